/**
 * A table of the ids of a long list: positions by id, without an object or a key per id. It is what makes a million entries cheap to look at for
 * duplicates and reversals.
 */
export interface IdTable {
  /** Positions whose id stood earlier in the list, with the first position of that id. */
  readonly repeats: readonly { readonly at: number; readonly first: number }[]
  /** The first position of an id; −1 when the list does not have it. */
  positionOf(id: string): number
}

/** Builds the table of a list of things with ids. */
export function tableOfIds(list: readonly { readonly id: string }[]): IdTable {
  let size = 16
  while (size < list.length * 2) size *= 2
  const mask = size - 1
  const slots = new Int32Array(size)
  const hashes = new Int32Array(list.length)
  const repeats: { at: number; first: number }[] = []
  for (let at = 0; at < list.length; at += 1) {
    const { id } = list[at]!
    const hash = hashOf(id)
    hashes[at] = hash
    let slot = hash & mask
    for (;;) {
      const held = slots[slot]! - 1
      if (held === -1) {
        slots[slot] = at + 1
        break
      }
      if (hashes[held] === hash && list[held]!.id === id) {
        repeats.push({ at, first: held })
        break
      }
      slot = (slot + 1) & mask
    }
  }
  return {
    repeats,
    positionOf: (id) => {
      const hash = hashOf(id)
      for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
        const held = slots[slot]! - 1
        if (held === -1) return -1
        if (hashes[held] === hash && list[held]!.id === id) return held
      }
    },
  }
}

// Whatever ids look like, equal ones meet and different ones are told apart by comparison; the hash only spreads them.
function hashOf(id: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < id.length; at += 1) hash = Math.imul(hash ^ id.charCodeAt(at), 0x01000193)
  return hash ^ (hash >>> 15)
}
