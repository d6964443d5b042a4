import type {
  DecimalText,
  DiagnosticData,
  Decision,
  DecisionNeed,
  Label,
  Rounding,
  RoundingMode,
} from '../kernel/index.js'
import { exactToText, roundExact, type Exact } from '../kernel/internal.js'
import { applyVetoes, type Band, type VetoEffect } from '../scoring/index.js'
import { bandOfExact } from '../scoring/internal.js'
import { holds, type ConditionView, type SchemeCondition } from './conditions.js'
import { decidedValue } from './leaf.js'
import type { RankKey } from './score-ranking.js'
import { figureText } from './working.js'

/** How a score becomes a grade. */
export interface SchemeGrades {
  /** All grades from the best to the worst. */
  readonly ladder: readonly SchemeGrade[]
  /**
   * What the bands read: the total, the base before any sheet is added (加分不计入等次), or the base in per cent of the applicable maximum. A veto on the total
   * holds for what is graded. Absent: the total.
   */
  readonly of?: 'total' | 'base' | 'percent'
  /** Intervals of the score; the id of a band is a grade. */
  readonly bands?: readonly Band[]
  /** Conditions that give a grade, the first one that holds counts; they go before the bands. */
  readonly rules?: readonly GradeRule[]
  /** Grade of whoever no rule and no band gives one. */
  readonly otherwise?: string
}

/** A grade. */
export interface SchemeGrade {
  /** Id. */
  readonly id: string
  /** Name as published. */
  readonly title: Label
}

/** A condition that gives a grade. */
export interface GradeRule {
  /** The grade. */
  readonly grade: string
  /** When. */
  readonly when: SchemeCondition
  /** Article of the published text. */
  readonly clause?: string
}

/** A veto: what hits it and what it does. */
export interface SchemeVeto {
  /** Id. */
  readonly id: string
  /** Name as published. */
  readonly title?: Label
  /** Article of the published text. */
  readonly clause?: string
  /** When it is hit. */
  readonly when: SchemeCondition
  /**
   * What it does. Absent: the text says veto and no more, so a decision is needed (`veto-effect`). `invalidate`: the data are
   * not valid, there is no score and no grade.
   */
  readonly effect?: SchemeVetoEffect
}

/**
 * What a veto of a scheme does. `lowerGrade`: so many grades down the ladder (降一个等次); several add up, and the last grade is the lowest.
 * `multiplyPoints`: the points of a node, or the total, times a factor (总分按 90% 计, 该项减半); several are multiplied. `limitTotal`: no more than so many
 * points (总分最高计 59 分).
 */
export type SchemeVetoEffect =
  | VetoEffect
  | { readonly kind: 'invalidate' }
  | { readonly kind: 'lowerGrade'; readonly by: number }
  | { readonly kind: 'multiplyPoints'; readonly by: DecimalText; readonly item?: string }
  | { readonly kind: 'limitTotal'; readonly at: DecimalText }

/** A veto that was hit. */
export interface SchemeVetoHit {
  /** Id of the veto. */
  readonly id: string
  /** Its name. */
  readonly title?: Label
  /** What it does. */
  readonly effect: SchemeVetoEffect
  /** Article of the published text. */
  readonly clause?: string
  /** Ids of the events that hit it. */
  readonly events: readonly string[]
}

/** A list by rank. */
export interface SchemeList {
  /** Id; a veto that refuses an award names it. */
  readonly id: string
  /** Name as published. */
  readonly title: Label
  /** Article of the published text. */
  readonly clause?: string
  /** Inside each group, or over all subjects. Absent: inside each group. */
  readonly scope?: 'group' | 'all'
  /** From the first, or from the last. */
  readonly from: 'top' | 'bottom'
  /** What it is ranked by, one after the other (党建红旗村 by the points of one section); who lacks the first figure is not on it. Absent: the ranking. */
  readonly by?: readonly RankKey[]
  /** Number or share of seats. */
  readonly quota: ListQuota
  /** Other quotas for groups whose ranked members all meet a condition (单位为一等的，优秀比例提高到 30%); the first that fits goes before `quota`. */
  readonly quotas?: readonly GroupQuota[]
  /** Who can be on it; absent: everybody who has a score. */
  readonly eligible?: SchemeCondition
  /** Only who has this grade or a better one. */
  readonly gradeAtLeast?: string
  /**
   * Whoever a veto refuses the list: `leaveRanking` gives the place to the next one, `leaveVacant` leaves the seat empty. Absent and it occurs: a
   * decision is needed (`vetoed-in-list`).
   */
  readonly vetoed?: 'leaveRanking' | 'leaveVacant'
  /** A list, or lists, that go first: who is on them is not on this one. Absent and they meet: a decision is needed (`lists-overlap`). */
  readonly yieldsTo?: string | readonly string[]
  /** The grade of who is on the list, and of those of that grade who are not (优秀 at most a third). */
  readonly grade?: { readonly on: string; readonly off: string }
}

