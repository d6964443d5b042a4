import { describe, expect, it } from 'vitest'
import {
  checkClosingPolicy,
  checkEntryWorkflow,
  type ClosingPolicy,
  type EntryWorkflow,
  type EntryWorkflowRules,
  type RestRule,
  type RuleBook,
} from 'xiangzhen/points'
import { policyWith, saidInFull } from './redemption.js'

const star = {
  id: 'star',
  title: '星级',
  figure: { of: 'effective' },
  rounding: 'none',
  bands: [{ grade: 'five', title: '五星' }],
} as const
const book: RuleBook = {
  id: 'b',
  title: '积分',
  version: '1',
  effective: { from: '2024-01-01' },
  sources: [],
  decisions: [],
  rules: {
    account: { kind: 'member' },
    points: { digits: 0 },
    timing: { score: 'year', entryDate: 'event', classDate: 'periodEnd' },
    classes: [
      { id: 'poor', title: '低收入户' },
      { id: 'plain', title: '一般户' },
    ],
    categories: [],
    items: [],
    total: {},
    grades: [star, { decide: 'bands', readings: { more: { ...star, bands: [{ grade: 'four', title: '四星' }] } } }],
    vetoes: [
      { id: 'crime', title: '违法', effect: { kind: 'score', points: '0' }, discretion: 'must', dated: 'event' },
    ],
    consequences: [
      {
        id: 'talk',
        title: '谈话',
        when: { by: 'figure', figure: { of: 'losses' }, compare: 'moreThan', line: '10' },
        outcomes: ['talked'],
      },
    ],
    lists: [{ id: 'black', title: '黑榜', ranking: 'all', end: 'bottom', count: 1 }],
  },
}
const plain: ClosingPolicy = { credit: 'effective', negative: 'dropped', creditDate: 'lastDay' }
const rest = (when: RestRule['when'], id = 'r1'): RestRule => ({
  id,
  title: '暂停兑换',
  right: 'redeem',
  when,
  from: 'nextPeriod',
  periods: 1,
})

function closing(more: Partial<ClosingPolicy>, of = book): readonly unknown[] {
  const found = checkClosingPolicy({ ...plain, ...more }, of)
  saidInFull(found)
  return found.map(({ code, path, data }) => [code, path, ...Object.values(data)])
}

describe('checkClosingPolicy', () => {
  it('finds nothing in a sound one', () => {
    expect(closing({})).toEqual([])
    const rests = [
      rest({ by: 'grade', grades: ['five', 'four'] }, 'a'),
      rest({ by: 'grade', grades: ['five'], table: 'star' }, 'b'),
      rest({ by: 'veto' }, 'c'),
      rest({ by: 'veto', vetoes: ['crime'] }, 'd'),
      rest({ by: 'list', list: 'black' }, 'e'),
      rest({ by: 'consequence', consequence: 'talk', outcomes: ['talked'] }, 'f'),
      rest({ by: 'consequence', consequence: 'talk' }, 'g'),
      rest({ by: 'score', figure: 'raw', compare: 'lessThan', line: '0' }, 'h'),
    ]
    const above = { byClass: { poor: '40', plain: '60' } }
    const redemption = policyWith({ right: 'redeem' })
    expect(
      closing({ rests, above, redemption, currency: 'points', carry: { share: '0.5', rounding: 'down' } }),
    ).toEqual([])
    expect(closing({ carry: { most: '5' }, currency: 'gift' })).toEqual([])
  })

  it('names what the book does not have', () => {
    const names = (when: RestRule['when'], of = book): unknown => closing({ rests: [rest(when)] }, of)
    const astray = (name: string): unknown => [['rest-names-nothing', 'rests[0].when', '暂停兑换', name]]
    expect(names({ by: 'grade', grades: ['five', 'fiv'] })).toEqual(astray('fiv'))
    expect(names({ by: 'grade', grades: ['five'], table: 'stars' })).toEqual(astray('stars'))
    expect(names({ by: 'veto', vetoes: ['crimes'] })).toEqual(astray('crimes'))
    expect(names({ by: 'list', list: 'blak' })).toEqual(astray('blak'))
    expect(names({ by: 'consequence', consequence: 'tlk' })).toEqual(astray('tlk'))
    expect(names({ by: 'consequence', consequence: 'talk', outcomes: ['talk'] })).toEqual(astray('talk'))
    const { vetoes: _v, lists: _l, consequences: _c, grades: _g, classes: _k, ...rules } = book.rules
    const bare = { ...book, rules }
    expect(names({ by: 'veto', vetoes: ['crime'] }, bare)).toEqual(astray('crime'))
    expect(names({ by: 'list', list: 'black' }, bare)).toEqual(astray('black'))
    expect(names({ by: 'consequence', consequence: 'talk' }, bare)).toEqual(astray('talk'))
    expect(names({ by: 'grade', grades: ['five'] }, bare)).toEqual(astray('five'))
    expect(closing({ above: { byClass: { poor: '1' } } }, bare)).toEqual([
      ['closing-class-not-there', 'above.byClass', 'poor'],
    ])
  })

  it('names classes, rights, kinds and shares that do not fit', () => {
    const score = { by: 'score', figure: 'raw', compare: 'lessThan', line: '0' } as const
    expect(closing({ rests: [rest(score), { ...rest(score), classes: ['rich', 'poor'] }] })).toEqual([
      ['rest-named-twice', 'rests[1]', '暂停兑换'],
      ['closing-class-not-there', 'rests[1].classes', 'rich'],
    ])
    expect(closing({ rests: [rest(score)], redemption: policyWith({ right: 'exchange' }) })).toEqual([
      ['rest-of-other-right', 'rests[0]', '暂停兑换', 'redeem'],
    ])
    expect(closing({ above: { byClass: { poor: '40', rich: '9' } } })).toEqual([
      ['closing-class-not-there', 'above.byClass', 'rich'],
      ['class-without-line', 'above.byClass', '一般户'],
    ])
    expect(closing({ redemption: policyWith({}), currency: 'gift' })).toEqual([
      ['closing-currency-not-there', 'currency', 'gift'],
    ])
    for (const share of ['1.5', '-0.5']) {
      expect(closing({ carry: { share, rounding: 'down' } })).toEqual([['carry-not-a-share', 'carry.share', share]])
    }
  })
})

