/**
 * Refuses a word that is none of a few: it is never taken for one of them. Documents are checked by their schemas; this is for
 * words that a caller passes straight to a function.
 *
 * @param what - what the word says, for the message
 * @throws RangeError naming the words that can be given
 * @internal
 */
export function checkedChoice(word: unknown, choices: readonly string[], what: string): void {
  if (choices.includes(word as string)) return
  throw new RangeError(`${what} cannot be '${String(word).slice(0, 30)}': give one of ${choices.join(', ')}`)
}
