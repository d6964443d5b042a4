import * as z from 'zod'
import {
  decimalTextSchema,
  decisionSchema,
  documentHeadFields,
  idSchema,
  labelSchema,
  plainDateSchema,
  roundingSchema,
} from '../kernel/schema.js'
import { isPeriod, roundingModes } from '../kernel/index.js'
import type { AssignmentLine } from './assignments.js'
import type { AwardAmount, SchemeAward } from './awards.js'
import type { SchemeGrades, SchemeList, SchemeVeto, SchemeVetoEffect } from './grades.js'
import {
  countRateSchema,
  indicatorMeasureSchema,
  indicatorMethodSchema,
  schemeBandSchema,
  schemeConditionSchema,
  targetRuleSchema,
} from './method-schemas.js'
import type { Actual, AssignedTarget, SchemeEvent, SchemeSubject } from './scheme-facts.js'
import type {
  Indicator,
  NotApplicableRule,
  Scheme,
  SchemeNode,
  SchemeRules,
  SchemeSection,
  ScoreSheet,
} from './scheme.js'

const clause = /*#__PURE__*/ (() => z.string().exactOptional())()
const limit = /*#__PURE__*/ (() => z.union([decimalTextSchema, z.literal('none')]))()
const figures = /*#__PURE__*/ (() => z.record(idSchema, decimalTextSchema))()

/** Who answers for a node. */
export const assignmentLineSchema: z.ZodType<AssignmentLine> = /*#__PURE__*/ (() =>
  z.strictObject({
    who: idSchema,
    role: z.enum(['firstResponsible', 'directResponsible', 'lead', 'support', 'signOff', 'supervise']),
    level: idSchema.exactOptional(),
    share: decimalTextSchema.exactOptional(),
  }))()

const notApplicableRuleSchema: z.ZodType<NotApplicableRule> = /*#__PURE__*/ (() =>
  z.union([
    z.strictObject({
      kind: z.enum(['full', 'zero', 'removeFromTotal', 'redistributeProportionally', 'refuse', 'notAllowed']),
    }),
    z.strictObject({ kind: z.literal('redistributeEqually'), fromLevel: z.int().min(1).exactOptional() }),
    z.strictObject({ kind: z.literal('asPoints'), points: decimalTextSchema }),
    z.strictObject({ kind: z.literal('moveTo'), node: idSchema }),
    z.strictObject({
      kind: z.literal('replacementWeights'),
      tables: z.array(z.strictObject({ without: z.array(idSchema).min(1), weights: figures })).min(1),
    }),
  ]))()

const nodeFields = /*#__PURE__*/ (() => ({
  id: idSchema,
  title: labelSchema,
  clause,
  weight: decimalTextSchema,
  weights: figures.exactOptional(),
  groups: z.array(idSchema).min(1).exactOptional(),
  appliesWhen: schemeConditionSchema.exactOptional(),
  notApplicable: notApplicableRuleSchema.exactOptional(),
  floor: limit.exactOptional(),
  cap: limit.exactOptional(),
  rounding: roundingSchema.exactOptional(),
  assignments: z.array(assignmentLineSchema).exactOptional(),
  advisory: z.boolean().exactOptional(),
  split: z.boolean().exactOptional(),
}))()

const periodTextSchema = /*#__PURE__*/ (() =>
  z.string().refine(isPeriod, { error: 'a period such as 2024 or 2024-Q1' }))()

const missingRuleSchema = /*#__PURE__*/ (() => z.enum(['zero', 'keepWeight', 'provisional', 'leaveOut', 'refuse']))()

const indicatorSchema: z.ZodType<Indicator> = /*#__PURE__*/ (() =>
  z.strictObject({
    ...nodeFields,
    unit: z.string().exactOptional(),
    measure: indicatorMeasureSchema.exactOptional(),
    target: z.union([decimalTextSchema, targetRuleSchema]).exactOptional(),
    method: indicatorMethodSchema,
    missing: missingRuleSchema.exactOptional(),
    perPerson: z.boolean().exactOptional(),
    groupPoints: z.enum(['scale', 'asWritten']).exactOptional(),
  }))()

const sectionSchema: z.ZodType<SchemeSection> = /*#__PURE__*/ (() =>
  z.lazy(() =>
    z.strictObject({
      ...nodeFields,
      children: z.array(schemeNodeSchema).min(1),
      combine: z.enum(['sum', 'mean', 'minimum', 'maximum']).exactOptional(),
      start: decimalTextSchema.exactOptional(),
      outOf: z.union([decimalTextSchema, z.literal('applicable')]).exactOptional(),
      whenWeightsZero: z.literal('equal').exactOptional(),
    }),
  ))()

const schemeNodeSchema: z.ZodType<SchemeNode> = /*#__PURE__*/ (() =>
  z.lazy(() => z.union([indicatorSchema, sectionSchema])))()

