import { expect } from 'vitest'
import { addsUp, describe, explain, type Decision, type Diagnostic } from 'xiangzhen/kernel'
import {
  checkRuleBook,
  linesOf,
  parseRuleBook,
  settle,
  type Entry,
  type MemberScore,
  type PointFacts,
  type RuleBook,
  type RuleBookRules,
  type SettlementQuestion,
} from 'xiangzhen/points'
import { en } from 'xiangzhen/text/en'
import { zh } from 'xiangzhen/text/zh'
import { figure } from './books.js'

/** A published form as a rule book, read from the wire. */
export function form(rules: Partial<Record<keyof RuleBookRules, unknown>>, more: Partial<RuleBook> = {}): RuleBook {
  return parseRuleBook(
    JSON.parse(
      JSON.stringify({
        id: 'form',
        title: '积分办法',
        version: '1',
        effective: { from: '2010-01-01' },
        sources: [],
        decisions: [],
        ...more,
        rules: {
          account: { kind: 'member' },
          points: { digits: 0 },
          timing: { score: 'year', entryDate: 'event', classDate: 'periodEnd' },
          categories: [],
          items: [],
          total: {},
          ...rules,
        },
      }),
    ),
  )
}

export const fixed = (points: string) => ({ by: 'fixed', points })
export const year = (period: string): SettlementQuestion => ({
  period,
  asOf: `${period}-12-31`,
  knownAt: `${period}-12-31`,
})
export const decision = (code: string, value: string, at?: string): Decision => ({
  code,
  value,
  ...(at === undefined ? {} : { at }),
  decidedBy: '支部党员大会',
  decidedOn: '2024-01-05',
})

export type Row = Partial<Entry> & Pick<Entry, 'item' | 'eventDate'>

/** Entries of `m1`, with ids in their order. */
export const rows = (...list: readonly Row[]): readonly Entry[] =>
  list.map((one, at) => ({ id: `e${String(at).padStart(3, '0')}`, member: 'm1', ...one }))

/** The member settled, whatever the order of the rows. */
export function member(book: RuleBook, facts: PointFacts, question: SettlementQuestion, id = 'm1'): MemberScore {
  const result = settle(book, facts, question)
  expect(settle(book, { ...facts, entries: [...facts.entries].reverse() }, question)).toEqual(result)
  if (result.status !== 'computed') throw new Error(JSON.stringify(result))
  return result.value.members.find((one) => one.id === id)!
}

/** The effective score, or why there is none. */
export const score = (...args: Parameters<typeof member>): string => figure(member(...args).effective)

/** The figure of an item. */
export const itemOf = (one: MemberScore, id: string): string => figure(one.items.find((item) => item.id === id)!.points)

/** What an accountant reads: every line adds up, and leaves no blank in either language. */
export function told(
  book: RuleBook,
  facts: PointFacts,
  question: SettlementQuestion,
  id = 'm1',
): { readonly lines: readonly string[]; readonly grades: readonly string[] } {
  const made = linesOf(book, facts, question, id)
  if (made.status !== 'computed') throw new Error(JSON.stringify(made))
  expect(addsUp(made.value.explanation)).toEqual({ ok: true })
  const [lines, english] = [zh, en].map((texts) => explain(made.value.explanation, texts).map((line) => line.text))
  for (const line of [...lines!, ...english!]) expect(line).not.toMatch(/[{}]|undefined/)
  return { lines: lines!, grades: made.value.grades.flatMap((one) => one.reasons.map((each) => describe(each, zh))) }
}

/** The findings of the linter, by severity and code. */
export const findings = (book: RuleBook): readonly string[] =>
  checkRuleBook(book).map(({ severity, code }) => `${severity} ${code}`)

export const sentences = (list: readonly Diagnostic[]): readonly string[] => list.map((one) => describe(one, zh))
