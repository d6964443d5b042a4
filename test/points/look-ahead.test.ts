import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addsUp, describe as say, explain } from 'xiangzhen'
import { en } from 'xiangzhen/text/en'
import { zh } from 'xiangzhen/text/zh'
import {
  checkRuleBook,
  compileRuleBook,
  composeRuleBooks,
  linesOf,
  parseRoster,
  pathToGrade,
  ruleBookFor,
  safeParseRuleBook,
  settle,
  settlementTally,
  simulate,
  type GradeGoal,
  type RuleBook,
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
  timing,
  year,
} from './books.js'
import { bookOf, entriesOf, factsOf, fitted, wholeYear } from './random-books.js'

const edge = (at: string, included = true) => ({ at, included })

describe('versions', () => {
  const version = (name: string, from: string, points: string, limit: string, more: object = {}): RuleBook =>
    book(
      {
        timing: timing({ versionDate: 'event', capsAcrossVersions: 'oneWindow', ...more }),
        categories: [{ id: 'c', title: 'c', caps: [{ id: 'cap', limit, basis: 'gross', per: 'period' }] }],
        items: [award('x', fixed(points), { category: 'c' }), award(`only-${name}`, fixed('1'))],
      },
      { version: name, effective: { from } },
    )
  const rows = facts([
    ...['2024-02-01', '2024-03-01', '2024-08-01'].map((date) => entry('x', date)),
    entry('only-1', '2024-08-01'),
    entry('only-2', '2024-08-01'),
  ])
  const of = (more: object = {}) =>
    ruleBookFor([version('2', '2024-07-01', '5', '6', more), version('1', '2020-01-01', '2', '3')], year)
  it('judges by the date of the event, with one window or a split one', () => {
    const one = of()
    expect(one.status === 'computed' && score(one.value, rows)).toBe('7.00')
    const split = of({ capsAcrossVersions: 'split' })
    expect(split.status === 'computed' && score(split.value, rows)).toBe('9.00')
    const start = of({ versionDate: 'periodStart' })
    expect(start.status === 'computed' && score(start.value, rows)).toBe('4.00')
  })
  it('asks where the newest version is silent', () => {
    expect(figure(of({ versionDate: undefined }))).toBe('needs version-date')
    expect(figure(of({ capsAcrossVersions: undefined }))).toBe('needs caps-across-versions')
    expect(figure(ruleBookFor([version('2', '2025-01-01', '5', '6')], year))).toBe('nothing-to-settle')
    expect(ruleBookFor([version('1', '2020-01-01', '5', '6')], year).status).toBe('computed')
  })
})

describe('tally', () => {
  it('does not add up days on which somebody was no member: a sum cannot be parted again', () => {
    const rules = book({ items: [award('help', fixed('2'))] })
    const tally = settlementTally(rules, year)
    const rows = ['2024-03-01', '2024-09-01'].map((on, at) =>
      entry('help', on, { id: `t${at}`, member: 'constructor' }),
    )
    const halves = rows.map((one) => tally.add(tally.empty, [one]))
    const all = tally.merge(halves[1]!, halves[0]!)
    const finish = (more: object) => tally.finish(all, { roster: { members: [{ id: 'constructor', ...more }] } })
    const value = { members: [{ effective: { value: '4.00' } }] }
    expect(finish({})).toMatchObject({ value })
    expect(finish({ joined: '2024-03-01', left: '2024-09-01' })).toMatchObject({ value })
    for (const cut of [{ joined: '2024-03-02' }, { left: '2024-08-31' }, { id: 'm2' }]) {
      expect(finish(cut)).toMatchObject({
        reason: 'tally-outside-membership',
        diagnostics: [{ data: { member: 'constructor', from: '2024-03-01', to: '2024-09-01' } }],
      })
    }
  })
  it('mergeable: finish(merge) is the settlement over all facts, in any split', () => {
    fc.assert(
      fc.property(
        bookOf({ windows: true, simple: false }),
        entriesOf(false),
        fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 60, maxLength: 60 }),
        (rules, rows, dice) => {
          const entries = fitted(rules, rows)
          const byId = new Map(entries.map((one) => [one.id, one]))
          const tally = settlementTally(rules, wholeYear)
          const parts = [0, 1, 2].map((part) => {
            const own = entries.filter((_, at) => dice[at % 60] === part)
            const added = tally.add(
              tally.empty,
              own.filter((one) => one.reverses === undefined),
            )
            const pairs = own.flatMap((reversal) =>
              reversal.reverses === undefined ? [] : [{ reversal, entry: byId.get(reversal.reverses)! }],
            )
            return tally.reverse(added, pairs)
          })
          const merged = tally.merge(tally.merge(parts[2]!, parts[0]!), parts[1]!)
          const { entries: _entries, ...rest } = factsOf(entries)
          expect(tally.finish(merged, rest)).toEqual(settle(rules, factsOf(entries), wholeYear))
        },
      ),
      { numRuns: 60 },
    )
  })
})

