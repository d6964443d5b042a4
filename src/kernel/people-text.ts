import { readBoundWords, statedAs } from './bound-words.js'
import { doublingsAsTimes, readChange, type StatedChange } from './change-words.js'
import { diagnostic, type Diagnostic } from './diagnostic.js'
import { markWithEdges, rangeWithEdges, withoutEdges } from './edge-words.js'
import { addExact, compareExact, exactToPlainText, subtractExact, type Exact } from './exact.js'
import { bodyAndUnit, figureOf } from './figure-words.js'
import { exactOf } from './figures.js'
import { readRange } from './number-ranges.js'
import { plainText } from './numerals.js'
import { partsAsPercent } from './part-words.js'
import { type ComputedQuantity } from './quantity.js'
import { computed, notComputable, type NotComputable, type Result } from './result.js'
import { isSplitText } from './split-text.js'
import { type StatedValue } from './stated.js'
import { type Unit } from './units.js'

/**
 * Why a text of people was not read. `inexact-text`: it gives a bound, an estimate or a change, so {@link readStated} is the reader;
 * `ambiguous-text`: people read it in two ways (3万5); `unit-missing`: a figure without a unit; `not-an-amount`: a unit that is
 * not money; `endless-fraction`: a part without a finite decimal form (三分之一); `split-text`: it divides something (三七开), so
 * `readSplit` is the reader; `not-readable`: anything else.
 */
export type PeopleTextReason =
  | 'inexact-text'
  | 'ambiguous-text'
  | 'unit-missing'
  | 'not-an-amount'
  | 'endless-fraction'
  | 'split-text'
  | 'not-readable'

/** What a reader of people's texts may add to what it read. */
export type PeopleTextCode =
  PeopleTextReason | 'boundary-by-civil-code' | 'increased-by-or-to' | 'several-from-two' | 'split-order-open'

/** A stated figure with its unit; `null` when the text gives none. */
export interface StatedQuantity {
  /** What the text states, counted in the unit. */
  readonly stated: StatedValue
  /** The unit; `fraction` for 倍. */
  readonly unit: Unit | null
  /** How the text relates the figure to an earlier one; absent where it does not. */
  readonly change?: StatedChange
}

/**
 * Reads an exact quantity as people write it: `'10万斤'`, `'１，２００ 亩'`, `'三百二十户'`, `'12.5%'`, `'百分之八'`. 万 and 亿 are
 * counted out, so 10万斤 is 100000 jin.
 *
 * @returns reasons: see {@link PeopleTextReason}
 * @example
 * ```ts
 * import { readQuantity } from 'xiangzhen/kernel'
 * readQuantity('10万斤') // => { status: 'computed', value: { value: '100000', unit: 'jin' }, diagnostics: [] }
 * ```
 */
export function readQuantity(text: string): Result<ComputedQuantity, PeopleTextReason> {
  const reading = readStated(text)
  if (reading.status !== 'computed') return reading
  const { stated, unit, change } = reading.value
  if (stated.kind !== 'exact' || change !== undefined) return refused('inexact-text', text)
  return unit === null ? refused('unit-missing', text) : computed({ value: stated.value, unit })
}

/**
 * Reads an exact amount of money as people write it; the value is in yuan.
 *
 * @returns reasons: see {@link PeopleTextReason}
 * @example
 * ```ts
 * import { readAmount } from 'xiangzhen/kernel'
 * readAmount('1.2亿元') // => { status: 'computed', value: { value: '120000000', unit: 'yuan' }, diagnostics: [] }
 * readAmount('10万斤').status // => 'not-computable'
 * ```
 */
export function readAmount(text: string): Result<ComputedQuantity<'yuan'>, PeopleTextReason> {
  const reading = readQuantity(text)
  if (reading.status !== 'computed') return reading
  const { value, unit } = reading.value
  return unit === 'yuan' ? computed({ value, unit }) : refused('not-an-amount', text)
}

/**
 * Reads a figure as a text states it, with its bound: `'突破1200万'` is above, `'不足2万'` below, `'1100多万'` a little above, `'近百户'`
 * a little below (of a debt the other way round: `'-10多万'` is below), `'约5万斤'` about, `'5万至10万元'` between, `'*万元'` missing.
 *
 * 几 and 数 are two to nine (几十万: from 20万, below 100万), by a reading whose source is not confirmed: the note `several-from-two` says
 * so. 三四十万 is roughly between the two. 成, 一半 and 四分之三 are per cent; a third is `endless-fraction`. How people divide (三七开) is
 * `split-text`, for `readSplit`.
 *
 * 含 and 不含 in brackets are heeded. Without them 以上, 以下 and 以内 include the figure, as article 1259 of the Civil Code has it; the note `boundary-by-civil-code` says so,
 * because a document may have it otherwise.
 *
 * A text may say a change: `'增长到4.2倍'` and `'增长了3.2倍'` differ by one and are the same growth (`change`); `'翻两番'` is `increasedTo`
 * four times. 增长3.2倍 without 了 or 到 is read as the increase, and the note `increased-by-or-to` says what it means else. A decrease has
 * no times: 下降3倍 is ambiguous.
 *
 * @returns reasons: `ambiguous-text`, `endless-fraction`, `split-text`, `not-readable`
 * @example
 * ```ts
 * import { readStated } from 'xiangzhen/kernel'
 * readStated('突破1200万元')
 * // => { status: 'computed', value: { stated: { kind: 'above', value: '12000000' }, unit: 'yuan' }, diagnostics: [] }
 * readStated('翻近两番')
 * // => { status: 'computed', value: { stated: { kind: 'below', value: '4', near: true }, unit: 'fraction', change: 'increasedTo' }, diagnostics: [] }
 * readStated('近百户').status // => 'computed'
 * ```
 */
