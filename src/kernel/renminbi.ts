import { checkedChoice } from './choices.js'
import { diagnostic } from './diagnostic.js'
import { decimalPlaces } from './exact.js'
import { readFigure, type FigureInput, type FigureRefusal } from './figures.js'
import { computed, notComputable, type Result } from './result.js'

/** Why an amount has no words: not a figure, finer than a fen, or not below {@link renminbiBound}. */
export type RenminbiReason = FigureRefusal | 'finer-than-fen' | 'too-large'

/** Amounts in words are below this many yuan, 10^16 (壹亿亿); the largest units are 万亿. */
export const renminbiBound = '10000000000000000'

/**
 * Which rules the words follow. `bill`: bills and receipts (《支付结算办法》附一《正确填写票据和结算凭证的基本规定》): 整 closes an amount that
 * ends with 元, and where the rules leave a 零 to the writer it is left out. `voucher`: accounting vouchers (《会计基础工作规范》第五十二条):
 * 人民币 stands before the words, 整 closes an amount that ends with 元 or 角, and a zero before 万 or 亿 is written.
 */
export type RenminbiStyle = 'bill' | 'voucher'

/**
 * An amount of yuan in words (人民币大写). More than two places are refused, never rounded.
 *
 * @param amount - yuan
 * @param style - the rules to follow
 * @returns reasons: `finer-than-fen`, `too-large`, and those of a figure
 * @throws RangeError when the style is neither of the two
 * @example
 * ```ts
 * import { amountInWords } from 'xiangzhen/kernel'
 * amountInWords('10007.05') // => { status: 'computed', value: '壹万零柒元零伍分', diagnostics: [] }
 * amountInWords('20.50', 'voucher') // => { status: 'computed', value: '人民币贰拾元伍角整', diagnostics: [] }
 * amountInWords('1.005').status // => 'not-computable'
 * ```
 */
export function amountInWords(amount: FigureInput, style: RenminbiStyle = 'bill'): Result<string, RenminbiReason> {
  checkedChoice(style, ['bill', 'voucher'], 'the style of an amount in words')
  const reading = readFigure(amount)
  if (!reading.ok) return refused(reading.code, reading.text)
  const { n, d } = reading.figure
  if (decimalPlaces(reading.figure)! > 2) return refused('finer-than-fen', String(amount))
  const fen = ((n < 0n ? -n : n) * 100n) / d
  const yuan = fen / 100n
  if (yuan >= BigInt(renminbiBound)) return refused('too-large', String(amount))
  const before = `${style === 'voucher' ? '人民币' : ''}${n < 0n ? '负' : ''}`
  return computed(before + wordsOf(yuan, Number(fen % 100n), style))
}

function wordsOf(yuan: bigint, fen: number, style: RenminbiStyle): string {
  const [jiao, fenLeft] = [(fen - (fen % 10)) / 10, fen % 10]
  const whole = yuan === 0n ? '' : `${wholeWords(yuan, style)}元`
  if (fen === 0) return whole === '' ? '零元整' : `${whole}整`
  const jiaoWords = jiao === 0 ? (whole === '' ? '' : '零') : `${digits[jiao]!}角`
  const closing = style === 'voucher' ? '整' : ''
  return `${whole}${jiaoWords}${fenLeft === 0 ? closing : `${digits[fenLeft]!}分`}`
}

// Four figures at a time: 亿 counts eight of them, 万 four; a gap of zeros between two groups is one 零.
function wholeWords(value: bigint, style: RenminbiStyle): string {
  for (const [size, mark] of groups) {
    if (value < size) continue
    const [high, low] = [value / size, value % size]
    if (low === 0n) return `${wholeWords(high, style)}${mark}`
    const gap = low < size / 10n || (style === 'voucher' && high % 10n === 0n)
    return `${wholeWords(high, style)}${mark}${gap ? '零' : ''}${wholeWords(low, style)}`
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
  return notComputable(reason, [
    diagnostic(reason, 'error', 'amount', { text: text.slice(0, 60), bound: renminbiBound }),
  ])
}
