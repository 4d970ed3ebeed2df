import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DiembaoError, storeTrouble } from '../../../src/domain/errors.ts';
import type { Fingerprint } from '../../../src/domain/story.ts';
import { makeMutex } from '../../../src/lib/mutex.ts';
import { openDatabase, type Database } from '../../../src/lib/sqlite.ts';
import { filingApart, filingInTurns } from '../../../src/pipeline/filing.ts';
import type { Effects, Store } from '../../../src/store/port.ts';
import { sqliteStore } from '../../../src/store/sqlite/sqlite-store.ts';
import { sampleDocument, sampleOutcome } from '../../contract/samples.ts';

let database: Database;
let store: Store;
let commits: Effects[];
let trouble: (effects: Effects) => Error | null;

beforeEach(() => {
  database = openDatabase(':memory:', storeTrouble);
  const real = sqliteStore(database);
  commits = [];
  trouble = () => null;
  store = {
    ...real,
    documents: {
      ...real.documents,
      commit: async (effects) => {
        const error = trouble(effects);
        if (error) throw error;
        commits.push(effects);
        await real.documents.commit(effects);
      },
    },
  };
});
afterEach(() => database.close());

const urls = Array.from({ length: 10 }, (_, at) => `https://bao.example/${at}`);
const print = (url: string, band: string, publishedAt: string): Fingerprint => ({
  documentId: sampleDocument(url).id,
  storyId: sampleDocument(url).story,
  sourceId: 'bao-a',
  publishedAt,
  minima: new Uint32Array(64),
  bands: [band],
  isReprint: false,
});

describe('filing in turns', () => {
  it('commits together what comes in together, and each piece sees what those before it left', async () => {
    const file = filingInTurns(store, makeMutex());
    const seen = await Promise.all(
      urls.map((url, at) =>
        file(async (view) => {
          const known = await Promise.all(urls.slice(0, at).map((one) => view.document(sampleDocument(one).id)));
          const near = await view.candidates(['b.1'], 200);
          const before = at === 0 ? null : await view.outcome(sampleOutcome(urls[at - 1] as string).key);
          view.leave({
            documents: [sampleDocument(url)],
            fingerprints: [print(url, 'b.1', `2026-03-01T00:00:0${at}.000Z`)],
            outcomes: [sampleOutcome(url)],
          });
          return [known.filter(Boolean).length, near.length, Number(before !== null)];
        }),
      ),
    );
    expect(seen).toEqual(urls.map((_, at) => [at, at, at === 0 ? 0 : 1]));
    expect(commits).toHaveLength(1);
    expect((await store.documents.search({ limit: 50 })).total).toBe(10);
  });

  it('gives the newest candidates first, stored or not', async () => {
    await store.documents.commit({ fingerprints: [print(urls[0] as string, 'b.1', '2026-03-05T00:00:00.000Z')] });
    const file = filingInTurns(store, makeMutex());
    const leave = (at: number, day: string) =>
      file(async (view) => view.leave({ fingerprints: [print(urls[at] as string, 'b.1', day)] }));
    const [, , found] = await Promise.all([
      leave(1, '2026-03-09T00:00:00.000Z'),
      leave(2, '2026-03-01T00:00:00.000Z'),
      file((view) => view.candidates(['b.1'], 2)),
    ]);
    expect(found.map(({ publishedAt }) => publishedAt.slice(0, 10))).toEqual(['2026-03-09', '2026-03-05']);
  });

  it('lets a piece that throws cost only itself, and leaves nothing of it', async () => {
    const file = filingInTurns(store, makeMutex());
    const results = await Promise.allSettled([
      file(async (view) => view.leave({ documents: [sampleDocument(urls[0] as string)] })),
      file(async (view) => {
        view.leave({ documents: [sampleDocument(urls[1] as string)] });
        throw new Error('broken');
      }),
      file(async (view) => view.leave({ documents: [sampleDocument(urls[2] as string)] })),
    ]);
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect((await store.documents.search({ limit: 50 })).total).toBe(2);
  });

  it('finds the one record that the store cannot take, and files the others', async () => {
    const bad = sampleDocument(urls[3] as string).id;
    trouble = ({ documents = [] }) => (documents.some(({ id }) => id === bad) ? new Error('constraint') : null);
    const file = filingInTurns(store, makeMutex());
    const results = await Promise.allSettled(
      urls.map((url) => file(async (view) => view.leave({ documents: [sampleDocument(url)] }))),
    );
    expect(results.flatMap(({ status }, at) => (status === 'rejected' ? [at] : []))).toEqual([3]);
    expect((await store.documents.search({ limit: 50 })).total).toBe(9);
  });

  it('says to all that a full disk let them down, without trying each', async () => {
    let tries = 0;
    trouble = () => {
      tries += 1;
      return new DiembaoError('store-full', 'full');
    };
    const file = filingInTurns(store, makeMutex());
    const results = await Promise.allSettled(
      urls.map((url) => file(async (view) => view.leave({ documents: [sampleDocument(url)] }))),
    );
    expect(
      results.every((one) => one.status === 'rejected' && (one.reason as DiembaoError).code === 'store-full'),
    ).toBe(true);
    expect(tries).toBe(1);
  });
});

describe('filing apart', () => {
  it('commits each piece by itself, under its keys', async () => {
    const keys: unknown[] = [];
    const file = filingApart(store, (work, given) => {
      keys.push(given);
      return work();
    });
    await Promise.all(urls.map((url) => file(async (view) => view.leave({ documents: [sampleDocument(url)] }), [url])));
    await file(async (view) => view.leave({ outcomes: [sampleOutcome(urls[0] as string)] }));
    expect(commits).toHaveLength(11);
    expect(keys).toEqual(urls.map((url) => [url]));
  });
});
