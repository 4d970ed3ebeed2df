import { run as runDemo } from './demo.ts';
import { run as runEvidence } from './evidence.ts';
import { run as runExtract } from './extract.ts';
import { run as runFeeds } from './feeds.ts';
import { run as runImport } from './import.ts';
import { run as runPlaces } from './places.ts';
import { run as runSearch } from './search.ts';

// Each prints its own figures; `npm run bench -- feeds` runs one, `npm run bench` those that need less than two minutes.
const quick: Record<string, () => unknown> = {
  feeds: runFeeds,
  places: runPlaces,
  extract: runExtract,
  evidence: runEvidence,
};
/** These take what follows their name: `npm run bench -- search 50000 news.jsonl`. */
const long: Record<string, (given: string[]) => unknown> = { import: runImport, search: runSearch, demo: runDemo };

const [first = '', ...rest] = process.argv.slice(2);
const chosen = long[first]
  ? [[first, () => long[first]?.(rest)] as const]
  : Object.entries(quick).filter(([name]) => first === '' || name === first || rest.includes(name));
for (const [name, run] of chosen) {
  console.log(`\n# ${name}`);
  await run();
}
