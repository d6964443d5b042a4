import { expect, test } from 'vitest'
import {
  checkScheme,
  checkSchemeFacts,
  combinePeriods,
  parseScheme,
  scoreScheme,
  scoresAsActuals,
  type Indicator,
  type Scheme,
  type SchemeFacts,
} from 'xiangzhen/responsibility'
import { leaf, outcome, schemeWith, scoreLeafOf, year, told } from './scheme-test-kit.js'

// Forms of points that published schemes use, each as a small scheme with figures worked by hand.

const given = { kind: 'given' } as const
const event = (id: string, on: string, attributes: Record<string, string> = {}, more: object = {}) => ({
  id,
  subject: 'v',
  code: 'i',
  on,
  attributes,
  ...more,
})

test('同一点位再次发现加倍扣分，第三次起每次扣 5 分', () => {
  const rate = { points: '1', repeats: { points: ['2', '5'], same: 'site' } }
  const indicator = leaf(
    'i',
    '20',
    { kind: 'count', effect: 'deduct', rates: [rate], duplicates: 'each' },
    { floor: '0' },
  )
  const events = [
    event('e1', '2024-03-01', { site: 'gate' }),
    event('e2', '2024-04-01', { site: 'river' }),
    event('e3', '2024-05-01', { site: 'gate' }),
    event('e4', '2024-06-01', { site: 'gate' }, { count: '2' }),
  ]
  // gate: 1, then 2, then two of 5 = 13; river: 1. 20 − 14 = 6.
  expect(outcome(scoreLeafOf(indicator, { events }))).toBe('6')
  expect(outcome(scoreLeafOf(indicator, { events: [...events].reverse() }))).toBe('6')
  const lines = told(schemeWith({ nodes: [indicator] }), { subjects: [{ id: 'v' }], events })
  expect(lines).toContain('第 3 次起，每次 5 分：10')
  expect(outcome(scoreLeafOf(indicator, { events: [event('e', '2024-03-01')] }))).toBe('attribute-missing')
})

test('a bundle of findings runs through the prices one after the other', () => {
  const rate = { points: '1', repeats: { points: ['2', '5'] } }
  const indicator = leaf(
    'i',
    '30',
    { kind: 'count', effect: 'deduct', rates: [rate], duplicates: 'each' },
    { floor: '0' },
  )
  // 1 + 2 + 5 + 5 = 13 for four; then a fifth at 5. 30 − 18 = 12.
  const events = [event('a', '2024-03-01', {}, { count: '4' }), event('b', '2024-03-02')]
  expect(outcome(scoreLeafOf(indicator, { events }))).toBe('12')
})

test('several reports of one occurrence are one finding, also for the price of the next', () => {
  const rate = { points: '1', repeats: { points: ['3'] } }
  const indicator = leaf(
    'i',
    '10',
    { kind: 'count', effect: 'deduct', rates: [rate], duplicates: 'largest' },
    { floor: '0' },
  )
  const events = [
    event('a', '2024-03-01', {}, { occurrence: 'fire' }),
    event('b', '2024-03-02', {}, { occurrence: 'fire' }),
    event('c', '2024-04-01'),
  ]
  // The fire is the first finding (1), the other the second (3): 10 − 4.
  expect(outcome(scoreLeafOf(indicator, { events }))).toBe('6')
})

test('国家级每项加 3 分最多 6 分，省级每项加 2 分最多 4 分，合计不超过 8 分', () => {
  const indicator = leaf('i', '0', {
    kind: 'count',
    effect: 'award',
    duplicates: 'each',
    most: '8',
    rates: [
      { where: [{ attribute: 'level', is: ['national'] }], points: '3', most: '6' },
      { where: [{ attribute: 'level', is: ['province'] }], points: '2', most: '4' },
      { points: '1' },
    ],
  })
  const at = (id: string, level: string) => event(id, '2024-03-01', { level })
  // Three national: 9, limited to 6; one of the province: 2. 8.
  const events = [at('a', 'national'), at('b', 'national'), at('c', 'national'), at('d', 'province')]
  expect(outcome(scoreLeafOf(indicator, { events }))).toBe('8')
  expect(outcome(scoreLeafOf(indicator, { events: [...events, at('e', 'city')] }))).toBe('8')
  expect(outcome(scoreLeafOf(indicator, { events: events.slice(0, 3) }))).toBe('6')
  const lines = told(schemeWith({ nodes: [indicator] }), { subjects: [{ id: 'v' }], events })
  expect(lines).toContain('这一类最多 6 分：6')
})

