import { defineConfig } from 'tsup'
import { entries } from './scripts/entries.mjs'

export default defineConfig({
  entry: entries(),
  format: ['esm', 'cjs'],
  platform: 'neutral',
  target: 'es2020',
  splitting: true,
  clean: true,
  esbuildOptions(options) {
    options.charset = 'utf8'
  },
  // The declaration step sets an option that TypeScript 6 calls deprecated.
  dts: { compilerOptions: { ignoreDeprecations: '6.0' } },
})
