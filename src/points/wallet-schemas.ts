import * as z from 'zod/mini'
import { decimalTextSchema, idSchema, labelSchema, plainDateSchema, wholeNumberSchema } from '../kernel/schema.js'
import type { PointTransfer } from './point-transfers.js'
import type { PointCredit, PointHolder, RedemptionRecord } from './wallet-facts.js'

const countSchema = /*#__PURE__*/ (() => wholeNumberSchema.check(z.gte(1)))()

/** A state of a credit. */
export const creditStateSchema = /*#__PURE__*/ (() =>
  z.enum(['declared', 'reviewed', 'verified', 'published', 'posted', 'rejected', 'objected', 'reversed']))()

/** Why points are moved. */
export const transferCauseSchema = /*#__PURE__*/ (() => z.enum(['gift', 'split', 'merge', 'departure', 'death']))()

/** One credit on the wire. */
export const pointCreditSchema: z.ZodMiniType<PointCredit> = /*#__PURE__*/ (() =>
  z.strictObject({
    id: idSchema,
    holder: idSchema,
    currency: z.exactOptional(idSchema),
    points: decimalTextSchema,
    on: plainDateSchema,
    recordedAt: z.exactOptional(plainDateSchema),
    state: z.exactOptional(creditStateSchema),
    hours: z.exactOptional(decimalTextSchema),
    reverses: z.exactOptional(idSchema),
  }))()

/** One redemption or cancellation on the wire. */
export const redemptionRecordSchema: z.ZodMiniType<RedemptionRecord> = /*#__PURE__*/ (() =>
  z.union([
    z.strictObject({
      id: idSchema,
      holder: idSchema,
      cancels: idSchema,
      on: plainDateSchema,
      reason: z.string().check(z.minLength(1)),
    }),
    z.strictObject({
      id: idSchema,
      holder: idSchema,
      on: plainDateSchema,
      pickedUpOn: z.exactOptional(plainDateSchema),
      paid: z.array(z.strictObject({ currency: idSchema, points: decimalTextSchema })).check(z.minLength(1)),
      lots: z.exactOptional(z.array(z.strictObject({ lot: idSchema, currency: idSchema, points: decimalTextSchema }))),
      yuan: z.exactOptional(decimalTextSchema),
      goods: z.exactOptional(z.array(z.strictObject({ good: idSchema, count: countSchema }))),
    }),
  ]))()

/** One holder on the wire. */
export const pointHolderSchema: z.ZodMiniType<PointHolder> = /*#__PURE__*/ (() =>
  z.strictObject({
    id: idSchema,
    classes: z.exactOptional(
      z.array(
        z.strictObject({ id: idSchema, from: z.exactOptional(plainDateSchema), to: z.exactOptional(plainDateSchema) }),
      ),
    ),
    households: z.exactOptional(
      z.array(
        z.strictObject({ id: idSchema, from: z.exactOptional(plainDateSchema), to: z.exactOptional(plainDateSchema) }),
      ),
    ),
    suspensions: z.exactOptional(
      z.array(
        z.strictObject({
          id: z.exactOptional(idSchema),
          title: z.exactOptional(labelSchema),
          clause: z.exactOptional(z.string()),
          right: idSchema,
          from: plainDateSchema,
          to: plainDateSchema,
        }),
      ),
    ),
  }))()

/** One transfer of points on the wire. */
export const pointTransferSchema: z.ZodMiniType<PointTransfer> = /*#__PURE__*/ (() =>
  z.strictObject({
    id: idSchema,
    from: idSchema,
    to: z.exactOptional(idSchema),
    cause: transferCauseSchema,
    on: plainDateSchema,
    reason: z.exactOptional(z.string()),
    lots: z.array(
      z.strictObject({ lot: idSchema, currency: idSchema, points: decimalTextSchema, on: plainDateSchema }),
    ),
  }))()
