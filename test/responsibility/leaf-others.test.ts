import { describe, expect, it } from 'vitest'
import type { CountMethod, Indicator, IndicatorMethod, SchemeEvent, SchemeFacts } from 'xiangzhen/responsibility'
import { actual, leaf, nodeOf, outcome, schemeWith, scoreLeafOf, scoresOf } from './scheme-test-kit.js'

function event(id: string, more: Partial<SchemeEvent> = {}): SchemeEvent {
  return { id, subject: 'v', code: 'i', on: '2024-05-01', ...more }
}

describe('counts', () => {
  const deduct: CountMethod = { kind: 'count', effect: 'deduct', rates: [{ points: '2' }] }
  const of = (
    method: CountMethod,
    events: readonly SchemeEvent[],
    more: Partial<Indicator> = {},
    facts: Partial<SchemeFacts> = {},
  ): string => outcome(scoreLeafOf(leaf('i', '10', method, more), { events, ...facts }))

  it('counts events by their number, beyond a free number, in blocks and by factors', () => {
    expect(of(deduct, [event('a', { count: '3' })])).toBe('4')
    expect(of({ ...deduct, rates: [{ points: '2', beyond: '2' }] }, [event('a', { count: '3' })])).toBe('8')
    const blocks = { points: '1', per: { attribute: 'mu', size: '5', whole: 'floor' as const } }
    expect(of({ ...deduct, rates: [blocks] }, [event('a', { attributes: { mu: '14' } })])).toBe('8')
    expect(
      of({ ...deduct, rates: [{ ...blocks, per: { attribute: 'mu', size: '5' } }] }, [
        event('a', { attributes: { mu: '14' } }),
      ]),
    ).toBe('step-rounding')
    expect(of({ ...deduct, rates: [blocks] }, [event('a')])).toBe('attribute-missing')
    const doubled = { points: '1', times: [{ where: [{ attribute: 'size', moreThan: '300' }], by: '2' }] }
    expect(
      of({ ...deduct, rates: [doubled] }, [
        event('a', { attributes: { size: '301' } }),
        event('b', { attributes: { size: '300' } }),
      ]),
    ).toBe('7')
  })
  it('divides by a figure of the subject', () => {
    const method: CountMethod = { ...deduct, rates: [{ points: '40', dividedBy: 'villages' }] }
    expect(of(method, [event('a')], {}, { subjects: [{ id: 'v', figures: { villages: '160' } }] })).toBe('9.75')
    expect(of(method, [event('a')])).toBe('subject-figure-missing')
    expect(of(method, [event('a')], {}, { subjects: [{ id: 'v', figures: { villages: '0' } }] })).toBe(
      'subject-figure-missing',
    )
    const counted: CountMethod = { ...method, from: 'figure' }
    expect(of(counted, [], {}, { actuals: [actual('2')] })).toBe('subject-figure-missing')
  })
  it('refuses an event that no rate fits', () => {
    const only: CountMethod = { ...deduct, rates: [{ points: '1', where: [{ attribute: 'finder', is: ['county'] }] }] }
    expect(of(only, [event('a', { attributes: { finder: 'city' } })])).toBe('event-without-rate')
    expect(of({ ...deduct, from: 'figure', rates: [] }, [], {}, { actuals: [actual('2')] })).toBe('event-without-rate')
    const test = (value: string, limits: object): string =>
      of({ ...deduct, rates: [{ points: '1', where: [{ attribute: 'n', ...limits }] }, { points: '3' }] }, [
        event('a', { attributes: { n: value } }),
      ])
    expect(test('5', { atLeast: '5', atMost: '5' })).toBe('9')
    expect(test('5', { lessThan: '5' })).toBe('7')
    expect(test('five', { atLeast: '1' })).toBe('7')
  })
  it('counts a reported figure', () => {
    const method: CountMethod = { ...deduct, from: 'figure', rates: [{ points: '2', beyond: '1' }] }
    expect(of(method, [], {}, { actuals: [actual('3')] })).toBe('6')
    expect(of(method, [])).toBe('missing-actual')
  })
  it('asks about duplicates, sharing, caps and floors only where they matter', () => {
    const twice = [event('a', { occurrence: 'o' }), event('b', { occurrence: 'o', count: '2' }), event('c')]
    expect(of(deduct, twice)).toBe('duplicates')
    expect(of({ ...deduct, duplicates: 'largest' }, twice)).toBe('4')
    expect(of({ ...deduct, duplicates: 'each' }, twice)).toBe('2')
    const award: CountMethod = { kind: 'count', effect: 'award', rates: [{ points: '6' }] }
    expect(of(award, [event('a', { sharedBy: '2' })])).toBe('shared-events')
    expect(of({ ...award, shared: 'split' }, [event('a', { sharedBy: '2' })])).toBe('3')
    expect(of(award, [event('a')])).toBe('6')
    expect(of(award, [event('a'), event('b')])).toBe('cap')
    expect(of(award, [event('a'), event('b')], { cap: 'none' })).toBe('12')
    expect(of({ ...award, most: '8' }, [event('a'), event('b')])).toBe('8')
    expect(of({ ...award, most: '8' }, [event('a')])).toBe('6')
  })
  it('asks what one is worth where only a ratio is given', () => {
    const ratio: CountMethod = { ...deduct, ratesAre: 'proportions', rates: [{ points: '2' }] }
    expect(of(ratio, [event('a')])).toBe('rate-unit')
    expect(of(ratio, [])).toBe('10')
    const decisions = [{ code: 'rate-unit', value: '0.5', decidedBy: 'x', decidedOn: '2024-01-01' }]
    expect(of(ratio, [event('a')], {}, { decisions })).toBe('9')
  })
  it('reaches quotas or not', () => {
    const parts = [{ required: '2' }, { where: [{ attribute: 'level', is: ['city'] }], required: '1' }]
    const quotas: IndicatorMethod = { kind: 'quotas', parts }
    const reached = [event('a'), event('b', { attributes: { level: 'city' } })]
    expect(outcome(scoreLeafOf(leaf('i', '5', quotas), { events: reached }))).toBe('5')
    expect(outcome(scoreLeafOf(leaf('i', '5', { ...quotas, missed: '-1' }), { events: [] }))).toBe('-1')
  })
})

