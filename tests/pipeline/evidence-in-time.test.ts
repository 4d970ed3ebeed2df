import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openArchive, type Archive } from '../../src/archive/archive.ts';
import type { Evidence } from '../../src/domain/claim.ts';
import type { Document } from '../../src/domain/document.ts';
import { NO_HEADS } from '../../src/evidence/second-opinion.ts';
import type { Source } from '../../src/domain/source.ts';
import { sha256, stableId } from '../../src/lib/hash.ts';
import { searchWords } from '../../src/lib/fold.ts';
import { makeMutex } from '../../src/lib/mutex.ts';
import { enterEvidence } from '../../src/pipeline/enter-evidence.ts';
import { makeFileText, type FileText } from '../../src/pipeline/file-text.ts';
import { filingInTurns } from '../../src/pipeline/filing.ts';
import { makeClaimJudge, type ClaimJudge } from '../../src/pipeline/judge-claims.ts';
import { startTrail } from '../../src/pipeline/outcome.ts';
import type { LineParts } from '../../src/pipeline/parts.ts';
import { prepareText } from '../../src/pipeline/prepare-text.ts';
import { makeReceipts } from '../../src/pipeline/receipts.ts';
import { judgeAgain } from '../../src/pipeline/reopen-documents.ts';
import type { Store } from '../../src/store/port.ts';
import { minHash } from '../../src/stories/fingerprint.ts';
import { fakeClock } from '../fake-clock.ts';
import { shippedMatcher } from '../quality/gazetteer.ts';
import { statement } from '../unit/evidence/registry-of.ts';
import { openStore } from './open-store.ts';

const clock = fakeClock('2024-09-10T15:00:00.000Z');
const matcher = shippedMatcher();
const { gazetteer } = matcher;
const masking = { publishers: { names: new Set<string>(), handles: new Set<string>() }, secret: 'x'.repeat(32) };
const source = { id: 'bao-a', name: 'Báo A', kind: 'newspaper', origin: 'domestic', country: 'VN' } as Source;
const tag = (label: string) => ({ label, score: 0.9, model: 'test' });
const DENIAL = 'Thông tin đập hồ Cấm Sơn bị vỡ là sai sự thật.';
const RUMOUR = 'Đập hồ Cấm Sơn vỡ rồi bà con ơi.';
const record = statement(DENIAL);

let folder: string;
let store: Store;
let close: () => Promise<void>;
let archive: Archive;
let claims: ClaimJudge;
let parts: LineParts;
let file: FileText;
const oneAtATime = makeMutex();
/** What others do while a text is on its way: after it was judged, and at its commit. */
let beforeFiling: () => Promise<void>;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'diembao-evidence-'));
  ({ store, close } = await openStore());
  archive = await openArchive({ folder, key: Buffer.alloc(32, 1), clock });
  const judge = makeClaimJudge({
    store,
    gazetteer,
    clock,
    model: null,
    heads: NO_HEADS,
    receipts: makeReceipts({
      archive,
      evidence: store.evidence,
      prepareText: async (text) => prepareText(text, { matcher, masking }),
      clock,
    }),
  });
  beforeFiling = async () => undefined;
  claims = {
    ...judge,
    judge: async (text) => {
      const judged = await judge.judge(text);
      const others = beforeFiling;
      beforeFiling = async () => undefined;
      await others();
      return judged;
    },
  };
  parts = {
    store,
    clock,
    rules: { reprintSimilarity: 0.7, windowDays: 7, keepOffTopic: false },
    tagger: { tag: async () => ({ sentiment: tag('neutral'), topic: tag('x'), safetyEvent: tag('none') }) },
    claims,
    sources: new Map([[source.id, source]]),
    raiseAlerts: () => [],
    events: { alertRaised: () => undefined },
  } as unknown as LineParts;
  file = makeFileText(parts, filingInTurns(store, oneAtATime), oneAtATime);
});
afterEach(async () => {
  await archive.close();
  await close();
  rmSync(folder, { recursive: true });
});

