import type { DecisionNeed } from '../kernel/index.js'
import { together } from './arithmetic.js'
import { decided, type BookAccount } from './compiled-book.js'
import { nothingOutside, partOf, valueOf, type OutsideGains, type PointPart } from './point-parts.js'
import type { WeightedCombination } from './rule-book.js'
import { addNeed, type ScoringDesk } from './scoring-desk.js'

/** What the parts of an account come to together. */
export function combineParts<T>(
  desk: ScoringDesk<T>,
  account: BookAccount,
  parts: readonly PointPart<T>[],
): PointPart<T> {
  const combine = account.account.combine === undefined ? 'sum' : decided(account.account.combine)
  let needs: DecisionNeed[] | undefined
  let unknown: PointPart<T> | undefined
  for (const part of parts) {
    if (part.kind === 'needs') for (const need of part.needs) addNeed((needs ??= []), need)
    else if (part.kind === 'unknown') unknown ??= part
  }
  if (needs !== undefined) return { kind: 'needs', needs }
  if (typeof combine === 'object') return weighParts(desk, account, combine, parts)
  if (unknown !== undefined) return unknown
  if (combine === 'sum') return sumParts(desk, parts)
  const values = parts.flatMap((part) => (part.kind === 'points' ? [valueOf(desk, part)] : []))
  if (values.length === 0) return { kind: 'notApplicable', reason: 'nothing-to-settle' }
  return partOf(desk, together(desk.arithmetic, combine, values))
}

function sumParts<T>(desk: ScoringDesk<T>, parts: readonly PointPart<T>[]): PointPart<T> {
  const { arithmetic } = desk
  let gains = arithmetic.zero
  let losses = arithmetic.zero
  let outside: readonly OutsideGains<T>[] = nothingOutside
  for (const part of parts) {
    if (part.kind !== 'points') continue
    gains = arithmetic.add(gains, part.gains)
    losses = arithmetic.add(losses, part.losses)
    if (part.outside.length > 0) outside = [...outside, ...part.outside]
  }
  return { kind: 'points', gains, losses, outside }
}

function weighParts<T>(
  desk: ScoringDesk<T>,
  account: BookAccount,
  combine: WeightedCombination,
  parts: readonly PointPart<T>[],
): PointPart<T> {
  const { arithmetic } = desk
  const ids = partIds(desk, account)
  let sum = arithmetic.zero
  let counted = arithmetic.zero
  let all = arithmetic.zero
  let missing: PointPart<T> | undefined
  for (const [id, figure] of Object.entries(combine.weights)) {
    const weight = arithmetic.read(figure as string)
    all = arithmetic.add(all, weight)
    const part = parts[ids.indexOf(id)]
    if (part?.kind === 'points') {
      sum = arithmetic.add(sum, arithmetic.multiply(weight, valueOf(desk, part)))
      counted = arithmetic.add(counted, weight)
    } else if (part?.kind === 'unknown') {
      if (combine.missing === 'zero') counted = arithmetic.add(counted, weight)
      missing = part
    }
  }
  if (arithmetic.compare(all, arithmetic.whole(1)) !== 0) return { kind: 'unknown', reason: 'weights-do-not-sum' }
  if (missing !== undefined && combine.missing === 'refuse') return missing
  if (arithmetic.sign(counted) === 0) return missing ?? { kind: 'notApplicable', reason: 'nothing-to-settle' }
  const whole = arithmetic.compare(counted, all) === 0
  return partOf(desk, whole ? sum : arithmetic.divide(arithmetic.multiply(sum, all), counted))
}

/** Ids of the parts of an account, in their order. */
export function partIds<T>({ reading }: ScoringDesk<T>, account: BookAccount): readonly string[] {
  return [
    ...account.items.map((index) => reading.items[index]!.item.id),
    ...account.children.map((child) => reading.accounts[child]!.id),
  ]
}

/** How much of each part stands in an account whose parts are not simply added; `undefined`: all of each. */
export function sharesOf<T>(
  desk: ScoringDesk<T>,
  account: BookAccount,
  parts: readonly PointPart<T>[],
): readonly T[] | undefined {
  const { arithmetic } = desk
  const { zero } = arithmetic
  const combine = account.account.combine === undefined ? 'sum' : decided(account.account.combine)
  if (combine === 'sum') return undefined
  const figures = parts.map((part) => (part.kind === 'points' ? valueOf(desk, part) : undefined))
  if (combine === 'highest' || combine === 'lowest') {
    const sign = combine === 'highest' ? 1 : -1
    let best = -1
    for (const [index, figure] of figures.entries())
      if (figure !== undefined && (best < 0 || arithmetic.compare(figure, figures[best]!) * sign > 0)) best = index
    return parts.map((_, index) => (index === best ? arithmetic.whole(1) : zero))
  }
  const ids = partIds(desk, account)
  const weights = figures.map((figure, index) => {
    if (figure === undefined) return zero
    if (combine === 'mean') return arithmetic.whole(1)
    const weight = combine.weights[ids[index]!]
    return weight === undefined ? zero : arithmetic.read(weight as string)
  })
  // What is missing counts as nothing, or hands its weight to the others.
  if (combine !== 'mean' && combine.missing === 'zero') return weights
  const counted = weights.reduce((sum, weight) => arithmetic.add(sum, weight), zero)
  return weights.map((weight) => arithmetic.divide(weight, counted))
}
