import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const repository = fileURLToPath(new URL('../..', import.meta.url));

export interface Ran {
  code: number | null;
  out: string;
  err: string;
}

/** A data folder of a test's own. */
export function freshFolder(): string {
  return mkdtempSync(join(tmpdir(), 'diembao-command-'));
}

/** Runs the built command line as a user would; `input` goes to stdin. */
export function diembao(
  words: string[],
  options: { input?: string | Uint8Array; dataDir?: string; env?: Record<string, string> } = {},
): Promise<Ran> {
  const child = spawn(process.execPath, [join(repository, 'bin/diembao.mjs'), ...words], {
    cwd: repository,
    env: {
      ...process.env,
      DIEMBAO_DATA_DIR: options.dataDir ?? freshFolder(),
      DIEMBAO_PORT: '0',
      DIEMBAO_LOG: 'silent',
      ELASTICSEARCH_URL: '',
      REDIS_URL: '',
      ...options.env,
    },
  });
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
  child.stdin.on('error', () => undefined);
  child.stdin.end(options.input ?? '');
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, out, err })));
}
