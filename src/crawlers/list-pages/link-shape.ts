/** Path segments that announce no article, in the languages of the sources. */
const NO_ARTICLE =
  /^(tags?|tu-khoa|hashtag|chu-de|topics?|categor(y|ies)|events?|su-kien|dong-su-kien|collections?|bo-suu-tap|series|chuyen-muc|danh-muc|authors?|tac-gia|but-danh|profiles?|users?|members?|search|tim-kiem|login|log-in|signin|dang-nhap|register|signup|dang-ky|logout|rss|feeds?|sitemap|about(-us)?|gioi-thieu|contact(-us)?|lien-he|ads?|quang-cao|advertis(e|ing|ement)|subscribe|dat-bao|print|in-bai|amp|e-?paper|bao-giay|privacy(-policy)?|terms(-of-(use|service))?|chinh-sach-bao-mat|dieu-khoan(-su-dung)?|cart|gio-hang|shop|jobs|share|comments?|page|trang|videos?|photos?|podcasts?|archives?|newsletter|help|faq|so-do-trang|site-?map)$/;
const NO_ARTICLE_FILE =
  /\.(jpe?g|png|gif|webp|avif|svg|ico|pdf|docx?|xlsx?|pptx?|zip|rar|7z|mp[34]|m4a|webm|avi|mov|css|js|json|xml|rss|apk|exe)$/;
const PAGINATION = /(^|[-/])(trang|page|p)[-/]?\d+(\.\w+)?$/;
const DATE_IN_PATH = /(?:^|[/\-_])(20\d{2})[/\-_]?(0[1-9]|1[0-2])(?:[/\-_]?(0[1-9]|[12]\d|3[01]))?(?=[/\-_.]|\d|$)/;
/** Queries that number articles on portals without speaking paths (`articleView.html?idxno=1`, `?NewsID=2`). */
const ID_QUERY =
  /^(id|aid|nid|sid|p|no|idx|idxno|seq|oid|gid|uid|cid|docid|newsid|news_id|articleid|article_id|article_seq|itemid|postid|contentid|wr_id|bbsid|nttid|news_seq)$/i;
const DETAIL_SEGMENT = /^(content|asset_publisher|chi-tiet(-tin(-tuc)?)?|detail|articles?|bai-viet|story)$/;
const SLUG_WORDS_GOOD = 4;

function slugWordCount(segment: string): number {
  const words = segment.replace(/\.\w{2,5}$/, '').split(/[-_]/);
  return words.filter((word) => /\p{L}{1,}/u.test(word)).length;
}

function segmentsOf(url: URL): string[] {
  let path = url.pathname;
  try {
    path = decodeURIComponent(path);
  } catch {
    // Escapes of an old charset: the shape can be read without decoding.
  }
  return path.toLowerCase().split('/').filter(Boolean);
}

/** How much an address looks like an article's: points for a slug, a number, a date, an id; null for what never is one (a section, a tag, a file). */
export function articleShapeScore(url: URL): number | null {
  const segments = segmentsOf(url);
  const idKeys = [...url.searchParams].filter(([key, value]) => ID_QUERY.test(key) && /^[\w-]*\d{2,}$/.test(value));
  const hasIdQuery = idKeys.length > 0;
  const last = segments.at(-1) ?? '';
  if (segments.length === 0 && !hasIdQuery) return null;
  const path = segments.join('/');
  const bare = segments.map((segment) => segment.replace(/\.(html?|aspx?|php|shtml|jsp)$/, ''));
  if (segments.some((segment) => NO_ARTICLE_FILE.test(segment)) || PAGINATION.test(path)) return null;
  if (bare.some((segment) => NO_ARTICLE.test(segment)) && !(hasIdQuery && /view|read|detail/.test(last))) return null;
  const words = slugWordCount(last);
  let score = words >= SLUG_WORDS_GOOD ? 2 : words === SLUG_WORDS_GOOD - 1 ? 1 : 0;
  if (/\d{5,}/.test(last) || (/(^|[-_.a-z])\d{3,}(\.\w+)?$/.test(last) && words >= 2)) score += 2;
  else if (/^[a-z]?\d{2,}(\.\w+)?$/.test(last) || /[a-z]*\d{2,}/.test(last)) score += 1;
  if (DATE_IN_PATH.test(path)) score += 2;
  if (hasIdQuery) score += 2;
  // Liferay and other portals keep articles below a segment of their own.
  if (bare.slice(0, -1).some((segment) => DETAIL_SEGMENT.test(segment))) score += 2;
  if (/\.(s?html?|aspx?|php|jsp|vnp|epi|tpo|ldo|antd|chn)$/.test(last)) score += 0.5;
  return score;
}
