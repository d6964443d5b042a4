import {
  checkRuleBook,
  parseRuleBook,
  settle,
  visibleTo,
  type PointFacts,
  type PointsViewer,
  type RuleBook,
  type SettlementQuestion,
} from 'xiangzhen/points'
import { runEvidence } from './runner.js'

runEvidence('points', {
  calculators: {
    default: settle,
    visible: (book: RuleBook, facts: PointFacts, question: SettlementQuestion & { viewer: PointsViewer }) => {
      const settled = settle(book, facts, question)
      return settled.status === 'computed'
        ? { ...settled, value: visibleTo(book, settled.value, facts.roster, question.viewer) }
        : settled
    },
  },
  check: checkRuleBook,
  read: parseRuleBook,
})
