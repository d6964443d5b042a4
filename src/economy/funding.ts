import {
  computed,
  diagnostic,
  isPlainDate,
  notComputable,
  readFigure,
  type DecimalText,
  type Diagnostic,
  type FigureInput,
  type FigureRefusal,
  type Label,
  type PlainDate,
  type Result,
} from '../kernel/index.js'
import {
  addExact,
  divideExact,
  exactInteger,
  exactToText,
  exactZero,
  multiplyExact,
  negateExact,
  signExact,
  subtractExact,
  sumExact,
  type Exact,
} from '../kernel/internal.js'
import { listFaults } from './untidy-facts.js'
import type { ReturnDocument } from './return-rules.js'

/** One source of a project's funds. */
export interface FundingSource {
  /** Id of the source. */
  readonly id: string
  /** Name. */
  readonly title?: Label
  /** How much, in one unit for the whole pool. */
  readonly amount: FigureInput
  /** From which day it is there. */
  readonly availableOn: PlainDate
}

/** One use of funds. */
export interface FundingUse {
  /** Id of the use. */
  readonly id: string
  /** How much. */
  readonly amount: FigureInput
  /** On which day. */
  readonly on: PlainDate
}

/** A pool of several sources for one need. */
export interface FundingFacts {
  /** What the project needs in all. */
  readonly need: FigureInput
  /** The sources, in any order. */
  readonly sources: readonly FundingSource[]
  /** What was spent, in any order. */
  readonly uses: readonly FundingUse[]
}

/** A pool of funds on a day. */
export interface FundingPool {
  /** All sources, whenever they come. */
  readonly total: DecimalText
  /** What the sources lack to the need; `0` where they are enough. */
  readonly gap: DecimalText
  /** What they have above it. */
  readonly surplus: DecimalText
  /** Each source with its part of the total in per cent, rounded for itself. */
  readonly sources: readonly { readonly id: string; readonly percent: DecimalText | null }[]
  /** What has come by the day. */
  readonly received: DecimalText
  /** What was spent by the day. */
  readonly used: DecimalText
  /** Spent of what has come, in per cent (资金使用率). */
  readonly usedPercent: DecimalText | null
  /** Days up to then on which more was spent than there was, with what was lacking. */
  readonly overdrawn: readonly { readonly on: PlainDate; readonly short: DecimalText }[]
}

/** Why there is no pool. */
export type FundingReason = 'unreadable-figure' | 'not-a-date'

/** Codes of findings about funds. */
export type FundingCode = FundingReason | FigureRefusal

/**
 * Pools the sources of a project's funds on a day: total, gap to the need, what has come, what was spent, and the days when more
 * was spent than there was. On one day money comes before it goes.
 *
 * @param document - rounding, such as `returnConventions`
 * @param facts - need, sources and uses
 * @param question - the day
 * @example
 * ```ts
 * import { fundingPool, returnConventions } from 'xiangzhen'
 * const facts = {
 *   need: '200',
 *   sources: [
 *     { id: 'grant', amount: '120', availableOn: '2024-03-01' },
 *     { id: 'own', amount: '50', availableOn: '2024-06-01' },
 *   ],
 *   uses: [{ id: 'building', amount: '100', on: '2024-05-01' }],
 * }
 * const result = fundingPool(returnConventions, facts, { asOf: '2024-06-30' })
 * result.status === 'computed' && [result.value.gap, result.value.usedPercent] // => ['30.00', '58.8235']
 * ```
 */
export function fundingPool(
  document: ReturnDocument,
  facts: FundingFacts,
  question: { readonly asOf: PlainDate },
): Result<FundingPool, FundingReason> {
  const unread = [...listFaults(facts.sources, 'sources'), ...listFaults(facts.uses, 'uses')]
  if (unread.length > 0) return notComputable('unreadable-figure', unread)
  const faults: Diagnostic<FundingCode>[] = []
  const read = (input: FigureInput, path: string): Exact => {
    const reading = readFigure(input)
    if (reading.ok) return reading.figure
    faults.push(diagnostic(reading.code, 'error', path, { text: reading.text }))
    return exactZero
  }
  const day = (text: PlainDate, path: string): void => {
    if (!isPlainDate(text)) faults.push(diagnostic('not-a-date', 'error', path, { text }))
  }
  const need = read(facts.need, 'need')
  const incoming = facts.sources.map((one, index) => {
    day(one.availableOn, `sources[${index}].availableOn`)
    return { id: one.id, on: one.availableOn, amount: read(one.amount, `sources[${index}].amount`) }
  })
  const outgoing = facts.uses.map((one, index) => {
    day(one.on, `uses[${index}].on`)
    return { on: one.on, amount: negateExact(read(one.amount, `uses[${index}].amount`)) }
  })
  day(question.asOf, 'asOf')
  if (faults.length > 0) {
    return notComputable(faults.some(({ code }) => code === 'not-a-date') ? 'not-a-date' : 'unreadable-figure', faults)
  }
  const { moneyDigits, ratioDigits, mode } = document.rules
  const money = (value: Exact): DecimalText => exactToText(value, moneyDigits, mode)
  const percent = (part: Exact, whole: Exact): DecimalText | null =>
    signExact(whole) === 0
      ? null
      : exactToText(multiplyExact(divideExact(part, whole), exactInteger(100)), ratioDigits, mode)
  const total = sumExact(incoming.map(({ amount }) => amount))
  const lacking = subtractExact(need, total)
  const byNow = (list: readonly Move[]): readonly Move[] => list.filter(({ on }) => on <= question.asOf)
  const received = sumExact(byNow(incoming).map(({ amount }) => amount))
  const used = negateExact(sumExact(byNow(outgoing).map(({ amount }) => amount)))
  return computed({
    total: money(total),
    gap: money(signExact(lacking) > 0 ? lacking : exactZero),
    surplus: money(signExact(lacking) < 0 ? negateExact(lacking) : exactZero),
    sources: incoming.map(({ id, amount }) => ({ id, percent: percent(amount, total) })),
    received: money(received),
    used: money(used),
    usedPercent: percent(used, received),
    overdrawn: overdrawnDays([...byNow(incoming), ...byNow(outgoing)]).map(({ on, amount }) => ({
      on,
      short: money(negateExact(amount)),
    })),
  })
}

interface Move {
  readonly on: PlainDate
  readonly amount: Exact
}

function overdrawnDays(moves: readonly Move[]): readonly Move[] {
  const days = [...new Set(moves.map(({ on }) => on))].sort()
  let balance = exactZero
  const found: Move[] = []
  for (const on of days) {
    balance = moves.filter((move) => move.on === on).reduce((sum, { amount }) => addExact(sum, amount), balance)
    if (signExact(balance) < 0) found.push({ on, amount: balance })
  }
  return found
}
