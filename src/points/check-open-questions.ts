import { diagnostic, type Diagnostic } from '../kernel/index.js'
import type { BookReading } from './compiled-book.js'
import type { RuleBook } from './rule-book.js'
import type { RuleBookCode } from './rule-book-codes.js'
import type { OpenPlace } from './undecided.js'

type Finding = Diagnostic<RuleBookCode>

/** A reading that was looked at, and what was found in it. */
export interface CheckedReading {
  readonly reading: BookReading
  readonly found: readonly Finding[]
}

/**
 * The open questions of a book: those that need a decision, and those that need none because they stand in caps that bind under no reading.
 */
export function openQuestionFindings(
  book: RuleBook,
  open: readonly OpenPlace[],
  checked: readonly CheckedReading[],
): readonly Finding[] {
  const moving = new Set(open.filter((place) => !isIdle(book, place, checked)).map((place) => place.code))
  return open.map((place) => {
    const data = { decision: place.code, options: place.options, witness: place.code }
    return moving.has(place.code)
      ? diagnostic('decision-missing', 'warning', place.path, data)
      : diagnostic('decision-without-effect', 'note', place.path, data)
  })
}

// A question about a cap that lets everything through however it is answered.
function isIdle(book: RuleBook, place: OpenPlace, checked: readonly CheckedReading[]): boolean {
  const [path] = /^.*?\.(caps|combinedCaps)\[\d+\]/.exec(place.path) ?? []
  const ids = path === undefined ? [] : idsIn(nodeAt(book.rules, path.slice('rules.'.length)))
  return (
    ids.length > 0 &&
    checked.length > 0 &&
    checked.every(({ reading, found }) =>
      ids.every(
        (id) =>
          !capIdsOf(reading).includes(id) ||
          found.some((one) => one.code === 'cap-never-binds' && one.data['cap'] === id),
      ),
    )
  )
}

function capIdsOf(reading: BookReading): readonly string[] {
  return [...reading.items, ...reading.accounts, { caps: reading.combinedCaps }]
    .flatMap((one) => one.caps)
    .map((cap) => cap.id)
}

// The ids of a cap, under each of its readings.
function idsIn(node: unknown): readonly string[] {
  if (typeof node !== 'object' || node === null) return []
  const { id, readings } = node as { readonly id?: string; readonly readings?: Readonly<Record<string, unknown>> }
  return readings === undefined ? (id === undefined ? [] : [id]) : Object.values(readings).flatMap(idsIn)
}

function nodeAt(root: unknown, path: string): unknown {
  return path
    .split(/[.[\]]+/)
    .filter((key) => key !== '')
    .reduce<unknown>((node, key) => (node as Readonly<Record<string, unknown>> | undefined)?.[key], root)
}
