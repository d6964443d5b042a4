import { diagnostic } from './diagnostic.js'
import { decimalPlaces } from './exact.js'
import { readFigure, type FigureInput, type FigureRefusal } from './figures.js'
import { computed, notComputable, type Result } from './result.js'

/** Why an amount has no words: not a figure, finer than a fen, or not below {@link renminbiBound}. */
export type RenminbiReason = FigureRefusal | 'finer-than-fen' | 'amount-too-large'

/** Amounts in words are below this many yuan, 10^16 (壹亿亿); the largest units are 万亿. */
export const renminbiBound = '10000000000000000'

/**
 * An amount of yuan in the words of Chinese bills and receipts (人民币大写), as the rules for filling in bills have it
 * (《支付结算办法》附一《正确填写票据和结算凭证的基本规定》): 整 closes an amount that ends with 元; zeros between figures are one 零; where the
 * rules leave a 零 to the writer, it is left out. More than two places are refused, never rounded.
 *
 * @param amount - yuan
 * @returns reasons: `finer-than-fen`, `amount-too-large`, and those of a figure
 * @example
 * ```ts
 * import { amountInWords } from 'xiangzhen/kernel'
 * amountInWords('10007.05') // => { status: 'computed', value: '壹万零柒元零伍分', diagnostics: [] }
 * amountInWords('1.005').status // => 'not-computable'
 * ```
 */
export function amountInWords(amount: FigureInput): Result<string, RenminbiReason> {
  const reading = readFigure(amount)
  if (!reading.ok) return refused(reading.code, reading.text)
  const { n, d } = reading.figure
  const places = decimalPlaces(reading.figure)!
  if (places > 2) return refused('finer-than-fen', String(amount))
  const fen = ((n < 0n ? -n : n) * 100n) / d
  const yuan = fen / 100n
  if (yuan >= BigInt(renminbiBound)) return refused('amount-too-large', String(amount))
  return computed(`${n < 0n ? '负' : ''}${wordsOf(yuan, Number(fen % 100n))}`)
}

function wordsOf(yuan: bigint, fen: number): string {
  const [jiao, fenLeft] = [(fen - (fen % 10)) / 10, fen % 10]
  const whole = yuan === 0n ? '' : `${wholeWords(yuan)}元`
  if (fen === 0) return whole === '' ? '零元整' : `${whole}整`
  const small = `${jiao === 0 ? '' : `${digits[jiao]!}角`}${fenLeft === 0 ? '' : `${digits[fenLeft]!}分`}`
  return jiao === 0 && whole !== '' ? `${whole}零${small}` : `${whole}${small}`
}

// Four figures at a time: 亿 counts eight of them, 万 four; a gap of zeros between two groups is one 零.
function wholeWords(value: bigint): string {
  for (const [size, mark] of groups) {
    if (value < size) continue
    const [high, low] = [value / size, value % size]
    const gap = low !== 0n && low < size / 10n ? '零' : ''
    return `${wholeWords(high)}${mark}${gap}${low === 0n ? '' : wholeWords(low)}`
  }
  return digits[Number(value)]!
}

const digits = ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖']

const groups: readonly (readonly [bigint, string])[] = [
  [100_000_000n, '亿'],
  [10_000n, '万'],
  [1000n, '仟'],
  [100n, '佰'],
  [10n, '拾'],
]

function refused(reason: RenminbiReason, text: string): Result<never, RenminbiReason> {
  return notComputable(reason, [diagnostic(reason, 'error', '', { text: text.slice(0, 60), bound: renminbiBound })])
}
