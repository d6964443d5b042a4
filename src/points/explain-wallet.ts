import {
  computed,
  diagnostic,
  notComputable,
  type DiagnosticData,
  type Explanation,
  type Result,
} from '../kernel/index.js'
import { addExact, exactZero, negateExact, subtractExact, type Exact } from '../kernel/internal.js'
import { openPoints, usablePoints } from './currency-match.js'
import { underEveryAnswer, type Ask } from './open-answers.js'
import { heldPoints, type OpenLot } from './open-lots.js'
import type { RedemptionCode } from './redemption-codes.js'
import type { RedemptionPolicy } from './redemption-policy.js'
import { checkAskedDays, foundOf, usableWallet } from './usable-wallet.js'
import { factsOf, holderOf, isKnown, restingOn } from './holder-facts.js'
import { figureText, type WalletQuestion } from './wallet.js'
import type { WalletFacts } from './wallet-facts.js'
import { replayLedger } from './wallet-ledger.js'

/** Codes of the steps of a wallet's explanation. */
export type WalletStepCode =
  | 'wallet-available'
  | 'wallet-held'
  | 'wallet-came-in'
  | 'wallet-credit'
  | 'wallet-received'
  | 'wallet-spent'
  | 'wallet-given'
  | 'wallet-deducted'
  | 'wallet-reversed'
  | 'wallet-expired'
  | 'wallet-lot-expired'
  | 'wallet-cleared'
  | 'wallet-owed'
  | 'wallet-written-off'
  | 'wallet-not-open'
  | 'wallet-not-matched'
  | 'wallet-resting'

/**
 * Why so many points of one kind can be redeemed on a day: what came in, what was spent, given, taken, what expired and was cleared, and what
 * is held and cannot be spent yet, as a tree that adds up.
 *
 * @param question - whose points, of which kind (absent: the first of the policy), and on which day
 * @returns the explanation; reasons `holder-not-known`, `currency-not-in-policy`, `class-without-factor`; decisions as for `walletOf`
 * @throws RangeError where a day of the question is no date
 * @example
 * ```ts
 * import { addsUp } from 'xiangzhen/kernel'
 * import { explainWallet, type RedemptionPolicy } from 'xiangzhen/points'
 * const policy: RedemptionPolicy = {
 *   id: 'shop', title: '积分超市', version: '1', effective: { from: '2024-01-01' }, sources: [], decisions: [],
 *   rules: { currencies: [{ id: 'points', title: '积分' }], digits: 0, opens: 'atOnce', expiry: 'never', rest: 'stays' },
 * }
 * const credits = [{ id: 'c1', holder: 'h1', points: '37', on: '2024-01-10' }]
 * const redemptions = [{ id: 'r1', holder: 'h1', on: '2024-01-31', paid: [{ currency: 'points', points: '30' }] }]
 * const why = explainWallet(policy, { credits, redemptions }, { holder: 'h1', asOf: '2024-02-01' })
 * why.status === 'computed' && why.value.figure // => '7'
 * why.status === 'computed' && addsUp(why.value) // => { ok: true }
 * ```
 */
export function explainWallet(
  policy: RedemptionPolicy,
  given: WalletFacts,
  question: WalletQuestion & { readonly currency?: string },
): Result<Explanation, RedemptionCode> {
  checkAskedDays({ asOf: question.asOf, knownAt: question.knownAt })
  const { facts, found } = usableWallet(given)
  const { holder } = question
  const kind = policy.rules.currencies.find(({ id }) => (question.currency ?? id) === id)
  const refused = (code: RedemptionCode, data: DiagnosticData): Result<never, RedemptionCode> =>
    notComputable(code, [diagnostic(code, 'error', holder, data)])
  if (!isKnown(facts, holder)) return refused('holder-not-known', { holder })
  if (kind === undefined) return refused('currency-not-in-policy', { currency: question.currency! })
  const told = underEveryAnswer(policy.decisions, (ask) => {
    const why = explainedUnder(policy, ask, facts, question, kind)
    return why ?? refused('class-without-factor', { holder, on: question.asOf, currency: kind.title })
  })
  return { ...told, diagnostics: [...foundOf(found, holder), ...told.diagnostics] }
}

