import { describe, expect, it } from 'vitest'
import {
  computed,
  decisionFor,
  decisionsNeeded,
  describe as sentence,
  labelText,
  needs,
  openNeeds,
  versionOn,
  type Decision,
} from 'xiangzhen/kernel'

const by = { decidedBy: 'township', decidedOn: '2024-01-05' }

describe('decisions', () => {
  const decisions: readonly Decision[] = [
    { code: 'tie', value: 'general', ...by },
    { code: 'tie', at: 'a', value: 'old', ...by },
    { code: 'tie', at: 'a', value: 'new', decidedBy: 'township', decidedOn: '2024-02-01' },
    { code: 'other', value: 'x', ...by },
  ]

  it('the nearest counts, then the latest, in any order of the list', () => {
    expect(decisionFor(decisions, 'tie', 'a')?.value).toBe('new')
    expect(decisionFor([...decisions].reverse(), 'tie', 'a')?.value).toBe('new')
    expect(decisionFor(decisions, 'tie', 'b')?.value).toBe('general')
    expect(decisionFor(decisions, 'tie')?.value).toBe('general')
    expect(decisionFor(decisions, 'unknown')).toBeUndefined()
  })

  it('lists open questions with the subjects that each answer changes', () => {
    const policy = { decisions: [] as readonly Decision[] }
    const calculator = (document: { readonly decisions: readonly Decision[] }): object => {
      const decision = decisionFor(document.decisions, 'tie', 'line')
      const open = needs([{ code: 'tie', at: 'line', options: ['both', 'none'] }])
      const value = decision === undefined ? open : computed(decision.value === 'both' ? 'award' : 'nothing')
      return {
        members: [
          { id: 'a', value: computed('award') },
          { id: 'b', value },
          { id: 'c', value },
        ],
      }
    }
    expect(decisionsNeeded(calculator, policy, {}, {})).toEqual([
      {
        code: 'tie',
        at: 'line',
        options: ['both', 'none'],
        effects: [
          { value: 'both', changes: ['b', 'c'], stillOpen: [] },
          { value: 'none', changes: ['b', 'c'], stillOpen: [] },
        ],
      },
    ])
    const settled = { decisions: [{ code: 'tie', value: 'both', ...by }] }
    expect(decisionsNeeded(calculator, settled, {}, {})).toEqual([])
  })

  it('a result without subjects is one subject', () => {
    const calculator = (document: { readonly decisions: readonly Decision[] }): object =>
      document.decisions.length > 0
        ? computed('x')
        : needs([
            { code: 'q', options: ['x'] },
            { code: 'p', options: [] },
          ])
    const open = decisionsNeeded(calculator, { decisions: [] }, null, null)
    expect(open.map((one) => one.code)).toEqual(['p', 'q'])
    expect(open[1]?.effects).toEqual([{ value: 'x', changes: [''], stillOpen: [] }])
    expect(openNeeds([needs([{ code: 'q', options: [] }]), null as never, 'x' as never])).toHaveLength(1)
  })
})

describe('documents', () => {
  it('labels fall back to Chinese', () => {
    expect(labelText('优秀', 'en')).toBe('优秀')
    expect(labelText({ zh: '优秀' }, 'en')).toBe('优秀')
    expect(labelText({ zh: '优秀', en: 'excellent' }, 'zh')).toBe('优秀')
    expect(labelText({ zh: '优秀', en: 'excellent' }, 'en')).toBe('excellent')
  })

  it('the version in force on a day', () => {
    const versions = [
      { version: '1', effective: { from: '2022-01-01', to: '2023-12-31' } },
      { version: '2', effective: { from: '2023-07-01' } },
    ]
    expect(versionOn(versions, '2021-12-31')).toBeUndefined()
    expect(versionOn(versions, '2023-06-30')?.version).toBe('1')
    expect(versionOn(versions, '2023-07-01')?.version).toBe('2')
    expect(versionOn([...versions].reverse(), '2023-07-01')?.version).toBe('2')
    expect(versionOn(versions, '2024-01-01')?.version).toBe('2')
  })
})

describe('describe', () => {
  const catalogue = {
    language: 'zh' as const,
    sentences: { known: '{path}：{name}、{list}、{label}、{none}、{absent}' },
  }

  it('of several templates takes the first whose values are there', () => {
    const several = {
      language: 'en' as const,
      sentences: { quorum: ['{panel}: {raters} rated', '{present} came', 'too few'] },
    }
    expect(sentence({ code: 'quorum', data: { present: 3 } }, several)).toBe('3 came')
    expect(sentence({ code: 'quorum', data: { panel: 'p', raters: 2 } }, several)).toBe('p: 2 rated')
    expect(sentence({ code: 'quorum' }, several)).toBe('too few')
    const none = { language: 'en' as const, sentences: { quorum: ['{panel}', '{present} came'] } }
    expect(sentence({ code: 'quorum' }, none)).toBe('{present} came')
  })

  it('fills a template and loses nothing', () => {
    const data = { name: 'a', list: ['b', 'c'], label: { zh: '丁', en: 'd' }, none: null }
    expect(sentence({ code: 'known', path: 'x', data }, catalogue)).toBe('x：a、b、c、丁、—、{absent}')
    expect(sentence({ code: 'unknown', path: 'x', data: { n: 1 } }, catalogue)).toBe('unknown path=x n=1')
    expect(sentence({ code: 'toString', data: { list: ['a', 'b'] } }, { language: 'en', sentences: {} })).toBe(
      'toString list=a, b',
    )
  })
})