describe('simulate and pathToGrade', () => {
  const rules = book({
    classes: [
      { id: 'a', title: 'a' },
      { id: 'b', title: 'b' },
    ],
    items: [
      award('visit', fixed('4'), { caps: [{ id: 'cap', limit: '12', basis: 'gross', per: 'period' }] }),
      award('study', fixed('3')),
      deduction('fault', fixed('9')),
    ],
    total: { opening: { points: { byClass: { a: '80', b: '60' } } } },
    grades: [
      {
        id: 'grade',
        title: 'g',
        figure: { of: 'effective' },
        rounding: 'none',
        bands: [
          { grade: 'top', from: edge('95') },
          { grade: 'rest', to: edge('95', false) },
        ],
      },
    ],
  })
  const roster = { members: [{ id: 'm1', classes: [{ id: 'a' }] }] }
  it('shows who moves and how grades are distributed', () => {
    const fault = entry('fault', '2024-01-01', { id: 'fault-1' })
    const made = simulate(rules, facts([fault], { roster }), year, { remove: ['fault-1'], classes: { m1: 'b' } })
    expect(made.status === 'computed' && made.value.comparison).toEqual({
      moves: [
        {
          id: 'm1',
          class: 'b',
          before: '71.00',
          after: '60.00',
          beforeStatus: 'computed',
          afterStatus: 'computed',
          difference: '-11.00',
          items: [{ id: 'fault', difference: '9.00' }],
          grades: [],
          ranks: [],
        },
      ],
      distribution: [
        { table: 'grade', class: 'a', grade: 'rest', open: false, before: 1, after: 0 },
        { table: 'grade', class: 'b', grade: 'rest', open: false, before: 0, after: 1 },
      ],
    })
    const other = simulate(rules, facts([], { roster }), year, {
      ruleBook: book({ items: [award('study', fixed('1'))] }),
      question: { period: '2024' },
    })
    expect(other.status === 'computed' && other.value.comparison.moves[0]).toMatchObject({
      before: '80.00',
      after: '0.00',
      grades: [{ id: 'grade', before: 'rest', after: null }],
    })
  })
  it('finds the cheapest path, proves that there is none, or says that the bound was hit', () => {
    const goal = (more: Partial<GradeGoal> = {}): GradeGoal => ({
      member: 'm1',
      table: 'grade',
      grades: ['top'],
      bound: 200,
      actions: [
        { id: 'visit', cost: '1', most: 9, entry: { item: 'visit', eventDate: '2024-11-01' } },
        { id: 'study', cost: '1.5', most: 9, entry: { item: 'study', eventDate: '2024-11-01' } },
      ],
      ...more,
    })
    const of = (more: Partial<GradeGoal> = {}) =>
      pathToGrade(compileRuleBook(rules), facts([], { roster }), year, goal(more))
    const path = of()
    expect(path.status === 'computed' && path.value).toMatchObject({
      found: 'path',
      actions: [
        { id: 'visit', times: 3 },
        { id: 'study', times: 1 },
      ],
      cost: '4.5',
    })
    const none = of({ actions: goal().actions.slice(0, 1) })
    expect(none.status === 'computed' && none.value).toEqual({ found: 'none', tried: 10 })
    const bound = of({ bound: 3 })
    expect(bound.status === 'computed' && bound.value).toMatchObject({ found: 'boundHit', tried: 3 })
    expect(figure(of({ member: 'nobody' }))).toBe('unknown-member')
  })
})

