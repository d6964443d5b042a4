import * as z from 'zod/mini'
import { roundingModes, type DeadlineRule } from '../kernel/index.js'
import { decimalTextSchema, idSchema, plainDateSchema, shareSchema, wholeNumberSchema } from '../kernel/schema.js'
import { ballotFields, count, positive } from './ballot-schemas.js'
import { schemeConditionSchema, valuedBandSchema, where } from './condition-schemas.js'
import type { CountRate } from './count-methods.js'
import type { IndicatorMeasure, TargetRule } from './measures.js'
import type { IndicatorMethod, OverFulfilment, OverSteps } from './methods.js'

/** How a figure comes from its rows. */
export const indicatorMeasureSchema: z.ZodMiniType<IndicatorMeasure> = /*#__PURE__*/ (() =>
  z.discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('actual'),
      combine: z.exactOptional(z.enum(['sum', 'mean', 'last', 'maximum', 'minimum'])),
      drop: z.exactOptional(z.strictObject({ highest: z.exactOptional(count), lowest: z.exactOptional(count) })),
      best: z.exactOptional(
        z.strictObject({ number: wholeNumberSchema.check(z.gte(1)), better: z.enum(['higher', 'lower']) }),
      ),
      expected: z.exactOptional(
        z.strictObject({ number: wholeNumberSchema.check(z.gte(1)), missing: z.enum(['zero', 'refuse']) }),
      ),
    }),
    z.strictObject({
      kind: z.literal('sum'),
      parts: z.array(idSchema).check(z.minLength(1)),
      less: z.exactOptional(z.array(idSchema).check(z.minLength(1))),
      missing: z.enum(['any', 'all', 'never']),
    }),
    z.strictObject({ kind: z.literal('ratio'), above: idSchema, below: idSchema, times: decimalTextSchema }),
    z.strictObject({
      kind: z.enum(['growth', 'change']),
      corrections: z.exactOptional(z.array(idSchema).check(z.minLength(1))),
      fromZero: z.exactOptional(decimalTextSchema),
    }),
    z.strictObject({ kind: z.literal('verified') }),
    z.strictObject({ kind: z.literal('completion') }),
    z.strictObject({ kind: z.literal('deviation') }),
    z.strictObject({
      kind: z.literal('events'),
      event: z.exactOptional(idSchema),
      where: z.exactOptional(where),
      of: z.exactOptional(idSchema),
      per: z.exactOptional(z.strictObject({ figure: idSchema, times: decimalTextSchema })),
    }),
    z.strictObject({ kind: z.literal('subject'), figure: idSchema }),
    z.strictObject({ kind: z.literal('day') }),
    z.strictObject({ kind: z.literal('rows'), levels: z.exactOptional(z.array(idSchema).check(z.minLength(1))) }),
    z.strictObject({ kind: z.literal('ballots'), ...ballotFields }),
  ]))()

/** Where a target comes from. */
export const targetRuleSchema: z.ZodMiniType<TargetRule> = /*#__PURE__*/ (() =>
  z.lazy(() => {
    const times = z.exactOptional(decimalTextSchema)
    return z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('assigned') }),
      z.strictObject({ kind: z.literal('groups'), targets: z.record(idSchema, decimalTextSchema) }),
      z.strictObject({ kind: z.literal('previous'), times }),
      z.strictObject({ kind: z.literal('subject'), figure: idSchema, times }),
      z.strictObject({ kind: z.literal('peerMean'), own: z.exactOptional(z.enum(['included', 'excluded'])), times }),
      z.strictObject({ kind: z.literal('peerBest'), better: z.enum(['higher', 'lower']), times }),
      z.strictObject({
        kind: z.enum(['largest', 'smallest']),
        of: z.array(z.union([decimalTextSchema, targetRuleSchema])).check(z.minLength(1)),
      }),
    ])
  }))()

const better = /*#__PURE__*/ (() => z.enum(['higher', 'lower']))()
const whole = /*#__PURE__*/ (() => z.enum(['continuous', 'floor', 'ceil']))()
const stepUnit = /*#__PURE__*/ (() => z.enum(['absolute', 'percentagePoint', 'percentOfTarget']))()

const overStepsSchema: z.ZodMiniType<OverSteps> = /*#__PURE__*/ (() =>
  z.strictObject({
    kind: z.literal('steps'),
    size: positive,
    unit: z.exactOptional(stepUnit),
    points: decimalTextSchema,
    whole: z.exactOptional(whole),
    most: z.exactOptional(decimalTextSchema),
  }))()

