import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { watchProcess, type TreeUse } from './process-use.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** What a command of the built program took. */
export interface CommandCost {
  stdout: string;
  wallMs: number;
  use: TreeUse;
}

/** Runs `diembao …` with its data in `dataDir`. Throws when it fails. */
export function runCommand(words: string[], dataDir: string): Promise<CommandCost> {
  return new Promise((resolve, reject) => {
    const started = performance.now();
    const child = spawn(process.execPath, ['--max-semi-space-size=4', 'bin/diembao.mjs', ...words], {
      cwd: root,
      env: { ...process.env, DIEMBAO_DATA_DIR: dataDir, DIEMBAO_PORT: '0' },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const stop = watchProcess(child.pid as number);
    let stdout = '';
    child.stdout.on('data', (piece: Buffer) => (stdout += piece.toString()));
    child.on('error', reject);
    child.on('exit', (code) => {
      const use = stop();
      if (code !== 0) return reject(new Error(`diembao ${words.join(' ')} ended with ${code}`));
      resolve({ stdout, wallMs: performance.now() - started, use });
    });
  });
}
