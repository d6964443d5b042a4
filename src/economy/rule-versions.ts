import {
  computed,
  decisionFor,
  diagnostic,
  isPlainDate,
  needs,
  notComputable,
  unreadableDecision,
  type Decision,
  type EffectiveInterval,
  type PlainDate,
  type Result,
} from '../kernel/index.js'

/** Versions of one rule, of which a booking must find the one in force on its day. */
export interface RuleVersions {
  /** The versions with their days in force. Where a text names only a month, the versions overlap in it. */
  readonly versions: readonly { readonly id: string; readonly effective: EffectiveInterval }[]
  /** What was decided. */
  readonly decisions: readonly Decision[]
}

/** Why a booking has no version. */
export type RuleVersionReason = 'not-a-date' | 'no-version-in-force'

/**
 * The version of a rule for a booking, by the day on which it accrued, not the day on which it was paid. Where two versions
 * claim the day, because the text does not say on which day the new one begins, the decision `version-in-force` is needed (`at` the
 * day or for all; options their ids).
 *
 * Reasons: `no-version-in-force`, `not-a-date`.
 *
 * @param document - the versions and decisions
 * @param facts - the booking
 * @example
 * ```ts
 * import { versionForEntry } from 'xiangzhen'
 * const versions = [
 *   { id: 'first', effective: { from: '2018-01-01', to: '2019-06-30' } },
 *   { id: 'second', effective: { from: '2019-06-01' } },
 * ]
 * versionForEntry({ versions, decisions: [] }, { accruedOn: '2019-05-31' })
 * // => { status: 'computed', value: { id: 'first' }, diagnostics: [] }
 * versionForEntry({ versions, decisions: [] }, { accruedOn: '2019-06-10' }).status // => 'needs'
 * ```
 */
export function versionForEntry(
  document: RuleVersions,
  facts: { readonly accruedOn: PlainDate },
  _question: object = {},
): Result<{ readonly id: string }, RuleVersionReason> {
  const { accruedOn } = facts
  if (!isPlainDate(accruedOn)) {
    return notComputable('not-a-date', [diagnostic('not-a-date', 'error', 'accruedOn', { text: accruedOn })])
  }
  const inForce = document.versions.filter(
    ({ effective: { from, to } }) => from <= accruedOn && (to === undefined || accruedOn <= to),
  )
  const options = inForce.map(({ id }) => id).sort()
  const [only] = options
  if (only === undefined) {
    return notComputable('no-version-in-force', [
      diagnostic('no-version-in-force', 'error', 'accruedOn', { date: accruedOn }),
    ])
  }
  if (options.length === 1) return computed({ id: only })
  const decided = decisionFor(document.decisions, 'version-in-force', accruedOn)
  const chosen = options.find((id) => id === decided?.value)
  if (chosen !== undefined) return computed({ id: chosen })
  const unread = decided === undefined ? [] : [unreadableDecision(document.decisions, decided, options)]
  return needs([{ code: 'version-in-force', at: accruedOn, options, data: { date: accruedOn } }], unread)
}
