import { describe, expect, it } from 'vitest'
import { applyVetoes, type VetoEffect, type VetoHit } from 'xiangzhen/scoring'

const ladder = ['excellent', 'good', 'fair', 'poor']
const hit = (id: string, effect: VetoEffect): VetoHit => ({ id, event: `event of ${id}`, date: '2024-05-01', effect })

describe('applyVetoes', () => {
  it('without a hit leaves the grade', () => {
    expect(applyVetoes('good', ladder, [])).toEqual({
      grade: 'good',
      gradeBy: 'score',
      zeroItems: [],
      zeroTotal: false,
      refusedAwards: [],
      effective: [],
    })
    expect(applyVetoes(undefined, ladder, [])).not.toHaveProperty('grade')
  })

  it('force goes before cap, the lowest of several counts, in any order', () => {
    const hits = [
      hit('cap', { kind: 'capGrade', grade: 'poor' }),
      hit('mild', { kind: 'forceGrade', grade: 'good' }),
      hit('stern', { kind: 'forceGrade', grade: 'fair' }),
    ]
    expect(applyVetoes('excellent', ladder, hits)).toMatchObject({
      grade: 'fair',
      gradeBy: 'forced',
      effective: ['stern'],
    })
    expect(applyVetoes('excellent', ladder, [...hits].reverse())).toEqual(applyVetoes('excellent', ladder, hits))
    expect(applyVetoes(undefined, ladder, hits)).toMatchObject({ grade: 'fair' })
  })

  it('a cap lowers and never raises', () => {
    const caps = [hit('b', { kind: 'capGrade', grade: 'good' }), hit('a', { kind: 'capGrade', grade: 'fair' })]
    expect(applyVetoes('excellent', ladder, caps)).toMatchObject({ grade: 'fair', gradeBy: 'capped', effective: ['a'] })
    expect(applyVetoes('poor', ladder, caps)).toMatchObject({ grade: 'poor', gradeBy: 'score', effective: [] })
    expect(applyVetoes(undefined, ladder, caps)).toMatchObject({ gradeBy: 'score', effective: [] })
  })

  it('items, totals and awards are named', () => {
    const hits = [
      hit('z', { kind: 'zeroTotal' }),
      hit('i', { kind: 'zeroItem', item: 'safety' }),
      hit('j', { kind: 'zeroItem', item: 'fire' }),
      hit('r', { kind: 'refuseAward', award: 'model village' }),
      hit('r', { kind: 'refuseAward', award: 'model village' }),
    ]
    expect(applyVetoes('good', ladder, hits)).toEqual({
      grade: 'good',
      gradeBy: 'score',
      zeroItems: ['fire', 'safety'],
      zeroTotal: true,
      refusedAwards: ['model village'],
      effective: ['i', 'j', 'r', 'z'],
    })
  })

  it('refuses a grade that the ladder does not have', () => {
    expect(() =>
      applyVetoes('good', ladder, [
        hit('x', { kind: 'capGrade', grade: 'superb' }),
        hit('y', { kind: 'capGrade', grade: 'good' }),
      ]),
    ).toThrow("grade 'superb' is not in the ladder")
  })
})
