import fc from 'fast-check'
import type {
  CountingWindow,
  Entry,
  PointCap,
  PointCategory,
  PointFacts,
  PointItem,
  PointWorth,
  RuleBook,
} from 'xiangzhen/points'

/** Random books, entries and facts that stay within what a published scheme could say. */
const figure = fc
  .integer({ min: 0, max: 400 })
  .map((value) => (value % 4 === 0 ? String(value / 4) : (value / 4).toFixed(2)))
const limit = fc.integer({ min: 1, max: 30 }).map(String)
const span: fc.Arbitrary<CountingWindow> = fc.constantFrom('day', 'week', 'month', 'quarter', 'period')

const day = fc
  .tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
  .map(([month, date]) => `2024-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`)

const capOf = (id: string, window: fc.Arbitrary<CountingWindow>): fc.Arbitrary<PointCap> =>
  fc.record({
    id: fc.constant(id),
    limit,
    basis: fc.constantFrom('gross' as const, 'net' as const, 'losses' as const),
    per: window,
  })

const worth: fc.Arbitrary<PointWorth> = fc.oneof(
  figure.map((points) => ({ by: 'fixed' as const, points })),
  fc.constant({ by: 'range' as const, least: '0', most: '50' }),
  fc.constant({ by: 'quantity' as const, points: '1.5', whole: false }),
  fc.record({
    by: fc.constant('steps' as const),
    unit: fc.constant('2'),
    points: fc.constant('3'),
    partial: fc.constantFrom('dropped' as const, 'proRata' as const),
    accumulate: fc.constantFrom('entry' as const, 'month' as const, 'period' as const),
    leftover: fc.constant('dropped' as const),
  }),
  fc.constant({
    by: 'count' as const,
    within: 'period' as const,
    rungs: [
      { from: 1, to: 1, points: '3' },
      { from: 2, to: 2, points: '5' },
      { from: 3, points: '9' },
    ],
  }),
)

// Points for a time without losses, for each quarter or for the year, with a cap or without.
const cleanItem: fc.Arbitrary<PointItem> = fc
  .record({
    category: fc.constantFrom('c0', 'c1', 'total'),
    caps: fc.array(capOf('cap-clean', fc.constant<CountingWindow>('period')), { maxLength: 1 }),
    over: fc.constantFrom(undefined, ['i0', 'i1'], ['c0']),
    per: fc.constantFrom(undefined, 'quarter' as const, 'half' as const),
  })
  .map(({ category, caps, over, per }): PointItem => ({
    kind: 'award',
    id: 'clean',
    title: 'clean',
    ...(category === 'total' ? {} : { category }),
    caps,
    worth: {
      by: 'result',
      points: '3',
      when: { by: 'noLosses', ...(over === undefined ? {} : { over }) },
      ...(per === undefined ? {} : { per }),
    },
  }))

export interface BookShape {
  readonly windows: boolean
  readonly simple: boolean
}

