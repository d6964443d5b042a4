import { describe, expect, test } from 'vitest'
import {
  avoidedBurning,
  biomassCarbon,
  carbonDioxideEquivalent,
  combineFactorSets,
  combineUncertainty,
  cropResidueNitrogen,
  emissions,
  footprint,
  nitrousOxide,
  openMethod,
  residueBurning,
  riceMethane,
  ureaAndLime,
  type FactorSet,
  type SuppliedFactor,
} from 'xiangzhen/ecology'
import { openNeeds } from 'xiangzhen/kernel'
import { ipcc2006 } from 'xiangzhen/presets/ipcc-2006'
import { ipcc2019 } from 'xiangzhen/presets/ipcc-2019'
import { warmingPotentials } from 'xiangzhen/presets/warming-potentials'
import { codes, decided, figure, of, rounding, valueOf } from './support.js'

const set = (...sets: readonly FactorSet[]): FactorSet => valueOf(combineFactorSets(sets))
const factors = set(ipcc2019, warmingPotentials)
const season = {
  area: of('1', 'hectare'),
  cultivationDays: of('100', 'day'),
  region: 'southEastAsia',
  waterRegime: 'continuous',
  preSeasonWater: 'nonFloodedShort',
  amendments: [],
}
const needs = (result: object) => openNeeds(result).map((one) => one.code)
const supplied = (quantity: string, value: string, more: Partial<SuppliedFactor> = {}): SuppliedFactor => ({
  quantity,
  value,
  unit: 'fraction',
  source: 'survey',
  ...more,
})

describe('factor sets', () => {
  test('2006 and 2019 are not mixed, neither in a set nor by a supplied factor', () => {
    expect(combineFactorSets([ipcc2019, ipcc2006])).toMatchObject({
      status: 'not-computable',
      reason: 'mixed-factor-editions',
    })
    expect(combineFactorSets([ipcc2019, ipcc2019])).toMatchObject({ reason: 'duplicate-factor' })
    const old = supplied('rice-water-scaling', '0.52', { series: 'ipcc-volume-4', edition: '2006' })
    expect(riceMethane(factors, { ...season, factors: [old] }, { gwp: 'AR5', rounding })).toMatchObject({
      reason: 'mixed-factor-editions',
    })
  })

  test('an unconfirmed factor is used only when decided, a rival only when chosen', () => {
    const change = (status: 'unconfirmed' | 'confirmed', id = 'x'): FactorSet => ({
      ...factors,
      rules: {
        factors: factors.rules.factors.map((one) =>
          one.quantity === 'rice-methane-baseline'
            ? {
                ...one,
                status,
                ...(one.appliesTo['region'] === 'europe' ? { id, appliesTo: { region: 'southEastAsia' } } : {}),
              }
            : one,
        ),
      },
    })
    const asked = riceMethane(change('unconfirmed'), season, { gwp: 'AR5', rounding })
    expect(asked).toMatchObject({
      status: 'needs',
      missing: [{ code: 'factor', options: ['ipcc2019-efc-south-east-asia', 'x'] }],
    })
    const choose = (value: string): FactorSet => ({
      ...change('unconfirmed'),
      decisions: [decided('factor', value, 'rice-methane-baseline')],
    })
    expect(figure(valueOf(riceMethane(choose('x'), season, { gwp: 'AR5', rounding })).methane)).toBe('156.00')
    expect(figure(valueOf(riceMethane(choose('2'), season, { gwp: 'AR5', rounding })).methane)).toBe('200.00')
    expect(riceMethane(choose('none'), season, { gwp: 'AR5', rounding })).toMatchObject({ reason: 'not-an-option' })
    expect(needs(riceMethane(change('confirmed'), season, { gwp: 'AR5', rounding }))).toEqual(['factor'])
  })

  test('a general factor where the set knows a nearer one is named', () => {
    const general = {
      ...factors.rules.factors.find((one) => one.id === 'ipcc2019-ef5'),
      id: 'general',
      quantity: 'rice-methane-baseline',
      unit: 'kilogram:CH4/hectare/day',
      appliesTo: {},
    } as FactorSet['rules']['factors'][number]
    const wide: FactorSet = { ...factors, rules: { factors: [...factors.rules.factors, general] } }
    const result = riceMethane(wide, { ...season, region: 'oceania' }, { gwp: 'AR5', rounding })
    expect(codes(result)).toContain('generic-factor')
    expect(needs(riceMethane(factors, { ...season, region: 'oceania' }, { gwp: 'AR5', rounding }))).toEqual(['factor'])
  })

  test('every result says which factors it used and that they are second-hand', () => {
    const result = riceMethane(factors, season, { gwp: 'AR5', rounding })
    expect(valueOf(result).factors.map((one) => one.id)).toEqual([
      'gwp-ar5-ch4',
      'ipcc2019-efc-south-east-asia',
      'ipcc2019-sfp-not-flooded-under-180-days',
      'ipcc2019-sfw-continuously-flooded',
    ])
    expect(codes(result)).toEqual(['second-hand-factors', 'range-partial'])
    expect(valueOf(result).methane).toMatchObject({ figure: '122.00', atLeast: '83.00', atMost: '181.00' })
  })
})

