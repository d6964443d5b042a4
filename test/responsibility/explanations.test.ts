import { describe, expect, it } from 'vitest'
import { addsUp, describe as describeSaid, explain } from 'xiangzhen'
import {
  decomposeTarget,
  explainGrade,
  explainRollUp,
  explainScore,
  performancePay,
  scoreScheme,
  type RollUpRule,
  type RollUpUnit,
  type Scheme,
  type SchemeFacts,
  type SchemeRules,
} from 'xiangzhen/responsibility'
import { en } from '../../src/text/en.js'
import { zh } from '../../src/text/zh.js'
import { leaf, schemeWith, year } from './scheme-test-kit.js'

const rules: SchemeRules = {
  policies: { floor: '0', missing: 'zero', stepRounding: 'floor' },
  rounding: [{ stage: 'total', digits: 1, mode: 'halfUp' }],
  nodes: [
    {
      id: 'economy',
      title: '集体经济',
      clause: '第三条',
      weight: '40',
      children: [
        leaf(
          'income',
          '25',
          { kind: 'proportional', better: 'higher', over: { kind: 'capAtWeight' } },
          { title: '集体收入', unit: '万元', target: '50' },
        ),
        leaf('clearing', '15', { kind: 'threshold', pass: 'atLeast' }, { title: '清查率', unit: '%', target: '95' }),
      ],
    },
    leaf(
      'toilets',
      '15',
      { kind: 'steps', better: 'higher', unit: 'percentagePoint', size: '1', points: '1', most: '5' },
      { title: '厕所', unit: '%', target: '90' },
    ),
    leaf('meetings', '10', { kind: 'required', perMissing: '2' }, { title: '会议', unit: '次', target: '12' }),
    leaf(
      'mood',
      '20',
      {
        kind: 'bands',
        values: 'points',
        bands: [
          { id: 'high', label: '满意', from: { at: '90', included: true }, value: '20' },
          { id: 'mid', from: { at: '80', included: false }, to: { at: '90', included: false }, value: '15' },
          { id: 'low', to: { at: '80', included: true }, value: '8' },
        ],
      },
      { title: '满意度', unit: '%' },
    ),
    leaf('order', '15', { kind: 'given' }, { title: '平安', clause: '第九条' }),
  ],
  vetoes: [
    {
      id: 'safety',
      title: '安全事故',
      clause: '第十二条',
      when: { flag: 'accident' },
      effect: { kind: 'zeroItem', item: 'order' },
    },
    { id: 'fraud', when: { flag: 'fraud' }, effect: { kind: 'zeroTotal' } },
  ],
}
const scheme: Scheme = schemeWith(rules)
const values = (of: Readonly<Record<string, string>>): SchemeFacts => ({
  subjects: [{ id: 'v', flags: ['accident'] }],
  actuals: Object.entries(of).map(([indicator, value]) => ({ subject: 'v', indicator, value })),
})
const facts = values({ income: '40', clearing: '94', toilets: '82.5', meetings: '10', mood: '85', order: '9' })

function told(given: SchemeFacts, catalogue: typeof zh | typeof en = zh, of: Scheme = scheme): readonly string[] {
  const result = explainScore(of, given, { ...year, subject: 'v' })
  if (result.status !== 'computed') return [result.status]
  expect(addsUp(result.value)).toEqual({ ok: true })
  return explain(result.value, catalogue).map((one) => one.text)
}

