import * as z from 'zod/mini'
import { decimalTextSchema, idSchema, labelSchema, roundingSchema } from '../kernel/schema.js'
import { classedFigureSchema, decidable, decidableFigureSchema, decidableWord, figureOrWord } from './figure-schemas.js'
import { capSchema, floorSchema } from './item-schemas.js'
import type { PointCategory, PointOpening } from './rule-book.js'
import { namesSchema } from './test-schemas.js'

/** An article of the document. */
export const clauseOf = /*#__PURE__*/ (() => z.exactOptional(z.string()))()

const openingSchema: z.ZodMiniType<PointOpening> = /*#__PURE__*/ (() =>
  z.strictObject({
    points: z.union([
      classedFigureSchema,
      z.strictObject({
        share: decimalTextSchema,
        of: decidableWord(['raw', 'effective']),
        first: classedFigureSchema,
        most: figureOrWord('none'),
        rounding: decidable(z.union([z.literal('none'), roundingSchema])),
      }),
    ]),
    joiners: z.exactOptional(decidableWord(['full', 'byDay', 'byMonth', 'byFullMonth', 'none'])),
    leavers: z.exactOptional(decidableWord(['full', 'byDay', 'byMonth', 'byFullMonth', 'none'])),
    classChange: z.exactOptional(decidableWord(['start', 'end', 'byDay'])),
    clause: clauseOf,
  }))()

/** The fields of an account. */
export const accountShape = /*#__PURE__*/ (() => ({
  opening: z.exactOptional(decidable(openingSchema)),
  combine: z.exactOptional(
    decidable(
      z.union([
        z.enum(['sum', 'highest', 'lowest', 'mean']),
        z.strictObject({
          weights: z.record(idSchema, decidableFigureSchema),
          missing: decidableWord(['refuse', 'spread', 'zero']),
        }),
      ]),
    ),
  ),
  caps: z.exactOptional(z.array(decidable(z.union([z.literal('none'), capSchema])))),
  floor: z.exactOptional(decidable(z.union([z.literal('none'), floorSchema]))),
  factor: z.exactOptional(decidableFigureSchema),
  rounding: z.exactOptional(decidable(roundingSchema)),
  fullMarks: z.exactOptional(decimalTextSchema),
}))()

/** A category. */
export const categorySchema: z.ZodMiniType<PointCategory> = /*#__PURE__*/ (() =>
  z.strictObject({
    id: idSchema,
    title: labelSchema,
    clause: clauseOf,
    within: z.exactOptional(idSchema),
    classes: z.exactOptional(namesSchema),
    ...accountShape,
  }))()
