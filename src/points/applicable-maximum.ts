import type { DecimalText } from '../kernel/index.js'
import { coversPeriod, decided, type BookAccount, type BookItem } from './compiled-book.js'
import { partIds } from './combine-parts.js'
import { limitOf } from './point-limits.js'
import { openingOf } from './openings.js'
import type { PointCap } from './point-items.js'
import type { PointBand, PointWorth } from './point-worths.js'
import { classOn, figureFor, heldRole, lastDayInScheme, type ScoringDesk } from './scoring-desk.js'
import { spansWithin, windowsIn } from './windows.js'
import { measuredValue, timesFactor } from './measured-worths.js'

/**
 * The most that the subject could reach in the score period with the items that apply to it; `undefined` when the rules set no upper limit.
 */
export function applicableMaximum<T>(desk: ScoringDesk<T>): T | undefined {
  const { reading, arithmetic } = desk
  const className = classOn(desk, lastDayInScheme(desk))
  const items = reading.items.map((item) => itemMaximum(desk, item, className))
  for (const cap of reading.combinedCaps) {
    if (cap.basis === 'losses') continue
    let room = capMaximum(desk, cap)
    for (const id of cap.over) {
      const index = reading.itemIndex.get(id)
      if (index === undefined || room === undefined) continue
      items[index] = leastOf(desk, items[index], room)
      room = arithmetic.subtract(room, items[index] as T)
    }
  }
  const accounts: (T | undefined)[] = []
  for (const account of reading.accounts) accounts.push(accountMaximum(desk, account, items, accounts, className))
  return accounts[accounts.length - 1]
}

/** The most that one item can bring, after its own limits. */
export function itemMaximum<T>(desk: ScoringDesk<T>, item: BookItem, className: string | undefined): T | undefined {
  const { arithmetic } = desk
  const { classes, roles, maximum } = item.item
  if (classes?.includes(className ?? '') === false) return arithmetic.zero
  if (roles !== undefined && !heldRole(desk, roles)) return arithmetic.zero
  if (item.sign === -1) return arithmetic.zero
  if (maximum !== undefined) return figureFor(desk, maximum, className) ?? arithmetic.zero
  const { worth } = item
  // What is measured as nothing out of nothing does not apply.
  if ('measure' in worth && measuredValue(desk, worth.measure).kind === 'notApplicable') return arithmetic.zero
  let most = leastOf(desk, worthMaximum(desk, item, className), countedMaximum(desk, item, className))
  for (const cap of item.caps) {
    if (cap.basis !== 'losses') most = leastOf(desk, most, capMaximum(desk, cap))
  }
  return most
}

function worthMaximum<T>(desk: ScoringDesk<T>, item: BookItem, className: string | undefined): T | undefined {
  const { arithmetic } = desk
  const { worth } = item
  if (worth.by === 'panels') {
    let sum = arithmetic.zero
    for (const panel of worth.panels) {
      if (decided(panel.combine) === 'sum') return undefined
      sum = arithmetic.add(
        sum,
        arithmetic.multiply(arithmetic.read(panel.weight as string), arithmetic.read(panel.most)),
      )
    }
    return timesFactor(desk, sum, worth.factor as DecimalText | undefined)
  }
  if (worth.by === 'proportion' && worth.most !== 'none') {
    const full = figureFor(desk, worth.full, className)
    return full === undefined ? arithmetic.zero : arithmetic.multiply(full, arithmetic.read(worth.most as string))
  }
  if (worth.by === 'measure' && worth.bands !== undefined) {
    return highestBand(desk, worth.bands)
  }
  if (worth.by === 'result') {
    if (worth.longer !== undefined) return arithmetic.zero
    const { score } = desk.frame
    const spans = worth.per === undefined ? [score] : spansWithin(score, decided(worth.per), desk.reading.firstMonth)
    const points = figureFor(desk, worth.points, className) ?? arithmetic.zero
    return arithmetic.multiply(points, arithmetic.whole(spans?.length ?? 0))
  }
  const once = item.item.counts !== undefined && decided(item.item.counts) !== 'each'
  if (once) return entryMaximum(desk, worth, className)
  return undefined
}

/** The most that a cap lets through in the score period; `undefined` for rolling windows and matters. */
export function capMaximum<T>(desk: ScoringDesk<T>, cap: PointCap): T | undefined {
  const { arithmetic, frame, reading } = desk
  const limit = limitOf(desk, cap)
  if (limit === undefined || coversPeriod(cap.per, reading.timing)) return limit
  const windows = windowsIn(decided(cap.per), frame.score, frame.score, reading.firstMonth)
  return windows === undefined ? undefined : arithmetic.multiply(limit, arithmetic.whole(windows))
}

