/**
 * Whether two plain values are the same; absent and `undefined` are, as they are in JSON. Without recursion: data may be as deep as it likes.
 *
 * @internal
 */
export function sameData(a: unknown, b: unknown): boolean {
  const pairs: (readonly [unknown, unknown])[] = [[a, b]]
  for (let pair = pairs.pop(); pair !== undefined; pair = pairs.pop()) {
    const [one, other] = pair
    if (one === other) continue
    if (!isContainer(one) || !isContainer(other) || Array.isArray(one) !== Array.isArray(other)) return false
    for (const key of new Set([...Object.keys(one), ...Object.keys(other)])) pairs.push([one[key], other[key]])
  }
  return true
}

function isContainer(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}