describe('peers', () => {
  const three = (
    method: IndicatorMethod,
    values: readonly (string | undefined)[],
    more: Partial<Indicator> = {},
  ): readonly string[] => {
    const ids = values.map((_, index) => `v${index}`)
    const actuals = values.flatMap((value, index) =>
      value === undefined ? [] : [{ subject: `v${index}`, indicator: 'i', value }],
    )
    const scheme = schemeWith({ nodes: [leaf('i', '10', method, { missing: 'keepWeight', ...more })] })
    return scoresOf(scheme, { subjects: ids.map((id) => ({ id })), actuals }).map(outcome)
  }
  it('gives points by rank', () => {
    const table = ['10', '8', '6', '4']
    const rank = { kind: 'rankPoints', better: 'higher', table } as const
    expect(three(rank, ['5', '7', '6'])).toEqual(['6', '10', '8'])
    expect(three({ ...rank, better: 'lower' }, ['5', '7', '6'])).toEqual(['10', '6', '8'])
    expect(three(rank, ['7', '7', '5'])).toEqual(['rank-ties', 'rank-ties', 'rank-ties'])
    expect(three({ ...rank, ties: 'competition' }, ['7', '7', '5'])).toEqual(['10', '10', '6'])
    expect(three({ ...rank, ties: 'dense' }, ['7', '7', '5'])).toEqual(['10', '10', '8'])
    expect(three({ ...rank, ties: 'shareOfPlaces' }, ['7', '7', '5'])).toEqual(['9', '9', '6'])
    expect(three({ ...rank, table: ['10'], beyond: '1' }, ['7', '6', '5'])).toEqual(['10', '1', '1'])
    expect(three({ kind: 'rankPoints', better: 'higher', step: '6' }, ['7', '6', '5'])).toEqual(['10', '4', '0'])
    expect(three({ kind: 'rankPoints', better: 'higher', step: '1', table: ['9'] }, ['7', '6', undefined])).toEqual([
      '9',
      '8',
      '0',
    ])
    expect(three({ kind: 'rankPoints', better: 'higher' }, ['7'])).toEqual(['0'])
  })
  it('gives points by the ratio to the first', () => {
    const first = { kind: 'ratioToFirst', better: 'higher' } as const
    expect(three(first, ['50', '100'])).toEqual(['5', '10'])
    expect(three(first, ['0', '0'])).toEqual(['zero-best', 'zero-best'])
    expect(three({ ...first, whenBestZero: 'full' }, ['0', '0'])).toEqual(['10', '10'])
    expect(three({ ...first, whenBestZero: 'zero' }, ['0', '0'])).toEqual(['0', '0'])
    expect(three(first, ['-1', '-2'])).toEqual(['negative-best', 'negative-best'])
    expect(three({ ...first, better: 'lower' }, ['4', '2'])).toEqual(['5', '10'])
    expect(three({ ...first, better: 'lower' }, ['4', '0'])).toEqual(['0', '10'])
  })
  it('works out efficacy coefficients', () => {
    const efficacy = { kind: 'efficacy', better: 'higher', form: 'linear', low: '60', high: '100' } as const
    expect(three(efficacy, ['0', '5', '10'])).toEqual(['6', '8', '10'])
    expect(three({ ...efficacy, better: 'lower' }, ['0', '5', '10'])).toEqual(['10', '8', '6'])
    expect(three({ ...efficacy, ends: { worst: '0', best: '20' } }, ['5', '10'])).toEqual(['7', '8'])
    expect(three({ ...efficacy, form: 'exponential', digits: 4 }, ['0', '5', '10'])).toEqual(['6', '7.74597', '10'])
    expect(three({ ...efficacy, whenEqual: 'high' }, ['5', '5'])).toEqual(['10', '10'])
    expect(three({ ...efficacy, whenEqual: 'low', outOf: '120' }, ['5', '5'])).toEqual(['5', '5'])
  })
  it('takes the mean or the best of the peers as target', () => {
    const steps = {
      kind: 'steps',
      better: 'higher',
      unit: 'percentOfTarget',
      size: '1',
      points: '0.1',
      whole: 'continuous',
    } as const
    expect(three(steps, ['90', '110'], { target: { kind: 'peerMean', own: 'included' } })).toEqual(['9', '10'])
    expect(three(steps, ['90', '120'], { target: { kind: 'peerMean', own: 'excluded' } })).toEqual(['7.5', '10'])
    expect(three(steps, ['90', '100'], { target: { kind: 'peerBest', better: 'higher' } })).toEqual(['9', '10'])
    expect(
      three({ ...steps, better: 'lower' }, ['110', '100'], { target: { kind: 'peerBest', better: 'lower' } }),
    ).toEqual(['9', '10'])
    expect(three(steps, ['90'], { target: { kind: 'peerMean', own: 'excluded' } })).toEqual(['target-missing'])
  })
  it('compares inside the group, or all, and leaves out whom it does not concern', () => {
    const node = leaf('i', '10', { kind: 'ratioToFirst', better: 'higher' }, { notApplicable: { kind: 'full' } })
    const subjects = [
      { id: 'a', group: 'g' },
      { id: 'b', group: 'h' },
      { id: 'c', group: 'h', notApplicable: ['i'] },
    ]
    const actuals = ['50', '100', '400'].map((value, at) => ({ subject: 'abc'[at]!, indicator: 'i', value }))
    expect(scoresOf(schemeWith({ nodes: [node] }), { subjects, actuals }).map(outcome)).toEqual(['10', '10', '10'])
    const all = schemeWith({ nodes: [node], policies: { peers: 'all' } })
    expect(scoresOf(all, { subjects, actuals }).map(outcome)).toEqual(['5', '10', '10'])
    const only = schemeWith({
      nodes: [
        { ...node, groups: ['h'] },
        leaf('j', '1', { kind: 'count', effect: 'deduct', rates: [{ points: '1' }] }),
      ],
    })
    expect(scoresOf(only, { subjects, actuals }).map(outcome)).toEqual(['1', '11', '11'])
  })
})

