import { computed, diagnostic, notComputable } from '../kernel/index.js'
import type { DecimalText, Label, PolicyDocument, Result, SourceStatus } from '../kernel/index.js'
import type { EcologyCode } from './codes.js'
import { byCodeUnit } from './units.js'

/** One emission factor, ratio or weight, with where it comes from and where it applies. */
export interface Factor {
  /** Id by which results and findings name it. */
  readonly id: string
  /** What it is a factor of: one of the names in {@link factorQuantities}. Calculators ask by this name. */
  readonly quantity: string
  /** Name for people. */
  readonly title: Label
  /** Value in `unit`. */
  readonly value: DecimalText
  /** Lower end of the published range, in `unit`. */
  readonly low?: DecimalText
  /** Upper end of the published range, in `unit`. */
  readonly high?: DecimalText
  /** Unit: `kilogram:CH4/hectare/day`, `fraction`. */
  readonly unit: string
  /** Where it applies: `{ region: 'eastAsia' }`, `{ crop: 'rice' }`; an empty object applies everywhere. */
  readonly appliesTo: Readonly<Record<string, string>>
  /** The series that it belongs to; one report uses one edition of a series. */
  readonly series: string
  /** Edition of the series: `2006`, `2019`, `AR5`. */
  readonly edition: string
  /** Id of the source in the document's `sources`. */
  readonly source: string
  /** Table or equation. */
  readonly table?: string
  /** `confirmed` may be used; `secondHand` is used because the caller passed this very set, and the result says so; `unconfirmed` is never used unless decided. */
  readonly status: SourceStatus
}

/** What a factor set publishes. */
export interface FactorSetRules {
  /** The factors. */
  readonly factors: readonly Factor[]
}

/** A set of factors (因子集) as a document. */
export type FactorSet = PolicyDocument<FactorSetRules>

/** A factor that the caller passes with the facts: it goes before every set. */
export interface SuppliedFactor {
  /** What it is a factor of: one of the names in {@link factorQuantities}. */
  readonly quantity: string
  /** Value in `unit`. */
  readonly value: DecimalText
  /** Lower end of its range, in `unit`. */
  readonly low?: DecimalText
  /** Upper end of its range, in `unit`. */
  readonly high?: DecimalText
  /** Unit of the value. */
  readonly unit: string
  /** Where it applies; absent: wherever this quantity is asked for. */
  readonly appliesTo?: Readonly<Record<string, string>>
  /** Who says so. */
  readonly source: string
  /** Series and edition, where it belongs to one. */
  readonly series?: string
  /** Edition of the series. */
  readonly edition?: string
}

/** A factor as a result names it. */
export interface UsedFactor {
  /** Id by which results and findings name it. */
  readonly id: string
  /** What it is a factor of. */
  readonly quantity: string
  /** Value in `unit`. */
  readonly value: DecimalText
  /** Lower end of its range, in `unit`; absent where none is published. */
  readonly low?: DecimalText
  /** Upper end of its range, in `unit`. */
  readonly high?: DecimalText
  /** Unit of the value. */
  readonly unit: string
  /** How far it can be trusted; `supplied` by the caller, `decided` by somebody. */
  readonly status: SourceStatus | 'supplied' | 'decided'
  /** Series that it belongs to; empty where it belongs to none. */
  readonly series: string
  /** Edition of the series. */
  readonly edition: string
  /** Where it comes from. */
  readonly source: string
  /** Table or equation. */
  readonly table?: string
}

/**
 * Puts factor sets together. Two editions of one series never go into one report: 2006 with 2019, AR5 with AR6 is refused (`mixed-factor-editions`).
 * Also refused: the same factor id twice (`duplicate-factor`).
 *
 * @param sets - the sets
 * @returns one set with the factors, sources and decisions of all
 * @example
 * ```ts
 * import { combineFactorSets, type FactorSet } from 'xiangzhen/ecology'
 * const set = (edition: string): FactorSet => ({
 *   id: edition, title: edition, version: '1', effective: { from: '2000-01-01' }, sources: [], decisions: [],
 *   rules: { factors: [{ id: `EF5-${edition}`, quantity: 'n2o-leached', title: 'EF5', value: '0.011', unit: 'fraction', appliesTo: {},
 *     series: 'ipcc', edition, source: 's', status: 'secondHand' }] },
 * })
 * combineFactorSets([set('2006'), set('2019')]).status // => 'not-computable'
 * ```
 */
export function combineFactorSets(sets: readonly FactorSet[]): Result<FactorSet, EcologyCode> {
  const factors = sets.flatMap((set) => set.rules.factors)
  const findings = [...mixedEditions(factors.filter((one) => one.quantity !== 'gwp')), ...duplicateIds(factors)]
  const [first] = findings
  if (first !== undefined) return notComputable(first.code, findings)
  return computed({
    id: sets.map((set) => set.id).join('+'),
    title: sets.map((set) => (typeof set.title === 'string' ? set.title : set.title.zh)).join(' + '),
    version: sets.map((set) => set.version).join('+'),
    effective: {
      from:
        sets
          .map((set) => set.effective.from)
          .sort(byCodeUnit)
          .slice(-1)[0] ?? '0001-01-01',
    },
    sources: sets.flatMap((set) => set.sources),
    rules: { factors },
    decisions: sets.flatMap((set) => set.decisions),
  })
}

/** Editions of one series among factors; more than one is a finding. */
export function mixedEditions(factors: readonly { readonly series: string; readonly edition: string }[]) {
  const editions = new Map<string, string>()
  const mixed = new Set<string>()
  for (const { series, edition } of factors) {
    if (series === '') continue
    if ((editions.get(series) ?? edition) !== edition) mixed.add(series)
    editions.set(series, edition)
  }
  return [...mixed].sort(byCodeUnit).map((series) => {
    const found = [...new Set(factors.filter((one) => one.series === series).map((one) => one.edition))].sort(
      byCodeUnit,
    )
    return diagnostic<EcologyCode>('mixed-factor-editions', 'error', 'rules.factors', { series, editions: found })
  })
}

function duplicateIds(factors: readonly Factor[]) {
  const ids = factors.map((one) => one.id)
  const twice = [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))].sort(byCodeUnit)
  return twice.map((id) => diagnostic<EcologyCode>('duplicate-factor', 'error', 'rules.factors', { id }))
}
