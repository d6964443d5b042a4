import {
  computed,
  daysBetween,
  decisionFor,
  diagnostic,
  needs,
  notComputable,
  type Decision,
  type Diagnostic,
  type PlainDate,
  type Result,
} from '../kernel/index.js'
import type { TimetableStep } from './scheme.js'

/** What a timetable with an evidence cut-off looks like; every assessment scheme is one. */
export interface TimetableDocument {
  /** The steps. */
  readonly rules: { readonly timetable?: readonly TimetableStep[] }
  /** Decisions on what the text leaves open. */
  readonly decisions: readonly Decision[]
}

/** One piece of evidence. */
export interface EvidencePiece {
  /** Id. */
  readonly id: string
  /** The day that it shows. */
  readonly date: PlainDate
  /** The day on which it was handed in; absent: not yet. */
  readonly submittedOn?: PlainDate
}

/** Whether a piece of evidence counts for the year of the timetable. */
export interface EvidenceAdmission {
  /** `admitted`: it shows a day up to the cut-off and was handed in by then. `outside`: it does not. */
  readonly standing: 'admitted' | 'outside'
  /** Days after the cut-off, of the later of both dates; 0 when admitted. */
  readonly daysLate: number
  /** What becomes of it: it counts for the next year, or for none. Needs `late-evidence` when it is outside. */
  readonly goesTo: Result<'thisYear' | 'nextYear' | 'noYear'>
}

/** Why nothing can be said. */
export type EvidenceAdmissionReason = 'no-cut-off' | 'several-cut-offs'

/**
 * Says which evidence is inside the cut-off of a timetable (the last day itself is inside), and what becomes of the rest.
 *
 * Reasons: `no-cut-off`, `several-cut-offs`. Decision: `late-evidence` (`nextYear`, `noYear`).
 *
 * @param document - a scheme or any document with a timetable
 * @param facts - the evidence
 * @param _question - nothing is asked beyond the document
 * @returns one row per piece, in order of id
 * @example
 * ```ts
 * import { admitEvidence } from 'xiangzhen/responsibility'
 * const timetable = [{ id: 'cut', title: '数据截止', kind: 'evidenceCutOff' as const, by: '2023-10-20' }]
 * const evidence = [{ id: 'e1', date: '2023-10-15', submittedOn: '2023-10-18' }]
 * const [e1] = admitEvidence({ rules: { timetable }, decisions: [] }, { evidence }, {})
 * e1?.admission.status === 'computed' && e1.admission.value.standing // => 'admitted'
 * ```
 */
export function admitEvidence(
  document: TimetableDocument,
  facts: { readonly evidence: readonly EvidencePiece[] },
  _question: object,
): readonly { readonly id: string; readonly admission: Result<EvidenceAdmission, EvidenceAdmissionReason> }[] {
  const cutOffs = (document.rules.timetable ?? []).filter((step) => step.kind === 'evidenceCutOff')
  const [cutOff, another] = cutOffs
  return [...facts.evidence]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map((piece) => {
      if (cutOff === undefined) return { id: piece.id, admission: notComputable('no-cut-off') }
      if (another !== undefined) return { id: piece.id, admission: notComputable('several-cut-offs') }
      return { id: piece.id, admission: computed(admissionOf(piece, cutOff.by, document.decisions)) }
    })
}

function admissionOf(piece: EvidencePiece, by: PlainDate, decisions: readonly Decision[]): EvidenceAdmission {
  const later = piece.submittedOn !== undefined && piece.submittedOn > piece.date ? piece.submittedOn : piece.date
  if (later <= by) return { standing: 'admitted', daysLate: 0, goesTo: computed('thisYear') }
  const decided = decisionFor(decisions, 'late-evidence')?.value
  const goesTo =
    decided === 'nextYear' || decided === 'noYear'
      ? computed<'nextYear' | 'noYear'>(decided)
      : needs([{ code: 'late-evidence', options: ['nextYear', 'noYear'] }])
  return { standing: 'outside', daysLate: daysBetween(by, later), goesTo }
}

/** What {@link checkTimetable} can find. */
export type TimetableCode =
  'scored-before-cut-off' | 'step-before-its-predecessor' | 'unknown-predecessor' | 'lower-level-after-higher'

/**
 * Looks for contradictions in a timetable. Each finding names the two dates.
 *
 * Codes: `scored-before-cut-off` (points are given while evidence may still be sent), `step-before-its-predecessor`, `unknown-predecessor`,
 * `lower-level-after-higher` (in a cascade of levels, the same kind of step ends later at a lower level than at a higher one).
 *
 * @param document - a scheme or any document with a timetable
 * @param levels - the levels from the lowest to the highest; empty: levels are not compared
 * @returns the findings, in the order of the steps
 * @example
 * ```ts
 * import { checkTimetable } from 'xiangzhen/responsibility'
 * const timetable = [
 *   { id: 'cut', title: '数据截止', kind: 'evidenceCutOff' as const, by: '2023-10-20' },
 *   { id: 'score', title: '评分', kind: 'scoring' as const, by: '2023-10-17' },
 * ]
 * checkTimetable({ rules: { timetable }, decisions: [] }, []).map((finding) => finding.code) // => ['scored-before-cut-off']
 * ```
 */
export function checkTimetable(
  document: TimetableDocument,
  levels: readonly string[],
): readonly Diagnostic<TimetableCode>[] {
  const steps = document.rules.timetable ?? []
  return steps.flatMap((step, index) => {
    const path = `rules.timetable[${index}]`
    const found: Diagnostic<TimetableCode>[] = []
    const against = (code: TimetableCode, other: TimetableStep) => {
      const data = { step: step.id, by: step.by, other: other.id, otherBy: other.by }
      found.push(diagnostic(code, 'error', path, data))
    }
    for (const id of step.after ?? []) {
      const before = steps.find((one) => one.id === id)
      if (before === undefined) {
        found.push(diagnostic('unknown-predecessor', 'error', path, { step: step.id, other: id }))
      } else if (step.by < before.by) against('step-before-its-predecessor', before)
    }
    for (const other of steps) {
      const cutOff = step.kind === 'scoring' && other.kind === 'evidenceCutOff'
      if (cutOff && step.by < other.by) against('scored-before-cut-off', other)
      const lower = levels.indexOf(step.level ?? '') < levels.indexOf(other.level ?? '')
      const known = levels.includes(step.level ?? '') && lower
      if (known && step.kind === other.kind && step.by > other.by) against('lower-level-after-higher', other)
    }
    return found
  })
}
