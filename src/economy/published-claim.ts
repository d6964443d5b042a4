import {
  computed,
  decisionFor,
  diagnostic,
  readFigure,
  unknownDecisions,
  unreadableDecision,
  type Decision,
  type DecimalText,
  type Diagnostic,
  type Result,
} from '../kernel/index.js'
import {
  exactOf,
  exactToText,
  exactToShownText,
  multiplyExact,
  powerOfTen,
  type Exact,
  addExact,
} from '../kernel/internal.js'
import {
  boundsSign,
  knownExactly,
  knownFigure,
  pointOf,
  subtractBounds,
  type Bounds,
  type KnownFigure,
  type ObservedFigure,
} from './bounds.js'
import { dataBehind, relative, type ClaimData } from './claim-data.js'
import { readKnown } from './proportions.js'

/** How a published figure may stand for what is behind it. */
export interface ClaimRules {
  /**
   * What a printed figure stands for: everything that rounds to it (`nearest`), everything less than one step of its last digit away
   * (`anyDirection`, when figures are cut or rounded up), or itself only (`exactly`).
   */
  readonly printed: 'nearest' | 'anyDirection' | 'exactly'
  /** Decimal places of the difference. */
  readonly digits: number
  /** How far 约 may be off, as a part of the figure (`'0.1'`). Left out: decision `about-tolerance`; without one such a claim is never contradicted. */
  readonly about?: DecimalText
  /** How far 近, 余 and 多 reach from the bound, as a part of it. Left out: decision `near-tolerance`; without one such a claim is at best undecided. */
  readonly near?: DecimalText
}

/** A published figure and the data behind it. */
export interface PublishedClaim {
  /** The figure as printed: its places count. */
  readonly claimed: ObservedFigure
  /** The last place that the figure is meant to, where its text does not show it: −2 for hundreds. */
  readonly places?: number
  /** What the data give: one figure, amounts to be summed, each so many times, or a growth from one figure to another. */
  readonly data: ClaimData
}

/** How a claim stands to the data. `undecided`: the bounds of claim and data overlap without settling it. */
export type ClaimVerdict = 'equal' | 'consistent' | 'undecided' | 'inconsistent'

/** A claim that was compared. */
export interface ClaimComparison {
  /** The verdict. */
  readonly verdict: ClaimVerdict
  /** What the data give. */
  readonly computed: KnownFigure | null
  /** The claim less the data: by how much it is too high (negative: too low). */
  readonly difference: KnownFigure | null
  /** The difference in per cent of the data, where they are positive. */
  readonly percent: KnownFigure | null
  /** What the printed figure may be off by under the rules; `'0'` for one that stands for itself. */
  readonly rounding: DecimalText
}

/** Why a claim was not compared. */
export type ClaimReason = 'unreadable-figure' | 'unknown-figure' | 'zero-divisor' | 'base-not-positive'

/** Codes of findings about claims. */
export type ClaimCode = ClaimReason | 'about-tolerance' | 'near-tolerance'

/** The usual reading of print: a figure stands for everything that rounds to it. */
export const printedFigures: { readonly rules: ClaimRules } = { rules: { printed: 'nearest', digits: 4 } }

/**
 * Compares a published figure with the data: equal, consistent within its rounding, or inconsistent and by how much.
 *
 * 约, 近, 余 and 多 reach as far as the rules or the decisions `about-tolerance` and `near-tolerance` (a part such as `'0.1'`) say; where
 * nothing does, the verdict is `undecided` unless the bound itself is broken, and a note says what is missing.
 *
 * Reasons: `unknown-figure`, `unreadable-figure`, `zero-divisor`, `base-not-positive` (growth from nothing).
 *
 * @param document - what a printed figure stands for, such as `printedFigures`
 * @param facts - the claim and the data
 * @example
 * ```ts
 * import { compareClaim, printedFigures } from 'xiangzhen'
 * const rent = { claimed: '10', data: [{ amount: '1970', per: '200' }] }
 * compareClaim(printedFigures, rent)
 * // => { status: 'computed', value: { verdict: 'consistent', computed: { kind: 'exact', value: '9.8500' }, difference: { kind: 'exact', value: '0.1500' }, percent: { kind: 'exact', value: '1.5228' }, rounding: '0.5' }, diagnostics: [] }
 * const column = compareClaim(printedFigures, { claimed: '38.4', data: [{ amount: '5400', per: '141' }] })
 * column.status === 'computed' && column.value.verdict // => 'inconsistent'
 * ```
 */
