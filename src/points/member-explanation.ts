import type { DiagnosticData, Explanation, ExplanationOperation, Rounding } from '../kernel/index.js'
import {
  addExact,
  compareExact,
  decimalPlaces,
  divideExact,
  exactOf,
  exactOne,
  exactToPlainText,
  exactToText,
  exactZero,
  maxExact,
  minExact,
  multiplyExact,
  roundExact,
  subtractExact,
  type Exact,
} from '../kernel/internal.js'
import type { PointPart } from './accounts.js'
import { decided, type BookAccount, type BookReading } from './compiled-book.js'
import type { Contribution } from './item-contributions.js'
import type { SubjectScore } from './score-subject.js'

/** Codes of the steps of a member's explanation. */
export type PointsStepCode =
  | 'points-effective'
  | 'points-total'
  | 'points-rounded'
  | 'points-category'
  | 'points-allocation'
  | 'points-opening'
  | 'points-item'
  | 'points-item-nothing'
  | 'points-entry'
  | 'points-asked'
  | 'points-lost'
  | 'points-limit'
  | 'points-weight'
  | 'points-factor'
  | 'points-count'
  | 'points-movement'
  | 'points-periods'
  | 'points-standing'

// Quotients without a finite decimal are shown to so many places; nothing else in an explanation is rounded but where the rules round.
const shownDigits = 12

/** A step whose figure follows from its lines by its operation. */
export function step(
  code: PointsStepCode,
  data: DiagnosticData,
  operation: Exclude<ExplanationOperation, 'given' | 'chosen'>,
  lines: readonly Explanation[],
  rounding?: Rounding,
): Explanation {
  const figures = lines.map((line) => exactOf(line.figure))
  const exact = combine(operation, figures)
  const needed =
    rounding ?? (decimalPlaces(exact) === undefined ? { digits: shownDigits, mode: 'halfUp' as const } : undefined)
  const figure = needed === undefined ? exactToPlainText(exact) : plainText(roundExact(exact, needed))
  return { code, data, figure, operation, ...(needed === undefined ? {} : { rounding: needed }), lines }
}

function plainText(figure: Exact): string {
  return exactToPlainText(figure)
}

function combine(operation: ExplanationOperation, figures: readonly Exact[]): Exact {
  const first = figures[0] ?? exactZero
  switch (operation) {
    case 'sum':
      return figures.reduce(addExact, exactZero)
    case 'difference':
      return figures.slice(1).reduce(subtractExact, first)
    case 'product':
      return figures.reduce(multiplyExact, exactOne)
    case 'quotient':
      return divideExact(first, figures[1] ?? exactOne)
    case 'minimum':
      return figures.reduce(minExact, first)
    case 'maximum':
      return figures.reduce(maxExact, first)
    default:
      return first
  }
}

/** A step that stands by itself: a fact, or a number of the rules. */
export function given(code: PointsStepCode, data: DiagnosticData, figure: Exact): Explanation {
  const text =
    decimalPlaces(figure) === undefined ? exactToText(figure, shownDigits, 'halfUp') : exactToPlainText(figure)
  return { code, data, figure: text, operation: 'given', lines: [] }
}

/** The tree of one account with everything that stands in it. */
export function explainAccount(reading: BookReading, score: SubjectScore<Exact>, index: number): Explanation {
  const account = reading.accounts[index]!
  const head: DiagnosticData = { account: account.id, title: titleOf(reading, account), clause: clauseOf(account) }
  const code: PointsStepCode =
    account.kind === 'total' ? 'points-total' : account.kind === 'category' ? 'points-category' : 'points-allocation'
  const part = score.accounts[index]!
  if (part.kind !== 'points') return given(code, { ...head, standing: standingOf(part) }, exactZero)
  const parts = [
    ...account.items.map((item) => ({
      id: reading.items[item]!.item.id,
      part: score.items[item]!,
      line: explainItem(reading, score, item),
    })),
    ...account.children.map((child) => ({
      id: reading.accounts[child]!.id,
      part: score.accounts[child]!,
      line: withFactor(reading.accounts[child]!, explainAccount(reading, score, child)),
    })),
  ]
  const { opening, steps } = score.steps[index]!
  const combined = combinedLines(account, parts)
  const lines: Explanation[] = [...combined]
  if (opening.n !== 0n) lines.unshift(given('points-opening', { account: account.id }, opening))
  const limits = steps.filter((one) => !one.limit.endsWith('.rounding'))
  for (const one of limits) lines.push(given('points-limit', { limit: one.limit }, one.change))
  const sum = step(code, head, 'sum', lines)
  if (account.account.rounding === undefined) return sum
  return step('points-rounded', head, 'rounded', [sum], decided(account.account.rounding))
}

