import { addExact, exactInteger, exactZero, multiplyExact, negateExact, type Exact } from './exact.js'
import { readFigure } from './figures.js'

/** A text without blanks, with half-width digits and signs: `１０，０００ 元` becomes `10,000元`. */
export function plainText(text: string): string {
  let plain = ''
  for (const character of text) {
    const code = character.codePointAt(0)!
    if (character.trim() === '') continue
    if (code >= fullWidthFirst && code <= fullWidthLast) plain += String.fromCodePoint(code - fullWidthShift)
    else plain += character
  }
  return plain
}

/**
 * Reads a number as people write it: Arabic digits with or without group marks, 万 and 亿 behind them, Chinese numerals
 * (`12.5万`, `1,200`, `3千`, `一百零五`, `1亿2000万`), a short plain text as {@link plainText} gives it.
 *
 * @returns the exact value; `'ambiguous'` for what people read in two ways (`3万5`, `一百五`); `undefined` for anything else
 */
export function readNumeral(text: string): Exact | 'ambiguous' | undefined {
  const negative = text.startsWith('-') || text.startsWith('负')
  // 1.5个亿.
  const digits = (negative ? text.slice(1) : text).replace(/个(?=[万亿])/, '')
  const value = digits === '' ? undefined : largeNumeral(digits)
  return negative && value !== undefined && value !== 'ambiguous' ? negateExact(value) : value
}

const fullWidthFirst = 0xff01
const fullWidthLast = 0xff5e
const fullWidthShift = 0xfee0

type Numeral = Exact | 'ambiguous' | undefined

// Around the largest of 亿 and 万: what stands before is counted in it, what stands behind is added.
function largeNumeral(text: string): Numeral {
  for (const [mark, size, places] of [
    ['亿', 100_000_000n, 8],
    ['万', 10_000n, 4],
  ] as const) {
    const at = text.lastIndexOf(mark)
    if (at === -1) continue
    const [before, behind] = [text.slice(0, at), text.slice(at + 1)]
    // 近万人: a unit alone counts once.
    const high = before === '' ? exactInteger(1) : largeNumeral(before)
    if (high === undefined || high === 'ambiguous') return high
    const counted = multiplyExact(high, exactInteger(size))
    if (behind === '') return counted
    const low = largeNumeral(behind.startsWith('零') ? behind.slice(1) : behind)
    if (low === undefined || low === 'ambiguous') return low
    // 3万5 may be 35 000 or 30 005: only a numeral with its own units, a 零, or all its places is clear.
    const clear =
      /[万千百十仟佰拾]/.test(behind) || behind.startsWith('零') || /^\d+/.exec(behind)?.[0].length === places
    return clear ? addExact(counted, low) : 'ambiguous'
  }
  return smallNumeral(text)
}

function smallNumeral(text: string): Numeral {
  if (/^\d/.test(text) && !/[千百十仟佰拾]/.test(text)) return arabic(text)
  if (text.length === 1 && digitValue(text) !== undefined) return digitValue(text)
  if (text === '半') return { n: 1n, d: 2n }
  let total: Exact = exactZero
  let smallest = 10_000n
  let rest = text
  while (rest !== '') {
    const match = /^(零?)(\d+(?:\.\d+)?|[一二两三四五六七八九壹贰叁肆伍陆柒捌玖])?([千百十仟佰拾]?)/.exec(rest)!
    const [all, zero, count, unit] = match as unknown as [string, string, string | undefined, string]
    if (all === '' || (count === undefined && (unit === '' || smallest !== 10_000n || zero !== ''))) return undefined
    const value = count === undefined ? exactInteger(1) : (digitValue(count) ?? arabic(count))
    const size = unitSizes[unit] ?? 1n
    if (value === undefined || size >= smallest) return undefined
    // 一百五 may be 150 or 105; 五一 is no number at all.
    if (unit === '' && zero === '' && smallest > 10n) return smallest === 10_000n ? undefined : 'ambiguous'
    total = addExact(total, multiplyExact(value, exactInteger(size)))
    smallest = size
    rest = rest.slice(all.length)
  }
  // 百八十 is about a hundred in one mouth and 180 in another.
  return /^[百千佰仟]./.test(text) ? 'ambiguous' : total
}

const unitSizes: Readonly<Record<string, bigint>> = { 千: 1000n, 仟: 1000n, 百: 100n, 佰: 100n, 十: 10n, 拾: 10n }

function arabic(text: string): Exact | undefined {
  const grouped = /^\d{1,3}(,\d{3})+(\.\d+)?$/.test(text)
  const reading = readFigure(grouped ? text.split(',').join('') : text)
  return reading.ok ? reading.figure : undefined
}

function digitValue(character: string): Exact | undefined {
  const at = digitNames.findIndex((names) => names.includes(character))
  return at === -1 ? undefined : exactInteger(at)
}

const digitNames = ['零〇', '一壹', '二两贰', '三叁', '四肆', '五伍', '六陆', '七柒', '八捌', '九玖']
