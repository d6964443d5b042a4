import * as z from 'zod/mini'
import { decimalTextSchema, idSchema, labelSchema, wholeNumberSchema } from '../kernel/schema.js'
import type { Band, ValuedBand } from '../scoring/index.js'
import type { EventAttributeTest, SchemeCondition, SchemeFigure } from './conditions.js'

const limitFields = /*#__PURE__*/ (() => ({
  atLeast: z.exactOptional(decimalTextSchema),
  moreThan: z.exactOptional(decimalTextSchema),
  atMost: z.exactOptional(decimalTextSchema),
  lessThan: z.exactOptional(decimalTextSchema),
}))()

/** What an event's attribute must be. */
const eventAttributeTestSchema: z.ZodMiniType<EventAttributeTest> = /*#__PURE__*/ (() =>
  z.strictObject({
    attribute: idSchema,
    is: z.exactOptional(z.array(z.string()).check(z.minLength(1))),
    ...limitFields,
  }))()

/** Tests that an event must pass. */
export const where = /*#__PURE__*/ (() => z.array(eventAttributeTestSchema).check(z.minLength(1)))()

/** A figure of a subject. */
export const schemeFigureSchema: z.ZodMiniType<SchemeFigure> = /*#__PURE__*/ (() =>
  z.lazy(() =>
    z.union([
      z.strictObject({ of: z.enum(['total', 'base', 'percent', 'completeness', 'mean']) }),
      z.strictObject({ of: z.enum(['points', 'share', 'actual', 'completion']), node: idSchema }),
      z.strictObject({ of: z.literal('events'), code: idSchema, where: z.exactOptional(where) }),
      z.strictObject({ of: z.literal('subject'), name: idSchema }),
      z.strictObject({ of: z.literal('rank'), from: z.enum(['top', 'bottom']) }),
      z.strictObject({ of: z.literal('lists'), lists: z.array(idSchema).check(z.minLength(1)) }),
      z.strictObject({
        of: z.literal('sum'),
        parts: z
          .array(z.strictObject({ figure: schemeFigureSchema, times: z.exactOptional(decimalTextSchema) }))
          .check(z.minLength(1)),
      }),
    ]),
  ))()

/** A condition over the figures of a subject. */
export const schemeConditionSchema: z.ZodMiniType<SchemeCondition> = /*#__PURE__*/ (() =>
  z.lazy(() => {
    const inner = z.array(schemeConditionSchema).check(z.minLength(1))
    return z.union([
      z.strictObject({ all: inner }),
      z.strictObject({ any: inner }),
      z.strictObject({ some: inner, number: wholeNumberSchema.check(z.gte(1)) }),
      z.strictObject({ not: schemeConditionSchema }),
      z.strictObject({ flag: idSchema }),
      z.strictObject({ groups: z.array(idSchema).check(z.minLength(1)) }),
      z.strictObject({ figure: schemeFigureSchema, ...limitFields }),
    ])
  }))()

const edge = /*#__PURE__*/ (() => z.strictObject({ at: decimalTextSchema, included: z.boolean() }))()

const bandFields = /*#__PURE__*/ (() => ({
  id: idSchema,
  label: z.exactOptional(labelSchema),
  from: z.exactOptional(edge),
  to: z.exactOptional(edge),
  clause: z.exactOptional(z.string()),
}))()

/** An interval and what it stands for. */
export const schemeBandSchema: z.ZodMiniType<Band> = /*#__PURE__*/ (() =>
  z.strictObject({ ...bandFields, value: z.exactOptional(decimalTextSchema) }))()

/** An interval and what it is worth. */
export const valuedBandSchema: z.ZodMiniType<ValuedBand> = /*#__PURE__*/ (() =>
  z.strictObject({ ...bandFields, value: decimalTextSchema }))()
