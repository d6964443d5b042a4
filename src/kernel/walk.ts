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
  const trail: Level<Node>[] = []
  let at: Below<Node> = { node: root, path }
  for (;;) {
    const below = visit(at.node, at.path, trail.length)
    if (below === 'stop') return
    if (below.length > 0) {
      trail.push({ own: at, below, next: 0 })
      if (trail.length % looksForCircles === 0) refuseCircle(trail, identity)
    }
    let level = trail[trail.length - 1]
    while (level !== undefined && level.next === level.below.length) {
      trail.pop()
      level = trail[trail.length - 1]
    }
    if (level === undefined) return
    at = level.below[level.next]!
    level.next += 1
  }
}

interface Level<Node> {
  readonly own: Below<Node>
  readonly below: readonly Below<Node>[]
  next: number
}

// A circle is found when the walk has gone this deep: it cannot end otherwise, and every other tree is spared the search.
const looksForCircles = 1000

function refuseCircle<Node>(trail: readonly Level<Node>[], identity: (node: Node) => unknown): void {
  const above = new Set<unknown>()
  for (const { own } of trail) {
    const known = identity(own.node)
    if (above.has(known)) throw new RangeError(`the data run in a circle at '${own.path.slice(0, 200)}': give a tree`)
    above.add(known)
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
  const fields = value as Readonly<Record<string, unknown>>
  return Object.keys(fields).map((key) => ({ node: fields[key], path: fieldPath(path, key) }))
}

/**
 * The lists and objects below a value, without paths: for those who only collect.
 *
 * @internal
 */
export function valuesBelow(value: unknown): readonly Below<unknown>[] {
  if (typeof value !== 'object' || value === null) return []
  const below: Below<unknown>[] = []
  for (const node of Object.values(value) as readonly unknown[]) {
    if (typeof node === 'object' && node !== null) below.push({ node, path: '' })
  }
  return below
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
