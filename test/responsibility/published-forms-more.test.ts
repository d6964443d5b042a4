import { expect, test } from 'vitest'
import { describe } from 'xiangzhen/kernel'
import { zh } from 'xiangzhen/text/zh'
import {
  checkScheme,
  checkSchemeFacts,
  comparePeriods,
  escalate,
  scoreScheme,
  type Indicator,
  type EscalationDocument,
  type EscalationEvent,
  type Scheme,
  type SchemeFacts,
  type SchemeVetoEffect,
} from 'xiangzhen/responsibility'
import { leaf, nodeOf, outcome, schemeWith, scoreLeafOf, year, told } from './scheme-test-kit.js'

// More forms of published schemes: vetoes that take a part, targets by group, cases, joint limits, days, monthly lists.

const given = { kind: 'given' } as const

const vetoed = (...effects: readonly SchemeVetoEffect[]): Scheme =>
  schemeWith({
    policies: { missing: 'zero' },
    nodes: [
      { id: 'order', title: '治理', weight: '40', children: [leaf('safety', '40', given, { title: '安全' })] },
      leaf('work', '60', given),
    ],
    sheets: [
      { id: 'extra', title: '加分', items: [leaf('one', '0', { kind: 'discretion', lowest: '0', highest: '20' })] },
    ],
    total: { floor: '0', ceiling: 'none' },
    vetoes: effects.map((effect, at) => ({
      id: `v${at}`,
      title: '弄虚作假',
      clause: '第九条',
      when: { flag: 'falsified' },
      effect,
    })),
    rounding: [{ stage: 'total', digits: 2, mode: 'halfUp' }],
  })

const falsified: SchemeFacts = {
  subjects: [{ id: 'v', flags: ['falsified'] }],
  actuals: [
    { subject: 'v', indicator: 'safety', value: '37' },
    { subject: 'v', indicator: 'work', value: '50.55' },
    { subject: 'v', indicator: 'one', value: '4', decidedBy: '考核组', reason: '表彰' },
  ],
}

test('弄虚作假的，总分按 90% 计；该项减半；总分最高计 59 分', () => {
  const score = (...effects: readonly SchemeVetoEffect[]) => scoreScheme(vetoed(...effects), falsified, year).scores[0]!
  // 37 + 50.55 + 4 = 91.55; × 0.9 = 82.395, rounded 82.40.
  const tenth = score({ kind: 'multiplyPoints', by: '0.9' })
  expect([outcome(tenth), tenth.beforeVeto, tenth.standing]).toEqual(['82.40', '91.55', 'vetoed'])
  // Half of 37 is 18.5: 73.05; the section, the leaf and the sheet alike.
  expect(outcome(score({ kind: 'multiplyPoints', by: '0.5', item: 'safety' }))).toBe('73.05')
  const section = score({ kind: 'multiplyPoints', by: '0.5', item: 'order' })
  expect([outcome(section), nodeOf(section, 'order').points, nodeOf(section, 'order').hits]).toEqual([
    '73.05',
    '18.5',
    ['veto'],
  ])
  expect(outcome(score({ kind: 'multiplyPoints', by: '0', item: 'extra' }))).toBe('87.55')
  expect(outcome(score({ kind: 'multiplyPoints', by: '0.5', item: 'one' }))).toBe('89.55')
  expect(outcome(score({ kind: 'limitTotal', at: '59' }))).toBe('59.00')
  expect(outcome(score({ kind: 'limitTotal', at: '95' }))).toBe('91.55')
  // Two factors on one item, and a factor and a limit on the total: 50.55 + 4 + 37 × 0.25 = 63.8, × 0.9 = 57.42.
  expect(
    outcome(
      score(
        { kind: 'multiplyPoints', by: '0.5', item: 'safety' },
        { kind: 'multiplyPoints', by: '0.5', item: 'safety' },
        { kind: 'multiplyPoints', by: '0.9' },
        { kind: 'limitTotal', at: '59' },
      ),
    ),
  ).toBe('57.42')
  expect(outcome(score({ kind: 'multiplyPoints', by: '0.9' }, { kind: 'zeroTotal' }))).toBe('0.00')
  expect(told(vetoed({ kind: 'multiplyPoints', by: '0.9' }), falsified)).toContain(
    '因“弄虚作假”（第九条），按 0.9 折算，得82.395分',
  )
  expect(told(vetoed({ kind: 'limitTotal', at: '59' }), falsified)).toContain('因“弄虚作假”（第九条），总分最高计59分')
  expect(told(vetoed({ kind: 'multiplyPoints', by: '0.5', item: 'safety' }), falsified)).toContain(
    '安全（40分）：因“弄虚作假”，按 0.5 折算，得18.5分',
  )
  const wrong = vetoed({ kind: 'multiplyPoints', by: '0.5', item: 'saftey' })
  expect(checkScheme(wrong).map((one) => one.path)).toContain('rules.vetoes[0].effect')
})