const sheetSchema: z.ZodType<ScoreSheet> = /*#__PURE__*/ (() =>
  z.strictObject({
    id: idSchema,
    title: labelSchema,
    clause,
    items: z.array(indicatorSchema).min(1),
    cap: limit.exactOptional(),
    floor: limit.exactOptional(),
  }))()

const vetoEffectSchema: z.ZodType<SchemeVetoEffect> = /*#__PURE__*/ (() =>
  z.union([
    z.strictObject({ kind: z.enum(['zeroTotal', 'invalidate']) }),
    z.strictObject({ kind: z.literal('zeroItem'), item: idSchema }),
    z.strictObject({ kind: z.enum(['forceGrade', 'capGrade']), grade: idSchema }),
    z.strictObject({ kind: z.literal('refuseAward'), award: idSchema }),
    z.strictObject({ kind: z.literal('lowerGrade'), by: z.int().min(1) }),
  ]))()

const vetoSchema: z.ZodType<SchemeVeto> = /*#__PURE__*/ (() =>
  z.strictObject({
    id: idSchema,
    title: labelSchema.exactOptional(),
    clause,
    when: schemeConditionSchema,
    effect: vetoEffectSchema.exactOptional(),
  }))()

const gradesSchema: z.ZodType<SchemeGrades> = /*#__PURE__*/ (() =>
  z.strictObject({
    ladder: z.array(z.strictObject({ id: idSchema, title: labelSchema })).min(1),
    of: z.enum(['total', 'percent']).exactOptional(),
    bands: z.array(schemeBandSchema).exactOptional(),
    rules: z.array(z.strictObject({ grade: idSchema, when: schemeConditionSchema, clause })).exactOptional(),
    otherwise: idSchema.exactOptional(),
  }))()

const listSchema: z.ZodType<SchemeList> = /*#__PURE__*/ (() =>
  z.strictObject({
    id: idSchema,
    title: labelSchema,
    clause,
    scope: z.enum(['group', 'all']).exactOptional(),
    from: z.enum(['top', 'bottom']),
    quota: z.strictObject({
      kind: z.enum(['atMost', 'atLeast']),
      count: z.int().min(0).exactOptional(),
      share: z
        .string()
        .regex(/^(0|[1-9]\d*)(\.\d+|\/[1-9]\d*)?$/, { error: 'a share such as 0.1 or 1/3' })
        .exactOptional(),
      ties: z.enum(['exceed', 'leaveVacant']).exactOptional(),
    }),
    eligible: schemeConditionSchema.exactOptional(),
    gradeAtLeast: idSchema.exactOptional(),
    vetoed: z.enum(['leaveRanking', 'leaveVacant']).exactOptional(),
    yieldsTo: idSchema.exactOptional(),
    grade: z.strictObject({ on: idSchema, off: idSchema }).exactOptional(),
  }))()

const awardAmountSchema: z.ZodType<AwardAmount> = /*#__PURE__*/ (() =>
  z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('grade'), amounts: figures }),
    z.strictObject({ kind: z.literal('bands'), bands: z.array(schemeBandSchema).min(1) }),
    z.strictObject({
      kind: z.literal('rank'),
      prizes: z.array(z.strictObject({ places: z.int().min(1), amount: decimalTextSchema })).min(1),
      ties: z.enum(['each', 'sharePrizes']).exactOptional(),
    }),
    z.strictObject({ kind: z.literal('fixed'), amount: decimalTextSchema }),
    z.strictObject({ kind: z.literal('perEvent'), event: idSchema, rates: z.array(countRateSchema).min(1) }),
    z.strictObject({
      kind: z.literal('deposit'),
      deposit: z.union([decimalTextSchema, z.strictObject({ figure: idSchema })]),
      event: idSchema,
      fines: z.array(countRateSchema).min(1),
    }),
  ]))()

const awardSchema: z.ZodType<SchemeAward> = /*#__PURE__*/ (() =>
  z.strictObject({
    id: idSchema,
    title: labelSchema,
    clause,
    when: schemeConditionSchema.exactOptional(),
    amount: awardAmountSchema,
    parts: z.array(z.strictObject({ to: idSchema, share: decimalTextSchema })).exactOptional(),
    rounding: roundingSchema.exactOptional(),
  }))()

