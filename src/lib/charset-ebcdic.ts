/** Latin-1 codes of the bytes 00–FF of EBCDIC code page 37, two hexadecimal digits each. Source: IBM CDRA, CCSID 37. */
const LATIN1_OF_037 = [
  '000102039c09867f978d8e0b0c0d0e0f101112139d8508871819928f1c1d1e1f80818283840a171b88898a8b8c050607',
  '909116939495960498999a9b14159e1a20a0e2e4e0e1e3e5e7f1a22e3c282b7c26e9eaebe8edeeefecdf21242a293bac',
  '2d2fc2c4c0c1c3c5c7d1a62c255f3e3ff8c9cacbc8cdcecfcc603a2340273d22d8616263646566676869abbbf0fdfeb1',
  'b06a6b6c6d6e6f707172aabae6b8c6a4b57e737475767778797aa1bfd0dddeae5ea3a5b7a9a7b6bcbdbe5b5dafa8b4d7',
  '7b414243444546474849adf4f6f2f3f57d4a4b4c4d4e4f505152b9fbfcf9faff5cf7535455565758595ab2d4d6d2d3d5',
  '30313233343536373839b3dbdcd9da9f',
].join('');
const TABLE = Buffer.from(LATIN1_OF_037, 'hex');
/** Where other code pages differ from 037, as byte and character. Source: CCSID 500 and 1140. */
const DIFFERENCES: Readonly<Record<string, Readonly<Record<number, string>>>> = {
  cp037: {},
  cp500: { 0x4a: '[', 0x4f: '!', 0x5a: ']', 0x5f: '^', 0xb0: '¢', 0xba: '¬', 0xbb: '|' },
  cp1140: { 0x9f: '€' },
};

/** The EBCDIC code page that a label names (`cp037`, `cp500`, `cp1140`); null for none. */
export function ebcdicOf(label: string): string | null {
  const digits = /^(?:(?:cs)?ibm|cp|ebcdic-cp-|x-cp)?-?0*(37|500|1140)$/.exec(label)?.[1];
  if (digits === undefined) return /^ebcdic-cp-(?:us|ca|wt|nl)$/.test(label) ? 'cp037' : null;
  return digits === '37' ? 'cp037' : `cp${digits}`;
}

/** True when the bytes begin with `<?xm` in EBCDIC. Source: XML 1.0, appendix F.1. */
export function looksLikeEbcdic(bytes: Uint8Array): boolean {
  return bytes[0] === 0x4c && bytes[1] === 0x6f && bytes[2] === 0xa7 && bytes[3] === 0x94;
}

/** Text of bytes in an EBCDIC code page; its new line (NEL) becomes a line feed. */
export function decodeEbcdic(charset: string, bytes: Uint8Array): string {
  const differences = DIFFERENCES[charset] ?? {};
  let text = '';
  for (const byte of bytes) text += differences[byte] ?? String.fromCharCode(TABLE[byte] as number);
  return text.replace(/\x85/g, '\n');
}
