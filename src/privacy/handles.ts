import { isPublisher, type Publishers } from './publishers.ts';
import type { Skeleton } from './skeleton.ts';
import type { MaskSpan } from './span.ts';

const AT_HANDLE =
  /(?<![\p{L}\p{N}])@[\s\u0001\u0002]?(?:[\p{L}\p{N}_](?:[\p{L}\p{N}_.\-·\u0001]|\u0002(?=[\p{L}\p{N}_]))*)(?:@[\p{L}\p{N}.-]+)?/gu;
const LATE_AT = /(?<=[\p{L}\p{N}])@[\p{L}\p{N}_][\p{L}\p{N}_.-]{2,}/gu;
const SPELLED = /@\s?(?:[\p{L}\p{N}_.-][\s.·\u0002]){3,30}[\p{L}\p{N}_](?![\p{L}\p{N}])/gu;
/** A mention with spaces: @Nguyễn Văn A. */
const SPACED_NAME = /@\p{Lu}[\p{L}\p{M}]*(?: \p{Lu}[\p{L}\p{M}]*){1,4}/gu;
const NETWORK =
  'mess|messenger|fb|f\\.b|face|facebook|phay ?buc|phay|fanpage|z[a@] ?lo|zl|te le|tele|telegram|tg|ig|insta|instagram|ins|in ta|tiktok|tik tok|top top|twitter|viber|skype|whatsapp|discord|wechat|wx|vx|weixin|qq|line|snap|snapchat|kakao ?talk|kakao|threads|youtube|weibo|mastodon|bluesky|bsky|reddit|linkedin';
const CJK_NETWORK =
  '(?:加|\\u0002)v|(?:wx|vx|qq|line)号|디스코드|ໄລນ໌|ຕິກຕອກ|[微薇威][^\\p{L}\\p{N}\\s]{1,2}信|微信号?|v信|薇信|威信|扣扣|ㅋㅌ|카카오|カカオ(?:トーク)?|微博|抖音|快手|小红书|飞书|카톡|카카오톡|인스타(?:그램)?|페북|페이스북|텔레(?:그램)?|텔레그램|라인|インスタ|ツイッター|ライン|フェイスブック|ເຟສ(?:ບຸກ)?|ວັອດແອັບ';
const ACCOUNT_WORD =
  'e?-?mail|g ?mail|yahoo|hotmail|nick(?: ?name)?|nik|username|user name|user|ten dang nhap|tai khoan|account|acc|acc(?:ount)? name|id|handle|screen ?name|ten nick|trang ca nhan|profile|admin|chu tai khoan|inbox|ib|pm|dm|add|kb|ket ban|follow|fl|theo doi|nhan tin|contact|message|tag';
const TOKEN = `(?!(?:${NETWORK}|${ACCOUNT_WORD})(?![a-z0-9_.]))[a-z0-9_][a-z0-9_.\\-]{2,40}`;
const JOINT =
  '(?:\\s?(?:cua (?:em|minh|toi|chi|anh|no|ban|ho)|ca nhan|cn|minh|em|chinh chu|ten(?: la)?|co ten|mang ten|nick|id|acc|page|la|is|at|name|号|id는|아이디|账号|帳號|アカウント|ຊື່)){0,3}[\\s\\u0001\\u0002]{0,3}(?:[:：=→>.\\-–]{1,2}|[\\s\\u0002])[\\s\\u0001\\u0002]{0,4}["“\'(@/]{0,2}';
