import { divideWithinBounds, type BoundedQuotas, type DivisionTask } from './division-bounds.js'
import { placeGrains, type DivisionMethod } from './division-methods.js'
import { misspeltRule } from './division-rule.js'
import { diagnostic, type Diagnostic } from './diagnostic.js'
import {
  absoluteExact,
  decimalPlaces,
  divideExact,
  exactToPlainText,
  exactToText,
  multiplyExact,
  negateExact,
  subtractExact,
  wholeExact,
  type Exact,
} from './exact.js'
import { readFigure, type DecimalText, type FigureInput, type FigureRefusal } from './figures.js'
import { fractionText, greatestCommonDivisor, readFraction, type FractionText } from './fraction.js'
import { computed, needs, notComputable, type Result } from './result.js'

/** One who takes part in a division. */
export interface DivisionShare {
  /** Id, unique in the list; it comes back with the amount. */
  readonly id: string
  /** How much it counts against the others, not negative: decimal text, a fraction (`'2/7'`), an integer. Zero gets exactly zero. */
  readonly weight: FigureInput
  /** The most that it may get, in the unit of the total (for a negative total: the most that it may owe). */
  readonly cap?: FigureInput | undefined
  /** The least that it must get, in the unit of the total. */
  readonly minimum?: FigureInput | undefined
}

/** How a whole is divided: the smallest amount paid out, and who has what the grain leaves over. */
export type DivisionRule = DivisionTerms & DivisionMethod

/** What every method of division has in common. */
export interface DivisionTerms {
  /** Every amount is a multiple of this: `'0.01'`, `'1'`, `'10'`. */
  readonly grain: DecimalText
  /** Who keeps what cannot be given out (next year's account, a fund). Needed as soon as something is left. */
  readonly remainderOwner?: string
  /** What a share over its cap cannot take: it is left over for the remainder's owner, or spread again over those below their caps. Needed when there are caps. */
  readonly overCap?: 'leave' | 'respread'
}

/** What one share got. */
export interface DividedShare {
  /** The id that was given. */
  readonly id: string
  /** The exact amount by weight and bounds, before any grain: decimal text or a fraction. */
  readonly quota: FractionText
  /** What it gets, a multiple of the grain. */
  readonly amount: DecimalText
  /** Amount less quota: what rounding gave (positive) or took (negative). */
  readonly residue: FractionText
  /** The bound that fixed the amount, if one did. */
  readonly bound: 'cap' | 'minimum' | null
}

/** A whole that was divided. The amounts and the remainder sum to the total. */
export interface Division {
  /** The whole, as it was given. */
  readonly total: DecimalText
  /** Each share, in the order of the list. */
  readonly shares: readonly DividedShare[]
  /** The sum of the amounts. */
  readonly given: DecimalText
  /** What was not given out; negative when rounding up gave more than there is. */
  readonly remainder: DecimalText
  /** Who has the remainder; `null` when there is none. */
  readonly remainderOwner: string | null
}

/** Why a whole could not be divided. */
export type DivisionCode =
  | FigureRefusal
  | 'zero-denominator'
  | 'bad-grain'
  | 'negative-weight'
  | 'negative-bound'
  | 'weights-too-fine'
  | 'duplicate-id'
  | 'no-positive-weight'
  | 'minimum-over-cap'
  | 'minimum-without-weight'
  | 'minimums-exceed-total'
  | 'over-cap-unnamed'
  | 'bounds-not-for-method'
  | 'residue-out-of-bounds'
  | 'remainder-without-owner'
  | 'not-an-option'

