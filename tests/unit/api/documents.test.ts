import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { document, mention, source, tag } from '../alerts/samples.ts';
import { openPressRoom, type PressRoom } from './press-room.ts';

const foreign = { ...source('kr'), origin: 'foreign' as const, country: 'KR' };
let room: PressRoom;

beforeAll(async () => {
  room = await openPressRoom({ sources: [source('demo'), foreign] });
  await room.commit([
    document('https://a.vn/1', {
      title: 'Lũ quét ở Lục Ngạn',
      text: 'Mưa lớn gây lũ quét tại huyện Lục Ngạn.',
      sentiment: tag('negative'),
      topic: tag('environment'),
      places: [mention('bac-giang/luc-ngan')],
      story: 'story_flood',
    }),
    document('https://a.vn/2', {
      title: 'Vải được mùa',
      sentiment: tag('positive'),
      publishedAt: '2026-03-09T03:00:00.000Z',
    }),
    document('https://kr.example/3', {
      from: foreign,
      language: tag('ko', 1),
      publishedAt: '2026-03-08T03:00:00.000Z',
    }),
    document('post:1', { kind: 'post', title: '', publishedAt: '2026-03-07T03:00:00.000Z', story: 'story_flood' }),
  ]);
});
afterAll(() => room.close());

async function urls(query: string): Promise<string[]> {
  const answer = await room.call('press', `/api/v1/documents?${query}`);
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json<{ items: { url: string }[] }>().items.map(({ url }) => url);
}

describe('GET /documents', () => {
  it.each([
    ['', ['https://a.vn/1', 'https://a.vn/2', 'https://kr.example/3', 'post:1']],
    ['sort=oldest', ['post:1', 'https://kr.example/3', 'https://a.vn/2', 'https://a.vn/1']],
    ['q=lu quet', ['https://a.vn/1']],
    ['lang=ko,en', ['https://kr.example/3']],
    ['lang=ko&lang=en', ['https://kr.example/3']],
    ['sentiment=negative,positive', ['https://a.vn/1', 'https://a.vn/2']],
    ['topic=environment', ['https://a.vn/1']],
    ['kind=post', ['post:1']],
    ['origin=foreign', ['https://kr.example/3']],
    ['source=kr', ['https://kr.example/3']],
    ['place=bac-giang/luc-ngan', ['https://a.vn/1']],
    ['story=story_flood', ['https://a.vn/1', 'post:1']],
    ['flag=suspected', []],
    ['from=2026-03-09', ['https://a.vn/1', 'https://a.vn/2']],
    ['to=2026-03-08', ['https://kr.example/3', 'post:1']],
    ['from=2026-03-09T10:00:00+07:00&to=2026-03-10T10:00:00%2B07:00', ['https://a.vn/2']],
    ['url=https://a.vn/2', ['https://a.vn/2']],
    ['url=https://a.vn/2%3Futm_source=x', ['https://a.vn/2']],
    ['url=https://a.vn/none', []],
  ])('with %s finds %j', async (query, wanted) => {
    expect(await urls(query)).toEqual(wanted);
  });

  it('walks all pages by next, and says the total on the first', async () => {
    const seen: string[] = [];
    let path = '/api/v1/documents?limit=3';
    for (;;) {
      const page = (await room.call('triage', path)).json();
      seen.push(...page.items.map(({ url }: { url: string }) => url));
      if (seen.length === 3) expect(page.total).toBe(4);
      if (!page.next) break;
      path = `/api/v1/documents?limit=3&cursor=${encodeURIComponent(page.next)}`;
    }
    expect(seen).toEqual(await urls(''));
  });

  it('shows a document exactly as the contract says', async () => {
    const page = (await room.call('press', '/api/v1/documents?q=lũ')).json();
    const [shown] = page.items;
    expect(Object.keys(shown).sort()).toEqual(
      (
        'id kind url source title excerpt text language publishedAt fetchedAt withdrawn paywalled versions places ' +
        'story tags claims suspected highlights'
      )
        .split(' ')
        .sort(),
    );
    expect(shown.language).toBe('vi');
    expect(shown.source).toEqual({ id: 'demo', name: 'Báo demo', origin: 'domestic', country: 'VN' });
    expect(shown.versions).toEqual([{ at: '2026-03-10T03:05:00.000Z', title: 'Lũ quét ở Lục Ngạn', changed: [] }]);
    expect(shown.highlights[0]).toEqual({ field: 'title', start: 0, end: 2 });
    const alone = (await room.call('press', `/api/v1/documents/${shown.id}`)).json();
    expect(alone).toEqual({ ...shown, highlights: undefined });
  });

  it('names everything that is wrong with a request at once', async () => {
    const answer = await room.call('press', '/api/v1/documents?limit=900&kind=video&sentiment=bad&author=x');
    expect(answer.statusCode).toBe(400);
    expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
    const paths = answer.json().problems.map(({ path }: { path: string }) => path);
    expect(paths.sort()).toEqual([
      'querystring.author',
      'querystring.kind',
      'querystring.limit',
      'querystring.sentiment.0',
    ]);
  });

  it.each(['sort=relevance', 'from=yesterday-at-noon', 'cursor=nonsense', 'limit=0', 'q='])(
    'refuses %s with 400',
    async (query) => {
      expect((await room.call('press', `/api/v1/documents?${query}`)).statusCode).toBe(400);
    },
  );

  it('answers 404 for an unknown document', async () => {
    const answer = await room.call('press', '/api/v1/documents/doc_none');
    expect([answer.statusCode, answer.json().code]).toEqual([404, 'not-found']);
  });
});

describe('GET /stats', () => {
  it('counts under the same filters', async () => {
    const stats = (await room.call('press', '/api/v1/stats?origin=domestic&facets=kind,place')).json();
    expect(stats.total).toBe(3);
    expect(stats.facets.kind).toEqual([
      { value: 'article', count: 2 },
      { value: 'post', count: 1 },
    ]);
    expect(Object.keys(stats.facets)).toEqual(['kind', 'place']);
    expect(stats.histogram[0]).toEqual({
      start: '2026-03-06T17:00:00.000Z',
      count: 1,
      negative: 0,
      neutral: 0,
      positive: 0,
    });
  });
});

describe('stories', () => {
  it('are listed and shown with their documents', async () => {
    const { items } = (await room.call('press', '/api/v1/stories')).json();
    const flood = items.find(({ id }: { id: string }) => id === 'story_flood');
    expect(flood.documentCount).toBe(2);
    const story = (await room.call('press', '/api/v1/stories/story_flood')).json();
    expect(story.documents.map(({ url }: { url: string }) => url)).toEqual(['post:1', 'https://a.vn/1']);
    expect((await room.call('press', '/api/v1/stories/none')).statusCode).toBe(404);
  });
});
