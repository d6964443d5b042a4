import {
  checkRuleBook,
  liability,
  parseRedemptionPolicy,
  parseRuleBook,
  payInVouchers,
  quoteRedemption,
  redeem,
  settle,
  shareBudget,
  visibleTo,
  walletOf,
  type PointFacts,
  type PointsViewer,
  type RedemptionPolicy,
  type RuleBook,
  type SettlementQuestion,
} from 'xiangzhen/points'
import { runEvidence } from './runner.js'

const redemption = {
  liability,
  payInVouchers: (policy: RedemptionPolicy, _facts: object, { points }: { points: string }) =>
    payInVouchers(policy, points),
  quoteRedemption,
  redeem,
  shareBudget,
  walletOf,
}

runEvidence('points', {
  calculators: {
    default: settle,
    visible: (book: RuleBook, facts: PointFacts, question: SettlementQuestion & { viewer: PointsViewer }) => {
      const settled = settle(book, facts, question)
      return settled.status === 'computed'
        ? { ...settled, value: visibleTo(book, settled.value, facts.roster, question.viewer) }
        : settled
    },
    ...redemption,
  },
  check: (document, use) => (use in redemption ? [] : checkRuleBook(document)),
  read: (document, use) => (use in redemption ? parseRedemptionPolicy(document) : parseRuleBook(document)),
})
