import { decided, type BookAccount, type BookItem } from './compiled-book.js'
import type { OutcomeTest, OutcomeTests } from './outcome-tests.js'
import type { CombinedCap, CountingWindow, CountLimit, PointItem } from './point-items.js'
import type { PointWorth } from './point-worths.js'
import type { RuleBookRules } from './rule-book.js'

/** Items whose single entries something else asks for. */
export function itemsLookedAt(
  rules: RuleBookRules,
  items: readonly PointItem[],
  countLimits: readonly CountLimit[],
): ReadonlySet<string> {
  const looked = new Set<string>(countLimits.flatMap((one) => one.items))
  for (const one of rules.multipliers ?? []) for (const id of one.items ?? items.map((item) => item.id)) looked.add(id)
  for (const item of items) {
    const worth = decided(item.worth)
    if (worth.by === 'shortfall') for (const id of worth.of) looked.add(id)
    for (const condition of item.conditions ?? []) {
      if (condition.by === 'follow') for (const id of condition.items) looked.add(id)
    }
  }
  for (const veto of rules.vetoes ?? []) for (const id of decided(veto).items ?? []) looked.add(id)
  for (const suspension of rules.suspensions ?? []) {
    for (const id of suspension.items) looked.add(id)
    if (decided(suspension.earning) === 'stops') for (const item of items) looked.add(item.id)
  }
  const ofResults = testsOfResults(rules)
  for (const test of [...testsOf(rules), ...ofResults]) {
    if (test.by === 'figure' && test.figure.of === 'quantity') looked.add(test.figure.id)
    if (test.by === 'noLosses') for (const item of items) if (item.kind !== 'award') looked.add(item.id)
  }
  for (const test of ofResults) if (test.by === 'figure' && test.figure.of === 'count') looked.add(test.figure.id)
  for (const one of rules.figures ?? []) {
    const from = decided(one).from
    if (from.by !== 'grade' && from.figure.of === 'quantity') looked.add(from.figure.id)
  }
  for (const one of rules.rankings ?? []) {
    const figure = decided(one.figure)
    if (figure.of === 'quantity') looked.add(figure.id)
  }
  return looked
}

/** Whether conditions ask on which day something was gained or lost. */
export function looksAtDays(rules: RuleBookRules): boolean {
  return testsOfResults(rules).length > 0 || testsOf(rules).some((test) => test.by === 'noLosses')
}

function testsOfResults(rules: RuleBookRules): readonly OutcomeTest[] {
  return rules.items.flatMap((one) => {
    const worth = decided(decided(one).worth)
    return worth.by === 'result' ? singleTests(worth.when) : []
  })
}

function testsOf(rules: RuleBookRules): readonly OutcomeTest[] {
  return [
    ...(rules.gates ?? []).map((one) => one.when),
    ...(rules.consequences ?? []).map((one) => decided(one).when),
    ...[...(rules.vetoes ?? []), ...(rules.lists ?? [])].flatMap((one) => decided(one).when ?? []),
  ].flatMap(singleTests)
}

/** The single tests of a condition. */
export function singleTests(tests: OutcomeTests): readonly OutcomeTest[] {
  if ('all' in tests) return tests.all.flatMap(singleTests)
  return 'any' in tests ? tests.any.flatMap(singleTests) : [tests]
}

/** Whether entries of an item can be added as they come. */
export function isPlain(item: PointItem, worth: PointWorth, rules: RuleBookRules): boolean {
  if (decided(rules.account).kind === 'household') return false
  if (item.conditions !== undefined || item.classes !== undefined || item.roles !== undefined) return false
  if (item.counts !== undefined && item.counts !== 'each') return false
  if (item.sameMatter !== undefined && item.sameMatter !== 'each') return false
  if (item.quantityLimit !== undefined || item.effective !== undefined || item.earlierWorths !== undefined) return false
  if (worth.by === 'fixed' || worth.by === 'quantity') return typeof worth.points === 'string'
  return worth.by === 'range'
}

/** The windows that can reach back before the score period. */
export function windowsOf(
  accounts: readonly BookAccount[],
  items: readonly BookItem[],
  combined: readonly CombinedCap[],
  limits: readonly CountLimit[],
): CountingWindow[] {
  const windows: CountingWindow[] = []
  for (const account of accounts) for (const cap of account.caps) windows.push(decided(cap.per))
  for (const cap of combined) windows.push(decided(cap.per))
  for (const limit of limits) windows.push(decided(limit.per))
  for (const { caps, worth } of items) {
    for (const cap of caps) windows.push(decided(cap.per))
    if (worth.by === 'count') windows.push(decided(worth.within))
    if (worth.by === 'steps') {
      const span = decided(worth.accumulate)
      if (span !== 'entry') windows.push(worth.leftover === 'kept' ? 'ever' : span)
    }
  }
  return windows
}