const overFulfilmentSchema: z.ZodMiniType<OverFulfilment> = /*#__PURE__*/ (() =>
  z.union([
    z.strictObject({ kind: z.enum(['capAtWeight', 'uncapped']) }),
    z.strictObject({ kind: z.literal('capAt'), times: positive }),
    overStepsSchema,
  ]))()

/** What one event is worth. */
export const countRateSchema: z.ZodMiniType<CountRate> = /*#__PURE__*/ (() =>
  z.strictObject({
    where: z.exactOptional(where),
    points: decimalTextSchema,
    dividedBy: z.exactOptional(idSchema),
    per: z.exactOptional(z.strictObject({ attribute: idSchema, size: positive, whole: z.exactOptional(whole) })),
    times: z.exactOptional(z.array(z.strictObject({ where, by: decimalTextSchema }))),
    beyond: z.exactOptional(decimalTextSchema),
    repeats: z.exactOptional(
      z.strictObject({
        points: z.array(decimalTextSchema).check(z.minLength(1)),
        rise: z.exactOptional(decimalTextSchema),
        same: z.exactOptional(idSchema),
      }),
    ),
    most: z.exactOptional(decimalTextSchema),
    mostEach: z.exactOptional(
      z.strictObject({
        points: decimalTextSchema,
        same: z.exactOptional(idSchema),
        period: z.exactOptional(z.enum(['month', 'quarter', 'half'])),
      }),
    ),
  }))()

const deadlineRuleSchema: z.ZodMiniType<DeadlineRule> = /*#__PURE__*/ (() =>
  z.strictObject({
    count: wholeNumberSchema.check(z.gte(1)),
    unit: z.enum(['day', 'workday', 'week', 'month', 'year']),
    monthEnd: z.optional(z.enum(['clamp', 'nextDay'])),
    firstDayCounted: z.boolean(),
    shift: z.enum(['none', 'next', 'previous']),
  }))()

