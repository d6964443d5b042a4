import {
  computed,
  diagnostic,
  notComputable,
  type DecimalText,
  type DiagnosticData,
  type Explanation,
  type Label,
  type NotComputable,
  type PolicyDocument,
  type Result,
  type Rounding,
} from '../kernel/index.js'
import { ownValue, exactInteger, exactOf } from '../kernel/internal.js'
import {
  chosenStep,
  differenceStep,
  figureText,
  givenStep,
  maximumStep,
  productStep,
  roundedStep,
  sumStep,
  type Working,
} from './working.js'
import { explanationOf } from './working-explanation.js'

/** Performance pay of village officials by their quantitative assessment (村干部量化考核、绩效报酬): grade, rewards, deductions, gates. */
export interface PerformancePayRules {
  /** Full pay of each post, in yuan. */
  readonly posts: readonly { readonly id: string; readonly title: Label; readonly full: DecimalText }[]
  /** Share of the full pay for each grade of the assessment, `1` is all of it. */
  readonly grades: readonly { readonly id: string; readonly title: Label; readonly share: DecimalText }[]
  /** Rewards, in yuan each. */
  readonly rewards: readonly PayItem[]
  /** Deductions, in yuan each. */
  readonly deductions: readonly PayItem[]
  /** Documents without which nothing is paid (the unit's own scheme on file). */
  readonly gates?: readonly { readonly document: string; readonly title: Label; readonly clause?: string }[]
  /** Least that is paid, where the text sets one (`0`: deductions never turn into a debt); absent: no floor. */
  readonly floor?: DecimalText
  /** The one rounding step. */
  readonly rounding: Rounding
}

/** A reward or a deduction. */
export interface PayItem {
  /** Kind of event. */
  readonly id: string
  /** Words for people. */
  readonly title: Label
  /** Yuan for each event. */
  readonly each: DecimalText
  /** Article of the text. */
  readonly clause?: string
}

/** The rules as a document. */
export type PerformancePayDocument = PolicyDocument<PerformancePayRules>

/** One official. */
export interface AssessedOfficial {
  /** Id. */
  readonly id: string
  /** Post, one of the document's. */
  readonly post: string
  /** Grade of the assessment; absent: not assessed yet. */
  readonly grade?: string
  /** How many events of each kind. */
  readonly events: Readonly<Record<string, number>>
  /** Documents on file. */
  readonly documents?: readonly string[]
}

/** What one official is paid. */
export interface PerformancePay {
  /** Yuan, rounded as the rules say. */
  readonly amount: DecimalText
  /** Part of the full pay by grade, before rewards and deductions. */
  readonly byGrade: DecimalText
  /** Rewards in yuan. */
  readonly rewards: DecimalText
  /** Deductions in yuan. */
  readonly deductions: DecimalText
  /** Whether the floor stopped the deductions. */
  readonly floorHit: boolean
}

/** Why nothing is paid, or nothing can be said. */
export type PerformancePayReason =
  'unknown-post' | 'unknown-grade' | 'not-assessed' | 'unknown-event' | 'event-count' | 'document-missing'

/**
 * Computes the performance pay of officials: full pay × share of the grade + rewards − deductions, not below the floor, rounded once.
 *
 * Reasons: `unknown-post`, `unknown-grade`, `not-assessed`, `unknown-event`, `event-count` (not a whole number from 0 on), `document-missing` (a gate is shut: nothing is paid).
 *
 * @param document - the rules
 * @param facts - the officials
 * @param _question - nothing is asked beyond the document
 * @returns one row per official, in order of id
 * @example
 * ```ts
 * import { performancePay } from 'xiangzhen/responsibility'
 * const rules = {
 *   posts: [{ id: 'secretary', title: '书记', full: '12000' }],
 *   grades: [{ id: 'good', title: '良好', share: '0.9' }],
 *   rewards: [], deductions: [{ id: 'petition', title: '越级上访', each: '500' }],
 *   floor: '0', rounding: { digits: 2, mode: 'halfUp' as const },
 * }
 * const pay = { id: 'p', title: '绩效', version: '1', effective: { from: '2024-01-01' }, sources: [], decisions: [], rules }
 * const officials = [{ id: 'o1', post: 'secretary', grade: 'good', events: { petition: 2 } }]
 * const [o1] = performancePay(pay, { officials }, {})
 * o1?.pay.status === 'computed' && o1.pay.value.amount // => '9800.00'
 * ```
 */
export function performancePay(
  document: PerformancePayDocument,
  facts: { readonly officials: readonly AssessedOfficial[] },
  _question: object,
): readonly { readonly id: string; readonly pay: Result<PerformancePay, PerformancePayReason> }[] {
  return [...facts.officials]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map((official) => ({ id: official.id, pay: payOf(document.rules, official) }))
}