export function compareClaim(
  document: { readonly rules: ClaimRules; readonly decisions?: readonly Decision[] },
  facts: PublishedClaim,
  _question: object = {},
): Result<ClaimComparison, ClaimReason> {
  const claim = readKnown(facts.claimed, 'claimed')
  if ('status' in claim) return claim
  const data = dataBehind(facts.data)
  if ('status' in data) return data
  const { rules } = document
  const decisions = readableTolerances(document.decisions ?? [])
  const stated = toleranceOf(facts.claimed, claim, rules, decisions.readable)
  const step = rules.printed === 'exactly' || stated.reach !== undefined ? undefined : stepOf(facts, claim)
  const printed = step === undefined ? undefined : rules.printed === 'nearest' ? { n: step.n, d: 2n * step.d } : step
  const reach = stated.reach ?? printed
  const range =
    stated.range ?? (printed === undefined ? claim : widened(claim, printed, rules.printed === 'anyDirection'))
  const difference = subtractBounds(claim, data)
  const percent = boundsSign(data) === 1 ? relative(claim, data) : undefined
  const text = (bounds: Bounds): KnownFigure | null =>
    knownFigure(bounds, 'halfUp', (x, mode) => exactToText(x, rules.digits, mode)) ?? null
  const verdict = verdictOf(claim, range, data)
  const open = stated.open === undefined ? [] : [diagnostic(stated.open, 'note', 'claimed', {})]
  const value: ClaimComparison = {
    // Within a bound that says near, nobody knows how near.
    verdict: stated.open === 'near-tolerance' && verdict === 'consistent' ? 'undecided' : verdict,
    computed: text(data),
    difference: text(difference),
    percent: percent === undefined ? null : text(percent),
    rounding: reach === undefined ? '0' : exactToShownText(reach, 12),
  }
  return computed(value, [...decisions.faults, ...open])
}

function readableTolerances(decisions: readonly Decision[]): {
  readonly readable: readonly Decision[]
  readonly faults: readonly Diagnostic[]
} {
  const codes = ['about-tolerance', 'near-tolerance']
  const bad = decisions.filter(({ code, value }) => codes.includes(code) && !readsAsTolerance(value))
  return {
    readable: decisions.filter((one) => !bad.includes(one)),
    faults: [
      ...unknownDecisions(decisions, codes),
      ...bad.map((one) => unreadableDecision(decisions, one, ['figure'])),
    ],
  }
}

function readsAsTolerance(value: string): boolean {
  const reading = readFigure(value)
  return reading.ok && reading.figure.n >= 0n
}

interface StatedTolerance {
  readonly range?: Bounds
  readonly reach?: Exact
  /** What the reach of the word would need. */
  readonly open?: 'about-tolerance' | 'near-tolerance'
}

// 约 reaches to both sides of the figure; 近, 余 and 多 reach from the bound to the side that they name.
function toleranceOf(
  claimed: ObservedFigure,
  claim: Bounds,
  rules: ClaimRules,
  decisions: readonly Decision[],
): StatedTolerance {
  if (claimed === null || typeof claimed !== 'object') return {}
  const isNear = 'near' in claimed && claimed.near === true
  if (claimed.kind !== 'about' && !isNear) return {}
  const code = isNear ? 'near-tolerance' : 'about-tolerance'
  const part = (isNear ? rules.near : rules.about) ?? decisionFor(decisions, code)?.value
  if (part === undefined) return { open: code }
  const at = (claim.low ?? claim.high)!.at
  const product = multiplyExact(at, exactOf(part))
  const reach = product.n < 0n ? { n: -product.n, d: product.d } : product
  const low = { at: addExact(at, { n: -reach.n, d: reach.d }), open: false }
  const high = { at: addExact(at, reach), open: false }
  if (!isNear) return { range: { low, high, rough: false }, reach }
  return { range: { low: claim.low ?? low, high: claim.high ?? high, rough: claim.rough }, reach }
}

function verdictOf(claim: Bounds, range: Bounds, data: Bounds): ClaimVerdict {
  const [stated, known] = [knownExactly(claim), knownExactly(data)]
  if (stated !== undefined && known !== undefined && stated.n * known.d === known.n * stated.d) return 'equal'
  const below = beyond(range.high, data.low)
  const above = beyond(data.high, range.low)
  if (below || above) return range.rough || data.rough ? 'undecided' : 'inconsistent'
  return within(data, range) ? 'consistent' : 'undecided'
}

function beyond(high: Bounds['high'], low: Bounds['low']): boolean {
  if (high === undefined || low === undefined) return false
  const order = high.at.n * low.at.d - low.at.n * high.at.d
  return order < 0n || (order === 0n && (high.open || low.open))
}

function within(inner: Bounds, outer: Bounds): boolean {
  const reaches = (end: Bounds['low'], limit: Bounds['low'], side: 1 | -1): boolean => {
    if (limit === undefined) return true
    if (end === undefined) return false
    const order = (end.at.n * limit.at.d - limit.at.n * end.at.d) * BigInt(side)
    return order > 0n || (order === 0n && (end.open || !limit.open))
  }
  return reaches(inner.low, outer.low, 1) && reaches(inner.high, outer.high, -1)
}

// One step of the last printed digit. Bounds stand for themselves.
function stepOf({ claimed, places }: PublishedClaim, claim: Bounds): Exact | undefined {
  if (pointOf(claim) === undefined) return undefined
  const text = typeof claimed === 'object' ? (claimed as { readonly value: DecimalText }).value : String(claimed)
  const point = text.indexOf('.')
  const digits = places ?? (point === -1 ? 0 : text.length - 1 - point)
  return digits >= 0 ? { n: 1n, d: powerOfTen(digits) } : { n: powerOfTen(-digits), d: 1n }
}

// From a half step below, which still rounds up to the figure, to a half step above, which does not round down to it any more.
function widened(claim: Bounds, reach: Exact, open: boolean): Bounds {
  const point = pointOf(claim)!
  const away = point.n < 0n
  return {
    low: { at: addExact(point, { n: -reach.n, d: reach.d }), open: open || away },
    high: { at: addExact(point, reach), open: open || !away },
    rough: claim.rough,
  }
}
