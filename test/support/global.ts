import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { chromium } from '../../scripts/chromium.ts';
import { embeddedSnapshot, serverTemplate, testKeys } from './snapshot.ts';

declare module 'vitest' {
  interface ProvidedContext {
    snapshot: string | undefined;
    template: string | undefined;
    /** A browser's program, where tests in a browser can run. */
    chromium: string | undefined;
  }
}

/** The console that browsers are shown; built only when its sources changed. */
const buildConsole = () => execFileSync(process.execPath, [join(import.meta.dirname, '../../scripts/console.ts')], { stdio: 'ignore' });

/** Prepares the database once for all test files. */
export default async function setup(project: TestProject): Promise<void> {
  process.env.SERAI_KEYS = testKeys;
  const url = process.env.DATABASE_URL;
  project.provide('snapshot', url ? undefined : await embeddedSnapshot());
  project.provide('chromium', chromium);
  if (chromium) buildConsole();
  project.provide('template', url ? await serverTemplate(url) : undefined);
}
