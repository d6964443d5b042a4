import { computed } from '../kernel/index.js'
import { compareExact, exactOf, multiplyExact, type Exact } from '../kernel/internal.js'
import { decided } from './compiled-book.js'
import { andThen, type HitVeto, type Outcome } from './outcome-desk.js'

/** What vetoes do to a score: parts are struck, then factors multiply it, or it is set to a figure. */
export interface VetoEffects {
  /** Whether anything is done at all. */
  readonly any: boolean
  /** Items and categories that are struck, each with the veto that strikes it. */
  readonly struck: ReadonlyMap<string, HitVeto>
  /** Factors on the whole score, each with its veto; one for each event where the rule says so. */
  readonly factors: readonly { readonly veto: HitVeto; readonly factor: Exact }[]
  /** The figure that the score is set to; of several the lowest. */
  readonly set: { readonly veto: HitVeto; readonly points: Exact } | undefined
}

/** What the vetoes that were hit do to the score; waits for the decision on one that may be applied. */
export function applyScoreVetoes(vetoes: readonly HitVeto[]): Outcome<VetoEffects> {
  const struck = new Map<string, HitVeto>()
  const factors: { veto: HitVeto; factor: Exact }[] = []
  let set: VetoEffects['set']
  const waiting: { readonly applied: Outcome<boolean>; readonly points: Exact | undefined }[] = []
  for (const veto of vetoes) {
    const effect = decided(veto.rule.effect)
    if (effect.kind === 'grade' || effect.kind === 'gradeLimit' || effect.kind === 'award') continue
    if (veto.applied.status !== 'computed') {
      const points = effect.kind === 'score' ? exactOf(effect.points) : undefined
      waiting.push({ applied: veto.applied, points })
    } else if (!veto.applied.value) continue
    else if (effect.kind === 'score') {
      const points = exactOf(effect.points)
      if (set === undefined || compareExact(points, set.points) < 0) set = { veto, points }
    } else if (effect.kind === 'factor') {
      const times = decided(effect.each) === 'event' ? Math.max(veto.entries.length, 1) : 1
      for (let time = 0; time < times; time += 1) factors.push({ veto, factor: exactOf(effect.factor) })
    } else if ('id' in effect) struck.set(effect.id, veto)
  }
  // Once a score is set, only a veto that would set it lower can still change it.
  const floor = set?.points
  const open = waiting.find(
    ({ points }) => floor === undefined || (points !== undefined && compareExact(points, floor) < 0),
  )
  if (open !== undefined && open.applied.status !== 'computed') return open.applied
  return computed({ any: set !== undefined || struck.size > 0 || factors.length > 0, struck, factors, set })
}

/** The score after its vetoes, exact. */
export function effectiveOf(
  effects: Outcome<VetoEffects>,
  total: Outcome<Exact>,
  without: (struck: ReadonlySet<string>) => Outcome<Exact>,
): Outcome<Exact> {
  return andThen(effects, ({ set, struck, factors }) => {
    if (set !== undefined) return computed(set.points)
    if (total.status !== 'computed') return total
    const left = struck.size === 0 ? total : without(new Set(struck.keys()))
    return andThen(left, (points) =>
      computed(factors.reduce((score, { factor }) => multiplyExact(score, factor), points)),
    )
  })
}
