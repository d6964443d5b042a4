import { diagnostic, type Diagnostic, type Label } from '../kernel/index.js'
import type { Charter } from './charter.js'
import { purposesOf } from './charter-kinds.js'

/** Words of a charter that nothing knows or that one language lacks: purposes of limits, labels without English in a charter that has some. */
export function wordFindings(charter: Charter): readonly Diagnostic[] {
  const { rules } = charter
  const known = [...purposesOf(charter), 'paidOut', 'kept']
  const purposes = (rules.limits ?? []).flatMap((limit, index) =>
    limit.purposes
      .filter((purpose) => !known.includes(purpose))
      .map((purpose) =>
        diagnostic('unknown-purpose', 'warning', `rules.limits[${index}].purposes`, { found: purpose, known }),
      ),
  )
  const labels = labelsOf(charter)
  const bilingual = labels.some(([, label]) => typeof label !== 'string' && label.en !== undefined)
  const without = bilingual ? labels.filter(([, label]) => !hasEnglish(label)) : []
  return [
    ...purposes,
    ...without.map(([path, label]) =>
      diagnostic('label-without-english', 'note', path, { label: typeof label === 'string' ? label : label.zh }),
    ),
  ]
}

/** Whether a label can be said in English. One that is a text stands in every language as it is; only one with Chinese characters lacks its English. */
export function hasEnglish(label: Label): boolean {
  return typeof label === 'string' ? !/[\u4e00-\u9fff]/.test(label) : label.en !== undefined
}

function labelsOf({ title, rules }: Charter): readonly (readonly [path: string, label: Label])[] {
  const lists = { pools: rules.pools, guarantees: rules.guarantees, deductions: rules.deductions }
  return [
    ['title', title],
    ...Object.entries(lists).flatMap(([name, list = []]) =>
      list.map(({ label }, index) => [`rules.${name}[${index}].label`, label] as const),
    ),
    ...(rules.shares?.classes ?? []).map(
      ({ label }, index) => [`rules.shares.classes[${index}].label`, label] as const,
    ),
    ...Object.entries(rules.units ?? {}).map(([name, label]) => [`rules.units.${name}`, label] as const),
  ]
}
