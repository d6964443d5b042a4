import { describe, expect, test } from 'vitest'
import {
  changeAgainst,
  compareFields,
  convertAmount,
  inputIntensity,
  inputReduction,
  openMethod,
  partOfYear,
  perUnit,
  reconcile,
  sumAmounts,
  taskCompletion,
} from 'xiangzhen/ecology'
import { units as kernelUnits, convertQuantity, type Unit } from 'xiangzhen/kernel'
import { codes, decided, figure, of, rounding, valueOf } from './support.js'

const convert = (amount: object, unit: string, digits = 4) =>
  convertAmount(openMethod, { amount: amount as never }, { unit, rounding: { digits, mode: 'halfUp' } })

describe('units', () => {
  test('every unit of the kernel is a unit here, of the same size', () => {
    const bases: Partial<Record<string, Unit>> = {
      area: 'squareMetre',
      mass: 'kilogram',
      money: 'yuan',
      volume: 'cubicMetre',
      length: 'metre',
      ratio: 'fraction',
    }
    for (const unit of kernelUnits) {
      for (const base of Object.values(bases) as Unit[]) {
        const there = convertQuantity({ value: '1', unit }, base as never, { digits: 8, mode: 'halfUp' })
        if (there.status === 'computed')
          expect(figure(valueOf(convert(of('1', unit), base, 8)))).toBe(there.value.value)
      }
    }
  })

  test('an abbreviation is refused with the word to write', () => {
    const result = convert(of('1', 'kg'), 'tonne')
    expect(result.diagnostics[0]).toMatchObject({ code: 'unknown-unit', data: { word: 'kg', instead: 'kilogram' } })
    expect(convert(of('1', 'kilogram'), 'ha')).toMatchObject({ status: 'not-computable', reason: 'unknown-unit' })
    expect(convert(of('1', 'wanKg'), 'tonne')).toMatchObject({ reason: 'unknown-unit' })
    expect(convert(of('1', '斤'), 'tonne').diagnostics[0]).toMatchObject({ data: { instead: 'jin' } })
  })

  test('ten thousand and a hundred million stand before any word, powers multiply', () => {
    expect(figure(valueOf(convert(of('1.5', 'wanJin'), 'tonne')))).toBe('7.5000')
    expect(figure(valueOf(convert(of('2', 'yiYuan'), 'wanYuan')))).toBe('20000.0000')
    expect(figure(valueOf(convert(of('3', 'metre*metre'), 'metre*metre')))).toBe('3.0000')
    expect(
      valueOf(perUnit(openMethod, { total: of('6', 'metre*metre'), per: of('2', 'metre') }, { rounding })),
    ).toMatchObject({ figure: '3.00', unit: 'metre' })
    expect(
      valueOf(perUnit(openMethod, { total: of('6', 'metre'), per: of('2', 'metre*metre') }, { rounding })).unit,
    ).toBe('fraction/metre')
  })

  test('a substance becomes another by molar masses only', () => {
    expect(figure(valueOf(convert(of('12', 'kilogram:C'), 'kilogram:CO2')))).toBe('44.0000')
    expect(figure(valueOf(convert(of('54', 'kilogram:P/mu'), 'kilogram:P2O5/hectare', 1)))).toBe('1854.9')
    expect(convert(of('1', 'kilogram:paddy'), 'kilogram:milled')).toMatchObject({ reason: 'wrong-unit' })
    expect(convert(of('1', 'kilogram'), 'mu')).toMatchObject({ reason: 'wrong-unit' })
  })
})

