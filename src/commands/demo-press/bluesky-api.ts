import type { IncomingMessage, ServerResponse } from 'node:http';
import { sha256 } from '../../lib/hash.ts';
import { answer, refuse } from './answer.ts';
import type { Post } from './site-shapes.ts';

/** Where the demo's Bluesky service stands under its origin; `/xrpc/…` follows. */
export const BLUESKY_PATH = '/social/bluesky';

/** The account id of a handle, made up but of the right form. */
export function didOf(handle: string): string {
  const letters = [...sha256(`did ${handle}`)].slice(0, 24).map((digit) => 'abcdefghijklmnop'[parseInt(digit, 16)]);
  return `did:plc:${letters.join('')}`;
}

/** The at-URI of a post. */
function blueskyUri(post: Post): string {
  return `at://${didOf(post.record.handle)}/app.bsky.feed.post/${post.key}`;
}

/** Where a reader would see the post. */
export function blueskyPermalink(post: Post): string {
  return `https://bsky.app/profile/${post.record.handle}/post/${post.key}`;
}

/** The permalink of a post on the web. */
export function blueskyUrl(post: Post): string {
  return `https://bsky.app/profile/${post.record.handle}/post/${post.key}`;
}

function view(post: Post): Record<string, unknown> {
  const { handle, name, text, lang } = post.record;
  return {
    uri: blueskyUri(post),
    cid: `bafyrei${sha256(post.key).slice(0, 52)}`,
    author: {
      did: didOf(handle),
      handle,
      displayName: name,
      avatar: `https://avatars.example/${didOf(handle)}.jpg`,
      labels: [],
    },
    record: { $type: 'app.bsky.feed.post', text, createdAt: post.createdAt, langs: [lang ?? 'vi'] },
    replyCount: 0,
    repostCount: 0,
    likeCount: 0,
    indexedAt: post.createdAt,
    labels: [],
  };
}

/** Serves the public part of `app.bsky.feed` from posts, newest first: searchPosts, getFeed, getAuthorFeed, resolveHandle. */
export function blueskyRoutes(parts: { posts(): Post[] }) {
  return (request: IncomingMessage, response: ServerResponse, url: URL): boolean => {
    const method = new RegExp(`^${BLUESKY_PATH}/xrpc/([\\w.]+)$`).exec(url.pathname)?.[1];
    if (!method) return false;
    const json = (value: unknown): void =>
      answer(request, response, { type: 'application/json; charset=utf-8', bytes: JSON.stringify(value) });
    const limit = Math.min(Number(url.searchParams.get('limit') ?? 25), 100);
    const from = Number(url.searchParams.get('cursor') ?? 0);
    const actor = url.searchParams.get('actor') ?? url.searchParams.get('handle') ?? '';
    const all = parts.posts();
    const some = (posts: Post[]) => ({
      shown: posts.slice(from, from + limit).map(view),
      rest: from + limit < posts.length ? { cursor: String(from + limit) } : {},
    });
    if (method === 'app.bsky.feed.searchPosts') {
      const { shown, rest } = some(all);
      json({ posts: shown, hitsTotal: all.length, ...rest });
    } else if (method === 'app.bsky.feed.getFeed' || method === 'app.bsky.feed.getAuthorFeed') {
      const own = method.endsWith('getFeed')
        ? all
        : all.filter(({ record }) => [record.handle, didOf(record.handle)].includes(actor));
      const { shown, rest } = some(own);
      json({ feed: shown.map((post) => ({ post })), ...rest });
    } else if (method === 'com.atproto.identity.resolveHandle') json({ did: didOf(actor) });
    else refuse(response, 404);
    return true;
  };
}
