import { describe, expect, it } from 'vitest'
import {
  checkScheme,
  scoreScheme,
  type Scheme,
  type SchemeFacts,
  type SchemeRules,
  type SubjectScore,
} from 'xiangzhen/responsibility'
import { leaf, outcome, schemeWith, scoresOf, year } from './scheme-test-kit.js'

const given = { kind: 'given' } as const
const ladder = ['ex', 'good', 'fair', 'poor'].map((id) => ({ id, title: id }))
const bands = [
  { id: 'ex', from: { at: '90', included: true } },
  { id: 'good', from: { at: '80', included: true }, to: { at: '90', included: false } },
  { id: 'fair', from: { at: '60', included: true }, to: { at: '80', included: false } },
  { id: 'poor', to: { at: '60', included: false } },
]
const top: NonNullable<SchemeRules['lists']>[number] = {
  id: 'top',
  title: '优秀名额',
  scope: 'all',
  from: 'top',
  quota: { kind: 'atMost', share: '0.2' },
  gradeAtLeast: 'ex',
  grade: { on: 'ex', off: 'good' },
}
const graded = (rules: Partial<SchemeRules> = {}): Scheme =>
  schemeWith({ policies: { missing: 'zero' }, nodes: [leaf('a', '100', given)], grades: { ladder, bands }, ...rules })
const scored = (values: Readonly<Record<string, string>>, more: Partial<SchemeFacts> = {}): SchemeFacts => ({
  subjects: Object.keys(values).map((id) => ({ id })),
  actuals: Object.entries(values).map(([subject, value]) => ({ subject, indicator: 'a', value })),
  ...more,
})
const gradeOf = ({ grade }: SubjectScore): string =>
  grade?.status === 'computed'
    ? grade.value.grade
    : grade?.status === 'needs'
      ? grade.missing.map((need) => need.code).join(' ')
      : (grade?.reason ?? 'none')
const decision = (code: string, value: string, at?: string) => ({
  code,
  value,
  decidedBy: 'x',
  decidedOn: '2024-01-01',
  ...(at === undefined ? {} : { at }),
})

