import { describe, expect, it } from 'vitest'
import { describe as say, verify, type WorkCalendar } from 'xiangzhen/kernel'
import {
  adjustmentFor,
  canonicalText,
  chainEntries,
  closePeriod,
  diffRuleBooks,
  entryActionTitles,
  entryProgress,
  findAnomalies,
  linkText,
  parseEntryEvents,
  parseEntryWorkflow,
  parseRuleBook,
  reverseEntry,
  settle,
  transitionEntry,
  verifyChain,
  type ClosingPolicy,
  type Entry,
  type EntryAction,
  type EntryEvent,
  type EntryWorkflow,
  type EntryWorkflowRules,
  type PeriodClosing,
  type RuleBook,
  type Settlement,
} from 'xiangzhen/points'
import { en } from '../../src/text/en.js'
import { zh } from '../../src/text/zh.js'
import { policyWith } from './redemption.js'

const entry: Entry = { id: 'e1', member: 'm1', item: 'help', eventDate: '2024-03-01', points: '3', recordedBy: 'clerk' }

function workflow(
  rules: Partial<EntryWorkflowRules> = {},
  decisions: readonly { code: string; value: string }[] = [],
): EntryWorkflow {
  return parseEntryWorkflow({
    id: 'w',
    title: '流程',
    version: '1',
    effective: { from: '2024-01-01' },
    sources: [],
    decisions: decisions.map((one) => ({ ...one, decidedBy: '支部', decidedOn: '2024-01-01' })),
    rules: {
      steps: ['review', 'verify', 'publish'],
      publicity: { days: 5, unit: 'day', firstDay: 'doesNotCount', shift: 'none' },
      resubmission: 'allowed',
      ...rules,
    },
  })
}

type Step = readonly [EntryAction, string, string]

function history(...steps: readonly Step[]): readonly EntryEvent[] {
  return steps.map(([action, actor, on], index) => ({ entry: 'e1', number: index + 1, action, actor, on }))
}

const declared: Step = ['declare', 'm1', '2024-03-02']
const reviewed: Step = ['review', 'r1', '2024-03-03']
const verified: Step = ['verify', 'r2', '2024-03-04']
const published: Step = ['publish', 'clerk', '2024-03-05']

function doing(
  policy: EntryWorkflow,
  events: readonly EntryEvent[],
  [action, actor, on]: Step,
  more: object = {},
): unknown {
  const { of = entry, calendar, ...request } = more as { of?: Entry; calendar?: WorkCalendar }
  const facts = { entry: of, events, ...(calendar === undefined ? {} : { calendar }) }
  return transitionEntry(policy, facts, { action, actor, on, ...request })
}

