import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import {
  awardFlags,
  canClose,
  clockEnd,
  countVotes,
  coveragePercent,
  dueList,
  escalate,
  percentShares,
  screen,
  type DutyDay,
  type DutyList,
  type IssueLedgerDocument,
} from 'xiangzhen/responsibility'
import { fourRedFlags } from 'xiangzhen/presets/four-red-flags'
import { attendanceLadder } from 'xiangzhen/presets/resident-team'
import { weakOrganisationScreening } from 'xiangzhen/presets/weak-organisation'

interface Vector {
  readonly id: string
  readonly kind: string
  readonly inputs: never
  readonly expected: unknown
}

const vectors = JSON.parse(
  readFileSync(new URL('./responsibility-duties.json', import.meta.url), 'utf8'),
) as readonly Vector[]

const head = { title: 'vector', version: '1', effective: { from: '2000-01-01' }, sources: [], decisions: [] }

/** Each kind of vector through the calculators that users call. */
const run: Readonly<Record<string, (inputs: never) => unknown>> = {
  'cumulative-award': (inputs: { readonly flags: number; readonly amount: number }) => {
    const document = { ...fourRedFlags, rules: { ...fourRedFlags.rules, perFlag: String(inputs.amount) } }
    const won = document.rules.categories.slice(0, inputs.flags)
    const entries = won.map(({ id }) => ({ villageId: 'v1', category: id, score: '95' }))
    return Number(awardFlags(document, { entries }, {}).awards[0]?.amount)
  },
  vote: (inputs: { readonly eligible: number; readonly present: number }) => {
    const half = { of: 'entitled', share: '1/2', bound: 'above' } as const
    const document = { rules: { quorum: half, approval: half }, decisions: [] }
    const outcome = countVotes(document, { entitled: inputs.eligible, present: inputs.present }, {})
    if (outcome.status !== 'computed') return outcome
    const { quorate, inFavourNeeded } = outcome.value
    return quorate ? { quorum: true, minYes: inFavourNeeded } : { quorum: false }
  },
  'add-months': (inputs: { readonly date: string; readonly months: number }) => {
    const length = { count: inputs.months, unit: 'month', firstDay: 'notCounted' } as const
    const end = clockEnd(length, { start: inputs.date }, { decisions: [] })
    return end.status === 'computed' ? end.value : end
  },
  'add-workdays': (inputs: {
    readonly date: string
    readonly delta: number
    readonly holidays: readonly string[]
    readonly makeupWorkdays: readonly string[]
  }) => {
    const year = inputs.date.slice(0, 4)
    const { holidays, makeupWorkdays: makeUpWorkdays } = inputs
    const covered = { coveredFrom: `${year}-01-01`, coveredTo: `${year}-12-31`, weekendDays: [6, 7], source: 'vector' }
    const length = { count: inputs.delta, unit: 'workday', firstDay: 'counted' } as const
    const facts = { start: inputs.date, calendar: { ...covered, holidays, makeUpWorkdays } }
    const end = clockEnd(length, facts, { decisions: [] })
    return end.status === 'computed' ? end.value : end
  },
  'grade-cap': (inputs: { readonly findings: number }) => {
    const events = Array.from({ length: inputs.findings }, (_, i) => ({
      id: String(i),
      subjectId: 'p',
      kind: 'absentWithoutReason',
      date: `2018-0${i + 1}-01`,
    }))
    const facts = { subjects: [{ id: 'p', level: 'person' }], events }
    const [row] = escalate(attendanceLadder, facts, { asOf: '2018-12-31' })
    if (row?.standing.status !== 'computed') return row
    const { taken } = row.standing.value
    return taken[taken.length - 1]?.actions[0]?.value
  },
  'close-out': (inputs: {
    readonly measures: number
    readonly done: number
    readonly acceptedBy: string
    readonly classLevel: string
  }) => {
    const rules = {
      classes: [{ id: 'class', title: 'class', acceptance: inputs.classLevel }],
      levels: ['county', 'city', 'province'],
      closeOut: [{ kind: 'measuresDone' }, { kind: 'related', by: 'site' }, { kind: 'acceptance' }],
      afterReopening: 'redo',
    } as const
    const document: IssueLedgerDocument = { id: 'ledger', ...head, rules }
    const measures = Array.from({ length: inputs.measures }, (_, i) => ({ id: `m${i}`, title: `m${i}` }))
    const issue = { id: 'i', title: 'i', classId: 'class', owner: 'o', openedOn: '2020-01-01', site: 's', measures }
    const done = measures.slice(0, inputs.done).map(({ id }) => ({
      id,
      issueId: 'i',
      date: '2020-02-01',
      kind: 'measureDone' as const,
      measureId: id,
    }))
    const accepted = { id: 'a', issueId: 'i', date: '2020-03-01', kind: 'accepted' as const, level: inputs.acceptedBy }
    const closing = canClose(
      document,
      { issues: [issue], log: [...done, accepted] },
      { issueId: 'i', asOf: '2020-04-01' },
    )
    return closing.status === 'computed' ? closing.value.closable : closing
  },
  'percent-residual-to-last': (inputs: { readonly counts: readonly number[] }) => {
    const counts = inputs.counts.map((weight, index) => ({ id: String(index), weight }))
    const shares = percentShares(counts, { grain: '0.01', method: 'residualToLast' })
    return shares.status === 'computed' ? { percent: Object.values(shares.value).map(Number) } : shares
  },
  'quota-at-least': (inputs: { readonly population: number }) =>
    screen(weakOrganisationScreening, { subjects: [], populations: { '': inputs.population } }, { asOf: '2021-01-01' })
      .quotas[0]?.bound,
  'reporting-rate': (inputs: { readonly expected: number; readonly actual: number }) => {
    const rate = coveragePercent(inputs.actual, inputs.expected, { digits: 0, mode: 'halfUp' })
    return rate.status === 'computed' ? { rate: Number(rate.value) } : rate
  },
  'rrule-skip': (inputs: {
    readonly freq: string
    readonly dtstart: string
    readonly count: number
    readonly skip: 'OMIT' | 'BACKWARD' | 'FORWARD'
  }) => {
    const monthEnd = ({ OMIT: 'skip', BACKWARD: 'clamp', FORWARD: 'nextDay' } as const)[inputs.skip]
    const day: DutyDay = { dayOfMonth: Number(inputs.dtstart.slice(8)), monthEnd }
    const month = Number(inputs.dtstart.slice(5, 7))
    const period = inputs.freq === 'MONTHLY' ? { period: 'month' as const } : { period: 'year' as const, month }
    const recurrence = { kind: 'onDay', ...period, day, when: 'by', shift: 'none' } as const
    const duties = [{ id: 'd', title: 'd', counts: ['d'], recurrence }]
    const list: DutyList = { id: 'list', ...head, rules: { duties } }
    const facts = { subjects: [{ id: 's', kind: 'any' }], occurrences: [] }
    const question = { asOf: inputs.dtstart, from: inputs.dtstart, to: '2060-12-31' }
    const dates = dueList(list, facts, question).map(({ standing }) =>
      standing.status === 'computed' ? standing.value.dueBy : null,
    )
    return { dates: dates.slice(0, inputs.count) }
  },
}

describe('published vectors of duties, workflows, ledgers and votes', () => {
  it.each(vectors)('$id ($kind)', ({ kind, inputs, expected }) => {
    const calculate = run[kind]
    if (calculate === undefined) throw new Error(`no runner for vectors of the kind '${kind}'`)
    expect(calculate(inputs)).toEqual(expected)
  })
})
