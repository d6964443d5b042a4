import { documentOrThrow, readDocument, type DocumentReading } from '../kernel/schema.js'
import type { LossDocument } from './loss-rules.js'
import { lossRulesSchema } from './loss-schemas.js'

/**
 * Reads from outside how partners bear a loss. Figures are decimal text; unknown keys are refused.
 *
 * @param input - the document
 * @returns the plain checked document
 * @throws DocumentError with all findings in `diagnostics`
 * @example
 * ```ts
 * import { parseLossRules } from 'xiangzhen'
 * const document = parseLossRules({
 *   id: 'l', title: '合作协议', version: '1', effective: { from: '2024-01-01' }, sources: [], decisions: [],
 *   rules: { basis: 'equally', grain: '0.01', ties: ['byId'], partners: [{ id: 'a' }, { id: 'b' }] },
 * })
 * document.rules.partners?.length // => 2
 * ```
 */
export function parseLossRules(input: unknown): LossDocument {
  return documentOrThrow(readDocument(lossRulesSchema, input), 'the rules about losses')
}

/**
 * Reads rules about losses like {@link parseLossRules}, without throwing.
 *
 * @param input - the document
 * @returns `{ ok: true, document }`, or `{ ok: false, diagnostics }` with every finding
 * @example
 * ```ts
 * import { safeParseLossRules } from 'xiangzhen'
 * safeParseLossRules({ id: 'l' }).ok // => false
 * ```
 */
export function safeParseLossRules(input: unknown): DocumentReading<LossDocument> {
  return readDocument(lossRulesSchema, input)
}
