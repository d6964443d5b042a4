import { describe, expect, it } from 'vitest'
import {
  adjustmentFor,
  closePeriod,
  parseRuleBook,
  quoteRedemption,
  settle,
  walletOf,
  type ClosingPolicy,
  type Entry,
  type PeriodClosing,
  type RestRule,
  type Settlement,
} from 'xiangzhen/points'
import { credit, policyWith } from './redemption.js'

const book = parseRuleBook({
  id: 'b',
  title: '积分',
  version: '1',
  effective: { from: '2024-01-01' },
  sources: [],
  decisions: [],
  rules: {
    account: { kind: 'member' },
    points: { digits: 0 },
    timing: { score: 'quarter', entryDate: 'event', classDate: 'periodEnd' },
    classes: [
      { id: 'poor', title: '低收入户' },
      { id: 'plain', title: '一般户' },
    ],
    categories: [],
    items: [
      { kind: 'award', id: 'help', title: '帮扶', worth: { by: 'range', least: '0', most: '100' } },
      { kind: 'deduction', id: 'dirty', title: '卫生差', worth: { by: 'range', least: '0', most: '100' } },
    ],
    total: {},
    grades: [
      {
        id: 'star',
        title: '星级',
        figure: { of: 'effective' },
        rounding: 'none',
        bands: [
          { grade: 'five', title: '五星', from: { at: '80', included: true } },
          { grade: 'none', title: '无星', to: { at: '80', included: false } },
        ],
      },
    ],
    vetoes: [
      { id: 'crime', title: '违法', effect: { kind: 'award', award: 'star' }, discretion: 'must', dated: 'event' },
    ],
    consequences: [
      {
        id: 'many-deductions',
        title: '扣分超过 10 分',
        when: { by: 'figure', figure: { of: 'losses' }, compare: 'moreThan', line: '10' },
        outcomes: ['rests'],
      },
    ],
    rankings: [{ id: 'all', title: '排名', figure: { of: 'effective' }, within: 'everyone', mode: 'competition' }],
    lists: [{ id: 'black', title: '黑榜', ranking: 'all', end: 'bottom', count: 1, ties: 'exceed' }],
  },
})

// Scores: h1 90 (95 − 5), h2 50 (65 − 15), h3 −8.
const entry = (id: string, member: string, item: string, points: string): Entry => ({
  id,
  member,
  item,
  points,
  eventDate: '2024-02-01',
})
const entries = [
  entry('a', 'h1', 'help', '95'),
  entry('b', 'h1', 'dirty', '5'),
  entry('c', 'h2', 'help', '65'),
  entry('d', 'h2', 'dirty', '15'),
  entry('e', 'h3', 'dirty', '8'),
]

function settled(given: readonly Entry[] = entries, period = '2024-Q1', of = book): Settlement {
  const members = ['h1', 'h2', 'h3'].map((id) => ({
    id,
    classes: id === 'h3' ? [] : [{ id: id === 'h1' ? 'plain' : 'poor' }],
  }))
  const facts = { roster: { members }, entries: given }
  const result = settle(of, facts, { period, asOf: '2024-12-31', knownAt: '2024-12-31' })
  if (result.status !== 'computed') throw new Error(JSON.stringify(result))
  return result.value
}

const policy: ClosingPolicy = { credit: 'effective', negative: 'dropped', creditDate: 'lastDay' }
const question = { closedOn: '2024-04-08', closedBy: '村委会' }

function closed(more: Partial<ClosingPolicy>, settlement = settled(), wallets = {}): PeriodClosing {
  const result = closePeriod({ ...policy, ...more }, { settlement, wallets: { credits: [], ...wallets } }, question)
  if (result.status !== 'computed') throw new Error(JSON.stringify(result))
  return result.value
}

const rest = (when: RestRule['when'], more: Partial<RestRule> = {}): RestRule => ({
  id: 'rest',
  title: '暂停兑换',
  clause: '第十二条',
  right: 'redeem',
  when,
  from: 'nextPeriod',
  periods: 1,
  ...more,
})

