import { documentOrThrow, readDocument, readRows, type DocumentReading, type RowsReading } from '../kernel/schema.js'
import type { EntryEvent, EntryWorkflow } from './entry-workflow.js'
import { entryEventSchema, entryWorkflowSchema } from './entry-workflow-schemas.js'

/**
 * Reads the workflow of entries from JSON. Unknown keys are refused.
 *
 * @param input - parsed JSON
 * @returns the plain checked document
 * @throws Error with `diagnostics` that hold everything that is wrong
 * @example
 * ```ts
 * import { parseEntryWorkflow } from 'xiangzhen/points'
 * parseEntryWorkflow({
 *   id: 'w', title: '积分申报流程', version: '1', effective: { from: '2024-01-01' }, sources: [], decisions: [],
 *   rules: { steps: ['review', 'verify', 'publish'], resubmission: 'allowed', publicity: { days: 5, unit: 'day', shift: 'none' } },
 * }).id // => 'w'
 * ```
 */
export function parseEntryWorkflow(input: unknown): EntryWorkflow {
  return documentOrThrow(safeParseEntryWorkflow(input), 'the workflow of entries')
}

/**
 * Reads the workflow of entries from JSON, without throwing.
 *
 * @returns the document, or everything that is wrong with it
 * @example
 * ```ts
 * import { safeParseEntryWorkflow } from 'xiangzhen/points'
 * safeParseEntryWorkflow({}).ok // => false
 * ```
 */
export function safeParseEntryWorkflow(input: unknown): DocumentReading<EntryWorkflow> {
  return readDocument(entryWorkflowSchema, input)
}

/**
 * Reads events of entries: the good rows, and what is wrong with the others by row number.
 *
 * @example
 * ```ts
 * import { parseEntryEvents } from 'xiangzhen/points'
 * parseEntryEvents([{ entry: 'e1', number: 1, action: 'declare', actor: 'm1', on: '2024-03-02' }]).rows.length // => 1
 * ```
 */
export function parseEntryEvents(input: unknown): RowsReading<EntryEvent> {
  return readRows(entryEventSchema, input, 'events')
}
