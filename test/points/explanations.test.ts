import { describe as group, expect, it } from 'vitest'
import { addsUp, describe, explain, type Explanation } from 'xiangzhen'
import {
  linesOf,
  type Entry,
  type GradeTable,
  type MemberLines,
  type PointFacts,
  type RuleBook,
} from 'xiangzhen/points'
import { en } from '../../src/text/en.js'
import { zh } from '../../src/text/zh.js'
import { award, book, deduction, entry, facts, fixed, timing, year } from './books.js'

const lines = (rules: RuleBook, of: PointFacts, question = year, id = 'm1'): MemberLines => {
  const made = linesOf(rules, of, question, id)
  if (made.status !== 'computed') throw new Error(JSON.stringify(made))
  expect(addsUp(made.value.explanation)).toEqual({ ok: true })
  for (const catalogue of [zh, en]) {
    for (const { text } of explain(made.value.explanation, catalogue)) expect(text).not.toMatch(/[{}]|—/)
    for (const { reasons } of made.value.grades)
      for (const reason of reasons) expect(describe(reason, catalogue)).not.toMatch(/[{}]|—/)
  }
  return made.value
}
const said = (tree: Explanation): readonly string[] => explain(tree, zh).map(({ text }) => text)
const one = { digits: 1, rounding: { digits: 1, mode: 'halfUp' } } as const

