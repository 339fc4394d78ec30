import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/run-folder.ts'],
    exclude: ['test/long/**', 'node_modules/**'],
    maxWorkers: '100%',
    // The program speaks the language of the system unless told otherwise.
    env: { LOTING_LANG: 'en' },
    testTimeout: 60_000,
    hookTimeout: 120_000,
    coverage: {
      provider: 'v8',
      include: ['src/**/*.ts'],
      reporter: ['text-summary', 'json-summary'],
      reportsDirectory: '.coverage',
      thresholds: { lines: 90 },
    },
  },
});
