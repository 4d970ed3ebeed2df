import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Answer } from '../../../src/domain/answer.ts';
import type { Claim } from '../../../src/domain/claim.ts';
import type { Role } from '../../../src/domain/key.ts';
import type { Source } from '../../../src/domain/source.ts';
import { readEvidenceFile } from '../../../src/evidence/read-evidence-file.ts';
import { sampleDocument, sampleEvidence } from '../../contract/samples.ts';
import { openPressRoom, type PressRoom } from './press-room.ts';

const CLAIM = 'Lũ làm 12 người chết <script> & "cuốn trôi" 3 cầu.';
const QUOTE = 'Không có người chết do lũ.';
const sources = [
  { id: 'bao-a', name: 'Báo A', kind: 'newspaper' },
  { id: 'mang', name: 'Mạng', kind: 'social' },
] as Source[];
const contradicted: Claim = {
  text: CLAIM,
  span: { field: 'text', start: 0, end: CLAIM.length },
  verdict: 'contradicted',
  why: 'Bài viết nói “12 người chết”; Cơ quan A nói “Không có người chết do lũ”.',
  evidence: [
    { id: 'e1', quote: QUOTE, url: 'https://a.vn/e1', publisher: 'Cơ quan A', publishedAt: '2026-03-01T11:00:00.000Z' },
  ],
};
const article = sampleDocument('https://a.vn/tin', { text: CLAIM, claims: [contradicted], suspected: true });
const post = sampleDocument('post:1', {
  kind: 'post',
  text: CLAIM,
  claims: [contradicted],
  suspected: true,
  source: { id: 'mang', name: 'Mạng', origin: 'domestic', country: 'VN' },
});

let room: PressRoom;
beforeEach(async () => {
  room = await openPressRoom({ sources });
  await room.commit([article, post]);
  await room.store.evidence.put([
    sampleEvidence('e1', { text: `Thông báo. ${QUOTE}`, publishedAt: '2026-03-01T11:00:00.000Z' }),
  ]);
});
afterEach(() => room.close());

async function asked<T = Answer>(role: Role, url: string, payload?: object): Promise<{ status: number; body: T }> {
  const answer = await room.call(role, {
    method: payload ? 'POST' : 'GET',
    url: `/api/v1${url}`,
    ...(payload ? { payload } : {}),
  });
  return { status: answer.statusCode, body: answer.json<T>() };
}
const draft = async (documentId = article.id): Promise<Answer> =>
  (await asked('press', '/answers', { document: documentId })).body;
const content = ({ headline, claimReviewed, rating, parts }: Answer) => ({ headline, claimReviewed, rating, parts });
const publish = (answer: Answer, role: Role = 'triage') =>
  asked(role, `/answers/${answer.id}/decisions`, { version: answer.version, action: 'publish' });
const feed = async () =>
  (await room.call(null, '/feeds/corrections.json')).json<{ dataFeedElement: Record<string, unknown>[] }>();

describe('a draft correction', () => {
  it('holds nothing but templates and verbatim quotes', async () => {
    const { parts, claimReviewed, state } = await draft();
    expect(state).toBe('draft');
    expect(claimReviewed).toBe(CLAIM);
    expect(parts.filter(({ kind }) => kind === 'quote').map(({ text }) => text)).toEqual([CLAIM, QUOTE]);
    expect(parts.some(({ kind }) => kind === 'reviewer')).toBe(false);
    expect(parts.find(({ text }) => text.startsWith('Cơ quan A công bố'))?.text).toBe(
      'Cơ quan A công bố lúc 18:00 ngày 01/03/2026:',
    );
  });

  it('is the same one for the second officer who asks', async () => {
    expect((await draft()).version).toBe((await draft()).version);
    expect((await room.store.answers.list({ limit: 10 })).total).toBe(1);
  });

  it('is refused when the record no longer says the quote', async () => {
    await room.store.evidence.put([sampleEvidence('e1', { text: 'Có 2 người chết do lũ.' })]);
    const { status, body } = await asked('press', '/answers', { document: article.id });
    expect(status).toBe(409);
    expect(body).toMatchObject({ code: 'not-allowed', evidence: 'e1', receipt: 'record-gone' });
  });

  it('is refused when the archived capture is gone', async () => {
    await room.close();
    room = await openPressRoom({ sources });
    await room.commit([article]);
    await room.store.evidence.put([sampleEvidence('e1', { text: QUOTE })]);
    const { makeAnswerDesk } = await import('../../../src/pipeline/answer-desk.ts');
    const desk = makeAnswerDesk({
      ...room.parts,
      sources: new Map(),
      receipts: { stateOf: async () => 'capture-missing' },
    });
    await expect(desk.draft({ documentId: article.id, by: 'k' })).rejects.toMatchObject({ code: 'not-allowed' });
  });

  it('keeps the words and the link of a private post out', async () => {
    const answer = await draft(post.id);
    expect(answer.appearance).toBeNull();
    expect(JSON.stringify(content(answer))).not.toContain('12 người chết');
    expect((await publish(answer)).status).toBe(409);
    const edited = await asked('press', `/answers/${answer.id}/edits`, {
      version: answer.version,
      ...content(answer),
      claimReviewed: 'Tin đồn về thiệt hại do lũ.',
    });
    expect((await publish(edited.body)).status).toBe(200);
    expect(JSON.stringify(await feed())).not.toContain('post:1');
  });
});

