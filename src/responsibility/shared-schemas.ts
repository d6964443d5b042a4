import * as z from 'zod/mini'
import {
  decimalTextSchema,
  decisionSchema,
  documentHeadFields,
  idSchema,
  labelSchema,
  wholeNumberSchema,
} from '../kernel/schema.js'
import type { ClockLength } from './clocks.js'
import type { SubjectCondition } from './criteria.js'
import type { MeetingVoteRule, VoteThreshold } from './votes.js'

/** Article of the text. */
export const clause = /*#__PURE__*/ (() => ({ clause: z.exactOptional(z.string().check(z.minLength(1))) }))()

/** Id and words for people. */
export const named = /*#__PURE__*/ (() => ({ id: idSchema, title: labelSchema }))()

/** A whole number from zero. */
export const whole = /*#__PURE__*/ (() => wholeNumberSchema.check(z.gte(0)))()

/** A whole number from one. */
export const positive = /*#__PURE__*/ (() => wholeNumberSchema.check(z.gte(1)))()

/** A share as decimal text or as a fraction. */
export const share = /*#__PURE__*/ (() => z.string().check(z.regex(/^(0|[1-9][0-9]*)((\.[0-9]+)|(\/[1-9][0-9]*))?$/)))()

/** A day of the year. */
export const monthDay = /*#__PURE__*/ (() => z.string().check(z.regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$/)))()

/** What happens on a day off. */
export const shift = /*#__PURE__*/ (() => z.enum(['none', 'next', 'previous', 'open']))()

/** The fields of a length of time. */
export const lengthFields = /*#__PURE__*/ (() => ({
  count: positive,
  unit: z.enum(['day', 'workday', 'week', 'month', 'year']),
  monthEnd: z.optional(z.enum(['clamp', 'nextDay'])),
  firstDay: z.enum(['counted', 'notCounted', 'open']),
  shift: z.exactOptional(shift),
}))()

/** A length of time. */
export const clockLengthSchema = /*#__PURE__*/ (() =>
  z.strictObject(lengthFields))() satisfies z.ZodMiniType<ClockLength>

/** A condition on what is known of a subject. */
export const subjectConditionSchema: z.ZodMiniType<SubjectCondition> = /*#__PURE__*/ (() =>
  z.union([
    z.strictObject({ kind: z.literal('flag'), of: idSchema, is: z.boolean() }),
    z.strictObject({ kind: z.literal('oneOf'), of: idSchema, values: z.array(z.string()) }),
    z.strictObject({
      kind: z.literal('compare'),
      of: idSchema,
      side: z.enum(['below', 'above']),
      limit: z.union([z.strictObject({ figure: decimalTextSchema }), z.strictObject({ of: idSchema })]),
      edge: z.enum(['inside', 'outside', 'open']),
    }),
    z.strictObject({ kind: z.literal('longerThan'), since: idSchema, length: clockLengthSchema }),
    z.strictObject({
      kind: z.literal('consecutiveYears'),
      of: idSchema,
      years: positive,
      side: z.enum(['below', 'above']),
      limit: decimalTextSchema,
      edge: z.enum(['inside', 'outside']),
    }),
    z.strictObject({ kind: z.enum(['all', 'any']), of: z.array(z.lazy(() => subjectConditionSchema)) }),
    z.strictObject({ kind: z.literal('not'), of: z.lazy(() => subjectConditionSchema) }),
  ]))()

/** A share of a body. */
export const voteThresholdSchema = /*#__PURE__*/ (() =>
  z.strictObject({
    of: z.enum(['entitled', 'present']),
    share,
    bound: z.enum(['above', 'atLeast']),
  }))() satisfies z.ZodMiniType<VoteThreshold>

/** How a body decides. */
export const voteRuleSchema = /*#__PURE__*/ (() =>
  z.strictObject({
    quorum: z.exactOptional(voteThresholdSchema),
    approval: z.exactOptional(voteThresholdSchema),
    writtenOpinions: z.exactOptional(z.enum(['counted', 'notCounted', 'open'])),
    ...clause,
  }))() satisfies z.ZodMiniType<MeetingVoteRule>

/** A limit on how many. */
export const quotaSchema = /*#__PURE__*/ (() =>
  z.strictObject({
    kind: z.enum(['atMost', 'atLeast']),
    count: z.exactOptional(whole),
    share: z.exactOptional(share),
    rounding: z.exactOptional(z.enum(['halfUp', 'halfEven', 'halfDown', 'up', 'down', 'floor', 'ceil'])),
    minimum: z.exactOptional(whole),
    maximum: z.exactOptional(whole),
    ties: z.exactOptional(z.enum(['exceed', 'leaveVacant'])),
    ...clause,
  }))()

/** The fields that every document has besides its rules. */
export const head = /*#__PURE__*/ (() => ({ ...documentHeadFields, decisions: z.array(decisionSchema) }))()
