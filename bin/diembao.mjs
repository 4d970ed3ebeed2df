#!/usr/bin/env -S node --max-semi-space-size=4
// The command line. Builds dist/ first when it is missing or older than src/, so that a checkout runs right after `npm ci`.
import { existsSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const built = `${root}dist/main.js`;

if (existsSync(`${root}src`)) {
  const { buildDist, buildWeb, newestUnder } = await import('./build.mjs');
  if (!existsSync(built) || statSync(built).mtimeMs < newestUnder(`${root}src`)) await buildDist();
  // Only what serves the dashboard waits for it.
  if (['demo', 'start', 'serve'].includes(process.argv[2])) await buildWeb();
}
await import(built);
