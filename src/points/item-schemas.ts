import * as z from 'zod'
import { decimalTextSchema, idSchema, labelSchema, plainDateSchema, roundingSchema } from '../kernel/schema.js'
import { roundingModes } from '../kernel/index.js'
import type { Decidable, DecidableFigure, DecidableFigureOr } from './undecided.js'
import type {
  ClassedFigure,
  CombinedCap,
  CountingWindow,
  CountLimit,
  EntryCondition,
  EntryWorth,
  PointBand,
  PointCap,
  PointEdge,
  PointFloor,
  PointItem,
  PointMultiplier,
  PointWorth,
} from './point-items.js'

/** A part of the rules that may be left open. */
export function decidable<T>(inner: z.ZodType<T>): z.ZodType<Decidable<T>> {
  return z.union([
    z.strictObject({
      decide: idSchema,
      readings: z.record(z.string().min(1), inner),
      about: labelSchema.exactOptional(),
    }),
    inner,
  ])
}

/** A figure that may be left open. */
export const decidableFigureSchema: z.ZodType<DecidableFigure> = /*#__PURE__*/ (() =>
  z.union([
    decidable(decimalTextSchema),
    z.strictObject({ decide: idSchema, free: z.literal('figure'), about: labelSchema.exactOptional() }),
  ]))()

/** A figure or a word in its place, perhaps left open. */
export function figureOrWord<const W extends string>(word: W): z.ZodType<DecidableFigureOr<W>> {
  return z.union([
    decidable(z.union([z.literal(word) as unknown as z.ZodType<W>, decimalTextSchema])),
    z.strictObject({ decide: idSchema, free: z.literal('figure'), about: labelSchema.exactOptional() }),
  ])
}

/** A figure by class, or one for all. */
export const classedFigureSchema: z.ZodType<ClassedFigure> = /*#__PURE__*/ (() =>
  z.union([decidableFigureSchema, z.strictObject({ byClass: z.record(idSchema, decidableFigureSchema) })]))()

/** One of some words, perhaps left open. */
export function decidableWord<const T extends readonly [string, ...string[]]>(
  words: T,
): z.ZodType<Decidable<T[number]>> {
  return decidable(z.enum(words) as unknown as z.ZodType<T[number]>)
}

/** A share as decimal text or as a fraction of two figures. */
export const shareSchema: z.ZodType<string> = /*#__PURE__*/ (() =>
  z.string().regex(/^(0|[1-9][0-9]*)(\.[0-9]+)?(\/[1-9][0-9]*)?$/, { error: 'not-a-figure' }))()

const countSchema = /*#__PURE__*/ (() => z.int().min(1))()

/** A span of counting. */
const windowSchema: z.ZodType<CountingWindow> = /*#__PURE__*/ (() =>
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
  clause: /*#__PURE__*/ (() => z.string().exactOptional())(),
  limit: classedFigureSchema,
  basis: /*#__PURE__*/ decidableWord(['gross', 'net', 'losses']),
  per: /*#__PURE__*/ decidable(windowSchema),
  mode: /*#__PURE__*/ (() => decidableWord(['total', 'inDateOrder']).exactOptional())(),
  between: /*#__PURE__*/ (() =>
    z.strictObject({ from: plainDateSchema.exactOptional(), to: plainDateSchema.exactOptional() }).exactOptional())(),
}

/** A limit. */
export const capSchema: z.ZodType<PointCap> = /*#__PURE__*/ (() => z.strictObject(capShape))()

/** A limit over several items. */
export const combinedCapSchema: z.ZodType<CombinedCap> = /*#__PURE__*/ (() =>
  z.strictObject({ ...capShape, over: z.array(idSchema).min(1) }))()

/** A floor. */
export const floorSchema: z.ZodType<PointFloor> = /*#__PURE__*/ (() =>
  z.strictObject({
    at: decidableFigureSchema,
    mode: decidableWord(['total', 'inDateOrder']),
    sameDay: decidableWord(['gainsFirst', 'lossesFirst']).exactOptional(),
  }))()

/** The edge of a band. */
export const edgeSchema: z.ZodType<PointEdge> = /*#__PURE__*/ (() =>
  z.strictObject({ at: decimalTextSchema, included: decidable(z.boolean()) }))()

const bandSchema: z.ZodType<PointBand> = /*#__PURE__*/ (() =>
  z.strictObject({
    from: edgeSchema.exactOptional(),
    to: edgeSchema.exactOptional(),
    points: decidableFigureSchema,
  }))()

