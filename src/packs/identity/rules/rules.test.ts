import { expect, test } from 'vitest';
import { deviceOf } from './device.ts';
import { restAfter } from './lockout.ts';

test('an account rests from the fifth failure, twice as long each time, at most an hour', () => {
  expect([0, 1, 4, 5, 6, 7, 11, 12, 200].map(restAfter)).toEqual([0, 0, 0, 30, 60, 120, 1920, 3600, 3600]);
});

test.each([
  [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 Safari/537.36 Edg/126.0',
    'desktop',
    'Edge on Windows',
  ],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 Version/17.5 Mobile/15E148 Safari/604.1',
    'mobile',
    'Safari on iPhone',
  ],
  ['Mozilla/5.0 (Linux; Android 14; SM-X910) AppleWebKit/537.36 Chrome/126.0 Safari/537.36', 'tablet', 'Chrome on Android'],
  ['Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 Chrome/126.0 Mobile Safari/537.36', 'mobile', 'Chrome on Android'],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:127.0) Gecko/20100101 Firefox/127.0', 'desktop', 'Firefox on Linux'],
  ['Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)', 'bot', null],
  ['curl/8.5.0', 'other', 'curl'],
  [null, 'other', null],
])('%s is a %s', (userAgent, type, name) => {
  expect(deviceOf(userAgent)).toEqual({ type, name });
});