describe('judgement', () => {
  const levels: IndicatorMethod = {
    kind: 'levels',
    levels: [
      { id: 'good', share: '0.8', to: '1' },
      { id: 'fair', points: '5' },
      { id: 'poor', points: '4', to: '0' },
    ],
  }
  const judged = (row: object): string =>
    outcome(scoreLeafOf(leaf('i', '10', levels), { actuals: [{ subject: 'v', indicator: 'i', ...row }] }))
  it('takes a level, with a value inside its range', () => {
    expect(judged({ level: 'fair' })).toBe('5')
    expect(judged({ level: 'good', value: '0.9' })).toBe('9')
    expect(judged({ level: 'good', value: '0.7' })).toBe('out-of-range')
    expect(judged({ level: 'good' })).toBe('out-of-range')
    expect(judged({ level: 'poor', value: '3' })).toBe('3')
    expect(judged({ level: 'best' })).toBe('unknown-score-level')
    expect(judged({ value: '3' })).toBe('missing-actual')
    const two = [
      { subject: 'v', indicator: 'i', level: 'fair' },
      { subject: 'v', indicator: 'i', level: 'poor' },
    ]
    expect(outcome(scoreLeafOf(leaf('i', '10', levels), { actuals: two }))).toBe('several-rows')
  })
  it('takes a discretionary value only with who and why', () => {
    const method: IndicatorMethod = { kind: 'discretion', lowest: '-5', highest: '5', step: '0.5' }
    const set = (value: string, more: object): string =>
      outcome(scoreLeafOf(leaf('i', '5', method), { actuals: [actual(value, more)] }))
    const by = { decidedBy: 'the office', reason: 'model village' }
    expect(set('2.5', by)).toBe('2.5')
    expect(set('2.5', {})).toBe('undecided-value')
    expect(set('2.4', by)).toBe('off-step')
    expect(set('6', by)).toBe('out-of-range')
  })
  it('takes given points', () => {
    const given = (method: IndicatorMethod, value: string): string =>
      outcome(scoreLeafOf(leaf('i', '30', method), { actuals: [actual(value)] }))
    expect(given({ kind: 'given', outOf: '100' }, '92')).toBe('27.6')
    expect(given({ kind: 'given' }, '31')).toBe('out-of-range')
    expect(given({ kind: 'given', step: '2' }, '3')).toBe('off-step')
    expect(given({ kind: 'given', lowest: '-10' }, '-3')).toBe('-3')
  })
  it('takes the mean of ballots, trimmed when there are many', () => {
    const method: IndicatorMethod = { kind: 'ballots', outOf: '100', trimAbove: 5 }
    const rate = (values: readonly string[], more: Partial<typeof method> = {}): string =>
      outcome(
        scoreLeafOf(leaf('i', '10', { ...method, ...more }), {
          actuals: values.map((value, at) => actual(value, { rater: String(at) })),
        }),
      )
    expect(rate(['80', '90', '100'])).toBe('9')
    expect(rate(['0', '80', '90', '80', '90', '100'])).toBe('8.5')
    expect(rate(['101'])).toBe('out-of-range')
    expect(rate(['-1'])).toBe('out-of-range')
    expect(rate(['80'], { minimum: 2 })).toBe('too-few-ballots')
    expect(rate([])).toBe('missing-actual')
    const choices: IndicatorMethod = {
      ...method,
      choices: [{ id: 'yes', value: '100' }, { id: 'no', value: '0' }, { id: 'void' }],
    }
    const marked = (rows: readonly object[]): string =>
      outcome(
        scoreLeafOf(leaf('i', '10', choices), {
          actuals: rows.map((row) => ({ subject: 'v', indicator: 'i', ...row })),
        }),
      )
    expect(
      marked([
        { level: 'yes', count: '4' },
        { level: 'no', count: '1' },
        { level: 'void', count: '9' },
      ]),
    ).toBe('8')
    expect(
      marked([
        { level: 'yes', count: '8' },
        { level: 'no', count: '2' },
      ]),
    ).toBe('8.75')
    expect(marked([{ level: 'maybe' }])).toBe('unknown-score-level')
  })
})

