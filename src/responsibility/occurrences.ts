import { daysBetween, type PlainDate } from '../kernel/index.js'
import { ownValue, compareExact, exactInteger, exactOf, exactZero, type Exact } from '../kernel/internal.js'
import type { Duty, Occurrence } from './duty.js'
import { needed } from './votes.js'

/** Why a record does not count toward a duty. */
export type OccurrenceRefusal =
  | 'before-window'
  | 'not-in-duty'
  | 'too-short'
  | 'attendance-unknown'
  | 'attendance-too-low'
  | 'mode-not-accepted'
  | 'parts-missing'
  | 'evidence-missing'
  | 'too-close-together'
  | 'amount-unknown'

/** Whether a record counts, and for how much. @internal */
export type OccurrenceOutcome =
  { readonly counts: true; readonly amount: Exact } | { readonly counts: false; readonly reason: OccurrenceRefusal }

/** Judges one record of a window against its duty. @internal */
export function countOccurrence(
  duty: Duty,
  record: Occurrence,
  place: { readonly opens: PlainDate; readonly before: PlainDate | undefined },
): OccurrenceOutcome {
  const reason = refusalOf(duty, record, place)
  if (reason !== undefined) return { counts: false, reason }
  if (duty.amount?.kind !== 'sum') return { counts: true, amount: exactInteger(1) }
  const amount = ownValue(record.amounts, duty.amount.of)
  return amount === undefined ? { counts: false, reason: 'amount-unknown' } : { counts: true, amount: exactOf(amount) }
}

function refusalOf(
  duty: Duty,
  record: Occurrence,
  { opens, before }: { readonly opens: PlainDate; readonly before: PlainDate | undefined },
): OccurrenceRefusal | undefined {
  if (record.date < opens) return 'before-window'
  if (duty.modes !== undefined && !duty.modes.includes(record.mode ?? '')) return 'mode-not-accepted'
  if (duty.parts !== undefined && !hasParts(duty.parts, record.parts ?? [])) return 'parts-missing'
  if ((record.evidence?.length ?? 0) < (duty.evidence ?? 0)) return 'evidence-missing'
  const tooShort = lengthRefusal(duty, record)
  if (tooShort !== undefined) return tooShort
  if (duty.attendance !== undefined) {
    const { entitled, present } = record
    if (entitled === undefined || present === undefined) return 'attendance-unknown'
    if (present < needed(duty.attendance, entitled, present)) return 'attendance-too-low'
  }
  if (before !== undefined && daysBetween(before, record.date) < (duty.apartDays ?? 0)) return 'too-close-together'
  return undefined
}

function hasParts(rule: NonNullable<Duty['parts']>, parts: readonly string[]): boolean {
  const others = new Set(parts.filter((part) => !rule.required.includes(part))).size
  return rule.required.every((part) => parts.includes(part)) && others >= rule.others
}

// One of the measures is enough; a record that states none of them is not short, it is unknown.
function lengthRefusal({ eachAtLeast }: Duty, record: Occurrence): OccurrenceRefusal | undefined {
  if (eachAtLeast === undefined) return undefined
  const stated = eachAtLeast.filter((one) => ownValue(record.amounts, one.of) !== undefined)
  if (stated.length === 0) return 'amount-unknown'
  const long = stated.some(({ of, figure }) => {
    const amount = exactOf(ownValue(record.amounts, of) ?? '0')
    return compareExact(amount, exactOf(figure)) >= 0 && compareExact(amount, exactZero) > 0
  })
  return long ? undefined : 'too-short'
}
