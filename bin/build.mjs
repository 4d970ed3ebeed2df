#!/usr/bin/env node
// Builds dist/ from src/ with esbuild: one bundle of our own code with a chunk a command, packages left outside.
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Writes dist/main.js and the entry points of threads and processes, with their chunks. */
export async function buildDist() {
  // The dashboard's folder has its own pace: see buildWeb.
  for (const name of existsSync(`${root}dist`) ? readdirSync(`${root}dist`) : [])
    if (name !== 'web') await rm(`${root}dist/${name}`, { recursive: true, force: true });
  const { build } = await import('esbuild');
  await build({
    absWorkingDir: root,
    entryPoints: Object.fromEntries(
      Object.entries({
        main: 'src/main.ts',
        'model-worker': 'src/classify/model/worker.ts',
        'text-worker': 'src/pipeline/text-worker.ts',
        'renderer-worker': 'src/crawlers/list-pages/renderer-worker.ts',
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

/** The newest change under a folder or of a file, milliseconds; 0 where there is none. */
export function newestUnder(path) {
  if (!existsSync(path)) return 0;
  if (!statSync(path).isDirectory()) return statSync(path).mtimeMs;
  let newest = 0;
  for (const item of readdirSync(path, { withFileTypes: true, recursive: true }))
    if (item.isFile()) newest = Math.max(newest, statSync(`${item.parentPath ?? item.path}/${item.name}`).mtimeMs);
  return newest;
}

/** True when dist/web is missing or older than what it is made of. */
export function isWebStale() {
  const built = newestUnder(`${root}dist/web/index.html`);
  const sources = ['web/src', 'web/public', 'web/index.html', 'web/vite.config.ts', 'web/svelte.config.js'];
  return existsSync(`${root}web/index.html`) && sources.some((path) => newestUnder(root + path) > built);
}

/** Writes the dashboard to dist/web, each text file with its gzipped twin; says so and goes on where vite is not installed. */
export async function buildWeb() {
  if (!isWebStale()) return;
  let vite;
  try {
    vite = await import('vite');
  } catch {
    process.stderr.write(
      'vite is not installed (npm ci --omit=dev?): the dashboard is not built, the API runs without it\n',
    );
    return;
  }
  await vite.build({ configFile: `${root}web/vite.config.ts`, logLevel: 'warn' });
  for (const item of readdirSync(`${root}dist/web`, { withFileTypes: true, recursive: true })) {
    const path = `${item.parentPath ?? item.path}/${item.name}`;
    if (item.isFile() && /\.(html|js|css|svg)$/.test(item.name))
      writeFileSync(`${path}.gz`, gzipSync(readFileSync(path), { level: 9 }));
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await buildDist();
  await buildWeb();
}
