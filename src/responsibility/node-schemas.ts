import * as z from 'zod/mini'
import { decimalTextSchema, idSchema, labelSchema, roundingSchema, wholeNumberSchema } from '../kernel/schema.js'
import type { AssignmentLine } from './assignments.js'
import { indicatorMeasureSchema, indicatorMethodSchema, targetRuleSchema } from './method-schemas.js'
import { schemeConditionSchema } from './condition-schemas.js'
import type { Indicator, NotApplicableRule, SchemeNode, SchemeSection, ScoreSheet } from './scheme.js'

/** Article of the published text. */
export const clause = /*#__PURE__*/ (() => z.exactOptional(z.string()))()
/** A limit, or none. */
export const limit = /*#__PURE__*/ (() => z.union([decimalTextSchema, z.literal('none')]))()
/** Figures by name. */
export const figures = /*#__PURE__*/ (() => z.record(idSchema, decimalTextSchema))()

/** Who answers for a node. */
export const assignmentLineSchema: z.ZodMiniType<AssignmentLine> = /*#__PURE__*/ (() =>
  z.strictObject({
    who: idSchema,
    role: z.enum(['firstResponsible', 'directResponsible', 'lead', 'support', 'signOff', 'supervise']),
    level: z.exactOptional(idSchema),
    share: z.exactOptional(decimalTextSchema),
  }))()

/** What happens to the points of something that does not apply. */
export const notApplicableRuleSchema: z.ZodMiniType<NotApplicableRule> = /*#__PURE__*/ (() =>
  z.union([
    z.strictObject({
      kind: z.enum(['full', 'zero', 'removeFromTotal', 'redistributeProportionally', 'refuse', 'notAllowed']),
    }),
    z.strictObject({
      kind: z.literal('redistributeEqually'),
      fromLevel: z.exactOptional(wholeNumberSchema.check(z.gte(1))),
    }),
    z.strictObject({ kind: z.literal('asPoints'), points: decimalTextSchema }),
    z.strictObject({ kind: z.literal('moveTo'), node: idSchema }),
    z.strictObject({
      kind: z.literal('replacementWeights'),
      tables: z
        .array(z.strictObject({ without: z.array(idSchema).check(z.minLength(1)), weights: figures }))
        .check(z.minLength(1)),
    }),
  ]))()

const nodeFields = /*#__PURE__*/ (() => ({
  id: idSchema,
  title: labelSchema,
  clause,
  weight: decimalTextSchema,
  weights: z.exactOptional(figures),
  groups: z.exactOptional(z.array(idSchema).check(z.minLength(1))),
  appliesWhen: z.exactOptional(schemeConditionSchema),
  notApplicable: z.exactOptional(notApplicableRuleSchema),
  floor: z.exactOptional(limit),
  cap: z.exactOptional(limit),
  rounding: z.exactOptional(roundingSchema),
  assignments: z.exactOptional(z.array(assignmentLineSchema)),
  advisory: z.exactOptional(z.boolean()),
  split: z.exactOptional(z.boolean()),
}))()

/** What happens while a figure is missing. */
export const missingRuleSchema = /*#__PURE__*/ (() =>
  z.enum(['zero', 'keepWeight', 'provisional', 'leaveOut', 'refuse']))()

const indicatorSchema: z.ZodMiniType<Indicator> = /*#__PURE__*/ (() =>
  z.strictObject({
    ...nodeFields,
    unit: z.exactOptional(z.string()),
    rowsOf: z.exactOptional(idSchema),
    measure: z.exactOptional(indicatorMeasureSchema),
    target: z.exactOptional(z.union([decimalTextSchema, targetRuleSchema])),
    method: indicatorMethodSchema,
    missing: z.exactOptional(missingRuleSchema),
    perPerson: z.exactOptional(z.boolean()),
    groupPoints: z.exactOptional(z.enum(['scale', 'asWritten'])),
  }))()

const sectionSchema: z.ZodMiniType<SchemeSection> = /*#__PURE__*/ (() =>
  z.lazy(() =>
    z.strictObject({
      ...nodeFields,
      children: z.array(schemeNodeSchema).check(z.minLength(1)),
      combine: z.exactOptional(z.enum(['sum', 'mean', 'minimum', 'maximum'])),
      best: z.exactOptional(wholeNumberSchema.check(z.gte(1))),
      start: z.exactOptional(decimalTextSchema),
      outOf: z.exactOptional(z.union([decimalTextSchema, z.literal('applicable')])),
      whenWeightsZero: z.exactOptional(z.literal('equal')),
    }),
  ))()

/** A section or an indicator. */
export const schemeNodeSchema: z.ZodMiniType<SchemeNode> = /*#__PURE__*/ (() =>
  z.lazy(() => z.union([indicatorSchema, sectionSchema])))()

/** A sheet of extra points or deductions. */
export const sheetSchema: z.ZodMiniType<ScoreSheet> = /*#__PURE__*/ (() =>
  z.strictObject({
    id: idSchema,
    title: labelSchema,
    clause,
    items: z.array(indicatorSchema).check(z.minLength(1)),
    cap: z.exactOptional(limit),
    capOf: z.exactOptional(z.strictObject({ share: decimalTextSchema, of: z.enum(['base', 'maximum']) })),
    floor: z.exactOptional(limit),
    best: z.exactOptional(wholeNumberSchema.check(z.gte(1))),
    when: z.exactOptional(schemeConditionSchema),
  }))()
