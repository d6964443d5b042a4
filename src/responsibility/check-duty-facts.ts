import { diagnostic, readPlainDate, type DateRefusal, type Diagnostic } from '../kernel/index.js'
import type { DutyFacts } from './due-item.js'
import type { DutyList, DutySubject, Occurrence } from './duty.js'

/** What {@link checkDutyFacts} can find. */
export type DutyFactsCode =
  DateRefusal | 'unknown-occurrence-kind' | 'unknown-duty-subject' | 'unknown-subject-kind' | 'unknown-duty'

/** A record that belongs to no duty, to no subject, or to no day. @internal */
export interface StrayOccurrence {
  readonly occurrence: Occurrence
  readonly fault: 'date' | 'kind' | 'subject'
  readonly diagnostics: readonly Diagnostic<DutyFactsCode>[]
}

/** Records that cannot be placed. @internal */
export function strayOccurrences(document: DutyList, facts: DutyFacts): readonly StrayOccurrence[] {
  const { duties } = document.rules
  const kinds = new Set(
    duties.flatMap((duty) => [...duty.counts, ...(duty.amount?.kind === 'share' ? duty.amount.outOf : [])]),
  )
  const subjects = new Set(facts.subjects.map((subject) => subject.id))
  return facts.occurrences.flatMap((occurrence, index): readonly StrayOccurrence[] => {
    const path = `occurrences[${index}]`
    const dates = [
      ...dateFault(occurrence.date, `${path}.date`),
      ...(occurrence.countsFor === undefined ? [] : dateFault(occurrence.countsFor, `${path}.countsFor`)),
    ]
    const known = occurrence.kinds.some((kind) => kinds.has(kind))
    const strange = occurrence.subjects.filter((id) => !subjects.has(id))
    return [
      ...(dates.length === 0 ? [] : [{ occurrence, fault: 'date' as const, diagnostics: dates }]),
      ...(known
        ? []
        : [
            {
              occurrence,
              fault: 'kind' as const,
              diagnostics: [
                diagnostic('unknown-occurrence-kind', 'warning', `${path}.kinds`, {
                  record: occurrence.id,
                  kinds: occurrence.kinds,
                }),
              ],
            },
          ]),
      ...(strange.length === 0
        ? []
        : [
            {
              occurrence,
              fault: 'subject' as const,
              diagnostics: [
                diagnostic('unknown-duty-subject', 'warning', `${path}.subjects`, {
                  record: occurrence.id,
                  subjects: strange,
                }),
              ],
            },
          ]),
    ]
  })
}

/** Subjects of kinds that no duty is for. @internal */
export function withoutDuty(
  { rules: { duties } }: DutyList,
  { subjects }: DutyFacts,
): readonly { readonly subject: DutySubject; readonly finding: Diagnostic<'unknown-subject-kind'> }[] {
  if (duties.some((duty) => duty.subjects === undefined)) return []
  const kinds = new Set(duties.flatMap((duty) => duty.subjects ?? []))
  return subjects.flatMap((subject, index) => {
    const { id, kind } = subject
    if (kinds.has(kind)) return []
    const finding = diagnostic('unknown-subject-kind', 'warning', `subjects[${index}].kind`, { subject: id, kind })
    return [{ subject, finding }]
  })
}

function dateFault(text: string, path: string): readonly Diagnostic<DateRefusal>[] {
  const reading = readPlainDate(text)
  return reading.ok ? [] : [diagnostic(reading.code, 'error', path, { text: reading.text })]
}

/**
 * Looks for what the facts of duties name and nobody has: kinds of records that no duty counts, subjects that are not listed, kinds of subjects without a
 * duty, duties that an exception names; and for dates that are none.
 *
 * @param document - the duties
 * @param facts - subjects, records, exceptions
 * @returns findings with their places
 * @example
 * ```ts
 * import { checkDutyFacts } from 'xiangzhen/responsibility'
 * import { partyBranchDuties } from 'xiangzhen/presets/party-branch-duties'
 * const occurrences = [{ id: 'o1', kinds: ['memberMeetng'], subjects: ['b1'], date: '2024-02-20' }]
 * checkDutyFacts(partyBranchDuties, { subjects: [{ id: 'b1', kind: 'branch' }], occurrences })[0]?.path // => 'occurrences[0].kinds'
 * ```
 */
export function checkDutyFacts(document: DutyList, facts: DutyFacts): readonly Diagnostic<DutyFactsCode>[] {
  const { duties } = document.rules
  const subjects = new Set(facts.subjects.map((subject) => subject.id))
  const ids = new Set(duties.map((duty) => duty.id))
  return [
    ...withoutDuty(document, facts).map(({ finding }) => finding),
    ...strayOccurrences(document, facts).flatMap((one) => one.diagnostics),
    ...(facts.excuses ?? []).flatMap(({ subjectId, dutyId }, index) => [
      ...(subjects.has(subjectId)
        ? []
        : [
            diagnostic('unknown-duty-subject', 'warning', `excuses[${index}].subjectId`, {
              record: `${index}`,
              subjects: [subjectId],
            }),
          ]),
      ...(dutyId === undefined || ids.has(dutyId)
        ? []
        : [diagnostic('unknown-duty', 'warning', `excuses[${index}].dutyId`, { duty: dutyId })]),
    ]),
  ]
}
