import { describe as group, expect, it } from 'vitest'
import { describe } from 'xiangzhen'
import {
  adjustmentFor,
  closePeriod,
  type ClosingPolicy,
  type EarlierScore,
  type Entry,
  type OwnPeriod,
  type RuleBook,
} from 'xiangzhen/points'
import { en } from '../../src/text/en.js'
import { zh } from '../../src/text/zh.js'
import { award, book, entry, facts, figure, fixed, member, score, settled, timing, year } from './books.js'
import { policyWith, saidInFull } from './redemption.js'

// m1 joined on 10 May 2022, m2 on 1 August 2021: each year of theirs begins on that day. Of m3 nobody knows it.
const roster = { members: [{ id: 'm1', joined: '2022-05-10' }, { id: 'm2', joined: '2021-08-01' }, { id: 'm3' }] }
const joined: OwnPeriod = { since: { by: 'joined' }, first: 'sameDay', months: 12 }
const rules = (more: object = {}): RuleBook =>
  book({
    points: { digits: 0 },
    items: [award('study', fixed('5'))],
    timing: timing({ score: 'custom', ownPeriod: joined }),
    ...more,
  })
const entries: readonly Entry[] = [
  entry('study', '2023-06-01'),
  entry('study', '2024-05-09'),
  entry('study', '2024-05-10'),
  entry('study', '2024-01-10', { member: 'm2' }),
]
const wide = (asOf: string) => ({ period: '2022-01-01/2026-01-01', asOf, knownAt: asOf })
const policy: ClosingPolicy = { credit: 'effective', negative: 'dropped', creditDate: 'lastDay' }
const at = (asOf: string, of: RuleBook = rules(), more: object = {}) =>
  settled(of, facts(entries, { roster, ...more }), wide(asOf))
const close = (asOf: string, more: Partial<ClosingPolicy> = {}, of?: RuleBook, wallets = {}) =>
  closePeriod(
    { ...policy, ...more },
    { settlement: at(asOf, of), wallets: { credits: [], ...wallets } },
    { closedOn: '2024-05-15', closedBy: '支部' },
  )
const closed = (...args: Parameters<typeof close>) => {
  const result = close(...args)
  if (result.status !== 'computed') throw new Error(JSON.stringify(result))
  return result
}

