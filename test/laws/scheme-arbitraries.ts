import fc from 'fast-check'
import type {
  Indicator,
  IndicatorMethod,
  NotApplicableRule,
  Scheme,
  SchemeFacts,
  SchemeNode,
  SchemeSection,
} from 'xiangzhen/responsibility'

const figure = (most: number, places: number): fc.Arbitrary<string> =>
  fc.integer({ min: 0, max: most * 10 ** places }).map((units) => {
    const text = String(units).padStart(places + 1, '0')
    return places === 0 ? text : `${text.slice(0, -places)}.${text.slice(-places)}`
  })

const positive = (most: number, places: number): fc.Arbitrary<string> =>
  figure(most, places).filter((text) => /[1-9]/.test(text))

const method: fc.Arbitrary<IndicatorMethod> = fc.oneof(
  fc.constant({ kind: 'threshold', pass: 'atLeast' } as const),
  fc.constant({ kind: 'proportional', better: 'higher', over: { kind: 'capAtWeight' } } as const),
  fc.record({
    kind: fc.constant('steps' as const),
    better: fc.constantFrom('higher' as const, 'lower' as const),
    unit: fc.constant('absolute' as const),
    size: positive(9, 1),
    points: figure(2, 1),
    whole: fc.constantFrom('continuous' as const, 'floor' as const, 'ceil' as const),
  }),
  fc.record({
    kind: fc.constant('coefficient' as const),
    points: figure(1, 2),
    atTarget: fc.constant('coefficient' as const),
    over: fc.constant({ kind: 'capAtWeight' as const }),
  }),
  fc.record({
    kind: fc.constant('count' as const),
    effect: fc.constant('deduct' as const),
    rates: fc.tuple(fc.record({ points: figure(3, 1) })),
  }),
)

const notApplicable: fc.Arbitrary<NotApplicableRule> = fc.constantFrom(
  { kind: 'full' as const },
  { kind: 'zero' as const },
  { kind: 'removeFromTotal' as const },
  { kind: 'redistributeEqually' as const },
  { kind: 'redistributeProportionally' as const },
)

interface Draft {
  readonly weight: string
  readonly target: string
  readonly method: IndicatorMethod
  readonly notApplicable: NotApplicableRule
}

const draft: fc.Arbitrary<Draft> = fc.record({
  weight: positive(20, 1),
  target: positive(120, 1),
  method,
  notApplicable,
})

/** A scheme that leaves nothing open, with facts about three subjects; the first child of a section always applies. */
export const scoredSchemes: fc.Arbitrary<{ readonly scheme: Scheme; readonly facts: SchemeFacts }> = fc
  .record({
    sections: fc.array(
      fc.record({
        leaves: fc.array(draft, { minLength: 1, maxLength: 4 }),
        outOf: fc.boolean(),
        weight: positive(40, 0),
      }),
      {
        minLength: 1,
        maxLength: 3,
      },
    ),
    leafDigits: fc.option(fc.integer({ min: 0, max: 4 }), { nil: undefined }),
    totalDigits: fc.option(fc.integer({ min: 0, max: 4 }), { nil: undefined }),
    seed: fc.array(
      fc.record({
        value: figure(150, 2),
        present: fc.integer({ min: 0, max: 5 }),
        away: fc.integer({ min: 0, max: 4 }),
      }),
      {
        minLength: 36,
        maxLength: 36,
      },
    ),
  })
  .map(({ sections, leafDigits, totalDigits, seed }) => {
    const nodes: SchemeNode[] = sections.map(({ leaves, outOf, weight }, at): SchemeSection => {
      const children = leaves.map((leaf, index): Indicator => ({ id: `s${at}-${index}`, title: 'leaf', ...leaf }))
      const sum = leaves.reduce((all, leaf) => all + Math.round(Number(leaf.weight) * 10), 0) / 10
      return outOf
        ? { id: `s${at}`, title: 'section', weight, outOf: String(sum), children }
        : { id: `s${at}`, title: 'section', weight: String(sum), children }
    })
    const rounding = [
      ...(leafDigits === undefined
        ? []
        : [{ stage: 'indicator' as const, digits: leafDigits, mode: 'halfUp' as const }]),
      ...(totalDigits === undefined ? [] : [{ stage: 'total' as const, digits: totalDigits, mode: 'halfUp' as const }]),
    ]
    const scheme: Scheme = {
      id: 'random',
      title: 'random',
      version: '1',
      effective: { from: '2024-01-01' },
      sources: [],
      decisions: [],
      rules: {
        nodes,
        rounding,
        policies: { missing: 'zero', floor: '0', duplicates: 'each' },
        total: { floor: 'none', ceiling: 'none' },
      },
    }
    const ids = nodes.flatMap((node) => ('children' in node ? node.children : [node])) as Indicator[]
    const subjects = ['a', 'b', 'c']
    const cell = (who: number, at: number): (typeof seed)[number] => seed[who * 12 + at] as (typeof seed)[number]
    const facts: SchemeFacts = {
      subjects: subjects.map((id, who) => ({
        id,
        notApplicable:
          who === 0
            ? []
            : ids
                .filter(
                  (leaf, at) => !leaf.id.endsWith('-0') && cell(who, at).away === 0 && !convertedAway(nodes, leaf),
                )
                .map((leaf) => leaf.id),
      })),
      actuals: subjects.flatMap((subject, who) =>
        ids.flatMap((leaf, at) =>
          leaf.method.kind === 'count' || cell(who, at).present === 0
            ? []
            : [{ subject, indicator: leaf.id, value: cell(who, at).value }],
        ),
      ),
      events: subjects.flatMap((subject, who) =>
        ids.flatMap((leaf, at) =>
          leaf.method.kind !== 'count'
            ? []
            : Array.from({ length: cell(who, at).present }, (_, index) => ({
                id: `${subject}-${leaf.id}-${index}`,
                subject,
                code: leaf.id,
                on: '2024-06-01',
              })),
        ),
      ),
    }
    return { scheme, facts }
  })

// Removing a weight from a converted block changes its denominator; that rule has its own test.
function convertedAway(nodes: readonly SchemeNode[], leaf: Indicator): boolean {
  const parent = nodes.find((node) => 'children' in node && node.children.includes(leaf)) as SchemeSection
  return parent.outOf !== undefined && leaf.notApplicable?.kind === 'removeFromTotal'
}
