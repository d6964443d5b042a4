import { diagnostic, type Diagnostic } from '../kernel/index.js'
import type { PointItem } from './point-items.js'
import type { EntryWorth, PointWorth } from './point-worths.js'
import type { RuleBookCode } from './rule-book-codes.js'

const itemKinds: readonly string[] = ['award', 'deduction', 'allocation']
// The first eight are the worths of single entries.
const entryKinds = 8
// prettier-ignore
const worthKinds: readonly string[] = [
  'fixed', 'quantity', 'range', 'level', 'bands', 'place', 'class', 'role',
  'steps', 'count', 'ratio', 'proportion', 'measure', 'panels', 'shortfall', 'result', 'members',
]

/** Whether a worth is one of a single entry. */
export function isEntryWorth(worth: PointWorth): worth is EntryWorth {
  const at = worthKinds.indexOf(worth.by)
  return at >= 0 && at < entryKinds
}

/** What stands for the worth of an item whose kind, or the kind of whose worth, is none that there is. */
export const noSuchWorth = { by: '' } as unknown as PointWorth

/** The worth of an item if its kind and that of its worth are ones that there are. */
export function knownWorth(item: PointItem, worth: PointWorth): PointWorth {
  return itemKinds.includes(item.kind) && worthKinds.includes(worth.by) ? worth : noSuchWorth
}

/** Words that say what an item or a worth is, and say nothing: a document that was not read through a schema may hold them. */
export function checkKnownKinds(item: PointItem, path: string): readonly Diagnostic<RuleBookCode>[] {
  const found: Diagnostic<RuleBookCode>[] = []
  const known = (word: unknown, options: readonly string[], at: string): void => {
    if (options.includes(word as string)) return
    const data = { found: String(word), options, witness: String(word) }
    found.push(diagnostic('unknown-rule-kind', 'error', at, data))
  }
  const entryWorthKinds = worthKinds.slice(0, entryKinds)
  const look = (node: unknown, at: string, options: readonly string[]): void => {
    if (typeof node !== 'object' || node === null) return
    const { by } = node as { readonly by?: unknown }
    if (by !== undefined || options === worthKinds) known(by, options, `${at}.by`)
    for (const field of ['levels', 'classes', 'roles', 'others', 'worth'] as const) {
      const inner = (node as Readonly<Record<string, unknown>>)[field]
      if (typeof inner !== 'object' || inner === null) continue
      if (field === 'others' || field === 'worth') look(inner, `${at}.${field}`, entryWorthKinds)
      else
        for (const [key, one] of Object.entries(inner))
          look(one, Array.isArray(inner) ? `${at}.${field}[${key}]` : `${at}.${field}.${key}`, entryWorthKinds)
    }
  }
  known(item.kind, itemKinds, `${path}.kind`)
  look(item.worth, `${path}.worth`, worthKinds)
  for (const [index, one] of (item.earlierWorths ?? []).entries())
    look(one.worth, `${path}.earlierWorths[${index}].worth`, entryWorthKinds)
  return found
}
