import { configDefaults, defineConfig } from 'vitest/config';
import { chromium } from './scripts/chromium.ts';

// Where a server is given, the same tests run on it, and those that need several connections (*.pg.test.ts) run too.
const databaseUrl = process.env.SERAI_TEST_DATABASE_URL ?? process.env.DATABASE_URL;

// What measures runs when nothing else does.
const alone = process.env.SERAI_TEST_ALONE === '1';

export default defineConfig({
  test: {
    include: alone ? ['console/**/*.alone.test.ts'] : ['src/**/*.test.ts', 'test/**/*.test.ts', 'console/**/*.test.ts'],
    exclude: [
      ...configDefaults.exclude,
      ...(alone ? [] : ['**/*.alone.test.ts']),
      ...(databaseUrl ? [] : ['**/*.pg.test.ts']),
      // In a browser the embedded database is enough; what needs much data runs on a server.
      ...(databaseUrl && !alone ? ['console/e2e/**'] : []),
      ...(chromium ? [] : ['console/e2e/**']),
    ],
    // The least that is allowed: the suite hashes a thousand passwords.
    env: { TZ: 'UTC', SERAI_PASSWORD_COST: '19456,2', ...(databaseUrl ? { DATABASE_URL: databaseUrl } : {}) },
    globalSetup: ['test/support/global.ts'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 60_000,
    allowOnly: false,
  },
});
