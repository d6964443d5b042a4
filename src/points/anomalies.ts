import { addDays, diagnostic, type Diagnostic, type PlainDate } from '../kernel/index.js'
import type { Entry } from './entries.js'
import { byCodeUnit } from './ledger-events.js'
import type { EntryProcessCode } from './redemption-codes.js'

/** From when on something is worth a look; what is left out is not looked for. */
export interface AnomalyThresholds {
  /** More entries than `most` of one member recorded within so many days (刷分). */
  readonly burst?: { readonly most: number; readonly days: number }
  /** `true`: entries whose recorder or approver is the member, or whose recorder approved them. */
  readonly selfApproval?: boolean
  /** One object for the same member and item more often than so. */
  readonly sameObject?: { readonly most: number }
  /** One object, or one item without objects, taken back for a member more often than so. */
  readonly toggling?: { readonly most: number }
}

/**
 * Finds entries that are worth a look. Nothing is judged and nothing is changed; the thresholds are always the caller's.
 *
 * @returns findings with the entries that show them, by member, code and first entry, whatever the order of the entries; rows that are none are left to `checkPointFacts`
 * @throws RangeError where a threshold is no whole number, or where an entry whose day is looked at has none
 * @example
 * ```ts
 * import { findAnomalies } from 'xiangzhen/points'
 * const entry = { member: 'm1', item: 'login', eventDate: '2024-03-01' }
 * const entries = ['e1', 'e2', 'e3'].map((id) => ({ ...entry, id }))
 * findAnomalies(entries, { burst: { most: 2, days: 1 } }).map((one) => one.data['entries']) // => [['e1', 'e2', 'e3']]
 * findAnomalies(entries, {}) // => []
 * ```
 */
export function findAnomalies(
  entries: readonly Entry[],
  thresholds: AnomalyThresholds,
): readonly Diagnostic<EntryProcessCode>[] {
  const { burst, selfApproval, sameObject, toggling } = thresholds
  checkThresholds(thresholds)
  const whole = entries.filter((one: unknown) => typeof one === 'object' && one !== null)
  const sorted = [...whole].sort((a, b) => byCodeUnit(recordedOn(a), recordedOn(b)) || byCodeUnit(a.id, b.id))
  const found: Diagnostic<EntryProcessCode>[] = []
  const note = (code: EntryProcessCode, shown: readonly Entry[], data: Diagnostic['data'] = {}): void => {
    const ids = shown.map((one) => one.id)
    found.push(
      diagnostic(code, 'note', ids[0]!, { member: shown[0]!.member, entries: ids, count: ids.length, ...data }),
    )
  }
  if (burst !== undefined) {
    for (const rows of groups(sorted, (one) => (one.reverses === undefined ? one.member : undefined))) {
      for (const run of runs(rows, burst.days)) {
        if (run.length > burst.most) note('entry-burst', run, { most: burst.most, days: burst.days })
      }
    }
  }
  if (selfApproval === true) for (const one of sorted) if (isSelfApproved(one)) note('entry-self-approved', [one])
  if (sameObject !== undefined) {
    const takenBack = new Set(sorted.map((one) => one.reverses))
    const standing = sorted.filter((one) => one.reverses === undefined && !takenBack.has(one.id))
    for (const rows of groups(standing, (one) => (one.object === undefined ? undefined : matterOf(one)))) {
      if (rows.length > sameObject.most)
        note('object-repeated', rows, { object: rows[0]!.object!, most: sameObject.most })
    }
  }
  if (toggling !== undefined) {
    for (const rows of groups(sorted, (one) => (one.reverses === undefined ? undefined : matterOf(one)))) {
      if (rows.length > toggling.most) note('entry-toggled', rows, { item: rows[0]!.item, most: toggling.most })
    }
  }
  const key = (one: Diagnostic): string => `${one.data['member'] as string} ${one.code} ${one.path}`
  return found.sort((a, b) => byCodeUnit(key(a), key(b)))
}

function checkThresholds(thresholds: AnomalyThresholds): void {
  for (const [name, limits] of Object.entries(thresholds) as [string, object | boolean | undefined][]) {
    for (const [part, value] of Object.entries(typeof limits === 'object' ? limits : {})) {
      if (Number.isSafeInteger(value) && (value as number) >= (part === 'days' ? 1 : 0)) continue
      throw new RangeError(`${name}.${part} is ${String(value)}: write a whole number`)
    }
  }
}

function recordedOn(entry: Entry): PlainDate {
  return entry.recordedAt ?? entry.eventDate
}

function matterOf({ member, item, object }: Entry): string {
  return JSON.stringify([member, item, object ?? null])
}

function isSelfApproved({ member, others, recordedBy, approvals }: Entry): boolean {
  const concerned = [member, ...(others ?? []).map((one) => one.member)]
  const approvers = (approvals ?? []).flatMap((one) => (one.by === undefined ? [] : [one.by]))
  return approvers.some((one) => concerned.includes(one) || one === recordedBy)
}

// Runs of entries within so many days, each as long as it can be and none within another.
function runs(rows: readonly Entry[], days: number): readonly (readonly Entry[])[] {
  const list: Entry[][] = []
  let end = 0
  for (let start = 0; start < rows.length; start += 1) {
    const last = addDays(recordedOn(rows[start]!), days - 1)
    const before = end
    while (end < rows.length && recordedOn(rows[end]!) <= last) end += 1
    if (end > before) list.push(rows.slice(start, end))
  }
  return list
}

function groups(rows: readonly Entry[], keyOf: (one: Entry) => string | undefined): Iterable<Entry[]> {
  const found = new Map<string, Entry[]>()
  for (const row of rows) {
    const key = keyOf(row)
    if (key === undefined) continue
    const group = found.get(key)
    if (group === undefined) found.set(key, [row])
    else group.push(row)
  }
  return found.values()
}
