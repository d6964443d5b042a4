import { describe as group, expect, test } from 'vitest'
import {
  addQuantities,
  amountInWords,
  checkRoster,
  checkWorkCalendar,
  convertQuantity,
  deadline,
  describe,
  divideStated,
  divideWhole,
  householdOn,
  isWorkday,
  readAmount,
  readHolidayNotice,
  readQuantity,
  readSplit,
  readStated,
  sentencesOf,
  unitRate,
  type Diagnostic,
  type Division,
  type DivisionRule,
  type DivisionShare,
  type Membership,
  type Result,
  type SentenceTemplate,
  type Unit,
} from '../../src/kernel/index.js'
import { enKernel } from '../../src/text/en/kernel.js'
import { zhKernel } from '../../src/text/zh/kernel.js'

const catalogues = [
  { language: 'zh', sentences: zhKernel },
  { language: 'en', sentences: enKernel },
] as const

const placeholders = (template: SentenceTemplate): string[][] =>
  [template].flat().map((text) => [...new Set(text.match(/\{@?\w+\}/g) ?? [])].sort())

test.each(Object.keys(zhKernel) as (keyof typeof zhKernel)[])('%s names the same values in both languages', (code) => {
  expect(placeholders(enKernel[code])).toEqual(placeholders(zhKernel[code]))
})

test('a result says what it found, why it has no value, and what it asks, each once', () => {
  const catalogue = { language: 'en' as const, sentences: { a: 'Found {n}.', b: 'Why.', c: 'Which of {options}?' } }
  const found = { code: 'a', severity: 'note' as const, path: '', data: { n: 1 } }
  expect(sentencesOf({ status: 'computed', value: 1, diagnostics: [found, found] }, catalogue)).toEqual(['Found 1.'])
  const refused = { status: 'not-computable' as const, reason: 'b', diagnostics: [found] }
  expect(sentencesOf(refused, catalogue)).toEqual(['Found 1.', 'Why.'])
  expect(sentencesOf({ ...refused, reason: 'a' }, catalogue)).toEqual(['Found 1.'])
  const open = { status: 'needs' as const, missing: [{ code: 'c', options: ['x', 'y'] }], diagnostics: [] }
  expect(sentencesOf(open, catalogue)).toEqual(['Which of x, y?'])
})