export function readStated(text: string): Result<StatedQuantity, PeopleTextReason> {
  if (text.length > longestText) return refused('not-readable', text)
  const plain = plainText(text)
  if (isSplitText(plain)) return refused('split-text', text)
  const parts = partsAsPercent(plain.replace(/^实现(?=翻)/, ''))
  if (parts === undefined) return refused('endless-fraction', text)
  const times = doublingsAsTimes(parts)
  const { rest: said, change, loose } = times === undefined ? readChange(parts) : { ...multiplied, rest: times }
  if (said === '' && change !== undefined) return refused('not-readable', text)
  const reading = statedText(said, text)
  if (reading.status !== 'computed' || change === undefined) return reading
  const { stated, unit } = reading.value
  const byTimes = unit === 'fraction' && stated.kind !== 'missing'
  if (byTimes && change.startsWith('decreased')) return refused('ambiguous-text', text)
  const notes = byTimes && loose ? [diagnostic('increased-by-or-to', 'note', '', bothReadings(text, stated))] : []
  return computed({ ...reading.value, change }, [...reading.diagnostics, ...notes])
}

const multiplied = { change: 'increasedTo', loose: false } as const

// 增长3.2倍 is 增长到4.2倍; who means 增长到3.2倍 increased by 2.2 times.
function bothReadings(text: string, stated: Exclude<StatedValue, { readonly kind: 'missing' }>): Diagnostic['data'] {
  const by = stated.kind === 'between' ? stated.low : stated.value
  const one: Exact = { n: 1n, d: 1n }
  return {
    text,
    by,
    to: exactToPlainText(addExact(exactOf(by), one)),
    less: exactToPlainText(subtractExact(exactOf(by), one)),
  }
}

function statedText(plain: string, text: string): Result<StatedQuantity, PeopleTextReason> {
  const both = boundedTwice(plain, text)
  if (both !== undefined) return both
  const { rest: bare, edges } = withoutEdges(plain)
  const marked = readBoundWords(bare)
  if (marked === undefined) return refused('not-readable', text)
  const words = bodyAndUnit(marked.rest)
  const { body, unit, half } = words
  if (plain === '' || hiddenFigure.test(body)) return computed({ stated: { kind: 'missing' }, unit })
  const mark = markWithEdges(marked.mark, edges)
  const stated = half ? undefined : readRange(body, unit)
  if (stated !== undefined) {
    if (typeof stated === 'string') return refused(stated, text)
    const range = rangeWithEdges(stated.range, edges, bare)
    if (range === undefined || (marked.mark !== undefined && marked.mark !== 'about'))
      return refused('not-readable', text)
    const { low, high } = range
    const notes = stated.several ? [diagnostic('several-from-two', 'note', '', { text, low, high })] : []
    return computed({ stated: marked.mark === 'about' ? { ...range, rough: true } : range, unit }, notes)
  }
  const value = figureOf(words)
  if (value === 'ambiguous') return refused('ambiguous-text', text)
  // 近万人 counts one 万; a bare 万元 says nothing.
  if (value === undefined || mark === 'none' || (mark === undefined && bareUnit.test(body)))
    return refused('not-readable', text)
  const silent = edges.length === 0 && civilCodeWord.test(plain)
  const notes = silent ? [diagnostic('boundary-by-civil-code', 'note', '', { text })] : []
  return computed({ stated: statedAs(mark, exactToPlainText(value)), unit }, notes)
}

// 5万元以上10万元以下, 不低于5万元、不超过10万元: one figure between two bounds.
function boundedTwice(plain: string, text: string): Result<StatedQuantity, PeopleTextReason> | undefined {
  const match = /^(.+?以上(?:\([^()]*\))?)[,、;且但]*(.+)$/.exec(plain) ?? /^(.+?)[,、;且但]+(.+)$/.exec(plain)
  if (match === null) return undefined
  const [first, second] = [statedText(match[1]!, text), statedText(match[2]!, text)]
  if (first.status !== 'computed' || second.status !== 'computed') return undefined
  const [low, high] = [first.value.stated, second.value.stated]
  if (low.kind !== 'atLeast' && low.kind !== 'above') return undefined
  if (high.kind !== 'atMost' && high.kind !== 'below') return undefined
  const { unit } = second.value
  if (first.value.unit !== null && first.value.unit !== unit) return undefined
  if (compareExact(exactOf(low.value), exactOf(high.value)) > 0) return undefined
  const lowOpen = low.kind === 'above' ? ({ lowOpen: true } as const) : {}
  const highOpen = high.kind === 'below' ? ({ highOpen: true } as const) : {}
  const stated = { kind: 'between', low: low.value, high: high.value, ...lowOpen, ...highOpen } as const
  return computed({ stated, unit }, [...first.diagnostics, ...second.diagnostics].slice(0, 1))
}

/** The longest text that is looked at. */
const longestText = 60

const civilCodeWord = /(以上|以下|以内)$/

const hiddenFigure = /^[*×—…-]+[万亿]?$/

const bareUnit = /^[百千万亿]+$/

function refused(reason: PeopleTextReason, text: string): NotComputable<PeopleTextReason> {
  const found: Diagnostic<PeopleTextReason> = diagnostic(reason, 'error', '', { text: text.slice(0, longestText) })
  return notComputable(reason, [found])
}
