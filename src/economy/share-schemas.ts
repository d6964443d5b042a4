import * as z from 'zod'
import { decimalTextSchema, idSchema, labelSchema, plainDateSchema } from '../kernel/schema.js'
import type { ShareEvent, ShareHolder } from './share-rules.js'

/** A rate on the wire. */
export const rateSchema = /*#__PURE__*/ (() =>
  z
    .string()
    .max(80)
    .regex(/^-?(0|[1-9][0-9]*)(\.[0-9]+)?$|^(0|[1-9][0-9]*)\/[1-9][0-9]*$/, { error: 'not-a-figure' }))()

/** Share classes, powers and caps on the wire. */
export const shareRulesSchema = /*#__PURE__*/ (() =>
  z.strictObject({
    registeredBy: z.enum(['person', 'household']),
    adjustment: z.enum(['fixed', 'adjusted']).exactOptional(),
    fixedOn: plainDateSchema.exactOptional(),
    classes: z.array(
      z.strictObject({
        id: idSchema,
        label: labelSchema,
        clause: z.string().min(1).exactOptional(),
        digits: z.int().min(0).max(8),
        faceValue: decimalTextSchema.exactOptional(),
        perUnit: decimalTextSchema.exactOptional(),
        dividend: z.enum(['yes', 'no']).exactOptional(),
      }),
    ),
    powers: z
      .array(
        z.strictObject({
          power: z.enum([
            'possession',
            'income',
            'paidWithdrawal',
            'mortgage',
            'guarantee',
            'inheritance',
            'transfer',
            'gift',
          ]),
          allowed: z.enum(['yes', 'internal', 'no']),
          clause: z.string().min(1).exactOptional(),
          classes: z.array(idSchema).exactOptional(),
        }),
      )
      .exactOptional(),
    caps: z
      .array(
        z.strictObject({
          id: idSchema,
          clause: z.string().min(1).exactOptional(),
          per: z.enum(['holder', 'household', 'together']),
          rate: rateSchema,
          classes: z.array(idSchema).exactOptional(),
          kinds: z.array(z.enum(['member', 'outsider', 'organisation', 'collective'])).exactOptional(),
          whole: z.union([z.literal('all'), z.array(idSchema)]).exactOptional(),
          binds: z.enum(['transfers', 'always']),
        }),
      )
      .exactOptional(),
    partYear: z.enum(['full', 'none', 'byDays', 'byMonths']).exactOptional(),
    leaveFirst: z.enum(['oldest', 'newest']).exactOptional(),
  }))()

/** A share event on the wire. */
export const shareEventSchema = /*#__PURE__*/ (() =>
  z.strictObject({
    id: idSchema,
    type: z.enum([
      'grant',
      'transfer',
      'gift',
      'inherit',
      'buyBack',
      'freeze',
      'unfreeze',
      'pledge',
      'release',
      'exit',
      'merge',
      'split',
    ]),
    date: plainDateSchema,
    sequence: z.int().exactOptional(),
    shareClass: idSchema.exactOptional(),
    shares: decimalTextSchema.exactOptional(),
    measure: decimalTextSchema.exactOptional(),
    from: idSchema.exactOptional(),
    to: idSchema.exactOptional(),
    until: plainDateSchema.exactOptional(),
    units: z.array(idSchema).exactOptional(),
    into: idSchema.exactOptional(),
    reason: z.string().exactOptional(),
  }))() satisfies z.ZodType<ShareEvent>

/** A holder on the wire. */
export const shareHolderSchema = /*#__PURE__*/ (() =>
  z.strictObject({
    id: idSchema,
    name: z.string().min(1).exactOptional(),
    household: idSchema.exactOptional(),
    kind: z.enum(['member', 'outsider', 'organisation', 'collective']).exactOptional(),
    farmer: z.boolean().exactOptional(),
    unit: idSchema.exactOptional(),
    groups: z.array(idSchema).exactOptional(),
    persons: z.int().min(1).max(1_000_000).exactOptional(),
    count: z.int().min(1).max(1_000_000).exactOptional(),
    figures: z.record(idSchema, decimalTextSchema).exactOptional(),
  }))() satisfies z.ZodType<ShareHolder>
