import { describe, expect, it } from 'vitest'
import { decisionsNeeded, verify } from 'xiangzhen/kernel'
import {
  scoreScheme,
  type NotApplicableRule,
  type SchemeCondition,
  type SchemeNode,
  type SchemeRules,
  type SchemeVeto,
} from 'xiangzhen/responsibility'
import { leaf, nodeOf, outcome, schemeWith, scoresOf, year } from './scheme-test-kit.js'

const given = { kind: 'given' } as const

function rows(
  values: Readonly<Record<string, string>>,
  subject = 'v',
): { subject: string; indicator: string; value: string }[] {
  return Object.entries(values).map(([indicator, value]) => ({ subject, indicator, value }))
}

function section(id: string, weight: string, children: readonly SchemeNode[], more: object = {}): SchemeNode {
  return { id, title: id, weight, children, ...more }
}

describe('not applicable', () => {
  const four = (rule: NotApplicableRule | undefined, rules: Partial<SchemeRules> = {}): ReturnType<typeof schemeWith> =>
    schemeWith({
      nodes: ['4', '2', '6', '4'].map((weight, at) =>
        leaf(`n${at}`, weight, { kind: 'given' }, rule === undefined || at !== 3 ? {} : { notApplicable: rule }),
      ),
      ...rules,
    })
  const facts = { subjects: [{ id: 'v', notApplicable: ['n3'] }], actuals: rows({ n0: '4', n1: '2', n2: '6' }) }
  const weights = (rule: NotApplicableRule): readonly string[] => {
    const [score] = scoresOf(four(rule), facts)
    return ['n0', 'n1', 'n2', 'n3'].map((id) => nodeOf(score!, id).weight)
  }
  it('moves the freed weight as the rule says', () => {
    expect(weights({ kind: 'redistributeEqually' })).toEqual(['16/3', '10/3', '22/3', '0'])
    expect(weights({ kind: 'redistributeProportionally' })).toEqual(['16/3', '8/3', '8', '0'])
    expect(weights({ kind: 'moveTo', node: 'n1' })).toEqual(['4', '6', '6', '0'])
    expect(weights({ kind: 'removeFromTotal' })).toEqual(['4', '2', '6', '0'])
    expect(weights({ kind: 'redistributeEqually', fromLevel: 2 })).toEqual(['4', '2', '6', '0'])
    const tables = [{ without: ['n3'], weights: { n0: '5', n1: '5', n2: '6' } }]
    expect(weights({ kind: 'replacementWeights', tables })).toEqual(['5', '5', '6', '0'])
  })
  it('gives points, nothing, or no verdict', () => {
    const of = (rule: NotApplicableRule): readonly (string | null)[] => {
      const [score] = scoresOf(four(rule), facts)
      return [outcome(score!), score!.maximum, score!.state]
    }
    expect(of({ kind: 'full' })).toEqual(['16', '16', 'final'])
    expect(of({ kind: 'zero' })).toEqual(['12', '16', 'final'])
    expect(of({ kind: 'asPoints', points: '1' })).toEqual(['13', '16', 'final'])
    expect(of({ kind: 'removeFromTotal' })).toEqual(['12', '12', 'final'])
    expect(of({ kind: 'refuse' })).toEqual(['12', '12', 'refused'])
    expect(of({ kind: 'notAllowed' })[0]).toBe('not-applicable-not-allowed')
  })
  it('asks when no rule answers', () => {
    expect(outcome(scoresOf(four(undefined), facts)[0]!)).toBe('not-applicable')
    expect(outcome(scoresOf(four({ kind: 'moveTo', node: 'gone' }), facts)[0]!)).toBe('not-applicable')
    expect(
      outcome(scoresOf(four({ kind: 'replacementWeights', tables: [{ without: ['n0'], weights: {} }] }), facts)[0]!),
    ).toBe('not-applicable')
    const decided = (value: string): string =>
      outcome(
        scoresOf(four(undefined), {
          ...facts,
          decisions: [{ code: 'not-applicable', at: 'n3', value, decidedBy: 'x', decidedOn: '2024-01-01' }],
        })[0]!,
      )
    expect(decided('full')).toBe('16')
    // full marks of 4 on a weight of 8
    expect(decided('moveTo:n0')).toBe('16')
    expect(decided('moveTo:n3')).toBe('not-applicable')
    expect(decided('nonsense')).toBe('not-applicable')
  })
  it('carries it up when nothing under a section applies', () => {
    const scheme = schemeWith({
      nodes: [
        section('a', '10', [leaf('a1', '4', given), leaf('a2', '6', given)]),
        section('b', '10', [leaf('b1', '10', given)]),
      ],
      policies: { notApplicable: { kind: 'redistributeProportionally' } },
    })
    const [score] = scoresOf(scheme, {
      subjects: [{ id: 'v', notApplicable: ['a1'], exempt: ['a2'] }],
      actuals: rows({ b1: '10' }),
    })
    expect(nodeOf(score!, 'b').weight).toBe('20')
    expect(nodeOf(score!, 'b1').effectiveWeight).toBe('20')
    expect(outcome(score!)).toBe('20')
    const [none] = scoresOf(scheme, { subjects: [{ id: 'v', exempt: ['a', 'b'] }] })
    expect(none).toMatchObject({ standing: 'exempt', maximum: '0', percent: null })
    const [away] = scoresOf(scheme, { subjects: [{ id: 'v', notApplicable: ['a1', 'b1'], exempt: ['a2'] }] })
    expect(away).toMatchObject({ standing: 'notApplicable' })
  })
  it('is said by a row, or by a condition', () => {
    const scheme = schemeWith({
      nodes: [
        leaf('n0', '4', given, { appliesWhen: { flag: 'lake' }, notApplicable: { kind: 'full' } }),
        leaf('n1', '6', given, { notApplicable: { kind: 'removeFromTotal' } }),
      ],
      total: { rescaleTo: '100' },
    })
    const actuals = [
      { subject: 'v', indicator: 'n1', state: 'exempt' as const },
      { subject: 'v', indicator: 'n1', state: 'notApplicable' as const },
    ]
    const [score] = scoresOf(scheme, { actuals })
    expect(score).toMatchObject({ score: { value: '100' }, maximum: '4' })
    expect(nodeOf(score!, 'n1').state).toBe('notApplicable')
    const [lake] = scoresOf(scheme, { subjects: [{ id: 'v', flags: ['lake'] }], actuals: rows({ n0: '2', n1: '6' }) })
    expect(outcome(lake!)).toBe('80')
  })
  it('shrinks the scale of a converted block', () => {
    const block = (outOf: string): ReturnType<typeof schemeWith> =>
      schemeWith({
        nodes: [
          section('b', '70', [leaf('x', '80', given), leaf('y', '20', given)], {
            outOf,
            notApplicable: { kind: 'removeFromTotal' },
          }),
        ],
      })
    const facts = { subjects: [{ id: 'v', notApplicable: ['y'] }], actuals: rows({ x: '80' }) }
    expect(outcome(scoresOf(block('100'), facts)[0]!)).toBe('70')
    expect(outcome(scoresOf(block('applicable'), facts)[0]!)).toBe('70')
    const [nothing] = scoresOf(block('applicable'), { subjects: [{ id: 'v', notApplicable: ['y'] }], actuals: [] })
    expect(outcome(nothing!)).toBe('missing-actual')
  })
})

