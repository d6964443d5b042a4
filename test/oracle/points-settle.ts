import type { Entry, NoLossesTest, PointCap, PointCategory, PointItem, PointWorth, RuleBook } from 'xiangzhen/points'

/**
 * The obvious way to score a book of plain items: cents in bigint, every entry looked up again for every question. Only what `bookOf({ simple: true })`
 * makes is understood: ranges, points for a time without losses, caps over the period, floors, opening points.
 */
export function obviousScore(book: RuleBook, entries: readonly Entry[], member: string): bigint {
  const reversed = entries.map((entry) => entry.reverses)
  const counting = entries.filter(
    (entry) => entry.reverses === undefined && entry.member === member && !reversed.includes(entry.id),
  )
  const items = book.rules.items as readonly PointItem[]
  const sumOf = (item: PointItem): bigint => {
    const worth = item.worth as PointWorth
    if (worth.by !== 'result') return pointsOf(counting.filter((entry) => entry.item === item.id))
    const { over } = worth.when as NoLossesTest
    const taking = items
      .filter((one) => one.kind !== 'award')
      .filter((one) => over === undefined || over.includes(one.id) || over.includes(one.category as string))
      .map((one) => one.id)
    const lossMonths = counting
      .filter((entry) => taking.includes(entry.item) && cents(entry.points ?? '0') > 0n)
      .map((entry) => Number(entry.eventDate.slice(5, 7)))
    const spans = worth.per === undefined ? 1 : worth.per === 'half' ? 2 : 4
    let sum = 0n
    for (let span = 0; span < spans; span += 1) {
      const months = Array.from({ length: 12 / spans }, (_, at) => (span * 12) / spans + at + 1)
      if (!lossMonths.some((month) => months.includes(month))) sum += cents(worth.points as string)
    }
    return sum
  }
  const account = (id: string | undefined, opening: bigint, caps: readonly PointCap[], floored: boolean): bigint => {
    let gains = opening
    let losses = 0n
    for (const item of items.filter((one) => one.kind !== 'allocation' && one.category === id)) {
      const sum = sumOf(item)
      const [gain, loss] = itemCapped(item, item.kind === 'award' ? sum : 0n, item.kind === 'award' ? 0n : sum)
      gains += gain
      losses += loss
    }
    for (const item of items) {
      if (item.kind !== 'allocation' || item.category !== id) continue
      const sum = sumOf(item)
      const [, loss] = itemCapped(item, 0n, sum)
      const held = cents(item.allotment as string)
      gains += held
      losses += loss > held ? held : loss
    }
    if (id === undefined) {
      for (const category of book.rules.categories as readonly PointCategory[]) {
        const [gain, loss] = categoryParts(category)
        gains += gain
        losses += loss
      }
    }
    return limited(gains, losses, caps, floored)[0]
  }
  const categoryParts = (category: PointCategory): [bigint, bigint] => {
    let gains = category.opening === undefined ? 0n : 700n
    let losses = 0n
    for (const item of items.filter((one) => one.category === category.id)) {
      const sum = sumOf(item)
      const [gain, loss] = itemCapped(item, item.kind === 'award' ? sum : 0n, item.kind === 'award' ? 0n : sum)
      if (item.kind === 'allocation') {
        const held = cents(item.allotment as string)
        gains += held
        losses += loss > held ? held : loss
      } else {
        gains += gain
        losses += loss
      }
    }
    const [, left, right] = limited(
      gains,
      losses,
      (category.caps ?? []) as readonly PointCap[],
      category.floor !== undefined,
    )
    return [left, right]
  }
  return account(
    undefined,
    2000n,
    (book.rules.total.caps ?? []) as readonly PointCap[],
    book.rules.total.floor !== undefined,
  )
}

function itemCapped(item: PointItem, gains: bigint, losses: bigint): [bigint, bigint] {
  let [gain, loss] = [gains, losses]
  for (const cap of (item.caps ?? []) as readonly PointCap[]) {
    const most = cents(cap.limit as string)
    if (cap.basis === 'gross' && gain > most) gain = most
    if (cap.basis === 'losses' && loss > most) loss = most
    if (cap.basis === 'net' && gain - loss > most) gain = most + loss
  }
  return [gain, loss]
}

function limited(gains: bigint, losses: bigint, caps: readonly PointCap[], floored: boolean): [bigint, bigint, bigint] {
  let [gain, loss] = [gains, losses]
  for (const cap of caps) {
    const most = cents(cap.limit as string)
    if (cap.basis === 'gross' && gain > most) gain = most
    if (cap.basis === 'losses' && loss > most) loss = most
    if (cap.basis === 'net' && gain - loss > most) gain = most + loss
  }
  if (floored && gain < loss) loss = gain
  return [gain - loss, gain, loss]
}

function cents(text: string): bigint {
  const [whole = '0', fraction = ''] = text.split('.')
  return BigInt(whole + fraction.padEnd(2, '0'))
}

function pointsOf(entries: readonly Entry[]): bigint {
  return entries.reduce((total, entry) => total + cents(entry.points ?? '0'), 0n)
}
