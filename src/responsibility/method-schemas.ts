import * as z from 'zod'
import { decimalTextSchema, idSchema, labelSchema, plainDateSchema } from '../kernel/schema.js'
import type { DeadlineRule } from '../kernel/index.js'
import type { Band } from '../scoring/index.js'
import type { EventAttributeTest, SchemeCondition, SchemeFigure } from './conditions.js'
import type { IndicatorMeasure, TargetRule } from './measures.js'
import type { CountRate, IndicatorMethod, OverFulfilment, OverSteps } from './methods.js'

const count = /*#__PURE__*/ (() => z.int().min(0))()

const limitFields = /*#__PURE__*/ (() => ({
  atLeast: decimalTextSchema.exactOptional(),
  moreThan: decimalTextSchema.exactOptional(),
  atMost: decimalTextSchema.exactOptional(),
  lessThan: decimalTextSchema.exactOptional(),
}))()

/** What an event's attribute must be. */
const eventAttributeTestSchema: z.ZodType<EventAttributeTest> = /*#__PURE__*/ (() =>
  z.strictObject({ attribute: idSchema, is: z.array(z.string()).min(1).exactOptional(), ...limitFields }))()

const where = /*#__PURE__*/ (() => z.array(eventAttributeTestSchema).min(1))()

const schemeFigureSchema: z.ZodType<SchemeFigure> = /*#__PURE__*/ (() =>
  z.union([
    z.strictObject({ of: z.enum(['total', 'percent', 'completeness']) }),
    z.strictObject({ of: z.enum(['points', 'share', 'actual', 'completion']), node: idSchema }),
    z.strictObject({ of: z.literal('events'), code: idSchema, where: where.exactOptional() }),
    z.strictObject({ of: z.literal('subject'), name: idSchema }),
    z.strictObject({ of: z.literal('rank'), from: z.enum(['top', 'bottom']) }),
  ]))()

/** A condition over the figures of a subject. */
export const schemeConditionSchema: z.ZodType<SchemeCondition> = /*#__PURE__*/ (() =>
  z.lazy(() =>
    z.union([
      z.strictObject({ all: z.array(schemeConditionSchema).min(1) }),
      z.strictObject({ any: z.array(schemeConditionSchema).min(1) }),
      z.strictObject({ not: schemeConditionSchema }),
      z.strictObject({ flag: idSchema }),
      z.strictObject({ figure: schemeFigureSchema, ...limitFields }),
    ]),
  ))()

const edge = /*#__PURE__*/ (() => z.strictObject({ at: decimalTextSchema, included: z.boolean() }))()

/** An interval and what it stands for. */
export const schemeBandSchema: z.ZodType<Band> = /*#__PURE__*/ (() =>
  z.strictObject({
    id: idSchema,
    label: labelSchema.exactOptional(),
    from: edge.exactOptional(),
    to: edge.exactOptional(),
    value: decimalTextSchema.exactOptional(),
    clause: z.string().exactOptional(),
  }))()

/** How a figure comes from its rows. */
export const indicatorMeasureSchema: z.ZodType<IndicatorMeasure> = /*#__PURE__*/ (() =>
  z.discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('actual'),
      combine: z.enum(['sum', 'mean', 'last', 'maximum', 'minimum']).exactOptional(),
    }),
    z.strictObject({
      kind: z.literal('sum'),
      parts: z.array(idSchema).min(1),
      missing: z.enum(['any', 'all', 'never']),
    }),
    z.strictObject({ kind: z.literal('ratio'), above: idSchema, below: idSchema, times: decimalTextSchema }),
    z.strictObject({ kind: z.literal('growth') }),
    z.strictObject({ kind: z.literal('verified') }),
    z.strictObject({ kind: z.literal('completion') }),
    z.strictObject({ kind: z.literal('deviation') }),
    z.strictObject({ kind: z.literal('events'), event: idSchema.exactOptional(), where: where.exactOptional() }),
    z.strictObject({ kind: z.literal('subject'), figure: idSchema }),
  ]))()