describe('missing figures', () => {
  const of = (
    missing: 'zero' | 'keepWeight' | 'provisional' | 'leaveOut' | 'refuse' | undefined,
  ): readonly unknown[] => {
    const nodes = [leaf('a', '4', given), leaf('b', '6', given)]
    const [score] = scoresOf(schemeWith({ nodes, ...(missing === undefined ? {} : { policies: { missing } }) }), {
      actuals: rows({ a: '4' }),
    })
    return [outcome(score!), score!.maximum, score!.state, score!.completeness.byWeight]
  }
  it('are zero, awaited, left out, or refuse a total', () => {
    expect(of('zero')).toEqual(['4', '10', 'final', '1.0000'])
    expect(of('keepWeight')).toEqual(['4', '10', 'incomplete', '0.4000'])
    expect(of('provisional')).toEqual(['4', '10', 'provisional', '0.4000'])
    expect(of('leaveOut')).toEqual(['4', '4', 'incomplete', '0.4000'])
    expect(of('refuse')).toEqual(['actual-missing', '10', 'incomplete', '0.4000'])
    expect(of(undefined)[0]).toBe('missing-actual')
  })
})

describe('sections, sheets and totals', () => {
  it('combine children, convert, and stay within their limits', () => {
    const children = [leaf('x', '10', given), leaf('y', '5', given)]
    const of = (more: object, values = { x: '10', y: '1' }): string =>
      outcome(scoresOf(schemeWith({ nodes: [section('s', '20', children, more)] }), { actuals: rows(values) })[0]!)
    expect(of({})).toBe('11')
    expect(of({ combine: 'mean' })).toBe('12')
    expect(of({ combine: 'minimum' })).toBe('4')
    expect(of({ combine: 'maximum', outOf: '100' })).toBe('20')
    expect(of({ start: '-12', floor: '0' })).toBe('0')
    expect(of({ start: '5', cap: '14' })).toBe('14')
    expect(of({ outOf: '15' })).toBe('44/3')
    expect(of({ outOf: '15', rounding: { digits: 1, mode: 'halfUp' } })).toBe('14.7')
    expect(of({ outOf: '0' })).toBe('0')
    const empty = schemeWith({ nodes: [section('s', '20', [leaf('x', '0', given)], { combine: 'mean' })] })
    expect(outcome(scoresOf(empty, { actuals: rows({ x: '0' }) })[0]!)).toBe('0')
  })
  it('share a section equally when its weights are all zero', () => {
    const children = [
      leaf('x', '0', { kind: 'levels', levels: [{ id: 'full', share: '1' }] }),
      leaf('y', '0', { kind: 'levels', levels: [{ id: 'half', share: '0.5' }] }),
    ]
    const actuals = [
      { subject: 'v', indicator: 'x', level: 'full' },
      { subject: 'v', indicator: 'y', level: 'half' },
    ]
    const of = (more: object): string =>
      outcome(scoresOf(schemeWith({ nodes: [section('s', '20', children, { ...more })] }), { actuals })[0]!)
    expect(of({ whenWeightsZero: 'equal' })).toBe('15')
    expect(of({})).toBe('0')
    expect(of({ whenWeightsZero: 'equal', outOf: '100' })).toBe('15')
  })
  it('add sheets outside the base, each within its own limits', () => {
    const sheets = [
      {
        id: 'bonus',
        title: 'b',
        cap: '5',
        items: [leaf('good', '0', { kind: 'count', effect: 'award', rates: [{ points: '2' }] })],
      },
      {
        id: 'malus',
        title: 'm',
        floor: '-3',
        items: [leaf('bad', '0', { kind: 'count', effect: 'deduct', rates: [{ points: '2' }] })],
      },
    ]
    const scheme = schemeWith({
      full: '10',
      nodes: [leaf('x', '10', given)],
      sheets,
      total: { start: '1', ceiling: '12', floor: '2' },
      rounding: [{ stage: 'sheet', digits: 0, mode: 'halfUp' }],
    })
    const event = (code: string, at: number): { id: string; subject: string; code: string; on: string } => ({
      id: `${code}${at}`,
      subject: 'v',
      code,
      on: '2024-02-02',
    })
    const three = (code: string): readonly ReturnType<typeof event>[] => [0, 1, 2].map((at) => event(code, at))
    const [score] = scoresOf(scheme, { actuals: rows({ x: '10' }), events: [...three('good'), ...three('bad')] })
    expect(nodeOf(score!, 'bonus')).toMatchObject({ points: '5', hits: ['cap'] })
    expect(nodeOf(score!, 'malus')).toMatchObject({ points: '-3', hits: ['floor'] })
    expect(outcome(score!)).toBe('12')
    expect(outcome(scoresOf(scheme, { actuals: rows({ x: '0' }), events: three('bad') })[0]!)).toBe('2')
    const fast = scoreScheme(
      scheme,
      { subjects: [{ id: 'v' }], actuals: rows({ x: '9' }) },
      { ...year, detail: 'totals' },
    )
    expect(outcome(fast.scores[0]!)).toBe('10')
  })
  it('leave out what is advisory, and count groups with their own weights', () => {
    const scheme = schemeWith({
      nodes: [
        leaf('x', '10', given, { weights: { town: '20' } }),
        leaf('tip', '5', given, { advisory: true }),
        leaf('only', '3', given, { groups: ['town'] }),
      ],
      groups: [{ id: 'town', title: 't' }],
    })
    const facts = {
      subjects: [{ id: 'v' }, { id: 't', group: 'town' }],
      actuals: [...rows({ x: '5', tip: '5' }), ...rows({ x: '20', only: '3', tip: '0' }, 't')],
    }
    expect(scoresOf(scheme, facts).map((score) => [score.id, outcome(score), score.maximum])).toEqual([
      ['t', '23', '23'],
      ['v', '5', '10'],
    ])
  })
  it('round at the stages that are stated', () => {
    const nodes = [section('s', '30', [leaf('x', '100', given)], { outOf: '100' })]
    const at = (stage: 'sectionRaw' | 'section' | 'base' | 'total'): string =>
      outcome(
        scoresOf(schemeWith({ nodes, rounding: [{ stage, digits: 1, mode: 'halfUp' }] }), {
          actuals: rows({ x: '83.456' }),
        })[0]!,
      )
    expect(at('sectionRaw')).toBe('25.05')
    expect(at('section')).toBe('25')
    expect(at('base')).toBe('25')
    expect(at('total')).toBe('25.0')
  })
  it('tell what is wrong with facts', () => {
    const scheme = schemeWith({
      nodes: [leaf('x', '10', given, { missing: 'zero' })],
      timetable: [{ id: 'cut', title: 'c', kind: 'evidenceCutOff', by: '2024-10-20' }],
    })
    const result = scoreScheme(
      scheme,
      {
        subjects: [{ id: 'v' }, { id: 'v' }],
        targets: [
          { subject: 'v', indicator: 'x', value: '1' },
          { subject: 'v', indicator: 'x', value: '2' },
          { subject: 'w', indicator: 'x', value: '2' },
        ],
        actuals: [
          { subject: 'w', indicator: 'x', value: '1' },
          { subject: 'v', indicator: 'y', value: '1' },
          { subject: 'v', indicator: 'x', value: '1', on: '2025-01-01' },
          { subject: 'v', indicator: 'x', value: '1', on: '2024-10-19', submittedOn: '2024-10-21' },
          { subject: 'v', indicator: 'x', value: '7', on: '2024-10-20' },
        ],
        events: [
          { id: 'e', subject: 'v', code: 'x', on: '2024-01-01' },
          { id: 'e', subject: 'v', code: 'x', on: '2024-01-01' },
          { id: 'f', subject: 'v', code: 'x', on: '2023-01-01' },
          { id: 'g', subject: 'w', code: 'x', on: '2024-01-01' },
          { id: 'h', subject: 'v', code: 'x', on: '2024-10-21' },
        ],
      },
      { ...year, period: '2024' },
    )
    expect(result.diagnostics.map((one) => [one.code, one.path])).toEqual([
      ['duplicate-subject', 'subjects[1].id'],
      ['several-targets', 'targets[1]'],
      ['unknown-subject', 'targets[2]'],
      ['unknown-subject', 'actuals[0]'],
      ['unknown-indicator', 'actuals[1]'],
      ['later-than-question', 'actuals[2]'],
      ['evidence-after-cut-off', 'actuals[3]'],
      ['duplicate-event', 'events[1]'],
      ['outside-period', 'events[2]'],
      ['unknown-subject', 'events[3]'],
      ['evidence-after-cut-off', 'events[4]'],
    ])
    expect(outcome(result.scores[0]!)).toBe('7')
    const old = scoreScheme({ ...scheme, effective: { from: '2020-01-01', to: '2022-12-31' } }, { subjects: [] }, year)
    expect(old.diagnostics.map((one) => one.code)).toEqual(['scheme-not-in-force'])
  })
})