describe('rice methane', () => {
  const with_ = (more: object) => riceMethane(factors, { ...season, ...more }, { gwp: 'AR5', rounding })

  test('organic matter counts dry for straw and fresh for the rest, per area or in all', () => {
    const straw = {
      id: 's',
      amendment: 'strawLongBefore',
      amount: of('6', 'tonne/hectare'),
      dryMatter: of('85', 'percent'),
    }
    const compost = { id: 'c', amendment: 'compost', amount: of('3', 'tonne') }
    expect(valueOf(with_({ amendments: [straw, compost] }))).toMatchObject({
      organicMatter: { figure: '8.10' },
      amendmentScaling: { figure: '1.71' },
    })
    expect(needs(with_({ amendments: [{ id: 's', amendment: 'strawLongBefore', amount: of('6', 'tonne') }] }))).toEqual(
      ['dry-matter'],
    )
    expect(needs(with_({ amendments: [{ id: 's', amount: of('6', 'tonne') }] }))).toEqual(['amendment-kind'])
    const about = { ...compost, amount: { atLeast: '2', atMost: '4', unit: 'tonne' } }
    expect(valueOf(with_({ amendments: [about] })).amendmentScaling).toMatchObject({ atLeast: '1.19', atMost: '1.36' })
  })

  test('days beyond a year, a negative area and no edition are refused or asked', () => {
    expect(with_({ cultivationDays: of('366', 'day') })).toMatchObject({ reason: 'days-out-of-range' })
    expect(with_({ cultivationDays: of('-1', 'day') })).toMatchObject({ reason: 'negative-amount' })
    expect(with_({ area: of('0', 'mu') })).toMatchObject({ reason: 'zero-area' })
    const open = riceMethane(factors, season, { rounding })
    expect(open).toMatchObject({ status: 'needs', missing: [{ code: 'gwp-set' }] })
  })
})

describe('nitrous oxide', () => {
  const urea = { id: 'u', source: 'synthetic' as const, fertiliser: 'urea', nitrogen: of('10', 'kilogram:N/mu') }
  const ask = (facts: object, question: object = {}) =>
    nitrousOxide(
      factors,
      { nitrogen: [urea], area: of('10', 'mu'), climate: 'wet', land: 'upland', ...facts } as never,
      { boundary: 'directAndIndirect', gwp: 'AR6', rounding, ...question },
    )

  test('counts what the boundary names and asks for what is missing', () => {
    expect(valueOf(ask({}))).toMatchObject({
      direct: { nitrogen: { figure: '1.60', atLeast: '1.30', atMost: '1.90' } },
      volatilised: { nitrogen: { figure: '0.21' } },
      leached: { nitrogen: { figure: '0.26' } },
    })
    expect(valueOf(ask({}, { boundary: 'direct' })).leached).toBeUndefined()
    expect(needs(nitrousOxide(factors, { nitrogen: [urea] }, { rounding }))).toEqual(
      ['area', 'climate', 'factor', 'fertiliser-kind', 'gwp-set', 'land', 'n2o-boundary'].filter((code) =>
        ['area', 'gwp-set', 'land', 'n2o-boundary', 'climate'].includes(code),
      ),
    )
    expect(needs(ask({ nitrogen: [{ id: 'u', source: 'synthetic', nitrogen: of('1', 'kilogram:N') }] }))).toEqual([
      'fertiliser-kind',
    ])
    expect(ask({ nitrogen: [{ ...urea, nitrogen: of('10', 'kilogram') }] })).toMatchObject({ reason: 'wrong-unit' })
  })

  test('flooded rice goes by its water, and by climate once leaching counts', () => {
    const flooded = { land: 'flooded', waterRegime: 'drained' }
    expect(figure(valueOf(ask(flooded)).direct.nitrogen)).toBe('0.50')
    expect(
      needs(
        nitrousOxide(
          factors,
          { nitrogen: [urea], area: of('10', 'mu'), land: 'flooded', waterRegime: 'drained' },
          { boundary: 'directAndIndirect', gwp: 'AR6', rounding },
        ),
      ),
    ).toEqual(['climate'])
  })

  test('manure, grazing animals and residue go their own ways', () => {
    const one = (source: object) => ask({ nitrogen: [{ id: 'n', nitrogen: of('100', 'kilogram:N'), ...source }] })
    expect(figure(valueOf(one({ source: 'manure' })).direct.nitrogen)).toBe('0.60')
    expect(valueOf(one({ source: 'pasture', animal: 'cattlePigPoultry' })).direct.nitrogen).toMatchObject({
      figure: '0.60',
    })
    expect(needs(one({ source: 'pasture' }))).toEqual(['animal'])
    const residue = one({ source: 'cropResidue' })
    expect(codes(residue)).toContain('residue-not-volatilised')
    expect(figure(valueOf(residue).volatilised?.nitrogen)).toBe('0.00')
  })

  test('an old set that distinguishes neither climate nor fertiliser asks for neither', () => {
    const old = set(ipcc2006, warmingPotentials)
    const result = nitrousOxide(
      old,
      {
        nitrogen: [{ id: 'u', source: 'synthetic', nitrogen: of('100', 'kilogram:N') }],
        climate: 'aggregated',
        land: 'upland',
      },
      { boundary: 'directAndIndirect', gwp: 'AR4', rounding },
    )
    expect(valueOf(result)).toMatchObject({
      direct: { nitrogen: { figure: '1.00' } },
      volatilised: { nitrogen: { figure: '0.10' } },
      leached: { nitrogen: { figure: '0.23' } },
    })
  })
})

