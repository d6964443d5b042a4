import fc from 'fast-check'
import { describe as group, expect, it } from 'vitest'
import { addsUp, explain, type Explanation } from 'xiangzhen/kernel'
import { explainScore, rollUpScores, schemeTally, scoreScheme, type SchemeFacts } from 'xiangzhen/responsibility'
import { zh } from 'xiangzhen/text/zh'
import { en } from 'xiangzhen/text/en'
import { fraction, totalOf, written } from '../oracle/scheme.js'
import { scoredSchemes } from './scheme-arbitraries.js'

const question = { period: '2024', asOf: '2024-12-31' } as const

function codesOf(step: Explanation): readonly string[] {
  return [step.code, ...step.lines.flatMap(codesOf)]
}

group('laws of scheme scoring', () => {
  it('exact: the totals are those of the slow model', () => {
    fc.assert(
      fc.property(scoredSchemes, ({ scheme, facts }) => {
        for (const { id, score } of scoreScheme(scheme, facts, question).scores) {
          expect(score.status).toBe('computed')
          if (score.status === 'computed')
            expect(written(fraction(score.value))).toBe(written(totalOf(scheme, facts, id)))
        }
      }),
      { endOnFailure: true, numRuns: 80, seed: 1 },
    )
  }, 60_000)

  it('exact: totals in whole units equal the full path', () => {
    fc.assert(
      fc.property(scoredSchemes, ({ scheme, facts }) => {
        const plain = { ...facts, subjects: facts.subjects.map(({ id }) => ({ id })) }
        for (const given of [facts, plain, { ...plain, events: [] }]) {
          const full = scoreScheme(scheme, given, question)
          const fast = scoreScheme(scheme, given, { ...question, detail: 'totals' })
          expect(fast).toEqual({ ...full, scores: full.scores.map((score) => ({ ...score, nodes: [] })) })
        }
      }),
      { endOnFailure: true, numRuns: 60, seed: 2 },
    )
  }, 60_000)

  it('order-free: shuffled facts give the same result', () => {
    fc.assert(
      fc.property(scoredSchemes, fc.infiniteStream(fc.nat()), ({ scheme, facts }, stream) => {
        const shuffled = <T>(list: readonly T[] | undefined): T[] =>
          (list ?? [])
            .map((one) => ({ one, key: stream.next().value as number }))
            .sort((a, b) => a.key - b.key)
            .map(({ one }) => one)
        const mixed: SchemeFacts = {
          subjects: shuffled(facts.subjects),
          actuals: shuffled(facts.actuals),
          events: shuffled(facts.events),
        }
        expect(scoreScheme(scheme, mixed, question)).toEqual(scoreScheme(scheme, facts, question))
      }),
      { endOnFailure: true, numRuns: 60, seed: 3 },
    )
  }, 60_000)

  it('mergeable: a tally of parts is the tally of the whole', () => {
    fc.assert(
      fc.property(scoredSchemes, fc.nat(3), ({ scheme, facts }, cut) => {
        const scores = rollUpScores(scoreScheme(scheme, facts, question)).map(({ value }) => ({
          score: value as string,
          grade: 'g',
          weight: '2',
        }))
        const tally = schemeTally({ digits: 3, mode: 'halfUp' })
        const [left, right] = [scores.slice(0, cut), scores.slice(cut)].map((part) => tally.add(tally.empty, part))
        const whole = tally.add(tally.empty, scores)
        expect(tally.merge(left!, right!)).toEqual(whole)
        expect(tally.merge(right!, left!)).toEqual(whole)
        expect(tally.merge(whole, tally.empty)).toEqual(whole)
      }),
      { endOnFailure: true, numRuns: 60, seed: 4 },
    )
  }, 60_000)

  it('explained: every total has lines that add up to it, and a sentence for every line', () => {
    fc.assert(
      fc.property(scoredSchemes, ({ scheme, facts }) => {
        for (const { id, score } of scoreScheme(scheme, facts, question).scores) {
          const told = explainScore(scheme, facts, { ...question, subject: id })
          if (told.status !== 'computed' || score.status !== 'computed') throw new Error('nothing is open')
          expect(addsUp(told.value)).toEqual({ ok: true })
          if (!score.value.includes('/')) expect(told.value.figure).toBe(score.value)
          for (const code of codesOf(told.value)) {
            expect(Object.keys(zh.sentences)).toContain(code)
            expect(Object.keys(en.sentences)).toContain(code)
          }
          expect(explain(told.value, zh).every(({ text }) => !text.includes('{'))).toBe(true)
        }
      }),
      { endOnFailure: true, numRuns: 40, seed: 5 },
    )
  }, 60_000)

  it('bounded: contributions add up to the base, which stays within zero and the maximum', () => {
    fc.assert(
      fc.property(scoredSchemes, ({ scheme, facts }) => {
        const exact = { ...scheme, rules: { ...scheme.rules, rounding: [] } }
        for (const { base, maximum, nodes } of scoreScheme(exact, facts, question).scores) {
          const leaves = nodes.filter((node) => node.kind === 'indicator' || node.state === 'notApplicable')
          const sum = leaves
            .map((node) => fraction(node.contribution ?? '0'))
            .reduce((a, b) => ({ n: a.n * b.d + b.n * a.d, d: a.d * b.d }), fraction('0'))
          const whole = fraction(base ?? '0')
          expect(sum.n * whole.d).toBe(whole.n * sum.d)
          const most = fraction(maximum)
          expect(whole.n >= 0n && whole.n * most.d <= most.n * whole.d).toBe(true)
        }
      }),
      { endOnFailure: true, numRuns: 60, seed: 6 },
    )
  }, 60_000)
})
