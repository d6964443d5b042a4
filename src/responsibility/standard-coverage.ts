import { type DecimalText, type Label, type Result, type Rounding } from '../kernel/index.js'
import {
  readChecklist,
  type Checklist,
  type ChecklistMark,
  type ChecklistOutcome,
  type ChecklistReason,
} from '../scoring/index.js'
import { coveragePercent } from './coverage.js'

/** A place or a household that a standard is held against. */
export interface StandardPlace {
  /** Id. */
  readonly id: string
  /** Name, for explanations. */
  readonly name?: Label
  /** Group for the roll-up: the village of a household. */
  readonly group?: string
  /** What was seen, by item; an item without a mark is unknown. */
  readonly marks: Readonly<Record<string, ChecklistMark>>
}

/** How many places of a group meet a standard. */
export interface StandardShare {
  /** Id of the group; `''` is everybody. */
  readonly id: string
  /** Places to which the standard applies. */
  readonly places: number
  /** Of them, those that meet it. */
  readonly met: number
  /** Of them, those of which something is not known yet. */
  readonly undecided: number
  /** Those that meet it of all, in percent, whether the others are known or not. */
  readonly percent: Result<DecimalText, 'nothing-to-cover'>
  /** For each item, how many places failed it, the item with most failures first. */
  readonly failures: readonly { readonly item: string; readonly places: number }[]
}

/** A standard over many places. */
export interface StandardCoverage {
  /** Each place, in order of id. */
  readonly places: readonly {
    readonly id: string
    readonly outcome: Result<ChecklistOutcome, ChecklistReason>
  }[]
  /** Each group, in order of id. */
  readonly groups: readonly StandardShare[]
  /** Everybody. */
  readonly all: StandardShare
}

/**
 * Holds a standard (七个一, 七室一广场, 三清一改, 五净一规范, 两不愁三保障) against many places or households and adds up: who meets it, what is
 * not known, what is missing most. The standard has no weights, and none are made up.
 *
 * @param document - the standard as a checklist
 * @param facts - places with what was seen
 * @param question - how percentages are rounded
 * @returns places, groups and the whole
 * @example
 * ```ts
 * import { standardCoverage } from 'xiangzhen/responsibility'
 * import { householdGuarantee } from 'xiangzhen/presets/checklists'
 * const safe = { food: 'passed', clothing: 'passed', education: 'notApplicable', medical: 'passed', housing: 'passed', water: 'passed' } as const
 * const places = [{ id: 'h1', marks: safe }, { id: 'h2', marks: { ...safe, housing: 'failed' as const } }]
 * const { all } = standardCoverage(householdGuarantee, { places }, { percent: { digits: 1, mode: 'halfUp' } })
 * all.failures // => [{ item: 'housing', places: 1 }]
 * ```
 */
export function standardCoverage(
  document: Checklist,
  facts: { readonly places: readonly StandardPlace[] },
  question: { readonly percent: Rounding },
): StandardCoverage {
  const sorted = [...facts.places].sort((a, b) => (a.id < b.id ? -1 : 1))
  const read = sorted.map((place) => ({
    place,
    outcome: readChecklist(document, place.marks, question.percent),
  }))
  const groups = [...new Set(sorted.flatMap(({ group }) => (group === undefined ? [] : [group])))].sort()
  const outcomesOf = (rows: typeof read) =>
    rows.flatMap(({ outcome }) => (outcome.status === 'computed' ? [outcome.value] : []))
  return {
    places: read.map(({ place, outcome }) => ({ id: place.id, outcome })),
    groups: groups.map((id) =>
      shareOf(id, document, outcomesOf(read.filter(({ place }) => place.group === id)), question.percent),
    ),
    all: shareOf('', document, outcomesOf(read), question.percent),
  }
}

function shareOf(
  id: string,
  document: Checklist,
  outcomes: readonly ChecklistOutcome[],
  rounding: Rounding,
): StandardShare {
  const met = outcomes.filter((one) => one.verdict === 'met').length
  const failures = document.items
    .map((item) => ({ item: item.id, places: outcomes.filter((one) => one.failed.includes(item.id)).length }))
    .filter((one) => one.places > 0)
    .sort((a, b) => b.places - a.places || (a.item < b.item ? -1 : 1))
  return {
    id,
    places: outcomes.length,
    met,
    undecided: outcomes.filter((one) => one.verdict === 'undecided').length,
    percent: coveragePercent(met, outcomes.length, rounding),
    failures,
  }
}
