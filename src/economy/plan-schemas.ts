import * as z from 'zod/mini'
import { idSchema, labelSchema, plainDateSchema, sourceSchema, wholeNumberSchema } from '../kernel/schema.js'
import { amountConditionSchema, ceilingSchema, portionSchema } from './figure-schemas.js'
import type { PlanRequirements } from './plan-requirements.js'
import { rateSchema } from './share-schemas.js'

/** A bound on a plan on the wire. */
export const planLimitSchema = /*#__PURE__*/ (() =>
  z.strictObject({
    id: idSchema,
    label: z.exactOptional(labelSchema),
    clause: z.exactOptional(z.string().check(z.minLength(1))),
    purposes: z.array(idSchema).check(z.minLength(1)),
    atLeast: z.exactOptional(portionSchema),
    atMost: z.exactOptional(portionSchema),
    when: z.exactOptional(z.array(amountConditionSchema)),
    otherwise: z.exactOptional(z.enum(['nothing', 'unlimited'])),
    ceiling: z.exactOptional(ceilingSchema),
  }))()

/** Published requirements on plans on the wire. */
export const planRequirementsSchema = /*#__PURE__*/ (() =>
  z.strictObject({
    id: idSchema,
    title: labelSchema,
    place: labelSchema,
    forms: z.array(z.enum(['collective', 'cooperative', 'agreement'])).check(z.minLength(1)),
    source: sourceSchema,
    effective: z.exactOptional(z.strictObject({ from: plainDateSchema, to: z.exactOptional(plainDateSchema) })),
    limits: z.array(planLimitSchema),
    noDeficitPayout: z.exactOptional(z.string().check(z.minLength(1))),
    noBorrowedMoney: z.exactOptional(z.string().check(z.minLength(1))),
    forbiddenFunding: z.exactOptional(
      z.strictObject({
        clause: z.string().check(z.minLength(1)),
        kinds: z.array(
          z.enum([
            'operating',
            'openingBalance',
            'reserve',
            'loan',
            'landCompensation',
            'assetSale',
            'donation',
            'landQuota',
            'subsidy',
            'other',
          ]),
        ),
      }),
    ),
    lossesFirst: z.exactOptional(z.string().check(z.minLength(1))),
    noEqualDivision: z.exactOptional(z.string().check(z.minLength(1))),
    vote: z.exactOptional(
      z.strictObject({
        clause: z.string().check(z.minLength(1)),
        quorum: rateSchema,
        majority: rateSchema,
        byRepresentatives: z.enum(['allowed', 'forbidden', 'notStated']),
      }),
    ),
    disclosure: z.exactOptional(
      z.strictObject({ clause: z.string().check(z.minLength(1)), days: wholeNumberSchema.check(z.gte(0)) }),
    ),
    membership: z.exactOptional(
      z.strictObject({
        clause: z.string().check(z.minLength(1)),
        farmers: rateSchema,
        smallUpTo: wholeNumberSchema.check(z.gte(0)),
        smallInstitutions: wholeNumberSchema.check(z.gte(0)),
        institutions: rateSchema,
      }),
    ),
    holdingCap: z.exactOptional(
      z.strictObject({ clause: z.string().check(z.minLength(1)), rate: rateSchema, keepsOld: z.boolean() }),
    ),
  }))() satisfies z.ZodMiniType<PlanRequirements>
