import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Fetched, Fetcher } from '../../src/crawlers/fetch/fetcher.ts';
import { DiembaoError, type ErrorCode } from '../../src/domain/errors.ts';
import type { Source, SourceEntries } from '../../src/domain/source.ts';
import { makeEvents } from '../../src/events.ts';
import { instant } from '../../src/lib/clock.ts';
import { makeCrawlSource } from '../../src/pipeline/crawl-source.ts';
import { startTrail } from '../../src/pipeline/outcome.ts';
import type { LineParts } from '../../src/pipeline/parts.ts';
import { makeReadEntries } from '../../src/pipeline/read-entries.ts';
import type { Job, NewJob, Queue } from '../../src/queue/port.ts';
import type { Store } from '../../src/store/port.ts';
import { fakeClock } from '../fake-clock.ts';
import { source } from '../unit/alerts/samples.ts';
import { openStore } from './open-store.ts';

const HOST = 'https://bao.example';
const clock = fakeClock('2026-03-10T08:00:00Z');
let store: Store;
let close: () => Promise<void>;
/** What the outlet answers to a path: a body under a version, or an error of the fetcher. */
let answers: Map<string, { body: string; etag?: string } | ErrorCode>;
let asked: string[];
beforeEach(async () => {
  ({ store, close } = await openStore());
  answers = new Map();
});
afterEach(() => close());

const articlePath = (number: number): string => `/tin/khanh-thanh-cay-cau-moi-qua-song-${100_000 + number}.html`;

function listPages(...pages: number[][]): void {
  pages.forEach((numbers, at) => {
    const links = numbers.map(
      (number) => `<h3><a href="${articlePath(number)}">Khánh thành cây cầu số ${number}</a></h3>`,
    );
    const next = at + 1 < pages.length ? `<a rel="next" href="/tin-moi?trang=${at + 2}">sau</a>` : '';
    answers.set(at === 0 ? '/tin-moi' : `/tin-moi?trang=${at + 1}`, {
      body: `<html><body>${links.join('')}${next}</body></html>`,
    });
  });
}

function sitemap(path: string, numbers: number[], etag: string): void {
  const urls = numbers.map((number) => `<url><loc>${HOST}${articlePath(number)}</loc></url>`).join('');
  answers.set(path, { body: `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${urls}</urlset>`, etag });
}

const fetcher: Pick<Fetcher, 'fetch'> = {
  fetch: async (url, { validators }): Promise<Fetched> => {
    const path = url.slice(HOST.length);
    asked.push(path);
    const answer = answers.get(path);
    if (answer === undefined) throw new DiembaoError('http-client-error', 'no such page');
    if (typeof answer === 'string') throw new DiembaoError(answer, 'as the test wants');
    if (answer.etag && validators?.etag === answer.etag) return { kind: 'not-modified' };
    const type = answer.body.startsWith('<html') ? 'text/html' : 'application/xml';
    const body = new TextEncoder().encode(answer.body);
    const headers = { 'content-type': type };
    return {
      kind: 'captured',
      capture: { url, finalUrl: url, status: 200, headers, body, fetchedAt: instant(clock) },
      ...(answer.etag ? { etag: answer.etag } : {}),
    };
  },
};

/** Visits the outlet once; returns the numbers of the articles that it queues. What is queued is then read, and known. */
async function visit(entries: SourceEntries[], maxEntriesPerVisit = 500): Promise<number[]> {
  const outlet: Source = { ...source('bao'), entries };
  const jobs: NewJob[] = [];
  const queue: Pick<Queue, 'add'> = { add: async (added) => jobs.push(...added) };
  const parts = {
    clock,
    events: makeEvents('silent'),
    store,
    queue,
    fetcher,
    sources: new Map([[outlet.id, outlet]]),
    render: null,
    archiveCapture: async () => 'segment:1',
    rules: { maxEntriesPerVisit, maxListPages: 3, maxBodyBytes: 1_000_000, recheckMinutes: [] },
  } as unknown as LineParts;
  asked = [];
  clock.advance(600_000);
  const job = { id: '1', topic: 'crawl', payload: { sourceId: outlet.id }, attempt: 1 } as Job;
  await makeCrawlSource(parts, makeReadEntries(parts))(job, new AbortController().signal);
  const urls = jobs.map(({ payload }) => (payload as { url: string }).url);
  await store.documents.commit({
    outcomes: urls.map((url) =>
      startTrail({ sourceId: outlet.id, url }, clock).end({ kind: 'dropped', reason: 'off-topic' }, {}),
    ),
  });
  return urls.map((url) => Number(/(\d+)\.html$/.exec(url)?.[1]) - 100_000).sort((a, b) => a - b);
}

