import { describe as group, expect, it } from 'vitest'
import type { Entry, OutcomeTests, PointFacts } from 'xiangzhen/points'
import { award, book, codes, deduction, entry, facts, figure, fixed, member, score, settled, timing } from './books.js'

const compare = (of: string, way: 'atLeast' | 'atMost', line: string): OutcomeTests =>
  ({ by: 'figure', figure: { of }, compare: way, line }) as OutcomeTests
const gatesOf = (of: ReturnType<typeof member>) => of.gates.map(({ passed }) => figure(passed))

group('a figure that hangs on a decision', () => {
  // Two entries about one matter, and a loss of 5: before it is decided whether both count, nothing is known of the score.
  const rules = book({
    items: [award('help', fixed('3')), deduction('late', fixed('5'))],
    gates: [
      { id: 'clean', title: 'clean', when: compare('losses', 'atMost', '0') },
      { id: 'active', title: 'active', when: compare('gains', 'atLeast', '4') },
    ],
  })
  const rows = [
    entry('help', '2024-02-01', { object: 'flood' }),
    entry('help', '2024-02-02', { object: 'flood' }),
    entry('late', '2024-03-01'),
  ]

  it('is not nothing for a condition on gains or losses', () => {
    expect(gatesOf(member(rules, facts(rows)))).toEqual(['needs same-matter', 'needs same-matter'])
    // Decided: gains 3 + 3 = 6, losses 5.
    const each = { code: 'same-matter', at: 'help', value: 'each', decidedBy: '支委会', decidedOn: '2024-04-01' }
    expect(gatesOf(member(rules, facts(rows, { decisions: [each] })))).toEqual(['false', 'true'])
  })

  it('is not nothing for a condition on a number, a quantity, or on no losses', () => {
    const of = book({
      items: [award('help', { by: 'quantity', points: '1', whole: false }), deduction('late', fixed('5'))],
      gates: [
        { id: 'none', title: 'none', when: { by: 'noLosses' } },
        ...(['count', 'quantity'] as const).map((one) => ({
          id: one,
          title: one,
          when: {
            by: 'figure' as const,
            figure: { of: one, id: one === 'count' ? 'late' : 'help' },
            compare: 'atMost' as const,
            line: '1',
          },
        })),
      ],
    })
    const open = [entry('late', '2024-03-01', { state: 'reviewed' })]
    const need = 'needs counted-state'
    expect(gatesOf(member(of, facts(open)))).toEqual([need, need, need])
    // What was lost without a question is lost, whatever is decided about the other.
    expect(gatesOf(member(of, facts([...open, entry('late', '2024-04-01')])))[0]).toBe('false')
  })
})

group('the movement of a part of the period', () => {
  const rules = book({
    timing: timing({ within: 'movement' }),
    items: [award('help', fixed('10')), award('test', { by: 'measure', measure: 'test' })],
  })
  const quarter = (period: string) => ({ period, asOf: '2024-12-31', knownAt: '2024-12-31' })

  it('is not known where the score before it was not', () => {
    // 10 points in February, a test of 80 in May. Until then there was no score; the second quarter is not 10 + 80.
    const measurements = [{ member: 'm1', measure: 'test', value: '80', on: '2024-05-10' }]
    const of = facts([entry('help', '2024-02-01')], { measurements })
    expect(score(rules, of, quarter('2024-Q2'))).toBe('missing-measurement')
    // After it: 90 less 90, and with 10 more in August 100 less 90.
    expect(score(rules, of, quarter('2024-Q3'))).toBe('0.00')
    const more = { ...of, entries: [...of.entries, entry('help', '2024-08-01')] }
    expect(score(rules, more, quarter('2024-Q3'))).toBe('10.00')
  })

  it('is all that there is where nothing was recorded before it', () => {
    const unknown = book({
      timing: timing({ within: 'movement' }),
      items: [award('help', fixed('10'))],
      noRecords: 'unknown',
    })
    expect(score(unknown, facts([entry('help', '2024-05-01')]), quarter('2024-Q2'))).toBe('10.00')
    expect(score(unknown, facts([entry('help', '2024-05-01')]), quarter('2024-Q1'))).toBe('no-records')
  })
})

group('an entry that waits', () => {
  const home: Partial<PointFacts> = {
    roster: { members: [{ id: 'p1', households: [{ id: 'h1' }] }], households: [{ id: 'h1' }] },
  }
  const two: Partial<PointFacts> = { roster: { members: [{ id: 'm1' }, { id: 'm2' }] } }
  const of = (row: Partial<Entry>, more: Partial<PointFacts>, rules: Parameters<typeof book>[0] = {}) =>
    settled(book({ items: [award('help', fixed('2'))], ...rules }), facts([entry('help', '2024-01-05', row)], more))
  const scores = (...args: Parameters<typeof of>) => of(...args).members.map((one) => figure(one.effective))
  const household = { account: { kind: 'household' } } as const

  it('waits for the household of the person who did it', () => {
    expect(scores({ member: 'p1', state: 'reviewed' }, home, household)).toEqual(['needs counted-state'])
    expect(scores({ member: 'p1', item: 'gift' }, home, { ...household, analogy: {} })).toEqual(['needs analogy'])
    const posted = { ...household, timing: timing({ countedStates: ['posted'] }) }
    const [one] = of({ id: 'e', member: 'p1', state: 'reviewed' }, home, posted).members
    expect([figure(one!.effective), one!.pending]).toEqual(['0.00', ['e']])
  })

  it('waits for everybody whom it credits', () => {
    const shared = { others: [{ member: 'm2' }] }
    expect(scores({ ...shared, state: 'reviewed' }, two)).toEqual(['needs counted-state', 'needs counted-state'])
    expect(scores({ ...shared, item: 'gift' }, two, { analogy: {} })).toEqual(['needs analogy', 'needs analogy'])
  })

  it('is told of where nobody knows its member', () => {
    expect(codes(of({ member: 'm9', state: 'reviewed' }, two).diagnostics)).toEqual(['unknown-member'])
  })
})