/** Where a target comes from. */
export const targetRuleSchema: z.ZodType<TargetRule> = /*#__PURE__*/ (() =>
  z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('assigned') }),
    z.strictObject({ kind: z.literal('previous') }),
    z.strictObject({ kind: z.literal('subject'), figure: idSchema }),
    z.strictObject({ kind: z.literal('peerMean'), own: z.enum(['included', 'excluded']).exactOptional() }),
    z.strictObject({ kind: z.literal('peerBest'), better: z.enum(['higher', 'lower']) }),
  ]))()

const better = /*#__PURE__*/ (() => z.enum(['higher', 'lower']))()
const whole = /*#__PURE__*/ (() => z.enum(['continuous', 'floor', 'ceil']))()
const stepUnit = /*#__PURE__*/ (() => z.enum(['absolute', 'percentagePoint', 'percentOfTarget']))()

const positive = /*#__PURE__*/ (() => decimalTextSchema.regex(/^(?!-)(?=.*[1-9])/, { error: 'more than zero' }))()

const overStepsSchema: z.ZodType<OverSteps> = /*#__PURE__*/ (() =>
  z.strictObject({
    kind: z.literal('steps'),
    size: positive,
    unit: stepUnit.exactOptional(),
    points: decimalTextSchema,
    whole: whole.exactOptional(),
    most: decimalTextSchema.exactOptional(),
  }))()

const overFulfilmentSchema: z.ZodType<OverFulfilment> = /*#__PURE__*/ (() =>
  z.union([
    z.strictObject({ kind: z.enum(['capAtWeight', 'uncapped']) }),
    z.strictObject({ kind: z.literal('capAt'), times: positive }),
    overStepsSchema,
  ]))()

/** What one event is worth. */
export const countRateSchema: z.ZodType<CountRate> = /*#__PURE__*/ (() =>
  z.strictObject({
    where: where.exactOptional(),
    points: decimalTextSchema,
    dividedBy: idSchema.exactOptional(),
    per: z.strictObject({ attribute: idSchema, size: positive, whole: whole.exactOptional() }).exactOptional(),
    times: z.array(z.strictObject({ where, by: decimalTextSchema })).exactOptional(),
    beyond: decimalTextSchema.exactOptional(),
  }))()

const deadlineRuleSchema: z.ZodType<DeadlineRule> = /*#__PURE__*/ (() =>
  z.strictObject({
    count: z.int().min(1),
    unit: z.enum(['day', 'workday', 'week', 'month', 'year']),
    monthEnd: z.enum(['clamp', 'nextDay']).optional(),
    firstDayCounted: z.boolean(),
    shift: z.enum(['none', 'next', 'previous']),
  }))()

