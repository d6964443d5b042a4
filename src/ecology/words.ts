import { factorQuantities } from './factor-quantities.js'
import { unitInWords, unitText, type DiagnosticData, type DiagnosticValue } from '../kernel/index.js'
import { ownValue } from '../kernel/internal.js'
import { formsOfOne } from './substance-forms.js'

/**
 * The values of a finding, a question or a step with their words beside them: `unitWords` and `basis` beside `unit`, the names of products and metrics in
 * both languages. The values themselves stay as programs read them.
 */
export function withWords(data: DiagnosticData): DiagnosticData {
  const [first, second] = [data['left'] ?? data['unit'], data['right'] ?? data['wanted']]
  const forms = typeof first === 'string' && typeof second === 'string' ? formsOfOne(first, second) : undefined
  const { unit, left, right, wanted, name, metric, comparator, found, word, instead, use, fact, flow, terrains } = data
  return {
    ...data,
    ...(typeof unit === 'string' ? unitWordsOf(unit) : {}),
    ...(typeof left === 'string' ? { leftWords: unitLabel(left) } : {}),
    ...(typeof right === 'string' ? { rightWords: unitLabel(right) } : {}),
    ...(typeof wanted === 'string' ? { wantedWords: unitLabel(wanted) } : {}),
    ...(typeof name === 'string' ? { name: ownValue(productNames, name) ?? ownValue(factNames, name) ?? name } : {}),
    ...(typeof metric === 'string' ? { metricWords: metricName(metric) } : {}),
    ...(typeof comparator === 'string' ? { comparatorWords: ownValue(comparatorNames, comparator) ?? comparator } : {}),
    ...(typeof word === 'string' ? { advice: adviceOn(word, typeof instead === 'string' ? instead : '') } : {}),
    ...(typeof fact === 'string'
      ? { factWords: ownValue(factNames, fact) ?? ownValue(factNames, 'amount') ?? fact }
      : {}),
    ...(typeof flow === 'string' ? { flowWords: ownValue(flowNames, flow) ?? flow } : {}),
    ...(Array.isArray(terrains) ? { terrainWords: terrainWords(terrains as readonly string[]) } : {}),
    ...(forms === undefined ? {} : { mend: mendWords(forms) }),
    ...(typeof use === 'string' ? { useWords: ownValue(useNames, use) ?? use } : {}),
    ...(typeof found === 'string' ? { foundWords: ownValue(comparatorNames, found) ?? found } : {}),
    ...(typeof wanted === 'string' && ownValue(comparatorNames, wanted) !== undefined
      ? { wantedWords: ownValue(comparatorNames, wanted) as Words }
      : {}),
  }
}

// How one form of a substance becomes the other.
function mendWords(forms: string): Words {
  return {
    zh: `请先用 convertAmount 换算成同一种（${forms}）。`,
    en: `Convert one of them by convertAmount first (${forms}).`,
  }
}

/** The place that a question is about in words: a metric with its basis or comparator, else the id of a record. */
export function placeName(at: string): DiagnosticValue {
  const [first = '', second, ...rest] = at.split(' ')
  const quantity = ownValue<Words>(factorQuantities, first)
  if (quantity !== undefined) {
    const where = [second ?? '', ...rest].filter((one) => one !== '' && one !== first)
    if (where.length === 0) return { zh: quantity.zh, en: quantity.en }
    const [zh, en] = (['zh', 'en'] as const).map((language) =>
      where.map((one) => ownValue(productNames, one)?.[language] ?? one).join(', '),
    )
    return { zh: `${quantity.zh}（${(zh ?? '').split(', ').join('、')}）`, en: `${quantity.en} (${en ?? ''})` }
  }
  const name = metricName(first)
  if (second === undefined) return name
  const more = ownValue(comparatorNames, second) ?? ownValue(basisNames, second)
  const words = typeof name === 'string' ? { zh: name, en: name } : name
  return more === undefined ? at : { zh: `${words.zh}（${more.zh}）`, en: `${words.en} (${more.en})` }
}

const basisNames: Readonly<Record<string, Words>> = {
  total: { zh: '按总面积', en: 'total area' },
  planted: { zh: '按种植面积', en: 'planted area' },
}

interface Words {
  readonly zh: string
  readonly en: string
}

// What to write in place of a word that is no unit.
function adviceOn(word: string, instead: string): Words {
  if (instead !== '') return { zh: `请改写成“${instead}”。`, en: `Write "${instead}".` }
  const counted = /^[a-z][A-Za-z]*$/.test(word) ? `count-${word}` : 'count-beehive'
  return {
    zh: `请用文档所列单位；如果是计数的东西，写成“${counted}”。`,
    en: `Write a unit of the documentation; what is counted is written "${counted}".`,
  }
}