group('every sentence is filled by the finding that it is for', () => {
  const rule: DivisionRule = { grain: '1', method: 'largestRemainder', ties: 'report' }
  const divide = (total: string, shares: DivisionShare[], more: Partial<DivisionRule> = {}): Result<Division> =>
    divideWhole(total, shares, { ...rule, ...more } as DivisionRule)
  const calendar = {
    coveredFrom: '2024-12-31',
    coveredTo: '2024-01-01',
    weekendDays: [6, 7],
    holidays: ['2024-05-01'],
    makeUpWorkdays: ['2024-05-01', '2024-05-02'],
    source: 'host',
  }
  const member = (personId: string, groupId: string, from: string, to?: string): Membership => ({
    personId,
    groupId,
    in: 'household',
    from,
    ...(to === undefined ? {} : { to }),
  })
  const one = (id: string, more: object = {}): DivisionShare => ({ id, weight: '1', ...more })
  const term = { count: 1, unit: 'month', firstDayCounted: false, shift: 'none' } as const
  const results: Result<unknown>[] = [
    divide('x', [one('a')]),
    divide('1', [{ id: 'a', weight: '1/0' }], { grain: '0' }),
    divide('1', [{ id: 'a', weight: '-1' }, one('a', { cap: '-1' })]),
    divide('1', [{ id: 'a', weight: 0, minimum: 1 }]),
    divide('1', [one('a', { minimum: 2 })]),
    divide('9', [one('a', { minimum: 2, cap: 1 })], { overCap: 'leave' }),
    divide('9', [one('a', { cap: 1 })], { method: 'saintelague' }),
    divide('9.5', [one('a')]),
    divide('1', [one('a'), one('b')]),
    divideWhole(
      '2',
      ['a', 'b', 'c', 'd'].map((id) => one(id)),
      { grain: '1', method: 'toOne', order: ['last'], each: 'halfUp' },
    ),
    divide(
      '1',
      Array.from({ length: 60 }, (_, i) => ({ id: `s${i}`, weight: `1/${'9'.repeat(57)}${i}` })),
    ),
    deadline('2024-01-31', term),
    deadline('9999-12-31', term),
    deadline('2024-01-31', { ...term, unit: 'workday' }),
    isWorkday('2025-01-01', calendar),
    convertQuantity({ value: 'x', unit: 'mu' }, 'mu'),
    convertQuantity({ value: 0.1 + 0.2, unit: 'mu' }, 'mu'),
    convertQuantity({ value: '9'.repeat(99), unit: 'mu' }, 'mu'),
    convertQuantity({ value: '1', unit: 'mu' }, 'squareMetre'),
    convertQuantity<Unit, Unit>({ value: '1', unit: 'mu' }, 'acre' as Unit),
    addQuantities<Unit>({ value: '1', unit: 'mu' }, { value: '1', unit: 'jin' }),
    addQuantities({ value: '1', unit: 'jin', basis: ['paddy'] }, { value: '1', unit: 'jin' }),
    unitRate({ value: '1', unit: 'jin' }, { value: '0', unit: 'mu' }),
    divideStated({ kind: 'exact', value: '1' }, { kind: 'atLeast', value: '0' }, 2),
    ...['约5亩', '3万5亩', '5', '很多'].map(readQuantity),
    readAmount('5亩'),
    readStated('5亩以上'),
    readStated('增长3.2倍'),
    ...['几十亩', '三分之一', '三七开'].map(readStated),
    readSplit('三七开'),
    readHolidayNotice('4月4日', 2024),
    readHolidayNotice('4月4日放假，共3天', 2024),
    amountInWords('1.005'),
    amountInWords('1'.repeat(20)),
    amountInWords('x'),
    householdOn({ memberships: [] }, 'p', '2024-01-01'),
    householdOn({ memberships: [member('p', 'a', '2024-01-01'), member('p', 'b', '2024-01-01')] }, 'p', '2024-01-01'),
  ]
  const checked: readonly Diagnostic[] = [
    ...checkWorkCalendar(calendar),
    ...checkRoster({
      people: [{ id: 'p' }, { id: 'p' }],
      households: [{ id: 'h' }, { id: 'g' }],
      organisations: [
        { id: 'a', name: 'a', level: 'village', parentId: 'a' },
        { id: 'b', name: 'b', level: 'village', parentId: 'x' },
      ],
      memberships: [
        member('q', 'x', '2024-02-30'),
        member('p', 'h', '2024-02-02', '2024-02-01'),
        member('p', 'h', '2024-01-01'),
        member('p', 'g', '2024-02-01'),
      ],
    }),
  ]
  const said = [
    ...checked,
    ...results.flatMap((result) => [...result.diagnostics, ...(result.status === 'needs' ? result.missing : [])]),
  ]

  test.each(catalogues)('$language', (catalogue) => {
    for (const finding of said) {
      const sentence = describe(finding, catalogue)
      expect(sentence, finding.code).not.toMatch(/[{}]|^[：:]|undefined/)
      expect(sentence, finding.code).not.toContain(`${finding.code} `)
    }
  })

  test('and nearly every code has been seen', () => {
    const seen = new Set<string>(said.map(({ code }) => code))
    const unseen = Object.keys(zhKernel).filter((code) => !seen.has(code))
    // Those of documents and decisions have tests of their own; a day that is none is a refusal of the reader of dates.
    const elsewhere = [
      ...['above-maximum', 'below-minimum', 'figure-not-text', 'missing-key', 'not-an-option', 'not-well-formed'],
      ...[
        'too-long',
        'too-short',
        'int',
        'interval-reversed',
        'unknown-key',
        'wrong-type',
        'unknown-decision',
        'unreadable-decision',
      ],
      ...['string', 'number', 'boolean', 'object', 'record', 'array', 'null'],
      'no-such-day',
    ]
    expect(unseen.sort()).toEqual(elsewhere.sort())
  })
})
