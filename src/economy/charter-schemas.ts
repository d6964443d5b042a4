import * as z from 'zod/mini'
import {
  decimalTextSchema,
  decisionSchema,
  documentHeadFields,
  idSchema,
  labelSchema,
  plainDateSchema,
  roundingSchema,
  sourceSchema,
} from '../kernel/schema.js'
import type { AgreementCharter, Charter, CollectiveCharter, CooperativeCharter } from './charter.js'
import type { PlanRequirements } from './plan-requirements.js'
import { rateSchema, shareRulesSchema } from './share-schemas.js'

const figureTestSchema = /*#__PURE__*/ (() =>
  z.strictObject({
    figure: z.exactOptional(idSchema),
    is: z.enum(['above', 'atLeast', 'below', 'atMost']),
    than: decimalTextSchema,
  }))()

const portionSchema = /*#__PURE__*/ (() =>
  z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('rate'), rate: rateSchema, of: z.exactOptional(idSchema) }),
    z.strictObject({ kind: z.literal('amount'), yuan: decimalTextSchema }),
    z.strictObject({ kind: z.literal('perUnit'), yuan: decimalTextSchema, of: idSchema }),
  ]))()

const ceilingSchema = /*#__PURE__*/ (() =>
  z.strictObject({ balance: idSchema, at: portionSchema, reach: z.exactOptional(z.enum(['stop', 'fill'])) }))()

const plainDivisionKeySchema = /*#__PURE__*/ (() =>
  z.union([
    z.enum(['shares', 'heads', 'households']),
    z.strictObject({ figures: z.array(idSchema).check(z.minLength(1)) }),
  ]))()

const holderFilterSchema = /*#__PURE__*/ (() =>
  z.strictObject({
    classes: z.exactOptional(z.array(idSchema)),
    groups: z.exactOptional(z.array(idSchema)),
    units: z.exactOptional(z.array(idSchema)),
  }))()

const divisionKeySchema = /*#__PURE__*/ (() =>
  z.union([
    plainDivisionKeySchema,
    z.strictObject({
      sum: z
        .array(
          z.strictObject({
            by: plainDivisionKeySchema,
            times: z.exactOptional(rateSchema),
            among: z.exactOptional(holderFilterSchema),
          }),
        )
        .check(z.minLength(1)),
    }),
  ]))()

const poolTakeSchema = /*#__PURE__*/ (() =>
  z.discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('rate'),
      rate: z.exactOptional(rateSchema),
      of: z.exactOptional(idSchema),
      over: z.exactOptional(decimalTextSchema),
      upTo: z.exactOptional(decimalTextSchema),
    }),
    z.strictObject({ kind: z.literal('amount'), yuan: z.exactOptional(decimalTextSchema) }),
    z.strictObject({
      kind: z.literal('perUnit'),
      yuan: decimalTextSchema,
      by: divisionKeySchema,
      among: z.exactOptional(holderFilterSchema),
    }),
    z.strictObject({ kind: z.literal('losses'), firstFrom: z.exactOptional(idSchema) }),
    z.strictObject({ kind: z.literal('rest') }),
  ]))()

const recipientsSchema = /*#__PURE__*/ (() =>
  z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('account'), account: idSchema }),
    z.strictObject({
      kind: z.literal('holders'),
      by: divisionKeySchema,
      among: z.exactOptional(holderFilterSchema),
      atMostEach: z.exactOptional(decimalTextSchema),
      atLeastEach: z.exactOptional(decimalTextSchema),
      overCap: z.exactOptional(z.enum(['respread', 'leave'])),
    }),
    z.strictObject({ kind: z.literal('pools'), remainder: z.exactOptional(idSchema) }),
  ]))()

const payoutSchema = /*#__PURE__*/ (() =>
  z.strictObject({
    method: z.exactOptional(z.enum(['pooled', 'perUnit'])),
    grain: z.exactOptional(decimalTextSchema),
    residue: z.exactOptional(idSchema),
    ties: z.exactOptional(z.enum(['byId', 'largestWeightThenId', 'smallestWeightThenId'])),
  }))()

const collectivePurposes = [
  'losses',
  'reserve',
  'welfareFund',
  'members',
  'publicWelfare',
  'award',
  'wages',
  'operation',
  'other',
] as const

const cooperativePurposes = [
  'losses',
  'reserve',
  'welfareFund',
  'patronage',
  'capital',
  'contribution',
  'other',
] as const

const poolFields = /*#__PURE__*/ (() => ({
  id: idSchema,
  label: labelSchema,
  clause: z.exactOptional(z.string().check(z.minLength(1))),
  within: z.exactOptional(idSchema),
  take: poolTakeSchema,
  when: z.exactOptional(z.array(figureTestSchema)),
  atMost: z.exactOptional(z.array(portionSchema)),
  atLeast: z.exactOptional(z.array(portionSchema)),
  ceiling: z.exactOptional(ceilingSchema),
  to: recipientsSchema,
  payout: z.exactOptional(payoutSchema),
}))()

