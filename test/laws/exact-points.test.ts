import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addsUp } from 'xiangzhen'
import { linesOf, settle, type MemberScore, type Settlement } from 'xiangzhen/points'
import { obviousScore } from '../oracle/points-settle.js'
import { bookOf, entriesOf, factsOf, fitted, wholeYear } from '../points/random-books.js'

function settled(result: ReturnType<typeof settle>): Settlement {
  if (result.status !== 'computed') throw new Error(result.status)
  return result.value
}

const text = (member: MemberScore): string =>
  member.effective.status === 'computed' ? member.effective.value : member.effective.status

describe('laws of points', () => {
  it('exact: settle agrees with the obvious model on random books and entries', () => {
    fc.assert(
      fc.property(bookOf({ windows: false, simple: true }), entriesOf(true), (book, entries) => {
        for (const member of settled(settle(book, factsOf(entries), wholeYear)).members) {
          const cents = obviousScore(book, entries, member.id)
          const value = member.effective.status === 'computed' ? member.effective.value : ''
          expect(BigInt(value.replace('.', ''))).toBe(cents)
        }
      }),
      { numRuns: 150 },
    )
  })

  it('order-free: shuffling the facts changes nothing', () => {
    fc.assert(
      fc.property(
        bookOf({ windows: true, simple: false }),
        entriesOf(false),
        fc.infiniteStream(fc.nat()),
        (book, rows, dice) => {
          const entries = fitted(book, rows)
          const shuffled = entries
            .map((entry) => ({ entry, at: dice.next().value }))
            .sort((a, b) => a.at - b.at)
            .map((one) => one.entry)
          expect(settle(book, factsOf(shuffled), wholeYear)).toEqual(settle(book, factsOf(entries), wholeYear))
        },
      ),
      { numRuns: 60 },
    )
  })

  it('explained: the lines of every member add up to its score', () => {
    fc.assert(
      fc.property(bookOf({ windows: true, simple: false }), entriesOf(false), (book, rows) => {
        const facts = factsOf(fitted(book, rows))
        for (const member of settled(settle(book, facts, wholeYear)).members) {
          const made = linesOf(book, facts, wholeYear, member.id)
          if (made.status !== 'computed') throw new Error(JSON.stringify(made))
          expect(addsUp(made.value.explanation)).toEqual({ ok: true })
          expect(Number(made.value.explanation.figure)).toBe(Number(text(member)))
        }
      }),
      { numRuns: 60 },
    )
  })

  it('conserved: the movements of the months sum to the movement of the year', () => {
    fc.assert(
      fc.property(bookOf({ windows: true, simple: false }), entriesOf(false), (book, rows) => {
        const facts = factsOf(fitted(book, rows))
        const cents = (period: string): bigint[] =>
          settled(settle(book, facts, { ...wholeYear, period })).members.map((one) =>
            BigInt(text(one).replace('.', '')),
          )
        const months = Array.from({ length: 12 }, (_, at) => cents(`2024-${String(at + 1).padStart(2, '0')}`))
        const halves = [cents('2024-H1'), cents('2024-H2')]
        for (const at of [0, 1, 2]) {
          const sum = (list: bigint[][]): bigint => list.reduce((total, one) => total + one[at]!, 0n)
          expect(sum(months)).toBe(sum(halves))
        }
      }),
      { numRuns: 15 },
    )
  })

  it('revived: reversing an entry gives what a settlement without it gives', () => {
    fc.assert(
      fc.property(bookOf({ windows: true, simple: false }), entriesOf(false), (book, rows) => {
        const entries = fitted(book, rows).filter((entry) => entry.reverses === undefined)
        const kept = entries.filter((_, at) => at % 3 !== 0)
        const reversals = entries.flatMap((entry, at) =>
          at % 3 === 0
            ? [{ id: `x${at}`, member: entry.member, item: entry.item, eventDate: '2024-12-31', reverses: entry.id }]
            : [],
        )
        expect(settled(settle(book, factsOf([...entries, ...reversals]), wholeYear)).members).toEqual(
          settled(settle(book, factsOf(kept), wholeYear)).members,
        )
      }),
      { numRuns: 60 },
    )
  })
})
