// Every exported name is unique in the whole package, so that the front door can re-export all of it flat.
import { surface } from './declarations.mjs'
import { report } from './entries.mjs'

const owners = new Map()
const faults = []
const entries = surface()
for (const { entry, names } of entries.filter(({ entry }) => entry !== 'index')) {
  for (const { name } of names) {
    const owner = owners.get(name)
    if (owner) faults.push(`${name} is exported by ${owner} and by ${entry}`)
    owners.set(name, entry)
  }
}

const frontDoor = new Set(entries.find(({ entry }) => entry === 'index').names.map(({ name }) => name))
for (const [name, entry] of owners) {
  const isRoom = !/^(presets|text)\/|^schemas$/.test(entry)
  if (isRoom && !frontDoor.has(name)) faults.push(`${name} of ${entry} is missing from the front door`)
}
report(faults, `${owners.size} exported names, each of one room`)
