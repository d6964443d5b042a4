import type { SilentQuestion } from './open-answers.js'

/** What a dismissed objection does to the time of publication. */
export const afterObjectionQuestion: SilentQuestion<'continues' | 'startsAnew'> = {
  code: 'window-after-objection',
  readings: { continues: 'continues', startsAnew: 'startsAnew' },
}

/** Whether the day of publication is the first of the days. */
export const firstDayQuestion: SilentQuestion<'doesNotCount' | 'counts'> = {
  code: 'publicity-first-day',
  readings: { doesNotCount: 'doesNotCount', counts: 'counts' },
}

/** Whether one person may review and verify. */
export const samePersonQuestion: SilentQuestion<'refused' | 'allowed'> = {
  code: 'one-person-two-steps',
  readings: { refused: 'refused', allowed: 'allowed' },
}

/** Every question with readings that the way of an entry can ask; how long it is published is a figure. */
export const workflowQuestions: readonly SilentQuestion<string>[] = [
  afterObjectionQuestion,
  firstDayQuestion,
  samePersonQuestion,
]
