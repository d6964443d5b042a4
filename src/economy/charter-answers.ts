import {
  diagnostic,
  isPlainDate,
  unknownDecisions,
  unreadableDecision,
  type Decision,
  type Diagnostic,
} from '../kernel/index.js'
import { readFraction } from '../kernel/internal.js'
import type { Charter, PoolRule } from './charter.js'
import type { CharterDecisionCode } from './distribution-codes.js'

/** What answers a question: one of some words, a figure, a date, or any text. */
type Answers = readonly string[] | 'figure' | 'date' | 'text'

const answers: Readonly<Record<CharterDecisionCode, Answers>> = {
  'pool-rate': 'figure',
  'pool-base': 'text',
  'pool-amount': 'figure',
  'portion-base': 'text',
  'test-figure': 'text',
  'ceiling-balance': 'text',
  'ceiling-reach': ['stop', 'fill'],
  'limit-otherwise': ['nothing', 'unlimited'],
  'opening-balance': ['included', 'keptApart'],
  'losses-order': ['lossesFirst', 'notMadeGood'],
  'guarantee-treatment': ['costBeforeProfit', 'hurdle', 'advance', 'outside'],
  'guarantee-against-losses': ['lossesFirst', 'guaranteeFirst'],
  'guarantee-bearer': 'text',
  'remainder-owner': 'text',
  'residue-owner': 'text',
  'tie-in-division': ['byId', 'largestWeightThenId', 'smallestWeightThenId'],
  'payout-grain': 'figure',
  'part-year-shares': ['full', 'none', 'byDays', 'byMonths'],
  'share-power': ['yes', 'internal', 'no'],
  'shares-per-unit': 'figure',
  'shares-fixed-on': 'date',
  'shares-leave-first': ['oldest', 'newest'],
  'event-holder': 'text',
  'quantify-by': 'text',
  'quantified-balance': ['before', 'after'],
  'goods-value': 'figure',
  'over-cap': ['respread', 'leave'],
  'payment-each': ['holder', 'household'],
  'shares-rounding': ['up', 'down', 'floor', 'ceil', 'halfUp', 'halfDown', 'halfEven'],
  'ladder-counts': ['steps', 'whole'],
  'ladder-edge': ['lower', 'upper'],
}

/** The decisions of a charter that answer their questions, and what is wrong with the others: they count as not given. */
export function readableDecisions(decisions: readonly Decision[]): {
  readonly decisions: readonly Decision[]
  readonly faults: readonly Diagnostic[]
} {
  const faults: Diagnostic[] = []
  const readable = decisions.filter((decision) => {
    const kind = Object.prototype.hasOwnProperty.call(answers, decision.code)
      ? answers[decision.code as CharterDecisionCode]
      : 'text'
    if (answered(decision.value, kind)) return true
    faults.push(unreadableDecision(decisions, decision, typeof kind === 'string' ? [kind] : kind))
    return false
  })
  return faults.length === 0 ? { decisions, faults } : { decisions: readable, faults }
}

function answered(value: string, kind: Answers): boolean {
  if (kind === 'text') return value !== ''
  if (kind === 'date') return isPlainDate(value)
  if (kind !== 'figure') return kind.includes(value)
  // Rates, amounts, grains and values of goods are never below zero.
  const reading = readFraction(value)
  return reading.ok && reading.figure.n >= 0n
}

/** A charter of which only the decisions count that answer their questions. */
export function withReadableDecisions(charter: Charter): {
  readonly charter: Charter
  readonly faults: readonly Diagnostic[]
} {
  const { decisions, faults } = readableDecisions(charter.decisions)
  return faults.length === 0 ? { charter, faults } : { charter: { ...charter, decisions }, faults }
}

/** Decisions of a charter that answer nothing: a misspelt code, a value that is no answer, a place that is not there. */
export function decisionFindings(charter: Charter): readonly Diagnostic[] {
  const { decisions } = charter
  const places = placesOf(charter)
  const astray = decisions.flatMap(({ code, at }, index) => {
    const known = places[code as CharterDecisionCode]
    if (at === undefined || known === undefined || known.includes(at)) return []
    return [diagnostic('decision-at-nothing', 'warning', `decisions[${index}].at`, { found: at, places: known })]
  })
  return [...unknownDecisions(decisions, Object.keys(answers)), ...readableDecisions(decisions).faults, ...astray]
}

// Where questions can be asked: ids of pools, guarantees, classes and limits. Questions about events and payments can stand anywhere.
function placesOf(charter: Charter): Readonly<Partial<Record<CharterDecisionCode, readonly string[]>>> {
  const { rules } = charter
  const list: readonly PoolRule[] = rules.pools
  const pools = list.map((pool) => pool.id)
  const guarantees = (rules.guarantees ?? []).map((rule) => rule.id)
  const limits = (rules.limits ?? []).map((limit) => limit.id)
  const figures = (rules.quantify ?? []).map((rule) => rule.figure)
  const classes = (rules.shares?.classes ?? []).map((one) => one.id)
  const bounds = list.flatMap(({ id, atMost = [], atLeast = [] }) => [
    ...atMost.map((_, index) => `${id}.atMost[${index}]`),
    ...atLeast.map((_, index) => `${id}.atLeast[${index}]`),
  ])
  return {
    'pool-rate': pools,
    'pool-base': pools,
    'pool-amount': pools,
    'portion-base': [...bounds, ...limits, ...pools],
    'ceiling-reach': pools,
    'guarantee-treatment': guarantees,
    'guarantee-against-losses': guarantees,
    'guarantee-bearer': guarantees,
    'remainder-owner': pools,
    'residue-owner': pools,
    'tie-in-division': pools,
    'payout-grain': pools,
    'over-cap': pools,
    'payment-each': pools,
    'ladder-counts': pools,
    'ladder-edge': pools,
    'quantify-by': figures,
    'quantified-balance': figures,
    'shares-per-unit': classes,
    'shares-fixed-on': classes,
    'shares-rounding': classes,
  }
}
