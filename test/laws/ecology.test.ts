import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  assessCoCulture,
  assessStandard,
  carbonDioxideEquivalent,
  changeAgainst,
  combineFactorSets,
  compositeIndex,
  convertAmount,
  diversity,
  ecologyTally,
  fieldEconomics,
  footprint,
  inputIntensity,
  landEquivalentRatio,
  nitrousOxide,
  nutrientBalance,
  openMethod,
  perUnit,
  riceMethane,
  type FactorSet,
  type FieldFigure,
  type FieldProduct,
  type FieldRecord,
  type Plot,
} from 'xiangzhen/ecology'
import { addsUp, explain, openNeeds, sumFigures, toDecimal, verify } from 'xiangzhen/kernel'
import { ipcc2019 } from 'xiangzhen/presets/ipcc-2019'
import { riceFisheryStandard } from 'xiangzhen/presets/rice-fishery'
import { warmingPotentials } from 'xiangzhen/presets/warming-potentials'
import { zh } from 'xiangzhen/text/zh'

// Decimal logarithms and long tables are slow to repeat; thirty runs of each law are enough to find a break.
fc.configureGlobal({ numRuns: 30 })

const rounding = { digits: 12, mode: 'halfUp' as const }
const sets = combineFactorSets([ipcc2019, warmingPotentials])
const factors = (sets as { readonly value: FactorSet }).value
const positive = fc.integer({ min: 1, max: 10_000_000 }).map((n) => toDecimal(n / 100))
const of = (value: string, unit: string) => ({ value, unit })

function valueOf<T>(result: { readonly status: string; readonly value?: T }): T {
  expect(result.status).toBe('computed')
  return result.value as T
}

const figure = (outcome: unknown): string => (outcome as FieldFigure).figure ?? ''

describe('Units cancel', () => {
  const areas = ['mu', 'hectare', 'squareMetre', 'squareKilometre', 'wanMu']
  const masses = ['kilogram', 'jin', 'dan', 'tonne', 'gram', 'wanJin']

  test('there and back is the same amount', () => {
    fc.assert(
      fc.property(positive, fc.constantFrom(...areas), fc.constantFrom(...areas), (value, from, to) => {
        const there = figure(
          valueOf(
            convertAmount(
              openMethod,
              { amount: of(value, from) },
              { unit: to, rounding: { digits: 25, mode: 'halfUp' } },
            ),
          ),
        )
        const back = valueOf(
          convertAmount(openMethod, { amount: of(there, to) }, { unit: from, rounding: { digits: 6, mode: 'halfUp' } }),
        )
        expect(toDecimal(figure(back))).toBe(toDecimal(value))
      }),
    )
  })

  test('a rate is the same in whatever units its total and its land are given', () => {
    fc.assert(
      fc.property(
        positive,
        // Of fifteen mu every unit of area has a finite number.
        fc.integer({ min: 1, max: 10_000_000 }).map((n) => String(n * 15)),
        fc.constantFrom(...masses),
        fc.constantFrom(...areas),
        (mass, land, massUnit, areaUnit) => {
          const inUnits = { rounding: { digits: 25, mode: 'halfUp' as const } }
          const total = figure(
            valueOf(convertAmount(openMethod, { amount: of(mass, 'jin') }, { unit: massUnit, ...inUnits })),
          )
          const per = figure(
            valueOf(convertAmount(openMethod, { amount: of(land, 'mu') }, { unit: areaUnit, ...inUnits })),
          )
          const question = { unit: 'kilogram/hectare', rounding: { digits: 6, mode: 'halfUp' as const } }
          const plain = valueOf(perUnit(openMethod, { total: of(mass, 'jin'), per: of(land, 'mu') }, question))
          const other = valueOf(perUnit(openMethod, { total: of(total, massUnit), per: of(per, areaUnit) }, question))
          expect(figure(other)).toBe(figure(plain))
        },
      ),
    )
  })

  test('what differs in dimension or qualifier is never added', () => {
    const units = [
      'mu',
      'mu:total',
      'mu:planted',
      'kilogram',
      'kilogram:paddy',
      'kilogram:N',
      'kilogram:P2O5',
      'yuan',
      'household',
    ]
    fc.assert(
      fc.property(positive, fc.constantFrom(...units), fc.constantFrom(...units), (value, a, b) => {
        const result = changeAgainst(
          openMethod,
          { value: of(value, a), base: of(value, b), comparator: 'before' },
          { rounding },
        )
        expect(result.status).toBe(a === b ? 'computed' : 'not-computable')
      }),
    )
  })
})