describe('an explained score', () => {
  it('says what each line is about, with its numbers and units', () => {
    expect(told(facts)).toEqual(
      expect.arrayContaining([
        '总分修约为51.0分',
        '集体经济（40分，第三条）：得20分',
        '集体收入（25分）：实际完成40万元，目标50万元，完成率80%，得25×80%=20分',
        '清查率（15分）：实际94%，未达到95%的要求，得0分',
        '厕所（15分）：15分扣5分，得10分',
        '每步扣1分，计7步，扣7分',
        '计7步（不足一步的不计）',
        '会议（10分）：10分扣4分，得6分',
        '应有12次，实有10次，少2次，每少一次扣2分，扣4分',
        '满意度（20分）：实际85%，属“> 80、< 90”档，得15分',
        '平安（15分，第九条）：因“安全事故”（第十二条）一票否决，记零分',
      ]),
    )
  })

  it('holds no id and no unfilled place, in both languages', () => {
    for (const catalogue of [zh, en]) {
      const sentences = told(facts, catalogue).join('\n')
      expect(sentences).not.toMatch(/income|toilets|mood|\bmid\b|\{/)
    }
  })

  it('says which part of the completion counts, and a share of it to four places', () => {
    const more = values({ income: '60', clearing: '95', toilets: '92', meetings: '12', mood: '95', order: '9' })
    expect(told(more)).toEqual(
      expect.arrayContaining([
        '集体收入（25分）：实际完成60万元，目标50万元，完成率120%，按100%计，得25×100%=25分',
        '满意度（20分）：实际95%，属“满意”档，得20分',
        '厕所（15分）：实际92%，达到目标90%，得满分15分',
      ]),
    )
    const third = schemeWith({
      nodes: [leaf('i', '3', { kind: 'proportional', better: 'higher' }, { title: 'i', target: '3' })],
    })
    expect(
      told({ subjects: [{ id: 'v' }], actuals: [{ subject: 'v', indicator: 'i', value: '1' }] }, zh, third),
    ).toContain('i（3分）：实际完成1，目标3，完成率33.3333%，得3×33.3333%=1分')
  })

  it('has one line where the base is the total, and names the veto that zeroes it', () => {
    const plain = schemeWith({ ...rules, rounding: [] })
    expect(told(facts, zh, plain)[0]).toBe('总分51分')
    expect(told({ ...facts, subjects: [{ id: 'v', flags: ['fraud'] }] }, zh, plain)[0]).toBe(
      '因“fraud”一票否决，记零分',
    )
    const sheets = [
      {
        id: 'b',
        title: '加分',
        clause: '附则',
        items: [leaf('p', '5', { kind: 'given' } as const, { title: '表彰' })],
      },
    ]
    const beside = told(
      { ...facts, actuals: [...facts.actuals!, { subject: 'v', indicator: 'p', value: '2' }] },
      zh,
      schemeWith({ ...rules, sheets, rounding: [] }),
    )
    expect(beside).toEqual(expect.arrayContaining(['总分53分', '基本分51分', '加分（附则）：2分']))
  })
})

describe('an explained grade', () => {
  const ladder = [
    { id: 'ex', title: '优秀' },
    { id: 'good', title: '良好' },
    { id: 'fair', title: '合格' },
  ]
  const bands = [
    { id: 'ex', from: { at: '90', included: true } },
    { id: 'good', from: { at: '60', included: true }, to: { at: '90', included: false }, clause: '第五条' },
  ]
  const rated = (rules: Partial<SchemeRules>, flags: readonly string[] = [], value = '92'): string => {
    const of = schemeWith({ nodes: [leaf('a', '100', { kind: 'given' })], grades: { ladder, bands }, ...rules })
    const facts: SchemeFacts = { subjects: [{ id: 'v', flags }], actuals: [{ subject: 'v', indicator: 'a', value }] }
    const result = explainGrade(of, facts, { ...year, subject: 'v' })
    if (result.status !== 'computed') return result.status === 'needs' ? result.missing[0]!.code : result.reason
    expect(addsUp(result.value)).toEqual({ ok: true })
    const [zhText, enText] = [zh, en].map((catalogue) => explain(result.value, catalogue)[0]!.text)
    expect(enText).not.toMatch(/\{/)
    return zhText!
  }
  const veto = (
    effect: NonNullable<SchemeRules['vetoes']>[number]['effect'],
    more: object = { title: '事故', clause: '第十条' },
  ) => ({
    vetoes: [{ id: 'w', when: { flag: 'x' }, ...(effect === undefined ? {} : { effect }), ...more }],
  })
  it('names the band, the rule, the veto or the list', () => {
    expect(rated({})).toBe('92分属“优秀”（≥ 90）')
    expect(rated({}, [], '70')).toBe('70分属“良好”（≥ 60、< 90，第五条）')
    const rules = [{ grade: 'fair', when: { flag: 'x' }, clause: '第六条' }]
    expect(rated({ grades: { ladder, bands, rules } }, ['x'])).toBe('92分，按规定（第六条）定为“合格”')
    expect(rated({ grades: { ladder, bands, rules: [{ grade: 'fair', when: { flag: 'x' } }] } }, ['x'])).toBe(
      '92分，按规定定为“合格”',
    )
    expect(rated({ grades: { ladder, otherwise: 'fair' } })).toBe('92分，没有别的规定，定为“合格”')
    expect(rated(veto({ kind: 'forceGrade', grade: 'fair' }), ['x'])).toBe('92分，因“事故”（第十条）直接定为“合格”')
    expect(rated(veto({ kind: 'capGrade', grade: 'fair' }, {}), ['x'])).toBe(
      '92分，本属“优秀”，因“w”最高只能定为“合格”',
    )
    expect(rated(veto({ kind: 'lowerGrade', by: 1 }), ['x'])).toBe('92分，本属“优秀”，因“事故”（第十条）降为“良好”')
    const list = (more: object) => ({
      lists: [
        {
          id: 'l',
          title: '优秀名额',
          from: 'top',
          quota: { kind: 'atMost', count: 0 },
          grade: { on: 'ex', off: 'good' },
          ...more,
        } as const,
      ],
    })
    expect(rated(list({}))).toBe('92分，本属“优秀”，按“优秀名额”的名额定为“良好”')
    expect(rated(list({ clause: '第七条' }))).toBe('92分，本属“优秀”，按“优秀名额”（第七条）的名额定为“良好”')
  })
  it('has what stands in its way', () => {
    expect(rated({}, [], '20')).toBe('outside-bands')
    expect(rated(veto(undefined), ['x'])).toBe('veto-effect')
    const none = schemeWith({ nodes: [leaf('a', '100', { kind: 'given' })] })
    expect(explainGrade(none, { subjects: [{ id: 'v' }] }, { ...year, subject: 'v' })).toMatchObject({
      reason: 'no-grades',
    })
    expect(explainGrade(none, { subjects: [] }, { ...year, subject: 'v' })).toMatchObject({ reason: 'unknown-subject' })
    const forced = schemeWith({
      nodes: none.rules.nodes,
      policies: { missing: 'refuse' },
      grades: { ladder, bands },
      ...veto({ kind: 'forceGrade', grade: 'fair' }),
    })
    expect(explainGrade(forced, { subjects: [{ id: 'v', flags: ['x'] }] }, { ...year, subject: 'v' }).status).toBe(
      'not-computable',
    )
  })
})

describe('an explained roll-up', () => {
  const units: readonly RollUpUnit[] = [
    { id: 't', title: '东镇' },
    { id: 'a', title: '甲村', parent: 't', figures: { m: '30' } },
    { id: 'b', parent: 't', figures: { m: '10' } },
    { id: 'c', parent: 'b', figures: { m: '10' } },
  ]
  const values = [
    { unit: 'a', value: '90' },
    { unit: 'b', value: '70' },
  ]
  const told = (rule: Partial<RollUpRule>, of = values, unit = 't'): readonly string[] => {
    const whole: RollUpRule = {
      method: 'weightedMean',
      weight: 'm',
      over: 'children',
      missing: 'skipKeepWeight',
      ...rule,
    }
    const result = explainRollUp(whole, { units, values: of }, { unit })
    if (result.status !== 'computed') return [result.status === 'needs' ? '' : result.reason]
    expect(addsUp(result.value)).toEqual({ ok: true })
    return explain(result.value, zh).map((one) => one.text)
  }
  it('says which units, and their weights', () => {
    expect(told({ rounding: { digits: 1, mode: 'halfUp' } })).toEqual([
      '东镇修约为 85.0',
      '东镇平均 85',
      '加权合计 3400',
      '甲村加权 2700',
      '甲村：90',
      '权数 30',
      'b加权 700',
      'b：70',
      '权数 10',
      '权数合计 40',
      '权数 30',
      '权数 10',
    ])
    expect(told({}, [{ unit: 'a', value: '90' }])).toContain('b：没有数据，只计权数')
    expect(told({ missing: 'skip' }, [{ unit: 'a', value: '90' }])).toContain('权数合计 30')
    expect(told({ method: 'sum' })[0]).toBe('东镇合计 160')
    expect(told({ method: 'minimum' })[0]).toBe('东镇取最小 70')
    expect(told({ method: 'maximum' })[0]).toBe('东镇取最大 90')
    expect(told({ method: 'mean', over: 'descendants', missing: 'zero' }, [{ unit: 'c', value: '70' }])[0]).toBe(
      '东镇平均 35',
    )
  })
  it('of a unit that states its own figure is that figure', () => {
    expect(told({}, values, 'a')).toEqual(['甲村：90'])
    expect(told({ method: 'sum', over: 'descendants' }, [...values, { unit: 't', value: '5' }])).toEqual(['东镇：165'])
  })
  it('has the reasons of the roll-up', () => {
    expect(told({ missing: 'refuse' }, [{ unit: 'a', value: '1' }])).toEqual(['missing-figure'])
    expect(told({}, values, 'x')).toEqual(['unknown-unit'])
    const [row] = [
      explainRollUp(
        { method: 'sum', over: 'children', missing: 'skip' },
        { units, values: [{ unit: 'a', value: '1/3', period: '2024' }] },
        { unit: 't', period: '2024' },
      ),
    ]
    expect(row).toMatchObject({ status: 'computed' })
  })
})

describe('reasons', () => {
  it('say which', () => {
    const pay = {
      id: 'p',
      title: '绩效',
      version: '1',
      effective: { from: '2024-01-01' },
      sources: [],
      decisions: [],
      rules: {
        posts: [{ id: 'sec', title: '书记', full: '100' }],
        grades: [{ id: 'good', title: '良好', share: '1' }],
        rewards: [],
        deductions: [],
        gates: [{ document: 'd', title: '办法' }],
        rounding: { digits: 0, mode: 'halfUp' as const },
      },
    }
    const officials = [
      { id: 'a', post: 'x', events: {} },
      { id: 'b', post: 'sec', events: {} },
      { id: 'c', post: 'sec', events: {}, documents: ['d'] },
      { id: 'd', post: 'sec', grade: 'bad', events: {}, documents: ['d'] },
      { id: 'e', post: 'sec', grade: 'good', events: { z: 1, fine: 1 }, documents: ['d'] },
    ]
    const rows = performancePay(pay, { officials }, {}).map((one) => one.pay.diagnostics[0]!)
    expect(rows.map((one) => [one.code, one.data])).toEqual([
      ['unknown-post', { official: 'a', post: 'x' }],
      ['document-missing', { official: 'b', document: '办法' }],
      ['not-assessed', { official: 'c' }],
      ['unknown-grade', { official: 'd', grade: 'bad' }],
      ['unknown-event', { official: 'e', events: ['fine', 'z'] }],
    ])
    expect(describeSaid(rows[0]!, zh)).toBe('没有岗位“x”（a）。请更正。')
    const gated = { ...pay, rules: { ...pay.rules, gates: [{ document: 'd', title: '办法', clause: '三' }] } }
    expect(performancePay(gated, { officials: [officials[1]!] }, {})[0]!.pay.diagnostics[0]!.data['clause']).toBe('三')
    const parts = decomposeTarget({ indicator: 'i', value: '10' }, [{ id: 'u', figures: { land: '1' } }, { id: 'w' }], {
      by: 'land',
      division: { grain: '1', method: 'largestRemainder', ties: ['byId'] },
    })
    expect(parts.diagnostics).toMatchObject([{ path: 'units[1].figures', data: { name: 'land', subject: 'w' } }])
  })
  it('an award waits for what its grade waits for, and says what it lacks', () => {
    const ladder = [{ id: 'good', title: '良好' }]
    const awards = [
      { id: 'p', title: '奖金', amount: { kind: 'grade', amounts: { good: '100' } } },
      {
        id: 'q',
        title: '分档',
        amount: { kind: 'bands', bands: [{ id: 'x', from: { at: '95', included: true }, value: '1' }] },
      },
    ] as const
    const rules = {
      nodes: [leaf('a', '100', { kind: 'given' } as const)],
      grades: { ladder, otherwise: 'good' },
      awards,
    }
    const vetoes = [{ id: 'w', when: { flag: 'x' } }]
    const of = (more: Partial<SchemeRules>) =>
      scoreScheme(
        schemeWith({ ...rules, ...more }),
        { subjects: [{ id: 'v', flags: ['x'] }], actuals: [{ subject: 'v', indicator: 'a', value: '92' }] },
        year,
      ).scores[0]!.awards
    expect(of({ vetoes })[0]!.amount).toMatchObject({ status: 'needs', missing: [{ code: 'veto-effect' }] })
    expect(of({})[1]!.amount).toMatchObject({
      reason: 'outside-bands',
      diagnostics: [{ data: { award: '分档', subject: 'v', figure: '92' } }],
    })
    expect(of({ grades: { ladder } })[0]!.amount).toMatchObject({
      reason: 'grade-missing',
      diagnostics: [{ data: { award: '奖金' } }],
    })
  })
  it('states have words', () => {
    expect(['overdue', 'soon', 'met', 'doneLate', 'inProgress'].map((code) => describeSaid({ code }, zh))).toEqual([
      '逾期',
      '即将到期',
      '达标',
      '逾期完成',
      '整改中',
    ])
    expect(describeSaid({ code: 'overdue' }, en)).toBe('overdue')
  })
})
