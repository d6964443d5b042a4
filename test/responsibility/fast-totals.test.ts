import { describe, expect, it } from 'vitest'
import {
  scoreScheme,
  type IndicatorMethod,
  type SchemeFacts,
  type SchemeNode,
  type SchemeRules,
} from 'xiangzhen/responsibility'
import { leaf, schemeWith, year } from './scheme-test-kit.js'

/** Totals are the same with and without the nodes. */
function same(
  rules: Partial<SchemeRules> & { readonly nodes: readonly SchemeNode[] },
  facts: Partial<SchemeFacts> = {},
): void {
  const scheme = schemeWith({
    policies: { missing: 'zero', floor: '0', stepRounding: 'floor', overFulfilment: 'capAtWeight' },
    ...rules,
  })
  const given = { subjects: [{ id: 'v' }, { id: 'w', group: 'g' }], ...facts }
  const full = scoreScheme(scheme, given, year)
  const totals = scoreScheme(scheme, given, { ...year, detail: 'totals' })
  expect(totals).toEqual({ ...full, scores: full.scores.map((score) => ({ ...score, nodes: [] })) })
}

const values = ['-5', '0', '3', '49.99', '50', '99.9999', '100', '100.5', '137', '1000000', '0.00001']

function each(method: IndicatorMethod, more: object = {}, rules: Partial<SchemeRules> = {}): void {
  for (const value of values) {
    const nodes = [leaf('i', '7', method, { target: '100', ...more })]
    same({ nodes, ...rules }, { actuals: [{ subject: 'v', indicator: 'i', value }] })
  }
}

