import { describe, expect, it } from 'vitest'
import type { IndicatorMethod } from 'xiangzhen/responsibility'
import { actual, leaf, nodeOf, outcome, scoreLeafOf } from './scheme-test-kit.js'

const points = (method: IndicatorMethod, value: string, more: object = {}, weight = '10'): string =>
  outcome(scoreLeafOf(leaf('i', weight, method, { floor: '0', ...more }), { actuals: [actual(value)] }))

describe('thresholds', () => {
  it.each([
    ['atLeast', '80', '10'],
    ['atLeast', '79.99', '0'],
    ['moreThan', '80', '0'],
    ['atMost', '80', '10'],
    ['lessThan', '80', '0'],
    ['lessThan', '79', '10'],
  ] as const)('%s 80 with %s', (pass, value, expected) => {
    expect(points({ kind: 'threshold', pass }, value, { target: '80' })).toBe(expected)
  })
})

describe('proportional', () => {
  const higher = { kind: 'proportional', better: 'higher' } as const
  const lower = { kind: 'proportional', better: 'lower', over: { kind: 'capAtWeight' } } as const
  it.each([
    [higher, '8', { target: '10' }, '8'],
    [higher, '12', { target: '10' }, 'over-fulfilment'],
    [{ ...higher, over: { kind: 'uncapped' } }, '12', { target: '10' }, '12'],
    [{ ...higher, over: { kind: 'capAt', times: '1.5' } }, '20', { target: '10' }, '15'],
    [{ ...higher, over: { kind: 'capAt', times: '1.5' } }, '12', { target: '10' }, '12'],
    [
      { ...higher, over: { kind: 'steps', size: '2', points: '1', most: '3', whole: 'floor' } },
      '20',
      { target: '10' },
      '13',
    ],
    [
      { ...higher, over: { kind: 'steps', size: '10', unit: 'percentOfTarget', points: '1', whole: 'floor' } },
      '12',
      { target: '10' },
      '12',
    ],
    [{ ...higher, zeroBelow: '0.6' }, '5', { target: '10' }, '0'],
    [{ ...higher, zeroBelow: '0.6' }, '6', { target: '10' }, '6'],
    [higher, '5', { target: '0' }, 'zero-target'],
    [{ ...higher, whenTargetZero: 'full' }, '5', { target: '0' }, '10'],
    [{ ...higher, whenTargetZero: 'zero' }, '5', { target: '0' }, '0'],
    [{ ...higher, whenTargetZero: 'notApplicable' }, '5', { target: '0', notApplicable: { kind: 'full' } }, '10'],
    [higher, '5', { target: '-1' }, 'negative-target'],
    [higher, '5', {}, 'target'],
    [higher, '5', { target: { kind: 'assigned' } }, 'target-missing'],
    [{ ...higher, whole: '100' }, '81', { target: '90' }, 'proportion-base'],
    [{ ...higher, whole: '100', base: 'whole' }, '81', { target: '90' }, '8.1'],
    [lower, '8', { target: '4' }, '5'],
    [lower, '0', { target: '0' }, '10'],
    [lower, '2', { target: '0' }, '0'],
    [lower, '2', { target: '4' }, '10'],
  ] as const)('%j of %s with %j', (method, value, more, expected) => {
    expect(points(method, value, more)).toBe(expected)
  })
})

describe('steps', () => {
  const steps = { kind: 'steps', better: 'higher', unit: 'absolute', size: '2', points: '1' } as const
  it.each([
    [steps, '100', '10'],
    [steps, '96', '8'],
    [steps, '95', 'step-rounding'],
    [{ ...steps, whole: 'floor' }, '95', '8'],
    [{ ...steps, whole: 'ceil' }, '95', '7'],
    [{ ...steps, whole: 'continuous' }, '95', '7.5'],
    [steps, '0', '0'],
    [{ ...steps, most: '3' }, '0', '7'],
    [{ ...steps, tolerance: '5' }, '95', '10'],
    [{ ...steps, tolerance: '5' }, '93', '9'],
    [{ ...steps, unit: 'percentOfTarget', size: '5' }, '90', '8'],
    [{ ...steps, over: { kind: 'steps', size: '5', points: '1', whole: 'floor' } }, '111', '12'],
    [{ ...steps, better: 'lower' }, '104', '8'],
    [{ ...steps, better: 'lower', over: { kind: 'steps', size: '5', points: '1', whole: 'ceil' } }, '91', '12'],
  ] as const)('%j of %s', (method, value, expected) => {
    expect(points(method, value, { target: '100' })).toBe(expected)
  })

  it('has no per cent of a target of zero or below', () => {
    const percent = { ...steps, unit: 'percentOfTarget' } as const
    expect(points(percent, '-4', { target: '0' })).toBe('zero-target')
    expect(points(percent, '-4', { target: '-2' })).toBe('negative-target')
    const over = { ...steps, over: { kind: 'steps', size: '5', unit: 'percentOfTarget', points: '1' } } as const
    expect(points(over, '4', { target: '0' })).toBe('zero-target')
    expect(points(over, '4', { target: '-1' })).toBe('negative-target')
    expect(points(steps, '4')).toBe('target')
  })

  it('asks for a floor only where points fall below zero', () => {
    const open = leaf('i', '10', { ...steps, whole: 'floor' }, { target: '100' })
    expect(outcome(scoreLeafOf(open, { actuals: [actual('0')] }))).toBe('floor')
    expect(outcome(scoreLeafOf(open, { actuals: [actual('90')] }))).toBe('5')
    expect(outcome(scoreLeafOf({ ...open, floor: 'none' }, { actuals: [actual('0')] }))).toBe('-40')
    expect(outcome(scoreLeafOf({ ...open, floor: '-5' }, { actuals: [actual('0')] }))).toBe('-5')
  })
})

