import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AlertAction } from '../../src/domain/alert.ts';
import type { Store } from '../../src/store/port.ts';
import { bandKeys, minHash } from '../../src/stories/fingerprint.ts';
import { sampleAlert, sampleAnswer, sampleDocument, sampleEvidence, sampleOutcome } from './samples.ts';

export interface StoreBench {
  store: Store;
  close(): Promise<void>;
}

/** Query, the document it must find (by key in DOCUMENTS) and those it must not. */
const SEARCHES: [query: string, finds: string[], why: string][] = [
  ['Bắc Giang', ['marked', 'nfd', 'zerowidth'], 'typed with marks: marks count'],
  ['bac giang', ['marked', 'unmarked', 'nfd', 'zerowidth'], 'typed without marks: all spellings'],
  ['"bắc giang"', ['marked', 'nfd', 'zerowidth'], 'a phrase with marks'],
  ['"giang bac"', [], 'a phrase keeps its order'],
  ['BẮC GIANG', ['marked', 'nfd', 'zerowidth'], 'case does not matter'],
  ['bắc giang'.normalize('NFD'), ['marked', 'nfd', 'zerowidth'], 'a query in NFD'],
  ['dat dai', ['dd'], 'đ is d without marks'],
  ['đất đai', ['dd'], 'đ typed as đ'],
  ['đắt', [], 'another tone is another word'],
  ['hoà bình', ['tone'], 'old and new tone places are one spelling'],
  ['hòa bình', ['tone'], 'and the other way round'],
  ['北江省', ['zh'], 'Chinese run'],
  ['江省', ['zh'], 'inside a Chinese run'],
  ['省', ['zh', 'ja'], 'one Han character, in Chinese and Japanese'],
  ['江北', [], 'Chinese keeps its order'],
  ['박장성', ['ko'], 'Korean word'],
  ['バクザン', ['ja'], 'Katakana'],
  ['ບັກຢາງ', ['lo'], 'Lao run'],
  ['vải thiều -xuất', ['lychee1'], 'an excluded word'],
  ['"vải thiều" xuất', ['lychee2'], 'phrase and word'],
  ['thieu vai', ['lychee1', 'lychee2'], 'words in any order'],
  ['khôngcóđâu', [], 'nothing'],
  ['"', [], 'a lone quote'],
  ['* OR NEAR(', [], 'operators are words'],
];

const DOCUMENTS: Record<string, { title: string; text: string; lang?: string }> = {
  marked: { title: 'Tin Bắc Giang hôm nay', text: 'Mưa nhỏ.' },
  unmarked: { title: 'tin bac giang', text: 'khong dau' },
  nfd: { title: 'Chuyện Bắc Giang'.normalize('NFD'), text: 'Nội dung.' },
  zerowidth: { title: 'Chợ B\u200bắc Gi\u200bang', text: 'Nội dung.' },
  dd: { title: 'Đất đai', text: 'Giá đất tăng.' },
  tone: { title: 'Hoà bình', text: 'Khoẻ mạnh.' },
  zh: { title: '北江省荔枝出口', text: '荔枝丰收。', lang: 'zh' },
  ko: { title: '박장성 공단', text: '박장성 소식', lang: 'ko' },
  ja: { title: 'バクザン省の工業団地', text: '工場', lang: 'ja' },
  lo: { title: 'ແຂວງບັກຢາງ', text: 'ຂ່າວ', lang: 'lo' },
  lychee1: { title: 'Vải thiều chín sớm', text: 'Nông dân vui.' },
  lychee2: { title: 'Vải thiều xuất khẩu', text: 'Sang Nhật.' },
};

async function fill(store: Store): Promise<void> {
  await store.documents.commit({
    documents: Object.entries(DOCUMENTS).map(([key, { title, text, lang }], at) =>
      sampleDocument(`https://a.vn/${key}`, {
        title,
        text,
        language: { label: lang ?? 'vi', score: 1, model: 'test' },
        publishedAt: `2026-03-01T${String(at).padStart(2, '0')}:00:00.000Z`,
      }),
    ),
  });
}

