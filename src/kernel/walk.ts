/** What hangs below a node, with its path. */
export interface Below<Node> {
  readonly node: Node
  readonly path: string
}

/**
 * Visits a tree of plain data from the top, each node before those below it, in their order. Without recursion: a tree may be as deep
 * as it likes.
 *
 * @param root - where to begin
 * @param path - the path of the root
 * @param visit - called for each node; gives what hangs below it, or `'stop'` to end the walk
 * @param identity - what makes a node the one that it is: a node below itself is a circle
 * @throws RangeError when the data run in a circle
 * @internal
 */
export function walkDown<Node>(
  root: Node,
  path: string,
  visit: (node: Node, path: string, depth: number) => readonly Below<Node>[] | 'stop',
  identity: (node: Node) => unknown = (node) => node,
): void {
  const waiting = [{ node: root, path, depth: 0 }]
  const trail: unknown[] = []
  const above = new Set<unknown>()
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    while (trail.length > next.depth) above.delete(trail.pop())
    const below = visit(next.node, next.path, next.depth)
    if (below === 'stop') return
    if (below.length === 0) continue
    const own = identity(next.node)
    if (above.has(own)) throw new RangeError(`the data run in a circle at '${next.path.slice(0, 200)}': give a tree`)
    trail.push(own)
    above.add(own)
    for (let i = below.length - 1; i >= 0; i -= 1) waiting.push({ ...below[i]!, depth: next.depth + 1 })
  }
}

/**
 * What hangs below a value as plain data has it: the elements of a list as `path[0]`, the fields of an object as `path.name`.
 *
 * @internal
 */
export function plainBelow(value: unknown, path: string): readonly Below<unknown>[] {
  if (typeof value !== 'object' || value === null) return []
  if (Array.isArray(value)) {
    return (value as readonly unknown[]).map((node, index) => ({ node, path: `${path}[${index}]` }))
  }
  return Object.entries(value).map(([key, node]: [string, unknown]) => ({ node, path: fieldPath(path, key) }))
}

/**
 * The same without paths, for those who only collect.
 *
 * @internal
 */
export function valuesBelow(value: unknown): readonly Below<unknown>[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).map((node: unknown) => ({ node, path: '' }))
}

/**
 * The path of a field; a name that a path could be mistaken for stands in brackets and quotes.
 *
 * @internal
 */
export function fieldPath(path: string, key: string): string {
  if (key === '' || key === '__proto__' || /[.[\]]/.test(key)) return `${path}[${JSON.stringify(key)}]`
  return path === '' ? key : `${path}.${key}`
}
