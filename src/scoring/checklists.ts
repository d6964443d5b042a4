import { exactToText } from '../kernel/internal.js'
import {
  computed,
  diagnostic,
  notComputable,
  type DecimalText,
  type Label,
  type Result,
  type Rounding,
} from '../kernel/index.js'

/** A standard as a list of things that are there or are not (七室一广场, 五净一规范); it has no weights of its own. */
export interface Checklist {
  /** Id of the list. */
  readonly id: string
  /** Words for people. */
  readonly title: Label
  /** What is looked at. */
  readonly items: readonly ChecklistItem[]
}

/** One thing that is looked at. */
export interface ChecklistItem {
  /** Id of the item. */
  readonly id: string
  /** Words for people. */
  readonly label: Label
  /** Article of the standard. */
  readonly clause?: string
}

/** What was seen: there, not there, cannot apply here, or nobody looked. */
export type ChecklistMark = 'passed' | 'failed' | 'notApplicable' | 'unknown'

/** How a checklist stands for one place or household. */
export interface ChecklistOutcome {
  /** Items that apply. */
  readonly applicable: number
  /** Of these, passed. */
  readonly passed: number
  /** Of these, failed. */
  readonly failed: readonly string[]
  /** Of these, not looked at yet. */
  readonly unknown: readonly string[]
  /** `met` when all that apply have passed, `notMet` when one has failed, else `undecided`. */
  readonly verdict: 'met' | 'notMet' | 'undecided'
  /** Passed over applicable as a percentage; absent while items are unknown. */
  readonly coveragePercent?: DecimalText
}

/** Why a checklist was not read: every item is not applicable, or a mark is for no item of the list, or is none of the four. */
export type ChecklistReason = 'nothing-applies' | 'unknown-item' | 'not-an-option'

/**
 * Reads a checklist for one place. An item that nobody looked at is unknown, never failed; a mark for an item that the
 * list does not have is refused, and so is a mark that is none of the four.
 *
 * @param checklist - the list
 * @param marks - what was seen, by item id
 * @param rounding - digits and mode of the percentage
 * @returns the outcome; `nothing-applies` when every item is not applicable; `unknown-item` (with `data.item`) when a mark has no item;
 *   `not-an-option` (with `data.value`) when a mark is misspelt
 * @throws RangeError when the places of the rounding are not a whole number from −12 to 30
 * @example
 * ```ts
 * import { readChecklist } from 'xiangzhen/scoring'
 * const list = { id: 'c', title: '七个一', items: [{ id: 'hall', label: '礼堂' }, { id: 'stage', label: '戏台' }] }
 * const outcome = readChecklist(list, { hall: 'passed', stage: 'failed' }, { digits: 1, mode: 'halfUp' })
 * outcome.status === 'computed' && outcome.value.coveragePercent // => '50.0'
 * ```
 */
export function readChecklist(
  checklist: Checklist,
  marks: Readonly<Record<string, ChecklistMark>>,
  rounding: Rounding,
): Result<ChecklistOutcome, ChecklistReason> {
  const ids = checklist.items.map((item) => item.id)
  const known = new Set(ids)
  const strange = Object.keys(marks).filter((id) => !known.has(id))
  if (strange.length > 0) {
    return notComputable(
      'unknown-item',
      strange.map((item) => diagnostic('unknown-item', 'error', `marks.${item}`, { item, list: checklist.title })),
    )
  }
  const own = (id: string): unknown => {
    const mark = Object.prototype.hasOwnProperty.call(marks, id) ? marks[id] : undefined
    return mark === undefined ? 'unknown' : mark
  }
  const misspelt = ids.filter((id) => !checklistMarks.includes(own(id) as string))
  if (misspelt.length > 0) {
    return notComputable(
      'not-an-option',
      misspelt.map((id) =>
        diagnostic('not-an-option', 'error', `marks.${id}`, { value: String(own(id)), options: checklistMarks }),
      ),
    )
  }
  const withMark = (mark: ChecklistMark): readonly string[] => ids.filter((id) => own(id) === mark)
  const applicable = ids.length - withMark('notApplicable').length
  if (applicable === 0) return notComputable('nothing-applies')
  const passed = withMark('passed').length
  const failed = withMark('failed')
  const unknown = withMark('unknown')
  return computed({
    applicable,
    passed,
    failed,
    unknown,
    verdict: failed.length > 0 ? 'notMet' : unknown.length > 0 ? 'undecided' : 'met',
    ...(unknown.length > 0
      ? {}
      : {
          coveragePercent: exactToText(
            { n: BigInt(passed * 100), d: BigInt(applicable) },
            rounding.digits,
            rounding.mode,
          ),
        }),
  })
}

const checklistMarks: readonly string[] = ['passed', 'failed', 'notApplicable', 'unknown']
