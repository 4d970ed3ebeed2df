import { describe, expect, it } from 'vitest';
import { storeTrouble } from '../../src/domain/errors.ts';
import { openDatabase } from '../../src/lib/sqlite.ts';
import { elasticsearchCopy } from '../../src/store/elasticsearch/copy.ts';
import { elasticsearchStore } from '../../src/store/elasticsearch/elasticsearch-store.ts';
import type { Store } from '../../src/store/port.ts';
import { sqliteCopy } from '../../src/store/sqlite/copy.ts';
import { sqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import { COPIED_KINDS, copyStore, digestOf, type CopyPlace, type StoreCopy } from '../../src/store/store-copy.ts';
import { bandKeys, minHash } from '../../src/stories/fingerprint.ts';
import { sampleAlert, sampleAnswer, sampleDocument, sampleOutcome } from '../contract/samples.ts';
import { absenceOf, dropInstallation, elasticsearchUrl, freshName } from './servers.ts';

const absence = absenceOf('ELASTICSEARCH_URL');

/** An office with something of everything, also what is left of forgotten posts. */
async function fill(store: Store): Promise<void> {
  const minima = minHash('một văn bản đủ dài để có dấu vân tay, mưa lớn kéo dài ở nhiều xã miền núi');
  const documents = Array.from({ length: 120 }, (_, n) =>
    sampleDocument(`https://a.vn/${n}`, {
      story: `story-${n % 50}`,
      title: `Tin số ${n}`,
      fetchedAt: `2026-0${1 + (n % 6)}-03T03:00:00.000Z`,
    }),
  );
  await store.documents.commit({
    documents,
    fingerprints: documents.map(({ id, story }, n) => ({
      documentId: id,
      storyId: story,
      sourceId: 'bao-a',
      publishedAt: '2026-03-01T02:00:00.000Z',
      minima,
      bands: bandKeys(minima),
      isReprint: n >= 50,
    })),
    outcomes: documents.map(({ url }) => sampleOutcome(url)),
    alerts: Array.from({ length: 7 }, (_, n) => sampleAlert(`cause-${n}`)),
  });
  await store.documents.commit({
    documents: [1, 2, 3].map((n) =>
      sampleDocument(`post:${n}`, { kind: 'post', publishedAt: '2026-02-01T02:00:00.000Z' }),
    ),
  });
  await store.documents.retain({
    postsBefore: '2026-02-15T00:00:00.000Z',
    textBefore: '2020-01-01T00:00:00.000Z',
    limit: 100,
  });
  const { id } = sampleAlert('cause-1');
  const at = '2026-03-01T05:00:00.000Z';
  const delivery = {
    id: 'd1',
    alertId: id,
    channelId: 'room',
    payload: '{}',
    attemptCount: 0,
    nextAttemptAt: at,
    deliveredAt: null,
    lastError: null,
  };
  await store.alerts.decide(id, {
    version: 1,
    action: 'take',
    decision: { action: 'take', by: 'k', at, note: '' },
    audit: { at, actor: 'k', action: 'alert take', subject: id, note: 'được' },
    deliveries: [delivery],
  });
  await store.crawl.save({
    sourceId: 'a',
    nextDueAt: at,
    intervalMs: 60_000,
    lastFetchedAt: at,
    lastEntryAt: null,
    lastError: null,
    consecutiveFailureCount: 0,
    validators: { 'https://a.vn/feed': { etag: '"x"' } },
    entriesByDay: { '2026-03-01': 3 },
  });
  const evidence = {
    id: 'e1',
    kind: 'official-statement' as const,
    publisher: 'Sở Y tế',
    url: 'https://y.vn/1',
    publishedAt: at,
    lang: 'vi',
    title: 'Thông báo',
    text: 'Không có dịch.',
    hash: 'x',
  };
  await store.evidence.put([{ evidence, vector: Float32Array.from([0.25, -1]), vectorModel: 'm' }]);
  await store.answers.save(sampleAnswer('answer_1'), {
    before: 0,
    audit: { at, actor: 'k', action: 'draft answer', subject: 'answer_1', note: '' },
  });
  await store.labels.put(
    {
      id: 'l1',
      documentId: 'doc_1',
      claim: 'Cầu đóng.',
      evidenceId: 'e1',
      quote: 'Q.',
      verdict: 'unrelated',
      by: 'k',
      at,
    },
    { at, actor: 'k', action: 'label claim', subject: 'doc_1', note: '' },
  );
  await store.keys.create({ id: 'k', role: 'triage', hash: 'h', createdAt: at, revokedAt: null });
}

async function digests(store: StoreCopy): Promise<Record<string, unknown>> {
  const found: Record<string, unknown> = {};
  for (const kind of COPIED_KINDS) found[kind] = await digestOf(store, kind);
  return found;
}

describe.skipIf(absence)(`the move of an office${absence ? ` (${absence})` : ''}`, () => {
  it('brings everything to the cluster and back, also when it is broken off in between', async () => {
    const here = openDatabase(':memory:', storeTrouble);
    const first = sqliteStore(here);
    await fill(first);
    const from = sqliteCopy(here, first);
    const cluster = await elasticsearchStore({ url: elasticsearchUrl as string, prefix: freshName() });
    const middle = elasticsearchCopy(cluster);
    const before = await digests(from);
    expect(before['tallies']).toMatchObject({ count: 1 });
    // An office that lacks a kind would show nothing of how it moves.
    for (const kind of COPIED_KINDS) expect(before[kind], kind).not.toMatchObject({ count: 0 });

    let place: CopyPlace | null = null;
    const broken = copyStore(from, middle, {
      start: null,
      onPage: (now) => {
        place = now;
        if (now.kind === 'outcomes') throw new Error('broken off');
      },
    });
    await expect(broken).rejects.toThrow('broken off');
    await copyStore(from, middle, { start: place, onPage: () => undefined });
    expect(await middle.finish()).toBe(await from.finish());
    expect(await digests(middle)).toEqual(before);
    expect((await cluster.documents.stats({}, ['kind'], 'day')).facets['kind']).toEqual([
      { value: 'article', count: 120 },
      { value: 'post', count: 3 },
    ]);
    expect(await cluster.stories.get('story-1')).toEqual(await first.stories.get('story-1'));
    expect(await cluster.alerts.lastSeq()).toBe(await first.alerts.lastSeq());
    expect(await cluster.evidence.find(['e1'])).toEqual(await first.evidence.find(['e1']));
    expect(await cluster.evidence.changesSince(0, 10)).toHaveLength(1);
    expect(await cluster.audit.verify()).toEqual({ count: 3, brokenAt: null });

    const there = openDatabase(':memory:', storeTrouble);
    const last = sqliteStore(there);
    const back = sqliteCopy(there, last);
    await copyStore(middle, back, { start: null, onPage: () => undefined });
    expect(await back.finish()).toBe(50);
    expect(await digests(back)).toEqual(before);
    expect(await last.documents.stats({}, ['kind'], 'day')).toEqual(await first.documents.stats({}, ['kind'], 'day'));
    await dropInstallation(cluster);
    here.close();
    there.close();
  });
});