test('a factor of a veto leaves what has no points without them', () => {
  const scheme = vetoed({ kind: 'multiplyPoints', by: '0.5', item: 'safety' })
  const open = schemeWith({ ...scheme.rules, policies: {} })
  expect(outcome(scoreScheme(open, { subjects: falsified.subjects }, year).scores[0]!)).toMatch(/missing-actual/)
})

const over = { kind: 'capAtWeight' } as const

test('一类村目标 50 万，二类村 20 万', () => {
  const income = leaf(
    'i',
    '10',
    { kind: 'proportional', better: 'higher', over },
    { target: { kind: 'groups', targets: { one: '50', two: '20' } }, missing: 'zero' },
  )
  const of = (group?: string) =>
    outcome(
      scoreLeafOf(income, {
        subjects: [{ id: 'v', ...(group === undefined ? {} : { group }) }],
        actuals: [{ subject: 'v', indicator: 'i', value: '15' }],
      }),
    )
  expect([of('one'), of('two'), of('three'), of()]).toEqual(['3', '7.5', 'target-missing', 'target-missing'])
})

test('不低于上年的 110%，且不低于同组平均', () => {
  const indicator = leaf(
    'i',
    '10',
    { kind: 'threshold', pass: 'atLeast' },
    {
      target: {
        kind: 'largest',
        of: [
          { kind: 'previous', times: '1.1' },
          { kind: 'peerMean', own: 'excluded' },
        ],
      },
      missing: 'zero',
    },
  )
  const scheme = schemeWith({ nodes: [indicator] })
  const facts = (own: string): SchemeFacts => ({
    subjects: [{ id: 'v' }, { id: 'w' }],
    actuals: [
      { subject: 'v', indicator: 'i', value: own },
      { subject: 'v', indicator: 'i', part: 'previous', value: '80' },
      { subject: 'w', indicator: 'i', value: '90' },
      { subject: 'w', indicator: 'i', part: 'previous', value: '90' },
    ],
  })
  // v: 80 × 1.1 = 88 and the mean 90: 90 is asked.
  expect(outcome(scoreScheme(scheme, facts('89'), year).scores[0]!)).toBe('0')
  expect(outcome(scoreScheme(scheme, facts('90'), year).scores[0]!)).toBe('10')
  expect(checkSchemeFacts(scheme, facts('90'))).toEqual([])
  expect(told(scheme, facts('90'), 'i')).toEqual(expect.arrayContaining(['目标取高 90', '目标（按倍数）88']))
  const smaller = schemeWith({
    nodes: [
      {
        ...indicator,
        target: {
          kind: 'smallest',
          of: ['85', { kind: 'peerBest', better: 'higher' }, { kind: 'subject', figure: 'plan' }],
        },
      },
    ],
  })
  const planned = { ...facts('86'), subjects: [{ id: 'v', figures: { plan: '88' } }, { id: 'w' }] }
  expect(scoreScheme(smaller, planned, year).scores.map(outcome)).toEqual(['10', 'target-missing'])
})

test('the mean of the peers within another target asks as it does alone', () => {
  const indicator = leaf(
    'i',
    '10',
    { kind: 'threshold', pass: 'atLeast' },
    { target: { kind: 'largest', of: ['50', { kind: 'peerMean' }] }, missing: 'zero' },
  )
  const scheme = schemeWith({ nodes: [indicator] })
  expect(checkScheme(scheme).map((one) => one.code)).toContain('peer-mean-open')
  const facts = {
    subjects: [{ id: 'v' }, { id: 'w' }],
    actuals: [
      { subject: 'v', indicator: 'i', value: '70' },
      { subject: 'w', indicator: 'i', value: '80' },
    ],
  }
  // v: 75 with itself, 80 without: missed either way. w: 75 or 70: passed either way.
  expect(scoreScheme(scheme, facts, year).scores.map(outcome)).toEqual(['0', '10'])
})

