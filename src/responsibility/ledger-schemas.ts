import * as z from 'zod/mini'
import { decimalTextSchema, idSchema, labelSchema, roundingSchema } from '../kernel/schema.js'
import { clause, head, monthDay, named, positive, quotaSchema, whole } from './shared-schemas.js'
import { valuedBandSchema } from './condition-schemas.js'
import { assignmentLineSchema } from './node-schemas.js'
import type { EscalationDocument, EscalationWindow } from './escalation-ladder.js'
import type { FlagDocument } from './flag-awards.js'
import type { CloseOutRequirement, IssueLedgerDocument } from './issue-ledger.js'
import type { PartyDuesDocument } from './party-dues.js'
import type { PerformancePayDocument } from './performance-pay.js'
import type { TargetChain } from './target-chain.js'

const escalationWindowSchema = /*#__PURE__*/ (() =>
  z.union([
    z.strictObject({ kind: z.literal('ever'), id: idSchema }),
    z.strictObject({ kind: z.literal('year'), id: idSchema, startsOn: monthDay }),
    z.strictObject({
      kind: z.literal('season'),
      id: idSchema,
      seasons: z.array(z.strictObject({ from: monthDay, to: monthDay })).check(z.minLength(1)),
    }),
    z.strictObject({ kind: z.literal('rolling'), id: idSchema, months: positive }),
  ]))() satisfies z.ZodMiniType<EscalationWindow>

/** Escalation ladders. */
export const escalationSchema = /*#__PURE__*/ (() =>
  z.strictObject({
    ...head,
    rules: z.strictObject({
      windows: z.array(escalationWindowSchema),
      ladders: z.array(
        z.strictObject({
          ...named,
          level: idSchema,
          counts: z.array(idSchema),
          resets: z.exactOptional(z.array(idSchema)),
          scope: z.enum(['own', 'below']),
          unit: z.enum(['events', 'days']),
          window: idSchema,
          steps: z.array(
            z.strictObject({
              ...named,
              at: positive,
              actions: z.array(
                z.strictObject({
                  action: idSchema,
                  title: labelSchema,
                  toward: z.exactOptional(idSchema),
                  value: z.exactOptional(z.string().check(z.minLength(1))),
                }),
              ),
              ...clause,
            }),
          ),
          directEntries: z.exactOptional(z.array(z.strictObject({ event: idSchema, step: idSchema, ...clause }))),
          severities: z.exactOptional(z.array(z.strictObject({ ...named, from: whole }))),
          repeats: z.enum(['once', 'eachTime', 'open']),
          consecutive: z.exactOptional(
            z.strictObject({
              period: z.enum(['month', 'quarter', 'half', 'year']),
              gap: z.enum(['breaks', 'skipped', 'open']),
            }),
          ),
        }),
      ),
    }),
  }))() satisfies z.ZodMiniType<EscalationDocument>

const closeOutRequirementSchema = /*#__PURE__*/ (() =>
  z.union([
    z.strictObject({ kind: z.literal('measuresDone'), ...clause }),
    z.strictObject({ kind: z.literal('evidence'), per: z.enum(['measure', 'issue']), atLeast: positive, ...clause }),
    z.strictObject({ kind: z.literal('confirmed'), what: idSchema, title: labelSchema, ...clause }),
    z.strictObject({ kind: z.literal('related'), by: z.enum(['site', 'similar']), ...clause }),
    z.strictObject({ kind: z.literal('acceptance'), ...clause }),
    z.strictObject({
      kind: z.literal('published'),
      days: z.exactOptional(positive),
      firstDay: z.exactOptional(z.enum(['counted', 'notCounted'])),
      ...clause,
    }),
  ]))() satisfies z.ZodMiniType<CloseOutRequirement>

/** A ledger of issues. */
export const issueLedgerSchema = /*#__PURE__*/ (() =>
  z.strictObject({
    ...head,
    rules: z.strictObject({
      classes: z.array(z.strictObject({ ...named, acceptance: idSchema, ...clause })),
      levels: z.array(idSchema),
      closeOut: z.array(closeOutRequirementSchema),
      afterReopening: z.enum(['redo', 'keep', 'open']),
      rate: z.exactOptional(roundingSchema),
    }),
  }))() satisfies z.ZodMiniType<IssueLedgerDocument>

/** A yearly competition for flags. */
export const flagSchema = /*#__PURE__*/ (() =>
  z.strictObject({
    ...head,
    rules: z.strictObject({
      categories: z.array(z.strictObject(named)),
      ranking: z.strictObject({
        mode: z.enum(['competition', 'dense', 'ordinal']),
        direction: z.enum(['descending', 'ascending']),
      }),
      winners: quotaSchema,
      perFlag: decimalTextSchema,
      again: z.enum(['allowed', 'refused', 'open']),
      ...clause,
    }),
  }))() satisfies z.ZodMiniType<FlagDocument>

/** A chain of targets. */
export const targetChainSchema = /*#__PURE__*/ (() =>
  z.strictObject({
    ...head,
    rules: z.strictObject({
      targets: z.array(
        z.strictObject({
          ...named,
          unitId: idSchema,
          level: idSchema,
          figure: decimalTextSchema,
          unit: z.exactOptional(z.string().check(z.minLength(1))),
          partOf: z.exactOptional(idSchema),
          passedDown: z.exactOptional(z.enum(['sum', 'each'])),
          assignments: z.array(assignmentLineSchema),
          ...clause,
        }),
      ),
    }),
  }))() satisfies z.ZodMiniType<TargetChain>

const payItems = /*#__PURE__*/ (() => z.array(z.strictObject({ ...named, each: decimalTextSchema, ...clause })))()

/** Performance pay. */
export const performancePaySchema = /*#__PURE__*/ (() =>
  z.strictObject({
    ...head,
    rules: z.strictObject({
      posts: z.array(z.strictObject({ ...named, full: decimalTextSchema })),
      grades: z.array(z.strictObject({ ...named, share: decimalTextSchema })),
      rewards: payItems,
      deductions: payItems,
      gates: z.exactOptional(z.array(z.strictObject({ document: idSchema, title: labelSchema, ...clause }))),
      floor: z.exactOptional(decimalTextSchema),
      rounding: roundingSchema,
    }),
  }))() satisfies z.ZodMiniType<PerformancePayDocument>

/** Membership dues. */
export const partyDuesSchema = /*#__PURE__*/ (() =>
  z.strictObject({
    ...head,
    rules: z.strictObject({
      classes: z.array(
        z.strictObject({
          ...named,
          pays: z.union([
            z.strictObject({ kind: z.literal('rate'), bands: z.array(valuedBandSchema) }),
            z.strictObject({ kind: z.literal('between'), from: decimalTextSchema, to: decimalTextSchema }),
          ]),
          ...clause,
        }),
      ),
      rounding: z.exactOptional(roundingSchema),
    }),
  }))() satisfies z.ZodMiniType<PartyDuesDocument>
