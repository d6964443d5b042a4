// A rice–fish field and a straw ledger, assessed with the package alone. Returns the lines of a page.
import {
  assessCoCulture,
  decisionsNeeded,
  describe,
  emissions,
  combineFactorSets,
  explain,
  fieldBook,
  labelText,
  parseFieldRecords,
  reconcile,
  openMethod,
  strawLedger,
  unitText,
} from 'xiangzhen'
import { coCultureInputs } from 'xiangzhen/presets/co-culture-inputs'
import { ipcc2019 } from 'xiangzhen/presets/ipcc-2019'
import { riceFisheryStandard } from 'xiangzhen/presets/rice-fishery'
import { strawRatios } from 'xiangzhen/presets/straw-ratios'
import { warmingPotentials } from 'xiangzhen/presets/warming-potentials'
import { zh } from 'xiangzhen/text/zh'

const rounding = { digits: 1, mode: 'halfUp' }
const sources = {
  nitrousOxide: '土壤氧化亚氮',
  ureaAndLime: '尿素和石灰',
  burning: '秸秆焚烧',
  livestock: '畜禽肠道',
  manureManagement: '粪便管理',
}
const names = { rice: '水稻', fish: '鱼' }
const verdicts = { met: '达标', notMet: '未达标', undecided: '待定', notApplicable: '不适用' }

export function report(load) {
  const lines = []
  const say = (text) => lines.push(text)
  const show = (name, outcome) => {
    if (outcome.status === 'computed') say(`${name}：${outcome.figure}${unitText(outcome.unit, 'zh')}`)
    else say(`${name}：${(outcome.missing ?? [{ code: outcome.reason }]).map((one) => describe(one, zh)).join(' ')}`)
  }
  const read = (name) => {
    const { rows, diagnostics } = parseFieldRecords(load(name))
    for (const one of diagnostics) say(`未采用：${describe(one, zh)}`)
    return fieldBook(rows)
  }

  say('稻鱼田 2025')
  const facts = { ...read('records'), comparator: { kind: 'monoculture', name: '邻田单作', ...read('neighbour') } }
  const question = { season: '2025', yieldUnit: 'kilogram/mu', inputSubstance: 'product', rounding }
  for (const standard of [riceFisheryStandard, coCultureInputs]) {
    const result = assessCoCulture(standard, facts, question)
    if (result.status !== 'computed') {
      for (const one of result.missing ?? result.diagnostics) say(describe(one, zh))
      continue
    }
    const { value } = result
    if (standard === riceFisheryStandard) {
      for (const product of value.products) show(`${names[product.id]}亩产`, product.perTotalArea)
      show('沟坑占比', value.areas.ditchShare)
      show('亩均产值', value.outputValuePerMu)
      show('亩均净收益', value.netPerMu)
      show('比邻田净增收', value.netIncreasePerMu)
      const rice = value.products.find((product) => product.id === 'rice')
      for (const { depth, text } of explain(rice.perTotalArea.explanation, zh)) say(`${'  '.repeat(depth + 1)}${text}`)
    }
    say(labelText(standard.title, 'zh'))
    for (const one of value.standard.requirements) {
      const why = one.missing.map((need) => describe(need, zh)).join(' ')
      say(
        `  ${labelText(one.title, 'zh')}：${verdicts[one.verdict]}${one.value ? `（${one.value.figure}）` : ''}${why}`,
      )
    }
    for (const one of result.diagnostics) say(`  提示：${describe(one, zh)}`)
  }

  say('核对：合作社年报写渔获产值 9.84 万元')
  const checked = reconcile(
    openMethod,
    {
      stated: { value: '9.84', unit: 'wanYuan' },
      items: [
        {
          id: 'fish',
          factors: [
            { value: '4.1', unit: 'tonne' },
            { value: '12', unit: 'yuan/jin' },
          ],
        },
      ],
    },
    { rounding },
  )
  say(checked.status === 'computed' ? `  ${checked.value.agreement}` : checked.status)

  say('秸秆台账')
  const straw = load('straw')
  const ledger = strawLedger(strawRatios, straw, { unit: 'tonne', rounding })
  if (ledger.status === 'computed') {
    show('产生量', ledger.value.produced)
    show('利用量', ledger.value.used)
    show('综合利用率', ledger.value.utilisation)
    show('产业化利用率', ledger.value.marketShare)
    show('每吨收入', ledger.value.incomePerTonne)
    show('亩均收入', ledger.value.incomePerMu)
    for (const open of decisionsNeeded(strawLedger, strawRatios, straw, { unit: 'tonne', rounding })) {
      say(`  待定：${describe(open, zh)}（${open.at ?? ''}）可选 ${open.options.join('、') || '任意数值'}`)
    }
  }
  const chosen = {
    ...strawRatios,
    decisions: [
      {
        code: 'factor',
        at: 'straw-to-grain wheat',
        value: 'straw-2017-02117-wheat',
        decidedBy: '村委会',
        decidedOn: '2025-12-01',
      },
    ],
  }
  const again = strawLedger(chosen, straw, { unit: 'tonne', rounding })
  if (again.status === 'computed') show('选定小麦草谷比后的产生量', again.value.produced)

  say('排放：水分管理未记录时不给数')
  const factors = combineFactorSets([ipcc2019, warmingPotentials])
  const season = {
    riceMethane: {
      area: { value: '100', unit: 'mu' },
      cultivationDays: { value: '120', unit: 'day' },
      region: 'eastAsia',
      amendments: [
        {
          id: 'straw',
          amendment: 'strawLongBefore',
          amount: { value: '41', unit: 'tonne' },
          dryMatter: { value: '85', unit: 'percent' },
        },
      ],
    },
    yield: { value: '52', unit: 'tonne' },
  }
  const asked = emissions(factors.value, season, { gwp: 'AR5', rounding })
  for (const one of asked.missing ?? []) say(`  ${describe(one, zh)}`)
  const water = { waterRegime: 'multipleDrainage', preSeasonWater: 'nonFloodedShort' }
  const known = emissions(
    factors.value,
    { ...season, riceMethane: { ...season.riceMethane, ...water } },
    { gwp: 'AR5', rounding },
  )
  if (known.status === 'computed') {
    const { figure, atLeast, atMost, unit } = known.value.total
    say(
      `  稻田甲烷：${figure}${unitText(unit, 'zh')}${atLeast ? `（${atLeast} 至 ${atMost}）` : ''}；未计：${known.value.notCounted.map((one) => sources[one]).join('、')}`,
    )
    for (const one of known.diagnostics) say(`  提示：${describe(one, zh)}`)
  }
  return lines
}
