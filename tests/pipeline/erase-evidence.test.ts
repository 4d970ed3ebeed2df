import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { raiseAlerts } from '../../src/alerts/raise-alerts.ts';
import { openArchive, type Archive } from '../../src/archive/archive.ts';
import type { Answer } from '../../src/domain/answer.ts';
import type { ClaimLabel } from '../../src/domain/claim.ts';
import type { Source } from '../../src/domain/source.ts';
import { NO_HEADS } from '../../src/evidence/second-opinion.ts';
import { sha256, stableId } from '../../src/lib/hash.ts';
import { makeMutex } from '../../src/lib/mutex.ts';
import { eraseEverywhere } from '../../src/pipeline/erase-everywhere.ts';
import { forgetOldLabels } from '../../src/pipeline/forget-labels.ts';
import { makeClaimJudge, type ClaimJudge } from '../../src/pipeline/judge-claims.ts';
import { prepareText } from '../../src/pipeline/prepare-text.ts';
import { makeReceipts, type Receipts } from '../../src/pipeline/receipts.ts';
import { reopenDocuments } from '../../src/pipeline/reopen-documents.ts';
import type { Store } from '../../src/store/port.ts';
import { sampleDocument } from '../contract/samples.ts';
import { fakeClock } from '../fake-clock.ts';
import { shippedMatcher } from '../quality/gazetteer.ts';
import { statement } from '../unit/evidence/registry-of.ts';
import { openStore } from './open-store.ts';

const clock = fakeClock('2024-09-10T15:00:00.000Z');
const matcher = shippedMatcher();
const masking = { publishers: { names: new Set<string>(), handles: new Set<string>() }, secret: 'x'.repeat(32) };
const source = { id: 'bao-a', name: 'Báo A', kind: 'newspaper' } as Source;
const oneAtATime = makeMutex();
const TEXT = 'Thông tin đập hồ Cấm Sơn bị vỡ là sai sự thật.';
const OTHER = 'Cầu Như Nguyệt vẫn lưu thông bình thường.';
const erased = statement(TEXT, { id: 'e1', url: 'https://coquan.example/1' });
const other = statement(OTHER, { id: 'e2', url: 'https://coquan.example/2' });

let folder: string;
let store: Store;
let close: () => Promise<void>;
let archive: Archive;
let receipts: Receipts;
let claims: ClaimJudge;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'diembao-erase-'));
  ({ store, close } = await openStore());
  archive = await openArchive({ folder, key: Buffer.alloc(32, 1), clock });
  receipts = makeReceipts({
    archive,
    evidence: store.evidence,
    prepareText: async (from) => prepareText(from, { matcher, masking }),
    clock,
  });
  const { gazetteer } = matcher;
  claims = makeClaimJudge({ store, gazetteer, clock, model: null, heads: NO_HEADS, receipts });
  const parts = {
    store,
    claims,
    clock,
    sources: new Map([[source.id, source]]),
    raiseAlerts: (input: Parameters<typeof raiseAlerts>[0]) =>
      raiseAlerts(input, { watches: [], clock, safetyScore: 0.99, places: new Map(), eventNames: new Map() }),
    events: { alertRaised: () => undefined } as never,
  };
  const rumour = { text: 'Đập hồ Cấm Sơn vỡ rồi bà con ơi.', publishedAt: '2024-09-10T09:00:00.000Z' };
  await store.documents.commit({ documents: [sampleDocument('https://a.vn/a', { title: 'Tin nóng', ...rumour })] });
  await reopenDocuments(await claims.enter([erased, other]), parts, oneAtATime);
});
afterEach(async () => {
  await archive.close();
  await close();
  rmSync(folder, { recursive: true, force: true });
});

const erase = (url = erased.url) =>
  eraseEverywhere(url, { store, archive, clock, oneAtATime, at: '2024-09-12T00:00:00.000Z', actor: 'key_1' });

