import { describe, expect, test } from 'vitest';
import { Problem } from '../errors.ts';
import { readParameters, validate } from './validate.ts';

const refused = (work: () => unknown) => {
  try {
    work();
    return undefined;
  } catch (problem) {
    return problem instanceof Problem ? [problem.code, problem.errors[0]!.pointer] : problem;
  }
};

describe('a time', () => {
  const schema = { type: 'object', properties: { at: { type: 'string', format: 'date-time' } } };
  test.each(['2026-11-21T10:00:00Z', '2026-11-21T10:00:00.123456+05:30', '9999-12-31T23:59:59Z'])('%s is one', (at) => {
    expect(refused(() => validate(schema, { at }))).toBeUndefined();
  });
  // Leap seconds are RFC 3339's, but no Date can hold one.
  test.each(['9999-12-31T23:59:60Z', '2016-12-31T23:59:60Z', '2026-02-30T10:00:00Z', '2026-11-21', 'now'])('%s is none here', (at) => {
    expect(refused(() => validate(schema, { at }))).toEqual(['invalid_input', '/at']);
  });
});

test('a parameter with a zero character is refused before the database would', () => {
  expect(refused(() => readParameters({ properties: { slug: { type: 'string' } } }, { slug: 'a\u0000b' }))).toEqual([
    'invalid_parameter',
    '?slug',
  ]);
});
