import {
  computed,
  dateOfDay,
  dayNumber,
  notComputable,
  periodBounds,
  versionOn,
  type PlainDate,
  type Result,
} from '../kernel/index.js'
import { needAbout } from './case-needs.js'
import { decided } from './compiled-book.js'
import type { SettlementQuestion } from './entries.js'
import type { PointCap, PointItem } from './point-items.js'
import type { EntryWorth } from './point-worths.js'
import type { PointCategory, RuleBook } from './rule-book.js'
import type { Decidable } from './undecided.js'
import { rulingOn } from './ruling.js'

/**
 * The rule book that judges a period when its versions changed. Versions that follow one another within the period are joined as the newest says:
 * by the date of each event (`versionDate: 'event'`), with caps as one window or split at the change, or by the version at the start of the period.
 *
 * @param versions - all versions of one book, in any order
 * @param question - the period
 * @returns the book; `needs` `version-date` or `caps-across-versions` when the newest version does not say; `nothing-to-settle` when none is in force
 * @example
 * ```ts
 * import { ruleBookFor, type RuleBook } from 'xiangzhen/points'
 * const version = (name: string, from: string, points: string): RuleBook => ({
 *   id: 'b', title: '积分', version: name, effective: { from }, sources: [], decisions: [],
 *   rules: {
 *     account: { kind: 'member' }, points: { digits: 0 },
 *     timing: { score: 'year', entryDate: 'event', classDate: 'periodEnd', versionDate: 'event', capsAcrossVersions: 'oneWindow' },
 *     categories: [], total: {},
 *     items: [{ kind: 'award', id: 'visit', title: '走访', worth: { by: 'fixed', points } }],
 *   },
 * })
 * const book = ruleBookFor([version('1', '2024-01-01', '1'), version('2', '2024-07-01', '2')], { period: '2024', asOf: '2024-12-31', knownAt: '2024-12-31' })
 * book.status === 'computed' && (book.value.rules.items[0] as { earlierWorths?: object }).earlierWorths
 * // => [{ to: '2024-06-30', worth: { by: 'fixed', points: '1' } }]
 * ```
 */
export function ruleBookFor(
  versions: readonly RuleBook[],
  question: SettlementQuestion,
): Result<RuleBook, 'nothing-to-settle'> {
  const sorted = [...versions].sort((a, b) => (a.effective.from < b.effective.from ? -1 : 1))
  const bounds = periodBounds(question.period)
  const first = versionOn(sorted, bounds.start)
  const within = sorted.filter((one) => one.effective.from > bounds.start && one.effective.from <= bounds.lastDay)
  const newest = within[within.length - 1] ?? first
  if (newest === undefined) return notComputable('nothing-to-settle')
  if (within.length === 0 || first === undefined) return computed(newest)
  const { timing } = newest.rules
  const { decisions } = newest
  const byDate = needAbout('version-date')
  const date = rulingOn(timing.versionDate, decisions, byDate)
  if (date.status !== 'computed') return date
  if (date.value === 'periodStart') return computed(first)
  const acrossVersions = needAbout('caps-across-versions')
  const caps = rulingOn(timing.capsAcrossVersions, decisions, acrossVersions)
  if (caps.status !== 'computed') return caps
  return computed(within.reduce((older, newer) => joined(older, newer, caps.value === 'split'), first))
}

// The newer book with what the older one said of the days before.
function joined(older: RuleBook, newer: RuleBook, split: boolean): RuleBook {
  const change = dayNumber(newer.effective.from)
  const lastDay = dateOfDay(change - 1)
  const before = new Map(older.rules.items.map((one) => [decided(one).id, decided(one)]))
  const now = new Set(newer.rules.items.map((one) => decided(one).id))
  const items = newer.rules.items.map((one): Decidable<PointItem> => {
    const item = decided(one)
    const old = before.get(item.id)
    if (old === undefined) return { ...item, effective: { from: newer.effective.from } }
    return withCaps(withEarlierWorth(item, old, lastDay), old, split, lastDay, newer.effective.from)
  })
  const ended = [...before.values()]
    .filter((item) => !now.has(item.id))
    .map((item): PointItem => ({ ...item, effective: { ...item.effective, to: lastDay } }))
  const oldCategories = new Map(older.rules.categories.map((one) => [decided(one).id, decided(one)]))
  const categories = newer.rules.categories.map((one): Decidable<PointCategory> => {
    const category = decided(one)
    const old = oldCategories.get(category.id)
    return old === undefined ? category : withCaps(category, old, split, lastDay, newer.effective.from)
  })
  const kept = [...oldCategories.values()].filter(
    (old) => !newer.rules.categories.some((one) => decided(one).id === old.id),
  )
  return { ...newer, rules: { ...newer.rules, items: [...items, ...ended], categories: [...categories, ...kept] } }
}

function withEarlierWorth(item: PointItem, old: PointItem, lastDay: PlainDate): PointItem {
  if (JSON.stringify(item.worth) === JSON.stringify(old.worth) && old.earlierWorths === undefined) return item
  const earlier = [...(old.earlierWorths ?? []), { to: lastDay, worth: old.worth as Decidable<EntryWorth> }]
  return { ...item, earlierWorths: earlier }
}

function withCaps<T extends { readonly caps?: readonly Decidable<PointCap | 'none'>[] }>(
  part: T,
  old: T,
  split: boolean,
  lastDay: PlainDate,
  firstDay: PlainDate,
): T {
  if (!split) return part
  const cut = (
    caps: readonly Decidable<PointCap | 'none'>[] | undefined,
    between: PointCap['between'],
    mark: string,
  ): Decidable<PointCap | 'none'>[] =>
    (caps ?? []).map((one) => {
      const cap = decided<PointCap | 'none'>(one)
      return cap === 'none' ? cap : { ...cap, id: `${cap.id}${mark}`, between: { ...cap.between, ...between } }
    })
  return {
    ...part,
    caps: [...cut(old.caps, { to: lastDay }, `-until-${lastDay}`), ...cut(part.caps, { from: firstDay }, '')],
  }
}
