import type { DiagnosticValue, Label } from '../kernel/index.js'

/** A label of a document as a value that sentences name. */
export function labelValue(label: Label): DiagnosticValue {
  return typeof label === 'string' ? label : { zh: label.zh, en: label.en ?? label.zh }
}