test('a limit of a rate holds for a counted figure too, and in proportions', () => {
  const figure = leaf('i', '10', {
    kind: 'count',
    effect: 'award',
    from: 'figure',
    rates: [{ points: '2', most: '6' }],
  })
  const actuals = [{ subject: 'v', indicator: 'i', value: '5' }]
  expect(outcome(scoreLeafOf(figure, { actuals }))).toBe('6')
  const ratio = leaf(
    'i',
    '20',
    {
      kind: 'count',
      effect: 'award',
      ratesAre: 'proportions',
      duplicates: 'each',
      rates: [{ points: '2', repeats: { points: ['1'] }, most: '4' }],
    },
    { cap: 'none' },
  )
  // 2 + 1 + 1 + 1 = 5 parts, 4 at most; one part is worth 3 points: 12.
  const events = ['a', 'b', 'c', 'd'].map((id) => event(id, '2024-03-01'))
  const decisions = [{ code: 'rate-unit', at: 'i', value: '3', decidedBy: '考核组', decidedOn: '2024-01-05' }]
  expect(outcome(scoreLeafOf(ratio, { events, decisions }))).toBe('12')
})

const ranked = (table: readonly string[], fromBottom: readonly string[], more: object = {}): Indicator =>
  leaf('i', '0', { kind: 'rankPoints', better: 'higher', table, fromBottom, ties: 'competition', ...more })

function rankedPoints(indicator: Indicator, values: readonly string[]): readonly string[] {
  const facts = {
    subjects: values.map((_, at) => ({ id: `v${at}` })),
    actuals: values.map((value, at) => ({ subject: `v${at}`, indicator: 'i', value })),
  }
  const scheme = schemeWith({ nodes: [indicator], total: { floor: 'none', ceiling: 'none' } })
  return scoreScheme(scheme, facts, year).scores.map(outcome)
}

test('月评比前三名加 3、2、1 分，后三名扣 3、2、1 分', () => {
  const indicator = ranked(['3', '2', '1'], ['-3', '-2', '-1'])
  expect(rankedPoints(indicator, ['90', '88', '86', '84', '82', '80', '78'])).toEqual([
    '3',
    '2',
    '1',
    '0',
    '-1',
    '-2',
    '-3',
  ])
  // 82 twice, behind them 78 alone: rank 5 from the top, 2 from the bottom.
  expect(rankedPoints(indicator, ['90', '88', '86', '84', '82', '82', '78'])).toEqual([
    '3',
    '2',
    '1',
    '0',
    '-2',
    '-2',
    '-3',
  ])
  // Four compared: the second is the third from the bottom, the third the second.
  expect(rankedPoints(indicator, ['90', '88', '86', '84'])).toEqual([
    '3',
    'rank-from-both-ends',
    'rank-from-both-ends',
    '-3',
  ])
  const shared = ranked(['3', '2', '1'], ['-3', '-2', '-1'], { ties: 'shareOfPlaces' })
  // Places 5 and 6 of 7 together: (−1 − 2) ÷ 2.
  expect(rankedPoints(shared, ['90', '88', '86', '84', '82', '82', '78']).slice(4)).toEqual(['-1.5', '-1.5', '-3'])
  const dense = ranked(['3'], ['-3', '-2'], { ties: 'dense' })
  expect(rankedPoints(dense, ['90', '88', '82', '78', '78'])).toEqual(['3', '0', '-2', '-3', '-3'])
  const stepped = leaf('i', '10', { kind: 'rankPoints', better: 'higher', step: '1', fromBottom: ['0'], ties: 'dense' })
  expect(rankedPoints(stepped, ['90', '80'])).toEqual(['10', 'rank-from-both-ends'])
})

const bonus = (more: object): Scheme =>
  schemeWith({
    full: '100',
    policies: { missing: 'zero' },
    nodes: [leaf('work', '100', given)],
    sheets: [
      {
        id: 'extra',
        title: '加分',
        items: [
          leaf('one', '0', { kind: 'discretion', lowest: '0', highest: '20' }),
          leaf('two', '0', { kind: 'discretion', lowest: '0', highest: '20' }),
        ],
        ...more,
      },
    ],
    total: { floor: '0', ceiling: 'none' },
  })

const judged = (indicator: string, value: string) => ({
  subject: 'v',
  indicator,
  value,
  decidedBy: '考核组',
  reason: '表彰',
})

function bonusFacts(work: string, one: string, two: string): SchemeFacts {
  return {
    subjects: [{ id: 'v' }],
    actuals: [{ subject: 'v', indicator: 'work', value: work }, judged('one', one), judged('two', two)],
  }
}

