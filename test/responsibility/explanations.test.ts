import { describe, expect, it } from 'vitest'
import { addsUp, explain } from 'xiangzhen'
import { explainScore, type Scheme, type SchemeFacts, type SchemeRules } from 'xiangzhen/responsibility'
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
