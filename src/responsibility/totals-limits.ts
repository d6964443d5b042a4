import { type Exact, addExact, compareExact, mulDiv, powerOfTen } from '../kernel/internal.js'
import type { Indicator, Scheme } from './scheme.js'
import { type Reached, pointDigits, scaledText, unitScale } from './totals-methods.js'

/** Points on the way: whole units, and an exact rest. */
export interface UnitSum {
  units: number
  rest: Exact | undefined
  missing: number[]
}

/** The exact points of a sum. */
export function exactSum(sum: UnitSum): Exact {
  const whole: Exact = { n: BigInt(sum.units), d: unitScale }
  return sum.rest === undefined ? whole : addExact(whole, sum.rest)
}

type Settle = (reached: Reached, sum: UnitSum) => boolean

/** Floors, caps and the rounding of an indicator, on units. */
export function compileLimits(node: Indicator, full: number, scheme: Scheme): Settle | undefined {
  const rounding = node.rounding ?? scheme.rules.rounding?.find((one) => one.stage === 'indicator')
  const cap = node.cap === undefined || node.cap === 'none' ? undefined : scaledText(node.cap)
  const capped = node.cap !== undefined && node.cap !== 'none'
  const own = node.floor
  const meant = node.method.kind === 'threshold' || node.method.kind === 'given'
  const stated = own ?? (meant || full === 0 ? 'none' : scheme.rules.policies?.floor)
  const floor = stated === undefined || stated === 'none' ? undefined : scaledText(stated)
  if ((capped && cap === undefined) || (stated !== undefined && stated !== 'none' && floor === undefined))
    return undefined
  const digits = rounding?.digits ?? 0
  if (rounding !== undefined && (digits < 0 || digits > pointDigits)) return undefined
  const step = rounding === undefined ? 1 : Number(powerOfTen(pointDigits - digits))
  const mode = rounding?.mode ?? 'halfUp'
  return (reached, sum) => {
    let units: number
    let rest = 0
    let under = 1
    if (typeof reached === 'number') {
      units = reached
    } else {
      const product = reached.a * reached.b
      if (!Number.isSafeInteger(product)) return false
      rest = product % reached.d
      units = (product - rest) / reached.d
      under = reached.d
      if (reached.from !== undefined) {
        // from − (units + rest ÷ d), kept as whole units plus a part that is not negative
        units = reached.from - units - (rest === 0 ? 0 : 1)
        rest = rest === 0 ? 0 : under - rest
      }
    }
    if (cap !== undefined && units >= cap) {
      units = cap
      rest = 0
    }
    if (units < 0) {
      if (stated === undefined) return false
      if (floor !== undefined && units < floor) {
        units = floor
        rest = 0
      }
    } else if (floor !== undefined && units < floor) {
      units = floor
      rest = 0
    }
    if (rounding !== undefined) {
      if (rest === 0) {
        units = mulDiv(units, 1, step, mode) * step
      } else {
        // units + rest ÷ under, over step: one exact rounding
        const above = units * under + rest
        if (!Number.isSafeInteger(above) || !Number.isSafeInteger(under * step)) return false
        units = mulDiv(above, 1, under * step, mode) * step
      }
      rest = 0
    }
    const next = sum.units + units
    if (!Number.isSafeInteger(next)) return false
    sum.units = next
    if (rest !== 0) {
      const part: Exact = { n: BigInt(rest), d: BigInt(under) * unitScale }
      sum.rest = sum.rest === undefined ? part : addExact(sum.rest, part)
    }
    return true
  }
}

/** Points of a sheet within its limits. */
export function sheetPoints(
  sheet: { readonly cap: Exact | undefined; readonly floor: Exact | undefined },
  points: Exact,
): Exact {
  if (sheet.cap !== undefined && compareExact(points, sheet.cap) > 0) return sheet.cap
  return sheet.floor !== undefined && compareExact(points, sheet.floor) < 0 ? sheet.floor : points
}
