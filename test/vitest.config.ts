import { defineConfig } from 'vitest/config';

/** A page in jsdom needs globals that no other test has filled up (PDF.js adds an Iterator on Node 20). */
const alone = ['test/report/page/groups-page.test.ts'];

/** What takes minutes has a configuration of its own: test/long/vitest.config.ts. */
const common = {
  root: new URL('..', import.meta.url).pathname,
  globalSetup: ['test/run-folder.ts'],
  // The program speaks the language of the system unless told otherwise.
  env: { LOTING_LANG: 'en' },
  testTimeout: 60_000,
  hookTimeout: 120_000,
};

export default defineConfig({
  test: {
    root: common.root,
    maxWorkers: '100%',
    projects: [
      {
        test: {
          ...common,
          name: 'together',
          include: ['test/**/*.test.ts'],
          exclude: ['test/long/**', 'node_modules/**', ...alone],
          // Loading the program anew for each of 240 files takes longer than half of the tests.
          pool: 'threads',
          isolate: false,
        },
      },
      { test: { ...common, name: 'alone', include: alone } },
    ],
    coverage: {
      provider: 'v8',
      include: ['src/**/*.ts'],
      reporter: ['text-summary', 'json-summary'],
      reportsDirectory: '.coverage',
      thresholds: { lines: 90 },
    },
  },
});