const useNames: Readonly<Record<string, Words>> = {
  fertiliser: { zh: '化肥', en: 'fertiliser' },
  pesticide: { zh: '农药', en: 'pesticide' },
}

function unitWordsOf(unit: string): DiagnosticData {
  const [zh, en] = [unitInWords(unit, 'zh'), unitInWords(unit, 'en')]
  const area = /\/hectare/.test(unit) ? { zh: '公顷均', en: 'per hectare' } : { zh: '亩均', en: 'per mu' }
  const crop = /\/hectare/.test(unit) ? { zh: '单产', en: 'yield' } : { zh: '亩产', en: 'yield' }
  const share = unit === 'percent' || en.words === '' ? en.words : ` ${en.words}`
  return {
    unitWords: { zh: zh.words, en: share },
    unitName: unitLabel(unit),
    ...(zh.basis === '' ? {} : { basis: { zh: zh.basis, en: en.basis } }),
    ...(unit.includes('/') ? { each: area, yieldWord: crop } : {}),
  }
}

function unitLabel(unit: string): Words {
  return { zh: unitText(unit, 'zh') || '比例', en: unitText(unit, 'en') || 'a share' }
}

function metricName(metric: string): Words | string {
  const known = ownValue(metricNames, metric)
  if (known !== undefined) return known
  const product = /^(.*)Yield$/.exec(metric)?.[1]
  const name = product === undefined ? undefined : ownValue(productNames, product)
  return name === undefined ? metric : { zh: `${name.zh}亩产`, en: `${name.en} yield` }
}

const productNames: Readonly<Record<string, Words>> = {
  rice: { zh: '水稻', en: 'rice' },
  wheat: { zh: '小麦', en: 'wheat' },
  maize: { zh: '玉米', en: 'maize' },
  soybean: { zh: '大豆', en: 'soybean' },
  rape: { zh: '油菜', en: 'rape' },
  cotton: { zh: '棉花', en: 'cotton' },
  peanut: { zh: '花生', en: 'peanut' },
  tuber: { zh: '薯类', en: 'tubers' },
  crayfish: { zh: '小龙虾', en: 'crayfish' },
  fish: { zh: '鱼', en: 'fish' },
  carp: { zh: '鲤鱼', en: 'carp' },
  mandarinFish: { zh: '鳜鱼', en: 'mandarin fish' },
  crab: { zh: '河蟹', en: 'crab' },
  shrimp: { zh: '虾', en: 'shrimp' },
  turtle: { zh: '甲鱼', en: 'turtle' },
  loach: { zh: '泥鳅', en: 'loach' },
  frog: { zh: '蛙', en: 'frog' },
  duck: { zh: '鸭', en: 'duck' },
  N: { zh: '氮', en: 'N' },
  riceMethane: { zh: '稻田甲烷', en: 'rice methane' },
  nitrousOxide: { zh: '土壤氧化亚氮', en: 'soil nitrous oxide' },
  ureaAndLime: { zh: '尿素和石灰', en: 'urea and lime' },
  burning: { zh: '焚烧', en: 'burning' },
  livestock: { zh: '畜禽', en: 'livestock' },
  manureManagement: { zh: '粪便管理', en: 'manure management' },
}

const metricNames: Readonly<Record<string, Words>> = {
  ditchShare: { zh: '沟坑占比', en: 'ditch share' },
  aquaticYield: { zh: '水产品亩产', en: 'yield of aquatic products' },
  fertiliserReduction: { zh: '化肥减量', en: 'reduction of fertiliser' },
  pesticideReduction: { zh: '农药减量', en: 'reduction of pesticide' },
  netIncreasePercent: { zh: '亩均纯收益增幅', en: 'increase of net income in percent' },
  netIncrease: { zh: '亩均增收', en: 'increase of net income per mu' },
  netPerMu: { zh: '亩均净收益', en: 'net income per mu' },
  outputValuePerMu: { zh: '亩均产值', en: 'output value per mu' },
  strawUtilisation: { zh: '秸秆综合利用率', en: 'straw utilisation' },
  filmRecovery: { zh: '农膜回收率', en: 'film recovery' },
  manureUtilisation: { zh: '畜禽粪污综合利用率', en: 'manure utilisation' },
  sanitaryToilets: { zh: '卫生厕所普及率', en: 'households with sanitary toilets' },
  collectable: { zh: '可收集量', en: 'collectable straw' },
}

