import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalUrl, cleanUrl } from '../../../../src/crawlers/pages/canonical-url.ts';

describe('cleanUrl', () => {
  it.each([
    ['https://Bao.VN:443/a-1.html?utm_source=x&id=7&fbclid=1#top', 'https://bao.vn/a-1.html?id=7'],
    ['http://bao.vn:80/index.html', 'http://bao.vn/'],
    ['https://bao.vn/index.php?id=3', 'https://bao.vn/index.php?id=3'],
    ['https://bao.vn/a-1.html?zarsrc=30&vn_source=a&gidzl=b', 'https://bao.vn/a-1.html'],
    ['https://bao.vn/a-1.amp.html', 'https://bao.vn/a-1.html'],
    ['https://bao.vn/a-1/amp/', 'https://bao.vn/a-1'],
    ['https://bao.vn/a-1.html?amp=1', 'https://bao.vn/a-1.html'],
    ['https://amp.bao.vn/a-1.html', 'https://bao.vn/a-1.html'],
    ['https://bao.vn/a-1-amp.html', 'https://bao.vn/a-1.html'],
    ['https://bao.vn/x?b=2&a=1&ref=home', 'https://bao.vn/x?b=2&a=1'],
    ['https://bao.vn/tin?q=b%E1%BA%AFc+giang', 'https://bao.vn/tin?q=b%E1%BA%AFc+giang'],
    ['mailto:a@b.c', 'mailto:a@b.c'],
    ['not a url', 'not a url'],
  ])('makes %s into %s', (url, clean) => {
    expect(cleanUrl(url)).toBe(clean);
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (url) => {
        expect(cleanUrl(cleanUrl(url))).toBe(cleanUrl(url));
      }),
    );
  });
});

describe('canonicalUrl', () => {
  const at = 'https://bao.vn/thoi-su/a-b-1.html';
  it.each([
    ['https://m.bao.vn/thoi-su/a-b-1.html', '<link rel="canonical" href="https://bao.vn/thoi-su/a-b-1.html">', at],
    [at, '<link href=/thoi-su/moi-1.html rel=canonical>', 'https://bao.vn/thoi-su/moi-1.html'],
    [at, '<link rel="canonical" href="https://bao.vn/">', at],
    [at, '<link rel="canonical" href="https://bao.vn/thoi-su">', at],
    [at, '<link rel="canonical" href="https://khac.vn/a">', at],
    [at, '<link rel="canonical" href="javascript:alert(1)">', at],
    [
      'https://bao.vn/tin.aspx?id=3',
      '<link rel="canonical" href="https://bao.vn/tin.aspx">',
      'https://bao.vn/tin.aspx?id=3',
    ],
    ['https://bao.com.vn/a', '<link rel="canonical" href="https://khac.com.vn/a">', 'https://bao.com.vn/a'],
  ])('of %s with %s is %s', (url, html, canonical) => {
    expect(canonicalUrl(url, html)).toBe(canonical);
  });
});