/** How a figure becomes points. */
export const indicatorMethodSchema: z.ZodMiniType<IndicatorMethod> = /*#__PURE__*/ (() =>
  z.discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('threshold'),
      pass: z.enum(['atLeast', 'moreThan', 'atMost', 'lessThan']),
      missed: z.exactOptional(decimalTextSchema),
    }),
    z.strictObject({
      kind: z.literal('proportional'),
      better,
      base: z.exactOptional(z.enum(['target', 'whole'])),
      whole: z.exactOptional(positive),
      zeroBelow: z.exactOptional(decimalTextSchema),
      over: z.exactOptional(overFulfilmentSchema),
      whenTargetZero: z.exactOptional(z.enum(['full', 'zero', 'notApplicable'])),
    }),
    z.strictObject({
      kind: z.literal('steps'),
      better,
      unit: stepUnit,
      size: positive,
      points: decimalTextSchema,
      whole: z.exactOptional(whole),
      tolerance: z.exactOptional(decimalTextSchema),
      most: z.exactOptional(decimalTextSchema),
      zeroBeyond: z.exactOptional(decimalTextSchema),
      over: z.exactOptional(overStepsSchema),
    }),
    z.strictObject({
      kind: z.literal('required'),
      perMissing: decimalTextSchema,
      most: z.exactOptional(decimalTextSchema),
      proRate: z.exactOptional(z.enum(['full', 'months', 'days'])),
      partMonth: z.exactOptional(z.enum(['counted', 'notCounted'])),
    }),
    z.strictObject({
      kind: z.literal('count'),
      effect: z.enum(['deduct', 'award']),
      rates: z.array(countRateSchema).check(z.minLength(1)),
      event: z.exactOptional(idSchema),
      ratesAre: z.exactOptional(z.enum(['points', 'proportions'])),
      from: z.exactOptional(z.enum(['events', 'figure'])),
      most: z.exactOptional(decimalTextSchema),
      duplicates: z.exactOptional(z.enum(['each', 'largest'])),
      shared: z.exactOptional(z.enum(['full', 'split'])),
    }),
    z.strictObject({
      kind: z.literal('quotas'),
      event: z.exactOptional(idSchema),
      parts: z
        .array(z.strictObject({ where: z.exactOptional(where), required: decimalTextSchema }))
        .check(z.minLength(1)),
      missed: z.exactOptional(decimalTextSchema),
    }),
    z.strictObject({
      kind: z.literal('cases'),
      cases: z
        .array(
          z.strictObject({
            when: schemeConditionSchema,
            points: z.exactOptional(decimalTextSchema),
            share: z.exactOptional(decimalTextSchema),
          }),
        )
        .check(z.minLength(1)),
      otherwise: z.exactOptional(decimalTextSchema),
    }),
    z.strictObject({
      kind: z.literal('bands'),
      bands: z.array(valuedBandSchema).check(z.minLength(1)),
      values: z.enum(['points', 'shareOfWeight']),
      whole: z.exactOptional(z.literal(true)),
    }),
    z.strictObject({
      kind: z.literal('curve'),
      places: z
        .array(
          z.strictObject({
            at: decimalTextSchema,
            points: decimalTextSchema,
            before: z.exactOptional(decimalTextSchema),
            after: z.exactOptional(decimalTextSchema),
          }),
        )
        .check(z.minLength(2)),
      outside: z.enum(['keep', 'refuse']),
    }),
    z.strictObject({
      kind: z.literal('coefficient'),
      points: decimalTextSchema,
      atTarget: z.exactOptional(z.enum(['coefficient', 'full'])),
      over: z.exactOptional(z.strictObject({ kind: z.enum(['capAtWeight', 'uncapped']) })),
    }),
    z.strictObject({
      kind: z.literal('rankPoints'),
      better,
      table: z.exactOptional(z.array(decimalTextSchema).check(z.minLength(1))),
      step: z.exactOptional(decimalTextSchema),
      beyond: z.exactOptional(decimalTextSchema),
      fromBottom: z.exactOptional(z.array(decimalTextSchema).check(z.minLength(1))),
      tiers: z.exactOptional(
        z.strictObject({
          parts: z.array(z.strictObject({ to: shareSchema, points: decimalTextSchema })).check(z.minLength(1)),
          rounding: z.enum(roundingModes),
        }),
      ),
      ties: z.exactOptional(z.enum(['competition', 'dense', 'shareOfPlaces'])),
    }),
    z.strictObject({
      kind: z.literal('ratioToFirst'),
      better,
      whenBestZero: z.exactOptional(z.enum(['full', 'zero'])),
    }),
    z.strictObject({
      kind: z.literal('efficacy'),
      better,
      form: z.exactOptional(z.enum(['linear', 'exponential'])),
      low: z.exactOptional(decimalTextSchema),
      high: positive,
      outOf: z.exactOptional(positive),
      ends: z.exactOptional(z.strictObject({ worst: decimalTextSchema, best: decimalTextSchema })),
      whenEqual: z.exactOptional(z.enum(['high', 'low'])),
      digits: z.exactOptional(wholeNumberSchema.check(z.gte(0), z.lte(30))),
    }),
    z.strictObject({
      kind: z.literal('levels'),
      levels: z
        .array(
          z.strictObject({
            id: idSchema,
            points: z.exactOptional(decimalTextSchema),
            share: z.exactOptional(decimalTextSchema),
            to: z.exactOptional(decimalTextSchema),
          }),
        )
        .check(z.minLength(1)),
    }),
    z.strictObject({
      kind: z.literal('discretion'),
      lowest: decimalTextSchema,
      highest: decimalTextSchema,
      step: z.exactOptional(positive),
    }),
    z.strictObject({
      kind: z.literal('given'),
      outOf: z.exactOptional(positive),
      lowest: z.exactOptional(decimalTextSchema),
      step: z.exactOptional(positive),
    }),
    z.strictObject({
      kind: z.literal('ballots'),
      ...ballotFields,
    }),
    z.strictObject({
      kind: z.literal('deadline'),
      due: z.discriminatedUnion('kind', [
        z.strictObject({
          kind: z.literal('yearly'),
          day: z.string().check(z.regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, { error: 'MM-DD' })),
        }),
        z.strictObject({ kind: z.literal('on'), date: plainDateSchema }),
        z.strictObject({ kind: z.literal('after'), event: idSchema, term: deadlineRuleSchema }),
      ]),
      late: z.union([
        z.strictObject({
          kind: z.literal('off'),
          points: decimalTextSchema,
          from: z.exactOptional(z.enum(['weight', 'zero'])),
        }),
        z.strictObject({ kind: z.literal('left'), points: decimalTextSchema }),
        z.strictObject({
          kind: z.literal('offPerDay'),
          points: decimalTextSchema,
          days: z.exactOptional(wholeNumberSchema.check(z.gte(1))),
          whole: z.exactOptional(whole),
        }),
      ]),
      never: z.exactOptional(decimalTextSchema),
      early: z.exactOptional(z.strictObject({ points: decimalTextSchema, most: z.exactOptional(decimalTextSchema) })),
    }),
  ]))()
