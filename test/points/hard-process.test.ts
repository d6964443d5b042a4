import { describe, expect, it } from 'vitest'
import {
  adjustmentFor,
  cancelRedemption,
  closePeriod,
  entryProgress,
  findAnomalies,
  reverseEntry,
  transferPoints,
  transitionEntry,
  verifyChain,
  type CancellationOrder,
  type ClosingPolicy,
  type EntryEvent,
  type EntryWorkflow,
  type TransferOrder,
  type WalletFacts,
} from 'xiangzhen/points'
import { award, book, codes, entry, facts, figure, fixed, settled, year } from './books.js'
import { credit, policyWith, saidInFull, spent } from './redemption.js'

const bad = <T>(value: unknown): T => value as T
const rules = book({ points: { digits: 0 }, items: [award('help', fixed('5'))] })
const closing: ClosingPolicy = { credit: 'effective', negative: 'dropped', creditDate: 'lastDay' }
const question = { closedOn: '2025-01-10', closedBy: '支部' }
const record = { id: 'a1', recordedOn: '2025-02-01', recordedBy: '支部', reason: '补报' }

describe('closing and adjusting', () => {
  const rows = [entry('help', '2024-03-01', { id: 'e1' }), entry('help', '2024-03-02', { id: 'e2', member: 'm2' })]
  const both = { members: [{ id: 'm1' }, { id: 'm2' }] }
  const settlement = settled(rules, { ...facts(rows), roster: both }, year)
  const closed = closePeriod(closing, { settlement }, question)

  it('go by days of the calendar', () => {
    for (const closedOn of ['foo', '2025-02-30'])
      expect(() => closePeriod(closing, { settlement }, { ...question, closedOn })).toThrow(RangeError)
    if (closed.status !== 'computed') throw new Error('not closed')
    const given = { closing: closed.value, settlement }
    expect(() => adjustmentFor(closing, given, { ...record, recordedOn: 'x' })).toThrow(RangeError)
  })

  it('go by figures that can be', () => {
    const redemption = policyWith({ rest: 'stays', shortage: 'negative' })
    const carried = { ...closing, redemption, carry: { most: '-5' } }
    expect(() => closePeriod(carried, { settlement }, question)).toThrow(/carry.most is -5/)
    const when = { by: 'score', figure: 'raw', compare: 'moreThan', line: '1' } as const
    for (const periods of [0, 1.5, NaN]) {
      const rests = [{ id: 'r', title: '停兑', right: 'redeem', when, from: 'nextPeriod', periods }] as const
      expect(() => closePeriod({ ...closing, rests }, { settlement }, question)).toThrow(/a whole number from 1/)
    }
  })

  it('name points of a kind that the redemption policy does not have', () => {
    const redemption = policyWith({ rest: 'stays' })
    const astray = closePeriod({ ...closing, currency: 'pionts', redemption }, { settlement }, question)
    expect(codes(astray.diagnostics)).toEqual(['currency-not-in-policy', 'currency-not-in-policy'])
  })

  it('take back the points of one who was not in the scheme after all', () => {
    if (closed.status !== 'computed') throw new Error('not closed')
    const alone = settled(rules, { ...facts(rows), roster: { members: [{ id: 'm1' }] } }, year)
    // m2 was credited 5, and is not there any more.
    expect(adjustmentFor(closing, { closing: closed.value, settlement: alone }, record)).toMatchObject({
      value: {
        rows: [{ member: 'm2', before: '5', after: null, difference: '-5' }],
        credits: [{ id: 'a1:m2', holder: 'm2', points: '-5' }],
      },
    })
  })

  it('leave those whose score is open with what the closing gave', () => {
    if (closed.status !== 'computed') throw new Error('not closed')
    const open = {
      ...settlement,
      members: settlement.members.map((one) =>
        one.id === 'm2'
          ? { ...one, effective: { status: 'needs' as const, missing: [{ code: 'q', options: [] }], diagnostics: [] } }
          : one,
      ),
    }
    const adjusted = adjustmentFor(
      { ...closing, unsettled: 'leaveOut' },
      { closing: closed.value, settlement: open },
      record,
    )
    expect(adjusted).toMatchObject({ value: { rows: [], scores: [], credits: [] } })
    expect(codes(adjusted.diagnostics)).toEqual(['figure-still-open'])
  })
})

