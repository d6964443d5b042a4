import * as z from 'zod/mini'
import { roundingModes } from '../kernel/index.js'
import {
  decimalTextSchema,
  decisionSchema,
  documentHeadFields,
  idSchema,
  labelSchema,
  plainDateSchema,
  roundingSchema,
  shareSchema,
  wholeNumberSchema,
} from '../kernel/schema.js'
import type { AwardAmount, SchemeAward } from './awards.js'
import type { ListQuota, SchemeGrades, SchemeList, SchemeVeto, SchemeVetoEffect } from './grades.js'
import { countRateSchema } from './method-schemas.js'
import { schemeBandSchema, schemeConditionSchema, schemeFigureSchema, valuedBandSchema } from './condition-schemas.js'
import {
  clause,
  figures,
  limit,
  missingRuleSchema,
  notApplicableRuleSchema,
  schemeNodeSchema,
  sheetSchema,
} from './node-schemas.js'
import type { Scheme, SchemeRules } from './scheme.js'

const vetoEffectSchema: z.ZodMiniType<SchemeVetoEffect> = /*#__PURE__*/ (() =>
  z.union([
    z.strictObject({ kind: z.enum(['zeroTotal', 'invalidate']) }),
    z.strictObject({ kind: z.literal('zeroItem'), item: idSchema }),
    z.strictObject({ kind: z.enum(['forceGrade', 'capGrade']), grade: idSchema }),
    z.strictObject({ kind: z.literal('refuseAward'), award: idSchema }),
    z.strictObject({ kind: z.literal('lowerGrade'), by: wholeNumberSchema.check(z.gte(1)) }),
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
    of: z.exactOptional(z.enum(['total', 'base', 'percent'])),
    bands: z.exactOptional(z.array(schemeBandSchema)),
    rules: z.exactOptional(z.array(z.strictObject({ grade: idSchema, when: schemeConditionSchema, clause }))),
    otherwise: z.exactOptional(idSchema),
  }))()

const rankKey = /*#__PURE__*/ (() =>
  z.strictObject({ figure: schemeFigureSchema, better: z.enum(['higher', 'lower']) }))()
const rankKeys = /*#__PURE__*/ (() => z.array(rankKey).check(z.minLength(1)))()

const listQuotaSchema: z.ZodMiniType<ListQuota> = /*#__PURE__*/ (() =>
  z.strictObject({
    kind: z.enum(['atMost', 'atLeast']),
    count: z.exactOptional(wholeNumberSchema.check(z.gte(0))),
    share: z.exactOptional(shareSchema),
    rounding: z.exactOptional(z.enum(roundingModes)),
    minimum: z.exactOptional(wholeNumberSchema.check(z.gte(0))),
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
    z.strictObject({ kind: z.literal('bands'), bands: z.array(valuedBandSchema).check(z.minLength(1)) }),
    z.strictObject({
      kind: z.literal('rank'),
      prizes: z
        .array(z.strictObject({ places: wholeNumberSchema.check(z.gte(1)), amount: decimalTextSchema }))
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
          digits: wholeNumberSchema.check(z.gte(-12), z.lte(30)),
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
    ranking: z.exactOptional(
      z.strictObject({
        scope: z.exactOptional(z.enum(['group', 'all'])),
        by: z.exactOptional(rankKey),
        tieBreaks: z.exactOptional(rankKeys),
      }),
    ),
    lists: z.exactOptional(z.array(listSchema)),
    awards: z.exactOptional(z.array(awardSchema)),
  }))()

/** An assessment scheme. */
export const schemeSchema: z.ZodMiniType<Scheme> = /*#__PURE__*/ (() =>
  z.strictObject({ ...documentHeadFields, rules: schemeRulesSchema, decisions: z.array(decisionSchema) }))()