const entryWorthSchema: z.ZodType<EntryWorth> = /*#__PURE__*/ (() =>
  z.lazy(() =>
    z.union([
      z.strictObject({ by: z.literal('fixed'), points: classedFigureSchema }),
      z.strictObject({ by: z.literal('quantity'), points: classedFigureSchema, whole: z.boolean() }),
      z.strictObject({
        by: z.literal('range'),
        least: decidableFigureSchema,
        most: figureOrWord('unbounded'),
        step: decimalTextSchema.exactOptional(),
      }),
      z.strictObject({ by: z.literal('level'), levels: z.record(idSchema, decidable(entryWorthSchema)) }),
      z.strictObject({ by: z.literal('bands'), bands: z.array(bandSchema).min(1) }),
      z.strictObject({
        by: z.literal('place'),
        shares: z.array(z.strictObject({ within: shareSchema, points: decidableFigureSchema })).min(1),
        seats: decidable(z.enum(roundingModes)),
      }),
      z.strictObject({ by: z.literal('class'), classes: z.record(idSchema, decidable(entryWorthSchema)) }),
      z.strictObject({
        by: z.literal('role'),
        roles: z.array(z.strictObject({ role: idSchema, worth: decidable(entryWorthSchema) })).min(1),
        others: decidable(entryWorthSchema).exactOptional(),
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
          to: countSchema.exactOptional(),
          points: figureOrWord('all'),
          eachFurther: decimalTextSchema.exactOptional(),
        }),
      )
      .min(1),
    within: decidable(windowSchema),
    overlap: decidableWord(['narrower', 'severer']).exactOptional(),
  }))()

const panelsSchema = /*#__PURE__*/ (() =>
  z.strictObject({
    by: z.literal('panels'),
    panels: z
      .array(
        z.strictObject({
          id: idSchema,
          title: labelSchema.exactOptional(),
          weight: decidableFigureSchema,
          combine: decidable(
            z.union([
              z.enum(['mean', 'median', 'sum']),
              z.strictObject({
                trimmedMean: z.strictObject({ highest: z.int().min(0), lowest: z.int().min(0) }),
              }),
            ]),
          ),
          least: decimalTextSchema,
          most: decimalTextSchema,
          ownMark: decidableWord(['counts', 'leftOut']),
          quorum: z
            .union([
              z.strictObject({ count: countSchema }),
              z.strictObject({ share: shareSchema, electorate: idSchema, of: decidableWord(['others', 'everyone']) }),
            ])
            .exactOptional(),
          rounding: decidable(roundingSchema).exactOptional(),
          lastDay: z.strictObject({ daysAfterPeriod: z.int().min(0) }).exactOptional(),
        }),
      )
      .min(1),
    missing: decidableWord(['refuse', 'spread', 'zero']),
    factor: decidableFigureSchema.exactOptional(),
  }))()

const shortfallSchema = /*#__PURE__*/ (() =>
  z.strictObject({
    by: z.literal('shortfall'),
    of: z.array(idSchema).min(1),
    least: countSchema,
    per: decidable(
      z.union([
        z.enum(['day', 'week', 'month', 'quarter', 'half', 'year', 'period']),
        z.strictObject({ runOfDays: countSchema }),
      ]),
    ),
    points: decidableFigureSchema,
    each: decidableWord(['missing', 'span']),
    longRun: decidableWord(['again', 'once']).exactOptional(),
    leave: decidableWord(['leftOut', 'counts']),
  }))()

const worthSchema: z.ZodType<PointWorth> = /*#__PURE__*/ (() =>
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
      bands: z.array(bandSchema).min(1).exactOptional(),
      factor: decidableFigureSchema.exactOptional(),
    }),
    panelsSchema,
    shortfallSchema,
    z.strictObject({
      by: z.literal('members'),
      book: idSchema,
      combine: decidableWord(['mean', 'sum', 'highest', 'lowest']),
      vetoed: decidableWord(['raw', 'effective', 'leftOut']),
      none: decidableWord(['notApplicable', 'zero']),
      factor: decidableFigureSchema.exactOptional(),
    }),
  ]))()

const conditionTail = {
  clause: /*#__PURE__*/ (() => z.string().exactOptional())(),
  unmet: /*#__PURE__*/ decidableWord(['refused', 'pending', 'nothing', 'full']),
}

