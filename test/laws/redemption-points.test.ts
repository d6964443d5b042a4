import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sumFigures, verify } from 'xiangzhen/kernel'
import {
  chainEntries,
  diffRuleBooks,
  findAnomalies,
  redeem,
  shareBudget,
  verifyChain,
  walletOf,
  type Entry,
  type PointCredit,
  type RedemptionPolicy,
  type RedemptionRecord,
  type RuleBook,
  type WalletFacts,
} from 'xiangzhen/points'
import { policyWith } from '../points/redemption.js'

const days = fc
  .integer({ min: 1, max: 28 })
  .chain((day) =>
    fc
      .integer({ min: 1, max: 12 })
      .map((month) => `2024-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`),
  )

const policies: fc.Arbitrary<RedemptionPolicy> = fc
  .record({
    expiry: fc.constantFrom('never' as const, { months: 2 }, { endOf: 'quarter' as const }),
    opens: fc.constantFrom('atOnce' as const, { afterPeriod: 'month' as const }),
    lotOrder: fc.constantFrom('oldest' as const, 'newest' as const, 'earliestExpiry' as const),
    rest: fc.constantFrom('stays' as const, 'availableCleared' as const, 'allCleared' as const),
    refund: fc.constantFrom('sameLots' as const, 'newLot' as const, 'nowhere' as const),
    shortage: fc.constantFrom('negative' as const, 'offsetNext' as const, 'writtenOff' as const),
  })
  .map((rules) => policyWith({ ...rules, digits: 1 }))

const points = fc.integer({ min: 1, max: 200 }).map((tenths) => `${Math.floor(tenths / 10)}.${tenths % 10}`)

const facts: fc.Arbitrary<WalletFacts> = fc
  .record({
    gains: fc.array(fc.tuple(points, days), { maxLength: 8 }),
    losses: fc.array(fc.tuple(points, days), { maxLength: 3 }),
    taken: fc.array(fc.tuple(fc.nat({ max: 7 }), days), { maxLength: 3 }),
    orders: fc.array(fc.tuple(points, days), { maxLength: 5 }),
    cancels: fc.array(fc.tuple(fc.nat({ max: 4 }), days), { maxLength: 2 }),
  })
  .map(({ gains, losses, taken, orders, cancels }) => {
    const credits: PointCredit[] = [
      ...gains.map(([amount, on], index) => ({ id: `g${index}`, holder: 'h1', points: amount, on })),
      ...losses.map(([amount, on], index) => ({ id: `l${index}`, holder: 'h1', points: `-${amount}`, on })),
    ]
    for (const [index, [target, on]] of taken.entries()) {
      const found = credits[target]
      if (found !== undefined)
        credits.push({ id: `x${index}`, holder: 'h1', points: found.points, on, reverses: found.id })
    }
    const redemptions: RedemptionRecord[] = orders.map(([amount, on], index) => ({
      id: `r${index}`,
      holder: 'h1',
      on,
      paid: [{ currency: 'points', points: amount }],
    }))
    for (const [index, [target, on]] of cancels.entries()) {
      redemptions.push({ id: `k${index}`, holder: 'h1', cancels: `r${target}`, on, reason: '退' })
    }
    return { credits, redemptions, holders: [{ id: 'h1' }] }
  })

function negated(text: string): string {
  return text.startsWith('-') ? text.slice(1) : `-${text}`
}

const runs = { numRuns: 300 }

