import { roundingModes, type Decision } from '../kernel/index.js'
import { mergeReadings } from './merge-readings.js'
import type { MemberScore, Settlement } from './settlement.js'
import { mostReadings } from './undecided.js'

/**
 * Settles once; where a score needs a rounding that nobody named, once for each mode too: grades, places and what follows need the decision
 * only where the modes differ.
 *
 * @internal
 */
export function settleRounded(settle: (more: readonly Decision[]) => Settlement, readings: number): Settlement {
  const plain = settle([])
  const asked = plain.members.some(({ raw, effective }) =>
    [raw, effective].some((one) => one.status === 'needs' && one.missing.some((need) => need.code === 'rounding')),
  )
  if (!asked || readings * roundingModes.length > mostReadings) return plain
  const results = roundingModes.map((mode) => ({
    answers: { rounding: mode },
    value: settle([{ code: 'rounding', value: mode, decidedBy: '', decidedOn: '9999-12-31' }]),
  }))
  const place = { code: 'rounding', path: 'rules.points.rounding', options: roundingModes, node: {} }
  const merged = mergeReadings(results, [place]) as Settlement
  const members = merged.members.map((one, index): MemberScore => ({
    ...(withOwnNeeds(one, plain.members[index]!) as MemberScore),
    standing: plain.members[index]!.standing,
  }))
  return { ...merged, members, diagnostics: plain.diagnostics }
}

// The needs of the first settling name the figure that is to be rounded.
function withOwnNeeds(merged: unknown, own: unknown): unknown {
  if (typeof merged !== 'object' || merged === null || typeof own !== 'object' || own === null) return merged
  if (statusOf(merged) === 'needs' && statusOf(own) === 'needs') return own
  if (Array.isArray(merged)) return merged.map((one, index) => withOwnNeeds(one, (own as readonly unknown[])[index]))
  if (statusOf(merged) === 'computed') return merged
  const held = own as Readonly<Record<string, unknown>>
  return Object.fromEntries(Object.entries(merged).map(([key, inner]) => [key, withOwnNeeds(inner, held[key])]))
}

function statusOf(value: object): unknown {
  return (value as { status?: unknown }).status
}
