import type { CaseDecision } from '../../points/index.js'

/** Sentences for the questions that a case raises, in English. */
export const enPointsDecisions: Readonly<
  Record<Exclude<CaseDecision, 'same-day-claims' | 'tie-at-quota' | 'tie-in-division'>, string>
> = {
  'absent-period':
    '“{at}” was exempt or not in the scheme in one of the periods that count. Decide whether it counts against it (breaks) or is not looked at (skips).',
  analogy: 'The rules do not list the matter of entry “{at}”; it could be judged like {options}. Decide which.',
  'band-gap': '“{at}”: the score lies in the gap between two grades ({options}). Decide which grade it gets.',
  'band-overlap': '“{at}”: the score fits several grades ({options}). Decide which it gets.',
  'budget-exceeded':
    'The budget “{at}” is too small for all. Decide: cut in proportion (proRata), first come first served (inDateOrder), or carry over (postpone).',
  'caps-across-versions':
    'The rules changed within the period. Decide whether a cap is one over both versions (oneWindow) or split at the change (split).',
  'class-of-member': '“{at}” is in several classes ({options}). Decide which one counts.',
  'counted-state':
    'The rules do not say whether entries in the state “{at}” count. Decide: count them now (counted) or wait until they are posted (pending).',
  'exempt-in-streak':
    '“{at}”: one period of the run was exempt. Decide whether it breaks the run (breaks) or is skipped (skips).',
  'exemption-for-part':
    '“{at}” was exempt for part of the period. Decide: exempt for all of it (whole), not at all (none), or on those days (days).',
  'grade-without-seat':
    '“{grade}” is full; the rules do not say which grade those without a seat get ({others}). Decide.',
  'household-of-person': '“{at}” is in several households ({options}). Decide which one gets the points.',
  'ladder-overlap':
    '“{at}”: the same count fits two steps. Decide for the narrower (narrower) or the more severe (severer).',
  'longer-period':
    'The rules do not say how the score of a longer period is made of its periods. Decide: their sum, mean, lowest or last.',
  'multiplier-on-steps':
    '“{title}”: the rules do not say whether the quantity (quantity) or the points of the steps (points) are multiplied. Decide.',
  'multiplier-stacking':
    'Several factors apply to one entry. Decide: multiply them (multiply), add their increases (addIncreases), or take the highest (highest).',
  'opening-at-class-change':
    '“{at}” changed class within the period; the rules do not say which class sets the opening points ({options}). Decide.',
  'opening-of-joiner':
    '“{at}” joined within the period. Decide whether the opening points are given in full (full), by days (byDay), by months (byMonth with the month of joining, byFullMonth whole months only) or not (none).',
  'opening-of-leaver':
    '“{at}” left within the period. Decide whether the opening points are kept in full (full), by days (byDay), by months (byMonth with the month of leaving, byFullMonth whole months only) or not (none).',
  'opening-of-own-period':
    'The period of “{at}” began anew in the middle. Decide whether what is held from the start is held again (again) or not (none).',
  'organisation-of-member': '“{at}” belongs to several organisations ({options}). Decide where it counts.',
  'payment-ended': 'The rules do not say whether the payment “{at}” has ended ({options}). Decide.',
  'result-in-part-of-span':
    '“{at}” was in the scheme for only a part of the time, and fulfils everything else. Decide whether that counts (counts) or not (leftOut).',
  rounding: 'The score has more decimal places than are published, and the rules name no rounding ({options}). Decide.',
  'same-matter':
    '“{title}”: several entries are about one matter ({object}). Decide: count each (each), the highest, the earliest or the latest.',
  'shorter-period':
    'Decide whether a shorter period publishes the points at its end (standing) or the change within it (movement); the rules do not say.',
  'tie-at-list': '“{at}”: a tie for the last place of the list. Decide whether all are listed or none ({options}).',
  'tie-at-rank':
    '“{at}” shares a place that lies across the line. Decide whether all who share it count (exceed) or none (leaveVacant).',
  'veto-beyond-period':
    'A veto on a grade or an award was hit in one score period of a longer one. Decide: one in any counts (anyPeriod), only one in the last (lastPeriod), or none (none).',
  'version-date':
    'The rules changed within the period. Decide whether the version on the day of the event (event) or at the start of the period (periodStart) counts.',
}
