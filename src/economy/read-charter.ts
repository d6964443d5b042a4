import { documentOrThrow, readDocument, readRows, type DocumentReading, type RowsReading } from '../kernel/schema.js'
import type { Charter } from './charter.js'
import type { PlanRequirements } from './plan-requirements.js'
import { charterSchema } from './charter-schemas.js'
import { planRequirementsSchema } from './plan-schemas.js'
import type { ShareEvent, ShareHolder } from './share-rules.js'
import { shareEventSchema, shareHolderSchema } from './share-schemas.js'

/**
 * Reads a charter from outside: JSON that was parsed, a form, a database row. Figures are decimal text; unknown keys are refused. It looks at
 * the shape only; `checkCharter` finds what is wrong within: misspelt decisions, references that lead nowhere.
 *
 * @param input - the document
 * @returns the plain checked charter
 * @throws DocumentError with all findings in `diagnostics`
 * @example
 * ```ts
 * import { parseCharter } from 'xiangzhen/economy'
 * const charter = parseCharter({
 *   id: 'c', title: '章程', version: '2024', effective: { from: '2024-01-01' }, sources: [], decisions: [],
 *   rules: { form: 'collective', measure: 'netResult', rounding: { digits: 2, mode: 'halfUp' }, pools: [] },
 * })
 * charter.rules.form // => 'collective'
 * ```
 */
export function parseCharter(input: unknown): Charter {
  return documentOrThrow(readDocument(charterSchema, input), 'the charter')
}

/**
 * Reads a charter like {@link parseCharter}, without throwing. It looks at the shape only: decisions with a misspelt code or place,
 * references that lead nowhere and rates that do not make a whole are found by `checkCharter`.
 *
 * @param input - the document
 * @returns `{ ok: true, document }`, or `{ ok: false, diagnostics }` with every finding
 * @example
 * ```ts
 * import { safeParseCharter } from 'xiangzhen/economy'
 * safeParseCharter({ id: 'c' }).ok // => false
 * ```
 */
export function safeParseCharter(input: unknown): DocumentReading<Charter> {
  return readDocument(charterSchema, input)
}

/**
 * Reads published requirements on plans.
 *
 * @param input - the document
 * @returns the plain checked requirements
 * @throws DocumentError with all findings in `diagnostics`
 * @example
 * ```ts
 * import { parsePlanRequirements } from 'xiangzhen/economy'
 * const set = parsePlanRequirements({
 *   id: 'r', title: '办法', place: '某县', forms: ['collective'],
 *   source: { id: 'r', document: '某县办法', status: 'secondHand' },
 *   limits: [{ id: 'fund', purposes: ['reserve'], atLeast: { kind: 'rate', rate: '0.3', of: 'result' } }],
 * })
 * set.limits.length // => 1
 * ```
 */
export function parsePlanRequirements(input: unknown): PlanRequirements {
  return documentOrThrow(readDocument(planRequirementsSchema, input), 'the requirements')
}

/**
 * Reads the events of a share register: the good rows, and what is wrong with the others by row number.
 *
 * @param input - a list of rows
 * @returns good rows and diagnostics with paths such as `register[12].date`
 * @example
 * ```ts
 * import { parseShareEvents } from 'xiangzhen/economy'
 * const { rows, diagnostics } = parseShareEvents([
 *   { id: 'e1', type: 'grant', date: '2020-01-01', shareClass: 'member', shares: '1', to: 'a' },
 *   { id: 'e2', type: 'grant', date: '2020-02-30', shareClass: 'member', shares: '1', to: 'b' },
 * ])
 * rows.length // => 1
 * diagnostics.map((one) => one.path) // => ['register[1].date']
 * ```
 */
export function parseShareEvents(input: unknown): RowsReading<ShareEvent> {
  return readRows(shareEventSchema, input, 'register')
}

/**
 * Reads holders: members, households, organisations.
 *
 * @param input - a list of rows
 * @returns good rows and diagnostics with paths such as `holders[3].persons`
 * @example
 * ```ts
 * import { parseShareHolders } from 'xiangzhen/economy'
 * parseShareHolders([{ id: 'h1', persons: 3 }, { id: 'h2', persons: 0 }]).rows.length // => 1
 * ```
 */
export function parseShareHolders(input: unknown): RowsReading<ShareHolder> {
  return readRows(shareHolderSchema, input, 'holders')
}
