import type { IncomingMessage, ServerResponse } from 'node:http';
import { sha256 } from '../../lib/hash.ts';
import { answer, refuse } from './answer.ts';
import { escaped } from './markup.ts';
import type { Post } from './site-shapes.ts';

/** Where the demo's Mastodon stands under its origin; the API's own paths follow. */
export const MASTODON_PATH = '/social/mastodon';
/** A handle, but no e-mail address. */
const MENTION = /(?<![\w.])@([a-z0-9_]{3,})/gi;

/** The permalink of a post. */
export function mastodonUrl(post: Post, base: string): string {
  return `${base}${MASTODON_PATH}/@${post.record.handle}/${post.key}`;
}

function account(post: Post, base: string): Record<string, unknown> {
  const { handle, name } = post.record;
  return {
    id: String(parseInt(sha256(handle).slice(0, 10), 16)),
    username: handle,
    acct: handle,
    display_name: name,
    url: `${base}${MASTODON_PATH}/@${handle}`,
    avatar: `${base}${MASTODON_PATH}/avatars/${handle}.png`,
    note: '',
    bot: false,
  };
}

function status(post: Post, base: string): Record<string, unknown> {
  const { record, key, createdAt } = post;
  const url = mastodonUrl(post, base);
  const mentions = [...record.text.matchAll(MENTION)].map(([, handle = '']) => handle);
  const linked = escaped(record.text).replace(
    MENTION,
    (_, handle: string) =>
      `<span class="h-card"><a href="${base}${MASTODON_PATH}/@${handle}" class="u-url mention">@<span>${handle}</span></a></span>`,
  );
  return {
    id: key,
    created_at: createdAt,
    in_reply_to_id: null,
    sensitive: false,
    spoiler_text: '',
    visibility: 'public',
    language: record.lang ?? 'vi',
    uri: url,
    url,
    replies_count: 0,
    reblogs_count: 0,
    favourites_count: 0,
    content: linked
      .split(/\n+/)
      .map((line) => `<p>${line}</p>`)
      .join(''),
    reblog: null,
    account: account(post, base),
    media_attachments: [],
    mentions: mentions.map((handle) => ({
      id: '9',
      username: handle,
      acct: handle,
      url: `${base}${MASTODON_PATH}/@${handle}`,
    })),
    tags: [{ name: 'bacgiang', url: `${base}${MASTODON_PATH}/tags/bacgiang` }],
    emojis: [],
  };
}

function page(posts: Post[], query: URLSearchParams): { shown: Post[]; hasMore: boolean } {
  const limit = Math.min(Number(query.get('limit') ?? 20), 40);
  const before = query.get('max_id');
  const after = query.get('since_id') ?? query.get('min_id');
  const fitting = posts.filter(
    ({ key }) => (!before || BigInt(key) < BigInt(before)) && (!after || BigInt(key) > BigInt(after)),
  );
  return { shown: fitting.slice(0, limit), hasMore: fitting.length > limit };
}

/** Serves the public part of Mastodon's API v1 from posts, newest first: tag and public timelines, account lookup and statuses. */
export function mastodonRoutes(parts: { base: string; posts(): Post[] }) {
  const { base } = parts;
  return (request: IncomingMessage, response: ServerResponse, url: URL): boolean => {
    if (!url.pathname.startsWith(`${MASTODON_PATH}/`)) return false;
    const path = url.pathname.slice(MASTODON_PATH.length);
    const json = (value: unknown): void =>
      answer(request, response, { type: 'application/json; charset=utf-8', bytes: JSON.stringify(value) });
    const timeline = (posts: Post[]): void => {
      const { shown, hasMore } = page(posts, url.searchParams);
      const last = shown.at(-1);
      if (hasMore && last) response.setHeader('link', `<${base}${url.pathname}?max_id=${last.key}>; rel="next"`);
      json(shown.map((post) => status(post, base)));
    };
    const posts = parts.posts();
    const accountId = /^\/api\/v1\/accounts\/(\d+)\/statuses$/.exec(path)?.[1];
    if (path === '/api/v1/timelines/tag/bacgiang' || path === '/api/v1/timelines/public') timeline(posts);
    else if (path === '/api/v1/accounts/lookup') {
      const wanted = posts.find(({ record }) => record.handle === url.searchParams.get('acct'));
      if (wanted) json(account(wanted, base));
      else refuse(response, 404);
    } else if (accountId) timeline(posts.filter((post) => account(post, base)['id'] === accountId));
    else refuse(response, 404);
    return true;
  };
}
