import { writeFileSync } from 'node:fs';
import type { SerializedError } from 'vitest';
import type { Reporter, TestModule } from 'vitest/node';

export interface Tally {
  readonly passed: number;
  readonly failed: number;
}

/** A file that does not load, a hook that throws and an error outside any test are failures too, though no test says so. */
export function tally(modules: readonly TestModule[], unhandled: readonly SerializedError[]): Tally {
  let passed = 0;
  let failed = unhandled.length;
  for (const module of modules) {
    if (module.errors().length > 0) failed += 1;
    for (const suite of module.children.allSuites()) if (suite.errors().length > 0) failed += 1;
    for (const test of module.children.allTests()) {
      const { state } = test.result();
      if (state === 'passed') passed += 1;
      // What never came to run is not a pass. Tests skipped by a failed hook are counted by their suite.
      else if (state === 'failed' || state === 'pending') failed += 1;
    }
  }
  return { passed, failed };
}

/** Leaves the count where bin/test finds it, so that its last line is ours whatever else is printed. */
export default class TallyReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly SerializedError[]): void {
    const path = process.env.SERAI_TEST_TALLY;
    if (path) writeFileSync(path, JSON.stringify(tally(modules, unhandled)));
  }
}