const enter = (more: Partial<Evidence> = {}) =>
  enterEvidence([JSON.stringify({ ...record, ...more })], parts, oneAtATime);

async function filed(url: string, text: string, from: Source = source, capture?: string): Promise<Document> {
  await file({
    prepared: {
      text: {
        kind: 'article',
        url,
        title: 'Tin',
        text,
        publishedAt: '2024-09-10T14:00:00.000Z',
        modifiedAt: null,
        section: null,
        paywalled: false,
        declaredLang: 'vi',
      },
      sealedUrl: null,
      language: tag('vi'),
      about: true,
      reason: 'named',
      places: [],
      minima: minHash(text),
      words: { title: searchWords('Tin'), text: searchWords(text) },
    },
    source: from,
    fetchedAt: '2024-09-10T14:05:00.000Z',
    validators: {},
    trail: startTrail({ sourceId: from.id, url }, clock),
    ...(capture ? { capture } : {}),
    isRecheck: false,
  });
  const [document] = await store.documents.find({ urls: [url] });
  if (!document) throw new Error('not filed');
  return document;
}

describe('evidence that comes while a document is being filed', () => {
  it('is held against it although the document was judged before and not yet stored when others were judged again', async () => {
    beforeFiling = async () => void (await enter());
    const document = await filed('https://a.vn/1', RUMOUR);
    expect(document.claims.map(({ verdict }) => verdict)).toEqual(['contradicted']);
    expect(document.suspected).toBe(true);
  });

  it('waits for one that has looked at the registry already, and then finds it', async () => {
    let seen = false;
    const slow: LineParts = {
      ...parts,
      claims: {
        ...claims,
        seq: async () => {
          const at = await claims.seq();
          // The document holds the lock and has seen the registry without the record, which comes in now.
          if (!seen) {
            seen = true;
            entering = enter();
            while ((await store.evidence.find(['e1'])).length === 0) await new Promise(setImmediate);
          }
          return at;
        },
      },
    };
    let entering: Promise<unknown> = Promise.resolve();
    file = makeFileText(slow, filingInTurns(store, oneAtATime), oneAtATime);
    await filed('https://a.vn/1', RUMOUR);
    await entering;
    const [document] = await store.documents.find({ urls: ['https://a.vn/1'] });
    expect(document?.suspected).toBe(true);
  });
});

