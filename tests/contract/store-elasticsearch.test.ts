import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { elasticsearchStore, type ElasticsearchStore } from '../../src/store/elasticsearch/elasticsearch-store.ts';
import { absenceOf, clearInstallation, dropInstallation, elasticsearchUrl, freshName } from '../cluster/servers.ts';
import { settled } from '../cluster/settled-store.ts';
import { rebuildIndex } from '../../src/store/elasticsearch/rebuild-index.ts';
import { sampleAlert, sampleDocument, sampleOutcome } from './samples.ts';
import { storeContract } from './store-contract.ts';

const absence = absenceOf('ELASTICSEARCH_URL');
const prefix = freshName();
let first: ElasticsearchStore;

async function openBench() {
  const store = await elasticsearchStore({ url: elasticsearchUrl as string, prefix });
  return {
    store: settled(store),
    close: async () => {
      await clearInstallation(store);
      await store.close();
    },
  };
}

if (absence)
  describe.skip(`store contract: elasticsearch (${absence})`, () =>
    it('runs on a real Elasticsearch', () => undefined));
else {
  beforeAll(async () => {
    first = await elasticsearchStore({ url: elasticsearchUrl as string, prefix });
  });
  afterAll(async () => {
    await dropInstallation(first);
  });
  storeContract('elasticsearch', openBench);

  describe('the Elasticsearch store', () => {
    it('takes a document for absent until its outcome is written, and a second commit completes it', async () => {
      const document = sampleDocument('https://a.vn/cut');
      const outcome = sampleOutcome('https://a.vn/cut');
      await first.documents.commit({ documents: [document], outcomes: [outcome] });
      await first.connection.client.delete({ index: first.connection.names.of('outcomes'), id: outcome.key });
      expect(await first.documents.find({ ids: [document.id] })).toEqual([]);
      await first.documents.commit({ documents: [document], outcomes: [outcome] });
      expect(await first.documents.find({ ids: [document.id] })).toHaveLength(1);
      expect((await first.stories.get(document.story))?.documentIds).toEqual([document.id]);
    });

    it('numbers the changes of alerts without gap or twin when two processes raise them at once', async () => {
      const second = await elasticsearchStore({ url: elasticsearchUrl as string, prefix });
      const from = await first.alerts.lastSeq();
      await Promise.all(
        [first, second].flatMap((store, at) =>
          Array.from({ length: 10 }, (_, n) => store.documents.commit({ alerts: [sampleAlert(`race-${at}-${n}`)] })),
        ),
      );
      const changes = await first.alerts.changesSince(from, 100);
      expect(changes.map(({ seq }) => seq)).toEqual(Array.from({ length: 20 }, (_, n) => from + 1 + n));
      expect(new Set(changes.map(({ alert }) => alert.id)).size).toBe(20);
      await second.close();
    });

    it('keeps the audit chain whole when two processes write to it', async () => {
      const second = await elasticsearchStore({ url: elasticsearchUrl as string, prefix });
      const before = await first.audit.verify();
      const record = (note: string) => ({
        at: '2026-01-01T00:00:00.000Z',
        actor: 'x',
        action: 'a',
        subject: 's',
        note,
      });
      await Promise.all(
        [first, second].flatMap((store, at) => [1, 2, 3, 4, 5].map((n) => store.audit.append(record(`${at}${n}`)))),
      );
      expect(await second.audit.verify()).toEqual({ count: before.count + 10, brokenAt: null });
      await second.close();
    });

    it('names the first audit record that was tampered with', async () => {
      const { count } = await first.audit.verify();
      const { client, names } = first.connection;
      const id = String(count - 1);
      const { _source } = await client.get<{ seq: number; body: object }>({ index: names.of('audit'), id });
      await client.index({
        index: names.of('audit'),
        id,
        document: { ..._source, body: { ..._source?.body, note: 'changed' } },
        refresh: true,
      });
      expect(await first.audit.verify()).toEqual({ count: count - 2, brokenAt: count - 1 });
    });

    it('rebuilds an index while it is read and written: nothing is lost, shown twice or brought back', async () => {
      const url = (n: number): string => `https://b.vn/${n}`;
      const alias = `${prefix}-articles-2025.11`;
      const at = { fetchedAt: '2025-11-03T00:00:00.000Z', publishedAt: '2025-11-03T00:00:00.000Z' };
      await first.documents.commit({ documents: Array.from({ length: 1200 }, (_, n) => sampleDocument(url(n), at)) });
      await first.connection.refresh([alias]);
      let isRebuilt = false;
      const seen: number[] = [];
      const reader = (async () => {
        while (!isRebuilt) {
          const { total } = await first.documents.search({ limit: 1, to: '2025-12-01T00:00:00.000Z' });
          seen.push(total ?? 0);
        }
      })();
      const writer = (async () => {
        for (let n = 0; n < 40; n += 1)
          await first.documents.commit({
            documents: [sampleDocument(url(n), { ...at, title: 'Sửa' }), sampleDocument(url(2000 + n), at)],
          });
      })();
      await first.documents.erase(url(1199), '2026-01-01T00:00:00.000Z');
      const index = await rebuildIndex(first.connection, alias);
      await writer;
      isRebuilt = true;
      await reader;
      await first.connection.refresh([alias]);
      expect(index).toBe(`${alias}-000002`);
      expect(Math.min(...seen)).toBeGreaterThanOrEqual(1199);
      expect(Math.max(...seen)).toBeLessThanOrEqual(1240);
      expect((await first.documents.search({ limit: 1, to: '2025-12-01T00:00:00.000Z' })).total).toBe(1239);
      expect((await first.documents.search({ q: 'sửa', limit: 50 })).total).toBe(40);
      expect(await first.documents.find({ urls: [url(1199)] })).toEqual([]);
    });

    it('gives a lease to one process at a time, and on when its holder falls silent', async () => {
      const second = await elasticsearchStore({ url: elasticsearchUrl as string, prefix });
      let active = 0;
      let most = 0;
      let done = 0;
      const piece = async (): Promise<void> => {
        active += 1;
        most = Math.max(most, active);
        await new Promise((resolve) => setTimeout(resolve, 2));
        active -= 1;
        done += 1;
      };
      const turns = [first, second].map((store) => store.leases.oneAtATime('test', { leaseMs: 1_000 }));
      await Promise.all(turns.flatMap((turn) => Array.from({ length: 30 }, () => turn(piece))));
      expect([most, done]).toEqual([1, 60]);
      // What a killed process leaves: a holder who never renews.
      await first.connection.client.index({
        index: first.connection.names.of('work'),
        id: 'lease:test',
        document: { body: { holder: 'dead', beat: 1 } },
      });
      await turns[0]?.(piece);
      expect(done).toBe(61);
      await second.close();
    });

    it('elects one process, and another when that one stops', async () => {
      const second = await elasticsearchStore({ url: elasticsearchUrl as string, prefix });
      const inOffice = new Set<string>();
      const office = (name: string) => () => {
        inOffice.add(name);
        return { stop: async () => void inOffice.delete(name) };
      };
      const options = { leaseMs: 900, pollMs: 100 };
      const candidates = [first, second].map((store, at) => store.leases.elect('office', office(String(at)), options));
      const until = async (isTrue: () => boolean): Promise<void> => {
        for (let turn = 0; turn < 200 && !isTrue(); turn += 1) await new Promise((resolve) => setTimeout(resolve, 25));
      };
      await until(() => inOffice.size > 0);
      expect(inOffice.size).toBe(1);
      const [winner] = inOffice;
      await candidates[Number(winner)]?.stop();
      await until(() => inOffice.size > 0);
      expect([...inOffice]).toEqual([winner === '0' ? '1' : '0']);
      await candidates[winner === '0' ? 1 : 0]?.stop();
      await second.close();
    });

    it('finishes a decision that a crash cut off before its audit record and messages', async () => {
      const alert = sampleAlert('cut');
      await first.documents.commit({ alerts: [alert] });
      const { client, names } = first.connection;
      const delivery = {
        id: 'cut-room',
        alertId: alert.id,
        channelId: 'room',
        payload: '{}',
        attemptCount: 0,
        nextAttemptAt: '2026-03-01T05:00:00.000Z',
        deliveredAt: null,
        lastError: null,
      };
      const { _source } = await client.get<{ body: object }>({ index: names.of('alerts'), id: alert.id });
      const intent = {
        name: 'cut@2',
        audit: { at: '2026-03-01T05:00:00.000Z', actor: 'k', action: 'alert take', subject: alert.id, note: '' },
        deliveries: [delivery],
      };
      await client.index({
        index: names.of('alerts'),
        id: alert.id,
        document: { ..._source, isPending: true, body: { ..._source?.body, intent } },
        refresh: true,
      });
      await first.outbox.due('2026-03-01T06:00:00.000Z', 10);
      await first.outbox.due('2026-03-01T06:00:00.000Z', 10);
      expect((await first.outbox.ofAlert(alert.id)).map(({ id }) => id)).toEqual(['cut-room']);
      await first.outbox.due('2026-03-01T06:00:00.000Z', 10);
      const { items } = await first.audit.list({ limit: 100 });
      expect(items.filter(({ subject }) => subject === alert.id)).toHaveLength(1);
    });
  });
}
