import * as z from 'zod/mini'
import {
  decimalTextSchema,
  idSchema,
  labelSchema,
  plainDateSchema,
  roundingSchema,
  wholeNumberSchema,
} from '../kernel/schema.js'
import { classedFigureSchema, decidable, decidableFigureSchema, decidableWord } from './figure-schemas.js'
import type {
  CombinedCap,
  CountLimit,
  EntryCondition,
  PointCap,
  PointFloor,
  PointItem,
  PointMultiplier,
} from './point-items.js'
import { countSchema, entryWorthSchema, windowSchema, worthSchema } from './worth-schemas.js'

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
      withinDays: z.exactOptional(wholeNumberSchema.check(z.gte(0))),
      ...conditionTail,
    }),
    z.strictObject({ by: z.literal('approvals'), steps: names, ...conditionTail }),
    z.strictObject({
      by: z.literal('deadline'),
      days: wholeNumberSchema.check(z.gte(0)),
      after: z.enum(['event', 'month', 'quarter', 'year', 'period']),
      ...conditionTail,
    }),
    z.strictObject({
      by: z.literal('clock'),
      minutesBefore: wholeNumberSchema.check(z.gte(0)),
      minutesAfter: wholeNumberSchema.check(z.gte(0)),
      ...conditionTail,
    }),
    z.strictObject({ by: z.literal('mark'), mark: idSchema, present: z.boolean(), ...conditionTail }),
    z.strictObject({
      by: z.literal('follow'),
      items: names,
      withinDays: z.exactOptional(wholeNumberSchema.check(z.gte(0))),
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
