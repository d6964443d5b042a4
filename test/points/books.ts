import { expect } from 'vitest'
import {
  settle,
  type Entry,
  type MemberScore,
  type PointFacts,
  type PointItem,
  type PointWorth,
  type RuleBook,
  type RuleBookRules,
  type Settlement,
  type SettlementQuestion,
} from 'xiangzhen/points'

/** A small book; whatever the test is about is given. */
export function book(rules: Partial<RuleBookRules> = {}, more: Partial<RuleBook> = {}): RuleBook {
  return {
    id: 'book',
    title: 'book',
    version: '1',
    effective: { from: '2020-01-01' },
    sources: [],
    decisions: [],
    ...more,
    rules: {
      account: { kind: 'member' },
      points: { digits: 2 },
      timing: { score: 'year', entryDate: 'event', classDate: 'periodEnd' },
      categories: [],
      items: [],
      total: {},
      ...rules,
    },
  }
}

export const timing = (more: Partial<RuleBookRules['timing']>): RuleBookRules['timing'] => ({
  score: 'year',
  entryDate: 'event',
  classDate: 'periodEnd',
  ...more,
})

export const range: PointWorth = { by: 'range', least: '0', most: 'unbounded' }

export function award(id: string, worth: PointWorth = range, more: Partial<PointItem> = {}): PointItem {
  return { kind: 'award', id, title: id, worth, ...more } as PointItem
}

export function deduction(id: string, worth: PointWorth = range, more: Partial<PointItem> = {}): PointItem {
  return { kind: 'deduction', id, title: id, worth, ...more } as PointItem
}

export const fixed = (points: string): PointWorth => ({ by: 'fixed', points })

let made = 0
export function entry(item: string, eventDate: string, more: Partial<Entry> = {}): Entry {
  made += 1
  return { id: `e${String(made).padStart(4, '0')}`, member: 'm1', item, eventDate, ...more }
}

export function facts(entries: readonly Entry[] = [], more: Partial<PointFacts> = {}): PointFacts {
  return { roster: { members: [{ id: 'm1' }] }, entries, ...more }
}

export const year: SettlementQuestion = { period: '2024', asOf: '2024-12-31', knownAt: '2024-12-31' }

export function settled(rules: RuleBook, of: PointFacts, question: SettlementQuestion = year): Settlement {
  const result = settle(rules, of, question)
  if (result.status !== 'computed') throw new Error(JSON.stringify(result))
  return result.value
}

export function member(rules: RuleBook, of: PointFacts, question: SettlementQuestion = year, id = 'm1'): MemberScore {
  const found = settled(rules, of, question).members.find((one) => one.id === id)
  expect(found, id).toBeDefined()
  return found!
}

/** The effective score, or why there is none. */
export function score(rules: RuleBook, of: PointFacts, question: SettlementQuestion = year, id = 'm1'): string {
  return figure(member(rules, of, question, id).effective)
}

export function figure(value: {
  status: string
  value?: unknown
  reason?: string
  missing?: readonly { code: string }[]
}): string {
  if (value.status === 'computed') return String(value.value)
  return value.status === 'needs' ? `needs ${value.missing!.map((one) => one.code).join(',')}` : value.reason!
}

export const codes = (list: readonly { code: string }[]): string[] => list.map((one) => one.code)
