import * as z from 'zod/mini'
import {
  decimalTextSchema,
  decisionSchema,
  documentHeadFields,
  idSchema,
  labelSchema,
  plainDateSchema,
  shareSchema,
  wholeNumberSchema,
} from '../kernel/schema.js'
import { roundingModes } from '../kernel/index.js'
import { decidable, decidableWord } from './figure-schemas.js'
import type { PointTransferRule } from './point-transfers.js'
import type { RedemptionBound } from './redemption-bounds.js'
import type { RedemptionPolicy } from './redemption-policy.js'
import { creditStateSchema, transferCauseSchema } from './wallet-schemas.js'

const clauseOf = /*#__PURE__*/ (() => z.exactOptional(z.string()))()
const periodKindSchema = /*#__PURE__*/ (() => z.enum(['month', 'quarter', 'half', 'year']))()
const countSchema = /*#__PURE__*/ (() => wholeNumberSchema.check(z.gte(1)))()

const classesSchema = /*#__PURE__*/ (() => z.exactOptional(z.array(idSchema).check(z.minLength(1))))()
const perSchema = /*#__PURE__*/ (() => z.enum(['redemption', 'month', 'quarter', 'half', 'year']))()
const stayOrCleared = /*#__PURE__*/ (() => z.exactOptional(decidableWord(['stay', 'cleared'])))()

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
    months: z.exactOptional(z.array(wholeNumberSchema.check(z.gte(1), z.lte(12))).check(z.minLength(1))),
    weekdays: z.exactOptional(z.array(wholeNumberSchema.check(z.gte(1)).check(z.lte(7))).check(z.minLength(1))),
    fromDay: z.exactOptional(wholeNumberSchema.check(z.gte(1), z.lte(31))),
    toDay: z.exactOptional(wholeNumberSchema.check(z.gte(1), z.lte(31))),
  }))()

const expirySchema = /*#__PURE__*/ (() =>
  z.union([
    z.literal('never'),
    z.strictObject({ months: countSchema }),
    z.strictObject({
      endOf: periodKindSchema,
      later: z.exactOptional(wholeNumberSchema.check(z.gte(0))),
      grace: z.exactOptional(
        z.strictObject({
          month: wholeNumberSchema.check(z.gte(1)).check(z.lte(12)),
          day: wholeNumberSchema.check(z.gte(1)).check(z.lte(31)),
        }),
      ),
    }),
  ]))()

const goodSchema = /*#__PURE__*/ (() =>
  z.strictObject({
    id: idSchema,
    title: labelSchema,
    clause: clauseOf,
    prices: z
      .array(
        z.strictObject({
          from: plainDateSchema,
          to: z.exactOptional(plainDateSchema),
          points: decimalTextSchema,
          classes: classesSchema,
        }),
      )
      .check(z.minLength(1)),
    stocked: z.exactOptional(z.boolean()),
    limits: z.exactOptional(z.array(z.strictObject({ clause: clauseOf, count: countSchema, per: periodKindSchema }))),
    shared: z.exactOptional(decidableWord(['firstCome', 'byRank', 'proRata'])),
  }))()

const boundSchema: z.ZodMiniType<RedemptionBound> = /*#__PURE__*/ (() => {
  const terms = { clause: clauseOf, currency: z.exactOptional(idSchema), classes: classesSchema }
  const balance = z.exactOptional(decidableWord(['available', 'held']))
  const points = decimalTextSchema
  return z.union([
    z.strictObject({ ...terms, by: z.literal('leastBalance'), points, balance }),
    z.strictObject({ ...terms, by: z.literal('leastLeft'), points, balance }),
    z.strictObject({ ...terms, by: z.literal('multiple'), points }),
    z.strictObject({ ...terms, by: z.literal('leastPoints'), points }),
    z.strictObject({ ...terms, by: z.literal('mostPoints'), points, per: perSchema }),
    z.strictObject({ ...terms, by: z.literal('mostYuan'), yuan: decimalTextSchema, per: perSchema }),
    z.strictObject({
      ...terms,
      by: z.literal('mostShare'),
      share: shareSchema,
      per: perSchema,
      balance,
      base: z.exactOptional(decidableWord(['periodStart', 'nowAndRedeemed'])),
    }),
  ])
})()

const transferRuleSchema: z.ZodMiniType<PointTransferRule> = /*#__PURE__*/ (() =>
  z.strictObject({
    clause: clauseOf,
    cause: transferCauseSchema,
    to: z.exactOptional(decidableWord(['household', 'anyone', 'nobody', 'refused'])),
    days: z.exactOptional(decidableWord(['kept', 'new'])),
    whole: z.exactOptional(z.boolean()),
  }))()

/** A redemption policy on the wire. */
export const redemptionPolicySchema: z.ZodMiniType<RedemptionPolicy> = /*#__PURE__*/ (() =>
  z.strictObject({
    ...documentHeadFields,
    decisions: z.array(decisionSchema),
    rules: z.strictObject({
      currencies: z.array(currencySchema).check(z.minLength(1)),
      digits: wholeNumberSchema.check(z.gte(0), z.lte(6)),
      firstMonth: z.exactOptional(wholeNumberSchema.check(z.gte(1)).check(z.lte(12))),
      countedStates: z.exactOptional(z.array(creditStateSchema)),
      opens: decidable(z.union([z.literal('atOnce'), z.strictObject({ afterPeriod: periodKindSchema })])),
      expiry: decidable(expirySchema),
      lotOrder: z.exactOptional(decidableWord(['earliestExpiry', 'oldest', 'newest'])),
      rate: z.exactOptional(
        z.strictObject({
          clause: clauseOf,
          values: z
            .array(z.strictObject({ from: plainDateSchema, yuan: decimalTextSchema, classes: classesSchema }))
            .check(z.minLength(1)),
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
            classes: classesSchema,
            cancelled: z.exactOptional(decidableWord(['counts', 'doesNotCount'])),
          }),
        ),
      ),
      bounds: z.exactOptional(z.array(decidable(boundSchema))),
      cash: z.exactOptional(decidableWord(['refused', 'allowed'])),
      rest: z.exactOptional(decidableWord(['stays', 'availableCleared', 'allCleared'])),
      refund: z.exactOptional(decidableWord(['sameLots', 'newLot', 'nowhere'])),
      shortage: z.exactOptional(decidableWord(['negative', 'offsetNext', 'writtenOff'])),
      right: z.exactOptional(idSchema),
      whileResting: z.exactOptional(
        z.strictObject({
          clause: clauseOf,
          held: stayOrCleared,
          credits: stayOrCleared,
          expiry: z.exactOptional(decidableWord(['runs', 'waits'])),
        }),
      ),
      transfers: z.exactOptional(z.array(transferRuleSchema)),
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
