import { describe as group, expect, it } from 'vitest'
import { describe, sentencesOf } from 'xiangzhen'
import { checkRuleBook, safeParseRuleBook, type EntryCondition, type PointFacts, type RuleBook } from 'xiangzhen/points'
import { zh } from '../../src/text/zh.js'
import { award, book, entry, facts, fixed, member, settled, year } from './books.js'
import { saidInFull } from './redemption.js'

const said = (rules: RuleBook, of: PointFacts): readonly string[] => {
  const { diagnostics } = settled(rules, of, { ...year, knownAt: '2025-06-30' })
  saidInFull(diagnostics)
  return diagnostics.map((one) => describe(one, zh))
}

group('an entry that does not meet a condition', () => {
  const of = (condition: object, more: object = {}) => {
    const conditions = [{ clause: '第八条', unmet: 'refused', ...condition } as EntryCondition]
    const item = { ...award('v', fixed('5'), { conditions }), title: '志愿服务' }
    return said(book({ items: [item] }), facts([entry('v', '2024-03-01', { id: 'y', ...more })]))
  }
  const proof = { by: 'proof', kinds: ['photo'], withinDays: 15 }

  it('says which days passed: 15 days after 1 March are 16 March', () => {
    const late = { evidence: [{ kind: 'photo', receivedAt: '2024-03-17' }, { kind: 'other' }] }
    expect(of(proof, late)).toEqual([
      'entries.y：“志愿服务”的证明材料于 2024-03-17 收到，晚于期限 2024-03-16（事项发生后 15 天内），不符合第八条的条件，未计分。请核实。',
    ])
    expect(of(proof)).toEqual([
      'entries.y：“志愿服务”没有规定的证明材料（期限 2024-03-16，事项发生后 15 天内），不符合第八条的条件，未计分。请核实。',
    ])
    expect(of(proof, { evidence: [{ kind: 'photo', receivedAt: '2024-03-16' }] })).toEqual([])
    expect(of({ by: 'deadline', days: 5, after: 'event' }, { recordedAt: '2024-03-09' })).toEqual([
      'entries.y：“志愿服务”于 2024-03-09 登记，晚于期限 2024-03-06，不符合第八条的条件，未计分。请核实。',
    ])
  })

  it('says what is missing, in words', () => {
    const sentences = [
      { by: 'proof', kinds: ['photo'], unmet: 'pending' },
      { by: 'quantity', least: '2' },
      { by: 'quantity', most: '0' },
      { by: 'approvals', steps: ['review'], unmet: 'pending' },
      { by: 'clock', minutesBefore: 0, minutesAfter: 0 },
      { by: 'mark', mark: 'published', present: true, unmet: 'nothing' },
      { by: 'follow', items: ['w'] },
    ].map((condition) => of(condition)[0])
    expect(sentences).toEqual([
      'entries.y：“志愿服务”没有规定的证明材料，见第八条，暂不计分。请补齐。',
      'entries.y：“志愿服务”的数量不足 2，不符合第八条的条件，未计分。请核实。',
      'entries.y：“志愿服务”的数量超过 0，不符合第八条的条件，未计分。请核实。',
      'entries.y：“志愿服务”还没有走完规定的审批，见第八条，暂不计分。请补齐。',
      'entries.y：“志愿服务”没有在规定的时间内，不符合第八条的条件，未计分。请核实。',
      'entries.y：“志愿服务”不属于规定的情形，不符合第八条的条件，未计分。请核实。',
      'entries.y：“志愿服务”没有规定的后续事项，不符合第八条的条件，未计分。请核实。',
    ])
  })
})

group('a figure that an item does not have', () => {
  it('is said without blanks', () => {
    const item = award('v', fixed('5'), { classes: ['a'] })
    const classes = [{ id: 'a', title: '正式党员' }]
    const one = member(book({ items: [item], classes }), facts())
    expect(sentencesOf(one.items[0]!.points, zh)).toEqual(['该项不适用于该类型成员，不计分。'])
  })
})

group('what a linter and a reader say', () => {
  it('has titles and words, not ids and types', () => {
    const quotas = [
      { grade: 'A', seats: { count: 1 }, of: 'everyone', strength: 'binding', within: 'everyone' },
    ] as const
    const bands = [
      { grade: 'A', title: '优秀', from: { at: '90', included: true } },
      { grade: 'B', title: '合格', to: { at: '90', included: false } },
    ]
    const rules = book({
      items: [award('x')],
      grades: [{ id: 'g', title: '等次', figure: { of: 'effective' }, rounding: 'none', bands, quotas }],
    })
    const found = checkRuleBook(rules).map((one) => describe(one, zh))
    expect(found).toContain('rules.grades[0].quotas[0]：“优秀”的最后一个名额出现并列时如何处理，没有规定。请作出决定。')
    expect(found).toContain('rules.grades[0].quotas[0]：“优秀”名额用完后其余人员评什么等次，没有规定。请作出决定。')
    const half = safeParseRuleBook(book({ points: { digits: 0.5 } })).diagnostics.map((one) => describe(one, zh))
    expect(half).toEqual(['rules.points.digits：应为整数，实际是数字。请改成要求的形式。'])
  })
})
