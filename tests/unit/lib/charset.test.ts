import iconv from 'iconv-lite';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeAs } from '../../../src/lib/charset-labels.ts';
import { decodeText } from '../../../src/lib/charset.ts';

const ZH = '越南北江省政府周三发布通报，说当地工业区的火灾已经得到控制，没有人员伤亡。';
const ZH_TW = '越南北江省政府週三發布通報，說當地工業區的火災已經得到控制，沒有人員傷亡。';
const JA = 'ベトナム北部のバクザン省で大雨が続き、住民が避難しています。';
const KO = '베트남 박장성 정부는 수요일 공업단지에서 발생한 화재가 진화되었다고 밝혔다.';
const VI = 'Tỉnh Bắc Giang đã công bố kế hoạch phát triển các khu công nghiệp trong năm nay.';
const FR = 'L’été dernier, la région a été très touchée par les inondations : déjà des dégâts élevés.';

/** Windows-1258 writes tones as marks after the vowel; the circumflex, breve and horn letters are whole. */
function to1258(text: string): Buffer {
  const marks = /[\u0300\u0301\u0303\u0309\u0323]/u;
  const spread = [...text.normalize('NFD')].reduce<string[]>((out, char) => {
    const last = out.length - 1;
    if (/[\u0302\u0306\u031b]/u.test(char)) {
      const tone = marks.test(out[last] ?? '') ? out.pop() : '';
      out[out.length - 1] = ((out[out.length - 1] ?? '') + char).normalize('NFC');
      if (tone) out.push(tone);
    } else out.push(char);
    return out;
  }, []);
  return iconv.encode(spread.join(''), 'cp1258');
}
const page = (charset: string, body: string): string =>
  `<html><head><meta charset="${charset}"></head><body><p>${body}</p></body></html>`;
const encode = (text: string, codec: string): Buffer => (codec === 'cp1258' ? to1258(text) : iconv.encode(text, codec));

