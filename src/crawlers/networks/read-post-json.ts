import type { RawItem, RecordKind } from '../../domain/raw-item.ts';
import { at, instantAt, isJson, parseRecord, personsIn, recordInvalid, textAt, type Json } from './json-record.ts';
import { plainText, tidy } from './plain-text.ts';

/** Where a network keeps what; dotted paths, the first that holds something wins. */
interface Shape {
  expectation: string;
  /** Where the post itself may be wrapped. */
  unwrap: string[];
  url: string[];
  title: string[];
  /** All that hold text are joined. */
  text: string[][];
  published: string[];
  modified: string[];
  lang: string[];
  /** Who speaks. */
  accounts: string[];
}

export type JsonKind = Exclude<RecordKind, 'feed-item' | 'html' | 'forum' | 'plain-text'>;

const SHAPES: Record<JsonKind, Shape> = {
  mastodon: {
    expectation: 'a Status object with content and account',
    unwrap: ['status', 'reblog'],
    url: ['url', 'uri'],
    title: [],
    text: [
      ['spoiler_text'],
      ['content', 'text'],
      ['poll.options.0.title'],
      ['poll.options.1.title'],
      ['poll.options.2.title'],
      ['poll.options.3.title'],
      ['card.title'],
      ['card.description'],
      ['media_attachments.0.description'],
      ['media_attachments.1.description'],
    ],
    published: ['created_at'],
    modified: ['edited_at'],
    lang: ['language'],
    accounts: ['account.acct', 'account.username', 'account.display_name', 'account.url'],
  },
  bluesky: {
    expectation: 'a post view, feed item or app.bsky.feed.post record with text',
    unwrap: ['post', 'thread.post'],
    url: ['url', 'uri'],
    title: [],
    text: [
      ['record.text', 'value.text', 'text', 'commit.record.text'],
      ['embed.external.title', 'record.embed.external.title'],
      ['embed.external.description', 'record.embed.external.description'],
      ['record.embed.images.0.alt', 'embed.images.0.alt'],
      ['record.embed.images.1.alt', 'embed.images.1.alt'],
      ['embed.record.value.text', 'embed.record.record.value.text'],
    ],
    published: ['record.createdAt', 'value.createdAt', 'createdAt', 'commit.record.createdAt', 'indexedAt'],
    modified: [],
    lang: ['record.langs.0', 'value.langs.0', 'langs.0'],
    accounts: ['author.handle', 'author.displayName', 'author.did', 'did', 'handle'],
  },
  youtube: {
    expectation: 'a video or commentThread resource of the Data API v3 with a snippet',
    unwrap: ['items.0'],
    url: ['url'],
    title: ['snippet.title'],
    text: [
      [
        'snippet.topLevelComment.snippet.textDisplay',
        'snippet.topLevelComment.snippet.textOriginal',
        'snippet.textOriginal',
        'snippet.textDisplay',
        'snippet.description',
        'description',
        'text',
      ],
      ['replies.comments.0.snippet.textDisplay'],
      ['replies.comments.1.snippet.textDisplay'],
      ['replies.comments.2.snippet.textDisplay'],
    ],
    published: ['snippet.topLevelComment.snippet.publishedAt', 'snippet.publishedAt', 'publishedAt'],
    modified: ['snippet.topLevelComment.snippet.updatedAt', 'snippet.updatedAt'],
    lang: ['snippet.defaultAudioLanguage', 'snippet.defaultLanguage'],
    accounts: [
      'snippet.topLevelComment.snippet.authorDisplayName',
      'snippet.authorDisplayName',
      'snippet.channelTitle',
      'snippet.channelId',
    ],
  },
  reddit: {
    expectation: 'a listing child of kind t1 or t3, or its data',
    unwrap: ['data.children.0', 'data'],
    url: ['permalink', 'url', 'link_permalink'],
    title: ['title', 'link_title'],
    text: [['selftext_html', 'selftext', 'body_html', 'body', 'text']],
    published: ['created_utc', 'created'],
    modified: ['edited'],
    lang: ['lang'],
    accounts: ['author', 'author_fullname'],
  },
  telegram: {
    expectation: 'a Bot API message, an update that holds one, or a message of an exported chat',
    unwrap: ['result.0', 'message', 'channel_post', 'edited_message', 'edited_channel_post', 'messages.0'],
    url: ['link', 'url'],
    title: [],
    text: [['text', 'caption', 'message', 'rawText'], ['poll.question'], ['reply_to_message.text', 'quote.text']],
    published: ['date', 'date_unixtime'],
    modified: ['edit_date', 'edited', 'edited_unixtime'],
    lang: ['from.language_code', 'lang'],
    accounts: [
      'chat.username',
      'chat.title',
      'sender_chat.username',
      'sender_chat.title',
      'from.username',
      'from',
      'author',
      'author_signature',
    ],
  },
  facebook: {
    expectation: 'a Graph API post or comment with message',
    unwrap: ['data.0', 'post'],
    url: ['permalink_url', 'link', 'url', 'post_url'],
    title: ['name', 'title'],
    text: [
      ['message', 'story', 'text', 'content', 'caption', 'post_text'],
      ['description'],
      ['attachments.data.0.title'],
      ['attachments.data.0.description'],
      ['comments.data.0.message'],
      ['comments.data.1.message'],
      ['comments.data.2.message'],
    ],
    published: ['created_time', 'timestamp', 'time', 'publish_time'],
    modified: ['updated_time'],
    lang: ['lang', 'language'],
    accounts: ['from.name', 'from.username', 'from.id', 'page.name', 'user.name', 'username', 'author'],
  },
  weibo: {
    expectation: 'a status with text and user',
    unwrap: ['data.statuses.0', 'statuses.0', 'mblog', 'data', 'status'],
    url: ['url', 'scheme'],
    title: ['title'],
    text: [
      ['longText.longTextContent', 'text_raw', 'raw_text', 'text', 'longTextContent'],
      ['retweeted_status.text_raw', 'retweeted_status.text', 'retweeted_status.raw_text'],
      ['page_info.page_title'],
      ['page_info.content1'],
    ],
    published: ['created_at', 'created_timestamp'],
    modified: ['edit_at'],
    lang: ['lang'],
    accounts: ['user.screen_name', 'user.name', 'user.idstr', 'user.id'],
  },
};