describe('Additive: two fields together equal their sum', () => {
  const season = (area: string, days: string) => ({
    area: of(area, 'mu'),
    cultivationDays: of(days, 'day'),
    region: 'eastAsia',
    waterRegime: 'continuous',
    preSeasonWater: 'nonFloodedShort',
    amendments: [],
  })

  test('methane of two fields alike', () => {
    fc.assert(
      fc.property(positive, positive, (a, b) => {
        const methane = (area: string) =>
          figure(valueOf(riceMethane(factors, season(area, '100'), { gwp: 'AR5', rounding })).methane)
        expect(Math.abs(Number(methane(sumFigures([a, b]))) - Number(methane(a)) - Number(methane(b)))).toBeLessThan(
          1e-6,
        )
      }),
    )
  })

  test('nitrous oxide of two sources', () => {
    fc.assert(
      fc.property(positive, positive, (a, b) => {
        const source = (id: string, value: string) => ({
          id,
          source: 'synthetic' as const,
          fertiliser: 'urea',
          nitrogen: of(value, 'kilogram:N'),
        })
        const gas = (nitrogen: readonly ReturnType<typeof source>[]) =>
          Number(
            figure(
              valueOf(
                nitrousOxide(
                  factors,
                  { nitrogen, climate: 'wet', land: 'upland' },
                  { boundary: 'directAndIndirect', gwp: 'AR6', rounding },
                ),
              ).total.gas,
            ),
          )
        expect(gas([source('a', a), source('b', b)])).toBeCloseTo(gas([source('a', a)]) + gas([source('b', b)]), 6)
      }),
    )
  })

  test('output value of two products, footprint of two items, gases of two fields', () => {
    fc.assert(
      fc.property(positive, positive, positive, (a, b, price) => {
        const product = (id: string, mass: string) => ({
          id,
          amount: of(mass, 'kilogram'),
          price: of(price, 'yuan/kilogram'),
        })
        const gross = (products: readonly ReturnType<typeof product>[]) =>
          figure(valueOf(fieldEconomics(openMethod, { products }, { areaUnit: 'mu', rounding })).gross)
        expect(toDecimal(gross([product('a', a), product('b', b)]))).toBe(
          sumFigures([gross([product('a', a)]), gross([product('b', b)])]),
        )
        const item = (id: string, value: string) => ({ id, emission: of(value, 'kilogram:CO2e') })
        const total = valueOf(
          footprint(
            openMethod,
            { items: [item('a', a), item('b', b)] },
            { unit: 'kilogram:CO2e', yieldUnit: 'tonne', rounding },
          ),
        ).total
        expect(toDecimal(figure(total))).toBe(sumFigures([a, b]))
        const gas = (id: string, value: string) => ({ id, gas: 'CH4' as const, amount: of(value, 'kilogram:CH4') })
        const co2e = (gases: readonly ReturnType<typeof gas>[]) =>
          figure(
            valueOf(carbonDioxideEquivalent(factors, { gases }, { gwp: 'AR5', unit: 'kilogram:CO2e', rounding })).total,
          )
        expect(toDecimal(co2e([gas('a', a), gas('b', b)]))).toBe(sumFigures([co2e([gas('a', a)]), co2e([gas('b', b)])]))
      }),
    )
  })
})