describe('decodeText', () => {
  it.each([
    ['gb2312', 'gb18030', `${ZH}㐀𠀀喆镕`, 'gb18030'],
    ['gbk', 'gb18030', ZH, 'gb18030'],
    ['big5', 'big5hkscs', ZH_TW, 'big5'],
    ['shift_jis', 'cp932', `${JA}①～㈱`, 'shift_jis'],
    ['euc-jp', 'euc-jp', JA, 'euc-jp'],
    ['ks_c_5601-1987', 'cp949', `${KO}똠펲`, 'euc-kr'],
    ['windows-1258', 'cp1258', VI, 'windows-1258'],
    ['iso-8859-1', 'cp1252', FR, 'windows-1252'],
    ['utf-8', 'utf-8', VI, 'utf-8'],
  ])('reads a page that declares %s', (label, codec, text, charset) => {
    const decoded = decodeText(encode(page(label, text), codec), { kind: 'html' });
    expect(decoded).toMatchObject({ charset, certain: true });
    expect(decoded.text).toContain(text);
  });

  it.each([
    ['gb18030', ZH, 'gb18030'],
    ['big5hkscs', ZH_TW, 'big5'],
    ['cp932', JA, 'shift_jis'],
    ['euc-jp', JA, 'euc-jp'],
    ['cp949', KO, 'euc-kr'],
    ['cp1258', VI, 'windows-1258'],
    ['cp1252', FR, 'windows-1252'],
    ['utf-8', VI, 'utf-8'],
    ['utf-16le', VI, 'utf-16le'],
    ['utf-16be', `<p>${KO}</p>`.repeat(3), 'utf-16be'],
  ])('finds %s when nothing, an unknown label or a wrong one is declared', (codec, text, charset) => {
    for (const label of [null, 'x-nonsense', 'utf-8', 'big5', 'iso-8859-1', 'gb2312', 'euc-kr', 'shift_jis']) {
      const decoded = decodeText(encode(text, codec), {
        kind: 'xml',
        contentType: label && `text/xml; charset=${label}`,
      });
      expect(`${label}: ${decoded.charset} ${decoded.text}`).toBe(`${label}: ${charset} ${text}`);
    }
  });

  it('believes windows-1258 in the page over a server that says iso-8859-1 to everything', () => {
    const decoded = decodeText(to1258(page('windows-1258', VI)), {
      kind: 'html',
      contentType: 'text/html; charset=ISO-8859-1',
    });
    expect(decoded.text).toContain(VI);
  });

  it('reads iso-2022-jp by its escapes though the label says otherwise', () => {
    const bytes = Buffer.from('\x1b$B$"\x1b(Bx', 'latin1');
    expect(decodeText(bytes, { kind: 'text', contentType: 'text/plain; charset=utf-8' })).toMatchObject({
      text: 'あx',
      charset: 'iso-2022-jp',
    });
  });

  it.each([
    ['\uFEFF', 'utf-8'],
    ['\uFEFF', 'utf-16le'],
    ['\uFEFF', 'utf-16be'],
  ])('lets a byte order mark win over every label (%s%s)', (mark, codec) => {
    const bytes = iconv.encode(mark + VI, codec);
    expect(decodeText(bytes, { kind: 'text', contentType: 'text/plain; charset=gb2312' })).toEqual({
      text: VI,
      charset: codec,
      certain: true,
    });
  });

  it.each([
    ['cp866', '8fe0a8a2a5e2', 'Привет'],
    ['IBM437', '64826a85', 'déjà'],
    ['koi8-r', 'f0d2c9d7c5d4', 'Привет'],
    ['iso_8859-2:1987', 'a3f364bc', 'Łódź'],
    ['x-mac-cyrillic', '8ff0e8e2e5f2', 'Привет'],
    ['hp-roman8', '64c56ac8', 'déjà'],
    ['kz-1048', 'cff0e8e2e5f2', 'Привет'],
    ['iso-8859-7', 'c5ebebdce4e1', 'Ελλάδα'],
    ['windows-1255', 'fae0ec', 'תאל'],
  ])('reads a short text in the declared %s', (label, hex, text) => {
    const xml = `<?xml version="1.0" encoding="${label}"?><t>`;
    const bytes = Buffer.concat([Buffer.from(xml), Buffer.from(hex, 'hex')]);
    expect(decodeText(bytes, { kind: 'xml' }).text).toBe(xml + text);
  });

  it.each([
    ['cp037', '<?xml version="1.0" encoding="cp037"?>', '4ca4a56e', '<uv>'],
    ['cp500', '<?xml version="1.0" encoding="IBM500"?>', '4aa4a55a', '[uv]'],
  ])('reads EBCDIC (%s) by the way its declaration begins', (charset, declaration, hex, text) => {
    const letters = decodeAs(
      'cp037',
      Uint8Array.from({ length: 256 }, (_, byte) => byte),
    );
    const coded = Uint8Array.from(declaration, (letter) => letters.indexOf(letter));
    const decoded = decodeText(Buffer.concat([coded, Buffer.from(hex, 'hex')]), { kind: 'xml' });
    expect(decoded).toMatchObject({ charset, text: declaration + text });
  });

  it.each(['utf-32be', 'utf-32le'])('reads %s without a mark', (charset) => {
    const text = `<a>${VI}</a>`;
    const bytes = Buffer.alloc([...text.normalize('NFC')].length * 4);
    [...text.normalize('NFC')].forEach((letter, at) => {
      const code = letter.codePointAt(0) ?? 0;
      if (charset === 'utf-32be') bytes.writeUInt32BE(code, at * 4);
      else bytes.writeUInt32LE(code, at * 4);
    });
    expect(decodeText(bytes, { kind: 'xml' })).toEqual({ text: text.normalize('NFC'), charset, certain: true });
  });

  it.each(['windows-1251', 'koi8-r'])('finds %s in Russian text that declares nothing', (charset) => {
    const bytes = iconv.encode('В районе реки прошли сильные дожди, жители города были эвакуированы.', charset);
    expect(decodeText(bytes, { kind: 'text' })).toMatchObject({ charset, certain: false });
  });

  it('keeps damaged UTF-8 as UTF-8 and marks only the damage', () => {
    const good = Buffer.from(VI.repeat(5));
    const bytes = Buffer.concat([good, Buffer.from([0xff]), good.subarray(0, 50), Buffer.from([0xe1, 0xba])]);
    const decoded = decodeText(bytes, { kind: 'html', contentType: 'text/html; charset=utf-8' });
    expect(decoded.charset).toBe('utf-8');
    expect(decoded.text.match(/\uFFFD/g)).toHaveLength(1);
  });

  it('passes over a declaration that stands in a comment', () => {
    const html = `<!-- <meta charset="gbk"> --><meta http-equiv=Content-Type content="text/html; charset=utf-8">${VI}`;
    expect(decodeText(Buffer.from(html), { kind: 'html' }).charset).toBe('utf-8');
  });

  it('drops NUL and control characters, keeps tab and line ends, composes marks', () => {
    const bytes = Buffer.from('a\0b\x07\tc\r\nBa\u0306\u0301c'.normalize('NFD'));
    expect(decodeText(bytes, { kind: 'text' }).text).toBe('ab\tc\r\nBắc');
  });

  it('never throws and never returns control characters, whatever the bytes and the label', () => {
    const label = fc.constantFrom(
      'utf-8',
      'gb2312',
      'big5',
      'shift_jis',
      'euc-jp',
      'iso-2022-jp',
      'euc-kr',
      'utf-16',
      'hex',
      '',
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), label, (bytes, name) => {
        const { text } = decodeText(bytes, { kind: 'html', contentType: `text/html; charset=${name}` });
        expect(text).not.toMatch(/[\0-\x08\x0b-\x0c\x0e-\x1f]/);
        expect(text.normalize('NFC')).toBe(text);
      }),
    );
  });
});
