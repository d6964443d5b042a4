import { describe, expect, it } from 'vitest'
import { describe as say } from 'xiangzhen'
import { en } from 'xiangzhen/text/en'
import { zh } from 'xiangzhen/text/zh'
import { linesOf, settle, type PointFacts } from 'xiangzhen/points'
import { award, book, entry, facts, figure, fixed, settled, year } from './books.js'

const rules = book({ items: [award('x'), award('m', { by: 'measure', measure: 'm' }), award('a', fixed('1'))] })
const found = (given: unknown) => {
  const { members, diagnostics } = settled(rules, given as PointFacts)
  for (const one of diagnostics) expect(say(one, zh) + say(one, en)).not.toMatch(/[{}]/)
  const scores = members.map(({ id, effective }) => `${id} ${figure(effective)}`)
  return [...scores, ...diagnostics.map(({ code, path }) => `${code} ${path}`)]
}
const measured = { measurements: [{ member: 'm1', measure: 'm', value: '1' }] }

describe('facts that were not read through a door', () => {
  it('numbers count where they are exact', () => {
    const rows = [entry('x', '2024-05-01', { points: 2.5 as never }), entry('a', '2024-05-01')]
    // 2.5 + 1 + 1
    expect(found(facts(rows, measured))).toEqual(['m1 4.50'])
    expect(found(facts(rows, { measurements: [{ member: 'm1', measure: 'm', value: 3 as never }] }))).toEqual([
      'm1 6.50',
    ])
  })
  it('what is no figure, no record or no list is left out and named', () => {
    const bad = [null, 'x', entry('x', '2024-05-01', { points: (0.1 + 0.2) as never }), entry('a', '2024-05-01')]
    expect(found(facts(bad as never, measured))).toEqual([
      'm1 2.00',
      'not-a-record entries[0]',
      'not-a-record entries[1]',
      'entry-not-a-figure entries[2].points',
    ])
    const none = { roster: { members: [{ id: 'm1' }, null] }, entries: { e1: {} }, ...measured }
    expect(found(none)).toEqual(['m1 1.00', 'not-a-list entries', 'not-a-record roster.members[1]'])
    expect(found({ ...none, entries: [], roster: {} })).toEqual([
      'not-a-list roster.members',
      'nothing-to-settle roster',
    ])
    expect(found({ ...none, entries: [], roster: null })).toEqual([
      'not-a-list roster.members',
      'nothing-to-settle roster',
    ])
    expect(found({ ...measured, roster: { members: [{ id: 'm1' }] }, decisions: 5, ratings: [7] })).toEqual([
      'm1 1.00',
      'not-a-list entries',
      'not-a-record ratings[0]',
      'not-a-list decisions',
    ])
  })
  it('lines and settlements agree on them', () => {
    const given = facts([null, entry('x', '2024-05-01', { points: 2 as never })] as never, measured)
    const lines = linesOf(rules, given, year, 'm1')
    expect(lines.status === 'computed' && lines.value.lines.map((one) => one.granted)).toEqual(['2', '1'])
    expect(settle(rules, given, year).status).toBe('computed')
  })
})
