import { addExact, compareExact, exactToPlainText, multiplyExact, type Exact } from './exact.js'
import { bodyAndUnit, figureOf } from './figure-words.js'
import { readNumeral } from './numerals.js'
import type { StatedValue } from './stated.js'
import type { Unit } from './units.js'

type Between = Extract<StatedValue, { readonly kind: 'between' }>

/** A figure of which the text gives both ends, and whether it is 几 that gives them. */
export interface RangeReading {
  readonly range: Between
  readonly several: boolean
}

/** Reads what lies between two figures: 5万至10万, 2-3万, 十几万, 几十万, 三四十万. */
export function readRange(
  body: string,
  unit: Unit | null,
): RangeReading | 'not-readable' | 'ambiguous-text' | undefined {
  const several = severalOf(body.replace(/个(?=[万亿]$)/, ''))
  if (several !== undefined) return several
  const range = neighboursOf(body) ?? fromTo(body, unit)
  return typeof range === 'object' ? { range, several: false } : range
}

// 几十万 is from two to nine times ten thousand tens, and what lies behind the ninth: from 20万 on, below 100万. 十几万 lies between
// 10万 and 20万, neither of which it is.
function severalOf(body: string): RangeReading | undefined {
  const match = /^(.*[十0])?[几数]([十百千]?)([万亿]?)$/.exec(body)
  if (match === null) return undefined
  const [, front = '', unit = '', size = ''] = match
  if (front !== '' && unit !== '') return undefined
  const times = readNumeral(`1${unit}${size}`)
  const base = front === '' ? zero : readNumeral(front)
  if (typeof times !== 'object' || typeof base !== 'object') return undefined
  const at = (count: Exact): string => exactToPlainText(multiplyExact(addExact(base, count), times))
  const ends = { low: at(front === '' ? two : zero), high: at(ten), highOpen: true } as const
  return front === ''
    ? { range: { kind: 'between', ...ends }, several: true }
    : { range: { kind: 'between', ...ends, lowOpen: true }, several: false }
}

// 三四十万, 十七八户, 三五人: about as many as the two say.
function neighboursOf(body: string): Between | undefined {
  const match = /^(.*十)?([一二两三四五六七八])([二两三四五六七八九])([十百千]?)([万亿]?)$/.exec(body)
  if (match === null) return undefined
  const [, front = '', first = '', second = '', unit = '', size = ''] = match
  if (front !== '' && unit !== '') return undefined
  const [low, high, step] = [`${front}${first}`, `${front}${second}`, '1'].map((one) =>
    readNumeral(`${one}${unit}${size}`),
  )
  if (typeof low !== 'object' || typeof high !== 'object' || typeof step !== 'object') return undefined
  if (`${first}${second}` !== '三五' && compareExact(addExact(low, step), high) !== 0) return undefined
  return { kind: 'between', low: exactToPlainText(low), high: exactToPlainText(high), rough: true }
}

const [zero, two, ten]: readonly [Exact, Exact, Exact] = [
  { n: 0n, d: 1n },
  { n: 2n, d: 1n },
  { n: 10n, d: 1n },
]

// 5万至10万, 2-3万, 5万元至10万元; a minus sign at the front is no range.
function fromTo(body: string, unit: Unit | null): Between | 'not-readable' | 'ambiguous-text' | undefined {
  const match = /^(.+?)(?:至|到|~|—|–|-)(.+)$/.exec(body)
  if (match === null) return undefined
  const [first, second] = [bodyAndUnit(match[1]!), match[2]!]
  if (first.unit !== null && first.unit !== unit) return 'not-readable'
  const high = readNumeral(second)
  const low = first.half ? figureOf(first) : lowEnd(first.body, second)
  if (low === 'ambiguous' || high === 'ambiguous') return 'ambiguous-text'
  if (low === undefined || high === undefined) return 'not-readable'
  if (compareExact(low, high) > 0) return 'not-readable'
  return { kind: 'between', low: exactToPlainText(low), high: exactToPlainText(high) }
}

// In 2至3万 the 万 belongs to both; in 500至1万 it cannot. 10至5万 may be 10 to 50 000, or 10万 and 5万 in the wrong order: where the
// low end is so far below the high one, nobody can tell.
function lowEnd(first: string, second: string): Exact | 'ambiguous' | undefined {
  const low = readNumeral(first)
  const [, digits = '', mark = ''] = /^(.*?)([万亿])$/.exec(second) ?? []
  const head = readNumeral(digits)
  const shared = typeof low === 'object' && typeof head === 'object' && !/[万亿]$/.test(first)
  if (!shared) return low
  const size: Exact = mark === '万' ? { n: 10_000n, d: 1n } : { n: 100_000_000n, d: 1n }
  if (compareExact(low, head) <= 0) return multiplyExact(low, size)
  return compareExact(multiplyExact(low, farApart), multiplyExact(head, size)) < 0 ? 'ambiguous' : low
}

const farApart: Exact = { n: 100n, d: 1n }
