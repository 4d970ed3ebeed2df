import { randomInt, timingSafeEqual } from 'node:crypto';
import { DiembaoError } from '../domain/errors.ts';
import type { Clock } from '../lib/clock.ts';
import { sha256 } from '../lib/hash.ts';
import { makeMutex } from '../lib/mutex.ts';
import type { Store } from '../store/port.ts';
import { createKey } from './create-key.ts';

/** No sign that is taken for another when it is read aloud or typed from a console. */
const SIGNS = 'ABCDEFGHJKMNPQRSTVWXYZ23456789';
const GROUPS = 3;
const GROUP_LENGTH = 4;
/** 30^12 codes and so many tries: guessing is hopeless; a mistyped code is not. */
const MOST_TRIES = 10;

/** The door through which an installation without any key gets its first one, once, by a code that the console shows. */
export interface FirstRun {
  /** The code of this start; null where there is a key already, or after it was used or guessed at too often. */
  code(): string | null;
  /** An administrator's key for the code, shown once. Throws `not-allowed`, with `facts.firstRun` `wrong` or `closed`. */
  claim(code: string): Promise<{ key: string; role: 'admin' }>;
}

function newCode(): string {
  const group = (): string => Array.from({ length: GROUP_LENGTH }, () => SIGNS[randomInt(SIGNS.length)]).join('');
  return Array.from({ length: GROUPS }, group).join('-');
}

const closed = (): DiembaoError =>
  new DiembaoError('not-allowed', 'there is no first key to make', { facts: { firstRun: 'closed' } });
const wrong = (): DiembaoError =>
  new DiembaoError('not-allowed', 'this is not the code that the console shows', { facts: { firstRun: 'wrong' } });
const plain = (code: string): Buffer => Buffer.from(sha256(code.toUpperCase().replace(/[^A-Z0-9]/g, '')));

/** Opens the door if the store holds no key, not even a revoked one. */
export async function makeFirstRun(parts: { store: Pick<Store, 'keys' | 'audit'>; clock: Clock }): Promise<FirstRun> {
  const { keys } = parts.store;
  const oneAtATime = makeMutex();
  let code = (await keys.list()).length === 0 ? newCode() : null;
  let tries = 0;
  return {
    code: () => code,
    claim: (typed) =>
      oneAtATime(async () => {
        if (code === null) throw closed();
        tries += 1;
        const isRight = timingSafeEqual(plain(typed), plain(code));
        if (!isRight && tries >= MOST_TRIES) code = null;
        if (!isRight) throw wrong();
        // Somebody may have made a key at the console meanwhile.
        const isStillFirst = (await keys.list()).length === 0;
        code = null;
        if (!isStillFirst) throw closed();
        const { key } = await createKey({ ...parts, role: 'admin' });
        return { key, role: 'admin' };
      }),
  };
}
