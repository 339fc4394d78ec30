import { defineConfig } from 'vitest/config';

/** What takes minutes: `npm run test:long`, which builds first, since these tests run the built program. */
export default defineConfig({
  test: {
    root: new URL('../..', import.meta.url).pathname,
    include: ['test/long/**/*.test.ts'],
    // Hundreds of kills take longer than all the others together: npm run test:kills.
    exclude: ['test/long/crash/killed-commands.test.ts'],
    globalSetup: ['test/run-folder.ts'],
    env: { LOTING_LANG: 'en' },
    maxWorkers: '100%',
    testTimeout: 600_000,
    hookTimeout: 600_000,
  },
});
