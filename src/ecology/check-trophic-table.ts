import { diagnostic, unknownDecisions, type Diagnostic } from '../kernel/index.js'
import { exactOf, signExact } from '../kernel/internal.js'
import { checkBands } from '../scoring/index.js'
import type { EcologyCode } from './codes.js'
import { ecologyNeeds } from './needs.js'
import type { TrophicTable } from './trophic-state.js'

/**
 * Looks through a table of a trophic index for what cannot work.
 *
 * Findings: `id-given-twice` (a parameter), `zero-divisor` (a weight that is not above zero), `band-gap`, `band-overlap`, `band-empty`, `band-duplicate-id` (the grades, each with a figure that shows it), `source-missing`, `unknown-decision`.
 *
 * @param table - the table
 * @returns the findings
 * @example
 * ```ts
 * import { checkTrophicTable } from 'xiangzhen/ecology'
 * import { lakeTrophicState } from 'xiangzhen/presets/lake-trophic-state'
 * checkTrophicTable(lakeTrophicState) // => []
 * ```
 */
export function checkTrophicTable(table: TrophicTable): readonly Diagnostic<EcologyCode>[] {
  const { parameters, grades } = table.rules
  return [
    ...parameters.flatMap(({ id, weight }, index): readonly Diagnostic<EcologyCode>[] => {
      const path = `rules.parameters[${index}]`
      return [
        ...(parameters.findIndex((one) => one.id === id) < index
          ? [diagnostic('id-given-twice' as const, 'error', `${path}.id`, { id })]
          : []),
        ...(signExact(exactOf(weight)) > 0 ? [] : [diagnostic('zero-divisor' as const, 'error', `${path}.weight`, {})]),
      ]
    }),
    ...checkBands(grades, {}, 'rules.grades'),
    ...(table.sources.length === 0
      ? [diagnostic('source-missing' as const, 'warning', 'sources', { id: table.id })]
      : []),
    ...unknownDecisions(table.decisions, ecologyNeeds),
  ]
}
