import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { openNeeds, type Diagnostic } from 'xiangzhen'

/**
 * Runs the published cases of a domain: test/evidence/<domain>/NN-name.json.
 *
 * A case is `{ source, document, documents?, scenarios, note? }`. A scenario is
 * `{ id, title?, use?, document?, facts, question, expect }` where the published text determines the figure,
 * `{ …, needs, readings: [{ decisions, expect }] }` where it leaves something open, and may carry
 * `finds` (codes that the linter of the document, or the result, must report) and `correction` (why the published figure is not
 * the right one). `document` of a scenario replaces that of the case; as text it names one of `documents`.
 *
 * `expect` is a subset of the result: objects by key, lists by position, or a list of things with an `id` by an object
 * keyed with these ids; `null` expects that nothing is there.
 */
export interface EvidenceRoom {
  /** Calculators by the name that scenarios give in `use`; `default` serves scenarios without one. */
  readonly calculators: Readonly<Record<string, (document: never, facts: never, question: never) => object>>
  /** The linter of documents, for `finds`. */
  readonly check?: (document: never, use: string) => readonly Diagnostic[]
  /** Reads the document as a host would (parse…), for each `use`; throws when it is malformed. */
  readonly read?: (document: unknown, use: string) => unknown
}

interface Scenario {
  readonly id: string
  readonly title?: string
  readonly use?: string
  readonly document?: unknown
  readonly facts: unknown
  readonly question: unknown
  readonly expect?: unknown
  readonly needs?: readonly string[]
  readonly readings?: readonly { readonly decisions: readonly Partial<Decided>[]; readonly expect: unknown }[]
  readonly finds?: readonly string[]
  readonly correction?: string
  readonly note?: string
}

interface Decided {
  readonly code: string
  readonly at: string
  readonly value: string
  readonly decidedBy: string
  readonly decidedOn: string
}

const caseKeys = ['source', 'document', 'documents', 'scenarios', 'note']
const scenarioKeys = 'id title use document facts question expect needs readings finds correction note'.split(' ')

export function runEvidence(domain: string, room: EvidenceRoom): void {
  const folder = fileURLToPath(new URL(`./${domain}/`, import.meta.url))
  const count = { determined: 0, open: 0, readings: 0, contradictions: 0, cases: 0 }
  for (const file of readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()) {
    const published = JSON.parse(readFileSync(`${folder}${file}`, 'utf8')) as {
      readonly source: unknown
      readonly document?: unknown
      readonly documents?: Readonly<Record<string, unknown>>
      readonly scenarios: readonly Scenario[]
    }
    count.cases += 1
    describe(`${domain}/${file}`, () => {
      it('has the fields of a case and no others', () => {
        expect(Object.keys(published).filter((key) => !caseKeys.includes(key))).toEqual([])
        expect(published.source).toBeTruthy()
        for (const one of published.scenarios) {
          expect(Object.keys(one).filter((key) => !scenarioKeys.includes(key))).toEqual([])
          expect('expect' in one || 'needs' in one || 'finds' in one, `scenario ${one.id} expects something`).toBe(true)
        }
      })
      for (const scenario of published.scenarios) {
        const use = scenario.use ?? 'default'
        const given =
          typeof scenario.document === 'string'
            ? published.documents?.[scenario.document]
            : (scenario.document ?? published.document)
        const calculate = (decisions: readonly Partial<Decided>[]): object => {
          const calculator = room.calculators[use] as
            ((document: unknown, facts: unknown, question: unknown) => object) | undefined
          if (calculator === undefined) throw new Error(`no calculator is named '${use}'`)
          const read = room.read === undefined ? given : room.read(given, use)
          const facts = frozen(scenario.facts)
          return calculator(frozen(withDecisions(read, decisions)), facts, frozen(scenario.question))
        }
        if ('expect' in scenario) {
          it(`${scenario.id} is determined${scenario.title === undefined ? '' : `: ${scenario.title}`}`, () => {
            const result = calculate([])
            expectSubset(result, scenario.expect, '')
            if (scenario.needs === undefined) count.determined += 1
          })
        }
        if (scenario.needs !== undefined) {
          it(`${scenario.id} leaves open ${scenario.needs.join(', ')}`, () => {
            const codes = [...new Set(openNeeds(calculate([])).map((need) => need.code))].sort()
            expect(codes).toEqual([...new Set(scenario.needs)].sort())
            count.open += 1
          })
          for (const [index, reading] of (scenario.readings ?? []).entries()) {
            it(`${scenario.id} reading ${index + 1}`, () => {
              const result = calculate(reading.decisions)
              expectSubset(result, reading.expect, '')
              count.readings += 1
            })
          }
        }
        if (scenario.finds !== undefined) {
          it(`${scenario.id} finds ${scenario.finds.join(', ')}`, () => {
            const found = new Set<string>()
            if (room.check !== undefined && given !== undefined) {
              for (const one of room.check(given as never, use)) found.add(one.code)
            }
            if (room.calculators[use] !== undefined && scenario.facts !== undefined) collectCodes(calculate([]), found)
            for (const code of scenario.finds ?? []) expect([...found]).toContain(code)
            count.contradictions += 1
          })
        }
      }
    })
  }
  afterAll(() => {
    process.stdout.write(
      `${domain}: ${count.cases} cases, ${count.determined} determined exact, ${count.open} open decisions named, ` +
        `${count.readings} readings reached, ${count.contradictions} contradictions found\n`,
    )
  })
}

function withDecisions(document: unknown, decisions: readonly Partial<Decided>[]): unknown {
  if (decisions.length === 0) return document
  const policy = document as { readonly decisions?: readonly unknown[] }
  const complete = decisions.map((one) => ({ decidedBy: 'the reading', decidedOn: '2000-01-01', ...one }))
  return { ...policy, decisions: [...(policy.decisions ?? []), ...complete] }
}

function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    for (const inner of Object.values(value)) frozen(inner)
    Object.freeze(value)
  }
  return value
}

function collectCodes(value: unknown, codes: Set<string>): void {
  if (typeof value !== 'object' || value === null) return
  const { code, reason } = value as { code?: unknown; reason?: unknown }
  if (typeof code === 'string') codes.add(code)
  if (typeof reason === 'string') codes.add(reason)
  for (const inner of Object.values(value)) collectCodes(inner, codes)
}

/** Fails with the path of the first place where the result is not what the case says. */
function expectSubset(actual: unknown, expected: unknown, path: string): void {
  if (expected === null) {
    expect(actual ?? null, path).toBeNull()
  } else if (Array.isArray(expected)) {
    expect(Array.isArray(actual), `${path} is a list, not ${JSON.stringify(actual)}`).toBe(true)
    const list = actual as readonly unknown[]
    expect(list.length, `length of ${path}: ${JSON.stringify(list)}`).toBe(expected.length)
    for (const [index, one] of expected.entries()) expectSubset(list[index], one, `${path}[${index}]`)
  } else if (typeof expected === 'object') {
    for (const [key, one] of Object.entries(expected)) {
      const inner = Array.isArray(actual)
        ? (actual as readonly { id?: string }[]).find((element) => element.id === key)
        : (actual as Record<string, unknown> | undefined)?.[key]
      expectSubset(inner, one, path === '' ? key : `${path}.${key}`)
    }
  } else {
    expect(actual, path).toBe(expected)
  }
}