describe('transitionEntry', () => {
  it('goes from declaration to the account', () => {
    const policy = workflow()
    expect(doing(policy, [], declared)).toMatchObject({
      value: { state: 'declared', event: { number: 1 }, next: ['review', 'reject'] },
    })
    expect(doing(policy, history(declared), reviewed)).toMatchObject({
      value: { state: 'reviewed', next: ['verify', 'reject'] },
    })
    expect(doing(policy, history(declared, reviewed), verified)).toMatchObject({ value: { state: 'verified' } })
    const out = doing(policy, history(declared, reviewed, verified), published, { note: '张榜' })
    expect(out).toMatchObject({
      value: { state: 'published', objectionsUntil: '2024-03-10', event: { note: '张榜' }, next: ['object', 'post'] },
    })
    const all = history(declared, reviewed, verified, published)
    expect(doing(policy, all, ['post', 'clerk', '2024-03-10'])).toMatchObject({ reason: 'objection-window-open' })
    expect(doing(policy, all, ['post', 'clerk', '2024-03-11'])).toMatchObject({
      value: { state: 'posted', entry: { state: 'posted' }, reversal: null },
    })
    expect(entryActionTitles.post).toEqual({ zh: '入账', en: 'post' })
    expect(parseEntryEvents(all).rows).toEqual(all)
    const facts = { entry, events: all }
    const question = { action: 'object', actor: 'm9', on: '2024-03-06' } as const
    expect(verify(transitionEntry, transitionEntry(policy, facts, question), policy, facts, question)).toEqual({
      ok: true,
    })
  })

  it('the shortest way has no steps between', () => {
    const policy = workflow({ steps: [] })
    expect(doing(policy, history(declared), ['post', 'clerk', '2024-03-02'])).toMatchObject({
      value: { state: 'posted' },
    })
    const late = workflow({ steps: ['publish', 'verify'] })
    const events = history(declared, ['publish', 'clerk', '2024-03-05'])
    expect(doing(late, events, ['verify', 'r2', '2024-03-12'])).toMatchObject({
      value: { state: 'verified', next: ['post', 'reject'] },
    })
  })

  it('nobody decides about an entry of their own', () => {
    const policy = workflow()
    const others = { ...entry, others: [{ member: 'm2' }] }
    for (const actor of ['m1', 'clerk', 'm2', 'x1']) {
      const events = history(['declare', 'x1', '2024-03-02'])
      expect(doing(policy, events, ['review', actor, '2024-03-03'], { of: others })).toMatchObject({
        reason: 'action-on-own-entry',
      })
    }
  })

  it('one person taking two steps is a decision', () => {
    const events = history(declared, reviewed)
    const again: Step = ['verify', 'r1', '2024-03-04']
    expect(doing(workflow(), events, again)).toMatchObject({ missing: [{ code: 'one-person-two-steps' }] })
    expect(doing(workflow({ samePerson: 'refused' }), events, again)).toMatchObject({ reason: 'one-person-refused' })
    expect(doing(workflow({}, [{ code: 'one-person-two-steps', value: 'allowed' }]), events, again)).toMatchObject({
      value: { state: 'verified' },
    })
  })

  it('keeps to order, days and roles', () => {
    const policy = workflow({ roles: [{ actions: ['review'], roles: ['leader'] }] })
    const early = transitionEntry(
      policy,
      { entry, events: history(declared) },
      { action: 'post', actor: 'r1', on: '2024-03-03' },
    )
    expect(early).toMatchObject({ reason: 'action-not-now' })
    expect(say(early.diagnostics[0]!, zh)).toBe('记录“e1”已申报，不能入账。可以：初审、驳回。')
    expect(say(early.diagnostics[0]!, en)).toBe(
      'The entry “e1” is declared; it is not the time to post. What can be done: review, reject.',
    )
    expect(doing(policy, history(declared), ['review', 'r1', '2024-03-01'], { role: 'leader' })).toMatchObject({
      reason: 'action-before-last-one',
    })
    expect(doing(policy, history(declared), reviewed)).toMatchObject({ reason: 'actor-without-role' })
    expect(doing(policy, history(declared), reviewed, { role: 'member' })).toMatchObject({
      reason: 'actor-without-role',
    })
    expect(doing(policy, history(declared), reviewed, { role: 'leader' })).toMatchObject({ status: 'computed' })
    expect(doing(policy, history(reviewed), reviewed)).toMatchObject({ reason: 'history-not-in-order' })
    expect(entryProgress(policy, { entry, events: history(reviewed) })).toMatchObject({
      reason: 'history-not-in-order',
    })
    expect(doing(policy, history(declared, ['review', 'r1', '2024-03-01']), reviewed)).toMatchObject({
      reason: 'history-not-in-order',
    })
  })

  it('waits for proof, and may be rejected without it', () => {
    const policy = workflow({
      proofs: [
        { items: ['help'], kinds: ['photo'] },
        { items: ['other'], kinds: ['notes'] },
      ],
    })
    expect(doing(policy, history(declared), reviewed)).toMatchObject({ reason: 'proof-missing' })
    expect(doing(policy, history(declared), ['reject', 'r1', '2024-03-03'])).toMatchObject({
      value: { state: 'rejected', next: ['resubmit'] },
    })
    const late = { ...entry, evidence: [{ kind: 'photo', receivedAt: '2024-03-04' }] }
    expect(doing(policy, history(declared), reviewed, { of: late })).toMatchObject({ reason: 'proof-missing' })
    expect(
      doing(workflow({ proofs: [{ kinds: ['photo'] }] }), history(declared), ['review', 'r1', '2024-03-04'], {
        of: late,
      }),
    ).toMatchObject({ status: 'computed' })
    const here = { ...entry, evidence: [{ kind: 'photo' }] }
    expect(doing(policy, history(declared), reviewed, { of: here })).toMatchObject({ status: 'computed' })
  })

  it('a rejected entry may be declared again, where the text allows it', () => {
    const events = history(declared, ['reject', 'r1', '2024-03-03'])
    const again: Step = ['resubmit', 'm1', '2024-03-04']
    expect(doing(workflow(), events, again)).toMatchObject({ value: { state: 'declared' } })
    expect(doing(workflow({ resubmission: 'refused' }), events, again)).toMatchObject({
      reason: 'resubmission-refused',
    })
    expect(entryProgress(workflow({ resubmission: 'refused' }), { entry, events })).toMatchObject({
      value: { next: [] },
    })
  })

  it('an objection that is upheld leads to a reversal, never to an edit', () => {
    const all = history(declared, reviewed, verified, published, ['object', 'm9', '2024-03-06'])
    const upheld = doing(workflow(), all, ['uphold', 'r3', '2024-03-08'], { note: '不属实', reversalId: 'e1x' })
    expect(upheld).toMatchObject({
      value: {
        state: 'reversed',
        entry: { id: 'e1', state: 'published', points: '3' },
        reversal: { id: 'e1x', reverses: 'e1', state: 'published', reason: '不属实' },
        next: [],
      },
    })
    const late = history(declared, reviewed, verified, published)
    expect(doing(workflow(), late, ['object', 'm9', '2024-03-11'])).toMatchObject({ reason: 'objection-too-late' })
    const posted = history(declared, reviewed, verified, published, ['post', 'clerk', '2024-03-11'])
    expect(doing(workflow(), posted, ['reverse', 'r3', '2024-05-01'])).toMatchObject({
      value: { reversal: { id: 'e1:reversal', state: 'posted', reason: 'reverse' }, entry: { state: 'posted' } },
    })
    expect(
      entryProgress(workflow(), {
        entry,
        events: history(
          declared,
          reviewed,
          verified,
          published,
          ['object', 'm9', '2024-03-06'],
          ['uphold', 'r3', '2024-03-08'],
        ),
      }),
    ).toMatchObject({ value: { state: 'reversed', objectionsUntil: null } })
    const gone = transitionEntry(
      workflow(),
      { entry, events: [...posted, { entry: 'e1', number: 6, action: 'reverse', actor: 'r3', on: '2024-05-01' }] },
      { action: 'post', actor: 'r1', on: '2024-05-03' },
    )
    expect(say(gone.diagnostics[0]!, zh)).toBe('记录“e1”已冲正，不能入账，也没有其他可办的手续。')
    const early = { ...entry, eventDate: '2024-06-01' }
    expect(doing(workflow(), posted, ['reverse', 'r3', '2024-05-01'], { of: early })).toMatchObject({
      reason: 'taken-back-before-it-happened',
    })
  })

  it('what a dismissed objection does to the window is a decision', () => {
    const all = history(declared, reviewed, verified, published, ['object', 'm9', '2024-03-06'])
    const dismiss: Step = ['dismiss', 'r3', '2024-03-09']
    expect(doing(workflow(), all, dismiss)).toMatchObject({ missing: [{ code: 'window-after-objection' }] })
    const after = (value: string): unknown =>
      doing(workflow({}, [{ code: 'window-after-objection', value }]), all, dismiss)
    expect(after('continues')).toMatchObject({ value: { state: 'published', objectionsUntil: '2024-03-10' } })
    expect(after('startsAnew')).toMatchObject({ value: { publishedOn: '2024-03-09', objectionsUntil: '2024-03-14' } })
  })

  it('days of publication are data: their number, kind and first day', () => {
    const events = history(declared, reviewed, verified)
    const at = (
      publicity: EntryWorkflowRules['publicity'],
      decisions: readonly { code: string; value: string }[] = [],
      calendar?: WorkCalendar,
    ): unknown => doing(workflow({ publicity: publicity! }, decisions), events, published, { calendar })
    const open = { unit: 'day', shift: 'none', firstDay: 'counts' } as const
    expect(at(open)).toMatchObject({ missing: [{ code: 'publicity-length', free: 'figure' }] })
    expect(at(open, [{ code: 'publicity-length', value: '3' }])).toMatchObject({
      value: { objectionsUntil: '2024-03-07' },
    })
    expect(at({ unit: 'day', shift: 'none', days: 3 })).toMatchObject({ missing: [{ code: 'publicity-first-day' }] })
    const work = { unit: 'workday', shift: 'none', days: 5, firstDay: 'doesNotCount' } as const
    expect(at(work)).toMatchObject({ reason: 'calendar-missing' })
    const calendar = {
      coveredFrom: '2024-01-01',
      coveredTo: '2024-12-31',
      weekendDays: [6, 7],
      holidays: [],
      makeUpWorkdays: [],
      source: 'host',
    }
    expect(at(work, [], calendar)).toMatchObject({ value: { objectionsUntil: '2024-03-12' } })
    const none = workflow()
    const { publicity: _publicity, ...rules } = none.rules
    expect(doing({ ...none, rules }, events, published)).toMatchObject({ missing: [{ code: 'publicity-length' }] })
    const replayed = history(declared, reviewed, verified, published)
    expect(doing(workflow({ publicity: open }), replayed, ['object', 'm9', '2024-03-06'])).toMatchObject({
      status: 'needs',
    })
    expect(
      doing(workflow({ steps: ['publish'], publicity: { ...work, days: 1 } }), history(declared), published),
    ).toMatchObject({ reason: 'calendar-missing' })
    const without = {
      ...none,
      rules: { ...rules },
      decisions: workflow({}, [
        { code: 'publicity-length', value: '2' },
        { code: 'publicity-first-day', value: 'counts' },
      ]).decisions,
    }
    expect(doing(without, events, published)).toMatchObject({ value: { objectionsUntil: '2024-03-06' } })
  })
})

