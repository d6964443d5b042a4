import type { DecisionCode, SentenceTemplate } from '../../kernel/index.js'
import type {
  ConditionWord,
  FrameCode,
  PointStepWord,
  PointsCode,
  PointsStepCode,
  RuleBookCode,
} from '../../points/index.js'
import type { BandCode } from '../../scoring/index.js'

/** Sentences for what settling points and checking rule books finds, in English. */
export const enPoints: Readonly<
  Record<
    | ConditionWord
    | FrameCode
    | PointsCode
    | Exclude<PointsStepCode, PointStepWord>
    | Exclude<RuleBookCode, BandCode | DecisionCode>,
    SentenceTemplate
  >
> = {
  'member-twice':
    "'{id}' stands in the roster twice with different content and was not settled. Merge the rows or correct the id.",
  'fact-twice':
    "{path}: '{what}' stands there twice with different content; nobody knows which one holds. Keep the true one.",
  'book-not-in-force': [
    'These rules are in force from {from} to {to}, which does not cover all of {period}. Check the version.',
    'These rules are in force from {from}, which does not cover all of {period}. Check the version.',
  ],
  'unknown-member': "{path}: the roster has no '{member}'. Add it, or correct the id.",
  'unknown-item': "{path}: the rule book has no item '{item}'. Correct it, or decide by the analogy clause.",
  'unknown-rule-kind': [
    "{path}: '{found}' stands here; it must be one of {options}, and the item cannot be scored until then. Correct it.",
    "{path}: the kind of '{item}', or how it is worth points, is misspelt in the rule book; not scored. Correct the rule book.",
    'The kind of this item, or how it is worth points, is misspelt in the rule book; it cannot be scored. Correct the rule book.',
  ],
  'duplicate-entry': "{path}: entry '{entry}' stands twice with the same content; it counts once.",
  'conflicting-duplicate': "{path}: id '{entry}' stands for two different contents; neither counts. Keep the true one.",
  'reversal-without-entry': "{path}: the entry '{reverses}' that it reverses does not exist. Check the id.",
  'reversal-before-entry': "{path}: it is dated before '{reverses}' ({date}), which it reverses. Correct the date.",
  'reversal-differs':
    "{path}: it names another member or item than '{reverses}' ({member}, {item}), so nothing was reversed. Correct it.",
  'already-reversed': "{path}: '{reverses}' was already reversed; once is enough.",
  'reversal-of-reversal': "{path}: '{reverses}' is itself a reversal. Record a new entry instead.",
  'entry-not-a-date': "{path}: '{text}' is not a date; the entry does not count. Write it as '2024-02-29'.",
  'entry-not-a-figure': [
    "{path}: '{text}' is not a figure; the entry does not count. Write decimal text.",
    'A value of this item is not a figure; it cannot be scored. Correct it.',
  ],
  'earlier-not-a-period':
    '{path}: “{text}” in the earlier results of “{member}” is not a period; the row is left out. Write a period such as 2024, 2024-Q1 or 2024-03.',
  'not-a-list': '{path}: this is not a list and was left out. Correct it.',
  'not-a-record': '{path}: this row is not a record and was left out. Remove or complete it.',
  'entry-without-date': '{path}: the date that decides ({field}) is missing; the entry does not count. Add it.',
  'entry-without-state': '{path}: it has no state; it does not count. Take it through the workflow.',
  'points-missing': [
    "{path}: the reviewer chooses the points of '{title}' within its range; none are stated. Add them.",
    "{path}: the reviewer chooses the points of '{item}' within its range; none are stated. Add them.",
  ],
  'points-out-of-range': [
    "{path}: {points} points for '{title}' are outside {least} to {most}. Choose a figure inside.",
    "{path}: {points} points for '{item}' are outside {least} to {most}. Choose a figure inside.",
  ],
  'points-not-a-step': [
    "{path}: {points} points for '{title}' are not a multiple of {step}. Correct them.",
    "{path}: {points} points for '{item}' are not a multiple of {step}. Correct them.",
  ],
  'step-not-positive': [
    '{path}: a step is {step}; it must be above zero, and the item cannot be scored until then. Correct it.',
    "{path}: in the rule book a step of '{item}' is not above zero; not scored. Correct the rule book.",
    'In the rule book a step of this item is not above zero; it cannot be scored. Correct the rule book.',
  ],
  'points-not-asked': [
    "{path}: the book fixes the points of '{title}'; an entry may not state its own. Remove them.",
    "{path}: the book fixes the points of '{item}'; an entry may not state its own. Remove them.",
  ],
  'level-missing': [
    "{path}: '{title}' goes by level and none is stated. Choose one of {levels}.",
    "{path}: '{item}' goes by level and none is stated. Choose one of {levels}.",
  ],
  'unknown-level': [
    "{path}: '{title}' has no level '{level}'. Choose one of {levels}.",
    "{path}: '{item}' has no level '{level}'. Choose one of {levels}.",
  ],
  'quantity-negative': '{path}: the quantity {quantity} is negative. Use a deduction, or reverse the entry.',
  'quantity-not-whole': [
    "{path}: '{title}' counts whole units, not {quantity}.",
    "{path}: '{item}' counts whole units, not {quantity}.",
  ],
  'figure-in-no-band': [
    '{path}: no band holds the figure. Complete the bands.',
    'No band holds the figure. Complete the bands.',
  ],
  'figure-in-several-bands': [
    '{path}: several bands hold the figure. Say which edge belongs where.',
    'Several bands hold the figure. Say which edge belongs where.',
  ],
  'place-missing': [
    "{path}: '{title}' goes by place; place or group size is missing. Add them.",
    "{path}: '{item}' goes by place; place or group size is missing. Add them.",
  ],
  'not-in-scheme-then': '{path}: not in the scheme on that day; it does not count. Check the date.',
  'not-for-class': [
    "{path}: '{title}' does not apply to this class of member.",
    "{path}: '{item}' does not apply to this class of member.",
    'This does not apply to members of that class; not scored.',
  ],
  'not-for-role': [
    "{path}: '{title}' applies only to holders of a role.",
    "{path}: '{item}' applies only to holders of a role.",
  ],
  'condition-not-met': [
    "{path}: '{title}' {@unmet}, so it does not meet {clause} and does not count. Check it.",
    "{path}: '{title}' {@unmet}, so it does not meet the rules. Check it.",
  ],
  'entry-pending': [
    "{path}: '{title}' {@unmet} ({clause}); it does not count yet. Add what is missing.",
    "{path}: '{title}' {@unmet}; it does not count yet. Add what is missing.",
  ],
  'condition-quantity': [
    'has a quantity outside {least} to {most}',
    'has a quantity below {least}',
    'has a quantity above {most}',
    'has a quantity that is not allowed',
  ],
  'condition-proof': [
    'was proved on {received}, after the last day {last} ({withinDays} days after the event)',
    'has no proof of the kind that is asked for (by {last}, {withinDays} days after the event)',
    'has no proof of the kind that is asked for',
  ],
  'condition-approvals': 'has not passed the steps of approval',
  'condition-deadline': 'was recorded on {received}, after the last day {last}',
  'condition-clock': 'is not within the time that is allowed',
  'condition-mark': 'is not of the kind that counts',
  'condition-follow': 'is not followed by what has to follow',
  'beneficiary-twice': "{path}: '{member}' is named twice for one event and is credited once.",
  'household-unknown': "{path}: '{member}' belongs to no household on that day. Record the household.",
  'rating-out-of-range': '{path}: the mark {mark} is outside {least} to {most} and does not count.',
  'rating-twice': "{path}: '{rater}' gave two different marks on one day; neither counts.",
  'rating-unknown': "{path}: '{item}' has no panel '{panel}'. Correct it.",
  'quorum-not-met': [
    "{path}: only {raters} rated in '{panel}'; the quorum is not met and the result is void.",
    'Too few rated; the quorum is not met and the result is void.',
  ],
  'missing-rating': 'No valid mark yet, so there is no score.',
  'missing-measurement': 'A measured figure is missing, so there is no score. Report it.',
  'zero-denominator': 'Nothing to divide by: the item does not apply.',
  'missing-earlier-score': [
    "{members} of '{member}' have no settled score for the same period and are left out. If they should count, hand in their scores as earlier results.",
    'The result of “{member}” for {period} is missing (score, grade, place or list). Hand it in; where no points were kept yet then, give the day on which they began (scoredSince).',
    'The result of an earlier period is missing (score, grade, place or list). Hand in the results of the earlier periods.',
  ],
  'ranking-incomplete':
    "{path}: '{title}' compares {count} members whose figure is not known ({members}); places are those among the others, and lists and seats may change. Complete the records and settle again.",
  'period-not-begun':
    '{period} begins on {from} and has not begun on {asOf}; only what it opens with is shown. Check the period and the day.',
  'nothing-to-settle': 'There is nothing to work from.',
  'no-upper-limit': 'The book sets no upper limit, so there is no score rate.',
  'not-in-scheme': 'Not in the scheme in this period.',
  exempt: 'Exempt by approval; exempt is not zero.',
  'not-scored': 'The book does not score this class or level.',
  'no-grade': [
    '{path}: there is no grade or grade table “{name}”, or it is not for this member. Correct it.',
    'There is no grade for it.',
  ],
  'no-seat': ['There is no seat of “{grade}” in “{group}”.', 'There is no seat.'],
  'grade-table-not-named':
    'The member is graded by several tables and the condition does not say by which. Name the table.',
  'not-a-limit': 'The share is a principle and limits nobody.',
  'not-visible': 'Not shown to this viewer.',
  'tally-outside-membership': [
    '{path}: the tally holds points of “{member}” from {from} to {to}, and the roster does not have that member on all of these days. Correct the roster, or settle the entries themselves.',
    'The tally holds points of members for days on which the roster does not have them. Correct the roster, or settle the entries themselves.',
  ],
  'too-many-open-questions': [
    '{path}: so much is left open that there are more than {most} ways to read it, and none was tried. Open: {decisions}. Decide some of them first.',
    'Too much is left open to try every reading. Decide first.',
  ],
  'condition-circular': [
    '{path}: the condition hangs on a grade, a place or a list of this very period, which only follow from the score. Let it look at earlier periods.',
    'The condition hangs on a grade, a place or a list of this very period, which only follow from the score. Let it look at earlier periods.',
  ],
  'figure-not-in-span': [
    '{path}: the condition looks at a figure of the whole score period; it cannot be told for each quarter or month. Reword it.',
    'The condition looks at a figure of the whole score period; it cannot be told for each quarter or month. Reword it.',
  ],
  'not-a-longer-period':
    '{path}: a {longer} is no longer than the score period ({score}), so this never counts. Use a longer period, or remove it.',
  'longer-not-in-total':
    "{path}: '{item}' belongs to a period made of several, so it counts in the total alone, in no category and as no allocation. Correct it.",
  'span-not-in-period':
    '{path}: the score period holds no whole span of this kind, so the condition can never be told. Use a shorter span.',
  'list-not-made': "{path}: only {ranked} are ranked for '{title}', fewer than {least}; there is no list this period.",
  'no-list': 'There is no such ranking or list in this period.',
  'no-records': [
    'There is no record at all of “{member}” in this period. The rules do not say whether that is a zero or no score (noRecords); it counts as zero. Let them say it.',
    'There is no record at all in this period, and so no score.',
  ],
  'outside-own-period': 'It lies before the period of this member, and does not count in it.',
  'own-period-unknown': 'It is not known on which day the period of this member began. Add it to the roster.',
  'period-not-made-of-score-periods': 'The period is not made of whole score periods.',
  'decision-not-an-option': "{path}: '{value}' does not answer '{decision}'; choose one of {options}.",
  'points-effective': 'Final score: {figure}',
  'points-total': 'Total: {figure}',
  'points-rounded': 'Rounded by the rule: {figure}',
  'points-category': ['{title} ({clause}): {figure}', '{title}: {figure}'],
  'points-allocation': ['{title} (allotted, {clause}): {figure}', '{title} (allotted): {figure}'],
  'points-opening': ['Opening points ({clause}): {figure}', 'Opening points: {figure}'],
  'points-item': ['{title} ({clause}): {figure}', '{title}: {figure}'],
  'points-item-nothing': ['{title}: no points. {@standing}', '{title}: no points'],
  'points-entry': ['{date}, {title}: {figure}', '{title}: {figure}'],
  'points-entry-out': '{date}, {title}: {why}, no points',
  'points-asked': [
    'Worth {figure} ({@basis}, {clause})',
    'Worth {figure} ({@basis})',
    'Worth {figure} ({clause})',
    'Worth {figure}',
  ],
  'points-steps': [
    'Quantity {quantity} and {carried} kept from before, a step for each {unit}: {figure} steps',
    'Quantity {quantity}, a step for each {unit}: {figure} steps',
  ],
  'points-worth': [
    "Points of '{title}' by the rule: {figure} ({@basis}, {clause})",
    "Points of '{title}' by the rule: {figure} ({@basis})",
    "Points of '{title}' by the rule: {figure} ({clause})",
    "Points of '{title}' by the rule: {figure}",
  ],
  'points-multiplier': ['{title} ({clause}): times {factor}', '{title}: times {factor}'],
  'points-lost': [
    'Over the limit of {title} for {@per}, {cap} ({clause}): {points} taken off',
    'Over the limit of {title} for {@per}, {cap}: {points} taken off',
    'Over the limit of {title}, {cap} ({clause}): {points} taken off',
    'Over the limit of {title}, {cap}: {points} taken off',
    'Over the limit of {title} ({clause}): {points} taken off',
    'Over the limit of {title}: {points} taken off',
  ],
  'points-spared': [
    'Losses of {title} for {@per} are limited to {cap} ({clause}): {points} spared',
    'Losses of {title} for {@per} are limited to {cap}: {points} spared',
    'Losses of {title} are limited to {cap} ({clause}): {points} spared',
    'Losses of {title} are limited to {cap}: {points} spared',
    'Losses of {title} are limited: {points} spared',
  ],
  'points-lost-matter': [
    'Of one matter only {kept} counts ({clause}): {points} not counted',
    'Of one matter only {kept} counts: {points} not counted',
  ],
  'points-lost-counts': [
    'Of {title} only {kept} counts ({clause}): {points} not counted',
    'Of {title} only {kept} counts: {points} not counted',
  ],
  'points-lost-household': '{title} counts once for a household: {points} not counted',
  'points-lost-times': [
    'Only {most} count for {@per} ({clause}): {points} not counted',
    'Only {most} count for {@per}: {points} not counted',
    'Only {most} count in the span ({clause}): {points} not counted',
    'Only {most} count in the span: {points} not counted',
  ],
  'points-floor': ['{title} is at least {floor}: {points} given back', '{title} has a floor: {points} given back'],
  'points-nothing-left': 'Nothing is left of {title} by the rule: {points} taken off',
  'points-lost-reversed': 'Reversed: {points} not counted',
  'points-lost-rejected': 'Did not pass the review: {points} not counted',
  'points-marks': ['Marks of {panel} together: {figure}', 'All panels together: {figure}'],
  'points-panel': '{panel} (weight {weight}): {figure}',
  'points-panel-mark': [
    'Mark of {panel} ({raters} raters, without {leftOut}): {figure}',
    'Mark of {panel} ({raters} raters): {figure}',
  ],
  'points-mark': 'Mark: {figure}',
  'points-measure': 'Figure of {title}: {figure}',
  'points-weight': '{part} (weight {weight}): {figure}',
  'points-factor': '{part} times {weight}: {figure}',
  'points-count': 'Together: {figure}',
  'points-number': 'Number: {figure}',
  'points-period': '{period}: {figure}',
  'points-movement': 'Movement of the period: {figure}',
  'points-periods': '{periods} score periods, {@way}: {figure}',
  'points-veto-set': [
    'Because of {title} ({clause}) the score is set to {figure}',
    'Because of {title} the score is set to {figure}',
  ],
  'points-veto-struck': [
    'Because of {title} ({clause}) what it concerns does not count: {figure}',
    'Because of {title} what it concerns does not count: {figure}',
  ],
  'points-veto-factor': [
    'Because of {title} ({clause}) the score becomes {figure}',
    'Because of {title} the score becomes {figure}',
  ],
  'points-veto-figure': 'By {title}: {figure}',
  'points-result': [
    'fulfilled from {from} to {to}: {figure} points ({clause})',
    'fulfilled from {from} to {to}: {figure} points',
  ],
  'list-place': [
    'on the list “{title}” ({clause}): place {rank} of {of}',
    'on the list “{title}”: place {rank} of {of}',
    'on the list “{title}”',
  ],
  'consequence-follows': ['“{title}” applies ({clause})', '“{title}” applies'],
  'test-figure-at-least': '{title} is {figure}, which reaches {line}',
  'test-figure-more-than': '{title} is {figure}, more than {line}',
  'test-figure-at-most': '{title} is {figure}, not more than {line}',
  'test-figure-less-than': '{title} is {figure}, less than {line}',
  'test-grade': 'the grade is one of “{grades}”',
  'test-gate-passed': ['“{title}” is fulfilled ({clause})', '“{title}” is fulfilled'],
  'test-gate-not-passed': ['“{title}” is not fulfilled ({clause})', '“{title}” is not fulfilled'],
  'test-veto-hit': ['“{title}” happened ({clause})', '“{title}” happened'],
  'test-veto-not-hit': ['“{title}” did not happen ({clause})', '“{title}” did not happen'],
  'test-streak': 'graded “{grades}” for {periods} periods in a row',
  'test-streak-list': 'on “{title}” for {periods} periods in a row',
  'test-grade-change': 'the grade moved by at least {steps} steps since the period before',
  'test-earlier-grade': 'graded “{grades}” in {held} of the last {of} periods: {periods}',
  'test-earlier-place': 'among the first {within} of “{title}” in {held} of the last {of} periods: {periods}',
  'test-earlier-list': 'on “{title}” in {held} of the last {of} periods: {periods}',
  'test-earlier-score': 'the score met the line of {line} in {held} of the last {of} periods: {periods}',
  'test-no-losses': [
    'nothing was taken away for {titles} from {from} to {to}',
    'nothing was taken away from {from} to {to}',
  ],
  'grade-by-band': [
    "{figure} lies within '{grade}', {from} to {to} ({clause})",
    "{figure} lies within '{grade}', {from} to {to}",
    "{figure} reaches '{grade}' from {from} ({clause})",
    "{figure} reaches '{grade}' from {from}",
    "{figure} is '{grade}'",
  ],
  'grade-gate-not-passed': ["'{gate}' ({clause}) is not met: no '{grade}'", "'{gate}' is not met: no '{grade}'"],
  'grade-by-veto': [
    "Because of {title} ({clause}) the grade is '{grade}'",
    "Because of {title} the grade is '{grade}'",
  ],
  'grade-limited-by-veto': [
    "Because of {title} ({clause}) the grade is at best '{grade}'",
    "Because of {title} the grade is at best '{grade}'",
  ],
  'grade-seat': [
    "'{grade}' has {seats} seats for {qualified} who reach it; has one ({clause})",
    "'{grade}' has {seats} seats for {qualified} who reach it; has one",
    "Has a seat of '{grade}'",
  ],
  'grade-no-seat': [
    "'{grade}' has {seats} seats for {qualified} who reach it; has none and is '{other}' ({clause})",
    "'{grade}' has {seats} seats for {qualified} who reach it; has none and is '{other}'",
    "Has no seat of '{grade}' and is '{other}'",
  ],
  'grade-open': [
    'The grade hangs on whether “{veto}” applies; nobody has decided it',
    'The grade hangs on an open decision: {title}',
    'The grade hangs on an open question ({decision}) in the part of the rules on {section}; decide it',
    'The grade hangs on an open decision. {@decision}',
  ],
  'quantity-not-used': [
    "{path}: each entry of '{title}' is worth the same; its quantity {quantity} counts for nothing. Record them one by one, or remove the quantity.",
    "{path}: each entry of '{item}' is worth the same; its quantity {quantity} counts for nothing. Record them one by one, or remove the quantity.",
  ],
  'veto-not-decided': "{path}: '{title}' may be applied and nobody has decided. Decide whether it is.",
  'decision-about-nothing':
    "{path}: the decision on '{decision}' is about '{at}', which is not there; it has no effect. Write one of: {options}.",
  'table-empty': '{path}: the table of levels is empty. State what each level is worth.',
  'class-without-figure': "{path}: no figure for the class '{class}'. Add it, or limit the classes.",
  'decision-missing': "{path}: the text leaves '{decision}' open ({options}). Decide and record it.",
  'decision-without-effect':
    "{path}: the text leaves '{decision}' open, but this cap never binds, so no score hangs on it.",
  'readings-not-checked':
    '{path}: what is open can be read in {readings} ways, and only the first {checked} were checked. Decide some of it first: {decisions}.',
  'decision-without-question':
    "{path}: the book leaves no question '{decision}' open. Check the spelling or remove it.",
  'duplicate-id': "{path}: '{id}' stands twice. Use different ids.",
  'unknown-reference': "{path}: '{id}' names nothing. Correct it or define it.",
  'category-cycle': "{path}: category '{category}' stands in itself. Correct what it stands in.",
  'weights-do-not-sum': '{path}: the weights sum to {sum}, not 1. Add what is missing or correct them.',
  'part-without-weight': "{path}: '{part}' has no weight. Add one.",
  'range-empty': '{path}: the lower bound {least} is not below the upper bound {most}. Correct them.',
  'negative-magnitude': '{path}: {points} is negative. Write a magnitude; the kind of item says which way it goes.',
  'ladder-gap': '{path}: nothing is said about a count of {witness}. Add the rung.',
  'ladder-overlap': '{path}: two rungs hold a count of {witness}. Say which one counts.',
  'quota-without-tie-rule': "{path}: the quota of '{title}' has no rule for a tie at the line. Decide what happens.",
  'quota-without-overflow': "{path}: the book does not say what those get who find no seat in '{title}'.",
  'list-without-tie-rule': "{path}: the list '{title}' has no rule for a tie at the line.",
  'list-in-itself':
    "{path}: the condition of the list '{title}' looks at that list of the same period, or at a later one. Look at earlier periods, or change the order of the lists.",
  'rounding-missing': '{path}: scores can have more than {digits} places (see {witness}) and no rounding is stated.',
  'grade-unreachable': "{path}: nobody can reach '{grade}'; {witness} is the most.",
  'cap-never-binds': "{path}: the cap '{cap}' can never bind; {witness} is the most that arrives.",
  'item-unreachable': "{path}: nobody can use '{item}' ({witness}).",
  'full-marks-differ': '{path}: full marks are said to be {fullMarks}, the parts add up to {witness}. Check them.',
  'condition-redundant': '{path}: the line {line} follows from the other conditions and can go.',
  'condition-never-met': '{path}: nobody can reach {line}; {witness} is the most.',
  'frame-item-changed': "{path}: the frame fixes '{item}'; a local book may only narrow it.",
  'frame-category-changed': "{path}: the frame fixes '{category}'; a local book may only lower its caps.",
  'frame-cap-widened': "{path}: '{cap}' is wider than in the frame ({witness}). Lower it.",
  'frame-range-widened': "{path}: the range of '{item}' passes that of the frame ({witness}). Narrow it.",
  'frame-total-changed': '{path}: the frame fixes the total. Remove it here.',
}