describe('amounts', () => {
  test('an unknown unit is named on whichever side it stands', () => {
    const known = { value: '86', unit: 'mu' }
    const unknown = { value: '100', unit: '亩' }
    const asked = (done: typeof known, task: typeof known) => taskCompletion(openMethod, { done, task }, { rounding })
    for (const result of [asked(known, unknown), asked(unknown, known)]) {
      expect(result).toMatchObject({ status: 'not-computable', reason: 'unknown-unit' })
    }
  })

  test('exactly one form is given, and bounds do not cross', () => {
    expect(convert({ unit: 'mu' }, 'mu')).toMatchObject({ reason: 'one-form-of-amount' })
    expect(convert({ value: '1', about: '1', unit: 'mu' }, 'mu')).toMatchObject({ reason: 'one-form-of-amount' })
    expect(convert({ atLeast: '2', atMost: '1', unit: 'mu' }, 'mu')).toMatchObject({ reason: 'bounds-crossed' })
    expect(convert(of('x', 'mu'), 'mu')).toMatchObject({ reason: 'not-a-figure' })
    expect(convert({ value: 0.1 + 0.2, unit: 'mu' }, 'mu')).toMatchObject({ reason: 'binary-float' })
  })

  test('bounds go through, "about" loses its bounds', () => {
    expect(valueOf(convert({ atLeast: '10', unit: 'jin' }, 'kilogram'))).toMatchObject({ atLeast: '5.0000' })
    expect(valueOf(convert({ about: '10', unit: 'jin' }, 'kilogram'))).toMatchObject({ figure: '5.0000', about: true })
    const change = valueOf(
      changeAgainst(
        openMethod,
        { value: { about: '5', unit: 'mu' }, base: of('4', 'mu'), comparator: 'target' },
        { rounding },
      ),
    )
    expect(change.direction).toBe('unknown')
    const between = valueOf(
      changeAgainst(
        openMethod,
        { value: { atLeast: '1', atMost: '3', unit: 'mu' }, base: of('4', 'mu'), comparator: 'target' },
        { rounding },
      ),
    )
    expect(between).toMatchObject({
      direction: 'down',
      absolute: { atLeast: '-3.00', atMost: '-1.00' },
      percent: { atLeast: '-75.00', atMost: '-25.00' },
    })
  })

  test('a zero base has an absolute change and no percentage; a negative base turns no sign', () => {
    const zero = valueOf(
      changeAgainst(
        openMethod,
        { value: of('3', 'kilogram'), base: of('0', 'kilogram'), comparator: 'before' },
        { rounding },
      ),
    )
    expect(zero).toMatchObject({
      absolute: { figure: '3.00' },
      percent: { status: 'not-computable', reason: 'zero-base' },
      direction: 'up',
    })
    const same = valueOf(
      changeAgainst(
        openMethod,
        { value: of('0', 'kilogram'), base: of('0', 'kilogram'), comparator: 'before' },
        { rounding },
      ),
    )
    expect(same).toMatchObject({
      absolute: { figure: '0.00' },
      percent: { reason: 'zero-base' },
      direction: 'unchanged',
    })
    const negative = valueOf(
      changeAgainst(
        openMethod,
        { value: of('10', 'kilogram'), base: of('-50', 'kilogram'), comparator: 'before' },
        { rounding },
      ),
    )
    expect(figure(negative.percent)).toBe('120.00')
  })

  test('a comparator is named in the facts, in the text of the method, or decided', () => {
    const facts = { value: of('3', 'mu'), base: of('2', 'mu') }
    expect(changeAgainst(openMethod, facts, { rounding })).toMatchObject({
      status: 'needs',
      missing: [{ code: 'comparator' }],
    })
    const fixed = { ...openMethod, rules: { conventions: [{ code: 'comparator', value: 'control', clause: '3' }] } }
    expect(valueOf(changeAgainst(fixed, facts, { rounding })).comparator).toBe('control')
    const both = { ...fixed, decisions: [decided('comparator', 'before')] }
    expect(valueOf(changeAgainst(both, facts, { rounding })).comparator).toBe('control')
    const wrong = { ...openMethod, decisions: [decided('comparator', 'last year')] }
    expect(changeAgainst(wrong, facts, { rounding })).toMatchObject({
      status: 'not-computable',
      reason: 'unreadable-decision',
    })
  })

  test('sums refuse what differs; rates need both sides', () => {
    const items = [
      { id: 'a', amount: of('1', 'mu:total') },
      { id: 'b', amount: of('1', 'mu:planted') },
    ]
    expect(sumAmounts(openMethod, { items }, { unit: 'mu', rounding })).toMatchObject({ reason: 'units-differ' })
    expect(valueOf(sumAmounts(openMethod, { items: [] }, { unit: 'mu', rounding })).total.figure).toBe('0.00')
    expect(perUnit(openMethod, { total: of('1', 'yuan'), per: of('0', 'mu') }, { rounding })).toMatchObject({
      reason: 'zero-divisor',
    })
    expect(perUnit(openMethod, { total: of('1', 'yuan'), per: of('0', 'mu') }, { rounding }).diagnostics[0]?.path).toBe(
      'per',
    )
    expect(perUnit(openMethod, {}, { rounding })).toMatchObject({
      status: 'needs',
      missing: [{ code: 'total' }, { code: 'divisor' }],
    })
  })

  test('rounding to tens keeps the explanation true', () => {
    const result = valueOf(
      perUnit(
        openMethod,
        { total: of('1234', 'yuan'), per: of('1', 'mu') },
        { rounding: { digits: -1, mode: 'halfUp' } },
      ),
    )
    expect(result.figure).toBe('1230')
  })
})

