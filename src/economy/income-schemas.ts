import * as z from 'zod/mini'
import {
  decimalTextSchema,
  decisionSchema,
  documentHeadFields,
  idSchema,
  labelSchema,
  plainDateSchema,
  wholeNumberSchema,
} from '../kernel/schema.js'
import { ledgerAccounts } from './accounts.js'
import type { CashFlow } from './cash-flows.js'
import type { ConsecutiveDocument } from './consecutive-targets.js'
import type { IncomeEntry } from './income-entry.js'
import type { TierDocument } from './tiers.js'

const edgeSchema = /*#__PURE__*/ (() => z.strictObject({ at: decimalTextSchema, included: z.boolean() }))()

const tierSchema = /*#__PURE__*/ (() =>
  z.strictObject({
    id: idSchema,
    label: z.exactOptional(labelSchema),
    from: z.exactOptional(edgeSchema),
    to: z.exactOptional(edgeSchema),
    value: z.exactOptional(decimalTextSchema),
    clause: z.exactOptional(z.string().check(z.minLength(1))),
    toClear: z.exactOptional(z.boolean()),
    requires: z.exactOptional(z.array(z.strictObject({ measure: idSchema, from: edgeSchema }))),
  }))()

/** Tier rules on the wire. */
export const tierRulesSchema = /*#__PURE__*/ (() =>
  z.strictObject({
    ...documentHeadFields,
    rules: z.strictObject({
      measure: idSchema,
      unit: z.string().check(z.minLength(1)),
      tiers: z.array(tierSchema).check(z.minLength(1)),
      percentDigits: wholeNumberSchema.check(z.gte(0), z.lte(12)),
      percentTies: z.exactOptional(
        z.array(z.enum(['largestWeight', 'smallestWeight', 'byId', 'first'])).check(z.minLength(1)),
      ),
      targets: z.exactOptional(
        z.array(
          z.strictObject({
            id: idSchema,
            from: decimalTextSchema,
            percent: decimalTextSchema,
            measure: z.exactOptional(idSchema),
            clause: z.exactOptional(z.string().check(z.minLength(1))),
          }),
        ),
      ),
    }),
    decisions: z.array(decisionSchema),
  }))() satisfies z.ZodMiniType<TierDocument>

/** Targets for years in a row on the wire. */
export const consecutiveTargetsSchema = /*#__PURE__*/ (() =>
  z.strictObject({
    ...documentHeadFields,
    rules: z.strictObject({
      targets: z
        .array(
          z.strictObject({
            id: idSchema,
            title: z.exactOptional(labelSchema),
            clause: z.exactOptional(z.string().check(z.minLength(1))),
            years: wholeNumberSchema.check(z.gte(1), z.lte(100)),
            each: z.enum(['level', 'growth']),
            from: z.exactOptional(edgeSchema),
            to: z.exactOptional(edgeSchema),
          }),
        )
        .check(z.minLength(1)),
      percentDigits: wholeNumberSchema.check(z.gte(0), z.lte(12)),
    }),
    decisions: z.array(decisionSchema),
  }))() satisfies z.ZodMiniType<ConsecutiveDocument>

/** An income entry on the wire. */
export const incomeEntrySchema = /*#__PURE__*/ (() =>
  z.strictObject({
    id: idSchema,
    accruedOn: plainDateSchema,
    amount: decimalTextSchema,
    account: z.enum(ledgerAccounts),
    covers: z.exactOptional(z.strictObject({ from: plainDateSchema, to: plainDateSchema })),
    model: z.exactOptional(z.enum(['leasing', 'operating', 'assetReturn', 'cooperative'])),
    project: z.exactOptional(idSchema),
    origin: z.exactOptional(z.enum(['earned', 'subsidy', 'donation', 'other'])),
  }))() satisfies z.ZodMiniType<IncomeEntry>

/** A cash flow on the wire. */
export const cashFlowSchema = /*#__PURE__*/ (() =>
  z.strictObject({ date: plainDateSchema, amount: decimalTextSchema }))() satisfies z.ZodMiniType<CashFlow>
