import {
  computed,
  notComputable,
  type DecimalText,
  type Label,
  type PlainDate,
  type PolicyDocument,
  type Result,
} from '../kernel/index.js'
import { bandOf, type Band, type ChecklistItem } from '../scoring/index.js'

/** Rules of a regular check-up of branches (支部体检) and of their promotion by grade (晋位升级). */
export interface CheckUpRules {
  /** What is looked at. */
  readonly items: readonly ChecklistItem[]
  /** Grades of one check-up, the best first. */
  readonly grades: readonly { readonly id: string; readonly title: Label }[]
  /** Which grade a check-up gives: by the number of findings, or by a score that the host passes. The ids of the bands are grades. */
  readonly gradeBy: { readonly figure: 'findings' | 'score'; readonly bands: readonly Band[] }
  /** Standing levels of a branch, the best first. */
  readonly levels: readonly { readonly id: string; readonly title: Label }[]
  /** Moves by consecutive check-ups. After a move the count begins again. */
  readonly moves: readonly CheckUpMove[]
  /** Findings that set the level at once (软弱涣散 by a direct criterion). */
  readonly direct?: readonly { readonly item: string; readonly level: string; readonly clause?: string }[]
}

/** A move up or down the levels. */
export interface CheckUpMove {
  /** Id. */
  readonly id: string
  /** Up or down. */
  readonly direction: 'up' | 'down'
  /** After so many check-ups in a row. */
  readonly consecutive: number
  /** With one of these grades. */
  readonly grades: readonly string[]
  /** Levels moved. */
  readonly by: number
  /** Article of the text. */
  readonly clause?: string
}

/** The rules as a document. */
export type CheckUpDocument = PolicyDocument<CheckUpRules>

/** One dated check-up. */
export interface CheckUp {
  /** Id. */
  readonly id: string
  /** The branch. */
  readonly branchId: string
  /** Day. */
  readonly date: PlainDate
  /** Items that were found wanting. */
  readonly findings: readonly string[]
  /** Score, where the rules grade by score. */
  readonly score?: DecimalText
}

/** What one check-up did. */
export interface CheckUpStep {
  /** The check-up. */
  readonly id: string
  /** Day. */
  readonly date: PlainDate
  /** Its grade. */
  readonly grade: string
  /** Level before. */
  readonly from: string
  /** Level after. */
  readonly to: string
  /** The move or the finding that did it; `null` when the level stayed. */
  readonly by: string | null
}

/** A branch over its check-ups. */
export interface BranchHistory {
  /** Level on the day of the question. */
  readonly level: string
  /** Every check-up, in order of date. */
  readonly steps: readonly CheckUpStep[]
  /** Findings of the latest check-up. */
  readonly open: readonly string[]
  /** For each move, how many check-ups in a row count toward it now. */
  readonly counters: Readonly<Record<string, number>>
}

/** Why a branch has no history. */
export type CheckUpReason =
  'unknown-branch-level' | 'unknown-finding' | 'score-missing' | 'no-grade-band' | 'several-grade-bands'

/**
 * Takes each branch through its check-ups: the grade of each, promotion and demotion by check-ups in a row, findings that set the level at once.
 *
 * Reasons: `unknown-branch-level`, `unknown-finding`, `score-missing`, `no-grade-band` (no band holds the figure), `several-grade-bands`.
 *
 * @param document - items, grades, levels, moves
 * @param facts - branches with the level they start at, and check-ups in any order
 * @param question - the day; later check-ups are not seen
 * @returns one result per branch, in order of id
 * @example
 * ```ts
 * import { checkUpBranches } from 'xiangzhen/responsibility'
 * import { branchCheckUp } from 'xiangzhen/presets/branch-check-up'
 * const checkUps = ['2024-06-30', '2024-12-31'].map((date) => ({ id: date, branchId: 'b1', date, findings: [] }))
 * const [b1] = checkUpBranches(branchCheckUp, { branches: [{ id: 'b1', level: 'average' }], checkUps }, { asOf: '2024-12-31' })
 * b1?.history.status === 'computed' && b1.history.value.level // => 'advanced'
 * ```
 */
