import { amountInWords, describe, distribute, labelText } from 'xiangzhen'

/** A published distribution, to the fen, with its residue and who has it. */
export function distributionSection({ charter, distribution }, { say, catalogue, language }) {
  const result = distribute(charter, distribution.facts, distribution.question)
  const title = say('收益分配（下石桩子村 2020 年公布数）', 'Distribution (published figures of Xiashizhuangzi, 2020)')
  if (result.status !== 'computed') return open(title, result, catalogue)
  const { pools, accounts, payees, totals } = result.value
  const names = { collective: say('集体留存', 'kept by the collective'), undistributed: say('未分配', 'undistributed') }
  const list = pools.map(({ label, amount }) => ({
    text: `${labelText(label, language)}${say('：', ': ')}${amount} ${say('元', 'yuan')} (${inWords(amount, catalogue)})`,
  }))
  const members = pools.find((pool) => pool.division !== undefined)
  if (payees.status !== 'computed') list.push(...open(title, payees, catalogue).blocks[0].list)
  return {
    id: 'distribution',
    title,
    blocks: [
      {
        kind: 'figures',
        items: [
          { label: say('可分配', 'to distribute'), value: result.value.entering, unit: say('元', 'yuan') },
          ...(members === undefined
            ? []
            : [
                {
                  label: say('每股', 'per share'),
                  value: members.division.perUnit,
                  unit: say('元', 'yuan'),
                  note: `${members.amount} ÷ ${members.division.weight} = ${members.division.exactPerUnit}`,
                },
                {
                  label: say('尾差', 'residue'),
                  value: members.division.residue,
                  unit: say('元', 'yuan'),
                  tone: 'open',
                },
              ]),
        ],
      },
      { kind: 'sentences', list },
      {
        kind: 'table',
        caption: say('账户结存与支付（元）', 'Kept and paid (yuan)'),
        columns: [{ label: say('去向', 'to') }, { label: say('金额', 'amount'), align: 'end' }],
        rows: [
          ...accounts.map(({ id, amount }) => [names[id] ?? id, amount]),
          [say('支付给成员', 'paid to members'), totals.paid],
        ],
      },
    ],
  }
}

function inWords(amount, catalogue) {
  const words = amountInWords(amount)
  return words.status === 'computed' ? words.value : describe({ code: words.reason }, catalogue)
}

function open(title, result, catalogue) {
  const list =
    result.status === 'needs'
      ? result.missing.map((need) => ({ text: describe(need, catalogue), tone: 'open' }))
      : [{ text: describe({ code: result.reason }, catalogue), tone: 'bad' }]
  return { id: 'distribution', title, blocks: [{ kind: 'sentences', list }] }
}