/**
 * Explains the performance pay of one official, figure by figure.
 *
 * Reasons: those of {@link performancePay}.
 *
 * @param document - the rules
 * @param facts - the officials
 * @param question - who
 * @returns a tree that adds up
 * @example
 * ```ts
 * import { addsUp, explainPerformancePay } from 'xiangzhen'
 * const rules = {
 *   posts: [{ id: 'clerk', title: '文书', full: '6000' }], grades: [{ id: 'fair', title: '合格', share: '0.8' }],
 *   rewards: [{ id: 'prize', title: '表彰', each: '300' }], deductions: [], rounding: { digits: 0, mode: 'halfUp' as const },
 * }
 * const pay = { id: 'p', title: '绩效', version: '1', effective: { from: '2024-01-01' }, sources: [], decisions: [], rules }
 * const officials = [{ id: 'o1', post: 'clerk', grade: 'fair', events: { prize: 1 } }]
 * const why = explainPerformancePay(pay, { officials }, { id: 'o1' })
 * why.status === 'computed' && [why.value.figure, addsUp(why.value).ok] // => ['5100', true]
 * ```
 */
export function explainPerformancePay(
  document: PerformancePayDocument,
  facts: { readonly officials: readonly AssessedOfficial[] },
  question: { readonly id: string },
): Result<Explanation, PerformancePayReason | 'unknown-official'> {
  const official = facts.officials.find((one) => one.id === question.id)
  if (official === undefined) return notComputable('unknown-official')
  const steps = stepsOf(document.rules, official)
  return 'reason' in steps ? refusedPay(steps) : computed(explanationOf(steps.amount))
}

function payOf(rules: PerformancePayRules, official: AssessedOfficial): Result<PerformancePay, PerformancePayReason> {
  const steps = stepsOf(rules, official)
  if ('reason' in steps) return refusedPay(steps)
  return computed({
    amount: explanationOf(steps.amount).figure,
    byGrade: figureText(steps.byGrade.figure),
    rewards: figureText(steps.rewards.figure),
    deductions: figureText(steps.deductions.figure),
    floorHit: steps.floorHit,
  })
}

interface PayRefusal extends DiagnosticData {
  readonly official: string
}

function refusedPay({
  reason,
  data,
}: {
  readonly reason: PerformancePayReason
  readonly data: PayRefusal
}): NotComputable<PerformancePayReason> {
  return notComputable(reason, [diagnostic(reason, 'error', `officials.${data.official}`, data)])
}

interface PaySteps {
  readonly amount: Working
  readonly byGrade: Working
  readonly rewards: Working
  readonly deductions: Working
  readonly floorHit: boolean
}

function stepsOf(
  rules: PerformancePayRules,
  official: AssessedOfficial,
): PaySteps | { readonly reason: PerformancePayReason; readonly data: PayRefusal } {
  const post = rules.posts.find((one) => one.id === official.post)
  if (post === undefined) return { reason: 'unknown-post', data: { official: official.id, post: official.post } }
  const filed = official.documents ?? []
  const shut = (rules.gates ?? []).find((gate) => !filed.includes(gate.document))
  if (shut !== undefined) {
    const clause = shut.clause === undefined ? {} : { clause: shut.clause }
    return { reason: 'document-missing', data: { official: official.id, document: shut.title, ...clause } }
  }
  if (official.grade === undefined) return { reason: 'not-assessed', data: { official: official.id } }
  const grade = rules.grades.find((one) => one.id === official.grade)
  if (grade === undefined) return { reason: 'unknown-grade', data: { official: official.id, grade: official.grade } }
  const kinds = new Set([...rules.rewards, ...rules.deductions].map((item) => item.id))
  const strange = Object.keys(official.events).filter((kind) => !kinds.has(kind))
  if (strange.length > 0) return { reason: 'unknown-event', data: { official: official.id, events: strange.sort() } }
  const uncounted = Object.keys(official.events).filter((kind) => {
    const count = ownValue(official.events, kind)
    return !Number.isSafeInteger(count) || (count as number) < 0
  })
  if (uncounted.length > 0) return { reason: 'event-count', data: { official: official.id, events: uncounted.sort() } }
  const byGrade = productStep('pay-by-grade', [
    givenStep('pay-full', exactOf(post.full), { post: post.title }),
    chosenStep('pay-grade-share', exactOf(grade.share), { grade: grade.title }),
  ])
  const rewards = itemsStep('pay-rewards', rules.rewards, official)
  const deductions = itemsStep('pay-deductions', rules.deductions, official)
  const net = differenceStep('pay-before-floor', [sumStep('pay-with-rewards', [byGrade, rewards]), deductions])
  const floor = rules.floor === undefined ? undefined : givenStep('pay-floor', exactOf(rules.floor))
  const floored = floor === undefined ? net : maximumStep('pay-not-below-floor', [net, floor])
  const amount = roundedStep('pay-amount', floored, rules.rounding, { official: official.id })
  return { amount, byGrade, rewards, deductions, floorHit: floored.figure !== net.figure }
}

function itemsStep(code: string, items: readonly PayItem[], official: AssessedOfficial): Working {
  const lines = items
    .filter((item) => (ownValue(official.events, item.id) ?? 0) !== 0)
    .map((item) => {
      const times = givenStep('pay-events', exactInteger(ownValue(official.events, item.id) ?? 0), { item: item.title })
      return productStep('pay-item', [givenStep('pay-each', exactOf(item.each), { item: item.title }), times], {
        item: item.title,
      })
    })
  return sumStep(code, lines)
}
