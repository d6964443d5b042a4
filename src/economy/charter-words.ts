import type { DecisionNeed, DiagnosticValue, Label, Result } from '../kernel/index.js'
import { needs } from '../kernel/index.js'
import type { Charter } from './charter.js'
import { namedFigures } from './portions.js'

/** A label of a document as a value that sentences name. */
export function labelValue(label: Label): DiagnosticValue {
  return typeof label === 'string' ? label : { zh: label.zh, en: label.en ?? label.zh }
}

/** A figure as sentences name it: the word of a fixed name, the label of a pool, or the name of a fact. */
export function figureWord(name: string, charter: Charter): DiagnosticValue {
  if ((namedFigures as readonly string[]).includes(name)) return `figure-${name}`
  return labelOf(name, charter) ?? name
}

/** What a question is about, in the words of the charter: the label of the pool, guarantee, limit or share class at that place. */
function labelOf(at: string, { rules }: Charter): DiagnosticValue | undefined {
  const id = at.split('.')[0]
  const named: readonly { readonly id: string; readonly label?: Label }[] = [
    ...rules.pools,
    ...(rules.guarantees ?? []),
    ...(rules.limits ?? []),
    ...(rules.shares?.classes ?? []),
  ]
  const label = (named.find((one) => one.id === at) ?? named.find((one) => one.id === id))?.label
  return label === undefined ? undefined : labelValue(label)
}

/** Questions with what they are about in the words of the charter. */
export function withAbout(list: readonly DecisionNeed[], charter: Charter): readonly DecisionNeed[] {
  return list.map((need) => {
    const about = need.at === undefined ? undefined : labelOf(need.at, charter)
    return about === undefined ? need : { ...need, data: { about, ...need.data } }
  })
}

/** The same for a result that may wait for decisions. */
export function resultWithAbout<T, Reason extends string>(
  result: Result<T, Reason>,
  charter: Charter,
): Result<T, Reason> {
  return result.status === 'needs' ? needs(withAbout(result.missing, charter), result.diagnostics) : result
}