describe('inputs', () => {
  const question = { substance: 'N', unit: 'kilogram', areaUnit: 'mu', rounding }
  const urea = (value: string, unit: string) => ({
    id: 'urea',
    amount: of(value, unit),
    contents: [{ substance: 'N', share: of('46', 'percent') }],
  })

  test('a rate per area is multiplied by the land, a total stands', () => {
    const rate = valueOf(
      inputIntensity(openMethod, { inputs: [urea('20', 'kilogram/mu')], area: of('10', 'mu') }, question),
    )
    expect(rate).toMatchObject({
      total: { figure: '92.00', unit: 'kilogram:N' },
      perArea: { figure: '9.20', unit: 'kilogram:N/mu' },
    })
    expect(valueOf(inputIntensity(openMethod, { inputs: [urea('200', 'kilogram')] }, question)).perArea).toMatchObject({
      status: 'needs',
    })
    expect(inputIntensity(openMethod, { inputs: [urea('20', 'kilogram/mu')] }, question)).toMatchObject({
      status: 'needs',
      missing: [{ code: 'area' }],
    })
  })

  test('a share above one and a negative amount are refused', () => {
    const heavy = { ...urea('1', 'kilogram'), contents: [{ substance: 'N', share: of('146', 'percent') }] }
    expect(inputIntensity(openMethod, { inputs: [heavy] }, question)).toMatchObject({ reason: 'share-above-one' })
    expect(inputIntensity(openMethod, { inputs: [urea('-1', 'kilogram')] }, question)).toMatchObject({
      reason: 'negative-amount',
    })
    expect(
      inputIntensity(
        openMethod,
        { inputs: [{ id: 'x', amount: { atLeast: '-1', unit: 'kilogram' } }] },
        { ...question, substance: 'product' },
      ),
    ).toMatchObject({ reason: 'negative-amount' })
  })

  test('a reduction compares intensities of one substance', () => {
    const field = (kilograms: string, mu: string) => ({ inputs: [urea(kilograms, 'kilogram')], area: of(mu, 'mu') })
    const value = valueOf(
      inputReduction(
        openMethod,
        { now: field('85', '10'), base: field('200', '20'), comparator: 'monoculture' },
        question,
      ),
    )
    expect(value).toMatchObject({
      now: { figure: '3.91' },
      base: { figure: '4.60' },
      change: { percent: { figure: '-15.00' }, direction: 'down' },
    })
    expect(inputReduction(openMethod, { now: field('85', '10'), base: { inputs: [] } }, question)).toMatchObject({
      status: 'needs',
    })
  })
})

