import { diagnostic, type Diagnostic } from '../kernel/index.js'
import { compareExact, exactOf, type Exact } from '../kernel/internal.js'
import { awardOf, awardTotals, type AwardTotal } from './award-results.js'
import { figuresIn, type ConditionView, type SchemeCondition } from './conditions.js'
import { indexFacts } from './fact-index.js'
import { checkSchemeFacts } from './check-scheme-facts.js'
import { fastTotals } from './fast-totals.js'
import { readGrade, type GradeOutcome, type SchemeGrades, type SchemeList } from './grades.js'
import { drawLists, type DrawnList, type ListCandidate, type ListRules } from './lists.js'
import { seatCount, type ListOutcome } from './list-seats.js'
import type { SchemeFacts } from './scheme-facts.js'
import type { GroupRanking, SubjectScore } from './scheme-result.js'
import { rankAll } from './score-ranking.js'
import type { ScoringFrame } from './node-evaluation.js'
import type { Scheme } from './scheme.js'
import { completenessOf, percentOf, viewOf, type RankPlace } from './subject-view.js'
import { runSubject, type SubjectRun } from './subject-run.js'
import { subjectScore, type Verdict } from './subject-score.js'

/** What a run gives, before it is put under the head of the question. */
export interface ScoringRun {
  readonly scores: readonly SubjectScore[]
  readonly ranking: readonly GroupRanking[]
  readonly lists: readonly ListOutcome[]
  readonly awards: readonly AwardTotal[]
  readonly diagnostics: readonly Diagnostic[]
}

/** Scores all subjects: first each by itself, then what needs the whole set. */
export function scoreAll(frame: ScoringFrame, facts: SchemeFacts, detail: 'nodes' | 'totals'): ScoringRun {
  const fast = detail === 'totals' ? fastTotals(frame, facts) : undefined
  const index = indexFacts(frame, fast?.rest ?? facts)
  const full = index.files.map((file) => runSubject(frame, file))
  const runs = fast === undefined ? full : [...fast.runs, ...full].sort(byId)
  const { rules } = frame.scheme
  const { ranking, places } = rankAll(runs, rules.ranking)
  const placed = runs.map((run) => ({ run, place: places.get(run.file.subject.id) }))
  const all = rules.lists ?? []
  const listRules: ListRules = {
    lists: all,
    ladder: rules.grades?.ladder ?? [],
    by: rules.ranking?.by,
    tieBreaks: rules.ranking?.tieBreaks ?? [],
    decisions: frame.decisions,
  }
  // Lists that a grade looks at come before the grades, the others after them.
  const looked = new Set((rules.grades?.rules ?? []).flatMap((rule) => listsIn(rule.when)))
  const first = drawLists(
    all.filter((list) => looked.has(list.id)),
    listRules,
    placed.flatMap((one) => candidate(one, undefined, [])),
    [],
  )
  const graded = placed.map((one) => ({ ...one, reading: gradeOf(frame, one.run, one.place, first) }))
  const drawn = drawLists(
    all.filter((list) => !looked.has(list.id)),
    listRules,
    graded.flatMap((one) => candidate(one, one.reading, first)),
    first,
  )
  const outcomes = drawn.map(({ outcome }) => outcome)
  const lists = all.flatMap((list) => outcomes.filter((one) => one.id === list.id))
  const scores = graded.map(({ run, place, reading }) => {
    const final = gradeByLists(frame.scheme, drawn, run, reading)
    const awards = (rules.awards ?? []).map((award) =>
      awardOf(award, {
        file: run.file,
        view: viewWith(drawn, run, place, 'best'),
        total: run.total?.figure,
        grade: final?.is === 'grade' ? final.outcome.grade : undefined,
        missing: final?.is === 'needs' ? final.missing : run.missing,
        rank: place,
        hits: run.hits,
        decisions: frame.decisions,
        policies: rules.policies ?? {},
      }),
    )
    return subjectScore(frame, run, final, awards, detail)
  })
  const strays = checkSchemeFacts(frame.scheme, facts)
  const vetoQuestions = runs.flatMap((run) =>
    run.undecided.map((veto) =>
      diagnostic('veto-undecided', 'warning', `vetoes.${veto}`, { veto, subject: run.file.subject.id }),
    ),
  )
  const awards = awardTotals(
    rules.awards ?? [],
    scores.flatMap((score) => score.awards),
  )
  return { scores, ranking, lists, awards, diagnostics: [...index.diagnostics, ...strays, ...vetoQuestions] }
}

function byId(a: SubjectRun, b: SubjectRun): number {
  return a.file.subject.id < b.file.subject.id ? -1 : 1
}

