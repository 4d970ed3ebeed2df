import { describe, expect, it } from 'vitest';
import { crawlBluesky } from '../../../../src/crawlers/networks/bluesky.ts';
import { crawlMastodon, nextLink } from '../../../../src/crawlers/networks/mastodon.ts';

const status = (id: number): unknown => ({
  id: String(id),
  url: `https://hoi.example/@a/${id}`,
  content: 'x',
  created_at: '2025-07-01T00:00:00Z',
});

describe('a Mastodon timeline', () => {
  const asked: string[] = [];
  const fetchJson = async (url: string): Promise<{ json: unknown; headers: Record<string, string> }> => {
    asked.push(url);
    if (url.includes('lookup')) return { json: { id: '77' }, headers: {} };
    return url.includes('max_id')
      ? { json: [status(11)], headers: {} }
      : { json: [status(13), status(12)], headers: { link: '<https://hoi.example/base/next?max_id=12>; rel="next"' } };
  };
  it('is read over its Link pages and remembers the newest id', async () => {
    const { records, cursor } = await crawlMastodon({
      entry: { type: 'mastodon', url: 'https://hoi.example/base', tag: '#bacgiang' },
      fetchJson,
    });
    expect([records.length, cursor]).toEqual([3, '13']);
    expect(asked[0]).toBe('https://hoi.example/base/api/v1/timelines/tag/bacgiang?limit=40');
  });
  it('asks for the account by name, then for its statuses since the cursor', async () => {
    asked.length = 0;
    const { records } = await crawlMastodon({
      entry: { type: 'mastodon', url: 'https://hoi.example', account: '@a' },
      fetchJson,
      cursor: '12',
    });
    expect(asked.at(1)).toContain('/api/v1/accounts/77/statuses?limit=40&since_id=12');
    expect(records).toHaveLength(1);
  });
  it('does not follow a next page to another host', () =>
    expect(nextLink('<https://evil.example/>; rel="next"', 'https://hoi.example/')).toBeNull());
  it('says so when the answer is no list', async () => {
    const visit = {
      entry: { type: 'mastodon', url: 'https://hoi.example', timeline: 'public' } as const,
      fetchJson: async () => ({ json: {}, headers: {} }),
    };
    await expect(crawlMastodon(visit)).rejects.toMatchObject({ code: 'feed-unreadable' });
  });
});

describe('a Bluesky timeline', () => {
  it('is read by cursor, and not beyond the pages allowed', async () => {
    const fetchJson = async (url: string): Promise<{ json: unknown; headers: Record<string, string> }> => {
      const at = Number(new URL(url).searchParams.get('cursor') ?? '0');
      return {
        json: {
          cursor: String(at + 1),
          posts: [
            {
              uri: `at://did:plc:a/app.bsky.feed.post/${at}`,
              indexedAt: '2025-07-01T00:00:00Z',
              record: { text: 'x' },
              author: { handle: 'a.example' },
            },
          ],
        },
        headers: {},
      };
    };
    const { records, cursor } = await crawlBluesky({
      entry: { type: 'bluesky', url: 'https://b.example/api', query: 'Bắc Giang' },
      fetchJson,
      maxPages: 3,
    });
    expect([records.length, cursor]).toEqual([3, '2025-07-01T00:00:00.000Z']);
  });
});
