import { doublingsAsTimes, readChange, type StatedChange } from './change-words.js'
import { diagnostic, type Diagnostic } from './diagnostic.js'
import { addExact, compareExact, exactToPlainText, multiplyExact, subtractExact, type Exact } from './exact.js'
import { exactOf } from './figures.js'
import { plainText, readNumeral } from './numerals.js'
import { type ComputedQuantity } from './quantity.js'
import { computed, notComputable, type NotComputable, type Result } from './result.js'
import { type StatedValue } from './stated.js'
import { unitWords, type Unit } from './units.js'

/**
 * Why a text of people was not read. `inexact-text`: it gives a bound, an estimate or a change, so {@link readStated} is the reader;
 * `ambiguous-text`: people read it in two ways (3万5); `unit-missing`: a figure without a unit; `not-an-amount`: a unit that is
 * not money; `not-readable`: anything else.
 */
export type PeopleTextReason = 'inexact-text' | 'ambiguous-text' | 'unit-missing' | 'not-an-amount' | 'not-readable'

/** What a reader of people's texts may add to what it read. */
export type PeopleTextCode = PeopleTextReason | 'boundary-by-civil-code' | 'increased-by-or-to'

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
 * 以上, 以下 and 以内 include the figure, as article 1259 of the Civil Code has it; the note `boundary-by-civil-code` says so,
 * because a document may have it otherwise.
 *
 * A text may say a change: `'增长到4.2倍'` and `'增长了3.2倍'` differ by one and are the same growth (`change`); `'翻两番'` is `increasedTo`
 * four times. 增长3.2倍 without 了 or 到 is read as the increase, and the note `increased-by-or-to` says what it means else. A decrease has
 * no times: 下降3倍 is ambiguous.
 *
 * @returns reasons: `ambiguous-text`, `not-readable`
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
  const times = doublingsAsTimes(plain)
  const { rest: said, change, loose } = times === undefined ? readChange(plain) : { ...multiplied, rest: times }
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
  const marked = markedText(plain)
  if (marked === undefined) return refused('not-readable', text)
  const { mark, rest } = marked
  const { body, unit } = bodyAndUnit(rest)
  if (plain === '' || hiddenFigure.test(body)) return computed({ stated: { kind: 'missing' }, unit })
  const notes = civilCodeWord.test(plain) ? [diagnostic('boundary-by-civil-code', 'note', '', { text: plain })] : []
  const range = teens(body) ?? rangeOf(body, unit)
  if (range !== undefined) {
    if (typeof range === 'string') return refused(range, text)
    if (mark !== undefined) return refused('not-readable', text)
    return computed({ stated: range, unit }, notes)
  }
  const value = unit === 'fraction' ? readTimes(body) : readNumeral(body)
  if (value === 'ambiguous') return refused('ambiguous-text', text)
  // 近万人 counts one 万; a bare 万元 says nothing.
  if (value === undefined || (mark === undefined && bareUnit.test(body))) return refused('not-readable', text)
  return computed({ stated: statedAs(mark, exactToPlainText(value)), unit }, notes)
}

/** The longest text that is looked at. */
const longestText = 60

type Mark = 'about' | 'atLeast' | 'above' | 'aboveNear' | 'atMost' | 'below' | 'belowNear'

// Longer words first, so that 不超过 is not read as 超过.
const wordsBefore: readonly (readonly [RegExp, Mark])[] = [
  [/^(不低于|不少于|不小于|至少|最少|≥|>=|上(?=[百千万亿]))/, 'atLeast'],
  [/^(不超过|不高于|不大于|不多于|至多|最多|≤|<=)/, 'atMost'],
  [/^(不足|不到|不满|未满|未达|低于|少于|小于|<)/, 'below'],
  [/^(突破|超过|超出|高于|多于|大于|超|逾|破|过(?=[\d一二两三四五六七八九十百千万亿])|>)/, 'above'],
  [/^(将近|接近|近)/, 'belowNear'],
  [/^(大约|大概|约为|约)/, 'about'],
]

const wordsBehind: readonly (readonly [RegExp, Mark])[] = [
  [/(及以上|以上)$/, 'atLeast'],
  [/(及以下|以下|以内)$/, 'atMost'],
  [/(左右|上下)$/, 'about'],
]

const civilCodeWord = /(以上|以下|以内)$/

// 1100多万, 20余户: behind the figure, before 万, 亿 or the unit.
const wordInside = /^(.*[\d千百十万亿])(多|余|来)([万亿]?.*)$/

