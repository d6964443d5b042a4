import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decisionsNeeded, verify } from 'xiangzhen'
import {
  awardFlags,
  clockEnd,
  countVotes,
  dueList,
  flagMoney,
  ledgerState,
  percentShares,
  type IssueLogEntry,
} from 'xiangzhen/responsibility'
import { fourRedFlags } from 'xiangzhen/presets/four-red-flags'
import { environmentLedger } from 'xiangzhen/presets/issue-ledgers'
import { partyBranchDuties } from 'xiangzhen/presets/party-branch-duties'

const dayOf = (n: number) => new Date(Date.UTC(2024, 0, 1 + n)).toISOString().slice(0, 10)
const day = fc.integer({ min: 0, max: 365 }).map(dayOf)
const meetings = fc
  .array(day, { maxLength: 10 })
  .map((dates) => dates.map((date, i) => ({ id: `o${i}`, kinds: ['memberMeeting'], subjects: ['b'], date })))
const subjects = [{ id: 'b', kind: 'branch' }]
const year = { from: '2024-01-01', to: '2024-12-31' }
const states = (
  occurrences: readonly {
    readonly id: string
    readonly kinds: readonly string[]
    readonly subjects: readonly string[]
    readonly date: string
  }[],
  asOf: string,
) =>
  dueList(partyBranchDuties, { subjects, occurrences }, { ...year, asOf }).filter(
    (item) => item.dutyId === 'memberMeeting',
  )

describe('dated: today is an argument, and what comes later is not seen', () => {
  it('a quarter is done when a meeting lies in it by then, by the slow and obvious model', () => {
    fc.assert(
      fc.property(meetings, day, (occurrences, asOf) => {
        const quarters = [1, 4, 7, 10].map((month) =>
          occurrences.some(
            ({ date }) => date <= asOf && Math.ceil(Number(date.slice(5, 7)) / 3) === Math.ceil(month / 3),
          ),
        )
        const given = states(occurrences, asOf).map(
          ({ standing }) => standing.status === 'computed' && standing.value.state === 'done',
        )
        expect(given).toEqual(quarters)
      }),
    )
  })

  it('a later record changes nothing before its day, and one more never leaves more missing', () => {
    fc.assert(
      fc.property(meetings, day, fc.integer({ min: 1, max: 60 }), (occurrences, asOf, ahead) => {
        const later = {
          id: 'later',
          kinds: ['memberMeeting'],
          subjects: ['b'],
          date: dayOf((Date.parse(asOf) - Date.UTC(2024, 0, 1)) / 86_400_000 + ahead),
        }
        expect(states([...occurrences, later], asOf)).toEqual(states(occurrences, asOf))
        const missing = (items: ReturnType<typeof states>) =>
          items.map(({ standing }) => (standing.status === 'computed' ? Number(standing.value.missing) : NaN))
        const [before, after] = [
          missing(states(occurrences, later.date)),
          missing(states([...occurrences, later], later.date)),
        ]
        for (const [i, one] of after.entries()) expect(one).toBeLessThanOrEqual(before[i]!)
      }),
    )
  })

  it('a ledger on a day is the ledger of the log up to that day', () => {
    const kinds = ['measureDone', 'accepted', 'closed', 'refused', 'extended'] as const
    const entries = fc.array(fc.record({ date: day, kind: fc.constantFrom(...kinds) }), { maxLength: 10 })
    fc.assert(
      fc.property(entries, day, (rows, asOf) => {
        const log: readonly IssueLogEntry[] = rows.map((row, i) => ({
          ...row,
          id: `l${i}`,
          issueId: 'i',
          measureId: 'm',
          level: 'city',
          dueBy: '2024-09-30',
        }))
        const issues = [
          {
            id: 'i',
            title: 'i',
            classId: 'own',
            owner: 'v',
            openedOn: '2024-01-01',
            dueBy: '2024-06-30',
            measures: [{ id: 'm', title: 'm' }],
          },
        ]
        const known = log.filter((one) => one.date <= asOf)
        expect(ledgerState(environmentLedger, { issues, log }, { asOf })).toEqual(
          ledgerState(environmentLedger, { issues, log: known }, { asOf }),
        )
      }),
    )
  })
})