describe('vetoes and grades', () => {
  const ladder = ['good', 'fair', 'poor'].map((id) => ({ id, title: id }))
  const bands = [
    { id: 'good', from: { at: '90', included: true } },
    { id: 'fair', from: { at: '60', included: true }, to: { at: '90', included: false } },
    { id: 'poor', to: { at: '60', included: false } },
  ]
  const of = (
    vetoes: readonly SchemeVeto[],
    facts: object = {},
    rules: Partial<SchemeRules> = {},
  ): readonly unknown[] => {
    const scheme = schemeWith({
      nodes: [leaf('x', '100', given, { missing: 'keepWeight' })],
      grades: { ladder, bands },
      vetoes,
      ...rules,
    })
    const [score] = scoresOf(scheme, { actuals: rows({ x: '95' }), ...facts })
    const grade = score!.grade
    const text =
      grade?.status === 'computed'
        ? grade.value.grade
        : grade?.status === 'not-computable'
          ? grade.reason
          : grade?.missing.map((need) => need.code).join(' ')
    return [outcome(score!), text, score!.standing, score!.beforeVeto]
  }
  const always: SchemeCondition = { figure: { of: 'total' }, atLeast: '0' }
  it('do five different things', () => {
    expect(of([])).toEqual(['95', 'good', 'scored', undefined])
    expect(of([{ id: 'v', when: always, effect: { kind: 'zeroItem', item: 'x' } }])).toEqual([
      '0',
      'poor',
      'vetoed',
      '95',
    ])
    expect(of([{ id: 'v', when: always, effect: { kind: 'zeroTotal' } }])).toEqual(['0', 'poor', 'vetoed', '95'])
    expect(of([{ id: 'v', when: always, effect: { kind: 'forceGrade', grade: 'poor' } }])).toEqual([
      '95',
      'poor',
      'vetoed',
      undefined,
    ])
    expect(of([{ id: 'v', when: always, effect: { kind: 'capGrade', grade: 'fair' } }])).toEqual([
      '95',
      'fair',
      'vetoed',
      undefined,
    ])
    expect(of([{ id: 'v', when: always, effect: { kind: 'refuseAward', award: 'flag' } }])).toEqual([
      '95',
      'good',
      'scored',
      undefined,
    ])
    expect(of([{ id: 'v', when: always, effect: { kind: 'invalidate' } }])).toEqual([
      'invalidated',
      'without-score',
      'vetoed',
      '95',
    ])
    expect(of([{ id: 'v', when: always, clause: '9' }])[0]).toBe('veto-effect')
    const decided = (value: string): unknown =>
      of([{ id: 'v', when: always }], {
        decisions: [{ code: 'veto-effect', value, decidedBy: 'x', decidedOn: '2024-01-01' }],
      })
    expect(decided('none')).toEqual(['95', 'good', 'scored', undefined])
    expect(decided('zeroTotal')).toEqual(['0', 'poor', 'vetoed', '95'])
    expect(decided('capGrade:fair')).toEqual(['95', 'fair', 'vetoed', undefined])
    expect(decided('refuseAward:flag')).toEqual(['95', 'good', 'scored', undefined])
    expect(decided('zeroItem:x')).toEqual(['0', 'poor', 'vetoed', '95'])
    expect(decided('else')).toEqual(['veto-effect', 'veto-effect', 'unknown', undefined])
  })
  it('look at every figure of a condition', () => {
    const hit = (when: SchemeCondition, facts: object = {}): boolean =>
      of([{ id: 'v', when, effect: { kind: 'zeroTotal' } }], facts)[0] === '0'
    const event = { events: [{ id: 'e', subject: 'v', code: 'fire', on: '2024-01-02', count: '2' }] }
    expect(hit({ figure: { of: 'events', code: 'fire' }, moreThan: '1' }, event)).toBe(true)
    expect(hit({ not: { figure: { of: 'events', code: 'fire' }, moreThan: '1' } }, event)).toBe(false)
    expect(hit({ any: [{ flag: 'a' }, { figure: { of: 'percent' }, atMost: '95' }] })).toBe(true)
    expect(
      hit({
        all: [
          { figure: { of: 'points', node: 'x' }, atLeast: '95' },
          { figure: { of: 'share', node: 'x' }, lessThan: '1' },
        ],
      }),
    ).toBe(true)
    expect(
      hit({
        all: [
          { figure: { of: 'actual', node: 'x' }, atLeast: '95' },
          { figure: { of: 'completeness' }, atLeast: '1' },
        ],
      }),
    ).toBe(true)
    expect(hit({ any: [{ figure: { of: 'completion', node: 'x' }, atLeast: '1' }, { flag: 'a' }] })).toBe(false)
    expect(hit({ all: [{ figure: { of: 'actual', node: 'gone' }, atLeast: '1' }, { flag: 'a' }] })).toBe(false)
    expect(hit({ not: { figure: { of: 'actual', node: 'gone' }, atLeast: '1' } })).toBe(false)
    expect(
      hit(
        { figure: { of: 'subject', name: 'land' }, atLeast: '1' },
        { subjects: [{ id: 'v', figures: { land: '2' } }] },
      ),
    ).toBe(true)
    expect(hit({ figure: { of: 'subject', name: 'land' }, atLeast: '1' })).toBe(false)
    expect(hit({ figure: { of: 'rank', from: 'top' }, atLeast: '1' })).toBe(false)
    const undecided = scoreScheme(
      schemeWith({
        nodes: [leaf('x', '1', given, { target: '2', missing: 'zero' })],
        vetoes: [
          { id: 'v', when: { figure: { of: 'completion', node: 'x' }, atLeast: '1' }, effect: { kind: 'zeroTotal' } },
        ],
      }),
      { subjects: [{ id: 'v' }] },
      year,
    )
    expect(undecided.diagnostics.map((one) => one.code)).toEqual(['veto-undecided'])
  })
  it('are read from rules, bands, percent, or the rest', () => {
    const rule = (when: SchemeCondition): Partial<SchemeRules> => ({
      grades: { ladder, rules: [{ grade: 'good', when }], otherwise: 'poor' },
    })
    expect(of([], {}, rule({ figure: { of: 'total' }, atLeast: '90' }))[1]).toBe('good')
    expect(of([], {}, rule({ flag: 'none' }))[1]).toBe('poor')
    expect(of([], {}, rule({ figure: { of: 'actual', node: 'gone' }, atLeast: '1' }))[1]).toBe('condition-undecided')
    expect(of([], {}, { grades: { ladder } })[1]).toBe('no-grades')
    expect(of([], {}, { grades: { ladder, bands: bands.slice(1) } })[1]).toBe('outside-bands')
    expect(of([], {}, { grades: { ladder, bands: [...bands, { id: 'fair' }] } })[1]).toBe('overlapping-bands')
    expect(of([], {}, { grades: { ladder, bands, of: 'percent' } })[1]).toBe('good')
    expect(
      of(
        [],
        { subjects: [{ id: 'v', notApplicable: ['x'] }] },
        { grades: { ladder, bands, of: 'percent' }, policies: { notApplicable: { kind: 'removeFromTotal' } } },
      )[1],
    ).toBe('condition-undecided')
    expect(
      of([], { actuals: rows({ x: '89.5' }) }, { rounding: [{ stage: 'grade', digits: 0, mode: 'halfUp' }] })[1],
    ).toBe('good')
    expect(of([], { actuals: [] }, { total: { minimumCompleteness: '0.5' } })[1]).toBe('incomplete')
    const forced: SchemeVeto = { id: 'v', when: always, effect: { kind: 'forceGrade', grade: 'poor' } }
    expect(of([forced], {}, { grades: { ladder } })[1]).toBe('poor')
  })
  it('see the decisions that change somebody', () => {
    const scheme = schemeWith({
      nodes: [
        leaf(
          'x',
          '10',
          { kind: 'steps', better: 'higher', unit: 'absolute', size: '2', points: '1' },
          { target: '10', floor: '0' },
        ),
      ],
    })
    const facts = { subjects: [{ id: 'v' }, { id: 'w' }], actuals: [...rows({ x: '7' }), ...rows({ x: '10' }, 'w')] }
    const [need] = decisionsNeeded(scoreScheme, scheme, facts, year)
    expect(need).toMatchObject({ code: 'step-rounding', at: 'x' })
    expect(need!.effects.map((effect) => effect.changes)).toEqual([['v'], ['v'], ['v']])
    expect(verify(scoreScheme, scoreScheme(scheme, facts, year), scheme, facts, year)).toEqual({ ok: true })
  })
})

