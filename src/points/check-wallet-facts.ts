import { diagnostic, type Diagnostic } from '../kernel/index.js'
import { exactOf } from '../kernel/internal.js'
import { holderOf } from './holder-facts.js'
import type { RedemptionCode } from './redemption-codes.js'
import { unlistedStock } from './redemption-limits.js'
import type { RedemptionPolicy } from './redemption-policy.js'
import { usableWallet } from './usable-wallet.js'
import { walletOf } from './wallet.js'
import type { WalletFacts } from './wallet-facts.js'

/**
 * Finds goods that came in under a name that the policy does not list, and looks at what households that split or merged left behind: a rest of the right to redeem that the new account does not have, and credits,
 * reversals and cancelled redemptions that still come to an old household from which everything was moved. Rests never move with points:
 * whether one follows is for the host to say, with a row of `rests` for the new account.
 *
 * @param policy - how points are redeemed
 * @param facts - credits, redemptions, transfers, holders and rests
 * @returns the findings; the path names the row by its id: `transfers.t1`, `credits.c9`
 * @example
 * ```ts
 * import { checkWalletFacts, type RedemptionPolicy, type WalletFacts } from 'xiangzhen/points'
 * const policy: RedemptionPolicy = {
 *   id: 'shop', title: '积分超市', version: '1', effective: { from: '2024-01-01' }, sources: [], decisions: [],
 *   rules: { currencies: [{ id: 'points', title: '积分' }], digits: 0, opens: 'atOnce', expiry: 'never', right: 'redeem' },
 * }
 * const lots = [{ lot: 'c1', currency: 'points', points: '30', on: '2024-01-10' }]
 * const facts: WalletFacts = {
 *   credits: [{ id: 'c1', holder: 'h2', points: '30', on: '2024-01-10' }],
 *   transfers: [{ id: 't1', from: 'h2', to: 'h2a', cause: 'split', on: '2024-05-01', lots }],
 *   rests: [{ holder: 'h2', right: 'redeem', title: '黑榜户', from: '2024-04-01', to: '2024-06-30' }],
 * }
 * checkWalletFacts(policy, facts).map((one) => [one.code, one.path]) // => [['rest-not-moved', 'transfers.t1']]
 * ```
 */
export function checkWalletFacts(policy: RedemptionPolicy, facts: WalletFacts): readonly Diagnostic<RedemptionCode>[] {
  const { facts: usable, found: leftOut } = usableWallet(facts)
  const found: Diagnostic<RedemptionCode>[] = [...leftOut, ...unlistedStock(policy.rules, facts)]
  const emptied = new Map<string, string>()
  for (const { id, from, to, cause, on } of usable.transfers ?? []) {
    if (to === undefined || (cause !== 'split' && cause !== 'merge')) continue
    const restsOf = (holder: string) =>
      (holderOf(usable, holder).suspensions ?? []).filter((one) => one.right === policy.rules.right)
    for (const rest of restsOf(from).filter((one) => one.to >= on)) {
      const first = rest.from > on ? rest.from : on
      if (restsOf(to).some((one) => one.from <= first && one.to >= rest.to)) continue
      const title = rest.title === undefined ? {} : { title: rest.title }
      const data = { holder: from, to, first, until: rest.to, ...title }
      found.push(diagnostic('rest-not-moved', 'warning', `transfers.${id}`, data))
    }
    const wallet = walletOf(policy, usable, { holder: from, asOf: on })
    // A wallet that needs a decision is not empty: nobody knows.
    const empty =
      wallet.status === 'computed' && wallet.value.accounts.every(({ balance }) => exactOf(balance).n === 0n)
    if (cause === 'split' && empty) emptied.set(from, on)
  }
  const look = (row: { readonly id: string; readonly holder: string; readonly on: string }, list: string): void => {
    const split = emptied.get(row.holder)
    if (split === undefined || row.on <= split) return
    const data = { id: row.id, holder: row.holder, on: row.on, split }
    found.push(diagnostic('record-after-split', 'warning', `${list}.${row.id}`, data))
  }
  for (const credit of usable.credits) look(credit, 'credits')
  for (const record of usable.redemptions ?? []) look(record, 'redemptions')
  return found
}
