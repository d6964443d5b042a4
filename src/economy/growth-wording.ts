import type { DiagnosticData, DiagnosticValue } from '../kernel/index.js'
import { compareExact, exactInteger, exactOf } from '../kernel/internal.js'
import type { KnownFigure } from './bounds.js'
import type { GrowthChange, GrowthFigure, GrowthFigures } from './growth-figures.js'

/** What can be said of a growth. 倍 is said of increases only, and only from twice the base on. */
export type GrowthPhraseCode =
  | 'same-comparison'
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
  | 'first-income'
  | 'first-loss'
  | 'still-none'
  | 'turned-to-profit'
  | 'turned-to-loss'
  | 'loss-narrowed'
  | 'loss-widened'
  | 'loss-cleared'
  | 'income-ceased'
  | 'growth-undetermined'

/** One sentence about a growth, as a code and its values. */
export interface GrowthPhrase {
  /** Code of the sentence in a text catalogue. */
  readonly code: GrowthPhraseCode
  /** The values that the sentence names. */
  readonly data: DiagnosticData
}

/** The phrases for a report whose figures are rounded as they are to be said. */
export function growthWording(report: GrowthFigures, unit: string | undefined): readonly GrowthPhrase[] {
  const phrases: GrowthPhrase[] = []
  const common = { period: report.period, base: report.base }
  const say = (code: GrowthPhraseCode, data: DiagnosticData = {}): void => {
    phrases.push({ code, data: { ...common, ...data } })
  }
  const sayFigure = (code: GrowthPhraseCode, figure: GrowthFigure, name: string, data: DiagnosticData = {}): void => {
    if (figure.status === 'computed') say(code, { [name]: spoken(withoutSign(figure.value)), ...data })
  }
  if (report.comparison !== 'fixedBase' && report.sameAs.length > 0) say('same-comparison')
  const { change, increment } = report
  const rises = change === 'grew'
  if (rises || change === 'fell') {
    if (unit === 'percent') {
      sayFigure(rises ? 'points-up' : 'points-down', increment, 'points')
      return phrases
    }
    sayFigure(rises ? 'amount-up' : 'amount-down', increment, 'amount', { unit: unit ?? '' })
    if (rises) sayRise(report, say, sayFigure)
    else sayFigure('decreased-by-percent', report.rate, 'percent')
    sayAverage(report, sayFigure)
  } else {
    sayFigure(otherChanges[change], increment, 'amount', { unit: unit ?? '' })
    if (increment.status !== 'computed') say(otherChanges[change], { amount: null, unit: unit ?? '' })
  }
  return phrases
}

const otherChanges: Readonly<Record<Exclude<GrowthChange, 'grew' | 'fell'>, GrowthPhraseCode>> = {
  unchanged: 'growth-unchanged',
  firstIncome: 'first-income',
  firstLoss: 'first-loss',
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
type SayFigure = (code: GrowthPhraseCode, figure: GrowthFigure, name: string, data?: DiagnosticData) => void

function sayRise(report: GrowthFigures, say: Say, sayFigure: SayFigure): void {
  const { increasedTo, doublings } = report
  const twice = increasedTo.status === 'computed' && reaches(increasedTo.value, 2)
  if (!twice) {
    sayFigure('increased-by-percent', report.rate, 'percent')
    return
  }
  sayFigure('increased-to-times', increasedTo, 'times')
  sayFigure('increased-by-times', report.increasedBy, 'times')
  if (doublings.status !== 'computed') return
  const { figure, whole, exact, notYet } = doublings.value
  if (exact) say('doubled-exactly', { count: counted(whole) })
  else if (notYet === null) say('doubled-at-least', { doublings: spoken(figure), count: counted(whole) })
  else say('doubled-not-yet', { doublings: spoken(figure), count: counted(notYet) })
}

function sayAverage(report: GrowthFigures, sayFigure: SayFigure): void {
  const { geometric, cumulative } = report.average
  const years = { years: report.steps }
  const rose = (figure: GrowthFigure): boolean => figure.status === 'computed' && reaches(figure.value, 0)
  sayFigure(rose(geometric) ? 'average-growth-geometric' : 'average-decline-geometric', geometric, 'percent', years)
  sayFigure(rose(cumulative) ? 'average-growth-cumulative' : 'average-decline-cumulative', cumulative, 'percent', years)
}

function reaches(figure: KnownFigure, least: number): boolean {
  if (figure.kind === 'atMost' || figure.kind === 'below') return false
  const low = figure.kind === 'between' ? figure.low : figure.value
  return compareExact(exactOf(low), exactInteger(least)) >= 0
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

/** A figure as it is said: without trailing zeros, with the word of its bound. */
export function spoken(figure: KnownFigure): DiagnosticValue {
  if (figure.kind === 'between') {
    const [low, high] = [short(figure.low), short(figure.high)]
    return { zh: `${low}至${high}`, en: `${low} to ${high}` }
  }
  const text = short(figure.value)
  if (figure.kind === 'exact') return text
  const [zh, en] = boundWords[figure.kind]
  return { zh: zh + text, en: `${en} ${text}` }
}

const boundWords = {
  about: ['约', 'about'],
  atLeast: ['至少', 'at least'],
  above: ['超过', 'more than'],
  atMost: ['至多', 'at most'],
  below: ['不足', 'less than'],
} as const

function short(text: string): string {
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text
}

const numerals = '零一二三四五六七八九'

// 翻两番, not 翻二番. Sixty characters of figures double at most four hundred times.
function counted(count: number): DiagnosticValue {
  if (count === 1) return { zh: '一', en: 'once' }
  if (count === 2) return { zh: '两', en: 'twice' }
  const zh = count < 10 ? numerals.charAt(count) : String(count)
  return { zh, en: `${count} times` }
}