group('a period of the member’s own', () => {
  it('is closed when it has ended, under its own days; the others are named', () => {
    // As of 9 May 2024 the year of m1 that began on 10 May 2023 has ended: 5 + 5. That of m2 runs to 31 July.
    const { value, diagnostics } = closed('2024-05-09')
    expect(value.scores).toEqual([
      { book: 'book', member: 'm1', period: '2023-05-10/2024-05-10', raw: '10', effective: '10' },
    ])
    expect(value.credits).toEqual([
      {
        id: 'book:2023-05-10/2024-05-10:m1',
        holder: 'm1',
        points: '10',
        on: '2024-05-09',
        recordedAt: '2024-05-15',
        state: 'posted',
      },
    ])
    expect(diagnostics).toMatchObject([
      {
        code: 'own-period-not-over',
        severity: 'warning',
        path: 'm2',
        data: { id: 'm2', from: '2023-08-01', to: '2024-07-31', asOf: '2024-05-09', before: '2023-07-31' },
      },
      { code: 'figure-unknown', severity: 'warning', path: 'm3', data: { reason: 'own-period-unknown' } },
    ])
    saidInFull(diagnostics)
    expect(describe(diagnostics[0]!, zh)).toBe(
      '“m2”本人的周期自 2023-08-01 至 2024-07-31，尚未结束（结算到 2024-05-09），本次未结账。请按截止日 2024-07-31 结算后再结账；上一周期如未结账，请按截止日 2023-07-31 结算。',
    )
    expect(describe(diagnostics[0]!, en)).toContain('2024-07-31')
    expect(closed('2024-05-09', { creditDate: 'closing' }).value.credits[0]!.on).toBe('2024-05-15')
  })

  it('is not closed before its last day, nor on it', () => {
    const early = close('2024-05-08')
    expect(early).toMatchObject({ status: 'not-computable', reason: 'period-not-over' })
    expect(early.diagnostics.map((one) => [one.code, one.path])).toEqual([
      ['period-not-over', 'closedOn'],
      ['own-period-not-over', 'm1'],
      ['own-period-not-over', 'm2'],
      ['figure-unknown', 'm3'],
    ])
    const onTheDay = { closedOn: '2024-05-09', closedBy: '支部' }
    expect(closePeriod(policy, { settlement: at('2024-05-09') }, onTheDay)).toMatchObject({ reason: 'period-not-over' })
  })

  it('is one of the whole period where it ends with it', () => {
    // A score of the year that began anew on 11 May ends with the year.
    const anew: OwnPeriod = { since: { by: 'event', items: ['reset'], dated: 'event' }, first: 'nextDay' }
    const yearly = book({
      points: { digits: 0 },
      items: [award('study', fixed('5')), award('reset', fixed('0'))],
      timing: timing({ ownPeriod: anew }),
    })
    const given = facts([entry('reset', '2024-05-10'), entry('study', '2024-06-01')])
    const result = closePeriod(
      policy,
      { settlement: settled(yearly, given, year) },
      { closedOn: '2025-01-05', closedBy: 'x' },
    )
    expect(result).toMatchObject({ value: { scores: [{ period: '2024', raw: '5' }], credits: [{ on: '2024-12-31' }] } })
    expect(result.diagnostics).toEqual([])
  })

  it('that began before the settled period shows its end', () => {
    const later = { period: '2024-01-01/2026-01-01', asOf: '2024-05-09', knownAt: '2024-05-09' }
    expect(member(rules(), facts(entries, { roster }), later).ownPeriod).toEqual({
      from: '2024-01-01',
      to: '2024-05-09',
    })
  })

  it('gives the next one its opening, its streak and its change of grade', () => {
    const { scores } = closed('2024-05-09', {}, graded).value
    expect(scores[0]).toMatchObject({ period: '2023-05-10/2024-05-10', grade: 'good' })
    const next = (earlier: readonly EarlierScore[]) =>
      member(graded, facts([...entries, entry('study', '2024-06-01')], { roster, earlier }), wide('2025-05-09'))
    // 5 + 5 in the year from 10 May 2024, and a fifth of the 10 of the year before.
    expect(figure(next(scores).effective)).toBe('12')
    expect(next(scores).consequences.map(({ outcome }) => figure(outcome))).toEqual(['twice', 'null'])
    const low = [{ ...scores[0]!, grade: 'low' }]
    expect(next(low).consequences.map(({ outcome }) => figure(outcome))).toEqual(['null', 'better'])
    expect(figure(next([]).consequences[0]!.outcome)).toBe('missing-earlier-score')
  })

  it('rests rights in its own next period, a year however many days it has', () => {
    const rest = {
      id: 'rest',
      title: '暂停兑换',
      right: 'redeem',
      when: { by: 'score', figure: 'effective', compare: 'atMost', line: '10' },
      from: 'nextPeriod',
    } as const
    const days = (periods: number, from: 'nextPeriod' | 'thisPeriod' = 'nextPeriod') =>
      closed('2024-05-09', { rests: [{ ...rest, periods, from }] }).value.rests.map((one) => [
        one.holder,
        one.from,
        one.to,
      ])
    // The year before had 366 days (29 February 2024), the next has 365.
    expect(days(1)).toEqual([['m1', '2024-05-10', '2025-05-09']])
    expect(days(2)).toEqual([['m1', '2024-05-10', '2026-05-09']])
    expect(days(2, 'thisPeriod')).toEqual([['m1', '2023-05-10', '2025-05-09']])
  })

  it('leaves the wallets of the others as they are', () => {
    const wallets = {
      credits: ['m1', 'm2', 'm9'].map((holder) => ({ id: `c-${holder}`, holder, points: '9', on: '2024-01-01' })),
    }
    const { value } = closed('2024-05-09', { redemption: policyWith({}), carry: { most: '6' } }, undefined, wallets)
    // m1 holds 9 + 10 and takes 6 on.
    expect(value.credits[1]).toMatchObject({ id: 'book:2023-05-10/2024-05-10:m1:points:carry', points: '-13' })
    expect(value.credits).toHaveLength(2)
    expect(value.carried).toEqual([{ holder: 'm1', currency: 'points', balance: '6' }])
  })

  it('is put right by an adjustment of its own', () => {
    const closing = closed('2024-05-09').value
    const late = [...entries, entry('study', '2023-07-01'), entry('study', '2024-02-01', { member: 'm2' })]
    const settlement = settled(rules(), facts(late, { roster }), { ...wide('2024-05-09'), knownAt: '2024-06-30' })
    const order = { id: 'a1', recordedOn: '2024-06-30', recordedBy: '支部', reason: '补报' }
    expect(adjustmentFor(policy, { closing, settlement }, order)).toMatchObject({
      value: {
        rows: [{ member: 'm1', before: '10', after: '15', difference: '5' }],
        scores: [{ member: 'm1', period: '2023-05-10/2024-05-10' }],
        credits: [{ id: 'a1:m1', points: '5' }],
      },
    })
  })
})

const graded = rules({
  total: {
    opening: {
      points: { share: '0.2', of: 'effective', first: '0', most: 'none', rounding: 'none' },
      joiners: 'full',
      leavers: 'full',
    },
  },
  grades: [
    {
      id: 'g',
      title: '等次',
      figure: { of: 'effective' },
      rounding: 'none',
      bands: [
        { grade: 'good', from: { at: '8', included: true } },
        { grade: 'low', to: { at: '8', included: false } },
      ],
    },
  ],
  consequences: [
    { id: 'twice', title: '连续两个周期', when: { by: 'streak', grades: ['good'], periods: 2 }, outcomes: ['twice'] },
    { id: 'better', title: '进步', when: { by: 'gradeChange', least: 1 }, outcomes: ['better'] },
  ],
})

group('an earlier row whose period is none', () => {
  it('is named and left out', () => {
    const bad = [
      { book: 'book', member: 'm1', period: '2024Q1', raw: '5' },
      { book: 'book', member: 'm1', period: undefined as unknown as string },
    ]
    const found = settled(graded, facts(entries, { roster, earlier: bad }), wide('2025-05-09')).diagnostics
    const about = found.filter(({ code }) => code === 'earlier-not-a-period')
    expect(about.map((one) => [one.path, one.data['text']])).toEqual([
      ['earlier.m1', '2024Q1'],
      ['earlier.m1', 'undefined'],
    ])
    expect(describe(about[0]!, zh)).toBe(
      'earlier.m1：“m1”以前的结果中，“2024Q1”不是周期，未采用。请写成“2024”“2024-Q1”或“2024-03”这样的周期。',
    )
    expect(score(graded, facts(entries, { roster, earlier: bad }), wide('2025-05-09'))).toBe('5')
  })
})
