import { describe, expect, it } from 'vitest'
import { checkRuleBook, parseRoster, safeParseRuleBook, type EntryCondition, type PointWorth } from 'xiangzhen/points'
import {
  award,
  book,
  codes,
  deduction,
  entry,
  facts,
  figure,
  fixed,
  member,
  score,
  settled,
  timing,
  year,
} from './books.js'

const worthOf = (worth: PointWorth, more = {}) => book({ items: [award('x', worth, more)] })
const conditioned = (condition: EntryCondition) =>
  book({ items: [award('x', fixed('2'), { conditions: [condition] })] })

describe('entries', () => {
  it('counts an id once, and neither of two contents under one id', () => {
    const rules = worthOf(fixed('2'))
    const one = entry('x', '2024-01-01')
    const twice = settled(rules, facts([one, { ...one }]))
    expect(figure(twice.members[0]!.effective)).toBe('2.00')
    expect(codes(twice.diagnostics)).toEqual(['duplicate-entry'])
    const conflict = settled(rules, facts([one, { ...one, eventDate: '2024-01-02' }, { ...one }]))
    expect(figure(conflict.members[0]!.effective)).toBe('0.00')
    expect(codes(conflict.diagnostics)).toEqual(['conflicting-duplicate'])
  })

  it('names what is wrong with a reversal', () => {
    const rules = worthOf(fixed('2'))
    const one = entry('x', '2024-05-01', { id: 'one' })
    const reversal = (id: string, reverses: string, eventDate = '2024-06-01') => ({
      id,
      member: 'm1',
      item: 'x',
      eventDate,
      reverses,
    })
    const found = (list: ReturnType<typeof reversal>[]) => codes(settled(rules, facts([one, ...list])).diagnostics)
    expect(found([reversal('r1', 'none')])).toEqual(['reversal-without-entry'])
    expect(found([reversal('r1', 'one', '2024-04-01')])).toEqual(['reversal-before-entry'])
    expect(found([reversal('r1', 'one'), reversal('r2', 'one')])).toEqual(['already-reversed'])
    expect(found([reversal('r1', 'one'), reversal('r2', 'r1')])).toEqual(['reversal-of-reversal'])
    expect(score(rules, facts([one, reversal('r1', 'one')]), { ...year, asOf: '2024-05-31' })).toBe('2.00')
    expect(score(rules, facts([one, { ...reversal('r1', 'one'), recordedAt: '2025-02-01' }]))).toBe('2.00')
  })

  it('reverses nothing under another member or item, nor on a day that is none', () => {
    const rules = worthOf(fixed('2'))
    const one = entry('x', '2024-05-01', { id: 'one' })
    const reversal = { ...one, id: 'r', eventDate: '2024-06-01', reverses: 'one' }
    for (const wrong of [{ member: 'm2' }, { item: 'y' }]) {
      const result = settled(rules, facts([one, { ...reversal, ...wrong }]))
      expect(figure(result.members[0]!.effective)).toBe('2.00')
      expect(codes(result.diagnostics)).toEqual(['reversal-differs'])
    }
    for (const wrong of [{ recordedAt: '2024-06-31' }, { eventDate: 'June' }]) {
      const result = settled(rules, facts([one, { ...reversal, ...wrong }]))
      expect(figure(result.members[0]!.effective)).toBe('2.00')
      expect(codes(result.diagnostics)).toEqual(['entry-not-a-date'])
    }
    const refused = settled(rules, facts([one, { ...reversal, state: 'rejected' }]))
    expect(figure(refused.members[0]!.effective)).toBe('2.00')
  })

  it('counts no entry whose day of record is none', () => {
    const rules = worthOf(fixed('2'))
    for (const recordedAt of ['2024-02-30', '', '2024-12-31T10:00:00Z']) {
      const result = settled(rules, facts([entry('x', '2024-01-01', { recordedAt })]))
      expect(figure(result.members[0]!.effective)).toBe('0.00')
      expect(codes(result.diagnostics)).toEqual(['entry-not-a-date'])
    }
  })

  it('asks whether a state counts where the book does not say', () => {
    const rules = worthOf(fixed('2'))
    const rows = (state: 'posted' | 'rejected' | 'reversed' | 'declared') =>
      facts([entry('x', '2024-01-01', { state })])
    expect(score(rules, rows('posted'))).toBe('2.00')
    expect(score(rules, rows('rejected'))).toBe('0.00')
    expect(score(rules, rows('reversed'))).toBe('0.00')
    expect(member(rules, rows('declared')).effective).toMatchObject({
      status: 'needs',
      missing: [{ code: 'counted-state', at: 'declared', options: ['counted', 'pending'] }],
    })
    const answer = (value: string) => ({
      ...rules,
      decisions: [{ code: 'counted-state', value, decidedBy: 'branch', decidedOn: '2024-01-01' }],
    })
    expect(score(answer('counted'), rows('declared'))).toBe('2.00')
    expect(score(answer('pending'), rows('declared'))).toBe('0.00')
    expect(member(answer('pending'), rows('declared')).pending).toHaveLength(1)
  })

  it('knows only what was recorded by then, and what happened by then', () => {
    const rules = worthOf(fixed('2'))
    const late = entry('x', '2024-05-01', { recordedAt: '2024-09-01' })
    expect(score(rules, facts([late]), { ...year, knownAt: '2024-08-31' })).toBe('0.00')
    expect(score(rules, facts([late]), { ...year, knownAt: '2024-09-01' })).toBe('2.00')
    expect(score(rules, facts([late]), { ...year, asOf: '2024-04-30' })).toBe('0.00')
  })

  it('takes the date that the book names', () => {
    const one = entry('x', '2023-12-30', { recordedAt: '2024-01-05', decidedAt: '2025-01-02' })
    const by = (entryDate: 'event' | 'recorded' | 'decided') =>
      book({ timing: timing({ entryDate }), items: [award('x', fixed('2'))] })
    const question = { ...year, asOf: '2025-12-31', knownAt: '2025-12-31' }
    expect(score(by('event'), facts([one]), question)).toBe('0.00')
    expect(score(by('recorded'), facts([one]), question)).toBe('2.00')
    expect(score(by('decided'), facts([one]), { ...question, period: '2025' })).toBe('2.00')
    expect(codes(settled(by('decided'), facts([entry('x', '2024-01-01')]), question).diagnostics)).toEqual([
      'entry-without-date',
    ])
  })

  it('refuses what is not well formed, with the reason', () => {
    const found = (worth: PointWorth, more: object) =>
      codes(settled(worthOf(worth), facts([entry('x', '2024-01-01', more)])).diagnostics)
    expect(found(fixed('2'), { eventDate: '2024-02-30' })).toEqual(['entry-not-a-date'])
    expect(found(fixed('2'), { points: '9' })).toEqual(['points-not-asked'])
    expect(found(fixed('2'), { member: 'nobody' })).toEqual(['unknown-member'])
    expect(found(fixed('2'), { item: 'nothing' })).toEqual(['unknown-item'])
    expect(found({ by: 'range', least: '1', most: '3' }, {})).toEqual(['points-missing'])
    expect(found({ by: 'range', least: '1', most: '3' }, { points: '1e1' })).toEqual(['entry-not-a-figure'])
    expect(found({ by: 'range', least: '1', most: '3', step: '1' }, { points: '1.5' })).toEqual(['points-not-a-step'])
    expect(found({ by: 'range', least: '1', most: '3' }, { points: '4' })).toEqual(['points-out-of-range'])
    expect(found({ by: 'quantity', points: '1', whole: true }, { quantity: '1.5' })).toEqual(['quantity-not-whole'])
    expect(found({ by: 'quantity', points: '1', whole: true }, { quantity: '-1' })).toEqual(['quantity-negative'])
    expect(found({ by: 'quantity', points: '1', whole: true }, { quantity: 'x' })).toEqual(['entry-not-a-figure'])
    expect(found({ by: 'level', levels: { city: fixed('3') as never } }, {})).toEqual(['level-missing'])
    expect(found({ by: 'level', levels: { city: fixed('3') as never } }, { level: 'moon' })).toEqual(['unknown-level'])
    expect(found({ by: 'place', shares: [{ within: '0.1', points: '5' }], seats: 'floor' }, {})).toEqual([
      'place-missing',
    ])
    expect(
      found({ by: 'bands', bands: [{ from: { at: '60', included: true }, points: '1' }] }, { quantity: '50' }),
    ).toEqual(['figure-in-no-band'])
    expect(found({ by: 'bands', bands: [{ points: '1' }, { points: '2' }] }, { quantity: '50' })).toEqual([
      'figure-in-several-bands',
    ])
  })

  it('has bands of whole numbers, between which nothing lies', () => {
    const edges = (from: string, to: string) => ({ from: { at: from, included: true }, to: { at: to, included: true } })
    const bands = [
      { ...edges('1', '3'), points: '10' },
      { ...edges('4', '6'), points: '5' },
    ]
    const rules = (more: { whole?: true }) => worthOf({ by: 'bands', bands, ...more })
    const given = (quantity: string) => facts([entry('x', '2024-01-01', { quantity })])
    expect(['1', '3', '4', '6'].map((quantity) => score(rules({ whole: true }), given(quantity)))).toEqual([
      '10.00',
      '10.00',
      '5.00',
      '5.00',
    ])
    expect(codes(settled(rules({ whole: true }), given('3.5')).diagnostics)).toEqual(['quantity-not-whole'])
    expect(codes(settled(rules({}), given('3.5')).diagnostics)).toEqual(['figure-in-no-band'])
    expect(codes(checkRuleBook(rules({ whole: true })))).toEqual([])
    expect(codes(checkRuleBook(rules({})))).toEqual(['band-gap'])
    expect(safeParseRuleBook(JSON.parse(JSON.stringify(rules({ whole: true })))).ok).toBe(true)
  })

  it('looks up places by share with the stated rounding', () => {
    const by = (seats: 'floor' | 'ceil') =>
      worthOf({
        by: 'place',
        shares: [
          { within: '0.1', points: '5' },
          { within: '1/2', points: '2' },
        ],
        seats,
      })
    const third = entry('x', '2024-01-01', { place: 3, groupSize: 25 })
    expect(score(by('floor'), facts([third]))).toBe('2.00')
    expect(score(by('ceil'), facts([third]))).toBe('5.00')
    expect(score(by('ceil'), facts([{ ...third, place: 20 }]))).toBe('0.00')
  })

  it('makes steps by entry or together, and limits quantities before or after', () => {
    const steps = (
      accumulate: 'entry' | 'period' | 'month',
      more: object = {},
      partial: 'dropped' | 'proRata' = 'dropped',
    ) => worthOf({ by: 'steps', unit: '50', points: '10', partial, accumulate, leftover: 'dropped' }, more)
    const hours = ['2024-01-05', '2024-01-15', '2024-03-05'].map((date) => entry('x', date, { quantity: '60' }))
    expect(score(steps('entry'), facts(hours))).toBe('30.00')
    expect(score(steps('period'), facts(hours))).toBe('30.00')
    expect(score(steps('month'), facts(hours.map((one) => ({ ...one, quantity: '45' }))))).toBe('10.00')
    expect(score(steps('entry', {}, 'proRata'), facts(hours))).toBe('36.00')
    const limit = (stage: 'beforeSteps' | 'afterSteps') => ({ quantityLimit: { most: '50', stage } })
    const long = [entry('x', '2024-01-05', { quantity: '120' })]
    expect(score(steps('entry', limit('beforeSteps')), facts(long))).toBe('10.00')
    expect(score(steps('entry', limit('afterSteps')), facts(long))).toBe('10.00')
  })

  it('keeps the leftover of steps where the book says so', () => {
    const rules = worthOf({
      by: 'steps',
      unit: '50',
      points: '10',
      partial: 'dropped',
      accumulate: 'year',
      leftover: 'kept',
    })
    const hours = [entry('x', '2023-06-01', { quantity: '70' }), entry('x', '2024-06-01', { quantity: '30' })]
    expect(score(rules, facts(hours))).toBe('10.00')
  })

  it('counts the same matter once at its highest, or by another rule', () => {
    const by = (sameMatter: 'highest' | 'earliest' | 'latest') =>
      worthOf(
        { by: 'level', levels: { county: fixed('3') as never, city: fixed('5') as never, town: fixed('1') as never } },
        { sameMatter },
      )
    const award3 = [
      entry('x', '2024-01-01', { level: 'county', object: 'deed' }),
      entry('x', '2024-02-01', { level: 'city', object: 'deed' }),
      entry('x', '2024-03-01', { level: 'town', object: 'deed' }),
      entry('x', '2024-03-01', { level: 'town' }),
    ]
    expect(score(by('highest'), facts(award3))).toBe('6.00')
    expect(score(by('earliest'), facts(award3))).toBe('4.00')
    expect(score(by('latest'), facts(award3))).toBe('2.00')
  })

  it('makes one figure of several: latest, mean, highest', () => {
    const marks = [
      entry('x', '2024-01-01', { points: '8' }),
      entry('x', '2024-02-01', { points: '9' }),
      entry('x', '2024-03-01', { points: '7' }),
    ]
    expect(score(worthOf({ by: 'range', least: '0', most: '10' }, { counts: 'latest' }), facts(marks))).toBe('7.00')
    expect(score(worthOf({ by: 'range', least: '0', most: '10' }, { counts: 'highest' }), facts(marks))).toBe('9.00')
    expect(score(worthOf({ by: 'range', least: '0', most: '10' }, { counts: 'mean' }), facts(marks))).toBe('8.00')
    const uneven = worthOf({ by: 'range', least: '0', most: '10' }, { counts: 'mean' })
    expect(
      score(
        uneven,
        facts([
          ...marks,
          entry('x', '2024-04-01', { points: '9' }),
          entry('x', '2024-04-02', { points: '9' }),
          entry('x', '2024-04-03', { points: '9' }),
        ]),
      ),
    ).toBe('8.50')
    expect(score(uneven, facts([marks[0]!, marks[1]!, entry('x', '2024-05-01', { points: '9' })]))).toBe(
      'needs rounding',
    )
  })

  it('multiplies before caps, stacks as stated, and asks where nothing is stated', () => {
    const rules = (
      stacking?: 'multiply' | 'addIncreases' | 'highest',
      losses: 'alsoLosses' | 'gainsOnly' = 'gainsOnly',
    ) =>
      book({
        items: [award('x', fixed('2')), deduction('y', fixed('1'))],
        multipliers: [
          { id: 'a', title: 'a', factor: '2', mark: 'a', losses },
          { id: 'b', title: 'b', factor: '3', items: ['x'], mark: 'b', losses },
          { id: 'c', title: 'c', factor: '5', classes: ['none'], losses },
          { id: 'd', title: 'd', factor: '5', between: { from: '2020-01-01', to: '2020-12-31' }, losses },
        ],
        ...(stacking === undefined ? {} : { multiplierStacking: stacking }),
      })
    const both = facts([entry('x', '2024-01-01', { marks: ['a', 'b'] })])
    expect(score(rules('multiply'), both)).toBe('12.00')
    expect(score(rules('addIncreases'), both)).toBe('8.00')
    expect(score(rules('highest'), both)).toBe('6.00')
    expect(score(rules(), both)).toBe('needs multiplier-stacking')
    const loss = facts([entry('y', '2024-01-01', { marks: ['a'] })])
    expect(score(rules(), loss)).toBe('-1.00')
    expect(score(rules(undefined, 'alsoLosses'), loss)).toBe('-2.00')
  })

  it('looks at conditions: proof, approval, deadline, clock, marks, followers', () => {
    const one = (more: object) => facts([entry('x', '2024-03-10', more)])
    const proof = conditioned({ by: 'proof', kinds: ['paper'], withinDays: 10, unmet: 'pending' })
    expect(score(proof, one({ evidence: [{ kind: 'paper', receivedAt: '2024-03-20' }] }))).toBe('2.00')
    expect(member(proof, one({ evidence: [{ kind: 'paper', receivedAt: '2024-03-21' }] })).pending.length).toBe(1)
    expect(
      score(
        conditioned({ by: 'deadline', days: 5, after: 'event', unmet: 'refused' }),
        one({ recordedAt: '2024-03-16' }),
      ),
    ).toBe('0.00')
    expect(
      score(
        conditioned({ by: 'deadline', days: 5, after: 'month', unmet: 'refused' }),
        one({ recordedAt: '2024-04-05' }),
      ),
    ).toBe('2.00')
    expect(
      score(
        conditioned({ by: 'deadline', days: 0, after: 'period', unmet: 'refused' }),
        one({ recordedAt: '2024-12-31' }),
      ),
    ).toBe('2.00')
    expect(score(conditioned({ by: 'clock', minutesBefore: 5, minutesAfter: 0, unmet: 'refused' }), one({}))).toBe(
      '0.00',
    )
    expect(score(conditioned({ by: 'clock', minutesBefore: 5, minutesAfter: 0, unmet: 'full' }), one({}))).toBe('2.00')
    expect(
      score(conditioned({ by: 'quantity', least: '1', most: '2', unmet: 'nothing' }), one({ quantity: '3' })),
    ).toBe('0.00')
    const referral = book({
      items: [
        award('x', fixed('2'), { conditions: [{ by: 'follow', items: ['act'], withinDays: 30, unmet: 'pending' }] }),
        award('act', fixed('1')),
      ],
    })
    const roster = { members: [{ id: 'm1' }, { id: 'm2' }] }
    const joined = [entry('x', '2024-03-10', { object: 'm2' }), entry('act', '2024-04-01', { member: 'm2' })]
    expect(score(referral, facts(joined, { roster }))).toBe('2.00')
    expect(score(referral, facts([joined[0]!, entry('act', '2024-05-01', { member: 'm2' })], { roster }))).toBe('0.00')
  })

  it('judges an unlisted act like a listed one only by a recorded decision', () => {
    const rules = book({ items: [award('x', fixed('2'))], analogy: {} })
    const strange = entry('strange', '2024-01-01', { id: 'strange-1' })
    expect(score(rules, facts([strange]))).toBe('needs analogy')
    const decisions = [{ code: 'analogy', at: 'strange-1', value: 'x', decidedBy: 'branch', decidedOn: '2024-01-02' }]
    expect(score(rules, facts([strange], { decisions }))).toBe('2.00')
  })

  it('credits a beneficiary once and at its own level', () => {
    const rules = worthOf({ by: 'level', levels: { mediator: fixed('3') as never, party: fixed('1') as never } })
    const roster = { members: [{ id: 'm1' }, { id: 'm2' }] }
    const quarrel = entry('x', '2024-01-01', {
      level: 'mediator',
      others: [{ member: 'm2', level: 'party' }, { member: 'm1' }],
    })
    const result = settled(rules, facts([quarrel], { roster }))
    expect(result.members.map((one) => figure(one.effective))).toEqual(['3.00', '1.00'])
    expect(codes(result.diagnostics)).toEqual(['beneficiary-twice'])
  })

  it('counts so many entries in a span, the earliest or the highest', () => {
    const rules = (keep: 'earliest' | 'highest', sameObject: boolean) =>
      book({
        items: [award('x'), award('y', fixed('1'))],
        countLimits: [{ id: 'limit', items: ['x', 'y'], most: 1, per: 'month', sameObject, keep }],
      })
    const rows = [
      entry('x', '2024-01-02', { points: '2' }),
      entry('x', '2024-01-03', { points: '9' }),
      entry('x', '2024-02-03', { points: '1' }),
    ]
    expect(score(rules('earliest', false), facts(rows))).toBe('3.00')
    expect(score(rules('highest', false), facts(rows))).toBe('10.00')
    expect(score(rules('earliest', true), facts(rows))).toBe('12.00')
  })

  it('keeps an entry without a state out where the book counts states', () => {
    const rules = book({ timing: timing({ countedStates: ['posted'] }), items: [award('x', fixed('2'))] })
    const rows = [
      entry('x', '2024-01-01'),
      entry('x', '2024-01-02', { state: 'rejected' }),
      entry('x', '2024-01-02', { state: 'posted' }),
    ]
    const result = settled(rules, facts(rows))
    expect(figure(result.members[0]!.effective)).toBe('2.00')
    expect(codes(result.diagnostics)).toEqual(['entry-without-state'])
    expect(result.members[0]!.pending).toEqual([])
  })
})

