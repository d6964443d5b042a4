import { decisionFor, type DecimalText, type RoundingMode } from '../kernel/index.js'
import { compareExact, exactOf, exactToText, multiplyExact, toScaled } from '../kernel/internal.js'
import { capInTheWay } from './holding-caps.js'
import {
  accountOf,
  addYoung,
  endingShares,
  keepLeaving,
  take,
  type LeaveFirst,
  type ShareAccount,
  type ShareBook,
} from './share-book.js'
import { labelValue } from './charter-words.js'
import { leaveFirst, openQuestion, refuse, report, type ShareReplay } from './share-findings.js'
import type { ShareEvent, SharePower } from './share-rules.js'

/** What a kind of event takes, gives, and on which power it stands. */
export const moves = {
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

/** Carries out an event that gives, takes or binds shares of one class. */
export function applyMove(replay: ShareReplay, event: ShareEvent, type: keyof typeof moves, index: number): void {
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
  if (giver !== undefined && to !== undefined && !capLets(replay, book, from!, to, shares, index)) return
  if ('power' in kind && to !== undefined) nameStranger(replay, event, kind.power, to, index)
  switch (type) {
    case 'grant':
      return grant(replay, event, book, to!, shares, index)
    case 'buyBack':
      buyBack(replay, event, book, giver!, shares)
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
      const moved = leave(replay, giver!, shares)
      if (moved === undefined) return
      const receiver = accountOf(book, to!)
      for (const lot of moved) addYoung(receiver, lot.date, lot.shares)
      receiver.shares += shares
    }
  }
}

// Where shares are fixed (增人不增股), new ones are granted only up to the day of fixing.
function grant(
  replay: ShareReplay,
  event: ShareEvent,
  book: ShareBook,
  to: string,
  shares: number,
  index: number,
): void {
  if (replay.rules.adjustment === 'fixed') {
    const first = replay.firstGrants.get(book.rule.id) ?? event.date
    replay.firstGrants.set(book.rule.id, first)
    const fixedOn = replay.rules.fixedOn ?? decisionFor(replay.decisions, 'shares-fixed-on', book.rule.id)?.value
    if (fixedOn === undefined && event.date > first) {
      const data = { shareClass: labelValue(book.rule.label), first, later: event.date }
      return openQuestion(replay, { code: 'shares-fixed-on', at: book.rule.id, options: [], free: 'date', data })
    }
    if (fixedOn !== undefined && event.date > fixedOn) {
      return refuse(replay, 'grant-though-fixed', index, { id: event.id, holder: to, fixedOn })
    }
  }
  const account = accountOf(book, to)
  account.shares += shares
  book.granted += shares
  if (replay.youngFrom !== undefined && event.date > replay.youngFrom) addYoung(account, event.date, shares)
}

// Shares end for money; of the year they keep what the rule for leaving says.
function buyBack(replay: ShareReplay, event: ShareEvent, book: ShareBook, giver: ShareAccount, shares: number): void {
  const young = leave(replay, giver, shares)
  if (young === undefined) return
  book.ended += shares
  keepLeaving(giver, young, shares, event.date, replay.youngFrom)
}

// Takes shares out; asks which ones leave first where it makes a difference to the year's dividend.
function leave(replay: ShareReplay, account: ShareAccount, shares: number): ReturnType<typeof take> | undefined {
  const partYear = replay.rules.partYear ?? decisionFor(replay.decisions, 'part-year-shares')?.value ?? 'full'
  const young = account.young !== undefined && account.young.length > 0
  const mixed = young && shares < account.shares && partYear !== 'full'
  const first: LeaveFirst | undefined = mixed ? leaveFirst(replay) : 'oldest'
  if (first !== undefined) return take(account, shares, first)
  openQuestion(replay, { code: 'shares-leave-first', options: ['oldest', 'newest'] })
  return undefined
}

