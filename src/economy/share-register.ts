import {
  computed,
  decisionFor,
  diagnostic,
  needs,
  type Decision,
  type DecimalText,
  type DecisionNeed,
  type Diagnostic,
  type PlainDate,
  type Result,
} from '../kernel/index.js'
import { fromScaled, multiplyExact, exactOf, exactToText, toScaled } from '../kernel/internal.js'
import type { Charter } from './charter.js'
import { capInTheWay } from './holding-caps.js'
import {
  accountOf,
  addYoung,
  end,
  endRights,
  sortedIds,
  take,
  type ShareAccount,
  type ShareBook,
} from './share-book.js'
import type { ShareEvent, ShareHolder, SharePower, ShareRules } from './share-rules.js'

/** The facts of a share register. */
export interface ShareRegisterFacts {
  /** What happened to shares, in any order. */
  readonly register: readonly ShareEvent[]
  /** Who they are; holders that only appear in events are members without further facts. */
  readonly holders?: readonly ShareHolder[]
}

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
  /** Last day of rights kept after leaving. */
  readonly rightsUntil?: PlainDate
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
 * shares leaving, a power that the charter does not allow, a cap) is refused with a diagnostic and changes nothing.
 *
 * Needs `share-power` where an event uses a power on which the charter is silent, `shares-per-unit` where an event states land or
 * money instead of shares, `event-holder` where a grant names nobody.
 *
 * @param charter - a charter with `shares`
 * @param facts - events and holders
 * @param question - the record date
 * @returns holdings and totals; reason `no-share-rules` when the charter has none
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
): Result<ShareHoldings, 'no-share-rules'> {
  const rules = charter.rules.shares
  if (rules === undefined) return { status: 'not-computable', reason: 'no-share-rules', diagnostics: [] }
  const fold = foldShares(rules, charter.decisions, facts, question.recordDate)
  if (fold.missing.length > 0) return needs(fold.missing, fold.diagnostics)
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
        ...(account.until === undefined ? {} : { rightsUntil: account.until }),
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
  return computed({ recordDate: question.recordDate, holdings, classes }, fold.diagnostics)
}

/** The register replayed. */
export interface ShareFold {
  readonly classes: ReadonlyMap<string, ShareBook>
  /** Sub-ledger of a holder after mergers and splits. */
  readonly unitOf: ReadonlyMap<string, string>
  /** The village into which a former one merged. */
  readonly mergedInto: ReadonlyMap<string, string>
  readonly missing: readonly DecisionNeed[]
  readonly diagnostics: readonly Diagnostic[]
}

interface Replay {
  readonly rules: ShareRules
  readonly decisions: readonly Decision[]
  readonly classes: Map<string, ShareBook>
  readonly holders: ReadonlyMap<string, ShareHolder>
  readonly unitOf: Map<string, string>
  readonly mergedInto: Map<string, string>
  readonly youngFrom: PlainDate | undefined
  readonly missing: Map<string, DecisionNeed>
  readonly diagnostics: Diagnostic[]
}

/** Replays events up to a day; grants after `youngFrom` keep their day. */
export function foldShares(
  rules: ShareRules,
  decisions: readonly Decision[],
  facts: ShareRegisterFacts,
  until: PlainDate,
  youngFrom?: PlainDate,
): ShareFold {
  const replay: Replay = {
    rules,
    decisions,
    classes: new Map(rules.classes.map((rule) => [rule.id, { rule, accounts: new Map(), granted: 0, ended: 0 }])),
    holders: new Map((facts.holders ?? []).map((holder) => [holder.id, holder])),
    unitOf: new Map(),
    mergedInto: new Map(),
    youngFrom,
    missing: new Map(),
    diagnostics: [],
  }
  const seen = new Set<string>()
  for (const index of inOrder(facts.register)) {
    const event = facts.register[index]!
    if (event.date > until) break
    if (seen.has(event.id)) refuse(replay, 'duplicate-share-event', index, { id: event.id })
    else apply(replay, event, index)
    seen.add(event.id)
  }
  for (const book of replay.classes.values()) endRights(book, until)
  return { ...replay, missing: [...replay.missing.values()] }
}

// Indexes of the events in the order of time; a list in order is not sorted again.
function inOrder(events: readonly ShareEvent[]): Iterable<number> {
  const order = events.map((_, index) => index)
  for (let i = 1; i < events.length; i += 1) {
    if (byTime(events[i - 1]!, events[i]!) > 0) return order.sort((a, b) => byTime(events[a]!, events[b]!))
  }
  return order
}

function byTime(a: ShareEvent, b: ShareEvent): number {
  if (a.date !== b.date) return a.date < b.date ? -1 : 1
  const order = (a.sequence ?? 0) - (b.sequence ?? 0)
  return order !== 0 ? order : a.id < b.id ? -1 : a.id > b.id ? 1 : 0
}

function apply(replay: Replay, event: ShareEvent, index: number): void {
  switch (event.type) {
    case 'merge':
    case 'split':
      return reorganise(replay, event, index)
    case 'exit':
      return exit(replay, event, index)
    default:
      return move(replay, event, event.type, index)
  }
}

// What a kind of event takes, gives, and on which power it stands.
const moves = {
  grant: { from: false, to: true },
  transfer: { from: true, to: true, power: 'transfer' },
  gift: { from: true, to: true, power: 'gift' },
  inherit: { from: true, to: true, power: 'inheritance' },
  buyBack: { from: true, to: false, power: 'paidWithdrawal' },
  freeze: { from: true, to: false },
  unfreeze: { from: true, to: false },
  pledge: { from: true, to: false, power: 'mortgage' },
  release: { from: true, to: false },
} as const satisfies Readonly<Record<string, { from: boolean; to: boolean; power?: SharePower }>>

