import { computed, notComputable, type Explanation, type PlainDate, type Result } from '../kernel/index.js'
import { exactInteger } from '../kernel/internal.js'
import { issueHistory, lastOf, type IssueFacts, type IssueLedgerDocument } from './issue-ledger.js'
import { explanationOf } from './working-explanation.js'
import { givenStep, productStep, quotientStep, roundedStep, sumStep } from './working.js'

/** Steps of an explained rate of a ledger. */
export type LedgerStepCode =
  | 'ledger-percent'
  | 'ledger-percent-exact'
  | 'ledger-share'
  | 'ledger-closed'
  | 'ledger-open'
  | 'ledger-issue'
  | 'ledger-entered'
  | 'ledger-hundred'

/** Why a ledger has no rate: its rules ask for none, or nothing was entered yet. */
export type LedgerRateReason = 'rate-not-asked' | 'nothing-entered'

/**
 * Explains the rate of closed issues (整改率) of a ledger on a day: which issues are struck off, of how many that were entered, and how it is rounded.
 *
 * @param document - the rules of the ledger
 * @param facts - issues and log
 * @param question - the day
 * @returns the steps of `closedPercent`; reasons `rate-not-asked`, `nothing-entered`
 * @example
 * ```ts
 * import { explainLedger } from 'xiangzhen/responsibility'
 * import { plainLedger } from 'xiangzhen/presets/issue-ledgers'
 * const rated = { ...plainLedger, rules: { ...plainLedger.rules, rate: { digits: 1, mode: 'halfUp' as const } } }
 * const { id: classId } = plainLedger.rules.classes[0]!
 * const issues = ['i1', 'i2', 'i3'].map((id) => ({ id, title: id, classId, owner: 'v1', openedOn: '2024-03-01', measures: [] }))
 * const log = [{ id: 'l1', issueId: 'i1', date: '2024-03-20', kind: 'closed' as const }]
 * const why = explainLedger(rated, { issues, log }, { asOf: '2024-04-30' })
 * why.status === 'computed' && why.value.figure // => '33.3'
 * ```
 */
export function explainLedger(
  document: IssueLedgerDocument,
  facts: IssueFacts,
  question: { readonly asOf: PlainDate },
): Result<Explanation, LedgerRateReason> {
  const { rate } = document.rules
  if (rate === undefined) return notComputable('rate-not-asked')
  const issues = facts.issues.filter((issue) => issue.openedOn <= question.asOf).sort((a, b) => (a.id < b.id ? -1 : 1))
  if (issues.length === 0) return notComputable('nothing-entered')
  const left = issues.filter(
    ({ id }) => lastOf(issueHistory(id, facts.log, question.asOf).since, 'closed') === undefined,
  )
  const one = exactInteger(1)
  const closed = givenStep('ledger-closed', exactInteger(issues.length - left.length))
  const open = sumStep(
    'ledger-open',
    left.map(({ title }) => givenStep('ledger-issue', one, { issue: title })),
  )
  const entered = sumStep('ledger-entered', [closed, open], { asOf: question.asOf })
  const share = quotientStep('ledger-share', closed, entered)
  const percent = productStep('ledger-percent-exact', [share, givenStep('ledger-hundred', exactInteger(100))])
  return computed(explanationOf(roundedStep('ledger-percent', percent, rate)))
}
