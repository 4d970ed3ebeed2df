import type { Block } from './block-text.ts';
import { typesOf } from './json-ld.ts';
import { proseChars } from './main-text.ts';
import type { PageFields } from './page-fields.ts';

/** Why a page is no article. */
export type NoArticle = 'soft-404' | 'login' | 'home' | 'list' | 'thin';

const NOT_FOUND =
  /(?:^|lỗi |error |http )404\b|\b404(?: not found| error|\s*[-–|:])|không tìm thấy (?:trang|bài|nội dung|đường dẫn|tin)|(?:trang|bài viết|nội dung|tin|liên kết|đường dẫn)[^.]{0,30}(?:không (?:tìm thấy|tồn tại|còn)|đã bị (?:xóa|gỡ))|(?:page|article|story)[^.]{0,20}(?:not found|does not exist|doesn['’]t exist|no longer available)|^not found$|(?:页面|網頁|頁面|网页|文章)[^。]{0,6}(?:不存在|找不到|已删除|未找到)|找不到(?:页面|頁面|網頁|网页)|ページが見つかりません|お探しのページ|페이지를 찾을 수 없|페이지가 존재하지|기사가 존재하지|ບໍ່ພົບ/iu;
const ERROR_PAGE =
  /^(?:error|lỗi|access denied|forbidden|bad gateway|service unavailable|just a moment|attention required|are you (?:a )?(?:human|robot)|5\d\d\b|403\b)/iu;
const LOGIN = /^(?:đăng (?:nhập|ký)|log ?in|sign ?(?:in|up)|登录|登入|ログイン|会員登録|로그인|회원가입|ເຂົ້າສູ່ລະບົບ)/iu;

interface Signs {
  hasArticleNode: boolean;
  isListNode: boolean;
  hasStatedDate: boolean;
  hasWrittenDate: boolean;
  hasH1: boolean;
  hasBodyMark: boolean;
  isOgArticle: boolean;
  prose: number;
  linkShare: number;
  teasers: number;
}

function addressScore(url: string): number {
  if (!URL.canParse(url)) return 0;
  const { pathname, search } = new URL(url);
  const segments = pathname.split('/').filter(Boolean);
  const last = segments[segments.length - 1] ?? '';
  if (segments.length === 0 && !search) return -4;
  if (
    /^(?:page|trang|tag|tags|category|chuyen-muc|search|tim-kiem|author|tac-gia|topic|chu-de|su-kien|rss)$/i.test(
      segments[0] ?? '',
    ) ||
    /^(?:p|page|trang)-?\d+$/i.test(last)
  )
    return -2.5;
  if (/\d{4,}/.test(last) || /(?:^|&|\?)(?:\w*id|aid|no|idx|articleid|newsid)=\d+/i.test(search)) return 1;
  const words = last.split('-').length;
  if (words >= 5) return 1;
  if (/\d{3,}/.test(pathname)) return 0.5;
  return segments.length <= 1 && words <= 3 && !/\.\w{3,5}$/.test(last.replace(/\.html?$/, '')) ? -1 : 0;
}

function scoreOf(signs: Signs, url: string): number {
  let score = addressScore(url);
  if (signs.hasArticleNode) score += 3;
  if (signs.isListNode && !signs.hasArticleNode) score -= 2;
  if (signs.hasStatedDate) score += 2;
  else if (signs.hasWrittenDate) score += 1;
  if (signs.hasH1) score += 0.5;
  if (signs.hasBodyMark) score += 1.5;
  if (signs.isOgArticle) score += 0.5;
  if (signs.prose >= 300) score += 1;
  if (signs.prose >= 800) score += 1;
  if (signs.prose < 120) score -= 2;
  if (signs.linkShare > 0.35) score -= 2;
  if (signs.linkShare > 0.6) score -= 2;
  if (signs.teasers >= 4) score -= 2;
  return score;
}

/** What is needed to tell an article from other pages. `blocks` are those taken for its text. */
export interface KindInput {
  fields: PageFields;
  h1: string | null;
  hasWrittenDate: boolean;
  hasBodyMark: boolean;
  hasStatedDate: boolean;
  title: string | null;
  blocks: readonly Block[];
}

/** Headlines in the text that are links: what a list page is made of. */
function teasersIn(blocks: readonly Block[]): number {
  return blocks.filter((block) => block.text.length >= 15 && block.linkChars >= block.text.length * 0.8).length;
}

/** Null for an article, else why the page is none: error pages that answer 200, logins, home and list pages, pages without text. */
export function whyNoArticle(input: KindInput): NoArticle | null {
  const { fields, blocks, title } = input;
  const prose = proseChars(blocks);
  const heading = title ?? fields.titleTag ?? '';
  const isShort = prose < 600 && !fields.article;
  if (
    isShort &&
    (NOT_FOUND.test(heading) ||
      ERROR_PAGE.test(heading) ||
      (prose < 300 && blocks.slice(0, 3).some((block) => block.text.length < 160 && NOT_FOUND.test(block.text))))
  )
    return 'soft-404';
  if (isShort && LOGIN.test(heading)) return 'login';
  const chars = blocks.reduce((sum, block) => sum + block.text.length, 0);
  const signs: Signs = {
    hasArticleNode: fields.article !== null,
    isListNode: fields.nodes.some((node) =>
      typesOf(node).some((type) => /^(?:CollectionPage|ItemList|SearchResultsPage|ProfilePage)$/.test(type)),
    ),
    hasStatedDate: input.hasStatedDate,
    hasWrittenDate: input.hasWrittenDate,
    hasH1: input.h1 !== null,
    hasBodyMark: input.hasBodyMark,
    isOgArticle: /article|news/i.test(fields.metas.get('og:type') ?? ''),
    prose,
    linkShare: chars > 0 ? blocks.reduce((sum, block) => sum + block.linkChars, 0) / chars : 1,
    teasers: fields.article ? 0 : teasersIn(blocks),
  };
  if (prose < 40) return addressScore(fields.url) <= -4 ? 'home' : 'thin';
  if (scoreOf(signs, fields.url) >= 1.5) return null;
  if (addressScore(fields.url) <= -4) return 'home';
  return signs.linkShare > 0.35 || signs.teasers >= 4 || signs.isListNode || addressScore(fields.url) < 0
    ? 'list'
    : 'thin';
}