function move(replay: Replay, event: ShareEvent, type: keyof typeof moves, index: number): void {
  const book = event.shareClass === undefined ? undefined : replay.classes.get(event.shareClass)
  if (book === undefined) return refuse(replay, 'unknown-share-class', index, { shareClass: event.shareClass ?? '' })
  const shares = sharesOf(replay, event, book, index)
  const kind = moves[type]
  const from = kind.from ? event.from : undefined
  if (kind.from && from === undefined) return refuse(replay, 'event-without-holder', index, { id: event.id })
  const to = kind.to ? (event.to ?? namedHolder(replay, event)) : undefined
  if (shares === undefined || (kind.to && to === undefined)) return
  if ('power' in kind && !powerAllows(replay, event, kind.power, index)) return
  const giver = from === undefined ? undefined : accountOf(book, from)
  if (giver !== undefined && !giverCan(replay, event, giver, shares, index)) return
  if (giver !== undefined && to !== undefined && !capLets(replay, book, to, shares, index)) return
  switch (type) {
    case 'grant': {
      const account = accountOf(book, to!)
      account.shares += shares
      book.granted += shares
      if (replay.youngFrom !== undefined && event.date > replay.youngFrom) addYoung(account, event.date, shares)
      return
    }
    case 'buyBack':
      take(giver!, shares)
      book.ended += shares
      return
    case 'freeze':
      giver!.frozen += shares
      return
    case 'unfreeze':
      giver!.frozen -= shares
      return
    case 'pledge':
      giver!.pledged += shares
      return
    case 'release':
      giver!.pledged -= shares
      return
    default: {
      const receiver = accountOf(book, to!)
      for (const lot of take(giver!, shares)) addYoung(receiver, lot.date, lot.shares)
      receiver.shares += shares
    }
  }
}

function sharesOf(replay: Replay, event: ShareEvent, book: ShareBook, index: number): number | undefined {
  const { digits, perUnit, id } = book.rule
  let text = event.shares
  if (text === undefined && event.measure !== undefined) {
    const factor = perUnit ?? decisionFor(replay.decisions, 'shares-per-unit', id)?.value
    if (factor === undefined) {
      open(replay, { code: 'shares-per-unit', at: id, options: [], free: 'figure' })
      return undefined
    }
    text = exactToText(multiplyExact(exactOf(event.measure), exactOf(factor)), digits, 'halfUp')
  }
  const shares = text === undefined ? undefined : toScaled(text, digits)
  if (shares !== undefined && shares > 0) return shares
  refuse(replay, 'bad-share-count', index, { shares: text ?? '', digits })
  return undefined
}

function namedHolder(replay: Replay, event: ShareEvent): string | undefined {
  const decided = decisionFor(replay.decisions, 'event-holder', event.id)?.value
  if (decided === undefined) open(replay, { code: 'event-holder', at: event.id, options: [], free: 'text' })
  return decided
}

function powerAllows(replay: Replay, event: ShareEvent, power: SharePower, index: number): boolean {
  const rule = replay.rules.powers?.find(
    (one) => one.power === power && (one.classes === undefined || one.classes.includes(event.shareClass!)),
  )
  const allowed = rule?.allowed ?? decisionFor(replay.decisions, 'share-power', power)?.value
  if (allowed === undefined) {
    open(replay, { code: 'share-power', at: power, options: ['yes', 'internal', 'no'] })
    return false
  }
  const outside = event.to !== undefined && replay.holders.get(event.to)?.kind === 'outsider'
  if (allowed === 'yes' || (allowed === 'internal' && !outside)) return true
  refuse(replay, 'power-not-allowed', index, { power, clause: rule?.clause ?? '', id: event.id })
  return false
}

function giverCan(replay: Replay, event: ShareEvent, giver: ShareAccount, shares: number, index: number): boolean {
  const free = giver.shares - giver.frozen - giver.pledged
  const there = event.type === 'unfreeze' ? giver.frozen : event.type === 'release' ? giver.pledged : free
  if (shares <= there) return true
  const bound = event.type === 'unfreeze' || event.type === 'release' || shares > giver.shares
  refuse(replay, bound ? 'more-than-held' : 'shares-bound', index, { id: event.id, holder: event.from! })
  return false
}

function capLets(replay: Replay, book: ShareBook, to: string, shares: number, index: number): boolean {
  const cap = capInTheWay(replay.rules, replay.classes, replay.holders, book, to, shares)
  if (cap === undefined) return true
  refuse(replay, 'share-cap-exceeded', index, { holder: to, cap: cap.id, clause: cap.clause ?? '' })
  return false
}

function exit(replay: Replay, event: ShareEvent, index: number): void {
  const { from } = event
  if (from === undefined) return refuse(replay, 'event-without-holder', index, { id: event.id })
  for (const book of replay.classes.values()) {
    const account = book.accounts.get(from)
    if (account === undefined) continue
    if (event.until === undefined) end(book, account)
    else account.until = event.until
  }
}

function reorganise(replay: Replay, event: ShareEvent, index: number): void {
  const { into } = event
  if (into === undefined || (event.type === 'split' && event.from === undefined)) {
    return refuse(replay, 'event-without-unit', index, { id: event.id })
  }
  if (event.type === 'split') replay.unitOf.set(event.from!, into)
  else for (const unit of event.units ?? []) replay.mergedInto.set(unit, into)
}

function refuse(replay: Replay, code: string, index: number, data: Diagnostic['data']): void {
  replay.diagnostics.push(diagnostic(code, 'error', `register[${index}]`, data))
}

function open(replay: Replay, need: DecisionNeed): void {
  replay.missing.set(`${need.code} ${need.at ?? ''}`, need)
}