describe('names that no rule uses', () => {
  const works = leaf('works', '10', { kind: 'count', effect: 'deduct', rates: [{ points: '1' }] }, { floor: '0' })
  it('are told with their place', () => {
    const scheme = schemeWith({
      groups: [{ id: 'plain', title: 'p' }],
      policies: { missing: 'zero' },
      nodes: [
        works,
        leaf('share', '10', given, { measure: { kind: 'ratio', above: 'm', below: 'n', times: '100' } }),
        leaf('judged', '1', { kind: 'levels', levels: [{ id: 'top', points: '1' }] }),
        leaf('due', '1', {
          kind: 'deadline',
          due: {
            kind: 'after',
            event: 'election',
            term: { count: 1, unit: 'day', firstDayCounted: false, shift: 'none' },
          },
          late: { kind: 'left', points: '0' },
        }),
        leaf('many', '1', { kind: 'quotas', parts: [{ required: '1' }] }),
        leaf('sum', '1', given, {
          measure: { kind: 'sum', parts: ['p'], missing: 'never' },
          target: { kind: 'previous' },
        }),
        leaf('seen', '1', given, { measure: { kind: 'verified' } }),
        leaf('grown', '1', given, { measure: { kind: 'growth' } }),
      ],
      sheets: [
        {
          id: 'bonus',
          title: 'b',
          items: [leaf('praise', '0', { kind: 'count', effect: 'award', rates: [{ points: '1' }] })],
        },
      ],
      vetoes: [
        {
          id: 'v',
          when: {
            any: [{ flag: 'accident' }, { not: { all: [{ figure: { of: 'events', code: 'fire' }, lessThan: '1' }] } }],
          },
          effect: { kind: 'zeroTotal' },
        },
      ],
      awards: [{ id: 'm', title: 'm', amount: { kind: 'perEvent', event: 'prize', rates: [{ points: '1' }] } }],
    })
    const on = '2024-02-02'
    const row = (indicator: string, more: object) => ({ subject: 'v', indicator, ...more })
    const { diagnostics, scores } = scoreScheme(
      scheme,
      {
        subjects: [
          {
            id: 'v',
            group: 'plian',
            flags: ['accident', 'acident'],
            notApplicable: ['shar'],
            exempt: ['bonus'],
            weightFactors: { wroks: '2' },
          },
        ],
        events: ['works', 'wroks', 'fire', 'prize', 'election', 'praise'].map((code) => ({
          id: code,
          subject: 'v',
          code,
          on,
        })),
        actuals: [
          row('works', { value: '3' }),
          row('share', { value: '1', part: 'm' }),
          row('share', { value: '1', part: 'nn' }),
          row('judged', { value: '1' }),
          row('judged', { level: 'top' }),
          row('due', { value: '1' }),
          row('due', { on }),
          row('many', { value: '1' }),
          row('many', { state: 'exempt' }),
          row('sum', { value: '1', part: 'previous' }),
          row('seen', { value: '1', part: 'sampleVerified' }),
          row('grown', { value: '1', part: 'before' }),
        ],
      },
      year,
    )
    expect(diagnostics.map((one) => [one.code, one.path])).toEqual([
      ['unknown-subject-group', 'subjects[0].group'],
      ['unknown-flag', 'subjects[0].flags[1]'],
      ['unknown-node', 'subjects[0].notApplicable[0]'],
      ['unknown-node', 'subjects[0].weightFactors.wroks'],
      ['unknown-event-code', 'events[1].code'],
      ['row-not-used', 'actuals[0]'],
      ['unknown-part', 'actuals[2].part'],
      ['row-not-used', 'actuals[3]'],
      ['row-not-used', 'actuals[5]'],
      ['row-not-used', 'actuals[7]'],
      ['unknown-part', 'actuals[11].part'],
    ])
    expect(scores).toHaveLength(1)
  })

  it('of an indicator leave the score open while something was not reported', () => {
    const scheme = schemeWith({
      policies: { missing: 'zero' },
      nodes: [leaf('a', '60', given), leaf('b', '40', given)],
    })
    const of = (indicator: string) =>
      scoresOf(scheme, {
        actuals: [
          { subject: 'v', indicator: 'a', value: '60' },
          { subject: 'v', indicator, value: '40' },
        ],
      })[0]!
    expect([outcome(of('bb')), of('bb').state]).toEqual(['60', 'incomplete'])
    expect([outcome(of('b')), of('b').state]).toEqual(['100', 'final'])
    const totals = scoreScheme(
      scheme,
      { subjects: [{ id: 'v' }], targets: [{ subject: 'v', indicator: 'bb', value: '1' }] },
      { ...year, detail: 'totals' },
    )
    expect(totals.diagnostics.map((one) => one.path)).toEqual(['targets[0]'])
  })
})

describe('figures that are none', () => {
  it('refuse their own subject only', () => {
    const scheme = schemeWith({
      policies: { missing: 'zero', floor: '0' },
      nodes: [
        leaf('a', '10', given),
        leaf('n', '10', { kind: 'count', effect: 'deduct', rates: [{ points: '1' }] }),
        leaf('t', '10', { kind: 'threshold', pass: 'atLeast' }, { target: { kind: 'assigned' } }),
      ],
    })
    const facts: SchemeFacts = {
      subjects: [{ id: 'u', figures: { area: 'x' } }, { id: 'v' }, { id: 'w' }, { id: 'z' }],
      actuals: [
        { subject: 'u', indicator: 'a', value: '10%' },
        ...['v', 'w', 'z'].map((subject) => ({ subject, indicator: 'a', value: '7' })),
        ...['v', 'w', 'z'].map((subject) => ({ subject, indicator: 't', value: '7' })),
      ],
      events: [{ id: 'e', subject: 'v', code: 'n', on: '2024-02-02', count: 'two' }],
      targets: [
        { subject: 'w', indicator: 't', value: '5.' },
        { subject: 'z', indicator: 't', value: '5' },
      ],
    }
    for (const detail of ['nodes', 'totals'] as const) {
      const { scores, diagnostics } = scoreScheme(scheme, facts, { ...year, detail })
      expect(scores.map(outcome)).toEqual(['row-unreadable', 'row-unreadable', 'row-unreadable', '27'])
      expect(diagnostics.map((one) => one.path)).toEqual(
        expect.arrayContaining(['actuals[0].value', 'events[0].count', 'targets[0].value', 'subjects[0].figures.area']),
      )
    }
  })

  it('an unread method is refused in words', () => {
    const scheme = schemeWith({ nodes: [leaf('i', '10', { kind: 'step' } as never)] })
    const [score] = scoresOf(scheme, { actuals: [{ subject: 'v', indicator: 'i', value: '1' }] })
    expect(score!.score).toMatchObject({ reason: 'unknown-method', diagnostics: [{ data: { method: 'step' } }] })
  })
})

