import { addExact, compareExact, exactToPlainText, powerOfTen, type Exact } from './exact.js'

/** A figure as decimal text at the scale that its rule fixes: `'12.50'`, `'-3'`. No exponent, no plus sign, no group marks. */
export type DecimalText = string

/**
 * What a caller may pass as a figure: decimal text, a bigint, or a JS number that is an integer or has at most 15
 * significant digits (a longer one has already lost digits on its way through binary floating point).
 */
export type FigureInput = DecimalText | bigint | number

/** Why a figure was refused. */
export type FigureRefusal = 'not-a-figure' | 'too-many-digits' | 'binary-float'

/** A figure that was read, or the reason why it was refused. */
export type FigureReading =
  | { readonly ok: true; readonly figure: Exact }
  | { readonly ok: false; readonly code: FigureRefusal; readonly text: string }

/** The longest figure that is read, in characters. A village's books fit; an attack does not. */
export const longestFigure = 60

const significantDigitsOfDouble = 15

/**
 * Reads one figure exactly.
 *
 * Reasons: `not-a-figure` (anything but digits with one point and a leading minus; also NaN, Infinity, exponents,
 * hexadecimal, blanks, leading zeros), `too-many-digits` (longer than {@link longestFigure} characters),
 * `binary-float` (a JS number with more than 15 significant digits: pass decimal text).
 *
 * @param input - the figure
 * @returns the exact value, or the reason of the refusal with a short excerpt of the input
 * @example
 * ```ts
 * import { readFigure } from 'xiangzhen/kernel'
 * readFigure('12.50').ok // => true
 * readFigure('1e1000000') // => { ok: false, code: 'not-a-figure', text: '1e1000000' }
 * readFigure(0.1 + 0.2) // => { ok: false, code: 'binary-float', text: '0.30000000000000004' }
 * ```
 */
export function readFigure(input: unknown): FigureReading {
  if (typeof input === 'string') return readDecimalText(input)
  if (typeof input === 'bigint') return readBigInt(input)
  if (typeof input === 'number') return readNumber(input)
  return { ok: false, code: 'not-a-figure', text: input === null ? 'null' : typeof input }
}

/**
 * Writes a figure as plain decimal text without padding, exactly.
 *
 * @throws RangeError when the input is not a figure; the message names the reason.
 * @example
 * ```ts
 * import { toDecimal } from 'xiangzhen/kernel'
 * toDecimal(0.25) // => '0.25'
 * toDecimal('12.50') // => '12.5'
 * ```
 */
export function toDecimal(input: FigureInput): DecimalText {
  return exactToPlainText(exactOf(input))
}

/**
 * Compares two figures by value, so `'1.0'` equals `'1'`.
 *
 * @returns −1, 0 or 1
 * @throws RangeError when one of them is not a figure
 * @example
 * ```ts
 * import { compareFigures } from 'xiangzhen/kernel'
 * compareFigures('9.5', '10') // => -1
 * compareFigures('1.0', 1) // => 0
 * ```
 */
export function compareFigures(a: FigureInput, b: FigureInput): -1 | 0 | 1 {
  return compareExact(exactOf(a), exactOf(b))
}

/**
 * Adds figures exactly; the empty sum is `'0'`.
 *
 * @throws RangeError when one of them is not a figure
 * @example
 * ```ts
 * import { sumFigures } from 'xiangzhen/kernel'
 * sumFigures(['0.1', '0.2']) // => '0.3'
 * ```
 */
export function sumFigures(list: readonly FigureInput[]): DecimalText {
  let total: Exact = { n: 0n, d: 1n }
  for (const one of list) total = addExact(total, exactOf(one))
  return exactToPlainText(total)
}

/**
 * Reads a figure that the caller has checked before.
 *
 * @throws RangeError when it is not a figure: then the caller's code is wrong
 * @internal
 */
export function exactOf(input: FigureInput): Exact {
  const reading = readFigure(input)
  if (reading.ok) return reading.figure
  throw new RangeError(`${reading.code}: '${reading.text}' is not a figure; pass decimal text such as '12.50'`)
}

function readDecimalText(text: string): FigureReading {
  if (text.length > longestFigure) return { ok: false, code: 'too-many-digits', text: `${text.slice(0, 20)}…` }
  const end = text.length
  const start = text.charCodeAt(0) === 45 ? 1 : 0
  let point = -1
  let value = 0
  for (let i = start; i < end; i += 1) {
    const code = text.charCodeAt(i)
    if (code === 46) {
      if (point !== -1 || i === start || i === end - 1) return { ok: false, code: 'not-a-figure', text }
      point = i
    } else {
      if (code < 48 || code > 57) return { ok: false, code: 'not-a-figure', text }
      value = value * 10 + (code - 48)
    }
  }
  const wholeEnd = point === -1 ? end : point
  if (wholeEnd === start) return { ok: false, code: 'not-a-figure', text }
  if (wholeEnd - start > 1 && text.charCodeAt(start) === 48) return { ok: false, code: 'not-a-figure', text }
  const d = point === -1 ? 1n : powerOfTen(end - 1 - point)
  if (Number.isSafeInteger(value)) return { ok: true, figure: { n: BigInt(start === 1 ? -value : value), d } }
  const n = BigInt(point === -1 ? text : text.slice(0, point) + text.slice(point + 1))
  return { ok: true, figure: { n, d } }
}

function readBigInt(value: bigint): FigureReading {
  // Comparing costs nothing; turning a huge bigint into text would cost its square.
  if (value > largestBigInt || value < -largestBigInt) return { ok: false, code: 'too-many-digits', text: 'bigint' }
  return { ok: true, figure: { n: value, d: 1n } }
}

function readNumber(value: number): FigureReading {
  const text = String(value)
  if (!Number.isFinite(value)) return { ok: false, code: 'not-a-figure', text }
  if (Number.isSafeInteger(value)) return { ok: true, figure: { n: BigInt(value), d: 1n } }
  if (Number(value.toPrecision(significantDigitsOfDouble)) !== value) return { ok: false, code: 'binary-float', text }
  return readScientific(text)
}

// The shortest text of a double: digits, perhaps a point, perhaps an exponent within ±324.
function readScientific(text: string): FigureReading {
  const [mantissa = '', exponentText = '0'] = text.split('e')
  const [whole = '', fraction = ''] = mantissa.split('.')
  const shift = Number(exponentText) - fraction.length
  if (shift > longestFigure || shift < -longestFigure) return { ok: false, code: 'too-many-digits', text }
  const digits = BigInt(whole + fraction)
  return shift >= 0
    ? { ok: true, figure: { n: digits * powerOfTen(shift), d: 1n } }
    : { ok: true, figure: { n: digits, d: powerOfTen(-shift) } }
}

const largestBigInt = /*#__PURE__*/ (() => BigInt('1' + '0'.repeat(longestFigure)))()
