import { readPlainDate, type Decision, type DecisionNeed, type Diagnostic, type PlainDate } from '../kernel/index.js'
import { applyMove, moves, sharesOf } from './share-moves.js'
import { endingShares, endRights, endShares, type ShareAccount, type ShareBook } from './share-book.js'
import { noSuchDate, refuse, report, type ShareReplay } from './share-findings.js'
import type { ShareRegisterFacts } from './share-register.js'
import type { ShareEvent, ShareRules } from './share-rules.js'

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

/** Replays events up to a day; grants after `youngFrom` keep their day. */
export function foldShares(
  rules: ShareRules,
  decisions: readonly Decision[],
  facts: ShareRegisterFacts,
  until: PlainDate,
  youngFrom?: PlainDate,
): ShareFold {
  const replay: ShareReplay = {
    rules,
    decisions,
    classes: new Map(rules.classes.map((rule) => [rule.id, { rule, accounts: new Map(), granted: 0, ended: 0 }])),
    holders: new Map((facts.holders ?? []).map((holder) => [holder.id, holder])),
    unitOf: new Map(),
    mergedInto: new Map(),
    youngFrom,
    firstGrants: new Map(),
    missing: new Map(),
    diagnostics: [],
  }
  const seen = new Set<string>()
  let nextEnd: PlainDate | undefined
  for (const index of inOrder(facts, replay)) {
    const event = facts.register[index]!
    if (event.date > until) break
    if (nextEnd !== undefined && nextEnd < event.date) {
      endAllRights(replay, event.date)
      nextEnd = undefined
    }
    if (seen.has(event.id)) refuse(replay, 'duplicate-share-event', index, { id: event.id })
    else apply(replay, event, index)
    seen.add(event.id)
    nextEnd = earliest(nextEnd, event.type === 'exit' ? event.until : undefined)
  }
  endAllRights(replay, until)
  return { ...replay, missing: [...replay.missing.values()] }
}

function endAllRights(replay: ShareReplay, on: PlainDate): void {
  for (const book of replay.classes.values()) endRights(book, on, replay.youngFrom)
}

function earliest(a: PlainDate | undefined, b: PlainDate | undefined): PlainDate | undefined {
  return a === undefined || (b !== undefined && b < a) ? b : a
}

// Indexes of the events in the order of time; a list in order is not sorted again. An event on no day of the calendar is refused.
function inOrder({ register }: ShareRegisterFacts, replay: ShareReplay): Iterable<number> {
  const order: number[] = []
  let known: PlainDate | undefined
  let sorted = true
  for (const [index, event] of register.entries()) {
    const faults = (['date', 'until'] as const).filter((field) => {
      const text = event[field]
      if (text === undefined || text === known || readPlainDate(text).ok) return false
      replay.diagnostics.push(noSuchDate(`register[${index}].${field}`, text))
      return true
    })
    if (faults.length > 0) continue
    known = event.date
    const last = order[order.length - 1]
    if (last !== undefined && byTime(register[last]!, event) > 0) sorted = false
    order.push(index)
  }
  return sorted ? order : order.sort((a, b) => byTime(register[a]!, register[b]!))
}

function byTime(a: ShareEvent, b: ShareEvent): number {
  if (a.date !== b.date) return a.date < b.date ? -1 : 1
  const order = (a.sequence ?? 0) - (b.sequence ?? 0)
  return order !== 0 ? order : a.id < b.id ? -1 : a.id > b.id ? 1 : 0
}

function apply(replay: ShareReplay, event: ShareEvent, index: number): void {
  switch (event.type) {
    case 'merge':
    case 'split':
      return reorganise(replay, event, index)
    case 'exit':
      return exit(replay, event, index)
    default:
      if (Object.prototype.hasOwnProperty.call(moves, event.type)) applyMove(replay, event, event.type, index)
      else refuse(replay, 'unknown-share-event', index, { id: event.id, type: event.type })
  }
}

// Somebody leaves: with all shares, with those of one class, or with some (减人减股). They end at once or on the last day of kept rights.
function exit(replay: ShareReplay, event: ShareEvent, index: number): void {
  const { from, shareClass } = event
  if (from === undefined) return refuse(replay, 'event-without-holder', index, { id: event.id })
  if (shareClass !== undefined && !replay.classes.has(shareClass)) {
    return refuse(replay, 'unknown-share-class', index, { shareClass })
  }
  const held = [...replay.classes.values()].flatMap((book) => {
    const account = book.accounts.get(from)
    const counts = shareClass === undefined || shareClass === book.rule.id
    return account !== undefined && account.shares > 0 && counts ? [{ book, account }] : []
  })
  const [only, second] = held
  if (only === undefined) return refuse(replay, 'more-than-held', index, { id: event.id, holder: from })
  if (replay.rules.adjustment === 'fixed') {
    report(replay, 'exit-though-fixed', 'warning', index, { id: event.id, holder: from })
  }
  if (event.shares === undefined && event.measure === undefined) {
    for (const { book, account } of held) leave(replay, book, account, account.shares - endingShares(account), event)
    return
  }
  if (second !== undefined) return refuse(replay, 'exit-without-class', index, { id: event.id, holder: from })
  const shares = sharesOf(replay, event, only.book, index)
  if (shares === undefined) return
  const { account } = only
  const free = account.shares - account.frozen - account.pledged - endingShares(account)
  if (shares > free) {
    const code = shares > account.shares ? 'more-than-held' : 'shares-bound'
    return refuse(replay, code, index, { id: event.id, holder: from })
  }
  leave(replay, only.book, account, shares, event)
}

function leave(
  replay: ShareReplay,
  book: ShareBook,
  account: ShareAccount,
  shares: number,
  { date, until }: ShareEvent,
): void {
  if (until !== undefined) account.ending.push({ until, shares })
  else {
    if (shares + endingShares(account) === account.shares) {
      account.ending = []
      shares = account.shares
    }
    endShares(book, account, shares, date, replay.youngFrom)
  }
}

function reorganise(replay: ShareReplay, event: ShareEvent, index: number): void {
  const { into } = event
  const whose = event.type === 'split' ? event.from : event.units?.[0]
  if (into === undefined || whose === undefined) {
    return refuse(replay, 'event-without-unit', index, { id: event.id })
  }
  if (event.type === 'split') replay.unitOf.set(event.from!, into)
  else for (const unit of event.units ?? []) replay.mergedInto.set(unit, into)
}
