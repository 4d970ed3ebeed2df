import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseRobots } from '../../../../src/crawlers/fetch/robots-rules.ts';

/** robots.txt, path, allowed. Each line is a sentence of RFC 9309 or of what servers really send. */
const CASES: [string, string, string, boolean][] = [
  ['no rules at all', '', '/a', true],
  ['a plain refusal', 'User-agent: *\nDisallow: /a', '/a/b', false],
  ['another path', 'User-agent: *\nDisallow: /a', '/b', true],
  ['an empty refusal', 'User-agent: *\nDisallow:', '/a', true],
  ['our group before the star', 'User-agent: *\nDisallow: /\n\nUser-agent: diembao\nDisallow: /x', '/a', true],
  ['our group with a version', 'User-agent: DiemBao/2.0\nDisallow: /', '/a', false],
  ['a token that only begins alike', 'User-agent: DiemBaoNews\nDisallow: /', '/a', true],
  [
    'two groups of ours',
    'User-agent: diembao\nDisallow: /a\n\nUser-agent: x\nDisallow: /\n\nUser-agent: DIEMBAO\nDisallow: /b',
    '/b',
    false,
  ],
  ['one group of many agents', 'User-agent: x\nUser-agent: diembao\nDisallow: /a', '/a', false],
  ['the longest match', 'User-agent: *\nDisallow: /a\nAllow: /a/b', '/a/b/c', true],
  ['allow at a tie', 'User-agent: *\nDisallow: /a\nAllow: /a', '/a', true],
  ['a star inside', 'User-agent: *\nDisallow: /*/print', '/x/y/print', false],
  ['an end mark', 'User-agent: *\nDisallow: /*.pdf$', '/x.pdf', false],
  ['an end mark passed', 'User-agent: *\nDisallow: /*.pdf$', '/x.pdf?y', true],
  ['an end mark without a star', 'User-agent: *\nDisallow: /a$', '/ab', true],
  ['a query', 'User-agent: *\nDisallow: /*?print=', '/a?print=1', false],
  ['case matters in paths', 'User-agent: *\nDisallow: /A', '/a', true],
  ['encoded and plain are one', 'User-agent: *\nDisallow: /tin-tức', '/tin-t%E1%BB%A9c', false],
  ['escapes of unreserved characters', 'User-agent: *\nDisallow: /%7Ejoe', '/~joe', false],
  ['carriage returns and a mark at the start', '\uFEFFUser-agent: *\rDisallow: /a', '/a', false],
  ['comments', 'User-agent: * # all\nDisallow: /a # not this', '/a', false],
  ['rules before any agent', 'Disallow: /\nUser-agent: *\nDisallow: /x', '/a', true],
  ['robots.txt itself', 'User-agent: *\nDisallow: /', '/robots.txt', true],
  ['a page instead of rules', '<html><body>Disallow: /</body></html>', '/a', true],
  ['a refusal of all with an open corner', 'User-agent: *\nDisallow: /\nAllow: /rss', '/rss/tin.xml', true],
];

describe('robots rules', () => {
  it.each(CASES)('reads %s', (_name, text, path, isAllowed) => {
    expect(parseRobots(text, 'DiemBao').isAllowed(path)).toBe(isAllowed);
  });

  it('keeps the crawl delay of our group, in full up to a day, and all sitemaps', () => {
    const rules = parseRobots(
      'Sitemap: https://a.vn/s.xml\nUser-agent: *\nCrawl-delay: 1\n\nUser-agent: diembao\nCrawl-delay: 2.5\nDisallow: /x\nSitemap: nonsense',
      'DiemBao',
    );
    expect(rules.crawlDelayMs).toBe(2500);
    expect(rules.sitemaps).toEqual(['https://a.vn/s.xml']);
    expect(parseRobots('User-agent: *\nCrawl-delay: 999999', 'DiemBao').crawlDelayMs).toBe(86_400_000);
    expect(parseRobots('User-agent: *\nCrawl-delay: soon', 'DiemBao').crawlDelayMs).toBeNull();
  });

  it('never throws and stays fast on garbage', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.string({ unit: 'binary' }),
        (text, path) => typeof parseRobots(text, 'DiemBao').isAllowed(path) === 'boolean',
      ),
    );
    const trap = `User-agent: *\nDisallow: /${'*a'.repeat(2000)}$`;
    const start = performance.now();
    parseRobots(trap, 'DiemBao').isAllowed(`/${'a'.repeat(8000)}b`);
    expect(performance.now() - start).toBeLessThan(500);
  });
});