describe('erasing a page that entered the registry', () => {
  it('leaves its words nowhere: registry, documents, alerts', async () => {
    const before = await store.documents.search({ flag: ['suspected'], limit: 10 });
    expect(before.items).toHaveLength(1);
    expect(await erase()).toBe(1);
    const [record] = await store.evidence.find(['e1']);
    expect([record?.evidence.text, record?.evidence.title, record?.vector]).toEqual(['', '', null]);
    expect(record?.evidence.withdrawnAt).toBe('2024-09-12T00:00:00.000Z');
    const documents = await store.documents.search({ limit: 10 });
    const alerts = await store.alerts.list({ limit: 10 });
    expect(documents.items.map(({ document }) => document.suspected)).toEqual([false]);
    expect(alerts.items.map(({ state }) => state)).toEqual(['closed']);
    expect(JSON.stringify([documents, alerts])).not.toContain('sai sự thật');
  });

  describe('that an answer quotes', () => {
    const at = '2024-09-11T00:00:00.000Z';
    const answer = (id: string, state: Answer['state'], documentId: string): Answer => ({
      id,
      state,
      version: 1,
      documentId,
      storyId: 's1',
      topic: 'society',
      headline: 'Đập hồ Cấm Sơn không vỡ',
      claimReviewed: 'Đập hồ Cấm Sơn vỡ rồi bà con ơi.',
      rating: 'false',
      parts: [
        { kind: 'quote', text: 'Đập hồ Cấm Sơn vỡ rồi bà con ơi.', of: 'claim' },
        { kind: 'quote', text: TEXT, of: 'e1' },
        { kind: 'reviewer', text: 'Xin nhắc lại: đập bị vỡ là sai sự thật.' },
      ],
      appearance: { url: 'https://a.vn/a', publisher: 'Báo A', publishedAt: null },
      evidence: [{ id: 'e1', quote: TEXT, url: erased.url, publisher: 'A', publishedAt: erased.publishedAt }],
      createdAt: at,
      updatedAt: at,
      publishedAt: state === 'published' ? at : null,
      withdrawnAt: null,
      decisions: [],
    });
    const documentId = stableId('doc', 'https://a.vn/a');
    const audit = { at, actor: 'key_1', action: 'draft answer', subject: 'x', note: '' };
    const keep = (one: Answer) => store.answers.save(one, { before: 0, audit });

    it('takes the words out of it and withdraws what was published', async () => {
      await keep(answer('a1', 'published', documentId));
      await keep(answer('a2', 'draft', documentId));
      await erase();
      const { items } = await store.answers.list({ limit: 10 });
      expect(Object.fromEntries(items.map(({ id, state }) => [id, state]))).toEqual({
        a1: 'withdrawn',
        a2: 'discarded',
      });
      expect(JSON.stringify(items)).not.toContain('sai sự thật');
      expect(JSON.stringify(items)).toContain('vỡ rồi bà con');
    });

    it('loses the claim when the text that made it is erased', async () => {
      await keep(answer('a1', 'published', documentId));
      await keep(answer('a3', 'published', 'doc_other'));
      await erase('https://a.vn/a');
      const [one, other] = await Promise.all([store.answers.get('a1'), store.answers.get('a3')]);
      expect(JSON.stringify(one)).not.toMatch(/bà con ơi|a\.vn/);
      expect(one?.state).toBe('withdrawn');
      expect(other?.state).toBe('published');
    });
  });

  it('takes the labels along, also of texts that were forgotten', async () => {
    const documentId = stableId('doc', 'https://a.vn/a');
    const label = (id: string, evidenceId: string, of = documentId): ClaimLabel => ({
      id,
      documentId: of,
      claim: 'Đập hồ Cấm Sơn vỡ rồi bà con ơi.',
      evidenceId,
      quote: TEXT,
      verdict: 'contradicted',
      by: 'key_1',
      at: '2024-09-11T00:00:00.000Z',
    });
    const audit = { at: '2024-09-11T00:00:00.000Z', actor: 'key_1', action: 'label claim', subject: 'x', note: '' };
    for (const one of [label('l1', 'e1'), label('l2', 'e2'), label('l3', 'e2', 'doc_forgotten')])
      await store.labels.put(one, audit);
    const left = async () => (await store.labels.list({ limit: 9 })).items.map(({ id }) => id).sort();
    await erase();
    expect(await left()).toEqual(['l2', 'l3']);
    await forgetOldLabels(store);
    expect(await left()).toEqual(['l2']);
    await erase('https://a.vn/a');
    expect(await left()).toEqual([]);
  });

  it('keeps id and hash in the audit log, and no word', async () => {
    await erase();
    const { items } = await store.audit.list({ limit: 10 });
    const entry = items.find(({ action }) => action === 'erase evidence');
    expect(entry).toMatchObject({ subject: 'e1', note: `sha256 ${sha256(TEXT)}`, actor: 'key_1' });
    expect((await store.audit.verify()).brokenAt).toBeNull();
  });

  it('erases its capture, and leaves records proven that shared it', async () => {
    const [record] = await store.evidence.find(['e1']);
    const capture = record!.evidence.capture!;
    expect((await store.evidence.find(['e2']))[0]?.evidence.capture).toBe(capture);
    await erase();
    await expect(archive.read(capture)).rejects.toThrow();
    expect(await receipts.stateOf({ id: 'e2', quote: OTHER })).toBe('whole');
    expect(await receipts.stateOf({ id: 'e1', quote: TEXT })).toBe('record-gone');
  });

  it.each(['documents.commit', 'answers.list', 'labels.list', 'audit.append'])(
    'is done to its end when asked again after it was cut off at %s',
    async (step) => {
      const [part, method] = step.split('.') as [keyof Store, string];
      const group = store[part] as unknown as Record<string, () => unknown>;
      const whole = group[method]!;
      group[method] = () => Promise.reject(new Error('the power went'));
      await expect(erase()).rejects.toThrow('the power went');
      group[method] = whole;
      await erase();
      const documents = await store.documents.search({ limit: 10 });
      const records = await store.evidence.find(['e1']);
      const answers = await store.answers.list({ limit: 10 });
      const alerts = await store.alerts.list({ limit: 10 });
      expect(JSON.stringify([documents, records, answers, alerts])).not.toContain('sai sự thật');
      expect(documents.items.map(({ document }) => document.suspected)).toEqual([false]);
    },
  );

  it('finds nothing the second time', async () => {
    await erase();
    expect(await erase()).toBe(0);
    expect(await erase('https://coquan.example/3')).toBe(0);
  });
});