describe('lines', () => {
  it('explains movements, longer periods, weights, roundings and vetoes, and says them in two languages', () => {
    const rules = (more: Parameters<typeof timing>[0], combine = false) =>
      book({
        timing: timing({ within: 'movement', ...more }),
        points: { digits: 1, rounding: { digits: 1, mode: 'halfUp' } },
        categories: [
          {
            id: 'c',
            title: 'c',
            factor: '0.3',
            caps: [{ id: 'cap', limit: '9', basis: 'gross', per: 'period' }],
            rounding: { digits: 2, mode: 'down' },
          },
        ],
        items: [
          award('x', range, { category: 'c', counts: 'mean', clause: 'art. 1' }),
          award('y', range, { rounding: { digits: 1, mode: 'halfUp' } }),
          award('m', { by: 'measure', measure: 'none' }, { classes: ['nobody'] }),
        ],
        classes: [{ id: 'nobody', title: 'nobody' }],
        vetoes: [{ id: 'v', title: 'v', effect: { kind: 'score', points: '0' }, discretion: 'must', dated: 'event' }],
        ...(combine ? { total: { combine: { weights: { c: '0.4', y: '0.5', m: '0.1' }, missing: 'spread' } } } : {}),
      })
    const rows = [
      entry('x', '2024-01-01', { points: '7', object: 'o' }),
      entry('x', '2024-05-01', { points: '8' }),
      entry('x', '2024-05-02', { points: '10' }),
      entry('y', '2024-05-03', { points: '2.25' }),
    ]
    const check = (made: RuleBook, of = facts(rows), question = year): string => {
      const lines = linesOf(made, of, question, 'm1')
      if (lines.status !== 'computed') throw new Error(JSON.stringify(lines))
      expect(addsUp(lines.value.explanation)).toEqual({ ok: true })
      for (const catalogue of [zh, en]) {
        for (const sentence of explain(lines.value.explanation, catalogue)) expect(sentence.text).not.toContain('{')
      }
      expect(Number(lines.value.explanation.figure)).toBe(Number(score(made, of, question)))
      return lines.value.explanation.figure
    }
    check(rules({}))
    check(rules({}, true))
    check(rules({}), facts(rows), { ...year, period: '2024-05' })
    for (const beyond of ['sum', 'mean', 'lowest', 'last'] as const) check(rules({ score: 'quarter', beyond }))
    expect(check(rules({}), facts([...rows, entry('v', '2024-06-01')]))).toBe('0.0')
    for (const combine of ['highest', 'lowest', 'mean'] as const)
      check(book({ ...rules({}).rules, total: { combine } }))
  })
  it('needs what the score needs, and knows its members', () => {
    const open = book({
      items: [award('x', { by: 'fixed', points: { decide: 'points', readings: { one: '1', two: '2' } } })],
    })
    expect(figure(linesOf(open, facts([entry('x', '2024-01-01')]), year, 'm1'))).toBe('needs points')
    expect(figure(linesOf(open, facts([]), year, 'm2'))).toBe('unknown-member')
    const rounded = book({ points: { digits: 0 }, items: [award('x')] })
    const decisions = [{ code: 'rounding', value: 'down', decidedBy: 'x', decidedOn: '2024-01-01' }]
    const lines = linesOf(rounded, facts([entry('x', '2024-01-01', { points: '1.9' })], { decisions }), year, 'm1')
    expect(lines.status === 'computed' && lines.value.explanation).toMatchObject({
      figure: '1',
      lines: [{ rounding: { digits: 0, mode: 'down' } }],
    })
    const same = book({
      items: [award('x', fixed('5')), award('y', fixed('5'))],
      total: {
        caps: [
          { id: 'cap', limit: { decide: 'limit', readings: { five: '5', ten: '10' } }, basis: 'gross', per: 'period' },
        ],
      },
    })
    expect(figure(linesOf(same, facts([entry('x', '2024-01-01'), entry('y', '2024-01-02')]), year, 'm1'))).toBe(
      'needs limit',
    )
  })
})

