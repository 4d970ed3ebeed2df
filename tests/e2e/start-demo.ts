import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  export interface ProvidedContext {
    demo: { url: string; key: string; dataDir: string };
  }
}

const root = fileURLToPath(new URL('../..', import.meta.url));
const START_MS = 220_000;

/** Resolves with what the demo says on stderr: where it listens and its key. */
function said(child: ChildProcess): Promise<{ url: string; key: string }> {
  return new Promise((resolve, reject) => {
    let text = '';
    const timer = setTimeout(() => reject(new Error(`the demo did not come up:\n${text.slice(-2000)}`)), START_MS);
    child.on('exit', (code) => reject(new Error(`the demo ended with ${code}:\n${text.slice(-2000)}`)));
    child.stderr?.on('data', (piece: Buffer) => {
      text += piece.toString();
      const url = /listening on (http:\S+)/.exec(text)?.[1];
      const key = /(db_admin_[\w-]{43})/.exec(text)?.[1];
      if (!url || !key) return;
      clearTimeout(timer);
      resolve({ url, key });
    });
  });
}

/** Starts the demo press once, or takes the one that the environment names. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { DIEMBAO_E2E_URL: url, DIEMBAO_E2E_KEY: key, DIEMBAO_E2E_DATA: dataDir } = process.env;
  if (url && key && dataDir) {
    project.provide('demo', { url, key, dataDir });
    return async () => undefined;
  }
  execFileSync(process.execPath, [join(root, 'bin/build.mjs')], { stdio: 'inherit' });
  const folder = mkdtempSync(join(tmpdir(), 'diembao-e2e-'));
  const child = spawn(process.execPath, [join(root, 'bin/diembao.mjs'), 'demo'], {
    cwd: root,
    env: { ...process.env, DIEMBAO_DATA_DIR: folder, DIEMBAO_PORT: '0' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  project.provide('demo', { ...(await said(child)), dataDir: join(folder, 'demo') });
  return async () => {
    child.removeAllListeners('exit');
    child.kill('SIGINT');
    await new Promise((resolve) => child.once('exit', resolve));
    rmSync(folder, { recursive: true, force: true });
  };
}
