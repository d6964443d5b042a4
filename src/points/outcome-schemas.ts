import * as z from 'zod/mini'
import {
  decimalTextSchema,
  idSchema,
  labelSchema,
  roundingSchema,
  shareSchema,
  wholeNumberSchema,
} from '../kernel/schema.js'
import { roundingModes } from '../kernel/index.js'
import { clauseOf } from './account-schemas.js'
import { decidable, decidableFigureSchema, decidableWord, edgeSchema } from './figure-schemas.js'
import type { FigureRule, GradeTable, PointGroup } from './outcome-rules.js'
import { figureRefSchema, namesSchema, testsSchema } from './test-schemas.js'

/** Whom a ranking or quota compares. */
export const groupSchema: z.ZodMiniType<PointGroup> = /*#__PURE__*/ (() =>
  z.union([z.enum(['everyone', 'class']), z.strictObject({ level: idSchema })]))()

/** Kinds of periods. */
export const periodsSchema = /*#__PURE__*/ (() =>
  z.array(z.enum(['month', 'quarter', 'half', 'year', 'custom'])).check(z.minLength(1)))()

/** Whole seats out of a share. */
export const seatShareSchema = /*#__PURE__*/ (() =>
  z.strictObject({
    share: shareSchema,
    rounding: decidable(z.enum(roundingModes)),
    minimum: z.exactOptional(wholeNumberSchema.check(z.gte(0))),
    maximum: z.exactOptional(wholeNumberSchema.check(z.gte(0))),
  }))()

/** A grade table. */
export const gradeTableSchema: z.ZodMiniType<GradeTable> = /*#__PURE__*/ (() =>
  z.strictObject({
    id: idSchema,
    title: labelSchema,
    clause: clauseOf,
    per: z.exactOptional(periodsSchema),
    classes: z.exactOptional(namesSchema),
    figure: figureRefSchema,
    rounding: decidable(z.union([z.literal('none'), roundingSchema])),
    bands: z
      .array(
        z.strictObject({
          grade: idSchema,
          title: z.exactOptional(labelSchema),
          from: z.exactOptional(edgeSchema),
          to: z.exactOptional(edgeSchema),
          gates: z.exactOptional(namesSchema),
          otherwise: z.exactOptional(idSchema),
          unbanded: z.exactOptional(z.literal(true)),
        }),
      )
      .check(z.minLength(1)),
    quotas: z.exactOptional(
      z.array(
        z.strictObject({
          grade: idSchema,
          clause: clauseOf,
          seats: z.union([seatShareSchema, z.strictObject({ count: wholeNumberSchema.check(z.gte(0)) })]),
          of: decidable(z.union([z.enum(['everyone', 'graded']), z.strictObject({ classes: namesSchema })])),
          strength: decidableWord(['binding', 'principle']),
          within: groupSchema,
          tieBreaks: z.exactOptional(z.array(figureRefSchema)),
          ties: z.exactOptional(decidableWord(['exceed', 'leaveVacant'])),
          overflow: z.exactOptional(decidable(idSchema)),
        }),
      ),
    ),
  }))()

/** A figure that follows from a score. */
export const figureRuleSchema: z.ZodMiniType<FigureRule> = /*#__PURE__*/ (() =>
  z.strictObject({
    id: idSchema,
    title: labelSchema,
    clause: clauseOf,
    per: z.exactOptional(periodsSchema),
    classes: z.exactOptional(namesSchema),
    unit: z.string().check(z.minLength(1)),
    from: z.union([
      z.strictObject({
        by: z.literal('grade'),
        table: idSchema,
        amounts: z.record(idSchema, decidableFigureSchema),
      }),
      z.strictObject({
        by: z.literal('bands'),
        figure: figureRefSchema,
        bands: z
          .array(
            z.strictObject({
              from: z.exactOptional(edgeSchema),
              to: z.exactOptional(edgeSchema),
              amount: decidableFigureSchema,
            }),
          )
          .check(z.minLength(1)),
      }),
      z.strictObject({
        by: z.literal('linear'),
        base: decidableFigureSchema,
        figure: figureRefSchema,
        factor: decidableFigureSchema,
      }),
    ]),
    monthly: z.exactOptional(z.strictObject({ holds: decidableWord(['wholePeriod', 'asRecorded']) })),
    least: z.exactOptional(decidableFigureSchema),
    most: z.exactOptional(decidableFigureSchema),
    rounding: decidable(roundingSchema),
  }))()

/** A veto. */
export const vetoSchema = /*#__PURE__*/ (() =>
  z.strictObject({
    id: idSchema,
    title: labelSchema,
    clause: clauseOf,
    items: z.exactOptional(namesSchema),
    when: z.exactOptional(testsSchema),
    effect: decidable(
      z.union([
        z.strictObject({ kind: z.literal('score'), points: decimalTextSchema }),
        z.strictObject({
          kind: z.literal('factor'),
          factor: decimalTextSchema,
          each: decidableWord(['once', 'event']),
        }),
        z.strictObject({ kind: z.enum(['category', 'item']), id: idSchema }),
        z.strictObject({ kind: z.enum(['grade', 'gradeLimit']), grade: idSchema }),
        z.strictObject({ kind: z.literal('award'), award: idSchema }),
      ]),
    ),
    discretion: decidableWord(['must', 'may']),
    dated: decidableWord(['event', 'decided']),
    classes: z.exactOptional(namesSchema),
  }))()
