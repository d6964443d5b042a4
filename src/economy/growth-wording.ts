import type { DiagnosticData } from '../kernel/index.js'
import {
  compareExact,
  exactInteger,
  exactOfComputed,
  exactOne,
  multiplyExact,
  subtractExact,
  type Exact,
} from '../kernel/internal.js'
import type { KnownFigure } from './bounds.js'
import type { GrowthChange, GrowthFigure, GrowthFigures } from './growth-figures.js'
import { spokenAmount, spokenFigure, spokenShort } from './growth-words.js'
import type { SeriesPoint } from './series.js'

/** What can be said of a growth. 倍 is said of increases only, and only from twice the base on. */
export type GrowthPhraseCode =
  | 'amount-up'
  | 'amount-down'
  | 'points-up'
  | 'points-down'
  | 'increased-by-percent'
  | 'increased-to-times'
  | 'increased-by-times'
  | 'doubled-exactly'
  | 'doubled-not-yet'
  | 'doubled-at-least'
  | 'decreased-by-percent'
  | 'average-growth-geometric'
  | 'average-growth-cumulative'
  | 'average-decline-geometric'
  | 'average-decline-cumulative'
  | 'growth-unchanged'
  | 'rose-from-zero'
  | 'income-recovered'
  | 'loss-from-zero'
  | 'still-none'
  | 'turned-to-profit'
  | 'turned-to-loss'
  | 'loss-narrowed'
  | 'loss-widened'
  | 'loss-cleared'
  | 'income-ceased'
  | 'growth-undetermined'

/** What a catalogue says of the base of a comparison, of an amount of money and of a number of doublings. */
export type GrowthWordCode =
  | 'than-base'
  | 'than-year-earlier'
  | 'than-period-before'
  | 'against-base'
  | 'against-year-earlier'
  | 'against-period-before'
  | 'money-in-unit'
  | 'money-in-yuan'
  | `count-${1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 'more'}`

/** One sentence about a growth, as a code and its values. */
export interface GrowthPhrase {
  /** Code of the sentence in a text catalogue. */
  readonly code: GrowthPhraseCode
  /** The values that the sentence names. */
  readonly data: DiagnosticData
}

/** The exact figures behind a report, where both levels are exactly known. */
export interface ExactGrowth {
  readonly increment: Exact
  /** Current over base; `undefined` where the base is not positive. */
  readonly times: Exact | undefined
}

/** What sentences about a growth name beside its figures. */
export interface GrowthContext {
  readonly unit: string | undefined
  readonly exactly: ExactGrowth | undefined
  readonly to: SeriesPoint
}

/** The phrases for a report whose figures are rounded as they are to be said. */
export function growthWording(report: GrowthFigures, context: GrowthContext): readonly GrowthPhrase[] {
  const phrases: GrowthPhrase[] = []
  const { exactly, unit } = context
  const common = {
    period: { period: report.period },
    base: { period: report.base },
    ...comparisonWords(report, context),
  }
  const say: Say = (code, data = {}) => {
    phrases.push({ code, data: { ...common, ...data } })
  }
  const sayFigure: SayFigure = (code, figure, name, exact, data = {}) => {
    if (figure.status === 'computed')
      say(code, { [name]: spokenFigure(asSaid(withoutSign(figure.value), exact, name)), ...data })
  }
  const sayAmount = (code: GrowthPhraseCode, figure: GrowthFigure): void => {
    if (figure.status !== 'computed') return
    say(code, spokenAmount(asSaid(withoutSign(figure.value), exactly?.increment, 'amount'), unit))
  }
  const { change, increment } = report
  const rises = change === 'grew'
  if (rises || change === 'fell') {
    if (unit === 'percent') {
      sayFigure(rises ? 'points-up' : 'points-down', increment, 'points', exactly?.increment)
      return phrases
    }
    sayAmount(rises ? 'amount-up' : 'amount-down', increment)
    if (rises) sayTimes(report, exactly, say, sayFigure)
    const percent = percentOf(exactly)
    sayFigure(rises ? 'increased-by-percent' : 'decreased-by-percent', report.rate, 'percent', percent)
    sayAverage(report, sayFigure)
  } else {
    sayAmount(otherChanges[change], increment)
    if (increment.status !== 'computed')
      say(otherChanges[change], { money: 'money-in-unit', amount: null, unit: unit ?? '' })
  }
  return phrases
}

// 同比 and 环比 belong to their comparisons, else the base is named. For yearly data both are one.
function comparisonWords({ comparison }: GrowthFigures, { to }: GrowthContext): DiagnosticData {
  const fixed = comparison === 'fixedBase' || to.frequency === 'year'
  const base = fixed ? 'base' : comparison === 'yearOnYear' ? 'year-earlier' : 'period-before'
  return { than: `than-${base}`, against: `against-${base}` }
}