group('explanations', () => {
  it('end at the settled figure at its scale', () => {
    const made = lines(book({ points: one, total: { opening: { points: '95', clause: '第三条' } } }), facts())
    expect(made.explanation.figure).toBe('95.0')
    expect(said(made.explanation)).toEqual([
      '最终得分：95.0分',
      '按规定修约：95分',
      '总分：95分',
      '基础分（第三条）：95分',
    ])
  })
  it('name limits by title, figure and clause', () => {
    const rules = book({
      categories: [
        {
          id: 'plus',
          title: '加分',
          caps: [{ id: 'plus-cap', clause: '第五条', limit: '20', basis: 'gross', per: 'period' }],
        },
      ],
      items: [
        award('x', fixed('25'), { title: '帮扶', category: 'plus', sameMatter: 'highest' }),
        award('y', fixed('6'), { title: '荣誉', sameMatter: 'highest', clause: '第七条' }),
        award('z', fixed('1'), { title: '值班', counts: 'latest' }),
        award('w', fixed('1'), { title: '点赞' }),
        deduction('d', fixed('80'), { title: '缺席' }),
      ],
      countLimits: [
        { id: 'first', clause: '每日一次', items: ['w'], most: 1, per: 'day', sameObject: false, keep: 'earliest' },
      ],
      total: { floor: { at: '30', mode: 'total' } },
    })
    const of = facts([
      entry('x', '2024-01-01'),
      entry('y', '2024-02-01', { object: 'o' }),
      entry('y', '2024-03-01', { object: 'o' }),
      entry('z', '2024-03-02'),
      entry('z', '2024-03-03'),
      entry('w', '2024-03-02'),
      entry('w', '2024-03-02'),
      entry('d', '2024-04-01'),
    ])
    const sentences = said(lines(rules, of).explanation)
    expect(sentences).toContain('超过加分上限20分（第五条），核减5分')
    expect(sentences).toContain('同一事项只计最高分（第七条），此条6分不计')
    expect(sentences).toContain('值班只计最近一次，此条1分不计')
    expect(sentences).toContain('每日只计1次（每日一次），此条1分不计')
    // 20 + 6 + 1 + 1 - 80 = -52, up to 30.
    expect(sentences).toContain('总分最低计30分，补回82分')
    expect(sentences[0]).toBe('最终得分：30.00分')
  })
  it('name the same limit in lines and tree, in date order too', () => {
    const rules = book({
      items: [award('x', fixed('30')), deduction('d', fixed('50'))],
      total: {
        floor: { at: '0', mode: 'inDateOrder' },
        caps: [{ id: 'top', limit: '20', basis: 'net', per: 'period', mode: 'inDateOrder' }],
      },
    })
    const made = lines(rules, facts([entry('x', '2024-01-01'), entry('d', '2024-02-01'), entry('x', '2024-03-01')]))
    expect(made.lines.flatMap((line) => line.lost)).toEqual([
      { limit: 'top', points: '10' },
      { limit: 'total.floor', points: '30' },
      { limit: 'top', points: '10' },
    ])
    expect(made.explanation.lines[0]!.lines.slice(-2).map((line) => [line.data['limit'], line.figure])).toEqual([
      ['top', '-20'],
      ['total.floor', '30'],
    ])
  })
  it('show factors, steps, quantities', () => {
    const rules = book({
      items: [
        award('x', fixed('4'), { title: '表扬信' }),
        award(
          'h',
          { by: 'steps', unit: '2', points: '1', partial: 'dropped', accumulate: 'entry', leftover: 'dropped' },
          { title: '志愿' },
        ),
        award('q', { by: 'quantity', points: '0.5', whole: true }, { title: '走访', clause: '第九条' }),
        deduction('d', fixed('3'), { title: '投诉' }),
      ],
      multipliers: [
        { id: 'media', title: '媒体宣传加倍', factor: '2', mark: 'media', losses: 'alsoLosses', onSteps: 'points' },
      ],
    })
    const marks = ['media']
    const made = lines(
      rules,
      facts([
        entry('x', '2024-01-01', { marks }),
        entry('h', '2024-01-02', { marks, quantity: '7' }),
        entry('q', '2024-01-03', { quantity: '4' }),
        entry('d', '2024-01-04', { marks }),
      ]),
    )
    const sentences = said(made.explanation)
    expect(sentences).toContain('媒体宣传加倍：乘2')
    expect(sentences).toContain('数量7，每2为一级，计3级')
    expect(sentences).toContain('“走访”的规定分值：0.5分（第九条）')
    expect(made.lines.map((line) => line.asked)).toEqual(['8', '6', '2', '-6'])
  })
  it('go down to the marks of raters and to measured rates', () => {
    const panel = (id: string, title: string, weight: string, combine: object | string) => ({
      id,
      title,
      weight,
      combine: combine as never,
      least: '0',
      most: '100',
      ownMark: 'leftOut' as const,
    })
    const rules = book({
      points: one,
      items: [
        award(
          'p',
          {
            by: 'panels',
            missing: 'spread',
            factor: '0.2',
            panels: [
              panel('peer', '党员互评', '0.4', { trimmedMean: { highest: 1, lowest: 1 } }),
              panel('mass', '群众评议', '0.3', 'mean'),
              panel('mid', '组织评定', '0.2', 'median'),
              panel('none', '自评', '0.1', 'sum'),
            ],
          },
          { title: '民主评议' },
        ),
        award('rate', { by: 'proportion', measure: 'k', full: '10', most: '1' }, { title: '完成率' }),
        award('plain', { by: 'measure', measure: 'v', factor: '0.5' }, { title: '平时分' }),
      ],
    })
    const rating = (name: string, rater: string, mark: string) => ({
      member: 'm1',
      item: 'p',
      panel: name,
      rater,
      mark,
      on: '2024-12-01',
    })
    const ratings = [
      ...['60', '80', '90', '100'].map((mark, at) => rating('peer', `r${at}`, mark)),
      ...['90', '91', '91'].map((mark, at) => rating('mass', `r${at}`, mark)),
      ...['70', '80'].map((mark, at) => rating('mid', `r${at}`, mark)),
    ]
    const measurements = [
      { member: 'm1', measure: 'k', numerator: '3', denominator: '2' },
      { member: 'm1', measure: 'v', value: '8' },
    ]
    // (85 × 0.4 + 272/3 × 0.3 + 75 × 0.2) / 0.9 × 0.2 = 16.93 (rounded); 10; 4.
    const made = lines(rules, facts([], { ratings, measurements }))
    expect(made.explanation.figure).toBe('30.9')
    const sentences = said(made.explanation)
    expect(sentences).toContain('党员互评评分（4人参评，去掉60、100）：85')
    expect(sentences).toContain('组织评定评分（2人参评）：75')
    expect(sentences).toContain('党员互评（权重0.4）：34分')
    expect(sentences).toContain('完成率的数值：1.5')
    expect(sentences.filter((text) => text.startsWith('评分：'))).toHaveLength(7)
    const missing = lines(
      book({ ...rules.rules, items: rules.rules.items.slice(1, 2) }),
      facts([], { measurements: [{ member: 'm1', measure: 'k', value: '0.5' }] }),
    )
    expect(missing.explanation.figure).toBe('5.0')
  })
  it('keep entries that were reversed, did not pass, wait or were refused', () => {
    const rules = book({
      timing: timing({ countedStates: ['posted'] }),
      items: [
        award('x', fixed('5'), { title: '帮扶' }),
        award('r', { by: 'range', least: '1', most: '3' }, { title: '表现' }),
      ],
    })
    const state = 'posted'
    const rows: Entry[] = [
      entry('x', '2024-01-01', { id: 'a', state }),
      entry('x', '2024-02-01', { id: 'b', state }),
      entry('x', '2024-02-10', { id: 'c', state, reverses: 'b' }),
      entry('x', '2024-03-01', { id: 'd', state: 'rejected' }),
      entry('x', '2024-04-01', { id: 'e', state: 'declared' }),
      entry('r', '2024-05-01', { id: 'f', state, points: '9' }),
    ]
    const made = lines(rules, facts(rows))
    expect(made.explanation.figure).toBe('5.00')
    expect(
      made.lines.map(({ entry: id, asked, granted, lost, out }) => [id, asked, granted, lost[0]?.limit, out]),
    ).toEqual([
      ['a', '5', '5', undefined, undefined],
      ['b', '5', '0', 'reversed', 'reversed'],
      ['d', '5', '0', 'rejected', 'rejected'],
      ['e', '0', '0', undefined, 'waits'],
      ['f', '0', '0', undefined, 'points-out-of-range'],
    ])
    const sentences = said(made.explanation)
    expect(sentences).toContain('已冲正，5分不计')
    expect(sentences).toContain('未通过审核，5分不计')
    expect(sentences).toContain('2024-04-01，帮扶：待审核或补材料，不计分')
    expect(sentences).toContain('2024-05-01，表现：不符合计分规定，不计分')
  })
  it('say what a veto took, and what each score period of a longer one came to', () => {
    const rules = (effect: object) =>
      book({
        points: one,
        timing: timing({ score: 'quarter', beyond: 'sum' }),
        items: [award('x', fixed('7'), { title: '荣誉' })],
        total: { opening: { points: '90' } },
        vetoes: [
          { id: 'v', title: '荣誉作废', clause: '第九条', effect: effect as never, discretion: 'must', dated: 'event' },
        ],
      })
    const of = facts([entry('x', '2024-02-01'), entry('v', '2024-03-01')])
    const quarter = { ...year, period: '2024-Q1' }
    const struck = said(lines(rules({ kind: 'item', id: 'x' }), of, quarter).explanation)
    expect(struck).toContain('因荣誉作废（第九条），有关得分不计：-7分')
    const half = said(lines(rules({ kind: 'factor', factor: '0.5', each: 'once' }), of, quarter).explanation)
    expect(half).toContain('因荣誉作废（第九条），得分折算为48.5分')
    const zero = lines(rules({ kind: 'score', points: '0' }), of, { ...year, period: '2024-H1' }).explanation
    expect(zero.figure).toBe('90.0')
    expect(said(zero)).toContain('因荣誉作废（第九条），得分定为0分')
    expect(said(zero)).toContain('2024-Q1：0分')
    expect(said(zero)).toContain('2024-Q2：90分')
  })
})

