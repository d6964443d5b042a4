import { describe, expect, it } from 'vitest'
import {
  gridScores,
  gridStaffing,
  pairingCoverage,
  visibleTo,
  type PointsRoster,
  type PointWorth,
  type RosterMember,
} from 'xiangzhen/points'
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
  range,
  score,
  settled,
  timing,
  year,
} from './books.js'

const one = (more: Partial<RosterMember>): PointsRoster => ({ members: [{ id: 'm1', ...more }] })
const classes = [
  { id: 'a', title: 'a' },
  { id: 'b', title: 'b' },
]

describe('classes, joining, exemption', () => {
  it('asks what a joiner opens with, and prorates as stated', () => {
    const rules = (joiners?: 'full' | 'byDay' | 'byMonth' | 'none') =>
      book({ total: { opening: { points: '60', ...(joiners === undefined ? {} : { joiners }) } } })
    const late = facts([], { roster: one({ joined: '2024-07-01' }) })
    expect(score(rules(), late)).toBe('needs opening-of-joiner')
    expect(score(rules('full'), late)).toBe('60.00')
    expect(score(rules('none'), late)).toBe('0.00')
    expect(score(rules('byMonth'), late)).toBe('30.00')
    expect(score(rules('byDay'), facts([], { roster: one({ joined: '2024-09-01' }) }))).toBe('20.00')
    for (const [value, expected] of [
      ['full', '60.00'],
      ['none', '0.00'],
      ['byMonth', '30.00'],
      ['byDay', 'needs rounding'],
    ] as const) {
      const decisions = [{ code: 'opening-of-joiner', value, decidedBy: 'x', decidedOn: '2024-01-01' }]
      expect(score(rules(), { ...late, decisions })).toBe(expected)
    }
    expect(score(rules(), facts([], { roster: one({ joined: '2025-01-01' }) }))).toBe('not-in-scheme')
    expect(score(rules(), facts([], { roster: one({ left: '2023-12-31' }) }))).toBe('not-in-scheme')
  })

  it('opens by class, and asks when the class changes', () => {
    const rules = (classChange?: 'start' | 'end' | 'byDay') =>
      book({
        classes,
        total: {
          opening: {
            points: { byClass: { a: '100', b: '60' } },
            ...(classChange === undefined ? {} : { classChange }),
          },
        },
      })
    const changed = facts([], {
      roster: one({
        classes: [
          { id: 'a', to: '2024-07-01' },
          { id: 'b', from: '2024-07-02' },
        ],
      }),
    })
    expect(score(rules(), changed)).toBe('needs opening-at-class-change')
    expect(score(rules('start'), changed)).toBe('100.00')
    expect(score(rules('end'), changed)).toBe('60.00')
    expect(score(rules('byDay'), changed)).toBe('80.00')
    expect(score(rules(), facts([], { roster: one({ classes: [{ id: 'c' }] }) }))).toBe('not-for-class')
    expect(score(rules(), facts([], { roster: one({ classes: [{ id: 'a' }, { id: 'b' }] }) }))).toContain(
      'class-of-member',
    )
  })

  it('reads the class of an entry on the date that the book names', () => {
    const rules = (classDate: 'event' | 'periodStart' | 'periodEnd') =>
      book({
        classes,
        timing: timing({ classDate }),
        items: [award('x', { by: 'class', classes: { a: fixed('1') as never, b: fixed('2') as never } })],
      })
    const roster = one({
      classes: [
        { id: 'a', to: '2024-06-30' },
        { id: 'b', from: '2024-07-01' },
      ],
    })
    const rows = [entry('x', '2024-03-01'), entry('x', '2024-09-01')]
    expect(score(rules('event'), facts(rows, { roster }))).toBe('3.00')
    expect(score(rules('periodStart'), facts(rows, { roster }))).toBe('2.00')
    expect(score(rules('periodEnd'), facts(rows, { roster }))).toBe('4.00')
    expect(codes(settled(rules('event'), facts(rows)).diagnostics)).toEqual(['not-for-class', 'not-for-class'])
  })

  it('leaves out items and categories of other classes and roles', () => {
    const rules = book({
      classes,
      categories: [{ id: 'c', title: 'c', classes: ['b'], opening: { points: '5' } }],
      items: [
        award('x', fixed('1'), { classes: ['b'] }),
        award('chief', {
          by: 'role',
          roles: [{ role: 'chief', worth: fixed('3') as never }],
          others: fixed('1') as never,
        }),
        award('post', fixed('9'), { roles: ['secretary'] }),
      ],
    })
    const roster = one({ classes: [{ id: 'a' }], roles: [{ id: 'chief', from: '2024-03-01' }] })
    const rows = [
      entry('x', '2024-01-01'),
      entry('chief', '2024-02-01'),
      entry('chief', '2024-04-01'),
      entry('post', '2024-05-01'),
    ]
    const result = settled(rules, facts(rows, { roster }))
    expect(figure(result.members[0]!.effective)).toBe('4.00')
    expect(figure(result.members[0]!.categories[0]!.points)).toBe('not-for-class')
    expect(codes(result.diagnostics).sort()).toEqual(['not-for-class', 'not-for-role'])
  })

  it('exempts by all steps, from the whole or from days, and asks about a part', () => {
    const rules = (partOfPeriod?: 'whole' | 'none' | 'days') =>
      book({
        exemptions: [
          { id: 'ill', title: 'ill', steps: ['approved'], ...(partOfPeriod === undefined ? {} : { partOfPeriod }) },
        ],
        classes: [{ id: 'out', title: 'out', scored: false }],
        items: [award('x', fixed('1'))],
      })
    const roster: PointsRoster = {
      ...one({}),
      exemptions: [
        {
          member: 'm1',
          exemption: 'ill',
          from: '2024-06-01',
          to: '2024-08-31',
          steps: [{ step: 'approved', on: '2024-06-01' }],
        },
      ],
    }
    const rows = [entry('x', '2024-05-01'), entry('x', '2024-07-01')]
    expect(score(rules(), facts(rows, { roster }))).toBe('needs exemption-for-part')
    expect(score(rules('whole'), facts(rows, { roster }))).toBe('exempt')
    expect(score(rules('none'), facts(rows, { roster }))).toBe('2.00')
    expect(score(rules('days'), facts(rows, { roster }))).toBe('1.00')
    expect(score(rules(), facts(rows, { roster: one({ classes: [{ id: 'out' }] }) }))).toBe('not-scored')
  })
})

