import * as z from 'zod'
import {
  decimalTextSchema,
  decisionSchema,
  documentHeadFields,
  idSchema,
  labelSchema,
  plainDateSchema,
} from '../kernel/schema.js'
import { ledgerAccounts } from './accounts.js'
import type { CashFlow } from './cash-flows.js'
import type { IncomeEntry } from './income-entry.js'
import type { TierDocument } from './tiers.js'

const edgeSchema = /*#__PURE__*/ (() => z.strictObject({ at: decimalTextSchema, included: z.boolean() }))()

const tierSchema = /*#__PURE__*/ (() =>
  z.strictObject({
    id: idSchema,
    label: labelSchema.exactOptional(),
    from: edgeSchema.exactOptional(),
    to: edgeSchema.exactOptional(),
    value: decimalTextSchema.exactOptional(),
    clause: z.string().min(1).exactOptional(),
    toClear: z.boolean().exactOptional(),
  }))()

/** Tier rules on the wire. */
export const tierRulesSchema = /*#__PURE__*/ (() =>
  z.strictObject({
    ...documentHeadFields,
    rules: z.strictObject({
      measure: idSchema,
      unit: z.string().min(1),
      tiers: z.array(tierSchema).min(1),
      percentDigits: z.int().min(0).max(12),
      percentTies: z
        .array(z.enum(['largestWeight', 'smallestWeight', 'byId', 'first']))
        .min(1)
        .exactOptional(),
      targets: z
        .array(
          z.strictObject({
            id: idSchema,
            from: decimalTextSchema,
            percent: decimalTextSchema,
            measure: idSchema.exactOptional(),
            clause: z.string().min(1).exactOptional(),
          }),
        )
        .exactOptional(),
    }),
    decisions: z.array(decisionSchema),
  }))() satisfies z.ZodType<TierDocument>

/** An income entry on the wire. */
export const incomeEntrySchema = /*#__PURE__*/ (() =>
  z.strictObject({
    id: idSchema,
    accruedOn: plainDateSchema,
    amount: decimalTextSchema,
    account: z.enum(ledgerAccounts),
    covers: z.strictObject({ from: plainDateSchema, to: plainDateSchema }).exactOptional(),
    model: z.enum(['leasing', 'operating', 'assetReturn', 'cooperative']).exactOptional(),
    project: idSchema.exactOptional(),
    origin: z.enum(['earned', 'subsidy', 'donation', 'other']).exactOptional(),
  }))() satisfies z.ZodType<IncomeEntry>

/** A cash flow on the wire. */
export const cashFlowSchema = /*#__PURE__*/ (() =>
  z.strictObject({ date: plainDateSchema, amount: decimalTextSchema }))() satisfies z.ZodType<CashFlow>
