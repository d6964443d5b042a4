import * as z from 'zod/mini'
import { decimalTextSchema, idSchema } from '../kernel/schema.js'
import type { FigureAmount } from './figure-amounts.js'
import { rateSchema } from './share-schemas.js'

/** An amount that is fixed or follows figures, on the wire. */
export const figureAmountSchema: z.ZodMiniType<FigureAmount> = /*#__PURE__*/ (() => {
  const amounts = z.array(z.lazy((): z.ZodMiniType<FigureAmount> => figureAmountSchema)).check(z.minLength(1))
  return z.union([
    decimalTextSchema,
    z.strictObject({ times: rateSchema, of: idSchema }),
    z.strictObject({ highestOf: amounts }),
    z.strictObject({ lowestOf: amounts }),
    z.strictObject({ sumOf: amounts }),
  ])
})()

/** A bound of single payments on the wire. */
export const eachAmountSchema = /*#__PURE__*/ (() =>
  z.union([figureAmountSchema, z.strictObject({ times: rateSchema, own: idSchema })]))()

const figureTestSchema = /*#__PURE__*/ (() =>
  z.strictObject({
    figure: z.exactOptional(idSchema),
    is: z.enum(['above', 'atLeast', 'below', 'atMost']),
    than: figureAmountSchema,
  }))()

/** A condition on the wire. */
export const amountConditionSchema = /*#__PURE__*/ (() =>
  z.union([figureTestSchema, z.strictObject({ any: z.array(figureTestSchema).check(z.minLength(1)) })]))()

/** A ladder of rates on the wire. */
export const ladderTakeSchema = /*#__PURE__*/ (() =>
  z.strictObject({
    kind: z.literal('ladder'),
    of: z.exactOptional(idSchema),
    by: z.exactOptional(idSchema),
    counts: z.exactOptional(z.enum(['steps', 'whole'])),
    steps: z
      .array(
        z.strictObject({
          rate: rateSchema,
          upTo: z.exactOptional(figureAmountSchema),
          included: z.exactOptional(z.boolean()),
        }),
      )
      .check(z.minLength(1)),
  }))()

/** A bound of a pool on the wire. */
export const portionSchema = /*#__PURE__*/ (() =>
  z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('rate'), rate: rateSchema, of: z.exactOptional(idSchema) }),
    z.strictObject({ kind: z.literal('amount'), yuan: decimalTextSchema }),
    z.strictObject({ kind: z.literal('perUnit'), yuan: decimalTextSchema, of: idSchema }),
  ]))()

/** The ceiling of a fund on the wire. */
export const ceilingSchema = /*#__PURE__*/ (() =>
  z.strictObject({ balance: idSchema, at: portionSchema, reach: z.exactOptional(z.enum(['stop', 'fill'])) }))()

const plainDivisionKeySchema = /*#__PURE__*/ (() =>
  z.union([
    z.enum(['shares', 'heads', 'households']),
    z.strictObject({ figures: z.array(idSchema).check(z.minLength(1)) }),
    z.strictObject({ product: z.array(idSchema).check(z.minLength(1)) }),
  ]))()

/** A filter of holders on the wire. */
export const holderFilterSchema = /*#__PURE__*/ (() =>
  z.strictObject({
    classes: z.exactOptional(z.array(idSchema)),
    groups: z.exactOptional(z.array(idSchema)),
    exceptGroups: z.exactOptional(z.array(idSchema)),
    units: z.exactOptional(z.array(idSchema)),
    kinds: z.exactOptional(z.array(z.enum(['member', 'outsider', 'organisation', 'collective']))),
    figures: z.exactOptional(
      z.array(
        z.strictObject({
          figure: idSchema,
          is: z.enum(['above', 'atLeast', 'below', 'atMost']),
          than: decimalTextSchema,
        }),
      ),
    ),
  }))()

/** A division key on the wire. */
export const divisionKeySchema = /*#__PURE__*/ (() =>
  z.union([
    plainDivisionKeySchema,
    z.strictObject({
      sum: z
        .array(
          z.strictObject({
            by: plainDivisionKeySchema,
            times: z.exactOptional(rateSchema),
            over: z.exactOptional(decimalTextSchema),
            upTo: z.exactOptional(decimalTextSchema),
            among: z.exactOptional(holderFilterSchema),
          }),
        )
        .check(z.minLength(1)),
    }),
  ]))()