describe('lists and awards', () => {
  const people = (
    totals: readonly string[],
  ): { subjects: { id: string; flags: string[] }[]; actuals: ReturnType<typeof rows> } => ({
    subjects: totals.map((_, at) => ({ id: `v${at}`, flags: at === 0 ? ['first'] : [] })),
    actuals: totals.flatMap((total, at) => rows({ x: total }, `v${at}`)),
  })
  const lists = (
    rules: Partial<SchemeRules>,
    totals: readonly string[],
    facts: object = {},
  ): ReturnType<typeof scoreScheme> =>
    scoreScheme(schemeWith({ nodes: [leaf('x', '100', given)], ...rules }), { ...people(totals), ...facts }, year)
  const on = (result: ReturnType<typeof scoreScheme>, at = 0): unknown => {
    const list = result.lists[at]!.result
    return list.status === 'computed' ? list.value.on : list.status === 'needs' ? list.missing[0]!.code : list.reason
  }
  const top = { id: 'top', title: 't', from: 'top', quota: { kind: 'atMost', count: 2 } } as const
  it('take the first, leave ties open, keep out whom a veto refuses', () => {
    expect(on(lists({ lists: [top] }, ['90', '80', '70']))).toEqual(['v0', 'v1'])
    expect(on(lists({ lists: [top] }, ['90', '80', '80']))).toBe('tie-at-quota')
    expect(on(lists({ lists: [{ ...top, quota: { ...top.quota, ties: 'exceed' } }] }, ['90', '80', '80']))).toEqual([
      'v0',
      'v1',
      'v2',
    ])
    const vetoes: readonly SchemeVeto[] = [
      { id: 'v', when: { flag: 'first' }, effect: { kind: 'refuseAward', award: 'top' } },
    ]
    expect(on(lists({ lists: [top], vetoes }, ['90', '80', '70']))).toBe('vetoed-in-list')
    expect(on(lists({ lists: [top], vetoes }, ['60', '80', '70']))).toEqual(['v1', 'v2'])
    expect(on(lists({ lists: [{ ...top, vetoed: 'leaveRanking' }], vetoes }, ['90', '80', '70']))).toEqual(['v1', 'v2'])
    expect(on(lists({ lists: [{ ...top, vetoed: 'leaveVacant' }], vetoes }, ['90', '80', '70']))).toEqual(['v1'])
    const decisions = [{ code: 'vetoed-in-list', value: 'leaveVacant', decidedBy: 'x', decidedOn: '2024-01-01' }]
    expect(on(lists({ lists: [top], vetoes }, ['90', '80', '70'], { decisions }))).toEqual(['v1'])
  })
  it('ask who is eligible, at least of a grade, and who goes first', () => {
    expect(on(lists({ lists: [{ ...top, eligible: { flag: 'first' } }] }, ['60', '80', '70']))).toEqual(['v0'])
    const grades = {
      ladder: [
        { id: 'good', title: 'g' },
        { id: 'fair', title: 'f' },
      ],
      bands: [
        { id: 'good', from: { at: '75', included: true } },
        { id: 'fair', to: { at: '75', included: false } },
      ],
    }
    expect(on(lists({ lists: [{ ...top, gradeAtLeast: 'good' }], grades }, ['60', '80', '70']))).toEqual(['v1'])
    expect(on(lists({ lists: [{ ...top, gradeAtLeast: 'good' }] }, ['60', '80', '70']))).toEqual([])
    const bottom = {
      id: 'bottom',
      title: 'b',
      scope: 'all',
      from: 'bottom',
      yieldsTo: 'top',
      quota: { kind: 'atLeast', share: '0.5' },
    } as const
    expect(on(lists({ lists: [{ ...top, scope: 'all' }, bottom] }, ['90', '80', '70']), 1)).toEqual(['v2'])
  })
  it('hold a grade back', () => {
    const grades = {
      ladder: [
        { id: 'good', title: 'g' },
        { id: 'fair', title: 'f' },
      ],
      otherwise: 'good',
    }
    const held = { ...top, quota: { kind: 'atMost', count: 1 }, grade: { on: 'good', off: 'fair' } } as const
    const shown = (result: ReturnType<typeof scoreScheme>): unknown =>
      result.scores.map(({ grade }) =>
        grade?.status === 'computed' ? `${grade.value.grade} ${grade.value.by}` : grade?.status,
      )
    expect(shown(lists({ lists: [held], grades }, ['90', '80']))).toEqual(['good otherwise', 'fair list'])
    expect(shown(lists({ lists: [held], grades: { ...grades, otherwise: 'fair' } }, ['90', '80']))).toEqual([
      'good list',
      'fair otherwise',
    ])
    expect(shown(lists({ lists: [held], grades }, ['90', '90']))).toEqual(['needs', 'needs'])
  })
  it('pay amounts, shares and deposits', () => {
    const paid = (
      amount: NonNullable<SchemeRules['awards']>[number]['amount'],
      more: object = {},
      facts: object = {},
      rules: Partial<SchemeRules> = {},
    ): unknown => {
      const result = lists({ awards: [{ id: 'a', title: 'a', amount, ...more }], ...rules }, ['90', '80', '80'], facts)
      return result.scores.map(({ awards: [award] }) =>
        award!.amount.status === 'computed'
          ? award!.amount.value.yuan
          : award!.amount.status === 'needs'
            ? award!.amount.missing[0]!.code
            : award!.amount.reason,
      )
    }
    expect(paid({ kind: 'fixed', amount: '10' }, { when: { flag: 'first' } })).toEqual(['10.00', '0.00', '0.00'])
    expect(
      paid({ kind: 'fixed', amount: '10' }, { when: { figure: { of: 'actual', node: 'gone' }, atLeast: '1' } }),
    ).toEqual(Array(3).fill('condition-undecided'))
    expect(paid({ kind: 'grade', amounts: { good: '5' } })).toEqual(Array(3).fill('grade-missing'))
    const graded = { grades: { ladder: [{ id: 'good', title: 'g' }], otherwise: 'good' } }
    expect(paid({ kind: 'grade', amounts: { good: '5' } }, {}, {}, graded)).toEqual(['5.00', '5.00', '5.00'])
    expect(paid({ kind: 'grade', amounts: {} }, {}, {}, graded)).toEqual(['0.00', '0.00', '0.00'])
    const bands = [
      { id: 'high', from: { at: '85', included: true }, value: '7' },
      { id: 'low', to: { at: '50', included: true }, value: '0' },
    ]
    expect(paid({ kind: 'bands', bands })).toEqual(['7.00', 'outside-bands', 'outside-bands'])
    const prizes = [
      { places: 1, amount: '9' },
      { places: 1, amount: '5' },
      { places: 1, amount: '2' },
    ]
    expect(paid({ kind: 'rank', prizes })).toEqual(['9.00', 'tie-at-prize', 'tie-at-prize'])
    expect(paid({ kind: 'rank', prizes, ties: 'each' })).toEqual(['9.00', '5.00', '5.00'])
    expect(paid({ kind: 'rank', prizes, ties: 'sharePrizes' })).toEqual(['9.00', '3.50', '3.50'])
    const decisions = [{ code: 'tie-at-prize', value: 'each', decidedBy: 'x', decidedOn: '2024-01-01' }]
    expect(paid({ kind: 'rank', prizes }, {}, { decisions })).toEqual(['9.00', '5.00', '5.00'])
    expect(paid({ kind: 'rank', prizes: [{ places: 9, amount: '1' }] })).toEqual(['1.00', '1.00', '1.00'])
    const fire = (id: string, more: object = {}): object => ({
      id,
      subject: 'v0',
      code: 'fire',
      on: '2024-03-03',
      ...more,
    })
    const rates = [
      { points: '3', where: [{ attribute: 'k', is: ['a'] }] },
      {
        points: '2',
        dividedBy: 'land',
        where: [{ attribute: 'k', is: ['b'] }],
        times: [{ where: [{ attribute: 'k', is: ['b'] }], by: '2' }],
      },
    ]
    const perEvent = { kind: 'perEvent', event: 'fire', rates } as const
    expect(paid(perEvent, {}, { events: [fire('1', { attributes: { k: 'a' }, count: '2' })] })).toEqual([
      '6.00',
      '0.00',
      '0.00',
    ])
    expect(paid(perEvent, {}, { events: [fire('1')] })).toEqual(['event-without-rate', '0.00', '0.00'])
    expect(paid(perEvent, {}, { events: [fire('1', { attributes: { k: 'b' } })] })).toEqual([
      'subject-figure-missing',
      '0.00',
      '0.00',
    ])
    const land = { subjects: [{ id: 'v0', figures: { land: '3' } }], events: [fire('1', { attributes: { k: 'b' } })] }
    expect((paid(perEvent, {}, land) as string[])[0]).toBe('award-finer-than-fen')
    expect(
      (
        paid(
          perEvent,
          { rounding: { digits: 2, mode: 'halfUp' }, parts: [{ to: 'x', share: '0.5' }] },
          land,
        ) as string[]
      )[0],
    ).toBe('1.33')
    expect(paid({ kind: 'deposit', deposit: { figure: 'deposit' }, event: 'fire', fines: rates })).toEqual(
      Array(3).fill('subject-figure-missing'),
    )
    expect(paid({ kind: 'deposit', deposit: '4', event: 'fire', fines: rates }, {}, { events: [fire('1')] })).toEqual([
      'event-without-rate',
      '4.00',
      '4.00',
    ])
    const refuse: readonly SchemeVeto[] = [
      { id: 'v', when: { flag: 'first' }, effect: { kind: 'refuseAward', award: 'a' } },
    ]
    expect(paid({ kind: 'fixed', amount: '10' }, {}, {}, { vetoes: refuse })).toEqual(['0.00', '10.00', '10.00'])
    const open = lists(
      {
        awards: [
          { id: 'a', title: 'a', amount: { kind: 'rank', prizes } },
          { id: 'b', title: 'b', amount: { kind: 'bands', bands } },
        ],
      },
      [],
      { subjects: [{ id: 'z' }] },
    )
    expect(open.awards).toEqual([
      { id: 'a', yuan: '0.00', paid: 0, open: 1 },
      { id: 'b', yuan: '0.00', paid: 0, open: 1 },
    ])
  })
})
