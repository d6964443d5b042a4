// The packed library in a temporary application: ESM, CommonJS, strict TypeScript, a browser bundle.
import assert from 'node:assert/strict'
import { createContext, runInContext } from 'node:vm'
import { dirname, join } from 'node:path'
import { readFileSync, rmSync } from 'node:fs'
import { build } from 'esbuild'
import { compile, consumer, pack, run } from './consumer.mjs'

const manifest = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))
const { zod, typescript } = manifest.devDependencies

const tarball = pack()
const { folder, remove } = consumer(tarball, [`zod@${zod}`, `typescript@${typescript}`])

console.log(run('node', ['esm.mjs'], folder))
console.log(run('node', ['cjs.cjs'], folder))
console.log(compile(folder, 'node_modules/typescript/bin/tsc'))

await build({
  entryPoints: [join(folder, 'browser.ts')],
  outfile: join(folder, 'out/browser.js'),
  bundle: true,
  minify: true,
  format: 'iife',
  globalName: 'page',
  platform: 'browser',
})
const page = runInContext(
  `${readFileSync(join(folder, 'out/browser.js'), 'utf8')};page`,
  createContext(Object.create(null)),
)
assert.equal(page.total, '0.3')
console.log('browser bundle: works')

remove()
rmSync(dirname(tarball), { recursive: true })
console.log('the packed library works in an application')