const conditionSchema: z.ZodType<EntryCondition> = /*#__PURE__*/ (() => {
  const names = z.array(idSchema).min(1)
  return z.union([
    z.strictObject({
      by: z.literal('quantity'),
      least: decimalTextSchema.exactOptional(),
      most: decimalTextSchema.exactOptional(),
      ...conditionTail,
    }),
    z.strictObject({
      by: z.literal('proof'),
      kinds: names,
      withinDays: z.int().min(0).exactOptional(),
      ...conditionTail,
    }),
    z.strictObject({ by: z.literal('approvals'), steps: names, ...conditionTail }),
    z.strictObject({
      by: z.literal('deadline'),
      days: z.int().min(0),
      after: z.enum(['event', 'month', 'quarter', 'year', 'period']),
      ...conditionTail,
    }),
    z.strictObject({
      by: z.literal('clock'),
      minutesBefore: z.int().min(0),
      minutesAfter: z.int().min(0),
      ...conditionTail,
    }),
    z.strictObject({ by: z.literal('mark'), mark: idSchema, present: z.boolean(), ...conditionTail }),
    z.strictObject({
      by: z.literal('follow'),
      items: names,
      withinDays: z.int().min(0).exactOptional(),
      ...conditionTail,
    }),
  ])
})()

const itemTerms = /*#__PURE__*/ (() => ({
  id: idSchema,
  title: labelSchema,
  clause: z.string().exactOptional(),
  category: decidable(idSchema).exactOptional(),
  worth: decidable(worthSchema),
  earlierWorths: z.array(z.strictObject({ to: plainDateSchema, worth: decidable(entryWorthSchema) })).exactOptional(),
  counts: decidableWord(['each', 'highest', 'latest', 'mean']).exactOptional(),
  sameMatter: decidableWord(['each', 'highest', 'earliest', 'latest']).exactOptional(),
  quantityLimit: z
    .strictObject({ most: decidableFigureSchema, stage: decidableWord(['beforeSteps', 'afterSteps']) })
    .exactOptional(),
  caps: z.array(decidable(z.union([z.literal('none'), capSchema]))).exactOptional(),
  outside: z.array(idSchema).exactOptional(),
  classes: z.array(idSchema).exactOptional(),
  roles: z.array(idSchema).exactOptional(),
  conditions: z.array(conditionSchema).exactOptional(),
  household: decidableWord(['personTime', 'once']).exactOptional(),
  maximum: classedFigureSchema.exactOptional(),
  rounding: decidable(roundingSchema).exactOptional(),
  effective: z
    .strictObject({ from: plainDateSchema.exactOptional(), to: plainDateSchema.exactOptional() })
    .exactOptional(),
}))()

/** One item. */
export const itemSchema: z.ZodType<PointItem> = /*#__PURE__*/ (() =>
  z.union([
    z.strictObject({ kind: z.literal('award'), ...itemTerms }),
    z.strictObject({ kind: z.literal('deduction'), ...itemTerms }),
    z.strictObject({
      kind: z.literal('allocation'),
      allotment: classedFigureSchema,
      floor: decidableWord(['zero', 'none']),
      joiners: decidableWord(['full', 'byDay', 'byMonth', 'byFullMonth', 'none']).exactOptional(),
      leavers: decidableWord(['full', 'byDay', 'byMonth', 'byFullMonth', 'none']).exactOptional(),
      classChange: decidableWord(['start', 'end', 'byDay']).exactOptional(),
      ...itemTerms,
    }),
  ]))()

/** A factor on entries. */
export const multiplierSchema: z.ZodType<PointMultiplier> = /*#__PURE__*/ (() =>
  z.strictObject({
    id: idSchema,
    title: labelSchema,
    clause: z.string().exactOptional(),
    factor: decidableFigureSchema,
    items: z.array(idSchema).exactOptional(),
    mark: idSchema.exactOptional(),
    classes: z.array(idSchema).exactOptional(),
    between: z.strictObject({ from: plainDateSchema, to: plainDateSchema }).exactOptional(),
    onSteps: decidableWord(['quantity', 'points']).exactOptional(),
    losses: decidableWord(['alsoLosses', 'gainsOnly']),
  }))()

/** So many entries in a span. */
export const countLimitSchema: z.ZodType<CountLimit> = /*#__PURE__*/ (() =>
  z.strictObject({
    id: idSchema,
    clause: z.string().exactOptional(),
    items: z.array(idSchema).min(1),
    most: decidable(z.union([z.literal('all'), countSchema])),
    per: decidable(windowSchema),
    sameObject: z.boolean(),
    keep: decidableWord(['earliest', 'highest']),
  }))()