const guaranteeSchema = /*#__PURE__*/ (() =>
  z.strictObject({
    id: idSchema,
    label: labelSchema,
    clause: z.exactOptional(z.string().check(z.minLength(1))),
    yuan: decimalTextSchema,
    by: divisionKeySchema,
    among: z.exactOptional(holderFilterSchema),
    treatment: z.exactOptional(z.enum(['costBeforeProfit', 'hurdle', 'advance', 'outside'])),
    againstLosses: z.exactOptional(z.enum(['lossesFirst', 'guaranteeFirst'])),
    bearer: z.exactOptional(idSchema),
  }))()

const quantifySchema = /*#__PURE__*/ (() =>
  z.strictObject({
    figure: idSchema,
    clause: z.exactOptional(z.string().check(z.minLength(1))),
    balance: idSchema,
    adding: z.exactOptional(idSchema),
    include: z.exactOptional(z.enum(['before', 'after'])),
    by: z.exactOptional(divisionKeySchema),
  }))()

const limitSchema = /*#__PURE__*/ (() =>
  z.strictObject({
    id: idSchema,
    label: z.exactOptional(labelSchema),
    clause: z.exactOptional(z.string().check(z.minLength(1))),
    purposes: z.array(idSchema).check(z.minLength(1)),
    atLeast: z.exactOptional(portionSchema),
    atMost: z.exactOptional(portionSchema),
    when: z.exactOptional(z.array(figureTestSchema)),
    otherwise: z.exactOptional(z.enum(['nothing', 'unlimited'])),
    ceiling: z.exactOptional(ceilingSchema),
  }))()

const ruleFields = /*#__PURE__*/ (() => ({
  measure: z.enum(['netResult', 'income']),
  incomeKind: z.exactOptional(z.enum(['general', 'photovoltaic'])),
  opening: z.exactOptional(z.enum(['included', 'keptApart'])),
  remainder: z.exactOptional(idSchema),
  rounding: roundingSchema,
  payout: z.exactOptional(payoutSchema),
  guarantees: z.exactOptional(z.array(guaranteeSchema)),
  quantify: z.exactOptional(z.array(quantifySchema)),
  limits: z.exactOptional(z.array(limitSchema)),
  shares: z.exactOptional(shareRulesSchema),
  units: z.exactOptional(z.record(idSchema, labelSchema)),
}))()

const collectivePools = /*#__PURE__*/ (() =>
  z.array(z.strictObject({ ...poolFields, purpose: z.enum(collectivePurposes) })))()

/** The distribution clauses of a collective organisation on the wire. */
export const collectiveCharterSchema = /*#__PURE__*/ (() =>
  z.strictObject({
    ...documentHeadFields,
    rules: z.strictObject({ ...ruleFields, form: z.literal('collective'), pools: collectivePools }),
    decisions: z.array(decisionSchema),
  }))()

/** The surplus clauses of a farmers' cooperative on the wire. */
export const cooperativeCharterSchema = /*#__PURE__*/ (() =>
  z.strictObject({
    ...documentHeadFields,
    rules: z.strictObject({
      ...ruleFields,
      form: z.literal('cooperative'),
      pools: z.array(z.strictObject({ ...poolFields, purpose: z.enum(cooperativePurposes) })),
    }),
    decisions: z.array(decisionSchema),
  }))()

/** The distribution clauses of an agreement on the wire. */
export const agreementCharterSchema = /*#__PURE__*/ (() =>
  z.strictObject({
    ...documentHeadFields,
    rules: z.strictObject({ ...ruleFields, form: z.literal('agreement'), pools: collectivePools }),
    decisions: z.array(decisionSchema),
  }))()

/** A charter on the wire: one of the three legal forms, told apart by `rules.form`. */
export const charterSchema: z.ZodMiniType<Charter> = /*#__PURE__*/ (() =>
  z.union([
    collectiveCharterSchema satisfies z.ZodMiniType<CollectiveCharter>,
    cooperativeCharterSchema satisfies z.ZodMiniType<CooperativeCharter>,
    agreementCharterSchema satisfies z.ZodMiniType<AgreementCharter>,
  ]))()

/** Published requirements on plans on the wire. */
export const planRequirementsSchema = /*#__PURE__*/ (() =>
  z.strictObject({
    id: idSchema,
    title: labelSchema,
    place: labelSchema,
    forms: z.array(z.enum(['collective', 'cooperative', 'agreement'])).check(z.minLength(1)),
    source: sourceSchema,
    effective: z.exactOptional(z.strictObject({ from: plainDateSchema, to: z.exactOptional(plainDateSchema) })),
    limits: z.array(limitSchema),
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
      z.strictObject({ clause: z.string().check(z.minLength(1)), days: z.int().check(z.gte(0)) }),
    ),
    membership: z.exactOptional(
      z.strictObject({
        clause: z.string().check(z.minLength(1)),
        farmers: rateSchema,
        smallUpTo: z.int().check(z.gte(0)),
        smallInstitutions: z.int().check(z.gte(0)),
        institutions: rateSchema,
      }),
    ),
    holdingCap: z.exactOptional(
      z.strictObject({ clause: z.string().check(z.minLength(1)), rate: rateSchema, keepsOld: z.boolean() }),
    ),
  }))() satisfies z.ZodMiniType<PlanRequirements>
