// Exits 0 when node_modules already holds what package-lock.json asks for. Plain JavaScript: it runs before the pinned Node is
// there. Optional packages of other platforms may be absent.
import { readFileSync } from 'node:fs';

const [wanted, installed] = process.argv.slice(2).map((path) => JSON.parse(readFileSync(path, 'utf8')).packages ?? {});
const missing = Object.entries(wanted).filter(
  ([path, entry]) => path !== '' && installed[path]?.version !== entry.version && !(entry.optional && !installed[path]),
);
process.exit(missing.length === 0 ? 0 : 1);
