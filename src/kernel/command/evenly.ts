import { setTimeout as sleep } from 'node:timers/promises';
import { type ErrorCode, Problem } from '../errors.ts';

/** Answers to people nobody knows come at full quarters of a second: how long the work took does not show. */
const pace = 250;
/** Refusals of the request itself, made before any business was looked for. */
const ofTheRequest: ReadonlySet<ErrorCode> = new Set(['invalid_input', 'rate_limited']);

/** Holds a refusal back until the next full pace; `always`: every answer. */
export async function evenly<T>(work: () => Promise<T>, always: boolean): Promise<T> {
  const began = performance.now();
  const rest = () => sleep(pace - ((performance.now() - began) % pace));
  try {
    const answer = await work();
    if (always) await rest();
    return answer;
  } catch (problem) {
    if (problem instanceof Problem && !ofTheRequest.has(problem.code)) await rest();
    throw problem;
  }
}
