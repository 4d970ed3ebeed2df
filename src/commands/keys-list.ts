import { makeApp } from '../app.ts';
import { loadConfig } from '../config.ts';
import { instant } from '../lib/clock.ts';
import { localTime } from '../lib/local-day.ts';
import { UsageError, type Command } from './command.ts';

export const command: Command = {
  help: `
Usage: diembao keys list

One key a line: id, role, when it was made, whether it was revoked.`,
  options: {},
  positionals: [],
  run: async (_input, terminal) => {
    const app = await makeApp({ config: loadConfig(), withModel: false });
    try {
      for (const key of await app.store.keys.list()) {
        terminal.out(
          `${key.id}  ${key.role.padEnd(14)} ${localTime(key.createdAt)}${key.revokedAt ? `  thu hồi ${localTime(key.revokedAt)}` : ''}\n`,
        );
      }
      return 0;
    } finally {
      await app.close();
    }
  },
};

export const revoke: Command = {
  help: `
Usage: diembao keys revoke ID

The key stops working at once. Exit 1 when there is no such key or it was revoked before.`,
  options: {},
  positionals: ['ID'],
  run: async ({ positionals }, terminal) => {
    const [id] = positionals;
    if (!id) throw new UsageError('ID is missing; diembao keys list shows them');
    const app = await makeApp({ config: loadConfig(), withModel: false });
    try {
      const isDone = await app.store.keys.revoke(id, instant(app.clock));
      if (isDone)
        await app.store.audit.append({
          at: instant(app.clock),
          actor: 'console',
          action: 'revoke key',
          subject: id,
          note: '',
        });
      terminal.err(isDone ? `key ${id} is revoked\n` : `there is no live key ${id}\n`);
      return isDone ? 0 : 1;
    } finally {
      await app.close();
    }
  },
};