describe('frames', () => {
  const frame = book({
    categories: [{ id: 'c', title: 'c', caps: [{ id: 'cap', limit: '20', basis: 'gross', per: 'period' }] }],
    items: [award('deed', { by: 'range', least: '1', most: '10' }, { category: 'c' }), award('fixed', fixed('3'))],
  })
  const local = (rules: Parameters<typeof book>[0]) =>
    composeRuleBooks(frame, book(rules, { id: 'village', effective: { from: '2024-01-01' } }))
  it('takes what narrows and refuses what widens', () => {
    const made = local({
      categories: [
        { id: 'c', title: 'c', caps: [{ id: 'cap', limit: '10', basis: 'gross', per: 'period' }] },
        { id: 'own', title: 'own' },
      ],
      items: [award('deed', fixed('5'), { category: 'c' }), award('village-deed', fixed('1'), { category: 'own' })],
    })
    expect(made.diagnostics).toEqual([])
    const rows = facts([1, 2, 3].map((at) => entry('deed', `2024-01-0${at}`)))
    expect(score(made.book!, rows)).toBe('10.00')
    const found = (rules: Parameters<typeof book>[0]) => codes(local(rules).diagnostics)
    expect(found({ items: [award('deed', { by: 'range', least: '0', most: '10' }, { category: 'c' })] })).toEqual([
      'frame-range-widened',
    ])
    expect(
      found({ items: [award('deed', { by: 'range', least: '1', most: 'unbounded' }, { category: 'c' })] }),
    ).toEqual(['frame-range-widened'])
    expect(found({ items: [award('deed', fixed('11'), { category: 'c' })] })).toEqual(['frame-range-widened'])
    expect(found({ items: [award('deed', { by: 'range', least: '1', most: '10' })] })).toEqual(['frame-item-changed'])
    expect(found({ items: [award('fixed', fixed('4'))] })).toEqual(['frame-item-changed'])
    expect(
      found({
        categories: [{ id: 'c', title: 'c', caps: [{ id: 'cap', limit: '30', basis: 'gross', per: 'period' }] }],
      }),
    ).toEqual(['frame-cap-widened'])
    expect(found({ categories: [{ id: 'c', title: 'c', opening: { points: '5' } }] })).toEqual([
      'frame-category-changed',
    ])
    expect(found({ total: { opening: { points: '5' } } })).toEqual(['frame-total-changed'])
  })
})

