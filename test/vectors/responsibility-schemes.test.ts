/* eslint-disable @typescript-eslint/no-explicit-any, @typescript-eslint/restrict-plus-operands -- vectors of many shapes */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { compareFigures, sumFigures } from 'xiangzhen/kernel'
import { seatsOf } from 'xiangzhen/scoring'
import {
  rollUp,
  scoreScheme,
  type Indicator,
  type IndicatorMethod,
  type NodeScore,
  type NotApplicableRule,
  type RollUpRule,
  type Scheme,
  type SchemeFacts,
  type SchemeNode,
  type SchemeRules,
  type SchemeSection,
  type SubjectScore,
} from 'xiangzhen/responsibility'

/* The published numeric vectors about scoring. Each kind is written as a scheme and goes through the public calculators. */

interface Vector {
  readonly id: string
  readonly kind: string
  readonly inputs: any
  readonly expected: any
}

const vectors = JSON.parse(
  readFileSync(new URL('./responsibility-schemes.json', import.meta.url), 'utf8'),
) as readonly Vector[]

const question = { period: '2024', asOf: '2024-12-31' }

function schemeOf(rules: SchemeRules): Scheme {
  return { id: 's', title: 's', version: '1', effective: { from: '2024-01-01' }, sources: [], decisions: [], rules }
}

function text(value: number | string): string {
  return String(value)
}

function scoreOf(rules: SchemeRules, facts: Omit<SchemeFacts, 'subjects'> & Partial<SchemeFacts>): SubjectScore {
  const result = scoreScheme(schemeOf(rules), { subjects: [{ id: 'u' }], ...facts }, question)
  return result.scores[0] as SubjectScore
}

function leaf(id: string, weight: number | string, method: IndicatorMethod, more: Partial<Indicator> = {}): Indicator {
  return { id, title: id, weight: text(weight), method, ...more }
}

/** Points of one indicator with one reported figure. */
function one(
  weight: number,
  method: IndicatorMethod,
  actual: number | string,
  more: Partial<Indicator> = {},
): string | undefined {
  return value(
    scoreOf(
      { nodes: [leaf('i', weight, method, more)] },
      { actuals: [{ subject: 'u', indicator: 'i', value: text(actual) }] },
    ),
  )
}

function value(score: SubjectScore): string | undefined {
  return score.score.status === 'computed' ? score.score.value : undefined
}

function same(actual: string | null | undefined, expected: number | string): void {
  expect(actual, 'a figure').toBeTypeOf('string')
  expect(compareFigures(actual as string, text(expected)), `${actual} is ${expected}`).toBe(0)
}

function floorOf(inputs: { floor?: number | null }): Partial<Indicator> {
  return inputs.floor === undefined ? {} : { floor: inputs.floor === null ? 'none' : text(inputs.floor) }
}

function events(code: string, list: readonly (readonly [string, number])[]): SchemeFacts['events'] {
  return list.flatMap(([kind, count]) =>
    Array.from({ length: count }, (_, index) => ({
      id: `${kind}-${index}`,
      subject: 'u',
      code,
      on: '2024-05-01',
      attributes: { kind },
    })),
  )
}

const bandsOf = (list: readonly { min: number; grade: string | number }[]): SchemeRules['grades'] => {
  const sorted = [...list].sort((a, b) => a.min - b.min)
  return {
    ladder: [...sorted].reverse().map((band) => ({ id: String(band.grade), title: String(band.grade) })),
    bands: sorted.map((band, index) => {
      const next = sorted[index + 1]
      return {
        id: String(band.grade),
        from: { at: text(band.min), included: true },
        ...(next === undefined ? {} : { to: { at: text(next.min), included: false } }),
      }
    }),
  }
}

function gradeFor(
  score: number,
  rules: Omit<SchemeRules, 'nodes'>,
  more: Partial<SchemeFacts> = {},
): string | undefined {
  const scored = scoreOf(
    { nodes: [leaf('i', 100, { kind: 'given' })], ...rules },
    { actuals: [{ subject: 'u', indicator: 'i', value: text(score) }], ...more },
  )
  return scored.grade?.status === 'computed' ? scored.grade.value.grade : undefined
}

