import type { TestProject } from 'vitest/node';
import { embeddedSnapshot, serverTemplate, testKeys } from './snapshot.ts';

declare module 'vitest' {
  interface ProvidedContext {
    snapshot: string | undefined;
    template: string | undefined;
  }
}

/** Prepares the database once for all test files. */
export default async function setup(project: TestProject): Promise<void> {
  process.env.SERAI_KEYS = testKeys;
  const url = process.env.DATABASE_URL;
  project.provide('snapshot', url ? undefined : await embeddedSnapshot());
  project.provide('template', url ? await serverTemplate(url) : undefined);
}
