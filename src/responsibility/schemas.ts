import * as z from 'zod/mini'
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
import type { ListQuota, SchemeGrades, SchemeList, SchemeVeto, SchemeVetoEffect } from './grades.js'
import {
  countRateSchema,
  indicatorMeasureSchema,
  indicatorMethodSchema,
  schemeBandSchema,
  schemeConditionSchema,
  schemeFigureSchema,
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

const clause = /*#__PURE__*/ (() => z.exactOptional(z.string()))()
const limit = /*#__PURE__*/ (() => z.union([decimalTextSchema, z.literal('none')]))()
const figures = /*#__PURE__*/ (() => z.record(idSchema, decimalTextSchema))()

/** Who answers for a node. */
export const assignmentLineSchema: z.ZodMiniType<AssignmentLine> = /*#__PURE__*/ (() =>
  z.strictObject({
    who: idSchema,
    role: z.enum(['firstResponsible', 'directResponsible', 'lead', 'support', 'signOff', 'supervise']),
    level: z.exactOptional(idSchema),
    share: z.exactOptional(decimalTextSchema),
  }))()

const notApplicableRuleSchema: z.ZodMiniType<NotApplicableRule> = /*#__PURE__*/ (() =>
  z.union([
    z.strictObject({
      kind: z.enum(['full', 'zero', 'removeFromTotal', 'redistributeProportionally', 'refuse', 'notAllowed']),
    }),
    z.strictObject({ kind: z.literal('redistributeEqually'), fromLevel: z.exactOptional(z.int().check(z.gte(1))) }),
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

const periodTextSchema = /*#__PURE__*/ (() =>
  z.string().check(z.refine(isPeriod, { error: 'a period such as 2024 or 2024-Q1' })))()

const missingRuleSchema = /*#__PURE__*/ (() => z.enum(['zero', 'keepWeight', 'provisional', 'leaveOut', 'refuse']))()

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
      best: z.exactOptional(z.int().check(z.gte(1))),
      start: z.exactOptional(decimalTextSchema),
      outOf: z.exactOptional(z.union([decimalTextSchema, z.literal('applicable')])),
      whenWeightsZero: z.exactOptional(z.literal('equal')),
    }),
  ))()

const schemeNodeSchema: z.ZodMiniType<SchemeNode> = /*#__PURE__*/ (() =>
  z.lazy(() => z.union([indicatorSchema, sectionSchema])))()

const sheetSchema: z.ZodMiniType<ScoreSheet> = /*#__PURE__*/ (() =>
  z.strictObject({
    id: idSchema,
    title: labelSchema,
    clause,
    items: z.array(indicatorSchema).check(z.minLength(1)),
    cap: z.exactOptional(limit),
    capOf: z.exactOptional(z.strictObject({ share: decimalTextSchema, of: z.enum(['base', 'maximum']) })),
    floor: z.exactOptional(limit),
    best: z.exactOptional(z.int().check(z.gte(1))),
    when: z.exactOptional(schemeConditionSchema),
  }))()

const vetoEffectSchema: z.ZodMiniType<SchemeVetoEffect> = /*#__PURE__*/ (() =>
  z.union([
    z.strictObject({ kind: z.enum(['zeroTotal', 'invalidate']) }),
    z.strictObject({ kind: z.literal('zeroItem'), item: idSchema }),
    z.strictObject({ kind: z.enum(['forceGrade', 'capGrade']), grade: idSchema }),
    z.strictObject({ kind: z.literal('refuseAward'), award: idSchema }),
    z.strictObject({ kind: z.literal('lowerGrade'), by: z.int().check(z.gte(1)) }),
    z.strictObject({ kind: z.literal('multiplyPoints'), by: decimalTextSchema, item: z.exactOptional(idSchema) }),
    z.strictObject({ kind: z.literal('limitTotal'), at: decimalTextSchema }),
  ]))()

const vetoSchema: z.ZodMiniType<SchemeVeto> = /*#__PURE__*/ (() =>
  z.strictObject({
    id: idSchema,
    title: z.exactOptional(labelSchema),
    clause,
    when: schemeConditionSchema,
    effect: z.exactOptional(vetoEffectSchema),
  }))()

const gradesSchema: z.ZodMiniType<SchemeGrades> = /*#__PURE__*/ (() =>
  z.strictObject({
    ladder: z.array(z.strictObject({ id: idSchema, title: labelSchema })).check(z.minLength(1)),
    of: z.exactOptional(z.enum(['total', 'percent'])),
    bands: z.exactOptional(z.array(schemeBandSchema)),
    rules: z.exactOptional(z.array(z.strictObject({ grade: idSchema, when: schemeConditionSchema, clause }))),
    otherwise: z.exactOptional(idSchema),
  }))()