describe('residue, burning, urea and lime', () => {
  const share = (value: string) => of(value, 'fraction')

  test('residue below ground, shares that exceed the whole, missing fates', () => {
    const maize = (more: object) =>
      cropResidueNitrogen(
        factors,
        {
          crop: 'maize',
          yield: of('100', 'tonne'),
          removedShare: share('0.5'),
          burntShare: share('0'),
          ...more,
        },
        { rounding },
      )
    expect(valueOf(maize({}))).toMatchObject({
      aboveGround: { figure: '261.00' },
      belowGround: { figure: '267.96' },
      total: { figure: '528.96' },
    })
    expect(maize({ burntShare: share('0.6') })).toMatchObject({ reason: 'fates-exceed-whole' })
    expect(needs(cropResidueNitrogen(factors, { yield: of('1', 'tonne/hectare') }, { rounding }))).toEqual([
      'area',
      'crop',
      'residue-burnt',
      'residue-removed',
    ])
  })

  test('burning needs what it stands on', () => {
    expect(needs(residueBurning(factors, {}, { rounding }))).toEqual([
      'burning-route',
      'burnt-share',
      'crop',
      'dry-matter',
      'gwp-set',
      'residue-ratio',
      'yield',
    ])
    const facts = {
      yield: of('500', 'tonne'),
      residueRatio: share('1'),
      dryMatterShare: share('1.2'),
      burntShare: share('1'),
      crop: 'rice',
    }
    expect(residueBurning(factors, facts, { route: 'dryMatter', gwp: 'AR5', rounding })).toMatchObject({
      reason: 'share-above-one',
    })
    expect(
      needs(
        residueBurning(
          factors,
          { dryMatter: of('1', 'tonne'), crop: 'rice' },
          { route: 'carbon', gwp: 'AR5', rounding },
        ),
      ),
    ).toEqual(['factor', 'factor', 'factor'])
  })

  test('avoided burning with evidence; a new use that emits more is shown', () => {
    const facts = {
      dryMatter: of('100', 'tonne'),
      crop: 'rice',
      baselineBurntShare: share('0.1'),
      evidence: { document: 'survey' },
    }
    const little = avoidedBurning(factors, { ...facts, newFate: of('100', 'kilogram:CO2e') }, { gwp: 'AR5', rounding })
    expect(valueOf(little)).toMatchObject({ baseline: { figure: '753.20' }, avoided: { figure: '653.20' } })
    expect(
      codes(avoidedBurning(factors, { ...facts, newFate: of('5', 'tonne:CO2e') }, { gwp: 'AR5', rounding })),
    ).toContain('new-use-emits-more')
  })

  test('urea and lime per area need the land, products need their share', () => {
    const urea = [{ id: 'u', amount: of('10', 'kilogram/mu') }]
    expect(needs(ureaAndLime(factors, { urea }, { unit: 'kilogram:CO2', rounding }))).toEqual(['area', 'share'])
    expect(figure(valueOf(ureaAndLime(factors, {}, { unit: 'kilogram:CO2', rounding })).total)).toBe('0.00')
    const forest = { aboveGround: of('300', 'tonne/hectare'), rootShoot: share('0.37'), carbonFraction: share('1.5') }
    expect(biomassCarbon(openMethod, forest, { unit: 'tonne:C/hectare', rounding })).toMatchObject({
      reason: 'share-above-one',
    })
  })
})

