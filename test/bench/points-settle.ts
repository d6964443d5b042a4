import { Decimal } from 'decimal.js'
import type { RuleBook } from '../../src/points/index.js'
import { settle } from '../../src/points/index.js'

/**
 * One million entry objects of ten thousand members under thirty items with item and category caps: `settle` against the plain-float loop over nested
 * Maps that a user would write over the same objects, with the same look at duplicates and reversals.
 */
const memberCount = 10_000
const entryCount = Number(process.env['ENTRIES'] ?? 1_000_000)
const itemCount = 30
const categoryCount = 5

const book: RuleBook = {
  id: 'bench',
  title: 'bench',
  version: '1',
  effective: { from: '2024-01-01' },
  sources: [],
  decisions: [],
  rules: {
    account: { kind: 'member' },
    points: { digits: 2 },
    timing: { score: 'year', entryDate: 'event', classDate: 'periodEnd' },
    categories: Array.from({ length: categoryCount }, (_, at) => ({
      id: `category-${at}`,
      title: `category ${at}`,
      caps: [{ id: `category-cap-${at}`, limit: '60', basis: 'net' as const, per: 'period' as const }],
    })),
    items: Array.from({ length: itemCount }, (_, at) => ({
      kind: at % 6 === 5 ? ('deduction' as const) : ('award' as const),
      id: `item-${at}`,
      title: `item ${at}`,
      category: `category-${at % categoryCount}`,
      worth: { by: 'range' as const, least: '0', most: '100' },
      caps: [
        {
          id: `item-cap-${at}`,
          limit: '20',
          basis: at % 6 === 5 ? ('losses' as const) : ('gross' as const),
          per: 'period' as const,
        },
      ],
    })),
    total: { opening: { points: '60' }, floor: { at: '0', mode: 'total' } },
  },
}

function pad(value: number): string {
  return String(value).padStart(2, '0')
}

// A fixed sequence: the same objects on every run, none of them shared between fields.
let state = 12345
function next(bound: number): number {
  state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff
  return state % bound
}

const entries = JSON.parse(
  JSON.stringify(
    Array.from({ length: entryCount }, (_, at) => ({
      id: `e-${at}`,
      member: `m-${next(memberCount)}`,
      item: `item-${next(itemCount)}`,
      eventDate: `2024-${pad(1 + next(12))}-${pad(1 + next(28))}`,
      points: `${next(9)}.${pad(next(100))}`,
    })),
  ),
) as { id: string; member: string; item: string; eventDate: string; points: string; reverses?: string }[]
for (let at = 0; at < entryCount / 1000; at += 1) {
  const original = entries[at * 1000]!
  entries[at * 1000 + 1] = { ...original, id: `r-${at}`, eventDate: '2024-12-31', reverses: original.id }
}
const members = Array.from({ length: memberCount }, (_, at) => ({ id: `m-${at}` }))

/** What a user would write. */
function floatLoop(): Map<string, number> {
  const signs = new Map(
    book.rules.items.map((item) => [(item as { id: string }).id, (item as { kind: string }).kind === 'award' ? 1 : -1]),
  )
  const categories = new Map(
    book.rules.items.map((item) => [(item as { id: string }).id, (item as { category: string }).category]),
  )
  const reversed = new Set<string>()
  for (const entry of entries) if (entry.reverses !== undefined) reversed.add(entry.reverses)
  const seen = new Set<string>()
  const sums = new Map<string, Map<string, number>>()
  for (const entry of entries) {
    if (seen.has(entry.id)) continue
    seen.add(entry.id)
    if (entry.reverses !== undefined || reversed.has(entry.id)) continue
    if (entry.eventDate < '2024-01-01' || entry.eventDate > '2024-12-31') continue
    let own = sums.get(entry.member)
    if (own === undefined) {
      own = new Map()
      sums.set(entry.member, own)
    }
    own.set(entry.item, (own.get(entry.item) ?? 0) + Number(entry.points))
  }
  const totals = new Map<string, number>()
  for (const member of members) {
    const perCategory = new Map<string, number>()
    for (const [item, sum] of sums.get(member.id) ?? []) {
      const category = categories.get(item)!
      perCategory.set(category, (perCategory.get(category) ?? 0) + signs.get(item)! * Math.min(sum, 20))
    }
    let total = 60
    for (const sum of perCategory.values()) total += Math.min(sum, 60)
    totals.set(member.id, Math.max(0, total))
  }
  return totals
}

/** The same sums in decimal.js, without caps. */
function decimalLoop(): number {
  const seen = new Set<string>()
  const sums = new Map<string, Map<string, Decimal>>()
  for (const entry of entries) {
    if (seen.has(entry.id)) continue
    seen.add(entry.id)
    let own = sums.get(entry.member)
    if (own === undefined) {
      own = new Map()
      sums.set(entry.member, own)
    }
    own.set(entry.item, (own.get(entry.item) ?? new Decimal(0)).plus(entry.points))
  }
  return sums.size
}

/** One rule an item in json-rules-engine, for so many entries; milliseconds for all of them by proportion. */
async function rulesEngine(sample: number): Promise<number | undefined> {
  const name = 'json-rules-engine'
  let Engine: new (rules: object[]) => { run(facts: object): Promise<unknown> }
  try {
    ;({ Engine } = (await import(name)) as { Engine: typeof Engine })
  } catch {
    return undefined
  }
  const engine = new Engine(
    book.rules.items.map((item) => ({
      conditions: { all: [{ fact: 'item', operator: 'equal', value: (item as { id: string }).id }] },
      event: { type: 'points' },
    })),
  )
  const start = performance.now()
  for (const entry of entries.slice(0, sample)) await engine.run({ item: entry.item })
  return ((performance.now() - start) / sample) * entryCount
}

function ours(): ReturnType<typeof settle> {
  return settle(book, { roster: { members }, entries }, { period: '2024', asOf: '2024-12-31', knownAt: '2024-12-31' })
}

function time(run: () => unknown): number {
  const start = performance.now()
  run()
  return performance.now() - start
}

function median(list: number[]): number {
  return [...list].sort((a, b) => a - b)[list.length >> 1]!
}

const floats: number[] = []
const settled: number[] = []
for (let round = 0; round < 7; round += 1) {
  floats.push(time(floatLoop))
  settled.push(time(ours))
}
const expected = floatLoop()
const result = ours()
if (result.status !== 'computed') throw new Error('not settled')
for (const member of result.value.members) {
  if (
    member.effective.status !== 'computed' ||
    Math.abs(Number(member.effective.value) - expected.get(member.id)!) > 1e-6
  ) {
    throw new Error(`${member.id}: ${JSON.stringify(member.effective)} is not ${expected.get(member.id)}`)
  }
}
const [float, our] = [median(floats.slice(2)), median(settled.slice(2))]
console.log(
  `points-settle: ${entryCount} entries, float loop ${float.toFixed(0)} ms, settle ${our.toFixed(0)} ms, ratio ${(our / float).toFixed(2)}`,
)
const decimal = time(decimalLoop)
console.log(`  against decimal.js: ${decimal.toFixed(0)} ms, ratio ${(our / decimal).toFixed(2)}`)
const engine = await rulesEngine(5000)
if (engine !== undefined)
  console.log(`  against json-rules-engine: ${engine.toFixed(0)} ms, ratio ${(our / engine).toFixed(4)}`)
