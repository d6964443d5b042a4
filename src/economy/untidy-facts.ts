import { diagnostic, type Diagnostic } from '../kernel/index.js'
import { ownValue } from '../kernel/internal.js'
import type { Charter } from './charter.js'
import type { DistributionFacts } from './distribution-facts.js'
import type { ShareEvent, ShareHolder } from './share-rules.js'

/** The faults of a list that must be there: see {@link rowFaults}. */
export function listFaults(list: unknown, path: string): ReturnType<typeof rowFaults> {
  return rowFaults(list ?? null, path)
}

/** A list with the rows that are records, and a finding for each that is none, or for a list that is none. */
export function rowFaults(list: unknown, path: string): readonly Diagnostic<'not-a-list' | 'not-a-record'>[] {
  if (list === undefined) return []
  if (!Array.isArray(list)) return [diagnostic('not-a-list', 'error', path)]
  return Array.from(list as readonly unknown[]).flatMap((row, index) =>
    isRecord(row) ? [] : [diagnostic('not-a-record', 'error', `${path}[${index}]`)],
  )
}

/** What in share events and holders cannot be read: rows that are no records, ids that are no text, counts that are none. */
export function registerFaults(register: unknown, holders: unknown): readonly Diagnostic[] {
  const rows = [...rowFaults(register, 'register'), ...rowFaults(holders, 'holders')]
  if (rows.length > 0) return rows
  const faults: Diagnostic[] = []
  for (const [index, event] of ((register ?? []) as readonly ShareEvent[]).entries()) {
    const { id, from = '', to = '', shareClass = '', shares, measure } = event
    const named = typeof id === 'string' && typeof from === 'string' && typeof to === 'string'
    if (named && typeof shareClass === 'string' && typeof (shares ?? measure) === 'string') continue
    const path = `register[${index}]`
    for (const [field, text] of Object.entries({ id, from, to, shareClass })) {
      if (typeof text !== 'string') faults.push(diagnostic('id-not-text', 'error', `${path}.${field}`))
    }
    faults.push(...textFault(`${path}.shares`, shares), ...textFault(`${path}.measure`, measure))
  }
  return [
    ...faults,
    ...((holders ?? []) as readonly ShareHolder[]).flatMap((holder, index): readonly Diagnostic[] => {
      const path = `holders[${index}]`
      if (typeof holder.id !== 'string') return [diagnostic('id-not-text', 'error', `${path}.id`)]
      if (holder.figures !== undefined && !isRecord(holder.figures)) {
        return [diagnostic('not-a-record', 'error', `${path}.figures`)]
      }
      return (['persons', 'count'] as const)
        .filter((field) => holder[field] !== undefined && !isCount(holder[field]))
        .map((field) => diagnostic('not-a-count', 'error', `${path}.${field}`, { id: holder.id }))
    }),
  ]
}

// More alike than a county has people is a slip of the pen.
function isCount(value: unknown): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 10_000_000
}

function isRecord(row: unknown): row is Readonly<Record<string, unknown>> {
  return typeof row === 'object' && row !== null && !Array.isArray(row)
}

/** What in the facts of a distribution cannot be read at all: rows that are no records, lists that are none, amounts that are no text. */
export function unreadableFacts(facts: DistributionFacts): readonly Diagnostic[] {
  const { result, opening, lossesCovered, transfersIn, register, holders } = facts
  if (!isRecord(result)) return [diagnostic('not-a-record', 'error', 'result')]
  const rows = [...registerFaults(register, holders)]
  for (const [path, record] of [
    ['opening', opening],
    ['result.period', result.period],
  ] as const) {
    if (record !== undefined && !isRecord(record)) rows.push(diagnostic('not-a-record', 'error', path))
  }
  if (rows.length > 0) return rows
  const texts: [path: string, value: unknown][] = [
    ['result.amount', (result as { readonly amount?: unknown }).amount ?? null],
    ['opening.undistributed', opening?.undistributed],
    ['lossesCovered', lossesCovered],
    ['transfersIn', transfersIn],
  ]
  return texts.flatMap(([path, value]) => textFault(path, value))
}

function textFault(path: string, value: unknown): readonly Diagnostic[] {
  if (value === undefined || typeof value === 'string') return []
  const text = typeof value === 'number' ? String(value) : typeof value
  return [diagnostic('figure-not-text', 'error', path, { text })]
}

const known = ['result', 'opening', 'lossesCovered', 'transfersIn', 'register', 'holders', 'figures']
const beside = ['plan', 'vote', 'fundedBy', 'due', 'payments']

/** Names in the facts of a distribution that nothing reads: fields that there are none of, figures of a holder who lacks the one that the charter asks for, tags of groups. */
export function unreadNames({ rules }: Charter, facts: DistributionFacts): readonly Diagnostic[] {
  const fields = Object.keys(facts).filter((key) => ![...known, ...beside].includes(key))
  const asked = namesUnder(rules, ['figures', 'product', 'own', 'figure'])
  const groups = namesUnder(rules, ['groups', 'exceptGroups'])
  const holders = facts.holders ?? []
  const held = [...asked].filter((name) => holders.some((one) => ownValue(one.figures, name) !== undefined))
  const findings = fields.map((key) => diagnostic<string>('unknown-key', 'warning', key, { key }))
  if (held.length === 0 && groups.size === 0) return findings
  for (const [index, holder] of holders.entries()) {
    const name = holder.name ?? holder.id
    const path = `holders[${index}]`
    const missing = held.filter((one) => ownValue(holder.figures, one) === undefined)
    for (const found of missing.length === 0 ? [] : Object.keys(holder.figures ?? {})) {
      if (asked.has(found)) continue
      findings.push(
        diagnostic('holder-figure-not-read', 'warning', `${path}.figures.${found}`, { name, found, missing }),
      )
    }
    for (const found of groups.size === 0 ? [] : (holder.groups ?? [])) {
      if (groups.has(found)) continue
      findings.push(diagnostic('holder-group-not-read', 'note', `${path}.groups`, { name, found, known: [...groups] }))
    }
  }
  return findings
}

// All texts that stand in the rules under one of some keys.
function namesUnder(value: unknown, keys: readonly string[], under = false): ReadonlySet<string> {
  if (typeof value === 'string') return new Set(under ? [value] : [])
  if (typeof value !== 'object' || value === null) return new Set()
  const parts = Object.entries(value).map(([key, part]) =>
    namesUnder(part, keys, Array.isArray(value) ? under : keys.includes(key)),
  )
  return new Set(parts.flatMap((part) => [...part]))
}