describe('rows of another period', () => {
  it('do not count: one task keeps its id over the years', () => {
    const road = leaf(
      'road',
      '10',
      { kind: 'proportional', better: 'higher', over: { kind: 'capAtWeight' } },
      { target: { kind: 'assigned' } },
    )
    const works = leaf('n', '10', { kind: 'count', effect: 'deduct', rates: [{ points: '1' }] })
    const scheme = schemeWith({ policies: { missing: 'zero', floor: '0' }, nodes: [road, works] })
    const row = (value: string, period: string) => ({ subject: 'v', indicator: 'road', value, period })
    const facts: SchemeFacts = {
      subjects: [{ id: 'v' }],
      targets: [row('10', '2024'), row('20', '2025')],
      actuals: [row('5', '2024'), row('20', '2025')],
      events: [
        { id: 'late', subject: 'v', code: 'n', on: '2023-12-30', period: '2024' },
        { id: 'later', subject: 'v', code: 'n', on: '2024-12-30', period: '2025' },
      ],
    }
    expect(scoreScheme(scheme, facts, year).scores.map(outcome)).toEqual(['14'])
    expect(
      scoreScheme(scheme, facts, { period: '2025', asOf: '2025-12-31', detail: 'totals' }).scores.map(outcome),
    ).toEqual(['19'])
  })
})

