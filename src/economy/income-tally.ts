import { exactOf } from '../kernel/internal.js'
import { computed, needs, type DecisionNeed, type Diagnostic, type Result } from '../kernel/index.js'
import type { LedgerDocument } from './ledger-rules.js'
import type { IncomeEntry } from './income-entry.js'
import { sumIncome, type IncomeSummary, type LedgerCell, type LedgerQuestion } from './income-ledger.js'
import { cellOf, mergeSums, summaryOf, type LedgerSum } from './ledger-sums.js'

/** What a tally of income has added so far: plain data, for JSON and for other machines. */
export interface IncomeTallyState {
  /** Sums by year, account, model, project and origin. */
  readonly cells: readonly LedgerCell[]
  /** Entries that could not be used, by id. */
  readonly refused: readonly string[]
  /** What is wrong with them, and notes. */
  readonly diagnostics: readonly Diagnostic[]
  /** Decisions that entries need. */
  readonly missing: readonly DecisionNeed[]
}

/** Adds income entries up in pieces: `finish(merge(a, b))` is the sum of all. */
export interface IncomeTally {
  /** Nothing yet. */
  readonly empty: IncomeTallyState
  /** One more entry. The caller sees to it that no entry comes twice: a tally does not keep them. */
  readonly add: (state: IncomeTallyState, entry: IncomeEntry) => IncomeTallyState
  /** Two tallies of different entries. */
  readonly merge: (a: IncomeTallyState, b: IncomeTallyState) => IncomeTallyState
  /** The sums of the years asked for. */
  readonly finish: (state: IncomeTallyState) => Result<IncomeSummary, never>
}

/**
 * A tally of an income ledger, for entries that are spread over machines or come in a stream.
 *
 * @param document - views and rules, such as `collectiveLedger`
 * @param question - years, and accounts as booked or mapped
 * @example
 * ```ts
 * import { collectiveLedger, incomeTally } from 'xiangzhen'
 * const tally = incomeTally(collectiveLedger, { from: '2024', to: '2024', accounts: 'asBooked' })
 * const one = { id: '1', accruedOn: '2024-03-31', amount: '10', account: 'operatingIncome' } as const
 * const two = { ...one, id: '2', amount: '2.5' }
 * const here = tally.add(tally.empty, one)
 * const there = tally.add(tally.empty, two)
 * const result = tally.finish(tally.merge(here, there))
 * result.status === 'computed' && result.value.years[0]?.views[0]?.amount // => '12.50'
 * ```
 */
export function incomeTally(document: LedgerDocument, question: LedgerQuestion): IncomeTally {
  const merge = (a: IncomeTallyState, b: IncomeTallyState): IncomeTallyState => ({
    cells: mergeSums(a.cells.map(sumOfCell), b.cells.map(sumOfCell)).map(cellOf),
    refused: [...a.refused, ...b.refused].sort(),
    diagnostics: [...a.diagnostics, ...b.diagnostics].sort(byPlace),
    missing: [...a.missing, ...b.missing].sort(byPlace),
  })
  return {
    empty: { cells: [], refused: [], diagnostics: [], missing: [] },
    merge,
    add: (state, entry) => {
      const one = sumIncome(document, { entries: [entry] }, question)
      const nothing = { cells: [], refused: [], diagnostics: one.diagnostics, missing: [] }
      if (one.status === 'needs') return merge(state, { ...nothing, missing: one.missing })
      if (one.status !== 'computed') return merge(state, { ...nothing, refused: [entry.id] })
      const diagnostics = one.diagnostics.map((finding) => ({ ...finding, path: `entries(${entry.id})` }))
      return merge(state, { ...nothing, cells: one.value.cells, refused: one.value.refused, diagnostics })
    },
    finish: (state) => {
      if (state.missing.length > 0) return needs(state.missing, state.diagnostics)
      const summary = summaryOf(document, state.cells.map(sumOfCell), [], question)
      return computed({ ...summary, refused: state.refused }, state.diagnostics)
    },
  }
}

function sumOfCell({ year, account, regime, model, project, origin, amount }: LedgerCell): LedgerSum {
  return { key: [year, account, regime, model ?? '', project ?? '', origin ?? ''], amount: exactOf(amount) }
}

function byPlace(
  a: { readonly code: string; readonly path?: string; readonly at?: string },
  b: { readonly code: string; readonly path?: string; readonly at?: string },
): number {
  const [x, y] = [a, b].map((one) => `${one.path ?? one.at ?? ''} ${one.code}`) as [string, string]
  return x < y ? -1 : x > y ? 1 : 0
}
