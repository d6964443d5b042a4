import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addsUp, openNeeds, sumFigures, verify } from 'xiangzhen/kernel'
import { allocateColumn, distribute, explainPayee, explainPool, type Distribution } from 'xiangzhen/economy'
import { agreement, distributions, grant, kept, paidOut } from '../economy/charters.js'
import { plainDistribution, type PlainPool } from '../oracle/distribution.js'

type Case = Parameters<typeof distribute>

function valueOf(...args: Case): Distribution {
  const result = distribute(...args)
  if (result.status !== 'computed') throw new Error(JSON.stringify(result))
  return result.value
}

const runs = { numRuns: 200 }

describe('laws of the distribution', () => {
  it('Conserved: what enters is made good, kept, paid or named as open, to the last fen', () => {
    fc.assert(
      fc.property(distributions, ({ charter, facts, question }) => {
        const { totals, entering, madeGood, payees, accounts, pools } = valueOf(charter, facts, question)
        expect(sumFigures([madeGood, totals.kept, totals.paid!, totals.open])).toBe(sumFigures([entering]))
        expect(sumFigures(accounts.map((one) => one.amount))).toBe(sumFigures([totals.kept]))
        expect(totals.open).toBe('0.00')
        expect(payees.status).toBe('computed')
        if (payees.status !== 'computed') return
        expect(sumFigures(payees.value.map((one) => one.amount))).toBe(sumFigures([totals.paid!]))
        for (const payee of payees.value)
          expect(sumFigures(payee.parts.map((one) => one.amount))).toBe(sumFigures([payee.amount]))
        for (const pool of pools) {
          if (pool.payout?.status !== 'computed') continue
          expect(sumFigures([pool.payout.value.given, pool.payout.value.residue])).toBe(sumFigures([pool.amount]))
        }
      }),
      runs,
    )
  })

  it('Conserved: the closing balance is opening, result and transfers less what left', () => {
    fc.assert(
      fc.property(distributions, ({ charter, facts, question }) => {
        const { closing, accounts, totals } = valueOf(charter, facts, question)
        const outside = accounts.filter((one) => one.id !== 'undistributed').map((one) => one.amount)
        const all = [facts.result.amount, facts.opening!.undistributed]
        expect(sumFigures([closing!, totals.paid!, ...outside])).toBe(sumFigures(all))
      }),
      runs,
    )
  })

  it('Order-free: the order of holders and events changes nothing', () => {
    fc.assert(
      fc.property(distributions, fc.infiniteStream(fc.nat()), ({ charter, facts, question }, dice) => {
        const shuffled = <T>(list: readonly T[]): T[] =>
          list
            .map((one) => ({ one, at: dice.next().value as number }))
            .sort((a, b) => a.at - b.at)
            .map(({ one }) => one)
        const other = { ...facts, holders: shuffled(facts.holders!), register: shuffled(facts.register!) }
        expect(distribute(charter, other, question)).toEqual(distribute(charter, facts, question))
      }),
      runs,
    )
  })

  it('Explained: every payment and every pool stands on lines that add up to it', () => {
    fc.assert(
      fc.property(distributions, ({ charter, facts, question }) => {
        const value = valueOf(charter, facts, question)
        for (const pool of value.pools) {
          const told = explainPool(charter, facts, { ...question, pool: pool.id })
          expect(told.status).toBe('computed')
          if (told.status !== 'computed') continue
          expect(addsUp(told.value)).toEqual({ ok: true })
          expect(told.value.figure).toBe(pool.amount)
        }
        if (value.payees.status !== 'computed') return
        for (const payee of value.payees.value) {
          const told = explainPayee(charter, facts, { ...question, holder: payee.id })
          expect(told.status).toBe('computed')
          if (told.status !== 'computed') continue
          expect(addsUp(told.value)).toEqual({ ok: true })
          expect(told.value.figure).toBe(payee.amount)
        }
      }),
      { numRuns: 60 },
    )
  })

  it('Explained: a published result is verified by recomputation', () => {
    fc.assert(
      fc.property(distributions, ({ charter, facts, question }) => {
        const published = JSON.parse(JSON.stringify(distribute(charter, facts, question))) as ReturnType<
          typeof distribute
        >
        expect(verify(distribute, published, charter, facts, question)).toEqual({ ok: true })
      }),
      { numRuns: 50 },
    )
  })

  it('Exact: the slow model gives the same fen', () => {
    const pools = fc.array(
      fc.record({
        hundredths: fc.oneof(fc.bigInt({ min: 0n, max: 100n }), fc.constant('rest' as const)),
        of: fc.constantFrom('result' as const, 'remaining' as const),
        holders: fc.boolean(),
      }),
      { minLength: 1, maxLength: 6 },
    )
    const shares = fc.array(fc.bigInt({ min: 1n, max: 10_000n }), { minLength: 1, maxLength: 9 })
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10_000_000_000n }), pools, shares, (fen, drafts, list) => {
        const plain = drafts.map((one, i): PlainPool => ({ ...one, id: `p${i}` }))
        const held = Object.fromEntries(list.map((one, i) => [`h${i}`, one]))
        const expected = plainDistribution(fen, plain, held)
        const charter = agreement({
          payout: { residue: 'largestRemainder', ties: 'byId' },
          shares: { registeredBy: 'person', classes: [{ id: 'm', label: '股', digits: 0 }] },
          pools: plain.map((pool) => {
            const rate = pool.hundredths === 'rest' ? undefined : `${pool.hundredths}/100`
            const take =
              rate === undefined ? ({ kind: 'rest' } as const) : ({ kind: 'rate', rate, of: pool.of } as const)
            return pool.holders ? paidOut(pool.id, take) : kept(pool.id, take)
          }),
        })
        const register = list.map((one, i) => grant(`g${i}`, `h${i}`, String(one)))
        const amount = `${fen / 100n}.${String(fen % 100n).padStart(2, '0')}`
        const value = valueOf(charter, { result: { amount }, register }, { recordDate: '2024-12-31', grain: '0.01' })
        const inFen = (text: string): bigint => BigInt(text.replace('.', ''))
        for (const pool of value.pools) expect(inFen(pool.amount)).toBe(expected.pools[pool.id])
        expect(inFen(value.totals.kept)).toBe(expected.kept)
        if (value.payees.status !== 'computed') throw new Error('open')
        const got = Object.fromEntries(value.payees.value.map((one) => [one.id, inFen(one.amount)]))
        for (const id of Object.keys(held)) expect(got[id] ?? 0n).toBe(expected.holders[id])
      }),
      runs,
    )
  })

  it('Exact: the column door gives what the slow model gives', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 9_000_000_000_000n }),
        fc.array(fc.bigInt({ min: 1n, max: 100_000n }), { minLength: 1, maxLength: 20 }),
        (fen, weights) => {
          const held = Object.fromEntries(weights.map((one, i) => [String(i).padStart(3, '0'), one]))
          const pool: PlainPool = { id: 'p', hundredths: 'rest', of: 'result', holders: true }
          const expected = plainDistribution(fen, [pool], held)
          const got = allocateColumn(Number(fen), Float64Array.from(weights, Number), 'first')
          expect(Array.from(got)).toEqual(
            Object.keys(held)
              .sort()
              .map((id) => Number(expected.holders[id])),
          )
        },
      ),
      runs,
    )
  })

  it('Nothing hidden: what the charter leaves out is asked for, and every option answers it', () => {
    fc.assert(
      fc.property(distributions, ({ charter, facts, question }) => {
        const pools = charter.rules.pools.map(({ payout: _, ...pool }) => pool)
        const { remainder: _, opening: __, ...rules } = charter.rules
        const silent = { ...charter, decisions: [], rules: { ...rules, pools } }
        let decided = silent
        for (let round = 0; round < 12; round += 1) {
          const open = openNeeds(distribute(decided, facts, question))
          if (open.length === 0) break
          const answers = open.map((need) => ({
            code: need.code,
            ...(need.at === undefined ? {} : { at: need.at }),
            value: need.options[0]!,
            decidedBy: 'x',
            decidedOn: '2024-01-01',
          }))
          decided = { ...decided, decisions: [...decided.decisions, ...answers] as never }
        }
        const value = valueOf(decided, facts, question)
        expect(openNeeds(value)).toEqual([])
        expect(value.totals.open).toBe('0.00')
      }),
      runs,
    )
  })

  it('Immutable: charter and facts are left as they were', () => {
    fc.assert(
      fc.property(distributions, ({ charter, facts, question }) => {
        const before = JSON.stringify([charter, facts, question])
        distribute(charter, facts, question)
        expect(JSON.stringify([charter, facts, question])).toBe(before)
      }),
      { numRuns: 50 },
    )
  })
})
