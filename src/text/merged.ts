import type { SentenceTemplate } from '../kernel/index.js'

/**
 * The sentences of all rooms in one catalogue. A code that two rooms use keeps both templates, the one that names more
 * values first.
 */
export function mergedSentences<Code extends string>(
  ...parts: readonly Readonly<Partial<Record<Code, SentenceTemplate>>>[]
): Readonly<Record<Code, SentenceTemplate>> {
  const merged = {} as Record<Code, SentenceTemplate>
  for (const part of parts) {
    for (const [code, template] of Object.entries(part) as [Code, SentenceTemplate][]) {
      const known = merged[code] as SentenceTemplate | undefined
      merged[code] = known === undefined ? template : ordered([known, template].flat())
    }
  }
  return merged
}

function ordered(templates: readonly string[]): readonly string[] {
  return [...templates].sort((a, b) => namesIn(b) - namesIn(a))
}

function namesIn(template: string): number {
  return (template.match(/\{/g) ?? []).length
}
