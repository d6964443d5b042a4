import { addExact, type Exact } from './exact.js'
import { readNumeral } from './numerals.js'
import { unitWords, type Unit } from './units.js'

/** A figure in words, apart from its unit. */
export interface FigureWords {
  /** The figure. */
  readonly body: string
  /** The unit; `null` when the text gives none. */
  readonly unit: Unit | null
  /** A half of the unit is added: 一倍半, 两亩半. */
  readonly half: boolean
}

/** Takes the unit off a figure in words. */
export function bodyAndUnit(text: string): FigureWords {
  const percent = /^(百|千)分之(.+)$/.exec(text)
  if (percent !== null) return { body: percent[2]!, unit: percent[1] === '百' ? 'percent' : 'permille', half: false }
  const half = /[倍亩斤担吨]半$/.test(text)
  const whole = half ? text.slice(0, -1) : text
  const found = unitWords.find(([word]) => whole.endsWith(word))
  return found === undefined
    ? { body: whole, unit: null, half }
    : { body: whole.slice(0, -found[0].length), unit: found[1], half }
}

/** The figure itself, with the half of its unit. */
export function figureOf({ body, half }: FigureWords): Exact | 'ambiguous' | undefined {
  const value = readNumeral(body)
  return half && typeof value === 'object' ? addExact(value, { n: 1n, d: 2n }) : value
}
