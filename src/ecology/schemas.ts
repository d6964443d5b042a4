import * as z from 'zod'
import {
  decimalTextSchema,
  decisionSchema,
  documentHeadFields,
  idSchema,
  labelSchema,
  plainDateSchema,
} from '../kernel/schema.js'
import type { FieldAmount, RecordSource } from './amounts.js'
import { comparatorKinds } from './changes.js'
import type { Factor, FactorSet, SuppliedFactor } from './factors.js'
import { inputUses, type SubstanceContent } from './inputs.js'
import type { FieldConvention, FieldMethod } from './methods.js'
import type { FieldCost, FieldInput, FieldProduct, FieldRecord, Plot, StatedMetric, VillageRate } from './records.js'
import {
  standardComparisons,
  type Requirement,
  type RequirementCondition,
  type RequirementGroup,
  type Standard,
  type StandardLimit,
} from './standards.js'
import { oneForm } from './desk-amounts.js'
import { readUnit } from './units.js'

const wordSchema = /*#__PURE__*/ (() => z.string().min(1))()

/** A unit that the room can read. */
const unitSchema = /*#__PURE__*/ (() =>
  z
    .string()
    .min(1)
    .max(200)
    .refine((text) => !('refused' in readUnit(text)), { error: 'unknown-unit' }))()

const fieldAmountSchema: z.ZodType<FieldAmount> = /*#__PURE__*/ (() =>
  z
    .strictObject({
      value: decimalTextSchema.exactOptional(),
      about: decimalTextSchema.exactOptional(),
      atLeast: decimalTextSchema.exactOptional(),
      atMost: decimalTextSchema.exactOptional(),
      unit: unitSchema,
    })
    .refine(oneForm, { error: 'one-form-of-amount' }))()

const recordSourceSchema: z.ZodType<RecordSource> = /*#__PURE__*/ (() =>
  z.strictObject({
    document: wordSchema,
    page: wordSchema.exactOptional(),
    quote: wordSchema.exactOptional(),
    link: wordSchema.exactOptional(),
  }))()

const recordFields = /*#__PURE__*/ (() => ({
  id: idSchema,
  origin: z.enum(['stated', 'measured', 'computed', 'assumed']),
  source: recordSourceSchema.exactOptional(),
  asOf: plainDateSchema.exactOptional(),
}))()

const plotSchema: z.ZodType<Plot> = /*#__PURE__*/ (() =>
  z.strictObject({
    ...recordFields,
    kind: z.literal('plot'),
    land: fieldAmountSchema.exactOptional(),
    planted: fieldAmountSchema.exactOptional(),
    ditch: fieldAmountSchema.exactOptional(),
    ditchShare: fieldAmountSchema.exactOptional(),
    terrain: z.enum(['plain', 'hill', 'mountain']).exactOptional(),
  }))()

const placeFields = /*#__PURE__*/ (() => ({ plot: idSchema.exactOptional(), season: idSchema }))()

const productSchema: z.ZodType<FieldProduct> = /*#__PURE__*/ (() =>
  z.strictObject({
    ...recordFields,
    ...placeFields,
    kind: z.literal('product'),
    product: idSchema,
    group: z.enum(['grain', 'aquatic', 'poultry', 'other']).exactOptional(),
    amount: fieldAmountSchema.exactOptional(),
    price: fieldAmountSchema.exactOptional(),
    value: fieldAmountSchema.exactOptional(),
  }))()

const contentSchema: z.ZodType<SubstanceContent> = /*#__PURE__*/ (() =>
  z.strictObject({ substance: idSchema, share: fieldAmountSchema }))()

const inputSchema: z.ZodType<FieldInput> = /*#__PURE__*/ (() =>
  z.strictObject({
    ...recordFields,
    ...placeFields,
    kind: z.literal('input'),
    use: z.enum(inputUses),
    product: labelSchema,
    amount: fieldAmountSchema,
    contents: z.array(contentSchema).exactOptional(),
    dryMatter: fieldAmountSchema.exactOptional(),
  }))()

const costSchema: z.ZodType<FieldCost> = /*#__PURE__*/ (() =>
  z.strictObject({
    ...recordFields,
    ...placeFields,
    kind: z.literal('cost'),
    what: labelSchema,
    amount: fieldAmountSchema,
  }))()

