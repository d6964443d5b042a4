import { decisionFor, type DecisionNeed } from '../kernel/index.js'
import type { Charter, PoolRule } from './charter.js'
import { withReadableDecisions } from './charter-answers.js'
import { withAbout } from './charter-words.js'
import { guaranteeTreatments } from './guarantees.js'
import { baseOptions } from './portions.js'
import { testOptions, testsOf } from './conditions.js'

/**
 * Every question that the text of a charter leaves open whatever the facts are. Questions that only some facts raise (a
 * residue, a tie, a loss) are found by `decisionsNeeded` on the distribution itself.
 *
 * @param charter - a charter that was read
 * @returns open questions with their options, in the order of the document
 * @example
 * ```ts
 * import { openCharterDecisions, type AgreementCharter } from 'xiangzhen/economy'
 * const charter: AgreementCharter = {
 *   id: 'c', title: '协议', version: '1', effective: { from: '2020-01-01' }, sources: [], decisions: [],
 *   rules: {
 *     form: 'agreement', measure: 'netResult', remainder: 'undistributed', rounding: { digits: 2, mode: 'halfUp' },
 *     pools: [{ id: 'fund', label: '公积金', purpose: 'reserve', take: { kind: 'rate', rate: '0.2' },
 *       to: { kind: 'account', account: 'reserve' } }],
 *   },
 * }
 * openCharterDecisions(charter).map((need) => [need.code, need.at]) // => [['pool-base', 'fund']]
 * ```
 */
export function openCharterDecisions(charter: Charter): readonly DecisionNeed[] {
  const { rules, decisions } = withReadableDecisions(charter).charter
  const needs = [
    ...openPoolDecisions(charter),
    ...(rules.quantify ?? []).flatMap(({ figure, by, adding, include }) => [
      ...(by === undefined
        ? [{ code: 'quantify-by', at: figure, options: ['contribution', 'patronage', 'heads', 'shares'] }]
        : []),
      ...(adding !== undefined && include === undefined
        ? [{ code: 'quantified-balance', at: figure, options: ['before', 'after'] }]
        : []),
    ]),
    ...(rules.limits ?? []).flatMap((limit) => {
      const portions = [limit.atLeast, limit.atMost]
      const baseless = portions.some((one) => one !== undefined && one.kind === 'rate' && one.of === undefined)
      const figureless = limit.when?.some((one) => testsOf(one).some((test) => test.figure === undefined)) === true
      return [
        ...(baseless ? [{ code: 'portion-base', at: limit.id, options: baseOptions }] : []),
        ...(figureless ? [{ code: 'test-figure', at: limit.id, options: testOptions }] : []),
      ]
    }),
  ]
  const open = needs.filter((need) => decisionFor(decisions, need.code, need.at) === undefined)
  return withAbout(open, charter)
}

/** The open questions about the amounts of pools and guarantees. */
export function openPoolDecisions(charter: Charter): readonly DecisionNeed[] {
  const { rules, decisions } = withReadableDecisions(charter).charter
  const pools: readonly PoolRule[] = rules.pools
  const needs = [
    ...(rules.guarantees ?? []).flatMap(({ id, treatment }) =>
      treatment === undefined ? [{ code: 'guarantee-treatment', at: id, options: guaranteeTreatments }] : [],
    ),
    ...pools.flatMap(needsOfPool),
  ]
  const open = needs.filter((need) => decisionFor(decisions, need.code, need.at) === undefined)
  return withAbout(open, charter)
}

function needsOfPool({ id, take, within, atMost = [], atLeast = [] }: PoolRule): readonly DecisionNeed[] {
  const bounds = [
    ['atLeast', atLeast],
    ['atMost', atMost],
  ] as const
  const baseless = bounds.flatMap(([side, portions]) =>
    portions.flatMap((portion, index) =>
      portion.kind === 'rate' && portion.of === undefined
        ? [{ code: 'portion-base', at: `${id}.${side}[${index}]`, options: baseOptions }]
        : [],
    ),
  )
  if (take.kind === 'amount' && take.yuan === undefined) {
    return [{ code: 'pool-amount', at: id, options: [], free: 'figure' }, ...baseless]
  }
  const base = { code: 'pool-base', at: id, options: within === undefined ? baseOptions : ['entering', 'remaining'] }
  if (take.kind === 'ladder') {
    const counts = { code: 'ladder-counts', at: id, options: ['steps', 'whole'] }
    return [
      ...baseless,
      ...(take.of === undefined ? [base] : []),
      ...(take.counts === undefined && take.by === undefined ? [counts] : []),
    ]
  }
  if (take.kind !== 'rate') return baseless
  return [
    ...baseless,
    ...(take.rate === undefined ? [{ code: 'pool-rate', at: id, options: [], free: 'figure' as const }] : []),
    ...(take.of === undefined ? [base] : []),
  ]
}
