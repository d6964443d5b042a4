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
  // scripts/types.mjs writes the declarations: the bundler's own step takes a minute for as many entries.
  dts: false,
})