/** `fb: nguyen.van.a`, `zalo nva_98`, `nick hoa2k`: a word that looks like a handle after a network's name. */
const NETWORK_TOKEN = new RegExp(`(?<![a-z0-9./@])(?:${NETWORK}|${ACCOUNT_WORD})(?![a-z0-9])${JOINT}(${TOKEN})`, 'gu');
const CJK_TOKEN = new RegExp(
  `(?:${CJK_NETWORK}|(?<![a-z])(?:id|ID)|用户名?|昵称|网名|아이디|닉네임|ユーザー名|ユーザー|アカウント)(?:은|는|이|가|号|名|：|:|는|→|=|\\u0002|\\u0001|\\s|は|ID|id|아이디|账号)*["“「『'@]?(${TOKEN}|[\\p{Script=Han}\\p{Script=Hangul}\\p{Script=Katakana}\\p{L}\\p{N}_]{2,16}(?=["”」』']))`,
  'gu',
);
const NAMED = new RegExp(
  `(?<![\\p{L}\\p{N}./])(?:[Ff]b|FB|[Ff]acebook|[Ff]ace(?=\\s?[:：]|\\s(?:mình|em|tên|của|có|là))|FACEBOOK|[Zz]alo|ZALO|[Tt]ele(?:gram)?|[Ii]nsta(?:gram)?|IG|[Tt]ik\\s?[Tt]ok|TIKTOK|[Vv]iber|[Ss]kype|[Ww]hat[Ss]app|[Nn]ick(?:name)?|[Tt]ài khoản|[Tt]ai khoan|[Uu]ser(?:name)?|[Cc]hủ tài khoản|[Tt]rang cá nhân|[Ff]anpage)(?![\\p{L}])(?:\\s(?:cá nhân|ca nhan|mình|em|tên|ten|có tên|mang tên|tên là|của|chính chủ|page|nick|Facebook|Zalo|TikTok|Telegram|mạng xã hội|người dùng|Fb|FB)){0,4}\\s?[:：\\-–]?\\s?["“'(]{0,1}((?:\\p{Lu}\\p{L}{1,12}|\\p{Lu}\\.?)(?:[ ](?:\\p{Lu}\\p{L}{1,12}|\\p{Lu}\\.?)(?!\\p{L})){1,4})`,
  'gu',
);
const QUOTED =
  /(?:[Tt]ài khoản|[Nn]ick(?:name)?|[Ff]acebooker|[Tt]ik[Tt]oker|[Yy]ou[Tt]uber|[Uu]ser|[Bb]ạn đọc|[Ff]b|[Ff]acebook)(?:\s(?:Facebook|Zalo|TikTok|YouTube|Telegram|mạng xã hội|cá nhân|có tên|mang tên|tên|là|người dùng)){0,4}\s?[:：]?\s?["“]([^"”\n]{2,40})["”]/gu;
const UNDERSCORED = /(?<![\p{L}\p{N}#/.@=&?_-])(?=[a-z0-9_.]*[a-z])[a-z0-9]+(?:[_][a-z0-9.]+)+(?![\p{L}\p{N}/@])/giu;
const HASH_KIND =
  /^(?:[a-z]+\.(?:com|vn|net|org|gov|edu)(?:\.vn)?|covid-?19|vneid|id|cua|cua toi|va|hoac|theo|tren|neu|khi|de|cho|nay|la|bi|da|co|official|page|group|app|chat|live|viet|user)$/u;
const ORDINARY =
  /^(?:[a-z]+|\d+(?:[.,-]\d+)*|[a-z]+-[a-z]+|\d{1,3}[a-z]{1,2}|[a-z]{1,3}\d{1,2}|covid-?19|[a-z]+\.{1,3}|[a-z]+\.[a-z]+\.(?:vn|com)|[a-z-]+\.(?:com|vn|net|org|la|cn|kr|jp))$/u;
const NOT_NAMES =
  /^(?:(?:Trung Quốc|Hàn Quốc|Nhật Bản|Mỹ|Công ty|Sở|UBND|Công an|Báo|Đài|Bộ|Trường|Trung tâm|Ủy ban|Đoàn|Cục|Chi cục|Tỉnh|Huyện|Thành phố|TP|Cổng thông tin)(?!\p{L})|Facebook|Zalo|TikTok|Twitter|YouTube|Telegram|Việt Nam|Viet Nam|Bắc Giang|Bac Giang|Bắc Ninh|Hà Nội|Messenger|Live|Official|Business|Shop|Pay|Group|Watch|Reels|Story|Marketplace|Ads|AI|Inc|Chat|Mini App|Video|Lite)/u;

function wordSpans(
  skeleton: Skeleton,
  pattern: RegExp,
  isHandle: (token: string, whole: string) => boolean,
): MaskSpan[] {
  const spans: MaskSpan[] = [];
  for (const match of skeleton.folded.matchAll(pattern)) {
    const token = (match[1] ?? '').replace(/[.-]+$/u, '');
    if (token.length < 2 || !isHandle(token, match[0])) continue;
    const start = match.index + match[0].lastIndexOf(match[1] as string);
    spans.push({ start, end: start + token.length, kind: 'user' });
  }
  return spans;
}

function atSpans(skeleton: Skeleton, publishers: Publishers, isPost: boolean): MaskSpan[] {
  if (!skeleton.plain.includes('@')) return [];
  const spans: MaskSpan[] = [];
  const patterns = isPost ? [AT_HANDLE, SPELLED, SPACED_NAME, LATE_AT] : [AT_HANDLE, SPELLED, LATE_AT];
  for (const pattern of patterns) {
    for (const match of skeleton.plain.matchAll(pattern)) {
      const handle = match[0].replace(/[.\-·\u0001\u0002]+$/u, '');
      if (isPublisher(publishers, handle) || isPublisher(publishers, handle.split('@')[1] ?? '')) continue;
      spans.push({ start: match.index, end: match.index + handle.length, kind: 'user' });
    }
  }
  return spans;
}

/** A title or a sentence, not the name of an account: two and more words in small letters. */
function isPhrase(name: string): boolean {
  return (name.match(/ \p{Ll}/gu)?.length ?? 0) >= 2;
}

function namedSpans(skeleton: Skeleton, publishers: Publishers): MaskSpan[] {
  const spans: MaskSpan[] = [];
  for (const pattern of [NAMED, QUOTED]) {
    for (const match of skeleton.text.matchAll(pattern)) {
      const name = match[1] as string;
      if (isPublisher(publishers, name) || NOT_NAMES.test(name) || isPhrase(name)) continue;
      const start = match.index + match[0].lastIndexOf(name);
      spans.push({ start, end: start + name.length, kind: 'user' });
    }
  }
  return spans;
}

/** Handles with @, and names of accounts after the name of a network or a word such as nick, inbox, tài khoản. */
export function findHandles(skeleton: Skeleton, publishers: Publishers, isPost: boolean): MaskSpan[] {
  const isHandle = (token: string, whole: string): boolean => {
    if (isPublisher(publishers, token) || HASH_KIND.test(token)) return false;
    if (!ORDINARY.test(token)) return /[a-z]/u.test(token);
    // A plain word is a handle only right after a network's name and a colon or @.
    return (
      isPost &&
      /^[a-z]{4,}$|^[a-z]+\.[a-z]+$|^[a-z]{1,3}\d{1,2}$/u.test(token) &&
      new RegExp(`^(?:${NETWORK}|nick|username|id|acc)[^:：=@]{0,24}[:：=@]`, 'u').test(whole)
    );
  };
  const spans = [
    ...atSpans(skeleton, publishers, isPost),
    ...wordSpans(skeleton, NETWORK_TOKEN, isHandle),
    ...namedSpans(skeleton, publishers),
  ];
  if (skeleton.isBeyondLatin) {
    spans.push(...wordSpans(skeleton, CJK_TOKEN, (token) => !isPublisher(publishers, token) && !/^\d+$/u.test(token)));
  }
  if (isPost && skeleton.plain.includes('_')) {
    for (const match of skeleton.plain.matchAll(UNDERSCORED)) {
      if (isPublisher(publishers, match[0]) || match[0].length < 5) continue;
      spans.push({ start: match.index, end: match.index + match[0].length, kind: 'user' });
    }
  }
  return spans;
}