function explainedUnder(
  { rules }: RedemptionPolicy,
  ask: Ask,
  facts: WalletFacts,
  { holder: id, asOf, knownAt }: WalletQuestion,
  { id: currency, title }: RedemptionPolicy['rules']['currencies'][number],
): Result<Explanation, never> | undefined {
  const holder = holderOf(facts, id)
  const ledger = replayLedger(rules, ask, factsOf(facts, id, knownAt), asOf)
  const usable = usablePoints(rules, ask, ledger, holder, currency, asOf)
  if (usable === undefined) return undefined
  const sums = ledger.sums.get(currency)!
  const lots = ledger.lots.filter((lot) => lot.currency === currency)
  const step = (
    code: WalletStepCode,
    figure: Exact,
    lines: readonly Explanation[] = [],
    operation: Explanation['operation'] = 'sum',
    data: DiagnosticData = {},
  ): Explanation => {
    const text = figureText(figure, rules.digits)
    return {
      code,
      data: {
        currency: title,
        points: figureText(figure.n < 0n ? negateExact(figure) : figure, rules.digits),
        ...data,
      },
      figure: text,
      operation: lines.length === 0 ? 'given' : operation,
      lines,
    }
  }
  const given = (code: WalletStepCode, figure: Exact, data: DiagnosticData = {}): readonly Explanation[] =>
    figure.n === 0n ? [] : [step(code, figure, [], 'given', data)]
  const credits = new Set(facts.credits.filter((one) => one.holder === id).map((one) => one.id))
  const comingIn = (own: (lot: OpenLot) => boolean, code: WalletStepCode): readonly Explanation[] =>
    lots
      .filter(own)
      .flatMap((lot) =>
        given(code, lot.points, { on: lot.on, ...(lot.until === undefined ? {} : { until: lot.until }) }),
      )
  const total = (part: 'expired' | 'cleared'): Exact => lots.reduce((sum, lot) => addExact(sum, lot[part]), exactZero)
  const expired = lots.flatMap((lot) =>
    given('wallet-lot-expired', lot.expired, { on: lot.on, until: lot.until ?? asOf }),
  )
  const received = new Set((facts.transfers ?? []).flatMap((one) => one.lots.map(({ lot }) => `${one.id}:${lot}`)))
  const cameIn = step('wallet-came-in', addExact(sums.earned, sums.received), [
    ...comingIn((lot) => credits.has(lot.id), 'wallet-credit'),
    ...comingIn((lot) => received.has(lot.id), 'wallet-received'),
  ])
  const held = heldPoints(ledger, currency)
  const open = openPoints(ledger, currency, asOf)
  const resting = restingOn(rules, holder, asOf)
  const why = step(
    'wallet-held',
    held,
    [
      cameIn,
      ...given('wallet-spent', sums.spent),
      ...given('wallet-given', sums.given),
      ...given('wallet-deducted', sums.deducted),
      ...given('wallet-reversed', sums.reversed),
      ...(expired.length === 0 ? [] : [step('wallet-expired', total('expired'), expired)]),
      ...given('wallet-cleared', total('cleared')),
      ...given('wallet-owed', negateExact(sums.owed)),
      ...given('wallet-written-off', negateExact(sums.writtenOff)),
    ],
    'difference',
  )
  const lines = [
    why,
    ...given('wallet-not-open', subtractExact(held, open)),
    ...given('wallet-not-matched', subtractExact(open, usable)),
    ...(resting === null ? [] : given('wallet-resting', usable, { ...resting })),
  ]
  const data = { holder: id, on: asOf }
  const top = step('wallet-available', resting === null ? usable : exactZero, lines, 'difference', data)
  return computed(top, ledger.diagnostics)
}