const comparatorNames: Readonly<Record<string, Words>> = {
  monoculture: { zh: '单作', en: 'monoculture' },
  before: { zh: '此前', en: 'the time before' },
  control: { zh: '对照田', en: 'the control field' },
  regionalMean: { zh: '当地平均', en: 'the regional mean' },
  target: { zh: '目标值', en: 'the target' },
  other: { zh: '其他', en: 'something else' },
}

const factNames: Readonly<Record<string, Words>> = {
  area: { zh: '面积', en: 'area' },
  amount: { zh: '数量', en: 'amount' },
  yield: { zh: '产量', en: 'yield' },
  base: { zh: '基数', en: 'base' },
  total: { zh: '总量', en: 'total' },
  divisor: { zh: '除数', en: 'divisor' },
  'cultivation-days': { zh: '生长天数', en: 'days of cultivation' },
  'ditch-share': { zh: '沟坑占比', en: 'share of ditches' },
  grain: { zh: '粮食产量', en: 'grain' },
  collectable: { zh: '可收集量', en: 'collectable straw' },
  income: { zh: '收入', en: 'income' },
  jobs: { zh: '用工人数', en: 'jobs' },
  households: { zh: '户数', en: 'households' },
  content: { zh: '含量', en: 'content' },
  'dry-matter': { zh: '干物质比例', en: 'share of dry matter' },
  'fertilised-share': { zh: '施肥供给养分占比', en: 'share that fertilising gives' },
  'manure-share': { zh: '粪肥占施肥比例', en: 'share of manure in fertilising' },
  'season-use': { zh: '粪肥当季利用率', en: 'share taken up in the season' },
  'supply-per-pig': { zh: '单位猪当量粪肥养分供给量', en: 'nutrient that the manure of a pig gives' },
  'pigs-each': { zh: '猪当量折算系数', en: 'pigs that one animal stands for' },
  'milling-ratio': { zh: '出米率', en: 'milling ratio' },
  'harvest-index': { zh: '收获指数', en: 'harvest index' },
  weight: { zh: '权重', en: 'weight' },
  price: { zh: '价格', en: 'price' },
  costs: { zh: '成本', en: 'costs' },
  surplus: { zh: '盈余', en: 'surplus' },
  'loss-fraction': { zh: '损失比例', en: 'share that is lost' },
  water: { zh: '水量', en: 'water' },
  metric: { zh: '指标', en: 'metric' },
  'exact-figure': { zh: '确切数字', en: 'exact figure' },
  'comparator-value': { zh: '对照值', en: 'value of the comparator' },
  broughtIn: { zh: '外来秸秆', en: 'straw brought in' },
  statedUse: { zh: '所写利用量', en: 'stated use' },
  netPerMu: { zh: '亩均净收益', en: 'net income per mu' },
}

const flowNames: Readonly<Record<string, Words>> = {
  fertiliser: { zh: '化肥', en: 'fertiliser' },
  manure: { zh: '有机肥', en: 'manure' },
  straw: { zh: '秸秆还田', en: 'straw' },
  seed: { zh: '种子', en: 'seed' },
  irrigation: { zh: '灌溉水', en: 'irrigation' },
  deposition: { zh: '大气沉降', en: 'deposition' },
  fixation: { zh: '生物固氮', en: 'fixation' },
  feed: { zh: '饲料', en: 'feed' },
  livestockBought: { zh: '购入畜禽', en: 'livestock bought' },
  mineralisation: { zh: '土壤矿化', en: 'mineralisation' },
  soilMineralBefore: { zh: '播前土壤矿质氮', en: 'mineral nitrogen of the soil before sowing' },
  total: { zh: '合计', en: 'total' },
  harvest: { zh: '收获物', en: 'harvest' },
  residueRemoved: { zh: '运走的秸秆', en: 'residue carried off' },
  animalProducts: { zh: '畜产品', en: 'animal products' },
  manureExported: { zh: '运出的粪肥', en: 'manure carried away' },
  volatilisation: { zh: '氨挥发', en: 'volatilisation' },
  denitrification: { zh: '反硝化', en: 'denitrification' },
  leaching: { zh: '淋溶', en: 'leaching' },
  runoff: { zh: '径流', en: 'runoff' },
  loss: { zh: '损失', en: 'loss' },
}

function terrainWords(terrains: readonly string[]): Words {
  const words = terrains.map((one) => ownValue(terrainNames, one) ?? { zh: one, en: one })
  return { zh: words.map((one) => one.zh).join('、'), en: words.map((one) => one.en).join(', ') }
}

const terrainNames: Readonly<Record<string, Words>> = {
  plain: { zh: '平原', en: 'plain' },
  hill: { zh: '丘陵', en: 'hills' },
  mountain: { zh: '山区', en: 'mountains' },
}
