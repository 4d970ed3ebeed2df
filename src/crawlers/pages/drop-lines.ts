import type { Block } from './block-text.ts';
import { findDates, normalDateText } from './parse-date.ts';

/** Lines that belong to the page and not to the text, by how they begin. */
const FURNITURE =
  /^(?:[>»►▶•*\s-]*(?:đọc thêm|xem thêm|tham khảo thêm|đọc tiếp|tin liên quan|bài liên quan|tin bài liên quan|tin cùng chuyên mục|tin mới|tin khác|bài viết liên quan|có thể bạn quan tâm|chia sẻ (?:bài|lên|qua)|bình luận|ý kiến bạn đọc|từ khóa|theo dõi [^.]{0,60} trên|mời (?:bạn|độc giả|quý)[^.]{0,40}(?:xem|đón đọc|theo dõi)|quảng cáo|in bài|lưu bài|gửi bài|nghe (?:bài|đọc bài)|read more|read also|also read|see also|related (?:articles?|news|stories|posts)|more (?:on this|from|stories)|share this|follow us|sign up for|subscribe to our|advertisement|continue reading|延伸阅读|延伸閱讀|相关(?:新闻|阅读|报道|链接)|相關(?:新聞|報導|閱讀)|推荐阅读|更多新闻|[（(]?责编|责任编辑|責任編輯|关联阅读|扫一扫|분享하기|관련\s?기사|관련\s?뉴스|무단\s?전재|저작권자|ⓒ|【?関連記事|関連ニュース|あわせて読みたい|こちらもおすすめ|ອ່ານເພີ່ມ|ຂ່າວທີ່ກ່ຽວຂ້ອງ)(?:\s*[:：…>»]|[^\p{L}]|$|[\p{Script=Han}\p{Script=Hangul}]))/iu;
/** A furniture line longer than this is prose that happens to begin so. */
const FURNITURE_CHARS = 180;
const TAGS =
  /^(?:#\s?[\p{L}\p{N} ]{2,40}$|(?:tags?|từ khóa|từ khoá|chủ đề|keywords?|标签|關鍵字|关键词|태그|タグ)\s*[:：#])/iu;
const CAPTION =
  /^[^.!?。]{0,200}[.。]?\s*[([]?\s*(?:ảnh|nguồn ảnh|đồ họa|photo|image|图片来源|图源|사진\s?=|写真)\s?[:：][^.]{0,60}[)\]]?\.?$/iu;
const BYLINE =
  /^(?:by|bài|bài và ảnh|tác giả|phóng viên|thực hiện|theo|pv|nhóm pv|người viết|记者|記者|文[/／]|作者|来源|來源|编辑|編輯|글|기자|取材|文)\s*[:：/／]?\s*\S.{0,58}$/iu;
const KOREAN_BYLINE =
  /^(?:\[?[^\]]{0,20}\]?\s?)?[가-힣]{2,4}\s?(?:선임|인턴|객원)?\s?(?:기자|특파원)(?:\s?[\w.]+@[\w.]+)?$/u;

/** A name alone, as papers sign at the end: two to four capitalised words, with or without a remark in brackets. */
const SIGNATURE = /^(?:\p{Lu}[\p{L}\p{M}.]*[\s,–-]*){2,6}(?:\([^)]{2,40}\))?$/u;
/** Headings after which nothing of the text follows. */
const END =
  /^[【\s]*(?:関連記事|関連ニュース|tin liên quan|tin cùng chuyên mục|bài liên quan|tin khác|tin mới|bình luận|ý kiến bạn đọc|đọc thêm|xem thêm|có thể bạn quan tâm|tham khảo thêm|related (?:articles?|news|stories|posts)|comments?|延伸阅读|延伸閱讀|相关(?:新闻|阅读|报道)|相關(?:新聞|報導)|관련\s?(?:기사|뉴스)|ຂ່າວທີ່ກ່ຽວຂ້ອງ)[】\s]*[:：]?$/iu;

const key = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');

function isDateLine(text: string): boolean {
  if (text.length > 80) return false;
  const line = normalDateText(text);
  const found = findDates(line, { zoneMinutes: 420 })[0];
  if (!found) return false;
  return (line.slice(0, found.start) + line.slice(found.end)).replace(/[^\p{L}]+/gu, '').length <= 24;
}

/** What is known of a page, for telling furniture from text. */
export interface LineContext {
  title: string | null;
  authors: readonly string[];
}

/** Where the text ends: at a heading for other stories, when only short or linked lines come after it. */
function endOf(blocks: readonly Block[]): number {
  const at = blocks.findIndex((block, index) => index > 0 && END.test(block.text));
  if (at < 0) return blocks.length;
  const isRestFurniture = blocks
    .slice(at + 1)
    .every((block) => block.text.length < 160 || block.linkChars > block.text.length / 2);
  return isRestFurniture ? at : blocks.length;
}

function isByline(block: Block, authors: ReadonlySet<string>, isEdge: boolean): boolean {
  if (block.text.length > 90 || block.kind === 'heading') return false;
  const folded = key(block.text.replace(/^(?:by|bài|tác giả|theo|pv)[:\s]+/iu, ''));
  if (authors.has(folded)) return true;
  if (!isEdge) return false;
  return (
    (block.text.length <= 64 && BYLINE.test(block.text) && !/[.!?。]$/u.test(block.text)) ||
    KOREAN_BYLINE.test(block.text)
  );
}

function isFurniture(block: Block): boolean {
  const { text } = block;
  if (
    text.length <= FURNITURE_CHARS &&
    FURNITURE.test(text) &&
    !(text.length > 90 && /[.!?。]$/.test(text) && block.linkChars < text.length / 2)
  )
    return true;
  if (TAGS.test(text) && text.length < 400) return true;
  return text.length < 220 && CAPTION.test(text);
}

/** A paragraph that is one link to another story, as papers set between paragraphs. */
function isInsertedLink(block: Block): boolean {
  return (
    block.kind === 'paragraph' &&
    block.text.length >= 25 &&
    block.text.length < 200 &&
    block.linkChars >= block.text.length * 0.9 &&
    !/[.!?。]$/u.test(block.text)
  );
}

/**
 * The blocks without the repeated title, bylines, date lines, captions, tags and calls to read, share or subscribe; a block
 * equal to the one before is dropped too.
 */
export function dropLines(blocks: readonly Block[], { title, authors }: LineContext): Block[] {
  const names = new Set(authors.map(key).filter((name) => name.length >= 2));
  const titleKey = title ? key(title) : null;
  const kept: Block[] = [];
  const text = blocks.slice(0, endOf(blocks));
  text.forEach((block, at) => {
    const isStart = kept.length < 3;
    const isEdge = isStart || at >= text.length - 3;
    if (isStart && titleKey && key(block.text) === titleKey) return;
    if (isEdge && isDateLine(block.text)) return;
    if (isByline(block, names, isEdge) || isFurniture(block) || isInsertedLink(block)) return;
    if (kept.length > 0 && kept[kept.length - 1]?.text === block.text) return;
    kept.push(block);
  });
  while (kept.length > 1 && kept[kept.length - 1]?.kind === 'heading') kept.pop();
  const last = kept[kept.length - 1];
  if (kept.length > 2 && last?.kind === 'paragraph' && last.text.length <= 60 && SIGNATURE.test(last.text)) kept.pop();
  return kept;
}