/** What every store must do; SQLite and Elasticsearch run the same suite. */
export function storeContract(name: string, open: () => Promise<StoreBench>): void {
  describe(`store contract: ${name}`, () => {
    let bench: StoreBench;
    let store: Store;
    beforeEach(async () => {
      bench = await open();
      store = bench.store;
    });
    afterEach(() => bench.close());

    describe('search', () => {
      beforeEach(() => fill(store));
      it.each(SEARCHES)('%s finds %j (%s)', async (q, finds) => {
        const { items, total } = await store.documents.search({ q, limit: 50 });
        expect(items.map(({ document }) => document.url.split('/').at(-1)).sort()).toEqual([...finds].sort());
        expect(total).toBe(finds.length);
      });
      it('highlights the original text', async () => {
        const { items } = await store.documents.search({ q: 'bac giang', limit: 50, sort: 'relevance' });
        for (const { document, highlights } of items) {
          const cut = highlights
            .filter(({ field }) => field === 'title')
            .map(({ start, end }) => document.title.slice(start, end));
          expect(cut.length).toBeGreaterThan(0);
          for (const piece of cut)
            expect(
              piece
                .normalize('NFD')
                .replace(/[\u0300-\u036f\u200b]/g, '')
                .toLowerCase(),
            ).toMatch(/bac|giang/);
        }
      });
      it('walks all pages without a gap or a twin, in both directions', async () => {
        for (const sort of ['newest', 'oldest'] as const) {
          const seen: string[] = [];
          let cursor: string | null | undefined;
          do {
            const page = await store.documents.search({ sort, limit: 5, ...(cursor ? { cursor } : {}) });
            seen.push(...page.items.map(({ document }) => document.publishedAt ?? ''));
            cursor = page.next;
          } while (cursor);
          expect(seen).toHaveLength(12);
          expect(seen).toEqual([...seen].sort((a, b) => (sort === 'newest' ? b.localeCompare(a) : a.localeCompare(b))));
        }
      });
      it('refuses a cursor that is not its own', async () => {
        await expect(store.documents.search({ limit: 5, cursor: 'nonsense' })).rejects.toMatchObject({
          code: 'record-invalid',
        });
      });
      it('follows an edit: the old words are no longer found', async () => {
        await store.documents.commit({
          documents: [sampleDocument('https://a.vn/dd', { title: 'Nhà ở', text: 'Xây nhà.' })],
        });
        expect((await store.documents.search({ q: 'đất đai', limit: 5 })).items).toHaveLength(0);
        expect((await store.documents.search({ q: 'nhà ở', limit: 5 })).items).toHaveLength(1);
      });
    });

    it('filters by every facet and counts them', async () => {
      const label = (text: string) => ({ label: text, score: 1, model: 'test' });
      await store.documents.commit({
        documents: [
          sampleDocument('https://a.vn/1', {
            tags: { sentiment: label('negative'), topic: label('health'), safetyEvent: label('health') },
            suspected: true,
          }),
          sampleDocument('https://a.vn/2', {
            language: label('zh'),
            source: { id: 'b', name: 'B', origin: 'foreign', country: 'CN' },
            publishedAt: '2026-03-02T18:00:00.000Z',
          }),
          sampleDocument('https://a.vn/3', {
            kind: 'post',
            withdrawn: true,
            places: [
              {
                id: 'bac-giang/luc-ngan',
                name: 'Lục Ngạn',
                matched: 'Lục Ngạn',
                span: { field: 'text', start: 0, end: 8 },
                rule: 'named',
              },
            ],
          }),
        ],
      });
      const urls = async (query: object): Promise<string[]> =>
        (await store.documents.search({ limit: 10, ...query })).items
          .map(({ document }) => document.url.slice(-1))
          .sort();
      expect(await urls({ sentiment: ['negative'] })).toEqual(['1']);
      expect(await urls({ topic: ['health', 'economy'] })).toEqual(['1', '2', '3']);
      expect(await urls({ safetyEvent: ['health'] })).toEqual(['1']);
      expect(await urls({ flag: ['suspected'] })).toEqual(['1']);
      expect(await urls({ flag: ['withdrawn'] })).toEqual(['3']);
      expect(await urls({ lang: ['zh'] })).toEqual(['2']);
      expect(await urls({ origin: 'foreign' })).toEqual(['2']);
      expect(await urls({ source: ['b'] })).toEqual(['2']);
      expect(await urls({ kind: 'post' })).toEqual(['3']);
      expect(await urls({ place: ['bac-giang/luc-ngan'] })).toEqual(['3']);
      expect(await urls({ from: '2026-03-02T00:00:00.000Z' })).toEqual(['2']);
      expect(await urls({ to: '2026-03-02T00:00:00.000Z' })).toEqual(['1', '3']);
      const stats = await store.documents.stats({}, ['language', 'sentiment', 'place', 'kind'], 'day');
      expect(stats.total).toBe(3);
      expect(stats.facets['language']).toEqual([
        { value: 'vi', count: 2 },
        { value: 'zh', count: 1 },
      ]);
      expect(stats.facets['place']).toEqual([{ value: 'bac-giang/luc-ngan', count: 1 }]);
      // 18:00 UTC on 2 March is 3 March in Hanoi.
      expect(stats.histogram.map(({ start, count, negative }) => [start, count, negative])).toEqual([
        ['2026-02-28T17:00:00.000Z', 2, 1],
        ['2026-03-02T17:00:00.000Z', 1, 0],
      ]);
    });

    it('counts the same from the roll-up as from the documents, after edits and erasures', async () => {
      const label = (text: string) => ({ label: text, score: 1, model: 'test' });
      for (const sentiment of ['negative', 'positive']) {
        await store.documents.commit({
          documents: [
            sampleDocument('https://a.vn/x', {
              tags: { sentiment: label(sentiment), topic: label('t'), safetyEvent: label('none') },
            }),
          ],
        });
      }
      await store.documents.commit({ documents: [sampleDocument('https://a.vn/y')] });
      await store.documents.erase('https://a.vn/y', '2026-03-02T00:00:00.000Z');
      const rolled = await store.documents.stats({}, ['sentiment'], 'day');
      const counted = await store.documents.stats({ flag: [], from: '2026-01-01T00:00:01.000Z' }, ['sentiment'], 'day');
      expect(rolled).toEqual(counted);
      expect(rolled.facets['sentiment']).toEqual([{ value: 'positive', count: 1 }]);
    });

    it('leaves the same after a second commit as after the first', async () => {
      const effects = {
        documents: [sampleDocument('https://a.vn/1')],
        outcomes: [sampleOutcome('https://a.vn/1')],
        alerts: [sampleAlert('k', { documentIds: ['d1'] })],
      };
      await store.documents.commit(effects);
      const seq = await store.alerts.lastSeq();
      await store.documents.commit(effects);
      expect(await store.alerts.lastSeq()).toBe(seq);
      expect((await store.documents.search({ limit: 10 })).total).toBe(1);
      expect((await store.outcomes.counts()).indexed).toBe(1);
      expect((await store.documents.stats({}, [], 'day')).total).toBe(1);
    });

    it('keeps one outcome a key and finds it by either URL', async () => {
      await store.documents.commit({
        outcomes: [
          sampleOutcome('https://a.vn/1?utm_source=x', {
            canonicalUrl: 'https://a.vn/1',
            outcome: 'set-aside',
            reason: 'fetch-timeout',
          }),
        ],
      });
      await store.documents.commit({
        outcomes: [sampleOutcome('https://a.vn/1?utm_source=x', { canonicalUrl: 'https://a.vn/1' })],
      });
      for (const url of ['https://a.vn/1', 'https://a.vn/1?utm_source=x'])
        expect((await store.outcomes.byUrl(url)).map(({ outcome }) => outcome)).toEqual(['indexed']);
      expect(await store.outcomes.counts('bao-a')).toMatchObject({ indexed: 1, 'set-aside': 0 });
      const key = sampleOutcome('https://a.vn/1?utm_source=x').key;
      expect([...(await store.outcomes.byKeys([key, 'none'])).keys()]).toEqual([key]);
    });

    it('pages outcomes and filters them', async () => {
      await store.documents.commit({
        outcomes: Array.from({ length: 25 }, (_, at) =>
          sampleOutcome(`https://a.vn/${at}`, at % 5 === 0 ? { outcome: 'dropped', reason: 'off-topic' } : {}),
        ),
      });
      const first = await store.outcomes.list({ limit: 10, source: 'bao-a' });
      const second = await store.outcomes.list({
        limit: 20,
        source: 'bao-a',
        ...(first.next ? { cursor: first.next } : {}),
      });
      expect(new Set([...first.items, ...second.items].map(({ url }) => url)).size).toBe(25);
      expect(second.next).toBeNull();
      expect((await store.outcomes.list({ limit: 50, outcome: 'dropped' })).items).toHaveLength(5);
      expect((await store.outcomes.counts()).reasons).toEqual({ 'off-topic': 5 });
    });

    it('finds fingerprints by their bands and groups stories', async () => {
      const text =
        'Mưa lớn kéo dài ở nhiều xã miền núi khiến nước sông dâng cao, người dân phải di dời trong đêm. '.repeat(4);
      const minima = minHash(text);
      const print = (id: string, isReprint: boolean) => ({
        documentId: id,
        storyId: 's1',
        sourceId: 'bao-a',
        publishedAt: '2026-03-01T00:00:00.000Z',
        minima,
        bands: bandKeys(minima),
        isReprint,
      });
      const one = sampleDocument('https://a.vn/1', { story: 's1', text, publishedAt: '2026-03-01T00:00:00.000Z' });
      const two = sampleDocument('https://b.vn/1', {
        story: 's1',
        text,
        source: { id: 'bao-b', name: 'B', origin: 'foreign', country: 'KR' },
        publishedAt: '2026-03-01T01:00:00.000Z',
      });
      await store.documents.commit({ documents: [one], fingerprints: [print(one.id, false)] });
      await store.documents.commit({ documents: [two], fingerprints: [print(two.id, true)] });
      const found = await store.stories.candidates(bandKeys(minHash(`${text} Thêm một câu.`)), 10);
      expect(found.map(({ documentId }) => documentId).sort()).toEqual([one.id, two.id].sort());
      expect(found[0]?.minima).toEqual(minima);
      expect(await store.stories.get('s1')).toMatchObject({
        story: { documentCount: 2, voiceCount: 1, reprintCount: 1, sourceCount: 2 },
        documentIds: [one.id, two.id],
      });
      expect(await store.stories.count()).toBe(1);
      await store.documents.erase('https://b.vn/1', '2026-03-02T00:00:00.000Z');
      expect(await store.stories.get('s1')).toMatchObject({ story: { documentCount: 1, reprintCount: 0 } });
    });

    it('erases an item everywhere and says so', async () => {
      await store.documents.commit({
        documents: [sampleDocument('https://a.vn/1', { title: 'Độc nhất' })],
        outcomes: [sampleOutcome('https://a.vn/1')],
      });
      expect(await store.documents.erase('https://a.vn/1', '2026-03-02T00:00:00.000Z')).toBe(1);
      expect(await store.documents.find({ urls: ['https://a.vn/1'] })).toEqual([]);
      expect((await store.documents.search({ q: 'độc nhất', limit: 5 })).items).toEqual([]);
      expect(await store.outcomes.byUrl('https://a.vn/1')).toMatchObject([
        { outcome: 'dropped', reason: 'erased', documentId: null },
      ]);
      expect(await store.documents.erase('https://a.vn/1', '2026-03-02T00:00:00.000Z')).toBe(0);
    });

    it('forgets old posts but keeps their number, and reduces old press text to its excerpt', async () => {
      await store.documents.commit({
        documents: [
          sampleDocument('post:abc', { kind: 'post', text: 'bài đăng cũ' }),
          sampleDocument('https://a.vn/1', {
            text: 'văn bản đầy đủ',
            excerpt: 'trích',
            versions: [
              { at: '2026-03-01T03:00:00.000Z', title: 'Tiêu đề', changed: [], hash: 'a', text: 'văn bản cũ' },
              { at: '2026-03-01T04:00:00.000Z', title: 'Tiêu đề', changed: ['text'], hash: 'b' },
            ],
          }),
        ],
      });
      expect(
        await store.documents.retain({
          postsBefore: '2026-04-01T00:00:00.000Z',
          textBefore: '2026-04-01T00:00:00.000Z',
          limit: 100,
        }),
      ).toEqual({ posts: 1, texts: 1 });
      expect(await store.documents.find({ urls: ['post:abc'] })).toEqual([]);
      const [reduced] = await store.documents.find({ urls: ['https://a.vn/1'] });
      expect(reduced).toMatchObject({ text: '', excerpt: 'trích', versions: [{ hash: 'a' }, { hash: 'b' }] });
      expect(JSON.stringify(reduced)).not.toContain('văn bản');
      expect((await store.documents.stats({}, ['kind'], 'day')).facets['kind']).toEqual([
        { value: 'article', count: 1 },
        { value: 'post', count: 1 },
      ]);
      expect(
        await store.documents.retain({
          postsBefore: '2026-04-01T00:00:00.000Z',
          textBefore: '2026-04-01T00:00:00.000Z',
          limit: 100,
        }),
      ).toEqual({ posts: 0, texts: 0 });
    });

    it('lists what should be asked for again', async () => {
      await store.documents.commit({
        documents: [sampleDocument('https://a.vn/1'), sampleDocument('https://a.vn/2', { withdrawn: true })],
      });
      const due = await store.documents.toRecheck('bao-a', '2026-03-01T04:00:00.000Z', '2026-02-01T00:00:00.000Z', 10);
      expect(due.map(({ url }) => url)).toEqual(['https://a.vn/1']);
      expect(
        await store.documents.toRecheck('bao-a', '2026-03-01T02:00:00.000Z', '2026-02-01T00:00:00.000Z', 10),
      ).toEqual([]);
    });

    describe('alerts', () => {
      const decide = (id: string, version: number, action: AlertAction) =>
        store.alerts.decide(id, {
          version,
          action,
          decision: { action, by: 'key1', at: '2026-03-01T05:00:00.000Z', note: '' },
          audit: { at: '2026-03-01T05:00:00.000Z', actor: 'key1', action: `alert ${action}`, subject: id, note: '' },
          deliveries:
            action === 'approve'
              ? [
                  {
                    id: `${id}-room`,
                    alertId: id,
                    channelId: 'room',
                    payload: '{}',
                    attemptCount: 0,
                    nextAttemptAt: '2026-03-01T05:00:00.000Z',
                    deliveredAt: null,
                    lastError: null,
                  },
                ]
              : [],
        });

      it('merges a second cause into the open alert and tells the stream once', async () => {
        await store.documents.commit({ alerts: [sampleAlert('k', { documentIds: ['a'] })] });
        await store.documents.commit({
          alerts: [sampleAlert('k', { id: 'other', documentIds: ['b'], severity: 'high' })],
        });
        const { items } = await store.alerts.list({ limit: 10 });
        expect(items).toMatchObject([{ documentIds: ['a', 'b'], severity: 'high', version: 2 }]);
        const changes = await store.alerts.changesSince(0, 100);
        expect(changes).toHaveLength(1);
        expect(changes[0]?.seq).toBe(await store.alerts.lastSeq());
      });

      it('writes decision, audit and outbox together, and refuses the slower officer', async () => {
        const { id } = sampleAlert('k');
        await store.documents.commit({ alerts: [sampleAlert('k')] });
        const taken = await decide(id, 1, 'take');
        expect(taken).toMatchObject({ state: 'taken', version: 2 });
        await expect(decide(id, 1, 'take')).rejects.toMatchObject({ code: 'conflict' });
        await expect(decide(id, 2, 'deliver')).rejects.toMatchObject({ code: 'not-allowed' });
        await expect(decide('none', 1, 'take')).rejects.toMatchObject({ code: 'not-found' });
        await decide(id, 2, 'approve');
        expect((await store.outbox.due('2026-03-01T06:00:00.000Z', 10)).map(({ channelId }) => channelId)).toEqual([
          'room',
        ]);
        expect((await store.audit.list({ limit: 10 })).items.map(({ action }) => action)).toEqual([
          'alert approve',
          'alert take',
        ]);
        expect(await store.audit.verify()).toEqual({ count: 2, brokenAt: null });
        expect(await store.alerts.counts()).toEqual([{ kind: 'watch', state: 'approved', count: 1 }]);
      });

      it('leaves a finished alert alone when its cause comes again', async () => {
        const { id } = sampleAlert('k');
        await store.documents.commit({ alerts: [sampleAlert('k')] });
        await decide(id, 1, 'take');
        await decide(id, 2, 'dismiss');
        await store.documents.commit({ alerts: [sampleAlert('k', { documentIds: ['new'] })] });
        expect(await store.alerts.get(id)).toMatchObject({ state: 'dismissed', documentIds: [] });
        expect((await store.alerts.list({ limit: 10 })).items).toHaveLength(1);
      });

      it('raises an alert again that lapsed undecided, with all that was decided, and tells the stream', async () => {
        const { id } = sampleAlert('k');
        await store.documents.commit({ alerts: [sampleAlert('k', { documentIds: ['a'] })] });
        expect(await decide(id, 1, 'lapse')).toMatchObject({ state: 'closed', version: 2 });
        const seq = await store.alerts.lastSeq();
        await store.documents.commit({ alerts: [sampleAlert('k', { documentIds: ['b'] })] });
        expect(await store.alerts.get(id)).toMatchObject({ state: 'new', version: 3, documentIds: ['b'] });
        expect((await store.alerts.get(id))?.decisions).toHaveLength(1);
        expect(await store.alerts.lastSeq()).toBeGreaterThan(seq);
      });

      it('settles deliveries and keeps failed ones for later', async () => {
        const { id } = sampleAlert('k');
        await store.documents.commit({ alerts: [sampleAlert('k')] });
        await decide(id, 1, 'take');
        await decide(id, 2, 'approve');
        await store.outbox.settle(`${id}-room`, { error: 'refused', nextAttemptAt: '2026-03-01T07:00:00.000Z' });
        expect(await store.outbox.due('2026-03-01T06:00:00.000Z', 10)).toEqual([]);
        expect(await store.outbox.due('2026-03-01T07:00:00.000Z', 10)).toMatchObject([
          { attemptCount: 1, lastError: 'refused' },
        ]);
        await store.outbox.settle(`${id}-room`, { deliveredAt: '2026-03-01T07:00:00.000Z' });
        expect(await store.outbox.due('2027-01-01T00:00:00.000Z', 10)).toEqual([]);
      });
    });

    it('keeps source states and keys', async () => {
      const state = {
        sourceId: 'a',
        nextDueAt: '',
        intervalMs: 1,
        lastFetchedAt: null,
        lastEntryAt: null,
        lastError: null,
        consecutiveFailureCount: 0,
        validators: {},
        entriesByDay: {},
      };
      await store.crawl.save(state);
      await store.crawl.save({ ...state, intervalMs: 2 });
      expect(await store.crawl.states()).toEqual([{ ...state, intervalMs: 2 }]);
      await store.keys.create({
        id: 'k',
        role: 'triage',
        hash: 'h',
        createdAt: '2026-01-01T00:00:00.000Z',
        revokedAt: null,
      });
      expect(await store.keys.byHash('h')).toMatchObject({ id: 'k', role: 'triage' });
      expect(await store.keys.revoke('k', '2026-01-02T00:00:00.000Z')).toBe(true);
      expect(await store.keys.revoke('k', '2026-01-02T00:00:00.000Z')).toBe(false);
      expect((await store.keys.list())[0]?.revokedAt).toBe('2026-01-02T00:00:00.000Z');
    });

    describe('answers', () => {
      const audit = (action: string) => ({
        at: '2026-03-02T00:00:00.000Z',
        actor: 'key_1',
        action,
        subject: 'answer_1',
        note: '',
      });

      it('writes an answer and its audit record together, and refuses the slower officer', async () => {
        const { answers } = bench.store;
        await answers.save(sampleAnswer('answer_1'), { before: 0, audit: audit('draft answer') });
        const edited = sampleAnswer('answer_1', { version: 2, headline: 'Sửa' });
        await answers.save(edited, { before: 1, audit: audit('edit answer') });
        await expect(answers.save(edited, { before: 1, audit: audit('late') })).rejects.toMatchObject({
          code: 'conflict',
        });
        await expect(answers.save(edited, { before: 0, audit: audit('again') })).rejects.toMatchObject({
          code: 'conflict',
        });
        expect(await answers.get('answer_1')).toEqual(edited);
        expect(await answers.get('none')).toBeNull();
        const log = await bench.store.audit.list({ limit: 10 });
        expect(log.items.map(({ action }) => action)).toEqual(['edit answer', 'draft answer']);
        expect((await bench.store.audit.verify()).brokenAt).toBeNull();
      });

      it('lists answers of some states, last changed first, page by page', async () => {
        const { answers } = bench.store;
        const states = ['draft', 'published', 'withdrawn', 'published'] as const;
        for (const [at, state] of states.entries())
          await answers.save(sampleAnswer(`a${at}`, { state, updatedAt: `2026-03-0${at + 1}T00:00:00.000Z` }), {
            before: 0,
            audit: audit('draft answer'),
          });
        const first = await answers.list({ states: ['published', 'withdrawn'], limit: 2 });
        expect(first.items.map(({ id }) => id)).toEqual(['a3', 'a2']);
        expect(first.total).toBe(3);
        const next = await answers.list({ states: ['published', 'withdrawn'], limit: 2, cursor: first.next ?? '' });
        expect(next).toMatchObject({ items: [{ id: 'a1' }], next: null });
        await expect(answers.list({ limit: 1, cursor: 'x' })).rejects.toMatchObject({ code: 'record-invalid' });
      });
    });

    it('keeps one label a claim and record, the last word stands', async () => {
      const { labels } = bench.store;
      const label = (id: string, verdict: 'contradicted' | 'unrelated', at: string) => ({
        id,
        documentId: 'doc_1',
        claim: 'Cầu đóng.',
        evidenceId: 'e1',
        quote: 'Cầu mở.',
        verdict,
        by: 'key_1',
        at,
      });
      const audit = (at: string) => ({ at, actor: 'key_1', action: 'label claim', subject: 'doc_1', note: '' });
      for (const one of [
        label('l1', 'unrelated', '2026-03-01T00:00:00.000Z'),
        label('l2', 'unrelated', '2026-03-02T00:00:00.000Z'),
        label('l1', 'contradicted', '2026-03-03T00:00:00.000Z'),
      ])
        await labels.put(one, audit(one.at));
      expect((await labels.ofDocument('doc_1')).map(({ id, verdict }) => [id, verdict])).toEqual([
        ['l1', 'contradicted'],
        ['l2', 'unrelated'],
      ]);
      expect(await labels.ofDocument('doc_2')).toEqual([]);
      const first = await labels.list({ limit: 1 });
      expect(first).toMatchObject({ items: [{ id: 'l1' }], total: 2 });
      expect((await labels.list({ limit: 1, cursor: first.next ?? '' })).items[0]?.id).toBe('l2');
      await labels.remove(['l2', 'unknown']);
      expect((await labels.list({ limit: 9 })).items.map(({ id }) => id)).not.toContain('l2');
      expect((await labels.list({ limit: 9 })).items).not.toHaveLength(0);
    });

    describe('evidence', () => {
      it('adds or replaces by id, and says how many changed', async () => {
        expect(await store.evidence.put([sampleEvidence('e1'), sampleEvidence('e2')])).toBe(2);
        expect(await store.evidence.put([sampleEvidence('e1')])).toBe(0);
        expect(await store.evidence.put([sampleEvidence('e1', { text: 'Số mới.' })])).toBe(1);
        const [found] = await store.evidence.find(['e1', 'none']);
        expect(found?.evidence.text).toBe('Số mới.');
        expect((await store.evidence.find(['none'])).length).toBe(0);
      });

      it('lists by publication, newest first, page by page', async () => {
        const days = ['02', '01', '03'];
        await store.evidence.put(
          days.map((day) => sampleEvidence(`e${day}`, { publishedAt: `2026-03-${day}T00:00:00.000Z` })),
        );
        await store.evidence.put([sampleEvidence('check', { kind: 'fact-check' })]);
        const first = await store.evidence.list({ kind: 'official-statement', limit: 2 });
        expect(first.items.map(({ id }) => id)).toEqual(['e03', 'e02']);
        expect(first.total).toBe(3);
        const next = await store.evidence.list({ kind: 'official-statement', limit: 2, cursor: first.next ?? '' });
        expect(next.items.map(({ id }) => id)).toEqual(['e01']);
        expect(next.next).toBeNull();
      });

      it('tells what changed since, in order, with the vector', async () => {
        await store.evidence.put([sampleEvidence('a')]);
        const [{ seq = 0 } = {}] = await store.evidence.changesSince(0, 10);
        const vector = new Float32Array([0.25, -0.5]);
        await store.evidence.put([{ ...sampleEvidence('b'), vector, vectorModel: 'm' }]);
        const later = await store.evidence.changesSince(seq, 10);
        expect(later.map(({ record }) => record.evidence.id)).toEqual(['b']);
        expect([...(later[0]?.record.vector ?? [])]).toEqual([0.25, -0.5]);
        expect(later[0]?.record.vectorModel).toBe('m');
      });
    });
  });
}
