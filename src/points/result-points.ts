import { computed, dayNumber, notComputable, periodBounds } from '../kernel/index.js'
import { addExact, exactInteger, exactOf, exactZero } from '../kernel/internal.js'
import { needAbout } from './case-needs.js'
import { decided } from './compiled-book.js'
import { earlierPeriods } from './earlier-results.js'
import { singleTests } from './looked-at.js'
import { findVetoes } from './member-vetoes.js'
import type { Outcome, OutcomeDesk } from './outcome-desk.js'
import { andThen } from './outcome-desk.js'
import { testHolds } from './outcome-holds.js'
import type { EarlierTest } from './outcome-tests.js'
import type { ResultWorth } from './point-worths.js'
import type { SubjectNumbers } from './subject-numbers.js'
import { spansWithin, type DaySpan } from './windows.js'
import { rulingOn } from './ruling.js'

/** One span that the condition of a result item was looked at for. */
export interface ResultSpan {
  /** The day on which it was known whether it holds. */
  readonly day: number
  readonly holds: Outcome<boolean>
  /** What it was worked out from. */
  readonly at: OutcomeDesk
}

/** What the conditions of result items came to, by index of the item. */
export type ResultSpans = ReadonlyMap<number, readonly ResultSpan[]>

/**
 * Looks at the conditions of all result items of one subject in one score period, from the score before any of them. A span counts when it
 * is over and everything that its condition looks at is settled; before that nothing is given.
 */
export function resultsOf(at: OutcomeDesk, numbers: SubjectNumbers): ResultSpans {
  const items = at.desk.reading.results.filter(({ worth }) => (worth as ResultWorth).longer === undefined)
  return new Map(items.map(({ index, worth }) => [index, spansOf(at, numbers, worth as ResultWorth)] as const))
}

/** The items that belong to a period made of several score periods, as {@link resultsOf} has those of a score period. */
export function longerResultsOf(at: OutcomeDesk): ResultSpans {
  const items = at.desk.reading.results.filter(({ worth }) => (worth as ResultWorth).longer === at.kind)
  return new Map(
    items.map(({ index, worth }) => [index, lookAt(at, worth as ResultWorth, at.span, at.span.to)] as const),
  )
}

function spansOf(at: OutcomeDesk, numbers: SubjectNumbers, worth: ResultWorth): readonly ResultSpan[] {
  const { frame, reading } = at.desk
  const per = worth.per === undefined ? undefined : decided(worth.per)
  const spans = per === undefined ? [frame.score] : spansWithin(frame.score, per, reading.firstMonth)
  if (spans === undefined) return [{ day: frame.until, holds: notComputable('period-not-made-of-score-periods'), at }]
  return spans.flatMap((span) => lookAt(per === undefined ? at : inSpan(at, numbers, span), worth, span, frame.until))
}

function lookAt(at: OutcomeDesk, worth: ResultWorth, span: DaySpan, until: number): readonly ResultSpan[] {
  const { frame, reading, subject } = at.desk
  if (subject.from > span.to || subject.to < span.from) return []
  const tests = singleTests(worth.when)
  const earlier = tests.filter((test): test is EarlierTest => test.by === 'earlier')
  const own = earlier.length < tests.length
  const looked = earlier.flatMap((test) => (test.present === true ? [] : earlierPeriods(at, test)))
  const bounds = looked.map((period) => periodBounds(period, reading.fiscalYear))
  const days = bounds.map(({ lastDay }) => dayNumber(lastDay))
  // What a longer period has for the result of a part of it is no points of this part: its result comes first.
  const settled = periodBounds(at.period, reading.fiscalYear)
  const partOfLooked = bounds.some(({ start, lastDay }) => start <= settled.start && settled.lastDay <= lastDay)
  const day = own ? span.to : Math.max(span.from, ...days)
  if (day > until || day > dayNumber(frame.asOf) || partOfLooked) return []
  return [{ day, holds: own ? wholeSpan(at, worth, span) : testHolds(at, worth.when), at }]
}

// A member who was not in the scheme for all of a span may not have had the chance to lose.
function wholeSpan(at: OutcomeDesk, worth: ResultWorth, span: DaySpan): Outcome<boolean> {
  const holds = testHolds(at, worth.when)
  const { subject, excluded, decisions } = at.desk
  const partly =
    subject.from > span.from ||
    subject.to < span.to ||
    (excluded ?? []).some(({ from, to }) => from <= span.to && to >= span.from)
  if (!partly || (holds.status === 'computed' && !holds.value)) return holds
  const need = needAbout('result-in-part-of-span', subject.id)
  return andThen(rulingOn(worth.partOfSpan, decisions, need), (rule) => (rule === 'counts' ? holds : computed(false)))
}

// The desk of a part of the score period: its own entries, measurements and vetoes; figures of the whole period are none of it.
function inSpan(at: OutcomeDesk, numbers: SubjectNumbers, span: DaySpan): OutcomeDesk {
  const none: Outcome<never> = notComputable('figure-not-in-span')
  const { desk } = at
  const until = span.to < desk.frame.until ? span.to : desk.frame.until
  const index = (id: string): number => desk.reading.itemIndex.get(id) ?? -1
  const entriesOf = (id: string): readonly { readonly quantity?: string }[] =>
    numbers.dated.flatMap(({ item, day, entry }) =>
      entry !== undefined && item === index(id) && span.from <= day && day <= span.to ? [entry] : [],
    )
  const seen: OutcomeDesk = {
    ...at,
    desk: { ...desk, frame: { ...desk.frame, score: span, until, schemeUntil: until } },
    span,
    part: true,
    raw: none,
    effective: none,
    gains: none,
    losses: none,
    maximum: none,
    partOf: () => none,
    countOf: (id) => andThen(at.countOf(id), () => computed(exactInteger(entriesOf(id).length))),
    quantityOf: (id) =>
      andThen(at.quantityOf(id), () =>
        computed(entriesOf(id).reduce((sum, one) => addExact(sum, exactOf(one.quantity ?? '1')), exactZero)),
      ),
    vetoes: [],
  }
  findVetoes(seen, numbers.events, numbers.details)
  return seen
}