export function checkUpBranches(
  document: CheckUpDocument,
  facts: {
    readonly branches: readonly { readonly id: string; readonly level: string }[]
    readonly checkUps: readonly CheckUp[]
  },
  question: { readonly asOf: PlainDate },
): readonly { readonly id: string; readonly history: Result<BranchHistory, CheckUpReason> }[] {
  return [...facts.branches]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map((branch) => {
      const own = facts.checkUps
        .filter((one) => one.branchId === branch.id && one.date <= question.asOf)
        .sort((a, b) => (a.date === b.date ? (a.id < b.id ? -1 : 1) : a.date < b.date ? -1 : 1))
      return { id: branch.id, history: historyOf(document.rules, branch.level, own) }
    })
}

function historyOf(
  rules: CheckUpRules,
  start: string,
  checkUps: readonly CheckUp[],
): Result<BranchHistory, CheckUpReason> {
  const levels = rules.levels.map((level) => level.id)
  if (!levels.includes(start)) return notComputable('unknown-branch-level')
  const items = new Set(rules.items.map((item) => item.id))
  const counters = new Map(rules.moves.map((move) => [move.id, 0]))
  const steps: CheckUpStep[] = []
  let level = start
  for (const checkUp of checkUps) {
    if (checkUp.findings.some((finding) => !items.has(finding))) return notComputable('unknown-finding')
    const grade = gradeOf(rules, checkUp)
    if (typeof grade !== 'string') return notComputable(grade.reason)
    for (const move of rules.moves) {
      counters.set(move.id, move.grades.includes(grade) ? (counters.get(move.id) ?? 0) + 1 : 0)
    }
    const moved = moveOf(rules, levels, level, checkUp, counters)
    steps.push({ id: checkUp.id, date: checkUp.date, grade, from: level, to: moved.level, by: moved.by })
    if (moved.by !== null) for (const move of rules.moves) counters.set(move.id, 0)
    level = moved.level
  }
  const open = checkUps[checkUps.length - 1]?.findings ?? []
  return computed({ level, steps, open: [...new Set(open)].sort(), counters: Object.fromEntries(counters) })
}

function gradeOf(rules: CheckUpRules, checkUp: CheckUp): string | { readonly reason: CheckUpReason } {
  const figure = rules.gradeBy.figure === 'score' ? checkUp.score : String(new Set(checkUp.findings).size)
  if (figure === undefined) return { reason: 'score-missing' }
  const found = bandOf(rules.gradeBy.bands, figure)
  if (found.found === 'one') return found.band.id
  return { reason: found.found === 'none' ? 'no-grade-band' : 'several-grade-bands' }
}

// A finding that sets the level goes before every count; of several the worst level counts.
function moveOf(
  rules: CheckUpRules,
  levels: readonly string[],
  level: string,
  checkUp: CheckUp,
  counters: ReadonlyMap<string, number>,
): { readonly level: string; readonly by: string | null } {
  const direct = (rules.direct ?? [])
    .filter((one) => checkUp.findings.includes(one.item))
    .sort((a, b) => levels.indexOf(b.level) - levels.indexOf(a.level))
  const [worst] = direct
  if (worst !== undefined) return { level: worst.level, by: worst.level === level ? null : worst.item }
  for (const move of rules.moves) {
    if ((counters.get(move.id) ?? 0) < move.consecutive) continue
    const at = levels.indexOf(level) + (move.direction === 'up' ? -move.by : move.by)
    const bounded = at < 0 ? 0 : at >= levels.length ? levels.length - 1 : at
    const to = levels[bounded] as string
    if (to !== level) return { level: to, by: move.id }
  }
  return { level, by: null }
}
