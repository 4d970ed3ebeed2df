import { readFileSync } from 'node:fs';
import { load } from 'js-yaml';
import { detectPlaces } from '../src/classify/places/detect-places.ts';
import { parsePlaces } from '../src/classify/places/parse-places.ts';
import { placeMatcher } from '../src/classify/places/place-matcher.ts';

const ARTICLE_LENGTH = 3000;
const ROUNDS = 4000;

/** Articles of one length made of our golden sentences: half name the province or look as if, half do not. */
function articles(): string[] {
  const golden = readFileSync(new URL('../fixtures/golden/places.jsonl', import.meta.url), 'utf8')
    .trim()
    .split('\n');
  const sentences = golden.map((line) => (JSON.parse(line) as { text: string }).text);
  const filler = 'Theo thông tin ban đầu, lực lượng chức năng đã có mặt và đang làm rõ nguyên nhân vụ việc. ';
  return sentences.map((sentence, i) => {
    const body = (i % 2 === 0 ? `${sentence} ` : filler).padEnd(ARTICLE_LENGTH, filler);
    return body.slice(0, ARTICLE_LENGTH);
  });
}

/** Articles of 3,000 characters through `detectPlaces` in a second of CPU time; the median of five runs. */
export function benchPlaces(): { articlesPerSecond: number; matcherMs: number } {
  const yaml: unknown = load(readFileSync(new URL('../config/places.yaml', import.meta.url), 'utf8'));
  const started = performance.now();
  const matcher = placeMatcher(parsePlaces(yaml).gazetteer);
  const matcherMs = performance.now() - started;
  const texts = articles();
  const rates = Array.from({ length: 5 }, () => {
    const from = process.cpuUsage();
    for (let i = 0; i < ROUNDS; i++) detectPlaces(matcher, { text: texts[i % texts.length] as string });
    const { user, system } = process.cpuUsage(from);
    return ROUNDS / ((user + system) / 1e6);
  }).sort((a, b) => a - b);
  return { articlesPerSecond: Math.round(rates[2] as number), matcherMs: Math.round(matcherMs) };
}

/** Prints the rate. */
export function run(): void {
  const { articlesPerSecond, matcherMs } = benchPlaces();
  console.log(
    `  ${articlesPerSecond} articles of 3,000 characters a CPU second; the gazetteer compiles in ${matcherMs} ms`,
  );
}

if (process.argv[1] === new URL(import.meta.url).pathname) run();
