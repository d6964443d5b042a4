import * as z from 'zod/mini'
import {
  decimalTextSchema,
  decisionSchema,
  documentHeadFields,
  idSchema,
  labelSchema,
  plainDateSchema,
} from '../kernel/schema.js'
import { roundingModes } from '../kernel/index.js'
import { decidable, decidableWord } from './figure-schemas.js'
import type { RedemptionPolicy } from './redemption-policy.js'
import type { PointCredit, PointHolder, RedemptionRecord } from './wallet-facts.js'

const clauseOf = /*#__PURE__*/ (() => z.exactOptional(z.string()))()
const periodKindSchema = /*#__PURE__*/ (() => z.enum(['month', 'quarter', 'half', 'year']))()
const countSchema = /*#__PURE__*/ (() => z.int().check(z.gte(1)))()
const stateSchema = /*#__PURE__*/ (() =>
  z.enum(['declared', 'reviewed', 'verified', 'published', 'posted', 'rejected', 'objected', 'reversed']))()

const currencySchema = /*#__PURE__*/ (() =>
  z.strictObject({
    id: idSchema,
    title: labelSchema,
    matchedBy: z.exactOptional(
      z.strictObject({
        clause: clauseOf,
        currency: idSchema,
        factor: z.union([decimalTextSchema, z.strictObject({ byClass: z.record(idSchema, decimalTextSchema) })]),
        basis: z.exactOptional(decidableWord(['earnedSoFar', 'balance', 'sameRedemption'])),
        classDate: z.exactOptional(decidableWord(['redemption', 'credit'])),
      }),
    ),
  }))()

const windowSchema = /*#__PURE__*/ (() =>
  z.strictObject({
    clause: clauseOf,
    months: z.exactOptional(z.array(z.int().check(z.gte(1), z.lte(12))).check(z.minLength(1))),
    fromDay: z.exactOptional(z.int().check(z.gte(1), z.lte(31))),
    toDay: z.exactOptional(z.int().check(z.gte(1), z.lte(31))),
  }))()

const expirySchema = /*#__PURE__*/ (() =>
  z.union([
    z.literal('never'),
    z.strictObject({ months: countSchema }),
    z.strictObject({ endOf: periodKindSchema, later: z.exactOptional(z.int().check(z.gte(0))) }),
  ]))()

const goodSchema = /*#__PURE__*/ (() =>
  z.strictObject({
    id: idSchema,
    title: labelSchema,
    clause: clauseOf,
    prices: z
      .array(z.strictObject({ from: plainDateSchema, to: z.exactOptional(plainDateSchema), points: decimalTextSchema }))
      .check(z.minLength(1)),
    stocked: z.exactOptional(z.boolean()),
  }))()

/** A redemption policy on the wire. */
export const redemptionPolicySchema: z.ZodMiniType<RedemptionPolicy> = /*#__PURE__*/ (() =>
  z.strictObject({
    ...documentHeadFields,
    decisions: z.array(decisionSchema),
    rules: z.strictObject({
      currencies: z.array(currencySchema).check(z.minLength(1)),
      digits: z.int().check(z.gte(0), z.lte(6)),
      countedStates: z.exactOptional(z.array(stateSchema)),
      opens: decidable(z.union([z.literal('atOnce'), z.strictObject({ afterPeriod: periodKindSchema })])),
      expiry: decidable(expirySchema),
      lotOrder: z.exactOptional(decidableWord(['earliestExpiry', 'oldest', 'newest'])),
      rate: z.exactOptional(
        z.strictObject({
          clause: clauseOf,
          values: z.array(z.strictObject({ from: plainDateSchema, yuan: decimalTextSchema })).check(z.minLength(1)),
          date: z.exactOptional(decidableWord(['redemption', 'credit'])),
          rounding: z.exactOptional(decidable(z.enum(roundingModes))),
        }),
      ),
      goods: z.exactOptional(z.array(goodSchema)),
      priceDate: z.exactOptional(decidableWord(['order', 'pickUp'])),
      windows: z.exactOptional(z.array(decidable(windowSchema))),
      frequency: z.exactOptional(
        z.array(
          z.strictObject({
            clause: clauseOf,
            times: countSchema,
            per: periodKindSchema,
            cancelled: z.exactOptional(decidableWord(['counts', 'doesNotCount'])),
          }),
        ),
      ),
      cash: z.exactOptional(decidableWord(['refused', 'allowed'])),
      rest: z.exactOptional(decidableWord(['stays', 'availableCleared', 'allCleared'])),
      refund: z.exactOptional(decidableWord(['sameLots', 'newLot', 'nowhere'])),
      shortage: z.exactOptional(decidableWord(['negative', 'offsetNext', 'writtenOff'])),
      right: z.exactOptional(idSchema),
      vouchers: z.exactOptional(
        z.strictObject({
          clause: clauseOf,
          denominations: z.array(decimalTextSchema).check(z.minLength(1)),
          least: z.exactOptional(decimalTextSchema),
        }),
      ),
      budget: z.exactOptional(
        z.strictObject({
          clause: clauseOf,
          ceiling: z.exactOptional(decimalTextSchema),
          over: z.exactOptional(decidableWord(['proRata', 'firstCome', 'deferLast', 'deferAll'])),
          sameDay: z.exactOptional(decidableWord(['proRata', 'wait'])),
          grain: decimalTextSchema,
        }),
      ),
    }),
  }))()

/** One credit on the wire. */
export const pointCreditSchema: z.ZodMiniType<PointCredit> = /*#__PURE__*/ (() =>
  z.strictObject({
    id: idSchema,
    holder: idSchema,
    currency: z.exactOptional(idSchema),
    points: decimalTextSchema,
    on: plainDateSchema,
    recordedAt: z.exactOptional(plainDateSchema),
    state: z.exactOptional(stateSchema),
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
    suspensions: z.exactOptional(
      z.array(z.strictObject({ right: idSchema, from: plainDateSchema, to: plainDateSchema })),
    ),
  }))()
