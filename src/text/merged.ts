import type { SentenceTemplate } from '../kernel/index.js'

/**
 * The sentences of all rooms in one catalogue. A code that two rooms use keeps both templates, the one that names more
 * values first.
 */
export function mergedSentences<const Parts extends readonly Readonly<Record<string, string>>[]>(
  ...parts: Parts
): Readonly<
  Record<Parts[number] extends infer Part ? (Part extends unknown ? keyof Part : never) : never, SentenceTemplate>
> {
  const merged: Record<string, SentenceTemplate> = {}
  for (const part of parts) {
    for (const [code, template] of Object.entries(part)) {
      const known = merged[code]
      merged[code] =
        known === undefined ? template : ordered([...(typeof known === 'string' ? [known] : known), template])
    }
  }
  return merged as never
}

function ordered(templates: readonly string[]): readonly string[] {
  return [...templates].sort((a, b) => namesIn(b) - namesIn(a))
}

function namesIn(template: string): number {
  return (template.match(/\{/g) ?? []).length
}
