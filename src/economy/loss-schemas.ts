import * as z from 'zod/mini'
import { decimalTextSchema, decisionSchema, documentHeadFields, idSchema, labelSchema } from '../kernel/schema.js'
import type { LossDocument } from './loss-rules.js'
import { rateSchema } from './share-schemas.js'

const limitSchema = /*#__PURE__*/ (() =>
  z.strictObject({
    times: z.exactOptional(rateSchema),
    of: z.exactOptional(z.enum(['capital', 'liable'])),
    yuan: z.exactOptional(decimalTextSchema),
  }))()

const textSchema = /*#__PURE__*/ (() => z.string().check(z.minLength(1)))()

/** How partners bear a loss, on the wire. */
export const lossRulesSchema = /*#__PURE__*/ (() =>
  z.strictObject({
    ...documentHeadFields,
    rules: z.strictObject({
      basis: z.exactOptional(z.enum(['byCapital', 'agreed', 'equally'])),
      partners: z.exactOptional(
        z
          .array(
            z.strictObject({
              id: idSchema,
              title: z.exactOptional(labelSchema),
              clause: z.exactOptional(textSchema),
              rate: z.exactOptional(rateSchema),
              limit: z.exactOptional(limitSchema),
            }),
          )
          .check(z.minLength(1)),
      ),
      limit: z.exactOptional(limitSchema),
      beyond: z.exactOptional(textSchema),
      grain: decimalTextSchema,
      ties: z.union([
        z.literal('report'),
        z.array(
          z.union([
            z.enum(['byId', 'largestWeight', 'smallestWeight', 'first', 'last']),
            z.strictObject({ prefer: z.array(idSchema) }),
          ]),
        ),
      ]),
    }),
    decisions: z.array(decisionSchema),
  }))() satisfies z.ZodMiniType<LossDocument>