describe('checkEntryWorkflow', () => {
  const codes = (
    rules: Partial<EntryWorkflowRules>,
    decisions: readonly { code: string; value: string }[] = [],
  ): readonly unknown[] => {
    const workflow: EntryWorkflow = {
      id: 'w',
      title: '流程',
      version: '1',
      effective: { from: '2024-01-01' },
      sources: [],
      decisions: decisions.map((one) => ({ ...one, decidedBy: '支部', decidedOn: '2024-01-01' })),
      rules: { steps: ['review', 'verify', 'publish'], resubmission: 'allowed', ...rules },
    }
    const found = checkEntryWorkflow(workflow)
    saidInFull(found.filter((one) => one.code !== 'unreadable-decision'))
    return found.map(({ code, path }) => [code, path])
  }

  it('finds nothing in a sound one', () => {
    const roles = [{ actions: ['review', 'object', 'resubmit'] as const, roles: ['leader'] }]
    const decided = [
      { code: 'publicity-length', value: '5' },
      { code: 'publicity-first-day', value: 'counts' },
    ]
    expect(codes({ roles, samePerson: 'refused', publicity: { unit: 'day', shift: 'none' } }, decided)).toEqual([])
  })

  it('names steps that stand twice, and rules for steps that are not there', () => {
    expect(codes({ steps: ['review', 'review', 'verify', 'publish'] })).toEqual([
      ['step-named-twice', 'rules.steps[1]'],
    ])
    const roles = [{ actions: ['verify', 'object', 'resubmit', 'post'] as const, roles: ['leader'] }]
    expect(
      codes({
        steps: ['review'],
        resubmission: 'refused',
        roles,
        samePerson: 'refused',
        publicity: { unit: 'day', shift: 'none' },
      }),
    ).toEqual([
      ['role-for-nothing', 'rules.roles[0]'],
      ['role-for-nothing', 'rules.roles[0]'],
      ['role-for-nothing', 'rules.roles[0]'],
      ['publicity-without-step', 'rules.publicity'],
      ['one-person-without-steps', 'rules.samePerson'],
    ])
  })

  it('names decisions that answer nothing', () => {
    const samePerson = { decide: 'two-steps', readings: { yes: 'allowed', no: 'refused' } } as const
    expect(codes({ samePerson })).toEqual([['workflow-left-open', 'rules.samePerson']])
    expect(codes({ samePerson }, [{ code: 'two-steps', value: 'maybe' }])).toEqual([
      ['unreadable-decision', 'decisions[0].value'],
    ])
    expect(
      codes({}, [
        { code: 'publicity-lenght', value: '5' },
        { code: 'publicity-length', value: 'five' },
        { code: 'publicity-first-day', value: 'perhaps' },
      ]),
    ).toEqual([
      ['unknown-decision', 'decisions[0].code'],
      ['unreadable-decision', 'decisions[1].value'],
      ['unreadable-decision', 'decisions[2].value'],
    ])
  })
})
