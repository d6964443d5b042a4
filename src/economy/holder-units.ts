import type { DiagnosticValue } from '../kernel/index.js'
import { ownValue, divideExact, exactToText, multiplyExact, type Exact } from '../kernel/internal.js'
import type { Charter } from './charter.js'
import type { DivisionKey } from './division-keys.js'
import { labelValue } from './charter-words.js'
import type { Claims } from './claims.js'
import { isPlain } from './explain-steps.js'

/** A holder's units and all of them, in the units of the text; counted in smaller parts where those have no finite decimals. */
export function unitsOf(
  claims: Claims,
  index: number,
  by: DivisionKey,
  charter: Charter,
): { readonly own: Exact; readonly all: Exact; readonly unit: DiagnosticValue; readonly counted: boolean } {
  const count: Exact = { n: BigInt(claims.weights[index]!), d: 1n }
  const own = multiplyExact(count, claims.unit)
  if (isPlain(own) && isPlain(claims.total))
    return { own, all: claims.total, unit: unitWord(by, charter), counted: false }
  return { own: count, all: divideExact(claims.total, claims.unit), unit: 'unit-part', counted: true }
}

function unitWord(by: DivisionKey, { rules }: Charter): DiagnosticValue {
  if (typeof by === 'string') return `unit-${by}`
  if (!('figures' in by) || by.figures.length > 1) return 'unit-part'
  const label = ownValue(rules.units, by.figures[0]!)
  return label === undefined ? 'unit-part' : labelValue(label)
}

/** A figure of a sentence: at most four places. */
export function shortly(amount: Exact): string {
  const text = exactToText(amount, 4, 'halfUp')
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text
}
