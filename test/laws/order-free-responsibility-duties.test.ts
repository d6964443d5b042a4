import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  canClose,
  coverage,
  dueList,
  escalate,
  ledgerState,
  nextSteps,
  screen,
  type IssueLogKind,
  type WorkflowEvent,
} from 'xiangzhen/responsibility'
import { pairedVisits } from 'xiangzhen/presets/coverage'
import { plainLedger, strawBurningLadders } from 'xiangzhen/presets/issue-ledgers'
import { memberDevelopment } from 'xiangzhen/presets/member-development'
import { partyBranchDuties } from 'xiangzhen/presets/party-branch-duties'
import { weakOrganisationScreening } from 'xiangzhen/presets/weak-organisation'

const day = fc.integer({ min: 0, max: 364 }).map((n) => new Date(Date.UTC(2024, 0, 1 + n)).toISOString().slice(0, 10))

/** A list, and the same list in another order. */
const shuffled = <T>(list: fc.Arbitrary<readonly T[]>) =>
  list.chain((given) => fc.tuple(fc.constant(given), fc.shuffledSubarray([...given], { minLength: given.length })))

const withIds = <T extends object>(row: fc.Arbitrary<T>, maxLength = 12) =>
  fc.array(row, { maxLength }).map((rows) => rows.map((one, i) => ({ id: `r${String(i).padStart(2, '0')}`, ...one })))

const kinds = ['memberMeeting', 'themeDay', 'lifeMeeting'] as const
const occurrences = withIds(
  fc.record({
    kinds: fc.subarray([...kinds], { minLength: 1 }),
    subjects: fc.subarray(['a', 'b'], { minLength: 1 }),
    date: day,
  }),
)
const question = { asOf: '2024-11-30', from: '2024-01-01', to: '2024-12-31' }
const branches = ['a', 'b'].map((id) => ({ id, kind: 'branch' }))

const logKinds: readonly IssueLogKind[] = [
  'measureDone',
  'evidence',
  'accepted',
  'refused',
  'published',
  'closed',
  'reopened',
  'extended',
  'reversed',
]
const log = withIds(
  fc.record({
    issueId: fc.constantFrom('i', 'j'),
    date: day,
    kind: fc.constantFrom(...logKinds),
    measureId: fc.constantFrom('m1', 'm2'),
    level: fc.constantFrom('village', 'township'),
    dueBy: day,
    evidence: fc.constant(['photo']),
    reverses: fc.integer({ min: 0, max: 11 }).map((n) => `r${String(n).padStart(2, '0')}`),
  }),
)
const issues = ['i', 'j'].map((id) => ({
  id,
  title: id,
  classId: 'any',
  owner: 'v',
  openedOn: '2024-01-01',
  dueBy: '2024-06-30',
  measures: ['m1', 'm2'].map((m) => ({ id: m, title: m })),
}))

const steps = memberDevelopment.rules.steps.map((step) => step.id)
const events: fc.Arbitrary<readonly WorkflowEvent[]> = withIds(
  fc.record({
    caseId: fc.constant('c'),
    step: fc.constantFrom(...steps, 'inspection'),
    kind: fc.constantFrom('started' as const, 'done' as const),
    date: day,
    outcome: fc.constantFrom('passed', 'accepted', 'full', 'extended'),
    values: fc.constant({ contacts: '2', days: '3', introducers: '2', leavingWithinThreeMonths: false }),
    vote: fc.constant({ entitled: 9, present: 6, inFavour: 6 }),
  }),
)

describe('order-free: a result is a function of the set of facts', () => {
  it('dueList', () => {
    fc.assert(
      fc.property(shuffled(occurrences), ([one, other]) => {
        expect(dueList(partyBranchDuties, { subjects: [...branches].reverse(), occurrences: other }, question)).toEqual(
          dueList(partyBranchDuties, { subjects: branches, occurrences: one }, question),
        )
      }),
    )
  })

  it('ledgerState and canClose', () => {
    fc.assert(
      fc.property(shuffled(log), ([one, other]) => {
        const [facts, mixed] = [
          { issues, log: one },
          { issues: [...issues].reverse(), log: other },
        ]
        expect(ledgerState(plainLedger, mixed, { asOf: '2024-10-31' })).toEqual(
          ledgerState(plainLedger, facts, { asOf: '2024-10-31' }),
        )
        const ask = { issueId: 'i', asOf: '2024-10-31' }
        expect(canClose(plainLedger, mixed, ask)).toEqual(canClose(plainLedger, facts, ask))
      }),
    )
  })

  it('nextSteps', () => {
    fc.assert(
      fc.property(shuffled(events), ([one, other]) => {
        const cases = [{ id: 'c', values: { birthDate: '1990-01-01' } }]
        const run = (list: readonly WorkflowEvent[]) =>
          nextSteps(memberDevelopment, { cases, events: list }, { asOf: '2026-12-31' })
        expect(run(other)).toEqual(run(one))
      }),
    )
  })

  it('escalate, screen and coverage', () => {
    const fires = withIds(fc.record({ subjectId: fc.constantFrom('t1', 't2'), kind: fc.constant('fire'), date: day }))
    const subjects = [
      { id: 'c', level: 'county' },
      { id: 't1', level: 'township', parentId: 'c' },
      { id: 't2', level: 'township', parentId: 'c' },
    ]
    fc.assert(
      fc.property(shuffled(fires), ([one, other]) => {
        expect(
          escalate(strawBurningLadders, { subjects: [...subjects].reverse(), events: other }, { asOf: '2024-12-31' }),
        ).toEqual(escalate(strawBurningLadders, { subjects, events: one }, { asOf: '2024-12-31' }))
      }),
    )
    const villages = withIds(fc.record({ values: fc.record({ satisfaction: fc.constantFrom('59', '60', '90') }) }))
    fc.assert(
      fc.property(shuffled(villages), ([one, other]) => {
        expect(screen(weakOrganisationScreening, { subjects: other }, { asOf: '2024-12-31' })).toEqual(
          screen(weakOrganisationScreening, { subjects: one }, { asOf: '2024-12-31' }),
        )
      }),
    )
    const visits = withIds(fc.record({ unitId: fc.constantFrom('h1', 'h2'), kind: fc.constant('visit'), date: day }))
    const units = [
      { id: 'h1', group: 'a' },
      { id: 'h2', group: 'b' },
    ]
    fc.assert(
      fc.property(shuffled(visits), ([one, other]) => {
        expect(coverage(pairedVisits, { units: [...units].reverse(), records: other }, question)).toEqual(
          coverage(pairedVisits, { units, records: one }, question),
        )
      }),
    )
  })
})
