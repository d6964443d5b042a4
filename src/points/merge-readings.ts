import { needs, type DecisionNeed } from '../kernel/index.js'
import { sameData } from '../kernel/internal.js'
import { needsOf } from './compiled-book.js'
import { questionsThatMatter, type OpenPlace } from './undecided.js'

/** One reading with what it comes to. */
export interface ReadResult {
  readonly answers: Readonly<Record<string, string>>
  readonly value: unknown
}

/**
 * Puts the results of all readings together, node by node: what is the same under every reading stands; what differs needs the decisions that
 * it differs by. Findings of any reading are kept.
 */
export function mergeReadings(results: readonly ReadResult[], open: readonly OpenPlace[]): unknown {
  const [first] = results
  if (first === undefined) return undefined
  return merge(
    results.map((one) => one.value),
    results,
    open,
    '',
  )
}

function merge(
  values: readonly unknown[],
  results: readonly ReadResult[],
  open: readonly OpenPlace[],
  key: string,
): unknown {
  const [first] = values
  if (key === 'diagnostics') return union(values)
  if (values.every((one) => sameData(first, one))) return first
  if (values.every(isResult)) return mergeResults(values, results, open)
  if (key === 'standing') return 'unknown'
  if (values.every((one) => Array.isArray(one))) return mergeLists(values as unknown[][], results, open)
  if (values.every((one) => typeof one === 'object' && one !== null && !Array.isArray(one))) {
    const objects = values as Readonly<Record<string, unknown>>[]
    const keys = [...new Set(objects.flatMap((one) => Object.keys(one)))]
    return Object.fromEntries(
      keys.flatMap((inner) => {
        const held = objects.map((one) => one[inner])
        const merged = merge(held, results, open, inner)
        return merged === undefined ? [] : [[inner, merged]]
      }),
    )
  }
  return undefined
}

// Lists of things with an id are put together by id; one that some readings do not have is kept as it is where it stands.
function mergeLists(
  lists: readonly (readonly unknown[])[],
  results: readonly ReadResult[],
  open: readonly OpenPlace[],
): unknown {
  const ids = [...new Set(lists.flatMap((list) => list.map(idOf)))]
  if (ids.includes(undefined)) return union(lists)
  return ids.map((id) => {
    const found = lists.map((list) => list.find((one) => idOf(one) === id))
    const present = found.flatMap((one, index) => (one === undefined ? [] : [index]))
    return merge(
      present.map((index) => found[index]),
      present.map((index) => results[index]!),
      open,
      '',
    )
  })
}

function idOf(one: unknown): string | undefined {
  if (typeof one !== 'object' || one === null) return undefined
  const { id, group, table, grade } = one as { id?: unknown; group?: unknown; table?: unknown; grade?: unknown }
  if (typeof id === 'string') return id
  if (typeof table === 'string') return `${table} ${String(grade)} ${String(group)}`
  return typeof group === 'string' ? group : undefined
}

function union(values: readonly unknown[]): unknown {
  const seen = new Map<string, unknown>()
  for (const list of values) for (const one of list as readonly unknown[]) seen.set(JSON.stringify(one), one)
  return [...seen.keys()].sort().map((text) => seen.get(text))
}

interface ResultShape {
  readonly status: string
  readonly missing?: readonly DecisionNeed[]
}

function isResult(value: unknown): value is ResultShape {
  if (typeof value !== 'object' || value === null) return false
  const { status } = value as { status?: unknown }
  return status === 'computed' || status === 'needs' || status === 'not-computable'
}

function mergeResults(
  values: readonly ResultShape[],
  results: readonly ReadResult[],
  open: readonly OpenPlace[],
): unknown {
  const codes = questionsThatMatter(results, (first, second) => !sameData(values[first], values[second]))
  // Readings that differ only through several questions at once: all of them are asked.
  const asked = codes.length > 0 ? codes : [...new Set(open.map((place) => place.code))].sort()
  return needs(needsOf(open, asked))
}
