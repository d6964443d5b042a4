import {
  computed,
  decisionFor,
  diagnostic,
  needs,
  notComputable,
  unreadableDecision,
  type DecimalText,
  type Diagnostic,
  type Label,
  type Needs,
  type NotComputable,
  type PolicyDocument,
  type Result,
} from '../kernel/index.js'
import { compareExact, exactOf, exactToShownText, subtractExact, type Exact } from '../kernel/internal.js'
import type { Band, BandCode } from '../scoring/index.js'
import { bandOfExact } from '../scoring/internal.js'
import { checkRequirements, type TierRequirement, type TierShortfall } from './tier-requirements.js'
import { knownExactly, readBounds, type Bounds, type ObservedFigure } from './bounds.js'

/** A tier of villages: a band of the measure. */
export interface Tier extends Band {
  /** Whether villages in it are to leave it (空壳村、薄弱村清零). */
  readonly toClear?: boolean
  /** What it asks of other measures beside; a village that lacks it stands in the highest lower tier whose requirements it meets. */
  readonly requires?: readonly TierRequirement[]
}

/** What a document says about tiers of villages. There is no national number: measure, bounds, edges and year are the document's. */
export interface TierRules {
  /** What is measured, by the name that facts use for it (`total-income`, `operating-income`, `operating-surplus`). */
  readonly measure: string
  /** Unit of bounds and facts (`万元`). */
  readonly unit: string
  /** The tiers. Where the text does not say to which of two tiers an edge belongs, both include it. */
  readonly tiers: readonly Tier[]
  /** Decimal places of the percentages in a count. */
  readonly percentDigits: number
  /** Who goes first for the last step when the percentages are to sum to 100 and counts are equal; each is rounded by itself when left out. */
  readonly percentTies?: readonly ('largestWeight' | 'smallestWeight' | 'byId' | 'first')[]
  /** What part of all villages is to reach a figure. */
  readonly targets?: readonly TierTarget[]
}

/** A target for the villages together: so many per cent at or above a figure. */
export interface TierTarget {
  /** Id of the target. */
  readonly id: string
  /** Least figure that counts, in the unit of the rules. */
  readonly from: DecimalText
  /** Least part of all villages, in per cent. */
  readonly percent: DecimalText
  /** What the target measures, where it is not the measure of the tiers. */
  readonly measure?: string
  /** Article of the document. */
  readonly clause?: string
}

/** A document about tiers. */
export type TierDocument = PolicyDocument<TierRules>

/** What was measured of a village in one year. */
export interface VillageIncome {
  /** Id of the village. */
  readonly id: string
  /** Name. */
  readonly title?: Label
  /** What was measured. */
  readonly measure: string
  /** How much, in the unit of the rules. */
  readonly amount: ObservedFigure
  /** Other measures of the same year, by name, in the unit of the rules. */
  readonly others?: Readonly<Record<string, ObservedFigure>>
}

/** Which rule set a tier comes from. */
export interface TierBasis {
  /** Id of the document. */
  readonly document: string
  /** Its version. */
  readonly version: string
  /** What was measured. */
  readonly measure: string
}

/** The tier of a village. */
export interface VillageTier {
  /** Id of the village. */
  readonly id: string
  /** Id of the tier. */
  readonly tier: string
  /** Whether the village is to leave the tier. */
  readonly toClear: boolean
  /** The next tier up, how much is missing to it, and what of other measures; `null` in the highest tier or where the amount is only a bound. */
  readonly next: {
    readonly tier: string
    readonly short: DecimalText
    readonly mustExceed: boolean
    readonly others?: readonly TierShortfall[]
  } | null
  /** The rule set. */
  readonly basis: TierBasis
}

/** Why a village has no tier. */
export type TierReason =
  'unknown-figure' | 'unreadable-figure' | 'other-measure' | 'outside-all-tiers' | 'between-tiers'

/** Codes of findings about tiers. */
export type TierCode = TierReason | BandCode | 'duplicate-village' | 'tier-edge-shared'

/**
 * The tier of a village under a rule set.
 *
 * An amount on an edge that the text gives to two tiers needs the decision `tier-edge` (`at` the two tiers, `low|high`; options
 * their ids). A bound that fits several tiers is `between-tiers`, with the tiers in the diagnostic. Other reasons:
 * `other-measure`, `outside-all-tiers`, `unknown-figure`, `unreadable-figure`.
 *
 * @param document - the rule set
 * @param facts - the village
 * @example
 * ```ts
 * import { classifyVillage, type TierDocument } from 'xiangzhen'
 * const document: TierDocument = {
 *   id: 'tiers', title: '分档', version: '2024', effective: { from: '2024-01-01' }, sources: [], decisions: [],
 *   rules: {
 *     measure: 'operating-income', unit: '万元', percentDigits: 1,
 *     tiers: [
 *       { id: 'weak', to: { at: '5', included: false }, toClear: true },
 *       { id: 'ordinary', from: { at: '5', included: true }, to: { at: '50', included: false } },
 *       { id: 'strong', from: { at: '50', included: true } },
 *     ],
 *   },
 * }
 * const result = classifyVillage(document, { id: 'v1', measure: 'operating-income', amount: '4.2' })
 * result.status === 'computed' && result.value.next // => { tier: 'ordinary', short: '0.8', mustExceed: false }
 * ```
 */
