import { defineConfig } from 'tsup'

// One file for each source file: a user's bundler can leave out what is not used, down to the module.
export default defineConfig({
  entry: ['src/**/*.ts'],
  bundle: false,
  format: ['esm', 'cjs'],
  platform: 'neutral',
  target: 'es2020',
  clean: true,
  silent: true,
  esbuildOptions(options) {
    options.charset = 'utf8'
  },
  plugins: [
    {
      name: 'commonjs-endings',
      renderChunk(code) {
        if (this.format !== 'cjs') return undefined
        return { code: code.replace(/require\("(\.{1,2}\/[^"]+)\.js"\)/g, 'require("$1.cjs")') }
      },
    },
  ],
  // scripts/types.mjs writes the declarations beside them.
  dts: false,
})
