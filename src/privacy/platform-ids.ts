import type { Skeleton } from './skeleton.ts';
import type { MaskSpan } from './span.ts';

/** Identifiers that platforms give accounts and their posts. */
const PATTERNS: [RegExp, MaskSpan['kind']][] = [
  [/at:\/\/[^\s<>"“”]+/giu, 'user'],
  [/did:(?:plc|web|key|ion|ethr):[\w.:%-]+/giu, 'user'],
  [/(?<![\w-])UC[\w-]{22}(?![\w-])/gu, 'user'],
  [/acct:[^\s<>"“”]+/giu, 'user'],
  [/(?<![\w-])pfbid0?[A-Za-z0-9]{16,}/gu, 'user'],
  [/(?<![\w-])t[1-6]_[a-z0-9]{5,10}(?!\w)/gu, 'user'],
  [/(?<![\w/-])\/?u\/[A-Za-z0-9_-]{3,30}/gu, 'user'],
  [/(?<![\w-])wxid_\w{5,30}/giu, 'user'],
  [/(?<![\w-])(?:npub|nprofile)1[a-z0-9]{30,}/gu, 'user'],
  [/(?<![\w-])(?:urn:li:\S+|spotify:user:\S+)/gu, 'user'],
  [
    /(?<![\w-])(?:bc1[a-z0-9]{20,60}|0x[a-fA-F0-9]{40}|T[1-9A-HJ-NP-Za-km-z]{33}|[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,4})?)(?!\w)/gu,
    'account',
  ],
  [
    /(?<![\w-])(?:u|user|uid|userid|user_id|author_id|account_id|channel_id|chat_id|from_id|fbid|profile_id|id)\s?[=:]\s?"?-?[A-Za-z0-9_-]*\d[A-Za-z0-9_-]{5,}/giu,
    'user',
  ],
  [
    /(?<![\p{L}\p{N}])(?:[a-z0-9][a-z0-9-]{1,30})\.(?:bsky\.social|bsky\.team|mstdn\.social|mastodon\.social|brid\.gy)(?![\w.])/giu,
    'user',
  ],
];
const HINT = /:|_|UC|pfbid|\/|bc1|0x|T[1-9A-Z]|npub|[A-Z]{2}\d\d|bsky|=|wxid/u;

/** Account ids of networks: DIDs, AT URIs, channel ids, account numbers behind `uid=`, wallets, IBANs. */
export function findPlatformIds(skeleton: Skeleton): MaskSpan[] {
  if (!HINT.test(skeleton.plain)) return [];
  return PATTERNS.flatMap(([pattern, kind]) =>
    [...skeleton.plain.matchAll(pattern)].map((match) => ({
      start: match.index,
      end: match.index + match[0].length,
      kind,
    })),
  );
}