/** Seats of a list. */
export interface ListQuota {
  /** At most, or at least, so many. */
  readonly kind: 'atMost' | 'atLeast'
  /** Number of seats. */
  readonly count?: number
  /** Share of those who are ranked (`0.1`, `1/3`). */
  readonly share?: string
  /** How a share becomes whole seats. Absent: `floor` for at most and `ceil` for at least. */
  readonly rounding?: RoundingMode
  /** Fewest seats (不足 1 名的按 1 名). */
  readonly minimum?: number
  /** What happens to a tie at the line. Absent: a decision is needed (`tie-at-quota`). */
  readonly ties?: 'exceed' | 'leaveVacant'
}

/** The quota of groups of one kind. */
export interface GroupQuota {
  /** What every ranked member of the group meets. */
  readonly when: SchemeCondition
  /** Seats of such a group. */
  readonly quota: ListQuota
}

/** A grade and how it came about. */
export interface GradeOutcome {
  /** Id of the grade. */
  readonly grade: string
  /** By a band, by a rule, forced, capped or lowered by a veto, or by a list. */
  readonly by: 'band' | 'rule' | 'otherwise' | 'forced' | 'capped' | 'lowered' | 'list'
  /** The grade before vetoes and lists. */
  readonly before: string
  /** The figure that was graded. */
  readonly figure: DecimalText
}

/** A grade, or why there is none. */
export type GradeReading =
  | { readonly is: 'grade'; readonly outcome: GradeOutcome }
  | { readonly is: 'needs'; readonly missing: readonly DecisionNeed[] }
  | { readonly is: 'none'; readonly reason: GradeReason; readonly data?: DiagnosticData }

/** Why there is no grade. */
export type GradeReason = 'no-grades' | 'outside-bands' | 'overlapping-bands' | 'condition-undecided'

/** What a grade is read from. */
export interface GradeBasis {
  /** What `grades.of` names. */
  readonly graded: Exact | undefined
  readonly rounding: Rounding | undefined
  readonly view: (ties: 'best' | 'worst') => ConditionView
  readonly decisions: readonly Decision[]
}

/** Reads the grade of a score, before lists. */
export function readGrade(grades: SchemeGrades, basis: GradeBasis, hits: readonly SchemeVetoHit[]): GradeReading {
  const reading = gradeBeforeVetoes(grades, basis)
  if (reading.is !== 'grade') return forcedAnyway(grades, hits) ?? reading
  const { outcome } = reading
  const ladder = grades.ladder.map((one) => one.id)
  const lowered = loweredGrade(outcome.grade, ladder, hits)
  const after = applyVetoes(lowered, ladder, vetoHits(hits))
  const grade = after.grade ?? lowered
  if (after.gradeBy !== 'score') return { is: 'grade', outcome: { ...outcome, grade, by: after.gradeBy } }
  return lowered === outcome.grade ? reading : { is: 'grade', outcome: { ...outcome, grade, by: 'lowered' } }
}

// A grade that is not on the ladder stays as it is; the linter names it.
function loweredGrade(grade: string, ladder: readonly string[], hits: readonly SchemeVetoHit[]): string {
  const steps = hits.reduce((sum, { effect }) => sum + (effect.kind === 'lowerGrade' ? effect.by : 0), 0)
  const place = ladder.indexOf(grade)
  if (steps === 0 || place === -1) return grade
  return ladder[place + steps] ?? (ladder[ladder.length - 1] as string)
}

