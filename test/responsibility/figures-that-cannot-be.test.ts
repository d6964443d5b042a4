import { describe, expect, it } from 'vitest'
import { describe as describe_ } from 'xiangzhen/kernel'
import {
  appraise,
  awardFlags,
  coverage,
  judgeCondition,
  performancePay,
  screen,
  type FlagDocument,
  type PerformancePayDocument,
  type ScreeningDocument,
} from 'xiangzhen/responsibility'
import { en } from 'xiangzhen/text/en'
import { zh } from 'xiangzhen/text/zh'
import { leaf, outcome, schemeWith, scoresOf } from './scheme-test-kit.js'

describe('an exponential efficacy coefficient that begins at zero or below', () => {
  const actuals = ['1', '2', '3'].map((value, index) => ({ subject: `s${index}`, indicator: 'i', value }))
  const subjects = actuals.map(({ subject }) => ({ id: subject }))
  // 60 × (100 ÷ low)^½ is no figure for the one in the middle.
  it.each(['0', '-40'])('has no figure: %s', (low) => {
    const method = { kind: 'efficacy', better: 'higher', low, high: '100', form: 'exponential' } as const
    const scores = scoresOf(schemeWith({ nodes: [leaf('i', '10', method)] }), { subjects, actuals })
    expect(scores.map(outcome)).toEqual(['low-not-positive', 'low-not-positive', 'low-not-positive'])
  })
  it('is a straight line in the linear form', () => {
    const method = { kind: 'efficacy', better: 'higher', low: '0', high: '100', form: 'linear' } as const
    const scores = scoresOf(schemeWith({ nodes: [leaf('i', '10', method)] }), { subjects, actuals })
    // 0, 50 and 100 of 100, times 10.
    expect(scores.map(outcome)).toEqual(['0', '5', '10'])
  })
})

const head = { id: 'd', title: 'd', version: '1', effective: { from: '2024-01-01' }, sources: [], decisions: [] }

describe('flags', () => {
  const document: FlagDocument = {
    ...head,
    rules: {
      categories: [{ id: 'party', title: '党建' }],
      ranking: { mode: 'competition', direction: 'descending' },
      winners: { kind: 'atMost', count: 2 },
      perFlag: '50000',
      again: 'refused',
    },
  }
  it('are not given twice to a village that was entered twice', () => {
    const entries = ['95', '90'].map((score) => ({ villageId: 'v', category: 'party', score }))
    const year = awardFlags(document, { entries }, {})
    expect(year.categories[0]?.result).toMatchObject({ status: 'not-computable', reason: 'entered-twice' })
    expect(year.total).toBe('0')
    for (const catalogue of [zh, en])
      expect(describe_(year.categories[0]!.result.diagnostics[0]!, catalogue)).not.toContain('{')
  })
  it('name the categories that there are none of', () => {
    const entry = { villageId: 'v', category: 'prty', score: '95' }
    const year = awardFlags(document, { entries: [entry], wonBefore: [entry] }, {})
    expect(year.diagnostics.map(({ code, path }) => [code, path])).toEqual([
      ['unknown-category', 'entries[0].category'],
      ['unknown-category', 'wonBefore[0].category'],
    ])
    for (const catalogue of [zh, en]) expect(describe_(year.diagnostics[0]!, catalogue)).not.toContain('{')
  })
})

