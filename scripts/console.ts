// Builds the console into console/dist when its sources have changed since the last build; costs a look at them otherwise. `--force` builds anyway.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const root = join(import.meta.dirname, '..');
const vite = join(root, 'node_modules/vite/bin/vite.js');
const dist = join(root, 'console/dist');
/** Written last: a build that was interrupted counts as none. */
const stamp = join(dist, '.built');

/** Of everything the build reads. */
function sources(): string {
  const hash = createHash('sha256');
  const unread = /^console\/(dist|e2e|node_modules)(\/|$)|\.test\.tsx?$/;
  const inside = globSync('console/**/*', {
    cwd: root,
    withFileTypes: true,
    exclude: ({ name }) => name === 'dist' || name === 'node_modules',
  })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .filter((path) => !unread.test(path));
  for (const path of [...inside, 'generated/openapi.json', 'package-lock.json'].sort()) {
    const text = readFileSync(join(root, path));
    hash.update(`${path}\0${text.length}\0`).update(text);
  }
  return hash.digest('hex');
}

/** What compresses is kept compressed beside itself: it is sent many times and made once. */
async function compress(): Promise<void> {
  const worth = new Set(['.js', '.css', '.svg', '.json', '.wasm']);
  const brotli = { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } };
  await Promise.all(
    globSync('assets/**/*', { cwd: dist })
      .filter((name) => worth.has(extname(name)))
      .map(async (name) => {
        const path = join(dist, name);
        const bytes = readFileSync(path);
        if (bytes.length < 1024) return;
        writeFileSync(`${path}.br`, await promisify(brotliCompress)(bytes, brotli));
        writeFileSync(`${path}.gz`, await promisify(gzip)(bytes, { level: 9 }));
      }),
  );
}

async function build(): Promise<number> {
  if (!existsSync(join(root, 'console/vite.config.ts'))) return 0;
  const wanted = sources();
  const built = existsSync(stamp) ? readFileSync(stamp, 'utf8') : '';
  if (built === wanted && !process.argv.includes('--force')) return 0;
  if (!existsSync(vite)) {
    console.error('The console is not built: Vite is a development package and is not installed (npm ci --include=dev).');
    return 1;
  }
  rmSync(stamp, { force: true });
  console.error('Building the console (only when its sources have changed) …');
  const began = performance.now();
  const child = spawn(process.execPath, [vite, 'build', 'console', '--outDir', 'dist', '--emptyOutDir', '--logLevel', 'warn'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    env: { ...process.env, NODE_ENV: 'production' },
  });
  const code = await new Promise<number>((resolve) => child.on('close', (status) => resolve(status ?? 1)));
  if (code !== 0) return code;
  await compress();
  writeFileSync(stamp, wanted);
  console.error(`The console is built (${((performance.now() - began) / 1000).toFixed(1)} s).`);
  return 0;
}

process.exitCode = await build();
