import { isPublisher, type Publishers } from './publishers.ts';
import type { Skeleton } from './skeleton.ts';
import type { MaskSpan } from './span.ts';

/** Hosts whose pages belong to accounts; a page of theirs is a person's unless the account is a publisher's. */
const PLATFORMS =
  'facebook\\.com|fb\\.com|fb\\.me|fb\\.watch|m\\.me|messenger\\.com|zalo\\.me|zaloapp\\.com|t\\.me|telegram\\.me|telegram\\.org|telegram\\.dog|tiktok\\.com|instagram\\.com|instagr\\.am|youtube\\.com|youtu\\.be|x\\.com|twitter\\.com|t\\.co|weibo\\.com|weibo\\.cn|vk\\.com|threads\\.net|threads\\.com|bsky\\.app|bsky\\.social|reddit\\.com|redd\\.it|linkedin\\.com|lnkd\\.in|wa\\.me|whatsapp\\.com|line\\.me|viber\\.com|snapchat\\.com|pinterest\\.com|discord\\.gg|discord\\.com|skype\\.com|kakao\\.com|story\\.kakao\\.com|blog\\.naver\\.com|cafe\\.naver\\.com|douyin\\.com|xiaohongshu\\.com|xhslink\\.com|bilibili\\.com|zhihu\\.com|tieba\\.baidu\\.com|mastodon\\.social|mstdn\\.jp|gab\\.com|truthsocial\\.com|linktr\\.ee|gravatar\\.com|medium\\.com|flickr\\.com|tumblr\\.com|lotus\\.vn|voz\\.vn|otofun\\.net|webtretho\\.com|mocha\\.com\\.vn|ok\\.ru|onlyfans\\.com|patreon\\.com|ko-fi\\.com|github\\.com|steamcommunity\\.com|shopee\\.vn|fbcdn\\.net|cdninstagram\\.com|ggpht\\.com|pbs\\.twimg\\.com|sinaimg\\.cn|zadn\\.vn';
