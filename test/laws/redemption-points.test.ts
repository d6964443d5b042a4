import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareFigures, sumFigures, verify } from 'xiangzhen/kernel'
import {
  chainEntries,
  diffRuleBooks,
  findAnomalies,
  redeem,
  shareBudget,
  verifyChain,
  walletOf,
  walletsOf,
  type Entry,
  type PointCredit,
  type PointTransfer,
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
    expiry: fc.constantFrom(
      'never' as const,
      { months: 2 },
      { endOf: 'quarter' as const },
      { endOf: 'quarter' as const, grace: { month: 1, day: 10 } },
    ),
    whileResting: fc.record({
      held: fc.constantFrom('stay' as const, 'cleared' as const),
      credits: fc.constantFrom('stay' as const, 'cleared' as const),
      expiry: fc.constantFrom('runs' as const, 'waits' as const),
    }),
    opens: fc.constantFrom('atOnce' as const, { afterPeriod: 'month' as const }),
    lotOrder: fc.constantFrom('oldest' as const, 'newest' as const, 'earliestExpiry' as const),
    rest: fc.constantFrom('stays' as const, 'availableCleared' as const, 'allCleared' as const),
    refund: fc.constantFrom('sameLots' as const, 'newLot' as const, 'nowhere' as const),
    shortage: fc.constantFrom('negative' as const, 'offsetNext' as const, 'writtenOff' as const),
  })
  .map((rules) => policyWith({ ...rules, right: 'redeem', digits: 1 }))

const points = fc.integer({ min: 1, max: 200 }).map((tenths) => `${Math.floor(tenths / 10)}.${tenths % 10}`)

const facts: fc.Arbitrary<WalletFacts> = fc
  .record({
    gains: fc.array(fc.tuple(points, days), { maxLength: 8 }),
    losses: fc.array(fc.tuple(points, days), { maxLength: 3 }),
    taken: fc.array(fc.tuple(fc.nat({ max: 7 }), days), { maxLength: 3 }),
    orders: fc.array(fc.tuple(points, days), { maxLength: 5 }),
    cancels: fc.array(fc.tuple(fc.nat({ max: 4 }), days), { maxLength: 2 }),
    moves: fc.array(fc.tuple(fc.nat({ max: 7 }), points, days, fc.nat({ max: 2 })), { maxLength: 3 }),
    rests: fc.array(fc.tuple(days, days), { maxLength: 2 }),
  })
  .map(({ gains, losses, taken, orders, cancels, moves, rests }) => {
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
    // From h1 to h2, from h2 to h1, or to nobody.
    const transfers = moves.map(([lot, amount, on, way], index): PointTransfer => ({
      id: `t${index}`,
      from: way === 1 ? 'h2' : 'h1',
      ...(way === 2 ? {} : { to: way === 1 ? 'h1' : 'h2' }),
      cause: 'gift',
      on,
      lots: [{ lot: `g${lot}`, currency: 'points', points: amount, on: '2024-01-01' }],
    }))
    return {
      credits,
      redemptions,
      transfers,
      holders: [{ id: 'h1' }, { id: 'h2' }],
      rests: rests.map(([from, to]) =>
        from <= to
          ? { holder: 'h1', right: 'redeem', from, to }
          : { holder: 'h1', right: 'redeem', from: to, to: from },
      ),
    }
  })

function negated(text: string): string {
  return text.startsWith('-') ? text.slice(1) : `-${text}`
}

const runs = { numRuns: 300 }

