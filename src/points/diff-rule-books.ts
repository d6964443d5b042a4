import {
  compareFigures,
  diagnostic,
  readFigure,
  type Diagnostic,
  type DiagnosticData,
  type DiagnosticValue,
} from '../kernel/index.js'
import { canonicalText } from './entry-chain.js'
import { byCodeUnit } from './ledger-events.js'
import type { RuleChangeCode } from './redemption-codes.js'
import type { RuleBook } from './rule-book.js'

/**
 * What changed between two versions of a rule book, one finding for each change, fit for a public notice (修订对照): what was added and
 * dropped, which figures were raised or lowered, which decisions were taken. `describe` makes the sentences.
 *
 * @returns changes in the order of the later book; those of what was dropped after those of its section. Empty: the same rules
 * @example
 * ```ts
 * import { diffRuleBooks, type RuleBook } from 'xiangzhen/points'
 * const book: RuleBook = {
 *   id: 'b', title: '积分', version: '1', effective: { from: '2024-01-01' }, sources: [], decisions: [],
 *   rules: {
 *     account: { kind: 'member' }, points: { digits: 0 },
 *     timing: { score: 'year', entryDate: 'event', classDate: 'periodEnd' },
 *     categories: [], items: [{ kind: 'award', id: 'help', title: '帮扶', worth: { by: 'fixed', points: '5' } }], total: {},
 *   },
 * }
 * const items = [{ kind: 'award' as const, id: 'help', title: '帮扶', worth: { by: 'fixed' as const, points: '8' } }]
 * const [change] = diffRuleBooks(book, { ...book, rules: { ...book.rules, items } })
 * change?.code // => 'figure-raised'
 * change?.data['after'] // => '8'
 * ```
 */
export function diffRuleBooks(before: RuleBook, after: RuleBook): readonly Diagnostic<RuleChangeCode>[] {
  const found: Diagnostic<RuleChangeCode>[] = []
  if (canonicalText(before.effective) !== canonicalText(after.effective)) {
    const data = { before: spanText(before.effective), after: spanText(after.effective) }
    found.push(diagnostic('in-force-changed', 'note', 'effective', data))
  }
  const whole = { title: after.title, section: sectionName('rules') }
  compareNodes(before.rules, after.rules, { path: 'rules', field: '', about: whole, depth: 0 }, found)
  compareDecisions(before, after, found)
  return found
}

interface Place {
  readonly path: string
  /** The last key on the way. */
  readonly field: string
  /** What a sentence calls the thing that the field belongs to. */
  readonly about: { readonly title: DiagnosticValue; readonly section: DiagnosticValue }
  readonly depth: number
}

function compareNodes(before: unknown, after: unknown, place: Place, found: Diagnostic<RuleChangeCode>[]): void {
  if (canonicalText(before ?? null) === canonicalText(after ?? null)) return
  if (isList(before ?? []) && isList(after ?? []) && (isKeyedList(before) || isKeyedList(after))) {
    compareLists((before ?? []) as readonly object[], (after ?? []) as readonly object[], place, found)
  } else if (isRecord(before) && isRecord(after)) {
    for (const key of [...new Set([...Object.keys(after), ...Object.keys(before)])]) {
      const about = place.depth === 0 ? { ...place.about, section: sectionName(key) } : place.about
      const inner = { path: `${place.path}.${key}`, field: key, about, depth: place.depth + 1 }
      compareNodes(before[key], after[key], inner, found)
    }
  } else found.push(leafChange(before, after, place))
}