describe('Monotone', () => {
  test('more days never give less methane, more nitrogen never less nitrous oxide', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 365 }), fc.integer({ min: 0, max: 365 }), (a, b) => {
        const methane = (days: number) =>
          Number(
            figure(
              valueOf(
                riceMethane(
                  factors,
                  {
                    area: of('1', 'hectare'),
                    cultivationDays: of(String(days), 'day'),
                    region: 'world',
                    waterRegime: 'multipleDrainage',
                    preSeasonWater: 'nonFloodedLong',
                    amendments: [],
                  },
                  { gwp: 'AR5', rounding },
                ),
              ).methane,
            ),
          )
        expect(Math.sign(methane(a) - methane(b))).toBe(Math.sign(a - b))
      }),
    )
  })

  test('more output never gives a larger surplus', () => {
    fc.assert(
      fc.property(positive, positive, positive, (input, a, b) => {
        const surplus = (output: string) => {
          const facts = {
            inputs: [{ id: 'in', flow: 'fertiliser' as const, amount: of(input, 'kilogram') }],
            outputs: [{ id: 'out', flow: 'harvest' as const, amount: of(output, 'kilogram') }],
          }
          return Number(
            figure(
              valueOf(nutrientBalance(openMethod, facts, { boundary: 'partial', unit: 'kilogram', rounding })).surplus,
            ),
          )
        }
        expect(Math.sign(surplus(a) - surplus(b))).toBe(Math.sign(Number(b) - Number(a)) + 0)
      }),
    )
  })
})

describe('Ratios are free of scale', () => {
  test('the land equivalent ratio, diversity and shares do not change when everything doubles', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 999 }), { minLength: 2, maxLength: 5 }), (counts) => {
        const shares = (factor: number) => {
          const kinds = counts.map((n, index) => ({ id: String(index), amount: of(String(n * factor), 'plant') }))
          const value = valueOf(diversity(openMethod, { kinds }, { base: 'e', rounding }))
          return [value.shannon, value.simpson, value.effectiveKinds, value.evenness, value.bergerParker].map(figure)
        }
        expect(shares(2)).toEqual(shares(1))
        const ratio = (factor: number) => {
          const components = counts.map((n, index) => ({
            crop: String(index),
            intercrop: of(String(n * factor), 'kilogram/mu'),
            sole: of(String((n + 7) * factor), 'kilogram/mu'),
          }))
          return figure(valueOf(landEquivalentRatio(openMethod, { components, basis: 'total' }, { rounding })).ratio)
        }
        expect(ratio(3)).toBe(ratio(1))
      }),
    )
  })

  test('the order of a composite index does not change with the unit of a column', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 999 }), { minLength: 2, maxLength: 6 }), (values) => {
        const order = (factor: number) => {
          const alternatives = values.map((n, index) => ({
            id: `a${String(index)}`,
            values: { x: of(String(n * factor), 'yuan'), y: of(String(1000 - n), 'mu') },
          }))
          const indicators = [
            { id: 'x', better: 'more' as const, weight: of('0.7', 'fraction') },
            { id: 'y', better: 'less' as const, weight: of('0.3', 'fraction') },
          ]
          return valueOf(
            compositeIndex(openMethod, { indicators, alternatives }, { normaliser: 'max', weights: 'given', rounding }),
          ).alternatives.map((one) => one.id)
        }
        expect(order(10)).toEqual(order(1))
      }),
    )
  })
})