const hiddenFigure = /^[*×—…-]+[万亿]?$/

const bareUnit = /^[百千万亿]+$/

const emptyWords = /^(达到|达|为|共)/

function markedText(plain: string): { readonly mark: Mark | undefined; readonly rest: string } | undefined {
  const marks = new Set<Mark>()
  let rest = plain.replace(emptyWords, '')
  for (const [words, mark] of wordsBefore) {
    if (marks.size > 0 || !words.test(rest)) continue
    rest = rest.replace(words, '')
    marks.add(mark)
  }
  for (const [words, mark] of wordsBehind) {
    if (!words.test(rest)) continue
    rest = rest.replace(words, '')
    marks.add(mark)
  }
  const inside = wordInside.exec(rest)
  if (inside !== null) {
    rest = `${inside[1]!}${inside[3]!}`
    marks.add(inside[2] === '来' ? 'about' : 'aboveNear')
  }
  // A little more than a debt lies below it, a little less above.
  if (/^[-负]/.test(rest)) mirrorNear(marks)
  // 超过1100多万 says the same twice, and so does 低于-1100多万; 不足100多户 contradicts itself.
  if (marks.has('above') && marks.delete('aboveNear')) return { mark: 'above', rest }
  if (marks.has('below') && marks.delete('belowNear')) return { mark: 'below', rest }
  if (marks.size > 1) return undefined
  const [mark] = marks
  return { mark, rest }
}

function mirrorNear(marks: Set<Mark>): void {
  const [above, below] = [marks.delete('aboveNear'), marks.delete('belowNear')]
  if (above) marks.add('belowNear')
  if (below) marks.add('aboveNear')
}

function bodyAndUnit(text: string): { readonly body: string; readonly unit: Unit | null } {
  const percent = /^(百|千)分之(.+)$/.exec(text)
  if (percent !== null) return { body: percent[2]!, unit: percent[1] === '百' ? 'percent' : 'permille' }
  if (/倍半$/.test(text)) return { body: text, unit: 'fraction' }
  const found = unitWords.find(([word]) => text.endsWith(word))
  return found === undefined ? { body: text, unit: null } : { body: text.slice(0, -found[0].length), unit: found[1] }
}

// 3.2倍, 一倍半.
function readTimes(body: string): Exact | 'ambiguous' | undefined {
  const half = /^(.+)倍半$/.exec(body)
  const value = readNumeral(half === null ? body : half[1]!)
  return half === null || typeof value !== 'object' ? value : addExact(value, { n: 1n, d: 2n })
}

// 十几万 lies between 10万 and 20万, neither of which it is.
function teens(body: string): StatedValue | undefined {
  const match = /^(.*十)几([万亿]?)$/.exec(body)
  if (match === null) return undefined
  const low = readNumeral(match[1]!)
  const size = readNumeral(`1${match[2]!}`)
  if (typeof low !== 'object' || typeof size !== 'object') return undefined
  const high = addExact(low, { n: 10n, d: 1n })
  const text = (end: Exact): string => exactToPlainText(multiplyExact(end, size))
  return { kind: 'between', low: text(low), high: text(high), lowOpen: true, highOpen: true }
}

// 5万至10万, 2-3万, 5万元至10万元; a minus sign at the front is no range.
function rangeOf(body: string, unit: Unit | null): StatedValue | 'not-readable' | 'ambiguous-text' | undefined {
  const match = /^(.+?)(?:至|到|~|—|–|-)(.+)$/.exec(body)
  if (match === null) return undefined
  const [first, second] = [bodyAndUnit(match[1]!), match[2]!]
  if (first.unit !== null && first.unit !== unit) return 'not-readable'
  const high = readNumeral(second)
  const low = lowEnd(first.body, second)
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

function statedAs(mark: Mark | undefined, value: string): StatedValue {
  switch (mark) {
    case undefined:
      return { kind: 'exact', value }
    case 'aboveNear':
      return { kind: 'above', value, near: true }
    case 'belowNear':
      return { kind: 'below', value, near: true }
    default:
      return { kind: mark, value }
  }
}

function refused(reason: PeopleTextReason, text: string): NotComputable<PeopleTextReason> {
  const found: Diagnostic<PeopleTextReason> = diagnostic(reason, 'error', '', { text: text.slice(0, longestText) })
  return notComputable(reason, [found])
}