group('reasons of grades', () => {
  const table: GradeTable = {
    id: 'g',
    title: '等次',
    clause: '第十条',
    figure: { of: 'effective' },
    rounding: 'none',
    bands: [
      { grade: 'A', title: '优秀', from: { at: '90', included: true }, gates: ['gate'] },
      { grade: 'B', title: '合格', from: { at: '60', included: true }, to: { at: '90', included: false } },
      { grade: 'C', title: '不合格', to: { at: '60', included: false } },
    ],
    quotas: [
      {
        grade: 'A',
        clause: '第十一条',
        seats: { count: 1 },
        of: 'everyone',
        strength: 'binding',
        within: 'everyone',
        ties: 'leaveVacant',
        overflow: 'B',
      },
    ],
  }
  const rules = (effect: object = { kind: 'grade', grade: 'C' }) =>
    book({
      points: one,
      items: [
        award('x', { by: 'quantity', points: '1', whole: true }),
        deduction('late', fixed('0'), { title: '缺席' }),
      ],
      gates: [
        {
          id: 'gate',
          title: '全勤',
          clause: '第六条',
          when: { by: 'figure', figure: { of: 'count', id: 'late' }, compare: 'atMost', line: '0' },
        },
      ],
      vetoes: [
        { id: 'v', title: '处分', clause: '第八条', effect: effect as never, discretion: 'must', dated: 'event' },
      ],
      grades: [table],
    })
  const of = (more: readonly Entry[] = []) =>
    facts(
      [
        entry('x', '2024-01-01', { quantity: '95' }),
        entry('x', '2024-01-01', { member: 'm2', quantity: '92' }),
        ...more,
      ],
      { roster: { members: [{ id: 'm1' }, { id: 'm2' }] } },
    )
  const why = (made: RuleBook, given: PointFacts, id = 'm1') =>
    lines(made, given, year, id).grades[0]!.reasons.map((reason) => describe(reason, zh))
  it('name the band and the seat', () => {
    expect(why(rules(), of())).toEqual([
      '得分95.0，达到“优秀”的90分（第十条）',
      '“优秀”名额1个，2人达到，取得名额（第十一条）',
    ])
    expect(why(rules(), of(), 'm2')).toEqual([
      '得分92.0，达到“优秀”的90分（第十条）',
      '“优秀”名额1个，2人达到，未取得名额，评为“合格”（第十一条）',
    ])
  })
  it('name the gate that is not passed, and the veto', () => {
    expect(why(rules(), of([entry('late', '2024-02-01')]))).toEqual([
      '得分95.0，达到“优秀”的90分（第十条）',
      '未满足“全勤”（第六条），不能评为“优秀”',
    ])
    expect(why(rules(), of([entry('v', '2024-02-01')]))).toEqual(['因处分（第八条），直接评为“不合格”'])
    expect(why(rules({ kind: 'gradeLimit', grade: 'B' }), of([entry('v', '2024-02-01')]))).toEqual([
      '因处分（第八条），最高只能评为“合格”',
    ])
    const may = rules()
    const open = {
      ...may,
      rules: { ...may.rules, vetoes: [{ ...may.rules.vetoes![0]!, discretion: 'may' as const }] },
    } as RuleBook
    expect(why(open, of([entry('v', '2024-02-01')]))).toContain('等次取决于是否适用“处分”，尚未决定')
  })
})
