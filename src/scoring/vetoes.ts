import type { PlainDate } from '../kernel/index.js'

/**
 * What a veto (一票否决) does. Published texts mean four different things by the word, and refusing a payment or a close-out is
 * a fifth: `zeroItem` makes one item zero, `zeroTotal` makes the whole score zero (清零), `forceGrade` sets the grade,
 * `capGrade` limits it, `refuseAward` leaves score and grade and refuses an honour, a payment or a close-out.
 */
export type VetoEffect =
  | { readonly kind: 'zeroItem'; readonly item: string }
  | { readonly kind: 'zeroTotal' }
  | { readonly kind: 'forceGrade'; readonly grade: string }
  | { readonly kind: 'capGrade'; readonly grade: string }
  | { readonly kind: 'refuseAward'; readonly award: string }

/** A veto that was hit. */
export interface VetoHit {
  /** Id of the rule. */
  readonly id: string
  /** Id of the event that hit it. */
  readonly event: string
  /** Day that decides. */
  readonly date: PlainDate
  /** What it does. */
  readonly effect: VetoEffect
  /** Article of the document. */
  readonly clause?: string
}

/** What the vetoes leave of a grade and of awards. The score before the veto is the caller's and stays as it is. */
export interface VetoOutcome {
  /** The grade after all vetoes; absent when there was none and no veto forces one. */
  readonly grade?: string
  /** How the grade came about. */
  readonly gradeBy: 'score' | 'forced' | 'capped'
  /** Items that are zero, in code-unit order. */
  readonly zeroItems: readonly string[]
  /** Whether the whole score is zero. */
  readonly zeroTotal: boolean
  /** Awards that are refused, in code-unit order. */
  readonly refusedAwards: readonly string[]
  /** Ids of the hits that changed something, in code-unit order. */
  readonly effective: readonly string[]
}

/**
 * Applies vetoes in the order that keeps the sternest: a forced grade goes before a cap, a cap before a refusal; of
 * several forced grades or caps the lowest counts. The set of hits decides, not their order.
 *
 * @param grade - the grade that the score gives, if any
 * @param ladder - all grades from the best to the worst
 * @param hits - the vetoes that were hit
 * @returns the grade after the vetoes, and what else they do
 * @throws RangeError when a veto names a grade that the ladder does not have
 * @example
 * ```ts
 * import { applyVetoes } from 'xiangzhen/scoring'
 * const hits = [{ id: 'v1', event: 'e1', date: '2024-05-01', effect: { kind: 'capGrade' as const, grade: 'fair' } }]
 * applyVetoes('excellent', ['excellent', 'good', 'fair', 'poor'], hits).grade // => 'fair'
 * applyVetoes('poor', ['excellent', 'good', 'fair', 'poor'], hits).grade // => 'poor'
 * ```
 */
export function applyVetoes(
  grade: string | undefined,
  ladder: readonly string[],
  hits: readonly VetoHit[],
): VetoOutcome {
  const place = (one: string): number => {
    const index = ladder.indexOf(one)
    if (index === -1) throw new RangeError(`grade '${one}' is not in the ladder ${ladder.join(', ')}`)
    return index
  }
  const forced = lowest(hits, 'forceGrade', place)
  const capped = lowest(hits, 'capGrade', place)
  let after = grade
  let gradeBy: VetoOutcome['gradeBy'] = 'score'
  if (forced !== undefined) {
    after = forced
    gradeBy = 'forced'
  } else if (capped !== undefined && grade !== undefined && place(capped) > place(grade)) {
    after = capped
    gradeBy = 'capped'
  }
  const effective = hits.filter(({ effect }) => {
    if (effect.kind === 'forceGrade') return effect.grade === after
    if (effect.kind === 'capGrade') return gradeBy === 'capped' && effect.grade === after
    return true
  })
  return {
    ...(after === undefined ? {} : { grade: after }),
    gradeBy,
    zeroItems: sortedUnique(hits.flatMap(({ effect }) => (effect.kind === 'zeroItem' ? [effect.item] : []))),
    zeroTotal: hits.some(({ effect }) => effect.kind === 'zeroTotal'),
    refusedAwards: sortedUnique(hits.flatMap(({ effect }) => (effect.kind === 'refuseAward' ? [effect.award] : []))),
    effective: sortedUnique(effective.map((hit) => hit.id)),
  }
}

function lowest(
  hits: readonly VetoHit[],
  kind: 'forceGrade' | 'capGrade',
  place: (grade: string) => number,
): string | undefined {
  let found: string | undefined
  for (const { effect } of hits) {
    if (effect.kind !== kind) continue
    if (found === undefined || place(effect.grade) > place(found)) found = effect.grade
  }
  return found
}

function sortedUnique(list: readonly string[]): readonly string[] {
  return [...new Set(list)].sort((a, b) => (a < b ? -1 : 1))
}
