/**
 * Rounding modes by the name of what they do to a value between two steps. `halfUp` is 四舍五入 (a half goes away from zero),
 * `halfEven` is 四舍六入五成双 (GB/T 8170), `halfDown` sends a half toward zero; `up` and `down` go away from and toward zero;
 * `ceil` and `floor` go toward plus and minus infinity.
 */
export type RoundingMode = 'halfUp' | 'halfEven' | 'halfDown' | 'up' | 'down' | 'ceil' | 'floor'

/** The one rounding step of a rule. */
export interface Rounding {
  /** Decimal places kept, a whole number from −12 to 30; a negative one rounds to tens, hundreds, … (`'1230'`). */
  readonly digits: number
  /** What happens between two steps. */
  readonly mode: RoundingMode
}

/** The modes, for readers of documents. */
export const roundingModes: readonly RoundingMode[] = ['halfUp', 'halfEven', 'halfDown', 'up', 'down', 'ceil', 'floor']

/**
 * Divides integers exactly and rounds the quotient.
 *
 * @internal
 */
export function divideRounded(n: bigint, d: bigint, mode: RoundingMode): bigint {
  const negative = n < 0n !== d < 0n
  const an = n < 0n ? -n : n
  const ad = d < 0n ? -d : d
  const quotient = an / ad
  const rest = an - quotient * ad
  if (rest === 0n) return negative ? -quotient : quotient
  const twice = rest * 2n
  const half = twice === ad ? 0 : twice > ad ? 1 : -1
  const magnitude = awayFromZero(mode, negative, half, quotient % 2n === 1n) ? quotient + 1n : quotient
  return negative ? -magnitude : magnitude
}

/**
 * Whether a value strictly between two steps goes to the one farther from zero. `half` is the sign of (rest − ½).
 *
 * @internal
 */
export function awayFromZero(mode: RoundingMode, negative: boolean, half: number, odd: boolean): boolean {
  switch (mode) {
    case 'halfUp':
      return half >= 0
    case 'halfDown':
      return half > 0
    case 'halfEven':
      return half > 0 || (half === 0 && odd)
    case 'up':
      return true
    case 'down':
      return false
    case 'ceil':
      return !negative
    case 'floor':
      return negative
    default:
      throw new RangeError(`'${String(mode)}' is not a way of rounding: give one of ${roundingModes.join(', ')}`)
  }
}