export function classifyVillage(
  document: TierDocument,
  facts: VillageIncome,
  _question: object = {},
): Result<VillageTier, TierReason> {
  const { rules } = document
  if (facts.measure !== rules.measure) {
    const data = { village: facts.id, measure: rules.measure, found: facts.measure }
    return notComputable('other-measure', [diagnostic('other-measure', 'error', 'measure', data)])
  }
  const reading = readBounds(facts.amount)
  if (!reading.ok) {
    return notComputable('unreadable-figure', [diagnostic(reading.code, 'error', 'amount', { text: reading.text })])
  }
  if (reading.bounds === null) return notComputable('unknown-figure', [unknownOf(facts)])
  const reached = tierOf(document, facts, reading.bounds)
  if ('status' in reached) return reached
  const held = heldBack(rules.tiers, reached, facts)
  if ('status' in held) return held
  const { tier, next } = held
  const exact = knownExactly(reading.bounds)
  return computed({
    id: facts.id,
    tier: tier.id,
    toClear: tier.toClear === true,
    next: next ?? (exact === undefined ? null : nextAbove(rules.tiers, tier, exact, facts)),
    basis: { document: document.id, version: document.version, measure: rules.measure },
  })
}

function unknownOf(facts: VillageIncome): Diagnostic<TierCode> {
  return diagnostic('unknown-figure', 'warning', 'amount', { village: facts.id })
}

function tierOf(
  document: TierDocument,
  facts: VillageIncome,
  bounds: Bounds,
): Tier | NotComputable<TierReason> | Needs {
  const { tiers } = document.rules
  const exact = knownExactly(bounds)
  const possible = exact === undefined ? possibleTiers(tiers, bounds) : tiersAt(tiers, exact)
  const [first, second] = possible
  if (first === undefined) {
    return notComputable('outside-all-tiers', [
      diagnostic('outside-all-tiers', 'error', 'amount', { village: facts.id }),
    ])
  }
  if (second === undefined && !bounds.rough) return first
  if (exact === undefined) {
    const data = { village: facts.id, tiers: possible.map((tier) => tier.id) }
    return notComputable('between-tiers', [diagnostic('between-tiers', 'warning', 'amount', data)])
  }
  const options = possible.map((tier) => tier.id)
  const at = options.join('|')
  // The two tiers may be named in either order.
  const back = [...options].reverse().join('|')
  const named = document.decisions.map((one) => (one.code === 'tier-edge' && one.at === back ? { ...one, at } : one))
  const decided = decisionFor(named, 'tier-edge', at)
  const chosen = possible.find((tier) => tier.id === decided?.value)
  if (chosen !== undefined) return chosen
  const unread = decided === undefined ? [] : [unreadableDecision(named, decided, options)]
  return needs([{ code: 'tier-edge', at, options, data: { village: facts.id } }], unread)
}

// The tier that a village reaches by the measure, or the next lower one whose requirements of other measures it meets.
function heldBack(
  tiers: readonly Tier[],
  reached: Tier,
  facts: VillageIncome,
): { readonly tier: Tier; readonly next?: NonNullable<VillageTier['next']> } | NotComputable<TierReason> {
  const order = tiersInOrder(tiers)
  let next: NonNullable<VillageTier['next']> | undefined
  for (let rank = order.indexOf(reached); rank >= 0; rank -= 1) {
    const tier = order[rank]!
    const check = checkRequirements(tier, facts)
    if (check.met === true) return next === undefined ? { tier } : { tier, next }
    if ('diagnostic' in check) return notComputable(requirementReasons[check.met], [check.diagnostic])
    next = { tier: tier.id, short: '0', mustExceed: false, others: check.lacks }
  }
  return notComputable('outside-all-tiers', [diagnostic('outside-all-tiers', 'error', 'amount', { village: facts.id })])
}

const requirementReasons = {
  unknown: 'unknown-figure',
  unreadable: 'unreadable-figure',
  between: 'between-tiers',
} as const

/** Tiers from the lowest up, whatever the order of the list: higher ones begin at higher figures. */
export function tiersInOrder(tiers: readonly Tier[]): readonly Tier[] {
  return [...tiers].sort((a, b) => {
    if (a.from === undefined || b.from === undefined) return Number(a.from !== undefined) - Number(b.from !== undefined)
    return compareExact(exactOf(a.from.at), exactOf(b.from.at))
  })
}

function tiersAt(tiers: readonly Tier[], amount: Exact): readonly Tier[] {
  const finding = bandOfExact(tiers, amount)
  if (finding.found === 'none') return []
  return finding.found === 'one' ? [finding.band] : finding.bands
}

// A tier is possible when it is not wholly beyond an end of what is known.
function possibleTiers(tiers: readonly Tier[], { low, high }: Bounds): readonly Tier[] {
  return tiers.filter(({ from, to }) => {
    const below = low === undefined || to === undefined ? -1 : compareExact(low.at, exactOf(to.at))
    const above = high === undefined || from === undefined ? 1 : compareExact(high.at, exactOf(from.at))
    const tooLow = below > 0 || (below === 0 && !(to?.included === true && low?.open === false))
    const tooHigh = above < 0 || (above === 0 && !(from?.included === true && high?.open === false))
    return !tooLow && !tooHigh
  })
}

function nextAbove(tiers: readonly Tier[], tier: Tier, amount: Exact, facts: VillageIncome): VillageTier['next'] {
  let next: (Tier & { readonly from: NonNullable<Tier['from']> }) | undefined
  for (const one of tiers) {
    if (one.from === undefined || one.id === tier.id || compareExact(exactOf(one.from.at), amount) < 0) continue
    if (next === undefined || compareExact(exactOf(one.from.at), exactOf(next.from.at)) < 0) {
      next = { ...one, from: one.from }
    }
  }
  if (next === undefined) return null
  const short = exactToShownText(subtractExact(exactOf(next.from.at), amount), 30)
  const check = checkRequirements(next, facts)
  const others = check.met === false ? { others: check.lacks } : {}
  // An edge that was given to the lower tier must be exceeded, whatever the list says.
  return { tier: next.id, short, mustExceed: !next.from.included || short === '0', ...others }
}
