import type { DiagnosticData, DiagnosticValue } from '../kernel/index.js'
import { exactOfComputed, exactToText, ownValue } from '../kernel/internal.js'
import type { KnownFigure } from './bounds.js'

/** An amount and its unit as they are said; English has no word for 万, so it says yuan. */
export function spokenAmount(figure: KnownFigure, unit: string | undefined): DiagnosticData {
  const amount = spokenFigure(figure)
  const factor = unit === undefined ? undefined : ownValue(yuanOf, unit)
  if (factor === undefined) return { money: 'money-in-unit', amount, unit: unit ?? '' }
  return { money: 'money-in-yuan', amount, unit: unit!, yuan: inEnds(figure, (text) => inYuan(text, factor)) }
}

function inYuan(text: string, factor: bigint): string {
  const [, places = ''] = text.split('.')
  const { n, d } = exactOfComputed(text)
  return spokenShort(exactToText({ n: n * factor, d }, places.length, 'down'))
}

const yuanOf: Readonly<Record<string, bigint>> = { 元: 1n, 万元: 10_000n, 亿元: 100_000_000n }

/** A figure as it is said: without trailing zeros, with the word of its bound. */
export function spokenFigure(figure: KnownFigure): DiagnosticValue {
  return figure.kind === 'exact' ? spokenShort(figure.value) : inEnds(figure, spokenShort)
}

function inEnds(figure: KnownFigure, text: (figure: string) => string): KnownFigure {
  if (figure.kind === 'between') return { ...figure, low: text(figure.low), high: text(figure.high) }
  return { ...figure, value: text(figure.value) }
}

/** A figure without trailing zeros. */
export function spokenShort(text: string): string {
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text
}
