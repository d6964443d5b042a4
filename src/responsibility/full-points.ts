import { framed } from './frame.js'
import type { SchemeFacts } from './scheme-facts.js'
import type { SchemeQuestion, SubjectScore } from './scheme-result.js'
import type { Scheme } from './scheme.js'
import type { IndicatorsBySubject } from './node-evaluation.js'
import { scoreAll } from './scoring-run.js'

/** The scores when some indicators of some subjects are reached in full, so that everything above them is worked out as ever. */
export function scoresWithFullPoints(
  scheme: Scheme,
  facts: SchemeFacts,
  question: SchemeQuestion,
  full: IndicatorsBySubject,
): readonly SubjectScore[] {
  return scoreAll({ ...framed(scheme, facts, question), full }, facts, 'nodes').scores
}