describe('reading and checking', () => {
  it('reads rosters row by row and refuses unknown lists', () => {
    const read = parseRoster({ members: [{ id: 'a' }, { id: 'b', joined: '2024-13-01' }], extra: [] })
    expect(read.roster.members.length).toBe(1)
    expect(codes(read.diagnostics)).toEqual(['not-a-date', 'unknown-key'])
    expect(codes(parseRoster(null).diagnostics)).toEqual(['wrong-type'])
    expect(safeParseRuleBook(book({ items: [award('x', { by: 'fixed', points: 1 as never })] })).ok).toBe(false)
  })
  const found = (rules: Parameters<typeof book>[0], more: Partial<RuleBook> = {}) => {
    const list = checkRuleBook(book(rules, more))
    for (const one of list) expect(say(one, zh)).not.toBe(one.code)
    return [...new Set(codes(list))]
  }
  const capped = (id: string, limit: string, more: object = {}) => ({
    id,
    limit,
    basis: 'gross' as const,
    per: 'period' as const,
    ...more,
  })
  it('finds each defect with a witness', () => {
    const bands = [
      { grade: 'a', from: edge('96') },
      { grade: 'b', from: edge('60'), to: edge('95') },
      { grade: 'c', to: edge('60') },
    ]
    const table = { id: 't', title: 't', figure: { of: 'effective' as const }, rounding: 'none' as const, bands }
    expect(found({ items: [award('x')], grades: [table] })).toEqual(['band-gap', 'band-overlap'])
    expect(
      found({
        items: [award('x', range, { caps: [capped('k', '50')] })],
        grades: [
          {
            ...table,
            bands: [
              { grade: 'a', from: edge('60') },
              { grade: 'c', to: edge('60', false) },
            ],
          },
        ],
      }),
    ).toEqual(['grade-unreachable'])
    expect(
      found({
        items: [award('x', range, { caps: [capped('k', '50')] })],
        gates: [
          { id: 'g', title: 'g', when: { by: 'figure', figure: { of: 'effective' }, compare: 'atLeast', line: '51' } },
        ],
      }),
    ).toEqual(['condition-never-met'])
    expect(
      found({ items: [award('x', range, { caps: [capped('k', '50')] })], total: { caps: [capped('total', '60')] } }),
    ).toEqual(['cap-never-binds'])
    expect(found({ items: [award('x', range, { caps: [capped('k', '50')] })], total: { fullMarks: '100' } })).toEqual([
      'full-marks-differ',
    ])
    expect(
      found({
        items: [award('x', { by: 'range', least: '5', most: '6' })],
        countLimits: [{ id: 'l', items: ['x'], most: 1, per: 'month', sameObject: false, keep: 'earliest' }],
        total: { fullMarks: '70' },
      }),
    ).toEqual(['full-marks-differ'])
    expect(found({ classes: [{ id: 'a', title: 'a' }], items: [award('x', fixed('1'), { classes: ['b'] })] })).toEqual([
      'item-unreachable',
      'unknown-reference',
    ])
    expect(found({ items: [award('x', { by: 'range', least: '5', most: '1' })] })).toEqual(['range-empty'])
    expect(found({ items: [deduction('x', fixed('-1'))] })).toEqual(['negative-magnitude'])
    expect(
      found({
        items: [
          deduction('x', {
            by: 'count',
            within: 'period',
            rungs: [
              { from: 1, to: 1, points: '1' },
              { from: 3, points: '3' },
            ],
          }),
        ],
      }),
    ).toEqual(['ladder-gap'])
    expect(
      found({ points: { digits: 0 }, items: [award('x', { by: 'quantity', points: '0.5', whole: true })] }),
    ).toEqual(['rounding-missing'])
    expect(found({ items: [award('x'), award('x')] })).toEqual(['duplicate-id'])
    expect(
      found({
        categories: [
          { id: 'a', title: 'a', within: 'b' },
          { id: 'b', title: 'b', within: 'a' },
        ],
      }),
    ).toEqual(['category-cycle'])
    expect(
      found({
        items: [award('x'), award('y')],
        total: { combine: { weights: { x: '1', z: '0' }, missing: 'refuse' } },
      }),
    ).toEqual(['part-without-weight', 'unknown-reference'])
    expect(
      found({
        items: [award('x')],
        rankings: [{ id: 'r', title: 'r', figure: { of: 'effective' }, within: 'everyone', mode: 'competition' }],
        lists: [{ id: 'l', title: 'l', ranking: 'r', end: 'top', count: 1 }],
      }),
    ).toEqual(['list-without-tie-rule'])
    const quotas = [
      {
        grade: 'a',
        seats: { count: 1 },
        of: 'graded' as const,
        strength: 'binding' as const,
        within: 'everyone' as const,
      },
    ]
    expect(found({ items: [award('x')], grades: [{ ...table, bands: [{ grade: 'a' }], quotas }] })).toEqual([
      'quota-without-overflow',
      'quota-without-tie-rule',
    ])
    const open = { decide: 'q', readings: { a: '1', b: '2' } }
    expect(found({ items: [award('x', { by: 'fixed', points: open })] })).toEqual(['decision-missing'])
    const decision = (code: string, value: string) => ({ code, value, decidedBy: 'x', decidedOn: '2024-01-01' })
    expect(found({ items: [award('x', { by: 'fixed', points: open })] }, { decisions: [decision('q', 'c')] })).toEqual([
      'decision-missing',
      'decision-not-an-option',
    ])
    expect(found({}, { decisions: [decision('other', 'c')] })).toEqual(['decision-without-question'])
    expect(
      found({
        items: [
          award('x', {
            by: 'panels',
            missing: 'refuse',
            panels: [{ id: 'p', weight: '0.5', combine: 'mean', least: '9', most: '1', ownMark: 'counts' }],
          }),
        ],
      }),
    ).toEqual(['weights-do-not-sum', 'range-empty', 'rounding-missing'])
    const many = Array.from({ length: 10 }, (_, at) =>
      award(`i${at}`, { by: 'fixed', points: { decide: `q${at}`, readings: { a: '1', b: '2' } } }),
    )
    expect(found({ items: many })).toEqual(['too-many-open-questions', 'decision-missing'])
    expect(figure(settle(book({ items: many }), facts([]), year))).toBe('too-many-open-questions')
  })
  it('finds conditions that follow from others', () => {
    const test = (figureOf: object, line: string) => ({
      by: 'figure' as const,
      figure: figureOf as never,
      compare: 'atLeast' as const,
      line,
    })
    const parts = {
      categories: [
        { id: 'a', title: 'a' },
        { id: 'b', title: 'b' },
      ],
      items: [award('x', range, { category: 'a' }), award('y', range, { category: 'b' })],
    }
    const gate = (all: never[]) => found({ ...parts, gates: [{ id: 'g', title: 'g', when: { all } }] })
    expect(
      gate([
        test({ of: 'effective' }, '100'),
        test({ of: 'category', id: 'a' }, '50'),
        test({ of: 'category', id: 'b' }, '50'),
      ] as never[]),
    ).toEqual(['condition-redundant'])
    expect(
      gate([
        test({ of: 'effective' }, '101'),
        test({ of: 'category', id: 'a' }, '50'),
        test({ of: 'category', id: 'b' }, '50'),
      ] as never[]),
    ).toEqual([])
    expect(gate([test({ of: 'effective' }, '60'), test({ of: 'effective' }, '70')] as never[])).toEqual([
      'condition-redundant',
    ])
  })
  it('names what refers to nothing', () => {
    expect(
      checkRuleBook(
        book({
          items: [
            award('x', range, {
              category: 'no',
              outside: ['no'],
              conditions: [{ by: 'follow', items: ['no'], unmet: 'refused' }],
            }),
            deduction('s', {
              by: 'shortfall',
              of: ['no'],
              least: 1,
              per: 'month',
              points: '1',
              each: 'span',
              leave: 'counts',
            }),
          ],
          combinedCaps: [{ ...capped('k', '1'), over: ['no'] }],
          countLimits: [{ id: 'l', items: ['no'], most: 1, per: 'day', sameObject: false, keep: 'earliest' }],
          multipliers: [{ id: 'm', title: 'm', factor: '2', items: ['no'], classes: ['no'], losses: 'gainsOnly' }],
          vetoes: [
            {
              id: 'v',
              title: 'v',
              items: ['no'],
              classes: ['no'],
              effect: { kind: 'grade', grade: 'no' },
              discretion: 'must',
              dated: 'event',
              when: { by: 'gate', gate: 'no', passed: true },
            },
            { id: 'w', title: 'w', effect: { kind: 'item', id: 'no' }, discretion: 'must', dated: 'event' },
            { id: 'u', title: 'u', effect: { kind: 'category', id: 'no' }, discretion: 'must', dated: 'event' },
          ],
          gates: [
            {
              id: 'g',
              title: 'g',
              when: {
                any: [
                  { by: 'veto', veto: 'no', hit: true },
                  { all: [{ by: 'streak', grades: ['no'], periods: 2 }] },
                  { by: 'figure', figure: { of: 'item', id: 'no' }, compare: 'atLeast', line: '1' },
                ],
              },
            },
          ],
          consequences: [
            { id: 'c', title: 'c', classes: ['no'], when: { by: 'grade', grades: ['no'] }, outcomes: ['x'] },
          ],
          grades: [
            {
              id: 't',
              title: 't',
              classes: ['no'],
              figure: { of: 'category', id: 'no' },
              rounding: 'none',
              bands: [{ grade: 'a', gates: ['no'], otherwise: 'no' }],
              quotas: [
                {
                  grade: 'no',
                  seats: { count: 1 },
                  of: 'graded',
                  strength: 'binding',
                  within: 'everyone',
                  ties: 'exceed',
                  overflow: 'a',
                },
              ],
            },
          ],
          rankings: [{ id: 'r', title: 'r', figure: { of: 'count', id: 'no' }, within: 'everyone', mode: 'dense' }],
          lists: [{ id: 'l', title: 'l', ranking: 'no', end: 'top', count: 1, ties: 'exceed' }],
          suspensions: [
            {
              id: 'z',
              title: 'z',
              items: ['no'],
              right: 'r',
              years: 1,
              from: 'event',
              earning: 'continues',
              overlap: 'sideBySide',
            },
          ],
          budgets: [{ id: 'b', title: 'b', ceiling: '1', grain: '1', items: ['no'] }],
          figures: [
            {
              id: 'f',
              title: 'f',
              unit: 'yuan',
              from: { by: 'grade', table: 'no', amounts: {} },
              rounding: { digits: 0, mode: 'halfUp' },
            },
            {
              id: 'h',
              title: 'h',
              unit: 'yuan',
              from: { by: 'linear', base: '0', factor: '1', figure: { of: 'quantity', id: 'no' } },
              rounding: { digits: 0, mode: 'halfUp' },
            },
          ],
          categories: [{ id: 'q', title: 'q', within: 'no', classes: ['no'] }],
        }),
      ).filter((one) => one.code === 'unknown-reference').length,
    ).toBe(31)
    expect(member(book({ items: [award('x')] }), facts([])).standing).toBe('scored')
  })
})
