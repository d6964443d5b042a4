import { plainBelow, walkDown } from './walk.js'

/** One row for a table or a chart: flat, plain values, no formatting. */
export type Row = Readonly<Record<string, string | number | boolean | null>>

/**
 * Flattens results or explanations into rows for tables and charts. A list gives a row per element; a tree with `lines`
 * gives a row per step with its `depth`. Nested objects become dotted columns (`score.raw`), lists inside a row
 * become numbered columns (`bands[0].label`); a name that itself holds a dot or a bracket stands in quotes (`["v1.0"]`), so that no
 * two values share a column. Nothing is formatted and nothing is left out.
 *
 * @param value - a result, a list of results, or an explanation
 * @returns the rows, in the order of the input
 * @throws RangeError when the data run in a circle
 * @example
 * ```ts
 * import { toRows } from 'xiangzhen/kernel'
 * toRows([{ member: 'm1', score: { raw: '12', grade: 'good' } }])
 * // => [{ member: 'm1', 'score.raw': '12', 'score.grade': 'good' }]
 * ```
 */
export function toRows(value: object): readonly Row[] {
  const rows: Row[] = []
  walkDown(value, '', (one) => {
    if (Array.isArray(one)) return (one as readonly object[]).map((node) => ({ node, path: '' }))
    rows.push(...rowsOf(one))
    return []
  })
  return rows
}

function rowsOf(value: object): readonly Row[] {
  const { lines } = value as { lines?: unknown }
  if (!('operation' in value) || !Array.isArray(lines)) return [flatRow(value)]
  const rows: Row[] = []
  walkDown<object>(value, '', (step, path, depth) => {
    const { lines: below = [], ...rest } = step as { lines?: readonly object[] }
    rows.push({ depth, ...flatRow(rest) })
    return below.map((node, index) => ({ node, path: `${path}.lines[${index}]` }))
  })
  return rows
}

function flatRow(value: object): Row {
  const row: Record<string, string | number | boolean | null> = {}
  walkDown<unknown>(value, '', (one, path) => {
    if (typeof one === 'object' && one !== null) return plainBelow(one, path)
    if (one !== undefined) row[path] = one as string | number | boolean | null
    return []
  })
  return row
}
