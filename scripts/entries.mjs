// The entries of the package: what a user can import, and the source file behind each.
import { existsSync, readdirSync } from 'node:fs'

const rooms = ['kernel', 'scoring', 'points', 'economy', 'ecology', 'responsibility']

/** The four domain rooms. */
export const domains = ['points', 'economy', 'ecology', 'responsibility']

/** The published rules as data, one entry each. */
export function presets() {
  if (!existsSync('src/presets')) return []
  return readdirSync('src/presets')
    .filter((file) => file.endsWith('.ts'))
    .map((file) => `presets/${file.slice(0, -3)}`)
    .sort()
}

/** Entry name to source file, rooms first and the front door last. */
export function entries() {
  return Object.fromEntries(
    [
      ...rooms.map((room) => [room, `src/${room}/index.ts`]),
      ...presets().map((preset) => [preset, `src/${preset}.ts`]),
      ['text/zh', 'src/text/zh.ts'],
      ['text/en', 'src/text/en.ts'],
      ['schemas', 'src/schemas.ts'],
      ['index', 'src/index.ts'],
    ].filter(([, file]) => existsSync(file)),
  )
}

/** What a user writes to import an entry. */
export function specifier(entry) {
  return entry === 'index' ? 'xiangzhen' : `xiangzhen/${entry}`
}

/** The emitted module of an entry, inside dist. */
export function built(entry) {
  return entries()[entry].replace(/^src\/(.*)\.ts$/, '$1.js')
}

/** Ends a gate: names what is wrong, or says what was looked at. */
export function report(faults, fine) {
  if (faults.length === 0) {
    console.log(fine)
    return
  }
  for (const fault of faults) console.error(fault)
  console.error(`${faults.length} ${faults.length === 1 ? 'fault' : 'faults'}`)
  process.exitCode = 1
}

/** Code units, never a locale. */
export function byCodeUnit(a, b) {
  return a < b ? -1 : a > b ? 1 : 0
}