test('加分不超过基本分得分的 10%', () => {
  const scheme = bonus({ capOf: { share: '0.1', of: 'base' } })
  // Base 84: at most 8.4 of 12.
  expect(outcome(scoreScheme(scheme, bonusFacts('84', '5', '7'), year).scores[0]!)).toBe('92.4')
  expect(outcome(scoreScheme(scheme, bonusFacts('84', '5', '3'), year).scores[0]!)).toBe('92')
  const ofMaximum = bonus({ capOf: { share: '0.1', of: 'maximum' } })
  expect(outcome(scoreScheme(ofMaximum, bonusFacts('84', '5', '7'), year).scores[0]!)).toBe('94')
  expect(told(scheme, bonusFacts('84', '5', '7'))).toContain('可加分上限 8.4')
})

test('基本分 90 分以上方可加分；同一奖项就高不就低', () => {
  const scheme = bonus({ when: { figure: { of: 'total' }, atLeast: '90' }, best: 1 })
  expect(outcome(scoreScheme(scheme, bonusFacts('92', '5', '7'), year).scores[0]!)).toBe('99')
  expect(outcome(scoreScheme(scheme, bonusFacts('89', '5', '7'), year).scores[0]!)).toBe('89')
  expect(told(scheme, bonusFacts('92', '5', '7'))).toContain('加分：2项中取最高的1项，7分')
  expect(told(scheme, bonusFacts('89', '5', '7'))).toContain('加分：不符合加减分条件，不计')
  const unknown = bonus({ when: { figure: { of: 'subject', name: 'members' }, atLeast: '3' } })
  expect(outcome(scoreScheme(unknown, bonusFacts('92', '5', '7'), year).scores[0]!)).toBe('condition-undecided')
  const wrong = bonus({ when: { figure: { of: 'points', node: 'wrok' }, atLeast: '90' } })
  expect(checkScheme(wrong).map((one) => [one.code, one.path])).toContainEqual(['unknown-node', 'rules.sheets[0].when'])
})

test('五项任选三项，取最好的三项计分', () => {
  const five = ['a', 'b', 'c', 'd', 'e']
  const scheme = schemeWith({
    full: '30',
    policies: { missing: 'zero', notApplicable: { kind: 'removeFromTotal' } },
    nodes: [
      { id: 'chosen', title: '特色工作', weight: '30', best: 3, children: five.map((id) => leaf(id, '10', given)) },
    ],
  })
  expect(checkScheme(scheme).filter((one) => one.severity === 'error')).toEqual([])
  const actuals = ['9', '7', '10', '8', '6'].map((value, at) => ({ subject: 'v', indicator: five[at]!, value }))
  const [score] = scoreScheme(scheme, { subjects: [{ id: 'v' }], actuals }, year).scores
  expect([outcome(score!), score!.maximum, score!.percent]).toEqual(['27', '30', '90.0000'])
  expect(told(scheme, { subjects: [{ id: 'v' }], actuals })).toContain('特色工作（30分）：5项中取最好的3项，得27分')
  // Only two apply: 20 is the most that can be reached.
  const two = { id: 'v', notApplicable: ['a', 'c', 'd'] }
  const few = scoreScheme(scheme, { subjects: [two], actuals }, year).scores[0]!
  expect([outcome(few), few.maximum]).toEqual(['13', '20'])
  const mean = schemeWith({
    policies: { missing: 'zero' },
    nodes: [
      {
        id: 'm',
        title: '平均',
        weight: '30',
        combine: 'mean',
        best: 2,
        children: five.map((id) => leaf(id, '10', given)),
      },
    ],
  })
  // (100 % + 90 %) ÷ 2 of 30.
  expect(outcome(scoreScheme(mean, { subjects: [{ id: 'v' }], actuals }, year).scores[0]!)).toBe('28.5')
})

test('去掉一个最高分和一个最低分；六次检查取最好的三次', () => {
  const of = (measure: Indicator['measure'] & object, values: readonly string[]) =>
    outcome(
      scoreLeafOf(leaf('i', '10', { kind: 'given', outOf: '100' }, { measure, missing: 'zero' }), {
        actuals: values.map((value) => ({ subject: 'v', indicator: 'i', value })),
      }),
    )
  const trimmed = { kind: 'actual', combine: 'mean', drop: { highest: 1, lowest: 1 } } as const
  // (80 + 90) ÷ 2 = 85 of 100, of 10 points.
  expect(of(trimmed, ['60', '80', '90', '100'])).toBe('8.5')
  expect(of(trimmed, ['60', '80'])).toBe('too-few-rows')
  const best = { kind: 'actual', combine: 'mean', best: { number: 3, better: 'higher' } } as const
  expect(of(best, ['60', '80', '90', '100', '70', '50'])).toBe('9')
  expect(of(best, ['60', '80'])).toBe('too-few-rows')
  expect(of({ ...best, best: { number: 1, better: 'lower' } }, ['60', '80'])).toBe('6')
})