describe('reverseEntry', () => {
  it('keeps what it takes back, with both dates', () => {
    const full: Entry = {
      ...entry,
      quantity: '2',
      level: 'a',
      object: 'o',
      others: [{ member: 'm2' }],
      state: 'posted',
    }
    const order = { id: 'x', on: '2024-05-01', reason: '重复', by: 'r1' }
    const { recordedBy: _recordedBy, ...rest } = full
    expect(reverseEntry(full, order)).toMatchObject({
      value: { ...rest, id: 'x', eventDate: '2024-03-01', recordedAt: '2024-05-01', reverses: 'e1' },
    })
    const { points: _points, ...bare } = entry
    expect(reverseEntry(bare, order).status).toBe('computed')
    expect(reverseEntry({ ...entry, reverses: 'e0' }, order)).toMatchObject({ reason: 'reversal-cannot-be-reversed' })
    expect(reverseEntry(entry, order, [{ ...entry, id: 'y', reverses: 'e1' }])).toMatchObject({
      reason: 'entry-taken-back-already',
    })
  })
})

describe('the chain', () => {
  const hash = (text: string): string =>
    String(Array.from(text).reduce((sum, one) => (sum * 31 + one.codePointAt(0)!) % 1000003, 7))
  const entries = ['a', 'b', 'c'].map((id): Entry => ({ ...entry, id }))
  it('names the first entry that breaks it', () => {
    const chain = chainEntries(entries, { hash })
    expect(verifyChain(chain, { hash })).toEqual({ ok: true, head: chain[2]!.digest })
    expect(verifyChain([chain[0]!, chain[2]!], { hash })).toMatchObject({
      index: 1,
      finding: { code: 'link-broken', data: { entry: 'c' } },
    })
    const edited = chain.map((one, index) => (index === 1 ? { ...one, entry: { ...one.entry, points: '9' } } : one))
    expect(verifyChain(edited, { hash })).toMatchObject({
      index: 1,
      finding: { code: 'entry-changed', data: { entry: 'b' } },
    })
    const more = chainEntries([entry], { hash, after: chain[2]!.digest })
    expect(verifyChain([...chain, ...more], { hash }).ok).toBe(true)
    expect(verifyChain(more, { hash, after: chain[2]!.digest }).ok).toBe(true)
  })
  it('its text is the same for the same data', () => {
    expect(canonicalText({ b: undefined, a: null, A: [true, 'é"'] })).toBe('{"A":[true,"é\\""],"a":null}')
    expect(linkText('', { ...entry })).toBe(
      linkText('', { recordedBy: 'clerk', points: '3', eventDate: '2024-03-01', item: 'help', member: 'm1', id: 'e1' }),
    )
  })
})

