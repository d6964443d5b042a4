import * as z from 'zod/mini'
import { decimalTextSchema, idSchema, labelSchema, plainDateSchema, wholeNumberSchema } from '../kernel/schema.js'
import type { Entry, PointMeasurement, PointsRoster, Rating } from './entries.js'

const clockSchema = /*#__PURE__*/ (() =>
  z.string().check(z.regex(/^([01][0-9]|2[0-3]):[0-5][0-9]$/, { error: 'write a local time as HH:MM' })))()

const approvalSchema = /*#__PURE__*/ (() =>
  z.strictObject({ step: idSchema, on: plainDateSchema, by: z.exactOptional(z.string()) }))()

/** One entry on the wire. */
export const entrySchema: z.ZodMiniType<Entry> = /*#__PURE__*/ (() =>
  z.strictObject({
    id: idSchema,
    member: idSchema,
    item: idSchema,
    eventDate: plainDateSchema,
    recordedAt: z.exactOptional(plainDateSchema),
    decidedAt: z.exactOptional(plainDateSchema),
    quantity: z.exactOptional(decimalTextSchema),
    points: z.exactOptional(decimalTextSchema),
    level: z.exactOptional(idSchema),
    place: z.exactOptional(wholeNumberSchema.check(z.gte(1))),
    groupSize: z.exactOptional(wholeNumberSchema.check(z.gte(1))),
    object: z.exactOptional(idSchema),
    others: z.exactOptional(
      z.array(
        z.strictObject({
          member: idSchema,
          level: z.exactOptional(idSchema),
          points: z.exactOptional(decimalTextSchema),
        }),
      ),
    ),
    marks: z.exactOptional(z.array(idSchema)),
    evidence: z.exactOptional(
      z.array(z.strictObject({ kind: idSchema, receivedAt: z.exactOptional(plainDateSchema) })),
    ),
    approvals: z.exactOptional(z.array(approvalSchema)),
    time: z.exactOptional(clockSchema),
    scheduledTime: z.exactOptional(clockSchema),
    state: z.exactOptional(
      z.enum(['declared', 'reviewed', 'verified', 'published', 'posted', 'rejected', 'objected', 'reversed']),
    ),
    reverses: z.exactOptional(idSchema),
    reason: z.exactOptional(z.string()),
    recordedBy: z.exactOptional(z.string()),
  }))()

/** One rating on the wire. */
export const ratingSchema: z.ZodMiniType<Rating> = /*#__PURE__*/ (() =>
  z.strictObject({
    member: idSchema,
    item: idSchema,
    panel: idSchema,
    rater: idSchema,
    mark: decimalTextSchema,
    on: plainDateSchema,
  }))()

/** One measurement on the wire. */
export const pointMeasurementSchema: z.ZodMiniType<PointMeasurement> = /*#__PURE__*/ (() =>
  z.strictObject({
    member: z.exactOptional(idSchema),
    measure: idSchema,
    value: z.exactOptional(decimalTextSchema),
    numerator: z.exactOptional(decimalTextSchema),
    denominator: z.exactOptional(decimalTextSchema),
    on: z.exactOptional(plainDateSchema),
  }))()

const linkSchema = /*#__PURE__*/ (() =>
  z.strictObject({ id: idSchema, from: z.exactOptional(plainDateSchema), to: z.exactOptional(plainDateSchema) }))()

const linksSchema = /*#__PURE__*/ (() => z.exactOptional(z.array(linkSchema)))()

/** Members, households, organisations, exemptions and leaves on the wire, a schema for the rows of each. */
export const rosterRowSchemas = /*#__PURE__*/ (() => ({
  members: z.strictObject({
    id: idSchema,
    name: z.exactOptional(labelSchema),
    joined: z.exactOptional(plainDateSchema),
    left: z.exactOptional(plainDateSchema),
    classes: linksSchema,
    roles: linksSchema,
    households: linksSchema,
    organisations: linksSchema,
  }),
  households: z.strictObject({
    id: idSchema,
    name: z.exactOptional(labelSchema),
    joined: z.exactOptional(plainDateSchema),
    left: z.exactOptional(plainDateSchema),
    classes: linksSchema,
    organisations: linksSchema,
  }),
  organisations: z.strictObject({
    id: idSchema,
    name: z.exactOptional(labelSchema),
    level: idSchema,
    within: z.exactOptional(idSchema),
    classes: linksSchema,
  }),
  exemptions: z.strictObject({
    member: idSchema,
    exemption: idSchema,
    from: plainDateSchema,
    to: z.exactOptional(plainDateSchema),
    steps: z.array(approvalSchema),
  }),
  leaves: z.strictObject({ member: idSchema, from: plainDateSchema, to: plainDateSchema }),
}))()

/** A whole roster on the wire. */
export const pointsRosterSchema: z.ZodMiniType<PointsRoster> = /*#__PURE__*/ (() =>
  z.strictObject({
    members: z.array(rosterRowSchemas.members),
    households: z.exactOptional(z.array(rosterRowSchemas.households)),
    organisations: z.exactOptional(z.array(rosterRowSchemas.organisations)),
    exemptions: z.exactOptional(z.array(rosterRowSchemas.exemptions)),
    leaves: z.exactOptional(z.array(rosterRowSchemas.leaves)),
  }))()