test('同比按调整后的基数算；上年为零的按规定计', () => {
  const growth = (rows: readonly (readonly [string | undefined, string])[], more: object = {}) =>
    outcome(
      scoreLeafOf(
        leaf(
          'i',
          '10',
          { kind: 'proportional', better: 'higher' },
          { target: '10', measure: { kind: 'growth', corrections: ['movedIn', 'movedOut'], ...more }, missing: 'zero' },
        ),
        {
          actuals: rows.map(([part, value]) => ({
            subject: 'v',
            indicator: 'i',
            value,
            ...(part === undefined ? {} : { part }),
          })),
        },
      ),
    )
  // 540 against 400 + 120 − 20 = 500: 8 % of the 10 % that are asked, 8 of 10.
  expect(
    growth([
      [undefined, '540'],
      ['previous', '400'],
      ['movedIn', '120'],
      ['movedOut', '-20'],
    ]),
  ).toBe('8')
  expect(
    growth([
      [undefined, '420'],
      ['previous', '400'],
    ]),
  ).toBe('5')
  expect(
    growth([
      [undefined, '5'],
      ['previous', '0'],
    ]),
  ).toBe('zero-below-line')
  expect(
    growth(
      [
        [undefined, '5'],
        ['previous', '0'],
      ],
      { fromZero: '10' },
    ),
  ).toBe('10')
  expect(
    growth(
      [
        [undefined, '0'],
        ['previous', '0'],
      ],
      { fromZero: '10' },
    ),
  ).toBe('zero-below-line')
  const change = leaf(
    'i',
    '10',
    {
      kind: 'bands',
      values: 'points',
      bands: [
        { id: 'up', from: { at: '2', included: true }, value: '10' },
        { id: 'same', from: { at: '0', included: true }, to: { at: '2', included: false }, value: '6' },
        { id: 'down', to: { at: '0', included: false }, value: '0' },
      ],
    },
    { measure: { kind: 'change' }, missing: 'zero' },
  )
  const rows = [
    { subject: 'v', indicator: 'i', value: '92.5' },
    { subject: 'v', indicator: 'i', value: '90', part: 'previous' },
  ]
  // 优良率提高 2.5 个百分点.
  expect(outcome(scoreLeafOf(change, { actuals: rows }))).toBe('10')
  expect(told(schemeWith({ nodes: [change] }), { subjects: [{ id: 'v' }], actuals: rows }).join(' ')).toMatch(/2\.5/)
})

test('one reported figure, scored once by its level and once by its growth', () => {
  const scheme = schemeWith({
    policies: { missing: 'zero', overFulfilment: 'capAtWeight' },
    nodes: [
      leaf('income', '60', { kind: 'proportional', better: 'higher' }, { target: '100' }),
      leaf(
        'growth',
        '40',
        { kind: 'proportional', better: 'higher' },
        { target: '20', rowsOf: 'income', measure: { kind: 'growth' } },
      ),
    ],
  })
  const actuals = [
    { subject: 'v', indicator: 'income', value: '88' },
    { subject: 'v', indicator: 'income', part: 'previous', value: '80' },
  ]
  const facts = { subjects: [{ id: 'v' }], actuals }
  // 60 × 88 % = 52.8; growth 10 % of 20 %: 20.
  expect(outcome(scoreScheme(scheme, facts, year).scores[0]!)).toBe('72.8')
  expect(checkSchemeFacts(scheme, facts)).toEqual([])
  expect(
    checkSchemeFacts(scheme, { ...facts, actuals: [{ subject: 'v', indicator: 'growth', value: '10' }] })[0]?.code,
  ).toBe('row-not-used')
  const wrong = schemeWith({ nodes: [leaf('a', '10', given, { rowsOf: 'b' })] })
  expect(checkScheme(wrong).map((one) => one.path)).toContain('rules.nodes[0].rowsOf')
  const broken = { subjects: [{ id: 'v' }], actuals: [{ subject: 'v', indicator: 'income', value: '十' }] }
  expect(outcome(scoreScheme(scheme, broken, year).scores[0]!)).toBe('row-unreadable')
})