test('收入 20 万以上且增长 10% 以上得满分，达到一项得一半', () => {
  const rows = { rowsOf: 'income', advisory: true, measure: { kind: 'growth' } } as const
  const both: Indicator = leaf('result', '10', {
    kind: 'cases',
    cases: [
      {
        when: {
          all: [
            { figure: { of: 'completion', node: 'income' }, atLeast: '1' },
            { figure: { of: 'actual', node: 'growth' }, atLeast: '10' },
          ],
        },
      },
      {
        when: {
          any: [
            { figure: { of: 'completion', node: 'income' }, atLeast: '1' },
            { figure: { of: 'actual', node: 'growth' }, atLeast: '10' },
          ],
        },
        share: '0.5',
      },
      { when: { groups: ['poor'] }, points: '2' },
    ],
  })
  const scheme = schemeWith({
    policies: { missing: 'zero' },
    nodes: [leaf('income', '0', given, { advisory: true, target: '20' }), leaf('growth', '0', given, rows), both],
  })
  const of = (now: string, before: string, group = 'rich') =>
    outcome({
      score: scoreScheme(
        scheme,
        {
          subjects: [{ id: 'v', group }],
          actuals: [
            { subject: 'v', indicator: 'income', value: now },
            { subject: 'v', indicator: 'income', part: 'previous', value: before },
          ],
        },
        year,
      ).scores[0]!.score,
    })
  expect([of('22', '20'), of('22', '21'), of('11', '10'), of('15', '14.5'), of('15', '14.5', 'poor')]).toEqual([
    '10',
    '5',
    '5',
    '0',
    '2',
  ])
  const unknown = scoreScheme(scheme, { subjects: [{ id: 'v' }] }, year).scores[0]!
  expect(outcome(unknown)).toBe('condition-undecided')
  const stray = checkSchemeFacts(scheme, { subjects: [], actuals: [{ subject: 'v', indicator: 'result', value: '1' }] })
  expect(stray.map((one) => one.code)).toEqual(['row-not-used'])
  const wrong = schemeWith({
    nodes: [
      leaf('a', '1', { kind: 'cases', cases: [{ when: { figure: { of: 'actual', node: 'b' }, atLeast: '1' } }] }),
    ],
  })
  expect(checkScheme(wrong).map((one) => [one.code, one.path])).toContainEqual([
    'unknown-node',
    'rules.nodes[0].method',
  ])
})

test('七个一：七项齐全得满分，缺一项得 6 分，缺两项得 3 分', () => {
  const items = ['square', 'stage', 'room', 'board', 'sets', 'radio', 'sports'].map((flag) => ({ flag }))
  const indicator = leaf('i', '10', {
    kind: 'cases',
    cases: [
      { when: { all: items } },
      { when: { some: items, number: 6 }, points: '6' },
      { when: { some: items, number: 5 }, points: '3' },
    ],
    otherwise: '-1',
  })
  const of = (number: number) =>
    outcome(scoreLeafOf(indicator, { subjects: [{ id: 'v', flags: items.slice(0, number).map((one) => one.flag) }] }))
  expect([of(7), of(6), of(5), of(4)]).toEqual(['10', '6', '3', '-1'])
  expect(told(schemeWith({ nodes: [indicator] }), { subjects: [{ id: 'v', flags: ['square'] }] }, 'i')).toEqual([
    'i（10分）：各种情形都不符合，得-1分',
  ])
  // A weight that moved takes the points of the cases with it.
  const moved = schemeWith({
    policies: { missing: 'zero' },
    nodes: [leaf('other', '10', given, { notApplicable: { kind: 'moveTo', node: 'i' } }), indicator],
  })
  const six = { id: 'v', flags: items.slice(0, 6).map((one) => one.flag), notApplicable: ['other'] }
  expect(outcome(scoreScheme(moved, { subjects: [six] }, year).scores[0]!)).toBe('12')
})

