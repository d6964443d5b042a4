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
import type { Band, BandEdge } from '../scoring/index.js'
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
import type { TrophicParameter, TrophicTable } from './trophic-state.js'
import type { ClassIndicator, ClassTable } from './worst-class.js'

const wordSchema = /*#__PURE__*/ (() => z.string().check(z.minLength(1)))()

/** A unit that the room can read. */
const unitSchema = /*#__PURE__*/ (() =>
  z
    .string()
    .check(z.minLength(1), z.maxLength(200))
    .check(z.refine((text) => !('refused' in readUnit(text)), { error: 'unknown-unit' })))()

const fieldAmountSchema: z.ZodMiniType<FieldAmount> = /*#__PURE__*/ (() =>
  z
    .strictObject({
      value: z.exactOptional(decimalTextSchema),
      about: z.exactOptional(decimalTextSchema),
      atLeast: z.exactOptional(decimalTextSchema),
      atMost: z.exactOptional(decimalTextSchema),
      unit: unitSchema,
    })
    .check(z.refine(oneForm, { error: 'one-form-of-amount' })))()

const recordSourceSchema: z.ZodMiniType<RecordSource> = /*#__PURE__*/ (() =>
  z.strictObject({
    document: wordSchema,
    page: z.exactOptional(wordSchema),
    quote: z.exactOptional(wordSchema),
    link: z.exactOptional(wordSchema),
  }))()

const recordFields = /*#__PURE__*/ (() => ({
  id: idSchema,
  origin: z.enum(['stated', 'measured', 'computed', 'assumed']),
  source: z.exactOptional(recordSourceSchema),
  asOf: z.exactOptional(plainDateSchema),
}))()

const plotSchema: z.ZodMiniType<Plot> = /*#__PURE__*/ (() =>
  z.strictObject({
    ...recordFields,
    kind: z.literal('plot'),
    land: z.exactOptional(fieldAmountSchema),
    planted: z.exactOptional(fieldAmountSchema),
    ditch: z.exactOptional(fieldAmountSchema),
    ditchShare: z.exactOptional(fieldAmountSchema),
    terrain: z.exactOptional(z.enum(['plain', 'hill', 'mountain'])),
  }))()

const placeFields = /*#__PURE__*/ (() => ({ plot: z.exactOptional(idSchema), season: idSchema }))()

const productSchema: z.ZodMiniType<FieldProduct> = /*#__PURE__*/ (() =>
  z.strictObject({
    ...recordFields,
    ...placeFields,
    kind: z.literal('product'),
    product: idSchema,
    group: z.exactOptional(z.enum(['grain', 'aquatic', 'poultry', 'other'])),
    amount: z.exactOptional(fieldAmountSchema),
    price: z.exactOptional(fieldAmountSchema),
    value: z.exactOptional(fieldAmountSchema),
  }))()

const contentSchema: z.ZodMiniType<SubstanceContent> = /*#__PURE__*/ (() =>
  z.strictObject({ substance: idSchema, share: fieldAmountSchema }))()

const inputSchema: z.ZodMiniType<FieldInput> = /*#__PURE__*/ (() =>
  z.strictObject({
    ...recordFields,
    ...placeFields,
    kind: z.literal('input'),
    use: z.enum(inputUses),
    product: labelSchema,
    amount: fieldAmountSchema,
    contents: z.exactOptional(z.array(contentSchema)),
    dryMatter: z.exactOptional(fieldAmountSchema),
  }))()

const costSchema: z.ZodMiniType<FieldCost> = /*#__PURE__*/ (() =>
  z.strictObject({
    ...recordFields,
    ...placeFields,
    kind: z.literal('cost'),
    what: labelSchema,
    amount: fieldAmountSchema,
  }))()

const rateSchema: z.ZodMiniType<VillageRate> = /*#__PURE__*/ (() =>
  z.strictObject({
    ...recordFields,
    kind: z.literal('rate'),
    metric: idSchema,
    reached: fieldAmountSchema,
    of: fieldAmountSchema,
  }))()

const statedMetricSchema: z.ZodMiniType<StatedMetric> = /*#__PURE__*/ (() =>
  z.strictObject({
    ...recordFields,
    kind: z.literal('metric'),
    season: z.exactOptional(idSchema),
    metric: idSchema,
    amount: fieldAmountSchema,
    comparator: z.exactOptional(wordSchema),
  }))()

/** One record of the field book, by its `kind`. */
export const fieldRecordSchema: z.ZodMiniType<FieldRecord> = /*#__PURE__*/ (() =>
  z.union([plotSchema, productSchema, inputSchema, costSchema, rateSchema, statedMetricSchema]))()

const conditionSchema: z.ZodMiniType<RequirementCondition> = /*#__PURE__*/ (() =>
  z.strictObject({ attribute: idSchema, oneOf: z.array(wordSchema).check(z.minLength(1)) }))()

const limitSchema: z.ZodMiniType<StandardLimit> = /*#__PURE__*/ (() =>
  z.strictObject({ value: decimalTextSchema, unit: unitSchema }))()

