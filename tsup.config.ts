import { readdirSync } from 'node:fs'
import { defineConfig } from 'tsup'

const rooms = ['kernel', 'scoring', 'points', 'economy', 'ecology', 'responsibility']
const presets = readdirSync('src/presets').filter((file) => file.endsWith('.ts'))

export default defineConfig({
  entry: {
    index: 'src/index.ts',
    ...Object.fromEntries(rooms.map((room) => [room, `src/${room}/index.ts`])),
    ...Object.fromEntries(presets.map((file) => [`presets/${file.slice(0, -3)}`, `src/presets/${file}`])),
    'text/zh': 'src/text/zh.ts',
    'text/en': 'src/text/en.ts',
    schemas: 'src/schemas.ts',
  },
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