const rankKeys = /*#__PURE__*/ (() =>
  z.array(z.strictObject({ figure: schemeFigureSchema, better: z.enum(['higher', 'lower']) })).check(z.minLength(1)))()

const listQuotaSchema: z.ZodMiniType<ListQuota> = /*#__PURE__*/ (() =>
  z.strictObject({
    kind: z.enum(['atMost', 'atLeast']),
    count: z.exactOptional(z.int().check(z.gte(0))),
    share: z.exactOptional(
      z.string().check(z.regex(/^(0|[1-9]\d*)(\.\d+|\/[1-9]\d*)?$/, { error: 'a share such as 0.1 or 1/3' })),
    ),
    rounding: z.exactOptional(z.enum(roundingModes)),
    minimum: z.exactOptional(z.int().check(z.gte(0))),
    ties: z.exactOptional(z.enum(['exceed', 'leaveVacant'])),
  }))()

const listSchema: z.ZodMiniType<SchemeList> = /*#__PURE__*/ (() =>
  z.strictObject({
    id: idSchema,
    title: labelSchema,
    clause,
    scope: z.exactOptional(z.enum(['group', 'all'])),
    from: z.enum(['top', 'bottom']),
    by: z.exactOptional(rankKeys),
    quota: listQuotaSchema,
    quotas: z.exactOptional(
      z.array(z.strictObject({ when: schemeConditionSchema, quota: listQuotaSchema })).check(z.minLength(1)),
    ),
    eligible: z.exactOptional(schemeConditionSchema),
    gradeAtLeast: z.exactOptional(idSchema),
    vetoed: z.exactOptional(z.enum(['leaveRanking', 'leaveVacant'])),
    yieldsTo: z.exactOptional(z.union([idSchema, z.array(idSchema).check(z.minLength(1))])),
    grade: z.exactOptional(z.strictObject({ on: idSchema, off: idSchema })),
  }))()

const awardAmountSchema: z.ZodMiniType<AwardAmount> = /*#__PURE__*/ (() =>
  z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('grade'), amounts: figures }),
    z.strictObject({ kind: z.literal('bands'), bands: z.array(schemeBandSchema).check(z.minLength(1)) }),
    z.strictObject({
      kind: z.literal('rank'),
      prizes: z
        .array(z.strictObject({ places: z.int().check(z.gte(1)), amount: decimalTextSchema }))
        .check(z.minLength(1)),
      ties: z.exactOptional(z.enum(['each', 'sharePrizes'])),
    }),
    z.strictObject({ kind: z.literal('fixed'), amount: decimalTextSchema }),
    z.strictObject({
      kind: z.literal('product'),
      factors: z.array(z.union([decimalTextSchema, schemeFigureSchema])).check(z.minLength(1)),
    }),
    z.strictObject({
      kind: z.literal('perEvent'),
      event: idSchema,
      rates: z.array(countRateSchema).check(z.minLength(1)),
    }),
    z.strictObject({
      kind: z.literal('deposit'),
      deposit: z.union([decimalTextSchema, z.strictObject({ figure: idSchema })]),
      event: idSchema,
      fines: z.array(countRateSchema).check(z.minLength(1)),
    }),
  ]))()

const awardSchema: z.ZodMiniType<SchemeAward> = /*#__PURE__*/ (() =>
  z.strictObject({
    id: idSchema,
    title: labelSchema,
    clause,
    when: z.exactOptional(schemeConditionSchema),
    amount: awardAmountSchema,
    parts: z.exactOptional(z.array(z.strictObject({ to: idSchema, share: decimalTextSchema }))),
    rounding: z.exactOptional(roundingSchema),
  }))()

