import type { DiagnosticData, Explanation } from '../kernel/index.js'
import {
  addExact,
  compareExact,
  divideExact,
  exactOf,
  exactToPlainText,
  exactZero,
  subtractExact,
  type Exact,
} from '../kernel/internal.js'
import type { PointPart } from './point-parts.js'
import { decided, type BookAccount, type BookReading } from './compiled-book.js'
import type { OutEntry } from './entries-left-out.js'
import { given, isNearly, present, step, type PointsStepCode } from './explanation-steps.js'
import { magnitude, type Contribution } from './contributions.js'
import { isAccountLimit, titleOf, wordsForLimit } from './limit-words.js'
import type { SubjectScore } from './score-subject.js'
import type { ScoringDesk } from './scoring-desk.js'
import { explainAsked } from './worth-explanation.js'

/** What a member's tree is built from. */
export interface ScoreToExplain {
  readonly desk: ScoringDesk<Exact>
  readonly score: SubjectScore<Exact>
  /** Entries that do not count, with why. */
  readonly out: readonly OutEntry[]
}

/** The tree of one account with everything that stands in it. */
export function explainAccount(of: ScoreToExplain, index: number): Explanation {
  const { score, desk } = of
  const { reading } = desk
  const account = reading.accounts[index]!
  const title = titleOf(reading, account)
  const { clause } = account.account as { readonly clause?: string }
  const head = present({ account: account.id, title, clause })
  const code: PointsStepCode =
    account.kind === 'total' ? 'points-total' : account.kind === 'category' ? 'points-category' : 'points-allocation'
  const part = score.accounts[index]!
  if (part.kind !== 'points')
    return given('points-item-nothing', present({ ...head, standing: standingOf(part) }), exactZero)
  const parts = [
    ...account.items.map((item) => ({
      id: reading.items[item]!.item.id,
      title: reading.items[item]!.item.title,
      part: score.items[item]!,
      line: explainItem(of, item),
    })),
    ...account.children.map((child) => ({
      id: reading.accounts[child]!.id,
      title: titleOf(reading, reading.accounts[child]!),
      part: score.accounts[child]!,
      line: withFactor(reading, reading.accounts[child]!, explainAccount(of, child)),
    })),
  ]
  const { opening, steps } = score.steps[index]!
  const lines: Explanation[] = [...combinedLines(account, title, parts)]
  if (opening.n !== 0n) {
    const rule = account.account.opening === undefined ? undefined : decided(account.account.opening)
    lines.unshift(given('points-opening', present({ account: account.id, title, clause: rule?.clause }), opening))
  }
  for (const one of steps.filter(({ limit }) => !limit.endsWith('.rounding'))) {
    const words = wordsForLimit(reading, one.limit)
    const points = exactToPlainText(magnitude(desk, one.change))
    lines.push(given(words.code, { ...words.data, points }, one.change))
  }
  const sum = step(code, head, 'sum', lines)
  if (account.account.rounding === undefined) return sum
  return step('points-rounded', head, 'rounded', [sum], decided(account.account.rounding))
}

function combinedLines(
  account: BookAccount,
  title: DiagnosticData[string],
  parts: readonly {
    readonly id: string
    readonly title: DiagnosticData[string]
    readonly part: PointPart<Exact>
    readonly line: Explanation
  }[],
): readonly Explanation[] {
  const rule = account.account.combine === undefined ? 'sum' : decided(account.account.combine)
  const head = { account: account.id, title }
  const known = parts.filter(({ part }) => part.kind === 'points').map(({ line }) => line)
  if (rule === 'sum') return parts.map(({ line }) => line)
  if (rule === 'highest') return [step('points-count', head, 'maximum', known)]
  if (rule === 'lowest') return [step('points-count', head, 'minimum', known)]
  if (rule === 'mean') {
    const count = given('points-number', head, { n: BigInt(known.length), d: 1n })
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
      const factor = given('points-own-weight', { part: own.title }, weight)
      weighted.push(step('points-weight', { part: own.title, weight: figure as string }, 'product', [own.line, factor]))
      counted = addExact(counted, weight)
    } else if (own.part.kind === 'unknown' && rule.missing === 'zero') counted = addExact(counted, weight)
  }
  if (compareExact(counted, all) === 0) return weighted
  const share = given('points-weights-counted', {}, divideExact(counted, all))
  return [
    step('points-weight', { part: title, weight: share.figure }, 'quotient', [
      step('points-count', head, 'sum', weighted),
      share,
    ]),
  ]
}

