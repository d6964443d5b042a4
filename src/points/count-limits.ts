import { decided } from './compiled-book.js'
import { magnitude, spanKey } from './contributions.js'
import { worthOfEntry } from './entry-worth.js'
import type { EntryDetail } from './gather-entries.js'
import type { CountLimit } from './point-items.js'
import type { EntryWorth } from './point-worths.js'
import { groupBy, type ScoringDesk } from './scoring-desk.js'
import { rollingStart } from './windows.js'

/** The order of entries: by day, then id, then person. */
export function byDayAndId(a: EntryDetail, b: EntryDetail): number {
  if (a.day !== b.day) return a.day - b.day
  const [x, y] = [a.entry.id, b.entry.id]
  return x < y ? -1 : x > y ? 1 : a.person < b.person ? -1 : a.person > b.person ? 1 : 0
}

/** Once only, first of the day, one act under several mechanisms: which entries the count limits leave out, and by which. */
export function countLimited<T>(
  desk: ScoringDesk<T>,
  byItem: readonly (readonly EntryDetail[] | undefined)[],
): ReadonlyMap<EntryDetail, string> {
  const dropped = new Map<EntryDetail, string>()
  const { reading } = desk
  if (decided(reading.rules.account).kind === 'household') {
    for (const { index, item } of reading.items) {
      if (item.household === undefined || decided(item.household) === 'personTime') continue
      const once = {
        id: `${item.id}.household`,
        items: [item.id],
        most: 1,
        per: 'matter',
        sameObject: false,
        keep: 'earliest',
      } as const
      limitCount(desk, once, byItem[index] ?? [], dropped, (detail) => detail.entry.object ?? `d${detail.day}`)
    }
  }
  for (const limit of reading.countLimits) {
    if (limit.most === 'all') continue
    const entries = limit.items.flatMap((id) => byItem[reading.itemIndex.get(id) ?? -1] ?? [])
    const window = decided(limit.per)
    limitCount(desk, limit, entries, dropped, (detail) => {
      if (limit.sameObject && detail.entry.object === undefined) return undefined
      const place = {
        item: detail.item,
        detail,
        inScore: true,
        day: detail.day,
        asked: undefined,
        granted: undefined,
        lost: [],
      }
      const key = spanKey(desk as ScoringDesk<unknown>, window, place)
      return limit.sameObject ? `${key} ${detail.entry.object ?? ''}` : key
    })
  }
  return dropped
}

function limitCount<T>(
  desk: ScoringDesk<T>,
  limit: CountLimit,
  entries: readonly EntryDetail[],
  dropped: Map<EntryDetail, string>,
  keyOf: (detail: EntryDetail) => string | undefined,
): void {
  const groups = groupBy(entries, (detail) => (dropped.has(detail) ? undefined : keyOf(detail)))
  const most = limit.most as number
  const per = decided(limit.per)
  const shared = (one: EntryDetail, last: EntryDetail): boolean =>
    typeof per !== 'object' || !('rolling' in per) || (rollingStart(per, last.day) <= one.day && one.day <= last.day)
  for (const group of groups.values()) {
    if (group.length <= most) continue
    const order = [...group].sort(byDayAndId)
    if (decided(limit.keep) === 'highest') {
      const worth = new Map(order.map((detail) => [detail, sizeOf(desk, detail)]))
      order.sort((a, b) => desk.arithmetic.compare(worth.get(b)!, worth.get(a)!) || byDayAndId(a, b))
    }
    const kept: EntryDetail[] = []
    for (const detail of order) {
      const full = [...kept, detail].some(
        (last) => shared(detail, last) && kept.filter((one) => shared(one, last)).length >= most,
      )
      if (full) dropped.set(detail, limit.id)
      else kept.push(detail)
    }
  }
}

function sizeOf<T>(desk: ScoringDesk<T>, detail: EntryDetail): T {
  const { worth } = desk.reading.items[detail.item]!
  const quiet = { ...desk, diagnostics: [], needs: [] }
  const points = worthOfEntry(quiet, worth as EntryWorth, detail)
  return points === undefined ? desk.arithmetic.zero : magnitude(desk, points)
}
