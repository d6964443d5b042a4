import type { SentenceTemplate } from '../../kernel/index.js'
import type { EntryProcessCode, PointFactCode, ProcessWordCode, RuleChangeCode } from '../../points/index.js'

/** What the way of entries, closing and changed rules say, in English. */
export const enPointsProcess: Readonly<
  Record<EntryProcessCode | PointFactCode | ProcessWordCode | RuleChangeCode, SentenceTemplate>
> = {
  'publicity-length':
    'The text asks for publication of points and does not say for how long. Decide the number of days.',
  'publicity-first-day': 'The text does not say whether the day of publication counts. Decide: counts or doesNotCount.',
  'window-after-objection':
    'The text does not say what becomes of the window after a dismissed objection. Decide: continues or startsAnew.',
  'one-person-two-steps': 'The text does not say whether one person may review and verify. Decide: refused or allowed.',
  'entry-action-declare': 'declare',
  'entry-action-review': 'review',
  'entry-action-verify': 'verify',
  'entry-action-publish': 'publish',
  'entry-action-object': 'object',
  'entry-action-dismiss': 'dismiss the objection',
  'entry-action-uphold': 'uphold the objection',
  'entry-action-post': 'post',
  'entry-action-reject': 'reject',
  'entry-action-resubmit': 'declare again',
  'entry-action-reverse': 'take back',
  'entry-state-new': 'not declared',
  'entry-state-declared': 'declared',
  'entry-state-reviewed': 'reviewed',
  'entry-state-verified': 'verified',
  'entry-state-published': 'published',
  'entry-state-posted': 'posted',
  'entry-state-rejected': 'rejected',
  'entry-state-objected': 'objected to',
  'entry-state-reversed': 'taken back',
  'transfer-cause-gift': 'a gift',
  'transfer-cause-split': 'a household that splits',
  'transfer-cause-merge': 'households that merge',
  'transfer-cause-departure': 'a departure',
  'transfer-cause-death': 'a death',
  'action-not-now': [
    'The entry “{entry}” is {@standing}; it is not the time to {@doing}. What can be done: {@possible}.',
    'The entry “{entry}” is {@standing}; it is not the time to {@doing}, and nothing else can be done.',
  ],
  'action-before-last-one': '{on} is earlier than the last step on {last}. Correct the day.',
  'action-on-own-entry': '“{actor}” cannot decide about an entry of their own, “{entry}”. Another person must.',
  'actor-without-role': '“{actor}” has no role to {@doing}. It takes one of {roles}.',
  'proof-missing': 'The entry “{entry}” lacks proof: {missing}. Add it first.',
  'objection-window-open': 'The publication runs until {until}. Post it afterwards.',
  'objection-too-late': 'The time for objections ended on {until}. Ask for a reversal.',
  'resubmission-refused': 'The entry “{entry}” was rejected and cannot be declared again.',
  'one-person-refused': '“{actor}” took the other of the two steps, review and verification. Another person must.',
  'history-not-in-order': [
    'Step {number}, “{@doing}”, of the entry “{entry}” does not fit the steps around it. Check the history.',
    'Step {number} of the entry “{entry}” does not fit the steps around it. Check the history.',
  ],
  'entry-taken-back-already': 'The entry “{entry}” has been taken back. Nothing is left to do.',
  'taken-back-before-it-happened': 'The reversal on {on} is earlier than the entry “{entry}” of {date}. Correct it.',
  'reversal-cannot-be-reversed': 'The entry “{entry}” is a reversal and cannot be taken back. Record the matter anew.',
  'link-broken':
    '{path}: the entry “{entry}” does not go on from the one before; something was added, removed or moved. Check the originals.',
  'entry-changed': '{path}: the entry “{entry}” was changed after it was recorded. Check the original.',
  'period-not-over': [
    'The settlement stops at {asOf} and the period {period} ends on {lastDay}. Settle it again as of {lastDay} or later, then close it.',
    'The period {period} ends on {lastDay} and cannot be closed on {closedOn}. Close it afterwards.',
  ],
  'own-period-not-over':
    'The own period of “{id}” runs from {from} to {to} and is not over (settled as of {asOf}); it is not closed now. Settle as of {to} and close then; if the period before is still to be closed, settle as of {before}.',
  'figure-unknown':
    'The score of “{id}” is not known. Hand in the missing facts and settle again, or state in the closing policy that such members are brought in later.',
  'line-without-class':
    'There is no line above which scores become points for the class “{class}” of “{id}”. Add it, or check the class.',
  'figure-still-open': 'The figures of “{id}” hang on open decisions: {decisions}. Decide them first.',
  'other-period':
    'The closing is of {period} ({book}), the other result of {other}. Give a settlement of the same period.',
  'rest-named-twice': '{path}: the id of “{title}” stands twice. Correct it.',
  'rest-of-other-right':
    '{path}: “{title}” lets the right “{right}” rest, which the redemption policy does not look at. Correct it.',
  'rest-names-nothing': '{path}: “{title}” names “{name}”, which the rule book does not have. Check it.',
  'closing-class-not-there': '{path}: the rule book has no class “{class}”. Check it.',
  'class-without-line': '{path}: there is no line above which scores become points for the class “{class}”. Add it.',
  'closing-currency-not-there': '{path}: the redemption policy has no kind of points “{currency}”. Check it.',
  'carry-not-a-share': '{path}: the share {share} that is carried is not between zero and one. Correct it.',
  'standing-credited-again':
    '{path}: a quarter or month of this rule book shows the score as it stands, so each closing credits again what earlier ones credited. Close only whole score periods, or let parts of them show what changed.',
  'opening-never-credited':
    '{path}: a quarter or month of this rule book shows what changed, without the opening points; they are never credited where parts of a score period are closed. Make sure that this is meant, or close whole score periods.',
  'step-named-twice': '{path}: the step “{action}” stands twice. Remove one.',
  'role-for-nothing': '{path}: it is said who may “{action}”, and the workflow never comes to it. Check it.',
  'publicity-without-step': '{path}: it is said how long entries are published, and publication is no step. Check it.',
  'one-person-without-steps':
    '{path}: it is said whether one person may review and verify, and these are not both steps. Check it.',
  'workflow-left-open': '{path}: “{decision}” is not decided; options: {options}. Decide it.',
  'event-after-record':
    "{path}: entry '{entry}' says that it happened on {eventDate}, after it was recorded on {recordedAt}. Check both days.",
  'event-not-yet':
    "{path}: entry '{entry}' says that it happened on {eventDate}, after {knownAt}, the last day that is looked at; it will not count. Check the year.",
  'proof-before-event':
    "{path}: a proof of entry '{entry}' came in on {receivedAt}, before the event of {eventDate}. Check both days.",
  'left-before-joined': "{path}: '{name}' left on {left}, before joining on {joined}. Correct the days.",
  'link-reversed': "{path}: '{name}' is with '{id}' until {to}, before it begins on {from}. Correct the days.",
  'class-not-in-book': "{path}: the rule book has no class '{id}', which '{name}' is given. Check the spelling.",
  'organisation-not-in-roster':
    "{path}: '{name}' belongs to the organisation '{id}', which is not in the roster. Add it or check the id.",
  'household-not-in-roster':
    "{path}: '{name}' belongs to the household '{id}', which is not in the roster. Add it or check the id.",
  'entry-burst': '“{member}” has {count} entries within {days} day(s), more than {most}: {entries}. Look into it.',
  'entry-self-approved':
    'The entries {entries} of “{member}” were approved by the member or the recorder. Look into it.',
  'object-repeated': '“{member}” has {count} entries about “{object}”, more than {most}: {entries}. Look into it.',
  'entry-toggled':
    'Entries of “{member}” about “{item}” were taken back {count} times, more than {most}: {entries}. Look into it.',
  'rule-added': '{section}: “{title}” is new.',
  'rule-dropped': '{section}: “{title}” no longer applies.',
  'figure-raised': '{section}, “{title}”: {field} raised from {before} to {after}.',
  'figure-lowered': '{section}, “{title}”: {field} lowered from {before} to {after}.',
  'wording-changed': '{section}, “{title}”: {field} changed from “{before}” to “{after}”.',
  'detail-added': '{section}, “{title}”: {field} “{after}” added.',
  'detail-dropped': '{section}, “{title}”: {field} “{before}” dropped.',
  'decision-added': '{decidedBy} decided on “{decision}” {at}: “{after}”.',
  'decision-dropped': 'The decision “{before}” on “{decision}” {at} is withdrawn.',
  'decision-changed': '{decidedBy} changed the decision on “{decision}” {at} from “{before}” to “{after}”.',
  'in-force-changed': 'In force {after} instead of {before}.',
}
