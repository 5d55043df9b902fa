import { expect, test } from 'vitest';
import { consolePolicy, requestsPerMinute } from './console-policy.ts';

const open = {
  copy_protection_enabled: true,
  disable_text_selection: false,
  disable_right_click: false,
  block_keyboard_shortcuts: false,
  blur_on_print_screen: false,
  require_watermark: true,
  session_timeout_minutes: 30,
  export_enabled: true,
};
const closed = {
  ...open,
  disable_text_selection: true,
  disable_right_click: true,
  block_keyboard_shortcuts: true,
  blur_on_print_screen: true,
};
const plain = {
  disable_text_selection: null,
  disable_right_click: null,
  block_keyboard_shortcuts: null,
  can_copy_data: false,
  can_print: true,
};

test('what the business closes is closed, and nothing of it when copy protection is off', () => {
  expect(consolePolicy(closed, [undefined])).toMatchObject({
    disable_text_selection: true,
    disable_right_click: true,
    block_keyboard_shortcuts: true,
    blur_on_print_screen: true,
    can_copy_data: false,
    can_print: true,
  });
  expect(consolePolicy({ ...closed, copy_protection_enabled: false }, [undefined])).toMatchObject({
    disable_text_selection: false,
    disable_right_click: false,
    block_keyboard_shortcuts: false,
    blur_on_print_screen: false,
    can_copy_data: true,
  });
});

test('a role closes more or less than the business; of several roles the most generous counts', () => {
  const strict = { ...plain, disable_right_click: true, can_print: false };
  const loose = { ...plain, disable_right_click: false, disable_text_selection: false, block_keyboard_shortcuts: false };
  expect(consolePolicy(open, [strict])).toMatchObject({ disable_right_click: true, can_print: false });
  expect(consolePolicy(open, [strict, undefined])).toMatchObject({ disable_right_click: false, can_print: true });
  expect(consolePolicy(closed, [loose])).toMatchObject({ disable_right_click: false, disable_text_selection: false, can_copy_data: true });
  expect(consolePolicy(closed, [{ ...plain, can_copy_data: true }])).toMatchObject({
    can_copy_data: true,
    disable_text_selection: false,
    disable_right_click: true,
  });
  expect(consolePolicy(closed, [])).toMatchObject({ disable_right_click: true, can_print: true });
});

test('requests a minute: a role’s own limit, higher or lower; the business’s where a role has none', () => {
  expect([requestsPerMinute(100, []), requestsPerMinute(100, [null]), requestsPerMinute(100, [20])]).toEqual([100, 100, 20]);
  expect([requestsPerMinute(100, [20, 500]), requestsPerMinute(100, [20, null])]).toEqual([500, 100]);
});