describe('a list over somebody undecided', () => {
  it('waits for the decision, and so does the grade of whoever could be on it', () => {
    const nodes = [
      leaf('a', '100', given),
      leaf('n', '0', { kind: 'count', effect: 'award', rates: [{ points: '1' }] }),
    ]
    const scheme = graded({ full: '100', nodes, lists: [{ ...top, quota: { kind: 'atMost', count: 1 } }] })
    const facts = scored(
      { a: '100', b: '95', c: '85' },
      { events: [{ id: 'e', subject: 'a', code: 'n', on: '2024-02-02' }] },
    )
    const result = scoreScheme(scheme, facts, year)
    expect(result.lists[0]!.result).toMatchObject({ status: 'needs', missing: [{ code: 'total-ceiling' }] })
    expect(result.scores.map(gradeOf)).toEqual(['total-ceiling', 'total-ceiling', 'good'])
    expect(result.scores.map((score) => score.state)).toEqual(['undecided', 'final', 'final'])
    const decided = { ...scheme, decisions: [decision('total-ceiling', 'none')] }
    expect(scoreScheme(decided, facts, year).scores.map(gradeOf)).toEqual(['ex', 'good', 'good'])
  })

  it('does not wait for whoever it can never hold', () => {
    const nodes = [
      leaf('a', '100', given),
      leaf('n', '0', { kind: 'count', effect: 'award', rates: [{ points: '1' }] }),
    ]
    const list = { ...top, quota: { kind: 'atMost', count: 1 }, eligible: { not: { flag: 'out' } } } as const
    const scheme = graded({ full: '100', nodes, lists: [list] })
    const facts = scored({ a: '100', b: '95' }, { events: [{ id: 'e', subject: 'a', code: 'n', on: '2024-02-02' }] })
    const subjects = [{ id: 'a', flags: ['out'] }, { id: 'b' }]
    expect(scoreScheme(scheme, { ...facts, subjects }, year).lists[0]!.result).toMatchObject({ value: { on: ['b'] } })
  })

  it('says so where a condition cannot be told, unless the seats are the same', () => {
    const rules = [
      { grade: 'good', clause: '第八条', when: { figure: { of: 'subject', name: 'open' }, moreThan: '0' } },
    ] as const
    const grades = { ladder, bands, rules }
    const list = { ...top, quota: { kind: 'atMost', count: 1, ties: 'exceed' } } as const
    const of = (values: Record<string, string>) =>
      scoreScheme(
        graded({ grades, lists: [list] }),
        scored(values, { subjects: [{ id: 'a', figures: { open: '0' } }, { id: 'b' }] }),
        year,
      )
    const open = of({ a: '95', b: '99' })
    expect(open.lists[0]!.result).toMatchObject({
      reason: 'condition-undecided',
      diagnostics: [{ data: { subject: 'b' } }],
    })
    expect(open.scores.map(gradeOf)).toEqual(['condition-undecided', 'condition-undecided'])
    expect(open.scores[1]!.grade).toMatchObject({
      diagnostics: [{ data: { subject: 'b', rule: 'rules.grades.rules[0]', grade: 'good', clause: '第八条' } }],
    })
    const same = of({ a: '99', b: '95' })
    expect(same.lists[0]!.result).toMatchObject({ value: { on: ['a'] } })
    expect(same.scores.map(gradeOf)).toEqual(['ex', 'condition-undecided'])
  })

  it('waits for a decision behind a grade', () => {
    const rules = [{ grade: 'fair', when: { figure: { of: 'rank', from: 'bottom' }, atMost: '1' } }] as const
    const scheme = graded({
      grades: { ladder, bands, rules },
      lists: [{ ...top, quota: { kind: 'atMost', count: 2 } }],
    })
    const result = scoreScheme(scheme, scored({ a: '95', b: '95' }), year)
    expect(result.lists[0]!.result).toMatchObject({ status: 'needs', missing: [{ code: 'tie-at-rank' }] })
  })
})

describe('a tie at the line', () => {
  it('leaves alone whoever gets the same grade either way', () => {
    const facts = scored({ a: '95', b: '95', c: '85', d: '70', e: '65' })
    const open = scoreScheme(graded({ lists: [top] }), facts, year)
    expect(open.scores.map(gradeOf)).toEqual(['tie-at-quota', 'tie-at-quota', 'good', 'fair', 'fair'])
    const decided = { ...graded({ lists: [top] }), decisions: [decision('tie-at-quota', 'leaveVacant', 'top')] }
    expect(scoreScheme(decided, facts, year).scores.map(gradeOf)).toEqual(['good', 'good', 'good', 'fair', 'fair'])
  })

  it('and a vetoed one together are tried in every combination', () => {
    const vetoes = [{ id: 'v', when: { flag: 'out' }, effect: { kind: 'refuseAward', award: 'top' } }] as const
    const list = { ...top, quota: { kind: 'atMost', count: 2 } } as const
    const facts = scored({ a: '99', b: '95', c: '95', d: '70' })
    const subjects = [{ id: 'a', flags: ['out'] }, { id: 'b' }, { id: 'c' }, { id: 'd' }]
    const result = scoreScheme(graded({ vetoes, lists: [list] }), { ...facts, subjects }, year)
    expect(result.scores.map(gradeOf)).toEqual(['good', 'vetoed-in-list', 'vetoed-in-list', 'fair'])
  })
})

