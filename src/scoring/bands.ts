import {
  addExact,
  compareExact,
  divideExact,
  exactInteger,
  exactOf,
  exactOne,
  exactToPlainText,
  isZeroExact,
  roundExact,
  stepOfPlaces,
  subtractExact,
  type Exact,
} from '../kernel/internal.js'
import { diagnostic, type DecimalText, type Diagnostic, type Label } from '../kernel/index.js'

/** One end of a band: the figure and whether it belongs to the band. */
export interface BandEdge {
  /** The figure at the edge, decimal text in the unit of what is banded. */
  readonly at: DecimalText
  /** Whether the figure itself is inside: 以上 and 不低于 include it, 高于 and 不足 do not. */
  readonly included: boolean
}

/** An interval of figures and what it stands for. */
export interface Band {
  /** Id of the band, such as the code of a grade. */
  readonly id: string
  /** Words for people. */
  readonly label?: Label
  /** Lower end; absent means that the band is open downward. */
  readonly from?: BandEdge
  /** Upper end; absent means that the band is open upward. */
  readonly to?: BandEdge
  /** What the band is worth, where it is worth a figure: points, an amount, a share; decimal text in the rule's unit. */
  readonly value?: DecimalText
  /** Article of the document that sets the band. */
  readonly clause?: string
}

/** A band that is worth a figure: points, an amount, a rate. What nothing is given for is worth `'0'`, and says so. */
export interface ValuedBand extends Band {
  /** What the band is worth; decimal text in the rule's unit. */
  readonly value: DecimalText
}

/** Where a figure falls. */
export type BandFinding =
  | { readonly found: 'one'; readonly band: Band; readonly index: number }
  | { readonly found: 'none'; readonly below?: Band; readonly above?: Band }
  | { readonly found: 'several'; readonly bands: readonly Band[] }

/** What the linter of bands can find. */
export type BandCode = 'band-gap' | 'band-overlap' | 'band-empty' | 'band-duplicate-id'

/**
 * Finds the band of a figure. A gap gives the neighbours, an overlap gives all bands that claim the figure: which one
 * counts is then a decision, never the order of the list.
 *
 * @param bands - the bands, in any order
 * @param figure - decimal text
 * @returns the one band, none (with the nearest band below and above), or several
 * @throws RangeError when `figure` or an edge is not decimal text
 * @example
 * ```ts
 * import { bandOf } from 'xiangzhen/scoring'
 * const bands = [
 *   { id: 'good', from: { at: '60', included: true }, to: { at: '90', included: false } },
 *   { id: 'excellent', from: { at: '90', included: true } },
 * ]
 * bandOf(bands, '90').found // => 'one'
 * bandOf(bands, '59.9').found // => 'none'
 * ```
 */
export function bandOf(bands: readonly Band[], figure: DecimalText): BandFinding {
  return bandOfExact(bands, exactOf(figure))
}

/**
 * The same for an exact value that was not rounded.
 *
 * @internal
 */
export function bandOfExact(bands: readonly Band[], figure: Exact): BandFinding {
  const holding = bands.filter((band) => aboveFrom(band, figure) && belowTo(band, figure))
  const [first] = holding
  if (first === undefined) return neighbours(bands, figure)
  if (holding.length === 1) return { found: 'one', band: first, index: bands.indexOf(first) }
  return { found: 'several', bands: holding }
}

function aboveFrom(band: Band, figure: Exact): boolean {
  if (band.from === undefined) return true
  const side = compareExact(figure, exactOf(band.from.at))
  return band.from.included ? side >= 0 : side > 0
}

function belowTo(band: Band, figure: Exact): boolean {
  if (band.to === undefined) return true
  const side = compareExact(figure, exactOf(band.to.at))
  return band.to.included ? side <= 0 : side < 0
}

function neighbours(bands: readonly Band[], figure: Exact): BandFinding {
  let below: Band | undefined
  let above: Band | undefined
  for (const band of bands) {
    if (aboveFrom(band, figure)) {
      if (below === undefined || compareEnds(band.to, below.to) > 0) below = band
    } else if (above === undefined || compareStarts(band.from, above.from) < 0) {
      above = band
    }
  }
  return { found: 'none', ...(below === undefined ? {} : { below }), ...(above === undefined ? {} : { above }) }
}