test('分组排名后按折算系数合并；难度系数', () => {
  const scheme = (of: 'base' | 'total'): Scheme =>
    schemeWith({
      policies: { missing: 'zero' },
      nodes: [leaf('work', '100', given)],
      sheets: [
        { id: 'extra', title: '加分', items: [leaf('one', '0', { kind: 'discretion', lowest: '0', highest: '20' })] },
      ],
      total: { floor: '0', ceiling: 'none', factor: { of, by: { groups: { hill: '1.05', plain: '1' } } } },
      ranking: { scope: 'all' },
    })
  const facts: SchemeFacts = {
    subjects: [
      { id: 'v', group: 'hill' },
      { id: 'w', group: 'plain' },
    ],
    actuals: [
      { subject: 'v', indicator: 'work', value: '80' },
      { subject: 'w', indicator: 'work', value: '83' },
      judged('one', '2'),
    ],
  }
  // 80 × 1.05 + 2 = 86; (80 + 2) × 1.05 = 86.1; plain 83.
  expect(scoreScheme(scheme('base'), facts, year).scores.map(outcome)).toEqual(['86', '83'])
  expect(scoreScheme(scheme('total'), facts, year).scores.map(outcome)).toEqual(['86.1', '83'])
  expect(scoreScheme(scheme('total'), facts, { ...year, detail: 'totals' }).scores.map(outcome)).toEqual(['86.1', '83'])
  expect(scoreScheme(scheme('base'), facts, year).ranking[0]?.places.map((one) => one.subject)).toEqual(['v', 'w'])
  expect(told(scheme('base'), facts)).toContain('系数 1.05')
  const alone = { subjects: [{ id: 'v' }], actuals: [{ subject: 'v', indicator: 'work', value: '80' }] }
  expect(outcome(scoreScheme(scheme('base'), alone, year).scores[0]!)).toBe('subject-figure-missing')
  const figured = schemeWith({
    nodes: [leaf('work', '100', given)],
    total: { factor: { of: 'total', by: { figure: 'difficulty' } } },
  })
  const own = { ...alone, subjects: [{ id: 'v', figures: { difficulty: '1.1' } }] }
  expect(outcome(scoreScheme(figured, own, year).scores[0]!)).toBe('88')
})

test('书记得分 = 村得分 × 60% + 个人述职 × 40%；村为“差”的书记不得评优', () => {
  const villages = schemeWith({
    nodes: [leaf('all', '100', given)],
    grades: {
      ladder: [
        { id: 'good', title: '好' },
        { id: 'fair', title: '一般' },
        { id: 'poor', title: '差' },
      ],
      bands: [
        { id: 'good', from: { at: '90', included: true } },
        { id: 'fair', from: { at: '60', included: true }, to: { at: '90', included: false } },
        { id: 'poor', to: { at: '60', included: false } },
      ],
    },
  })
  const results = scoreScheme(
    villages,
    {
      subjects: [{ id: 'east' }, { id: 'west' }],
      actuals: [
        { subject: 'east', indicator: 'all', value: '92' },
        { subject: 'west', indicator: 'all', value: '55' },
      ],
    },
    year,
  )
  const secretaries = schemeWith({
    nodes: [
      leaf('village', '60', { kind: 'given', outOf: '100' }),
      leaf('self', '40', { kind: 'given', outOf: '100' }),
      leaf(
        'standing',
        '2',
        {
          kind: 'levels',
          levels: [
            { id: 'good', points: '2' },
            { id: 'fair', points: '1' },
            { id: 'poor', points: '0' },
          ],
        },
        { advisory: true },
      ),
    ],
    policies: { missing: 'zero' },
    vetoes: [
      {
        id: 'poor-village',
        title: '村级组织为差',
        when: { figure: { of: 'points', node: 'standing' }, atMost: '0' },
        effect: { kind: 'capGrade', grade: 'fair' },
      },
    ],
    grades: {
      ladder: [
        { id: 'good', title: '优秀' },
        { id: 'fair', title: '称职' },
      ],
      bands: [
        { id: 'good', from: { at: '70', included: true } },
        { id: 'fair', to: { at: '70', included: false } },
      ],
    },
  })
  const subjects = [
    { id: 'zhang', parent: 'east' },
    { id: 'li', parent: 'west' },
  ]
  const village = scoresAsActuals(results.scores, subjects, { indicator: 'village', from: 'parent', as: 'score' })
  const standing = scoresAsActuals(results.scores, subjects, { indicator: 'standing', from: 'parent', as: 'grade' })
  expect([...village.diagnostics, ...standing.diagnostics]).toEqual([])
  const self = [
    { subject: 'zhang', indicator: 'self', value: '85' },
    { subject: 'li', indicator: 'self', value: '95' },
  ]
  const { scores } = scoreScheme(secretaries, { subjects, actuals: [...village.rows, ...standing.rows, ...self] }, year)
  // zhang 92 × 0.6 + 85 × 0.4 = 89.2; li 55 × 0.6 + 95 × 0.4 = 71, good by points and held at fair.
  expect(
    scores.map((one) => [
      one.id,
      outcome(one),
      one.grade?.status === 'computed' && [one.grade.value.grade, one.grade.value.by],
    ]),
  ).toEqual([
    ['li', '71', ['fair', 'capped']],
    ['zhang', '89.2', ['good', 'band']],
  ])
})

