import * as z from 'zod/mini'
import { idSchema, wholeNumberSchema } from '../kernel/schema.js'
import { classedFigureSchema, decidableWord } from './figure-schemas.js'
import type { EarlierState, FigureRef, OutcomeTest, OutcomeTests } from './outcome-tests.js'

/** Ids, at least one. */
export const namesSchema = /*#__PURE__*/ (() => z.array(idSchema).check(z.minLength(1)))()

/** A figure of a settled member. */
export const figureRefSchema: z.ZodMiniType<FigureRef> = /*#__PURE__*/ (() =>
  z.union([
    z.strictObject({ of: z.enum(['raw', 'effective', 'rate', 'gains', 'losses', 'applicableMaximum']) }),
    z.strictObject({ of: z.enum(['category', 'item', 'count', 'quantity', 'measure']), id: idSchema }),
  ]))()

const comparisonSchema = /*#__PURE__*/ decidableWord(['atLeast', 'moreThan', 'atMost', 'lessThan'])

const stateSchema: z.ZodMiniType<EarlierState> = /*#__PURE__*/ (() =>
  z.union([
    z.strictObject({ grades: namesSchema, table: z.exactOptional(idSchema) }),
    z.strictObject({
      ranking: idSchema,
      within: wholeNumberSchema.check(z.gte(1)),
      ties: z.exactOptional(decidableWord(['exceed', 'leaveVacant'])),
    }),
    z.strictObject({ list: idSchema }),
    z.strictObject({ score: z.enum(['raw', 'effective']), compare: comparisonSchema, line: classedFigureSchema }),
  ]))()

const testSchema: z.ZodMiniType<OutcomeTest> = /*#__PURE__*/ (() =>
  z.union([
    z.strictObject({
      by: z.literal('figure'),
      figure: figureRefSchema,
      compare: comparisonSchema,
      line: classedFigureSchema,
    }),
    z.strictObject({ by: z.literal('grade'), grades: namesSchema, table: z.exactOptional(idSchema) }),
    z.strictObject({ by: z.literal('gate'), gate: idSchema, passed: z.boolean() }),
    z.strictObject({ by: z.literal('veto'), veto: idSchema, hit: z.boolean() }),
    z.strictObject({
      by: z.literal('streak'),
      grades: namesSchema,
      table: z.exactOptional(idSchema),
      periods: wholeNumberSchema.check(z.gte(1)),
      exempt: z.exactOptional(decidableWord(['breaks', 'skips'])),
    }),
    z.strictObject({
      by: z.literal('streak'),
      list: idSchema,
      periods: wholeNumberSchema.check(z.gte(1)),
      exempt: z.exactOptional(decidableWord(['breaks', 'skips'])),
    }),
    z.strictObject({
      by: z.literal('earlier'),
      was: stateSchema,
      unit: z.enum(['month', 'quarter', 'half', 'year']),
      last: wholeNumberSchema.check(z.gte(1)),
      least: z.union([wholeNumberSchema.check(z.gte(1)), z.literal('all')]),
      present: z.exactOptional(z.literal(true)),
      absent: z.exactOptional(decidableWord(['breaks', 'skips'])),
    }),
    z.strictObject({ by: z.literal('noLosses'), over: z.exactOptional(namesSchema) }),
    z.strictObject({ by: z.literal('gradeChange'), table: z.exactOptional(idSchema), least: wholeNumberSchema }),
  ]))()

/** Conditions on a settled member. */
export const testsSchema: z.ZodMiniType<OutcomeTests> = /*#__PURE__*/ (() =>
  z.lazy(() =>
    z.union([
      testSchema,
      z.strictObject({ all: z.array(testsSchema).check(z.minLength(1)) }),
      z.strictObject({ any: z.array(testsSchema).check(z.minLength(1)) }),
    ]),
  ))()
