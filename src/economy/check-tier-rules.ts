import { diagnostic, unknownDecisions, type Diagnostic } from '../kernel/index.js'
import { compareExact, exactOf } from '../kernel/internal.js'
import { bandOf, checkBands } from '../scoring/index.js'
import type { TierDocument } from './tiers.js'

/**
 * Looks for faults in tier rules: gaps and overlaps of tiers with a witness (an edge that two tiers share is an open decision
 * and is said as `tier-edge-shared` until it is decided), tiers that hold nothing.
 *
 * @param document - the rule set
 * @returns findings; none for a sound document
 * @example
 * ```ts
 * import { checkTierRules } from 'xiangzhen'
 * const rules = {
 *   measure: 'total-income', unit: '万元', percentDigits: 1,
 *   tiers: [{ id: 'weak', to: { at: '5', included: false } }, { id: 'strong', from: { at: '5', included: false } }],
 * }
 * const head = { id: 't', title: '分档', version: '1', effective: { from: '2024-01-01' }, sources: [], decisions: [] }
 * checkTierRules({ ...head, rules }).map((finding) => finding.code) // => ['band-gap']
 * ```
 */
export function checkTierRules(document: TierDocument): readonly Diagnostic[] {
  const { decisions, rules } = document
  const bands = checkBands(rules.tiers, {}, 'rules.tiers').flatMap((finding): readonly Diagnostic[] => {
    if (finding.code !== 'band-overlap' || !isEdgeOnly(document, finding)) return [finding]
    const { first, second, witness } = finding.data
    const ids = [first as string, second as string]
    const decided = decisions.some(
      ({ code, at, value }) =>
        code === 'tier-edge' &&
        ids.includes(value) &&
        (at === undefined || [ids.join('|'), [...ids].reverse().join('|')].includes(at)),
    )
    const data = { first: first!, second: second!, witness: witness!, unit: rules.unit }
    return decided ? [] : [diagnostic('tier-edge-shared', 'note', finding.path, data)]
  })
  return [...unknownDecisions(decisions, ['tier-edge', 'target-measure']), ...bands]
}

// One tier ends with the very figure that the other begins with.
function isEdgeOnly(document: TierDocument, { data }: Diagnostic): boolean {
  const finding = bandOf(document.rules.tiers, data['witness'] as string)
  if (finding.found !== 'several') return false
  const same = (a: string | undefined, b: string | undefined): boolean =>
    a !== undefined && b !== undefined && compareExact(exactOf(a), exactOf(b)) === 0
  const [one, other] = finding.bands
  return (
    finding.bands.length === 2 &&
    (same(one!.to?.at, other!.from?.at) || same(other!.to?.at, one!.from?.at)) &&
    finding.bands.every(({ from, to }) => !same(from?.at, to?.at))
  )
}
