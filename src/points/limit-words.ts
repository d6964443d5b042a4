import type { DiagnosticData } from '../kernel/index.js'
import { decided, totalId, type BookAccount, type BookReading } from './compiled-book.js'
import { present, type PointSpanCode, type PointsStepCode } from './explanation-steps.js'
import type { CountingWindow, PointCap } from './point-items.js'
import type { Decidable } from './undecided.js'

/** How a limit is named to people: which step it is, and the title, clause and figure that its sentence uses. */
export interface LimitWords {
  readonly code: PointsStepCode
  readonly data: DiagnosticData
}

/** Words for a limit of the book, by the id that lines name it by. */
export function wordsForLimit(reading: BookReading, limit: string): LimitWords {
  const cap = capNamed(reading, limit)
  if (cap !== undefined) {
    const { clause, limit: most, basis } = cap.cap
    const words = { limit, title: cap.title, clause, cap: typeof most === 'string' ? most : undefined }
    const data = present({ ...words, ...spanWords(cap.cap.per) })
    return { code: basis === 'losses' ? 'points-spared' : 'points-lost', data }
  }
  const times = reading.countLimits.find((one) => one.id === limit)
  if (times !== undefined) {
    const data = present({
      limit,
      clause: times.clause,
      most: times.most === 'all' ? undefined : (times.most as number),
      ...spanWords(times.per),
    })
    return { code: 'points-lost-times', data }
  }
  const dot = limit.lastIndexOf('.')
  const [id, kind] = [limit.slice(0, dot), limit.slice(dot + 1)]
  const item = reading.items[reading.itemIndex.get(id) ?? -1]?.item
  const data = present({ limit, title: item?.title ?? titleOfAccount(reading, id), clause: item?.clause })
  switch (kind) {
    case 'sameMatter':
      return { code: 'points-lost-matter', data: { ...data, kept: keptWords(item?.sameMatter) } }
    case 'counts':
      return { code: 'points-lost-counts', data: { ...data, kept: keptWords(item?.counts) } }
    case 'household':
      return { code: 'points-lost-household', data }
    case 'nothingLeft':
      return { code: 'points-nothing-left', data }
    default: {
      const rule = reading.accounts[reading.accountIndex.get(id) ?? -1]?.account.floor
      const floor = rule === undefined ? 'none' : decided(rule)
      return {
        code: 'points-floor',
        data: present({ ...data, floor: floor === 'none' ? undefined : (floor.at as string) }),
      }
    }
  }
}

/** Whether a limit is one of an account, and not of an item or of several items together. */
export function isAccountLimit(reading: BookReading, limit: string): boolean {
  return reading.accounts.some(
    (account) => limit === `${account.id}.floor` || account.caps.some((cap) => cap.id === limit),
  )
}

/** The title of an account: its category or item, or the total. */
export function titleOf(reading: BookReading, account: BookAccount): DiagnosticData[string] {
  return titleOfAccount(reading, account.id)
}

function titleOfAccount(reading: BookReading, id: string): DiagnosticData[string] {
  const item = reading.items[reading.itemIndex.get(id) ?? -1]
  if (item !== undefined) return item.item.title
  if (id === totalId) return totalTitle
  return reading.rules.categories.map((one) => decided(one)).find((one) => one.id === id)?.title ?? id
}

const totalTitle = { zh: '总分', en: 'the total' }

function keptWords(rule: unknown): DiagnosticData[string] {
  if (rule === 'earliest') return { zh: '最早一次', en: 'the earliest' }
  if (rule === 'latest') return { zh: '最近一次', en: 'the latest' }
  return { zh: '最高分', en: 'the highest' }
}

function capNamed(reading: BookReading, id: string): { cap: PointCap; title: DiagnosticData[string] } | undefined {
  for (const { item, caps } of reading.items) {
    const cap = caps.find((one) => one.id === id)
    if (cap !== undefined) return { cap, title: item.title }
  }
  for (const account of reading.accounts) {
    const cap = account.caps.find((one) => one.id === id)
    if (cap !== undefined) return { cap, title: titleOf(reading, account) }
  }
  const cap = reading.combinedCaps.find((one) => one.id === id)
  return cap === undefined ? undefined : { cap, title: togetherTitle }
}

// The score period goes without saying.
function spanWords(span: Decidable<CountingWindow>): Readonly<Record<string, DiagnosticData[string]>> {
  const per = decided(span)
  if (per === 'period') return {}
  if (typeof per === 'string') return { per: `points-per-${per}` satisfies PointSpanCode }
  if ('blocks' in per) return { per: 'points-per-blocks' satisfies PointSpanCode, length: per.blocks.years }
  const [[unit, length]] = Object.entries(per.rolling) as [['days' | 'months' | 'years', number]]
  return { per: `points-per-rolling-${unit}` satisfies PointSpanCode, length }
}

const togetherTitle = { zh: '几项合计', en: 'several together' }
