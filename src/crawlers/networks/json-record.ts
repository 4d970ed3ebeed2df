import { DiembaoError } from '../../domain/errors.ts';

/** A JSON object of unknown shape. */
export type Json = Record<string, unknown>;

export function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The error of a record that is not what its kind promises; says what was expected, never what stood there. */
export function recordInvalid(kind: string, expectation: string): DiembaoError {
  return new DiembaoError('record-invalid', `a ${kind} record was expected to be ${expectation}`, { facts: { kind } });
}

/** The object in a raw record; of an array its first object. Throws `record-invalid`. */
export function parseRecord(kind: string, raw: string, expectation: string): Json {
  let value: unknown;
  try {
    value = JSON.parse(raw);
  } catch {
    throw recordInvalid(kind, expectation);
  }
  const record = Array.isArray(value) ? (value as unknown[])[0] : value;
  if (!isJson(record)) throw recordInvalid(kind, expectation);
  return record;
}

/** The value at a dotted path, or undefined. */
export function at(record: unknown, path: string): unknown {
  let value = record;
  for (const key of path.split('.')) {
    if (Array.isArray(value)) value = (value as unknown[])[Number(key)];
    else if (isJson(value)) value = value[key];
    else return undefined;
  }
  return value;
}

/** The first non-empty text (or number, as text) at one of the paths. */
export function textAt(record: unknown, ...paths: string[]): string | null {
  for (const path of paths) {
    const value = at(record, path);
    if (typeof value === 'string' && value.trim() !== '') return value;
    if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  }
  return null;
}

/** The first readable instant at one of the paths: ISO or RFC 2822 text, or epoch seconds or milliseconds. */
export function instantAt(record: unknown, ...paths: string[]): string | null {
  for (const path of paths) {
    const value = textAt(record, path);
    if (value === null) continue;
    const number = /^\d{9,14}(?:\.\d+)?$/u.test(value) ? Number(value) : null;
    const ms =
      number === null
        ? Date.parse(value.replace(/^(\w{3} \w{3} \d{2}) (\d{2}:\d{2}:\d{2}) ([+-]\d{4}) (\d{4})$/u, '$1 $4 $2 $3'))
        : number > 1e11
          ? number
          : number * 1000;
    if (Number.isFinite(ms) && Math.abs(ms) < 8.64e15) return new Date(ms).toISOString();
  }
  return null;
}

const PERSON_KEYS =
  /^(?:author|authors|authorname|author_name|author_id|authorid|author_fullname|author_flair_text|authordisplayname|authorchannelid|authorchannelurl|username|user_name|screen_name|screenname|display_name|displayname|handle|acct|nick|nickname|realname|real_name|full_name|fullname|first_name|last_name|from_id|post_author|author_signature|forward_sender_name|forwarded_from|saved_from|via_bot|actor|did|creator|byline|poster|channeltitle|channelid|customurl|login|user|owner|reply_to_user|in_reply_to_screen_name|remark|profile_name|quoted_author|sender|sender_name)$/iu;
const PERSON_OBJECTS =
  /^(?:author|authors|account|user|users|from|sender|sender_chat|chat|owner|mentions|mention|creator|actor|profile|forward_from|forward_from_chat|forward_origin|via|to|tagged|with_tags|message_tags|story_tags|comments|reply_to_message|channel|page|author_info|poster|member|likes|reblogged_by|quoted|contributors|authordetails)$/iu;

function isNameLike(value: string): boolean {
  const text = value.trim();
  return text.length >= 2 && text.length <= 80 && !/^https?:\/\//u.test(text) && !/\n/u.test(text);
}

/** Every name, handle and id that the record holds under a key that speaks of a person; first and last names also joined. */
export function personsIn(record: unknown): string[] {
  const found = new Set<string>();
  const visit = (value: unknown, parent: string, depth: number): void => {
    if (depth > 12) return;
    if (Array.isArray(value)) return value.forEach((item: unknown) => visit(item, parent, depth + 1));
    if (!isJson(value)) return;
    const isPerson = PERSON_OBJECTS.test(parent);
    const names = ['first_name', 'last_name'].map((key) => value[key]).filter((name) => typeof name === 'string');
    if (names.length === 2) [names.join(' '), [...names].reverse().join(' ')].forEach((name) => found.add(name));
    for (const [key, item] of Object.entries(value)) {
      const text = typeof item === 'string' ? item : typeof item === 'number' && item > 99_999 ? String(item) : null;
      if (text !== null && isNameLike(text)) {
        if (PERSON_KEYS.test(key) || (isPerson && /^(?:name|title|id|idstr|uid|tag)$/iu.test(key)))
          found.add(text.trim());
      } else visit(item, key, depth + 1);
    }
  };
  visit(record, '', 0);
  return [...found];
}
