import { run as runEvidence } from './evidence.ts';
import { run as runExtract } from './extract.ts';
import { run as runFeeds } from './feeds.ts';
import { run as runPlaces } from './places.ts';

// Side-by-side benchmarks: each prints its table and its ratios. `npm run bench -- feeds` runs one.
const benches: Record<string, () => unknown> = {
  feeds: runFeeds,
  places: runPlaces,
  extract: runExtract,
  evidence: runEvidence,
};
const wanted = process.argv.slice(2);
for (const [name, run] of Object.entries(benches)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  console.log(`\n# ${name}`);
  await run();
}