/**
 * Divides a whole by weights so that nothing is lost: the amounts and the named remainder sum to the total.
 *
 * Shares are exact (total × weight ÷ sum of weights) and go to the grain only once, by the method of the rule. A negative
 * total is the mirror of the positive one. A weight of zero gets zero. Ties that the rule does not settle come back as
 * the decision `tie-in-division`, with the tied ids in `data.tied`; order-free rules use the orders `byId`,
 * `largestWeight` and `smallestWeight`, while `first` and `last` speak of the order of the list.
 *
 * Reasons: see {@link DivisionCode}; the diagnostics say where.
 *
 * @param total - the whole, in any unit
 * @param shares - who takes part, with weights and perhaps caps and minimums
 * @param rule - grain, method, tie order, owner of the remainder
 * @returns the division, with the exact quota and the residue of each share
 * @example
 * ```ts
 * import { divideWhole } from 'xiangzhen/kernel'
 * const shares = ['a', 'b', 'c'].map((id) => ({ id, weight: '1' }))
 * const rule = { grain: '0.01', method: 'largestRemainder', ties: ['byId'] } as const
 * const result = divideWhole('100', shares, rule)
 * result.status === 'computed' && result.value.shares.map((share) => share.amount) // => ['33.34', '33.33', '33.33']
 * ```
 */
export function divideWhole(
  total: FigureInput,
  shares: readonly DivisionShare[],
  rule: DivisionRule,
): Result<Division, DivisionCode> {
  const reading = readDivision(total, shares, rule)
  if (!reading.ok) return refused(reading.faults)
  const task = reading.task
  const bounded = divideWithinBounds(task)
  if (typeof bounded === 'string') return refused([fault(bounded, '', { total: exactToPlainText(task.total) })])
  const compareWeights = (a: number, b: number): number => compareIntegers(task.weights[a]!, task.weights[b]!)
  const placed = placeGrains({ ...task, ...bounded, compareWeights }, rule)
  if (placed.outcome === 'tied') {
    const data = { tied: placed.tied.map((index) => task.ids[index]!), grains: placed.grains.toString() }
    return needs([{ code: 'tie-in-division', options: placed.options, data }])
  }
  if (placed.outcome === 'refused') return refused([fault(placed.code, '', { method: rule.method })])
  return assembled(task, bounded, placed.grains, rule)
}

type Fault = Diagnostic<DivisionCode>
type Reading = { readonly ok: true; readonly task: DivisionTask } | { readonly ok: false; readonly faults: Fault[] }

function fault(code: DivisionCode, path: string, data: Diagnostic['data']): Fault {
  return diagnostic(code, 'error', path, data)
}

function compareIntegers(a: bigint, b: bigint): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function refused(faults: readonly Fault[]): Result<never, DivisionCode> {
  return notComputable(faults[0]!.code, faults)
}