function percentOf(exactly: ExactGrowth | undefined): Exact | undefined {
  return exactly?.times && multiplyExact(subtractExact(exactly.times, exactOne), exactInteger(100))
}

const otherChanges: Readonly<Record<Exclude<GrowthChange, 'grew' | 'fell'>, GrowthPhraseCode>> = {
  unchanged: 'growth-unchanged',
  roseFromZero: 'rose-from-zero',
  recovered: 'income-recovered',
  lossFromZero: 'loss-from-zero',
  stillNone: 'still-none',
  turnedToProfit: 'turned-to-profit',
  turnedToLoss: 'turned-to-loss',
  lossNarrowed: 'loss-narrowed',
  lossWidened: 'loss-widened',
  lossCleared: 'loss-cleared',
  incomeCeased: 'income-ceased',
  undetermined: 'growth-undetermined',
}

type Say = (code: GrowthPhraseCode, data?: DiagnosticData) => void
type SayFigure = (
  code: GrowthPhraseCode,
  figure: GrowthFigure,
  name: string,
  exact: Exact | undefined,
  data?: DiagnosticData,
) => void

function sayTimes(report: GrowthFigures, exactly: ExactGrowth | undefined, say: Say, sayFigure: SayFigure): void {
  const { increasedTo, doublings } = report
  // Whether it is twice follows from the figure itself, not from the rounded one.
  const times = exactly?.times
  const least = increasedTo.status === 'computed' && reaches(increasedTo.value, 2)
  const twice = times === undefined ? least : compareExact(times, exactInteger(2)) >= 0
  if (!twice) return
  sayFigure('increased-to-times', increasedTo, 'times', times)
  sayFigure('increased-by-times', report.increasedBy, 'times', times && subtractExact(times, exactOne))
  if (doublings.status !== 'computed') return
  const { figure, whole, exact, notYet } = doublings.value
  if (exact) say('doubled-exactly', counted(whole))
  else if (notYet === null) say('doubled-at-least', { doublings: spokenFigure(figure), ...counted(whole) })
  else say('doubled-not-yet', { doublings: spokenFigure(figure), ...counted(notYet) })
}

function sayAverage(report: GrowthFigures, sayFigure: SayFigure): void {
  const { geometric, cumulative } = report.average
  const years = { years: report.steps }
  const rose = (figure: GrowthFigure): boolean => figure.status === 'computed' && reaches(figure.value, 0)
  sayFigure(
    rose(geometric) ? 'average-growth-geometric' : 'average-decline-geometric',
    geometric,
    'percent',
    undefined,
    years,
  )
  sayFigure(
    rose(cumulative) ? 'average-growth-cumulative' : 'average-decline-cumulative',
    cumulative,
    'percent',
    undefined,
    years,
  )
}

function reaches(figure: KnownFigure, least: number): boolean {
  if (figure.kind === 'atMost' || figure.kind === 'below') return false
  const low = figure.kind === 'between' ? figure.low : figure.value
  return compareExact(exactOfComputed(low), exactInteger(least)) >= 0
}

// A fall by −30 % is said as a fall by 30 %; a bound of it changes sides.
function withoutSign(figure: KnownFigure): KnownFigure {
  const size = (text: string): string => text.replace('-', '')
  if (figure.kind === 'between') {
    return figure.low.startsWith('-') ? { kind: 'between', low: size(figure.high), high: size(figure.low) } : figure
  }
  if (!figure.value.startsWith('-')) return figure
  return { kind: mirrored[figure.kind], value: size(figure.value) }
}

const mirrored = {
  exact: 'exact',
  about: 'about',
  atLeast: 'atMost',
  above: 'below',
  atMost: 'atLeast',
  below: 'above',
} as const

// A figure that was rounded is said to be about so much: times always, other figures where rounding makes them whole.
function asSaid(figure: KnownFigure, exact: Exact | undefined, name: string): KnownFigure {
  if (figure.kind !== 'exact' || exact === undefined) return figure
  const size = exact.n < 0n ? { n: -exact.n, d: exact.d } : exact
  const rounded = compareExact(exactOfComputed(figure.value), size) !== 0
  const shows = name === 'times' || !spokenShort(figure.value).includes('.')
  return rounded && shows ? { kind: 'about', value: figure.value } : figure
}

// 翻两番, not 翻二番.
function counted(number: number): DiagnosticData {
  return { count: number > 9 ? 'count-more' : `count-${number}`, number }
}