describe('conserved: parts sum to the whole', () => {
  it('shares sum to a hundred by both methods', () => {
    const counts = fc
      .array(fc.integer({ min: 0, max: 5000 }), { minLength: 1, maxLength: 8 })
      .filter((list) => list.some((one) => one > 0))
    fc.assert(
      fc.property(counts, fc.constantFrom('residualToLast' as const, 'largestRemainder' as const), (list, method) => {
        const shares = percentShares(
          list.map((weight, i) => ({ id: `g${i}`, weight })),
          { grain: '0.01', method },
        )
        const sum =
          shares.status === 'computed'
            ? Object.values(shares.value).reduce((all, one) => all + BigInt(one.replace('.', '')), 0n)
            : -1n
        expect(sum).toBe(10_000n)
      }),
    )
  })

  it('the money of the villages is the money of the flags', () => {
    const entries = fc.uniqueArray(
      fc.record({
        villageId: fc.constantFrom('a', 'b', 'c', 'd'),
        category: fc.constantFrom('party', 'industry', 'debt'),
        score: fc.integer({ min: 0, max: 9 }).map(String),
      }),
      { selector: (one) => `${one.villageId}${one.category}` },
    )
    fc.assert(
      fc.property(entries, (list) => {
        const year = awardFlags(fourRedFlags, { entries: list }, {})
        const sum = year.awards.reduce((all, award) => all + BigInt(award.amount), 0n)
        expect(String(sum)).toBe(year.total)
        expect(flagMoney('50000', list.length)).toBe(year.total)
      }),
    )
  })
})

describe('nothing hidden: what is open is asked, and only where it matters', () => {
  it('every reading of a length is one of its options, and a decision settles it', () => {
    const lengths = fc.record({
      count: fc.integer({ min: 1, max: 40 }),
      unit: fc.constantFrom('day' as const, 'week' as const, 'month' as const, 'year' as const),
      firstDay: fc.constant('open' as const),
    })
    fc.assert(
      fc.property(lengths, day, (length, start) => {
        const open = clockEnd(length, { start }, { decisions: [] })
        expect(open.status).toBe('needs')
        for (const firstDay of ['counted', 'notCounted']) {
          for (const monthEnd of ['clamp', 'nextDay']) {
            const decisions = [
              { code: 'first-day', value: firstDay },
              { code: 'month-end', value: monthEnd },
            ].map((one) => ({ ...one, decidedBy: 'x', decidedOn: '2024-01-01' }))
            expect(clockEnd(length, { start }, { decisions }).status).toBe('computed')
          }
        }
      }),
    )
  })

  it('a quorum is the fewest heads that reach it', () => {
    const threshold = fc.record({
      of: fc.constant('entitled' as const),
      share: fc.constantFrom('1/2', '2/3', '1/3', '0.8'),
      bound: fc.constantFrom('above' as const, 'atLeast' as const),
    })
    fc.assert(
      fc.property(threshold, fc.integer({ min: 1, max: 200 }), (quorum, entitled) => {
        const at = (present: number) => countVotes({ rules: { quorum }, decisions: [] }, { entitled, present }, {})
        const all = at(entitled)
        const needed = all.status === 'computed' ? all.value.presentNeeded : -1
        const quorate = (present: number) => {
          const vote = at(present)
          return vote.status === 'computed' && vote.value.quorate
        }
        expect(needed).toBeGreaterThan(0)
        expect(quorate(needed - 1)).toBe(false)
        if (needed <= entitled) expect(quorate(needed)).toBe(true)
      }),
    )
  })

  it('the open questions of a list can be listed, and a result recomputed', () => {
    const facts = { subjects: [{ id: 'b', kind: 'branch', from: '2024-02-10' }], occurrences: [] }
    const question = { asOf: '2024-04-10', from: '2024-01-01', to: '2024-03-31' }
    const open = decisionsNeeded(dueList, partyBranchDuties, facts, question)
    expect(open.map((one) => [one.code, one.at, one.effects.length])).toEqual([
      ['partial-window', 'lifeMeeting', 4],
      ['partial-window', 'memberAppraisal', 4],
      ['partial-window', 'memberMeeting', 4],
      ['partial-window', 'themeDay', 4],
    ])
    const published = JSON.parse(JSON.stringify(dueList(partyBranchDuties, facts, question))) as ReturnType<
      typeof dueList
    >
    expect(verify(dueList, published, partyBranchDuties, facts, question)).toEqual({ ok: true })
  })
})