const book: RuleBook = parseRuleBook({
  id: 'b',
  title: '积分',
  version: '1',
  effective: { from: '2024-01-01' },
  sources: [],
  decisions: [],
  rules: {
    account: { kind: 'member' },
    points: { digits: 0 },
    timing: { score: 'year', entryDate: 'event', classDate: 'periodEnd' },
    exemptions: [{ id: 'ill', title: '长病', steps: [], partOfPeriod: 'whole' }],
    categories: [],
    items: [
      { kind: 'award', id: 'help', title: '帮扶', worth: { by: 'range', least: '0', most: '10' } },
      { kind: 'deduction', id: 'absent', title: '缺席', worth: { by: 'fixed', points: '4' } },
    ],
    total: {},
    grades: [
      {
        id: 'g',
        title: '等次',
        figure: { of: 'effective' },
        rounding: 'none',
        bands: [
          { grade: 'good', title: '好', from: { at: '5', included: true } },
          { grade: 'low', title: '低', to: { at: '5', included: false } },
        ],
      },
    ],
  },
})
const roster = {
  members: ['m1', 'm2', 'm3'].map((id) => ({ id })),
  exemptions: [{ member: 'm3', exemption: 'ill', from: '2024-01-01', steps: [] }],
}
const helped: Entry = { id: 'e1', member: 'm1', item: 'help', eventDate: '2024-03-01', points: '6' }
const missed: Entry = { id: 'e2', member: 'm2', item: 'absent', eventDate: '2024-03-01' }