describe('an edit', () => {
  it('marks what a reviewer wrote, and keeps quotes verbatim', async () => {
    const answer = await draft();
    const parts = [...answer.parts, { kind: 'template', text: 'Đề nghị người dân yên tâm.' }];
    const edited = await asked('press', `/answers/${answer.id}/edits`, { version: 1, ...content(answer), parts });
    expect(edited.body.parts.at(-1)).toEqual({ kind: 'reviewer', text: 'Đề nghị người dân yên tâm.' });
    const changed = answer.parts.map((part) =>
      part.text === QUOTE ? { ...part, text: 'Có người chết do lũ.' } : part,
    );
    const refused = await asked('press', `/answers/${answer.id}/edits`, {
      version: 2,
      ...content(answer),
      parts: changed,
    });
    expect(refused.status).toBe(400);
  });

  it('of a version that is no longer the newest is a conflict', async () => {
    const answer = await draft();
    const body = { version: 1, ...content(answer) };
    expect((await asked('press', `/answers/${answer.id}/edits`, body)).status).toBe(200);
    expect((await asked('press', `/answers/${answer.id}/edits`, body)).status).toBe(409);
  });
});

describe('publication', () => {
  it('is the desk’s alone, and is in the audit log', async () => {
    const answer = await draft();
    expect((await publish(answer, 'press')).status).toBe(403);
    expect((await feed()).dataFeedElement).toEqual([]);
    expect((await publish(answer)).status).toBe(200);
    const log = await room.store.audit.list({ limit: 10 });
    expect(log.items.filter(({ subject }) => subject === answer.id).map(({ action }) => action)).toEqual([
      'publish answer',
      'draft answer',
    ]);
  });

  it('is refused when the quote no longer matches', async () => {
    const answer = await draft();
    await room.store.evidence.put([sampleEvidence('e1', { text: 'Có 2 người chết do lũ.' })]);
    expect((await publish(answer)).status).toBe(409);
  });

  it('is a ClaimReview that our own registry reads, and a valid Atom feed with stable ids', async () => {
    const answer = await draft();
    await publish(answer);
    const json = JSON.stringify(await feed());
    const [read] = readEvidenceFile(json, () => 'vi');
    expect(read && 'record' in read ? read.record : null).toMatchObject({ claimReviewed: CLAIM, rating: 'false' });
    const atom = (await room.call(null, '/feeds/corrections.atom')).body;
    expect(XMLValidator.validate(atom)).toBe(true);
    const { feed: parsed } = new XMLParser({ ignoreAttributes: false }).parse(atom) as {
      feed: { updated: string; entry: { id: string; updated: string; content: { '#text': string } } };
    };
    expect(parsed.entry.id).toMatch(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(parsed.updated).toBe(parsed.entry.updated);
    expect(atom).toContain('12 người chết &lt;script&gt; &amp; &quot;cuốn trôi&quot;');
    const page = (await room.call(null, `/feeds/corrections/${answer.id}`)).body;
    expect(page).not.toContain('<script> &');
    expect(page).toContain('<blockquote>Không có người chết do lũ.</blockquote>');
  });

  it('can be taken back with a reason, leaves a tombstone, and may be drafted anew under the same id', async () => {
    const answer = await draft();
    const { body: published } = await publish(answer);
    const decide = (body: object) => asked('triage', `/answers/${answer.id}/decisions`, body);
    expect((await decide({ version: published.version, action: 'withdraw' })).status).toBe(400);
    expect((await decide({ version: published.version, action: 'withdraw', note: 'số liệu đã đổi' })).status).toBe(200);
    expect((await feed()).dataFeedElement).toEqual([
      expect.objectContaining({ dateDeleted: expect.any(String) as string }),
    ]);
    expect((await room.call(null, '/feeds/corrections.atom')).body).toContain('<at:deleted-entry ref="urn:uuid:');
    expect((await room.call(null, `/feeds/corrections/${answer.id}`)).statusCode).toBe(410);
    const again = await draft();
    expect(again).toMatchObject({ id: answer.id, state: 'draft', version: published.version + 2 });
  });
});

it('tells how long a false claim stood before it was answered, by local month and topic', async () => {
  const told = (url: string, at: string, claim: Claim) =>
    sampleDocument(url, { publishedAt: at, fetchedAt: at, claims: [claim] });
  await room.commit([
    told('https://a.vn/tin', '2026-02-28T18:00:00.000Z', contradicted),
    told('https://a.vn/dung', '2026-03-01T14:00:00.000Z', { ...contradicted, verdict: 'supported' } as Claim),
  ]);
  await room.store.documents.erase('post:1', '2026-03-01T00:00:00.000Z');
  const { body } = await asked<{ items: unknown[] }>('press', '/answers/clock?from=2026-02-01&to=2026-04-01');
  const figures = {
    episodeCount: 1,
    officialCount: 1,
    correctedCount: 1,
    medianToOfficialMinutes: 17 * 60,
    medianToCorrectionMinutes: 20 * 60,
  };
  // 18:00 UTC on the last of February is March in Vietnam.
  expect(body.items).toEqual([
    { month: '*', topic: '*', ...figures },
    { month: '2026-03', topic: '*', ...figures },
    { month: '2026-03', topic: 'economy', ...figures },
  ]);
});
