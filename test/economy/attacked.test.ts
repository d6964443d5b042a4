import { describe as group, expect, it } from 'vitest'
import {
  distribute,
  explainPayee,
  forecastIncome,
  futureValue,
  growth,
  growthStatistics,
  memberAccounts,
  payoutNotice,
  returnConventions,
  safeParseCharter,
  targetPath,
  xirr,
  xnpv,
  type CooperativeCharter,
} from '../../src/economy/index.js'
import { describe } from '../../src/kernel/index.js'
import { zh } from '../../src/text/zh.js'
import { en } from '../../src/text/en.js'

const head = { title: '章程', version: '1', effective: { from: '2020-01-01' }, sources: [], decisions: [] }

group('shares of a class that the charter does not have', () => {
  const charter = (classes: readonly object[]): Parameters<typeof distribute>[0] =>
    ({
      ...head,
      id: 'c',
      rules: {
        form: 'collective',
        measure: 'netResult',
        remainder: 'undistributed',
        rounding: { digits: 2, mode: 'halfUp' },
        payout: { grain: '0.01', method: 'pooled', ties: 'byId' },
        shares: { registeredBy: 'person', adjustment: 'fixed', fixedOn: '2020-12-31', classes, powers: [] },
        pools: [
          {
            id: 'dividend',
            label: '股份分红',
            purpose: 'members',
            take: { kind: 'rest' },
            to: { kind: 'holders', by: 'shares' },
          },
        ],
      },
    }) as never
  const facts = {
    result: { amount: '100' },
    holders: [{ id: 'a' }],
    register: [{ id: 'e1', date: '2020-01-01', type: 'grant', shareClass: 'member', to: 'a', shares: '10' }],
  } as never
  const question = { recordDate: '2020-06-01' }

  it.each([
    [[]],
    [[{ id: 'other', title: '成员股', digits: 0, dividend: 'yes' }]],
    [[{ id: 'hasOwnProperty', title: '股', digits: 0, dividend: 'yes' }]],
  ])('is named, and nothing is divided by nothing: %j', (classes) => {
    const book = charter(classes)
    const result = distribute(book, facts, question)
    expect(result.status).toBe('computed')
    expect(result.diagnostics).toContainEqual(
      expect.objectContaining({ code: 'unknown-share-class', path: 'register[0]', data: { shareClass: 'member' } }),
    )
    expect(() => explainPayee(book, facts, { ...question, payee: 'a' } as never)).not.toThrow()
    expect(() => payoutNotice(book, facts, question as never)).not.toThrow()
  })
  it('stands in a charter that reads', () => {
    expect(safeParseCharter(charter([]))).toMatchObject({ ok: true })
  })
})

group('figures of holders', () => {
  const charter = (figure: string): CooperativeCharter => ({
    ...head,
    id: 'c',
    rules: {
      form: 'cooperative',
      measure: 'netResult',
      remainder: 'undistributed',
      rounding: { digits: 2, mode: 'halfUp' },
      pools: [
        {
          id: 'rest',
          label: '剩余盈余',
          purpose: 'capital',
          take: { kind: 'rest' },
          to: { kind: 'holders', by: { figures: ['contribution', figure] } },
        },
      ],
    },
  })
  const facts = { result: { amount: '0' }, holders: [{ id: 'a', figures: { contribution: '5000' } }] }

  it.each(['zzz', '__proto__', 'constructor', 'toString'])('%s that no holder has is told', (figure) => {
    const result = memberAccounts(charter(figure), facts, { recordDate: '2024-12-31', pool: 'rest' })
    expect(result).toMatchObject({ status: 'computed', value: { total: '5000' } })
    expect(result.diagnostics).toContainEqual({
      code: 'figure-not-stated',
      severity: 'warning',
      path: 'rules.pools[0].to.by.figures',
      data: { name: figure },
    })
  })
  it('of a sum of measures are looked at too, and nothing is said without holders', () => {
    const book = charter('zzz')
    const [pool] = book.rules.pools
    const sum = {
      ...book,
      rules: {
        ...book.rules,
        pools: [
          {
            ...pool!,
            to: {
              kind: 'holders',
              by: {
                sum: [
                  { by: { figures: ['yyy'] }, weight: '1' },
                  { by: 'heads', weight: '1' },
                ],
              },
            },
          },
        ],
      },
    } as never
    expect(distribute(sum, facts, { recordDate: '2024-12-31' }).diagnostics).toContainEqual(
      expect.objectContaining({ code: 'figure-not-stated', data: { name: 'yyy' } }),
    )
    const codes = distribute(book, { result: { amount: '0' } }, { recordDate: '2024-12-31' }).diagnostics
    expect(codes.map((one) => one.code)).not.toContain('figure-not-stated')
  })
})

