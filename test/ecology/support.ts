import { expect } from 'vitest'
import type { FieldAmount, FieldFigure } from 'xiangzhen/ecology'

/** An amount for tests. */
export const of = (value: string, unit: string): FieldAmount => ({ value, unit })

/** Two places, half up. */
export const rounding = { digits: 2, mode: 'halfUp' as const }

/** The value of a computed result. */
export function valueOf<T>(result: { readonly status: string; readonly value?: T }): T {
  expect(result, JSON.stringify(result)).toMatchObject({ status: 'computed' })
  return result.value as T
}

/** The figure of an outcome, or what stands in its place. */
export function figure(outcome: unknown): string | undefined {
  const {
    figure: text,
    status,
    reason,
    missing,
  } = (outcome ?? {}) as FieldFigure & { reason?: string; missing?: readonly { code: string }[] }
  return text ?? reason ?? missing?.map((one) => one.code).join(' ') ?? status
}

/** The codes of a result's findings. */
export const codes = (result: { readonly diagnostics: readonly { readonly code: string }[] }): readonly string[] =>
  result.diagnostics.map((one) => one.code)

/** A decision for tests. */
export const decided = (code: string, value: string, at?: string) => ({
  code,
  value,
  decidedBy: 'test',
  decidedOn: '2025-01-01',
  ...(at === undefined ? {} : { at }),
})
