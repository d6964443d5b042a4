import { type Diagnostic, diagnostic } from '../kernel/index.js'
import type { EscalationDocument, EscalationFacts } from './escalation-ladder.js'

/**
 * Looks for kinds of events that no ladder counts, and for subjects that are not listed. {@link escalate} puts the former beside the standing of their subject.
 *
 * @param document - the ladders
 * @param facts - subjects and events
 * @returns `unknown-event-kind`, `unknown-ladder-subject` with their places
 * @example
 * ```ts
 * import { checkEscalationFacts } from 'xiangzhen/responsibility'
 * import { attendanceLadder } from 'xiangzhen/presets/resident-team'
 * const events = [{ id: 'e', subjectId: 'p1', kind: 'absentWithoutreason', date: '2024-03-01' }]
 * checkEscalationFacts(attendanceLadder, { subjects: [{ id: 'p1', level: 'person' }], events })[0]?.path // => 'events[0].kind'
 * ```
 */
export function checkEscalationFacts(
  document: EscalationDocument,
  facts: EscalationFacts,
): readonly Diagnostic<EscalationFactsCode>[] {
  const { ladders } = document.rules
  const kinds = new Set(
    ladders.flatMap((ladder) => [
      ...ladder.counts,
      ...(ladder.resets ?? []),
      ...(ladder.directEntries ?? []).map((entry) => entry.event),
    ]),
  )
  const ids = new Set(facts.subjects.map((subject) => subject.id))
  return [
    ...facts.subjects.flatMap(({ id, parentId }, index) =>
      parentId === undefined || ids.has(parentId)
        ? []
        : [
            diagnostic('unknown-ladder-subject', 'warning', `subjects[${index}].parentId`, {
              subject: parentId,
              of: id,
            }),
          ],
    ),
    ...facts.events.flatMap(({ subjectId, kind, id }, index) => [
      ...(ids.has(subjectId)
        ? []
        : [
            diagnostic('unknown-ladder-subject', 'warning', `events[${index}].subjectId`, {
              subject: subjectId,
              of: id,
            }),
          ]),
      ...(kinds.has(kind)
        ? []
        : [diagnostic('unknown-event-kind', 'warning', `events[${index}].kind`, { kind, subject: subjectId, of: id })]),
    ]),
  ]
}

/** What {@link checkEscalationFacts} can find. */
export type EscalationFactsCode = 'unknown-event-kind' | 'unknown-ladder-subject'
