import { decimalPlaces, exactToPlainText, ownValue, type Exact } from '../kernel/internal.js'
import { readUnit } from './units.js'

/**
 * Kilograms of one substance in a kilogram of another: arithmetic of molar masses, not a factor. The oxides of phosphorus and
 * potassium carry the rounded ratios of the trade (2.29 and 1.205).
 */
export const molarRatios: Readonly<Record<string, Exact>> = {
  'N2O-N>N2O': { n: 44n, d: 28n },
  'N2O>N2O-N': { n: 28n, d: 44n },
  'C>CO2': { n: 44n, d: 12n },
  'CO2>C': { n: 12n, d: 44n },
  'C-eq>CO2e': { n: 44n, d: 12n },
  'CO2e>C-eq': { n: 12n, d: 44n },
  'CH4-C>CH4': { n: 16n, d: 12n },
  'CH4>CH4-C': { n: 12n, d: 16n },
  'P>P2O5': { n: 229n, d: 100n },
  'P2O5>P': { n: 100n, d: 229n },
  'K>K2O': { n: 241n, d: 200n },
  'K2O>K': { n: 200n, d: 241n },
}

/** How two units of one substance in two forms stand to each other: `P × 2.29 = P2O5`; `undefined` where they are not. */
export function formsOfOne(left: string, right: string): string | undefined {
  const [a, b] = [left, right].map((text) => {
    const read = readUnit(text)
    return 'refused' in read ? [] : [...read.dimension.keys()].filter((word) => word.includes(':'))
  }) as [string[], string[]]
  const tag = (words: readonly string[], others: readonly string[]) =>
    words.find((word) => !others.includes(word))?.split(':')[1] ?? ''
  const [from, to] = [tag(a, b), tag(b, a)]
  const key = [`${from}>${to}`, `${to}>${from}`].find((one) => {
    const ratio = ownValue(molarRatios, one)
    return ratio !== undefined && ratio.n > ratio.d
  })
  if (key === undefined) return undefined
  const ratio = molarRatios[key] as Exact
  const figure = decimalPlaces(ratio) === undefined ? `${String(ratio.n)}/${String(ratio.d)}` : exactToPlainText(ratio)
  return key.replace('>', ` × ${figure} = `)
}