const requirementSchema: z.ZodMiniType<Requirement> = /*#__PURE__*/ (() =>
  z.strictObject({
    id: idSchema,
    title: labelSchema,
    clause: z.exactOptional(wordSchema),
    metric: idSchema,
    comparison: z.enum(standardComparisons),
    limit: z.exactOptional(limitSchema),
    to: z.exactOptional(limitSchema),
    advisory: z.exactOptional(z.literal(true)),
    against: z.exactOptional(z.enum(comparatorKinds)),
    when: z.exactOptional(z.array(conditionSchema)),
  }))()

const groupSchema: z.ZodMiniType<RequirementGroup> = /*#__PURE__*/ (() =>
  z.strictObject({
    id: idSchema,
    title: labelSchema,
    clause: z.exactOptional(wordSchema),
    atLeast: wholeNumberSchema.check(z.gte(1)),
    of: z.array(idSchema).check(z.minLength(1)),
  }))()

/** A standard. */
export const standardSchema: z.ZodMiniType<Standard> = /*#__PURE__*/ (() =>
  z.strictObject({
    ...documentHeadFields,
    rules: z.strictObject({
      requirements: z.array(requirementSchema).check(z.minLength(1)),
      groups: z.exactOptional(z.array(groupSchema)),
    }),
    decisions: z.array(decisionSchema),
  }))()

const factorFields = /*#__PURE__*/ (() => ({
  quantity: idSchema,
  value: decimalTextSchema,
  low: z.exactOptional(decimalTextSchema),
  high: z.exactOptional(decimalTextSchema),
  unit: unitSchema,
}))()

const factorSchema: z.ZodMiniType<Factor> = /*#__PURE__*/ (() =>
  z.strictObject({
    ...factorFields,
    id: idSchema,
    title: labelSchema,
    appliesTo: z.record(idSchema, wordSchema),
    series: wordSchema,
    edition: wordSchema,
    source: idSchema,
    table: z.exactOptional(wordSchema),
    status: z.enum(['confirmed', 'secondHand', 'unconfirmed']),
  }))()

/** A factor that the caller passes. */
export const suppliedFactorSchema: z.ZodMiniType<SuppliedFactor> = /*#__PURE__*/ (() =>
  z.strictObject({
    ...factorFields,
    appliesTo: z.exactOptional(z.record(idSchema, wordSchema)),
    source: wordSchema,
    series: z.exactOptional(wordSchema),
    edition: z.exactOptional(wordSchema),
  }))()

/** A factor set. */
export const factorSetSchema: z.ZodMiniType<FactorSet> = /*#__PURE__*/ (() =>
  z.strictObject({
    ...documentHeadFields,
    rules: z.strictObject({ factors: z.array(factorSchema) }),
    decisions: z.array(decisionSchema),
  }))()

const conventionSchema: z.ZodMiniType<FieldConvention> = /*#__PURE__*/ (() =>
  z.strictObject({
    code: idSchema,
    at: z.exactOptional(wordSchema),
    value: wordSchema,
    clause: z.exactOptional(wordSchema),
  }))()

/** A method of accounting. */
export const fieldMethodSchema: z.ZodMiniType<FieldMethod> = /*#__PURE__*/ (() =>
  z.strictObject({
    ...documentHeadFields,
    rules: z.strictObject({ conventions: z.array(conventionSchema) }),
    decisions: z.array(decisionSchema),
  }))()

const classIndicatorSchema: z.ZodMiniType<ClassIndicator> = /*#__PURE__*/ (() =>
  z.strictObject({
    id: idSchema,
    title: labelSchema,
    of: z.exactOptional(idSchema),
    better: z.enum(['more', 'less']),
    unit: unitSchema,
    limits: z.array(decimalTextSchema).check(z.minLength(1)),
  }))()

/** A table of classes. */
export const classTableSchema: z.ZodMiniType<ClassTable> = /*#__PURE__*/ (() =>
  z.strictObject({
    ...documentHeadFields,
    rules: z.strictObject({
      classes: z.array(wordSchema).check(z.minLength(2)),
      indicators: z.array(classIndicatorSchema).check(z.minLength(1)),
    }),
    decisions: z.array(decisionSchema),
  }))()

const trophicParameterSchema: z.ZodMiniType<TrophicParameter> = /*#__PURE__*/ (() =>
  z.strictObject({
    id: idSchema,
    title: labelSchema,
    unit: unitSchema,
    intercept: decimalTextSchema,
    slope: decimalTextSchema,
    weight: decimalTextSchema,
  }))()

const edgeSchema: z.ZodMiniType<BandEdge> = /*#__PURE__*/ (() =>
  z.strictObject({ at: decimalTextSchema, included: z.boolean() }))()

const gradeSchema: z.ZodMiniType<Band> = /*#__PURE__*/ (() =>
  z.strictObject({
    id: idSchema,
    label: z.exactOptional(labelSchema),
    from: z.exactOptional(edgeSchema),
    to: z.exactOptional(edgeSchema),
    value: z.exactOptional(decimalTextSchema),
    clause: z.exactOptional(wordSchema),
  }))()

/** A table of a trophic index. */
export const trophicTableSchema: z.ZodMiniType<TrophicTable> = /*#__PURE__*/ (() =>
  z.strictObject({
    ...documentHeadFields,
    rules: z.strictObject({
      factor: decimalTextSchema,
      parameters: z.array(trophicParameterSchema).check(z.minLength(1)),
      grades: z.array(gradeSchema),
    }),
    decisions: z.array(decisionSchema),
  }))()
