import { describe, expect, it } from 'vitest'
import { bandOf, checkBands, type Band } from 'xiangzhen/scoring'

const at = (figure: string, included: boolean): { at: string; included: boolean } => ({ at: figure, included })
const grades: readonly Band[] = [
  { id: 'excellent', from: at('90', true) },
  { id: 'good', from: at('75', true), to: at('90', false) },
  { id: 'fair', from: at('60', true), to: at('75', false) },
  { id: 'poor', to: at('60', false) },
]

describe('the places of a figure that is banded', () => {
  const tens: readonly Band[] = [
    { id: 'low', to: at('95', true) },
    { id: 'high', from: at('100', false) },
  ]

  it('can be tens: of 95 and more than 100 only 100 is missing', () => {
    expect(checkBands(tens, { digits: -1 }, 'p').map((one) => [one.code, one.data['witness']])).toEqual([
      ['band-gap', '100'],
    ])
    const both: readonly Band[] = [
      { id: 'a', to: at('95', true) },
      { id: 'b', to: at('90', true) },
      { id: 'c', to: at('88.5', false) },
    ]
    expect(checkBands(both, { digits: -1 }, 'p').map((one) => one.data['witness'])).toEqual(['80', '80'])
  })

  it.each([0.5, NaN, 1e5])('cannot be %s', (digits) => {
    expect(() => checkBands(tens, { digits }, 'p')).toThrow('places is none: give a whole number from -12')
  })
})

describe('bandOf', () => {
  it.each([
    ['90', 'excellent'],
    ['89.999', 'good'],
    ['75', 'good'],
    ['60', 'fair'],
    ['59.99', 'poor'],
    ['-5', 'poor'],
  ])('%s is %s', (figure, id) => {
    const finding = bandOf(grades, figure)
    expect(finding.found === 'one' && finding.band.id).toBe(id)
    expect(bandOf([...grades].reverse(), figure)).toMatchObject({ found: 'one', band: { id } })
  })

  it('a gap gives the neighbours', () => {
    const gapped: readonly Band[] = [
      { id: 'low', from: at('0', true), to: at('89', true) },
      { id: 'lowest', to: at('0', false) },
      { id: 'high', from: at('90', true), to: at('100', true) },
      { id: 'beyond', from: at('100', false) },
    ]
    expect(bandOf(gapped, '89.5')).toMatchObject({ found: 'none', below: { id: 'low' }, above: { id: 'high' } })
    expect(bandOf([{ id: 'a', from: at('1', true) }], '0')).toEqual({
      found: 'none',
      above: { id: 'a', from: at('1', true) },
    })
    expect(bandOf([{ id: 'a', to: at('1', true) }], '2')).toMatchObject({ found: 'none', below: { id: 'a' } })
    expect(bandOf([], '2')).toEqual({ found: 'none' })
  })

  it('an overlap gives all that claim the figure', () => {
    const both: readonly Band[] = [
      { id: 'a', to: at('60', true) },
      { id: 'b', from: at('60', true) },
    ]
    expect(bandOf(both, '60')).toEqual({ found: 'several', bands: both })
  })
})

describe('checkBands', () => {
  const codes = (bands: readonly Band[], coverage = {}): readonly (readonly unknown[])[] =>
    checkBands(bands, coverage, 'grades').map(({ code, path, data }) => [code, path, data.witness ?? data.band])

  it('finds nothing in a sound table, in any order', () => {
    expect(codes(grades, { from: '0', to: '100' })).toEqual([])
    expect(codes([...grades].reverse(), { digits: 2 })).toEqual([])
    expect(codes([{ id: 'all' }], { from: '0', to: '100' })).toEqual([])
  })

  it('finds gaps with a witness', () => {
    const published: readonly Band[] = [
      { id: 'excellent', from: at('96', true), to: at('100', true) },
      { id: 'good', from: at('60', true), to: at('95', true) },
    ]
    expect(codes(published)).toEqual([['band-gap', 'grades', '95.5']])
    expect(codes(published, { digits: 1 })).toEqual([['band-gap', 'grades', '95.1']])
    expect(codes(published, { digits: 0 })).toEqual([])
    expect(codes(published, { digits: 0, from: '0' })).toEqual([['band-gap', 'grades', '0']])
    expect(codes(published, { digits: 0, from: '60', to: '120' })).toEqual([['band-gap', 'grades', '101']])
    expect(codes(published, { digits: 0, from: '60', to: '100' })).toEqual([])
    // Neither 90 以上 (exclusive) nor 90 以下 (exclusive) takes 90 itself.
    expect(
      codes([
        { id: 'a', from: at('90', false) },
        { id: 'b', to: at('90', false) },
      ]),
    ).toEqual([['band-gap', 'grades', '90']])
  })

  it('finds overlaps with a witness', () => {
    expect(
      codes([
        { id: 'a', to: at('60', true) },
        { id: 'b', from: at('60', true) },
      ]),
    ).toEqual([['band-overlap', 'grades', '60']])
    expect(
      codes([
        { id: 'a', from: at('0', true) },
        { id: 'b', from: at('5', false), to: at('6', false) },
      ]),
    ).toEqual([['band-overlap', 'grades', '5.5']])
    expect(
      codes(
        [
          { id: 'a', to: at('5', true) },
          { id: 'b', to: at('6', true) },
        ],
        { digits: 1 },
      ),
    ).toEqual([['band-overlap', 'grades', '4.9']])
    expect(
      codes([
        { id: 'a', to: at('5', true) },
        { id: 'b', to: at('6', true) },
      ]),
    ).toEqual([['band-overlap', 'grades', '5']])
    expect(codes([{ id: 'a', from: at('5', false) }, { id: 'b' }])).toEqual([['band-overlap', 'grades', '6']])
    expect(codes([{ id: 'a' }, { id: 'b' }])).toEqual([['band-overlap', 'grades', '0']])
  })

  it('finds bands that hold nothing and ids used twice', () => {
    expect(codes([{ id: 'a', from: at('5', true), to: at('4', true) }])).toEqual([['band-empty', 'grades[0]', 'a']])
    expect(codes([{ id: 'a', from: at('5', false), to: at('5', true) }])).toEqual([['band-empty', 'grades[0]', 'a']])
    expect(codes([{ id: 'a', from: at('5.1', true), to: at('5.9', true) }], { digits: 0 })).toEqual([
      ['band-empty', 'grades[0]', 'a'],
    ])
    expect(
      codes([
        { id: 'a', to: at('5', false) },
        { id: 'a', from: at('5', true) },
      ]),
    ).toEqual([['band-duplicate-id', 'grades[1]', 'a']])
  })
})