const schemeRulesSchema: z.ZodType<SchemeRules> = /*#__PURE__*/ (() =>
  z.strictObject({
    full: decimalTextSchema.exactOptional(),
    nodes: z.array(schemeNodeSchema),
    sheets: z.array(sheetSchema).exactOptional(),
    groups: z
      .array(z.strictObject({ id: idSchema, title: labelSchema, full: decimalTextSchema.exactOptional() }))
      .exactOptional(),
    policies: z
      .strictObject({
        missing: missingRuleSchema.exactOptional(),
        notApplicable: notApplicableRuleSchema.exactOptional(),
        floor: limit.exactOptional(),
        overFulfilment: z.enum(['capAtWeight', 'uncapped']).exactOptional(),
        stepRounding: z.enum(['continuous', 'floor', 'ceil']).exactOptional(),
        duplicates: z.enum(['each', 'largest']).exactOptional(),
        peers: z.enum(['group', 'all']).exactOptional(),
      })
      .exactOptional(),
    total: z
      .strictObject({
        start: decimalTextSchema.exactOptional(),
        floor: limit.exactOptional(),
        ceiling: limit.exactOptional(),
        rescaleTo: decimalTextSchema.exactOptional(),
        minimumCompleteness: decimalTextSchema.exactOptional(),
      })
      .exactOptional(),
    rounding: z
      .array(
        z.strictObject({
          stage: z.enum(['indicator', 'sectionRaw', 'section', 'sheet', 'base', 'total', 'grade']),
          digits: z.int().min(-12).max(30),
          mode: z.enum(roundingModes),
        }),
      )
      .exactOptional(),
    timetable: z
      .array(
        z.strictObject({
          id: idSchema,
          title: labelSchema,
          kind: z.enum([
            'selfCheck',
            'evidenceCutOff',
            'documentReview',
            'fieldCheck',
            'scoring',
            'publication',
            'report',
          ]),
          level: idSchema.exactOptional(),
          by: plainDateSchema,
          after: z.array(idSchema).exactOptional(),
        }),
      )
      .exactOptional(),
    vetoes: z.array(vetoSchema).exactOptional(),
    grades: gradesSchema.exactOptional(),
    ranking: z.strictObject({ scope: z.enum(['group', 'all']) }).exactOptional(),
    lists: z.array(listSchema).exactOptional(),
    awards: z.array(awardSchema).exactOptional(),
  }))()

/** An assessment scheme. */
export const schemeSchema: z.ZodType<Scheme> = /*#__PURE__*/ (() =>
  z.strictObject({ ...documentHeadFields, rules: schemeRulesSchema, decisions: z.array(decisionSchema) }))()

/** A subject of an assessment. */
export const schemeSubjectSchema: z.ZodType<SchemeSubject> = /*#__PURE__*/ (() =>
  z.strictObject({
    id: idSchema,
    name: labelSchema.exactOptional(),
    group: idSchema.exactOptional(),
    parent: idSchema.exactOptional(),
    from: plainDateSchema.exactOptional(),
    to: plainDateSchema.exactOptional(),
    figures: figures.exactOptional(),
    flags: z.array(idSchema).exactOptional(),
    notApplicable: z.array(idSchema).exactOptional(),
    exempt: z.array(idSchema).exactOptional(),
    weightFactors: figures.exactOptional(),
  }))()

/** A target set for one subject. */
export const assignedTargetSchema: z.ZodType<AssignedTarget> = /*#__PURE__*/ (() =>
  z.strictObject({
    subject: idSchema,
    indicator: idSchema,
    value: decimalTextSchema,
    period: periodTextSchema.exactOptional(),
  }))()

/** A row about one indicator of one subject. */
export const actualSchema: z.ZodType<Actual> = /*#__PURE__*/ (() =>
  z.strictObject({
    subject: idSchema,
    indicator: idSchema,
    value: decimalTextSchema.exactOptional(),
    level: idSchema.exactOptional(),
    on: plainDateSchema.exactOptional(),
    submittedOn: plainDateSchema.exactOptional(),
    period: periodTextSchema.exactOptional(),
    state: z
      .enum(['reported', 'measured', 'verified', 'estimated', 'planned', 'notApplicable', 'exempt'])
      .exactOptional(),
    part: idSchema.exactOptional(),
    person: idSchema.exactOptional(),
    rater: idSchema.exactOptional(),
    count: decimalTextSchema.exactOptional(),
    decidedBy: z.string().min(1).exactOptional(),
    reason: z.string().min(1).exactOptional(),
    evidence: z.array(z.string()).exactOptional(),
  }))()

/** One dated event. */
export const schemeEventSchema: z.ZodType<SchemeEvent> = /*#__PURE__*/ (() =>
  z.strictObject({
    id: idSchema,
    subject: idSchema,
    code: idSchema,
    on: plainDateSchema,
    submittedOn: plainDateSchema.exactOptional(),
    period: periodTextSchema.exactOptional(),
    count: decimalTextSchema.exactOptional(),
    occurrence: idSchema.exactOptional(),
    sharedBy: decimalTextSchema.exactOptional(),
    person: idSchema.exactOptional(),
    attributes: z.record(idSchema, z.string()).exactOptional(),
  }))()