test('a score that cannot be carried is told', () => {
  const third = { id: 'v', score: { status: 'computed', value: '250/3', diagnostics: [] } } as const
  const open = { id: 'w', score: { status: 'not-computable', reason: 'no-peers', diagnostics: [] } } as const
  const carry = { indicator: 'i', from: 'itself', as: 'score' } as const
  const subjects = [{ id: 'v' }, { id: 'w' }, { id: 'x' }]
  expect(scoresAsActuals([third, open], subjects, carry).diagnostics.map((one) => [one.code, one.path])).toEqual([
    ['score-not-decimal', 'subjects[0]'],
    ['no-score-to-carry', 'subjects[1]'],
    ['no-score-to-carry', 'subjects[2]'],
  ])
  const rounded = { ...carry, part: 'year', rounding: { digits: 2, mode: 'halfUp' } } as const
  expect(scoresAsActuals([{ ...third, state: 'provisional' }], [{ id: 'v' }], rounded).rows).toEqual([
    { subject: 'v', indicator: 'i', value: '83.33', state: 'estimated', part: 'year' },
  ])
  expect(scoresAsActuals([third], [{ id: 'v' }], { ...carry, from: 'parent' }).rows).toEqual([])
  expect(scoresAsActuals([{ ...third, score: { ...third.score, value: 'x' } }], [{ id: 'v' }], carry).rows).toEqual([])
})

test('季度各占 15%，年终占 40%；四个季度取最好的三个', () => {
  const scheme = { ...schemeWith({ nodes: [leaf('a', '100', given)] }), effective: { from: '2024-01-01' } }
  const of = (period: string, asOf: string, value: string) =>
    scoreScheme(
      scheme,
      { subjects: [{ id: 'v' }], actuals: [{ subject: 'v', indicator: 'a', value }] },
      { period, asOf },
    )
  const results = [
    of('2024-Q1', '2024-03-31', '80'),
    of('2024-Q2', '2024-06-30', '90'),
    of('2024-Q3', '2024-09-30', '70'),
    of('2024-Q4', '2024-12-31', '100'),
    of('2024', '2024-12-31', '95'),
  ]
  const quarters = ['2024-Q1', '2024-Q2', '2024-Q3', '2024-Q4']
  const rule = {
    parts: [
      { periods: quarters, weight: '0.6', best: 3 },
      { periods: ['2024'], weight: '0.4' },
    ],
    missing: 'refuse',
  } as const
  // (80 + 90 + 100) ÷ 3 × 0.6 + 95 × 0.4 = 54 + 38.
  expect(combinePeriods(rule, results)[0]?.score).toMatchObject({ value: '92' })
  expect(combinePeriods({ ...rule, missing: 'skip' }, [results[0]!, results[4]!])[0]?.score.status).toBe(
    'not-computable',
  )
  const carried = scoresAsActuals(combinePeriods(rule, results), [{ id: 'v' }], {
    indicator: 'a',
    from: 'itself',
    as: 'score',
  })
  expect(carried.rows).toEqual([{ subject: 'v', indicator: 'a', value: '92' }])
})

