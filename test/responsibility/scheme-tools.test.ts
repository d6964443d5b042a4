import { describe, expect, it } from 'vitest'
import {
  assignedResults,
  checkScheme,
  combinePeriods,
  comparePeriods,
  decomposeTarget,
  describeScheme,
  explainScore,
  forecastScheme,
  improvements,
  parseActuals,
  parseScheme,
  parseSchemeEvents,
  parseSubjects,
  parseTargets,
  rollUp,
  rollUpFacts,
  rollUpScores,
  safeParseScheme,
  type IndicatorMethod,
  schemeRanges,
  schemeTally,
  scoreScheme,
  type RollUpRule,
  type SchemeRules,
} from 'xiangzhen/responsibility'
import { leaf, outcome, schemeWith, scoresOf, year } from './scheme-test-kit.js'

const given = { kind: 'given' } as const
const proportional = { kind: 'proportional', better: 'higher', over: { kind: 'capAtWeight' } } as const

function rows(
  values: Readonly<Record<string, string>>,
  subject = 'v',
): { subject: string; indicator: string; value: string }[] {
  return Object.entries(values).map(([indicator, value]) => ({ subject, indicator, value }))
}

describe('reading', () => {
  it('reads a scheme, or names every fault', () => {
    const scheme = schemeWith({ nodes: [leaf('x', '10', given)] })
    expect(parseScheme(scheme)).toEqual(scheme)
    const reading = safeParseScheme({
      ...scheme,
      rules: { nodes: [{ ...leaf('x', '10', given), wieght: '1', method: { kind: 'givne' } }] },
    })
    expect(reading.ok).toBe(false)
    expect(reading.diagnostics.map((one) => one.path)).toEqual(expect.arrayContaining(['rules.nodes[0].wieght']))
    expect(() => parseScheme({})).toThrow('the scheme')
  })
  it('takes no band without its worth: nothing is zero because it was left out', () => {
    const bands = { kind: 'bands', values: 'points', bands: [{ id: 'a', from: { at: '90', included: true } }] }
    const reading = safeParseScheme(schemeWith({ nodes: [leaf('x', '10', bands as IndicatorMethod)] }))
    expect(reading.diagnostics.map((one) => one.path)).toEqual(['rules.nodes[0].method.bands[0].value'])
  })
  it('reads rows of facts one by one', () => {
    expect(
      parseActuals([
        { subject: 'v', indicator: 'x', value: '1' },
        { subject: 'v', indicator: 'x', value: 1 },
      ]).rows,
    ).toHaveLength(1)
    expect(parseSubjects([{ id: 'v' }, {}]).diagnostics.map((one) => one.path)).toEqual(['subjects[1].id'])
    expect(parseTargets([{ subject: 'v', indicator: 'x', value: '' }]).rows).toEqual([])
    expect(parseSchemeEvents([{ id: 'e', subject: 'v', code: 'c', on: '2024-02-30' }]).rows).toEqual([])
  })
})

