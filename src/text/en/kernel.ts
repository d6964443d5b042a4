import type { FigureRefusal } from '../../kernel/index.js'
import type { SchemaCode } from '../../kernel/schema.js'

/** Sentences for what the kernel finds, in English. */
export const enKernel: Readonly<Record<FigureRefusal | SchemaCode, string>> = {
  'not-a-figure': "{path}: '{text}' is not a figure. Write decimal text without unit or group marks, such as '12.50'.",
  'too-many-digits': "{path}: '{text}' has too many digits (at most 60 characters). Check the data.",
  'binary-float':
    '{path}: {text} has more than 15 significant digits, so binary floating point has changed it. Pass decimal text.',
  'unknown-key': "{path}: there is no field '{key}'. Check the spelling or remove it.",
  'missing-key': '{path}: something required is missing (expected {expected}). Add it.',
  'wrong-type': '{path}: expected {expected}, found {found}. Use the documented form.',
  'not-an-option': '{path}: must be one of {options}. Choose one of them.',
  'not-a-date': "{path}: '{text}' is not a calendar date. Write it as '2024-02-29'.",
  'not-well-formed': '{path}: not well formed ({reason}). Compare it with the documentation.',
}