describe('points that are moved, and redemptions that are cancelled', () => {
  const policy = policyWith({ lotOrder: 'oldest', transfers: [{ cause: 'gift', to: 'anyone', days: 'kept' }] })
  const credits = [credit('a', '20', '2024-01-10'), { ...credit('b', '5', '2024-01-10'), holder: 'h2' }]
  const order = { id: 't', from: 'h1', to: 'h2', cause: 'gift', on: '2024-03-01' }
  const move = (given: unknown, known: unknown = { credits }): ReturnType<typeof transferPoints> =>
    transferPoints(policy, bad<WalletFacts>(known), bad<TransferOrder>(given))

  it('of broken orders are refused, with what is wrong and where', () => {
    const refused = (given: unknown): unknown => {
      const moved = move(given)
      saidInFull(moved.diagnostics.map((one) => ({ ...one, data: { ...one.data, text: 'x' } })))
      return [figure(moved), moved.diagnostics[0]?.path]
    }
    expect(refused(null)).toEqual(['order-without-id', 'id'])
    expect(refused({ ...order, on: undefined })).toEqual(['order-not-on-a-day', 'on'])
    expect(refused({ ...order, cause: 'git' })).toEqual(['transfer-cause-unknown', 'cause'])
    for (const points of [{}, [null], [{ currency: 'points', points: 'ten' }]])
      expect(refused({ ...order, points })).toEqual(['order-not-a-figure', 'points'])
    expect(refused({ ...order, from: undefined })).toEqual(['holder-not-known', 'from'])
    const cancel = (given: unknown): unknown =>
      figure(
        cancelRedemption(
          policy,
          { credits, redemptions: [spent('r', '5', '2024-02-01')] },
          bad<CancellationOrder>(given),
        ),
      )
    expect(cancel(null)).toBe('order-without-id')
    expect(cancel({ id: 'k', cancels: 'r', on: 'x', reason: '' })).toBe('order-not-on-a-day')
  })

  it('name the rows that were left out', () => {
    const moved = move(order, { credits: [null, ...credits] })
    expect(moved).toMatchObject({ value: { lots: [{ lot: 'a', points: '20' }] } })
    expect(codes(moved.diagnostics)).toEqual(['wallet-row-left-out'])
    expect(figure(move(order, {}))).toBe('holder-not-known')
  })
})

describe('the way of an entry', () => {
  const workflow = (more: Partial<EntryWorkflow['rules']> = {}): EntryWorkflow => ({
    id: 'w',
    title: '流程',
    version: '1',
    effective: { from: '2024-01-01' },
    sources: [],
    decisions: [],
    rules: {
      steps: ['review', 'publish'],
      resubmission: 'allowed',
      publicity: { days: 5, unit: 'day', firstDay: 'counts', shift: 'none' },
      ...more,
    },
  })
  const deed = { id: 'a', member: 'm1', item: 'help', eventDate: '2024-03-01' }
  const did = (number: number, action: EntryEvent['action'], actor = 'x', on = '2024-03-02'): EntryEvent => ({
    entry: 'a',
    number,
    action,
    actor,
    on,
  })

  it('is never posted on a day that is none', () => {
    const events = [did(1, 'declare'), did(2, 'review', 'y'), did(3, 'publish')]
    // 'soon' stands after every date in the order of texts.
    const post = (on: string): unknown =>
      transitionEntry(workflow(), { entry: deed, events }, { action: 'post', actor: 'z', on })
    expect(() => post('soon')).toThrow(/write a date/)
    expect(post('2024-03-03')).toMatchObject({ reason: 'objection-window-open' })
  })

  it('has a history of whole steps', () => {
    for (const event of [
      null,
      did(1, 'declare', 'x', 'x'),
      bad<EntryEvent>({ ...did(1, 'declare'), action: 'declair' }),
    ]) {
      const progress = entryProgress(workflow(), { entry: deed, events: bad<readonly EntryEvent[]>([event]) })
      expect(progress).toMatchObject({ reason: 'history-not-in-order', diagnostics: [{ data: { number: 1 } }] })
      saidInFull(progress.diagnostics)
    }
    for (const events of [undefined, {}])
      expect(entryProgress(workflow(), { entry: deed, events: bad<readonly EntryEvent[]>(events) })).toMatchObject({
        reason: 'history-not-in-order',
      })
  })

  it('is taken back on a day of the calendar', () => {
    const back = (on: string): unknown => reverseEntry(deed, { id: 'r', on, reason: '重复', by: 'x' })
    expect(() => back('x')).toThrow(/write a date/)
    expect(back('2024-04-01')).toMatchObject({ value: { recordedAt: '2024-04-01' } })
  })

  it('takes two people for review and verification, in either order', () => {
    const { publicity, ...rest } = workflow({ steps: ['verify', 'review'], samePerson: 'refused' }).rules
    expect(publicity).toBeDefined()
    const events = [did(1, 'declare'), did(2, 'verify', 'y')]
    const review = (actor: string): unknown =>
      figure(
        transitionEntry(
          { ...workflow(), rules: rest },
          { entry: deed, events },
          { action: 'review', actor, on: '2024-03-03' },
        ),
      )
    expect(review('y')).toBe('one-person-refused')
    expect(review('z')).not.toBe('one-person-refused')
  })
})

describe('entries worth a look, and chains', () => {
  const rows = [entry('help', '2024-03-01', { id: 'e1' }), entry('help', '2024-03-01', { id: 'e2' })]

  it('are found among whole rows, by thresholds that are whole numbers', () => {
    const among = bad<typeof rows>([null, ...rows])
    expect(codes(findAnomalies(among, { burst: { most: 1, days: 1 } }))).toEqual(['entry-burst'])
    for (const burst of [
      { most: NaN, days: 1 },
      { most: 1, days: 0 },
      { most: 0.5, days: 1 },
    ])
      expect(() => findAnomalies(rows, { burst })).toThrow(/write a whole number/)
  })

  it('a chain with a link that is none is broken there', () => {
    const hash = (text: string): string => text
    for (const link of [null, { entry: null, previous: '', digest: 'x' }]) {
      const broken = verifyChain(bad<Parameters<typeof verifyChain>[0]>([link]), { hash })
      expect(broken).toMatchObject({ ok: false, index: 0, finding: { data: { entry: '[0]' } } })
    }
  })
})
