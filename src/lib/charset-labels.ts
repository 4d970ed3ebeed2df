import iconv from 'iconv-lite';
import { decodeEbcdic, ebcdicOf } from './charset-ebcdic.ts';

/** Labels whose meaning on the web is wider than, or other than, their name (WHATWG Encoding, section 4.2, plus older habits). */
const WEB_MEANING: [charset: string, labels: string][] = [
  ['utf-8', 'utf-8 utf8 utf_8 u8 utf unicode-1-1-utf-8 unicode11utf8 unicode20utf8 x-unicode20utf8 utf8mb4 utf-8-sig'],
  [
    'gb18030',
    'gb18030 gb2312 gbk gb-2312 gb_2312 gb_2312-80 gb2312-80 csgb2312 chinese x-gbk cp936 ms936 windows-936 iso-ir-58 euc-cn gb18030-2000 gb18030-2005 gb18030-2022',
  ],
  ['big5', 'big5 big5-tw hkscs big5_hkscs big5-hkscs cn-big5 csbig5 x-x-big5 cp950 windows-950 big-5'],
  [
    'shift_jis',
    'shift_jis shift-jis sjis x-sjis ms_kanji ms932 cp932 csshiftjis windows-31j windows-932 shiftjis s-jis shiftjis2004 shift_jis_2004 shift_jisx0213 sjisx0213 s-jisx0213 shiftjisx0213',
  ],
  [
    'euc-jp',
    'euc-jp eucjp euc_jp u-jis eucjis2004 eucjisx0213 euc-jisx0213 euc-jis-2004 euc_jis_2004 x-euc-jp cseucpkdfmtjapanese ujis',
  ],
  ['iso-2022-jp', 'iso-2022-jp csiso2022jp jis iso2022jp'],
  [
    'euc-kr',
    'euc-kr euckr cp949 ms949 uhc windows-949 ks_c_5601-1987 ks_c_5601-1989 ksc5601 ksc_5601 cseuckr korean iso-ir-149 csksc56011987 x-windows-949',
  ],
  [
    'windows-1252',
    'windows-1252 cp1252 x-cp1252 iso-8859-1 iso8859-1 iso88591 iso_8859-1 iso-ir-100 latin1 latin-1 l1 us-ascii ascii ansi_x3.4-1968 ibm819 cp819 csisolatin1',
  ],
  ['windows-1258', 'windows-1258 cp1258 x-cp1258 vietnamese'],
  ['windows-874', 'windows-874 tis-620 tis620 iso-8859-11 dos-874 cp874'],
  ['windows-1254', 'windows-1254 cp1254 iso-8859-9 latin5'],
  ['rk1048', 'rk1048 kz1048 kz-1048 strk1048-2002'],
  ['maccenteuro', 'maccenteuro mac-latin2 maclatin2 maccentraleurope x-mac-ce'],
  ['pt154', 'pt154 ptcp154 csptcp154 cp154 cyrillic-asian'],
  ['cp861', 'cp861 ibm861 cp-is csibm861'],
  ['cp866', 'cp866 ibm866 866 cp866u ruscii csibm866'],
  ['hproman8', 'hproman8 hp-roman8 roman8 r8 cp1051 ibm1051 cshproman8'],
  ['utf-16le', 'utf-16 utf16 utf_16 u16 utf-16le utf_16_le ucs-2 ucs2 unicode iso-10646-ucs-2 csunicode unicodefeff'],
  ['utf-16be', 'utf-16be utf_16_be unicodefffe'],
];

const BY_LABEL = new Map(
  WEB_MEANING.flatMap(([charset, labels]) => labels.split(' ').map((label) => [label, charset])),
);

/** iconv-lite's names where they differ; its EUC-KR, Shift_JIS and Big5 tables are the wide ones (UHC, Windows-31J, HKSCS). */
const ICONV_NAMES: Record<string, string> = { 'euc-kr': 'cp949', shift_jis: 'cp932', big5: 'big5hkscs' };

/** Node's own codecs (base64, hex, binary, utf-7) and what iconv-lite has beyond: no charsets of a page. */
const NO_CHARSET = /^(?:base64|hex|binary|cesu-?8|ascii8bit|.*utf-?7.*|\d+)$/;

/** The charset that a label means on the web, in lower case; null for an unknown label. */
export function charsetOf(label: string | null | undefined): string | null {
  const name = (label ?? '')
    .trim()
    .toLowerCase()
    .replace(/^["']|["']$/g, '');
  if (!name) return null;
  // `iso_8859-2:1987` is written in many ways.
  const plain = name
    .replaceAll('_', '-')
    .replace(/[-:](?:19|20)\d\d$/, '')
    .replace(/^x-mac-/, 'mac');
  const known = BY_LABEL.get(name) ?? BY_LABEL.get(plain) ?? ebcdicOf(plain);
  if (known) return known;
  if (/^(?:cs|iso-10646-)?ucs-?4(?:be)?$|^u(?:tf)?-?32(?:-?be)?$/.test(plain)) return 'utf-32be';
  if (/^(?:ucs-?4|utf-?32)-?le$/.test(plain)) return 'utf-32le';
  const page = /^(?:x-)?(?:cp|ibm|dos|windows|win|ms)?-?(\d{3,4})$/.exec(plain)?.[1];
  if (page !== undefined && iconv.encodingExists(`cp${page}`)) return `cp${page}`;
  return !NO_CHARSET.test(plain) && iconv.encodingExists(plain) ? plain : null;
}

/** Text of bytes in a charset that `charsetOf` gave; U+FFFD for what is not valid; a cut-off last UTF-8 character is left out. */
export function decodeAs(charset: string, bytes: Uint8Array): string {
  if (charset === 'utf-8') return new TextDecoder('utf-8').decode(bytes, { stream: true });
  if (ebcdicOf(charset) === charset) return decodeEbcdic(charset, bytes);
  if (charset === 'iso-2022-jp') return new TextDecoder('iso-2022-jp').decode(bytes);
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return iconv.decode(view, ICONV_NAMES[charset] ?? charset);
}

/** The label of a Content-Type header, as written; null when it names none. */
export function contentTypeLabel(contentType: string | null | undefined): string | null {
  return /charset\s*=\s*["']?\s*([^"'\s;,]+)/i.exec(contentType ?? '')?.[1] ?? null;
}

/** The label declared in the first 4,096 bytes: the XML declaration, or a meta element of HTML (comments are passed over). */
export function declaredLabel(bytes: Uint8Array, kind: 'xml' | 'html' | 'text'): string | null {
  if (kind === 'text') return null;
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 4096)).toString('latin1');
  const xml = /^[\s\0]*<\?xml[^>]{0,200}?encoding\s*=\s*["']([^"']+)["']/i.exec(head)?.[1];
  if (kind === 'xml') return xml ?? null;
  const visible = head.replace(/<!--(?!\[if)[\s\S]*?-->/g, '');
  for (const [tag] of visible.matchAll(/<meta\b[^>]*>/gi)) {
    const label = /\bcharset\s*=\s*["']?\s*([^"'\s;>/]+)/i.exec(tag)?.[1];
    if (label) return label;
  }
  return xml ?? null;
}