const DOTTED = PLATFORMS.replace('facebook', 'face\\s?book').replace(
  /\\\./gu,
  '\\s?(?:\\.|\\(\\.\\)|\\[\\.\\]|\\(dot\\)|\\[dot\\]|\\bdot\\b|\\bcham\\b)\\s?',
);
const REST = '[^\\s<>"“”\'‘’`{}|，。；！？、（）「」『』\\u0002]';
const PLATFORM_LINK = new RegExp(
  `(?:h(?:tt|xx)ps?\\s?:\\s?/\\s?/\\s?)?(?<![\\p{L}\\p{N}@.-])(?:[a-z0-9-]{1,40}\\.){0,3}(?:${DOTTED})(?:(?:\\s?/\\s?|\\s(?:xet|xuyet|gach cheo|gach|slash)\\s)${REST}*(?:\\s?/\\s?${REST}+)*|(?=[\\s\\p{P}]|$))`,
  'gu',
);
const ANY_LINK = new RegExp(
  `(?:https?|ftp|hxxps?)://${REST}+|www\\.${REST}+|(?<![\\p{L}\\p{N}@.-])(?:[a-z0-9-]{1,40}\\.){1,4}(?:vn|com|net|org|cn|kr|jp|la)/${REST}+`,
  'giu',
);
const APP_LINK =
  /(?:mailto|tel|sms|skype|whatsapp|viber|zalo|tg|fb|facetime|weixin|mqq|line|kakaotalk|acct|xmpp|matrix|sip):(?:\/\/)?[^\s<>"“”]+/giu;
const SHORT_PLATFORM =
  /(?<![\p{L}\p{N}@./-])(?:fb|facebook|instagram|tiktok|ig|telegram|zalo|twitter|linkedin|weibo)\/[@\p{L}\p{N}][\p{L}\p{N}._-]{3,50}/gu;
const OWN_BLOG =
  /(?:https?:\/\/)?(?<![\p{L}\p{N}@.-])(?!www\.)[a-z0-9-]{3,40}\.(?:blogspot|wordpress|tumblr|weebly|livejournal|substack)\.com(?:\/[^\s<>"“”]*)?/gu;
const SHORT_HINT = /(?:fb|facebook|instagram|tiktok|ig|telegram|zalo|twitter|linkedin|weibo)\//u;
const APP_HINT =
  /(?:mailto|tel|sms|skype|whatsapp|viber|zalo|tg|fb|facetime|weixin|mqq|line|kakaotalk|acct|xmpp|matrix|sip):/u;
/** Paths and queries that name a member on any host. */
const MEMBER =
  /\/@[\p{L}\p{N}_.-]+|\/~[\p{L}\p{N}_.-]+|\/(?:u|user|users|usr|profile|profiles|member|members|thanh-vien|nguoi-dung|author|authors|tac-gia|people|in|channel|account|accounts|avatar|avatars|ca-nhan|trang-ca-nhan|nick|hoso)\/[^/\s?#]+|[?&#](?:user|userid|user_id|uid|author|author_id|member|memberid|profile_id|account|acct|fbid|story_fbid|name|nick|u|email|phone|tel|sdt)=[^&\s#]+|\/\/[^/\s]*@/iu;
const FEDIVERSE_HANDLE = /@([\p{L}\p{N}_.-]+)/u;
const TRAILING = /[.,;:!?)\]…]+$/u;
const HINT = /\/|\.(?:com|me|vn|net|app|social|cn)\b|cham|dot|:/u;
const DOMAIN_HINT =
  /(?:\.|[([]\s?(?:dot|\.)|\s(?:dot|cham)\s)[\s)\]]{0,2}(?:com|me|watch|dog|org|be|co|cn|net|app|social|it|in|gg|jp|kr|la|ee|vn|ru|am)(?![a-z])/u;

/** The account part of a platform's link, without @; empty when there is none. */
function accountOf(link: string): string {
  const path = link.replace(/^[a-z]+\s?:\s?\/\s?\/\s?/iu, '').replace(/^[^/]*\/?/u, '');
  const parts = path
    .split(/[/?#]/u)
    .map((part) => part.trim())
    .filter(Boolean);
  const skipped = [
    'channel',
    'user',
    'c',
    'u',
    'in',
    'r',
    'profile',
    's',
    'pages',
    'p',
    'people',
    'company',
    'groups',
    'n',
  ];
  const own = parts.find((part) => !skipped.includes(part.toLowerCase()));
  return (own ?? '').replace(/^@/u, '');
}

function isPublishers(link: string, publishers: Publishers): boolean {
  const account = accountOf(link);
  if (account !== '' && isPublisher(publishers, account)) return true;
  const handle = FEDIVERSE_HANDLE.exec(link)?.[1];
  return handle !== undefined && isPublisher(publishers, handle);
}

function trimmed(match: string): string {
  return match.replace(TRAILING, '');
}

const PLATFORM_HOSTS = new Set(PLATFORMS.replace(/\\\./gu, '.').split('|'));

/** True when the address is one of a platform whose pages belong to accounts. */
function isPlatformLink(url: string): boolean {
  const host = (/^(?:[a-z]+:\/\/)?([^/?#:\s]+)/u.exec(url.toLowerCase())?.[1] ?? '').replace(/\.$/u, '');
  const labels = host.split('.');
  return labels.some((_label, at) => PLATFORM_HOSTS.has(labels.slice(at).join('.')));
}

/** Links that lead to persons (masked), and the other links, which are kept. */
export function findLinks(
  skeleton: Skeleton,
  publishers: Publishers,
): { spans: MaskSpan[]; kept: { start: number; end: number }[] } {
  const { plain, folded } = skeleton;
  const spans: MaskSpan[] = [];
  const kept: { start: number; end: number }[] = [];
  if (!HINT.test(folded)) return { spans, kept };
  const hasDomain = DOMAIN_HINT.test(folded);
  const anyLinks = hasDomain || /:\/\/|www\./u.test(folded) ? plain.matchAll(ANY_LINK) : [];
  for (const match of anyLinks) {
    const link = trimmed(match[0]);
    const range = { start: match.index, end: match.index + link.length };
    if (MEMBER.test(link) && !isPublishers(link, publishers)) spans.push({ ...range, kind: 'link' });
    else kept.push(range);
  }
  const patterns = [
    ...(hasDomain ? [PLATFORM_LINK, OWN_BLOG] : []),
    ...(SHORT_HINT.test(folded) ? [SHORT_PLATFORM] : []),
  ];
  for (const pattern of patterns) {
    for (const match of folded.matchAll(pattern)) {
      const link = trimmed(match[0]);
      const isBareHost =
        pattern !== OWN_BLOG &&
        !/(?:\/\s?|\s(?:xet|xuyet|gach cheo|gach|slash)\s)[^\s/]/u.test(link.replace(/^[a-z]+\s?:\s?\/\s?\/\s?/iu, ''));
      if (isBareHost || isPublishers(link, publishers)) continue;
      spans.push({ start: match.index, end: match.index + link.length, kind: 'link' });
    }
  }
  for (const match of APP_HINT.test(folded) ? plain.matchAll(APP_LINK) : []) {
    const kind = /^(?:mailto)/iu.test(match[0]) ? 'email' : /^(?:tel|sms)/iu.test(match[0]) ? 'phone' : 'link';
    if (
      /:(?:\/\/)?[\p{L}\p{N}+@?]/u.test(match[0]) &&
      (kind !== 'phone' || /\d{3}/u.test(match[0])) &&
      !/^(?:fb|zalo|line|viber|skype|tg|whatsapp):(?!\/\/)/iu.test(match[0])
    ) {
      spans.push({ start: match.index, end: match.index + trimmed(match[0]).length, kind });
    }
  }
  return { spans, kept };
}

const CREDENTIALS = /^([a-z]+:\/\/)[^/@\s]*@/iu;

/**
 * The link of an item without credentials, or null when it leads to a person and may not be kept in the clear.
 * An article's link is a person's only on a platform; a post's also by a member's path or query.
 */
export function maskUrl(
  url: string,
  { publishers, isPost }: { publishers: Publishers; isPost: boolean },
): string | null {
  const bare = url.replace(CREDENTIALS, '$1');
  const isPersonal = isPlatformLink(bare) || (isPost && MEMBER.test(bare));
  return isPersonal && !isPublishers(bare, publishers) ? null : bare;
}
