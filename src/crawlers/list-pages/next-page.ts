import type { Anchor } from './list-anchors.ts';
import { isSameSite } from './same-site.ts';

/** What a link to the next page says, in the languages of the sources. */
const NEXT_TEXT =
  /^(next( page)?|older( posts)?|trang (sau|tiếp|kế)( theo)?|tiếp( theo)?|sau|xem tiếp|下一页|下一頁|下页|次へ|次のページ|다음( 페이지)?|ຕໍ່ໄປ|ໜ້າຕໍ່ໄປ|>|>>|›|»|→)( ?[›»>→])*$/i;
const PAGE_NUMBER =
  /(?:[?&](?:page|p|trang|pn|pageno|page_no|paged|pageindex|currentpage)=|(?:^|[-/])(?:trang|page|p)[-/]?|(?:index|list)_)(\d{1,4})(?=\D*$)/i;

/** The number of a list page as its address says it; 1 when it says none. */
export function pageNumber(url: URL): number {
  return Number(PAGE_NUMBER.exec(url.pathname + url.search)?.[1] ?? 1);
}

function isOnward(url: URL | null, page: URL): url is URL {
  return url !== null && isSameSite(url, page) && url.href.replace(/#.*/, '') !== page.href.replace(/#.*/, '');
}

/** The next page of a list: `rel=next`, a link that says so, or the link with the following number. Null when there is none. */
export function nextPage(
  anchors: readonly Anchor[],
  options: { page: URL; linkNext: string | null; resolve: (href: string) => URL | null },
): string | null {
  const { page, linkNext, resolve } = options;
  const wanted = pageNumber(page) + 1;
  const declared = linkNext === null ? null : resolve(linkNext);
  if (isOnward(declared, page)) return declared.href;
  const candidates = [
    ...anchors.filter((anchor) => /(^|\s)next(\s|$)/.test(anchor.rel)),
    ...anchors.filter((anchor) => NEXT_TEXT.test(anchor.text)),
    ...anchors.filter((anchor) => anchor.text === String(wanted)),
  ];
  for (const anchor of candidates) {
    const url = resolve(anchor.href);
    const isNumbered = anchor.text !== String(wanted) || (url !== null && pageNumber(url) === wanted);
    const isBackward = url !== null && pageNumber(url) < wanted && pageNumber(url) > 1;
    if (isOnward(url, page) && isNumbered && !isBackward) return url.href;
  }
  return null;
}
