import { describe, expect, it } from 'vitest'
import { describe as sentence } from 'xiangzhen'
import {
  checkDutyList,
  checkEscalation,
  checkIssueLedger,
  type DutyList,
  type EscalationDocument,
  type IssueLedgerDocument,
  checkWorkflow,
} from 'xiangzhen/responsibility'
import { monthlyVillageEvent } from 'xiangzhen/presets/coverage'
import { environmentLedger, plainLedger, strawBurningLadders } from 'xiangzhen/presets/issue-ledgers'
import { memberDevelopmentPlan } from 'xiangzhen/presets/member-development'
import { partyBranchDuties, themeDayFirstFriday } from 'xiangzhen/presets/party-branch-duties'
import { attendanceLadder } from 'xiangzhen/presets/resident-team'
import { villageCommitteeDuties } from 'xiangzhen/presets/village-duties'
import { committeeMemberAppraisals } from 'xiangzhen/presets/village-election'
import { en } from 'xiangzhen/text/en'
import { zh } from 'xiangzhen/text/zh'

describe('checkDutyList', () => {
  it('the presets have no errors', () => {
    for (const list of [
      partyBranchDuties,
      themeDayFirstFriday,
      villageCommitteeDuties,
      monthlyVillageEvent,
      memberDevelopmentPlan,
    ]) {
      expect(checkDutyList(list).filter((one) => one.severity === 'error')).toEqual([])
    }
  })
  it('names what stands twice, unknown sources, and what does not fit', () => {
    const duty = { id: 'd', title: 'd', counts: ['d'], recurrence: { kind: 'perPeriod', period: 'month' } } as const
    const duties: DutyList['rules']['duties'] = [
      { ...duty, partialWindow: 'full', amount: { kind: 'times', atLeast: 4 }, apartDays: 10 },
      { ...duty, partialWindow: 'full', amount: { kind: 'times', atLeast: 5 }, apartDays: 10, source: 'z' },
      { ...duty, id: 'e', recurrence: { kind: 'perPeriod', period: 'month', every: 2 } },
    ]
    const found = checkDutyList({ ...partyBranchDuties, rules: { duties } })
    expect(found.map((one) => [one.code, one.path, one.data['witness'] ?? null])).toEqual([
      ['duplicate-duty', 'rules.duties[1]', null],
      ['unknown-source', 'rules.duties[1].source', null],
      ['too-many-for-window', 'rules.duties[1]', 41],
      ['partial-window-open', 'rules.duties[2]', null],
    ])
    // Every finding has a sentence in both languages, with nothing left unfilled.
    for (const one of found)
      for (const catalogue of [zh, en]) expect(sentence(one, catalogue)).not.toMatch(/[{}]|^[a-z]+-/)
  })
})

describe('checkEscalation', () => {
  it('the presets have no faults', () => {
    for (const one of [strawBurningLadders, attendanceLadder, committeeMemberAppraisals])
      expect(checkEscalation(one)).toEqual([])
  })
  it('names steps that do not rise and names that mean nothing', () => {
    const [ladder] = attendanceLadder.rules.ladders
    const steps = ladder!.steps.map((step) => ({ ...step, at: 2 }))
    const broken: EscalationDocument = {
      ...attendanceLadder,
      rules: {
        windows: [],
        ladders: [
          ladder!,
          { ...ladder!, steps, directEntries: [{ event: 'x', step: 'tenth' }], resets: ['absentWithoutReason'] },
        ],
      },
    }
    expect(checkEscalation(broken).map((one) => one.code)).toEqual([
      'unknown-window',
      'duplicate-ladder',
      'steps-not-rising',
      'steps-not-rising',
      'unknown-window',
      'unknown-direct-step',
      'counts-and-resets',
    ])
  })
})

describe('checkIssueLedger', () => {
  it('finds classes that nobody can accept, and what stands twice', () => {
    expect(checkIssueLedger(environmentLedger)).toEqual([])
    const one = { id: 'c', title: 'c', acceptance: 'moon' }
    const broken: IssueLedgerDocument = {
      ...plainLedger,
      rules: {
        ...plainLedger.rules,
        classes: [one, { ...one, acceptance: 'county' }],
        closeOut: [
          { kind: 'acceptance', clause: '一' },
          { kind: 'acceptance', clause: '二' },
        ],
      },
    }
    expect(checkIssueLedger(broken).map((finding) => finding.code)).toEqual([
      'unknown-level-of-class',
      'duplicate-class',
      'requirement-twice',
    ])
  })
})

describe('decisions', () => {
  const decided = (code: string, value: string) => ({ code, value, decidedBy: 'x', decidedOn: '2024-01-01' })
  const head = { id: 'd', title: 'd', version: '1', effective: { from: '2024-01-01' }, sources: [] } as const
  it('that answer no question, or in no answer, are told in every document', () => {
    const faults = (answer: string, question: string) => [decided(question, answer), decided('misspelt', 'x')]
    const codes = (found: readonly { readonly code: string }[]): readonly string[] =>
      found.map((one) => one.code).sort()
    const both = ['unknown-decision', 'unreadable-decision']
    expect(
      codes(checkDutyList({ ...head, rules: { duties: [] }, decisions: faults('half', 'partial-window') })),
    ).toEqual(both)
    expect(
      codes(
        checkEscalation({ ...head, rules: { windows: [], ladders: [] }, decisions: faults('twice', 'repeat-steps') }),
      ),
    ).toEqual(both)
    const ledger = { classes: [], levels: [], closeOut: [], afterReopening: 'open' } as const
    expect(codes(checkIssueLedger({ ...head, rules: ledger, decisions: faults('五天', 'publicity-days') }))).toEqual(
      both,
    )
    expect(codes(checkIssueLedger({ ...head, rules: ledger, decisions: [decided('publicity-days', '5')] }))).toEqual([])
    expect(codes(checkWorkflow({ ...head, rules: { steps: [] }, decisions: faults('maybe', 'first-day') }))).toEqual(
      both,
    )
    expect(
      codes(checkWorkflow({ ...head, rules: { steps: [] }, decisions: [decided('clock-start', 'talk')] })),
    ).toEqual([])
  })
})
