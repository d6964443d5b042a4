import * as z from 'zod'
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
    figure: idSchema.exactOptional(),
    is: z.enum(['above', 'atLeast', 'below', 'atMost']),
    than: decimalTextSchema,
  }))()

const portionSchema = /*#__PURE__*/ (() =>
  z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('rate'), rate: rateSchema, of: idSchema.exactOptional() }),
    z.strictObject({ kind: z.literal('amount'), yuan: decimalTextSchema }),
    z.strictObject({ kind: z.literal('perUnit'), yuan: decimalTextSchema, of: idSchema }),
  ]))()

const ceilingSchema = /*#__PURE__*/ (() =>
  z.strictObject({ balance: idSchema, at: portionSchema, reach: z.enum(['stop', 'fill']).exactOptional() }))()

const plainDivisionKeySchema = /*#__PURE__*/ (() =>
  z.union([z.enum(['shares', 'heads', 'households']), z.strictObject({ figures: z.array(idSchema).min(1) })]))()

const holderFilterSchema = /*#__PURE__*/ (() =>
  z.strictObject({
    classes: z.array(idSchema).exactOptional(),
    groups: z.array(idSchema).exactOptional(),
    units: z.array(idSchema).exactOptional(),
  }))()

const divisionKeySchema = /*#__PURE__*/ (() =>
  z.union([
    plainDivisionKeySchema,
    z.strictObject({
      sum: z
        .array(
          z.strictObject({
            by: plainDivisionKeySchema,
            times: rateSchema.exactOptional(),
            among: holderFilterSchema.exactOptional(),
          }),
        )
        .min(1),
    }),
  ]))()

const poolTakeSchema = /*#__PURE__*/ (() =>
  z.discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('rate'),
      rate: rateSchema.exactOptional(),
      of: idSchema.exactOptional(),
      over: decimalTextSchema.exactOptional(),
      upTo: decimalTextSchema.exactOptional(),
    }),
    z.strictObject({ kind: z.literal('amount'), yuan: decimalTextSchema.exactOptional() }),
    z.strictObject({
      kind: z.literal('perUnit'),
      yuan: decimalTextSchema,
      by: divisionKeySchema,
      among: holderFilterSchema.exactOptional(),
    }),
    z.strictObject({ kind: z.literal('losses'), firstFrom: idSchema.exactOptional() }),
    z.strictObject({ kind: z.literal('rest') }),
  ]))()

const recipientsSchema = /*#__PURE__*/ (() =>
  z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('account'), account: idSchema }),
    z.strictObject({
      kind: z.literal('holders'),
      by: divisionKeySchema,
      among: holderFilterSchema.exactOptional(),
      atMostEach: decimalTextSchema.exactOptional(),
      atLeastEach: decimalTextSchema.exactOptional(),
      overCap: z.enum(['respread', 'leave']).exactOptional(),
    }),
    z.strictObject({ kind: z.literal('pools'), remainder: idSchema.exactOptional() }),
  ]))()

const payoutSchema = /*#__PURE__*/ (() =>
  z.strictObject({
    method: z.enum(['pooled', 'perUnit']).exactOptional(),
    grain: decimalTextSchema.exactOptional(),
    residue: idSchema.exactOptional(),
    ties: z.enum(['byId', 'largestWeightThenId', 'smallestWeightThenId']).exactOptional(),
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
  clause: z.string().min(1).exactOptional(),
  within: idSchema.exactOptional(),
  take: poolTakeSchema,
  when: z.array(figureTestSchema).exactOptional(),
  atMost: z.array(portionSchema).exactOptional(),
  atLeast: z.array(portionSchema).exactOptional(),
  ceiling: ceilingSchema.exactOptional(),
  to: recipientsSchema,
  payout: payoutSchema.exactOptional(),
}))()

