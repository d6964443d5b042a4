import { describe, dueList, labelText, scoreScheme } from 'xiangzhen'
import { villageOfficialTraining } from 'xiangzhen/presets/official-training'
import { partyBranchDuties } from 'xiangzhen/presets/party-branch-duties'
import { plain } from '../words.mjs'

/** The responsibility scorecard: every leaf with its state, and what is due. */
export function scorecardSection({ scheme, actuals, duties }, { say, catalogue, language }) {
  const { scores } = scoreScheme(scheme, actuals.facts, actuals.question)
  const [card] = scores
  const titles = titlesOf(scheme.rules.nodes, language)
  const states = stateWords(say)
  const leaves = card.nodes.filter(({ kind }) => kind === 'indicator')
  const total =
    card.score.status === 'computed'
      ? { value: plain(card.score.value), note: `${say('满分', 'of')} ${card.maximum}` }
      : { value: '—', note: describe({ code: card.score.reason ?? 'needs' }, catalogue) }
  return {
    id: 'scorecard',
    title: say('目标责任考核', 'Target responsibility'),
    blocks: [
      {
        kind: 'figures',
        items: [
          { label: say('得分', 'score'), ...total },
          {
            label: say('状态', 'state'),
            value: states[card.state] ?? card.state,
            tone: card.state === 'final' ? 'good' : 'open',
          },
          { label: say('完整度（按权重）', 'complete (by weight)'), value: plain(card.completeness.byWeight) },
        ],
      },
      {
        kind: 'table',
        columns: [
          { label: say('指标', 'indicator') },
          { label: say('完成', 'actual'), align: 'end' },
          { label: say('目标', 'target'), align: 'end' },
          { label: say('得分', 'points'), align: 'end' },
          { label: say('权重', 'weight'), align: 'end' },
          { label: say('状态', 'state') },
        ],
        rows: leaves.map(({ id, actual, target, points, weight, state }) => [
          titles.get(id),
          actual ?? '—',
          target ?? '—',
          points ?? '—',
          weight,
          states[state] ?? state,
        ]),
      },
      { kind: 'sentences', list: dueSentences(duties, say, language) },
    ],
  }
}

function titlesOf(nodes, language) {
  const titles = new Map()
  for (const node of nodes) {
    titles.set(node.id, labelText(node.title, language))
    for (const [id, title] of titlesOf(node.children ?? [], language)) titles.set(id, title)
  }
  return titles
}

function stateWords(say) {
  return {
    final: say('已定', 'final'),
    provisional: say('暂定', 'provisional'),
    incomplete: say('未完整', 'incomplete'),
    scored: say('已计分', 'scored'),
    planned: say('计划中', 'planned'),
    unanswered: say('未报', 'unanswered'),
    notApplicable: say('不适用', 'not applicable'),
  }
}

function dueSentences(duties, say, language) {
  const words = {
    done: { text: say('已完成', 'done'), tone: 'good' },
    doneLate: { text: say('逾期完成', 'done late'), tone: 'open' },
    open: { text: say('待完成', 'open'), tone: 'open' },
    soon: { text: say('即将到期', 'due soon'), tone: 'open' },
    overdue: { text: say('已逾期', 'overdue'), tone: 'bad' },
    notYet: { text: say('未到期', 'not yet'), tone: '' },
  }
  const items = [villageOfficialTraining, partyBranchDuties].flatMap((list) =>
    dueList(list, duties.facts, duties.question),
  )
  return items
    .filter(({ dutyId }) => dutyId === 'yearlyTraining' || dutyId === 'memberMeeting')
    .map(({ title, window, standing }) => {
      const state =
        standing.status === 'computed'
          ? words[standing.value.state]
          : { text: say('待决定', 'needs a decision'), tone: 'open' }
      return {
        text: `${labelText(title, language)} (${window.from} – ${window.to})${say('：', ': ')}${state.text}`,
        tone: state.tone,
      }
    })
}
