import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { detectPlaces } from '../../src/classify/places/detect-places.ts';
import { confusionOf } from './confusion.ts';
import floors from './floors.json' with { type: 'json' };
import { shippedMatcher } from './gazetteer.ts';

interface Golden {
  lang: string;
  text: string;
  about: boolean;
  places: string[];
  publishedAt?: string;
}
type Label = 'subject' | 'mention' | 'weak' | 'not-ours';

const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const golden = read('fixtures/golden/places.jsonl')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Golden);
const labels = JSON.parse(read('fixtures/golden/mention-labels.json')) as Record<
  string,
  { label: Label; part: 'tuned' | 'second-read' | 'third-read' }
>;
const mentions = new URL(
  `${process.env.EVAL_DATA_DIR ?? '../shared/data'}/mentions/bac-giang.jsonl.gz`,
  new URL('../../', import.meta.url),
);
const matcher = shippedMatcher();

const unmarked = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[\u0300-\u036F]/g, '')
    .replaceAll('đ', 'd')
    .replaceAll('Đ', 'D');
const WRITINGS: Record<string, (text: string) => string> = {
  asWritten: (text) => text,
  decomposed: (text) => text.normalize('NFD'),
  zeroWidth: (text) => text.replace(/(\p{L})(\p{L})/gu, '$1\u200B$2'),
};

describe('places, on our golden sentences in six languages', () => {
  it.each(Object.entries(WRITINGS))('tells subjects from the rest, %s', (_, write) => {
    const { precision, recall } = confusionOf(
      golden.map((row) => ({ said: detectPlaces(matcher, { ...row, text: write(row.text) }).about, is: row.about })),
    );
    expect(precision).toBeGreaterThanOrEqual(floors.places.goldenPrecision);
    expect(recall).toBeGreaterThanOrEqual(floors.places.goldenRecall);
  });

  it('finds the subjects of Vietnamese sentences whose marks were left out', () => {
    const rows = golden.filter((row) => row.lang === 'vi' && row.about);
    const found = rows.filter((row) => detectPlaces(matcher, { ...row, text: unmarked(row.text) }).about).length;
    expect(found / rows.length).toBeGreaterThanOrEqual(floors.places.goldenUnmarkedRecall);
  });

  it('names the very places', () => {
    const wrong = golden.filter((row) => {
      const found = detectPlaces(matcher, row).places.map((place) => place.id);
      return row.places.some((id) => !found.includes(id)) || (row.places.length === 0 && found.length > 0);
    });
    expect(1 - wrong.length / golden.length).toBeGreaterThanOrEqual(floors.places.goldenPlaces);
  });
});

// Third-party text stays outside the repository: only hashes and our labels are in it.
describe.skipIf(!existsSync(mentions))('places, on real documents that name the province', () => {
  const rows = () =>
    gunzipSync(readFileSync(mentions))
      .toString()
      .trim()
      .split('\n')
      .flatMap((line) => {
        const { text } = JSON.parse(line) as { text: string };
        const known = labels[createHash('sha256').update(text).digest('hex')];
        return known ? [{ text, ...known, answer: detectPlaces(matcher, { text }) }] : [];
      });

  it.each(['tuned', 'second-read', 'third-read'] as const)(
    'tells subjects from lists, roads, plates and homes (%s part)',
    (part) => {
      const judged = rows().filter((row) => row.part === part && row.label !== 'mention');
      const { precision, recall } = confusionOf(
        judged.map(({ answer, label }) => ({ said: answer.about, is: label === 'subject' })),
      );
      expect(judged.length).toBeGreaterThan(80);
      expect(precision).toBeGreaterThanOrEqual(floors.places.realPrecision);
      expect(recall).toBeGreaterThanOrEqual(floors.places.realRecall);
    },
  );

  it('lists the province wherever the text names it', () => {
    const named = rows().filter(
      (row) => row.label !== 'not-ours' && /bắc[\s_-]*giang/i.test(row.text.normalize('NFC')),
    );
    const found = named.filter(({ answer }) => answer.places.some((place) => place.id === 'bac-giang')).length;
    expect(found / named.length).toBeGreaterThanOrEqual(floors.places.realMentionRecall);
  });
});
