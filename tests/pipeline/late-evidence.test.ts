import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { raiseAlerts } from '../../src/alerts/raise-alerts.ts';
import { NO_HEADS } from '../../src/evidence/second-opinion.ts';
import type { Source } from '../../src/domain/source.ts';
import { makeMutex } from '../../src/lib/mutex.ts';
import { evidenceIdOf, makeClaimJudge, type ClaimJudge } from '../../src/pipeline/judge-claims.ts';
import { reopenDocuments } from '../../src/pipeline/reopen-documents.ts';
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

  it('takes the flag back when the statement is withdrawn', async () => {
    const own = { ...denial, id: evidenceIdOf('doc_x') };
    await claims.enter([own]);
    const text = { title: '', text: 'Đập hồ Cấm Sơn vỡ rồi.', publishedAt: null, language: 'vi' };
    expect((await claims.judge(text)).suspected).toBe(true);
    await claims.withdraw('doc_x', '2024-09-11T00:00:00.000Z');
    expect((await claims.judge(text)).suspected).toBe(false);
  });
});