describe('households and organisations', () => {
  it('credits the household of the day, per person-time or once', () => {
    const rules = (household: 'personTime' | 'once') =>
      book({ account: { kind: 'household' }, items: [award('x', fixed('2'), { household })] })
    const roster: PointsRoster = {
      members: [
        {
          id: 'p1',
          households: [
            { id: 'h1', to: '2024-06-30' },
            { id: 'h2', from: '2024-07-01' },
          ],
        },
        { id: 'p2', households: [{ id: 'h1' }] },
        { id: 'p3' },
      ],
      households: [{ id: 'h1' }, { id: 'h2' }],
    }
    const rows = [
      entry('x', '2024-05-01', { member: 'p1', object: 'clean' }),
      entry('x', '2024-05-01', { member: 'p2', object: 'clean' }),
      entry('x', '2024-08-01', { member: 'p1' }),
      entry('x', '2024-08-01', { member: 'p3' }),
      entry('x', '2024-08-01', { member: 'nobody' }),
    ]
    const result = settled(rules('personTime'), facts(rows, { roster }))
    expect(result.members.map((each) => figure(each.effective))).toEqual(['4.00', '2.00'])
    expect(codes(result.diagnostics).sort()).toEqual(['household-unknown', 'unknown-member'])
    expect(score(rules('once'), facts(rows, { roster }), year, 'h1')).toBe('2.00')
  })

  it('scores a branch by the scores of its members', () => {
    const rules = (more: Partial<Extract<PointWorth, { by: 'members' }>>) =>
      book({
        account: { kind: 'organisation', levels: ['branch'] },
        items: [
          award('up', {
            by: 'members',
            book: 'member-book',
            combine: 'mean',
            vetoed: 'effective',
            none: 'notApplicable',
            ...more,
          }),
        ],
      })
    const roster: PointsRoster = {
      members: ['a', 'b', 'c', 'd'].map((id) => ({ id, organisations: [{ id: id === 'd' ? 'cell' : 'branch' }] })),
      organisations: [
        { id: 'branch', level: 'branch' },
        { id: 'cell', level: 'cell', within: 'branch' },
        { id: 'empty', level: 'branch' },
      ],
    }
    const row = (id: string, raw: string, effective = raw, more = {}) => ({
      book: 'member-book',
      member: id,
      period: '2024',
      raw,
      effective,
      ...more,
    })
    const earlier = [row('a', '80'), row('b', '90', '0'), row('c', '0', '0', { exempt: true }), row('d', '70')]
    const of = (more: Partial<Extract<PointWorth, { by: 'members' }>>, id = 'branch') =>
      score(rules(more), facts([], { roster, earlier }), year, id)
    expect(of({})).toBe('50.00')
    expect(of({ vetoed: 'raw' })).toBe('80.00')
    expect(of({ vetoed: 'leftOut' })).toBe('75.00')
    expect(of({ combine: 'sum', factor: '0.1' })).toBe('15.00')
    expect(of({ combine: 'highest' })).toBe('80.00')
    expect(of({ combine: 'lowest' })).toBe('0.00')
    expect(of({ none: 'zero' }, 'empty')).toBe('0.00')
    expect(figure(member(rules({}), facts([], { roster, earlier }), year, 'empty').items[0]!.points)).toBe(
      'nothing-to-settle',
    )
  })

  it('staffs grids by day and scores them', () => {
    const roster: PointsRoster = {
      members: [
        { id: 'a', organisations: [{ id: 'g1', from: '2024-01-01', to: '2024-06-30' }] },
        { id: 'b', organisations: [{ id: 'g1' }, { id: 'g2' }] },
        { id: 'c', organisations: [{ id: 'g1' }] },
        { id: 'gone', left: '2023-01-01' },
      ],
      organisations: [
        { id: 'g1', level: 'grid' },
        { id: 'g2', level: 'grid' },
      ],
    }
    const staffing = gridStaffing(roster, 'grid', '2024-12-31')
    expect(staffing).toMatchObject({
      empty: ['g2'],
      unassigned: ['a'],
      needs: [{ code: 'organisation-of-member', at: 'b' }],
    })
    const decisions = [
      { code: 'organisation-of-member', at: 'b', value: 'g2', decidedBy: 'x', decidedOn: '2024-01-01' },
    ]
    const decided = gridStaffing(roster, 'grid', '2024-12-31', decisions)
    const rules = book({ items: [award('x')] })
    const result = settled(rules, facts([entry('x', '2024-01-01', { member: 'c', points: '5.5' })], { roster }))
    expect(gridScores(result, decided, { digits: 1, mode: 'halfUp' })).toEqual([
      { id: 'g1', scored: 1, sum: '5.50', mean: '5.5' },
      { id: 'g2', scored: 1, sum: '0.00', mean: '0.0' },
    ])
    expect(gridScores(result, staffing, { digits: 1, mode: 'halfUp' })[1]).toEqual({ id: 'g2', scored: 0, sum: '0' })
  })

  it('looks at paired help', () => {
    const pairs = [
      { member: 'm1', household: 'h1', from: '2024-01-01', to: '2024-02-29' },
      { member: 'm2', household: 'h1', from: '2024-03-01' },
      { member: 'm3', household: 'h9', from: '2025-01-01' },
    ]
    const visits = ['2024-02-01', '2024-03-05'].map((on) => ({ member: 'm1', household: 'h1', on }))
    const coverage = pairingCoverage(pairs, visits, {
      from: '2024-01-01',
      to: '2024-03-31',
      least: 1,
      households: ['h2', 'h1'],
    })
    expect(coverage).toEqual({
      pairs: [
        { member: 'm1', household: 'h1', visits: 1, missing: 0 },
        { member: 'm2', household: 'h1', visits: 0, missing: 1 },
      ],
      unpaired: ['h2'],
      outside: [visits[1]],
    })
  })

  it('shows what the rules let a viewer see', () => {
    const roster: PointsRoster = {
      members: [
        { id: 'a', organisations: [{ id: 'b1' }] },
        { id: 'b', organisations: [{ id: 'b1' }] },
        { id: 'c', organisations: [{ id: 'b2' }] },
      ],
      organisations: [
        { id: 'b1', level: 'branch', within: 't' },
        { id: 'b2', level: 'branch', within: 't' },
        { id: 't', level: 'town' },
      ],
    }
    const rules = book({
      items: [award('x')],
      visibility: [
        { what: 'scores', audience: 'ownOrganisation' },
        { what: 'ranks', audience: 'public' },
      ],
    })
    const result = settled(rules, facts([entry('x', '2024-02-30', { member: 'c' })], { roster }))
    const seen = (viewer: Parameters<typeof visibleTo>[3]) =>
      visibleTo(rules, result, roster, viewer).members.map((each) => `${each.id} ${figure(each.effective)}`)
    expect(seen({ kind: 'member', id: 'a' })).toEqual(['a 0.00', 'b 0.00', 'c not-visible'])
    expect(seen({ kind: 'organisation', id: 't' })).toEqual(['a 0.00', 'b 0.00', 'c 0.00'])
    expect(seen({ kind: 'public' })).toEqual(['a not-visible', 'b not-visible', 'c not-visible'])
    const own = book({ visibility: [{ what: 'scores', audience: 'member' }] })
    expect(visibleTo(own, result, roster, { kind: 'public' }).members).toEqual([])
    expect(visibleTo(book(), result, roster, { kind: 'public' })).toBe(result)
  })
})

