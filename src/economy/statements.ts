import {
  computed,
  diagnostic,
  notComputable,
  readFigure,
  type DecimalText,
  type Diagnostic,
  type Label,
  type Result,
  type Source,
} from '../kernel/index.js'
import { addExact, compareExact, exactToPlainText, exactZero, subtractExact, type Exact } from '../kernel/internal.js'
import { labelValue } from './charter-words.js'

/**
 * A statement of an accounting regime as data: its lines and the identities between them. The published texts that were read hold the
 * collective's form of the 2004 rules and the cooperative's of 2021; none holds the collective's form of the 2023 rules, so a host that
 * needs it states its lines as data.
 */
export interface StatementForm {
  /** Id. */
  readonly id: string
  /** Title as published. */
  readonly title: Label
  /** The regime that prescribes it. */
  readonly source: Source
  /** Lines in their order. */
  readonly lines: readonly StatementLine[]
}

/** A line of a statement. */
export interface StatementLine {
  /** Code, unique in the form. */
  readonly id: string
  /** Item as printed. */
  readonly label: Label
  /** Line number, where the form prints one. */
  readonly number?: number
  /** For a line that follows from others: those that are added and those that are taken off. */
  readonly from?: { readonly add: readonly string[]; readonly less: readonly string[] }
}

/** The amounts of a statement by line code, in yuan (or all in the same unit). A line that is left out is unknown, not zero. */
export interface StatementFacts {
  /** Amounts. */
  readonly amounts: Readonly<Record<string, DecimalText>>
}

/** A statement with its identities checked. */
export interface StatementReview {
  /** Every line of the form. */
  readonly lines: readonly StatementLineReview[]
  /** Identities that do not hold, lines that the form does not have, and as notes lines that neither are stated nor follow. */
  readonly findings: readonly Diagnostic[]
  /** Whether every identity that can be checked holds. */
  readonly agrees: boolean
}

/** One line of a statement. */
export interface StatementLineReview {
  /** Code. */
  readonly id: string
  /** Item as printed. */
  readonly label: Label
  /** What was stated; `null` when the line was left out. */
  readonly stated: DecimalText | null
  /** What the other lines give; `null` for a line that follows from none, or when one of them is unknown. */
  readonly computed: DecimalText | null
}

/**
 * Fills in the lines of a statement that follow from others and checks the identities of the form.
 *
 * @param form - a form of a regime (`collectiveStatement2004`, `cooperativeStatement2021`)
 * @param facts - the stated amounts by line code
 * @returns each line with what was stated and what follows; reason `not-a-figure`
 * @example
 * ```ts
 * import { checkStatement, cooperativeStatement2021 } from 'xiangzhen/economy'
 * const amounts = {
 *   'operating-income': '500', 'investment-income': '0', 'operating-expense': '400', taxes: '0',
 *   'management-expense': '50', 'finance-expense': '10', 'operating-surplus': '41',
 * }
 * const result = checkStatement(cooperativeStatement2021, { amounts }, {})
 * result.status === 'computed' && result.value.findings[0]?.data
 * // => { line: '经营收益', stated: '41', computed: '40' }
 * ```
 */
export function checkStatement(
  form: StatementForm,
  facts: StatementFacts,
  _question: Readonly<Record<string, never>>,
): Result<StatementReview, 'not-a-figure'> {
  const stated = new Map<string, Exact>()
  const faults: Diagnostic[] = []
  const findings: Diagnostic[] = []
  const known = new Set(form.lines.map((line) => line.id))
  for (const [id, text] of Object.entries(facts.amounts)) {
    const reading = readFigure(text)
    if (reading.ok) stated.set(id, reading.figure)
    else faults.push(diagnostic('not-a-figure', 'error', `amounts.${id}`, { text: reading.text }))
    if (!known.has(id)) findings.push(diagnostic('statement-line-unknown', 'error', `amounts.${id}`, { line: id }))
  }
  if (faults.length > 0) return notComputable('not-a-figure', faults)
  const values = new Map(stated)
  const lines = form.lines.map((line): StatementLineReview => {
    const own = stated.get(line.id)
    const follows = line.from === undefined ? undefined : followFrom(line.from, values)
    if (follows !== undefined && own === undefined) values.set(line.id, follows)
    if (follows !== undefined && own !== undefined && compareExact(follows, own) !== 0) {
      const data = { line: labelValue(line.label), stated: exactToPlainText(own), computed: exactToPlainText(follows) }
      findings.push(diagnostic('statement-line-wrong', 'error', `amounts.${line.id}`, data))
    }
    return { id: line.id, label: line.label, stated: textOf(own), computed: textOf(follows) }
  })
  for (const { id, label, stated: own, computed: follows } of lines) {
    if (own === null && follows === null) {
      findings.push(diagnostic('statement-line-missing', 'note', `amounts.${id}`, { line: labelValue(label) }))
    }
  }
  return computed({ lines, findings, agrees: findings.every((one) => one.severity !== 'error') })
}