/** The shares of an event, counted in the smallest part of a share. */
export function sharesOf(replay: ShareReplay, event: ShareEvent, book: ShareBook, index: number): number | undefined {
  const { digits, perUnit, id } = book.rule
  let text: DecimalText | undefined = event.shares
  if (text === undefined && event.measure !== undefined) {
    const factor = perUnit ?? decisionFor(replay.decisions, 'shares-per-unit', id)?.value
    if (factor === undefined) {
      openQuestion(replay, {
        code: 'shares-per-unit',
        at: id,
        options: [],
        free: 'figure',
        data: { about: labelValue(book.rule.label) },
      })
      return undefined
    }
    const product = multiplyExact(exactOf(event.measure), exactOf(factor))
    const exact = exactToText(product, digits, 'floor')
    if (compareExact(exactOf(exact), product) === 0) text = exact
    else {
      const decided = decisionFor(replay.decisions, 'shares-rounding', id)?.value
      const mode = book.rule.rounding ?? (decided as RoundingMode | undefined)
      if (mode === undefined) {
        const data = { about: labelValue(book.rule.label) }
        openQuestion(replay, { code: 'shares-rounding', at: id, options: ['floor', 'ceil', 'halfUp'], data })
        return undefined
      }
      text = exactToText(product, digits, mode)
    }
  }
  const shares = text === undefined ? undefined : toScaled(text, digits)
  if (shares !== undefined && shares > 0) return shares
  refuse(replay, 'bad-share-count', index, { shares: text ?? '', digits })
  return undefined
}

function namedHolder(replay: ShareReplay, event: ShareEvent): string | undefined {
  const decided = decisionFor(replay.decisions, 'event-holder', event.id)?.value
  if (decided === undefined) openQuestion(replay, { code: 'event-holder', at: event.id, options: [], free: 'text' })
  return decided
}

function powerAllows(replay: ShareReplay, event: ShareEvent, power: SharePower, index: number): boolean {
  const { rule, allowed } = ruleOf(replay, event, power)
  if (allowed === undefined) {
    openQuestion(replay, {
      code: 'share-power',
      at: power,
      options: ['yes', 'internal', 'no'],
      data: { power: `power-${power}` },
    })
    return false
  }
  const receiver = event.to === undefined ? undefined : replay.holders.get(event.to)
  if (allowed === 'yes' || (allowed === 'internal' && receiver?.kind !== 'outsider')) return true
  refuse(replay, 'power-not-allowed', index, { power: `power-${power}`, clause: rule?.clause ?? '', id: event.id })
  return false
}

function ruleOf(replay: ShareReplay, event: ShareEvent, power: SharePower) {
  const rule = replay.rules.powers?.find(
    (one) => one.power === power && (one.classes === undefined || one.classes.includes(event.shareClass!)),
  )
  return { rule, allowed: rule?.allowed ?? decisionFor(replay.decisions, 'share-power', power)?.value }
}

// Only members may receive: somebody of whom nothing is known is entered as one, and named.
function nameStranger(replay: ShareReplay, event: ShareEvent, power: SharePower, to: string, index: number): void {
  if (ruleOf(replay, event, power).allowed !== 'internal' || replay.holders.has(to) || holdsAlready(replay, to)) return
  report(replay, 'transferee-not-listed', 'warning', index, { id: event.id, holder: to })
}

function holdsAlready(replay: ShareReplay, holder: string): boolean {
  for (const book of replay.classes.values()) if ((book.accounts.get(holder)?.shares ?? 0) > 0) return true
  return false
}

function giverCan(replay: ShareReplay, event: ShareEvent, giver: ShareAccount, shares: number, index: number): boolean {
  const free = giver.shares - giver.frozen - giver.pledged - endingShares(giver)
  const there = event.type === 'unfreeze' ? giver.frozen : event.type === 'release' ? giver.pledged : free
  if (shares <= there) return true
  const bound = event.type === 'unfreeze' || event.type === 'release' || shares > giver.shares
  refuse(replay, bound ? 'more-than-held' : 'shares-bound', index, { id: event.id, holder: event.from! })
  return false
}

function capLets(
  replay: ShareReplay,
  book: ShareBook,
  from: string,
  to: string,
  shares: number,
  index: number,
): boolean {
  const cap = capInTheWay(replay.rules, replay.classes, replay.holders, book, { from, to, shares })
  if (cap === undefined) return true
  refuse(replay, 'share-cap-exceeded', index, { holder: to, cap: cap.id, clause: cap.clause ?? '' })
  return false
}