describe('a veto that lowers the grade', () => {
  const lowered = (
    by: number,
    more: Partial<SchemeRules> = {},
    values: Record<string, string> = { a: '95', b: '65' },
  ) =>
    scoreScheme(
      graded({ vetoes: [{ id: 'v', when: { flag: 'x' }, effect: { kind: 'lowerGrade', by } }], ...more }),
      { ...scored(values), subjects: Object.keys(values).map((id) => ({ id, flags: ['x'] })) },
      year,
    ).scores
  it('goes down the ladder, and not below it', () => {
    expect(lowered(1).map(gradeOf)).toEqual(['good', 'poor'])
    expect(lowered(3).map(gradeOf)).toEqual(['poor', 'poor'])
    expect(lowered(1)[0]!.grade).toMatchObject({ value: { by: 'lowered', before: 'ex' } })
  })
  it('goes before a cap, and a forced grade before it', () => {
    const also = (effect: { kind: 'capGrade' | 'forceGrade'; grade: string }) => ({
      vetoes: [
        { id: 'v', when: { flag: 'x' }, effect: { kind: 'lowerGrade' as const, by: 1 } },
        { id: 'w', when: { flag: 'x' }, effect },
      ],
    })
    expect(gradeOf(lowered(1, also({ kind: 'capGrade', grade: 'fair' }))[0]!)).toBe('fair')
    expect(gradeOf(lowered(1, also({ kind: 'forceGrade', grade: 'ex' }))[0]!)).toBe('ex')
    expect(gradeOf(lowered(1, { grades: { ladder, otherwise: 'none' } })[0]!)).toBe('none')
  })
  it('can be what was decided, as can a cap', () => {
    const vetoes = [{ id: 'v', when: { flag: 'x' } }] as const
    const of = (value: string) => gradeOf(lowered(1, { vetoes }, { a: '95' }).map((one) => one)[0]!) + value
    expect(of('')).toBe('veto-effect')
    const scheme = (value: string): Scheme => ({
      ...graded({ vetoes }),
      decisions: [decision('veto-effect', value, 'v')],
    })
    const grade = (value: string): string =>
      gradeOf(
        scoreScheme(scheme(value), { ...scored({ a: '95' }), subjects: [{ id: 'a', flags: ['x'] }] }, year).scores[0]!,
      )
    expect(['lowerGrade:2', 'capGrade:fair', 'lowerGrade:zero'].map(grade)).toEqual(['fair', 'fair', 'veto-effect'])
    expect(checkScheme(scheme('capGrade:fair')).map((one) => one.code)).toEqual(['veto-without-effect'])
    expect(checkScheme(scheme('zerototal')).map((one) => one.code)).toContain('unreadable-decision')
  })
})

describe('ranking over all groups', () => {
  it('puts everybody in one order', () => {
    const facts = scored({ a: '70', b: '80' })
    const subjects = [
      { id: 'a', group: 'x' },
      { id: 'b', group: 'y' },
    ]
    const all = scoreScheme(graded({ ranking: { scope: 'all' } }), { ...facts, subjects }, year).ranking
    expect(all).toEqual([
      {
        group: null,
        places: [
          { subject: 'b', rank: 1, tied: 1 },
          { subject: 'a', rank: 2, tied: 1 },
        ],
      },
    ])
    expect(scoreScheme(graded(), { ...facts, subjects }, year).ranking).toHaveLength(2)
  })
})

describe('ballots in classes', () => {
  const classes = [
    { id: 'above', title: '上级', weight: '30' },
    { id: 'members', weight: '30' },
    { id: 'people', weight: '40' },
  ]
  const of = (rows: readonly (readonly [string, string])[], more: object = {}): string =>
    outcome(
      scoresOf(
        schemeWith({
          policies: { missing: 'zero' },
          nodes: [leaf('i', '10', { kind: 'ballots', outOf: '100', classes, ...more })],
        }),
        {
          actuals: rows.map(([part, value]) => ({ subject: 'v', indicator: 'i', part, value })),
        },
      )[0]!,
    )
  it('weigh the mean of each class', () => {
    // 0.3 × 90 + 0.3 × (80 + 60) ÷ 2 + 0.4 × 95 = 27 + 21 + 38 = 86
    expect(
      of([
        ['above', '90'],
        ['members', '80'],
        ['members', '60'],
        ['people', '95'],
      ]),
    ).toBe('8.6')
    expect(
      of([
        ['above', '90'],
        ['members', '80'],
      ]),
    ).toBe('too-few-ballots')
    expect(
      of([
        ['above', '90'],
        ['members', '180'],
        ['people', '1'],
      ]),
    ).toBe('out-of-range')
    expect(
      of(
        [
          ['above', '90'],
          ['above', '10'],
          ['above', '50'],
          ['members', '50'],
          ['people', '50'],
        ],
        { trimAbove: 2 },
      ),
    ).toBe('5')
  })
})

