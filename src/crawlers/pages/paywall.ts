import type { Block } from './block-text.ts';
import type { DomElement } from './dom.ts';
import { textField } from './json-ld.ts';
import type { PageFields } from './page-fields.ts';

const WALL_CLASSES =
  '[class*="paywall"], [id*="paywall"], [class*="pay-wall"], [class*="regwall"], [class*="subscriber-only"], [class*="subscription-wall"], [class*="premium-lock"], [class*="content-locked"], [class*="locked-content"], [class*="member-only"]';
/** What stands where a text breaks off, in the six languages. */
const WALL_TEXT =
  /(?:để (?:đọc|xem) (?:tiếp|toàn bộ|đầy đủ|trọn)[^.]{0,60}(?:đăng ký|đăng nhập|mua|trả phí)|(?:đăng ký|đăng nhập|mua gói)[^.]{0,60}để (?:đọc|xem) (?:tiếp|toàn bộ|đầy đủ|trọn)|(?:chỉ )?dành (?:riêng )?cho (?:độc giả|bạn đọc|thành viên|hội viên|thuê bao|người)[^.]{0,20}(?:vip|trả phí|đăng ký|đặt mua|premium)|nội dung (?:thu|trả|có) phí|subscribe(?: now)? to (?:continue|keep|read|unlock)|to (?:continue|keep) reading[^.]{0,60}(?:subscri|sign|log|register)|(?:subscribers?|members?)[- ]only|(?:exclusive(?:ly)?|only) (?:for|to|available to) (?:subscribers|members)|already a subscriber|(?:订阅|訂閱|付费|付費|登录|登入|购买)[^。]{0,12}(?:阅读|閱讀|查看|解锁|繼續|继续)|(?:会员|會員|付费|付費)(?:专享|專享|限定|内容|文章)|剩余[^。]{0,6}字|(?:유료|구독자?|회원)\s?(?:전용|한정)|유료 (?:회원|구독|기사)|구독(?:하고|하시면|하면|후)[^.]{0,20}(?:읽|보|이용)|(?:会員|有料会員|有料)(?:限定|記事)|この記事は(?:有料|会員)|残り\s?[\d,]+\s?文字|続きを(?:読む|お読みいただく)には|ສະເພາະສະມາຊິກ)/iu;

const isNo = (value: string | null): boolean => value !== null && /^(?:false|no|0)$/i.test(value);

function statesWall(fields: PageFields): boolean {
  if (isNo(textField(fields.article, 'isAccessibleForFree'))) return true;
  if (!fields.article && fields.nodes.some((node) => isNo(textField(node, 'isAccessibleForFree')))) return true;
  if (/^(?:locked|premium|paid)$/i.test(fields.metas.get('article:content_tier') ?? '')) return true;
  return isNo(fields.metas.get('isaccessibleforfree') ?? null);
}

/** True when a visible box of the page asks for a subscription. */
function showsWall(body: DomElement): boolean {
  for (const element of body.querySelectorAll(WALL_CLASSES)) {
    if (
      element.localName === 'body' ||
      element.hasAttribute('hidden') ||
      element.getAttribute('aria-hidden') === 'true'
    )
      continue;
    const text = (element.textContent ?? '').trim();
    if (
      text.length > 15 &&
      text.length < 1500 &&
      /subscri|đăng ký|trả phí|thuê bao|会員|會員|会员|订阅|訂閱|付费|付費|구독|유료|有料|member|ສະມາຊິກ|log ?in|sign/i.test(
        text,
      )
    )
      return true;
  }
  return false;
}

/** What is needed to find the sentence behind a text. `pageBlocks` are all blocks before clutter is cleared, `text` what was taken. */
export interface PaywallInput {
  pageBlocks: readonly Block[];
  text: string;
}

/** True when the sentence where a text breaks off says that the rest is for subscribers. */
export function breaksOffAtWall({ pageBlocks, text }: PaywallInput): boolean {
  const lastLine = text.trimEnd().split('\n').at(-1)?.slice(-60) ?? '';
  const end = lastLine ? pageBlocks.findLastIndex((block) => block.text.includes(lastLine)) : -1;
  if (end < 0) return false;
  return pageBlocks
    .slice(Math.max(0, end - 1), end + 6)
    .some((block) => block.text.length < 300 && WALL_TEXT.test(block.text));
}

/** True when a page states that its text is for subscribers (JSON-LD, meta) or shows a box that asks for a subscription. Call it before clutter is cleared. */
export function hasPaywall(fields: PageFields, body: DomElement): boolean {
  return statesWall(fields) || showsWall(body);
}