const schemeRulesSchema: z.ZodMiniType<SchemeRules> = /*#__PURE__*/ (() =>
  z.strictObject({
    full: z.exactOptional(decimalTextSchema),
    nodes: z.array(schemeNodeSchema),
    sheets: z.exactOptional(z.array(sheetSchema)),
    groups: z.exactOptional(
      z.array(z.strictObject({ id: idSchema, title: labelSchema, full: z.exactOptional(decimalTextSchema) })),
    ),
    policies: z.exactOptional(
      z.strictObject({
        missing: z.exactOptional(missingRuleSchema),
        notApplicable: z.exactOptional(notApplicableRuleSchema),
        floor: z.exactOptional(limit),
        overFulfilment: z.exactOptional(z.enum(['capAtWeight', 'uncapped'])),
        stepRounding: z.exactOptional(z.enum(['continuous', 'floor', 'ceil'])),
        duplicates: z.exactOptional(z.enum(['each', 'largest'])),
        peers: z.exactOptional(z.enum(['group', 'all'])),
      }),
    ),
    total: z.exactOptional(
      z.strictObject({
        start: z.exactOptional(decimalTextSchema),
        floor: z.exactOptional(limit),
        ceiling: z.exactOptional(limit),
        rescaleTo: z.exactOptional(decimalTextSchema),
        factor: z.exactOptional(
          z.strictObject({
            of: z.enum(['base', 'total']),
            by: z.union([z.strictObject({ figure: idSchema }), z.strictObject({ groups: figures })]),
          }),
        ),
        sheets: z.exactOptional(
          z.array(
            z.strictObject({
              of: z.array(idSchema).check(z.minLength(1)),
              cap: z.exactOptional(decimalTextSchema),
              floor: z.exactOptional(decimalTextSchema),
            }),
          ),
        ),
        minimumCompleteness: z.exactOptional(decimalTextSchema),
      }),
    ),
    rounding: z.exactOptional(
      z.array(
        z.strictObject({
          stage: z.enum(['indicator', 'sectionRaw', 'section', 'sheet', 'base', 'total', 'grade']),
          digits: z.int().check(z.gte(-12), z.lte(30)),
          mode: z.enum(roundingModes),
        }),
      ),
    ),
    timetable: z.exactOptional(
      z.array(
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
          level: z.exactOptional(idSchema),
          by: plainDateSchema,
          after: z.exactOptional(z.array(idSchema)),
        }),
      ),
    ),
    vetoes: z.exactOptional(z.array(vetoSchema)),
    grades: z.exactOptional(gradesSchema),
    ranking: z.exactOptional(z.strictObject({ scope: z.enum(['group', 'all']), tieBreaks: z.exactOptional(rankKeys) })),
    lists: z.exactOptional(z.array(listSchema)),
    awards: z.exactOptional(z.array(awardSchema)),
  }))()

/** An assessment scheme. */
export const schemeSchema: z.ZodMiniType<Scheme> = /*#__PURE__*/ (() =>
  z.strictObject({ ...documentHeadFields, rules: schemeRulesSchema, decisions: z.array(decisionSchema) }))()

/** A subject of an assessment. */
export const schemeSubjectSchema: z.ZodMiniType<SchemeSubject> = /*#__PURE__*/ (() =>
  z.strictObject({
    id: idSchema,
    name: z.exactOptional(labelSchema),
    group: z.exactOptional(idSchema),
    parent: z.exactOptional(idSchema),
    from: z.exactOptional(plainDateSchema),
    to: z.exactOptional(plainDateSchema),
    figures: z.exactOptional(figures),
    flags: z.exactOptional(z.array(idSchema)),
    notApplicable: z.exactOptional(z.array(idSchema)),
    exempt: z.exactOptional(z.array(idSchema)),
    weightFactors: z.exactOptional(figures),
  }))()

/** A target set for one subject. */
export const assignedTargetSchema: z.ZodMiniType<AssignedTarget> = /*#__PURE__*/ (() =>
  z.strictObject({
    subject: idSchema,
    indicator: idSchema,
    value: decimalTextSchema,
    period: z.exactOptional(periodTextSchema),
  }))()

/** A row about one indicator of one subject. */
export const actualSchema: z.ZodMiniType<Actual> = /*#__PURE__*/ (() =>
  z.strictObject({
    subject: idSchema,
    indicator: idSchema,
    value: z.exactOptional(decimalTextSchema),
    level: z.exactOptional(idSchema),
    on: z.exactOptional(plainDateSchema),
    submittedOn: z.exactOptional(plainDateSchema),
    period: z.exactOptional(periodTextSchema),
    state: z.exactOptional(
      z.enum(['reported', 'measured', 'verified', 'estimated', 'planned', 'notApplicable', 'exempt']),
    ),
    part: z.exactOptional(idSchema),
    person: z.exactOptional(idSchema),
    rater: z.exactOptional(idSchema),
    count: z.exactOptional(decimalTextSchema),
    decidedBy: z.exactOptional(z.string().check(z.minLength(1))),
    reason: z.exactOptional(z.string().check(z.minLength(1))),
    evidence: z.exactOptional(z.array(z.string())),
  }))()

/** One dated event. */
export const schemeEventSchema: z.ZodMiniType<SchemeEvent> = /*#__PURE__*/ (() =>
  z.strictObject({
    id: idSchema,
    subject: idSchema,
    code: idSchema,
    on: plainDateSchema,
    submittedOn: z.exactOptional(plainDateSchema),
    period: z.exactOptional(periodTextSchema),
    count: z.exactOptional(decimalTextSchema),
    occurrence: z.exactOptional(idSchema),
    sharedBy: z.exactOptional(decimalTextSchema),
    person: z.exactOptional(idSchema),
    attributes: z.exactOptional(z.record(idSchema, z.string())),
  }))()
