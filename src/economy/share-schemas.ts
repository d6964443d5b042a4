import * as z from 'zod/mini'
import { roundingModes } from '../kernel/index.js'
import { decimalTextSchema, idSchema, labelSchema, plainDateSchema, wholeNumberSchema } from '../kernel/schema.js'
import type { ShareEvent, ShareHolder } from './share-rules.js'

/** A rate on the wire. */
export const rateSchema = /*#__PURE__*/ (() =>
  z
    .string()
    .check(
      z.maxLength(80),
      z.regex(/^-?(0|[1-9][0-9]*)(\.[0-9]+)?$|^(0|[1-9][0-9]*)\/[1-9][0-9]*$/, { error: 'not-a-figure' }),
    ))()

/** Share classes, powers and caps on the wire. */
export const shareRulesSchema = /*#__PURE__*/ (() =>
  z.strictObject({
    registeredBy: z.enum(['person', 'household']),
    adjustment: z.exactOptional(z.enum(['fixed', 'adjusted'])),
    fixedOn: z.exactOptional(plainDateSchema),
    classes: z.array(
      z.strictObject({
        id: idSchema,
        label: labelSchema,
        clause: z.exactOptional(z.string().check(z.minLength(1))),
        digits: wholeNumberSchema.check(z.gte(0), z.lte(8)),
        faceValue: z.exactOptional(decimalTextSchema),
        perUnit: z.exactOptional(decimalTextSchema),
        rounding: z.exactOptional(z.enum(roundingModes)),
        dividend: z.exactOptional(z.enum(['yes', 'no'])),
      }),
    ),
    powers: z.exactOptional(
      z.array(
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
          clause: z.exactOptional(z.string().check(z.minLength(1))),
          classes: z.exactOptional(z.array(idSchema)),
        }),
      ),
    ),
    caps: z.exactOptional(
      z.array(
        z.strictObject({
          id: idSchema,
          clause: z.exactOptional(z.string().check(z.minLength(1))),
          per: z.enum(['holder', 'household', 'together']),
          rate: z.exactOptional(rateSchema),
          shares: z.exactOptional(decimalTextSchema),
          classes: z.exactOptional(z.array(idSchema)),
          kinds: z.exactOptional(z.array(z.enum(['member', 'outsider', 'organisation', 'collective']))),
          whole: z.exactOptional(z.union([z.literal('all'), z.array(idSchema)])),
          binds: z.enum(['transfers', 'always']),
        }),
      ),
    ),
    partYear: z.exactOptional(z.enum(['full', 'none', 'byDays', 'byMonths'])),
    leavingYear: z.exactOptional(z.enum(['full', 'none', 'byDays', 'byMonths'])),
    leaveFirst: z.exactOptional(z.enum(['oldest', 'newest'])),
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
    sequence: z.exactOptional(wholeNumberSchema),
    shareClass: z.exactOptional(idSchema),
    shares: z.exactOptional(decimalTextSchema),
    measure: z.exactOptional(decimalTextSchema),
    from: z.exactOptional(idSchema),
    to: z.exactOptional(idSchema),
    until: z.exactOptional(plainDateSchema),
    units: z.exactOptional(z.array(idSchema)),
    into: z.exactOptional(idSchema),
    reason: z.exactOptional(z.string()),
  }))() satisfies z.ZodMiniType<ShareEvent>

/** A holder on the wire. */
export const shareHolderSchema = /*#__PURE__*/ (() =>
  z.strictObject({
    id: idSchema,
    name: z.exactOptional(z.string().check(z.minLength(1))),
    household: z.exactOptional(idSchema),
    kind: z.exactOptional(z.enum(['member', 'outsider', 'organisation', 'collective'])),
    farmer: z.exactOptional(z.boolean()),
    unit: z.exactOptional(idSchema),
    groups: z.exactOptional(z.array(idSchema)),
    persons: z.exactOptional(wholeNumberSchema.check(z.gte(1), z.lte(1_000_000))),
    count: z.exactOptional(wholeNumberSchema.check(z.gte(1), z.lte(1_000_000))),
    figures: z.exactOptional(z.record(idSchema, decimalTextSchema)),
  }))() satisfies z.ZodMiniType<ShareHolder>
