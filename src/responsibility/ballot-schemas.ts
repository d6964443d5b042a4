import * as z from 'zod/mini'
import { roundingModes } from '../kernel/index.js'
import { decimalTextSchema, idSchema, labelSchema, shareSchema, wholeNumberSchema } from '../kernel/schema.js'
import type { BallotLimit } from './judged-methods.js'

/** How many, from none on. */
export const count = /*#__PURE__*/ (() => wholeNumberSchema.check(z.gte(0)))()

/** More than zero. */
export const positive = /*#__PURE__*/ (() =>
  decimalTextSchema.check(z.regex(/^(?!-)(?=.*[1-9])/, { error: 'more than zero' })))()

const ballotLimitSchema: z.ZodMiniType<BallotLimit> = /*#__PURE__*/ (() =>
  z.strictObject({
    choices: z.array(idSchema).check(z.minLength(1)),
    most: z.union([
      z.strictObject({ count }),
      z.strictObject({
        share: shareSchema,
        rounding: z.exactOptional(z.enum(roundingModes)),
        minimum: z.exactOptional(count),
      }),
    ]),
    of: z.exactOptional(z.enum(['marked', 'listed'])),
    beyond: z.exactOptional(z.enum(['void', 'returned', 'counted'])),
    clause: z.exactOptional(z.string()),
  }))()

/** What ballots are counted by, as a measure and as a method. */
export const ballotFields = /*#__PURE__*/ (() => ({
  outOf: positive,
  choices: z.exactOptional(
    z.array(
      z.strictObject({
        id: idSchema,
        title: z.exactOptional(labelSchema),
        value: z.exactOptional(decimalTextSchema),
        abstention: z.exactOptional(z.enum(['inBase', 'outOfBase', 'open'])),
      }),
    ),
  ),
  trimAbove: z.exactOptional(count),
  minimum: z.exactOptional(count),
  classes: z.exactOptional(
    z
      .array(z.strictObject({ id: idSchema, title: z.exactOptional(labelSchema), weight: positive }))
      .check(z.minLength(1)),
  ),
  limits: z.exactOptional(z.array(ballotLimitSchema).check(z.minLength(1))),
}))()