/** Telegram exports split a text into pieces; anything else is null. */
function joinedPieces(value: unknown): string | null {
  if (!Array.isArray(value)) return null;
  return (value as unknown[])
    .map((piece) => (typeof piece === 'string' ? piece : (textAt(piece, 'text') ?? '')))
    .join('');
}

function hasText(record: unknown, shape: Shape): boolean {
  const paths = [...shape.text.flat(), ...shape.title];
  return paths.some((path) => textAt(record, path) !== null || joinedPieces(at(record, path)) !== null);
}

/** The innermost object that has text: wrappers such as `{data: …}`, `{message: {…}}` and boosts are looked into. */
function unwrapped(record: Json, shape: Shape): Json {
  let current = record;
  for (let depth = 0; depth < 4; depth += 1) {
    const inner = shape.unwrap
      .map((path) => at(current, path))
      .find(
        (value): value is Json =>
          isJson(value) && (hasText(value, shape) || shape.unwrap.some((path) => isJson(at(value, path)))),
      );
    if (!inner || (hasText(current, shape) && !isJson(current['reblog']) && !isJson(current['post']))) return current;
    current = inner;
  }
  return current;
}

function absolute(kind: JsonKind, url: string | null, record: Json): string | null {
  if (url === null) {
    const video = textAt(record, 'id.videoId', 'snippet.topLevelComment.snippet.videoId', 'snippet.videoId', 'id');
    return kind === 'youtube' && video !== null ? `https://www.youtube.com/watch?v=${encodeURIComponent(video)}` : null;
  }
  return kind === 'reddit' && url.startsWith('/') ? `https://www.reddit.com${url}` : url;
}

function textOfShape(record: Json, shape: Shape): string {
  const parts: string[] = [];
  for (const paths of shape.text) {
    const text = paths
      .map((path) => textAt(record, path) ?? joinedPieces(at(record, path)))
      .find((value) => value !== null && value.trim() !== '');
    const plain = text === undefined || text === null ? '' : plainText(text);
    if (plain !== '' && !parts.includes(plain)) parts.push(plain);
  }
  return tidy(parts.join('\n\n'));
}

/** The item in a JSON record of a network; tolerant of the wrappers its API and exports use. Throws `record-invalid`. */
export function readPostJson(kind: JsonKind, raw: string): RawItem {
  const shape = SHAPES[kind];
  const whole = parseRecord(kind, raw, shape.expectation);
  const record = unwrapped(whole, shape);
  if (
    !hasText(record, shape) &&
    !Object.keys(record).some((key) =>
      /^(?:text|content|message|caption|media_attachments|created_at|record)$/u.test(key),
    )
  ) {
    throw recordInvalid(kind, shape.expectation);
  }
  const accounts = shape.accounts.map((path) => textAt(record, path)).filter((name): name is string => name !== null);
  const title = textAt(record, ...shape.title, ...(shape.title.length > 0 ? [] : ['\u0000']));
  return {
    kind: 'post',
    url: absolute(kind, textAt(record, ...shape.url), record),
    title: title === null ? null : plainText(title),
    text: textOfShape(record, shape),
    publishedAt: instantAt(record, ...shape.published),
    modifiedAt: instantAt(record, ...shape.modified),
    section: null,
    paywalled: false,
    lang: textAt(record, ...shape.lang),
    accounts,
    persons: personsIn(whole).filter((name) => !accounts.includes(name)),
  };
}
