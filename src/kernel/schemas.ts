import * as z from 'zod/mini'
import { decimalTextSchema, plainDateSchema, wholeNumberSchema } from './schema.js'
import type { StatedValue } from './stated.js'
import type { WorkCalendar } from './work-calendar.js'

/** Which days are worked, with the days that the data cover. */
export const workCalendarSchema: z.ZodMiniType<WorkCalendar> = /*#__PURE__*/ (() =>
  z.strictObject({
    coveredFrom: plainDateSchema,
    coveredTo: plainDateSchema,
    weekendDays: z.array(wholeNumberSchema.check(z.gte(1), z.lte(7))),
    holidays: z.array(plainDateSchema),
    makeUpWorkdays: z.array(plainDateSchema),
    source: z.string().check(z.minLength(1)),
  }))()

/** A figure as a text states it. */
export const statedValueSchema: z.ZodMiniType<StatedValue> = /*#__PURE__*/ (() => {
  const rough = z.optional(z.literal(true))
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