describe('rights that rest after a period', () => {
  const resting = (rule: RestRule, settlement = settled()): readonly string[] =>
    closed({ rests: [rule] }, settlement).rests.map((one) => one.holder)

  it('follow a grade, a veto, a list, a consequence or a score', () => {
    expect(closed({}).rests).toEqual([])
    expect(resting(rest({ by: 'grade', grades: ['none'] }))).toEqual(['h2', 'h3'])
    expect(resting(rest({ by: 'grade', grades: ['none'], table: 'other' }))).toEqual([])
    expect(resting(rest({ by: 'list', list: 'black' }))).toEqual(['h3'])
    expect(resting(rest({ by: 'consequence', consequence: 'many-deductions' }))).toEqual(['h2'])
    expect(resting(rest({ by: 'consequence', consequence: 'many-deductions', outcomes: ['warned'] }))).toEqual([])
    const below = (line: string, compare: 'lessThan' | 'atMost'): RestRule =>
      rest({ by: 'score', figure: 'effective', compare, line })
    expect(resting(below('0', 'lessThan'))).toEqual(['h3'])
    expect(resting(below('50', 'atMost'))).toEqual(['h2', 'h3'])
    expect(resting({ ...below('50', 'atMost'), classes: ['poor'] })).toEqual(['h2'])
    const hit = settled([...entries, { id: 'v', member: 'h1', item: 'crime', eventDate: '2024-03-01' }])
    expect(resting(rest({ by: 'veto' }), hit)).toEqual(['h1'])
    expect(resting(rest({ by: 'veto', vetoes: ['crime'] }), hit)).toEqual(['h1'])
    expect(resting(rest({ by: 'veto', vetoes: ['other'] }), hit)).toEqual([])
  })

  it('rest for whole periods, from this one, the next one, or the day of closing', () => {
    const days = (from: RestRule['from'], periods: RestRule['periods']): unknown => {
      const [one] = closed({ rests: [rest({ by: 'list', list: 'black' }, { from, periods })] }).rests
      return [one!.from, one!.to]
    }
    expect(days('thisPeriod', 1)).toEqual(['2024-01-01', '2024-03-31'])
    expect(days('nextPeriod', 1)).toEqual(['2024-04-01', '2024-06-30'])
    expect(days('nextPeriod', 2)).toEqual(['2024-04-01', '2024-09-30'])
    expect(days('closing', 1)).toEqual(['2024-04-08', '2024-06-30'])
    expect(days('closing', { endOf: 'year' })).toEqual(['2024-04-08', '2024-12-31'])
    expect(days('nextPeriod', { endOf: 'half' })).toEqual(['2024-04-01', '2024-06-30'])
  })

  it('go into the next redemption with their reason', () => {
    const { rests } = closed({ rests: [rest({ by: 'list', list: 'black' })] })
    const facts = { credits: [{ ...credit('c1', '9', '2024-01-10'), holder: 'h3' }], rests }
    const order = { id: 'r1', holder: 'h3', on: '2024-05-02', want: { points: '5' } }
    expect(quoteRedemption(policyWith({ right: 'redeem' }), facts, order)).toMatchObject({
      value: {
        refusals: [
          { code: 'redemption-right-rests', data: { title: '暂停兑换', clause: '第十二条', to: '2024-06-30' } },
        ],
      },
    })
    expect(walletOf(policyWith({ right: 'redeem' }), facts, { holder: 'h3', asOf: '2024-07-01' })).toMatchObject({
      value: { resting: null },
    })
  })

  it('a cause that hangs on a decision keeps the period open', () => {
    const [list] = book.rules.lists!
    const { ties: _ties, ...open } = { ...list!, count: 2 }
    const tied = settled([entry('a', 'h1', 'help', '95')], '2024-Q1', {
      ...book,
      rules: { ...book.rules, lists: [{ ...open, count: 1 }] },
    })
    const rule = rest({ by: 'list', list: 'black' })
    expect(closePeriod({ ...policy, rests: [rule] }, { settlement: tied }, question)).toMatchObject({
      reason: 'figure-still-open',
      diagnostics: [{ path: 'h1' }, { path: 'h2' }, { path: 'h3' }],
    })
    expect(closed({ rests: [rule], unsettled: 'leaveOut' }, tied).rests).toEqual([])
  })
})