const guaranteeSchema = /*#__PURE__*/ (() =>
  z.strictObject({
    id: idSchema,
    label: labelSchema,
    clause: z.string().min(1).exactOptional(),
    yuan: decimalTextSchema,
    by: divisionKeySchema,
    among: holderFilterSchema.exactOptional(),
    treatment: z.enum(['costBeforeProfit', 'hurdle', 'advance', 'outside']).exactOptional(),
    againstLosses: z.enum(['lossesFirst', 'guaranteeFirst']).exactOptional(),
    bearer: idSchema.exactOptional(),
  }))()

const quantifySchema = /*#__PURE__*/ (() =>
  z.strictObject({
    figure: idSchema,
    clause: z.string().min(1).exactOptional(),
    balance: idSchema,
    adding: idSchema.exactOptional(),
    include: z.enum(['before', 'after']).exactOptional(),
    by: divisionKeySchema.exactOptional(),
  }))()

const limitSchema = /*#__PURE__*/ (() =>
  z.strictObject({
    id: idSchema,
    label: labelSchema.exactOptional(),
    clause: z.string().min(1).exactOptional(),
    purposes: z.array(idSchema).min(1),
    atLeast: portionSchema.exactOptional(),
    atMost: portionSchema.exactOptional(),
    when: z.array(figureTestSchema).exactOptional(),
    otherwise: z.enum(['nothing', 'unlimited']).exactOptional(),
    ceiling: ceilingSchema.exactOptional(),
  }))()

const ruleFields = /*#__PURE__*/ (() => ({
  measure: z.enum(['netResult', 'income']),
  incomeKind: z.enum(['general', 'photovoltaic']).exactOptional(),
  opening: z.enum(['included', 'keptApart']).exactOptional(),
  remainder: idSchema.exactOptional(),
  rounding: roundingSchema,
  payout: payoutSchema.exactOptional(),
  guarantees: z.array(guaranteeSchema).exactOptional(),
  quantify: z.array(quantifySchema).exactOptional(),
  limits: z.array(limitSchema).exactOptional(),
  shares: shareRulesSchema.exactOptional(),
  units: z.record(idSchema, labelSchema).exactOptional(),
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
export const charterSchema: z.ZodType<Charter> = /*#__PURE__*/ (() =>
  z.union([
    collectiveCharterSchema satisfies z.ZodType<CollectiveCharter>,
    cooperativeCharterSchema satisfies z.ZodType<CooperativeCharter>,
    agreementCharterSchema satisfies z.ZodType<AgreementCharter>,
  ]))()

/** Published requirements on plans on the wire. */
export const planRequirementsSchema = /*#__PURE__*/ (() =>
  z.strictObject({
    id: idSchema,
    title: labelSchema,
    place: labelSchema,
    forms: z.array(z.enum(['collective', 'cooperative', 'agreement'])).min(1),
    source: sourceSchema,
    effective: z.strictObject({ from: plainDateSchema, to: plainDateSchema.exactOptional() }).exactOptional(),
    limits: z.array(limitSchema),
    noDeficitPayout: z.string().min(1).exactOptional(),
    noBorrowedMoney: z.string().min(1).exactOptional(),
    forbiddenFunding: z
      .strictObject({
        clause: z.string().min(1),
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
      })
      .exactOptional(),
    lossesFirst: z.string().min(1).exactOptional(),
    noEqualDivision: z.string().min(1).exactOptional(),
    vote: z
      .strictObject({
        clause: z.string().min(1),
        quorum: rateSchema,
        majority: rateSchema,
        byRepresentatives: z.enum(['allowed', 'forbidden', 'notStated']),
      })
      .exactOptional(),
    disclosure: z.strictObject({ clause: z.string().min(1), days: z.int().min(0) }).exactOptional(),
    membership: z
      .strictObject({
        clause: z.string().min(1),
        farmers: rateSchema,
        smallUpTo: z.int().min(0),
        smallInstitutions: z.int().min(0),
        institutions: rateSchema,
      })
      .exactOptional(),
    holdingCap: z.strictObject({ clause: z.string().min(1), rate: rateSchema, keepsOld: z.boolean() }).exactOptional(),
  }))() satisfies z.ZodType<PlanRequirements>
