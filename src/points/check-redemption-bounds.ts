import type { DecimalText } from '../kernel/index.js'
import {
  compareExact,
  divideExact,
  exactInteger,
  exactOf,
  exactToPlainText,
  greatestCommonDivisor,
  multiplyExact,
  type Exact,
} from '../kernel/internal.js'
import type { AddFinding } from './check-redemption-policy.js'
import { isFor } from './holder-classes.js'
import { isMultiple, shareOf, type RedemptionBound } from './redemption-bounds.js'
import type { RedemptionRules } from './redemption-policy.js'

/** Finds bounds that no redemption can keep to, and goods that they keep from everybody or from some class. */
export function checkBounds(rules: RedemptionRules, add: AddFinding): void {
  const known = rules.currencies.map(({ id }) => id)
  const stated: RedemptionBound[] = []
  for (const [index, bound] of (rules.bounds ?? []).entries()) {
    if ('decide' in bound) continue
    const path = `rules.bounds[${index}]`
    if (bound.currency !== undefined && !known.includes(bound.currency)) {
      add('bound-without-currency', path, { currency: bound.currency })
    }
    const text = bound.by === 'mostShare' ? bound.share : bound.by === 'mostYuan' ? bound.yuan : bound.points
    const figure = shareOf(text)
    if (bound.by === 'mostYuan' && rules.rate === undefined) add('bound-without-rate', path, { yuan: text })
    if (figure.n <= 0n) add('bound-not-positive', path, { figure: text })
    else if (bound.by === 'mostShare' && compareExact(figure, exactInteger(1)) > 0) {
      add('share-above-one', path, { share: text }, 'warning')
    } else stated.push(bound)
  }
  const said = new Set<string>()
  const once: AddFinding = (code, path, data, severity) => {
    const key = JSON.stringify([code, path, data])
    if (!said.has(key)) add(code, path, data, severity)
    said.add(key)
  }
  // Those in no class, and those in each class that a bound or a price names.
  const classes = new Set(
    [...stated, ...(rules.goods ?? []).flatMap((one) => one.prices)].flatMap((one) => one.classes ?? []),
  )
  for (const held of [[], ...[...classes].map((id) => [id])]) {
    for (const [at, currency] of known.entries()) {
      const own = stated.filter((one) => (one.currency ?? known[0]) === currency && isFor(one, held))
      checkTogether(rules, own, at === 0 ? held : undefined, once)
    }
  }
}

// The bounds of one kind of points for one class. Prices are held against those of the first kind.
function checkTogether(
  rules: RedemptionRules,
  bounds: readonly RedemptionBound[],
  held: readonly string[] | undefined,
  add: AddFinding,
): void {
  const pointsOf = (by: RedemptionBound['by']): readonly Exact[] =>
    bounds.flatMap((one) => (one.by === by && 'points' in one ? [exactOf(one.points)] : []))
  const least = pointsOf('leastPoints').reduce<Exact | undefined>(
    (a, b) => (a !== undefined && compareExact(a, b) > 0 ? a : b),
    undefined,
  )
  const most = pointsOf('mostPoints').reduce<Exact | undefined>(
    (a, b) => (a !== undefined && compareExact(a, b) < 0 ? a : b),
    undefined,
  )
  const step = pointsOf('multiple').reduce<Exact | undefined>(
    (a, b) => (a === undefined ? b : leastCommonMultiple(a, b)),
    undefined,
  )
  const text = (figure: Exact): DecimalText => exactToPlainText(figure)
  if (least !== undefined && most !== undefined && compareExact(least, most) > 0) {
    add('least-above-most', 'rules.bounds', { least: text(least), most: text(most) })
  } else if (step !== undefined && most !== undefined) {
    const first = least === undefined ? step : multiplyExact(step, up(divideExact(least, step)))
    if (compareExact(first, most) > 0) {
      add('no-multiple-allowed', 'rules.bounds', { step: text(step), points: text(first), most: text(most) })
    }
  }
  for (const [index, { title, prices }] of (held === undefined ? [] : (rules.goods ?? [])).entries()) {
    const own = prices.some((one) => one.classes !== undefined && isFor(one, held!))
    for (const { points, classes } of prices) {
      if (own ? classes === undefined || !isFor({ classes }, held!) : classes !== undefined) continue
      const price = exactOf(points)
      if (price.n <= 0n) continue
      const path = `rules.goods[${index}]`
      if (most !== undefined && compareExact(price, most) > 0) {
        add('price-above-most', path, { title, points, most: text(most) })
      } else if (step !== undefined && !isMultiple(price, step)) {
        const count = divideExact(leastCommonMultiple(price, step), price)
        add('price-not-a-multiple', path, { title, points, step: text(step), count: text(count) }, 'warning')
      }
    }
  }
}

function leastCommonMultiple(a: Exact, b: Exact): Exact {
  const [x, y] = [a.n * b.d, b.n * a.d]
  return { n: (x / greatestCommonDivisor(x, y)) * y, d: a.d * b.d }
}

function up({ n, d }: Exact): Exact {
  return { n: (n + d - 1n) / d, d: 1n }
}