describe('deadlines', () => {
  const done = (
    method: Partial<Extract<IndicatorMethod, { kind: 'deadline' }>>,
    on: string | undefined,
    facts: Partial<SchemeFacts> = {},
  ): string => {
    const rule = {
      kind: 'deadline',
      due: { kind: 'yearly', day: '09-30' },
      late: { kind: 'left', points: '1' },
      ...method,
    } as IndicatorMethod
    const actuals = on === undefined ? [] : [{ subject: 'v', indicator: 'i', on }]
    return outcome(scoreLeafOf(leaf('i', '5', rule, { floor: '0' }), { actuals, ...facts }))
  }
  it('is in time on the last day', () => {
    expect(done({}, '2024-09-30')).toBe('5')
    expect(done({}, '2024-10-01')).toBe('1')
    expect(done({}, undefined)).toBe('0')
    expect(done({ never: '-1' }, undefined)).toBe('0')
    expect(done({ due: { kind: 'on', date: '2024-03-01' } }, '2024-03-02')).toBe('1')
    expect(done({ due: { kind: 'on', date: '2025-03-01' } }, undefined)).toBe('missing-actual')
    expect(done({ late: { kind: 'offPerDay', points: '0.5' } }, '2024-10-03')).toBe('3.5')
    expect(done({ late: { kind: 'off', points: '1' } }, '2024-10-03')).toBe('late-from')
    expect(done({ late: { kind: 'off', points: '1', from: 'weight' } }, '2024-10-03')).toBe('4')
    expect(done({ due: { kind: 'yearly', day: '02-30' } }, '2024-10-03')).toBe('no-such-deadline')
    expect(
      done({}, undefined, {
        actuals: [
          { subject: 'v', indicator: 'i', on: '2024-01-01' },
          { subject: 'v', indicator: 'i', on: '2024-01-02' },
        ],
      }),
    ).toBe('several-rows')
  })
  it('counts from an event', () => {
    const term = { count: 3, unit: 'month', firstDayCounted: false, shift: 'none' } as const
    const due = { kind: 'after', event: 'money', term } as const
    const paid = (on: string, code = 'money'): Partial<SchemeFacts> => ({
      events: [event('m2', { code, on: '2024-11-01' }), event('m', { code, on })],
    })
    expect(done({ due }, '2024-05-01', paid('2024-02-01'))).toBe('5')
    expect(done({ due }, '2024-05-02', paid('2024-02-01'))).toBe('1')
    expect(done({ due }, '2024-05-02', paid('2024-02-01', 'other'))).toBe('no-such-deadline')
    expect(done({ due: { ...due, term: { ...term, count: 1 } } }, '2024-03-01', paid('2024-01-31'))).toBe('month-end')
    expect(done({ due: { ...due, term: { ...term, unit: 'workday' } } }, '2024-03-01', paid('2024-01-31'))).toBe(
      'calendar-missing',
    )
  })
})

