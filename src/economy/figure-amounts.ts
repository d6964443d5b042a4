import type { DecimalText } from '../kernel/index.js'
import {
  compareExact,
  exactOf,
  exactZero,
  maxExact,
  minExact,
  multiplyExact,
  subtractExact,
  sumExact,
  type Exact,
} from '../kernel/internal.js'
import { exactRate, type FigureBook, type FigureName, type Found, type Rate } from './portions.js'

/**
 * An amount as a text has it: fixed in yuan, or following a figure of the year.
 *
 * - `'700'`: 700 yuan
 * - `{ times: '400', of: 'ricePrice' }`: 400 times a named figure (每亩 400 公斤稻谷，按当年价格折算; 上年数的 1.1 倍)
 * - `{ highestOf: [...] }`, `{ lowestOf: [...] }`: the highest or the lowest of several (就高、就低)
 * - `{ sumOf: [...] }`: their sum (上年数加 10 万元)
 *
 * What is taken or promised by an amount below zero is nothing.
 */
export type FigureAmount =
  | DecimalText
  | { readonly times: Rate; readonly of: FigureName }
  | { readonly highestOf: readonly FigureAmount[] }
  | { readonly lowestOf: readonly FigureAmount[] }
  | { readonly sumOf: readonly FigureAmount[] }

/** The amount in yuan, or what is missing for it. */
export function findAmount(amount: FigureAmount, book: Pick<FigureBook, 'figure'>): Found<Exact> {
  if (typeof amount === 'string') return { ok: true, value: exactOf(amount) }
  if ('of' in amount) {
    const figure = book.figure(amount.of)
    if (figure === undefined) return { ok: false, missing: [], unknown: [amount.of] }
    return { ok: true, value: multiplyExact(exactRate(amount.times), figure) }
  }
  const parts = 'sumOf' in amount ? amount.sumOf : 'highestOf' in amount ? amount.highestOf : amount.lowestOf
  const values: Exact[] = []
  for (const part of parts) {
    const found = findAmount(part, book)
    if (!found.ok) return found
    values.push(found.value)
  }
  if ('sumOf' in amount) return { ok: true, value: sumExact(values) }
  const side = 'highestOf' in amount ? 1 : -1
  return { ok: true, value: values.reduce((best, one) => (compareExact(one, best) === side ? one : best)) }
}

/** What of a figure lies above one amount and up to another. */
export function countedPart(of: Exact, over: Exact | undefined, upTo: Exact | undefined): Exact {
  const capped = upTo === undefined ? of : minExact(of, upTo)
  return over === undefined ? capped : maxExact(exactZero, subtractExact(capped, over))
}