export const bookOf = (shape: BookShape): fc.Arbitrary<RuleBook> => {
  const window = shape.windows ? span : fc.constant<CountingWindow>('period')
  const simpleWorth: fc.Arbitrary<PointWorth> = fc.constant({ by: 'range', least: '0', most: '50' })
  const item = (at: number): fc.Arbitrary<PointItem> =>
    fc
      .record({
        kind: fc.constantFrom('award' as const, 'deduction' as const, 'allocation' as const),
        category: fc.constantFrom('c0', 'c1', 'total'),
        worth: shape.simple ? simpleWorth : worth,
        caps: fc.array(capOf(`cap-${at}`, window), { maxLength: 1 }),
        double: fc.boolean(),
      })
      .map(({ kind, category, worth: own, caps, double }): PointItem => {
        const terms = {
          id: `i${at}`,
          title: `item ${at}`,
          worth: own,
          caps,
          ...(category === 'total' ? {} : { category }),
          sameMatter: double && !shape.simple && own.by === 'fixed' ? ('highest' as const) : ('each' as const),
        }
        return kind === 'allocation' ? { ...terms, kind, allotment: '10', floor: 'zero' } : { ...terms, kind }
      })
  const category = (id: string): fc.Arbitrary<PointCategory> =>
    fc
      .record({
        caps: fc.array(capOf(`cap-${id}`, window), { maxLength: 1 }),
        floor: fc.boolean(),
        opening: fc.boolean(),
        doubled: fc.boolean(),
      })
      .map(({ caps, floor, opening, doubled }) => ({
        id,
        title: id,
        caps,
        ...(doubled && !shape.simple ? { factor: '2' } : {}),
        ...(floor ? { floor: { at: '0', mode: 'total' as const } } : {}),
        ...(opening ? { opening: { points: '7' } } : {}),
      }))
  return fc
    .record({
      items: fc.tuple(item(0), item(1), item(2), item(3), item(4)),
      categories: fc.tuple(category('c0'), category('c1')),
      totalCap: fc.array(capOf('cap-total', window), { maxLength: 1 }),
      floor: fc.boolean(),
      multiplier: fc.boolean(),
      clean: fc.option(cleanItem, { nil: undefined }),
    })
    .map(({ items, categories, totalCap, floor, multiplier, clean }) => ({
      id: 'random',
      title: 'random',
      version: '1',
      effective: { from: '2020-01-01' },
      sources: [],
      decisions: [],
      rules: {
        account: { kind: 'member' },
        points: { digits: 2 },
        timing: { score: 'year', within: 'movement', beyond: 'sum', entryDate: 'event', classDate: 'periodEnd' },
        categories,
        items: clean === undefined ? items : [...items, clean],
        ...(multiplier && !shape.simple
          ? {
              multipliers: [
                {
                  id: 'double',
                  title: 'double',
                  factor: '2',
                  mark: 'double',
                  losses: 'gainsOnly' as const,
                  onSteps: 'points' as const,
                },
              ],
            }
          : {}),
        total: {
          opening: { points: '20' },
          caps: totalCap,
          ...(floor ? { floor: { at: '0', mode: 'total' as const } } : {}),
        },
      },
    }))
}

export const entriesOf = (simple: boolean): fc.Arbitrary<Entry[]> =>
  fc
    .array(
      fc.record({
        member: fc.constantFrom('m1', 'm2', 'm3'),
        item: fc.constantFrom('i0', 'i1', 'i2', 'i3', 'i4'),
        eventDate: day,
        points: fc.integer({ min: 0, max: 5000 }).map((value) => (value / 100).toFixed(2)),
        quantity: fc.integer({ min: 1, max: 5 }).map(String),
        object: fc.constantFrom('a', 'b'),
        marked: fc.boolean(),
        reversed: fc.integer({ min: 0, max: 9 }),
      }),
      { maxLength: 25 },
    )
    .map((rows) =>
      rows.flatMap(({ marked, reversed, points, quantity, object, ...row }, at): Entry[] => {
        const entry: Entry = {
          ...row,
          id: `e${at}`,
          quantity,
          object,
          ...(marked && !simple ? { marks: ['double'] } : {}),
          points,
        }
        const reversal: Entry = {
          id: `r${at}`,
          member: row.member,
          item: row.item,
          eventDate: '2024-12-31',
          reverses: `e${at}`,
        }
        return reversed === 0 ? [entry, reversal] : [entry]
      }),
    )

/** Entries as the book's items want them: `points` only where the item asks for them. */
export function fitted(book: RuleBook, entries: readonly Entry[]): Entry[] {
  const byId = new Map(
    book.rules.items.map((item) => [(item as PointItem).id, (item as PointItem).worth as PointWorth]),
  )
  return entries.map((entry) => {
    if (entry.reverses !== undefined || byId.get(entry.item)?.by === 'range') return entry
    const { points: _points, ...rest } = entry
    return rest
  })
}

export const factsOf = (entries: readonly Entry[]): PointFacts => ({
  roster: { members: [{ id: 'm1' }, { id: 'm2' }, { id: 'm3' }] },
  entries,
})

export const wholeYear = { period: '2024', asOf: '2024-12-31', knownAt: '2024-12-31' }
