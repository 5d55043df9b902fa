import { configDefaults, defineConfig } from 'vitest/config';
import { chromium } from './scripts/chromium.ts';
import { withoutDatabase } from './scripts/lanes.ts';

// Where a server is given, the same tests run on it, and those that need several connections (*.pg.test.ts) run too.
const databaseUrl = process.env.SERAI_TEST_DATABASE_URL ?? process.env.DATABASE_URL;

// What measures runs when nothing else does.
const alone = process.env.SERAI_TEST_ALONE === '1';

// Another lane has run before, on the same code.
const isSecondLane = process.env.SERAI_TEST_SECOND_LANE === '1';

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
      // Says the same on both lanes: run by the first.
      ...(isSecondLane ? withoutDatabase() : []),
    ],
    // The least that is allowed: the suite hashes a thousand passwords.
    env: { TZ: 'UTC', SERAI_PASSWORD_COST: '19456,2', ...(databaseUrl ? { DATABASE_URL: databaseUrl } : {}) },
    globalSetup: ['test/support/global.ts'],
    pool: 'forks',
    maxWorkers: 2,
    // The database in WebAssembly lives for seconds here: compiled once and plainly, it is ready in two thirds of the time. And what a
    // test leaves behind is collected in fewer, larger strokes.
    execArgv: ['--liftoff-only', '--max-semi-space-size=32'],
    // For a machine several times slower than ours: what passes takes no longer for it.
    testTimeout: 120_000,
    hookTimeout: 240_000,
    // Every file begins at a moment of our choice, on the embedded database too.
    setupFiles: process.env.SERAI_TEST_NOW ? ['test/support/moment.ts'] : [],
    expect: { poll: { timeout: 30_000 } },
    allowOnly: false,
  },
});