function combinedLines(
  account: BookAccount,
  parts: readonly { readonly id: string; readonly part: PointPart<Exact>; readonly line: Explanation }[],
): readonly Explanation[] {
  const rule = account.account.combine === undefined ? 'sum' : decided(account.account.combine)
  const head = { account: account.id }
  const known = parts.filter(({ part }) => part.kind === 'points').map(({ line }) => line)
  if (rule === 'sum') return parts.map(({ line }) => line)
  if (rule === 'highest') return [step('points-count', head, 'maximum', known)]
  if (rule === 'lowest') return [step('points-count', head, 'minimum', known)]
  if (rule === 'mean') {
    const count = given('points-count', head, { n: BigInt(known.length), d: 1n })
    return [step('points-count', head, 'quotient', [step('points-count', head, 'sum', known), count])]
  }
  let counted = exactZero
  let all = exactZero
  const weighted: Explanation[] = []
  for (const [id, figure] of Object.entries(rule.weights)) {
    const weight = exactOf(figure as string)
    all = addExact(all, weight)
    const own = parts.find((one) => one.id === id)
    if (own === undefined) continue
    if (own.part.kind === 'points') {
      const factor = given('points-weight', { part: id, weight: figure as string }, weight)
      weighted.push(step('points-weight', { part: id, weight: figure as string }, 'product', [own.line, factor]))
      counted = addExact(counted, weight)
    } else if (own.part.kind === 'unknown' && rule.missing === 'zero') counted = addExact(counted, weight)
  }
  if (compareExact(counted, all) === 0) return weighted
  const share = given(
    'points-weight',
    { part: account.id, weight: exactToPlainText(counted) },
    divideExact(counted, all),
  )
  return [
    step('points-weight', { part: account.id, weight: share.figure }, 'quotient', [
      step('points-count', head, 'sum', weighted),
      share,
    ]),
  ]
}

function withFactor(account: BookAccount, line: Explanation): Explanation {
  const { factor } = account.account
  if (factor === undefined) return line
  const data = { part: account.id, weight: factor as string }
  return step('points-factor', data, 'product', [line, given('points-factor', data, exactOf(factor as string))])
}

function explainItem(reading: BookReading, score: SubjectScore<Exact>, index: number): Explanation {
  const { item } = reading.items[index]!
  const head: DiagnosticData = { item: item.id, title: item.title, clause: item.clause ?? null }
  const part = score.items[index]!
  if (part.kind !== 'points') return given('points-item-nothing', { ...head, standing: standingOf(part) }, exactZero)
  const inScore = score.contributions[index]!.filter((one) => one.inScore)
  const sum = step(
    'points-item',
    head,
    'sum',
    inScore.map((one) => explainContribution(reading, one)),
  )
  return item.rounding === undefined ? sum : step('points-rounded', head, 'rounded', [sum], decided(item.rounding))
}

/** What an entry brings to its item; what its category or the total cut off later stands there. */
export function explainContribution(reading: BookReading, one: Contribution<Exact>): Explanation {
  const { item } = reading.items[one.item]!
  const data: DiagnosticData = {
    item: item.id,
    title: item.title,
    clause: item.clause ?? null,
    entry: one.detail?.entry.id ?? null,
    date: one.detail?.entry.eventDate ?? null,
  }
  const own = one.lost.filter((lost) => !isAccountLimit(reading, lost.limit))
  const sign = compareExact(one.asked, exactZero) < 0 ? -1n : 1n
  const asked = given('points-asked', data, one.asked)
  const lost = own.map((each) =>
    given('points-lost', { ...data, limit: each.limit }, { n: each.amount.n * sign, d: each.amount.d }),
  )
  const computed =
    lost.length === 0 ? one.asked : lost.reduce((rest, each) => subtractExact(rest, exactOf(each.figure)), one.asked)
  const atItem = grantedByItem(reading, one)
  if (compareExact(computed, atItem) !== 0) return given('points-entry', data, atItem)
  return step('points-entry', data, 'difference', [asked, ...lost])
}

/** What an entry was granted by the limits of its item and of combined caps. */
export function grantedByItem(reading: BookReading, one: Contribution<Exact>): Exact {
  const sign = compareExact(one.asked, exactZero) < 0 ? -1n : 1n
  return one.lost
    .filter((lost) => isAccountLimit(reading, lost.limit))
    .reduce((sum, lost) => addExact(sum, { n: lost.amount.n * sign, d: lost.amount.d }), one.granted)
}

function isAccountLimit(reading: BookReading, limit: string): boolean {
  return reading.accounts.some(
    (account) => limit === `${account.id}.floor` || account.caps.some((cap) => cap.id === limit),
  )
}

function standingOf(part: Exclude<PointPart<Exact>, { kind: 'points' }>): string {
  return part.kind === 'needs' ? 'needs' : part.reason
}

function titleOf(reading: BookReading, account: BookAccount): DiagnosticData[string] {
  if (account.kind === 'allocation') {
    const item = reading.items[reading.itemIndex.get(account.id) ?? -1]
    return item === undefined ? account.id : item.item.title
  }
  const { title } = account.account as { readonly title?: string | { readonly zh: string; readonly en?: string } }
  return title ?? account.id
}

function clauseOf(account: BookAccount): string | null {
  const { clause } = account.account as { readonly clause?: string }
  return clause ?? null
}