test('表彰加分不超过 5 分，创新加分不超过 4 分，合计不超过 7 分；扣分合计不超过 6 分', () => {
  const sheet = (id: string, cap: string) => ({
    id,
    title: id,
    cap,
    items: [leaf(`${id}-points`, '0', { kind: 'discretion', lowest: '-10', highest: '10' })],
  })
  const scheme = schemeWith({
    full: '100',
    policies: { missing: 'zero' },
    nodes: [leaf('work', '100', given)],
    sheets: [sheet('honour', '5'), sheet('new', '4'), sheet('fault', 'none'), sheet('late', 'none')],
    total: {
      floor: '0',
      ceiling: 'none',
      sheets: [
        { of: ['honour', 'new'], cap: '7' },
        { of: ['fault'], floor: '-6' },
      ],
    },
  })
  const facts = (honour: string, other: string, fault: string): SchemeFacts => ({
    subjects: [{ id: 'v' }],
    actuals: [
      { subject: 'v', indicator: 'work', value: '80' },
      ...[['honour', honour] as const, ['new', other] as const, ['fault', fault] as const, ['late', '-1'] as const].map(
        ([id, value]) => ({
          subject: 'v',
          indicator: `${id}-points`,
          value,
          decidedBy: '考核组',
          reason: '依据',
        }),
      ),
    ],
  })
  // 80 + min(5 + 4, 7) − 6 − 1.
  expect(outcome(scoreScheme(scheme, facts('8', '6', '-9'), year).scores[0]!)).toBe('80')
  // 80 + 3 + 2 − 4 − 1.
  expect(outcome(scoreScheme(scheme, facts('3', '2', '-4'), year).scores[0]!)).toBe('80')
  expect(told(scheme, facts('8', '6', '-9'))).toContain('几张附加分表合计9分')
  expect(
    checkScheme(schemeWith({ ...scheme.rules, total: { sheets: [{ of: ['hnour'] }] } })).map((one) => one.path),
  ).toContain('rules.total.sheets[0]')
})

test('提前完成每天加 0.1 分，最多加 1 分；按完成先后排名次计分', () => {
  const early = (most?: string): Indicator =>
    leaf(
      'i',
      '10',
      {
        kind: 'deadline',
        due: { kind: 'yearly', day: '09-30' },
        late: { kind: 'left', points: '0' },
        early: { points: '0.1', ...(most === undefined ? {} : { most }) },
      },
      { missing: 'zero' },
    )
  const on = (indicator: Indicator, day: string) =>
    outcome(scoreLeafOf(indicator, { actuals: [{ subject: 'v', indicator: 'i', on: day }] }))
  expect([
    on(early('1'), '2024-09-25'),
    on(early('1'), '2024-09-10'),
    on(early(), '2024-09-10'),
    on(early(), '2024-09-30'),
  ]).toEqual(['10.5', '11', '12', '10'])
  const ranked = leaf(
    'i',
    '10',
    { kind: 'rankPoints', better: 'lower', step: '2', ties: 'competition' },
    { measure: { kind: 'day' }, missing: 'zero' },
  )
  const scheme = schemeWith({ nodes: [ranked] })
  const days = { u: '2024-03-05', v: '2024-03-01', w: '2024-06-01' }
  const facts: SchemeFacts = {
    subjects: [...Object.keys(days), 'x'].map((id) => ({ id })),
    actuals: Object.entries(days).map(([subject, day]) => ({ subject, indicator: 'i', on: day })),
  }
  expect(scoreScheme(scheme, facts, year).scores.map(outcome)).toEqual(['8', '10', '6', '0'])
  // 31 days of January, 29 of February, and the first of March: day 61.
  expect(told(scheme, facts, 'i')).toEqual(['i（10分）：第 1 名（共 3 个）：10'])
  expect(nodeOf(scoreScheme(scheme, facts, year).scores[1]!, 'i').actual).toBe('61')
  expect(checkSchemeFacts(scheme, facts)).toEqual([])
  expect(checkSchemeFacts(scheme, { ...facts, actuals: [{ subject: 'v', indicator: 'i', value: '3' }] })[0]?.code).toBe(
    'row-not-used',
  )
  const twice = { ...facts, actuals: [...facts.actuals!, { subject: 'v', indicator: 'i', on: '2024-04-01' }] }
  expect(outcome(scoreScheme(scheme, twice, year).scores[1]!)).toBe('several-rows')
})