/** The most that an account can hold, given what its items and inner accounts can bring. */
export function accountMaximum<T>(
  desk: ScoringDesk<T>,
  account: BookAccount,
  items: readonly (T | undefined)[],
  accounts: readonly (T | undefined)[],
  className: string | undefined,
): T | undefined {
  const { arithmetic, reading } = desk
  if (account.classes?.includes(className ?? '') === false) return arithmetic.zero
  const opening = openingOf(desk, account)
  const parts = [
    ...account.items.map((index) => items[index]),
    ...account.children.map((child) => {
      const most = accounts[child]
      const factor = reading.accounts[child]!.account.factor as DecimalText | undefined
      return most === undefined ? undefined : timesFactor(desk, most, factor)
    }),
  ]
  let most = combinedMaximum(desk, account, parts)
  if (most !== undefined && opening.kind === 'points') most = arithmetic.add(most, opening.points)
  const outside = account.items.some((index) => reading.items[index]!.item.outside?.includes(account.id))
  for (const cap of account.caps) {
    if (cap.basis !== 'losses' && !outside) most = leastOf(desk, most, capMaximum(desk, cap))
  }
  return most
}

function combinedMaximum<T>(
  desk: ScoringDesk<T>,
  account: BookAccount,
  mosts: readonly (T | undefined)[],
): T | undefined {
  const { arithmetic } = desk
  const combine = account.account.combine === undefined ? 'sum' : decided(account.account.combine)
  if (typeof combine === 'object') {
    const ids = partIds(desk, account)
    let sum = arithmetic.zero
    for (const [id, weight] of Object.entries(combine.weights)) {
      const most = mosts[ids.indexOf(id)]
      if (most === undefined) return undefined
      sum = arithmetic.add(sum, arithmetic.multiply(most, arithmetic.read(weight as string)))
    }
    return sum
  }
  if (combine === 'highest') return highestOf(desk, mosts)
  // A part without a limit does not raise the lowest of them.
  if (combine === 'lowest') return mosts.reduce((least, most) => leastOf(desk, least, most), undefined)
  let sum = arithmetic.zero
  for (const most of mosts) {
    if (most === undefined) return undefined
    sum = arithmetic.add(sum, most)
  }
  return combine === 'sum' || mosts.length === 0 ? sum : arithmetic.divide(sum, arithmetic.whole(mosts.length))
}

/** The most that the parts of an account can bring before its own caps. */
export function partsMaximum<T>(
  desk: ScoringDesk<T>,
  account: BookAccount,
  items: readonly (T | undefined)[],
  accounts: readonly (T | undefined)[],
  className: string | undefined,
): T | undefined {
  return accountMaximum(desk, { ...account, caps: [] }, items, accounts, className)
}

/** The most that an item brings before its own caps; `undefined` where nothing limits it. */
export function uncappedMaximum<T>(desk: ScoringDesk<T>, item: BookItem, className: string | undefined): T | undefined {
  return itemMaximum(desk, { ...item, caps: [] }, className)
}

// So many entries of so much each, where a count limit says how many can count.
function countedMaximum<T>(desk: ScoringDesk<T>, item: BookItem, className: string | undefined): T | undefined {
  const { arithmetic, frame, reading } = desk
  const each = entryMaximum(desk, item.worth, className)
  if (each === undefined || (reading.rules.multipliers ?? []).length > 0) return undefined
  let best: T | undefined = arithmetic.sign(each) === 0 ? each : undefined
  for (const limit of reading.countLimits) {
    if (!limit.items.includes(item.item.id) || limit.sameObject || typeof limit.most !== 'number') continue
    const windows = windowsIn(decided(limit.per), frame.score, frame.score, reading.firstMonth)
    if (windows === undefined) continue
    best = leastOf(desk, best, arithmetic.multiply(each, arithmetic.whole(windows * limit.most)))
  }
  return best
}

/** The most that one entry can be worth; `undefined` where nothing limits it. */
function entryMaximum<T>(desk: ScoringDesk<T>, worth: PointWorth, className: string | undefined): T | undefined {
  const { arithmetic } = desk
  switch (worth.by) {
    case 'fixed':
      return figureFor(desk, worth.points, className)
    case 'range':
      return worth.most === 'unbounded' ? undefined : arithmetic.read(worth.most as string)
    case 'level':
      return highestOf(
        desk,
        Object.values(worth.levels).map((one) => entryMaximum(desk, decided(one), className)),
      )
    case 'bands':
      return highestBand(desk, worth.bands)
    case 'place':
      return highestBand(desk, worth.shares)
    case 'class': {
      const own = worth.classes[className ?? '']
      return own === undefined ? arithmetic.zero : entryMaximum(desk, decided(own), className)
    }
    case 'role':
      return highestOf(
        desk,
        [...worth.roles.map((one) => one.worth), ...(worth.others === undefined ? [] : [worth.others])].map((one) =>
          entryMaximum(desk, decided(one), className),
        ),
      )
    default:
      return undefined
  }
}

// The highest of all; `undefined` where one of them is not limited.
function highestOf<T>(desk: ScoringDesk<T>, list: readonly (T | undefined)[]): T | undefined {
  let best: T | undefined
  for (const one of list) {
    if (one === undefined) return undefined
    if (best === undefined || desk.arithmetic.compare(one, best) > 0) best = one
  }
  return best
}

function highestBand<T>(desk: ScoringDesk<T>, bands: readonly Pick<PointBand, 'points'>[]): T | undefined {
  return highestOf(
    desk,
    bands.map(({ points }) => desk.arithmetic.read(points as string)),
  )
}

function leastOf<T>(desk: ScoringDesk<T>, a: T | undefined, b: T | undefined): T | undefined {
  if (a === undefined || b === undefined) return a ?? b
  return desk.arithmetic.compare(a, b) <= 0 ? a : b
}
