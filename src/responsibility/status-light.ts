import {
  computed,
  needs,
  notComputable,
  type Label,
  type PlainDate,
  type PolicyDocument,
  type Result,
} from '../kernel/index.js'
import { judge, type SubjectCondition, type SubjectValues } from './criteria.js'
import type { DueItem } from './due-item.js'
import type { IssueRow } from './ledger-state.js'

/** States and the colours that a place paints them with. States come first: the same state is yellow here and orange there. */
export interface StatusLightRules {
  /** States, tried in order; the first whose condition holds counts. */
  readonly states: readonly StatusLightState[]
  /** Palettes: a colour or a list (红榜、黑榜) for each state. */
  readonly palettes: readonly StatusPalette[]
}

/** One state. */
export interface StatusLightState {
  /** Id. */
  readonly id: string
  /** Words for people. */
  readonly title: Label
  /** When it holds, over the values of the thing that is lit. */
  readonly when: SubjectCondition
  /** Article of the text. */
  readonly clause?: string
}

/** One way of painting states. */
export interface StatusPalette {
  /** Id. */
  readonly id: string
  /** Colour or list by id of the state. */
  readonly colours: Readonly<Record<string, string>>
}

/** The rules as a document. */
export type StatusLightDocument = PolicyDocument<StatusLightRules>

/** The light of one thing. */
export interface StatusLight {
  /** The state. */
  readonly state: string
  /** Its words. */
  readonly title: Label
  /** What the palette paints it with; `null` when the palette has nothing for it. */
  readonly colour: string | null
  /** The day for which it was computed: a light without it means nothing. */
  readonly asOf: PlainDate
}

/**
 * Lights things: a state by the first condition that holds, a colour by the palette. A value that is missing where it would decide gives
 * no light, never green.
 *
 * Reasons: `no-state`, `values-unknown`, `unknown-palette`. Decisions: those of the conditions, about the state.
 *
 * @param document - states and palettes
 * @param facts - things with their values ({@link dueItemValues} and {@link issueValues} make them)
 * @param question - the day and the palette
 * @returns a light for each thing, in order of id
 * @example
 * ```ts
 * import { statusLights } from 'xiangzhen/responsibility'
 * import { taskLights } from 'xiangzhen/presets/status-lights'
 * const items = [{ id: 'i1', values: { done: false, daysOverdue: '3', behind: false } }]
 * const [i1] = statusLights(taskLights, { items }, { asOf: '2024-05-31', palette: 'blueYellowRed' })
 * i1?.light.status === 'computed' && i1.light.value.colour // => 'red'
 * ```
 */
export function statusLights(
  document: StatusLightDocument,
  facts: { readonly items: readonly { readonly id: string; readonly values: SubjectValues }[] },
  question: { readonly asOf: PlainDate; readonly palette: string },
): readonly { readonly id: string; readonly light: Result<StatusLight, StatusLightReason> }[] {
  return [...facts.items]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map(({ id, values }) => ({ id, light: lightOf(document, values, question) }))
}

/** Why there is no light. */
export type StatusLightReason = 'no-state' | 'values-unknown' | 'unknown-palette'

function lightOf(
  document: StatusLightDocument,
  values: SubjectValues,
  { asOf, palette }: { readonly asOf: PlainDate; readonly palette: string },
): Result<StatusLight, StatusLightReason> {
  const colours = document.rules.palettes.find((one) => one.id === palette)?.colours
  if (colours === undefined) return notComputable('unknown-palette')
  for (const state of document.rules.states) {
    const judged = judge(state.when, { values, decisions: document.decisions, asOf, at: state.id })
    if (judged.standing === 'needs') return needs(judged.missing)
    if (judged.standing === 'unknown') return notComputable('values-unknown')
    if (judged.standing === 'met') {
      return computed({ state: state.id, title: state.title, colour: colours[state.id] ?? null, asOf })
    }
  }
  return notComputable('no-state')
}

/**
 * The values of a duty's item that lights look at: `done`, `late`, `excused`, `daysOverdue`, `daysLeft`. What is not known is left out.
 *
 * @param item - an item of `dueList`
 * @returns the values by name
 * @example
 * ```ts
 * import { dueItemValues, dueList } from 'xiangzhen/responsibility'
 * import { partyBranchDuties } from 'xiangzhen/presets/party-branch-duties'
 * const facts = { subjects: [{ id: 'b1', kind: 'branch' }], occurrences: [] }
 * const items = dueList(partyBranchDuties, facts, { asOf: '2024-04-03', from: '2024-01-01', to: '2024-03-31' })
 * const meeting = items.find((item) => item.dutyId === 'memberMeeting')
 * meeting && dueItemValues(meeting).daysOverdue // => '3'
 * ```
 */
export function dueItemValues({ standing }: DueItem): SubjectValues {
  if (standing.status !== 'computed') return {}
  const { state, daysOverdue, daysLeft } = standing.value
  if (state === 'calendarUnknown') return {}
  return {
    done: state === 'done' || state === 'doneLate' || state === 'notApplicable',
    late: state === 'doneLate',
    excused: state === 'excused',
    daysOverdue: String(daysOverdue),
    ...(daysLeft === null ? {} : { daysLeft: String(daysLeft) }),
  }
}

/**
 * The values of an issue that lights look at: `done` (struck off), `daysOverdue`, `daysLeft`, `reopened`, `measuresOpen`.
 *
 * @param row - a row of `ledgerState`
 * @returns the values by name
 * @example
 * ```ts
 * import { issueValues, ledgerState } from 'xiangzhen/responsibility'
 * import { environmentLedger } from 'xiangzhen/presets/issue-ledgers'
 * const issue = { id: 'i1', title: '散乱污', classId: 'own', owner: 'v1', openedOn: '2024-01-10', dueBy: '2024-03-31', measures: [] }
 * const [row] = ledgerState(environmentLedger, { issues: [issue], log: [] }, { asOf: '2024-03-21' }).issues
 * row && issueValues(row).daysLeft // => '10'
 * ```
 */
export function issueValues({ state }: IssueRow): SubjectValues {
  if (state.status !== 'computed') return {}
  const { stage, daysOverdue, daysLeft, reopened, measures } = state.value
  return {
    done: stage === 'closed',
    daysOverdue: String(daysOverdue),
    reopened: String(reopened),
    measuresOpen: String(measures.of - measures.done),
    ...(daysLeft === null ? {} : { daysLeft: String(daysLeft) }),
  }
}
