import type { Indicator, Scheme, SchemeFacts, SchemeNode } from 'xiangzhen/responsibility'

/* A slow and obvious model of scoring: fractions of two big integers in lowest terms, one recursive function, no shortcuts. */

export interface Fraction {
  readonly n: bigint
  readonly d: bigint
}

export function fraction(text: string): Fraction {
  const [above = '0', below = '1'] = text.split('/')
  const [whole = '0', part = ''] = above.split('.')
  return lowest(BigInt(whole + part), 10n ** BigInt(part.length) * BigInt(below))
}

function lowest(n: bigint, d: bigint): Fraction {
  let [a, b] = [n < 0n ? -n : n, d < 0n ? -d : d]
  while (b !== 0n) [a, b] = [b, a % b]
  const divisor = a === 0n ? 1n : a
  const sign = d < 0n ? -1n : 1n
  return { n: (sign * n) / divisor, d: (sign * d) / divisor }
}

const plus = (a: Fraction, b: Fraction): Fraction => lowest(a.n * b.d + b.n * a.d, a.d * b.d)
const minus = (a: Fraction, b: Fraction): Fraction => lowest(a.n * b.d - b.n * a.d, a.d * b.d)
const times = (a: Fraction, b: Fraction): Fraction => lowest(a.n * b.n, a.d * b.d)
const over = (a: Fraction, b: Fraction): Fraction => lowest(a.n * b.d, a.d * b.n)
const less = (a: Fraction, b: Fraction): boolean => a.n * b.d < b.n * a.d
const zero = fraction('0')

function floorOf(a: Fraction): bigint {
  const quotient = a.n / a.d
  return a.n < 0n && quotient * a.d !== a.n ? quotient - 1n : quotient
}

/** Half away from zero to so many places. */
function rounded(a: Fraction, digits: number): Fraction {
  const scale = 10n ** BigInt(digits)
  const size = { n: a.n < 0n ? -a.n : a.n, d: a.d }
  const up = floorOf(plus(times(size, { n: scale, d: 1n }), { n: 1n, d: 2n }))
  return lowest(a.n < 0n ? -up : up, scale)
}

export function written(a: Fraction): string {
  return `${a.n}/${a.d}`
}

/** Total of one subject; the schemes that the test makes leave nothing open. */
export function totalOf(scheme: Scheme, facts: SchemeFacts, subject: string): Fraction {
  const { rules } = scheme
  const who = facts.subjects.find((person) => person.id === subject)
  const away = new Set(who?.notApplicable ?? [])
  const digits = rules.rounding?.find((step) => step.stage === 'indicator')?.digits
  const value = (id: string): Fraction | undefined => {
    const row = (facts.actuals ?? []).find((fact) => fact.subject === subject && fact.indicator === id)
    return row?.value === undefined ? undefined : fraction(row.value)
  }
  const findings = (id: string): number =>
    (facts.events ?? []).filter((event) => event.subject === subject && event.code === id).length
  const points = (nodes: readonly SchemeNode[]): Fraction => {
    const here = nodes.filter((node) => !away.has(node.id))
    const gone = nodes.filter((node) => away.has(node.id))
    let sum = zero
    for (const node of gone) if (node.notApplicable?.kind === 'full') sum = plus(sum, fraction(node.weight))
    for (const node of here) {
      let weight = fraction(node.weight)
      for (const lost of gone) {
        const freed = fraction(lost.weight)
        if (lost.notApplicable?.kind === 'redistributeEqually')
          weight = plus(weight, over(freed, fraction(String(here.length))))
        if (lost.notApplicable?.kind === 'redistributeProportionally') {
          const all = here.map((other) => fraction(other.weight)).reduce(plus)
          weight = plus(weight, times(freed, over(fraction(node.weight), all)))
        }
      }
      sum = plus(sum, 'children' in node ? section(node, weight) : leaf(node, weight))
    }
    return sum
  }
  const section = (node: Extract<SchemeNode, { children: unknown }>, weight: Fraction): Fraction => {
    const inner = points(node.children)
    return times(inner, over(weight, fraction(node.outOf === undefined ? node.weight : node.outOf)))
  }
  const leaf = (node: Indicator, weight: Fraction): Fraction => {
    let reached = raw(node, weight)
    if (less(reached, zero)) reached = zero
    return digits === undefined ? reached : rounded(reached, digits)
  }
  const raw = (node: Indicator, weight: Fraction): Fraction => {
    const { method } = node
    if (method.kind === 'count')
      return minus(weight, times(fraction(method.rates[0]?.points ?? '0'), fraction(String(findings(node.id)))))
    const actual = value(node.id)
    if (actual === undefined) return zero
    const target = fraction(node.target as string)
    switch (method.kind) {
      case 'threshold':
        return less(actual, target) ? zero : weight
      case 'proportional':
        return less(actual, target) ? times(weight, over(actual, target)) : weight
      case 'steps': {
        const gap = method.better === 'higher' ? minus(target, actual) : minus(actual, target)
        if (less(gap, zero)) return weight
        const steps = over(gap, fraction(method.size))
        const whole =
          method.whole === 'continuous'
            ? steps
            : fraction(String(method.whole === 'floor' ? floorOf(steps) : -floorOf(minus(zero, steps))))
        return minus(weight, times(whole, fraction(method.points)))
      }
      case 'coefficient': {
        const product = times(fraction(method.points), actual)
        return less(weight, product) ? weight : product
      }
      default:
        throw new Error(`the model does not know ${method.kind}`)
    }
  }
  const total = points(rules.nodes)
  const places = rules.rounding?.find((step) => step.stage === 'total')?.digits
  return places === undefined ? total : rounded(total, places)
}