describe('checking', () => {
  const codes = (
    rules: Partial<SchemeRules> & Pick<SchemeRules, 'nodes'>,
    decisions: readonly { code: string; at?: string; value?: string }[] = [],
  ): readonly string[] => {
    const scheme = {
      ...schemeWith(rules),
      decisions: decisions.map((one) => ({ value: 'x', decidedBy: 'x', decidedOn: '2024-01-01', ...one })),
    }
    return checkScheme(scheme).map((one) => one.code)
  }
  const clean = { policies: { missing: 'zero' } } as const
  it('finds sums that do not fit, for every group', () => {
    expect(codes({ ...clean, full: '10', nodes: [leaf('a', '10', given)] })).toEqual([])
    expect(codes({ ...clean, full: '10', nodes: [leaf('a', '4', given), leaf('b', '5', given)] })).toEqual([
      'weights-do-not-sum',
    ])
    const groups = [
      { id: 'g', title: 'g', full: '12' },
      { id: 'h', title: 'h' },
    ]
    const nodes = [leaf('a', '6', given, { weights: { g: '8' } }), leaf('b', '4', given)]
    expect(codes({ ...clean, full: '10', groups, nodes })).toEqual([])
    expect(codes({ ...clean, full: '10', groups: [{ id: 'g', title: 'g', full: '13' }], nodes })).toEqual([
      'weights-do-not-sum',
    ])
    expect(codes({ ...clean, full: '10', groups, nodes: nodes.map((node) => ({ ...node, groups: ['g'] })) })).toEqual([
      'weights-do-not-sum',
    ])
    const section = (children: SchemeRules['nodes'], more: object = {}): SchemeRules['nodes'][number] => ({
      id: 's',
      title: 's',
      weight: '3',
      children,
      ...more,
    })
    expect(codes({ ...clean, nodes: [section([leaf('a', '1', given), leaf('b', '1', given)])] })).toEqual([
      'weights-do-not-sum',
    ])
    expect(codes({ ...clean, nodes: [section([leaf('a', '1', given)], { start: '2' })] })).toEqual([])
    expect(codes({ ...clean, nodes: [section([leaf('a', '1', given)], { outOf: 'applicable' })] })).toEqual([])
    expect(codes({ ...clean, nodes: [section([leaf('a', '1', given)], { combine: 'mean' })] })).toEqual([])
    expect(codes({ ...clean, nodes: [section([section([leaf('a', '2', given)], { id: 't' })])] })).toEqual([
      'weights-do-not-sum',
    ])
  })
  it('finds names that lead nowhere', () => {
    const found = codes({
      ...clean,
      groups: [{ id: 'g', title: 'g' }],
      nodes: [
        leaf('a', '1', given, { groups: ['h'], notApplicable: { kind: 'moveTo', node: 'z' } }),
        leaf('a', '1', given, {
          weights: { h: '1' },
          appliesWhen: { not: { figure: { of: 'points', node: 'y' } } },
          notApplicable: { kind: 'full' },
        }),
      ],
      vetoes: [
        { id: 'v', when: { all: [{ flag: 'f' }] }, effect: { kind: 'zeroItem', item: 'q' } },
        { id: 'w', when: { any: [{ flag: 'f' }] }, effect: { kind: 'capGrade', grade: 'best' } },
        { id: 'x', when: { flag: 'f' }, effect: { kind: 'refuseAward', award: 'flag' } },
        { id: 'y', when: { flag: 'f' } },
      ],
      grades: {
        ladder: [{ id: 'good', title: 'g' }],
        bands: [{ id: 'best' }],
        rules: [{ grade: 'best', when: { flag: 'f' } }],
        otherwise: 'good',
      },
    })
    expect([...new Set(found)].sort()).toEqual(
      [
        'duplicate-node',
        'unknown-award',
        'unknown-node',
        'unknown-scheme-grade',
        'unknown-subject-group',
        'veto-without-effect',
      ].sort(),
    )
  })
  it('finds bands that gap, overlap or never give full points', () => {
    const bands = [
      { id: 'a', from: { at: '0', included: true }, to: { at: '98', included: true }, value: '5' },
      { id: 'b', from: { at: '99', included: true }, value: '8' },
    ]
    expect(codes({ ...clean, nodes: [leaf('x', '10', { kind: 'bands', bands, values: 'points' })] })).toEqual([
      'band-gap',
      'full-points-not-stated',
    ])
    expect(
      codes({
        ...clean,
        nodes: [
          leaf('x', '7', {
            kind: 'bands',
            bands: [
              { id: 'a', value: '0' },
              { id: 'b', value: '9' },
            ],
            values: 'points',
          }),
        ],
      }),
    ).toEqual(['band-overlap', 'points-above-weight'])
    const edges = (from: string, to: string) => ({ from: { at: from, included: true }, to: { at: to, included: true } })
    const cases = [
      { id: 'few', ...edges('0', '3'), value: '7' },
      { id: 'many', ...edges('4', '6'), value: '2' },
    ]
    const counted = (more: { whole?: true }) =>
      codes({ ...clean, nodes: [leaf('x', '7', { kind: 'bands', bands: cases, values: 'points', ...more })] })
    expect([counted({}), counted({ whole: true })]).toEqual([['band-gap'], []])
    expect(
      codes({
        ...clean,
        nodes: [leaf('x', '0', { kind: 'bands', bands: [{ id: 'a', value: '1' }], values: 'shareOfWeight' })],
      }),
    ).toEqual([])
    const grades = {
      ladder: [
        { id: 'a', title: 'a' },
        { id: 'b', title: 'b' },
      ],
      bands,
    }
    expect(codes({ ...clean, nodes: [leaf('x', '1', given)], grades })).toEqual(['band-gap'])
    expect(codes({ ...clean, nodes: [leaf('x', '1', given)], grades: { ...grades, otherwise: 'b' } })).toEqual([])
    expect(
      codes({
        ...clean,
        nodes: [leaf('x', '1', given)],
        grades,
        rounding: [{ stage: 'grade', digits: 0, mode: 'halfUp' }],
      }),
    ).toEqual([])
    const levels = [
      { id: 'a', share: '0.5', to: '1' },
      { id: 'a', points: '2' },
    ]
    expect(codes({ ...clean, nodes: [leaf('x', '4', { kind: 'levels', levels })] })).toEqual(['duplicate-level'])
    const places = (values: readonly string[]): { at: string; points: string }[] =>
      values.map((points, at) => ({ at: String(at), points }))
    expect(
      codes({ ...clean, nodes: [leaf('x', '4', { kind: 'curve', places: places(['0', '4', '2']), outside: 'keep' })] }),
    ).toEqual(['curve-not-monotone'])
    expect(
      codes({ ...clean, nodes: [leaf('x', '4', { kind: 'curve', places: places(['4', '2', '3']), outside: 'keep' })] }),
    ).toEqual(['curve-not-monotone'])
    expect(
      codes({ ...clean, nodes: [leaf('x', '4', { kind: 'curve', places: places(['0', '4']), outside: 'keep' })] }),
    ).toEqual([])
    expect(codes({ ...clean, nodes: [leaf('x', '4', { kind: 'discretion', lowest: '4', highest: '1' })] })).toEqual([
      'range-upside-down',
    ])
    expect(codes({ ...clean, nodes: [leaf('x', '4', { kind: 'discretion', lowest: '0', highest: '1' })] })).toEqual([])
    const short = leaf('x', '20', { kind: 'coefficient', points: '0.57' }, { target: '35' })
    expect(codes({ ...clean, nodes: [short] })).toEqual(['coefficient-short-of-weight'])
    expect(
      codes({
        ...clean,
        nodes: [
          { ...short, target: '36' },
          { ...short, id: 'y', method: { kind: 'coefficient', points: '0.1', atTarget: 'full' } },
          { ...short, id: 'z', target: { kind: 'assigned' } },
        ],
      }),
    ).toEqual([])
  })
  it('finds what the text leaves open, unless it was decided', () => {
    const nodes = [
      leaf('a', '1', { kind: 'steps', better: 'higher', unit: 'absolute', size: '1', points: '1' }),
      leaf('b', '1', { kind: 'count', effect: 'award', rates: [{ points: '1' }] }),
      leaf('c', '1', { kind: 'rankPoints', better: 'higher', table: ['1'] }),
      leaf('d', '1', { kind: 'proportional', better: 'higher' }, { appliesWhen: { flag: 'f' } }),
      leaf('e', '1', { kind: 'required', perMissing: '1' }, { target: '1' }),
      leaf('f', '1', { kind: 'count', effect: 'deduct', from: 'figure', rates: [{ points: '1' }] }),
    ]
    const open = [
      'floor-open',
      'step-rounding-open',
      'target-open',
      'missing-open',
      'cap-open',
      'duplicates-open',
      'rank-ties-open',
      'over-fulfilment-open',
      'not-applicable-open',
    ]
    expect([...new Set(codes({ nodes }))].sort()).toEqual([...open].sort())
    const decided = [
      { code: 'floor', value: '0' },
      { code: 'step-rounding', value: 'floor' },
      { code: 'target', value: '10' },
      { code: 'missing-actual', value: 'zero' },
      { code: 'cap', value: 'none' },
      { code: 'duplicates', value: 'each' },
      { code: 'rank-ties', value: 'dense' },
      { code: 'over-fulfilment', value: 'uncapped' },
      { code: 'not-applicable', value: 'moveTo:y' },
    ]
    expect(codes({ nodes }, decided)).toEqual([])
    const answered = decided.map(({ code }) => ({ code, value: '?' }))
    expect(new Set(codes({ nodes }, [...answered, { code: 'flor', value: '0' }]))).toEqual(
      new Set(['unreadable-decision', 'unknown-decision']),
    )
    expect(
      codes({ ...clean, nodes: [leaf('t', '1', { kind: 'threshold', pass: 'atLeast' })] }, [
        { code: 'target', at: 'other', value: '1' },
      ]),
    ).toEqual(['target-open'])
  })
  it('finds lists and timetables that contradict themselves', () => {
    const nodes = [leaf('x', '1', given)]
    const top = { id: 'top', title: 't', from: 'top', quota: { kind: 'atMost', count: 10, ties: 'exceed' } } as const
    const bottom = {
      id: 'bottom',
      title: 'b',
      from: 'bottom',
      quota: { kind: 'atMost', count: 5, ties: 'exceed' },
    } as const
    expect(codes({ ...clean, nodes, lists: [top, bottom] })).toEqual(['lists-can-overlap'])
    expect(
      codes({
        ...clean,
        nodes,
        lists: [top, { ...bottom, quota: { kind: 'atMost', share: '0.1' }, yieldsTo: 'gone' }],
      }),
    ).toEqual(['list-without-tie-rule', 'unknown-list', 'lists-can-overlap'])
    expect(codes({ ...clean, nodes, lists: [top, { ...bottom, yieldsTo: 'top' }] })).toEqual([])
    const step = (
      id: string,
      kind: 'scoring' | 'evidenceCutOff' | 'selfCheck',
      by: string,
      after: readonly string[] = [],
    ): NonNullable<SchemeRules['timetable']>[number] => ({ id, title: id, kind, by, after })
    const timetable = [
      step('self', 'selfCheck', '2023-09-30'),
      step('score', 'scoring', '2023-10-17', ['self', 'cut', 'gone']),
      step('cut', 'evidenceCutOff', '2023-10-20'),
      step('self', 'selfCheck', '2023-09-01'),
    ]
    expect(codes({ ...clean, nodes, timetable })).toEqual(
      ['duplicate-timetable-step', 'scoring-before-cut-off', 'timetable-out-of-order', 'unknown-timetable-step'].sort(
        (a, b) => order.indexOf(a) - order.indexOf(b),
      ),
    )
    expect(
      codes({
        ...clean,
        nodes: [leaf('x', '1', given, { assignments: [{ who: 'a', role: 'lead', share: '0.4' }] })],
        awards: [{ id: 'a', title: 'a', amount: { kind: 'fixed', amount: '1' }, parts: [{ to: 'x', share: '1.1' }] }],
      }),
    ).toEqual(['shares-do-not-sum', 'shares-do-not-sum'])
    const sheets = [{ id: 'sheet', title: 's', items: [leaf('y', '0', given)] }]
    expect(codes({ nodes: [], sheets })).toEqual([])
    expect(
      schemeRanges(
        schemeWith({
          nodes: [
            leaf('x', '1', given),
            { id: 's', title: 's', weight: '2', groups: ['g'], children: [leaf('z', '2', given)] },
          ],
          groups: [{ id: 'g', title: 'g' }],
        }),
      ),
    ).toEqual([{ group: 'g', highest: '3', indicators: 2 }])
  })
})

