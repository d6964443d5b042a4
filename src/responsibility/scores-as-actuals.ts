import { diagnostic, type Diagnostic, type Result, type FractionText, type Rounding } from '../kernel/index.js'
import { decimalPlaces, exactToPlainText, exactToText, readFraction } from '../kernel/internal.js'
import type { GradeOutcome } from './grades.js'
import type { Actual, SchemeSubject } from './scheme-facts.js'
import type { SubjectScore } from './scheme-result.js'

/** A score that another scheme takes up: of a scored scheme, or of several periods together. */
export interface CarriedScore {
  /** Id of whoever was scored. */
  readonly id: string
  /** The score. */
  readonly score: Result<FractionText, string>
  /** The grade, where one was given. */
  readonly grade?: Result<GradeOutcome, string>
  /** How final it is; a score that is not final makes an estimated row. Absent: final. */
  readonly state?: SubjectScore['state']
  /** Points of its sections, indicators and sheets, for a carry that names one of them. */
  readonly nodes?: readonly { readonly id: string; readonly points: FractionText | null }[]
}

/** How scores become rows of another scheme. */
export interface ScoreCarry {
  /** Indicator of the other scheme that reads the rows. */
  readonly indicator: string
  /** Whose score a subject takes up: its own, or that of the unit above it (书记取本村的得分). */
  readonly from: 'itself' | 'parent'
  /** `score`: the score is the figure of the row. `grade`: the id of the grade is its level, for an indicator by levels. */
  readonly as: 'score' | 'grade'
  /** Id of a section, indicator or sheet whose points are carried instead of the whole score (党建板块得分第一名加分). */
  readonly node?: string
  /** Rounding of the score; absent: exact, and a score that is no finite decimal (a third) is not carried. */
  readonly rounding?: Rounding
  /** Part of the figure that the row is (`last`, `class-east`). */
  readonly part?: string
}

/** What {@link scoresAsActuals} can notice: whose score is missing, or cannot be written as a decimal. */
export type ScoreCarryCode = 'no-score-to-carry' | 'score-not-decimal'

/**
 * Turns the scores of one scheme into rows of another: the village's score within the assessment of its secretary, the result of a group stage
 * within a final one, a yearly score out of quarterly ones.
 *
 * @param scores - scores of {@link scoreScheme} or {@link combinePeriods}
 * @param subjects - subjects of the other scheme
 * @param carry - which score, and for which indicator
 * @returns rows in order of the subjects, and a diagnostic for each subject that gets none
 * @example
 * ```ts
 * import { scoresAsActuals } from 'xiangzhen/responsibility'
 * const villages = [{ id: 'east', score: { status: 'computed' as const, value: '86.5', diagnostics: [] } }]
 * const secretaries = [{ id: 'zhang', parent: 'east' }]
 * scoresAsActuals(villages, secretaries, { indicator: 'village', from: 'parent', as: 'score' }).rows
 * // => [{ subject: 'zhang', indicator: 'village', value: '86.5' }]
 * ```
 */
export function scoresAsActuals(
  scores: readonly CarriedScore[],
  subjects: readonly SchemeSubject[],
  carry: ScoreCarry,
): { readonly rows: readonly Actual[]; readonly diagnostics: readonly Diagnostic<ScoreCarryCode>[] } {
  const byId = new Map(scores.map((one) => [one.id, one]))
  const rows: Actual[] = []
  const diagnostics: Diagnostic<ScoreCarryCode>[] = []
  for (const [index, subject] of subjects.entries()) {
    const of = carry.from === 'itself' ? subject.id : subject.parent
    const found = of === undefined ? undefined : byId.get(of)
    const told = (code: ScoreCarryCode): void => {
      diagnostics.push(diagnostic(code, 'warning', `subjects[${index}]`, { subject: subject.id, of: of ?? '' }))
    }
    const figure = carry.as === 'score' ? valueOf(found, carry.node) : levelOf(found)
    if (figure === undefined) {
      told('no-score-to-carry')
      continue
    }
    const text = carry.as === 'score' ? written(figure, carry.rounding) : undefined
    if (carry.as === 'score' && text === undefined) {
      told('score-not-decimal')
      continue
    }
    rows.push({
      subject: subject.id,
      indicator: carry.indicator,
      ...(text === undefined ? { level: figure } : { value: text }),
      ...((found?.state ?? 'final') === 'final' ? {} : { state: 'estimated' as const }),
      ...(carry.part === undefined ? {} : { part: carry.part }),
    })
  }
  return { rows, diagnostics }
}

function valueOf(found: CarriedScore | undefined, node: string | undefined): string | undefined {
  if (node !== undefined) return found?.nodes?.find((one) => one.id === node)?.points ?? undefined
  return found?.score.status === 'computed' ? found.score.value : undefined
}

function levelOf(found: CarriedScore | undefined): string | undefined {
  return found?.grade?.status === 'computed' ? found.grade.value.grade : undefined
}

function written(value: FractionText, rounding: Rounding | undefined): string | undefined {
  const reading = readFraction(value)
  if (!reading.ok) return undefined
  if (rounding !== undefined) return exactToText(reading.figure, rounding.digits, rounding.mode)
  return decimalPlaces(reading.figure) === undefined ? undefined : exactToPlainText(reading.figure)
}