/** How a figure becomes points. */
export const indicatorMethodSchema: z.ZodType<IndicatorMethod> = /*#__PURE__*/ (() =>
  z.discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('threshold'),
      pass: z.enum(['atLeast', 'moreThan', 'atMost', 'lessThan']),
      missed: decimalTextSchema.exactOptional(),
    }),
    z.strictObject({
      kind: z.literal('proportional'),
      better,
      base: z.enum(['target', 'whole']).exactOptional(),
      whole: positive.exactOptional(),
      zeroBelow: decimalTextSchema.exactOptional(),
      over: overFulfilmentSchema.exactOptional(),
      whenTargetZero: z.enum(['full', 'zero', 'notApplicable']).exactOptional(),
    }),
    z.strictObject({
      kind: z.literal('steps'),
      better,
      unit: stepUnit,
      size: positive,
      points: decimalTextSchema,
      whole: whole.exactOptional(),
      tolerance: decimalTextSchema.exactOptional(),
      most: decimalTextSchema.exactOptional(),
      over: overStepsSchema.exactOptional(),
    }),
    z.strictObject({
      kind: z.literal('required'),
      perMissing: decimalTextSchema,
      most: decimalTextSchema.exactOptional(),
      proRate: z.enum(['full', 'months', 'days']).exactOptional(),
      partMonth: z.enum(['counted', 'notCounted']).exactOptional(),
    }),
    z.strictObject({
      kind: z.literal('count'),
      effect: z.enum(['deduct', 'award']),
      rates: z.array(countRateSchema).min(1),
      event: idSchema.exactOptional(),
      ratesAre: z.enum(['points', 'proportions']).exactOptional(),
      from: z.enum(['events', 'figure']).exactOptional(),
      most: decimalTextSchema.exactOptional(),
      duplicates: z.enum(['each', 'largest']).exactOptional(),
      shared: z.enum(['full', 'split']).exactOptional(),
    }),
    z.strictObject({
      kind: z.literal('quotas'),
      event: idSchema.exactOptional(),
      parts: z.array(z.strictObject({ where: where.exactOptional(), required: decimalTextSchema })).min(1),
      missed: decimalTextSchema.exactOptional(),
    }),
    z.strictObject({
      kind: z.literal('bands'),
      bands: z.array(schemeBandSchema).min(1),
      values: z.enum(['points', 'shareOfWeight']),
    }),
    z.strictObject({
      kind: z.literal('curve'),
      places: z
        .array(
          z.strictObject({
            at: decimalTextSchema,
            points: decimalTextSchema,
            before: decimalTextSchema.exactOptional(),
            after: decimalTextSchema.exactOptional(),
          }),
        )
        .min(2),
      outside: z.enum(['keep', 'refuse']),
    }),
    z.strictObject({
      kind: z.literal('coefficient'),
      points: decimalTextSchema,
      atTarget: z.enum(['coefficient', 'full']).exactOptional(),
      over: z.strictObject({ kind: z.enum(['capAtWeight', 'uncapped']) }).exactOptional(),
    }),
    z.strictObject({
      kind: z.literal('rankPoints'),
      better,
      table: z.array(decimalTextSchema).min(1).exactOptional(),
      step: decimalTextSchema.exactOptional(),
      beyond: decimalTextSchema.exactOptional(),
      ties: z.enum(['competition', 'dense', 'shareOfPlaces']).exactOptional(),
    }),
    z.strictObject({
      kind: z.literal('ratioToFirst'),
      better,
      whenBestZero: z.enum(['full', 'zero']).exactOptional(),
    }),
    z.strictObject({
      kind: z.literal('efficacy'),
      better,
      form: z.enum(['linear', 'exponential']).exactOptional(),
      low: decimalTextSchema.exactOptional(),
      high: positive,
      outOf: positive.exactOptional(),
      ends: z.strictObject({ worst: decimalTextSchema, best: decimalTextSchema }).exactOptional(),
      whenEqual: z.enum(['high', 'low']).exactOptional(),
      digits: z.int().min(0).max(30).exactOptional(),
    }),
    z.strictObject({
      kind: z.literal('levels'),
      levels: z
        .array(
          z.strictObject({
            id: idSchema,
            points: decimalTextSchema.exactOptional(),
            share: decimalTextSchema.exactOptional(),
            to: decimalTextSchema.exactOptional(),
          }),
        )
        .min(1),
    }),
    z.strictObject({
      kind: z.literal('discretion'),
      lowest: decimalTextSchema,
      highest: decimalTextSchema,
      step: positive.exactOptional(),
    }),
    z.strictObject({
      kind: z.literal('given'),
      outOf: positive.exactOptional(),
      lowest: decimalTextSchema.exactOptional(),
      step: positive.exactOptional(),
    }),
    z.strictObject({
      kind: z.literal('ballots'),
      outOf: positive,
      choices: z.array(z.strictObject({ id: idSchema, value: decimalTextSchema.exactOptional() })).exactOptional(),
      trimAbove: count.exactOptional(),
      minimum: count.exactOptional(),
      classes: z
        .array(z.strictObject({ id: idSchema, title: labelSchema.exactOptional(), weight: positive }))
        .min(1)
        .exactOptional(),
    }),
    z.strictObject({
      kind: z.literal('deadline'),
      due: z.discriminatedUnion('kind', [
        z.strictObject({
          kind: z.literal('yearly'),
          day: z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, { error: 'MM-DD' }),
        }),
        z.strictObject({ kind: z.literal('on'), date: plainDateSchema }),
        z.strictObject({ kind: z.literal('after'), event: idSchema, term: deadlineRuleSchema }),
      ]),
      late: z.union([
        z.strictObject({
          kind: z.literal('off'),
          points: decimalTextSchema,
          from: z.enum(['weight', 'zero']).exactOptional(),
        }),
        z.strictObject({ kind: z.enum(['offPerDay', 'left']), points: decimalTextSchema }),
      ]),
      never: decimalTextSchema.exactOptional(),
    }),
  ]))()