// An absent start lies below every start; of two at one figure the one that includes it comes first.
function compareStarts(a: BandEdge | undefined, b: BandEdge | undefined): number {
  if (a === undefined || b === undefined) return a === b ? 0 : a === undefined ? -1 : 1
  const side = compareExact(exactOf(a.at), exactOf(b.at))
  return side !== 0 ? side : Number(b.included) - Number(a.included)
}

// An absent end lies above every end; of two at one figure the one that includes it comes last.
function compareEnds(a: BandEdge | undefined, b: BandEdge | undefined): number {
  if (a === undefined || b === undefined) return a === b ? 0 : a === undefined ? 1 : -1
  const side = compareExact(exactOf(a.at), exactOf(b.at))
  return side !== 0 ? side : Number(a.included) - Number(b.included)
}

/** What a table of bands must cover. */
export interface BandCoverage {
  /** Lowest figure that can occur; absent: no lower limit is known, so nothing below the first band is a gap. */
  readonly from?: DecimalText
  /** Highest figure that can occur; absent: nothing above the last band is a gap. */
  readonly to?: DecimalText
  /** Places that a figure can have where it is banded, −12 to 30; absent: any. 95 and 96 leave no gap for whole figures. */
  readonly digits?: number
}

/**
 * Looks for faults in a table of bands. Each finding carries a witness: a figure that shows it.
 *
 * Codes: `band-gap` (a figure that can occur and no band holds), `band-overlap` (a figure that two bands hold),
 * `band-empty` (a band that holds no figure), `band-duplicate-id`.
 *
 * @param bands - the bands, in any order
 * @param coverage - the figures that can occur
 * @param path - where the table stands in its document
 * @returns the findings; `data.witness` is the figure
 * @throws RangeError when an edge is not decimal text, or the places are not a whole number
 * @example
 * ```ts
 * import { checkBands } from 'xiangzhen/scoring'
 * const bands = [
 *   { id: 'good', from: { at: '60', included: true }, to: { at: '95', included: true } },
 *   { id: 'excellent', from: { at: '96', included: true } },
 * ]
 * checkBands(bands, { digits: 1 }, 'rules.grades').map((d) => [d.code, d.data.witness]) // => [['band-gap', '95.1']]
 * checkBands(bands, { digits: 0 }, 'rules.grades') // => []
 * ```
 */
export function checkBands(
  bands: readonly Band[],
  coverage: BandCoverage,
  path: string,
): readonly Diagnostic<BandCode>[] {
  if (coverage.digits !== undefined) stepOfPlaces(coverage.digits)
  const findings: Diagnostic<BandCode>[] = []
  const seen = new Set<string>()
  for (const [index, band] of bands.entries()) {
    const place = `${path}[${index}]`
    if (seen.has(band.id)) findings.push(diagnostic('band-duplicate-id', 'error', place, { band: band.id }))
    seen.add(band.id)
    if (witnessBetween(band.from, band.to, coverage.digits) === undefined) {
      findings.push(diagnostic('band-empty', 'error', place, { band: band.id }))
    }
  }
  const sorted = bands
    .filter((band) => witnessBetween(band.from, band.to, coverage.digits) !== undefined)
    .sort((a, b) => compareStarts(a.from, b.from) || compareEnds(a.to, b.to))
  findings.push(...checkEnds(sorted, coverage, path), ...checkJoints(sorted, coverage, path))
  return findings
}

function checkEnds(sorted: readonly Band[], coverage: BandCoverage, path: string): Diagnostic<BandCode>[] {
  const findings: Diagnostic<BandCode>[] = []
  const { from, to } = coverage
  const [first] = sorted
  const last = sorted.reduce<Band | undefined>(
    (top, band) => (top !== undefined && compareEnds(top.to, band.to) >= 0 ? top : band),
    undefined,
  )
  if (from !== undefined && first === undefined) {
    const witness = missedBetween({ at: from, included: true }, undefined, coverage)
    if (witness !== undefined) findings.push(gap(path, witness, undefined, undefined))
  }
  if (from !== undefined && first?.from !== undefined) {
    const witness = missedBetween({ at: from, included: true }, complement(first.from), coverage)
    if (witness !== undefined) findings.push(gap(path, witness, undefined, first))
  }
  if (to !== undefined && last?.to !== undefined) {
    const witness = missedBetween(complement(last.to), { at: to, included: true }, coverage)
    if (witness !== undefined) findings.push(gap(path, witness, last, undefined))
  }
  return findings
}

