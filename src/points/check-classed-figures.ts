import { diagnostic, type Diagnostic } from '../kernel/index.js'
import type { BookReading } from './compiled-book.js'
import type { RuleBookCode } from './rule-book-codes.js'

/** Figures by member class that leave out a class of theirs, or name one that the book does not have. */
export function checkClassedFigures(reading: BookReading): readonly Diagnostic<RuleBookCode>[] {
  const scored = (reading.rules.classes ?? []).filter((one) => one.scored !== false).map((one) => one.id)
  const known = (reading.rules.classes ?? []).map((one) => one.id)
  const findings: Diagnostic<RuleBookCode>[] = []
  const look = (node: unknown, path: string, classes: readonly string[]): void => {
    if (typeof node !== 'object' || node === null) return
    const { byClass } = node as { byClass?: Readonly<Record<string, unknown>> }
    if (byClass === undefined) {
      for (const [key, inner] of Object.entries(node))
        look(inner, Array.isArray(node) ? `${path}[${key}]` : `${path}.${key}`, classes)
      return
    }
    const named = Object.keys(byClass)
    for (const id of named.filter((one) => !known.includes(one)))
      findings.push(diagnostic('unknown-reference', 'error', `${path}.byClass`, { id, witness: id }))
    for (const id of classes.filter((one) => !named.includes(one)))
      findings.push(diagnostic('class-without-figure', 'warning', `${path}.byClass`, { class: id, witness: id }))
  }
  for (const { item, index } of reading.items) look(item, `rules.items[${index}]`, item.classes ?? scored)
  for (const [index, one] of reading.rules.categories.entries()) {
    const { classes } = one as { readonly classes?: readonly string[] }
    look(one, `rules.categories[${index}]`, classes ?? scored)
  }
  look(reading.rules.total, 'rules.total', scored)
  return findings
}