describe('totals without nodes', () => {
  it.each([
    { kind: 'threshold', pass: 'atLeast' },
    { kind: 'threshold', pass: 'moreThan', missed: '-0.5' },
    { kind: 'threshold', pass: 'atMost' },
    { kind: 'threshold', pass: 'lessThan', missed: '0.123456789' },
    { kind: 'proportional', better: 'higher' },
    { kind: 'proportional', better: 'higher', over: { kind: 'uncapped' } },
    { kind: 'proportional', better: 'higher', over: { kind: 'capAt', times: '1.2' } },
    { kind: 'proportional', better: 'lower' },
    { kind: 'steps', better: 'higher', unit: 'absolute', size: '3', points: '0.7' },
    { kind: 'steps', better: 'lower', unit: 'absolute', size: '3', points: '0.7', whole: 'ceil' },
    { kind: 'steps', better: 'higher', unit: 'absolute', size: '3', points: '0.1', whole: 'continuous' },
    { kind: 'steps', better: 'higher', unit: 'percentOfTarget', size: '3', points: '0.1' },
    { kind: 'required', perMissing: '0.3', proRate: 'full' },
    { kind: 'required', perMissing: '0.3', most: '2' },
    { kind: 'coefficient', points: '0.05', atTarget: 'full' },
    { kind: 'coefficient', points: '0.05' },
    { kind: 'coefficient', points: '0.05', atTarget: 'coefficient', over: { kind: 'uncapped' } },
    { kind: 'given' },
    { kind: 'given', outOf: '300' },
    { kind: 'given', lowest: '-10' },
    { kind: 'count', effect: 'deduct', from: 'figure', rates: [{ points: '0.01' }] },
    { kind: 'levels', levels: [{ id: 'a', points: '1' }] },
  ] as const)('%j', (method) => {
    each(method)
    each(method, { cap: '3', floor: '1' })
    each(method, { floor: 'none', target: '3' })
    each(method, { target: { kind: 'assigned' } })
    each(method, {}, { policies: { missing: 'zero' } })
    each(
      method,
      {},
      {
        rounding: [
          { stage: 'indicator', digits: 1, mode: 'halfUp' },
          { stage: 'total', digits: 0, mode: 'halfUp' },
        ],
      },
    )
    each(method, { rounding: { digits: 12, mode: 'down' }, cap: '0.123456789' })
    each(method, { floor: '0.123456789' })
  })

  const nodes: readonly SchemeNode[] = [
    {
      id: 's',
      title: 's',
      weight: '30',
      outOf: '100',
      children: [
        leaf('a', '60', { kind: 'proportional', better: 'higher' }, { target: { kind: 'assigned' } }),
        leaf('b', '40', { kind: 'count', effect: 'deduct', rates: [{ points: '3' }] }),
      ],
    },
    {
      id: 't',
      title: 't',
      weight: '20',
      children: [leaf('c', '20', { kind: 'given' }, { missing: 'keepWeight', weights: { g: '25' } })],
    },
    leaf('d', '5', { kind: 'given' }, { groups: ['g'] }),
  ]
  const facts: SchemeFacts = {
    subjects: [
      { id: 'v' },
      { id: 'w', group: 'g' },
      { id: 'x', notApplicable: ['d'] },
      { id: 'y', from: '2024-03-01' },
    ],
    targets: ['v', 'w', 'x', 'y'].map((subject, at) => ({ subject, indicator: 'a', value: String(7 + at) })),
    actuals: ['v', 'w', 'x', 'y'].flatMap((subject) => [
      { subject, indicator: 'a', value: '5', on: '2024-05-05' },
      { subject, indicator: 'c', value: '11' },
    ]),
  }

  it('holds for sections, groups, targets and whatever takes the full path', () => {
    same({ nodes }, facts)
    same({ nodes, full: '50', total: { floor: '0', ceiling: '50' } }, facts)
    same({ nodes }, { ...facts, actuals: [] })
    same(
      { nodes },
      {
        ...facts,
        events: [
          { id: 'e', subject: 'v', code: 'b', on: '2024-02-02' },
          { id: 'f', subject: 'z', code: 'b', on: '2024-02-02' },
        ],
      },
    )
    same({ nodes }, { ...facts, targets: [{ subject: 'v', indicator: 'a', value: '0.00001' }] })
    same({ nodes }, { ...facts, targets: [{ subject: 'z', indicator: 'a', value: '1' }] })
    same({ nodes }, { ...facts, actuals: [{ subject: 'z', indicator: 'a', value: '1' }] })
    same({ nodes }, { ...facts, actuals: [{ subject: 'v', indicator: 'z', value: '1' }] })
    same({ nodes }, { ...facts, actuals: [{ subject: 'v', indicator: 'a', value: '1', on: '2025-01-01' }] })
    same(
      { nodes },
      {
        ...facts,
        actuals: [
          { subject: 'v', indicator: 'a', value: '1', state: 'estimated' },
          { subject: 'w', indicator: 'a', value: '1' },
          { subject: 'w', indicator: 'a', value: '2' },
        ],
      },
    )
    same({ nodes }, { subjects: [{ id: 'v' }, { id: 'v' }] })
    same({ nodes, policies: { missing: 'leaveOut' } }, facts)
    same({ nodes, full: '1' }, facts)
  })

  it('holds where the scheme has something that only the full path knows', () => {
    const plain = leaf('i', '7', { kind: 'given' })
    const section = (more: object): SchemeNode => ({ id: 's', title: 's', weight: '7', children: [plain], ...more })
    const row = { actuals: [{ subject: 'v', indicator: 'i', value: '3' }] }
    for (const more of [
      { combine: 'mean' },
      { start: '1' },
      { cap: '2' },
      { floor: '4' },
      { outOf: 'applicable' },
      { outOf: '0' },
      { rounding: { digits: 0, mode: 'halfUp' } },
      { advisory: true },
      { appliesWhen: { flag: 'x' }, notApplicable: { kind: 'full' } },
    ]) {
      same({ nodes: [section(more)] }, row)
    }
    same({ nodes: [{ ...plain, advisory: true }] }, row)
    same({ nodes: [section({ outOf: '9', children: [{ ...plain, measure: { kind: 'growth' } }] })] }, row)
    same({ nodes: [{ ...plain, perPerson: true }] }, row)
    same({ nodes: [{ ...plain, weight: '0.123456789' }] }, row)
    same({ nodes: [plain], timetable: [{ id: 'c', title: 'c', kind: 'evidenceCutOff', by: '2024-06-01' }] }, row)
    same({ nodes: [plain], rounding: [{ stage: 'base', digits: 0, mode: 'halfUp' }] }, row)
    same(
      {
        nodes: [plain],
        vetoes: [{ id: 'z', when: { figure: { of: 'total' }, atLeast: '1' }, effect: { kind: 'zeroTotal' } }],
      },
      row,
    )
    const ladder = [{ id: 'good', title: 'g' }]
    same(
      {
        nodes: [plain],
        grades: { ladder, rules: [{ grade: 'good', when: { figure: { of: 'points', node: 'i' }, atLeast: '1' } }] },
      },
      row,
    )
    same(
      {
        nodes: [plain],
        grades: { ladder, of: 'percent', bands: [{ id: 'good', from: { at: '40', included: true } }] },
        lists: [{ id: 'l', title: 'l', from: 'top', quota: { kind: 'atMost', count: 1 } }],
      },
      row,
    )
    const sheets = (item: SchemeNode): NonNullable<SchemeRules['sheets']> => [
      { id: 'b', title: 'b', cap: '2', floor: '-1', items: [item as never] },
    ]
    same(
      { nodes: [plain], sheets: sheets(leaf('j', '9', { kind: 'given' })) },
      {
        actuals: [
          ...row.actuals,
          { subject: 'v', indicator: 'j', value: '4' },
          { subject: 'w', indicator: 'j', value: '-4' },
        ],
      },
    )
    same({ nodes: [plain], sheets: sheets(leaf('j', '0', { kind: 'given', lowest: '-9' })) }, row)
    same(
      {
        nodes: [plain],
        sheets: sheets(leaf('j', '-1', { kind: 'count', effect: 'deduct', rates: [{ points: '1' }] })),
      },
      row,
    )
  })
})
