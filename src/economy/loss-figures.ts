import { diagnostic, readFigure, type Diagnostic } from '../kernel/index.js'
import { decimalPlaces, exactZero, readFraction, signExact, type Exact } from '../kernel/internal.js'
import type { LossPartner } from './loss-rules.js'

/** An amount in yuan, to the fen; only the loss itself may be below zero, to be refused as none. */
export function amountOf(text: string, path: string, faults: Diagnostic[]): Exact {
  const reading = readFigure(text)
  const fault = (code: string): void => void faults.push(diagnostic(code, 'error', path, { text }))
  if (!reading.ok) fault(reading.code)
  else if ((decimalPlaces(reading.figure) ?? 0) > 2) fault('amount-finer-than-fen')
  else if (signExact(reading.figure) < 0 && path !== 'loss') fault('negative-loss-figure')
  else return reading.figure
  return exactZero
}

/** A rate that is not negative. */
export function fractionOf(text: string, path: string, faults: Diagnostic[]): Exact {
  const reading = readFraction(text)
  if (reading.ok && signExact(reading.figure) >= 0) return reading.figure
  faults.push(diagnostic(reading.ok ? 'negative-loss-figure' : reading.code, 'error', path, { text }))
  return exactZero
}

/** The agreed rate of a partner. */
export function rateOf(partner: LossPartner, index: number, faults: Diagnostic[]): Exact {
  const path = `rules.partners[${index}]`
  if (partner.rate !== undefined) return fractionOf(partner.rate, `${path}.rate`, faults)
  faults.push(diagnostic('rate-not-stated', 'error', path, { partner: partner.id }))
  return exactZero
}