test('12 个月平均，未报的月份按零分计', () => {
  const of = (number: number, missing: 'zero' | 'refuse', values: readonly string[]) =>
    outcome(
      scoreLeafOf(
        leaf(
          'i',
          '10',
          { kind: 'given', outOf: '100' },
          { measure: { kind: 'actual', combine: 'mean', expected: { number, missing } }, missing: 'zero' },
        ),
        { actuals: values.map((value) => ({ subject: 'v', indicator: 'i', value })) },
      ),
    )
  // (90 + 90 + 0 + 0) ÷ 4 = 45.
  expect([of(4, 'zero', ['90', '90']), of(2, 'zero', ['90', '90']), of(4, 'refuse', ['90', '90'])]).toEqual([
    '4.5',
    '9',
    'too-few-rows',
  ])
  const scheme = schemeWith({
    nodes: [
      leaf(
        'i',
        '10',
        { kind: 'given', outOf: '100' },
        { measure: { kind: 'actual', combine: 'mean', expected: { number: 2, missing: 'zero' } } },
      ),
    ],
  })
  expect(
    told(scheme, { subjects: [{ id: 'v' }], actuals: [{ subject: 'v', indicator: 'i', value: '90' }] }, 'i'),
  ).toContain('未报的一次按 0 计')
})

test('净增数 = 新增 − 流失', () => {
  const net = leaf(
    'i',
    '10',
    { kind: 'proportional', better: 'higher', over },
    { target: '20', measure: { kind: 'sum', parts: ['new'], less: ['gone'], missing: 'any' }, missing: 'zero' },
  )
  const rows = [
    { subject: 'v', indicator: 'i', part: 'new', value: '18' },
    { subject: 'v', indicator: 'i', part: 'gone', value: '4' },
  ]
  // 14 of 20.
  expect(outcome(scoreLeafOf(net, { actuals: rows }))).toBe('7')
  expect(told(schemeWith({ nodes: [net] }), { subjects: [{ id: 'v' }], actuals: rows }, 'i')).toContain('扣减 -4')
})

test('月评比连续三个月末位的约谈', () => {
  const scheme = schemeWith({
    nodes: [leaf('a', '100', given)],
    policies: { missing: 'zero' },
    lists: [{ id: 'black', title: '黑榜', from: 'bottom', quota: { kind: 'atMost', count: 1, ties: 'exceed' } }],
  })
  const months: readonly (readonly [string, string, readonly [string, string]])[] = [
    ['2024-01', '2024-01-31', ['70', '80']],
    ['2024-02', '2024-02-29', ['60', '80']],
    ['2024-03', '2024-03-31', ['75', '90']],
    ['2024-04', '2024-04-30', ['85', '70']],
  ]
  const events: EscalationEvent[] = months.flatMap(([period, asOf, [v, w]]) =>
    scoreScheme(
      scheme,
      {
        subjects: [{ id: 'v' }, { id: 'w' }],
        actuals: [
          { subject: 'v', indicator: 'a', value: v },
          { subject: 'w', indicator: 'a', value: w },
        ],
      },
      { period, asOf },
    ).lists.flatMap(({ id, result }) =>
      result.status === 'computed'
        ? result.value.on.map((subjectId) => ({ id: `${id} ${period} ${subjectId}`, subjectId, kind: id, date: asOf }))
        : [],
    ),
  )
  const ladder: EscalationDocument = {
    id: 'ladder',
    title: '约谈',
    version: '1',
    effective: { from: '2024-01-01' },
    sources: [],
    decisions: [],
    rules: {
      windows: [{ id: 'ever', kind: 'ever' }],
      ladders: [
        {
          id: 'last',
          title: '连续末位',
          level: 'village',
          counts: ['black'],
          scope: 'own',
          unit: 'events',
          window: 'ever',
          consecutive: { period: 'month', gap: 'breaks' },
          repeats: 'once',
          steps: [{ id: 'talk', title: '约谈', at: 3, actions: [{ action: 'interview', title: '约谈' }] }],
        },
      ],
    },
  }
  const standing = (asOf: string) =>
    escalate(
      ladder,
      {
        subjects: [
          { id: 'v', level: 'village' },
          { id: 'w', level: 'village' },
        ],
        events,
      },
      { asOf },
    ).map(
      (row) => row.standing.status === 'computed' && [row.subjectId, row.standing.value.count, row.standing.value.step],
    )
  expect(standing('2024-03-31')).toEqual([
    ['v', 3, 'talk'],
    ['w', 0, null],
  ])
  // April brought v no entry; while the month runs the row stands, once it is over the row is broken. w begins one of its own.
  expect(standing('2024-04-29')).toEqual([
    ['v', 3, 'talk'],
    ['w', 0, null],
  ])
  expect(standing('2024-05-01')).toEqual([
    ['v', 0, null],
    ['w', 1, null],
  ])
})

