import { inflateRawSync } from 'node:zlib';

/** The text of one member of a zip archive (central directory read; what Word writes). */
export function member(zip: Buffer, name: string): string {
  const end = zip.lastIndexOf(Buffer.from('PK\u0005\u0006', 'latin1'));
  for (let at = zip.readUInt32LE(end + 16); at < end;) {
    const [nameSize, extra, comment, start] = [28, 30, 32]
      .map((offset) => zip.readUInt16LE(at + offset))
      .concat(zip.readUInt32LE(at + 42)) as [number, number, number, number];
    if (zip.subarray(at + 46, at + 46 + nameSize).toString() === name) {
      const from = start + 30 + zip.readUInt16LE(start + 26) + zip.readUInt16LE(start + 28);
      const bytes = zip.subarray(from, from + zip.readUInt32LE(at + 20));
      return (zip.readUInt16LE(at + 10) === 0 ? bytes : inflateRawSync(bytes)).toString();
    }
    at += 46 + nameSize + extra + comment;
  }
  throw new Error(`no ${name}`);
}
