import { computed, diagnostic, notComputable, type Explanation, type Result } from '../kernel/index.js'
import {
  decimalPlaces,
  exactInteger,
  exactOf,
  exactToPlainText,
  exactToText,
  multiplyExact,
  roundExact,
  subtractExact,
  type Exact,
} from '../kernel/internal.js'
import { labelValue } from './charter-words.js'
import { clauseOf } from './explain-steps.js'
import type { LossBasis, LossDocument, LossFacts, LossReason } from './loss-rules.js'
import { exactRate } from './portions.js'
import { divideLoss } from './share-loss.js'

/** Codes of the steps of {@link explainLossShare}. */
export type LossStepCode =
  | 'loss-share'
  | 'loss-by-weight'
  | 'loss-to-bear'
  | 'loss-times-weight'
  | `loss-${'weight' | 'all'}-${LossBasis}`
  | 'loss-beyond-own-limit'
  | 'loss-from-limited'
  | 'loss-last-grain'

/**
 * Explains what one partner bears of a loss: its part of what is to be borne, what its own limit takes off or the limits of others add,
 * and the last grain.
 *
 * @param document - as for `shareLoss`
 * @param facts - as for `shareLoss`
 * @param question - the partner
 * @returns the tree; reasons `no-such-partner` and those of `shareLoss`
 * @example
 * ```ts
 * import { addsUp, explainLossShare, type LossDocument } from 'xiangzhen'
 * const document: LossDocument = {
 *   id: 'l', title: '合作协议', version: '1', effective: { from: '2024-01-01' }, sources: [], decisions: [],
 *   rules: { basis: 'equally', grain: '0.01', ties: ['byId'], partners: [{ id: 'a' }, { id: 'b' }] },
 * }
 * const why = explainLossShare(document, { loss: '100.01', partners: [] }, { partner: 'a' })
 * why.status === 'computed' && [why.value.figure, addsUp(why.value)] // => ['50.01', { ok: true }]
 * ```
 */
export function explainLossShare(
  document: LossDocument,
  facts: LossFacts,
  question: { readonly partner: string },
): Result<Explanation, LossReason> {
  const run = divideLoss(document, facts)
  if ('status' in run) return run
  const index = run.partners.findIndex(({ id }) => id === question.partner)
  const rule = run.partners[index]
  if (rule === undefined) {
    const data = { partner: question.partner }
    return notComputable('no-such-partner', [diagnostic('no-such-partner', 'error', 'partner', data)])
  }
  const share = run.division.shares[index]!
  const amount = exactOf(share.amount)
  const part = exactRate(share.part)
  const byWeight = roundExact(multiplyExact(part, run.toBear), toFen)
  const moved = subtractExact(roundExact(exactRate(run.quotas[index]!), toFen), byWeight)
  const partner = rule.title === undefined ? rule.id : labelValue(rule.title)
  const given = (code: LossStepCode, figure: Exact): Explanation => ({
    code,
    data: { partner },
    figure: exactToPlainText(figure),
    operation: 'given',
    lines: [],
  })
  // Rates without a finite decimal form are written as so many of so many parts.
  const whole = decimalPlaces(run.weights[index]!) === undefined
  const [weight, all] = whole ? [exactInteger(part.n), exactInteger(part.d)] : [run.weights[index]!, run.all]
  const lastGrain = subtractExact(subtractExact(amount, byWeight), moved)
  return computed({
    code: 'loss-share',
    data: { partner, ...clauseOf(rule) },
    figure: share.amount,
    operation: 'sum',
    lines: [
      {
        code: 'loss-by-weight',
        data: { percent: exactToText(multiplyExact(part, exactInteger(100)), 2, 'halfUp') },
        figure: exactToText(byWeight, 2, 'floor'),
        operation: 'quotient',
        rounding: toFen,
        lines: [
          {
            ...given('loss-times-weight', multiplyExact(run.toBear, weight)),
            operation: 'product',
            lines: [given('loss-to-bear', run.toBear), given(`loss-weight-${run.basis}`, weight)],
          },
          given(`loss-all-${run.basis}`, all),
        ],
      },
      ...(moved.n === 0n ? [] : [given(moved.n < 0n ? 'loss-beyond-own-limit' : 'loss-from-limited', moved)]),
      ...(lastGrain.n === 0n ? [] : [given('loss-last-grain', lastGrain)]),
    ],
  })
}

const toFen = { digits: 2, mode: 'floor' } as const