describe('required numbers', () => {
  const required = { kind: 'required', perMissing: '1' } as const
  const joined = { subjects: [{ id: 'v', from: '2024-07-01' }], actuals: [actual('6')] }
  it('owes the full number, or a part, when somebody joined later', () => {
    const score = (method: IndicatorMethod): string =>
      outcome(scoreLeafOf(leaf('i', '12', method, { target: '12', floor: '0' }), joined))
    expect(score(required)).toBe('pro-rating')
    expect(score({ ...required, proRate: 'full' })).toBe('6')
    expect(score({ ...required, proRate: 'months' })).toBe('12')
    expect(score({ ...required, proRate: 'days' })).toBe('12')
    expect(score({ ...required, proRate: 'full', most: '2' })).toBe('10')
  })
  it('needs no part for who was there all the time, and none before the start', () => {
    expect(points(required, '9', { target: '12' })).toBe('7')
    expect(points(required, '9')).toBe('target')
    const gone = { subjects: [{ id: 'v', from: '2025-02-01' }], actuals: [actual('0')] }
    expect(outcome(scoreLeafOf(leaf('i', '12', { ...required, proRate: 'months' }, { target: '12' }), gone))).toBe('12')
    const left = { subjects: [{ id: 'v', to: '2024-03-31' }], actuals: [actual('2')] }
    expect(outcome(scoreLeafOf(leaf('i', '12', { ...required, proRate: 'months' }, { target: '12' }), left))).toBe('11')
  })
})

describe('bands and curves', () => {
  const bands = [
    { id: 'low', to: { at: '60', included: false }, value: '0.5' },
    { id: 'high', from: { at: '60', included: true }, to: { at: '99', included: true }, value: '1' },
    { id: 'again', from: { at: '99', included: true }, to: { at: '100', included: false }, value: '1' },
  ]
  it('gives points or a share of the weight, and refuses gaps and overlaps', () => {
    expect(points({ kind: 'bands', bands, values: 'shareOfWeight' }, '59')).toBe('5')
    expect(points({ kind: 'bands', bands, values: 'points' }, '60')).toBe('1')
    expect(points({ kind: 'bands', bands, values: 'points' }, '99')).toBe('overlapping-bands')
    expect(points({ kind: 'bands', bands, values: 'points' }, '100')).toBe('outside-bands')
    expect(points({ kind: 'bands', bands: [{ id: 'all', value: '0' }], values: 'points' }, '7')).toBe('0')
  })
  it('draws straight lines between places', () => {
    const places = [
      { at: '100', points: '10' },
      { at: '50', points: '0' },
      { at: '80', points: '6' },
    ]
    const curve = { kind: 'curve', places, outside: 'keep' } as const
    expect(points(curve, '80')).toBe('6')
    expect(points(curve, '65')).toBe('3')
    expect(points(curve, '90')).toBe('8')
    expect(points(curve, '120')).toBe('10')
    expect(points(curve, '10')).toBe('0')
    expect(points({ ...curve, outside: 'refuse' }, '120')).toBe('outside-curve')
    expect(points({ ...curve, places: [] }, '120')).toBe('outside-curve')
  })
})

describe('coefficients', () => {
  const co = { kind: 'coefficient', points: '0.57' } as const
  it('leaves open what the standard and what more than the weight give', () => {
    expect(points(co, '10', { target: '35' }, '20')).toBe('5.7')
    expect(points(co, '35', { target: '35' }, '20')).toBe('coefficient-at-target')
    expect(points({ ...co, atTarget: 'full' }, '35', { target: '35' }, '20')).toBe('20')
    expect(points(co, '40', {}, '20')).toBe('over-fulfilment')
    expect(points({ ...co, over: { kind: 'capAtWeight' } }, '40', {}, '20')).toBe('20')
    expect(points({ ...co, over: { kind: 'uncapped' } }, '40', {}, '20')).toBe('22.8')
  })
  it('tells which limit it ran into', () => {
    const score = scoreLeafOf(leaf('i', '20', { ...co, over: { kind: 'uncapped' } }, { cap: '21' }), {
      actuals: [actual('40')],
    })
    expect(nodeOf(score, 'i')).toMatchObject({ points: '21', hits: ['cap'] })
    const none = scoreLeafOf(leaf('i', '20', { ...co, over: { kind: 'uncapped' } }, { cap: 'none' }), {
      actuals: [actual('40')],
    })
    expect(outcome(none)).toBe('22.8')
  })
})
