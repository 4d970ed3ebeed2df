import { DiembaoError } from '../../domain/errors.ts';
import { articleShapeScore } from './link-shape.ts';
import { type Anchor, type ListPage, parseListPage } from './list-anchors.ts';
import { nextPage } from './next-page.ts';
import { isSameSite } from './same-site.ts';
import { selectAnchors } from './select-anchors.ts';

export interface FoundLinks {
  /** In document order; `title` is null where the link shows no text. */
  links: { url: string; title: string | null }[];
  next: string | null;
}

export interface FindOptions {
  baseUrl: string;
  /** CSS selector of the links (or of elements that hold one each); without it heuristics decide. */
  links?: string | undefined;
  /** CSS selector of the link to the next page. */
  next?: string | undefined;
}

const TRACKING = /^(utm_\w+|fbclid|gclid|zarsrc|igshid|mc_[ce]id|ref|ref_src|spm|from|source|fr|cmpid|ito)$/i;
/** A headline has four words or more; eight characters in scripts without spaces. */
const HEADLINE_WORDS = 4;
const HEADLINE_CHARACTERS = 8;
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/gu;
/** Set on the six list pages of the test data (2026-11): below 4 sections come in, above 4.5 short headlines go. */
const ENOUGH = 4;

/** At least so many times the length of the shortest headline. Hashtags are none. */
function isHeadlineText(text: string, factor = 1): boolean {
  if (text.startsWith('#')) return false;
  const wordCount = text.split(' ').filter((word) => /\p{L}|\p{N}/u.test(word)).length;
  return wordCount >= HEADLINE_WORDS * factor || (text.match(UNSPACED)?.length ?? 0) >= HEADLINE_CHARACTERS * factor;
}

