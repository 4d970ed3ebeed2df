import { describe, expect, it } from 'vitest';
import { serverAddress } from '../../../src/lib/server-address.ts';

describe('the address of a server', () => {
  it.each([
    ['http://es:9200', 'http://es:9200/', 'diembao'],
    ['redis://:secret@redis:6379?prefix=office-a', 'redis://:secret@redis:6379', 'office-a'],
    ['https://k:v@es1:9200, https://es2:9200?prefix=b', 'https://k:v@es1:9200/,https://es2:9200/', 'b'],
  ])('%s', (text, url, prefix) => expect(serverAddress(text)).toEqual({ url, prefix }));
  it.each(['not an address', '', 'http://es:9200?prefix=Ö', 'http://es:9200?prefix='])('refuses %j', (text) =>
    expect(serverAddress(text)).toBeNull(),
  );
});