describe('rosters', () => {
  it('settles nobody who stands in the roster twice with different content, whatever the order', () => {
    const rules = worthOf(fixed('2'))
    const rows = [{ id: 'm1', left: '2024-01-02' }, { id: 'm1' }, { id: 'm2' }]
    for (const members of [rows, [...rows].reverse()]) {
      const result = settled(rules, facts([entry('x', '2024-03-05')], { roster: { members } }))
      expect(result.members.map(({ id }) => id)).toEqual(['m2'])
      expect(codes(result.diagnostics)).toEqual(['member-twice'])
    }
    const same = settled(
      rules,
      facts([entry('x', '2024-03-05')], { roster: { members: [{ id: 'm1' }, { id: 'm1' }] } }),
    )
    expect(same.members.map(({ effective }) => figure(effective))).toEqual(['2.00'])
  })

  it('are read from an object with a list of members', () => {
    const read = (input: unknown) => parseRoster(input).diagnostics.map(({ code, path }) => [code, path])
    for (const wrong of [null, undefined, 'x', 5, []]) expect(read(wrong)).toEqual([['wrong-type', '']])
    expect(read({})).toEqual([['wrong-type', 'members']])
    expect(read({ members: null })).toEqual([['wrong-type', 'members']])
    expect(read({ members: [], leaves: null, toString: 1 })).toEqual([
      ['wrong-type', 'leaves'],
      ['unknown-key', 'toString'],
    ])
  })
})

describe('a book out of force', () => {
  it('is settled with a warning, and for part of a period with a note', () => {
    const rules = worthOf(fixed('2'))
    const found = (effective: { from: string; to?: string }) =>
      settled({ ...rules, effective }, facts()).diagnostics.map(({ code, severity }) => [code, severity])
    expect(found({ from: '2020-01-01', to: '2020-12-31' })).toEqual([['book-not-in-force', 'warning']])
    expect(found({ from: '2025-01-01' })).toEqual([['book-not-in-force', 'warning']])
    expect(found({ from: '2024-03-01' })).toEqual([['book-not-in-force', 'note']])
    expect(found({ from: '2024-01-01', to: '2024-12-31' })).toEqual([])
  })
})
