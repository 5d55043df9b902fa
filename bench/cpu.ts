import { readdirSync, readFileSync } from 'node:fs';

const ticksPerSecond = 100;

const statOf = (pid: number): number[] | undefined => {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return text
      .slice(text.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
  } catch {
    return undefined;
  }
};

/** CPU seconds a process and its children, living and ended, have used: what a rate hides on a machine with other work. Linux only. */
export function cpuSeconds(pid: number): number {
  const own = statOf(pid);
  if (!own) return 0;
  let ticks = own[11]! + own[12]! + own[13]! + own[14]!;
  for (const entry of readdirSync('/proc')) {
    if (!/^\d+$/.test(entry)) continue;
    const child = statOf(Number(entry));
    if (child && child[1] === pid) ticks += child[11]! + child[12]!;
  }
  return ticks / ticksPerSecond;
}
