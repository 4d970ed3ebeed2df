import { readFileSync } from 'node:fs';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { maskPersons } from '../../../src/privacy/mask-persons.ts';
import { parsePublishers } from '../../../src/privacy/publishers.ts';
import { growthOf, letters, numbered, repeated } from '../../growth.ts';

const file = readFileSync(new URL('../../../config/publishers.yaml', import.meta.url), 'utf8');
const { publishers } = parsePublishers(load(file));
const LENGTH = 12_000;

const capital = (at: number): string => letters(at).replace(/^./u, (first) => first.toUpperCase());
const hangul = (at: number): string => String.fromCharCode(0xac00 + (at % 9_000));
const kanji = (at: number): string => String.fromCharCode(0x4e00 + (at % 5_000));

/** Texts that were made to be slow: long runs of one kind, and ever new names, each of which is looked for in all the rest. */
const TEXTS: [string, (length: number) => string][] = [
  ...[
    '0 ',
    '1',
    '@',
    'a.',
    'a@',
    'không ',
    'Nguyễn Văn ',
    'N.',
    'http://',
    'fb ',
    'a-',
    'em là ',
    '一',
    '_a',
    '. ',
    '1;',
    'ー1',
    '(1) ',
    '0 1 ',
    'nick "',
    '98 A ',
    '王强（',
    '김',
    'グエン・',
    'chị Hoa ',
    'nạn nhân ',
    'gmail',
    'a at ',
    'khong',
    '1\n',
    't.me/',
    '0 9 ',
    '09.',
    '0, ',
    '.',
    '\u200b',
    '1\u200b',
    'a\u0301',
    '(',
    '[',
    '[(',
    '&#48;',
    '%30',
    'a',
    '-',
    '\n',
  ].map((piece): [string, (length: number) => string] => [piece, repeated(piece)]),
  ['digits, then a letter', (length) => `${'1'.repeat(length)}x`],
  ['half of it before an @', (length) => `${'a.'.repeat(length / 4)}@${'b.'.repeat(length / 4)}`],
  ['brackets that close late', (length) => '['.repeat(length / 2) + ']'.repeat(length / 2)],
  ['blanks between two letters', (length) => `a${' '.repeat(length)}b`],
  ['marks on one digit', (length) => `1${'\u0336'.repeat(length)}2`],
  ['one endless link', (length) => `https://facebook.com/${'a'.repeat(length)}`],
  ['a new name each time', numbered((at) => `anh Nguyễn Văn ${capital(at)}, `)],
  ['a new victim each time', numbered((at) => `nạn nhân Trần ${capital(at)} ${capital(at * 7 + 3)} (SN 1990) ở đó. `)],
  ['a new Korean each time', numbered((at) => `김${hangul(at)}${hangul(at * 7)} 씨(30)는 `)],
  ['a new Japanese each time', numbered((at) => `田中${kanji(at)}さん（30）`)],
  ['a new Chinese each time', numbered((at) => `王${kanji(at)}${kanji(at * 7)}（男，30岁）`)],
  ['a new handle each time', numbered((at) => `@${letters(at)}_${at} `)],
  ['a new login each time', numbered((at) => `fb ${letters(at)}abcdefgh `)],
  ['a new address each time', numbered((at) => `${letters(at)}${at}@gmail.com `)],
];

describe('the work of masking', () => {
  it.each(TEXTS)('grows with the text, not with its square: %j', (_, textOf) => {
    expect(growthOf((text) => maskPersons(text, { publishers, isPost: true }), textOf, LENGTH)).toBeLessThan(9);
  });
});
