import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

// The suite runs in the time zone of its users unless a run asks for another one.
process.env['TZ'] ??= 'Asia/Shanghai'

const src = fileURLToPath(new URL('./src/', import.meta.url))

export default defineConfig({
  resolve: {
    alias: [
      { find: /^xiangzhen$/, replacement: `${src}index.ts` },
      { find: /^xiangzhen\/schemas$/, replacement: `${src}schemas.ts` },
      { find: /^xiangzhen\/(text|presets)\/([\w-]+)$/, replacement: `${src}$1/$2.ts` },
      { find: /^xiangzhen\/([\w-]+)$/, replacement: `${src}$1/index.ts` },
    ],
  },
  test: {
    // A skipped test counts as failed there: none is left behind unseen.
    reporters: ['default', './.config/counts-reporter.mjs'],
    allowOnly: false,
    // The library keeps nothing between calls, so test files may share its modules; they load once instead of once a file.
    isolate: false,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    include: ['test/**/*.test.ts'],
    typecheck: { enabled: true, include: ['test/**/*.test-d.ts'], tsconfig: 'test/tsconfig.json' },
    coverage: {
      provider: 'v8',
      include: ['src/**/*.ts'],
      reporter: ['text-summary', 'json-summary'],
      thresholds: {
        'src/kernel/**': { branches: 95 },
        'src/scoring/**': { branches: 95 },
        'src/points/**': { branches: 90 },
        'src/economy/**': { branches: 90 },
        'src/ecology/**': { branches: 90 },
        'src/responsibility/**': { branches: 90 },
      },
    },
  },
})
