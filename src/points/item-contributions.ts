import { decisionFor, type DecisionNeed } from '../kernel/index.js'
import { needAbout } from './case-needs.js'
import type { PointsCode } from './codes.js'
import { decided, type BookItem } from './compiled-book.js'
import { magnitude, signed, type Contribution } from './contributions.js'
import { judgeEntry } from './entry-conditions.js'
import { quantityOf, worthOfEntry } from './entry-worth.js'
import type { EntryDetail } from './gather-entries.js'
import { multiplied } from './multipliers.js'
import { isEntryWorth } from './known-kinds.js'
import type { EntryWorth } from './point-worths.js'
import { addNeed, groupBy, type ScoringDesk } from './scoring-desk.js'
import { ladderOf, stepsOf } from './steps-and-ladders.js'

/** What the entries of an item come to before its caps. */
export interface ItemEntries<T> {
  readonly contributions: readonly Contribution<T>[]
  /** Entries (or times) that count. */
  readonly count: number
  readonly quantity: T
  /** The ladder says that nothing is left of what the item takes from. */
  readonly wiped: boolean
  readonly needs: readonly DecisionNeed[]
  readonly unknown: PointsCode | undefined
}

/** Makes contributions of the entries of one item, which are sorted by day and id. */
export function contributionsOf<T>(
  desk: ScoringDesk<T>,
  item: BookItem,
  entries: readonly { readonly detail: EntryDetail; readonly droppedBy: string | undefined }[],
): ItemEntries<T> {
  const { arithmetic, frame } = desk
  const { worth } = item
  const contributions: Contribution<T>[] = []
  const needs: DecisionNeed[] = []
  const wholes: { contribution: Contribution<T>; quantity: T; worthless: boolean }[] = []
  let count = 0
  let quantity = arithmetic.zero
  for (const { detail, droppedBy } of entries) {
    const verdict = judgeEntry(desk, item.item, detail)
    if (verdict === 'out') continue
    const amount = quantityOf(desk, detail)
    if (amount === undefined) continue
    const dated = worthOn(item, detail)
    const ask = dated !== undefined && verdict === 'counts' ? worthOfEntry(desk, dated, detail) : arithmetic.zero
    if (ask === undefined) continue
    const inScore = detail.day >= frame.score.from
    if (inScore && droppedBy === undefined) {
      count += 1
      quantity = arithmetic.add(quantity, amount)
    }
    const raised = multiplied(desk, item, detail, ask, needs)
    const asked = signed(desk, item.sign, raised)
    const contribution = {
      item: item.index,
      detail,
      day: detail.day,
      inScore,
      asked,
      granted: asked,
      lost: [],
    }
    if (droppedBy !== undefined) drop(desk, contribution, droppedBy)
    contributions.push(contribution)
    if (droppedBy === undefined) wholes.push({ contribution, quantity: amount, worthless: verdict === 'nothing' })
  }
  if (worth.by === 'steps') {
    const stepped = wholes.length === 0 || arithmetic.sign(arithmetic.read(worth.unit)) > 0
    return {
      contributions: stepped ? stepsOf(desk, item, worth, wholes, needs) : [],
      count,
      quantity,
      wiped: false,
      needs,
      unknown: stepped ? undefined : 'step-not-positive',
    }
  }
  if (worth.by === 'count') {
    const ladder = ladderOf(desk, item, worth, wholes, needs)
    return { ...ladder, count, quantity, needs }
  }
  const counting = wholes.map((one) => one.contribution)
  keepOneOfMatter(desk, item, counting, needs)
  keepOneOfAll(desk, item, counting)
  return { contributions, count, quantity, wiped: false, needs, unknown: undefined }
}

/** The worth in force on the day of the event; none where it is not the single entry that has a worth. */
export function worthOn(item: BookItem, detail: EntryDetail): EntryWorth | undefined {
  if (!isEntryWorth(item.worth)) return undefined
  const earlier = (item.item.earlierWorths ?? []).filter((one) => detail.entry.eventDate <= one.to)
  const [first] = [...earlier].sort((a, b) => (a.to < b.to ? -1 : 1))
  return first === undefined ? item.worth : decided(first.worth)
}

/** Takes a contribution out altogether. */
function drop<T>(desk: ScoringDesk<T>, contribution: Contribution<T>, limit: string): void {
  const { arithmetic } = desk
  const amount = magnitude(desk, contribution.granted)
  if (arithmetic.sign(amount) > 0) contribution.lost = [...contribution.lost, { limit, amount }]
  contribution.granted = arithmetic.zero
}

function keepOneOfMatter<T>(
  desk: ScoringDesk<T>,
  item: BookItem,
  contributions: readonly Contribution<T>[],
  needs: DecisionNeed[],
): void {
  const { sameMatter } = item.item
  const rule = sameMatter ?? decisionFor(desk.decisions, 'same-matter', item.item.id)?.value
  if (rule === 'each') return
  // In a household account what two persons did for one matter is the question of `household`.
  const shared = decided(desk.reading.rules.account).kind === 'household'
  const matters = groupBy(contributions, ({ detail }) => {
    const object = detail?.entry.object
    return shared && object !== undefined ? `${object} ${detail!.person}` : object
  })
  const known = rule === 'highest' || rule === 'earliest' || rule === 'latest'
  for (const [object, group] of matters) {
    if (known) keepOne(desk, group, rule, `${item.item.id}.sameMatter`)
    else if (sameMatter === undefined && !item.matterStated && countsTwice(desk, group)) {
      addNeed(needs, needAbout('same-matter', item.item.id, { title: item.item.title, object }))
    }
  }
}

function countsTwice<T>(desk: ScoringDesk<T>, group: readonly Contribution<T>[]): boolean {
  const { arithmetic } = desk
  const counting = group.filter((one) => arithmetic.sign(one.granted) !== 0)
  return counting.length > 1 && counting.some((one) => one.inScore)
}

function keepOneOfAll<T>(desk: ScoringDesk<T>, item: BookItem, contributions: readonly Contribution<T>[]): void {
  const { arithmetic } = desk
  const rule = item.item.counts === undefined ? 'each' : decided(item.item.counts)
  if (rule === 'each') return
  const inScore = contributions.filter((one) => one.inScore)
  if (rule !== 'mean') {
    keepOne(desk, inScore, rule, `${item.item.id}.counts`)
    return
  }
  const number = arithmetic.whole(inScore.length)
  for (const one of inScore) one.granted = arithmetic.divide(one.granted, number)
}

function keepOne<T>(
  desk: ScoringDesk<T>,
  group: readonly Contribution<T>[],
  rule: 'highest' | 'earliest' | 'latest',
  limit: string,
): void {
  let kept: Contribution<T> | undefined
  for (const one of group) {
    if (kept === undefined || rule === 'latest') kept = one
    else if (rule === 'highest' && desk.arithmetic.compare(magnitude(desk, one.asked), magnitude(desk, kept.asked)) > 0)
      kept = one
  }
  for (const one of group) if (one !== kept) drop(desk, one, limit)
}
