import { existsSync } from 'node:fs';

const places = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** A Chromium on this machine: SERAI_CHROMIUM, else where systems put one. None, and tests in a browser are left out. */
export const chromium: string | undefined = [process.env.SERAI_CHROMIUM, ...places].find((path) => path && existsSync(path));
