import { describe, expect, it } from 'vitest'
import { improvements, type Scheme, type SchemeFacts, type SchemeRules } from 'xiangzhen/responsibility'
import { leaf, schemeWith, year } from './scheme-test-kit.js'

const given = { kind: 'given' } as const
const ladder = ['ex', 'good', 'fair', 'poor'].map((id) => ({ id, title: id }))
const bands = [
  { id: 'ex', from: { at: '90', included: true } },
  { id: 'good', from: { at: '80', included: true }, to: { at: '90', included: false } },
  { id: 'fair', from: { at: '60', included: true }, to: { at: '80', included: false } },
  { id: 'poor', to: { at: '60', included: false } },
]
const scheme = (rules: Partial<SchemeRules> = {}): Scheme =>
  schemeWith({
    full: '100',
    nodes: [leaf('a', '60', given), leaf('b', '40', given)],
    grades: { ladder, bands },
    ...rules,
  })
const facts = (a: string, b: string, more: Partial<SchemeFacts> = {}): SchemeFacts => ({
  subjects: [{ id: 'v' }],
  actuals: [
    { subject: 'v', indicator: 'a', value: a },
    { subject: 'v', indicator: 'b', value: b },
  ],
  ...more,
})
function way(of: Scheme, given: SchemeFacts) {
  const told = improvements(of, given, { ...year, subject: 'v' })
  if (told.status !== 'computed') return told.status
  const { nextGrade, noNextGrade } = told.value
  return nextGrade === null ? noNextGrade : [nextGrade.grade, nextGrade.from, nextGrade.missing]
}

describe('the next grade', () => {
  it('begins where a rule lets it begin', () => {
    const rules = [
      { grade: 'good', when: { all: [{ figure: { of: 'total' }, atLeast: '90' }, { flag: 'disciplined' }] } },
      {
        grade: 'fair',
        when: { all: [{ figure: { of: 'total' }, atLeast: '80', lessThan: '90' }, { flag: 'disciplined' }] },
      },
    ] as const
    const of = scheme({ grades: { ladder, bands, rules } })
    expect(way(of, facts('50', '33.13', { subjects: [{ id: 'v', flags: ['disciplined'] }] }))).toEqual([
      'good',
      '90',
      '6.87',
    ])
    expect(way(of, facts('50', '33.13'))).toEqual(['ex', '90', '6.87'])
  })

  it('may begin just above a limit, and by the per cent', () => {
    const open = [
      { id: 'ex', from: { at: '90', included: false } },
      { id: 'good', to: { at: '90', included: true } },
    ]
    expect(way(scheme({ grades: { ladder, bands: open } }), facts('60', '30'))).toEqual(['ex', '90', '0'])
    expect(way(scheme({ grades: { ladder, bands, of: 'percent' } }), facts('50', '30'))).toEqual(['ex', '90', '10'])
  })

  it('is told why there is none', () => {
    const stuck = [
      { grade: 'fair', when: { any: [{ flag: 'x' }, { not: { figure: { of: 'total' }, atMost: '1000' } }] } },
    ] as const
    const flagged = { subjects: [{ id: 'v', flags: ['x'] }] }
    expect(way(scheme(), facts('60', '40'))).toBe('at-the-top')
    expect(way(schemeWith({ nodes: scheme().rules.nodes }), facts('60', '30'))).toBe('without-grades')
    expect(way(scheme({ grades: { ladder, bands, rules: stuck } }), facts('50', '35', flagged))).toBe('blocked-by-rule')
    const vetoes = [{ id: 'w', when: { flag: 'x' }, effect: { kind: 'capGrade', grade: 'fair' } }] as const
    expect(way(scheme({ vetoes }), facts('50', '35', flagged))).toBe('blocked-by-veto')
    const high = [
      { id: 'ex', from: { at: '120', included: true } },
      { id: 'good', to: { at: '120', included: false } },
    ]
    expect(way(scheme({ grades: { ladder, bands: high } }), facts('50', '35'))).toBe('out-of-reach')
  })

  it('goes past the last seat of a list', () => {
    const lists: SchemeRules['lists'] = [
      {
        id: 'top',
        title: 't',
        from: 'top',
        quota: { kind: 'atMost', count: 1, ties: 'leaveVacant' },
        gradeAtLeast: 'ex',
        grade: { on: 'ex', off: 'good' },
      },
    ]
    const two = (b: string): SchemeFacts => {
      const own = facts('58', '35')
      const other = [
        { subject: 'w', indicator: 'a', value: '60' },
        { subject: 'w', indicator: 'b', value: b },
      ]
      return { subjects: [{ id: 'v' }, { id: 'w' }], actuals: [...own.actuals!, ...other] }
    }
    expect(way(scheme({ lists }), two('36'))).toEqual(['ex', '96', '3'])
    expect(way(scheme({ lists }), two('40'))).toBe('blocked-by-list')
    const tied = scheme({ lists })
    expect(
      way(tied, {
        ...two('36'),
        actuals: two('36').actuals!.map((row) =>
          row.subject === 'w' && row.indicator === 'b' ? { ...row, value: '33' } : row,
        ),
      }),
    ).toEqual(['ex', '93', '0'])
  })

  it('waits for what the score waits for', () => {
    const open = schemeWith({ nodes: [leaf('a', '60', given), leaf('c', '40', given)] })
    expect(way(open, facts('60', '40'))).toBe('needs')
  })
})