// Parts of a list are the same part when they have the same id, grade, right or question, else when they have the same place.
function compareLists(
  before: readonly object[],
  after: readonly object[],
  place: Place,
  found: Diagnostic<RuleChangeCode>[],
): void {
  const earlier = new Map(before.map((part, index) => [keyOf(part, index), part]))
  const kept = new Set<string>()
  for (const [index, part] of after.entries()) {
    const key = keyOf(part, index)
    const was = earlier.get(key)
    kept.add(key)
    const path = `${place.path}[${index}]`
    if (was === undefined) found.push(diagnostic('rule-added', 'note', path, partData(part, place)))
    else {
      const about = { section: place.about.section, title: titleOf(part) }
      compareNodes(was, part, { path, field: place.field, about, depth: place.depth + 1 }, found)
    }
  }
  for (const [index, part] of before.entries()) {
    if (kept.has(keyOf(part, index))) continue
    found.push(diagnostic('rule-dropped', 'note', `${place.path}[${index}]`, partData(part, place)))
  }
}

function leafChange(before: unknown, after: unknown, place: Place): Diagnostic<RuleChangeCode> {
  const { path, field, about } = place
  const data = { ...about, field: fieldName(field), before: valueText(before), after: valueText(after) }
  if (before === undefined) return diagnostic('detail-added', 'note', path, data)
  if (after === undefined) return diagnostic('detail-dropped', 'note', path, data)
  if (isFigure(before) && isFigure(after)) {
    const order = compareFigures(after, before)
    if (order !== 0) return diagnostic(order > 0 ? 'figure-raised' : 'figure-lowered', 'note', path, data)
  }
  return diagnostic('wording-changed', 'note', path, data)
}

function compareDecisions(before: RuleBook, after: RuleBook, found: Diagnostic<RuleChangeCode>[]): void {
  const keyed = ({ decisions }: RuleBook): ReadonlyMap<string, RuleBook['decisions'][number]> =>
    new Map(decisions.map((one) => [`${one.code} ${one.at ?? ''}`, one]))
  const [earlier, later] = [keyed(before), keyed(after)]
  for (const key of [...new Set([...earlier.keys(), ...later.keys()])].sort(byCodeUnit)) {
    const [was, is] = [earlier.get(key), later.get(key)]
    const { code, at = '' } = (is ?? was)!
    const data = {
      decision: code,
      at,
      before: was?.value ?? '',
      after: is?.value ?? '',
      decidedBy: (is ?? was)!.decidedBy,
    }
    if (was === undefined) found.push(diagnostic('decision-added', 'note', 'decisions', data))
    else if (is === undefined) found.push(diagnostic('decision-dropped', 'note', 'decisions', data))
    else if (was.value !== is.value) found.push(diagnostic('decision-changed', 'note', 'decisions', data))
  }
}

function keyOf(part: object, index: number): string {
  const { id, grade, right, decide } = part as Readonly<Record<string, unknown>>
  return canonicalText(id ?? grade ?? right ?? decide ?? index)
}

function isKeyedList(value: unknown): boolean {
  return isList(value) && value.length > 0 && value.every((one) => isRecord(one))
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value)
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isFigure(value: unknown): value is string | number {
  return (typeof value === 'string' || typeof value === 'number') && readFigure(value).ok
}

function titleOf(part: object): DiagnosticValue {
  const { title, id, grade, decide } = part as Readonly<Record<string, unknown>>
  return (title ?? id ?? grade ?? decide ?? '') as DiagnosticValue
}

function partData(part: object, { about, field }: Place): DiagnosticData {
  const title = titleOf(part)
  return { section: about.section, field: fieldName(field), title: title === '' ? valueText(part) : title }
}

function valueText(value: unknown): string {
  return typeof value === 'string' ? value : value === undefined ? '' : canonicalText(value)
}

function spanText({ from, to }: RuleBook['effective']): string {
  return to === undefined ? `${from}/…` : `${from}/${to}`
}

function sectionName(key: string): DiagnosticValue {
  return sectionNames[key] ?? key
}

function fieldName(key: string): DiagnosticValue {
  return fieldNames[key] ?? key
}

