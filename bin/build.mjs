#!/usr/bin/env node
// Builds dist/ from src/ with esbuild: one bundle of our own code with a chunk a command, packages left outside.
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Writes dist/main.js and dist/model-worker.js with their chunks. */
export async function buildDist() {
  await rm(`${root}dist`, { recursive: true, force: true });
  await build({
    absWorkingDir: root,
    entryPoints: Object.fromEntries(
      Object.entries({
        main: 'src/main.ts',
        'model-worker': 'src/classify/model/worker.ts',
        'text-worker': 'src/pipeline/text-worker.ts',
      }).filter(([, path]) => existsSync(root + path)),
    ),
    outdir: 'dist',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    sourcemap: true,
    chunkNames: 'chunk-[hash]',
    logLevel: 'warning',
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildDist();
