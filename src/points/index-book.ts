import type { Decision } from '../kernel/index.js'
import { toScaled } from '../kernel/internal.js'
import { indexAccounts, isDatedCap, realCaps } from './book-accounts.js'
import {
  decided,
  totalId,
  type BookAccount,
  type BookItem,
  type BookReading,
  type BookReadings,
} from './compiled-book.js'
import { knownWorth } from './known-kinds.js'
import { isPlain, itemsLookedAt, looksAtDays, windowsOf } from './looked-at.js'
import type { IssuanceBudget } from './outcome-rules.js'
import type { CombinedCap, CountLimit, PointCap, PointItem } from './point-items.js'
import type { RuleBook, RuleBookRules } from './rule-book.js'
import { readingsOf, withDecisionsApplied } from './undecided.js'

/** Every reading of a book, indexed. */
export function readBook(document: RuleBook, extra: readonly Decision[]): BookReadings {
  const { digits } = document.rules.points
  if (!Number.isInteger(digits) || digits < 0 || digits > 12)
    throw new RangeError(`rules.points.digits is ${String(digits)}: give a whole number from 0 to 12`)
  const decisions = extra.length === 0 ? document.decisions : [...document.decisions, ...extra]
  const { rules, open, diagnostics } = withDecisionsApplied(document.rules, decisions, 'rules')
  const readings = readingsOf(rules, 'rules')
  return {
    open,
    diagnostics,
    readings:
      readings === 'too-many' ? 'too-many' : readings.map((one) => indexReading(document.id, one.answers, one.rules)),
  }
}

function indexReading(bookId: string, answers: Readonly<Record<string, string>>, rules: RuleBookRules): BookReading {
  const items = rules.items.map((one) => decided(one))
  const categories = rules.categories.map((one) => decided(one))
  const combinedCaps = realCaps(rules.combinedCaps)
  const countLimits = (rules.countLimits ?? []).map((one) => decided(one))
  const vetoes = (rules.vetoes ?? []).map((one) => decided(one))
  const accounts = indexAccounts(rules, categories, items)
  const accountIndex = new Map(accounts.map((one) => [one.id, one.index]))
  const dated = (cap: PointCap): boolean => isDatedCap(cap, rules.timing) || cap.mode === 'inDateOrder'
  const byEntry = combinedCaps.length > 0 || accounts.some(looksAtEntries) || (rules.budgets ?? []).some(goesByDays)
  const looked = itemsLookedAt(rules, items, countLimits)
  const bookItems = items.map((item, index): BookItem => {
    const caps = realCaps(item.caps)
    const worth = knownWorth(item, decided(item.worth))
    const plain =
      !byEntry &&
      rules.timing.ownPeriod === undefined &&
      !looked.has(item.id) &&
      isPlain(item, worth, rules) &&
      !caps.some(dated)
    const points =
      plain && (worth.by === 'fixed' || worth.by === 'quantity') ? toScaled(worth.points as string, 6) : undefined
    const own = item.kind === 'allocation' ? item.id : item.category === undefined ? totalId : decided(item.category)
    return {
      index,
      item,
      worth,
      sign: item.kind === 'award' ? 1 : -1,
      account: accountIndex.get(own) ?? accounts.length - 1,
      caps,
      quantityIdle:
        worth.by === 'fixed' &&
        !looked.has(item.id) &&
        !(item.conditions ?? []).some((one) => one.by === 'quantity' || one.by === 'follow'),
      matterStated: statesMatter(item, caps, rules, combinedCaps, countLimits),
      plain: plain && (worth.by === 'range' || points !== undefined),
      unitPoints: points,
      timesQuantity: worth.by === 'quantity',
      // Bounds that do not fit let no entry in: each is then looked at for itself.
      leastPoints: worth.by === 'range' ? (toScaled(worth.least as string, 6) ?? Number.MAX_SAFE_INTEGER) : 0,
      mostPoints:
        worth.by !== 'range'
          ? 0
          : worth.most === 'unbounded'
            ? Number.MAX_SAFE_INTEGER
            : (toScaled(worth.most as string, 6) ?? -1),
    }
  })
  const withItems = accounts.map((one) => ({
    ...one,
    items: bookItems.filter((item) => item.account === one.index).map((item) => item.index),
  }))
  return {
    answers,
    rules,
    bookId,
    timing: rules.timing,
    firstMonth: rules.timing.firstMonth ?? 1,
    fiscalYear: { startMonth: rules.timing.firstMonth ?? 1 },
    items: bookItems,
    itemIndex: new Map(bookItems.map((one) => [one.item.id, one.index])),
    accounts: withItems,
    accountIndex,
    combinedCaps,
    countLimits,
    vetoes,
    vetoIds: new Set(vetoes.map((one) => one.id)),
    classIds: rules.classes === undefined ? undefined : new Set(rules.classes.map((one) => one.id)),
    byEntry,
    scaled: accounts.some((one) => looksAtEntries(one) && isMixed(accounts, one)),
    mayBeUnrecorded: mayBeUnrecorded(rules, accounts),
    results: bookItems.filter((one) => one.worth.by === 'result'),
    dated: looksAtDays(rules),
    windows: windowsOf(withItems, bookItems, combinedCaps, countLimits).concat(
      rules.suspensions === undefined ? [] : ['ever'],
    ),
  }
}

function statesMatter(
  item: PointItem,
  caps: readonly PointCap[],
  rules: RuleBookRules,
  combinedCaps: readonly CombinedCap[],
  countLimits: readonly CountLimit[],
): boolean {
  const { category, counts, household } = item
  const perMatter = (list: readonly PointCap[]): boolean => list.some((cap) => cap.per === 'matter')
  return (
    household !== undefined ||
    (counts !== undefined && counts !== 'each') ||
    perMatter(caps) ||
    combinedCaps.some(
      (cap) => perMatter([cap]) && (cap.over.includes(item.id) || cap.over.includes(category as string)),
    ) ||
    countLimits.some((one) => one.items.includes(item.id) && (one.sameObject || one.per === 'matter')) ||
    rules.categories.some((one) => decided(one).id === category && perMatter(realCaps(decided(one).caps)))
  )
}

// Where nothing compares scores and nothing follows from them, a zero without records is as good as any other.
function mayBeUnrecorded(rules: RuleBookRules, accounts: readonly BookAccount[]): boolean {
  const { noRecords, rankings, grades, consequences, figures } = rules
  const held = accounts.some((one) => one.account.opening !== undefined)
  if (held || noRecords === 'zero') return false
  return noRecords === 'unknown' || [rankings, grades, consequences, figures].some((list) => (list ?? []).length > 0)
}

// Whether what an account cuts off must be laid to single entries.
// A budget that is paid in date order, or may be.
function goesByDays({ over }: IssuanceBudget): boolean {
  return over !== 'proRata' && over !== 'postpone'
}

function looksAtEntries({ limits, account: { floor } }: BookAccount): boolean {
  const dated = limits.dated.length > 0 || limits.running.length > 0
  return dated || (typeof floor === 'object' && 'mode' in floor && floor.mode === 'inDateOrder')
}

// Whether parts of an account, at any depth, are not simply added.
function isMixed(accounts: readonly BookAccount[], { account, children, index }: BookAccount): boolean {
  const { combine } = account
  return (
    (combine !== undefined && combine !== 'sum') ||
    children.some((child) => {
      const below = accounts[child]!
      // What stands in an account comes before it; a category that stands in itself ends here.
      return below.account.factor !== undefined || (child < index && isMixed(accounts, below))
    })
  )
}
