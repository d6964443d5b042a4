import { readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { factorQuantities, type FactorQuantityName, type FactorSet } from 'xiangzhen/ecology'
import { labelText } from 'xiangzhen/kernel'
import { ipcc2006 } from 'xiangzhen/presets/ipcc-2006'
import { ipcc2019 } from 'xiangzhen/presets/ipcc-2019'
import { strawRatios } from 'xiangzhen/presets/straw-ratios'
import { warmingPotentials } from 'xiangzhen/presets/warming-potentials'

// docs/factors.md is made from the presets: XIANGZHEN_WRITE=1 npx vitest run test/ecology/factor-table.test.ts
const presets: readonly (readonly [string, FactorSet])[] = [
  ['ipcc-2019', ipcc2019],
  ['ipcc-2006', ipcc2006],
  ['warming-potentials', warmingPotentials],
  ['straw-ratios', strawRatios],
]

function page(): string {
  const lines = [
    '---',
    'title: Factors',
    '---',
    '',
    '# Every factor and its status',
    '',
    'A `confirmed` factor was read in the source itself. A `secondHand` factor was read in registers that quote the table: it is used',
    'because the caller passes this very set, and each result names it. An `unconfirmed` factor is never used unless somebody decides so;',
    'no set of this package holds one. Definitions (units, molar masses, equations) are no factors. What is not in this table (collection',
    'coefficients of straw, milling ratios, item weights, EIQ values) has no confirmed source: the caller gives it.',
    '',
  ]
  lines.push(
    '## The quantities that calculators ask by',
    '',
    'A factor of your own (`factors` in the facts, or a set read with `parseFactorSet`) bears one of these names; `factorQuantities` holds the same list.',
    'Where a factor says where it applies, it does so by these attributes. A name that is not in the list is told (`unknown-quantity`).',
    '',
    '| quantity | 中文 | what | a unit | `appliesTo` |',
    '| --- | --- | --- | --- | --- |',
  )
  for (const [id, one] of Object.entries<FactorQuantityName>(factorQuantities))
    lines.push(`| \`${id}\` | ${one.zh} | ${one.en} | \`${one.unit}\` | ${one.appliesTo.join(', ')} |`)
  lines.push('')
  for (const [name, set] of presets) {
    lines.push(`## \`xiangzhen/presets/${name}\`: ${labelText(set.title, 'en')}`, '')
    for (const source of set.sources)
      lines.push(
        `- \`${source.id}\`: ${source.document}${source.link === undefined ? '' : ` (<${source.link}>)`}, ${source.status}`,
      )
    lines.push(
      '',
      '| id | quantity | what | value | unit | range | applies to | table | edition | status |',
      '| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |',
    )
    for (const one of set.rules.factors) {
      const range = one.low === undefined && one.high === undefined ? '' : `${one.low ?? ''} to ${one.high ?? ''}`
      const where = Object.entries(one.appliesTo)
        .map(([key, value]) => `${key}: ${value}`)
        .join(', ')
      lines.push(
        `| \`${one.id}\` | \`${one.quantity}\` | ${labelText(one.title, 'en')} | ${one.value} | ${one.unit} | ${range} | ${where} | ${one.table ?? ''} | ${one.edition} | ${one.status} |`,
      )
    }
    lines.push('')
  }
  return lines.join('\n')
}

const cells = (text: string): string =>
  text
    .replace(/[ \t]+/g, ' ')
    .replace(/-{3,}/g, '---')
    .trim()

test('docs/factors.md shows every factor of the presets with its status', () => {
  const file = new URL('../../docs/factors.md', import.meta.url)
  if (process.env['XIANGZHEN_WRITE'] !== undefined) writeFileSync(file, page())
  expect(cells(readFileSync(file, 'utf8'))).toBe(cells(page()))
})

test('every factor of the presets is of a quantity that calculators ask by, and says where it applies by its attributes', () => {
  for (const [, set] of presets)
    for (const { quantity, appliesTo } of set.rules.factors) {
      const known = (factorQuantities as Readonly<Record<string, FactorQuantityName>>)[quantity]
      expect(known?.appliesTo, quantity).toEqual(expect.arrayContaining(Object.keys(appliesTo)))
    }
})
