import { describe, growth, growthStatistics, toDecimal } from 'xiangzhen'

/** Collective income 2019 → 2024, in the words that statistics allows. */
export function incomeSection({ income }, { say, catalogue }) {
  const series = { unit: say(income.unit, '× 10 000 yuan'), observations: income.observations }
  const observations = [...income.observations].sort((a, b) => (a.period < b.period ? -1 : 1))
  const [first] = observations
  const last = observations[observations.length - 1]
  const result = growth(growthStatistics, series, { comparison: 'fixedBase', period: last.period, base: first.period })
  const sentences =
    result.status === 'computed'
      ? result.value.wording.map((phrase) => ({ text: describe(phrase, catalogue), tone: 'good' }))
      : [{ text: describe({ code: result.reason }, catalogue), tone: 'bad' }]
  return {
    id: 'income',
    title: say('集体经济收入', 'Collective income'),
    blocks: [
      {
        kind: 'bars',
        title: say(
          `村集体收入 ${first.period}—${last.period}`,
          `Income of the collective, ${first.period} to ${last.period}`,
        ),
        unit: say('万元', '10 000 yuan'),
        items: observations.map(({ period, value }) => ({ label: period, value: toDecimal(value) })),
      },
      { kind: 'sentences', list: [...sentences, byModel(income, say)] },
    ],
  }
}

// The text names four income models and no figure for any: unknown, which is not zero.
function byModel({ models }, say) {
  const names = {
    leasing: say('租赁型', 'leasing'),
    operating: say('经营型', 'operating'),
    assetReturn: say('资产收益型', 'asset return'),
    cooperative: say('合作经营型', 'cooperative'),
  }
  const list = models.map((model) => names[model]).join(say('、', ', '))
  return {
    text: say(
      `按模式（${list}）：材料未分别列数，不知，不是零`,
      `By model (${list}): not published; unknown, not zero`,
    ),
    tone: 'open',
  }
}