describe('standing worths', () => {
  it('loses points for weeks, months and runs without entries, leave aside', () => {
    const rules = (more: Partial<Extract<PointWorth, { by: 'shortfall' }>>) =>
      book({
        items: [
          award('in', fixed('0')),
          deduction('off', {
            by: 'shortfall',
            of: ['in'],
            least: 1,
            per: 'month',
            points: '1',
            each: 'span',
            leave: 'leftOut',
            ...more,
          }),
        ],
      })
    const rows = ['01', '02', '03', '05', '06', '07', '08', '09', '10', '11'].map((month) =>
      entry('in', `2024-${month}-15`),
    )
    const roster: PointsRoster = { ...one({}), leaves: [{ member: 'm1', from: '2024-12-05', to: '2024-12-10' }] }
    const of = (more: Partial<Extract<PointWorth, { by: 'shortfall' }>>, list = rows) =>
      score(rules(more), facts(list, { roster }))
    expect(of({})).toBe('-1.00')
    expect(of({ leave: 'counts' })).toBe('-2.00')
    expect(of({ least: 2, each: 'missing' })).toBe('-12.00')
    expect(of({ per: 'period', least: 11, each: 'missing', leave: 'counts' })).toBe('-1.00')
    expect(of({ per: { runOfDays: 40 }, longRun: 'once' })).toBe('-1.00')
    expect(of({ per: { runOfDays: 20 }, longRun: 'again' })).toBe('-12.00')
    expect(of({ per: 'day' }, [])).toBe('-360.00')
    expect(of({ per: 'week' }, [])).toBe('-50.00')
  })

  it('follows measurements: ratio, proportion, bands, and nothing over nothing', () => {
    const by = (worth: PointWorth) => book({ classes, items: [award('x', worth)] })
    const measured = (more: object) => facts([], { measurements: [{ member: 'm1', measure: 'm', ...more }] })
    const ratio = (partial: 'proRata' | 'truncate' | 'floor'): PointWorth => ({
      by: 'ratio',
      measure: 'm',
      target: '0.6',
      base: '2',
      step: '0.1',
      points: '1',
      partial,
    })
    expect(score(by(ratio('floor')), measured({ value: '0.45' }))).toBe('0.00')
    expect(score(by(ratio('truncate')), measured({ value: '0.45' }))).toBe('1.00')
    expect(score(by(ratio('proRata')), measured({ value: '0.45' }))).toBe('0.50')
    const proportion: PointWorth = { by: 'proportion', measure: 'm', full: '20', most: '1' }
    expect(score(by(proportion), measured({ numerator: '3', denominator: '4' }))).toBe('15.00')
    expect(score(by(proportion), measured({ numerator: '5', denominator: '4' }))).toBe('20.00')
    expect(score(by({ ...proportion, most: 'none' }), measured({ numerator: '5', denominator: '4' }))).toBe('25.00')
    expect(score(by(proportion), measured({ numerator: '5', denominator: '0' }))).toBe('zero-denominator')
    expect(score(by(proportion), measured({ numerator: 'x', denominator: '0' }))).toBe('entry-not-a-figure')
    expect(score(by(proportion), measured({ value: 'x' }))).toBe('entry-not-a-figure')
    expect(score(by(proportion), measured({ numerator: '5' }))).toBe('missing-measurement')
    expect(score(by(proportion), facts([]))).toBe('missing-measurement')
    expect(score(by({ ...proportion, full: { byClass: { a: '1' } } }), measured({ value: '1' }))).toBe('0.00')
    const bands: PointWorth = {
      by: 'measure',
      measure: 'm',
      bands: [
        { from: { at: '10', included: true }, points: '3' },
        { to: { at: '10', included: false }, points: '1' },
      ],
    }
    expect(score(by(bands), measured({ value: '10' }))).toBe('3.00')
    expect(
      score(
        by({ by: 'measure', measure: 'm' }),
        facts([], {
          measurements: [
            { measure: 'm', value: '4', on: '2024-02-01' },
            { measure: 'm', value: '9', on: '2025-02-01' },
          ],
        }),
      ),
    ).toBe('4.00')
    expect(
      score(
        by({ by: 'measure', measure: 'm', bands: [{ to: { at: '1', included: true }, points: '1' }] }),
        measured({ value: '5' }),
      ),
    ).toBe('figure-in-no-band')
  })

  it('combines panels: median, trimmed mean, sum, late marks, missing panels', () => {
    const panel = (id: string, weight: string, more: object = {}) =>
      ({ id, weight, combine: 'mean', least: '0', most: '100', ownMark: 'leftOut', ...more }) as never
    const by = (panels: never[], missing: 'refuse' | 'spread' | 'zero' = 'refuse', more = {}) =>
      book({ items: [award('x', { by: 'panels', panels, missing, ...more })] })
    const mark = (rater: string, value: string, more: object = {}) => ({
      member: 'm1',
      item: 'x',
      panel: 'p',
      rater,
      mark: value,
      on: '2024-12-01',
      ...more,
    })
    const five = ['50', '80', '82', '84', '99'].map((value, at) => mark(`r${at}`, value))
    const of = (
      panels: never[],
      ratings: ReturnType<typeof mark>[],
      missing: 'refuse' | 'spread' | 'zero' = 'refuse',
    ) => score(by(panels, missing), facts([], { ratings }))
    expect(of([panel('p', '1', { combine: 'median' })], five)).toBe('82.00')
    expect(of([panel('p', '1', { combine: 'median' })], five.slice(0, 4))).toBe('81.00')
    expect(of([panel('p', '1', { combine: { trimmedMean: { highest: 1, lowest: 1 } } })], five)).toBe('82.00')
    expect(of([panel('p', '1', { combine: { trimmedMean: { highest: 3, lowest: 2 } } })], five)).toBe('missing-rating')
    expect(of([panel('p', '1', { combine: 'sum', rounding: { digits: -1, mode: 'halfUp' } })], five)).toBe('400.00')
    expect(
      of([panel('p', '1')], [...five, mark('m1', '0'), mark('late', '0', { on: '2025-01-01' }), mark('odd', '101')]),
    ).toBe('79.00')
    expect(of([panel('p', '1')], [mark('r', '80'), mark('r', '90', { on: '2024-12-02' })])).toBe('90.00')
    expect(of([panel('p', '1')], [mark('r', '80'), mark('r', '90'), mark('r', '70'), mark('s', '60')])).toBe('60.00')
    expect(of([panel('p', '1', { lastDay: { daysAfterPeriod: 10 } })], [mark('r', '80', { on: '2024-12-31' })])).toBe(
      '80.00',
    )
    const two = [panel('p', '0.6'), panel('q', '0.4')]
    expect(of(two, [mark('r', '80')])).toBe('missing-rating')
    expect(of(two, [mark('r', '80')], 'spread')).toBe('80.00')
    expect(of(two, [mark('r', '80')], 'zero')).toBe('48.00')
    expect(
      score(
        by([panel('p', '1')] as never[], 'refuse', { factor: '0.2' }),
        facts([], { ratings: [mark('r', '80'), mark('z', '80', { panel: 'z' })] }),
      ),
    ).toBe('16.00')
    expect(of([panel('p', '1', { quorum: { share: '1/2', electorate: 'size', of: 'everyone' } })], five)).toBe(
      'missing-measurement',
    )
  })

  it('carries a share of the score before into the opening', () => {
    const rules = (most: string, of: 'raw' | 'effective' = 'effective') =>
      book({
        total: {
          opening: { points: { share: '0.2', of, first: '20', most, rounding: { digits: 0, mode: 'halfUp' } } },
        },
      })
    const earlier = [{ book: 'book', member: 'm1', period: '2023', raw: '102', effective: '90' }]
    expect(score(rules('none'), facts([]))).toBe('20.00')
    expect(score(rules('none'), facts([], { earlier }))).toBe('18.00')
    expect(score(rules('none', 'raw'), facts([], { earlier }))).toBe('20.00')
    expect(score(rules('10'), facts([], { earlier }))).toBe('10.00')
    expect(score(rules('none'), facts([], { earlier: [{ ...earlier[0]!, exempt: true }] }))).toBe('20.00')
  })

  it('combines parts by weight, highest, lowest, mean; what is missing is stated', () => {
    const parts = [award('p', range, { counts: 'latest' }), award('q', { by: 'measure', measure: 'm' })]
    const rules = (combine: never) => book({ items: parts, total: { combine } })
    const rows = [entry('p', '2024-02-01', { points: '8' })]
    const known = { measurements: [{ measure: 'm', value: '4' }] }
    expect(score(rules('highest' as never), facts(rows, known))).toBe('8.00')
    expect(score(rules('lowest' as never), facts(rows, known))).toBe('4.00')
    expect(score(rules('mean' as never), facts(rows, known))).toBe('6.00')
    const weights = { p: '0.75', q: '0.25' }
    expect(score(rules({ weights, missing: 'refuse' } as never), facts(rows, known))).toBe('7.00')
    expect(score(rules({ weights, missing: 'refuse' } as never), facts(rows))).toBe('missing-measurement')
    expect(score(rules({ weights, missing: 'spread' } as never), facts(rows))).toBe('8.00')
    expect(score(rules({ weights, missing: 'zero' } as never), facts(rows))).toBe('6.00')
    const factored = book({
      categories: [{ id: 'c', title: 'c', factor: '0.5', rounding: { digits: 0, mode: 'down' } }],
      items: [award('p', range, { category: 'c', rounding: { digits: 1, mode: 'halfUp' } })],
    })
    expect(score(factored, facts([entry('p', '2024-02-01', { points: '7.96' })]))).toBe('4.00')
  })
})