function withFactor(reading: BookReading, account: BookAccount, line: Explanation): Explanation {
  const { factor } = account.account
  if (factor === undefined) return line
  const data = { part: titleOf(reading, account), weight: factor as string }
  return step('points-factor', data, 'product', [line, given('points-by-factor', {}, exactOf(factor as string))])
}

function explainItem(of: ScoreToExplain, index: number): Explanation {
  const { score, desk, out } = of
  const { reading } = desk
  const { item } = reading.items[index]!
  const head = present({ item: item.id, title: item.title, clause: item.clause })
  const part = score.items[index]!
  if (part.kind !== 'points')
    return given('points-item-nothing', present({ ...head, standing: standingOf(part) }), exactZero)
  const inScore = score.states[index]!.list.filter((one) => one.inScore)
  const left = out.filter((one) => one.entry.item === item.id)
  const sum = step('points-item', head, 'sum', [
    ...inScore.map((one) => explainContribution(desk, one)),
    ...left.map((one) => explainLeftOut(head, one)),
  ])
  return item.rounding === undefined ? sum : step('points-rounded', head, 'rounded', [sum], decided(item.rounding))
}

// An entry that was reversed, did not pass, waits or was refused: it stands there with nothing, and why.
function explainLeftOut(head: DiagnosticData, { entry, asked, limit, why }: OutEntry): Explanation {
  const data = present({ ...head, entry: entry.id, date: entry.eventDate, object: entry.object, why })
  if (asked === undefined || limit === undefined) return given('points-entry-out', data, exactZero)
  const code = limit === 'reversed' ? 'points-lost-reversed' : 'points-lost-rejected'
  return step('points-entry', data, 'difference', [
    given('points-asked', data, asked),
    given(code, { ...data, points: exactToPlainText(asked) }, asked),
  ])
}

/** What an entry brings to its item; what its category or the total cut off later stands there. */
function explainContribution(desk: ScoringDesk<Exact>, one: Contribution<Exact>): Explanation {
  const { reading } = desk
  const book = reading.items[one.item]!
  const { item } = book
  const entry = one.detail?.entry
  const data = present({
    item: item.id,
    title: item.title,
    clause: item.clause,
    entry: entry?.id,
    date: entry?.eventDate,
    object: entry?.object,
  })
  const sign = compareExact(one.asked, exactZero) < 0 ? -1n : 1n
  const asked = explainAsked(desk, book, one, data)
  const lost = one.lost
    .filter(({ limit }) => !isAccountLimit(reading, limit))
    .map(({ limit, amount }) => {
      const words = wordsForLimit(reading, limit)
      const points = exactToPlainText(amount)
      return given(words.code, { ...words.data, points }, { n: amount.n * sign, d: amount.d })
    })
  const left = lost.reduce((rest, each) => subtractExact(rest, exactOf(each.figure)), exactOf(asked.figure))
  const granted = grantedByItem(reading, one)
  const whole = step('points-entry', data, 'difference', [asked, ...lost])
  if (isNearly(left, granted)) return whole
  if (granted.n === 0n || left.n === 0n) return given('points-entry', data, granted)
  // The mean of several entries: each brings its share.
  const count = divideExact(left, granted)
  return step('points-entry', data, 'quotient', [whole, given('points-number', { title: item.title }, count)])
}

/** What an entry was granted by the limits of its item and of combined caps. */
function grantedByItem(reading: BookReading, one: Contribution<Exact>): Exact {
  const sign = compareExact(one.asked, exactZero) < 0 ? -1n : 1n
  return one.lost
    .filter((lost) => isAccountLimit(reading, lost.limit))
    .reduce((sum, lost) => addExact(sum, { n: lost.amount.n * sign, d: lost.amount.d }), one.granted)
}

function standingOf(part: Exclude<PointPart<Exact>, { kind: 'points' }>): string | undefined {
  return part.kind === 'needs' ? undefined : part.reason
}