describe('measures', () => {
  const measured = (measure: Indicator['measure'], rows: readonly object[], more: Partial<Indicator> = {}): string => {
    const actuals = rows.map((row) => ({ subject: 'v', indicator: 'i', ...row }))
    const node = leaf(
      'i',
      '1000',
      { kind: 'given' },
      { missing: 'refuse', ...(measure === undefined ? {} : { measure }), ...more },
    )
    return outcome(scoreLeafOf(node, { actuals, subjects: [{ id: 'v', figures: { land: '7' } }] }))
  }
  const rows = [
    { value: '3', on: '2024-01-05' },
    { value: '9', on: '2024-03-01' },
  ]
  it('makes one figure of several rows', () => {
    expect(measured(undefined, rows)).toBe('several-rows')
    expect(measured({ kind: 'actual', combine: 'sum' }, rows)).toBe('12')
    expect(measured({ kind: 'actual', combine: 'mean' }, rows)).toBe('6')
    expect(measured({ kind: 'actual', combine: 'maximum' }, rows)).toBe('9')
    expect(measured({ kind: 'actual', combine: 'minimum' }, rows)).toBe('3')
    expect(measured({ kind: 'actual', combine: 'last' }, rows)).toBe('9')
    expect(measured({ kind: 'actual', combine: 'last' }, [{ value: '1' }, { value: '2' }])).toBe('several-rows')
    expect(measured(undefined, [{ value: '3' }, { value: '2', state: 'verified' }])).toBe('2')
    expect(measured(undefined, [])).toBe('actual-missing')
  })
  it('adds parts, divides them, and corrects by a sample', () => {
    const parts = [
      { part: 'a', value: '3' },
      { part: 'b', value: '4' },
    ]
    expect(measured({ kind: 'sum', parts: ['a', 'b'], missing: 'any' }, parts)).toBe('7')
    expect(measured({ kind: 'sum', parts: ['a', 'c'], missing: 'all' }, parts)).toBe('3')
    expect(measured({ kind: 'sum', parts: ['a'], missing: 'any' }, [...parts, { part: 'a', value: '5' }])).toBe(
      'several-rows',
    )
    expect(measured({ kind: 'ratio', above: 'a', below: 'b', times: '100' }, parts)).toBe('75')
    expect(measured({ kind: 'ratio', above: 'a', below: 'c', times: '100' }, parts)).toBe('actual-missing')
    expect(measured({ kind: 'ratio', above: 'c', below: 'b', times: '100' }, parts)).toBe('actual-missing')
    expect(
      measured({ kind: 'ratio', above: 'a', below: 'b', times: '1' }, [
        { part: 'a', value: '3' },
        { part: 'b', value: '0' },
      ]),
    ).toBe('zero-below-line')
    const sample = [{ value: '200' }, { part: 'sampleVerified', value: '9' }, { part: 'sampleReported', value: '10' }]
    expect(measured({ kind: 'verified' }, sample)).toBe('180')
    expect(measured({ kind: 'verified' }, sample.slice(0, 2))).toBe('actual-missing')
    expect(measured({ kind: 'verified' }, sample.slice(0, 1))).toBe('actual-missing')
    expect(measured({ kind: 'verified' }, [])).toBe('actual-missing')
    expect(
      measured({ kind: 'verified' }, [
        { value: '2' },
        { part: 'sampleVerified', value: '0' },
        { part: 'sampleReported', value: '0' },
      ]),
    ).toBe('empty-sample')
  })
  it('measures growth, completion and deviation', () => {
    const before = [{ value: '120' }, { part: 'previous', value: '100' }]
    expect(measured({ kind: 'growth' }, before)).toBe('20')
    expect(measured({ kind: 'growth' }, before.slice(0, 1))).toBe('actual-missing')
    expect(measured({ kind: 'growth' }, [])).toBe('actual-missing')
    expect(measured({ kind: 'growth' }, [{ value: '1' }, { part: 'previous', value: '0' }])).toBe('zero-below-line')
    expect(measured({ kind: 'completion' }, [{ value: '30' }], { target: '40' })).toBe('75')
    expect(measured({ kind: 'completion' }, [{ value: '30' }])).toBe('target-missing')
    expect(measured({ kind: 'completion' }, [{ value: '30' }], { target: '0' })).toBe('zero-target')
    expect(measured({ kind: 'completion' }, [], { target: '1' })).toBe('actual-missing')
    expect(measured({ kind: 'deviation' }, [{ value: '30' }], { target: '40' })).toBe('25')
    expect(measured({ kind: 'subject', figure: 'land' }, [])).toBe('7')
    expect(measured({ kind: 'subject', figure: 'sea' }, [])).toBe('actual-missing')
    const threshold: Partial<Indicator> = { method: { kind: 'threshold', pass: 'atLeast' } }
    expect(measured(undefined, before, { ...threshold, target: { kind: 'previous' } })).toBe('1000')
    expect(measured(undefined, before.slice(0, 1), { ...threshold, target: { kind: 'previous' } })).toBe(
      'target-missing',
    )
    expect(measured(undefined, [{ value: '6' }], { ...threshold, target: { kind: 'subject', figure: 'land' } })).toBe(
      '0',
    )
    expect(measured(undefined, [{ value: '6' }], { ...threshold, target: { kind: 'subject', figure: 'sea' } })).toBe(
      'target-missing',
    )
  })
  it('counts events as a figure', () => {
    const node = leaf(
      'i',
      '10',
      { kind: 'required', perMissing: '1', proRate: 'full' },
      {
        target: '3',
        floor: '0',
        measure: { kind: 'events', event: 'visit', where: [{ attribute: 'kind', is: ['home'] }] },
      },
    )
    const visits = [event('a', { code: 'visit', attributes: { kind: 'home' } }), event('b', { code: 'visit' })]
    expect(outcome(scoreLeafOf(node, { events: visits }))).toBe('8')
    const own = leaf(
      'i',
      '10',
      { kind: 'required', perMissing: '1', proRate: 'full' },
      { target: '3', measure: { kind: 'events' } },
    )
    expect(outcome(scoreLeafOf(own, { events: [event('a')] }))).toBe('8')
  })
  it('takes the mean over persons', () => {
    const node = leaf('i', '10', { kind: 'given' }, { perPerson: true })
    const rows = ['10', '9', '8'].map((value, at) =>
      actual(value, { person: `p${at}`, ...(at === 0 ? { state: 'estimated' } : {}) }),
    )
    const score = scoreLeafOf(node, { actuals: rows })
    expect(outcome(score)).toBe('9')
    expect(score.state).toBe('provisional')
    expect(outcome(scoreLeafOf(node, {}))).toBe('missing-actual')
    expect(outcome(scoreLeafOf(node, { actuals: [actual('11', { person: 'p' })] }))).toBe('out-of-range')
    expect(outcome(scoreLeafOf(node, { actuals: [{ subject: 'v', indicator: 'i', person: 'p' }] }))).toBe(
      'missing-actual',
    )
    const deduct = leaf('i', '10', { kind: 'count', effect: 'deduct', rates: [{ points: '6' }] }, { perPerson: true })
    expect(
      outcome(
        scoreLeafOf(deduct, {
          events: [event('a', { person: 'p' }), event('b', { person: 'p' }), event('c', { person: 'q' })],
        }),
      ),
    ).toBe('floor')
  })
  it('shows planned rows beside the score', () => {
    const node = leaf('i', '10', { kind: 'proportional', better: 'higher' }, { target: '10', missing: 'keepWeight' })
    const planned = (rows: readonly object[]): object =>
      nodeOf(scoreLeafOf(node, { actuals: rows.map((row) => ({ subject: 'v', indicator: 'i', ...row })) }), 'i')
    expect(planned([{ value: '4' }, { value: '7', state: 'planned' }])).toMatchObject({
      state: 'scored',
      points: '4',
      planned: '3',
    })
    expect(planned([{ value: '7', state: 'planned' }])).toMatchObject({ state: 'planned', points: '0', planned: '7' })
    expect(planned([{ value: '20', state: 'planned' }])).toMatchObject({ state: 'unanswered', points: '0' })
  })
})
