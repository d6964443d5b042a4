/**
 * What a record holds under a key that a document or a fact gave: never what every object inherits (`constructor`).
 *
 * @internal
 */
export function ownValue<T>(record: Readonly<Record<string, T>> | undefined, key: string): T | undefined {
  return record !== undefined && Object.prototype.hasOwnProperty.call(record, key) ? record[key] : undefined
}
