import { speaker } from './words.mjs'
import { distributionSection } from './sections/distribution.mjs'
import { fieldSection, floodSection } from './sections/field.mjs'
import { incomeSection } from './sections/income.mjs'
import { pointsSection } from './sections/points.mjs'
import { projectsSection } from './sections/projects.mjs'
import { scorecardSection } from './sections/scorecard.mjs'

/**
 * The year as plain data: sections of figures, tables, bars and sentences. `print` and `page` render the same report.
 */
export function report(facts, { language, catalogue }) {
  const say = speaker(language)
  const sections = [
    pointsSection,
    incomeSection,
    projectsSection,
    distributionSection,
    fieldSection,
    floodSection,
    scorecardSection,
  ]
  return {
    language,
    title: say('一个村的一年', 'A village’s year'),
    subtitle: say(
      '公开材料中的数字，逐项核算、逐项说明',
      'Printed figures of public documents, computed and explained',
    ),
    sections: sections.map((section) => section(facts, { say, language, catalogue })),
    footer: say(
      '数字出自公开讲话与报道；未说明之处不作猜测。',
      'Figures from public speeches and reports; what they leave open is not guessed.',
    ),
  }
}
