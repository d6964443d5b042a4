import * as z from 'zod'
import { decimalTextSchema, plainDateSchema } from './schema.js'
import type { StatedValue } from './stated.js'
import type { WorkCalendar } from './work-calendar.js'

/** Which days are worked, with the days that the data cover. */
export const workCalendarSchema: z.ZodType<WorkCalendar> = /*#__PURE__*/ (() =>
  z.strictObject({
    coveredFrom: plainDateSchema,
    coveredTo: plainDateSchema,
    weekendDays: z.array(z.int().min(1).max(7)),
    holidays: z.array(plainDateSchema),
    makeUpWorkdays: z.array(plainDateSchema),
    source: z.string().min(1),
  }))()

/** A figure as a text states it. */
export const statedValueSchema: z.ZodType<StatedValue> = /*#__PURE__*/ (() => {
  const rough = z.literal(true).optional()
  return z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.enum(['exact', 'about']), value: decimalTextSchema }),
    z.strictObject({
      kind: z.enum(['atLeast', 'above', 'atMost', 'below']),
      value: decimalTextSchema,
      near: rough,
      rough,
    }),
    z.strictObject({
      kind: z.literal('between'),
      low: decimalTextSchema,
      high: decimalTextSchema,
      lowOpen: rough,
      highOpen: rough,
      rough,
    }),
    z.strictObject({ kind: z.literal('missing') }),
  ])
})()