const sectionNames: Readonly<Record<string, DiagnosticValue>> = {
  rules: { zh: '规则', en: 'rules' },
  account: { zh: '积分主体', en: 'account' },
  points: { zh: '分值', en: 'points' },
  timing: { zh: '周期', en: 'periods' },
  classes: { zh: '党员类型', en: 'classes' },
  exemptions: { zh: '免予参加', en: 'exemptions' },
  categories: { zh: '类别', en: 'categories' },
  items: { zh: '积分项目', en: 'items' },
  multipliers: { zh: '加倍', en: 'multipliers' },
  countLimits: { zh: '次数限制', en: 'count limits' },
  combinedCaps: { zh: '合计上限', en: 'combined caps' },
  total: { zh: '总分', en: 'total' },
  vetoes: { zh: '一票否决', en: 'vetoes' },
  suspensions: { zh: '暂停权利', en: 'suspensions' },
  gates: { zh: '条件', en: 'conditions' },
  grades: { zh: '等次', en: 'grades' },
  consequences: { zh: '结果运用', en: 'consequences' },
  rankings: { zh: '排名', en: 'rankings' },
  lists: { zh: '红黑榜', en: 'lists' },
  figures: { zh: '计算项', en: 'figures' },
  budgets: { zh: '总额控制', en: 'budgets' },
  visibility: { zh: '公开范围', en: 'visibility' },
}