describe('laws of redemption', () => {
  it('Conserved: what came in is held, spent, given, expired, cleared and taken, less what is owed and written off', () => {
    fc.assert(
      fc.property(policies, facts, days, (policy, given, asOf) => {
        const result = walletOf(policy, given, { holder: 'h1', asOf })
        if (result.status !== 'computed') throw new Error(JSON.stringify(result))
        const [one] = result.value.accounts
        const { available, locked, spent, given: out, expired, cleared, deducted, reversed, owed, writtenOff } = one!
        const parts = [
          available,
          locked,
          spent,
          out,
          expired,
          cleared,
          deducted,
          reversed,
          negated(owed),
          negated(writtenOff),
        ]
        expect(sumFigures(parts)).toBe(sumFigures([one!.earned, one!.received]))
        for (const figure of [available, locked, expired, cleared, owed, writtenOff]) expect(figure).not.toMatch(/^-/)
        for (const lot of result.value.lots) expect([lot.left, lot.expired, lot.cleared].join()).not.toMatch(/-/)
      }),
      runs,
    )
  })

  it('Conserved: what one account gives another receives, and a lot never holds more than was credited', () => {
    fc.assert(
      fc.property(policies, facts, days, (policy, given, asOf) => {
        const wallets = walletsOf(policy, given, { asOf }).map(({ wallet }) => {
          if (wallet.status !== 'computed') throw new Error(JSON.stringify(wallet))
          return wallet.value
        })
        const sum = (part: 'given' | 'received'): string =>
          sumFigures(wallets.flatMap(({ accounts }) => accounts.map((one) => one[part])))
        expect(sum('received')).toBe(sum('given'))
        for (const lot of wallets.flatMap(({ lots }) => lots)) {
          const parts = sumFigures([lot.left, lot.expired, lot.cleared])
          expect(compareFigures(parts, lot.points)).toBeLessThanOrEqual(0)
        }
      }),
      runs,
    )
  })

  it('Conserved: a redemption that is cancelled on its day gives each lot back what it took', () => {
    const kept = policies.map((policy) => ({
      ...policy,
      rules: { ...policy.rules, refund: 'sameLots' as const, rest: 'stays' as const },
    }))
    fc.assert(
      fc.property(kept, facts, points, (policy, given, amount) => {
        const on = '2024-12-30'
        const granted = redeem(policy, given, { id: 'new', holder: 'h1', on, want: { points: amount } })
        if (granted.status !== 'computed') return
        const cancelled = { id: 'back', holder: 'h1', cancels: 'new', on, reason: '退' }
        const after = { ...given, redemptions: [...given.redemptions!, granted.value, cancelled] }
        const question = { holder: 'h1', asOf: on }
        expect(walletOf(policy, after, question)).toEqual(walletOf(policy, given, question))
      }),
      runs,
    )
  })

  it('Bounded: what is granted keeps to every bound', () => {
    const bounds = fc.record({
      keep: fc.nat({ max: 20 }),
      step: fc.integer({ min: 1, max: 5 }),
      most: fc.nat({ max: 30 }),
    })
    fc.assert(
      fc.property(policies, facts, fc.integer({ min: 1, max: 40 }), bounds, (policy, given, amount, bound) => {
        const bounded: RedemptionPolicy = {
          ...policy,
          rules: {
            ...policy.rules,
            rest: 'stays',
            bounds: [
              { by: 'leastLeft', points: String(bound.keep), balance: 'available' },
              { by: 'multiple', points: String(bound.step) },
              { by: 'mostPoints', points: String(bound.most), per: 'redemption' },
              { by: 'mostShare', share: '1/2', per: 'redemption', balance: 'available' },
            ],
          },
        }
        const on = '2024-12-30'
        const granted = redeem(bounded, given, { id: 'new', holder: 'h1', on, want: { points: String(amount) } })
        if (granted.status !== 'computed') return
        const before = walletOf(bounded, given, { holder: 'h1', asOf: on })
        const available = before.status === 'computed' ? Number(before.value.accounts[0]!.available) : NaN
        expect(amount % bound.step).toBe(0)
        expect(amount).toBeLessThanOrEqual(Math.min(bound.most, available / 2, available - bound.keep))
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
        const other = {
          ...given,
          credits: shuffled(given.credits),
          redemptions: shuffled(given.redemptions!),
          transfers: shuffled(given.transfers!),
          rests: shuffled(given.rests!),
        }
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