const LIST: SourceEntries[] = [{ type: 'list', url: `${HOST}/tin-moi` }];
const SITEMAP: SourceEntries[] = [{ type: 'sitemap', url: `${HOST}/sitemap.xml` }];

describe('a visit that is broken off', () => {
  it('comes again, whole, when our own queue or store was away at a later page', async () => {
    listPages([1, 2], [3, 4], [5, 6]);
    const page = answers.get('/tin-moi?trang=3');
    for (const code of ['queue-unavailable', 'store-unavailable'] as const) {
      answers.set('/tin-moi?trang=3', code);
      await expect(visit(LIST)).rejects.toMatchObject({ code });
      expect(await store.crawl.states()).toEqual([]);
    }
    if (page) answers.set('/tin-moi?trang=3', page);
    expect(await visit(LIST)).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('comes again when the queue was away at one of several entry points', async () => {
    listPages([1, 2]);
    answers.set('/sitemap.xml', 'queue-unavailable');
    await expect(visit([...LIST, ...SITEMAP])).rejects.toMatchObject({ code: 'queue-unavailable' });
  });

  it('finds at the next visit what lay on a page that could not be read, behind pages that are known by then', async () => {
    listPages([1, 2], [3, 4], [5, 6]);
    const page = answers.get('/tin-moi?trang=3');
    answers.set('/tin-moi?trang=3', 'fetch-timeout');
    expect(await visit(LIST)).toEqual([1, 2, 3, 4]);
    if (page) answers.set('/tin-moi?trang=3', page);
    expect(await visit(LIST)).toEqual([5, 6]);
    expect(await visit(LIST)).toEqual([]);
    expect(asked).toEqual(['/tin-moi']);
  });

  it('keeps what the other parts of a sitemap gave, and asks for the missing part again', async () => {
    const parts = ['a', 'b'].map((name) => `<sitemap><loc>${HOST}/${name}.xml</loc></sitemap>`).join('');
    answers.set('/sitemap.xml', {
      body: `<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${parts}</sitemapindex>`,
      etag: '"1"',
    });
    answers.set('/a.xml', 'http-server-error');
    sitemap('/b.xml', [3, 4], '"1"');
    expect(await visit(SITEMAP)).toEqual([3, 4]);
    sitemap('/a.xml', [1, 2], '"1"');
    expect(await visit(SITEMAP)).toEqual([1, 2]);
    // The index stands still while a part of it changes.
    sitemap('/b.xml', [3, 4, 5], '"2"');
    expect(await visit(SITEMAP)).toEqual([5]);
    expect(await visit(SITEMAP)).toEqual([]);
  });

  it('takes the rest of more entries than one visit may bring at the next, although nothing has changed', async () => {
    sitemap('/sitemap.xml', [1, 2, 3, 4, 5], '"1"');
    expect(await visit(SITEMAP, 2)).toHaveLength(2);
    expect(await visit(SITEMAP, 2)).toHaveLength(2);
    expect(await visit(SITEMAP, 2)).toHaveLength(1);
    expect(await visit(SITEMAP, 2)).toEqual([]);
    expect((await store.crawl.states())[0]?.validators).toEqual({ [`${HOST}/sitemap.xml`]: { etag: '"1"' } });
  });
});
