import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** A real server that can be killed and started again. */
export interface ServerControl {
  kill(): Promise<void>;
  start(): Promise<void>;
}

/**
 * Control of a server by the shell commands in `DIEMBAO_KILL_REDIS` and `DIEMBAO_START_REDIS` (or `…_ELASTICSEARCH`), such
 * as `docker compose kill redis`; null where they are not given. Throws where servers are a must (CI).
 */
export function controlOf(name: 'REDIS' | 'ELASTICSEARCH'): ServerControl | null {
  const [kill, start] = [process.env[`DIEMBAO_KILL_${name}`], process.env[`DIEMBAO_START_${name}`]];
  if (!kill || !start) {
    if (process.env['DIEMBAO_REQUIRE_SERVERS'] === '1')
      throw new Error(`DIEMBAO_KILL_${name} and DIEMBAO_START_${name} are not set, and DIEMBAO_REQUIRE_SERVERS=1`);
    return null;
  }
  const run = async (command: string): Promise<void> =>
    void (await promisify(execFile)('bash', ['-c', command], { timeout: 180_000 }));
  return { kill: () => run(kill), start: () => run(start) };
}
