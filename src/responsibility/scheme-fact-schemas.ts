import * as z from 'zod/mini'
import { isPeriod } from '../kernel/index.js'
import { decimalTextSchema, idSchema, labelSchema, plainDateSchema } from '../kernel/schema.js'
import { figures } from './node-schemas.js'
import type { Actual, AssignedTarget, SchemeEvent, SchemeSubject } from './scheme-facts.js'

const periodTextSchema = /*#__PURE__*/ (() =>
  z.string().check(z.refine(isPeriod, { error: 'a period such as 2024 or 2024-Q1' })))()

/** A subject of an assessment. */
export const schemeSubjectSchema: z.ZodMiniType<SchemeSubject> = /*#__PURE__*/ (() =>
  z.strictObject({
    id: idSchema,
    name: z.exactOptional(labelSchema),
    group: z.exactOptional(idSchema),
    parent: z.exactOptional(idSchema),
    from: z.exactOptional(plainDateSchema),
    to: z.exactOptional(plainDateSchema),
    figures: z.exactOptional(figures),
    flags: z.exactOptional(z.array(idSchema)),
    notApplicable: z.exactOptional(z.array(idSchema)),
    exempt: z.exactOptional(z.array(idSchema)),
    weightFactors: z.exactOptional(figures),
  }))()

/** A target set for one subject. */
export const assignedTargetSchema: z.ZodMiniType<AssignedTarget> = /*#__PURE__*/ (() =>
  z.strictObject({
    subject: idSchema,
    indicator: idSchema,
    value: decimalTextSchema,
    period: z.exactOptional(periodTextSchema),
  }))()

/** A row about one indicator of one subject. */
export const actualSchema: z.ZodMiniType<Actual> = /*#__PURE__*/ (() =>
  z.strictObject({
    subject: idSchema,
    indicator: idSchema,
    value: z.exactOptional(decimalTextSchema),
    level: z.exactOptional(idSchema),
    on: z.exactOptional(plainDateSchema),
    submittedOn: z.exactOptional(plainDateSchema),
    period: z.exactOptional(periodTextSchema),
    state: z.exactOptional(
      z.enum(['reported', 'measured', 'verified', 'estimated', 'planned', 'notApplicable', 'exempt']),
    ),
    part: z.exactOptional(idSchema),
    person: z.exactOptional(idSchema),
    rater: z.exactOptional(idSchema),
    count: z.exactOptional(decimalTextSchema),
    decidedBy: z.exactOptional(z.string().check(z.minLength(1))),
    reason: z.exactOptional(z.string().check(z.minLength(1))),
    evidence: z.exactOptional(z.array(z.string())),
  }))()

/** One dated event. */
export const schemeEventSchema: z.ZodMiniType<SchemeEvent> = /*#__PURE__*/ (() =>
  z.strictObject({
    id: idSchema,
    subject: idSchema,
    code: idSchema,
    on: plainDateSchema,
    submittedOn: z.exactOptional(plainDateSchema),
    period: z.exactOptional(periodTextSchema),
    count: z.exactOptional(decimalTextSchema),
    occurrence: z.exactOptional(idSchema),
    sharedBy: z.exactOptional(decimalTextSchema),
    person: z.exactOptional(idSchema),
    attributes: z.exactOptional(z.record(idSchema, z.string())),
  }))()
