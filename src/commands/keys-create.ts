import { createKey } from '../api/create-key.ts';
import { makeApp } from '../app.ts';
import { loadConfig } from '../config.ts';
import { ROLES, type Role } from '../domain/key.ts';
import { text, UsageError, type Command } from './command.ts';

export const command: Command = {
  help: `
Usage: diembao keys create --role ROLE

Makes an API key and prints it once, as the last line on stdout; only its hash is kept.
--role ROLE   ${ROLES.join(' ')}`,
  options: { role: { type: 'string' } },
  positionals: [],
  run: async ({ values }, terminal) => {
    const role = text(values['role']) as Role | undefined;
    if (!role || !ROLES.includes(role)) throw new UsageError(`--role must be one of ${ROLES.join(', ')}`);
    const app = await makeApp({ config: loadConfig(), withModel: false });
    try {
      const { key, record } = await createKey({ store: app.store, role, clock: app.clock });
      terminal.err(`key ${record.id} for ${role}; it is shown only now\n`);
      terminal.out(`${key}\n`);
      return 0;
    } finally {
      await app.close();
    }
  },
};