function settled(entries: readonly Entry[], period = '2024', of = book): Settlement {
  const result = settle(of, { roster, entries }, { period, asOf: '2024-12-31', knownAt: '2025-12-31' })
  if (result.status !== 'computed') throw new Error(JSON.stringify(result))
  return result.value
}

describe('closePeriod and adjustmentFor', () => {
  const policy: ClosingPolicy = { credit: 'effective', negative: 'dropped', creditDate: 'lastDay' }
  const question = { closedOn: '2025-01-10', closedBy: '支部' }
  const closed = (given: ClosingPolicy = policy, settlement = settled([helped, missed])): PeriodClosing => {
    const result = closePeriod(given, { settlement }, question)
    if (result.status !== 'computed') throw new Error(JSON.stringify(result))
    return result.value
  }

  it('gives scores, credits and an audit record', () => {
    expect(closed()).toMatchObject({
      nextPeriod: '2025',
      closedBy: '支部',
      scores: [
        { member: 'm1', raw: '6', grade: 'good' },
        { member: 'm2', raw: '-4', grade: 'low' },
        { member: 'm3', exempt: true },
      ],
      credits: [{ id: 'b:2024:m1', holder: 'm1', points: '6', on: '2024-12-31', recordedAt: '2025-01-10' }],
    })
    expect(
      closed({ ...policy, negative: 'deducted', creditDate: 'closing', currency: 'points' }).credits,
    ).toMatchObject([
      { holder: 'm1', on: '2025-01-10', currency: 'points' },
      { holder: 'm2', points: '-4' },
    ])
    expect(closed({ ...policy, credit: 'none' }).credits).toEqual([])
    expect(closed({ ...policy, credit: 'raw', firstMonth: 1 }).credits).toHaveLength(1)
  })

  it('carries balances and clears lots that end with the period', () => {
    const redemption = policyWith({ expiry: { endOf: 'year' }, shortage: 'negative' })
    const wallets = {
      credits: [
        { id: 'old', holder: 'm1', points: '2', on: '2024-02-01' },
        { id: 'older', holder: 'm1', points: '2', on: '2023-02-01' },
      ],
    }
    const result = closePeriod(
      { ...policy, redemption, creditDate: 'closing' },
      { settlement: settled([helped]), wallets },
      question,
    )
    expect(result).toMatchObject({
      value: {
        carried: [{ holder: 'm1', currency: 'points', balance: '6' }],
        cleared: [{ holder: 'm1', lot: 'old', points: '2' }],
      },
    })
    const negative = { credits: [{ id: 'd', holder: 'm2', points: '-2', on: '2024-02-01' }] }
    const open = closePeriod(
      { ...policy, redemption: policyWith() },
      { settlement: settled([helped]), wallets: negative },
      question,
    )
    expect(open).toMatchObject({
      reason: 'figure-still-open',
      diagnostics: [{ data: { id: 'm2', decisions: ['negative-balance'] } }],
    })
    expect(
      closePeriod({ ...policy, redemption: policyWith() }, { settlement: settled([helped]) }, question).status,
    ).toBe('computed')
  })

  it('waits for the end and for open decisions', () => {
    expect(closePeriod(policy, { settlement: settled([]) }, { ...question, closedOn: '2024-12-31' })).toMatchObject({
      reason: 'period-not-over',
    })
    const unsure: RuleBook = {
      ...book,
      rules: {
        ...book.rules,
        total: { floor: { decide: 'floor', readings: { zero: { at: '0', mode: 'total' }, none: 'none' } } },
      },
    } as unknown as RuleBook
    const settlement = settled([missed], '2024', unsure)
    expect(closePeriod(policy, { settlement }, question)).toMatchObject({ reason: 'figure-still-open' })
    expect(
      adjustmentFor(
        policy,
        { closing: closed(), settlement },
        { id: 'a', recordedOn: '2025-03-01', recordedBy: 'x', reason: 'y' },
      ),
    ).toMatchObject({ reason: 'figure-still-open' })
  })

  it('says of a settlement that stops before the end, and of a score that is not known, that they wait', () => {
    const early = settle(
      book,
      { roster: { members: [{ id: 'm1' }] }, entries: [] },
      { period: '2024', asOf: '2024-06-30', knownAt: '2024-06-30' },
    )
    if (early.status !== 'computed') throw new Error(early.status)
    expect(closePeriod(policy, { settlement: early.value }, question)).toMatchObject({
      reason: 'period-not-over',
      diagnostics: [{ path: 'settlement.asOf', data: { asOf: '2024-06-30', lastDay: '2024-12-31' } }],
    })
    const rated: RuleBook = {
      ...book,
      rules: {
        ...book.rules,
        items: [
          ...book.rules.items,
          {
            kind: 'award',
            id: 'rate',
            title: '完成率',
            worth: { by: 'proportion', measure: 'k', full: '10', most: '1' },
          },
        ],
      },
    }
    const unknown = settled([helped], '2024', rated)
    for (const credit of ['effective', 'none'] as const) {
      expect(closePeriod({ ...policy, credit }, { settlement: unknown }, question)).toMatchObject({
        reason: 'figure-unknown',
        diagnostics: [{ data: { id: 'm1', reason: 'missing-measurement' } }, { data: { id: 'm2' } }],
      })
    }
    const without = closePeriod({ ...policy, unsettled: 'leaveOut' }, { settlement: unknown }, question)
    if (without.status !== 'computed') throw new Error(without.status)
    expect(without.value.credits).toEqual([])
    expect(without.value.scores[0]).toEqual({ book: book.id, member: 'm1', period: '2024' })
    expect(new Set(without.diagnostics.map((one) => one.code))).toEqual(new Set(['figure-unknown']))
  })

  it('a late entry becomes an adjustment with both dates', () => {
    const order = { id: 'a1', recordedOn: '2025-03-01', recordedBy: '支部', reason: '补报' }
    const late: Entry = {
      id: 'e3',
      member: 'm1',
      item: 'help',
      eventDate: '2024-06-01',
      recordedAt: '2025-02-01',
      points: '3',
    }
    const settlement = settled([helped, missed, late])
    expect(adjustmentFor(policy, { closing: closed(), settlement }, order)).toMatchObject({
      value: {
        period: '2024',
        recordedOn: '2025-03-01',
        rows: [{ member: 'm1', before: '6', after: '9', difference: '3' }],
        scores: [{ member: 'm1', raw: '9' }],
        credits: [{ id: 'a1:m1', holder: 'm1', points: '3', on: '2025-03-01' }],
      },
    })
    const none = adjustmentFor({ ...policy, credit: 'none' }, { closing: closed(), settlement }, order)
    expect(none).toMatchObject({ value: { rows: [{ difference: '3' }], credits: [] } })
    const first = { ...closed(), scores: [], credits: [] }
    expect(adjustmentFor({ ...policy, credit: 'raw' }, { closing: first, settlement }, order)).toMatchObject({
      value: {
        rows: [{ before: null, after: '9' }, { difference: '-4' }, { after: null }],
        credits: [{ points: '9' }],
      },
    })
    const better = settled([helped, { ...missed, item: 'help', points: '1' }])
    expect(adjustmentFor(policy, { closing: closed(), settlement: better }, order)).toMatchObject({
      value: { rows: [{ difference: '5' }], credits: [{ holder: 'm2', points: '1' }] },
    })
    expect(
      adjustmentFor(policy, { closing: { ...closed(), book: { id: 'z', version: '1' } }, settlement }, order),
    ).toMatchObject({ reason: 'other-period' })
  })
})

