import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyVetoes, assignQuota, bandOf, checkBands, combineParts, rank, seatsOf, type Band } from 'xiangzhen/scoring'

const shuffledPair = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<[T[], T[]]> =>
  fc
    .array(arbitrary, { maxLength: 12 })
    .chain((list) => fc.shuffledSubarray(list, { minLength: list.length }).map((other) => [list, other] as [T[], T[]]))
const figure = fc.integer({ min: -20, max: 120 }).map((value) => String(value))

describe('law: order-free', () => {
  it('a ranking and its quota do not depend on the order of the entries', () => {
    const entries = fc.uniqueArray(fc.record({ id: fc.string({ minLength: 1, maxLength: 3 }), figure }), {
      selector: (one) => one.id,
      maxLength: 12,
    })
    fc.assert(
      fc.property(
        entries,
        fc.constantFrom('competition', 'dense', 'ordinal'),
        fc.nat({ max: 12 }),
        (list, mode, count) => {
          const rule = { mode, direction: 'descending' } as const
          const ranked = rank(list, rule)
          expect(rank([...list].reverse(), rule)).toEqual(ranked)
          for (const one of ranked) {
            const better = list.filter((other) => Number(other.figure) > Number(one.figure)).length
            const betterFigures = new Set(
              list.map((other) => Number(other.figure)).filter((n) => n > Number(one.figure)),
            ).size
            expect(one.rank).toBe(1 + (mode === 'dense' ? betterFigures : better))
          }
          const award = assignQuota(ranked, { kind: 'atMost', count, ties: 'leaveVacant' }, list.length, 'q')
          expect(award.status === 'computed' && award.value.awarded.length <= count).toBe(true)
        },
      ),
    )
  })

  it('bands: checkBands finds nothing exactly when every figure has one band', () => {
    const edge = fc.record({ at: fc.integer({ min: 0, max: 10 }).map(String), included: fc.boolean() })
    const bands = fc.array(fc.record({ from: edge, to: edge }), { minLength: 1, maxLength: 4 })
    fc.assert(
      fc.property(bands, (edges) => {
        const table: readonly Band[] = edges.map((one, index) => ({ id: String(index), ...one }))
        const found = checkBands(table, { from: '0', to: '10', digits: 0 }, 't').map((one) => one.code)
        const perFigure = Array.from({ length: 11 }, (_, value) => bandOf(table, String(value)).found)
        const heldNowhere = table.some(
          (band) => !Array.from({ length: 11 }, (_, v) => v).some((v) => bandOf([band], String(v)).found === 'one'),
        )
        expect(found.includes('band-gap')).toBe(perFigure.includes('none'))
        expect(found.includes('band-overlap')).toBe(perFigure.includes('several'))
        expect(found.includes('band-empty')).toBe(heldNowhere)
      }),
      { numRuns: 1000 },
    )
  })

  it('vetoes and means do not depend on the order of the list', () => {
    const ladder = ['a', 'b', 'c', 'd']
    const effect = fc.oneof(
      fc.constantFrom(...ladder).map((grade) => ({ kind: 'forceGrade' as const, grade })),
      fc.constantFrom(...ladder).map((grade) => ({ kind: 'capGrade' as const, grade })),
    )
    const hit = fc.record({ id: fc.string(), event: fc.string(), date: fc.constant('2024-01-01'), effect })
    fc.assert(
      fc.property(shuffledPair(hit), fc.constantFrom(...ladder), ([one, other], grade) => {
        expect(applyVetoes(grade, ladder, other)).toEqual(applyVetoes(grade, ladder, one))
      }),
    )
    const part = fc.record({ id: fc.string(), figure, weight: fc.nat({ max: 9 }).map(String) })
    fc.assert(
      fc.property(shuffledPair(part), ([one, other]) => {
        const rule = { method: 'mean', missing: 'skip', rounding: { digits: 3, mode: 'halfEven' } } as const
        const a = combineParts(one, rule)
        const b = combineParts(other, rule)
        expect(a.status === 'computed' ? a.value.figure : a).toEqual(b.status === 'computed' ? b.value.figure : b)
      }),
    )
  })
})

describe('law: conserved', () => {
  it('at most never passes its share, at least never falls short of it', () => {
    fc.assert(
      fc.property(
        fc.nat({ max: 500 }),
        fc.integer({ min: 1, max: 20 }),
        fc.integer({ min: 1, max: 20 }),
        (base, a, b) => {
          fc.pre(a <= b)
          const share = `${a}/${b}`
          expect(seatsOf({ kind: 'atMost', share }, base) * b <= base * a).toBe(true)
          expect(seatsOf({ kind: 'atLeast', share }, base) * b >= base * a).toBe(true)
        },
      ),
    )
  })
})
