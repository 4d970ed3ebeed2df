import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { raiseAlerts } from '../../src/alerts/raise-alerts.ts';
import { NO_HEADS } from '../../src/evidence/second-opinion.ts';
import type { Source } from '../../src/domain/source.ts';
import { sha256 } from '../../src/lib/hash.ts';
import { makeMutex } from '../../src/lib/mutex.ts';
import { makeIngestEntry } from '../../src/pipeline/ingest-entry.ts';
import { evidenceIdOf, makeClaimJudge, type ClaimJudge } from '../../src/pipeline/judge-claims.ts';
import type { LineParts } from '../../src/pipeline/parts.ts';
import { reopenDocuments } from '../../src/pipeline/reopen-documents.ts';
import type { Job } from '../../src/queue/port.ts';
import type { Store } from '../../src/store/port.ts';
import { sampleDocument } from '../contract/samples.ts';
import { fakeClock } from '../fake-clock.ts';
import { shippedMatcher } from '../quality/gazetteer.ts';
import { statement } from '../unit/evidence/registry-of.ts';
import { openStore } from './open-store.ts';

const clock = fakeClock('2024-09-10T15:00:00.000Z');
const { gazetteer } = shippedMatcher();
const source = { id: 'bao-a', name: 'Báo A', kind: 'newspaper' } as Source;
const story = 'story_1';
let store: Store;
let close: () => Promise<void>;
let claims: ClaimJudge;

const parts = () => ({
  store,
  clock,
  claims,
  sources: new Map([[source.id, source]]),
  raiseAlerts: (input: Parameters<typeof raiseAlerts>[0]) =>
    raiseAlerts(input, { watches: [], clock, safetyScore: 0.99, places: new Map(), eventNames: new Map() }),
  events: { alertRaised: () => undefined } as never,
});
const rumour = (url: string) =>
  sampleDocument(url, {
    title: 'Tin nóng',
    text: 'Đập hồ Cấm Sơn vỡ rồi bà con ơi.',
    publishedAt: '2024-09-10T09:00:00.000Z',
    story,
  });

beforeEach(async () => {
  ({ store, close } = await openStore());
  claims = makeClaimJudge({ store, gazetteer, clock, model: null, heads: NO_HEADS, receipts: null });
});
afterEach(() => close());