describe('laws of redemption', () => {
  it('Conserved: earned is what is held, spent, expired, cleared and taken, less what is owed and written off', () => {
    fc.assert(
      fc.property(policies, facts, days, (policy, given, asOf) => {
        const result = walletOf(policy, given, { holder: 'h1', asOf })
        if (result.status !== 'computed') throw new Error(JSON.stringify(result))
        const [one] = result.value.accounts
        const { available, locked, spent, expired, cleared, deducted, reversed, owed, writtenOff, earned } = one!
        const parts = [
          available,
          locked,
          spent,
          expired,
          cleared,
          deducted,
          reversed,
          negated(owed),
          negated(writtenOff),
        ]
        expect(sumFigures(parts)).toBe(sumFigures([earned]))
        for (const figure of [available, locked, expired, cleared, owed, writtenOff]) expect(figure).not.toMatch(/^-/)
        for (const lot of result.value.lots) expect([lot.left, lot.expired, lot.cleared].join()).not.toMatch(/-/)
      }),
      runs,
    )
  })

  it('Order-free: the order of credits and redemptions changes nothing', () => {
    fc.assert(
      fc.property(policies, facts, days, fc.infiniteStream(fc.nat()), (policy, given, asOf, dice) => {
        const shuffled = <T>(list: readonly T[]): T[] =>
          list
            .map((one) => ({ one, at: dice.next().value as number }))
            .sort((a, b) => a.at - b.at)
            .map(({ one }) => one)
        const other = { ...given, credits: shuffled(given.credits), redemptions: shuffled(given.redemptions!) }
        const question = { holder: 'h1', asOf }
        expect(walletOf(policy, other, question)).toEqual(walletOf(policy, given, question))
      }),
      runs,
    )
  })

  it('Nothing hidden: a redemption that is granted never leaves a debt, and takes just what it says', () => {
    fc.assert(
      fc.property(policies, facts, points, (policy, given, amount) => {
        const on = '2024-12-30'
        const order = { id: 'new', holder: 'h1', on, want: { points: amount } }
        const before = walletOf(policy, given, { holder: 'h1', asOf: on })
        const granted = redeem(policy, given, order)
        if (before.status !== 'computed') throw new Error(JSON.stringify(before))
        if (granted.status !== 'computed') return
        const after = walletOf(
          policy,
          { ...given, redemptions: [...given.redemptions!, granted.value] },
          { holder: 'h1', asOf: on },
        )
        if (after.status !== 'computed') throw new Error(JSON.stringify(after))
        expect(after.value.accounts[0]!.owed).toBe(before.value.accounts[0]!.owed)
        expect(sumFigures(granted.value.lots!.map((lot) => lot.points))).toBe(sumFigures([amount]))
        const spentNow = [after.value.accounts[0]!.spent, negated(before.value.accounts[0]!.spent)]
        expect(sumFigures(spentNow)).toBe(sumFigures([amount]))
        expect(verify(redeem, granted, policy, given, order)).toEqual({ ok: true })
      }),
      runs,
    )
  })

  it('Conserved: a budget gives and keeps waiting just what was claimed, and never passes its ceiling', () => {
    const claims = fc.array(fc.tuple(fc.integer({ min: 1, max: 500 }), days), { minLength: 1, maxLength: 8 })
    const over = fc.constantFrom('proRata' as const, 'firstCome' as const, 'deferLast' as const, 'deferAll' as const)
    fc.assert(
      fc.property(claims, over, fc.integer({ min: 0, max: 1500 }), (list, method, ceiling) => {
        const policy = policyWith({ budget: { over: method, sameDay: 'proRata', grain: '1' } })
        const given = list.map(([amount, on], index) => ({ id: `c${index}`, holder: 'h', points: String(amount), on }))
        const shared = shareBudget(policy, { claims: given }, { ceiling: String(ceiling) })
        if (shared.status === 'needs') return
        if (shared.status !== 'computed') throw new Error(JSON.stringify(shared))
        const { grants, claimed } = shared.value
        expect(sumFigures(grants.flatMap((one) => [one.granted, one.waiting]))).toBe(claimed)
        const sum = Number(sumFigures(grants.map((one) => one.granted)))
        expect(sum).toBeLessThanOrEqual(Math.min(ceiling, Number(claimed)))
        for (const one of grants) expect(one.waiting).not.toMatch(/^-/)
      }),
      runs,
    )
  })
})

describe('laws of the log', () => {
  const entries: fc.Arbitrary<readonly Entry[]> = fc.uniqueArray(
    fc.record({
      id: fc.string({ minLength: 1, maxLength: 4 }),
      member: fc.constantFrom('m1', 'm2'),
      item: fc.constantFrom('a', 'b'),
      eventDate: days,
      object: fc.constantFrom('o', 'p'),
    }),
    { selector: (one) => one.id, minLength: 1, maxLength: 8 },
  )
  const hash = (text: string): string =>
    String(Array.from(text).reduce((sum, one) => (sum * 131 + one.codePointAt(0)!) % 900007189, 7))

  it('Immutable: a change of any one entry is found at that entry', () => {
    fc.assert(
      fc.property(entries, fc.nat(), (list, pick) => {
        const chain = chainEntries(list, { hash })
        expect(verifyChain(chain, { hash }).ok).toBe(true)
        const at = pick % list.length
        const changed = chain.map((one, index) => (index === at ? { ...one, entry: { ...one.entry, item: 'c' } } : one))
        expect(verifyChain(changed, { hash })).toMatchObject({ ok: false, index: at })
      }),
      runs,
    )
  })

  it('Order-free: anomalies do not depend on the order of entries', () => {
    fc.assert(
      fc.property(entries, (list) => {
        const thresholds = { burst: { most: 2, days: 30 }, sameObject: { most: 1 } }
        expect(findAnomalies([...list].reverse(), thresholds)).toEqual(findAnomalies(list, thresholds))
      }),
      runs,
    )
  })

  it('a rule book does not differ from itself, and what was raised one way is lowered the other way', () => {
    const book = (worth: number): RuleBook => ({
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
        categories: [],
        items: [{ kind: 'award', id: 'help', title: '帮扶', worth: { by: 'fixed', points: String(worth) } }],
        total: {},
      },
    })
    fc.assert(
      fc.property(fc.nat({ max: 9 }), fc.nat({ max: 9 }), (a, b) => {
        const codes = diffRuleBooks(book(a), book(b)).map((one) => one.code)
        expect(codes).toEqual(a === b ? [] : [a < b ? 'figure-raised' : 'figure-lowered'])
      }),
      runs,
    )
  })
})
