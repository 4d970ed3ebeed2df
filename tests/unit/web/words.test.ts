import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { fill, type Message } from '../../../web/src/lib/message.ts';
import { en } from '../../../web/src/messages/en.ts';
import { vi, type MessageKey } from '../../../web/src/messages/vi.ts';

const keys = Object.keys(vi) as MessageKey[];
const names = (message: Message): string[] =>
  (typeof message === 'string' ? [message] : [message.one, message.other]).map((text) =>
    [...new Set(text.match(/\{\w+\}/g) ?? [])].sort().join(),
  );
const web = fileURLToPath(new URL('../../../web/src', import.meta.url));
const sources = readdirSync(web, { recursive: true, withFileTypes: true })
  .filter((item) => item.isFile() && /\.(svelte|ts)$/.test(item.name) && !item.parentPath.endsWith('messages'))
  .map((item) => readFileSync(`${item.parentPath}/${item.name}`, 'utf8'))
  .join('\n');

describe('the messages of the dashboard', () => {
  it('are the same in both languages', () => expect(Object.keys(en).sort()).toEqual([...keys].sort()));
  it.each(keys)('%s stands for the same values in both languages', (key) => {
    for (const form of names(en[key])) expect([names(vi[key])[0], '']).toContain(form);
  });
  it('are written in composed Unicode (NFC)', () => {
    for (const key of keys)
      for (const text of [vi[key], JSON.stringify(en[key])]) expect(text.normalize('NFC')).toBe(text);
  });
  it('are all used', () => {
    const unused = keys.filter((key) => {
      const stem =
        key.includes('-') || key.includes('.')
          ? key.slice(0, Math.max(key.lastIndexOf('.'), key.lastIndexOf('-')) + 1)
          : key;
      const group = `${key.split('.')[0]}.\${`;
      return !sources.includes(`'${key}'`) && !sources.includes(`\`${stem}\${`) && !sources.includes(`\`${group}`);
    });
    expect(unused).toEqual([]);
  });
  it('has one and many in English, one form in Vietnamese', () => {
    expect(fill(en['documents.count'], { n: 1 }, 'en-GB')).toBe('1 document');
    expect(fill(en['documents.count'], { n: 1200 }, 'en-GB')).toBe('1,200 documents');
    expect(fill(vi['documents.count'], { n: 1200 }, 'vi-VN')).toBe('1.200 tin, bài');
    expect(fill('a {b} {c}', { b: 'x' }, 'en-GB')).toBe('a x {c}');
  });
});