describe('evidence that comes after the document', () => {
  const denial = statement('Thông tin đập hồ Cấm Sơn bị vỡ là sai sự thật.');

  it('gives older documents their verdict in the same run, and one alert a story', async () => {
    await store.documents.commit({ documents: ['a', 'b', 'c'].map((name) => rumour(`https://a.vn/${name}`)) });
    expect(await reopenDocuments(await claims.enter([denial]), parts(), makeMutex())).toBe(3);
    const found = await store.documents.search({ flag: ['suspected'], limit: 10 });
    expect(found.items.map(({ document }) => document.claims[0]?.verdict)).toEqual(Array(3).fill('contradicted'));
    const alerts = await store.alerts.list({ kind: 'suspected-misinformation', limit: 10 });
    expect(alerts.items.map(({ documentIds }) => documentIds.length)).toEqual([3]);
    expect(alerts.items[0]?.why).toContain('không đúng');
  });

  it('changes nothing the second time', async () => {
    await store.documents.commit({ documents: [rumour('https://a.vn/a')] });
    await reopenDocuments(await claims.enter([denial]), parts(), makeMutex());
    expect(await claims.enter([denial])).toEqual([]);
    expect(await reopenDocuments([denial], parts(), makeMutex())).toBe(0);
  });

  const flagged = async () => (await store.documents.search({ flag: ['suspected'], limit: 10 })).items;
  const alertOf = async () => (await store.alerts.list({ kind: 'suspected-misinformation', limit: 10 })).items[0]!;
  const decide = async (action: 'take' | 'approve' | 'dismiss') => {
    const { id, version } = await alertOf();
    const decision = { action, by: 'key_1', at: '2024-09-10T16:00:00.000Z', note: 'đã xem' };
    const audit = { at: decision.at, actor: 'key_1', action, subject: id, note: '' };
    await store.alerts.decide(id, { version, action, decision, audit, deliveries: [] });
  };
  const own = { ...denial, id: evidenceIdOf('doc_x') };
  const enterAndReopen = async (record: typeof denial) =>
    reopenDocuments(await claims.enter([record]), parts(), makeMutex());
  const withdraw = async () => {
    const withdrawn = await claims.withdraw('doc_x', '2024-09-11T00:00:00.000Z');
    return reopenDocuments([withdrawn!], parts(), makeMutex());
  };

  it('when withdrawn, re-opens what it judged in the same run, and its open alert leaves the queue with a note', async () => {
    await store.documents.commit({ documents: ['a', 'b'].map((name) => rumour(`https://a.vn/${name}`)) });
    await enterAndReopen(own);
    expect(await flagged()).toHaveLength(2);
    await decide('take');
    expect(await withdraw()).toBe(2);
    expect(await flagged()).toEqual([]);
    const alert = await alertOf();
    expect(alert.state).toBe('closed');
    expect(alert.decisions.map(({ action, by }) => [action, by])).toEqual([
      ['take', 'key_1'],
      ['lapse', 'system'],
    ]);
    expect(`${alert.title} ${alert.why} ${JSON.stringify(alert.facts)}`).not.toContain('sai sự thật');
    expect(alert.why).toContain('không còn là bằng chứng');
  });

  it('reaches a flagged document that is far older than the statement', async () => {
    const old = { ...rumour('https://a.vn/old'), suspected: true };
    await store.documents.commit({ documents: [old] });
    await enterAndReopen(own);
    const [judged] = await flagged();
    await store.documents.commit({ documents: [{ ...judged!.document, publishedAt: '2024-01-10T09:00:00.000Z' }] });
    expect(await withdraw()).toBe(1);
    expect(await flagged()).toEqual([]);
  });

  it('keeps what a person decided, and only corrects what the alert says', async () => {
    await store.documents.commit({ documents: [rumour('https://a.vn/a')] });
    await enterAndReopen(own);
    await decide('take');
    await decide('approve');
    await withdraw();
    const alert = await alertOf();
    expect(alert.state).toBe('approved');
    expect(alert.decisions.map(({ action }) => action)).toEqual(['take', 'approve', 'lapse']);
    expect(alert.title).not.toContain('sai sự thật');
  });

  it('raises the alert again when the record speaks again', async () => {
    await store.documents.commit({ documents: [rumour('https://a.vn/a')] });
    await enterAndReopen(own);
    await withdraw();
    await enterAndReopen({ ...own, title: 'Bản đăng lại' });
    const alert = await alertOf();
    expect(alert.state).toBe('new');
    expect(alert.title).toContain('sai sự thật');
    expect(alert.decisions.map(({ action }) => action)).toEqual(['lapse']);
  });

  it('quotes the record as it is now when the record was edited', async () => {
    await store.documents.commit({ documents: [rumour('https://a.vn/a')] });
    await enterAndReopen(own);
    const text = 'Đập hồ Cấm Sơn không bị vỡ.';
    await enterAndReopen({ ...own, text, hash: sha256(text) });
    const alert = await alertOf();
    expect(alert.state).toBe('new');
    expect(alert.title).toContain('không bị vỡ');
    expect(alert.title).not.toContain('sai sự thật');
  });

  it('is withdrawn by its page going, through the job that asks for the page again', async () => {
    const page = sampleDocument('https://coquan.example/1', { text: denial.text });
    const official = { ...source, kind: 'official' } as Source;
    const events = { alertRaised: () => undefined, entryEnded: () => undefined };
    const line = {
      ...parts(),
      events,
      sources: new Map([[source.id, official]]),
      rules: { maxBodyBytes: 1e6, patienceMs: 1000, maxAttempts: 1 },
      fetcher: { waitMsFor: () => 0, fetch: async () => ({ kind: 'gone', status: 410 }) },
    } as unknown as LineParts;
    const ingest = makeIngestEntry(line, async () => null, makeMutex());
    await store.documents.commit({ documents: [page, rumour('https://a.vn/a')] });
    await enterAndReopen({ ...denial, id: evidenceIdOf(page.id) });
    expect(await flagged()).toHaveLength(1);
    const payload = { sourceId: source.id, url: page.url, publishedAt: null, announcement: 'stated', ready: null };
    const job = { payload: { ...payload, recheckOf: page.url }, attempt: 1 } as unknown as Job;
    await ingest(job, new AbortController().signal);
    expect(await flagged()).toEqual([]);
    expect((await alertOf()).state).toBe('closed');
    expect((await store.documents.find({ ids: [page.id] }))[0]?.withdrawn).toBe(true);
  });

  it('superseded by another record, leaves the queue too', async () => {
    await store.documents.commit({ documents: [rumour('https://a.vn/a')] });
    await enterAndReopen(own);
    await enterAndReopen({ ...own, supersededBy: 'e9' });
    expect((await alertOf()).state).toBe('closed');
    expect(await flagged()).toEqual([]);
  });

  it('takes the flag back when the statement is withdrawn', async () => {
    await claims.enter([own]);
    const text = { title: '', text: 'Đập hồ Cấm Sơn vỡ rồi.', publishedAt: null, language: 'vi' };
    expect((await claims.judge(text)).suspected).toBe(true);
    await claims.withdraw('doc_x', '2024-09-11T00:00:00.000Z');
    expect((await claims.judge(text)).suspected).toBe(false);
  });
});