function followFrom(
  from: { readonly add: readonly string[]; readonly less: readonly string[] },
  values: ReadonlyMap<string, Exact>,
): Exact | undefined {
  let sum = exactZero
  for (const [ids, join] of [
    [from.add, addExact],
    [from.less, subtractExact],
  ] as const) {
    for (const id of ids) {
      const value = values.get(id)
      if (value === undefined) return undefined
      sum = join(sum, value)
    }
  }
  return sum
}

function textOf(value: Exact | undefined): DecimalText | null {
  return value === undefined ? null : exactToPlainText(value)
}

/**
 * 收益及收益分配表 of the village collective accounting rules 财会〔2004〕12号, for the years to 2023. The distributions that reduce
 * 可分配收益 are the lines that the rules' account 收益分配 names.
 */
export const collectiveStatement2004: StatementForm = {
  id: 'collective-2004',
  title: '收益及收益分配表',
  source: {
    id: 'caikuai-2004-12',
    document: '村集体经济组织会计制度（财会〔2004〕12号）',
    article: '四、会计报表：收益及收益分配表编制说明',
    year: 2004,
    status: 'confirmed',
  },
  lines: [
    { id: 'operating-income', label: '经营收入' },
    { id: 'contract-income', label: '发包及上交收入' },
    { id: 'investment-income', label: '投资收益' },
    { id: 'operating-expense', label: '经营支出' },
    { id: 'management-expense', label: '管理费用' },
    {
      id: 'operating-surplus',
      label: '经营收益',
      from: {
        add: ['operating-income', 'contract-income', 'investment-income'],
        less: ['operating-expense', 'management-expense'],
      },
    },
    { id: 'agricultural-tax-return', label: '农业税附加返还收入' },
    { id: 'subsidy-income', label: '补助收入' },
    { id: 'other-income', label: '其他收入' },
    { id: 'other-expense', label: '其他支出' },
    {
      id: 'year-surplus',
      label: '本年收益',
      from: {
        add: ['operating-surplus', 'agricultural-tax-return', 'subsidy-income', 'other-income'],
        less: ['other-expense'],
      },
    },
    { id: 'opening-undistributed', label: '年初未分配收益' },
    { id: 'transfers-in', label: '其他转入' },
    {
      id: 'distributable',
      label: '可分配收益',
      from: { add: ['year-surplus', 'opening-undistributed', 'transfers-in'], less: [] },
    },
    { id: 'reserve', label: '提取公积公益金' },
    { id: 'welfare', label: '提取应付福利费' },
    { id: 'outside-investors', label: '外来投资分利' },
    { id: 'households', label: '农户分配' },
    { id: 'other-distribution', label: '其他分配' },
    {
      id: 'closing-undistributed',
      label: '年末未分配收益',
      from: {
        add: ['distributable'],
        less: ['reserve', 'welfare', 'outside-investors', 'households', 'other-distribution'],
      },
    },
  ],
}

/** 盈余及盈余分配表 (会农社02表) of the farmers' cooperative accounting rules 财会〔2021〕37号, from 2023. */
export const cooperativeStatement2021: StatementForm = {
  id: 'cooperative-2021',
  title: '盈余及盈余分配表',
  source: {
    id: 'caikuai-2021-37',
    document: '农民专业合作社会计制度（财会〔2021〕37号）',
    article: '附录（二）盈余及盈余分配表格式及编制说明',
    year: 2021,
    status: 'confirmed',
  },
  lines: [
    { id: 'operating-income', label: '经营收入', number: 1 },
    { id: 'investment-income', label: '投资收益', number: 2 },
    { id: 'operating-expense', label: '经营支出', number: 3 },
    { id: 'taxes', label: '税金及附加', number: 4 },
    { id: 'management-expense', label: '管理费用', number: 5 },
    { id: 'finance-expense', label: '财务费用', number: 6 },
    {
      id: 'operating-surplus',
      label: '经营收益',
      number: 7,
      from: {
        add: ['operating-income', 'investment-income'],
        less: ['operating-expense', 'taxes', 'management-expense', 'finance-expense'],
      },
    },
    { id: 'other-income', label: '其他收入', number: 8 },
    { id: 'other-expense', label: '其他支出', number: 9 },
    {
      id: 'total-surplus',
      label: '盈余总额',
      number: 10,
      from: { add: ['operating-surplus', 'other-income'], less: ['other-expense'] },
    },
    { id: 'income-tax', label: '所得税费用', number: 11 },
    { id: 'year-surplus', label: '本年盈余', number: 12, from: { add: ['total-surplus'], less: ['income-tax'] } },
    { id: 'opening-undistributed', label: '年初未分配盈余', number: 13 },
    { id: 'transfers-in', label: '其他转入', number: 14 },
    { id: 'reserve', label: '提取盈余公积', number: 15 },
    {
      id: 'distributable',
      label: '可分配盈余',
      number: 16,
      from: { add: ['year-surplus', 'opening-undistributed', 'transfers-in'], less: ['reserve'] },
    },
    { id: 'patronage', label: '盈余返还', number: 17 },
    { id: 'capital', label: '剩余盈余分配', number: 18 },
    { id: 'contribution', label: '转为成员出资', number: 19 },
    {
      id: 'closing-undistributed',
      label: '年末未分配盈余',
      number: 20,
      from: { add: ['distributable'], less: ['patronage', 'capital', 'contribution'] },
    },
  ],
}
