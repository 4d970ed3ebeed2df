import { readdirSync, readFileSync } from 'node:fs';

/** The most that a process and its descendants held at one look, MB. A page that two of them share counts twice in `rss` and once in `pss`. */
export interface TreeUse {
  /** The first process alone. */
  main: number;
  /** It and its children that are Node. */
  rss: number;
  pss: number;
  /** With browsers. */
  withBrowser: number;
  /** CPU time of the first process and of its children that have ended, ms (in steps of 10). */
  cpuMs: number;
}

const EVERY_MS = 150;
const TICK_MS = 10;

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return ''; // The process ended between two looks.
  }
}

function kilobytes(text: string, field: string): number {
  return Number(new RegExp(`^${field}:\\s+(\\d+)`, 'm').exec(text)?.[1] ?? 0);
}

/** The fields of a process from its state on (the name before may hold anything). */
function statOf(pid: number | string): string[] {
  const stat = read(`/proc/${pid}/stat`);
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
}

function descendants(pid: number): number[] {
  const children = new Map<number, number[]>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const parent = Number(statOf(name)[1]);
    children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
  }
  const all = [pid];
  for (const one of all) all.push(...(children.get(one) ?? []));
  return all;
}

function look(pid: number): TreeUse {
  const now: TreeUse = { main: 0, rss: 0, pss: 0, withBrowser: 0, cpuMs: 0 };
  for (const one of descendants(pid)) {
    const rss = kilobytes(read(`/proc/${one}/status`), 'VmRSS') / 1024;
    now.withBrowser += rss;
    if (one === pid) {
      now.main = rss;
      now.cpuMs = statOf(one)
        .slice(11, 15)
        .reduce((sum, tick) => sum + Number(tick) * TICK_MS, 0);
    }
    if (!/^(?:\S*\/)?node\b/.test(read(`/proc/${one}/cmdline`))) continue;
    now.rss += rss;
    now.pss += kilobytes(read(`/proc/${one}/smaps_rollup`), 'Pss') / 1024;
  }
  return now;
}

/** Watches a process tree until stopped; returns the largest of each figure. Linux only: elsewhere all are 0. */
export function watchProcess(pid: number): () => TreeUse {
  const most: TreeUse = { main: 0, rss: 0, pss: 0, withBrowser: 0, cpuMs: 0 };
  if (process.platform !== 'linux') return () => most;
  const timer = setInterval(() => {
    for (const [figure, value] of Object.entries(look(pid)) as [keyof TreeUse, number][])
      most[figure] = Math.max(most[figure], value);
  }, EVERY_MS);
  return () => {
    clearInterval(timer);
    return most;
  };
}
