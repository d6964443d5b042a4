import { expect, it } from 'vitest'
import {
  checkRedemptionPolicy,
  parseEntryWorkflow,
  parseRedemptionPolicy,
  quoteRedemption,
  transitionEntry,
} from 'xiangzhen/points'
import { householdExchange, householdWorkflow } from 'xiangzhen/presets/household-exchange'

it('the template of an exchange is a document without faults, and asks what texts leave open', () => {
  expect(parseRedemptionPolicy(JSON.parse(JSON.stringify(householdExchange)))).toEqual(householdExchange)
  expect(checkRedemptionPolicy(householdExchange).map((one) => one.code)).toEqual(['redemption-left-open'])
  const credits = [{ id: 'c1', holder: 'h1', points: '32', on: '2024-05-01', state: 'posted' as const }]
  const order = { id: 'r1', holder: 'h1', on: '2024-06-25', want: { worth: '25' } }
  expect(quoteRedemption(householdExchange, { credits }, order)).toMatchObject({
    missing: [{ code: 'quarter-window' }],
  })
})

it('the template of a workflow asks how long an entry is published', () => {
  expect(parseEntryWorkflow(JSON.parse(JSON.stringify(householdWorkflow)))).toEqual(householdWorkflow)
  const entry = { id: 'e1', member: 'h1', item: 'deed', eventDate: '2024-03-01' }
  const events = (['declare', 'review', 'verify'] as const).map((action, index) => ({
    entry: 'e1',
    number: index + 1,
    action,
    actor: `p${index}`,
    on: '2024-03-02',
  }))
  const request = { action: 'publish', actor: 'clerk', on: '2024-03-03' } as const
  expect(transitionEntry(householdWorkflow, { entry, events }, request)).toMatchObject({
    missing: [{ code: 'publicity-length' }],
  })
})
