import iconv from 'iconv-lite';

/** Tones that windows-1258 has as combining signs only. */
const TONES = /[\u0300\u0301\u0303\u0309\u0323]/;

/** Vietnamese letters as windows-1258 can write them: base letter with its hat, the tone after it. */
function spelledFor1258(text: string): string {
  return [...text.normalize('NFC')]
    .map((letter) => {
      const signs = letter.normalize('NFD');
      const tone = TONES.exec(signs)?.[0];
      return tone ? signs.replace(tone, '').normalize('NFC') + tone : letter;
    })
    .join('');
}

/** The bytes of a text in a declared charset, the way real servers are sloppy about it (`gb2312` carries GB18030, `euc-kr` CP949). */
export function encodeBody(text: string, charset: string): Buffer {
  if (charset === 'windows-1258') return iconv.encode(spelledFor1258(text), 'windows-1258');
  if (charset === 'gb2312') return iconv.encode(text, 'gb18030');
  return iconv.encode(text, charset === 'euc-kr' ? 'cp949' : charset);
}
