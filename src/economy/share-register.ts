import { computed, type DecimalText, type PlainDate, type Result } from '../kernel/index.js'
import { fromScaled } from '../kernel/internal.js'
import type { Charter } from './charter.js'
import { sortedIds, type ShareAccount } from './share-book.js'
import { replayRegister } from './replayed-register.js'
import type { ShareEvent, ShareHolder } from './share-rules.js'

/** The facts of a share register. */
export interface ShareRegisterFacts {
  /** What happened to shares, in any order. */
  readonly register: readonly ShareEvent[]
  /** Who they are; holders that only appear in events are members without further facts. */
  readonly holders?: readonly ShareHolder[]
}

/** Why a register cannot be replayed: the charter has no share rules, or the record date is no day. */
export type RegisterReason = 'no-share-rules' | 'not-a-date' | 'facts-not-readable'

/** What one holder has of one class on the record date. */
export interface Holding {
  /** The holder. */
  readonly holder: string
  /** Share class. */
  readonly shareClass: string
  /** Shares, at the places of the class; frozen and pledged ones are among them. */
  readonly shares: DecimalText
  /** Shares in dispute: their dividend is set aside. */
  readonly frozen: DecimalText
  /** Mortgaged shares and shares given as a guarantee. */
  readonly pledged: DecimalText
  /** Last day of rights kept after leaving, where the whole holding ends; the last of several. */
  readonly rightsUntil?: PlainDate
  /** Shares that end while the others stay, by the last day of their rights. */
  readonly ending?: readonly { readonly until: PlainDate; readonly shares: DecimalText }[]
}

/** What became of a class: granted less ended is what is held. */
export interface ShareClassTotal {
  /** Share class. */
  readonly id: string
  /** Shares ever granted. */
  readonly granted: DecimalText
  /** Shares that ended by buy-back, exit or the end of kept rights. */
  readonly ended: DecimalText
  /** Shares held on the record date. */
  readonly held: DecimalText
  /** Holders on the record date. */
  readonly holders: number
}

/** The register on a day. */
export interface ShareHoldings {
  /** The day. */
  readonly recordDate: PlainDate
  /** Holdings of more than nothing, by class and holder in code unit order. */
  readonly holdings: readonly Holding[]
  /** Totals of each class. */
  readonly classes: readonly ShareClassTotal[]
}

/**
 * Replays the events of a share register up to and including the record date. Events run by date, then `sequence`, then
 * id, whatever their order in the list. An event that cannot be (unknown class, more shares than held, frozen or pledged
 * shares leaving, a power that the charter does not allow, a cap, a day that does not exist) is refused with a diagnostic and
 * changes nothing.
 *
 * Needs `share-power` where an event uses a power on which the charter is silent, `shares-per-unit` where an event states land or
 * money instead of shares, `event-holder` where a grant names nobody, `shares-fixed-on` where shares are fixed (增人不增股) and were
 * granted on several days.
 *
 * @param charter - a charter with `shares`
 * @param facts - events and holders
 * @param question - the record date
 * @returns holdings and totals; reasons `no-share-rules` when the charter has none, `not-a-date` for the record date,
 * `facts-not-readable` for rows that cannot be read
 * @example
 * ```ts
 * import { shareHoldings, type AgreementCharter } from 'xiangzhen/economy'
 * const charter: AgreementCharter = {
 *   id: 'c', title: '章程', version: '1', effective: { from: '2020-01-01' }, sources: [], decisions: [],
 *   rules: {
 *     form: 'agreement', measure: 'netResult', pools: [], rounding: { digits: 2, mode: 'halfUp' },
 *     shares: {
 *       registeredBy: 'household',
 *       classes: [{ id: 'member', label: '成员股', digits: 1 }],
 *       powers: [{ power: 'transfer', allowed: 'yes' }],
 *     },
 *   },
 * }
 * const register = [
 *   { id: 'e1', type: 'grant', date: '2020-01-01', shareClass: 'member', shares: '2.5', to: 'h1' },
 *   { id: 'e2', type: 'transfer', date: '2021-06-01', shareClass: 'member', shares: '1', from: 'h1', to: 'h2' },
 * ] as const
 * const result = shareHoldings(charter, { register }, { recordDate: '2021-12-31' })
 * result.status === 'computed' && result.value.holdings.map((one) => [one.holder, one.shares])
 * // => [['h1', '1.5'], ['h2', '1.0']]
 * ```
 */
export function shareHoldings(
  charter: Charter,
  facts: ShareRegisterFacts,
  question: { readonly recordDate: PlainDate },
): Result<ShareHoldings, RegisterReason> {
  const replayed = replayRegister(charter, facts, question.recordDate)
  if ('status' in replayed) return replayed
  const { fold, diagnostics } = replayed
  const holdings: Holding[] = []
  const classes = [...fold.classes.values()].map((book) => {
    const ids = sortedIds(book.accounts)
    let holders = 0
    let held = 0
    for (const id of ids) {
      const account = book.accounts.get(id)!
      if (account.shares === 0) continue
      holders += 1
      held += account.shares
      const text = (shares: number): DecimalText => fromScaled(shares, book.rule.digits)
      holdings.push({
        holder: id,
        shareClass: book.rule.id,
        shares: text(account.shares),
        frozen: text(account.frozen),
        pledged: text(account.pledged),
        ...endingOf(account, text),
      })
    }
    const { digits } = book.rule
    return {
      id: book.rule.id,
      granted: fromScaled(book.granted, digits),
      ended: fromScaled(book.ended, digits),
      held: fromScaled(held, digits),
      holders,
    }
  })
  return computed({ recordDate: question.recordDate, holdings, classes }, diagnostics)
}

// A holding that ends as a whole states its last day; one that ends in part states which shares end when.
function endingOf(
  account: ShareAccount,
  text: (shares: number) => DecimalText,
): Pick<Holding, 'rightsUntil' | 'ending'> {
  const lots = [...account.ending].sort((a, b) => (a.until < b.until ? -1 : 1))
  if (lots.length === 0) return {}
  const whole = lots.reduce((sum, lot) => sum + lot.shares, 0) === account.shares
  const ending = lots.map(({ until, shares }) => ({ until, shares: text(shares) }))
  return {
    ...(whole ? { rightsUntil: lots[lots.length - 1]!.until } : {}),
    ...(whole && lots.length === 1 ? {} : { ending }),
  }
}