/** Sections have speaking addresses too: without a number in it, an address needs a long headline. */
function isNamedLikeArticle({ url, anchors }: Candidate): boolean {
  const { pathname, search } = new URL(url);
  if (/\d{3,}|\/content\//.test(pathname + search)) return true;
  const isTopLevel = /^\/[^/.]+\/?$/.test(pathname);
  return anchors.some(
    ({ text, isHeadline, isNavigation }) => !isNavigation && isHeadlineText(text, isTopLevel && !isHeadline ? 2 : 1.5),
  );
}

/** The address without fragment and tracking; print and AMP twins lead to the article itself. */
function cleaned(url: URL): URL {
  const clean = new URL(url.href);
  clean.hash = '';
  for (const key of [...clean.searchParams.keys()]) if (TRACKING.test(key)) clean.searchParams.delete(key);
  for (const key of ['amp', 'print', 'outputType']) clean.searchParams.delete(key);
  clean.pathname = clean.pathname.replace(/^\/amp(?=\/.)/, '').replace(/\/amp\/?$/, '') || '/';
  return clean;
}

function resolver(page: ListPage, baseUrl: URL): (href: string) => URL | null {
  const base =
    page.baseHref !== null && URL.canParse(page.baseHref, baseUrl.href)
      ? new URL(page.baseHref, baseUrl.href)
      : baseUrl;
  return (href) => {
    if (href === '' || href.startsWith('#') || !URL.canParse(href, base.href)) return null;
    const url = new URL(href, base.href);
    return /^https?:$/.test(url.protocol) && url.username === '' ? url : null;
  };
}

interface Candidate {
  url: string;
  shapeScore: number;
  anchors: Anchor[];
}

function candidatesOf(page: ListPage, baseUrl: URL, resolve: (href: string) => URL | null): Candidate[] {
  const found = new Map<string, Candidate>();
  const self = cleaned(baseUrl).href;
  for (const anchor of page.anchors) {
    const target = resolve(anchor.href);
    if (!target || !isSameSite(target, baseUrl)) continue;
    const url = cleaned(target);
    const shapeScore = articleShapeScore(url);
    if (shapeScore === null || url.href === self) continue;
    const key = url.href.replace(/^https?:\/\/(www\.)?/, '');
    const known = found.get(key);
    if (known) known.anchors.push(anchor);
    else found.set(key, { url: url.href, shapeScore, anchors: [anchor] });
  }
  return [...found.values()];
}

/** The longest visible headline-like text: a picture's and a "read more" link to the same article give way. */
function titleOf(anchors: readonly Anchor[]): string | null {
  const ranked = [...anchors].sort(
    (a, b) =>
      Number(b.isHeadline && b.isVisible) - Number(a.isHeadline && a.isVisible) ||
      Number(b.isVisible) - Number(a.isVisible) ||
      0,
  );
  const best = ranked.find((anchor) => isHeadlineText(anchor.text)) ?? ranked.find((anchor) => anchor.text !== '');
  return best ? best.text.slice(0, 300) : null;
}

function scoreOf({ shapeScore, anchors }: Candidate): number {
  const hasHeadline = anchors.some((anchor) => isHeadlineText(anchor.text));
  const isMarked = anchors.some((anchor) => anchor.isHeadline && anchor.text !== '');
  const isNavigation = anchors.every((anchor) => anchor.isNavigation);
  const isHashtag =
    anchors.every((anchor) => anchor.text === '' || anchor.text.startsWith('#')) &&
    anchors.some((anchor) => anchor.text !== '');
  if (isHashtag) return 0;
  return Math.min(shapeScore, 4) + (hasHeadline ? 2 : 0) + (isMarked ? 1.5 : 0) - (isNavigation ? 3 : 0);
}

/** A path with its words and numbers taken out: articles of one site share it. */
function formOf(url: string): string {
  const { pathname } = new URL(url);
  const last = pathname.split('/').pop() ?? '';
  return `${/\d{5,}/.test(last) ? 'n' : ''}${/[-_].*[-_]/.test(last) ? 's' : ''}${/\.\w{2,5}$/.exec(last)?.[0] ?? ''}`;
}

function chosen(candidates: Candidate[]): Candidate[] {
  const scored = candidates.map((candidate) => ({ candidate, score: scoreOf(candidate) }));
  const sure = scored.filter(
    ({ candidate, score }) => score >= ENOUGH && candidate.shapeScore >= 1 && isNamedLikeArticle(candidate),
  );
  const forms = new Map<string, number>();
  for (const { candidate } of sure) forms.set(formOf(candidate.url), (forms.get(formOf(candidate.url)) ?? 0) + 1);
  // On a site whose articles all carry a number, a speaking path without one is a section with a long name.
  const numberedCount = [...forms].filter(([form]) => form.startsWith('n')).reduce((sum, [, count]) => sum + count, 0);
  const isNumberedSite = sure.length >= 10 && numberedCount / sure.length >= 0.8;
  return scored
    .filter(({ candidate, score }) => {
      const form = formOf(candidate.url);
      if (isNumberedSite && !form.startsWith('n')) return false;
      const isLikeOthers = (forms.get(form) ?? 0) >= 5 && candidate.shapeScore >= 2;
      return candidate.shapeScore >= 1 && isNamedLikeArticle(candidate) && score + (isLikeOthers ? 0.5 : 0) >= ENOUGH;
    })
    .map(({ candidate }) => candidate);
}

/** Deeper pages are traps; the tree that selectors need is not built of them. The deepest page of the test data has 41 levels. */
const MAX_SELECTED_DEPTH = 500;

function selected(html: string, page: ListPage, selector: string): Anchor[] {
  if (page.depth > MAX_SELECTED_DEPTH) {
    throw new DiembaoError('page-unreadable', 'the page is nested too deep for selectors', {
      facts: { depth: page.depth },
    });
  }
  return selectAnchors(html, selector);
}

function linksBySelector(anchors: Anchor[], resolve: (href: string) => URL | null): FoundLinks['links'] {
  const found = new Map<string, Anchor[]>();
  for (const anchor of anchors) {
    const url = resolve(anchor.href);
    if (!url) continue;
    const { href } = cleaned(url);
    found.set(href, [...(found.get(href) ?? []), anchor]);
  }
  return [...found].map(([url, anchors]) => ({ url, title: titleOf(anchors) }));
}

/**
 * The article links of a list page and its next page. With a selector all that it finds, other sites included; without, links of the
 * same site whose address, text and place look like an article's. Throws `config-invalid` (a selector that is none), `page-unreadable`.
 */
export function findArticleLinks(html: string, options: FindOptions): FoundLinks {
  const page = parseListPage(html);
  const baseUrl = new URL(options.baseUrl);
  const resolve = resolver(page, baseUrl);
  const links =
    options.links === undefined
      ? chosen(candidatesOf(page, baseUrl, resolve)).map(({ url, anchors }) => ({ url, title: titleOf(anchors) }))
      : linksBySelector(selected(html, page, options.links), resolve);
  const marked = options.next === undefined ? null : (selected(html, page, options.next)[0] ?? null);
  const next =
    options.next === undefined
      ? nextPage(page.anchors, { page: baseUrl, linkNext: page.linkNext, resolve })
      : marked && resolve(marked.href)?.href;
  return { links, next: next ?? null };
}
