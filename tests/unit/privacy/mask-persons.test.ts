import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { load } from 'js-yaml';
import { maskPersons } from '../../../src/privacy/mask-persons.ts';
import { parsePublishers } from '../../../src/privacy/publishers.ts';
import { MUST_GO } from './must-go.ts';
import { MUST_SURVIVE } from './must-survive.ts';
import { isGone, pick, PLANTERS, seeded } from './planted.ts';

const file = readFileSync(new URL('../../../config/publishers.yaml', import.meta.url), 'utf8');
const { publishers, problems } = parsePublishers(load(file));
const mask = (text: string, isPost = true, knownNames: string[] = []): string =>
  maskPersons(text, { publishers, isPost, knownNames }).text;

describe('masking persons', () => {
  it('reads the shipped publishers without a problem', () => expect(problems).toEqual([]));

  it('removes at least 99 % of 3,000 planted identities in all their disguises', () => {
    const random = seeded(20250701);
    const leaks: string[] = [];
    for (let count = 0; count < 3000; count += 1) {
      const planted = pick(random, PLANTERS)(random);
      if (!isGone(mask(planted.text, planted.kind !== 'name'), planted.secrets))
        leaks.push(`${planted.kind} ${planted.how}: ${planted.text}`);
    }
    expect(leaks.length, leaks.slice(0, 10).join('\n')).toBeLessThanOrEqual(30);
  });

  it.each(MUST_GO)('removes what is disguised in: %s', (text, secret) => {
    const masked = mask(text);
    expect(masked).not.toBe(text.normalize('NFC'));
    expect(isGone(masked, [secret]), masked).toBe(true);
  });

  it.each(MUST_SURVIVE)('leaves as it is: %s', (text) => {
    expect([mask(text, false), mask(text, true)]).toEqual([text, text]);
  });

  it('changes nothing when it is applied a second time', () => {
    fc.assert(
      fc.property(fc.nat(), fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 4 }), (seed, noise) => {
        const random = seeded(seed);
        const text = noise.map((piece) => `${piece} ${pick(random, PLANTERS)(random).text}`).join(' ');
        const once = mask(text);
        return mask(once) === once && once === once.normalize('NFC');
      }),
      { numRuns: 150 },
    );
  });

  it('counts what it masked by kind', () => {
    const { counts } = maskPersons('Gọi 0912 345 678 hoặc quit_le99@gmail.com', { publishers, isPost: true });
    expect(counts).toMatchObject({ phone: 1, email: 1, name: 0 });
  });

  it('masks a known name with and without marks, joined, and as a handle', () => {
    const masked = mask('Mướp Văn Đắng, Muop Van Dang, muopvandang, @muopvandang', true, [
      'Mướp Văn Đắng',
      'muopvandang',
    ]);
    expect(masked).not.toMatch(/muop|mướp/iu);
  });

  it('does not take a place for the name of an account', () => {
    expect(mask('Hôm nay Bắc Giang mưa to', true, ['Bắc Giang'])).toBe('Hôm nay Bắc Giang mưa to');
  });

  it('keeps the handles of publishers', () =>
    expect(mask('Xem @baobacgiang và @nguoila_98')).toBe('Xem @baobacgiang và [người dùng]'));
});
