import {
  addDays,
  addMonths,
  decisionFor,
  diagnostic,
  isPlainDate,
  needs,
  notComputable,
  readFigure,
  type DecimalText,
  type Diagnostic,
  type Needs,
  type NotComputable,
  type PlainDate,
} from '../kernel/index.js'
import { toScaled, type Exact } from '../kernel/internal.js'
import type { Charter } from './charter.js'
import type { ClaimBook } from './claims.js'
import type { DistributionFacts, DistributionQuestion } from './distribution-facts.js'
import { duplicateHolders } from './replayed-register.js'
import { noSuchDate } from './share-findings.js'
import { foldShares, type ShareFold } from './share-replay.js'

/**
 * Why a distribution could not be carried out: a charter whose pools do not hang together (`checkCharter` says where), rows that are no records or amounts that are no text (the diagnostics say where), a figure that is not one or is finer than a fen, a grain that is not a
 * whole number of fen or differs from the charter's, a name of a figure that nobody stated, a day that is none, a period that the
 * rule for shares granted within the year needs, a fund that covers more losses than there are.
 */
export type DistributionReason =
  | 'charter-not-sound'
  | 'facts-not-readable'
  | 'not-a-figure'
  | 'not-a-date'
  | 'covers-more-than-losses'
  | 'period-not-stated'
  | 'grain-not-in-fen'
  | 'grain-conflict'
  | 'figure-not-stated'

/** A distribution that could not be carried out. */
export interface DistributionRefused {
  readonly ok: false
  readonly refusal: NotComputable<DistributionReason> | Needs
}

/** Who may take part, with the register on the record date. */
export function claimBook(
  charter: Charter,
  facts: DistributionFacts,
  question: DistributionQuestion,
  diagnostics: Diagnostic[],
): { readonly ok: true; readonly value: ClaimBook } | DistributionRefused {
  const { shares } = charter.rules
  const { register, result, holders = [] } = facts
  const fold =
    shares === undefined || register === undefined
      ? undefined
      : foldShares(shares, charter.decisions, { register, holders }, question.recordDate, yearStart(facts, question))
  if (fold !== undefined) diagnostics.push(...fold.diagnostics)
  if (fold !== undefined && fold.missing.length > 0) return { ok: false, refusal: needs(fold.missing, diagnostics) }
  const partYear = shares?.partYear ?? decisionFor(charter.decisions, 'part-year-shares')?.value ?? 'full'
  const asked = [partYear !== 'full', (shares?.leavingYear ?? 'none') !== 'none'] as const
  if (result.period === undefined && fold !== undefined && hasPartYear(fold, asked)) {
    return refuse('period-not-stated', [diagnostic('period-not-stated', 'error', 'result.period', {})])
  }
  const byId = new Map([...holders].sort((a, b) => (a.id < b.id ? -1 : 1)).map((holder) => [holder.id, holder]))
  diagnostics.push(...duplicateHolders(holders))
  return {
    ok: true,
    value: {
      holders: byId,
      fold,
      shares,
      decisions: charter.decisions,
      period: result.period,
      recordDate: question.recordDate,
      quantified: new Map(),
    },
  }
}

// The day after which a grant falls within the year of the result; without a period, the year that ends on the record date.
function yearStart({ result }: DistributionFacts, { recordDate }: DistributionQuestion): PlainDate {
  return result.period?.from ?? addDays(addMonths(recordDate, -12, { monthEnd: 'clamp' }), 1)
}

// Whether shares began or ended within the year, as far as a rule counts parts of it.
function hasPartYear({ classes }: ShareFold, [young, left]: readonly [boolean, boolean]): boolean {
  return [...classes.values()].some((book) =>
    [...book.accounts.values()].some(
      (account) =>
        (young && account.young !== undefined && account.young.length > 0) || (left && account.left !== undefined),
    ),
  )
}

/** Days of the question and the facts that are none. */
export function dateFaults(
  { result: { period } }: DistributionFacts,
  { recordDate }: DistributionQuestion,
): Diagnostic[] {
  const dates = [
    ['recordDate', recordDate],
    ['result.period.from', period?.from],
    ['result.period.to', period?.to],
  ] as const
  return dates.flatMap(([path, date]) => (date === undefined || isPlainDate(date) ? [] : [noSuchDate(path, date)]))
}

/** Named figures of the facts; those of holders are only checked. */
export function figuresOf(facts: DistributionFacts, faults: Diagnostic[]): ReadonlyMap<string, Exact> {
  const figures = new Map<string, Exact>()
  for (const [name, text] of Object.entries(facts.figures ?? {})) {
    const reading = readFigure(text)
    if (reading.ok) figures.set(name, reading.figure)
    else faults.push(diagnostic('not-a-figure', 'error', `figures.${name}`, { text: reading.text }))
  }
  for (const [index, holder] of (facts.holders ?? []).entries()) {
    for (const [name, text] of Object.entries(holder.figures ?? {})) {
      const reading = readFigure(text)
      if (reading.ok) continue
      faults.push(diagnostic('not-a-figure', 'error', `holders[${index}].figures.${name}`, { text: reading.text }))
    }
  }
  return figures
}

/** An amount in fen; nothing for one that is left out. */
export function fenOf(text: DecimalText | undefined, path: string, faults: Diagnostic[]): number {
  if (text === undefined) return 0
  const fen = toScaled(text, 2)
  if (fen !== undefined) return fen
  faults.push(diagnostic('not-a-figure', 'error', path, { text }))
  return 0
}

/** Refuses for names of figures that nobody stated. */
export function unknownNames(names: readonly string[], diagnostics: readonly Diagnostic[]): DistributionRefused {
  const found = names.map((name) => diagnostic('figure-not-stated', 'error', 'figures', { name }))
  return refuse('figure-not-stated', [...found, ...diagnostics])
}

/** Refuses a distribution. */
export function refuse(reason: DistributionReason, diagnostics: readonly Diagnostic[]): DistributionRefused {
  return { ok: false, refusal: notComputable(reason, diagnostics) }
}