test('a misspelt method refuses its own side of a comparison and throws nothing', () => {
  const side = (kind: string, period: string) => ({
    scheme: schemeWith({
      nodes: [leaf('a', '10', { kind, outOf: '10' } as unknown as Indicator['method']), leaf('b', '10', given)],
    }),
    facts: {
      subjects: [{ id: 'v' }],
      actuals: [
        { subject: 'v', indicator: 'a', value: '8' },
        { subject: 'v', indicator: 'b', value: '5' },
      ],
    },
    question: { period, asOf: `${period}-12-31` },
  })
  const [change] = comparePeriods(side('givn', '2024'), side('given', '2025'))
  expect(change).toMatchObject({ before: null, after: '13', change: null, parts: null })
  expect(change?.nodes).toEqual([{ id: 'a', before: null, after: '8', kind: 'changed' }])
  expect(outcome(scoreScheme(side('givn', '2024').scheme, side('givn', '2024').facts, year).scores[0]!)).toBe(
    'unknown-method',
  )
  expect(
    scoreScheme(side('givn', '2024').scheme, side('givn', '2024').facts, { ...year, detail: 'totals' }).scores.map(
      outcome,
    ),
  ).toEqual(['unknown-method'])
  expect(() => checkScheme(side('givn', '2024').scheme)).not.toThrow()
})

test('the sentence of a deadline that cannot be told has no empty place', () => {
  const late = (due: object): Scheme =>
    schemeWith({
      nodes: [
        leaf('i', '10', {
          kind: 'deadline',
          due,
          late: { kind: 'left', points: '0' },
        } as unknown as Indicator['method']),
      ],
    })
  const said = (scheme: Scheme) => {
    const { score } = scoreScheme(
      scheme,
      { subjects: [{ id: 'v' }], actuals: [{ subject: 'v', indicator: 'i', on: '2024-03-01' }] },
      { period: '2024-Q1', asOf: '2024-03-31' },
    ).scores[0]!
    return score.diagnostics.map((one) => describe(one, zh))
  }
  expect(said(late({ kind: 'yearly', day: '09-30' }))).toEqual(['本期内没有 09-30 这一天，期限无从算起。请核对日期。'])
  const term = { count: 5, unit: 'day', firstDayCounted: false, shift: 'none' }
  expect(said(late({ kind: 'after', event: '交办', term }))).toEqual([
    '没有事件“交办”，期限无从算起。请补录该事件，或核对拼写。',
  ])
})

test('groups that the scheme does not have are found wherever they are named', () => {
  const when = { all: [{ groups: ['hil'] }] }
  const scheme = schemeWith({
    groups: [{ id: 'hill', title: '山区' }],
    nodes: [
      leaf(
        'a',
        '10',
        { kind: 'cases', cases: [{ when }] },
        { target: { kind: 'groups', targets: { hil: '5', hill: '3' } } },
      ),
      leaf('b', '10', given, { appliesWhen: when }),
    ],
    sheets: [{ id: 's', title: 's', items: [leaf('c', '0', given)], when }],
    total: { factor: { of: 'total', by: { groups: { hil: '1.1' } } } },
    lists: [
      {
        id: 'l',
        title: 'l',
        from: 'top',
        eligible: when,
        quota: { kind: 'atMost', count: 1 },
        quotas: [{ when, quota: { kind: 'atMost', count: 2 } }],
      },
    ],
    awards: [{ id: 'w', title: 'w', when, amount: { kind: 'fixed', amount: '1' } }],
    vetoes: [{ id: 'v', when, effect: { kind: 'zeroTotal' } }],
    grades: { ladder: [{ id: 'g', title: 'g' }], rules: [{ grade: 'g', when }] },
  })
  expect(
    checkScheme(scheme)
      .filter((one) => one.code === 'unknown-subject-group')
      .map((one) => one.path),
  ).toEqual([
    'rules.nodes[0]',
    'rules.total.factor',
    'rules.nodes[0].method',
    'rules.nodes[1].appliesWhen',
    'rules.sheets[0].when',
    'rules.vetoes[0].when',
    'rules.grades.rules[0].when',
    'rules.lists[0].eligible',
    'rules.lists[0].quotas',
    'rules.awards[0].when',
  ])
})
