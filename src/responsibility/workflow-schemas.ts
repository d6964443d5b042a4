import * as z from 'zod/mini'
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
    from: z
      .array(z.union([z.strictObject({ step: idSchema }), z.strictObject({ dateOf: idSchema })]))
      .check(z.minLength(1)),
    ...lengthFields,
    soft: z.exactOptional(z.boolean()),
    extension: z.exactOptional(z.strictObject({ count: positive, when: idSchema })),
    ...clause,
  }))() satisfies z.ZodMiniType<WorkflowClock>

const workflowStepSchema = /*#__PURE__*/ (() =>
  z.strictObject({
    ...named,
    phase: z.exactOptional(idSchema),
    actor: z.exactOptional(idSchema),
    ...clause,
    after: z.exactOptional(z.array(z.strictObject({ step: idSchema, outcome: z.exactOptional(idSchema) }))),
    join: z.exactOptional(z.enum(['all', 'any'])),
    outcomes: z.exactOptional(z.array(z.strictObject({ ...named, effect: z.enum(['proceeds', 'repeats', 'ends']) }))),
    notBefore: z.exactOptional(z.array(workflowClockSchema)),
    by: z.exactOptional(z.array(workflowClockSchema)),
    between: z.exactOptional(
      z.strictObject({
        from: z.exactOptional(plainDateSchema),
        to: z.exactOptional(plainDateSchema),
        soft: z.exactOptional(z.boolean()),
      }),
    ),
    optional: z.exactOptional(z.boolean()),
    lasts: z.exactOptional(z.strictObject({ atLeast: z.strictObject({ id: idSchema, ...lengthFields }), ...clause })),
    requires: z.exactOptional(
      z.array(
        z.strictObject({ ...named, when: subjectConditionSchema, soft: z.exactOptional(z.boolean()), ...clause }),
      ),
    ),
    vote: z.exactOptional(voteRuleSchema),
    validity: z.exactOptional(
      z.array(
        z.strictObject({
          id: idSchema,
          holds: clockLengthSchema,
          until: idSchema,
          redo: z.array(idSchema).check(z.minLength(1)),
          extension: z.exactOptional(z.strictObject({ count: positive, when: idSchema })),
          ...clause,
        }),
      ),
    ),
    repeats: z.exactOptional(
      z.array(
        z.strictObject({
          ...named,
          everyMonths: positive,
          until: idSchema,
          soft: z.exactOptional(z.boolean()),
          ...clause,
        }),
      ),
    ),
  }))() satisfies z.ZodMiniType<WorkflowStep>

/** A workflow. */
export const workflowSchema = /*#__PURE__*/ (() =>
  z.strictObject({
    ...head,
    rules: z.strictObject({
      phases: z.exactOptional(z.array(z.strictObject(named))),
      steps: z.array(workflowStepSchema),
    }),
  }))() satisfies z.ZodMiniType<Workflow>

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
      quotas: z.exactOptional(
        z.array(z.strictObject({ id: idSchema, quota: quotaSchema, of: z.exactOptional(idSchema) })),
      ),
    }),
  }))() satisfies z.ZodMiniType<ScreeningDocument>

/** States and palettes of lights. */
export const statusLightSchema = /*#__PURE__*/ (() =>
  z.strictObject({
    ...head,
    rules: z.strictObject({
      states: z.array(z.strictObject({ ...named, when: subjectConditionSchema, ...clause })),
      palettes: z.array(
        z.strictObject({ id: idSchema, colours: z.record(idSchema, z.string().check(z.minLength(1))) }),
      ),
    }),
  }))() satisfies z.ZodMiniType<StatusLightDocument>
