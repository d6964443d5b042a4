import * as z from 'zod'
import {
  decimalTextSchema,
  decisionSchema,
  documentHeadFields,
  idSchema,
  labelSchema,
  plainDateSchema,
} from '../kernel/schema.js'
import { roundingModes } from '../kernel/index.js'
import { decidable, decidableWord } from './item-schemas.js'
import type { PointCredit, PointHolder, RedemptionPolicy, RedemptionRecord } from './redemption-policy.js'

const clauseOf = /*#__PURE__*/ (() => z.string().exactOptional())()
const periodKindSchema = /*#__PURE__*/ (() => z.enum(['month', 'quarter', 'half', 'year']))()
const countSchema = /*#__PURE__*/ (() => z.int().min(1))()
const stateSchema = /*#__PURE__*/ (() =>
  z.enum(['declared', 'reviewed', 'verified', 'published', 'posted', 'rejected', 'objected', 'reversed']))()

const currencySchema = /*#__PURE__*/ (() =>
  z.strictObject({
    id: idSchema,
    title: labelSchema,
    matchedBy: z
      .strictObject({
        clause: clauseOf,
        currency: idSchema,
        factor: z.union([decimalTextSchema, z.strictObject({ byClass: z.record(idSchema, decimalTextSchema) })]),
        basis: decidableWord(['earnedSoFar', 'balance', 'sameRedemption']).exactOptional(),
        classDate: decidableWord(['redemption', 'credit']).exactOptional(),
      })
      .exactOptional(),
  }))()

const windowSchema = /*#__PURE__*/ (() =>
  z.strictObject({
    clause: clauseOf,
    months: z.array(z.int().min(1).max(12)).min(1).exactOptional(),
    fromDay: z.int().min(1).max(31).exactOptional(),
    toDay: z.int().min(1).max(31).exactOptional(),
  }))()

const expirySchema = /*#__PURE__*/ (() =>
  z.union([
    z.literal('never'),
    z.strictObject({ months: countSchema }),
    z.strictObject({ endOf: periodKindSchema, later: z.int().min(0).exactOptional() }),
  ]))()

const goodSchema = /*#__PURE__*/ (() =>
  z.strictObject({
    id: idSchema,
    title: labelSchema,
    clause: clauseOf,
    prices: z
      .array(z.strictObject({ from: plainDateSchema, to: plainDateSchema.exactOptional(), points: decimalTextSchema }))
      .min(1),
    stocked: z.boolean().exactOptional(),
  }))()

/** A redemption policy on the wire. */
export const redemptionPolicySchema: z.ZodType<RedemptionPolicy> = /*#__PURE__*/ (() =>
  z.strictObject({
    ...documentHeadFields,
    decisions: z.array(decisionSchema),
    rules: z.strictObject({
      currencies: z.array(currencySchema).min(1),
      digits: z.int().min(0).max(6),
      countedStates: z.array(stateSchema).exactOptional(),
      opens: decidable(z.union([z.literal('atOnce'), z.strictObject({ afterPeriod: periodKindSchema })])),
      expiry: decidable(expirySchema),
      lotOrder: decidableWord(['earliestExpiry', 'oldest', 'newest']).exactOptional(),
      rate: z
        .strictObject({
          clause: clauseOf,
          values: z.array(z.strictObject({ from: plainDateSchema, yuan: decimalTextSchema })).min(1),
          date: decidableWord(['redemption', 'credit']).exactOptional(),
          rounding: decidable(z.enum(roundingModes)).exactOptional(),
        })
        .exactOptional(),
      goods: z.array(goodSchema).exactOptional(),
      priceDate: decidableWord(['order', 'pickUp']).exactOptional(),
      windows: z.array(decidable(windowSchema)).exactOptional(),
      frequency: z
        .array(
          z.strictObject({
            clause: clauseOf,
            times: countSchema,
            per: periodKindSchema,
            cancelled: decidableWord(['counts', 'doesNotCount']).exactOptional(),
          }),
        )
        .exactOptional(),
      cash: decidableWord(['refused', 'allowed']).exactOptional(),
      rest: decidableWord(['stays', 'availableCleared', 'allCleared']).exactOptional(),
      refund: decidableWord(['sameLots', 'newLot', 'nowhere']).exactOptional(),
      shortage: decidableWord(['negative', 'offsetNext', 'writtenOff']).exactOptional(),
      right: idSchema.exactOptional(),
      vouchers: z
        .strictObject({
          clause: clauseOf,
          denominations: z.array(decimalTextSchema).min(1),
          least: decimalTextSchema.exactOptional(),
        })
        .exactOptional(),
      budget: z
        .strictObject({
          clause: clauseOf,
          ceiling: decimalTextSchema.exactOptional(),
          over: decidableWord(['proRata', 'firstCome', 'deferLast', 'deferAll']).exactOptional(),
          sameDay: decidableWord(['proRata', 'wait']).exactOptional(),
          grain: decimalTextSchema,
        })
        .exactOptional(),
    }),
  }))()

/** One credit on the wire. */
export const pointCreditSchema: z.ZodType<PointCredit> = /*#__PURE__*/ (() =>
  z.strictObject({
    id: idSchema,
    holder: idSchema,
    currency: idSchema.exactOptional(),
    points: decimalTextSchema,
    on: plainDateSchema,
    recordedAt: plainDateSchema.exactOptional(),
    state: stateSchema.exactOptional(),
    hours: decimalTextSchema.exactOptional(),
    reverses: idSchema.exactOptional(),
  }))()

/** One redemption or cancellation on the wire. */
export const redemptionRecordSchema: z.ZodType<RedemptionRecord> = /*#__PURE__*/ (() =>
  z.union([
    z.strictObject({
      id: idSchema,
      holder: idSchema,
      cancels: idSchema,
      on: plainDateSchema,
      reason: z.string().min(1),
    }),
    z.strictObject({
      id: idSchema,
      holder: idSchema,
      on: plainDateSchema,
      pickedUpOn: plainDateSchema.exactOptional(),
      paid: z.array(z.strictObject({ currency: idSchema, points: decimalTextSchema })).min(1),
      lots: z.array(z.strictObject({ lot: idSchema, currency: idSchema, points: decimalTextSchema })).exactOptional(),
      goods: z.array(z.strictObject({ good: idSchema, count: countSchema })).exactOptional(),
    }),
  ]))()

/** One holder on the wire. */
export const pointHolderSchema: z.ZodType<PointHolder> = /*#__PURE__*/ (() =>
  z.strictObject({
    id: idSchema,
    classes: z
      .array(
        z.strictObject({ id: idSchema, from: plainDateSchema.exactOptional(), to: plainDateSchema.exactOptional() }),
      )
      .exactOptional(),
    suspensions: z
      .array(z.strictObject({ right: idSchema, from: plainDateSchema, to: plainDateSchema }))
      .exactOptional(),
  }))()
