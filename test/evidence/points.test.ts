import { checkRuleBook, parseRuleBook, settle } from 'xiangzhen/points'
import { runEvidence } from './runner.js'

runEvidence('points', {
  calculators: { default: settle },
  check: checkRuleBook,
  read: parseRuleBook,
})
