import * as z from 'zod/mini'
import {
  decimalTextSchema,
  decisionSchema,
  documentHeadFields,
  idSchema,
  labelSchema,
  roundingSchema,
} from '../kernel/schema.js'
import type { AgreementCharter, Charter, CollectiveCharter, CooperativeCharter } from './charter.js'
import {
  amountConditionSchema,
  ceilingSchema,
  divisionKeySchema,
  eachAmountSchema,
  figureAmountSchema,
  holderFilterSchema,
  ladderTakeSchema,
  portionSchema,
} from './figure-schemas.js'
import { collectivePurposes, cooperativePurposes } from './charter-kinds.js'
import { planLimitSchema } from './plan-schemas.js'
import { rateSchema, shareRulesSchema } from './share-schemas.js'

const poolTakeSchema = /*#__PURE__*/ (() =>
  z.discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('rate'),
      rate: z.exactOptional(rateSchema),
      of: z.exactOptional(idSchema),
      over: z.exactOptional(figureAmountSchema),
      upTo: z.exactOptional(figureAmountSchema),
    }),
    ladderTakeSchema,
    z.strictObject({ kind: z.literal('amount'), yuan: z.exactOptional(figureAmountSchema) }),
    z.strictObject({
      kind: z.literal('perUnit'),
      yuan: figureAmountSchema,
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
      atMostEach: z.exactOptional(eachAmountSchema),
      atLeastEach: z.exactOptional(eachAmountSchema),
      overCap: z.exactOptional(z.enum(['respread', 'leave'])),
    }),
    z.strictObject({ kind: z.literal('pools'), remainder: z.exactOptional(idSchema) }),
  ]))()

const payoutSchema = /*#__PURE__*/ (() =>
  z.strictObject({
    method: z.exactOptional(z.enum(['pooled', 'perUnit'])),
    each: z.exactOptional(z.enum(['holder', 'household'])),
    grain: z.exactOptional(decimalTextSchema),
    residue: z.exactOptional(idSchema),
    ties: z.exactOptional(z.enum(['byId', 'largestWeightThenId', 'smallestWeightThenId'])),
  }))()

const poolFields = /*#__PURE__*/ (() => ({
  id: idSchema,
  label: labelSchema,
  clause: z.exactOptional(z.string().check(z.minLength(1))),
  within: z.exactOptional(idSchema),
  take: poolTakeSchema,
  when: z.exactOptional(z.array(amountConditionSchema)),
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
    yuan: figureAmountSchema,
    by: divisionKeySchema,
    among: z.exactOptional(holderFilterSchema),
    treatment: z.exactOptional(z.enum(['costBeforeProfit', 'hurdle', 'advance', 'outside'])),
    againstLosses: z.exactOptional(z.enum(['lossesFirst', 'guaranteeFirst'])),
    bearer: z.exactOptional(idSchema),
  }))()

const deductionSchema = /*#__PURE__*/ (() =>
  z.strictObject({
    id: idSchema,
    label: labelSchema,
    clause: z.exactOptional(z.string().check(z.minLength(1))),
    from: z.exactOptional(z.array(idSchema)),
    among: z.exactOptional(holderFilterSchema),
    take: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('rate'), rate: rateSchema }),
      z.strictObject({ kind: z.literal('ownRate'), figure: idSchema }),
      z.strictObject({ kind: z.literal('ownAmount'), figure: idSchema }),
    ]),
    account: idSchema,
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

const ruleFields = /*#__PURE__*/ (() => ({
  measure: z.enum(['netResult', 'income']),
  incomeKind: z.exactOptional(z.enum(['general', 'photovoltaic'])),
  opening: z.exactOptional(z.enum(['included', 'keptApart'])),
  remainder: z.exactOptional(idSchema),
  rounding: roundingSchema,
  payout: z.exactOptional(payoutSchema),
  guarantees: z.exactOptional(z.array(guaranteeSchema)),
  deductions: z.exactOptional(z.array(deductionSchema)),
  quantify: z.exactOptional(z.array(quantifySchema)),
  limits: z.exactOptional(z.array(planLimitSchema)),
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