describe('counts that are none', () => {
  const pay: PerformancePayDocument = {
    ...head,
    rules: {
      posts: [{ id: 'secretary', title: '书记', full: '12000' }],
      grades: [{ id: 'good', title: '良好', share: '0.9' }],
      rewards: [],
      deductions: [{ id: 'petition', title: '越级上访', each: '500' }],
      rounding: { digits: 2, mode: 'halfUp' },
    },
  }
  // −2 petitions would add 1000 yuan to the pay.
  it.each([-2, 1.5, NaN, Infinity])('of events are no pay: %s', (petition) => {
    const officials = [{ id: 'o', post: 'secretary', grade: 'good', events: { petition } }]
    expect(performancePay(pay, { officials }, {})[0]?.pay).toMatchObject({ reason: 'event-count' })
  })
  const rules = {
    grades: ['good', 'fair'].map((id) => ({ id, title: id })),
    thresholds: [{ grade: 'good', votesFor: ['good'], share: '2/3', bound: 'atLeast' as const }],
    otherwise: 'fair',
  }
  it.each([-1, 1.5, NaN])('of ballots are no grade: %s', (good) => {
    const members = [{ id: 'm', memberClass: 'formal', ballots: { good, fair: 3 } }]
    const result = appraise({ ...head, rules }, { entitled: 5, present: 5, members }, {})
    expect(result).toMatchObject({ value: { members: [{ result: { reason: 'not-a-head-count' } }] } })
  })
  it('of those present are no meeting', () => {
    const of = (entitled: number, present: number) =>
      appraise({ ...head, rules }, { entitled, present, members: [] }, {})
    expect(of(NaN, 3)).toMatchObject({ reason: 'not-a-head-count' })
    expect(of(3, -1)).toMatchObject({ reason: 'not-a-head-count' })
    expect(of(3, 4)).toMatchObject({ reason: 'more-present-than-entitled' })
  })
  it('of findings handed over are not below zero', () => {
    const records = [{ id: 'r', kind: 'visit', unitId: 'v', date: '2024-03-01', findings: 1, handedOver: 3 }]
    const percent = { digits: 0, mode: 'halfUp' } as const
    const covered = coverage(
      { ...head, rules: { title: '走访', counts: ['visit'], times: 1, percent, findingsHandedOver: true } },
      { units: [{ id: 'v' }], records },
      { from: '2024-01-01', to: '2024-12-31' },
    )
    expect(covered.units[0]?.findings).toEqual({ made: 1, notHandedOver: 0 })
    expect(covered.all.covered).toBe(1)
  })
})

describe('a quota over those who are listed', () => {
  const document = (kind: 'atLeast' | 'atMost', count: number): ScreeningDocument => ({
    ...head,
    rules: {
      match: 'all',
      groups: [
        {
          id: 'weak',
          title: '软弱涣散',
          atLeast: 1,
          criteria: [
            {
              id: 'c',
              title: '人均收入低',
              when: { kind: 'compare', of: 'income', side: 'below', limit: { figure: '100' }, edge: 'open' },
            },
          ],
        },
      ],
      quotas: [{ id: 'q', quota: { kind, count } }],
    },
  })
  // One is listed for sure; one is exactly on the open edge, of one nothing is known; one is not listed.
  const subjects = [
    { id: 'a', values: { income: '50' } },
    { id: 'b', values: { income: '100' } },
    { id: 'c', values: {} },
    { id: 'd', values: { income: '500' } },
  ]
  const quota = (kind: 'atLeast' | 'atMost', count: number) =>
    screen(document(kind, count), { subjects }, { asOf: '2024-12-31' }).quotas[0]
  it('waits for those who may yet be listed', () => {
    expect(quota('atLeast', 2)).toMatchObject({ listed: 1, open: 2, kept: null })
    expect(quota('atMost', 2)).toMatchObject({ listed: 1, open: 2, kept: null })
  })
  it('is told where they change nothing', () => {
    expect(quota('atLeast', 1)?.kept).toBe(true)
    expect(quota('atLeast', 4)?.kept).toBe(false)
    expect(quota('atMost', 3)?.kept).toBe(true)
  })
})

describe('years that are stated twice', () => {
  const when = {
    kind: 'consecutiveYears',
    of: 'income',
    years: 2,
    side: 'below',
    limit: '100',
    edge: 'outside',
  } as const
  const judged = (...values: readonly string[]) => {
    const income = [{ year: 2022, value: '50' }, ...values.map((value) => ({ year: 2023, value }))]
    const result = judgeCondition(when, { values: { income }, decisions: [] }, { asOf: '2023-12-31' })
    return result.status === 'computed' && result.value.standing
  }
  it('are not decided by the order of the list', () => {
    expect([judged('50', '150'), judged('150', '50')]).toEqual(['unknown', 'unknown'])
    expect([judged('50', '50.0'), judged('150')]).toEqual(['met', 'notMet'])
  })
})
