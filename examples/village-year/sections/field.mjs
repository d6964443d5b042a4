import { assessCoCulture, describe, floodRisk, labelText, openMethod, toDecimal } from 'xiangzhen'
import { coCultureInputs } from 'xiangzhen/presets/co-culture-inputs'
import { riceFisheryStandard } from 'xiangzhen/presets/rice-fishery'
import { plain } from '../words.mjs'

/** Rice with crayfish: per mu, and what two standards say of it as reported and under a named assumption. */
export function fieldSection({ field }, { say, catalogue, language }) {
  const standards = [riceFisheryStandard, coCultureInputs]
  const reported = standards.map((standard) => assessCoCulture(standard, field.facts, field.question))
  const assumedFacts = assume(field)
  const assumed = standards.map((standard) =>
    assessCoCulture(standard, assumedFacts, { ...field.question, yieldUnit: 'kilogram/mu' }),
  )
  const [first] = reported
  return {
    id: 'field',
    title: say('稻虾共养（1000 亩）', 'Rice with crayfish (1000 mu)'),
    blocks: [
      ...(first.status === 'computed' ? [perMu(first.value, say)] : []),
      {
        kind: 'sentences',
        list: heading(say('按公布的材料', 'As reported')).concat(
          verdicts(standards, reported, say, catalogue, language),
        ),
      },
      {
        kind: 'sentences',
        list: heading(say('假设：平原，稻谷（未加工）', 'Assuming plains and paddy')).concat(
          verdicts(standards, assumed, say, catalogue, language),
        ),
      },
    ],
  }
}

function assume({ facts, assumed }) {
  return {
    ...facts,
    plots: facts.plots.map((plot) => ({ ...plot, terrain: assumed.terrain })),
    products: facts.products.map((product) =>
      product.product === 'rice' ? { ...product, amount: { ...product.amount, unit: assumed.grain } } : product,
    ),
  }
}

function perMu({ products, outputValuePerMu }, say) {
  const names = { rice: say('稻', 'rice'), crayfish: say('小龙虾', 'crayfish') }
  const yields = products.map((product) => {
    const figure = product.perTotalArea ?? product.perUnsaidArea
    return {
      label: `${say('亩产', 'yield')} ${names[product.id] ?? product.id}`,
      value: figure?.figure ?? '—',
      unit: say('斤/亩', 'jin/mu'),
    }
  })
  const value = outputValuePerMu.status === 'computed' ? outputValuePerMu.figure : '—'
  return {
    kind: 'figures',
    items: [...yields, { label: say('亩均产值', 'output value per mu'), value, unit: say('元', 'yuan') }],
  }
}

function heading(text) {
  return [{ text }]
}

function verdicts(standards, results, say, catalogue, language) {
  const words = {
    met: say('达到', 'met'),
    notMet: say('未达到', 'not met'),
    undecided: say('无法判定', 'undecided'),
    notApplicable: say('不适用', 'not applicable'),
  }
  const tones = { met: 'good', notMet: 'bad', undecided: 'open', notApplicable: '' }
  return results.flatMap((result, index) => {
    const name = labelText(standards[index].title, language)
    if (result.status !== 'computed')
      return [{ text: `${name}: ${describe({ code: result.reason }, catalogue)}`, tone: 'bad', depth: 1 }]
    return result.value.standard.requirements
      .filter(({ verdict }) => verdict !== 'notApplicable')
      .map(({ title, verdict, value, limit, missing }) => {
        const compared =
          value?.figure === undefined || limit?.figure === undefined
            ? ''
            : ` (${plain(value.figure)} / ${plain(limit.figure)})`
        const asks = missing.map((need) => describe(need, catalogue)).join(' ')
        return {
          text: `${name} · ${labelText(title, language)}${say('：', ': ')}${words[verdict]}${compared} ${asks}`.trim(),
          tone: tones[verdict],
          depth: 1,
        }
      })
  })
}

/** Flood protection: from a 10-year to a 50-year standard. */
export function floodSection({ field }, { say, catalogue }) {
  const { before, after, years, protectedMu, protectedPeople } = field.flood
  const result = floodRisk(openMethod, { before, after, years }, { rounding: { digits: 2, mode: 'halfUp' } })
  if (result.status !== 'computed') {
    const list = [{ text: describe({ code: result.reason }, catalogue), tone: 'bad' }]
    return { id: 'flood', title: say('防洪', 'Flood protection'), blocks: [{ kind: 'sentences', list }] }
  }
  const { annualBefore, annualAfter, annualChange, overYearsBefore, overYearsAfter } = result.value
  return {
    id: 'flood',
    title: say(
      `防洪标准 ${before.value} 年一遇 → ${after.value} 年一遇`,
      `Flood standard: ${before.value} → ${after.value} years`,
    ),
    blocks: [
      {
        kind: 'bars',
        title: say(`${years} 年内至少遭遇一次的概率`, `Chance of at least one flood in ${years} years`),
        unit: '%',
        items: [
          { label: say('整治前', 'before'), value: overYearsBefore.figure, tone: 'bad' },
          { label: say('整治后', 'after'), value: overYearsAfter.figure, tone: 'good' },
        ],
      },
      {
        kind: 'figures',
        items: [
          { label: say('年概率（前）', 'a year, before'), value: plain(annualBefore.figure), unit: '%' },
          { label: say('年概率（后）', 'a year, after'), value: plain(annualAfter.figure), unit: '%' },
          {
            label: say('变化', 'change'),
            value: plain(annualChange.figure),
            unit: say('个百分点', 'percentage points'),
          },
          { label: say('保护耕地', 'land protected'), value: toDecimal(protectedMu), unit: say('亩', 'mu') },
          { label: say('保护人口', 'people protected'), value: toDecimal(protectedPeople), unit: say('人', '') },
        ],
      },
    ],
  }
}
