import { diagnostic, type DecimalText, type Diagnostic } from '../kernel/index.js'
import { compareExact, exactOf, exactToShownText, ownValue, subtractExact } from '../kernel/internal.js'
import { knownExactly, readBounds, type Bounds } from './bounds.js'
import type { Tier, VillageIncome } from './tiers.js'

/** What a village must have of another measure to stand in a tier (总收入 20 万元以上且经营性收入 10 万元以上). */
export interface TierRequirement {
  /** What is measured, by the name that facts use for it. */
  readonly measure: string
  /** The least of it, in the unit of the rules; whether the figure itself is enough. */
  readonly from: { readonly at: DecimalText; readonly included: boolean }
}

/** What a village lacks of another measure. */
export interface TierShortfall {
  /** The measure. */
  readonly measure: string
  /** How much is missing, in the unit of the rules; `null` where only a bound is known or nothing at all. */
  readonly short: DecimalText | null
}

/** Whether a village meets what a tier asks of other measures: what it lacks, or why that cannot be said. */
export type RequirementCheck =
  | { readonly met: boolean; readonly lacks: readonly TierShortfall[] }
  | { readonly met: 'unknown' | 'unreadable' | 'between'; readonly diagnostic: Diagnostic }

/** Holds a village against the requirements of a tier. One that certainly fails decides, whatever else is not known. */
export function checkRequirements({ requires = [] }: Tier, village: VillageIncome): RequirementCheck {
  const lacks: TierShortfall[] = []
  let open: RequirementCheck | undefined
  for (const { measure, from } of requires) {
    const path = `others.${measure}`
    const reading = readBounds(ownValue(village.others, measure) ?? null)
    if (!reading.ok) {
      return { met: 'unreadable', diagnostic: diagnostic(reading.code, 'error', path, { text: reading.text }) }
    }
    if (reading.bounds === null) {
      const data = { village: village.id, measure }
      open = { met: 'unknown', diagnostic: diagnostic('unknown-figure', 'warning', path, data) }
      continue
    }
    const reaches = reachesEdge(reading.bounds, from)
    if (reaches === undefined) {
      const data = { village: village.id, measure }
      open ??= { met: 'between', diagnostic: diagnostic('between-tiers', 'warning', path, data) }
    } else if (!reaches) {
      const exact = knownExactly(reading.bounds)
      const short = exact === undefined ? null : exactToShownText(subtractExact(exactOf(from.at), exact), 30)
      lacks.push({ measure, short })
    }
  }
  if (lacks.length > 0) return { met: false, lacks }
  return open ?? { met: true, lacks }
}

/** Whether what is known lies at or above an edge; `undefined` when that is not certain. */
export function reachesEdge(
  { low, high, rough }: Bounds,
  { at, included }: { readonly at: DecimalText; readonly included: boolean },
): boolean | undefined {
  if (rough) return undefined
  const edge = exactOf(at)
  const below = low === undefined ? -1 : compareExact(low.at, edge)
  if (below > 0 || (below === 0 && (included || low!.open))) return true
  const above = high === undefined ? 1 : compareExact(high.at, edge)
  if (above < 0 || (above === 0 && (high!.open || !included))) return false
  return undefined
}
