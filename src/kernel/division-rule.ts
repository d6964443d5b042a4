import { diagnostic, type Diagnostic } from './diagnostic.js'
import { namedOrders, type DivisionMethod } from './division-methods.js'

/**
 * The words of a rule of division that are none: a rule that was not read from a checked document may hold any, and a misspelt one is
 * never taken for another.
 *
 * @param rule - method and what belongs to it; `overCap` of the terms
 */
export function misspeltRule(
  rule: DivisionMethod & { readonly overCap?: string | undefined },
): readonly Diagnostic<'not-an-option'>[] {
  const said: { readonly [field: string]: unknown } = { ...rule }
  const faults: Diagnostic<'not-an-option'>[] = []
  const check = (field: string, options: readonly string[]): void => {
    if (!options.includes(said[field] as string)) faults.push(fault(`rule.${field}`, options))
  }
  const checkOrders = (field: string): void => {
    const orders = said[field]
    if (orders === 'report') return
    if (!Array.isArray(orders)) {
      faults.push(fault(`rule.${field}`, ['report', ...orderWords]))
      return
    }
    for (const [index, order] of (orders as readonly unknown[]).entries()) {
      if (!isOrder(order)) faults.push(fault(`rule.${field}[${index}]`, orderWords))
    }
  }
  check('method', methods)
  if (rule.overCap !== undefined) check('overCap', ['leave', 'respread'])
  if (rule.method === 'largestRemainder' || rule.method === 'saintelague') checkOrders('ties')
  if (rule.method === 'oneEach' || rule.method === 'toOne') checkOrders('order')
  if (rule.method === 'toOne' || rule.method === 'separate')
    check('each', ['down', 'up', 'halfUp', 'halfEven', 'halfDown'])
  if (rule.method === 'runningRemainder') check('from', ['first', 'last'])
  return faults
}

const methods: readonly DivisionMethod['method'][] = [
  'largestRemainder',
  'saintelague',
  'oneEach',
  'toOne',
  'separate',
  'wholeBlocks',
  'runningRemainder',
]

const orderWords: readonly string[] = [...namedOrders, 'prefer']

function isOrder(order: unknown): boolean {
  if (typeof order === 'string') return (namedOrders as readonly string[]).includes(order)
  return typeof order === 'object' && order !== null && Array.isArray((order as { prefer?: unknown }).prefer)
}

function fault(path: string, options: readonly string[]): Diagnostic<'not-an-option'> {
  return diagnostic('not-an-option', 'error', path, { options })
}