describe('Missing never becomes zero', () => {
  const whole = {
    area: of('1', 'hectare'),
    cultivationDays: of('100', 'day'),
    region: 'eastAsia',
    waterRegime: 'continuous',
    preSeasonWater: 'nonFloodedShort',
    amendments: [],
  }

  test('each datum that is left out is named, and there is no figure', () => {
    fc.assert(
      fc.property(fc.subarray(Object.keys(whole) as (keyof typeof whole)[], { minLength: 1 }), (left) => {
        const facts = Object.fromEntries(
          Object.entries(whole).filter(([key]) => !left.includes(key as keyof typeof whole)),
        )
        const result = riceMethane(factors, facts, { gwp: 'AR5', rounding })
        expect(result.status).toBe('needs')
        expect(openNeeds(result)).toHaveLength(left.length)
      }),
    )
  })

  test('no metric makes every requirement undecided or out of place, none met', () => {
    fc.assert(
      fc.property(fc.constantFrom('plain', 'hill', 'mountain'), (terrain) => {
        const value = valueOf(
          assessStandard(
            riceFisheryStandard,
            { metrics: [], attributes: { practice: 'coCulture', terrain } },
            { rounding },
          ),
        )
        expect(value.counts.met + value.counts.notMet).toBe(0)
      }),
    )
  })

  test('an empty list of inputs is zero, a missing content is not', () => {
    const question = { substance: 'N', unit: 'kilogram', areaUnit: 'mu', rounding }
    expect(figure(valueOf(inputIntensity(openMethod, { inputs: [], area: of('1', 'mu') }, question)).total)).toBe(
      '0.000000000000',
    )
    expect(inputIntensity(openMethod, { inputs: [{ id: 'x', amount: of('1', 'kilogram') }] }, question).status).toBe(
      'needs',
    )
  })
})

describe('Order-free, explained, verified, mergeable', () => {
  const plots = fc.array(positive, { minLength: 1, maxLength: 6 })
  const book = (areas: readonly string[]) => ({
    plots: areas.map((value, index): Plot => ({
      kind: 'plot',
      id: `p${String(index)}`,
      origin: 'measured',
      land: of(value, 'mu'),
      terrain: 'plain',
    })),
    products: areas.map((value, index): FieldProduct => ({
      kind: 'product',
      id: `r${String(index)}`,
      origin: 'measured',
      season: 's',
      product: 'rice',
      amount: of(value, 'jin:paddy'),
      price: of('3', 'yuan/kilogram:paddy'),
    })),
    inputs: [],
    costs: [],
  })
  const question = { season: 's', yieldUnit: 'kilogram/mu', rounding }

  test('a co-culture does not depend on the order of its records', () => {
    fc.assert(
      fc.property(plots, (areas) => {
        const facts = book(areas)
        const turned = { ...facts, plots: [...facts.plots].reverse(), products: [...facts.products].reverse() }
        const [a, b] = [facts, turned].map((one) => valueOf(assessCoCulture(riceFisheryStandard, one, question)))
        expect(figure(a?.products[0]?.perTotalArea)).toBe(figure(b?.products[0]?.perTotalArea))
        expect(a?.standard.requirements.map((one) => one.verdict)).toEqual(
          b?.standard.requirements.map((one) => one.verdict),
        )
      }),
    )
  })

  test('every explanation in a result adds up, says sentences, and the result verifies', () => {
    fc.assert(
      fc.property(plots, (areas) => {
        const facts = book(areas)
        const result = assessCoCulture(riceFisheryStandard, facts, question)
        let found = 0
        const look = (value: unknown): void => {
          if (typeof value !== 'object' || value === null) return
          const { explanation, figure: shown } = value as FieldFigure
          if (explanation !== undefined) {
            found += 1
            expect(addsUp(explanation)).toEqual({ ok: true })
            expect(explanation.figure).toBe(shown)
            for (const { text } of explain(explanation, zh)) expect(text).not.toMatch(/^step-/)
          }
          for (const inner of Object.values(value)) look(inner)
        }
        look(result)
        expect(found).toBeGreaterThan(3)
        expect(
          verify(
            assessCoCulture,
            JSON.parse(JSON.stringify(result)) as typeof result,
            riceFisheryStandard,
            facts,
            question,
          ),
        ).toEqual({ ok: true })
      }),
      { numRuns: 30 },
    )
  })

  test('tallies merge in any way', () => {
    fc.assert(
      fc.property(plots, fc.nat(5), (areas, cut) => {
        const facts = book(areas)
        const records: readonly FieldRecord[] = [...facts.plots, ...facts.products]
        const { empty, add, merge, finish } = ecologyTally
        const all = records.reduce(add, empty)
        const parts = merge(records.slice(cut).reduce(add, empty), records.slice(0, cut).reduce(add, empty))
        expect(finish(parts, { rounding })).toEqual(finish(all, { rounding }))
      }),
    )
  })
})