describe('questions of the text that are now asked', () => {
  it('whether a begun month counts', () => {
    const of = (from: string, to?: string, more: object = {}): string =>
      outcome(
        scoresOf(
          schemeWith({
            nodes: [
              leaf(
                'm',
                '10',
                { kind: 'required', perMissing: '1', proRate: 'months', ...more },
                { target: '12', floor: '0' },
              ),
            ],
          }),
          {
            subjects: [{ id: 'v', from, ...(to === undefined ? {} : { to }) }],
            actuals: [{ subject: 'v', indicator: 'm', value: '5' }],
          },
        )[0]!,
      )
    expect(of('2024-07-10')).toBe('part-month')
    expect(of('2024-07-01')).toBe('9')
    expect(of('2024-07-10', undefined, { partMonth: 'counted' })).toBe('9')
    expect(of('2024-07-10', undefined, { partMonth: 'notCounted' })).toBe('10')
    expect(of('2024-07-10', '2024-07-20', { partMonth: 'notCounted' })).toBe('10')
  })

  it('whether the mean of the peers holds the subject itself', () => {
    const rule = (own: object = {}) =>
      leaf(
        'i',
        '5',
        { kind: 'steps', better: 'higher', unit: 'absolute', size: '1', points: '0.2', whole: 'continuous' },
        { target: { kind: 'peerMean', ...own } },
      )
    const facts = (own: string, decisions: readonly ReturnType<typeof decision>[] = []): Partial<SchemeFacts> => ({
      subjects: [{ id: 'v' }, { id: 'w' }],
      actuals: [
        { subject: 'v', indicator: 'i', value: own },
        { subject: 'w', indicator: 'i', value: '10' },
      ],
      decisions,
    })
    const of = (indicator: ReturnType<typeof rule>, given: Partial<SchemeFacts>): string =>
      outcome(scoresOf(schemeWith({ policies: { missing: 'zero', floor: '0' }, nodes: [indicator] }), given)[0]!)
    expect(of(rule(), facts('8'))).toBe('peer-mean-own')
    expect(of(rule(), facts('12'))).toBe('5')
    expect(of(rule({ own: 'included' }), facts('8'))).toBe('4.8')
    expect(of(rule(), facts('8', [decision('peer-mean-own', 'excluded')]))).toBe('4.6')
    expect(of(rule(), { ...facts('8'), targets: [{ subject: 'v', indicator: 'i', value: '9' }] })).toBe('4.8')
    expect(of(rule(), { subjects: [{ id: 'v' }] })).toBe('0')
    const other = schemeWith({ policies: { missing: 'zero', floor: '0' }, nodes: [rule()] })
    expect(checkScheme(other).map((one) => one.code)).toEqual(['peer-mean-open'])
  })

  it('by the linter too', () => {
    const scheme = schemeWith({
      full: '30',
      policies: { missing: 'zero', floor: '0' },
      nodes: [
        leaf('e', '10', { kind: 'efficacy', better: 'higher', high: '100' }),
        leaf('m', '10', { kind: 'required', perMissing: '1', proRate: 'months' }, { target: '12' }),
        leaf('n', '10', given),
      ],
      sheets: [{ id: 'b', title: 'b', items: [leaf('p', '5', given)] }],
    })
    const codes = (rules: Partial<SchemeRules> = {}) =>
      checkScheme({ ...scheme, rules: { ...scheme.rules, ...rules } }).map((one) => one.code)
    expect(codes()).toEqual(['efficacy-form-open', 'efficacy-low-open', 'part-month-open', 'total-ceiling-open'])
    expect(codes({ total: { ceiling: 'none' } })).not.toContain('total-ceiling-open')
    expect(codes({ sheets: [{ id: 'b', title: 'b', cap: '0', items: [leaf('p', '5', given)] }] })).not.toContain(
      'total-ceiling-open',
    )
  })
})