test('绩效奖金 = 基数 × 得分 ÷ 100；每分 100 元', () => {
  const scheme = schemeWith({
    nodes: [leaf('a', '100', given)],
    policies: { missing: 'zero' },
    awards: [
      {
        id: 'pay',
        title: '绩效',
        amount: { kind: 'product', factors: [{ of: 'subject', name: 'base' }, { of: 'total' }, '0.01'] },
      },
      { id: 'each', title: '每分奖', amount: { kind: 'product', factors: ['100', { of: 'points', node: 'a' }] } },
      {
        id: 'land',
        title: '复垦',
        amount: {
          kind: 'perEvent',
          event: 'land',
          rates: [{ points: '500', per: { attribute: 'mu', size: '5' }, most: '1200' }],
        },
      },
    ],
  })
  const facts: SchemeFacts = {
    subjects: [{ id: 'v', figures: { base: '12000' } }, { id: 'w' }],
    actuals: [{ subject: 'v', indicator: 'a', value: '88' }],
    events: [
      { id: 'e1', subject: 'v', code: 'land', on: '2024-03-01', attributes: { mu: '10' } },
      { id: 'e2', subject: 'v', code: 'land', on: '2024-04-01', attributes: { mu: '5' } },
    ],
  }
  expect(parseScheme(JSON.parse(JSON.stringify(scheme)))).toEqual(scheme)
  const [v, w] = scoreScheme(scheme, facts, year).scores
  // 12 000 × 88 × 1 %; 88 × 100; 3 blocks of 500, 1 200 at most.
  expect(v?.awards.map(({ amount }) => (amount.status === 'computed' ? amount.value.yuan : amount.status))).toEqual([
    '10560.00',
    '8800.00',
    '1200.00',
  ])
  expect(w?.awards.map(({ amount }) => (amount.status === 'not-computable' ? amount.reason : amount.status))).toEqual([
    'condition-undecided',
    'computed',
    'computed',
  ])
  const half = {
    ...facts,
    events: [{ id: 'e1', subject: 'v', code: 'land', on: '2024-03-01', attributes: { mu: '7' } }],
  }
  const asked = scoreScheme(scheme, half, year).scores[0]?.awards[2]?.amount
  expect(asked?.status === 'needs' && asked.missing.map((one) => [one.code, one.at])).toEqual([
    ['step-rounding', 'land'],
  ])
  const decisions = [
    { code: 'step-rounding', at: 'land', value: 'floor', decidedBy: '考核组', decidedOn: '2024-01-05' },
  ]
  expect(scoreScheme(scheme, { ...half, decisions }, year).scores[0]?.awards[2]?.amount).toMatchObject({
    value: { yuan: '500.00' },
  })
  const wrong = schemeWith({
    nodes: [],
    awards: [{ id: 'p', title: 'p', amount: { kind: 'product', factors: [{ of: 'points', node: 'b' }] } }],
  })
  expect(checkScheme(wrong).map((one) => one.path)).toEqual(['rules.awards[0].amount'])
})

test('每月扣分不超过 3 分；同一项目加分不超过 4 分', () => {
  const monthly = leaf(
    'i',
    '20',
    {
      kind: 'count',
      effect: 'deduct',
      duplicates: 'each',
      rates: [{ points: '2', mostEach: { points: '3', period: 'month' }, most: '8' }],
    },
    { floor: '0' },
  )
  const days = ['2024-03-01', '2024-03-09', '2024-04-02', '2024-05-01', '2024-05-02', '2024-05-03']
  const events = days.map((on, at) => event(`e${at}`, on))
  // March 4 → 3, April 2, May 6 → 3: 8.
  expect(outcome(scoreLeafOf(monthly, { events }))).toBe('12')
  expect(outcome(scoreLeafOf(monthly, { events: [...events, event('f', '2024-06-01')] }))).toBe('12')
  expect(told(schemeWith({ nodes: [monthly] }), { subjects: [{ id: 'v' }], events }, 'i')).toContain(
    '这一类最多 3 分：3',
  )
  const projects = leaf('i', '0', {
    kind: 'count',
    effect: 'award',
    duplicates: 'each',
    rates: [
      { where: [{ attribute: 'level', is: ['city'] }], points: '1' },
      { points: '3', mostEach: { points: '4', same: 'project' } },
    ],
  })
  const at = (id: string, project: string) => event(id, '2024-03-01', { project })
  // p: 6 → 4, q: 3; the city's 1.
  expect(
    outcome(
      scoreLeafOf(projects, {
        events: [at('a', 'p'), at('b', 'p'), at('c', 'q'), event('d', '2024-04-01', { level: 'city' })],
      }),
    ),
  ).toBe('8')
  expect(outcome(scoreLeafOf(projects, { events: [event('a', '2024-03-01')] }))).toBe('attribute-missing')
  const ratio = leaf('i', '0', {
    kind: 'count',
    effect: 'award',
    duplicates: 'each',
    ratesAre: 'proportions',
    rates: [{ points: '1', mostEach: { points: '2', period: 'quarter' } }],
  })
  const decisions = [{ code: 'rate-unit', at: 'i', value: '5', decidedBy: '考核组', decidedOn: '2024-01-05' }]
  // Three in one quarter count two parts of 5.
  expect(outcome(scoreLeafOf(ratio, { events: events.slice(3), decisions }))).toBe('10')
})