describe('sums of gases', () => {
  const gas = (unit: string) => ({ gases: [{ id: 'g', gas: 'N2O' as const, amount: of('1', unit) }] })

  test('nitrogen is not nitrous oxide; carbon dioxide is itself', () => {
    expect(
      carbonDioxideEquivalent(factors, gas('kilogram:N2O-N'), { gwp: 'AR5', unit: 'kilogram:CO2e', rounding }),
    ).toMatchObject({ reason: 'wrong-unit' })
    const co2 = { gases: [{ id: 'g', gas: 'CO2' as const, amount: of('1', 'tonne:CO2') }] }
    expect(
      figure(valueOf(carbonDioxideEquivalent(factors, co2, { gwp: 'AR5', unit: 'kilogram:CO2e', rounding })).total),
    ).toBe('1000.00')
    const own = { ...gas('kilogram:N2O'), factors: [supplied('gwp', '300', { appliesTo: { gas: 'N2O' } })] }
    expect(valueOf(carbonDioxideEquivalent(factors, own, { unit: 'kilogram:CO2e', rounding }))).toMatchObject({
      gwp: 'supplied',
      total: { figure: '300.00' },
    })
  })

  test('an unlabelled item is refused, missing factors are asked for, figures per area and per harvest stand apart', () => {
    const ask = (facts: object) =>
      footprint(openMethod, facts as never, { unit: 'kilogram:CO2e', yieldUnit: 'tonne', rounding })
    expect(ask({ items: [{ id: 'x', emission: of('1', 'kilogram') }] })).toMatchObject({
      reason: 'unlabelled-emission',
    })
    expect(needs(ask({ items: [{ id: 'x' }], yield: of('1', 'tonne') }))).toEqual(['amount', 'factor'])
    expect(ask({ items: [{ id: 'x', emission: of('1', 'kilogram:N2O') }] })).toMatchObject({ reason: 'wrong-unit' })
    const item = { id: 'x', emission: of('300', 'kilogram:CO2e') }
    expect(valueOf(ask({ items: [item], area: of('2', 'hectare'), yield: of('3', 'tonne') }))).toMatchObject({
      perArea: { figure: '150.00' },
      perYield: { figure: '100.00' },
    })
    expect(valueOf(ask({ items: [item], yield: of('0', 'tonne') })).perYield).toMatchObject({ reason: 'zero-yield' })
    expect(valueOf(ask({ items: [item], area: of('0', 'mu') })).perArea).toMatchObject({ reason: 'zero-area' })
    expect(codes(ask({ items: [{ ...item, printed: of('300', 'kilogram:CO2e') }] }))).toEqual([])
  })

  test('uncertainties combine by a named formula', () => {
    const items = [
      { id: 'a', emission: of('3', 'tonne:CO2e'), uncertainty: of('0.3', 'fraction') },
      { id: 'b', emission: of('-3', 'tonne:CO2e'), uncertainty: of('0.4', 'fraction') },
    ]
    const by = (formula: 'product' | 'overSum', list: readonly object[] = items) =>
      combineUncertainty(openMethod, { items: list as never }, { formula, rounding })
    expect(figure(valueOf(by('product')).uncertainty)).toBe('0.50')
    expect(by('overSum')).toMatchObject({ reason: 'zero-divisor' })
    expect(by('overSum', [])).toMatchObject({ reason: 'zero-divisor' })
  })
})

describe('emissions', () => {
  test('adds what is known and names what is not counted', () => {
    const facts = {
      ureaAndLime: { urea: [{ id: 'u', amount: of('1', 'tonne'), share: of('1', 'fraction') }] },
      burning: { dryMatter: of('1', 'tonne'), crop: 'rice' },
      area: of('1', 'hectare'),
    }
    const value = valueOf(emissions(factors, facts, { gwp: 'AR5', route: 'dryMatter', rounding }))
    expect(value).toMatchObject({
      items: [
        { id: 'ureaAndLime', co2e: { figure: '733.33' } },
        { id: 'burning', co2e: { figure: '75.32' } },
      ],
      total: { figure: '808.65' },
      notCounted: ['riceMethane', 'nitrousOxide', 'livestock', 'manureManagement'],
      perHectare: { figure: '808.65' },
      perKilogram: { status: 'needs' },
    })
  })

  test('a source that is given in part asks for the rest', () => {
    expect(needs(emissions(factors, { riceMethane: {}, yield: of('0', 'kilogram') }, { rounding }))).toEqual([
      'area',
      'cultivation-days',
      'gwp-set',
      'organic-amendments',
      'pre-season-water',
      'region',
      'water-regime',
    ])
  })
})