describe('findAnomalies', () => {
  const at = (id: string, on: string, more: Partial<Entry> = {}): Entry => ({ ...entry, id, eventDate: on, ...more })
  it('finds bursts once, at their widest', () => {
    const entries = [
      at('a', '2024-03-01'),
      at('b', '2024-03-01'),
      at('c', '2024-03-02'),
      at('d', '2024-03-09', { recordedAt: '2024-03-10' }),
    ]
    const found = findAnomalies(entries, { burst: { most: 1, days: 2 } })
    expect(found.map((one) => one.data['entries'])).toEqual([['a', 'b', 'c']])
    expect(findAnomalies(entries, { burst: { most: 3, days: 2 } })).toEqual([])
  })
  it('finds self-approval, repeated objects and toggling', () => {
    const approvals = (by?: string): Partial<Entry> => ({
      approvals: [{ step: 'review', on: '2024-03-02', ...(by === undefined ? {} : { by }) }],
    })
    const entries = [
      at('a', '2024-03-01', approvals('m1')),
      at('b', '2024-03-01', approvals('clerk')),
      at('c', '2024-03-01', approvals('r1')),
      at('d', '2024-03-01', approvals()),
      at('e', '2024-03-01', { ...approvals('m2'), others: [{ member: 'm2' }] }),
    ]
    expect(findAnomalies(entries, { selfApproval: true }).map((one) => one.path)).toEqual(['a', 'b', 'e'])
    const same = [
      at('a', '2024-03-01', { object: 'o' }),
      at('b', '2024-03-02', { object: 'o' }),
      at('c', '2024-03-03', { object: 'o' }),
      at('x', '2024-03-04', { object: 'o', reverses: 'c' }),
      at('y', '2024-03-04', { object: 'o', reverses: 'b' }),
    ]
    expect(findAnomalies(same, { sameObject: { most: 1 } })).toEqual([])
    expect(
      findAnomalies(same.slice(0, 4), { sameObject: { most: 1 }, toggling: { most: 1 } }).map((one) => one.code),
    ).toEqual(['object-repeated'])
    expect(findAnomalies(same, { toggling: { most: 1 }, sameObject: { most: 0 } }).map((one) => one.code)).toEqual([
      'entry-toggled',
      'object-repeated',
    ])
  })
})

