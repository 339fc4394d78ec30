import { defineConfig } from 'vitest/config';

/** Hundreds of kills of every writing command, for a machine that does nothing else: `npm run test:kills`. */
export default defineConfig({
  test: {
    root: new URL('../../..', import.meta.url).pathname,
    include: ['test/long/crash/killed-commands.test.ts'],
    globalSetup: ['test/run-folder.ts'],
    env: { LOTING_LANG: 'en' },
    testTimeout: 3_600_000,
    hookTimeout: 600_000,
  },
});