function readDivision(total: FigureInput, shares: readonly DivisionShare[], rule: DivisionRule): Reading {
  const faults: Fault[] = [...misspeltRule(rule)]
  const figure = (input: FigureInput, path: string, read: typeof readFraction = readFigure): Exact => {
    const one = read(input)
    if (one.ok) return one.figure
    faults.push(fault(one.code, path, { text: one.text }))
    return { n: 0n, d: 1n }
  }
  const whole = figure(total, 'total')
  const grain = figure(rule.grain, 'rule.grain')
  if (grain.n <= 0n && faults.every(({ path }) => path !== 'rule.grain'))
    faults.push(fault('bad-grain', 'rule.grain', { text: rule.grain }))
  const before = faults.length
  const weights = shares.map((share, index) => figure(share.weight, `shares[${index}].weight`, readFraction))
  const weightsRead = faults.length === before
  const seen = new Set<string>()
  const [caps, minimums]: [(Exact | undefined)[], Exact[]] = [[], []]
  for (const [index, share] of shares.entries()) {
    const path = `shares[${index}]`
    if (seen.has(share.id)) faults.push(fault('duplicate-id', `${path}.id`, { id: share.id }))
    seen.add(share.id)
    const cap = share.cap === undefined ? undefined : figure(share.cap, `${path}.cap`)
    const minimum = share.minimum === undefined ? { n: 0n, d: 1n } : figure(share.minimum, `${path}.minimum`)
    caps.push(cap)
    minimums.push(minimum)
    const weight = weights[index]!
    if (weight.n < 0n) faults.push(fault('negative-weight', `${path}.weight`, { id: share.id }))
    if (minimum.n < 0n || (cap !== undefined && cap.n < 0n))
      faults.push(fault('negative-bound', path, { id: share.id }))
    if (minimum.n > 0n && weight.n === 0n && weightsRead)
      faults.push(fault('minimum-without-weight', path, { id: share.id }))
  }
  const weightless = weightsRead && weights.every((weight) => weight.n === 0n)
  if (rule.remainderOwner === undefined && whole.n !== 0n && weightless) {
    faults.push(fault('no-positive-weight', 'shares', { total: String(total) }))
  }
  const capped = caps.some((cap) => cap !== undefined)
  if (capped && rule.overCap === undefined) faults.push(fault('over-cap-unnamed', 'rule.overCap', {}))
  if (boundless.includes(rule.method) && (capped || minimums.some((minimum) => minimum.n > 0n))) {
    faults.push(fault('bounds-not-for-method', 'rule.method', { method: rule.method }))
  }
  const common = weights.reduce((lcm, { d }) => (lcm > finest ? lcm : (lcm / greatestCommonDivisor(lcm, d)) * d), 1n)
  if (common > finest) faults.push(fault('weights-too-fine', 'shares', {}))
  if (faults.length > 0) return { ok: false, faults }

  const grainCaps = caps.map((cap) => (cap === undefined ? undefined : wholeExact(divideExact(cap, grain), 'floor')))
  const grainMinimums = minimums.map((minimum) => wholeExact(divideExact(minimum, grain), 'ceil'))
  for (const [index, cap] of grainCaps.entries()) {
    if (cap === undefined || grainMinimums[index]! <= cap) continue
    faults.push(fault('minimum-over-cap', `shares[${index}]`, { id: shares[index]!.id }))
  }
  if (faults.length > 0) return { ok: false, faults }
  const task: DivisionTask = {
    ids: shares.map((share) => share.id),
    weights: weights.map(({ n, d }) => n * (common / d)),
    caps: grainCaps,
    minimums: grainMinimums,
    total: absoluteExact(whole),
    negative: whole.n < 0n,
    grain,
    overCap: rule.overCap ?? 'leave',
  }
  return { ok: true, task }
}

// These methods give out whole steps of their own; a cap or a minimum has no meaning in them.
const boundless: readonly string[] = ['wholeBlocks', 'runningRemainder', 'saintelague']

// Weights may be fractions; their common denominator stays below this, so that no list can make the numbers explode.
const finest = 1n << 4096n

function assembled(
  task: DivisionTask,
  bounded: BoundedQuotas,
  grains: readonly bigint[],
  rule: DivisionRule,
): Result<Division, DivisionCode> {
  const { grain } = task
  const digits = decimalPlaces(grain)!
  const signed = (value: Exact): Exact => (task.negative ? negateExact(value) : value)
  const inGrains = (count: bigint): Exact => signed({ n: count * grain.n, d: grain.d })
  const sum = inGrains(grains.reduce((a, b) => a + b, 0n))
  const total = signed(task.total)
  const remainder = subtractExact(total, sum)
  const owner = rule.remainderOwner ?? null
  if (remainder.n !== 0n && owner === null) {
    return refused([
      fault('remainder-without-owner', 'rule.remainderOwner', { remainder: exactToPlainText(remainder) }),
    ])
  }
  return computed({
    total: exactToPlainText(total),
    shares: task.ids.map((id, index) => {
      const quota = signed(multiplyExact(bounded.quotas[index]!, grain))
      const amount = inGrains(grains[index]!)
      return {
        id,
        quota: fractionText(quota),
        amount: exactToText(amount, digits, 'down'),
        residue: fractionText(subtractExact(amount, quota)),
        bound: bounded.bounds[index]!,
      }
    }),
    given: exactToText(sum, digits, 'down'),
    remainder: exactToPlainText(remainder),
    remainderOwner: remainder.n === 0n ? null : owner,
  })
}