function checkJoints(sorted: readonly Band[], coverage: BandCoverage, path: string): Diagnostic<BandCode>[] {
  const findings: Diagnostic<BandCode>[] = []
  let reach: Band | undefined
  for (const band of sorted) {
    if (reach !== undefined) {
      const shared = witnessBetween(band.from, lowerEnd(reach.to, band.to), coverage.digits)
      if (shared !== undefined) {
        const data = { witness: shared, first: reach.id, second: band.id }
        findings.push(diagnostic('band-overlap', 'error', path, data))
      }
      if (reach.to !== undefined && band.from !== undefined) {
        const missed = missedBetween(complement(reach.to), complement(band.from), coverage)
        if (missed !== undefined) findings.push(gap(path, missed, reach, band))
      }
    }
    if (reach === undefined || compareEnds(band.to, reach.to) > 0) reach = band
  }
  return findings
}

// A figure that can occur between two edges of bands.
function missedBetween(from: BandEdge, to: BandEdge | undefined, coverage: BandCoverage): string | undefined {
  const bottom = coverage.from === undefined ? undefined : { at: coverage.from, included: true }
  const top = coverage.to === undefined ? undefined : { at: coverage.to, included: true }
  const start = compareStarts(bottom, from) > 0 ? bottom : from
  return witnessBetween(start, lowerEnd(to, top), coverage.digits)
}

function gap(path: string, witness: string, below: Band | undefined, above: Band | undefined): Diagnostic<BandCode> {
  return diagnostic('band-gap', 'error', path, { witness, below: below?.id ?? null, above: above?.id ?? null })
}

function lowerEnd(a: BandEdge | undefined, b: BandEdge | undefined): BandEdge | undefined {
  return compareEnds(a, b) <= 0 ? a : b
}

// The other side of an edge: what a band that ends here leaves to the next one.
function complement(edge: BandEdge): BandEdge {
  return { at: edge.at, included: !edge.included }
}

// A figure between two edges: the lower edge itself, else the next figure on the grid of `digits`, else the middle.
function witnessBetween(from: BandEdge | undefined, to: BandEdge | undefined, digits?: number): string | undefined {
  if (from === undefined) return to === undefined ? '0' : witnessBelow(to, digits)
  const low = exactOf(from.at)
  const candidate = digits === undefined ? middleOrEdge(low, from.included, to) : nextOnGrid(low, from.included, digits)
  if (to !== undefined) {
    const side = compareExact(candidate, exactOf(to.at))
    if (side > 0 || (side === 0 && !to.included)) return undefined
    if (side === 0 && !from.included && compareExact(low, candidate) === 0) return undefined
  }
  return exactToPlainText(candidate)
}

function middleOrEdge(low: Exact, included: boolean, to: BandEdge | undefined): Exact {
  if (included) return low
  if (to === undefined) return addExact(low, exactInteger(1))
  return divideExact(addExact(low, exactOf(to.at)), exactInteger(2))
}

function nextOnGrid(low: Exact, included: boolean, digits: number): Exact {
  const step = stepOfPlaces(digits)
  const onGrid = roundExact(low, { digits, mode: 'ceil' })
  const atEdge = isZeroExact(subtractExact(onGrid, low))
  return atEdge && !included ? addExact(onGrid, step) : onGrid
}

function witnessBelow(to: BandEdge, digits: number | undefined): string {
  const edge = exactOf(to.at)
  if (digits === undefined) return exactToPlainText(to.included ? edge : subtractExact(edge, exactOne))
  const onGrid = roundExact(edge, { digits, mode: 'floor' })
  return exactToPlainText(compareExact(onGrid, edge) < 0 ? onGrid : subtractExact(edge, stepOfPlaces(digits)))
}
