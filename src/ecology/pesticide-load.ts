import type { Result } from '../kernel/index.js'
import type { FieldAmount, FieldOutcome } from './amounts.js'
import type { EcologyCode } from './codes.js'
import { finish, openDesk, type Desk } from './desk.js'
import { take } from './desk-amounts.js'
import { over, part, times, total } from './desk-steps.js'
import type { FieldMethod } from './methods.js'
import type { IndexQuestion } from './treatment-frequency.js'
import type { Working } from './working.js'
import { unusable, unusableFacts } from './usable-facts.js'

/** A product with its loads, after the Danish pesticide load indicator. */
export interface LoadedProduct {
  /** Id by which results and findings name it. */
  readonly id: string
  /** Factor of the formulation. */
  readonly formulationFactor?: FieldAmount
  /** Sum of risk points. */
  readonly riskScore?: FieldAmount
  /** Points that count as one unit of load (350 in the published indicator). */
  readonly reference?: FieldAmount
  /** Load on health, environmental toxicity and fate, where they are known already. */
  readonly loads?: readonly FieldAmount[]
  /** Amount applied. */
  readonly applied?: FieldAmount
  /** Standard dose. */
  readonly standardDose?: FieldAmount
}

/** Loads of each product. */
export interface PesticideLoad {
  /** Loads of each product, without a unit but for the load index. */
  readonly items: readonly {
    readonly id: string
    /** Formulation factor × risk score ÷ reference. */
    readonly humanHealthLoad: FieldOutcome
    /** Amount ÷ standard dose. */
    readonly standardTreatmentIndex: FieldOutcome
    /** Treatment index × (health load + other loads) × standard dose. */
    readonly loadIndex: FieldOutcome
  }[]
}

/**
 * The Danish pesticide load: health load, standard treatment index, load index; each names what it lacks.
 *
 * Reasons inside each figure: `zero-divisor`, `zero-reference-dose`, `wrong-unit`. Needs: `formulation-factor`, `risk-score`, `reference-points`, `applied`, `reference-dose`.
 * Source: the tests of the R package PesticideLoadIndicator.
 *
 * @example
 * ```ts
 * import { pesticideLoad, openMethod } from 'xiangzhen/ecology'
 * const plain = (value: string) => ({ value, unit: 'fraction' })
 * const product = { id: 'a', formulationFactor: plain('1.5'), riskScore: plain('150'), reference: plain('350') }
 * const result = pesticideLoad(openMethod, { products: [product] }, { rounding: { digits: 4, mode: 'halfUp' } })
 * const load = result.status === 'computed' && result.value.items[0]?.humanHealthLoad
 * load && load.status === 'computed' && load.figure // => '0.6429'
 * ```
 */
export function pesticideLoad(
  method: FieldMethod,
  facts: { readonly products: readonly LoadedProduct[] },
  question: IndexQuestion,
): Result<PesticideLoad, EcologyCode> {
  const desk = openDesk(method, question)
  if (unusable(desk, facts, 'products[]')) return unusableFacts(desk)
  const items = facts.products.map((product, index) => {
    const path = `products[${index}]`
    return {
      id: product.id,
      humanHealthLoad: part(desk, 'times', path, (inner) => healthLoad(inner, product, path)),
      standardTreatmentIndex: part(desk, 'times', path, (inner) => treatmentIndex(inner, product, path)),
      loadIndex: part(desk, '', path, (inner) => {
        const loads = (product.loads ?? []).map((one) => take(inner, one, { code: 'load', path, unit: one.unit }))
        const all =
          product.riskScore === undefined && loads.length > 0 ? loads : [healthLoad(inner, product, path), ...loads]
        const dose = take(inner, product.standardDose, {
          code: 'reference-dose',
          at: product.id,
          path,
          unit: product.standardDose?.unit ?? 'kilogram/hectare',
        })
        return times(
          'load-index',
          [treatmentIndex(inner, product, path), total(inner, 'load', all, 'fraction', path), dose],
          { name: product.id },
        )
      }),
    }
  })
  return finish(desk, () => ({ items }))
}

function healthLoad(desk: Desk, product: LoadedProduct, path: string): Working {
  const plain = (fact: FieldAmount | undefined, code: 'formulation-factor' | 'risk-score' | 'reference-points') =>
    take(desk, fact, { code, at: product.id, path, unit: 'fraction' })
  const points = times('risk-points', [
    plain(product.formulationFactor, 'formulation-factor'),
    plain(product.riskScore, 'risk-score'),
  ])
  return over(desk, 'health-load', points, plain(product.reference, 'reference-points'), 'zero-divisor', path, {
    name: product.id,
  })
}

function treatmentIndex(desk: Desk, product: LoadedProduct, path: string): Working {
  const unit = product.standardDose?.unit ?? 'kilogram/hectare'
  const applied = take(desk, product.applied, { code: 'applied', at: product.id, path, unit })
  const standard = take(desk, product.standardDose, { code: 'reference-dose', at: product.id, path, unit })
  return over(desk, 'treatment', applied, standard, 'zero-reference-dose', path, { name: product.id })
}