test('what a counted figure cannot use is found', () => {
  const figure = leaf('i', '10', {
    kind: 'count',
    effect: 'award',
    from: 'figure',
    rates: [{ points: '2', repeats: { points: ['1'] } }],
  })
  expect(checkScheme(schemeWith({ nodes: [figure] })).map((one) => one.code)).toContain('rate-not-for-figures')
})

test('按得分率排名', () => {
  const scheme = schemeWith({
    policies: { missing: 'zero', notApplicable: { kind: 'removeFromTotal' } },
    nodes: [leaf('a', '60', given), leaf('b', '40', given)],
    ranking: { scope: 'all', by: { figure: { of: 'percent' }, better: 'higher' } },
    lists: [{ id: 'first', title: '第一名', from: 'top', quota: { kind: 'atMost', count: 1, ties: 'exceed' } }],
    grades: {
      ladder: [
        { id: 'first', title: '第一' },
        { id: 'other', title: '其他' },
      ],
      rules: [{ grade: 'first', when: { figure: { of: 'rank', from: 'top' }, atMost: '1' } }],
      otherwise: 'other',
    },
  })
  const facts: SchemeFacts = {
    subjects: [{ id: 'v', notApplicable: ['b'] }, { id: 'w' }, { id: 'x', notApplicable: ['a', 'b'] }],
    actuals: [
      { subject: 'v', indicator: 'a', value: '57' },
      { subject: 'w', indicator: 'a', value: '54' },
      { subject: 'w', indicator: 'b', value: '36' },
    ],
  }
  expect(parseScheme(JSON.parse(JSON.stringify(scheme)))).toEqual(scheme)
  const result = scoreScheme(scheme, facts, year)
  // v 57 of 60: 95 %. w 90 of 100: 90 %. x has nothing that applies, and so no place.
  expect(result.ranking[0]?.places.map((one) => [one.subject, one.rank])).toEqual([
    ['v', 1],
    ['w', 2],
  ])
  expect(result.lists[0]?.result).toMatchObject({ value: { on: ['v'] } })
  expect(result.scores[0]?.grade).toMatchObject({ value: { grade: 'first' } })
  const wrong = schemeWith({
    nodes: [],
    ranking: { scope: 'all', by: { figure: { of: 'points', node: 'b' }, better: 'lower' } },
  })
  expect(checkScheme(wrong).map((one) => one.path)).toEqual(['rules.ranking.by'])
})

test('a sheet that does not count asks nothing, and nothing of it stands in the way', () => {
  const scheme = schemeWith({
    nodes: [leaf('work', '100', given)],
    sheets: [
      {
        id: 'extra',
        title: '加分',
        when: { figure: { of: 'total' }, atLeast: '90' },
        items: [leaf('one', '2', given), leaf('two', '2', given)],
      },
    ],
    total: { floor: '0', ceiling: 'none' },
  })
  const facts = (work: string, one: string): SchemeFacts => ({
    subjects: [{ id: 'v' }],
    actuals: [
      { subject: 'v', indicator: 'work', value: work },
      { subject: 'v', indicator: 'one', value: one },
    ],
  })
  // `two` is missing and nothing says what that means; 9 is more than the 2 points that `one` can have.
  expect(outcome(scoreScheme(scheme, facts('92', '1'), year).scores[0]!)).toBe('missing-actual')
  expect(outcome(scoreScheme(scheme, facts('92', '9'), year).scores[0]!)).toBe('out-of-range')
  expect(outcome(scoreScheme(scheme, facts('80', '1'), year).scores[0]!)).toBe('80')
  expect(outcome(scoreScheme(scheme, facts('80', '9'), year).scores[0]!)).toBe('80')
  const unknown = schemeWith({
    ...scheme.rules,
    sheets: [{ ...scheme.rules.sheets![0]!, when: { figure: { of: 'subject', name: 'n' }, atLeast: '1' } }],
    policies: { missing: 'zero' },
  })
  const result = scoreScheme(unknown, facts('92', '1'), year)
  expect([outcome(result.scores[0]!), result.ranking]).toEqual(['condition-undecided', []])
})
