import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { storeTrouble } from '../../src/domain/errors.ts';
import { openDatabase } from '../../src/lib/sqlite.ts';
import { sqliteQueue } from '../../src/queue/sqlite.ts';
import { fakeClock } from '../fake-clock.ts';
import { queueContract } from './queue-contract.ts';

queueContract('sqlite', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'diembao-queue-'));
  const clock = fakeClock('2026-01-01T00:00:00Z');
  const open = () => openDatabase(join(folder, 'q.db'), storeTrouble);
  const databases = [open()];
  const queues = [sqliteQueue(databases[0]!, clock)];
  return {
    queue: queues[0]!,
    second: async () => {
      databases.push(open());
      queues.push(sqliteQueue(databases.at(-1)!, clock));
      return queues.at(-1)!;
    },
    advance: async (ms) => clock.advance(ms),
    close: async () => {
      for (const queue of queues) await queue.close();
      for (const database of databases) database.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
});

describe('the SQLite queue after a crash', () => {
  it('gives a silent worker’s job to another once its lease has run out', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'diembao-queue-'));
    const clock = fakeClock('2026-01-01T00:00:00Z');
    const database = openDatabase(join(folder, 'q.db'), storeTrouble);
    const queue = sqliteQueue(database, clock);
    await queue.add([{ topic: 'ingest', key: 'k', partition: null, payload: 1, priority: 5, runAtMs: null }]);
    // What a killed process leaves: a lease that nobody renews.
    database
      .statement('UPDATE jobs SET leased_until = ?, lease = ?, attempt = 1')
      .run(clock.nowMs() + 5_000, 'dead process');
    const attempts: number[] = [];
    queue.consume(
      'ingest',
      { concurrency: 1, leaseMs: 5_000, maxAttempts: 3, backoffMs: 1 },
      async ({ attempt }) => void attempts.push(attempt),
    );
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(attempts).toEqual([]);
    clock.advance(6_000);
    for (let turn = 0; turn < 100 && attempts.length === 0; turn += 1)
      await new Promise((resolve) => setTimeout(resolve, 20));
    expect(attempts).toEqual([2]);
    await queue.close();
    database.close();
    rmSync(folder, { recursive: true, force: true });
  });
});
