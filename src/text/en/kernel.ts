import type { KernelCode, SentenceTemplate } from '../../kernel/index.js'

/** Sentences for what the kernel finds, in English. */
export const enKernel: Readonly<Record<KernelCode, SentenceTemplate>> = {
  'not-a-figure': "{path}: '{text}' is not a figure. Write decimal text without unit or group marks, such as '12.50'.",
  'too-many-digits': "{path}: '{text}' has too many digits (at most 60 characters). Check the data.",
  'binary-float':
    '{path}: {text} has more than 15 significant digits, so binary floating point has changed it. Pass decimal text.',
  'unknown-key': "{path}: there is no field '{key}'. Check the spelling or remove it.",
  'missing-key': '{path}: something required is missing (expected {@expected}). Add it.',
  'wrong-type': '{path}: expected {@expected}, found {@found}. Use the documented form.',
  'not-an-option': '{path}: must be one of {options}. Choose one of them.',
  'not-a-date': "{path}: '{text}' is not a calendar date. Write year, month and day, such as '2024-03-05'.",
  'not-well-formed': [
    '{path}: "{text}" is not well formed ({reason}). Compare it with the documentation.',
    '{path}: not well formed ({reason}). Compare it with the documentation.',
  ],
  'zero-denominator': "{path}: the denominator of '{text}' is zero. Write a fraction such as '2/7'.",
  'bad-grain':
    "{path}: the smallest amount paid out, '{text}', is not positive. Write '0.01', '1' or '10', for example.",
  'negative-weight': "{path}: the weight of '{id}' is negative. Make it zero or more.",
  'negative-bound': "{path}: a cap or minimum of '{id}' is negative. Make it zero or more.",
  'weights-too-fine':
    '{path}: the common denominator of the weights is too large to divide exactly. Use fewer or shorter denominators.',
  'duplicate-id': "{path}: the id '{id}' is given twice. Give each its own.",
  'no-positive-weight':
    '{path}: no weight is above zero, so nobody can get {total}. Give weights, or name who has the remainder.',
  'minimum-over-cap':
    "{path}: in whole grains the minimum of '{id}' is above its cap. Change the minimum, the cap or the grain.",
  'minimum-without-weight':
    "{path}: '{id}' has a minimum but no weight. A weight of zero gets zero: remove the minimum or give a weight.",
  'minimums-exceed-total': 'The minimums sum to more than the total of {total}. Lower them, or raise the total.',
  'over-cap-unnamed': "{path}: there are caps, but not what happens to what they cut off. Say 'leave' or 'respread'.",
  'bounds-not-for-method':
    "{path}: the method '{method}' knows no caps or minimums. Choose another method, or remove them.",
  'residue-out-of-bounds':
    "By the method '{method}' the one who has the residue would fall below the minimum (or zero) or rise above the cap. Choose another receiver or method.",
  'remainder-without-owner':
    '{path}: {remainder} cannot be given out, and nobody is named to keep it. Name the owner of the remainder.',
  'tie-in-division':
    '{tied} have equal remainders, and {grains} of the smallest amount is left for them. Decide who comes first.',
  'no-such-day': "{path}: there is no day '{text}' in the calendar. Check year, month and day.",
  'calendar-missing':
    'Working days are to be counted, or a day off is to be shifted, but there is no work calendar. Pass one with holidays and make-up days.',
  'calendar-not-covered':
    'The work calendar ({source}) covers {coveredFrom} to {coveredTo}; nobody knows whether {date} is worked. Add the arrangement of that year.',
  'coverage-reversed':
    '{path}: the work calendar ends on {coveredTo}, before it begins on {coveredFrom}. Correct the dates.',
  'day-outside-coverage':
    '{path}: {date} lies outside the days that the work calendar covers and has no effect. Widen the coverage, or remove the day.',
  'day-off-and-worked': '{path}: {date} is listed both as a holiday and as a make-up working day. Remove one of them.',
  'make-up-on-workday': '{path}: {date} is a working day anyway and needs no making up. Check the date.',
  'beyond-calendar': 'The term from {event} leads beyond the year 9999. Check the day and the term.',
  'month-end':
    'The term from {event} ends in a month without that day. Decide: its last day (clamp) or the day after (nextDay).',
  'unknown-unit': "'{unit}' is not a unit of this library. Choose one of the list of units.",
  'dimension-mismatch':
    "'{unit}' and '{other}' measure different things and cannot be added, compared or converted. Check the units.",
  'basis-mismatch':
    "The two quantities are counted on different bases ('{basis}' and '{other}'), such as product and nutrient, paddy and milled rice. Convert them to one basis first.",
  'needs-rounding': "The value in '{unit}' has no finite decimal form. Name the places and the rounding.",
  'zero-base': 'The divisor is zero or may be zero, so there is no result. Check what is divided by.',
  'inexact-text': "'{text}' states a bound, an estimate or a change, not an exact figure. Read it with readStated.",
  'ambiguous-text': "'{text}' can be read in two ways (3万5 may be 35000 or 30005). Write all the digits.",
  'unit-missing': "'{text}' has no unit. Add one.",
  'not-an-amount': "'{text}' is not an amount of money. Write it in 元, 万元 or 亿元.",
  'not-readable': "'{text}' cannot be read as a quantity. Write it like 10万斤, 1.2亿元 or 不足2万元.",
  'boundary-by-civil-code':
    "In '{text}' the figure itself is included, as article 1259 of the Civil Code has it. Write it otherwise if the document says otherwise.",
  'increased-by-or-to':
    "'{text}' means an increase by {by} times, to {to} times. If {by} times the former figure is meant (an increase by {less} times), write 到.",
  'several-from-two':
    "In '{text}' 几 and 数 are read as two to nine, as dictionaries have it (more than one, less than ten): from {low}, below {high}. The source of this reading is not confirmed; state the bounds if the text means otherwise.",
  'endless-fraction':
    "'{text}' has no finite decimal form. Write a fraction such as 1/3 where a charter asks for a rate, and an estimate such as 约33.3% elsewhere.",
  'split-text': "'{text}' divides something among parties and is no quantity. Read the parts with readSplit.",
  'split-order-open': "'{text}' does not say who gets which part. State each party's rate as the text has it.",
  'finer-than-fen': "'{text}' is finer than a fen and has no words. Round it to the fen by the rule that applies.",
  'too-large': "'{text}' is too large: amounts in words stay below {bound} yuan. Check the amount.",
  'unknown-person': "{path}: the roster has no person '{personId}'. Add the person or correct the id.",
  'unknown-group': "{path}: the roster has no organisation or household '{groupId}'. Add it or correct the id.",
  'unknown-parent': "{path}: '{parentId}', above '{id}', is not in the tree. Add it or correct the id.",
  'organisation-cycle': "{path}: above '{id}' stands '{parentId}', and above that '{id}' again. Correct the tree.",
  'membership-reversed':
    "{path}: the membership of '{personId}' ends on {to}, before it begins on {from}. Correct the dates.",
  'memberships-overlap':
    "{path}: from {date} on, '{personId}' belongs to {groups} at once. Correct the end of the earlier membership.",
  'no-household': "'{personId}' belongs to no household on {date}. Add the membership.",
  'several-households': "'{personId}' belongs to {groups} on {date}. Correct the dates of the memberships.",
  'unknown-decision': "{path}: no rule asks '{found}', so this decision has no effect. Check the spelling.",
  'unreadable-decision': "{path}: '{text}' does not answer '{question}'. It can be answered by {options}.",
  'notice-not-readable':
    "'{text}' does not say which days are off or worked. Enter it as the notice has it, with month, day and 放假 or 上班.",
  'notice-contradicts-itself':
    "The count of days or the weekday in '{text}' does not agree with the calendar. Check the year and the dates.",
  'figure-not-text': '{path}: write the figure as text in quotes, such as "{text}".',
  'interval-reversed': '{path}: the last day lies before the first. Check both dates.',
  'too-short': '{path}: too short; it needs at least {limit} characters (or items). Complete it.',
  'too-long': '{path}: too long; at most {limit} characters (or items) are read. Shorten it.',
  'below-minimum': '{path}: {text} is too small; it must not be less than {limit}. Correct it.',
  'above-maximum': '{path}: {text} is too large; it must not be more than {limit}. Correct it.',
  string: 'text',
  number: 'a number',
  boolean: 'true or false',
  object: 'an object',
  record: 'an object',
  int: 'a whole number',
  array: 'a list',
  null: 'null',
}
