import type { DecimalText, PlainDate } from '../kernel/index.js'
import { addExact, exactOf, exactToPlainText } from '../kernel/internal.js'
import type { Occurrence } from './duty.js'
import { workLine, workTally, type WorkDocument, type WorkLine, type WorkPlan } from './work-tally.js'

/** What one kind of work of one unit has come to so far. */
export interface WorkSum {
  /** The unit; `''` is all of them together. */
  readonly unitId: string
  /** The kind of work. */
  readonly item: string
  /** Done in time. */
  readonly done: DecimalText
  /** Done late. */
  readonly late: DecimalText
  /** Planned; `null` without a plan. */
  readonly planned: DecimalText | null
  /** Records that state no amount, in order. */
  readonly withoutAmount: readonly string[]
}

/** Sums by `unit/item`, in order of id. */
export type WorkTallyState = readonly WorkSum[]

/** Counts work piece by piece. */
export interface WorkLinesTally {
  /** Nothing yet. */
  readonly empty: WorkTallyState
  /** The state with more units, records and plans; each record and each plan comes once. */
  readonly add: (
    state: WorkTallyState,
    facts: {
      readonly units: readonly string[]
      readonly records: readonly Occurrence[]
      readonly plans?: readonly WorkPlan[]
    },
  ) => WorkTallyState
  /** Two states as one. */
  readonly merge: (a: WorkTallyState, b: WorkTallyState) => WorkTallyState
  /** The lines, as {@link workTally} gives them. */
  readonly finish: (state: WorkTallyState) => readonly WorkLine[]
}

/**
 * A tally for work that is counted against plans: `finish(merge(a, b))` equals the lines over all records, so months and machines can each count their own part.
 *
 * @param document - what is counted
 * @param question - first and last day
 * @throws RangeError when a figure is not one
 * @example
 * ```ts
 * import { workLinesTally } from 'xiangzhen/responsibility'
 * import { residentTeamWork } from 'xiangzhen/presets/resident-team'
 * const tally = workLinesTally(residentTeamWork, { from: '2025-01-01', to: '2025-12-31' })
 * const month = (id: string, date: string) =>
 *   tally.add(tally.empty, { units: ['team1'], records: [{ id, kinds: ['meeting'], subjects: ['team1'], date }] })
 * const lines = tally.finish(tally.merge(month('r1', '2025-03-01'), month('r2', '2025-04-01')))
 * lines.find((line) => line.id === 'team1/meetings')?.done // => '2'
 * ```
 */
export function workLinesTally(
  document: WorkDocument,
  question: { readonly from: PlainDate; readonly to: PlainDate },
): WorkLinesTally {
  return {
    empty: [],
    add: (state, facts) => merged(state, workTally(document, facts, question)),
    merge: merged,
    finish: (state) =>
      state.map(({ unitId, item, done, late, planned, withoutAmount }) =>
        workLine(document.rules, {
          unitId,
          item,
          done: exactOf(done),
          late: exactOf(late),
          planned: planned === null ? undefined : exactOf(planned),
          withoutAmount,
        }),
      ),
  }
}

function merged(a: readonly WorkSum[], b: readonly WorkSum[]): WorkTallyState {
  const sums = new Map<string, WorkSum>()
  for (const { unitId, item, done, late, planned, withoutAmount } of [...a, ...b]) {
    const id = `${unitId}/${item}`
    const before = sums.get(id)
    sums.set(id, {
      unitId,
      item,
      done: added(before?.done ?? '0', done),
      late: added(before?.late ?? '0', late),
      planned: planned === null ? (before?.planned ?? null) : added(before?.planned ?? '0', planned),
      withoutAmount: [...(before?.withoutAmount ?? []), ...withoutAmount].sort(),
    })
  }
  return [...sums.keys()].sort().map((id) => sums.get(id) as WorkSum)
}

function added(a: DecimalText, b: DecimalText): DecimalText {
  return exactToPlainText(addExact(exactOf(a), exactOf(b)))
}