const fieldNames: Readonly<Record<string, DiagnosticValue>> = {
  points: { zh: '分值', en: 'points' },
  limit: { zh: '上限', en: 'limit' },
  floor: { zh: '保底', en: 'floor' },
  factor: { zh: '倍数', en: 'factor' },
  allotment: { zh: '赋分', en: 'allotment' },
  least: { zh: '最低', en: 'least' },
  most: { zh: '最高', en: 'most' },
  at: { zh: '分数线', en: 'line' },
  included: { zh: '是否含本数', en: 'whether the edge is included' },
  line: { zh: '界限', en: 'line' },
  title: { zh: '名称', en: 'title' },
  clause: { zh: '条款', en: 'clause' },
  basis: { zh: '上限口径', en: 'what the cap counts' },
  per: { zh: '计算期间', en: 'span' },
  category: { zh: '类别', en: 'category' },
  bands: { zh: '分档', en: 'bands' },
  caps: { zh: '封顶', en: 'caps' },
  count: { zh: '数量', en: 'count' },
  times: { zh: '次数', en: 'times' },
  weights: { zh: '权重', en: 'weights' },
  rounding: { zh: '修约', en: 'rounding' },
  opening: { zh: '基础分', en: 'opening points' },
  score: { zh: '计分周期', en: 'score period' },
  firstMonth: { zh: '年度起始月份', en: 'first month of the year' },
  entryDate: { zh: '归属日期', en: 'date that decides' },
  joiners: { zh: '中途加入', en: 'joining within the period' },
  leavers: { zh: '中途离开', en: 'leaving within the period' },
  classChange: { zh: '期中变更类型', en: 'change of class' },
  worth: { zh: '计分方式', en: 'worth' },
  levels: { zh: '等级表', en: 'table of levels' },
  rungs: { zh: '次数阶梯', en: 'rungs' },
  unit: { zh: '每级数量', en: 'size of a step' },
  partial: { zh: '不足一级', en: 'part of a step' },
  accumulate: { zh: '累计期间', en: 'span of adding up' },
  leftover: { zh: '余数', en: 'leftover' },
  counts: { zh: '计哪几次', en: 'which entries count' },
  sameMatter: { zh: '同一事项', en: 'one matter' },
  quantityLimit: { zh: '数量上限', en: 'limit of the quantity' },
  outside: { zh: '不占封顶', en: 'outside caps' },
  classes: { zh: '适用类型', en: 'classes' },
  roles: { zh: '适用职务', en: 'roles' },
  conditions: { zh: '计分条件', en: 'conditions' },
  household: { zh: '按户计法', en: 'household' },
  maximum: { zh: '最高可得', en: 'maximum' },
  effective: { zh: '施行期间', en: 'in force' },
  earlierWorths: { zh: '此前分值', en: 'earlier worths' },
  mode: { zh: '方式', en: 'mode' },
  between: { zh: '适用日期', en: 'days' },
  over: { zh: '合并项目', en: 'over' },
  items: { zh: '适用项目', en: 'items' },
  mark: { zh: '标记', en: 'mark' },
  losses: { zh: '是否含扣分', en: 'losses' },
  onSteps: { zh: '加倍的对象', en: 'what is multiplied on steps' },
  sameObject: { zh: '按对象计', en: 'for each object' },
  keep: { zh: '保留哪几次', en: 'which are kept' },
  combine: { zh: '合并方式', en: 'combination' },
  missing: { zh: '缺评处理', en: 'what is missing' },
  fullMarks: { zh: '满分', en: 'full marks' },
  within: { zh: '所属范围', en: 'within' },
  beyond: { zh: '较长周期', en: 'longer periods' },
  vetoesBeyond: { zh: '否决的延续', en: 'vetoes beyond their period' },
  classDate: { zh: '类型认定日期', en: 'date of the class' },
  countedStates: { zh: '计分状态', en: 'states that count' },
  versionDate: { zh: '版本认定日期', en: 'date of the version' },
  capsAcrossVersions: { zh: '跨版本封顶', en: 'caps across versions' },
  digits: { zh: '小数位数', en: 'digits' },
  effect: { zh: '否决效力', en: 'effect' },
  discretion: { zh: '是否必须', en: 'discretion' },
  dated: { zh: '认定日期', en: 'date of the event' },
  when: { zh: '条件', en: 'condition' },
  grade: { zh: '等次', en: 'grade' },
  from: { zh: '下限', en: 'from' },
  to: { zh: '上限', en: 'to' },
  gates: { zh: '前提条件', en: 'gates' },
  otherwise: { zh: '否则', en: 'otherwise' },
  quotas: { zh: '名额', en: 'quotas' },
  seats: { zh: '名额数', en: 'seats' },
  share: { zh: '比例', en: 'share' },
  of: { zh: '计算基数', en: 'base' },
  strength: { zh: '约束力', en: 'strength' },
  tieBreaks: { zh: '并列先后', en: 'tie-breaks' },
  ties: { zh: '并列处理', en: 'ties' },
  overflow: { zh: '无名额者等次', en: 'grade without a seat' },
  outcomes: { zh: '后果', en: 'outcomes' },
  ranking: { zh: '排名', en: 'ranking' },
  direction: { zh: '排序方向', en: 'direction' },
  end: { zh: '榜首或榜尾', en: 'end' },
  figure: { zh: '依据数值', en: 'figure' },
  amounts: { zh: '金额', en: 'amounts' },
  monthly: { zh: '按月发放', en: 'monthly' },
  ceiling: { zh: '发放总额', en: 'ceiling' },
  grain: { zh: '最小单位', en: 'grain' },
  right: { zh: '权利', en: 'right' },
  years: { zh: '年数', en: 'years' },
  earning: { zh: '是否继续积分', en: 'earning' },
  overlap: { zh: '重叠处理', en: 'overlap' },
  steps: { zh: '程序', en: 'steps' },
  partOfPeriod: { zh: '部分期间免评', en: 'part of the period' },
  graded: { zh: '是否评等次', en: 'graded' },
  scored: { zh: '是否计分', en: 'scored' },
  panels: { zh: '评价主体', en: 'panels' },
  weight: { zh: '权重', en: 'weight' },
  quorum: { zh: '法定人数', en: 'quorum' },
  ownMark: { zh: '本人评分', en: 'own mark' },
  lastDay: { zh: '截止日', en: 'last day' },
  measure: { zh: '统计指标', en: 'measure' },
  target: { zh: '目标值', en: 'target' },
  base: { zh: '基数', en: 'base' },
  step: { zh: '步长', en: 'step' },
  full: { zh: '满分值', en: 'full points' },
  audience: { zh: '公开范围', en: 'audience' },
  what: { zh: '公开内容', en: 'what is seen' },
}
