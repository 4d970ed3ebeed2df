import { readFileSync } from 'node:fs';
import { load } from 'js-yaml';
import { parsePlaces } from '../src/classify/places/parse-places.ts';
import type { Evidence } from '../src/domain/claim.ts';
import { judgeDocument } from '../src/evidence/judge-document.ts';
import { makeRegistry, type Registry } from '../src/evidence/registry.ts';

const GOLDEN = '../fixtures/golden/evidence/';
const SIZES = [101, 1_000, 10_000];
const LENGTHS = [1, 10, 30, 60];
const ROUNDS = 48;

const read = <T>(name: string): T[] =>
  readFileSync(new URL(GOLDEN + name, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as T);

/** Records with other figures, places kept: as many as asked, of the years before, as a registry grows. */
function padded(records: readonly Evidence[], size: number): Evidence[] {
  return Array.from({ length: size }, (_, at): Evidence => {
    const base = { ...(records[at % records.length] as Evidence), hash: '' };
    if (at < records.length) return base;
    const text = base.text.replace(/\d/gu, (digit) => String((Number(digit) + at) % 10));
    const month = String(1 + (at % 12)).padStart(2, '0');
    return { ...base, id: `${base.id}-${at}`, text, publishedAt: `20${10 + (at % 13)}-${month}-01T00:00:00.000Z` };
  });
}

/** Articles of so many Vietnamese sentences, made of the golden texts in another order each. */
function articles(sentences: readonly string[], length: number): string[] {
  return Array.from({ length: ROUNDS }, (_, at) =>
    Array.from({ length }, (__, n) => sentences[(at * 7 + n * 13) % sentences.length]).join(' '),
  );
}

interface Row {
  records: number;
  sentences: number;
  medianMs: number;
  p95Ms: number;
}

/** CPU milliseconds a document (rules alone) by size of the registry and length of the article; each row is told when it is there. */
export async function benchEvidence(onRow: (row: Row) => void): Promise<Row[]> {
  const { gazetteer } = parsePlaces(load(readFileSync(new URL('../config/places.yaml', import.meta.url), 'utf8')));
  const records = read<Evidence>('evidence.jsonl');
  const sentences = read<{ text: string; lang: string }>('claims.jsonl').flatMap(({ text, lang }) =>
    lang === 'vi' ? [text] : [],
  );
  const rows: Row[] = [];
  for (const size of SIZES) {
    const registry: Registry = makeRegistry(gazetteer);
    for (const record of padded(records, size)) registry.put(record);
    for (const length of LENGTHS) {
      const texts = articles(sentences, length);
      const times: number[] = [];
      for (const [at, text] of texts.entries()) {
        const from = process.cpuUsage();
        await judgeDocument(
          { title: '', text, publishedAt: '2024-09-12T00:00:00.000Z', language: 'vi' },
          registry,
          null,
        );
        const { user, system } = process.cpuUsage(from);
        // The first ones warm the machine up.
        if (at >= ROUNDS / 6) times.push((user + system) / 1_000);
      }
      times.sort((a, b) => a - b);
      const at = (share: number): number =>
        times[Math.min(times.length - 1, Math.floor(times.length * share))] as number;
      const row: Row = { records: size, sentences: length, medianMs: at(0.5), p95Ms: at(0.95) };
      rows.push(row);
      onRow(row);
    }
  }
  return rows;
}

/** Prints the table, and how much dearer 10,000 records are than the smallest registry. */
export async function run(): Promise<void> {
  console.log('records  sentences  median ms  p95 ms   (CPU, rules alone)');
  const rows = await benchEvidence(({ records, sentences, medianMs, p95Ms }) =>
    console.log(
      `${String(records).padStart(7)}  ${String(sentences).padStart(9)}  ${medianMs.toFixed(1).padStart(9)}  ${p95Ms.toFixed(1).padStart(6)}`,
    ),
  );
  for (const length of LENGTHS) {
    const of = (size: number): number =>
      rows.find((row) => row.records === size && row.sentences === length)?.medianMs ?? 0;
    const ratio = of(SIZES.at(-1) ?? 0) / of(SIZES[0] ?? 0);
    console.log(`${length} sentences: ${SIZES.at(-1)} records cost ${ratio.toFixed(1)} times what ${SIZES[0]} do`);
  }
}
