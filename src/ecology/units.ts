import { divideExact, exactOne, multiplyExact, ownValue, unitWords, type Exact } from '../kernel/internal.js'
import { abbreviations, countNouns, knownUnits, qian, wan, yi } from './unit-words.js'

/**
 * The dimension of a unit: base words with their powers. Areas are counted in mu, masses in kilograms, so every conversion
 * between Chinese and metric units is a finite decimal. A word may carry a qualifier (`kilogram:paddy`, `mu:planted`,
 * `kilogram:N`); differently qualified words never cancel and are never added.
 */
export type Dimension = ReadonlyMap<string, number>

/** A unit that was read: how many base units it is, and of which dimension. */
export interface UnitReading {
  /** Base units in one unit. */
  readonly scale: Exact
  /** Base words and powers. */
  readonly dimension: Dimension
}

/** A unit text that cannot be read, with the right word where one is known. */
interface UnitRefusal {
  readonly refused: true
  /** The part that is not a unit. */
  readonly word: string
  /** What is written here instead, when the word is a common abbreviation. */
  readonly instead: string
}

/**
 * Reads a unit: words joined by `*` and `/` (`jin/mu`, `yuan/kilogram:paddy`, `kilogram:N/hectare/millimetre`). A word may begin
 * with `qian` (thousand), `wan` (ten thousand) or `yi` (hundred million). Each count noun (`pond`, `duck`, `household`) is a dimension of its own; one
 * that the room does not know is written `count-beehive`.
 */
export function readUnit(text: string): UnitReading | UnitRefusal {
  if (typeof text !== 'string') return { refused: true, word: String(text), instead: '' }
  let scale = exactOne
  const dimension = new Map<string, number>()
  for (const [index, part] of text.split('/').entries()) {
    for (const factor of part.split('*')) {
      const word = readWord(factor)
      if ('refused' in word) return word
      scale = index === 0 ? multiplyExact(scale, word.scale) : divideExact(scale, word.scale)
      if (word.base !== '') addPower(dimension, word.base, index === 0 ? 1 : -1)
    }
  }
  return { scale, dimension }
}

/** The dimension of a product (sign 1) or a quotient (sign −1). */
export function combineDimensions(a: Dimension, b: Dimension, sign: 1 | -1): Dimension {
  const dimension = new Map(a)
  for (const [base, power] of b) addPower(dimension, base, sign * power)
  return dimension
}

/** Whether two dimensions are the same. */
export function sameDimension(a: Dimension, b: Dimension): boolean {
  return a.size === b.size && [...a].every(([base, power]) => b.get(base) === power)
}

/** The unit text of base units: `kilogram/mu`; a bare figure has `fraction`. */
export function dimensionText(dimension: Dimension): string {
  const words = [...dimension.keys()].sort(byCodeUnit)
  const over = words.filter((word) => (dimension.get(word) ?? 0) > 0)
  const under = words.filter((word) => (dimension.get(word) ?? 0) < 0)
  const top = over.flatMap((word) => repeated(word, dimension.get(word) ?? 0)).join('*')
  const bottom = under.flatMap((word) => repeated(word, -(dimension.get(word) ?? 0)))
  return [top === '' ? 'fraction' : top, ...bottom].join('/')
}

/** Replaces the qualifier of one base word wherever the dimension holds it: `kilogram/mu` becomes `kilogram/mu:total`. */
export function qualifyDimension(dimension: Dimension, base: string, qualifier: string): Dimension {
  const renamed = new Map<string, number>()
  for (const [word, power] of dimension) {
    addPower(renamed, word.split(':')[0] === base ? (qualifier === '' ? base : `${base}:${qualifier}`) : word, power)
  }
  return renamed
}

/** The qualifiers that a base word carries in a dimension; an empty text where it stands bare. */
export function qualifiersOf(dimension: Dimension, base: string): readonly string[] {
  return [...dimension.keys()].filter((word) => word.split(':')[0] === base).map((word) => word.split(':')[1] ?? '')
}

/** A unit text with the qualifiers of a dimension: `jin/mu` on paddy per total area is `jin:paddy/mu:total`. */
export function qualifiedUnit(unit: string, dimension: Dimension | undefined): string {
  const words = [...(dimension ?? new Map<string, number>()).keys()]
  const qualified = (word: string): string => {
    const read = readUnit(word)
    const [base] = 'refused' in read ? [] : [...read.dimension.keys()]
    const tag = words.find((one) => one.split(':')[0] === base)?.split(':')[1]
    return tag === undefined || word.includes(':') ? word : `${word}:${tag}`
  }
  return unit
    .split('/')
    .map((part) => part.split('*').map(qualified).join('*'))
    .join('/')
}

/** The dimension without qualifiers. */
export function bare(dimension: Dimension): Dimension {
  const plain = new Map<string, number>()
  for (const [word, power] of dimension) {
    const base = word.split(':')[0] as string
    const sum = (plain.get(base) ?? 0) + power
    if (sum === 0) plain.delete(base)
    else plain.set(base, sum)
  }
  return plain
}

/** Code-unit order, the order of every list of names. */
export function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

const prefixes: Readonly<Record<string, Exact>> = { qian, wan, yi }

interface Word {
  readonly scale: Exact
  readonly base: string
}

function readWord(text: string): Word | UnitRefusal {
  const [name = '', qualifier, ...more] = text.split(':')
  if (more.length > 0 || qualifier === '') return { refused: true, word: text, instead: '' }
  const known = ownValue(knownUnits, name)
  if (known !== undefined) return word(known, qualifier)
  const prefix = /^(qian|wan|yi)([A-Z])([A-Za-z-]*)$/.exec(name)
  if (prefix !== null) {
    const [, times = '', first = '', rest = ''] = prefix
    const inner = readWord(`${first.toLowerCase()}${rest}${qualifier === undefined ? '' : `:${qualifier}`}`)
    return 'refused' in inner
      ? inner
      : { ...inner, scale: multiplyExact(inner.scale, ownValue(prefixes, times) ?? exactOne) }
  }
  if (countNouns.includes(name) || /^count-[a-z][A-Za-z-]*$/.test(name)) return { scale: exactOne, base: text }
  const instead = ownValue(abbreviations, name) ?? unitWords.find(([written]) => written === name)?.[1]
  return { refused: true, word: text, instead: instead ?? '' }
}

function word([base, scale]: readonly [string, Exact], qualifier: string | undefined): Word {
  return { scale, base: qualifier === undefined || base === '' ? base : `${base}:${qualifier}` }
}

function addPower(dimension: Map<string, number>, base: string, power: number): void {
  const sum = (dimension.get(base) ?? 0) + power
  if (sum === 0) dimension.delete(base)
  else dimension.set(base, sum)
}

function repeated(word: string, times: number): readonly string[] {
  return Array.from({ length: times }, () => word)
}