describe('what a score becomes, and what goes on', () => {
  it('only what is above the line is credited; below zero is another matter', () => {
    const credits = (more: Partial<ClosingPolicy>): unknown =>
      closed(more).credits.map((one) => [one.holder, one.points])
    expect(credits({ above: '60' })).toEqual([['h1', '30']])
    expect(credits({ above: '49.5', negative: 'deducted' })).toEqual([
      ['h1', '40.5'],
      ['h2', '0.5'],
      ['h3', '-8'],
    ])
    // Half of what is above 41: 49 / 2 = 24.5 and 9 / 2 = 4.5, rounded to 25 and 5.
    const half = { times: '1/2', rounding: { digits: 0, mode: 'halfUp' } } as const
    expect(credits({ above: '41', factor: half })).toEqual([
      ['h1', '25'],
      ['h2', '5'],
    ])
    expect(credits({ factor: half, negative: 'deducted' })).toEqual([
      ['h1', '45'],
      ['h2', '25'],
      ['h3', '-4'],
    ])
    const byClass = { byClass: { poor: '40', plain: '70' } }
    expect(closePeriod({ ...policy, above: byClass }, { settlement: settled() }, question)).toMatchObject({
      reason: 'line-without-class',
      diagnostics: [{ path: 'h3' }],
    })
    expect(credits({ above: byClass, unsettled: 'leaveOut' })).toEqual([
      ['h1', '20'],
      ['h2', '10'],
    ])
  })

  it('an adjustment knows the line, and what was adjusted before', () => {
    const above = { ...policy, above: '60' }
    const closing = closed({ above: '60' })
    const order = { id: 'a1', recordedOn: '2024-05-01', recordedBy: '村委会', reason: '补报' }
    // h1 90 → 97: 30 became points, now 37. h2 50 → 55: none, and none now.
    const late = settled([...entries, entry('f', 'h1', 'help', '7'), entry('g', 'h2', 'help', '5')])
    const first = adjustmentFor(above, { closing, settlement: late }, order)
    expect(first).toMatchObject({ value: { credits: [{ holder: 'h1', points: '7' }], rows: [{}, {}] } })
    // Then h1 97 → 100 by a second one: 3 more, on top of the 7.
    const later = settled([...entries, entry('f', 'h1', 'help', '10'), entry('g', 'h2', 'help', '5')])
    const adjustments = first.status === 'computed' ? [first.value] : []
    const second = adjustmentFor(above, { closing, settlement: later, adjustments }, { ...order, id: 'a2' })
    expect(second).toMatchObject({
      value: { rows: [{ member: 'h1', before: '97', after: '100' }], credits: [{ holder: 'h1', points: '3' }] },
    })
  })

  it('a balance goes on up to a limit or by a share; the rest is deducted on the day of closing', () => {
    const redemption = policyWith({ shortage: 'negative' })
    // Held at closing: h1 90, h2 50, h3 nothing.
    const most = closed({ redemption, carry: { clause: '结转不超过 60 分', most: '60' } })
    expect(most.carried).toEqual([
      { holder: 'h1', currency: 'points', balance: '60' },
      { holder: 'h2', currency: 'points', balance: '50' },
    ])
    expect(most.credits[2]).toMatchObject({ id: 'b:2024-Q1:h1:points:carry', points: '-30', on: '2024-04-08' })
    const share = closed({ redemption, carry: { share: '1/3', rounding: 'down' } })
    // 50 × 1/3 = 16.67, rounded down to 16.
    expect(share.carried.map((one) => one.balance)).toEqual(['30', '16'])
    const after = walletOf(redemption, { credits: share.credits }, { holder: 'h2', asOf: '2024-04-08' })
    expect(after).toMatchObject({ value: { accounts: [{ earned: '50', deducted: '34', available: '16' }] } })
  })

  it('names the lots that go on with their last days, and those that ended', () => {
    const redemption = policyWith({ expiry: { endOf: 'quarter', grace: { month: 1, day: 10 } }, lotOrder: 'oldest' })
    const wallets = { credits: [{ ...credit('old', '4', '2023-12-01'), holder: 'h1' }] }
    const closing = closed({ redemption }, settled(), wallets)
    expect(closing.cleared).toEqual([{ holder: 'h1', lot: 'old', currency: 'points', points: '4' }])
    expect(closing.lots).toEqual([
      { holder: 'h1', lot: 'b:2024-Q1:h1', currency: 'points', left: '90', until: '2024-04-10' },
      { holder: 'h2', lot: 'b:2024-Q1:h2', currency: 'points', left: '50', until: '2024-04-10' },
    ])
    const open = closePeriod(
      { ...policy, redemption: policyWith({}), carry: { most: '9' } },
      { settlement: settled(), wallets: { credits: [{ ...credit('d', '-9', '2024-01-01'), holder: 'h9' }] } },
      question,
    )
    expect(open).toMatchObject({
      reason: 'figure-still-open',
      diagnostics: [{ data: { decisions: ['negative-balance'] } }],
    })
  })
})
