import {
  addExact,
  decimalPlaces,
  divideExact,
  exactToPlainText,
  isZeroExact,
  multiplyExact,
  type Exact,
} from './exact.js'
import { readNumeral } from './numerals.js'

const tenths = /([一二两三四五六七八九十\d.]+|[几半])成([半一二三四五六七八九])?/g
const tenthsFromTo = /([一二两三四五六七八九十\d.])(至|到|~|—|–|-)(?=[一二两三四五六七八九十\d.]+成)/g

/**
 * Writes the words for parts of a whole as per cent: 三成五 is `35%`, 五六成 `五六十%`, 一半 and 半数 `50%`, 过半 `过50%`, 四分之三
 * `75%`. Anything else in a plain text stays as it is.
 *
 * @returns the text; `undefined` where a part has no finite decimal form (三分之一)
 */
export function partsAsPercent(plain: string): string | undefined {
  const text = plain
    .replace(tenthsFromTo, '$1成$2')
    .replace(tenths, (all, count: string, behind: string | undefined) => inTenths(count, behind) ?? all)
    .replace(/一半|半数/g, '50%')
    .replace(/(分之.+[至到~—–-])百分之/, '$1')
    .replace(/([过超近约])半$/, '$150%')
  const part = /([^百千分]+)分之(.+?)(?=以上|及以上|以下|以内|左右|上下|多|$)/.exec(text)
  if (part === null) return text
  // The words of a bound stand before the whole: 近三分之一.
  const [all, before = '', count = ''] = part
  const whole = /[一二两三四五六七八九十\d]+$/.exec(before)?.[0]
  const [above, below] = [readNumeral(count), whole === undefined ? undefined : readNumeral(whole)]
  if (whole === undefined || typeof above !== 'object' || typeof below !== 'object' || isZeroExact(below)) return text
  const percent = multiplyExact(divideExact(above, below), hundred)
  if (decimalPlaces(percent) === undefined) return undefined
  return text.replace(all, `${before.slice(0, -whole.length)}${exactToPlainText(percent)}%`)
}

const hundred: Exact = { n: 100n, d: 1n }
const ten: Exact = { n: 10n, d: 1n }

function inTenths(count: string, behind: string | undefined): string | undefined {
  const value = readNumeral(count)
  // 几成, 五六成: so many tens.
  if (typeof value !== 'object') return behind === undefined ? `${count}十%` : undefined
  const tens = multiplyExact(value, ten)
  if (behind === undefined) return `${exactToPlainText(tens)}%`
  const more = readNumeral(behind === '半' ? '5' : behind)
  return typeof more === 'object' ? `${exactToPlainText(addExact(tens, more))}%` : undefined
}
