import { describe, expect, it } from 'vitest';
import type { RawItem } from '../../../src/domain/raw-item.ts';
import { maskItem } from '../../../src/privacy/mask-item.ts';
import { openPermalink, opaquePostUrl, sealPermalink } from '../../../src/privacy/permalink.ts';
import { isPublisher, parsePublishers } from '../../../src/privacy/publishers.ts';
import { retentionCutoffs } from '../../../src/privacy/retention.ts';

const { publishers } = parsePublishers([{ name: 'Báo Sậy Vàng', handles: ['baosayvang'] }]);
const secret = 's3cret';
const item = (change: Partial<RawItem>): RawItem => ({
  kind: 'post',
  url: 'https://hoi.example/@muopdang/1',
  title: null,
  text: 'Đường ngập',
  publishedAt: null,
  modifiedAt: null,
  section: null,
  paywalled: false,
  lang: null,
  accounts: ['muopdang', 'Mướp Văn Đắng'],
  persons: [],
  ...change,
});

describe('a masked item', () => {
  it('has an opaque URL and a sealed permalink when a private person posted it', () => {
    const { text, sealedUrl } = maskItem(item({}), { publishers, secret });
    expect(text.url).toMatch(/^post:[\w-]{22}$/u);
    expect(openPermalink(sealedUrl as string, secret)).toBe('https://hoi.example/@muopdang/1');
  });
  it('keeps its URL when a publisher posted it', () => {
    const { text, sealedUrl } = maskItem(item({ url: 'https://hoi.example/@baosayvang/2', accounts: ['baosayvang'] }), {
      publishers,
      secret,
    });
    expect([text.url, sealedUrl]).toEqual(['https://hoi.example/@baosayvang/2', null]);
  });
  it('loses byline lines and the names in them everywhere', () => {
    const text = 'Giá vải tăng. Mướp Văn Đắng ghi lại.\n\nBài, ảnh: Mướp Văn Đắng';
    const masked = maskItem(
      item({ kind: 'article', url: 'https://bao.example/a', title: 'Vải - Mướp Văn Đắng', text, accounts: [] }),
      { publishers, secret },
    ).text;
    expect(`${masked.title} ${masked.text}`).not.toContain('Mướp');
    expect(masked.text).not.toContain('ảnh:');
    expect(masked.url).toBe('https://bao.example/a');
  });
  it('has a title of at most 100 characters of masked text when the network has none', () => {
    const { text } = maskItem(item({ text: `Gọi 0912345678 ${'ngập đường '.repeat(30)}` }), { publishers, secret });
    expect(text.title.length).toBeLessThanOrEqual(100);
    expect(text.title).not.toContain('0912');
  });
});

describe('permalinks', () => {
  it('open only with the secret that sealed them', () =>
    expect(openPermalink(sealPermalink('https://a.example/1', 'a'), 'b')).toBeNull());
  it('are sealed differently each time', () => expect(sealPermalink('x', 'a')).not.toBe(sealPermalink('x', 'a')));
  it('do not open when changed', () => {
    const sealed = sealPermalink('x', 'a');
    // A sign before the last: all its bits count, and it is always another one.
    const changed = `${sealed.slice(0, -4)}${sealed.at(-4) === 'A' ? 'B' : 'A'}${sealed.slice(-3)}`;
    expect(openPermalink(changed, 'a')).toBeNull();
  });
  it('give the same token for the same secret and another for another', () => {
    expect(opaquePostUrl('x', 'a')).toBe(opaquePostUrl('x', 'a'));
    expect(opaquePostUrl('x', 'a')).not.toBe(opaquePostUrl('x', 'b'));
  });
});

describe('publishers', () => {
  it('are known by name without marks and by handle with @', () => {
    expect([
      isPublisher(publishers, 'BAO SAY VANG'),
      isPublisher(publishers, '@BaoSayVang'),
      isPublisher(publishers, '@khac'),
    ]).toEqual([true, true, false]);
  });
  it('report all problems of the file together', () =>
    expect(parsePublishers([{ handles: 'x' }, 3, { name: 'A', color: 1 }]).problems).toHaveLength(4));
});

describe('retention', () => {
  it('counts whole days back from the clock', () => {
    const clock = { nowMs: () => Date.parse('2025-07-31T00:00:00Z') };
    expect(retentionCutoffs(clock, { postsDays: 30, pressTextDays: 90 })).toEqual({
      postsBefore: '2025-07-01T00:00:00.000Z',
      textBefore: '2025-05-02T00:00:00.000Z',
    });
  });
});
