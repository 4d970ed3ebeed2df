#!/usr/bin/env node
// The command line. Builds dist/ first when it is missing or older than src/, so that a checkout runs right after `npm ci`.
import { existsSync, readdirSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const built = `${root}dist/main.js`;

function newestUnder(folder) {
  let newest = 0;
  for (const item of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    if (item.isFile()) newest = Math.max(newest, statSync(`${item.parentPath ?? item.path}/${item.name}`).mtimeMs);
  }
  return newest;
}

if (existsSync(`${root}src`) && (!existsSync(built) || statSync(built).mtimeMs < newestUnder(`${root}src`))) {
  const { buildDist } = await import('./build.mjs');
  await buildDist();
}
await import(built);
