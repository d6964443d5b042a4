import * as z from 'zod'
import { decisionSchema, documentHeadFields, idSchema, plainDateSchema } from '../kernel/schema.js'
import type { EntryEvent, EntryWorkflow } from './entry-workflow.js'
import { decidableWord } from './item-schemas.js'

const clauseOf = /*#__PURE__*/ (() => z.string().exactOptional())()

const actionSchema = /*#__PURE__*/ (() =>
  z.enum([
    'declare',
    'review',
    'verify',
    'publish',
    'object',
    'dismiss',
    'uphold',
    'post',
    'reject',
    'resubmit',
    'reverse',
  ]))()

/** A workflow of entries on the wire. */
export const entryWorkflowSchema: z.ZodType<EntryWorkflow> = /*#__PURE__*/ (() =>
  z.strictObject({
    ...documentHeadFields,
    decisions: z.array(decisionSchema),
    rules: z.strictObject({
      steps: z.array(z.enum(['review', 'verify', 'publish'])),
      roles: z
        .array(z.strictObject({ actions: z.array(actionSchema).min(1), roles: z.array(idSchema).min(1) }))
        .exactOptional(),
      proofs: z
        .array(
          z.strictObject({
            clause: clauseOf,
            items: z.array(idSchema).min(1).exactOptional(),
            kinds: z.array(idSchema).min(1),
          }),
        )
        .exactOptional(),
      publicity: z
        .strictObject({
          clause: clauseOf,
          days: z.int().min(1).exactOptional(),
          unit: z.enum(['day', 'workday']),
          firstDay: decidableWord(['counts', 'doesNotCount']).exactOptional(),
          shift: z.enum(['none', 'next']),
          afterObjection: decidableWord(['continues', 'startsAnew']).exactOptional(),
        })
        .exactOptional(),
      samePerson: decidableWord(['allowed', 'refused']).exactOptional(),
      resubmission: z.enum(['allowed', 'refused']),
    }),
  }))()

/** One event of an entry on the wire. */
export const entryEventSchema: z.ZodType<EntryEvent> = /*#__PURE__*/ (() =>
  z.strictObject({
    entry: idSchema,
    number: z.int().min(1),
    action: actionSchema,
    actor: idSchema,
    on: plainDateSchema,
    note: z.string().exactOptional(),
  }))()
