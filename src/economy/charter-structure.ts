import { diagnostic, type Diagnostic, type Severity } from '../kernel/index.js'
import { compareExact, exactOf } from '../kernel/internal.js'
import type { Charter, PoolRule } from './charter.js'
import { kindFindings } from './charter-kinds.js'
import type { DistributionCode } from './distribution-codes.js'
import { namedFigures } from './portions.js'

/** Ids that stand twice, or that are fixed names of figures. */
export function nameFindings(charter: Charter, pools: readonly PoolRule[]): readonly Diagnostic[] {
  const found: Diagnostic[] = []
  const seen = new Set<string>()
  const named = [
    ...pools.map(({ id }, i) => ({ id, path: `rules.pools[${i}].id` })),
    ...(charter.rules.guarantees ?? []).map(({ id }, i) => ({ id, path: `rules.guarantees[${i}].id` })),
    ...(charter.rules.deductions ?? []).map(({ id }, i) => ({ id, path: `rules.deductions[${i}].id` })),
  ]
  for (const { id, path } of named) {
    if (seen.has(id)) found.push(finding('duplicate-pool-id', 'error', path, { id }))
    if ((namedFigures as readonly string[]).includes(id))
      found.push(finding('reserved-pool-name', 'warning', path, { id }))
    seen.add(id)
  }
  return found
}

/** References to pools and share classes that lead nowhere. */
export function referenceFindings(charter: Charter, pools: readonly PoolRule[]): readonly Diagnostic[] {
  const found: Diagnostic[] = []
  const byId = new Map(pools.map((pool, index) => [pool.id, index]))
  const classes = new Set(charter.rules.shares?.classes.map((one) => one.id))
  const refer = (id: string | undefined, path: string): void => {
    if (id !== undefined && !byId.has(id)) found.push(finding('unknown-pool', 'error', path, { id }))
  }
  for (const [index, pool] of pools.entries()) {
    const path = `rules.pools[${index}]`
    refer(pool.within, `${path}.within`)
    const parent = pools[byId.get(pool.within ?? '') ?? -1]
    if (parent !== undefined && parent.to.kind !== 'pools') {
      found.push(finding('pool-not-divided', 'error', `${path}.within`, { id: parent.id, pool: pool.id }))
    }
    if (pool.to.kind === 'pools' && !pools.some((one) => one.within === pool.id)) {
      found.push(finding('pool-without-parts', 'error', `${path}.to`, { id: pool.id }))
    }
    if (pool.take.kind === 'losses' && pool.take.firstFrom !== undefined) {
      refer(pool.take.firstFrom, `${path}.take.firstFrom`)
      const fund = byId.get(pool.take.firstFrom)
      if (fund !== undefined && fund > index) {
        found.push(finding('fund-comes-later', 'error', `${path}.take.firstFrom`, { id: pool.take.firstFrom }))
      }
    }
    if (pool.to.kind !== 'holders') continue
    for (const id of pool.to.among?.classes ?? []) {
      if (!classes.has(id))
        found.push(finding('unknown-share-class', 'error', `${path}.to.among.classes`, { shareClass: id }))
    }
    if (pool.to.by === 'shares' && classes.size === 0) {
      found.push(finding('no-share-classes', 'error', `${path}.to.by`, { id: pool.id }))
    }
  }
  for (const [index, { from = [] }] of (charter.rules.deductions ?? []).entries()) {
    for (const id of from) refer(id, `rules.deductions[${index}].from`)
  }
  for (const [index, rule] of (charter.rules.quantify ?? []).entries()) {
    refer(rule.adding, `rules.quantify[${index}].adding`)
  }
  return found
}

/** Ladders whose steps do not rise, end before the figure may, or are counted in a way that their picking figure forbids. */
export function ladderFindings(pools: readonly PoolRule[]): readonly Diagnostic[] {
  return pools.flatMap(({ id, take }, index): readonly Diagnostic[] => {
    if (take.kind !== 'ladder') return []
    const path = `rules.pools[${index}].take`
    const found: Diagnostic[] = []
    const ends = take.steps.map(({ upTo }) => (typeof upTo === 'string' ? exactOf(upTo) : upTo))
    const rising = ends.every((end, at) => {
      const before = ends[at - 1]
      if (at === 0 || before === undefined) return at === 0
      const both = end !== undefined && 'n' in end && 'n' in before
      return !both || compareExact(end, before) > 0
    })
    if (!rising) found.push(finding('ladder-not-rising', 'error', `${path}.steps`, { id }))
    const last = take.steps[take.steps.length - 1]!.upTo
    if (typeof last === 'string') found.push(finding('ladder-without-end', 'note', `${path}.steps`, { id, upTo: last }))
    if (take.by !== undefined && take.counts === 'steps') {
      found.push(finding('ladder-by-steps', 'error', `${path}.counts`, { id }))
    }
    return found
  })
}

/** Rates and amounts in yuan that are below zero: they would take from one pool for another. */
export function signFindings({ rules }: Charter): readonly Diagnostic[] {
  const lists = ['pools', 'guarantees', 'limits', 'deductions'] as const
  return lists.flatMap((list) => negativeUnder(rules[list], `rules.${list}`, ''))
}

function negativeUnder(value: unknown, path: string, key: string): readonly Diagnostic[] {
  if (typeof value === 'string') {
    const below = (key === 'rate' || key === 'yuan') && value.startsWith('-')
    return below ? [finding('negative-figure', 'error', path, { text: value })] : []
  }
  if (Array.isArray(value)) return value.flatMap((one, index) => negativeUnder(one, `${path}[${index}]`, key))
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, one]) => negativeUnder(one, `${path}.${name}`, name))
}

// Faults under which a waterfall would leave something out without a word.
const unsound: readonly string[] = [
  'duplicate-pool-id',
  'unknown-pool',
  'pool-not-divided',
  'fund-comes-later',
  'ladder-not-rising',
  'ladder-by-steps',
]

/** The faults of a charter that no distribution can be built on. */
export function unsoundFindings(charter: Charter): readonly Diagnostic[] {
  const pools: readonly PoolRule[] = charter.rules.pools
  const { digits } = charter.rules.rounding
  const rounding = digits > 2 ? [finding('rounding-finer-than-fen', 'error', 'rules.rounding', { digits })] : []
  const kinds = kindFindings(charter)
  if (kinds.length > 0) return kinds
  const below = signFindings(charter)
  if (below.length > 0) return below
  const found = [...nameFindings(charter, pools), ...referenceFindings(charter, pools), ...ladderFindings(pools)]
  return [...rounding, ...found.filter((one) => unsound.includes(one.code))]
}

function finding(code: DistributionCode, severity: Severity, path: string, data: Diagnostic['data']): Diagnostic {
  return diagnostic(code, severity, path, data)
}