const byKind: Record<string, (inputs: any, expected: any) => void> = {
  'deduct-per-count': (i, expected) => {
    const method: IndicatorMethod = {
      kind: 'count',
      effect: 'deduct',
      rates: [{ points: text(i.perCount) }],
      ...(i.maxDeduction === undefined ? {} : { most: text(i.maxDeduction) }),
    }
    const rules = { nodes: [leaf('i', i.weight, method, floorOf(i))] }
    same(value(scoreOf(rules, { events: events('i', [['e', i.count]]) ?? [] })), expected)
  },
  proportional: (i, expected) => {
    const over = { kind: 'capAt' as const, times: text(i.cap ?? 1) }
    same(
      one(i.weight, { kind: 'proportional', better: 'higher', over }, i.actual, { target: text(i.target) }),
      expected,
    )
  },
  sum: (i, expected) => {
    const nodes = (i.weights as number[]).map((weight, index) => leaf(`i${index}`, weight, { kind: 'given' }))
    const actuals = nodes.map((node) => ({ subject: 'u', indicator: node.id, value: node.weight }))
    same(value(scoreOf({ nodes }, { actuals })), expected)
  },
  'required-count': (i, expected) => {
    const method: IndicatorMethod = { kind: 'required', perMissing: text(i.perMissing), proRate: 'full' }
    same(one(i.weight, method, i.done, { target: text(i.required), ...floorOf(i) }), expected)
  },
  threshold: (i, expected) =>
    same(
      one(i.weight, { kind: 'threshold', pass: i.inclusive ? 'atLeast' : 'moreThan' }, i.actual, {
        target: text(i.threshold),
      }),
      expected,
    ),
  'step-excess': (i, expected) => same(steps(i, 'lower', 'absolute'), expected),
  'step-shortfall': (i, expected) => same(steps(i, 'higher', 'percentagePoint'), expected),
  'step-shortfall-percent-of-target': (i, expected) => same(steps(i, 'higher', 'percentOfTarget'), expected),
  'over-fulfilment-steps': (i, expected) => {
    const over = { kind: 'steps' as const, size: text(i.stepSize), points: text(i.perStep), whole: i.steps }
    same(
      one(i.weight, { kind: 'proportional', better: 'higher', over }, i.actual, { target: text(i.target) }),
      expected,
    )
  },
  'grade-bands': (i, expected) => {
    const rules = { grades: bandsOf(i.bands) as NonNullable<SchemeRules['grades']> }
    expect(gradeFor(i.score, rules)).toBe(expected)
  },
  'grade-conditions': (i, expected) => {
    const grades: SchemeRules['grades'] = {
      ladder: ['A', 'B', 'C'].map((id) => ({ id, title: id })),
      rules: [
        {
          grade: 'C',
          when: {
            any: [
              { figure: { of: 'events', code: 'petition5plus' }, atLeast: '3' },
              { figure: { of: 'total' }, lessThan: '70' },
            ],
          },
        },
        { grade: 'A', when: { all: [{ figure: { of: 'total' }, atLeast: '90' }, { flag: 'other-conditions-met' }] } },
      ],
      otherwise: 'B',
    }
    const found = Object.entries(i.events as Record<string, number>)
    const list = found.flatMap(([code, count]) => events(code, [[code, count]]) ?? [])
    expect(gradeFor(i.score, { grades }, { events: list })).toBe(expected)
  },
  'deduct-from-100': (i, expected) => {
    const rates = Object.entries(i.weights as Record<string, number>).map(([kind, points]) => ({
      where: [{ attribute: 'kind', is: [kind] }],
      points: text(points),
    }))
    const rules: SchemeRules = {
      full: '100',
      nodes: [leaf('fires', i.start, { kind: 'count', effect: 'deduct', rates }, { floor: '0' })],
      sheets: [
        {
          id: 'self',
          title: 'self',
          items: [leaf('reported', 0, { kind: 'count', effect: 'award', rates: [{ points: text(i.bonusPerSelf) }] })],
        },
      ],
    }
    const list = [
      ...(events('fires', Object.entries(i.events as Record<string, number>)) ?? []),
      ...(events('reported', [['self', i.selfReported]]) ?? []),
    ]
    same(value(scoreOf(rules, { events: list })), expected)
  },
  'deduct-by-village-count': (i, expected) => {
    const rates = [
      {
        points: text(i.weight),
        dividedBy: 'villages',
        times: [{ where: [{ attribute: 'kind', is: ['large'] }], by: '2' }],
      },
    ]
    const rules = { nodes: [leaf('i', i.weight, { kind: 'count', effect: 'deduct', rates })] }
    const subjects = [{ id: 'u', figures: { villages: text(i.villages) } }]
    same(
      value(
        scoreOf(rules, {
          subjects,
          events:
            events('i', [
              ['small', i.single],
              ['large', i.double],
            ]) ?? [],
        }),
      ),
      expected,
    )
  },
  deposit: (i, expected) => {
    const fines = (i.fines as [number, number][]).map(([, amount], index) => ({
      where: [{ attribute: 'kind', is: [`fine${index}`] }],
      points: text(amount),
    }))
    const list =
      events(
        'fine',
        (i.fines as [number, number][]).map(([count], index) => [`fine${index}`, count]),
      ) ?? []
    const scored = scoreOf(
      {
        nodes: [],
        awards: [
          {
            id: 'deposit',
            title: 'deposit',
            amount: { kind: 'deposit', deposit: text(i.deposit), event: 'fine', fines },
          },
        ],
      },
      { events: list },
    )
    const award = scored.awards[0]?.amount
    same(award?.status === 'computed' ? award.value.yuan : undefined, expected)
  },
  composite: (i, expected) => {
    const blocks = i.blocks as [number, number][]
    const nodes: SchemeNode[] = blocks.map(([share], index) =>
      leaf(`b${index}`, share * 100, { kind: 'given', outOf: '100' }),
    )
    const sheets =
      i.bonus === undefined ? [] : [{ id: 'bonus', title: 'bonus', items: [leaf('more', i.bonus, { kind: 'given' })] }]
    const actuals = [
      ...blocks.map(([, points], index) => ({ subject: 'u', indicator: `b${index}`, value: text(points) })),
      ...(i.bonus === undefined ? [] : [{ subject: 'u', indicator: 'more', value: text(i.bonus) }]),
    ]
    same(value(scoreOf({ nodes, sheets }, { actuals })), expected)
  },
  'deduct-mixed': (i, expected) => {
    const parts = i.events as [number, number][]
    const rates = parts.map(([points], index) => ({
      where: [{ attribute: 'kind', is: [`k${index}`] }],
      points: text(points),
    }))
    const list =
      events(
        'i',
        parts.map(([, count], index) => [`k${index}`, count]),
      ) ?? []
    const nodes = [leaf('i', i.weight ?? i.start, { kind: 'count', effect: 'deduct', rates }, floorOf(i))]
    same(value(scoreOf({ nodes, total: { floor: 'none' } }, { events: list })), expected)
  },
  'deduct-with-item-veto': (i, expected) => {
    const nodes = [
      leaf('i', i.weight, { kind: 'count', effect: 'deduct', rates: [{ points: text(i.perCount) }] }, floorOf(i)),
    ]
    const vetoes: SchemeRules['vetoes'] = [
      {
        id: 'burning',
        when: { figure: { of: 'events', code: 'burning' }, atLeast: '1' },
        effect: { kind: 'zeroItem', item: 'i' },
      },
    ]
    const list = [...(events('i', [['e', i.count]]) ?? []), ...(events('burning', [['b', i.itemVeto ? 1 : 0]]) ?? [])]
    same(value(scoreOf({ nodes, vetoes }, { events: list })), expected)
  },
  'exclusive-ladder': (i, expected) => {
    const levels = Object.entries(i.ladder as Record<string, number>).map(([id, off]) => ({
      id,
      points: text(i.weight - off),
    }))
    const scored = scoreOf(
      { nodes: [leaf('i', i.weight, { kind: 'levels', levels })] },
      { actuals: [{ subject: 'u', indicator: 'i', level: i.level }] },
    )
    same(value(scored), expected)
  },
  'prize-pool': (i, expected) => {
    const prizes = (i.prizes as [number, number][]).map(([places, amount]) => ({ places, amount: text(amount) }))
    const ids = Array.from({ length: 15 }, (_, index) => `v${String(index).padStart(2, '0')}`)
    const result = scoreScheme(
      schemeOf({
        nodes: [leaf('i', 100, { kind: 'given' })],
        awards: [{ id: 'prize', title: 'prize', amount: { kind: 'rank', prizes } }],
      }),
      {
        subjects: ids.map((id) => ({ id })),
        actuals: ids.map((id, index) => ({ subject: id, indicator: 'i', value: text(90 - index) })),
      },
      question,
    )
    const paid = result.scores.map(({ awards: [award] }) =>
      award?.amount.status === 'computed' ? award.amount.value.yuan : '0',
    )
    same(sumFigures(paid), expected)
  },
  'bonus-cap': (i, expected) => {
    const sheets = (i.bonuses as { value: number; cap: number }[]).map((bonus, index) => ({
      id: `s${index}`,
      title: 's',
      cap: text(bonus.cap),
      items: [leaf(`b${index}`, bonus.value, { kind: 'given' })],
    }))
    const actuals = [
      { subject: 'u', indicator: 'base', value: text(i.base) },
      ...(i.bonuses as { value: number }[]).map((bonus, index) => ({
        subject: 'u',
        indicator: `b${index}`,
        value: text(bonus.value),
      })),
    ]
    same(value(scoreOf({ nodes: [leaf('base', 100, { kind: 'given' })], sheets }, { actuals })), expected)
  },
  'step-multi': (i, expected) => {
    const parts = i.parts as [number, number, number, number][]
    const children = parts.map(([target, , size, points], index) =>
      leaf(
        `p${index}`,
        0,
        {
          kind: 'steps',
          better: 'higher',
          unit: 'percentagePoint',
          size: text(size),
          points: text(points),
          whole: 'floor',
        },
        { target: text(target) },
      ),
    )
    const section: SchemeSection = {
      id: 's',
      title: 's',
      weight: text(i.weight),
      start: text(i.weight),
      floor: text(i.floor),
      children,
    }
    const actuals = parts.map(([, actual], index) => ({ subject: 'u', indicator: `p${index}`, value: text(actual) }))
    same(value(scoreOf({ nodes: [section] }, { actuals })), expected)
  },
  'na-transfer': (i, expected) => {
    const entries = Object.entries(i.weights as Record<string, number>)
    const nodes = entries.map(([id, weight]) =>
      leaf(
        id,
        weight,
        { kind: 'proportional', better: 'higher' },
        {
          target: '1',
          ...(id === i.notApplicable ? { notApplicable: { kind: 'moveTo' as const, node: i.to } } : {}),
        },
      ),
    )
    const actuals = Object.entries(i.completion as Record<string, number>).map(([id, share]) => ({
      subject: 'u',
      indicator: id,
      value: text(share),
    }))
    same(value(scoreOf({ nodes }, { subjects: [{ id: 'u', notApplicable: [i.notApplicable] }], actuals })), expected)
  },
  coefficient: (i, expected) => {
    const method: IndicatorMethod = {
      kind: 'coefficient',
      points: text(i.coefficient),
      atTarget: 'coefficient',
      over: { kind: 'uncapped' },
    }
    same(one(1000, method, i.value), expected)
  },
  'quota-at-least': (i, expected) =>
    expect(seatsOf({ kind: 'atLeast', share: text(i.share) }, i.population)).toBe(expected),
  'grade-cap': (i, expected) => {
    const caps = Object.entries(i.caps as Record<string, string>)
    const grades: SchemeRules['grades'] = {
      ladder: ['优秀', 'not优秀', '基本称职', '不称职'].map((id) => ({ id, title: id })),
      bands: [{ id: '优秀', from: { at: '90', included: true } }],
    }
    const vetoes: SchemeRules['vetoes'] = caps.map(([count, grade]) => ({
      id: `absent${count}`,
      when: { figure: { of: 'events', code: 'absent' }, atLeast: count },
      effect: { kind: 'capGrade', grade },
    }))
    expect(gradeFor(i.score, { grades, vetoes }, { events: events('absent', [['a', i.findings]]) ?? [] })).toBe(
      expected,
    )
  },
  'points-capped': (i, expected) => {
    const items = i.items as number[]
    const kinds = [...new Set(items)]
    const rates = kinds.map((points) => ({ where: [{ attribute: 'kind', is: [`k${points}`] }], points: text(points) }))
    const list =
      events(
        'i',
        kinds.map((points) => [`k${points}`, items.filter((item) => item === points).length]),
      ) ?? []
    same(
      value(
        scoreOf(
          { nodes: [leaf('i', i.cap, { kind: 'count', effect: 'award', rates }, { cap: text(i.cap) })] },
          { events: list },
        ),
      ),
      expected,
    )
  },
  'rollup-mean': (i, expected) => {
    const actuals = (i.scores as number[]).map((points, index) => ({
      subject: 'u',
      indicator: 'members',
      person: `p${index}`,
      value: text(points),
    }))
    same(
      value(scoreOf({ nodes: [leaf('members', 10, { kind: 'given' }, { perPerson: true })] }, { actuals })),
      expected,
    )
  },
  indicator: (i, expected) => {
    const times = sumFigures([text(i.indicatorFactor)])
    const factor = i.days === null || i.days === undefined ? times : String(i.indicatorFactor * 365)
    const measure = { kind: 'ratio' as const, above: 'above', below: 'below', times: factor }
    const actuals = [
      { subject: 'u', indicator: 'i', part: 'above', value: text(i.numerator) },
      {
        subject: 'u',
        indicator: 'i',
        part: 'below',
        value: i.days ? String(i.denominator * i.days) : text(i.denominator),
      },
    ]
    const scored = scoreOf(
      {
        nodes: [leaf('i', 1000, { kind: 'given' }, { measure })],
        rounding: [{ stage: 'total', digits: 1, mode: 'halfUp' }],
      },
      { actuals },
    )
    if (expected.value === null)
      expect(scored.score).toMatchObject({ status: 'not-computable', reason: 'zero-below-line' })
    else same(value(scored), expected.value)
  },
  'missing-value': (i, expected) => {
    const target = i.values.target?.b as number | undefined
    const parts = (i.expression ?? i.formula).match(/[A-Ea-f](?![a-z(])/g) as string[]
    const known = Object.entries(i.values as Record<string, unknown>).filter(([, figure]) => typeof figure === 'number')
    const actuals = known.map(([part, figure]) => ({ subject: 'u', indicator: 'i', part, value: String(figure) }))
    if (target !== undefined) actuals.push({ subject: 'u', indicator: 'i', part: 'target', value: text(target) })
    const missing =
      ({ SKIP_IF_ALL_VALUES_MISSING: 'all', NEVER_SKIP: 'never' } as const)[i.strategy as 'NEVER_SKIP'] ?? 'any'
    const measure =
      target === undefined
        ? ({ kind: 'sum', parts, missing } as const)
        : ({ kind: 'ratio', above: 'b', below: 'target', times: '1' } as const)
    const scored = scoreOf(
      { nodes: [leaf('i', 1000, { kind: 'given' }, { measure })], policies: { missing: 'refuse' } },
      { actuals },
    )
    if (expected.value === null)
      expect(scored.score).toMatchObject({ status: 'not-computable', reason: 'actual-missing' })
    else same(value(scored), expected.value)
  },
  rollup: (i, expected) => {
    const method = ({ SUM: 'sum', AVERAGE: 'mean', MAX: 'maximum' } as const)[i.aggregation as 'SUM']
    const rule: RollUpRule = { method, over: 'descendants', missing: 'skip' }
    const chosen = (i.units as string[] | undefined) ?? [i.unit]
    const parents = i.tree as Record<string, string | null>
    const units = Object.entries(parents).map(([id, parent]) => ({
      id,
      ...(i.units !== undefined && chosen.includes(id)
        ? { parent: 'ALL' }
        : parent === null
          ? id === 'A' && chosen[0] === 'ALL'
            ? { parent: 'ALL' }
            : {}
          : { parent }),
    }))
    const values = Object.entries(i.values as Record<string, Record<string, number>>).flatMap(([period, row]) =>
      Object.entries(row).map(([unit, figure]) => ({ unit, period, value: text(figure) })),
    )
    const period = i.from === undefined ? (i.periods.length === 1 ? i.periods[0] : '2017-Q1') : `${i.from}/${i.to}`
    const all = [...units, { id: 'ALL' }]
    const outcome = rollUp(rule, { units: all, values }, { period })
    const unit = i.units === undefined ? chosen[0] : 'ALL'
    const found = outcome.find((one) => one.id === unit)?.value
    same(found?.status === 'computed' ? found.value : undefined, expected.value)
  },
  'reporting-rate': (i, expected) => {
    const method: IndicatorMethod = {
      kind: 'proportional',
      better: 'higher',
      over: { kind: 'capAtWeight' },
      whenTargetZero: 'zero',
    }
    same(one(100, method, i.actual, { target: text(i.expected) }), expected.rate)
  },
  'decimal-sum': (i, expected) => same(sumFigures(i.addends), expected.decimal),
  'na-exclusion': (i, expected) => {
    const ids = Array.from({ length: i.total as number }, (_, index) => `i${index}`)
    const nodes = ids.map((id) =>
      leaf(id, 1, {
        kind: 'levels',
        levels: [
          { id: 'met', share: '1' },
          { id: 'notMet', share: '0' },
        ],
      }),
    )
    const actuals = ids
      .slice(0, i.met + i.notMet)
      .map((id, index) => ({ subject: 'u', indicator: id, level: index < i.met ? 'met' : 'notMet' }))
    const subjects = [{ id: 'u', notApplicable: ids.slice(i.met + i.notMet) }]
    const removed = scoreOf({ nodes, policies: { notApplicable: { kind: 'removeFromTotal' } } }, { subjects, actuals })
    same(removed.percent, expected.percent)
    const counted = scoreOf({ nodes, policies: { notApplicable: { kind: 'zero' } } }, { subjects, actuals })
    expect(counted.percent).toBe('46.6667')
  },
  'weights-from-targets': (i, expected) => {
    const targets = i.targets as number[]
    const whole = targets.reduce((a, b) => a + b)
    const nodes = targets.map((target, index) =>
      leaf(`t${index}`, target, { kind: 'proportional', better: 'higher' }, { target: text(target) }),
    )
    const section: SchemeSection = { id: 's', title: 's', weight: '100', outOf: text(whole), children: nodes }
    const actuals = targets.map((target, index) => ({ subject: 'u', indicator: `t${index}`, value: text(target) }))
    const scored = scoreOf({ nodes: [section] }, { actuals })
    const shown = nodeMap(scored)
    expected.percent.forEach((percent: number, index: number) =>
      expect(rounded(shown.get(`t${index}`)?.effectiveWeight, 1)).toBe(percent),
    )
  },
  'mapped-score': (i, expected) => {
    const sources = i.sources as { points: number; share: number; done: number }[]
    const nodes = sources.map((source, index) =>
      leaf(`s${index}`, String((source.points * 10 * source.share * 10) / 100), {
        kind: 'given',
        outOf: text(source.points),
      }),
    )
    const section: SchemeSection = {
      id: 's',
      title: 's',
      weight: text(i.targetPoints),
      outOf: 'applicable',
      children: nodes,
    }
    const actuals = sources.map((source, index) => ({ subject: 'u', indicator: `s${index}`, value: text(source.done) }))
    const scored = scoreOf({ nodes: [section], rounding: [{ stage: 'total', digits: 3, mode: 'halfUp' }] }, { actuals })
    same(value(scored), expected.done)
    expect(rounded(nodeMap(scored).get('s')?.gain, 3)).toBe(expected.missing)
  },
  band: (i, expected) => {
    const rules = { grades: bandsOf(i.bands) as NonNullable<SchemeRules['grades']> }
    expect(gradeFor(i.score, rules)).toBe(String(expected.grade))
  },
  rubric,
  'tree-score': treeScore,
  aggregate,
}

function steps(
  i: any,
  better: 'higher' | 'lower',
  unit: 'absolute' | 'percentagePoint' | 'percentOfTarget',
): string | undefined {
  const method: IndicatorMethod = { kind: 'steps', better, unit, size: text(i.stepSize), points: text(i.perStep) }
  return one(i.weight, method, i.actual, { target: text(i.target), ...floorOf(i) })
}

function nodeMap(scored: SubjectScore): ReadonlyMap<string, NodeScore> {
  return new Map(scored.nodes.map((node) => [node.id, node]))
}

/** A fraction for people; a test may use floats for that. */
function rounded(figure: string | null | undefined, digits: number): number {
  const [above, below = '1'] = (figure ?? 'NaN').split('/')
  return Number((Number(above) / Number(below)).toFixed(digits))
}

function rubric(i: any, expected: any): void {
  const policies: Record<string, NotApplicableRule> = {
    ExcludeAndRedistribute: { kind: 'removeFromTotal' },
    FailEvaluation: { kind: 'refuse' },
    NotAllowed: { kind: 'notAllowed' },
  }
  const levels = Object.entries(i.levels as Record<string, number>).map(([id, share]) => ({ id, share: text(share) }))
  const children = (i.nodes as any[]).map((node): Indicator => {
    const method: IndicatorMethod =
      node.raw === undefined && node.score === undefined
        ? { kind: 'levels', levels }
        : {
            kind: 'given',
            outOf: text(node.max ?? 1),
            lowest: text(node.min ?? 0),
            ...(node.step === undefined ? {} : { step: text(node.step) }),
          }
    return leaf(node.id, node.weight ?? 1, method, {
      ...(node.policy === undefined ? {} : { notApplicable: policies[node.policy] as NotApplicableRule }),
      ...(node.isAdvisory === true ? { advisory: true } : {}),
    })
  })
  const combine = ({ Minimum: 'minimum', Maximum: 'maximum' } as const)[i.rollup as 'Minimum']
  const section: SchemeSection = {
    id: 'all',
    title: 'all',
    weight: '1',
    outOf: 'applicable',
    whenWeightsZero: 'equal',
    children,
    ...(combine === undefined ? {} : { combine }),
  }
  const least = text(i.passThreshold ?? 0)
  const rules: SchemeRules = {
    nodes: [section],
    policies: { missing: 'leaveOut' },
    total: i.minimumCompleteness === undefined ? {} : { minimumCompleteness: text(i.minimumCompleteness) },
    grades: {
      ladder: ['Passed', 'BelowThreshold', 'GateFailed'].map((id) => ({ id, title: id })),
      rules: (i.nodes as any[])
        .filter((node) => node.isGate === true && node.isAdvisory !== true)
        .map((node) => ({
          grade: 'GateFailed',
          when: {
            all: [
              { figure: { of: 'share' as const, node: node.id }, lessThan: text(node.gateMinimum) },
              { not: { flag: 'gate-excluded' } },
            ],
          },
        })),
      bands: [
        { id: 'BelowThreshold', to: { at: least, included: false } },
        { id: 'Passed', from: { at: least, included: true } },
      ],
    },
  }
  const actuals = (i.nodes as any[])
    .filter((node) => node.level !== undefined || node.raw !== undefined || node.score !== undefined)
    .map((node) => ({
      subject: 'u',
      indicator: node.id,
      ...(node.level === undefined ? { value: text(node.raw ?? node.score) } : { level: node.level }),
    }))
  const excluded = (i.nodes as any[]).filter((node) => node.notApplicable === true)
  const subjects = [
    {
      id: 'u',
      notApplicable: excluded.map((node) => node.id),
      flags: excluded.some((node) => node.isGate) ? ['gate-excluded'] : [],
    },
  ]
  const scored = scoreOf(rules, { subjects, actuals })
  if (expected.error !== undefined) {
    const reasons = {
      RubricValidationError: 'out-of-range',
      step: 'off-step',
      'NotAllowed names the criterion': 'not-applicable-not-allowed',
    }
    expect(scored.score).toMatchObject({ status: 'not-computable', reason: reasons[expected.error as 'step'] })
    return
  }
  if (expected.score === null) expect(scored.standing).toBe('notApplicable')
  else if (expected.score !== undefined) same(value(scored), expected.score)
  if (expected.completeness !== undefined) same(scored.completeness.byWeight, expected.completeness)
  if (expected.effectiveWeights !== undefined) {
    const shown = nodeMap(scored)
    expect([shown.get('a')?.effectiveWeight, shown.get('b')?.effectiveWeight]).toEqual(['0', '1'])
  }
  if (expected.band === 'met') expect(scored.grade).toMatchObject({ value: { by: 'band', grade: 'Passed' } })
  switch (expected.outcome) {
    case 'Incomplete':
      expect(scored.state).toBe('incomplete')
      expect(scored.grade).toMatchObject({ status: 'not-computable', reason: 'incomplete' })
      break
    case 'NotApplicableFailure':
      expect(scored.state).toBe('refused')
      expect(scored.grade).toMatchObject({ status: 'not-computable', reason: 'refused' })
      break
    case 'Passed':
    case 'BelowThreshold':
      expect(scored.grade).toMatchObject({ status: 'computed', value: { grade: expected.outcome } })
      break
    default:
  }
}

function treeScore(i: any, expected: any): void {
  const node = (one: any): SchemeNode =>
    one.children === undefined
      ? leaf(one.id, one.points, { kind: 'proportional', better: 'higher' }, { target: '1' })
      : { id: one.id, title: one.id, weight: text(one.points), children: one.children.map(node) }
  const rules: SchemeRules = {
    nodes: i.tree.children.map(node),
    policies: { missing: 'keepWeight', notApplicable: { kind: 'redistributeEqually', fromLevel: i.level + 1 } },
  }
  const statuses = Object.entries(i.status as Record<string, any>)
  const actuals = statuses.flatMap(([indicator, status]) =>
    status === 'na'
      ? []
      : [
          ...(status[0] > 0 ? [{ subject: 'u', indicator, value: text(status[0]) }] : []),
          ...(status[1] > 0
            ? [{ subject: 'u', indicator, state: 'planned' as const, value: text(status[0] + status[1]) }]
            : []),
        ],
  )
  const factors = Object.entries((i.potentialFactor ?? {}) as Record<string, number>)
  const subjects = [
    {
      id: 'u',
      notApplicable: statuses.filter(([, status]) => status === 'na').map(([id]) => id),
      weightFactors: Object.fromEntries(factors.map(([id, factor]) => [id, text(factor)])),
    },
  ]
  const scored = scoreOf(rules, { subjects, actuals })
  const shown = nodeMap(scored)
  for (const [id, want] of Object.entries(expected as Record<string, any>)) {
    if (id === 'r') {
      same(scored.maximum, want.potential)
      const planned = scored.nodes
        .filter((one) => one.kind === 'section' && ['1', '2'].includes(one.id))
        .reduce((sum, one) => sum + Number(one.planned ?? 0), 0)
      if (want.planned !== undefined) expect(planned).toBe(want.planned)
      const missing = Number(scored.maximum) - Number(value(scored)) - planned
      expect(missing).toBe(want.missing)
    } else {
      expect(rounded(shown.get(id)?.effectiveWeight, 3), id).toBe(want.potential)
      if (want.done !== undefined) expect(rounded(shown.get(id)?.contribution, 3)).toBe(want.done)
    }
  }
}

function aggregate(i: any, expected: any): void {
  const truncate = { digits: 1, mode: 'down' as const }
  if (i.layerA !== undefined) {
    const layers = [i.layerA, i.layerB].map((leaves, index) => meanOfMeans(leaves, [0, 100], `layer${index}`))
    const shown = layers.map((layer) => value(layer) as string)
    same(shown[0], expected.layerA)
    same(shown[1], expected.layerB)
    const units = [{ id: 'all' }, { id: 'a', parent: 'all' }, { id: 'b', parent: 'all' }]
    const rule: RollUpRule = { method: 'mean', over: 'children', missing: 'refuse', rounding: truncate }
    const mean = rollUp(
      rule,
      {
        units,
        values: [
          { unit: 'a', value: shown[0] as string },
          { unit: 'b', value: shown[1] as string },
        ],
      },
      {},
    )
    expect(mean.find((one) => one.id === 'all')?.value).toMatchObject({ value: text(expected.mean) })
    return
  }
  if (Array.isArray(i.layerB)) {
    const units = [
      { id: 'all' },
      ...(i.weights as number[]).map((weight, index) => ({
        id: `u${index}`,
        parent: 'all',
        figures: { weight: text(weight) },
      })),
    ]
    const values = (i.layerB as (number | null)[]).map((score, index) => ({
      unit: `u${index}`,
      ...(score === null ? {} : { value: text(score) }),
    }))
    const rule: RollUpRule = { method: 'weightedMean', weight: 'weight', over: 'children', missing: 'zero' }
    const found = rollUp(rule, { units, values }, {}).find((one) => one.id === 'all')?.value
    same(found?.status === 'computed' ? found.value : undefined, expected.layerB)
    return
  }
  const leaves = i.leaves as any[]
  const scale = (i.scale ?? [0, 100]) as [number, number]
  if (leaves.every((one) => one.scored === false)) {
    const units = [
      { id: 'all' },
      ...leaves.map((one) => ({ id: one.id, parent: 'all', figures: { weight: text(one.weight) } })),
    ]
    for (const method of ['mean', 'sum', 'weightedMean'] as const) {
      const rule: RollUpRule = { method, weight: 'weight', over: 'children', missing: 'skip' }
      const found = rollUp(rule, { units, values: [] }, {}).find((one) => one.id === 'all')?.value
      expect(found, 'undefined with a reason instead of the sentinel -1').toMatchObject({
        status: 'not-computable',
        reason: 'no-figure-below',
      })
    }
    return
  }
  const average = weightedLeaves(leaves, scale, i.target)
  if (expected.score !== undefined) same(average, expected.score)
  if (expected.average !== undefined) {
    same(average, expected.average)
    same(value(meanOfMeans(leaves, scale, 'means')), expected.averageOfAverages)
    const rule: RollUpRule = { method: 'sum', over: 'children', missing: 'refuse' }
    const units = [{ id: 'all' }, ...leaves.map((_, index) => ({ id: `u${index}`, parent: 'all' }))]
    const values = leaves.map((one, index) => ({ unit: `u${index}`, value: text(one.raw * one.weight) }))
    const found = rollUp(rule, { units, values }, {}).find((one) => one.id === 'all')?.value
    same(found?.status === 'computed' ? found.value : undefined, expected.sum)
  }
}

function leavesOf(leaves: readonly any[], scale: readonly [number, number], target?: number): Indicator[] {
  return leaves.map((one, index) =>
    leaf(
      one.id ?? `l${index}`,
      one.weight,
      { kind: 'given', outOf: text(one.max ?? scale[1]) },
      {
        ...(target === undefined
          ? {}
          : { notApplicable: { kind: 'asPoints' as const, points: String((one.weight * target) / scale[1]) } }),
      },
    ),
  )
}

function rowsOf(leaves: readonly any[]): NonNullable<SchemeFacts['actuals']> {
  return leaves.flatMap((one, index) =>
    one.notApplicable === true
      ? []
      : [{ subject: 'u', indicator: one.id ?? `l${index}`, value: text(one.score ?? one.raw) }],
  )
}

function weightedLeaves(leaves: readonly any[], scale: readonly [number, number], target?: number): string | undefined {
  const section: SchemeSection = {
    id: 's',
    title: 's',
    weight: text(scale[1]),
    outOf: 'applicable',
    children: leavesOf(leaves, scale, target),
  }
  const excluded = leaves.filter((one) => one.notApplicable === true).map((one) => one.id as string)
  const rounding = [{ stage: 'total' as const, digits: 1, mode: 'down' as const }]
  return value(
    scoreOf(
      { nodes: [section], rounding },
      { subjects: [{ id: 'u', notApplicable: excluded }], actuals: rowsOf(leaves) },
    ),
  )
}

function meanOfMeans(leaves: readonly any[], scale: readonly [number, number], id: string): SubjectScore {
  const named = leaves.map((one, index) => ({ ...one, id: one.id ?? `l${index}` }))
  const groups = [...new Set(named.map((one) => one.group as string))]
  const sections = groups.map((group): SchemeSection => ({
    id: group,
    title: group,
    weight: '1',
    outOf: 'applicable',
    children: leavesOf(
      named.filter((one) => one.group === group),
      scale,
    ),
  }))
  const all: SchemeSection = { id, title: id, weight: text(scale[1]), combine: 'mean', children: sections }
  const rounding = [{ stage: 'total' as const, digits: 1, mode: 'down' as const }]
  return scoreOf({ nodes: [all], rounding }, { actuals: rowsOf(named) })
}

describe('published vectors of schemes', () => {
  it.each(vectors.map((vector) => [vector.id, vector] as const))('%s', (_id, vector) => {
    const run = byKind[vector.kind]
    expect(run, `kind ${vector.kind}`).toBeDefined()
    run?.(vector.inputs, vector.expected)
  })
})
