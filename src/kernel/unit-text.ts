/** A unit in words, and on what it is counted. */
export interface UnitInWords {
  /** The unit without its qualifiers: `公斤/亩`, `kg per mu`; empty for a part of one. */
  readonly words: string
  /** What the qualifiers say: `按种植面积、稻谷计`, `paddy, planted area`; empty where there is none. */
  readonly basis: string
}

/**
 * Writes a unit as people do: `kilogram:paddy/mu:planted` is 公斤/亩（按种植面积、稻谷计）. A word that is not known stands as it is.
 *
 * @param unit - words joined by `/` and `*`, with qualifiers after `:` and `qian`, `wan` or `yi` before
 * @param language - `zh` or `en`
 * @returns the unit in words
 * @example
 * ```ts
 * import { unitText } from 'xiangzhen/kernel'
 * unitText('kilogram:paddy/mu:planted', 'zh') // => '公斤/亩（按种植面积、稻谷计）'
 * unitText('wanYuan', 'zh') // => '万元'
 * unitText('jin/mu', 'en') // => 'jin per mu'
 * ```
 */
export function unitText(unit: string, language: 'zh' | 'en'): string {
  const { words, basis } = unitInWords(unit, language)
  if (basis === '') return words
  return language === 'zh' ? `${words}（${basis}）` : `${words}${words === '' ? '' : ' '}(${basis})`
}

/**
 * The words of a unit and its basis apart, for sentences that name the basis first.
 *
 * @example
 * ```ts
 * import { unitInWords } from 'xiangzhen/kernel'
 * unitInWords('kilogram:paddy/mu:planted', 'zh') // => { words: '公斤/亩', basis: '按种植面积、稻谷计' }
 * ```
 */
export function unitInWords(unit: string, language: 'zh' | 'en'): UnitInWords {
  const index = language === 'zh' ? 0 : 1
  const forms: string[] = []
  const areas: string[] = []
  const parts = unit.split('/').map((part) =>
    part
      .split('*')
      .map((factor) => {
        const [name = '', qualifier] = factor.split(':')
        const word = wordOf(name, index)
        if (qualifier === undefined) return word
        const said = own(qualifiers, qualifier)
        if (said === undefined) return `${word}:${qualifier}`
        const list = qualifier === 'total' || qualifier === 'planted' ? areas : forms
        if (!list.includes(said[index])) list.push(said[index])
        return word
      })
      .filter((word) => word !== '')
      .join(language === 'zh' ? '·' : ' '),
  )
  const [top = '', ...under] = parts
  if (language === 'zh') {
    const basis = [...areas, ...forms].join('、')
    return { words: [top, ...under].join('/'), basis: basis === '' ? '' : `${basis}${forms.length > 0 ? '计' : ''}` }
  }
  return { words: [top, ...under].join(' per ').trim(), basis: [...forms, ...areas].join(', ') }
}

function wordOf(name: string, index: 0 | 1): string {
  const known = own(words, name)
  if (known !== undefined) return known[index]
  const prefix = /^(qian|wan|yi)([A-Z])(.*)$/.exec(name)
  if (prefix !== null) {
    const [, times = '', first = '', rest = ''] = prefix
    const inner = wordOf(`${first.toLowerCase()}${rest}`, index)
    return `${own(prefixes, times)?.[index] ?? ''}${inner}`
  }
  return name.startsWith('count-') ? name.slice('count-'.length) : name
}

function own<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.prototype.hasOwnProperty.call(record, key) ? record[key] : undefined
}

type Words = Readonly<Record<string, readonly [zh: string, en: string]>>

const prefixes: Words = { qian: ['千', 'thousand '], wan: ['万', 'ten thousand '], yi: ['亿', 'hundred million '] }

const words: Words = {
  microgram: ['微克', 'µg'],
  mu: ['亩', 'mu'],
  hectare: ['公顷', 'ha'],
  squareMetre: ['平方米', 'm²'],
  squareKilometre: ['平方公里', 'km²'],
  milligram: ['毫克', 'mg'],
  gram: ['克', 'g'],
  jin: ['斤', 'jin'],
  kilogram: ['公斤', 'kg'],
  dan: ['担', 'dan'],
  tonne: ['吨', 't'],
  yuan: ['元', 'yuan'],
  jiao: ['角', 'jiao'],
  fen: ['分', 'fen'],
  tenThousandYuan: ['万元', 'ten thousand yuan'],
  hundredMillionYuan: ['亿元', 'hundred million yuan'],
  millilitre: ['毫升', 'ml'],
  litre: ['升', 'l'],
  cubicMetre: ['立方米', 'm³'],
  millimetre: ['毫米', 'mm'],
  centimetre: ['厘米', 'cm'],
  metre: ['米', 'm'],
  kilometre: ['公里', 'km'],
  hour: ['小时', 'hours'],
  day: ['天', 'days'],
  week: ['周', 'weeks'],
  month: ['个月', 'months'],
  year: ['年', 'years'],
  workday: ['个工', 'workdays'],
  megajoule: ['兆焦', 'MJ'],
  kilowattHour: ['度', 'kWh'],
  fraction: ['', ''],
  times: ['倍', 'times'],
  percent: ['%', '%'],
  permille: ['‰', '‰'],
  percentagePoint: ['个百分点', 'percentage points'],
  point: ['分', 'points'],
  household: ['户', 'households'],
  person: ['人', 'persons'],
  visit: ['人次', 'visits'],
  village: ['个村', 'villages'],
  courtyard: ['个庭院', 'courtyards'],
  greenhouse: ['个大棚', 'greenhouses'],
  shed: ['个棚', 'sheds'],
  pond: ['口塘', 'ponds'],
  well: ['口井', 'wells'],
  toilet: ['座厕所', 'toilets'],
  lamp: ['盏灯', 'lamps'],
  tree: ['棵树', 'trees'],
  plant: ['株', 'plants'],
  job: ['个岗位', 'jobs'],
  event: ['次', 'events'],
  item: ['项', 'items'],
  place: ['处', 'places'],
  head: ['头', 'head'],
  pig: ['头猪', 'pigs'],
  cattle: ['头牛', 'cattle'],
  sheep: ['只羊', 'sheep'],
  goat: ['只山羊', 'goats'],
  rabbit: ['只兔', 'rabbits'],
  bird: ['只禽', 'birds'],
  chicken: ['只鸡', 'chickens'],
  duck: ['只鸭', 'ducks'],
  goose: ['只鹅', 'geese'],
  fish: ['尾鱼', 'fish'],
}

const qualifiers: Words = {
  total: ['按总面积', 'total area'],
  planted: ['按种植面积', 'planted area'],
  paddy: ['稻谷', 'paddy'],
  milled: ['大米', 'milled rice'],
  dry: ['干物质', 'dry matter'],
  fresh: ['鲜重', 'fresh weight'],
  nutrient: ['折纯养分', 'nutrients'],
  activeIngredient: ['有效成分', 'active ingredient'],
  N: ['纯氮', 'N'],
  P: ['磷', 'P'],
  K: ['钾', 'K'],
  P2O5: ['五氧化二磷', 'P2O5'],
  K2O: ['氧化钾', 'K2O'],
  C: ['碳', 'C'],
  CO2: ['二氧化碳', 'CO2'],
  CO2e: ['二氧化碳当量', 'CO2e'],
  'C-eq': ['碳当量', 'C-eq'],
  CH4: ['甲烷', 'CH4'],
  'CH4-C': ['甲烷中的碳', 'CH4-C'],
  N2O: ['氧化亚氮', 'N2O'],
  'N2O-N': ['氧化亚氮中的氮', 'N2O-N'],
}
