import {
  computed,
  decisionFor,
  diagnostic,
  needs,
  notComputable,
  unreadableDecision,
  type Decision,
  type DecisionNeed,
  type Diagnostic,
  type DiagnosticData,
  type Result,
  type Rounding,
} from '../kernel/index.js'
import type { EcologyCode, EcologyNeed } from './codes.js'
import type { FieldConvention } from './methods.js'
import { placeName, withWords } from './words.js'

/**
 * The desk of one calculation: it collects what is wrong, what is missing and what was noticed, so that one pass names
 * everything at once. A figure that is missing stands as a blank with an unknown dimension; whatever stands on a blank is discarded.
 */
export interface Desk {
  readonly decisions: readonly Decision[]
  readonly rounding: Rounding
  readonly findings: Diagnostic<EcologyCode>[]
  readonly missing: DecisionNeed[]
  /** What is wrong with single records that were left out: it is told, and the rest is computed. */
  readonly aside: Diagnostic<EcologyCode>[]
}

/** What a desk reads of a document: what was decided, and what the text of a method fixes. */
interface DeskDocument {
  readonly rules: object
  readonly decisions: readonly Decision[]
}

/** A desk for a document and the rounding that the question names. What the text fixes goes before what was decided. */
export function openDesk(document: DeskDocument, question: { readonly rounding: Rounding }): Desk {
  const { conventions = [] } = document.rules as { readonly conventions?: readonly FieldConvention[] }
  const fixed = conventions.map(({ code, at, value }) => ({
    code,
    value,
    decidedBy: '',
    decidedOn: textGoesFirst,
    ...(at === undefined ? {} : { at }),
  }))
  return {
    decisions: [...fixed, ...document.decisions],
    rounding: question.rounding,
    findings: [],
    missing: [],
    aside: [],
  }
}

const textGoesFirst = '9999-12-31'

/** A desk with the same decisions and rounding, and nothing found yet; what is set aside goes to the outer one. */
export function innerDesk(desk: Desk): Desk {
  return { ...desk, findings: [], missing: [] }
}

/** A desk whose findings nobody reads. */
export function quietDesk(desk: Desk): Desk {
  return { ...desk, findings: [], missing: [], aside: [] }
}

/** Keeps what an inner desk found without refusing the outer one: one record is left out, the others stand. */
export function setAside(desk: Desk, inner: Desk): void {
  desk.aside.push(...inner.findings)
}

/** Refuses: the result cannot be computed, and this is why. */
export function refuse(desk: Desk, code: EcologyCode, path: string, data: DiagnosticData = {}): void {
  desk.findings.push(diagnostic(code, 'error', path, withWords(data)))
}

/** Notices something that asks for a look. */
export function warn(desk: Desk, code: EcologyCode, path: string, data: DiagnosticData = {}): void {
  desk.findings.push(diagnostic(code, 'warning', path, withWords(data)))
}

/** Notices something that only tells. */
export function remark(desk: Desk, code: EcologyCode, path: string, data: DiagnosticData = {}): void {
  desk.findings.push(diagnostic(code, 'note', path, withWords(data)))
}

/** Blames one record, which is left out: it is told as an error, and what does not stand on it is computed. */
export function blame(desk: Desk, code: EcologyCode, path: string, data: DiagnosticData = {}): void {
  desk.aside.push(diagnostic(code, 'error', path, withWords(data)))
}

/** Asks an open question once. */
export function ask(desk: Desk, need: DecisionNeed & { readonly code: EcologyNeed }): void {
  if (desk.missing.some((one) => one.code === need.code && one.at === need.at)) return
  const place = need.at === undefined ? {} : { place: placeName(need.at) }
  desk.missing.push({ ...need, data: withWords({ ...place, ...need.data }) })
}

/** What the facts say, else what was decided, else an open question; `''` stands for the open one, and for a word that is no option. */
export function choose<Option extends string>(
  desk: Desk,
  code: EcologyNeed,
  at: string,
  options: readonly Option[],
  stated?: Option,
): Option | '' {
  if (stated !== undefined) {
    if (options.includes(stated)) return stated
    refuse(desk, 'not-an-option', at === '' ? code : `${code} ${at}`, { code, value: stated as string, options })
    return ''
  }
  const decided = decisionFor(desk.decisions, code, at)
  const found = options.find((one) => one === decided?.value)
  if (found !== undefined) return found
  if (decided !== undefined) unreadable(desk, decided, options)
  ask(desk, { code, ...(at === '' ? {} : { at }), options })
  return ''
}

/** Says that a decision does not answer its question, where it stands in the document. */
export function unreadable(desk: Desk, decision: Decision, options: readonly string[]): void {
  // What the text of a method fixes stands before what was decided.
  const own = desk.decisions.filter((one) => one.decidedOn !== textGoesFirst)
  if (own.includes(decision)) desk.findings.push(unreadableDecision(own, decision, options))
  else refuse(desk, 'not-an-option', 'rules.conventions', { code: decision.code, value: decision.value, options })
}

/** The result of a desk: refused, or in need of something, or computed with what was noticed. */
export function finish<T>(desk: Desk, value: () => T): Result<T, EcologyCode> {
  return troubleOf(desk) ?? computed(value(), told(desk))
}

/** Why a desk has no result; `undefined` when it has one. */
export function troubleOf(desk: Desk): Exclude<Result<never, EcologyCode>, { status: 'computed' }> | undefined {
  const first = desk.findings.find((one) => one.severity === 'error')
  if (first !== undefined) return notComputable(first.code, told(desk))
  return desk.missing.length > 0 ? needs(desk.missing, told(desk)) : undefined
}

// Each finding once, although several figures stand on the same record.
function told(desk: Desk): readonly Diagnostic<EcologyCode>[] {
  const seen = new Set<string>()
  return [...desk.findings, ...desk.aside].filter((one) => {
    const key = JSON.stringify([one.code, one.path, one.data])
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}
