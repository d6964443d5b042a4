import {
  computed,
  diagnostic,
  notComputable,
  isPlainDate,
  type Label,
  type PlainDate,
  type Result,
} from '../kernel/index.js'
import type { CountFact } from './count-targets.js'
import { listFaults } from './untidy-facts.js'

/** A person of the register of local talent (乡土人才台账). */
export interface TalentEntry {
  /** Id of the person. */
  readonly id: string
  /** Class of talent: growers, craftspeople, managers, returnees. */
  readonly class: string
  /** From which day on the register. */
  readonly from: PlainDate
  /** Last day on it. */
  readonly to?: PlainDate
  /** Whether recruited as a master (能人、师傅). */
  readonly master?: boolean
}

/** A training that was held. */
export interface TrainingHeld {
  /** Id of the training. */
  readonly id: string
  /** Title. */
  readonly title?: Label
  /** The day. */
  readonly on: PlainDate
  /** Ids of those who took part; each counts once however often listed. */
  readonly people: readonly string[]
}

/** The register and the trainings. */
export interface TalentFacts {
  /** People, in any order. */
  readonly people: readonly TalentEntry[]
  /** Trainings, in any order. */
  readonly trainings: readonly TrainingHeld[]
}

/** The register on a day, and the trainings of a time. */
export interface TalentSummary {
  /** People on the register on the last day. */
  readonly registered: number
  /** By class, in code unit order. */
  readonly classes: readonly { readonly id: string; readonly count: number }[]
  /** Masters among them. */
  readonly masters: number
  /** Trainings held in the time. */
  readonly trainings: number
  /** Attendances (人次): who came twice counts twice. */
  readonly attendances: number
  /** Different people trained (人数). */
  readonly trained: number
  /** The same as counts, for `countTargets`: `registered`, `masters`, `trainings`, `attendances`, `trained`, and each class by its id. */
  readonly counts: readonly CountFact[]
}

/** Why there is no summary. */
export type TalentReason =
  'not-a-date' | 'duplicate-person' | 'duplicate-training' | 'rows-not-readable' | 'days-reversed'

/**
 * Counts a register of local talent on the last day of a time, and the trainings held in it: attendances and different
 * people are two figures.
 *
 * Reasons: `duplicate-person` (one id twice at one time), `duplicate-training`, `not-a-date`, `days-reversed`, `rows-not-readable`.
 *
 * @param _document - nothing is needed of it; it is there for the common signature
 * @param facts - register and trainings
 * @param question - first and last day
 * @example
 * ```ts
 * import { talentSummary } from 'xiangzhen'
 * const facts = {
 *   people: [{ id: 'li', class: 'grower', from: '2023-01-01' }],
 *   trainings: [
 *     { id: 't1', on: '2024-03-01', people: ['li', 'wang'] },
 *     { id: 't2', on: '2024-09-01', people: ['li'] },
 *   ],
 * }
 * const result = talentSummary({}, facts, { from: '2024-01-01', to: '2024-12-31' })
 * result.status === 'computed' && [result.value.attendances, result.value.trained] // => [3, 2]
 * ```
 */
export function talentSummary(
  _document: object,
  facts: TalentFacts,
  question: { readonly from: PlainDate; readonly to: PlainDate },
): Result<TalentSummary, TalentReason> {
  const unread = [...listFaults(facts.people, 'people'), ...listFaults(facts.trainings, 'trainings')]
  if (unread.length > 0) return notComputable('rows-not-readable', unread)
  const nobody = facts.trainings.findIndex(({ people }) => !Array.isArray(people))
  if (nobody !== -1) {
    return notComputable('rows-not-readable', [diagnostic('not-a-list', 'error', `trainings[${nobody}].people`)])
  }
  if (question.from > question.to) {
    return notComputable('days-reversed', [diagnostic('days-reversed', 'error', 'from', { ...question })])
  }
  const dates = [
    ...facts.people.flatMap(({ from, to }, index) => [
      { text: from, path: `people[${index}].from` },
      ...(to === undefined ? [] : [{ text: to, path: `people[${index}].to` }]),
    ]),
    ...facts.trainings.map(({ on }, index) => ({ text: on, path: `trainings[${index}].on` })),
    { text: question.from, path: 'from' },
    { text: question.to, path: 'to' },
  ]
  const wrong = dates.find(({ text }) => !isPlainDate(text))
  if (wrong !== undefined) {
    return notComputable('not-a-date', [diagnostic('not-a-date', 'error', wrong.path, { text: wrong.text })])
  }
  const now = facts.people.filter(({ from, to }) => from <= question.to && (to === undefined || to >= question.to))
  const held = facts.trainings.filter(({ on }) => on >= question.from && on <= question.to)
  const person = firstTwice(now.map(({ id }) => id))
  if (person !== undefined) {
    return notComputable('duplicate-person', [diagnostic('duplicate-person', 'error', 'people', { person })])
  }
  const training = firstTwice(facts.trainings.map(({ id }) => id))
  if (training !== undefined) {
    return notComputable('duplicate-training', [diagnostic('duplicate-training', 'error', 'trainings', { training })])
  }
  const classes = [...new Set(now.map((one) => one.class))].sort().map((id) => ({
    id,
    count: now.filter((one) => one.class === id).length,
  }))
  const groups = held.map(({ people }) => new Set(people))
  const figures = {
    registered: now.length,
    masters: now.filter(({ master }) => master === true).length,
    trainings: held.length,
    attendances: groups.reduce((sum, group) => sum + group.size, 0),
    trained: new Set(groups.flatMap((group) => [...group])).size,
  }
  const counts = [...Object.entries(figures).map(([id, count]) => ({ id, count })), ...classes]
  return computed({ ...figures, classes, counts })
}

function firstTwice(ids: readonly string[]): string | undefined {
  const seen = new Set<string>()
  return ids.find((id) => seen.has(id) || (seen.add(id), false))
}
