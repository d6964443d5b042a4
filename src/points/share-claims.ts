import { computed, decisionFor, diagnostic, needs, notComputable, type Decision, type Result } from '../kernel/index.js'
import {
  addExact,
  compareExact,
  divideExact,
  exactZero,
  fractionText,
  largestRemainder,
  multiplyExact,
  subtractExact,
  wholeExact,
  type Exact,
} from '../kernel/internal.js'

/** What somebody claims of something that may be too little. */
export interface ScarceClaim {
  /** Whose it is; claims of one in one turn are one claim. */
  readonly id: string
  readonly amount: Exact
  /** Claims are served in the order of these; those with the same one together. */
  readonly turn: string
}

/** What each was given. */
export type Grants = ReadonlyMap<string, Exact>

/** How claims are served: all together, or turn by turn, each turn in whole claims or down to the last part. */
export interface Serving {
  readonly order: 'together' | 'byTurn' | 'wholeByTurn'
  /** What happens to several claims of the turn that does not fit. */
  readonly sameTurn: () => Result<'proRata' | 'wait', never>
  /** Smallest part that is given. */
  readonly grain: Exact
  /** Decisions about ties, and what they are about. */
  readonly decisions: readonly Decision[]
  readonly at?: string
}

/** Why claims cannot be served. */
export type ServingCode = 'bad-grain'

/** Serves claims out of what there is: exactly, nobody gets more than was claimed. */
export function serveClaims(
  claims: readonly ScarceClaim[],
  amount: Exact,
  serving: Serving,
): Result<Grants, ServingCode> {
  const { order, sameTurn } = serving
  const grants = new Map(claims.map(({ id }) => [id, exactZero]))
  const give = (given: Grants): void => {
    for (const [id, part] of given) grants.set(id, addExact(grants.get(id)!, part))
  }
  let left = amount
  const turns = new Map<string, Map<string, Exact>>()
  for (const { id, amount: own, turn } of claims) {
    if (own.n <= 0n) continue
    const key = order === 'together' ? '' : turn
    const due = turns.get(key) ?? new Map<string, Exact>()
    turns.set(key, due.set(id, addExact(due.get(id) ?? exactZero, own)))
  }
  for (const turn of [...turns.keys()].sort()) {
    const due = turns.get(turn)!
    const sum = [...due.values()].reduce(addExact)
    if (compareExact(sum, left) <= 0) {
      give(due)
      left = subtractExact(left, sum)
      continue
    }
    // The first turn that does not fit: nothing of it, all that is left to its one claim, or a share of that to each.
    if (order === 'wholeByTurn') break
    const rule = order === 'together' || due.size === 1 ? computed('proRata') : sameTurn()
    if (rule.status !== 'computed') return rule
    if (rule.value === 'wait') break
    const part = inProportion(due, left, serving)
    if (part.status !== 'computed') return part
    give(part.value)
    break
  }
  return computed(grants)
}

// In whole grains, by largest remainder; what one cannot take, because it would be more than was claimed, goes to the others.
function inProportion(claims: Grants, amount: Exact, { grain, decisions, at }: Serving): Result<Grants, ServingCode> {
  if (grain.n <= 0n) {
    const path = `${at ?? 'budget'}.grain`
    return notComputable('bad-grain', [diagnostic('bad-grain', 'error', path, { text: fractionText(grain) })])
  }
  const grants = new Map<string, Exact>()
  const give = (id: string, grains: bigint): Exact => {
    const given = { n: grains * grain.n, d: grain.d }
    grants.set(id, given)
    return given
  }
  let left = amount
  let sharing = [...claims]
  let quotas: readonly Exact[] = []
  for (let before = -1; before !== sharing.length;) {
    before = sharing.length
    const sum = multiplyExact(sharing.map(([, own]) => own).reduce(addExact, exactZero), grain)
    quotas = sharing.map(([, own]) => divideExact(multiplyExact(left, own), sum))
    sharing = sharing.filter(([id, own], index) => {
      const most = wholeExact(divideExact(own, grain), 'floor')
      if (compareExact(quotas[index]!, { n: most, d: 1n }) <= 0) return true
      left = subtractExact(left, give(id, most))
      return false
    })
  }
  const ids = sharing.map(([id]) => id)
  const compareWeights = (a: number, b: number): number => compareExact(sharing[a]![1], sharing[b]![1])
  const decided = decisionFor(decisions, 'tie-in-division', at)?.value
  const order = tieOrders.find((one) => one === decided)
  const placed = largestRemainder({ ids, quotas, compareWeights }, order === undefined ? 'report' : [order])
  if (placed.outcome === 'tied') {
    const options = tieOrders.filter((one) => placed.options.includes(one))
    const data = { tied: placed.tied.map((index) => ids[index]!), grains: placed.grains.toString() }
    return needs([{ code: 'tie-in-division', ...(at === undefined ? {} : { at }), options, data }])
  }
  for (const [index, grains] of placed.grains.entries()) give(ids[index]!, grains)
  return computed(grants)
}

const tieOrders = ['byId', 'largestWeight', 'smallestWeight'] as const