group('years that are mistyped', () => {
  const path = (base: number, goal = 2017, now?: number) =>
    targetPath(growthStatistics, {
      base: { year: base, value: '100' },
      goal: { year: goal, times: 2 },
      ...(now === undefined ? {} : { now: { year: now, value: '120' } }),
    })
  it.each([-1, 201, 2013.5, Number.NaN, Number.POSITIVE_INFINITY])('base %s is none', (year) => {
    expect(path(year)).toMatchObject({ status: 'not-computable', reason: 'unreadable-year' })
  })
  it('goal and now are looked at too', () => {
    expect(path(2013, 20170)).toMatchObject({ diagnostics: [{ path: 'goal.year', data: { text: '20170' } }] })
    expect(path(2013, 2017, 215)).toMatchObject({ diagnostics: [{ path: 'now.year' }] })
  })
  it('centuries are refused in words', () => {
    const result = path(1500)
    expect(result).toMatchObject({ status: 'not-computable', reason: 'span-too-long' })
    expect(describe(result.diagnostics[0]!, zh)).toBe('goal.year：相隔 517 年，最多算 200 年。请核对年份。')
    expect(describe(result.diagnostics[0]!, en)).not.toContain('{')
    expect(path(1817).status).toBe('computed')
  })
  it('growth has no average over centuries, and a forecast does not go there', () => {
    const series = {
      unit: '万元',
      observations: [
        { period: '1000', value: '5' },
        { period: '9998', value: '500' },
      ],
    }
    const result = growth(growthStatistics, series, { comparison: 'fixedBase', period: '9998', base: '1000' })
    expect(result).toMatchObject({
      status: 'computed',
      value: { average: { geometric: { reason: 'span-too-long' }, cumulative: { reason: 'span-too-long' } } },
    })
    expect(forecastIncome(growthStatistics, series, { method: 'compound', until: '9999' })).toMatchObject({
      reason: 'span-too-long',
      diagnostics: [{ path: 'observations' }],
    })
    expect(forecastIncome(growthStatistics, series, { method: 'linear', until: '99990' })).toMatchObject({
      diagnostics: [{ path: 'until' }],
    })
  })
})

group('words and rules that are none', () => {
  const flows = [
    { date: '2020-01-01', amount: '-1000' },
    { date: '2021-01-01', amount: '1100' },
  ]
  it.each(['0', '-0', '0.00', '-365', 'x', '100000', '0.0000000001', ''])(
    'daysPerYear %j is refused in words',
    (daysPerYear) => {
      const rules = { ...returnConventions.rules, daysPerYear }
      expect(() => xirr({ rules }, { flows }, {})).toThrow(/^rules\.daysPerYear cannot be/)
      expect(() => xnpv({ rules }, { flows }, { rate: '0.1' })).toThrow(RangeError)
    },
  )
  it('365.25 days are a year', () => {
    const rules = { ...returnConventions.rules, daysPerYear: '365.25' }
    expect(xirr({ rules }, { flows }, {}).status).toBe('computed')
  })
  it('when a payment is due and how a forecast is made name their options', () => {
    const annuity = { rate: '0.05', periods: 10, payment: '-100', presentValue: '-100', due: 'zz' as 'end' }
    expect(() => futureValue(returnConventions, annuity)).toThrow(
      "when a payment is due cannot be 'zz': give one of end, begin",
    )
    const series = {
      unit: '万元',
      observations: [
        { period: '2019', value: '5' },
        { period: '2024', value: '9' },
      ],
    }
    expect(() =>
      forecastIncome(growthStatistics, series, { method: 'constructor' as 'linear', until: '2026' }),
    ).toThrow('give one of linear, compound, givenRate, givenStep')
  })
})

group('sixty digits and inherited unit names', () => {
  it.each(['constructor', 'toString'])('a series in %s grows', (unit) => {
    const observations = [
      { period: '2019', value: '5' },
      { period: '2024', value: '9' },
    ]
    const question = { comparison: 'fixedBase', period: '2024', base: '2019' } as const
    expect(growth(growthStatistics, { unit, observations }, question).status).toBe('computed')
  })
})
