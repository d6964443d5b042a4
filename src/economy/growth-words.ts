import type { DiagnosticData, DiagnosticValue } from '../kernel/index.js'
import { exactOfComputed, exactToPlainText, multiplyExact, ownValue } from '../kernel/internal.js'
import type { KnownFigure } from './bounds.js'
import type { GrowthFigures } from './growth-figures.js'
import { periodsPerYear, type SeriesPoint } from './series.js'

/** A period as it is said: 2024年, 2024年上半年, 2024年一季度, 2024年3月. */
export function periodWords({ frequency, index }: SeriesPoint): DiagnosticValue {
  const perYear = periodsPerYear[frequency]
  const part = index % perYear
  const year = String((index - part) / perYear)
  switch (frequency) {
    case 'year':
      return { zh: `${year}年`, en: year }
    case 'halfYear':
      return {
        zh: `${year}年${part === 0 ? '上' : '下'}半年`,
        en: `the ${part === 0 ? 'first' : 'second'} half of ${year}`,
      }
    case 'quarter':
      return { zh: `${year}年${'一二三四'.charAt(part)}季度`, en: `the ${ordinals[part]!} quarter of ${year}` }
    case 'month':
      return { zh: `${year}年${part + 1}月`, en: `${months[part]!} ${year}` }
  }
}

const ordinals = ['first', 'second', 'third', 'fourth']
const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

/** What a growth is compared with, as it is said: 同比 and 环比 belong to their comparisons, else the base is named. For yearly data both are one. */
export function comparisonWords(
  { comparison }: GrowthFigures,
  { from, to }: { readonly from: SeriesPoint; readonly to: SeriesPoint },
): { readonly than: DiagnosticValue; readonly against: DiagnosticValue } {
  const base = periodWords(from) as { readonly zh: string; readonly en: string }
  if (comparison === 'fixedBase' || to.frequency === 'year') {
    return {
      than: { zh: `比${base.zh}`, en: `than in ${base.en}` },
      against: { zh: `比${base.zh}`, en: `on ${base.en}` },
    }
  }
  const yearly = comparison === 'yearOnYear'
  const word = yearly ? '同比' : '环比'
  return {
    than: { zh: word, en: yearly ? 'than a year earlier' : 'than in the period before' },
    against: { zh: word, en: yearly ? 'on a year earlier' : 'on the period before' },
  }
}

/** An amount and its unit as they are said; English has no word for 万, so it says yuan. */
export function amountWords(figure: KnownFigure, unit: string | undefined): DiagnosticData {
  const factor = unit === undefined ? undefined : ownValue(yuanOf, unit)
  const zh = (text: string): string => short(text)
  const en = (text: string): string => (factor === undefined ? short(text) : grouped(inYuan(text, factor)))
  const said = { zh: bounded(figure, zh, 0), en: bounded(figure, en, 1) }
  return { amount: said, unit: factor === undefined ? (unit ?? '') : { zh: unit!, en: 'yuan' } }
}

const yuanOf: Readonly<Record<string, bigint>> = { 元: 1n, 万元: 10_000n, 亿元: 100_000_000n }

function inYuan(text: string, factor: bigint): string {
  return exactToPlainText(multiplyExact(exactOfComputed(text), { n: factor, d: 1n }))
}

// 67000 as 67,000.
function grouped(text: string): string {
  const [whole = '', places] = text.split('.')
  const parts = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  return places === undefined ? parts : `${parts}.${places}`
}

/** A figure with the word of its bound, in Chinese (0) or English (1). */
export function bounded(figure: KnownFigure, text: (figure: string) => string, language: 0 | 1): string {
  if (figure.kind === 'between') return `${text(figure.low)}${language === 0 ? '至' : ' to '}${text(figure.high)}`
  if (figure.kind === 'exact') return text(figure.value)
  const word = boundWords[figure.kind][language]
  return language === 0 ? word + text(figure.value) : `${word} ${text(figure.value)}`
}

const boundWords = {
  about: ['约', 'about'],
  atLeast: ['至少', 'at least'],
  above: ['超过', 'more than'],
  atMost: ['至多', 'at most'],
  below: ['不足', 'less than'],
} as const

/** A figure without trailing zeros. */
export function short(text: string): string {
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text
}
