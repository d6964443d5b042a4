import { diagnostic, notComputable, type Diagnostic, type PlainDate, type Result } from '../kernel/index.js'
import { strayOccurrences, withoutDuty, type StrayOccurrence } from './check-duty-facts.js'
import type { DueItem, DutyFacts, DutyQuestion, DutyStanding } from './due-item.js'
import { add } from './gather.js'
import type { Duty, DutyList, DutySubject, Occurrence } from './duty.js'
import { hasDuty, standingIn } from './duty-standing.js'
import { dutyWindows, type DutyWindow } from './duty-windows.js'

/**
 * Lists what is due on a day: every duty of every subject in every window of the question, with what was done toward it.
 *
 * A count per period is a count in a window: four quarterly meetings on one day satisfy one quarter. Windows follow the rule and never
 * the day on which the last one was done, so a late month does not hide a missed one.
 *
 * Decisions, each about the duty: `partial-window` (`full`, `fromFirstFull`, `proRataUp`, `proRataDown`), `first-day`, `month-end`, `day-off-shift`,
 * `day-itself` (`included`, `excluded`). A record whose date, kind or subject is not one is told among the diagnostics of each standing in which it may be
 * missing; a subject of a kind that no duty is for has one item without a duty (`unknown-subject-kind`). `checkDutyFacts` lists them all.
 *
 * @param document - the duties
 * @param facts - subjects, records, exceptions, calendar
 * @param question - the day, and the days whose windows are asked for
 * @returns one item per subject, duty and window, in order of id
 * @throws RangeError when a figure is not one (the `parse…` doors find it)
 * @example
 * ```ts
 * import { dueList } from 'xiangzhen/responsibility'
 * import { partyBranchDuties } from 'xiangzhen/presets/party-branch-duties'
 * const subjects = [{ id: 'b1', kind: 'branch' }]
 * const occurrences = ['o1', 'o2'].map((id) => ({ id, kinds: ['memberMeeting'], subjects: ['b1'], date: '2024-02-20' }))
 * const items = dueList(partyBranchDuties, { subjects, occurrences }, { asOf: '2024-05-31', from: '2024-01-01', to: '2024-06-30' })
 * items
 *   .filter((item) => item.dutyId === 'memberMeeting')
 *   .map(({ standing }) => standing.status === 'computed' && standing.value.state) // => ['done', 'open']
 * ```
 */
export function dueList(document: DutyList, facts: DutyFacts, question: DutyQuestion): readonly DueItem[] {
  const reading = {
    decisions: document.decisions,
    ...(facts.calendar === undefined ? {} : { calendar: facts.calendar }),
  }
  const strays = strayOccurrences(document, facts)
  const broken = new Set(strays.flatMap((one) => (one.fault === 'date' ? [one.occurrence] : [])))
  const records = bySubject(
    facts.occurrences.filter((one) => !broken.has(one)),
    question.asOf,
  )
  const items: DueItem[] = withoutDuty(document, facts).map(({ subject, finding }) => ({
    id: `${subject.id}//${question.from}`,
    subjectId: subject.id,
    dutyId: '',
    title: subject.kind,
    soft: false,
    window: { from: question.from, to: question.to },
    standing: notComputable(finding.code, [finding]),
  }))
  for (const subject of facts.subjects) {
    const own = records.get(subject.id) ?? []
    for (const duty of document.rules.duties) {
      if (duty.subjects !== undefined && !duty.subjects.includes(subject.kind)) continue
      const toward = own.filter((one) => one.kinds.some((kind) => duty.counts.includes(kind)))
      // What was done before the subject had the duty, or after, is no record of it.
      const done = toward.map((one) => one.date).filter((date) => hasDuty(subject, date))
      for (const window of dutyWindows(duty, subject, question, { ...reading, done })) {
        if (outside(window, subject)) continue
        items.push({
          id: `${subject.id}/${duty.id}/${window.from}`,
          subjectId: subject.id,
          dutyId: duty.id,
          title: duty.title,
          ...(duty.clause === undefined ? {} : { clause: duty.clause }),
          soft: duty.soft === true,
          window: { from: window.from, to: window.to },
          standing: withStrays(
            standingIn(window, { duty, subject, records: toward, own, facts, asOf: question.asOf, document }),
            strays,
            { duty, subject, window },
          ),
        })
      }
    }
  }
  return items.sort((a, b) => (a.id < b.id ? -1 : 1))
}

function bySubject(occurrences: readonly Occurrence[], asOf: PlainDate): ReadonlyMap<string, readonly Occurrence[]> {
  const sorted = occurrences
    .filter((one) => one.date <= asOf)
    .sort((a, b) => (a.date === b.date ? (a.id < b.id ? -1 : 1) : a.date < b.date ? -1 : 1))
  const found = new Map<string, Occurrence[]>()
  for (const one of sorted) {
    for (const subject of one.subjects) add(found, subject, one)
  }
  return found
}

// A record that cannot be placed is told wherever it may be missing.
function withStrays(
  standing: Result<DutyStanding>,
  strays: readonly StrayOccurrence[],
  place: { readonly duty: Duty; readonly subject: DutySubject; readonly window: DutyWindow },
): Result<DutyStanding> {
  // A record that lacks what the duty asks about is told; one that only falls short is in the standing.
  const refused = standing.status === 'computed' ? standing.value.refused : []
  const lacking = refused.filter(({ reason }) => reason === 'attendance-unknown' || reason === 'amount-unknown')
  const mine: readonly Diagnostic[] = [
    ...lacking.map(({ id, reason }) =>
      diagnostic(reason, 'warning', `occurrences.${id}`, { record: id, duty: place.duty.title }),
    ),
    ...strays.filter((one) => concerns(one, place)).flatMap((one) => one.diagnostics),
  ]
  return mine.length === 0 ? standing : { ...standing, diagnostics: [...standing.diagnostics, ...mine] }
}

function concerns(
  { occurrence, fault }: StrayOccurrence,
  { duty, subject, window }: { readonly duty: Duty; readonly subject: DutySubject; readonly window: DutyWindow },
): boolean {
  const counts = occurrence.kinds.some((kind) => duty.counts.includes(kind))
  const inWindow = occurrence.date >= window.from && occurrence.date <= window.to
  if (fault === 'date') return counts && occurrence.subjects.includes(subject.id)
  return inWindow && (fault === 'subject' ? counts : occurrence.subjects.includes(subject.id))
}

// A window in which the subject did not exist at all asks for nothing and is not listed.
function outside(window: DutyWindow, subject: DutySubject): boolean {
  return (subject.from ?? window.from) > window.to || (subject.to ?? window.to) < window.from
}
