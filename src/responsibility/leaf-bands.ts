import type { Label } from '../kernel/index.js'
import { compareExact, exactOf, subtractExact } from '../kernel/internal.js'
import type { Band } from '../scoring/index.js'
import { bandOfExact } from '../scoring/internal.js'
import { type LeafInput, type LeafOutcome, byChoice, leafPoints, leafRefused } from './leaf.js'
import type { BandMethod, CoefficientMethod, CurveMethod, CurvePlace } from './methods.js'
import {
  type Working,
  chosenStep,
  differenceStep,
  figureText,
  givenStep,
  minimumStep,
  productStep,
  quotientStep,
  sumStep,
} from './working.js'

/** Points by interval. */
export function scoreBands(method: BandMethod, figure: Working, input: LeafInput): LeafOutcome {
  const finding = bandOfExact(method.bands, figure.figure)
  const shown = { actual: figureText(figure.figure) }
  if (finding.found === 'none') return leafRefused('outside-bands', { figure: shown.actual })
  if (finding.found === 'several') {
    return leafRefused('overlapping-bands', { figure: shown.actual, bands: finding.bands.map((band) => band.id) })
  }
  const value = exactOf(finding.band.value as string)
  const data = { ...shown, band: bandWords(finding.band), unit: input.indicator.unit ?? '' }
  if (method.values === 'points') return leafPoints(chosenStep('band', value, data, [figure]))
  const share = chosenStep('band', value, data, [figure])
  return leafPoints(productStep('share-of-weight', [givenStep('weight', input.weight), share]))
}

// A band by its label, else by its limits.
function bandWords({ id, label, from, to }: Band): Label | readonly string[] {
  if (label !== undefined) return label
  const limits = [
    ...(from === undefined ? [] : [`${from.included ? '≥' : '>'} ${from.at}`]),
    ...(to === undefined ? [] : [`${to.included ? '≤' : '<'} ${to.at}`]),
  ]
  return limits.length === 0 ? id : limits
}

/** Points on straight lines. */
export function scoreCurve(method: CurveMethod, figure: Working): LeafOutcome {
  const places = [...method.places].sort((a, b) => compareExact(exactOf(a.at), exactOf(b.at)))
  const above = places.findIndex((place) => compareExact(exactOf(place.at), figure.figure) >= 0)
  const right = places[above]
  const left = places[above - 1]
  const twice = twicePlaced(places)
  if (twice !== undefined) return leafRefused('curve-place-twice', { at: twice })
  if (right !== undefined && compareExact(exactOf(right.at), figure.figure) === 0) {
    return leafPoints(chosenStep('curve-place', exactOf(right.points), { at: right.at }, [figure]))
  }
  if (right !== undefined && left !== undefined) return leafPoints(between(left, right, figure))
  const end = right ?? places[places.length - 1]
  if (method.outside === 'refuse' || end === undefined) {
    return leafRefused('outside-curve', { figure: figureText(figure.figure) })
  }
  const points = (right === undefined ? end.after : end.before) ?? end.points
  return leafPoints(chosenStep('curve-end', exactOf(points), { at: end.at }, [figure]))
}

/** A figure at which a curve has two places: it does not say which of them holds. */
export function twicePlaced(sorted: readonly CurvePlace[]): string | undefined {
  return sorted.find((place, index) => {
    const next = sorted[index + 1]
    return next !== undefined && compareExact(exactOf(place.at), exactOf(next.at)) === 0
  })?.at
}

function between(left: CurvePlace, right: CurvePlace, figure: Working): Working {
  const from = exactOf(left.after ?? left.points)
  const start = givenStep('curve-place', from, { at: left.at })
  const rise = givenStep('curve-rise', subtractExact(exactOf(right.before ?? right.points), from))
  const run = givenStep('curve-run', subtractExact(exactOf(right.at), exactOf(left.at)))
  const way = differenceStep('curve-way', [figure, givenStep('curve-from', exactOf(left.at))])
  return sumStep('curve', [start, productStep('curve-part', [rise, quotientStep('curve-share', way, run)])])
}

/** A coefficient times the figure. */
export function scoreCoefficient(method: CoefficientMethod, figure: Working, input: LeafInput): LeafOutcome {
  const raw = productStep('coefficient', [givenStep('points-per-unit', exactOf(method.points)), figure])
  const { target } = input
  const reached = target !== undefined && compareExact(figure.figure, target.figure) >= 0
  if (compareExact(raw.figure, input.weight) > 0) {
    const kind = method.over?.kind ?? input.policies.overFulfilment
    return byChoice(input, 'over-fulfilment', kind, ['capAtWeight', 'uncapped'], (option) =>
      option === 'uncapped'
        ? leafPoints(raw)
        : leafPoints(minimumStep('capped', [raw, givenStep('weight', input.weight)]), ['cap']),
    )
  }
  if (!reached) return leafPoints(raw)
  return byChoice(input, 'coefficient-at-target', method.atTarget, ['coefficient', 'full'], (option) =>
    leafPoints(option === 'coefficient' ? raw : chosenStep('full-at-target', input.weight, {}, [figure, target])),
  )
}