const rateSchema: z.ZodType<VillageRate> = /*#__PURE__*/ (() =>
  z.strictObject({
    ...recordFields,
    kind: z.literal('rate'),
    metric: idSchema,
    reached: fieldAmountSchema,
    of: fieldAmountSchema,
  }))()

const statedMetricSchema: z.ZodType<StatedMetric> = /*#__PURE__*/ (() =>
  z.strictObject({
    ...recordFields,
    kind: z.literal('metric'),
    season: idSchema.exactOptional(),
    metric: idSchema,
    amount: fieldAmountSchema,
    comparator: wordSchema.exactOptional(),
  }))()

/** One record of the field book, by its `kind`. */
export const fieldRecordSchema: z.ZodType<FieldRecord> = /*#__PURE__*/ (() =>
  z.union([plotSchema, productSchema, inputSchema, costSchema, rateSchema, statedMetricSchema]))()

const conditionSchema: z.ZodType<RequirementCondition> = /*#__PURE__*/ (() =>
  z.strictObject({ attribute: idSchema, oneOf: z.array(wordSchema).min(1) }))()

const limitSchema: z.ZodType<StandardLimit> = /*#__PURE__*/ (() =>
  z.strictObject({ value: decimalTextSchema, unit: unitSchema }))()

const requirementSchema: z.ZodType<Requirement> = /*#__PURE__*/ (() =>
  z.strictObject({
    id: idSchema,
    title: labelSchema,
    clause: wordSchema.exactOptional(),
    metric: idSchema,
    comparison: z.enum(standardComparisons),
    limit: limitSchema.exactOptional(),
    to: limitSchema.exactOptional(),
    advisory: z.literal(true).exactOptional(),
    against: z.enum(comparatorKinds).exactOptional(),
    when: z.array(conditionSchema).exactOptional(),
  }))()

const groupSchema: z.ZodType<RequirementGroup> = /*#__PURE__*/ (() =>
  z.strictObject({
    id: idSchema,
    title: labelSchema,
    clause: wordSchema.exactOptional(),
    atLeast: z.int().min(1),
    of: z.array(idSchema).min(1),
  }))()

/** A standard. */
export const standardSchema: z.ZodType<Standard> = /*#__PURE__*/ (() =>
  z.strictObject({
    ...documentHeadFields,
    rules: z.strictObject({
      requirements: z.array(requirementSchema).min(1),
      groups: z.array(groupSchema).exactOptional(),
    }),
    decisions: z.array(decisionSchema),
  }))()

const factorFields = /*#__PURE__*/ (() => ({
  quantity: idSchema,
  value: decimalTextSchema,
  low: decimalTextSchema.exactOptional(),
  high: decimalTextSchema.exactOptional(),
  unit: unitSchema,
}))()

const factorSchema: z.ZodType<Factor> = /*#__PURE__*/ (() =>
  z.strictObject({
    ...factorFields,
    id: idSchema,
    title: labelSchema,
    appliesTo: z.record(idSchema, wordSchema),
    series: wordSchema,
    edition: wordSchema,
    source: idSchema,
    table: wordSchema.exactOptional(),
    status: z.enum(['confirmed', 'secondHand', 'unconfirmed']),
  }))()

/** A factor that the caller passes. */
export const suppliedFactorSchema: z.ZodType<SuppliedFactor> = /*#__PURE__*/ (() =>
  z.strictObject({
    ...factorFields,
    appliesTo: z.record(idSchema, wordSchema).exactOptional(),
    source: wordSchema,
    series: wordSchema.exactOptional(),
    edition: wordSchema.exactOptional(),
  }))()

/** A factor set. */
export const factorSetSchema: z.ZodType<FactorSet> = /*#__PURE__*/ (() =>
  z.strictObject({
    ...documentHeadFields,
    rules: z.strictObject({ factors: z.array(factorSchema) }),
    decisions: z.array(decisionSchema),
  }))()

const conventionSchema: z.ZodType<FieldConvention> = /*#__PURE__*/ (() =>
  z.strictObject({
    code: idSchema,
    at: wordSchema.exactOptional(),
    value: wordSchema,
    clause: wordSchema.exactOptional(),
  }))()

/** A method of accounting. */
export const fieldMethodSchema: z.ZodType<FieldMethod> = /*#__PURE__*/ (() =>
  z.strictObject({
    ...documentHeadFields,
    rules: z.strictObject({ conventions: z.array(conventionSchema) }),
    decisions: z.array(decisionSchema),
  }))()