// A forced grade stands even where the score gives none.
function forcedAnyway(grades: SchemeGrades, hits: readonly SchemeVetoHit[]): GradeReading | undefined {
  const after = applyVetoes(
    undefined,
    grades.ladder.map((one) => one.id),
    vetoHits(hits),
  )
  if (after.grade === undefined) return undefined
  return { is: 'grade', outcome: { grade: after.grade, by: 'forced', before: after.grade, figure: '0' } }
}

function vetoHits(hits: readonly SchemeVetoHit[]): Parameters<typeof applyVetoes>[2] {
  return hits.flatMap(({ id, effect, events }) =>
    isScoringEffect(effect) ? [{ id, event: events[0] ?? '', date: '', effect }] : [],
  )
}

function isScoringEffect(effect: SchemeVetoEffect): effect is VetoEffect {
  const { kind } = effect
  return kind !== 'invalidate' && kind !== 'lowerGrade' && kind !== 'multiplyPoints' && kind !== 'limitTotal'
}

function gradeBeforeVetoes(grades: SchemeGrades, basis: GradeBasis): GradeReading {
  const exact = basis.graded
  if (exact === undefined) return { is: 'none', reason: 'condition-undecided', data: { rule: null } }
  const figure = basis.rounding === undefined ? exact : roundExact(exact, basis.rounding)
  const shown =
    basis.rounding === undefined ? figureText(exact) : exactToText(exact, basis.rounding.digits, basis.rounding.mode)
  const best = byRules(grades, basis.view('best'))
  const worst = byRules(grades, basis.view('worst'))
  const undecided = [best, worst].find((one) => one !== undefined && 'undecided' in one)
  if (undecided !== undefined)
    return { is: 'none', reason: 'condition-undecided', data: undecidedData(grades, undecided.undecided) }
  let rule = best?.rule
  if (best?.rule !== worst?.rule) {
    const options = ['exceed', 'leaveVacant'] as const
    const decided = decidedValue(basis.decisions, 'tie-at-rank', undefined, options)
    if (decided === undefined) return { is: 'needs', missing: [{ code: 'tie-at-rank', options }] }
    rule = decided === 'exceed' ? best?.rule : worst?.rule
  }
  if (rule !== undefined) return graded(rule.grade, 'rule', shown)
  if (grades.bands !== undefined) {
    const finding = bandOfExact(grades.bands, figure)
    if (finding.found === 'one') return graded(finding.band.id, 'band', shown)
    if (finding.found === 'several') {
      return {
        is: 'none',
        reason: 'overlapping-bands',
        data: { figure: shown, bands: finding.bands.map((band) => band.id) },
      }
    }
  }
  if (grades.otherwise !== undefined) return graded(grades.otherwise, 'otherwise', shown)
  return grades.bands === undefined
    ? { is: 'none', reason: 'no-grades', data: { figure: shown } }
    : { is: 'none', reason: 'outside-bands', data: { figure: shown } }
}

function graded(grade: string, by: GradeOutcome['by'], figure: DecimalText): GradeReading {
  return { is: 'grade', outcome: { grade, by, before: grade, figure } }
}

type RuleFound = { readonly rule: GradeRule } | { readonly undecided: GradeRule; readonly rule?: never }

function byRules(grades: SchemeGrades, view: ConditionView): RuleFound | undefined {
  for (const rule of grades.rules ?? []) {
    const answer = holds(rule.when, view)
    if (answer === undefined) return { undecided: rule }
    if (answer) return { rule }
  }
  return undefined
}

// Which rule cannot be told: its place, its grade, its clause.
function undecidedData(grades: SchemeGrades, rule: GradeRule): DiagnosticData {
  const title = grades.ladder.find((one) => one.id === rule.grade)?.title
  return {
    rule: `rules.grades.rules[${(grades.rules ?? []).indexOf(rule)}]`,
    grade: title ?? rule.grade,
    ...(rule.clause === undefined ? {} : { clause: rule.clause }),
  }
}
