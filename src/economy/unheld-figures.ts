import { diagnostic, type Diagnostic } from '../kernel/index.js'
import { ownValue } from '../kernel/internal.js'
import type { Charter, PoolRule } from './charter.js'
import { figuresOfKey, type DivisionKey, type HolderFilter } from './division-keys.js'
import type { ShareHolder } from './share-rules.js'
import { labelValue } from './charter-words.js'
import { findClaims, isNobody, type ClaimBook } from './claims.js'

/** Figures by which pools are divided and that no holder has: mostly misspelt names, which would count as nothing without a word. */
export function unheldFigures(rules: Charter['rules'], book: ClaimBook): readonly Diagnostic[] {
  const holders = [...book.holders.values()]
  if (holders.length === 0) return []
  const held = (name: string): boolean =>
    book.quantified.has(name) || holders.some((one) => ownValue(one.figures, name) !== undefined)
  const unheld = (names: readonly string[], path: string): readonly Diagnostic[] =>
    [...new Set(names)]
      .filter((name) => !held(name))
      .map((name) => diagnostic('figure-not-stated', 'warning', path, { name }))
  const pools: readonly PoolRule[] = rules.pools
  return [
    ...pools.flatMap(({ to, take }, index) => [
      ...(to.kind !== 'holders'
        ? []
        : [
            ...unheld(figuresOfKey(to.by), `rules.pools[${index}].to.by.figures`),
            ...testedFigures(to, `rules.pools[${index}].to`, unheld, holders),
          ]),
      ...(take.kind === 'perUnit'
        ? [
            ...unheld(figuresOfKey(take.by), `rules.pools[${index}].take.by.figures`),
            ...testedFigures(take, `rules.pools[${index}].take`, unheld, holders),
          ]
        : []),
    ]),
    ...perUnitRules(rules).flatMap(({ label, path, by, among }) =>
      among !== undefined && isNobody(findClaims(by, among, book), book)
        ? [diagnostic('no-claims', 'note', path, { pool: labelValue(label) })]
        : [],
    ),
    ...(rules.deductions ?? []).flatMap(({ take }, index) =>
      take.kind === 'rate' ? [] : unheld([take.figure], `rules.deductions[${index}].take.figure`),
    ),
  ]
}

// What is paid for each unit of some holders, who may be nobody this year.
function perUnitRules({ pools, guarantees = [] }: Charter['rules']) {
  return [
    ...(pools as readonly PoolRule[]).flatMap(({ label, take }, index) =>
      take.kind === 'perUnit' ? [{ ...take, label, path: `rules.pools[${index}].take` }] : [],
    ),
    ...guarantees.map((rule, index) => ({ ...rule, path: `rules.guarantees[${index}]` })),
  ]
}

// Figures that a filter tests: held by nobody, or lacking with some, who then take no part.
function testedFigures(
  { by, among }: { readonly by: DivisionKey; readonly among?: HolderFilter },
  path: string,
  unheld: (names: readonly string[], path: string) => readonly Diagnostic[],
  holders: readonly ShareHolder[],
): readonly Diagnostic[] {
  const parts = typeof by !== 'string' && 'sum' in by ? by.sum.map((part) => part.among) : []
  const names = new Set([among, ...parts].flatMap((one) => one?.figures?.map((test) => test.figure) ?? []))
  return [...names].flatMap((name) => {
    const nobody = unheld([name], `${path}.among.figures`)
    const without = holders.filter((one) => ownValue(one.figures, name) === undefined).map((one) => one.name ?? one.id)
    return nobody.length > 0 || without.length === 0
      ? nobody
      : [diagnostic('tested-figure-missing', 'warning', `${path}.among.figures`, { name, holders: without })]
  })
}
