import * as z from 'zod/mini'
import { decimalTextSchema, idSchema, labelSchema, plainDateSchema, roundingSchema } from '../kernel/schema.js'
import { roundingModes } from '../kernel/index.js'
import {
  classedFigureSchema,
  decidable,
  decidableFigureSchema,
  decidableWord,
  edgeSchema,
  figureOrWord,
  shareSchema,
} from './figure-schemas.js'
import { testsSchema } from './test-schemas.js'
import type {
  CombinedCap,
  CountingWindow,
  CountLimit,
  EntryCondition,
  PointCap,
  PointFloor,
  PointItem,
  PointMultiplier,
} from './point-items.js'
import type { EntryWorth, PointBand, PointWorth } from './point-worths.js'

const countSchema = /*#__PURE__*/ (() => z.int().check(z.gte(1)))()

/** A span of counting. */
const windowSchema: z.ZodMiniType<CountingWindow> = /*#__PURE__*/ (() =>
  z.union([
    z.enum(['day', 'week', 'month', 'quarter', 'half', 'year', 'period', 'ever', 'matter']),
    z.strictObject({
      rolling: z.union([
        z.strictObject({ days: countSchema }),
        z.strictObject({ months: countSchema }),
        z.strictObject({ years: countSchema }),
      ]),
    }),
    z.strictObject({ blocks: z.strictObject({ years: countSchema, firstYear: z.int() }) }),
  ]))()

const capShape = {
  id: idSchema,
  clause: /*#__PURE__*/ (() => z.exactOptional(z.string()))(),
  limit: classedFigureSchema,
  basis: /*#__PURE__*/ decidableWord(['gross', 'net', 'losses']),
  per: /*#__PURE__*/ decidable(windowSchema),
  mode: /*#__PURE__*/ (() => z.exactOptional(decidableWord(['total', 'inDateOrder'])))(),
  between: /*#__PURE__*/ (() =>
    z.exactOptional(
      z.strictObject({ from: z.exactOptional(plainDateSchema), to: z.exactOptional(plainDateSchema) }),
    ))(),
}

/** A limit. */
export const capSchema: z.ZodMiniType<PointCap> = /*#__PURE__*/ (() => z.strictObject(capShape))()

/** A limit over several items. */
export const combinedCapSchema: z.ZodMiniType<CombinedCap> = /*#__PURE__*/ (() =>
  z.strictObject({ ...capShape, over: z.array(idSchema).check(z.minLength(1)) }))()

/** A floor. */
export const floorSchema: z.ZodMiniType<PointFloor> = /*#__PURE__*/ (() =>
  z.strictObject({
    at: decidableFigureSchema,
    mode: decidableWord(['total', 'inDateOrder']),
    sameDay: z.exactOptional(decidableWord(['gainsFirst', 'lossesFirst'])),
  }))()

const bandSchema: z.ZodMiniType<PointBand> = /*#__PURE__*/ (() =>
  z.strictObject({
    from: z.exactOptional(edgeSchema),
    to: z.exactOptional(edgeSchema),
    points: decidableFigureSchema,
  }))()

