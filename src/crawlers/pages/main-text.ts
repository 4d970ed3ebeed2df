import { Readability } from '@mozilla/readability';
import { blocksOf, type Block } from './block-text.ts';
import { clearClutter } from './clear-clutter.ts';
import type { DomDocument, DomElement } from './dom.ts';

/** The blocks taken for the page's text, and all blocks outside clutter for comparison. */
export interface MainText {
  blocks: Block[];
  pageBlocks: Block[];
  /** Which way it was found. */
  by: 'marked' | 'readability' | 'page' | 'nothing';
}

/** Where outlets put the text: schema.org, common systems (WordPress, ePi, ONECMS), and Vietnamese houses. */
const MARKED =
  '[itemprop~="articleBody"], .fck_detail, .detail-content, .detail__content, .content-detail, .contentdetail, .singular-content, .knc-content, .the-article-body, .article__body, .article-body, .article-content, .article__content, .entry-content, .post-content, .post__content, .story-body, .story__content, .td-post-content, .news-content, .news-detail, .cms-body, .maincontent, #article-body, #articleBody, #content_detail, #newscontent';
/** A marked element with less than this is a teaser or a trap. */
const SURE_CHARS = 500;
/** Readability's time grows faster than the page: beyond these it is not asked (news pages have 300 to 3,000 elements by now). */
const MOST_ELEMENTS = 5000;
const MOST_CHARS = 250_000;

export function proseChars(blocks: readonly Block[]): number {
  return blocks.reduce((sum, block) => sum + Math.max(0, block.text.length - 2 * block.linkChars), 0);
}

function markedBlocks(body: DomElement): Block[] {
  let best: Block[] = [];
  let bestChars = 0;
  let count = 0;
  for (const element of body.querySelectorAll(MARKED)) {
    count += 1;
    if (count > 12) break;
    const blocks = blocksOf(element);
    const chars = proseChars(blocks);
    if (chars > bestChars) {
      best = blocks;
      bestChars = chars;
    }
  }
  return best;
}

function readabilityBlocks(document: DomDocument): Block[] {
  try {
    const options = { serializer: (content: unknown) => content, charThreshold: 300, maxElemsToParse: MOST_ELEMENTS };
    const article = new Readability(document as never, options as never).parse();
    const content = article?.content as unknown as DomElement | null | undefined;
    return content ? blocksOf(content) : [];
  } catch {
    // Too many elements, or a document that it cannot walk: the other ways remain.
    return [];
  }
}

/** True when the page marks where its article stands, with some text in it. */
export function articleBodyMark(body: DomElement): boolean {
  return (body.querySelector(MARKED)?.textContent ?? '').trim().length > 80;
}

/** Below this share of the page's prose an unmarked text is taken to be a part only (measured on WCXB's development pages, 2026-11). */
const PART_SHARE = 0.42;

/**
 * Finds the text of a page: where the page marks it, else by Readability, else all that is not clutter. `isArticle`: the
 * page says that it is one; other pages (lists, forums, services) have their text in many places. Changes the document.
 */
export function mainText(document: DomDocument, { isArticle }: { isArticle: boolean }): MainText {
  clearClutter(document.body);
  const pageBlocks = blocksOf(document.body);
  const marked = markedBlocks(document.body);
  const page: MainText = { blocks: pageBlocks, pageBlocks, by: pageBlocks.length > 0 ? 'page' : 'nothing' };
  const isPart = (blocks: Block[]): boolean => !isArticle && proseChars(blocks) < proseChars(pageBlocks) * PART_SHARE;
  if (proseChars(marked) >= SURE_CHARS && !isPart(marked)) return { blocks: marked, pageBlocks, by: 'marked' };
  const pageChars = pageBlocks.reduce((sum, block) => sum + block.text.length, 0);
  const isTooLarge = pageChars > MOST_CHARS || document.body.querySelectorAll('*').length > MOST_ELEMENTS;
  const read = isTooLarge ? [] : readabilityBlocks(document);
  const best: MainText =
    proseChars(read) >= Math.max(proseChars(marked), 1)
      ? { blocks: read, pageBlocks, by: 'readability' }
      : { blocks: marked, pageBlocks, by: 'marked' };
  return best.blocks.length === 0 || isPart(best.blocks) ? page : best;
}
