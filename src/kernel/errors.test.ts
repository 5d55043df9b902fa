import { expect, it } from 'vitest';
import { errorTable, fail, Problem } from './errors.ts';

it('every row has an HTTP error status, a sentence for a title and a piece of advice', () => {
  for (const [code, { status, title, advice }] of Object.entries(errorTable)) {
    expect(code).toMatch(/^[a-z]+(_[a-z]+)*$/);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(600);
    expect(title).toMatch(/^[A-Z].*\.$/);
    expect(advice).toMatch(/\.$/);
  }
});

it('a problem prints as RFC 9457 with its own members beside the standard ones', () => {
  const problem = fail('insufficient_stock', { available: 3 });
  expect(problem).toBeInstanceOf(Problem);
  expect(problem.status).toBe(409);
  expect(problem.toJSON('urn:uuid:1')).toEqual({
    type: 'https://serai.dev/problems/insufficient_stock',
    title: 'There is not enough stock.',
    status: 409,
    code: 'insufficient_stock',
    detail: 'See `available`.',
    instance: 'urn:uuid:1',
    available: 3,
  });
});

it('field errors are listed, and the first one is in the message for logs', () => {
  const problem = fail('invalid_input', {}, [{ pointer: '/quantity', message: 'must be positive' }]);
  expect(problem.toJSON().errors).toEqual([{ pointer: '/quantity', message: 'must be positive' }]);
  expect(problem.toJSON()).not.toHaveProperty('instance');
  expect(problem.message).toBe('invalid_input: /quantity must be positive');
  expect(fail('not_found').toJSON()).not.toHaveProperty('errors');
});