const order = ['scoring-before-cut-off', 'timetable-out-of-order', 'unknown-timetable-step', 'duplicate-timetable-step']

describe('rolling up', () => {
  const units = [
    { id: 'county' },
    { id: 'east', parent: 'county', figures: { money: '3' } },
    { id: 'west', parent: 'county', figures: { money: '1' } },
    { id: 'e1', parent: 'east', figures: { money: '1' } },
  ]
  const of = (
    rule: Partial<RollUpRule>,
    values: readonly { unit: string; value?: string; period?: string }[],
    period?: string,
  ): string => {
    const found = rollUp(
      { method: 'mean', over: 'children', missing: 'refuse', ...rule },
      { units, values },
      period === undefined ? {} : { period },
    ).find((one) => one.id === 'county')!.value
    return found.status === 'computed' ? found.value : found.status === 'needs' ? 'needs' : found.reason
  }
  const both = [
    { unit: 'east', value: '80' },
    { unit: 'west', value: '60' },
  ]
  it('takes means, sums and extremes of the units below', () => {
    expect(of({}, both)).toBe('70')
    expect(of({ method: 'sum' }, both)).toBe('140')
    expect(of({ method: 'maximum' }, both)).toBe('80')
    expect(of({ method: 'minimum' }, both)).toBe('60')
    expect(of({ method: 'weightedMean', weight: 'money' }, both)).toBe('75')
    expect(of({ method: 'weightedMean', weight: 'land' }, both)).toBe('missing-weight')
    expect(of({ rounding: { digits: 1, mode: 'halfUp' } }, both)).toBe('70.0')
    expect(
      of({}, [
        { unit: 'e1', value: '1/3' },
        { unit: 'west', value: '1' },
      ]),
    ).toBe('2/3')
    expect(
      of({ over: 'descendants', method: 'weightedMean', weight: 'money' }, [{ unit: 'e1', value: '50' }, ...both]),
    ).toBe('70')
  })
  it('says what missing units do', () => {
    const one = [{ unit: 'east', value: '80' }, { unit: 'west' }]
    expect(of({}, one)).toBe('missing-figure')
    expect(of({ missing: 'skip' }, one)).toBe('80')
    expect(of({ missing: 'zero' }, one)).toBe('40')
    expect(of({ missing: 'skipKeepWeight' }, one)).toBe('40')
    expect(of({ missing: 'skip' }, [])).toBe('no-figure-below')
    expect(of({ missing: 'zero' }, [])).toBe('0')
    expect(of({ over: 'descendants', missing: 'skip' }, [])).toBe('no-figure-below')
    expect(of({ over: 'descendants' }, [{ unit: 'e1', value: '1' }])).toBe('missing-figure')
  })
  it('keeps to the period and combines rows of one unit', () => {
    const values = [
      { unit: 'east', value: '10', period: '2024-01' },
      { unit: 'east', value: '30', period: '2024-02' },
      { unit: 'west', value: '20', period: '2024-02' },
      { unit: 'west', value: '99', period: '2023-12' },
    ]
    expect(of({}, values, '2024')).toBe('20')
    expect(of({ overTime: 'maximum' }, values, '2024')).toBe('25')
    expect(of({ overTime: 'minimum' }, values, '2024-Q1')).toBe('15')
    expect(of({ method: 'weightedMean', weight: 'money' }, values, '2024')).toBe('20')
  })
  it('refuses circles and figures that are none', () => {
    const rule: RollUpRule = { method: 'sum', over: 'children', missing: 'skip' }
    expect(() =>
      rollUp(
        rule,
        {
          units: [
            { id: 'a', parent: 'b' },
            { id: 'b', parent: 'a' },
          ],
          values: [],
        },
        {},
      ),
    ).toThrow('lies under itself')
    expect(() => rollUp(rule, { units, values: [{ unit: 'east', value: 'ten' }] }, {})).toThrow('not a figure')
    const zero = [{ id: 'a' }, { id: 'b', parent: 'a', figures: { w: '0' } }]
    expect(
      rollUp(
        { ...rule, method: 'weightedMean', weight: 'w' },
        { units: zero, values: [{ unit: 'b', value: '1' }] },
        {},
      )[0]!.value,
    ).toMatchObject({ reason: 'zero-weight' })
  })
  it('aggregates first and scores then, or the other way round', () => {
    const scheme = schemeWith({
      nodes: [
        leaf(
          'x',
          '100',
          { kind: 'proportional', better: 'higher', over: { kind: 'capAtWeight' } },
          { target: { kind: 'assigned' } },
        ),
      ],
    })
    const facts = {
      subjects: [{ id: 'a', parent: 'top' }, { id: 'b', parent: 'top' }, { id: 'c' }],
      targets: [
        { subject: 'a', indicator: 'x', value: '10' },
        { subject: 'b', indicator: 'x', value: '30' },
        { subject: 'c', indicator: 'x', value: '1' },
      ],
      actuals: [
        ...rows({ x: '20' }, 'a'),
        ...rows({ x: '20' }, 'b'),
        { subject: 'a', indicator: 'x', part: 'previous', value: '1' },
        ...rows({ x: '1' }, 'c'),
      ],
      events: [
        { id: 'e', subject: 'a', code: 'fire', on: '2024-01-01' },
        { id: 'f', subject: 'c', code: 'fire', on: '2024-01-01' },
      ],
      decisions: [],
    }
    const above = rollUpFacts(facts, [{ id: 'top' }])
    expect(above).toMatchObject({
      targets: [{ value: '40' }],
      actuals: [{ value: '40' }],
      events: [{ id: 'e', subject: 'top' }],
    })
    expect(scoresOf(scheme, above).map(outcome)).toEqual(['100'])
    const first = rollUpScores(
      scoreScheme(scheme, { ...facts, actuals: facts.actuals.filter((row) => !('part' in row)) }, year),
    )
    expect(first).toEqual([
      { unit: 'a', value: '100' },
      { unit: 'b', value: '200/3' },
      { unit: 'c', value: '100' },
    ])
    expect(rollUpScores(scoreScheme(scheme, { subjects: [{ id: 'z' }] }, year))).toEqual([{ unit: 'z' }])
  })
  it('adds up scores in any pieces', () => {
    const tally = schemeTally({ digits: 1, mode: 'halfUp' })
    expect(tally.finish(tally.empty)).toMatchObject({ reason: 'no-figure-below' })
    const state = tally.add(tally.empty, [{ score: '80', weight: '0', grade: 'b' }, { grade: 'a' }])
    expect(tally.finish(state)).toMatchObject({
      value: { scored: 1, missing: 1, completeness: '0.5000', weightedMean: null, grades: { a: 1, b: 1 } },
    })
    expect(tally.merge(state, tally.add(tally.empty, [{ score: '90' }]))).toMatchObject({ lowest: '80', highest: '90' })
    expect(() => tally.add(tally.empty, [{ score: 'x' }])).toThrow('not a score')
  })
})