describe('diffRuleBooks', () => {
  const changed = (rules: Partial<RuleBook['rules']>, more: Partial<RuleBook> = {}): RuleBook => ({
    ...book,
    ...more,
    rules: { ...book.rules, ...rules },
  })
  it('says what a notice says', () => {
    const items = [
      { kind: 'deduction', id: 'absent', title: '缺席', worth: { by: 'fixed', points: '2' } },
      { kind: 'award', id: 'idea', title: '献策', worth: { by: 'fixed', points: '1' } },
    ] as const
    const after = changed(
      { items, timing: { ...book.rules.timing, score: 'half', firstMonth: 7 } },
      { effective: { from: '2024-01-01', to: '2024-12-31' } },
    )
    const found = diffRuleBooks(book, after)
    expect(found.map((one) => say(one, zh))).toEqual([
      '施行期间由 2024-01-01/… 改为 2024-01-01/2024-12-31。',
      '周期“积分”：计分周期由“year”改为“half”。',
      '周期“积分”：增加年度起始月份“7”。',
      '积分项目“缺席”：分值由 4 降低到 2。',
      '积分项目：新增“献策”。',
      '积分项目：取消“帮扶”。',
    ])
    expect(diffRuleBooks(after, book).map((one) => one.code)).toEqual([
      'in-force-changed',
      'wording-changed',
      'detail-dropped',
      'rule-added',
      'figure-raised',
      'rule-dropped',
    ])
    expect(say(found[3]!, en)).toBe('items, “缺席”: points lowered from 4 to 2.')
  })
  it('tells decisions, parts without a name, and equal figures in other words', () => {
    const decision = { code: 'floor', value: 'zero', decidedBy: '支部', decidedOn: '2024-01-01' }
    const codes = (a: RuleBook, b: RuleBook): readonly string[] => diffRuleBooks(a, b).map((one) => one.code)
    const [none, one, other] = [
      book,
      changed({}, { decisions: [decision] }),
      changed({}, { decisions: [{ ...decision, value: 'none' }] }),
    ]
    expect([codes(none, one), codes(one, other), codes(one, none), codes(one, one)]).toEqual([
      ['decision-added'],
      ['decision-changed'],
      ['decision-dropped'],
      [],
    ])
    const floor = { total: { floor: { decide: 'floor', readings: {} } } } as unknown as Partial<RuleBook['rules']>
    expect(codes(book, changed(floor))).toEqual(['detail-added'])
    const [help, absent] = book.rules.items
    expect(
      codes(
        book,
        changed({ items: [help!, { ...absent!, worth: { by: 'fixed', points: '4.0' } } as typeof absent & object] }),
      ),
    ).toEqual(['wording-changed'])
    const caps = [{ id: 'total-cap', limit: '5', basis: 'net', per: 'year' }] as const
    expect(codes(book, changed({ total: { caps } }))).toEqual(['rule-added'])
    expect(codes(changed({ total: { caps } }), changed({ total: { caps: [{ ...caps[0], limit: '6' }] } }))).toEqual([
      'figure-raised',
    ])
    expect(codes(changed({ rankings: [] }), changed({ sections: 1 } as never))).toEqual([
      'detail-added',
      'detail-dropped',
    ])
  })
})