describe('the receipt of a quote', () => {
  const judge = () => claims.judge({ title: '', text: RUMOUR, publishedAt: null, language: 'vi' });
  const captureOf = async () => (await store.evidence.find(['e1']))[0]?.evidence.capture ?? '';

  it('holds while the archived capture says it', async () => {
    await enter();
    expect(await captureOf()).not.toBe('');
    expect((await judge()).suspected).toBe(true);
  });

  it('is no flag once the capture is erased, and says so', async () => {
    await enter();
    const { claims: before } = await judge();
    await archive.erase(await captureOf());
    clock.advance(120_000);
    const judged = await judge();
    expect(judged.suspected).toBe(false);
    expect(judged.claims[0]).toMatchObject({ verdict: 'no-evidence', evidence: [] });
    expect(judged.claims[0]?.why).toContain('bản lưu');
    expect((await claims.recheck(before))[0]?.verdict).toBe('no-evidence');
  });

  it('is no flag when the stored record says other than its capture', async () => {
    await enter({ text: 'Mưa lớn ở Sơn Động.' });
    const [known] = await store.evidence.find(['e1']);
    if (!known) throw new Error('no record');
    await store.evidence.put([{ ...known, evidence: { ...known.evidence, text: DENIAL, hash: sha256(DENIAL) } }]);
    clock.advance(120_000);
    const judged = await judge();
    expect(judged.suspected).toBe(false);
    expect(judged.claims[0]?.why).toContain('không khớp với bản lưu');
  });

  it('is no flag for a record without any capture', async () => {
    await enter();
    const [known] = await store.evidence.find(['e1']);
    if (!known) throw new Error('no record');
    const { capture: _none, ...bare } = known.evidence;
    await store.evidence.put([{ ...known, evidence: bare }]);
    clock.advance(120_000);
    expect((await judge()).claims[0]?.verdict).toBe('no-evidence');
  });

  it('reads the page of an official source again', async () => {
    const official = { ...source, id: 'tinh', name: 'UBND tỉnh', kind: 'official' } as Source;
    const paragraphs = [
      DENIAL,
      ...Array.from({ length: 6 }, (_, n) => `Mực nước hồ lúc ${n + 1} giờ là 60 m, ổn định.`),
    ];
    const html = `<html><head><title>Thông báo</title></head><body><article><h1>Thông báo về hồ Cấm Sơn</h1>${paragraphs.map((one) => `<p>${one}</p>`).join('')}</article></body></html>`;
    const url = 'https://tinh.example/thong-bao/ho-cam-son-123456.html';
    const page = (body: string) => ({
      url,
      finalUrl: url,
      status: 200,
      headers: { 'content-type': 'text/html; charset=utf-8' },
      body: new TextEncoder().encode(body),
      fetchedAt: '2024-09-10T12:00:00.000Z',
    });
    const whole = await archive.append(page(html), { retention: 'official' });
    const other = await archive.append(page(html.replace(DENIAL, 'Hồ Cấm Sơn xả lũ.')), { retention: 'official' });
    await filed(url, paragraphs.join('\n'), official, whole);
    expect((await judge()).suspected).toBe(true);
    const [known] = await store.evidence.find([stableId('ev', stableId('doc', url))]);
    if (!known) throw new Error('no record');
    await store.evidence.put([{ ...known, evidence: { ...known.evidence, capture: other } }]);
    clock.advance(120_000);
    expect((await judge()).suspected).toBe(false);
  });
});

describe("a reviewer's word on a claim and a record", () => {
  const label = (verdict: 'contradicted' | 'unrelated', document: Document) => ({
    id: stableId('label', document.id, RUMOUR, 'e1'),
    documentId: document.id,
    claim: RUMOUR,
    evidenceId: 'e1',
    quote: DENIAL,
    verdict,
    by: 'key_1',
    at: '2024-09-11T00:00:00.000Z',
  });
  const put = (verdict: 'contradicted' | 'unrelated', document: Document) =>
    store.labels.put(label(verdict, document), {
      at: '2024-09-11T00:00:00.000Z',
      actor: 'key_1',
      action: 'label claim',
      subject: document.id,
      note: '',
    });

  it('takes a flag back for good when the record is refused', async () => {
    await enter();
    const document = await filed('https://a.vn/1', RUMOUR);
    expect(document.suspected).toBe(true);
    await put('unrelated', document);
    const judged = await judgeAgain(document, parts);
    expect(judged?.suspected).toBe(false);
    expect(await judgeAgain(judged ?? document, parts)).toBeNull();
  });

  it('makes a link that outlives later judging, while the record says its quote', async () => {
    await enter({ text: `Mưa lớn ở Sơn Động. ${DENIAL}`, publishedAt: '2020-01-01T00:00:00.000Z' });
    const document = await filed('https://a.vn/1', RUMOUR);
    expect(document.suspected).toBe(false);
    await put('contradicted', document);
    const linked = await judgeAgain(document, parts);
    expect(linked?.claims[0]).toMatchObject({ verdict: 'contradicted', evidence: [{ id: 'e1', quote: DENIAL }] });
    expect(linked?.claims[0]?.why).toContain('Cán bộ đã đối chiếu');
    await enter({ text: 'Mưa lớn ở Sơn Động.', publishedAt: '2020-01-01T00:00:00.000Z' });
    const [after] = await store.documents.find({ ids: [document.id] });
    expect((await judgeAgain(after ?? document, parts))?.suspected ?? after?.suspected).toBe(false);
  });
});
