import type { Result } from '../kernel/index.js'
import type { EcologyCode } from './codes.js'
import { finish, refuse, type Desk } from './desk.js'

/**
 * Looks through facts that came from outside for what nothing can be computed with, and names each by its place: what is needed and not there, a list that is none, a row that is null, an amount without a unit, a number that is
 * none. What is needed is named by its key: `base`, `items[]` for a list, `items[].amount` for a key of each row, `?parts[]` where it may be left out.
 */
export function unusable(desk: Desk, facts: unknown, ...needed: readonly string[]): boolean {
  const before = desk.findings.length
  if (typeof facts !== 'object') refuse(desk, 'fact-missing', 'facts')
  for (const keys of needed) need(desk, facts, keys.split('.'), '')
  look(desk, facts, facts === null ? 'facts' : '')
  return desk.findings.length > before
}

/** The result of facts that cannot be used. */
export function unusableFacts(desk: Desk): Result<never, EcologyCode> {
  return finish(desk, () => undefined as never)
}

/** Refuses a word that is none of its options: a misspelt one would count as nothing. */
export function wordsKnown(
  desk: Desk,
  rows: readonly object[],
  key: string,
  options: readonly string[],
  path: string,
): void {
  for (const [index, row] of rows.entries()) {
    const value = (row as Holder)[key]
    if (!(options as readonly unknown[]).includes(value))
      refuse(desk, 'not-an-option', `${path}[${index}].${key}`, { code: key, value: value as string, options })
  }
}

type Holder = Readonly<Record<string, unknown>>

// What is null is told by the look through all of it.
function need(desk: Desk, holder: unknown, [first = '', ...rest]: readonly string[], path: string): void {
  if (typeof holder !== 'object' && path !== '') unreadable(desk, holder, path)
  if (typeof holder !== 'object' || holder === null || first === '') return
  const key = first.replace('?', '').replace('[]', '')
  const value = (holder as Holder)[key]
  const place = path === '' ? key : `${path}.${key}`
  if (value === null || (value === undefined && first.startsWith('?'))) return
  if (value === undefined) refuse(desk, 'fact-missing', place)
  else if (!first.endsWith('[]')) need(desk, value, rest.length === 0 ? [''] : rest, place)
  else if (!Array.isArray(value)) unreadable(desk, value, place)
  else if (rest.length > 0) for (const [index, row] of value.entries()) need(desk, row, rest, `${place}[${index}]`)
}

function look(desk: Desk, value: unknown, path: string): void {
  if (value === null || (typeof value === 'number' && !Number.isFinite(value))) unreadable(desk, value, path)
  else if (Array.isArray(value))
    for (const [index, one] of (value as readonly unknown[]).entries()) look(desk, one ?? null, `${path}[${index}]`)
  else if (typeof value === 'object') {
    const inside = (key: string): string => (path === '' ? key : `${path}.${key}`)
    if (isAmount(value as Holder) && typeof (value as Holder)['unit'] !== 'string')
      refuse(desk, 'fact-missing', inside('unit'))
    for (const [key, one] of Object.entries(value)) look(desk, one, inside(key))
  }
}

function isAmount(value: Holder): boolean {
  return ['value', 'about', 'atLeast', 'atMost'].some((key) => ['string', 'number'].includes(typeof value[key]))
}

function unreadable(desk: Desk, value: unknown, path: string): void {
  refuse(desk, 'fact-unreadable', path, { found: value === undefined ? 'undefined' : JSON.stringify(value) })
}