const entryWorthSchema: z.ZodMiniType<EntryWorth> = /*#__PURE__*/ (() =>
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
      z.strictObject({ by: z.literal('bands'), bands: z.array(bandSchema).check(z.minLength(1)) }),
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
                trimmedMean: z.strictObject({ highest: z.int().check(z.gte(0)), lowest: z.int().check(z.gte(0)) }),
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
          lastDay: z.exactOptional(z.strictObject({ daysAfterPeriod: z.int().check(z.gte(0)) })),
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
    least: countSchema,
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

const worthSchema: z.ZodMiniType<PointWorth> = /*#__PURE__*/ (() =>
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

const conditionTail = {
  clause: /*#__PURE__*/ (() => z.exactOptional(z.string()))(),
  unmet: /*#__PURE__*/ decidableWord(['refused', 'pending', 'nothing', 'full']),
}

const conditionSchema: z.ZodMiniType<EntryCondition> = /*#__PURE__*/ (() => {
  const names = z.array(idSchema).check(z.minLength(1))
  return z.union([
    z.strictObject({
      by: z.literal('quantity'),
      least: z.exactOptional(decimalTextSchema),
      most: z.exactOptional(decimalTextSchema),
      ...conditionTail,
    }),
    z.strictObject({
      by: z.literal('proof'),
      kinds: names,
      withinDays: z.exactOptional(z.int().check(z.gte(0))),
      ...conditionTail,
    }),
    z.strictObject({ by: z.literal('approvals'), steps: names, ...conditionTail }),
    z.strictObject({
      by: z.literal('deadline'),
      days: z.int().check(z.gte(0)),
      after: z.enum(['event', 'month', 'quarter', 'year', 'period']),
      ...conditionTail,
    }),
    z.strictObject({
      by: z.literal('clock'),
      minutesBefore: z.int().check(z.gte(0)),
      minutesAfter: z.int().check(z.gte(0)),
      ...conditionTail,
    }),
    z.strictObject({ by: z.literal('mark'), mark: idSchema, present: z.boolean(), ...conditionTail }),
    z.strictObject({
      by: z.literal('follow'),
      items: names,
      withinDays: z.exactOptional(z.int().check(z.gte(0))),
      ...conditionTail,
    }),
  ])
})()

const itemTerms = /*#__PURE__*/ (() => ({
  id: idSchema,
  title: labelSchema,
  clause: z.exactOptional(z.string()),
  category: z.exactOptional(decidable(idSchema)),
  worth: decidable(worthSchema),
  earlierWorths: z.exactOptional(z.array(z.strictObject({ to: plainDateSchema, worth: decidable(entryWorthSchema) }))),
  counts: z.exactOptional(decidableWord(['each', 'highest', 'latest', 'mean'])),
  sameMatter: z.exactOptional(decidableWord(['each', 'highest', 'earliest', 'latest'])),
  quantityLimit: z.exactOptional(
    z.strictObject({ most: decidableFigureSchema, stage: decidableWord(['beforeSteps', 'afterSteps']) }),
  ),
  caps: z.exactOptional(z.array(decidable(z.union([z.literal('none'), capSchema])))),
  outside: z.exactOptional(z.array(idSchema)),
  classes: z.exactOptional(z.array(idSchema)),
  roles: z.exactOptional(z.array(idSchema)),
  conditions: z.exactOptional(z.array(conditionSchema)),
  household: z.exactOptional(decidableWord(['personTime', 'once'])),
  maximum: z.exactOptional(classedFigureSchema),
  rounding: z.exactOptional(decidable(roundingSchema)),
  effective: z.exactOptional(
    z.strictObject({ from: z.exactOptional(plainDateSchema), to: z.exactOptional(plainDateSchema) }),
  ),
}))()

/** One item. */
export const itemSchema: z.ZodMiniType<PointItem> = /*#__PURE__*/ (() =>
  z.union([
    z.strictObject({ kind: z.literal('award'), ...itemTerms }),
    z.strictObject({ kind: z.literal('deduction'), ...itemTerms }),
    z.strictObject({
      kind: z.literal('allocation'),
      allotment: classedFigureSchema,
      floor: decidableWord(['zero', 'none']),
      joiners: z.exactOptional(decidableWord(['full', 'byDay', 'byMonth', 'byFullMonth', 'none'])),
      leavers: z.exactOptional(decidableWord(['full', 'byDay', 'byMonth', 'byFullMonth', 'none'])),
      classChange: z.exactOptional(decidableWord(['start', 'end', 'byDay'])),
      ...itemTerms,
    }),
  ]))()

/** A factor on entries. */
export const multiplierSchema: z.ZodMiniType<PointMultiplier> = /*#__PURE__*/ (() =>
  z.strictObject({
    id: idSchema,
    title: labelSchema,
    clause: z.exactOptional(z.string()),
    factor: decidableFigureSchema,
    items: z.exactOptional(z.array(idSchema)),
    mark: z.exactOptional(idSchema),
    classes: z.exactOptional(z.array(idSchema)),
    between: z.exactOptional(z.strictObject({ from: plainDateSchema, to: plainDateSchema })),
    onSteps: z.exactOptional(decidableWord(['quantity', 'points'])),
    losses: decidableWord(['alsoLosses', 'gainsOnly']),
  }))()

/** So many entries in a span. */
export const countLimitSchema: z.ZodMiniType<CountLimit> = /*#__PURE__*/ (() =>
  z.strictObject({
    id: idSchema,
    clause: z.exactOptional(z.string()),
    items: z.array(idSchema).check(z.minLength(1)),
    most: decidable(z.union([z.literal('all'), countSchema])),
    per: decidable(windowSchema),
    sameObject: z.boolean(),
    keep: decidableWord(['earliest', 'highest']),
  }))()
