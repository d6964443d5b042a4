/** One row for a table or a chart: flat, plain values, no formatting. */
export type Row = Readonly<Record<string, string | number | boolean | null>>

/**
 * Flattens results or explanations into rows for tables and charts. A list gives a row per element; a tree with `lines`
 * gives a row per step with its `depth`. Nested objects become dotted columns (`score.raw`), lists inside a row
 * become numbered columns (`bands[0].label`). Nothing is formatted and nothing is left out.
 *
 * @param value - a result, a list of results, or an explanation
 * @returns the rows, in the order of the input
 * @example
 * ```ts
 * import { toRows } from 'xiangzhen/kernel'
 * toRows([{ member: 'm1', score: { raw: '12', grade: 'good' } }])
 * // => [{ member: 'm1', 'score.raw': '12', 'score.grade': 'good' }]
 * ```
 */
export function toRows(value: object): readonly Row[] {
  if (Array.isArray(value)) return value.flatMap((one: object) => toRows(one))
  const { lines, ...rest } = value as { lines?: unknown }
  if (!isTree(value, lines)) return [flatRow(value)]
  return treeRows(rest, lines, 0)
}

function isTree(value: object, lines: unknown): lines is readonly object[] {
  return 'operation' in value && Array.isArray(lines)
}

function treeRows(step: object, lines: readonly object[], depth: number): Row[] {
  const below = lines.flatMap((line) => {
    const { lines: deeper, ...rest } = line as { lines: readonly object[] }
    return treeRows(rest, deeper, depth + 1)
  })
  return [{ depth, ...flatRow(step) }, ...below]
}

function flatRow(value: object): Row {
  const row: Record<string, string | number | boolean | null> = {}
  fill(row, '', value)
  return row
}

function fill(row: Record<string, string | number | boolean | null>, path: string, value: unknown): void {
  if (value === undefined) return
  if (typeof value === 'object' && value !== null) {
    const list = Array.isArray(value)
    for (const [key, inner] of Object.entries(value)) {
      fill(row, list ? `${path}[${key}]` : path === '' ? key : `${path}.${key}`, inner)
    }
    return
  }
  row[path] = value as string | number | boolean | null
}
