import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bothStoresOf } from '../app.ts';
import { loadConfig } from '../config.ts';
import { DiembaoError } from '../domain/errors.ts';
import { systemClock } from '../lib/clock.ts';
import type { QueueCounts } from '../queue/port.ts';
import { COPIED_KINDS, copyStore, digestOf, type CopyPlace, type StoreCopy } from '../store/store-copy.ts';
import { text, UsageError, type Command, type Terminal } from './command.ts';
import { makeProgress } from './progress.ts';

interface Note {
  to: string;
  place: CopyPlace;
}

/** Where a move that was broken off stands. */
function readNote(path: string, to: string): CopyPlace | null {
  if (!existsSync(path)) return null;
  const note = JSON.parse(readFileSync(path, 'utf8')) as Note;
  return note.to === to ? note.place : null;
}

function unfinishedIn(counts: QueueCounts): number {
  return Object.values(counts).reduce((sum, { waiting, delayed, active }) => sum + waiting + delayed + active, 0);
}

/** Copies, then counts and hashes both sides; returns what differs. */
async function move(
  from: StoreCopy,
  to: StoreCopy,
  { notePath, name, terminal }: { notePath: string; name: string; terminal: Terminal },
): Promise<{ figures: Record<string, number>; differing: string[] }> {
  const progress = makeProgress(terminal, systemClock);
  const start = readNote(notePath, name);
  if (start) terminal.err(`going on at ${start.kind}, after ${start.after ?? 'the beginning'}\n`);
  await copyStore(from, to, {
    start,
    onPage: (place, count) => {
      writeFileSync(notePath, JSON.stringify({ to: name, place } satisfies Note), { mode: 0o600 });
      progress.show(`${place.kind}: ${count}`);
    },
  });
  const figures: Record<string, number> = {};
  const differing: string[] = [];
  const stories = [await from.finish(), await to.finish()];
  if (stories[0] !== stories[1]) differing.push('stories');
  for (const kind of COPIED_KINDS) {
    progress.show(`comparing ${kind}`);
    const [one, other] = [await digestOf(from, kind), await digestOf(to, kind)];
    figures[kind] = other.count;
    if (one.count !== other.count || one.hash !== other.hash) differing.push(kind);
  }
  progress.end();
  return { figures: { ...figures, stories: stories[1] ?? 0 }, differing };
}

export const command: Command = {
  help: `
Usage: diembao migrate --to cluster|embedded [--leave-queue]
       diembao migrate --rebuild

Copies everything between the data folder (DIEMBAO_DATA_DIR) and the servers (ELASTICSEARCH_URL, REDIS_URL), then counts and hashes
both sides and prints the counts as JSON; exit 1 when they differ. The source is left as it is. Stop all other processes first.
A move that was broken off goes on where it stood. The archive of captures and the secret stay in the data folder: share it.
--leave-queue   leave unfinished jobs behind; the next crawl finds again what is still announced
--rebuild       makes every index of the cluster anew under today's mappings, without downtime`,
  options: { to: { type: 'string' }, 'leave-queue': { type: 'boolean' }, rebuild: { type: 'boolean' } },
  positionals: [],
  run: async ({ values }, terminal) => {
    const target = text(values['to']);
    if (!values['rebuild'] && target !== 'cluster' && target !== 'embedded')
      throw new UsageError(`--to takes 'cluster' or 'embedded'`);
    const config = loadConfig();
    const both = await bothStoresOf(config);
    try {
      if (values['rebuild']) {
        await both.cluster.rebuild((index) => terminal.out(`${index}\n`));
        return 0;
      }
      const [from, to] = target === 'cluster' ? [both.embedded, both.cluster] : [both.cluster, both.embedded];
      const left = unfinishedIn(await from.queue.counts());
      if (left > 0 && !values['leave-queue'])
        throw new DiembaoError('not-allowed', `${left} jobs are not finished: let them end, or pass --leave-queue`);
      const notePath = join(config.dataDir, 'migration.json');
      const { figures, differing } = await move(from.copy, to.copy, { notePath, name: target ?? '', terminal });
      rmSync(notePath, { force: true });
      terminal.out(`${JSON.stringify({ to: target, ...figures, differing })}\n`);
      if (differing.length > 0)
        terminal.err(`the two sides differ in ${differing.join(', ')}: does another process write? Run it again.\n`);
      return differing.length === 0 ? 0 : 1;
    } finally {
      await both.close();
    }
  },
};
