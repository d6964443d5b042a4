import { diagnostic, readFigure, readPlainDate, type Diagnostic, type PlainDate } from '../kernel/index.js'
import { sameData } from '../kernel/internal.js'
import type { EntryState } from './entries.js'
import type { TransferCause } from './point-transfers.js'
import type { RedemptionCode } from './redemption-codes.js'
import type { WalletFacts } from './wallet-facts.js'

type Row = Readonly<Record<string, unknown>>

/**
 * Facts of wallets that can be worked with whatever was handed in, and what had to be left out, each with whose it is. A redemption or a
 * holder that stands twice, alike, counts once; of a holder that stands twice with different content neither row counts.
 */
export function usableWallet(given: WalletFacts): {
  readonly facts: WalletFacts
  readonly found: readonly Diagnostic<RedemptionCode>[]
} {
  const found: Diagnostic<RedemptionCode>[] = []
  const rowsOf = (name: keyof typeof rowChecks): readonly Row[] => {
    const list = (Object(given) as Row)[name] ?? []
    if (!Array.isArray(list)) {
      found.push(diagnostic('wallet-row-left-out', 'error', name, {}))
      return []
    }
    return (list as readonly unknown[]).filter((row, at): row is Row => {
      const good = isRecord(row) && rowChecks[name](row)
      const { holder, from } = Object(row) as Row
      const whose = holder ?? from
      const data = typeof whose === 'string' ? { holder: whose } : {}
      if (!good) found.push(diagnostic('wallet-row-left-out', 'error', `${name}[${at}]`, data))
      return good
    })
  }
  const lists = Object.keys(rowChecks) as (keyof typeof rowChecks)[]
  const rows = Object.fromEntries(lists.map((name) => [name, rowsOf(name)])) as Record<keyof typeof rowChecks, Row[]>
  const redemptions = onceEach(rows.redemptions)
  const holders = onceEach(rows.holders)
  const twice = new Set(holders.filter((one, at) => at > 0 && one['id'] === holders[at - 1]!['id']).map(({ id }) => id))
  for (const id of twice) {
    found.push(diagnostic('holder-given-twice', 'error', 'holders', { holder: String(id) }))
  }
  const facts = { ...rows, redemptions, holders: holders.filter(({ id }) => !twice.has(id)) }
  return { facts: facts as unknown as WalletFacts, found }
}

/** Of what was left out, that which is this holder's or nobody's. */
export function foundOf(
  found: readonly Diagnostic<RedemptionCode>[],
  holder: string,
): readonly Diagnostic<RedemptionCode>[] {
  return found.filter(({ data }) => data['holder'] === undefined || data['holder'] === holder)
}

/**
 * Checks the days of a question.
 *
 * @throws RangeError for one that is no date
 */
export function checkAskedDays(days: Readonly<Record<string, unknown>>): void {
  for (const [name, day] of Object.entries(days)) {
    if (isDay(day) || (day === undefined && name === 'knownAt')) continue
    throw new RangeError(`${name} of the question is ${JSON.stringify(day)}: write a date such as '2024-12-31'`)
  }
}

/** The claims in code-unit order of ids, or the first that is no whole record; a claim is one with an id and a day. */
export function claimsInOrder<T extends { readonly id: string; readonly on: PlainDate }>(
  claims: readonly T[],
): readonly T[] | Diagnostic<RedemptionCode> {
  const list: unknown = claims
  const wrong = (path: string): Diagnostic<RedemptionCode> => diagnostic('claim-not-complete', 'error', path, {})
  if (!Array.isArray(list)) return wrong('claims')
  const at = list.findIndex((one: unknown) => !isRecord(one) || !isText(one['id']) || !isDay(one['on']))
  if (at !== -1) return wrong(`claims[${at}]`)
  return [...claims].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
}

// Rows by id; those that are alike once.
function onceEach(rows: readonly Row[]): readonly Row[] {
  const byId = new Map<unknown, Row[]>()
  for (const row of rows) {
    const others = byId.get(row['id'])
    if (others === undefined) byId.set(row['id'], [row])
    else if (!others.some((one) => sameData(one, row))) others.push(row)
  }
  return [...byId.values()].flat()
}

const states: readonly EntryState[] = [
  'declared',
  'reviewed',
  'verified',
  'published',
  'posted',
  'rejected',
  'objected',
  'reversed',
]
const causes: readonly TransferCause[] = ['gift', 'split', 'merge', 'departure', 'death']

/** Whether points can be moved for what is named. */
export function isCause(value: unknown): value is TransferCause {
  return causes.some((one) => one === value)
}

const rowChecks = {
  credits: ({ id, holder, points, hours, on, recordedAt, state }: Row) =>
    isText(id) &&
    isText(holder) &&
    isFigure(points) &&
    isDay(on) &&
    (hours === undefined || isFigure(hours)) &&
    (recordedAt === undefined || isDay(recordedAt)) &&
    (state === undefined || states.some((one) => one === state)),
  redemptions: ({ id, holder, on, cancels, paid, lots, yuan, goods }: Row) =>
    isText(id) &&
    isText(holder) &&
    isDay(on) &&
    (cancels === undefined
      ? isPaid(paid) &&
        (lots === undefined || isPaid(lots)) &&
        (yuan === undefined || isFigure(yuan)) &&
        (goods === undefined || isListOf(goods, isCounted))
      : isText(cancels)),
  holders: ({ id, classes = [], households = [], suspensions = [] }: Row) =>
    isText(id) && isListOf(classes, isLink) && isListOf(households, isLink) && isListOf(suspensions, isSpan),
  rests: (row: Row) => isText(row['holder']) && isSpan(row),
  transfers: ({ id, from, to, cause, lots, on }: Row) =>
    isText(id) &&
    isText(from) &&
    (to === undefined || isText(to)) &&
    isCause(cause) &&
    isDay(on) &&
    isPaid(lots) &&
    isListOf(lots, (one) => isDay(one['on'])),
  stock: (row: Row) => isCounted(row) && isDay(row['on']),
} as const

function isListOf(list: unknown, isGood: (row: Row) => boolean): boolean {
  return Array.isArray(list) && list.every((one: unknown) => isRecord(one) && isGood(one))
}

function isPaid(list: unknown): boolean {
  return isListOf(list, ({ points }) => isFigure(points) && !points.startsWith('-'))
}

function isCounted({ good, count }: Row): boolean {
  return isText(good) && Number.isSafeInteger(count) && (count as number) >= 0
}

function isLink({ id, from = '1000-01-01', to = '9999-12-31' }: Row): boolean {
  return isText(id) && isSpan({ from, to })
}

function isSpan({ from, to }: Row): boolean {
  return isDay(from) && isDay(to) && from <= to
}

function isText(value: unknown): value is string {
  return typeof value === 'string'
}

function isFigure(value: unknown): value is string {
  return isText(value) && readFigure(value).ok
}

function isDay(value: unknown): value is PlainDate {
  return isText(value) && readPlainDate(value).ok
}

function isRecord(value: unknown): value is Row {
  return typeof value === 'object' && value !== null
}
