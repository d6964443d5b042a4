import * as z from 'zod/mini'
import { decimalTextSchema, idSchema, labelSchema } from '../kernel/schema.js'
import type { ClassedFigure } from './point-items.js'
import type { PointEdge } from './point-worths.js'
import type { Decidable, DecidableFigure, DecidableFigureOr } from './undecided.js'

/** A part of the rules that may be left open. */
export function decidable<T>(inner: z.ZodMiniType<T>): z.ZodMiniType<Decidable<T>> {
  return z.union([
    z.strictObject({
      decide: idSchema,
      readings: z.record(z.string().check(z.minLength(1)), inner),
      about: z.exactOptional(labelSchema),
    }),
    inner,
  ])
}

/** A figure that may be left open. */
export const decidableFigureSchema: z.ZodMiniType<DecidableFigure> = /*#__PURE__*/ (() =>
  z.union([
    decidable(decimalTextSchema),
    z.strictObject({ decide: idSchema, free: z.literal('figure'), about: z.exactOptional(labelSchema) }),
  ]))()

/** A figure or a word in its place, perhaps left open. */
export function figureOrWord<const W extends string>(word: W): z.ZodMiniType<DecidableFigureOr<W>> {
  return z.union([
    decidable(z.union([z.literal(word) as unknown as z.ZodMiniType<W>, decimalTextSchema])),
    z.strictObject({ decide: idSchema, free: z.literal('figure'), about: z.exactOptional(labelSchema) }),
  ])
}

/** A figure by class, or one for all. */
export const classedFigureSchema: z.ZodMiniType<ClassedFigure> = /*#__PURE__*/ (() =>
  z.union([decidableFigureSchema, z.strictObject({ byClass: z.record(idSchema, decidableFigureSchema) })]))()

/** One of some words, perhaps left open. */
export function decidableWord<const T extends readonly [string, ...string[]]>(
  words: T,
): z.ZodMiniType<Decidable<T[number]>> {
  return decidable(z.enum(words) as unknown as z.ZodMiniType<T[number]>)
}

/** The edge of a band. */
export const edgeSchema: z.ZodMiniType<PointEdge> = /*#__PURE__*/ (() =>
  z.strictObject({ at: decimalTextSchema, included: decidable(z.boolean()) }))()