function candidate(
  { run, place }: { readonly run: SubjectRun; readonly place: RankPlace | undefined },
  reading: Verdict | undefined,
  drawn: readonly DrawnList[],
): readonly ListCandidate[] {
  if (run.total === undefined && run.missing.length === 0) return []
  return [
    {
      id: run.file.subject.id,
      group: run.file.subject.group,
      total: run.total?.figure,
      missing: reading?.is === 'needs' ? reading.missing : run.missing,
      view: viewWith(drawn, run, place, 'best'),
      hits: run.hits,
      grade: reading?.is === 'grade' ? reading.outcome.grade : undefined,
      gradeUndecided: reading?.is === 'none' && reading.reason === 'condition-undecided',
    },
  ]
}

function listsIn(condition: SchemeCondition): readonly string[] {
  return figuresIn(condition).flatMap((figure) => (figure.of === 'lists' ? figure.lists : []))
}

function viewWith(
  drawn: readonly DrawnList[],
  run: SubjectRun,
  place: RankPlace | undefined,
  ties: 'best' | 'worst',
): ConditionView {
  const outcomes = drawn.map(({ outcome }) => outcome)
  return viewOf(run, place, ties, (lists) => seatCount(outcomes, lists, run.file.subject))
}

function gradeOf(
  frame: ScoringFrame,
  run: SubjectRun,
  place: RankPlace | undefined,
  drawn: readonly DrawnList[],
): Verdict | undefined {
  const { grades, total, rounding } = frame.scheme.rules
  if (grades === undefined) return undefined
  const least = total?.minimumCompleteness
  if (least !== undefined && compareExact(completenessOf(run), exactOf(least)) < 0)
    return { is: 'none', reason: 'incomplete' }
  if (run.base.refuses) return { is: 'none', reason: 'refused' }
  if (run.missing.length > 0) return { is: 'needs', missing: run.missing }
  if (run.total === undefined) return { is: 'none', reason: 'without-score' }
  const reading = readGrade(
    grades,
    {
      graded: gradedFigure(run, grades.of),
      rounding: rounding?.find((one) => one.stage === 'grade'),
      view: (ties) => viewWith(drawn, run, place, ties),
      decisions: frame.decisions,
    },
    run.hits,
  )
  // A list that waits for a decision keeps the grades that look at it waiting.
  if (reading.is !== 'none' || reading.reason !== 'condition-undecided') return reading
  const missing = drawn.flatMap(({ outcome: { result } }) => (result.status === 'needs' ? result.missing : []))
  return missing.length > 0 ? { is: 'needs', missing } : reading
}

// The figure that the bands read.
function gradedFigure({ total, graded, base }: SubjectRun, of: SchemeGrades['of']): Exact | undefined {
  if (of === 'percent') return percentOf(graded, base)
  return of === 'base' ? graded?.figure : total?.figure
}

// A list can hold back a grade: of those who reached it, whoever is not on the list gets the next one.
function gradeByLists(
  scheme: Scheme,
  lists: readonly DrawnList[],
  run: SubjectRun,
  reading: Verdict | undefined,
): Verdict | undefined {
  if (reading?.is !== 'grade') return reading
  const { id, group } = run.file.subject
  let outcome: GradeOutcome = reading.outcome
  for (const list of scheme.rules.lists ?? []) {
    if (list.grade === undefined) continue
    const steps = { ...list, grade: list.grade }
    for (const { outcome: one, possible } of lists) {
      if (one.id !== list.id || (one.group !== null && one.group !== (group ?? null))) continue
      if (possible === undefined) {
        if (cannotSit(scheme, list, outcome.grade)) continue
        return one.result.status === 'needs'
          ? { is: 'needs', missing: one.result.missing }
          : { is: 'none', reason: 'condition-undecided', data: { list: list.title } }
      }
      const [first, ...others] = possible.map((seats) => seatedGrade(steps, seats.on.includes(id), outcome))
      if (first === undefined) continue
      // Whoever gets the same grade under every answer does not wait for it.
      if (others.some((other) => other.grade !== first.grade)) {
        return { is: 'needs', missing: one.result.status === 'needs' ? one.result.missing : [] }
      }
      outcome = first
    }
  }
  return { is: 'grade', outcome }
}

function seatedGrade(
  { grade: { on, off } }: { readonly grade: NonNullable<SchemeList['grade']> },
  seated: boolean,
  outcome: GradeOutcome,
): GradeOutcome {
  if (seated) return outcome.grade === on ? outcome : { ...outcome, grade: on, by: 'list' }
  return outcome.grade === on ? { ...outcome, grade: off, by: 'list' } : outcome
}

// Too low a grade for the list: nothing that is still open can seat it.
function cannotSit(scheme: Scheme, list: SchemeList, grade: string): boolean {
  const ladder = (scheme.rules.grades?.ladder ?? []).map((one) => one.id)
  return list.gradeAtLeast !== undefined && ladder.indexOf(grade) > ladder.indexOf(list.gradeAtLeast)
}
