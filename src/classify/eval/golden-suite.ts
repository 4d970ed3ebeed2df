import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { detectLanguage } from '../language.ts';
import { detectPlaces } from '../places/detect-places.ts';
import type { PlaceMatcher } from '../places/place-matcher.ts';
import { wilson, type Estimate } from './metrics.ts';
import { aligned } from './model-table.ts';

interface Golden {
  lang: string;
  text: string;
  about?: boolean;
}

/** One figure of a rule-based detector. */
export interface GoldenFigure {
  what: string;
  source: string;
  lang: string;
  rows: number;
  figure: Estimate;
}

const lines = (text: string): Golden[] =>
  text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Golden);

const gzipped = (path: string): Golden[] => (existsSync(path) ? lines(gunzipSync(readFileSync(path)).toString()) : []);

/** Precision and recall of “is the province a subject?” on our golden sentences, by language and as a whole. */
export function placeFigures(golden: string, matcher: PlaceMatcher): GoldenFigure[] {
  const rows = lines(readFileSync(golden, 'utf8')).map((row) => ({ ...row, said: detectPlaces(matcher, row).about }));
  return ['all', ...new Set(rows.map(({ lang }) => lang))].flatMap((lang): GoldenFigure[] => {
    const chosen = rows.filter((row) => lang === 'all' || row.lang === lang);
    const said = chosen.filter((row) => row.said);
    const are = chosen.filter(({ about }) => about);
    const hits = said.filter(({ about }) => about).length;
    const base = { source: 'golden', lang, rows: chosen.length };
    return [
      { ...base, what: 'about: precision', figure: wilson(hits, said.length) },
      { ...base, what: 'about: recall', figure: wilson(hits, are.length) },
    ];
  });
}

/** Accuracy of language detection on our golden sentences and, where the data is there, on treebank and parallel ones. */
export function languageFigures(golden: string, folder: string): GoldenFigure[] {
  const sets = [
    { source: 'golden', rows: lines(readFileSync(golden, 'utf8')) },
    { source: 'UD', rows: gzipped(join(folder, 'lid/ud.jsonl.gz')) },
    { source: 'SIB-200', rows: gzipped(join(folder, 'topics/sib200.train.jsonl.gz')) },
  ];
  return sets.flatMap(({ source, rows }) =>
    [...new Set(rows.map(({ lang }) => lang))].map((lang): GoldenFigure => {
      const chosen = rows.filter((row) => row.lang === lang);
      const right = chosen.filter(({ text }) => detectLanguage(text).label === lang).length;
      return { what: 'language: accuracy', source, lang, rows: chosen.length, figure: wilson(right, chosen.length) };
    }),
  );
}

/** The figures as a table for people. */
export function goldenTable(figures: readonly GoldenFigure[]): string {
  const cells = figures.map(({ what, source, lang, rows, figure: { value, low, high } }) => [
    what,
    source,
    lang,
    String(rows),
    `${value.toFixed(3)} [${low.toFixed(3)}–${high.toFixed(3)}]`,
  ]);
  return `${aligned([['figure', 'source', 'lang', 'rows', '95 % interval'], ...cells])}\n`;
}
