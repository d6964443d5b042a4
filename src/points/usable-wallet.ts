import { diagnostic, readFigure, readPlainDate, type Diagnostic } from '../kernel/index.js'
import type { RedemptionCode } from './redemption-codes.js'
import type { WalletFacts } from './wallet-facts.js'

type Row = Readonly<Record<string, unknown>>

/** Facts of wallets that can be worked with whatever was handed in, and what had to be left out, each with whose it is. */
export function usableWallet(given: WalletFacts): {
  readonly facts: WalletFacts
  readonly found: readonly Diagnostic<RedemptionCode>[]
} {
  const found: Diagnostic<RedemptionCode>[] = []
  const rowsOf = (name: keyof typeof rowChecks): readonly unknown[] => {
    const list = (given as unknown as Row)[name] ?? []
    if (!Array.isArray(list)) {
      found.push(diagnostic('wallet-row-left-out', 'error', name, {}))
      return []
    }
    return list.filter((row: unknown, at) => {
      const good = isRecord(row) && rowChecks[name](row)
      const { holder, from } = Object(row) as Row
      const whose = holder ?? from
      const data = typeof whose === 'string' ? { holder: whose } : {}
      if (!good) found.push(diagnostic('wallet-row-left-out', 'error', `${name}[${at}]`, data))
      return good
    })
  }
  const lists = Object.keys(rowChecks) as (keyof typeof rowChecks)[]
  const rows = Object.fromEntries(lists.map((name) => [name, rowsOf(name)])) as unknown as WalletFacts
  return { facts: found.length === 0 ? given : rows, found }
}

/** Of what was left out, that which is this holder's or nobody's. */
export function foundOf(
  found: readonly Diagnostic<RedemptionCode>[],
  holder: string,
): readonly Diagnostic<RedemptionCode>[] {
  return found.filter(({ data }) => data['holder'] === undefined || data['holder'] === holder)
}

const rowChecks = {
  credits: ({ points, hours, on }: Row) => isFigure(points) && (hours === undefined || isFigure(hours)) && isDay(on),
  redemptions: (row: Row) =>
    isDay(row['on']) &&
    ('cancels' in row || (isPaid(row['paid']) && (row['lots'] === undefined || isPaid(row['lots'])))),
  holders: ({ classes, households, suspensions }: Row) => [classes, households, suspensions].every(isLinks),
  rests: (row: Row) => isDay(row['from']) && isDay(row['to']),
  transfers: ({ lots, on }: Row) => isDay(on) && isPaid(lots),
} as const

function isPaid(list: unknown): boolean {
  return Array.isArray(list) && list.every((one: unknown) => isRecord(one) && isFigure(one['points']))
}

function isLinks(list: unknown): boolean {
  return list === undefined || (Array.isArray(list) && list.every(isRecord))
}

function isFigure(value: unknown): boolean {
  return typeof value === 'string' && readFigure(value).ok
}

function isDay(value: unknown): boolean {
  return typeof value === 'string' && readPlainDate(value).ok
}

function isRecord(value: unknown): value is Row {
  return typeof value === 'object' && value !== null
}
