import * as z from 'zod'
import { idSchema, plainDateSchema } from '../kernel/schema.js'
import {
  clause,
  clockLengthSchema,
  head,
  lengthFields,
  named,
  positive,
  quotaSchema,
  subjectConditionSchema,
  voteRuleSchema,
} from './shared-schemas.js'
import type { ScreeningDocument } from './screening.js'
import type { StatusLightDocument } from './status-light.js'
import type { Workflow, WorkflowClock, WorkflowStep } from './workflow.js'

const workflowClockSchema = /*#__PURE__*/ (() =>
  z.strictObject({
    id: idSchema,
    from: z.array(z.union([z.strictObject({ step: idSchema }), z.strictObject({ dateOf: idSchema })])).min(1),
    ...lengthFields,
    soft: z.boolean().exactOptional(),
    extension: z.strictObject({ count: positive, when: idSchema }).exactOptional(),
    ...clause,
  }))() satisfies z.ZodType<WorkflowClock>

const workflowStepSchema = /*#__PURE__*/ (() =>
  z.strictObject({
    ...named,
    phase: idSchema.exactOptional(),
    actor: idSchema.exactOptional(),
    ...clause,
    after: z.array(z.strictObject({ step: idSchema, outcome: idSchema.exactOptional() })).exactOptional(),
    join: z.enum(['all', 'any']).exactOptional(),
    outcomes: z.array(z.strictObject({ ...named, effect: z.enum(['proceeds', 'repeats', 'ends']) })).exactOptional(),
    notBefore: z.array(workflowClockSchema).exactOptional(),
    by: z.array(workflowClockSchema).exactOptional(),
    between: z
      .strictObject({
        from: plainDateSchema.exactOptional(),
        to: plainDateSchema.exactOptional(),
        soft: z.boolean().exactOptional(),
      })
      .exactOptional(),
    optional: z.boolean().exactOptional(),
    lasts: z.strictObject({ atLeast: z.strictObject({ id: idSchema, ...lengthFields }), ...clause }).exactOptional(),
    requires: z
      .array(z.strictObject({ ...named, when: subjectConditionSchema, soft: z.boolean().exactOptional(), ...clause }))
      .exactOptional(),
    vote: voteRuleSchema.exactOptional(),
    validity: z
      .array(
        z.strictObject({
          id: idSchema,
          holds: clockLengthSchema,
          until: idSchema,
          redo: z.array(idSchema).min(1),
          extension: z.strictObject({ count: positive, when: idSchema }).exactOptional(),
          ...clause,
        }),
      )
      .exactOptional(),
    repeats: z
      .array(
        z.strictObject({
          ...named,
          everyMonths: positive,
          until: idSchema,
          soft: z.boolean().exactOptional(),
          ...clause,
        }),
      )
      .exactOptional(),
  }))() satisfies z.ZodType<WorkflowStep>

/** A workflow. */
export const workflowSchema = /*#__PURE__*/ (() =>
  z.strictObject({
    ...head,
    rules: z.strictObject({
      phases: z.array(z.strictObject(named)).exactOptional(),
      steps: z.array(workflowStepSchema),
    }),
  }))() satisfies z.ZodType<Workflow>

/** Criteria of a screening. */
export const screeningSchema = /*#__PURE__*/ (() =>
  z.strictObject({
    ...head,
    rules: z.strictObject({
      groups: z.array(
        z.strictObject({
          ...named,
          criteria: z.array(z.strictObject({ ...named, when: subjectConditionSchema, ...clause })),
          atLeast: z.union([positive, z.literal('all')]),
          ...clause,
        }),
      ),
      match: z.enum(['first', 'all']),
      quotas: z
        .array(z.strictObject({ id: idSchema, quota: quotaSchema, of: idSchema.exactOptional() }))
        .exactOptional(),
    }),
  }))() satisfies z.ZodType<ScreeningDocument>

/** States and palettes of lights. */
export const statusLightSchema = /*#__PURE__*/ (() =>
  z.strictObject({
    ...head,
    rules: z.strictObject({
      states: z.array(z.strictObject({ ...named, when: subjectConditionSchema, ...clause })),
      palettes: z.array(z.strictObject({ id: idSchema, colours: z.record(idSchema, z.string().min(1)) })),
    }),
  }))() satisfies z.ZodType<StatusLightDocument>
