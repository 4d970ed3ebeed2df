import type { Skeleton } from './skeleton.ts';
import type { MaskSpan } from './span.ts';

/** Identifiers that platforms give accounts and their posts: a cheap sign in the `folded` shadow, the pattern, the kind. */
const PATTERNS: [RegExp, RegExp, MaskSpan['kind']][] = [
  [/live:/u, /(?<![\w-])live:\.?[\w.-]{3,60}/giu, 'user'],
  [/profile\.php/u, /profile\.php\?id=\d{5,}/giu, 'user'],
  [/#\d{4}/u, /(?<![\p{L}\p{N}#])[\p{L}\p{N}_.]{2,32}#(?!(?:19|20)\d\d)\d{4}(?![\p{L}\p{N}])/gu, 'user'],
  [/at:\/\//u, /at:\/\/[^\s<>"“”]+/giu, 'user'],
  [/did:/u, /did:(?:plc|web|key|ion|ethr):[\w.:%-]+/giu, 'user'],
  [/uc[\w-]{22}/u, /(?<![\w-])UC[\w-]{22}(?![\w-])/gu, 'user'],
  [/acct:/u, /acct:[^\s<>"“”]+/giu, 'user'],
  [/pfbid/u, /(?<![\w-])pfbid0?[A-Za-z0-9]{16,}/gu, 'user'],
  [/t[1-6]_/u, /(?<![\w-])t[1-6]_[a-z0-9]{5,10}(?!\w)/gu, 'user'],
  [/u\//u, /(?<![\w/-])\/?u\/[A-Za-z0-9_-]{3,30}/gu, 'user'],
  [/wxid_/u, /(?<![\w-])wxid_\w{5,30}/giu, 'user'],
  [/npub|nprofile/u, /(?<![\w-])(?:npub|nprofile)1[a-z0-9]{30,}/gu, 'user'],
  [/urn:li|spotify:/u, /(?<![\w-])(?:urn:li:\S+|spotify:user:\S+)/gu, 'user'],
  [
    /bc1[a-z0-9]{20}|0x[a-f0-9]{40}|t[1-9a-z]{33}|[a-z]{2}\d{2} ?[a-z0-9]{4} ?[a-z0-9]{4} ?[a-z0-9]{4}/u,
    /(?<![\w-])(?:bc1[a-z0-9]{20,60}|0x[a-fA-F0-9]{40}|T[1-9A-HJ-NP-Za-km-z]{33}|[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,4})?)(?!\w)/gu,
    'account',
  ],
  [
    /(?:u|id|user)\s?[=:]/u,
    /(?<![\w-])(?:u|user|uid|userid|user_id|author_id|account_id|channel_id|chat_id|from_id|fbid|profile_id|id)\s?[=:]\s?"?-?[A-Za-z0-9_-]*\d[A-Za-z0-9_-]{5,}/giu,
    'user',
  ],
  [
    /\.bsky\.|mstdn\.social|mastodon\.social|brid\.gy/u,
    /(?<![\p{L}\p{N}])(?:[a-z0-9][a-z0-9-]{1,30})\.(?:bsky\.social|bsky\.team|mstdn\.social|mastodon\.social|brid\.gy)(?!\w|\.\w)/giu,
    'user',
  ],
];
const HINT = /#|:|_|UC|pfbid|\/|bc1|0x|T[1-9A-Za-z]{20}|npub|[A-Z]{2}\d\d|bsky|=|wxid/u;

/** Account ids of networks: DIDs, AT URIs, channel ids, account numbers behind `uid=`, wallets, IBANs. */
export function findPlatformIds(skeleton: Skeleton): MaskSpan[] {
  if (!HINT.test(skeleton.plain)) return [];
  const spans: MaskSpan[] = [];
  for (const [sign, pattern, kind] of PATTERNS) {
    if (!sign.test(skeleton.folded)) continue;
    for (const match of skeleton.plain.matchAll(pattern))
      spans.push({ start: match.index, end: match.index + match[0].length, kind });
  }
  return spans;
}