describe('looking back and ahead', () => {
  const scheme = schemeWith({
    nodes: [
      leaf('road', '40', proportional, { target: '12' }),
      leaf('clean', '20', { kind: 'count', effect: 'deduct', rates: [{ points: '5' }] }, { floor: '0' }),
      leaf('talk', '40', given),
    ],
    policies: { missing: 'keepWeight' },
    grades: {
      ladder: [
        { id: 'good', title: 'g' },
        { id: 'fair', title: 'f' },
        { id: 'poor', title: 'p' },
      ],
      bands: [
        { id: 'good', from: { at: '85', included: true } },
        { id: 'fair', from: { at: '60', included: true }, to: { at: '85', included: false } },
        { id: 'poor', to: { at: '60', included: false } },
      ],
    },
  })
  it('splits a change in its causes', () => {
    const before = {
      scheme,
      facts: { subjects: [{ id: 'v' }, { id: 'gone' }], actuals: rows({ road: '6', talk: '40' }), events: [] },
      question: { period: '2023', asOf: '2023-12-31' },
    }
    const stricter = schemeWith({
      ...scheme.rules,
      nodes: [
        leaf('road', '40', proportional, { target: '24' }),
        ...scheme.rules.nodes.slice(1, 2),
        leaf('talk', '40', given),
        leaf('new', '5', given),
      ],
      rounding: [{ stage: 'total', digits: 0, mode: 'halfUp' }],
    })
    const after = {
      scheme: stricter,
      facts: {
        subjects: [{ id: 'v', notApplicable: ['talk'] }, { id: 'w' }],
        actuals: rows({ road: '13', talk: '40' }),
      },
      question: year,
    }
    const policy = {
      ...after,
      scheme: {
        ...stricter,
        rules: {
          ...stricter.rules,
          policies: { missing: 'keepWeight' as const, notApplicable: { kind: 'full' as const } },
        },
      },
    }
    const changes = comparePeriods({ ...before, scheme: { ...scheme, effective: { from: '2020-01-01' } } }, policy)
    const mine = changes.find((change) => change.id === 'v')!
    expect(mine).toMatchObject({
      before: '80',
      after: '82',
      change: '2',
      parts: { rules: '-10', applicability: '0', facts: '35/3', rounding: '1/3' },
      grade: { before: 'fair', after: 'fair' },
      rank: { before: 1, after: 1 },
    })
    expect(mine.nodes.map((node) => [node.id, node.kind])).toEqual([
      ['road', 'changed'],
      ['new', 'added'],
    ])
    expect(changes.find((change) => change.id === 'w')).toMatchObject({
      before: null,
      parts: null,
      rank: { before: null },
    })
    expect(
      comparePeriods(policy, before)
        .find((change) => change.id === 'v')!
        .nodes.map((node) => node.kind),
    ).toContain('removed')
    expect(changes.find((change) => change.id === 'gone')).toMatchObject({ after: null, change: null })
    const vetoed = {
      ...before,
      scheme: {
        ...scheme,
        rules: {
          ...scheme.rules,
          vetoes: [
            {
              id: 'z',
              when: { figure: { of: 'total' as const }, atLeast: '0' },
              effect: { kind: 'zeroTotal' as const },
            },
          ],
        },
      },
    }
    expect(comparePeriods(before, vetoed)[1]!.vetoes).toEqual({ added: ['z'], cleared: [] })
    const waiting = {
      ...before,
      scheme: { ...scheme, rules: { ...scheme.rules, policies: {} } },
      facts: { subjects: [{ id: 'v' }] },
    }
    expect(comparePeriods(waiting, waiting)[0]).toMatchObject({ parts: null, nodes: [] })
  })
  it('projects what is counted, and says what can still be reached', () => {
    const facts = {
      subjects: [{ id: 'v' }],
      actuals: rows({ road: '3' }),
      events: [{ id: 'e', subject: 'v', code: 'clean', on: '2024-02-01' }],
    }
    const [outlook] = forecastScheme(scheme, facts, { period: '2024', asOf: '2024-06-30' })
    expect(outlook).toMatchObject({ projected: true, now: '25', reachable: '95' })
    expect(outlook!.indicators).toEqual([
      {
        id: 'road',
        actual: '3',
        target: '12',
        due: '5.97',
        onPace: false,
        projected: expect.stringContaining('/'),
        missing: '9',
        neededPerMonth: '1.5',
      },
    ])
    expect(
      forecastScheme(scheme, facts, { period: '2024', asOf: '2024-07-10' })[0]!.indicators[0]!.neededPerMonth,
    ).toBe('1.5')
    expect(
      forecastScheme(scheme, facts, { period: '2024', asOf: '2025-03-01' })[0]!.indicators[0]!.neededPerMonth,
    ).toBe(null)
    expect(
      forecastScheme(scheme, { ...facts, events: [] }, { period: '2024', asOf: '2023-06-30' })[0]!.indicators[0],
    ).toMatchObject({ projected: null, onPace: true })
    const kinds = schemeWith({
      nodes: [
        leaf('a', '1', { kind: 'threshold', pass: 'atLeast' }, { target: '4' }),
        leaf('b', '1', { kind: 'threshold', pass: 'atMost' }, { target: '4' }),
        leaf('c', '1', { kind: 'required', perMissing: '1', proRate: 'full' }, { target: '4', floor: '0' }),
        leaf('d', '1', { kind: 'proportional', better: 'lower', over: { kind: 'capAtWeight' } }, { target: '4' }),
        leaf('e', '1', given, { measure: { kind: 'growth' } }),
        { id: 's', title: 's', weight: '1', children: [leaf('f', '1', given, { perPerson: true })] },
      ],
      policies: { missing: 'keepWeight' },
    })
    const list = forecastScheme(
      kinds,
      { subjects: [{ id: 'v' }], actuals: rows({ a: '9', b: '1', c: '1', d: '1' }) },
      { period: '2024', asOf: '2024-06-30' },
    )[0]!
    expect(list.indicators.map((one) => one.id)).toEqual(['a', 'c'])
    expect(list.reachable).toBe('6')
    const open = schemeWith({
      nodes: [
        leaf('x', '1', { kind: 'steps', better: 'higher', unit: 'absolute', size: '2', points: '1' }, { target: '10' }),
      ],
    })
    expect(forecastScheme(open, { subjects: [{ id: 'v' }], actuals: rows({ x: '7' }) }, year)[0]!.now).toBe(null)
  })
  it('finds the cheapest way to the next grade', () => {
    const ask = (values: Record<string, string>, more: object = {}): ReturnType<typeof improvements> =>
      improvements(scheme, { subjects: [{ id: 'v' }], actuals: rows(values) }, { ...year, subject: 'v', ...more })
    const way = (values: Record<string, string>, more: object = {}): unknown => {
      const told = ask(values, more)
      return told.status === 'computed'
        ? (told.value.nextGrade?.indicators ?? null)
        : told.status === 'needs'
          ? 'needs'
          : told.reason
    }
    expect(way({ road: '6', talk: '30' })).toEqual(['road'])
    expect(way({ road: '9', talk: '20' }, { costs: { road: '5', talk: '1' } })).toEqual(['talk'])
    expect(way({ road: '12', talk: '40' })).toBe(null)
    const told = ask({ road: '6', talk: '30' })
    expect(told).toMatchObject({
      value: {
        total: '70',
        levers: [
          { id: 'road', gain: '20', distance: '6', cost: '1' },
          { id: 'talk', gain: '10', distance: null },
        ],
        nextGrade: { grade: 'good', from: '85', missing: '15', total: '90', cost: '1', cheapest: true },
      },
    })
    expect(improvements(scheme, { subjects: [] }, { ...year, subject: 'v' })).toMatchObject({
      reason: 'unknown-subject',
    })
    expect(
      improvements(
        { ...scheme, rules: { ...scheme.rules, policies: {} } },
        { subjects: [{ id: 'v' }] },
        { ...year, subject: 'v' },
      ),
    ).toMatchObject({ status: 'needs', missing: [{ at: 'road' }, { at: 'talk' }] })
    const many = schemeWith({
      ...scheme.rules,
      nodes: Array.from({ length: 20 }, (_, at) => leaf(`n${at}`, '5', given)),
    })
    const greedy = improvements(
      many,
      {
        subjects: [{ id: 'v' }],
        actuals: Array.from({ length: 20 }, (_, at) => ({ subject: 'v', indicator: `n${at}`, value: '3' })),
      },
      { ...year, subject: 'v' },
    )
    expect(greedy).toMatchObject({ value: { nextGrade: { cost: '13', cheapest: false } } })
    const low = schemeWith({ ...scheme.rules, nodes: [leaf('x', '50', given)] })
    expect(
      improvements(low, { subjects: [{ id: 'v' }], actuals: rows({ x: '3' }) }, { ...year, subject: 'v' }),
    ).toMatchObject({ value: { nextGrade: null } })
    const lowMany = schemeWith({
      ...scheme.rules,
      nodes: Array.from({ length: 12 }, (_, at) => leaf(`n${at}`, '1', given)),
    })
    expect(improvements(lowMany, { subjects: [{ id: 'v' }], actuals: [] }, { ...year, subject: 'v' })).toMatchObject({
      value: { nextGrade: null },
    })
  })
  it('combines periods', () => {
    const of = (period: string, value?: string): ReturnType<typeof scoreScheme> =>
      scoreScheme(
        { ...schemeWith({ nodes: [leaf('x', '100', given)] }), effective: { from: '2020-01-01' } },
        { subjects: [{ id: 'v' }], actuals: value === undefined ? [] : rows({ x: value }) },
        { period, asOf: `${period}-12-31` },
      )
    const rule = {
      parts: [
        { periods: ['2021', '2022'], weight: '0.5' },
        { periods: ['2022'], weight: '0.5' },
      ],
      missing: 'refuse',
    } as const
    const score = (more: object, results: readonly ReturnType<typeof scoreScheme>[]): unknown => {
      const [one] = combinePeriods({ ...rule, ...more }, results)
      return one!.score.status === 'computed' ? one!.score.value : one!.missing
    }
    expect(score({}, [of('2021', '80'), of('2022', '91')])).toBe('88.25')
    expect(
      score({ roundBefore: { digits: -1, mode: 'halfUp' }, rounding: { digits: 1, mode: 'halfUp' } }, [
        of('2021', '80'),
        of('2022', '91'),
      ]),
    ).toBe('87.5')
    expect(score({}, [of('2021'), of('2022', '90')])).toEqual(['2021'])
    expect(score({ missing: 'skip' }, [of('2021'), of('2022', '90')])).toBe('90')
    expect(score({ missing: 'zero' }, [of('2021'), of('2022', '90')])).toBe('67.5')
    expect(score({ missing: 'skip' }, [of('2021', '80'), of('2022')])).toEqual(['2022'])
  })
  it('passes targets down, and results to those who answer', () => {
    const units = [
      { id: 'a', figures: { land: '1' } },
      { id: 'b', figures: { land: '2' } },
    ]
    const division = { grain: '1', method: 'largestRemainder', ties: ['byId'] } as const
    const parts = (rule: object, value = '10', list: readonly { id: string }[] = units): unknown => {
      const found = decomposeTarget({ indicator: 'x', value }, list, { division, ...rule })
      return found.status === 'computed'
        ? found.value.targets.map((one) => one.value)
        : found.status === 'needs'
          ? found.missing[0]!.code
          : found.reason
    }
    expect(parts({ by: 'land' })).toEqual(['3', '7'])
    expect(parts({})).toEqual(['5', '5'])
    expect(parts({ by: 'sea' })).toBe('subject-figure-missing')
    expect(parts({}, '10', [{ id: 'a' }, { id: 'a' }])).toBe('duplicate-id')
    expect(parts({ division: { grain: '1', method: 'largestRemainder', ties: 'report' } }, '11')).toBe(
      'tie-in-division',
    )
    const assigned = schemeWith({
      nodes: [
        {
          id: 's',
          title: 's',
          weight: '10',
          assignments: [{ who: 'w', role: 'lead' }],
          children: [leaf('x', '10', given, { assignments: [{ who: 'w', role: 'support', share: '0.5' }] })],
        },
      ],
      sheets: [{ id: 'b', title: 'b', items: [leaf('y', '0', given)] }],
    })
    const result = scoreScheme(assigned, { subjects: [{ id: 'v' }], actuals: rows({ x: '8' }) }, year)
    expect(assignedResults(assigned, result).map((row) => [row.node, row.points, row.weight])).toEqual([
      ['s', '8', '10'],
      ['x', '4', '5'],
    ])
    expect(assignedResults(assigned, scoreScheme(assigned, { subjects: [{ id: 'v' }] }, year))[0]!.points).toBe(null)
  })
  it('describes a scheme as a table', () => {
    const table = schemeWith({
      nodes: [
        {
          id: 's',
          title: 's',
          weight: '30',
          outOf: '100',
          clause: '1',
          children: [
            leaf('x', '40', proportional, {
              target: '5',
              unit: 'km',
              floor: '0',
              cap: '50',
              assignments: [{ who: 'w', role: 'lead' }],
            }),
          ],
        },
        {
          id: 'm',
          title: 'm',
          weight: '10',
          combine: 'mean',
          children: [leaf('y', '1', given, { target: { kind: 'assigned' } })],
        },
        {
          id: 'n',
          title: 'n',
          weight: '10',
          outOf: 'applicable',
          children: [leaf('z', '1', given, { weights: { g: '2' } })],
        },
        { id: 'o', title: 'o', weight: '10', outOf: '0', children: [leaf('q', '1', given, { groups: ['h'] })] },
        { id: 'p', title: 'p', weight: '5', children: [leaf('r', '5', given)] },
      ],
      sheets: [
        { id: 'b', title: 'b', cap: '5', floor: '-5', clause: '9', items: [leaf('t', '0', given)] },
        { id: 'c', title: 'c', items: [] },
      ],
    })
    expect(
      describeScheme(table, 'g').map((row) => [row.id, row.depth, row.kind, row.weight, row.effectiveWeight]),
    ).toEqual([
      ['s', 1, 'section', '30', '30'],
      ['x', 2, 'indicator', '40', '12'],
      ['m', 1, 'section', '10', '10'],
      ['y', 2, 'indicator', '1', null],
      ['n', 1, 'section', '10', '10'],
      ['z', 2, 'indicator', '2', null],
      ['o', 1, 'section', '10', '10'],
      ['p', 1, 'section', '5', '5'],
      ['r', 2, 'indicator', '5', '5'],
      ['b', 1, 'sheet', null, null],
      ['t', 2, 'sheetItem', '0', null],
      ['c', 1, 'sheet', null, null],
    ])
    expect(describeScheme(table)[1]).toMatchObject({
      target: '5',
      unit: 'km',
      floor: '0',
      cap: '50',
      responsible: ['w:lead'],
    })
  })
  it('explains totals and nodes, or says why not', () => {
    const ask = (facts: object, more: object = {}): string => {
      const told = explainScore(scheme, { subjects: [{ id: 'v' }], ...facts }, { ...year, subject: 'v', ...more })
      return told.status === 'computed' ? told.value.figure : told.status === 'needs' ? 'needs' : told.reason
    }
    expect(ask({ actuals: rows({ road: '6', talk: '40' }) })).toBe('80')
    expect(ask({ actuals: rows({ road: '6', talk: '40' }) }, { node: 'road' })).toBe('20')
    expect(ask({}, { node: 'gone' })).toBe('unknown-node')
    expect(ask({}, { subject: 'w' })).toBe('unknown-subject')
    expect(ask({ actuals: rows({ talk: '41' }) })).toBe('out-of-range')
    expect(ask({ actuals: rows({ talk: '41' }) }, { node: 'talk' })).toBe('out-of-range')
    const open = schemeWith({ nodes: [leaf('x', '1', given)] })
    expect(explainScore(open, { subjects: [{ id: 'v' }] }, { ...year, subject: 'v' }).status).toBe('needs')
    expect(explainScore(open, { subjects: [{ id: 'v' }] }, { ...year, subject: 'v', node: 'x' }).status).toBe('needs')
  })
})
