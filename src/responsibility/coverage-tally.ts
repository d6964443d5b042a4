import type { PlainDate } from '../kernel/index.js'
import {
  coverage,
  coveragePercent,
  type CoverageDocument,
  type CoverageRecord,
  type CoverageShare,
  type CoverageUnit,
} from './coverage.js'

/** What a coverage has come to so far: counts, whatever the number of units. */
export interface CoverageTallyState {
  /** Units that count. */
  readonly units: number
  /** Of them, covered. */
  readonly covered: number
  /** The same by group. */
  readonly groups: Readonly<Record<string, { readonly units: number; readonly covered: number }>>
}

/** Adds up a coverage piece by piece. */
export interface CoverageTally {
  /** Nothing yet. */
  readonly empty: CoverageTallyState
  /** The state with more units; each unit comes once, with all its records. */
  readonly add: (
    state: CoverageTallyState,
    facts: { readonly units: readonly CoverageUnit[]; readonly records: readonly CoverageRecord[] },
  ) => CoverageTallyState
  /** Two states as one. */
  readonly merge: (a: CoverageTallyState, b: CoverageTallyState) => CoverageTallyState
  /** Groups, in order of id, and everybody. */
  readonly finish: (state: CoverageTallyState) => {
    readonly groups: readonly CoverageShare[]
    readonly all: CoverageShare
  }
}

/**
 * A tally for coverages: `finish(merge(a, b))` equals the shares over all units, so townships and machines can each count their own part.
 *
 * @param document - how often, by what
 * @param question - first and last day
 * @example
 * ```ts
 * import { coverageTally } from 'xiangzhen/responsibility'
 * import { villageInspection } from 'xiangzhen/presets/coverage'
 * const tally = coverageTally(villageInspection, { from: '2025-01-01', to: '2025-12-31' })
 * const east = tally.add(tally.empty, { units: [{ id: 'v1' }], records: [{ id: 'r1', kind: 'inspection', unitId: 'v1', date: '2025-03-01' }] })
 * const west = tally.add(tally.empty, { units: [{ id: 'v2' }, { id: 'v3' }], records: [] })
 * tally.finish(tally.merge(east, west)).all.covered // => 1
 * ```
 */
export function coverageTally(
  document: CoverageDocument,
  question: { readonly from: PlainDate; readonly to: PlainDate },
): CoverageTally {
  const share = (
    id: string,
    { units, covered }: { readonly units: number; readonly covered: number },
  ): CoverageShare => ({
    id,
    units,
    covered,
    percent: coveragePercent(covered, units, document.rules.percent),
  })
  return {
    empty: { units: 0, covered: 0, groups: {} },
    add: (state, facts) => {
      const { all, groups } = coverage(document, facts, question)
      const own = Object.fromEntries(groups.map(({ id, units, covered }) => [id, { units, covered }]))
      return merged(state, { units: all.units, covered: all.covered, groups: own })
    },
    merge: merged,
    finish: (state) => ({
      groups: Object.keys(state.groups)
        .sort()
        .map((id) => share(id, state.groups[id] as CoverageTallyState)),
      all: share('', state),
    }),
  }
}

function merged(a: CoverageTallyState, b: CoverageTallyState): CoverageTallyState {
  const ids = [...new Set([...Object.keys(a.groups), ...Object.keys(b.groups)])].sort()
  const none = { units: 0, covered: 0 }
  const sum = (id: string): readonly [string, { readonly units: number; readonly covered: number }] => {
    const [one, other] = [a.groups[id] ?? none, b.groups[id] ?? none]
    return [id, { units: one.units + other.units, covered: one.covered + other.covered }]
  }
  return { units: a.units + b.units, covered: a.covered + b.covered, groups: Object.fromEntries(ids.map(sum)) }
}