describe('reconcile', () => {
  const of2 = (value: string, unit: string, items: readonly object[], tolerance?: string) =>
    reconcile(
      openMethod,
      { stated: of(value, unit), items: items as never },
      { rounding, ...(tolerance === undefined ? {} : { tolerance: of(tolerance, 'percent') }) },
    )
  const one = (value: string, unit: string) => [{ id: 'x', factors: [of(value, unit)] }]

  test('agrees by printed digits, by cutting off, within a tolerance', () => {
    expect(valueOf(of2('2.5', 'yuan', one('2.46', 'yuan'))).agreement).toBe('rounded')
    expect(valueOf(of2('2.4', 'yuan', one('2.46', 'yuan'))).agreement).toBe('truncated')
    expect(valueOf(of2('2', 'yuan', one('2.6', 'yuan'))).agreement).toBe('truncated')
    expect(valueOf(of2('100', 'yuan', one('104', 'yuan'), '5')).agreement).toBe('withinTolerance')
    expect(valueOf(of2('100', 'yuan', one('106', 'yuan'), '5')).agreement).toBe('disagrees')
  })

  test('a slip of ten in either direction is named', () => {
    expect(codes(of2('10', 'yuan', one('101', 'yuan')))).toContain('power-of-ten-gap')
    expect(codes(of2('1000', 'yuan', one('99', 'yuan')))).toContain('power-of-ten-gap')
    expect(codes(of2('7', 'yuan', one('0', 'yuan')))).toEqual(['figures-disagree'])
  })

  test('"about" asks for a tolerance unless it agrees', () => {
    const about = (value: string, decisions: readonly object[] = []) =>
      reconcile(
        { ...openMethod, decisions: decisions as never },
        { stated: { about: value, unit: 'yuan' }, items: one('104', 'yuan') },
        { rounding },
      )
    expect(valueOf(about('104')).agreement).toBe('exact')
    expect(about('100')).toMatchObject({ status: 'needs', missing: [{ code: 'tolerance' }] })
    expect(valueOf(about('100', [decided('tolerance', '5')])).agreement).toBe('withinTolerance')
  })

  test('bounds that touch agree, bounds apart do not', () => {
    const bounds = (stated: object) =>
      valueOf(reconcile(openMethod, { stated: stated as never, items: one('5', 'yuan') }, { rounding })).agreement
    expect(bounds({ atLeast: '4', unit: 'yuan' })).toBe('withinBounds')
    expect(bounds({ atMost: '4', unit: 'yuan' })).toBe('disagrees')
    expect(bounds({ atLeast: '6', unit: 'yuan' })).toBe('disagrees')
  })

  test('one unknown is solved, also where it stands in two items', () => {
    const price = { unknown: 'price', unit: 'yuan/jin' }
    const items = [
      { id: 'a', factors: [of('10', 'jin'), price] },
      { id: 'b', factors: [of('20', 'jin'), price] },
      { id: 'c', factors: [of('5', 'yuan')] },
    ]
    expect(valueOf(of2('65', 'yuan', items))).toMatchObject({
      agreement: 'solved',
      unknowns: [{ id: 'price', value: { figure: '2.00' } }],
    })
    expect(codes(of2('3', 'yuan', items))).toContain('figures-disagree')
    expect(of2('65', 'yuan', [{ id: 'a', factors: [price, { unknown: 'area', unit: 'mu' }] }])).toMatchObject({
      reason: 'two-unknowns-in-one-item',
    })
    expect(of2('65', 'yuan', [{ id: 'a', factors: [of('1', 'mu'), price] }])).toMatchObject({ reason: 'units-differ' })
    expect(of2('65', 'yuan', [{ id: 'a', factors: [of('1', 'mu'), { unknown: 'x', unit: 'kg' }] }])).toMatchObject({
      reason: 'unknown-unit',
    })
    expect(of2('65', 'yuan', one('1', 'mu'))).toMatchObject({ reason: 'wrong-unit' })
  })
})

describe('compareFields', () => {
  const side = (id: string, value: string, conditions: Record<string, string>) => ({
    id,
    amount: of(value, 'kilogram/mu:total'),
    conditions,
  })
  const alike = (a: ReturnType<typeof side>, b: ReturnType<typeof side>, names: readonly string[]) =>
    compareFields(openMethod, { a, b }, { alike: names, rounding })

  test('says every reason why two figures are not comparable', () => {
    const result = alike(side('a', '1', { season: '2024' }), side('b', '2', { season: '2025', gwp: 'AR5' }), [
      'season',
      'gwp',
    ])
    expect(codes(result)).toEqual(['condition-differs', 'condition-not-stated'])
    expect(codes(alike(side('a', '1', { gwp: 'AR5' }), side('b', '2', {}), ['gwp']))).toEqual(['condition-not-stated'])
  })

  test('compares what is alike and lists what differs all the same', () => {
    const value = valueOf(
      alike(side('a', '3', { season: '2025', soil: 'clay' }), side('b', '2', { season: '2025', soil: 'sand' }), [
        'season',
      ]),
    )
    expect(value).toMatchObject({
      a: { figure: '3.00' },
      percent: { figure: '50.00' },
      direction: 'up',
      differing: ['soil'],
    })
  })
})

describe('partOfYear', () => {
  const part = (
    from: string,
    to: string,
    dayCount: 'inclusive365' | 'exclusive365' | 'inclusiveActual' | 'exclusiveActual',
  ) => partOfYear(openMethod, { annual: of('366', 'kilogram'), from, to }, { dayCount, unit: 'kilogram', rounding })

  test('counts days as it was told', () => {
    expect(valueOf(part('2024-01-01', '2024-01-31', 'inclusiveActual'))).toMatchObject({
      days: 31,
      amount: { figure: '31.00' },
    })
    expect(valueOf(part('2023-01-01', '2023-01-31', 'exclusiveActual'))).toMatchObject({
      days: 30,
      amount: { figure: '30.08' },
    })
    expect(valueOf(part('2024-01-01', '2024-12-31', 'exclusive365')).days).toBe(365)
    expect(part('2024-02-01', '2024-01-01', 'inclusive365')).toMatchObject({ reason: 'days-out-of-range' })
    expect(part('2024-01-01', '2026-01-01', 'inclusive365')).toMatchObject({ reason: 'days-out-of-range' })
    expect(part('2024-02-30', '2024-03-01', 'inclusive365')).toMatchObject({ reason: 'not-a-day' })
  })
})
