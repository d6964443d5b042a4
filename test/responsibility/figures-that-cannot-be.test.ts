import { describe, expect, it } from 'vitest'
import { leaf, outcome, schemeWith, scoresOf } from './scheme-test-kit.js'

describe('an exponential efficacy coefficient that begins at zero or below', () => {
  const actuals = ['1', '2', '3'].map((value, index) => ({ subject: `s${index}`, indicator: 'i', value }))
  const subjects = actuals.map(({ subject }) => ({ id: subject }))
  // 60 × (100 ÷ low)^½ is no figure for the one in the middle.
  it.each(['0', '-40'])('has no figure: %s', (low) => {
    const method = { kind: 'efficacy', better: 'higher', low, high: '100', form: 'exponential' } as const
    const scores = scoresOf(schemeWith({ nodes: [leaf('i', '10', method)] }), { subjects, actuals })
    expect(scores.map(outcome)).toEqual(['low-not-positive', 'low-not-positive', 'low-not-positive'])
  })
  it('is a straight line in the linear form', () => {
    const method = { kind: 'efficacy', better: 'higher', low: '0', high: '100', form: 'linear' } as const
    const scores = scoresOf(schemeWith({ nodes: [leaf('i', '10', method)] }), { subjects, actuals })
    // 0, 50 and 100 of 100, times 10.
    expect(scores.map(outcome)).toEqual(['0', '5', '10'])
  })
})
