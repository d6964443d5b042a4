import { diagnostic, type Diagnostic } from '../kernel/index.js'
import type { Entry } from './entries.js'
import { byCodeUnit } from './ledger-events.js'
import type { EntryProcessCode } from './redemption-codes.js'

/** The host's hash function: text in, digest as text out (SHA-256 in hexadecimal, SM3, …). */
export interface ChainHash {
  /** Gives the digest of a text: always the same for the same text, and another for another. */
  readonly hash: (text: string) => string
}

/** An entry with its place in the chain. */
export interface ChainedEntry {
  /** The entry, as it was recorded. */
  readonly entry: Entry
  /** Digest of the entry before; `''` for the first. */
  readonly previous: string
  /** Digest of {@link linkText}. */
  readonly digest: string
}

/** Whether a chain holds: the digest of its last entry to go on from (`head`), or the first entry that breaks it, counted from 0. */
export type ChainVerification =
  | { readonly ok: true; readonly head: string }
  | { readonly ok: false; readonly index: number; readonly finding: Diagnostic<EntryProcessCode> }

/**
 * Links entries so that a later change of any of them shows. The order is that of the list: a chain is a log.
 *
 * @param entries - entries in the order in which they were recorded
 * @param options - `hash`: the host's hash function; `after`: digest of the entry that the list goes on from
 * @example
 * ```ts
 * import { chainEntries, verifyChain } from 'xiangzhen/points'
 * // A toy; a host passes a real one, such as SHA-256.
 * const hash = (text: string) => String([...text].reduce((sum, one) => (sum * 31 + one.charCodeAt(0)) % 1000003, 7))
 * const entry = { id: 'e1', member: 'm1', item: 'help', eventDate: '2024-03-01', points: '3' }
 * const chain = chainEntries([entry, { ...entry, id: 'e2' }], { hash })
 * verifyChain(chain, { hash }).ok // => true
 * const changed = chain.map((one, index) => (index === 0 ? { ...one, entry: { ...entry, points: '5' } } : one))
 * const broken = verifyChain(changed, { hash })
 * !broken.ok && broken.finding.data // => { entry: 'e1' }
 * ```
 */
export function chainEntries(
  entries: readonly Entry[],
  { hash, after = '' }: ChainHash & { readonly after?: string },
): readonly ChainedEntry[] {
  const chain: ChainedEntry[] = []
  let previous = after
  for (const entry of entries) {
    const digest = hash(linkText(previous, entry))
    chain.push({ entry, previous, digest })
    previous = digest
  }
  return chain
}

/**
 * Checks a chain and names the first entry that breaks it: `entry-changed` when its digest is not that of its text, `link-broken` when it
 * does not go on from the entry before (something was taken out, put in or moved).
 *
 * @example
 * ```ts
 * import { verifyChain } from 'xiangzhen/points'
 * verifyChain([], { hash: (text) => text }) // => { ok: true, head: '' }
 * ```
 */
export function verifyChain(
  chained: readonly ChainedEntry[],
  { hash, after = '' }: ChainHash & { readonly after?: string },
): ChainVerification {
  let previous = after
  for (const [index, link] of chained.entries()) {
    // What is no link of a chain breaks it.
    const { entry, previous: stated, digest } = { ...(Object(link) as ChainedEntry) }
    const code =
      stated !== previous ? 'link-broken' : hash(linkText(previous, entry)) !== digest ? 'entry-changed' : undefined
    if (code !== undefined)
      return { ok: false, index, finding: diagnostic(code, 'error', `[${index}]`, { entry: idOf(entry, index) }) }
    previous = digest
  }
  return { ok: true, head: previous }
}

function idOf(entry: unknown, index: number): string {
  const { id } = Object(entry) as { readonly id?: unknown }
  return typeof id === 'string' ? id : `[${index}]`
}

/**
 * The text whose digest links an entry to the one before: its digest, a line break, the canonical text of the entry. For hosts whose hash
 * function is asynchronous.
 *
 * @example
 * ```ts
 * import { linkText } from 'xiangzhen/points'
 * linkText('ab', { id: 'e1', member: 'm', item: 'i', eventDate: '2024-03-01' })
 * // => 'ab\n{"eventDate":"2024-03-01","id":"e1","item":"i","member":"m"}'
 * ```
 */
export function linkText(previous: string, entry: Entry): string {
  return `${previous}\n${canonicalText(entry)}`
}

/**
 * The one text of plain data: JSON without blanks, keys in code-unit order at every depth, fields that are absent or `undefined` left out.
 *
 * @example
 * ```ts
 * import { canonicalText } from 'xiangzhen/points'
 * canonicalText({ b: [1, { d: '4', c: true }], a: '积分' }) // => '{"a":"积分","b":[1,{"c":true,"d":"4"}]}'
 * ```
 */
export function canonicalText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalText).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const fields = Object.entries(value)
    .filter(([, inner]) => inner !== undefined)
    .sort(([a], [b]) => byCodeUnit(a, b))
  return `{${fields.map(([key, inner]) => `${JSON.stringify(key)}:${canonicalText(inner)}`).join(',')}}`
}
