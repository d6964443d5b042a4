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
import {
  classedFigureSchema,
  decidable,
  decidableFigureSchema,
  decidableWord,
  edgeSchema,
  figureOrWord,
} from './figure-schemas.js'
import type { CountingWindow } from './point-items.js'
import type { EntryWorth, PointBand, PointWorth } from './point-worths.js'
import { testsSchema } from './test-schemas.js'

/** A number from 1. */
export const countSchema = /*#__PURE__*/ (() => wholeNumberSchema.check(z.gte(1)))()

/** A span of counting. */
export const windowSchema: z.ZodMiniType<CountingWindow> = /*#__PURE__*/ (() =>
  z.union([
    z.enum(['day', 'week', 'month', 'quarter', 'half', 'year', 'period', 'ever', 'matter']),
    z.strictObject({
      rolling: z.union([
        z.strictObject({ days: countSchema }),
        z.strictObject({ months: countSchema }),
        z.strictObject({ years: countSchema }),
      ]),
    }),
    z.strictObject({ blocks: z.strictObject({ years: countSchema, firstYear: wholeNumberSchema }) }),
  ]))()

const bandSchema: z.ZodMiniType<PointBand> = /*#__PURE__*/ (() =>
  z.strictObject({
    from: z.exactOptional(edgeSchema),
    to: z.exactOptional(edgeSchema),
    points: decidableFigureSchema,
  }))()

/** What one entry is worth. */
export const entryWorthSchema: z.ZodMiniType<EntryWorth> = /*#__PURE__*/ (() =>
  z.lazy(() =>
    z.union([
      z.strictObject({ by: z.literal('fixed'), points: classedFigureSchema }),
      z.strictObject({ by: z.literal('quantity'), points: classedFigureSchema, whole: z.boolean() }),
      z.strictObject({
        by: z.literal('range'),
        least: decidableFigureSchema,
        most: figureOrWord('unbounded'),
        step: z.exactOptional(decimalTextSchema),
      }),
      z.strictObject({ by: z.literal('level'), levels: z.record(idSchema, decidable(entryWorthSchema)) }),
      z.strictObject({
        by: z.literal('bands'),
        bands: z.array(bandSchema).check(z.minLength(1)),
        whole: z.exactOptional(z.literal(true)),
      }),
      z.strictObject({
        by: z.literal('place'),
        shares: z.array(z.strictObject({ within: shareSchema, points: decidableFigureSchema })).check(z.minLength(1)),
        seats: decidable(z.enum(roundingModes)),
      }),
      z.strictObject({ by: z.literal('class'), classes: z.record(idSchema, decidable(entryWorthSchema)) }),
      z.strictObject({
        by: z.literal('role'),
        roles: z.array(z.strictObject({ role: idSchema, worth: decidable(entryWorthSchema) })).check(z.minLength(1)),
        others: z.exactOptional(decidable(entryWorthSchema)),
      }),
    ]),
  ))()

const stepWorthSchema = /*#__PURE__*/ (() =>
  z.strictObject({
    by: z.literal('steps'),
    unit: decimalTextSchema,
    points: classedFigureSchema,
    partial: decidableWord(['dropped', 'proRata']),
    accumulate: decidable(z.union([z.literal('entry'), windowSchema])),
    leftover: decidableWord(['dropped', 'kept']),
  }))()

const ladderSchema = /*#__PURE__*/ (() =>
  z.strictObject({
    by: z.literal('count'),
    rungs: z
      .array(
        z.strictObject({
          from: countSchema,
          to: z.exactOptional(countSchema),
          points: figureOrWord('all'),
          eachFurther: z.exactOptional(decimalTextSchema),
        }),
      )
      .check(z.minLength(1)),
    within: decidable(windowSchema),
    overlap: z.exactOptional(decidableWord(['narrower', 'severer'])),
  }))()

const panelsSchema = /*#__PURE__*/ (() =>
  z.strictObject({
    by: z.literal('panels'),
    panels: z
      .array(
        z.strictObject({
          id: idSchema,
          title: z.exactOptional(labelSchema),
          weight: decidableFigureSchema,
          combine: decidable(
            z.union([
              z.enum(['mean', 'median', 'sum']),
              z.strictObject({
                trimmedMean: z.strictObject({
                  highest: wholeNumberSchema.check(z.gte(0)),
                  lowest: wholeNumberSchema.check(z.gte(0)),
                }),
              }),
            ]),
          ),
          least: decimalTextSchema,
          most: decimalTextSchema,
          ownMark: decidableWord(['counts', 'leftOut']),
          quorum: z.exactOptional(
            z.union([
              z.strictObject({ count: countSchema }),
              z.strictObject({ share: shareSchema, electorate: idSchema, of: decidableWord(['others', 'everyone']) }),
            ]),
          ),
          rounding: z.exactOptional(decidable(roundingSchema)),
          lastDay: z.exactOptional(z.strictObject({ daysAfterPeriod: wholeNumberSchema.check(z.gte(0)) })),
        }),
      )
      .check(z.minLength(1)),
    missing: decidableWord(['refuse', 'spread', 'zero']),
    factor: z.exactOptional(decidableFigureSchema),
  }))()

const shortfallSchema = /*#__PURE__*/ (() =>
  z.strictObject({
    by: z.literal('shortfall'),
    of: z.array(idSchema).check(z.minLength(1)),
    least: z.union([countSchema, z.strictObject({ byClass: z.record(idSchema, countSchema) })]),
    per: decidable(
      z.union([
        z.enum(['day', 'week', 'month', 'quarter', 'half', 'year', 'period']),
        z.strictObject({ runOfDays: countSchema }),
      ]),
    ),
    points: decidableFigureSchema,
    each: decidableWord(['missing', 'span']),
    longRun: z.exactOptional(decidableWord(['again', 'once'])),
    leave: decidableWord(['leftOut', 'counts']),
  }))()

/** What an item is worth. */
export const worthSchema: z.ZodMiniType<PointWorth> = /*#__PURE__*/ (() =>
  z.union([
    entryWorthSchema,
    stepWorthSchema,
    ladderSchema,
    z.strictObject({
      by: z.literal('ratio'),
      measure: idSchema,
      target: decimalTextSchema,
      base: decidableFigureSchema,
      step: decimalTextSchema,
      points: decidableFigureSchema,
      partial: decidableWord(['proRata', 'truncate', 'floor']),
    }),
    z.strictObject({
      by: z.literal('proportion'),
      measure: idSchema,
      full: classedFigureSchema,
      most: figureOrWord('none'),
    }),
    z.strictObject({
      by: z.literal('measure'),
      measure: idSchema,
      bands: z.exactOptional(z.array(bandSchema).check(z.minLength(1))),
      factor: z.exactOptional(decidableFigureSchema),
    }),
    panelsSchema,
    shortfallSchema,
    z.strictObject({
      by: z.literal('result'),
      when: testsSchema,
      points: classedFigureSchema,
      per: z.exactOptional(decidableWord(['month', 'quarter', 'half', 'year'])),
      longer: z.exactOptional(z.enum(['quarter', 'half', 'year'])),
      partOfSpan: z.exactOptional(decidableWord(['counts', 'leftOut'])),
    }),
    z.strictObject({
      by: z.literal('members'),
      book: idSchema,
      combine: decidableWord(['mean', 'sum', 'highest', 'lowest']),
      vetoed: decidableWord(['raw', 'effective', 'leftOut']),
      none: decidableWord(['notApplicable', 'zero']),
      factor: z.exactOptional(decidableFigureSchema),
    }),
  ]))()
