import { computed, diagnostic, notComputable, type PlainDate, type Result } from '../kernel/index.js'
import type { Entry } from './entries.js'
import type { EntryProcessCode } from './redemption-codes.js'
import { checkAskedDays } from './usable-wallet.js'

/** What takes an entry back. */
export interface ReversalOrder {
  /** Id of the reversal, unique for ever. */
  readonly id: string
  /** Day of the reversal. */
  readonly on: PlainDate
  /** Why, in the words of the record. */
  readonly reason: string
  /** Who did it, as the host names the person or body. */
  readonly by: string
}

/**
 * Makes the entry that takes another one back (冲正). The entry itself stays as it is. The reversal has the event date of what it takes
 * back, so that it falls into the same period and window, and the day of the reversal as the day on which it was recorded.
 *
 * @param entry - what is taken back
 * @param order - id, day, reason and person
 * @param entries - the other entries, among which a reversal of it may stand already
 * @returns reasons `entry-taken-back-already`, `taken-back-before-it-happened`, `reversal-cannot-be-reversed`
 * @throws RangeError where the day of the reversal is no date
 * @example
 * ```ts
 * import { reverseEntry } from 'xiangzhen/points'
 * const entry = { id: 'e1', member: 'm1', item: 'help', eventDate: '2024-03-01', points: '3' }
 * const order = { id: 'e1r', on: '2024-04-02', reason: '重复申报', by: 'clerk' }
 * const reversal = reverseEntry(entry, order)
 * reversal.status === 'computed' && reversal.value.reverses // => 'e1'
 * reversal.status === 'computed' && reversal.value.recordedAt // => '2024-04-02'
 * ```
 */
export function reverseEntry(
  entry: Entry,
  order: ReversalOrder,
  entries: readonly Entry[] = [],
): Result<Entry, EntryProcessCode> {
  const refused = (code: EntryProcessCode): Result<never, EntryProcessCode> =>
    notComputable(code, [diagnostic(code, 'error', order.id, { entry: entry.id, on: order.on, date: entry.eventDate })])
  checkAskedDays({ on: order.on })
  if (entry.reverses !== undefined) return refused('reversal-cannot-be-reversed')
  if (order.on < entry.eventDate) return refused('taken-back-before-it-happened')
  if (entries.some((one) => one.reverses === entry.id)) return refused('entry-taken-back-already')
  const { member, item, eventDate, quantity, points, level, object, others, state } = entry
  return computed({
    id: order.id,
    member,
    item,
    eventDate,
    recordedAt: order.on,
    ...(quantity === undefined ? {} : { quantity }),
    ...(points === undefined ? {} : { points }),
    ...(level === undefined ? {} : { level }),
    ...(object === undefined ? {} : { object }),
    ...(others === undefined ? {} : { others }),
    ...(state === undefined ? {} : { state }),
    reverses: entry.id,
    reason: order.reason,
    recordedBy: order.by,
  })
}
