/** Reads a stream of chunks by line, count and block, holding no more than what is asked for and one chunk. */
export interface OctetReader {
  /** The octets up to and with the end of a block of header lines (an empty line); null at the end or beyond `maxBytes`. */
  block(maxBytes: number): Promise<Buffer | null>;
  /** Exactly so many octets, or fewer where the stream ends. */
  take(count: number): Promise<Buffer>;
  /** Passes over octets; returns how many there were. */
  skip(count: number): Promise<number>;
  /** Passes over the line ends before the next record; false at the end of the stream. */
  skipLineEnds(): Promise<boolean>;
}

function blockEnd(buffer: Buffer): number {
  const crlf = buffer.indexOf('\r\n\r\n');
  const lf = buffer.indexOf('\n\n');
  if (crlf >= 0 && (lf < 0 || crlf < lf)) return crlf + 4;
  return lf >= 0 ? lf + 2 : -1;
}

/** A reader over any stream of octets. */
export function makeOctetReader(stream: AsyncIterable<Uint8Array>): OctetReader {
  const chunks = stream[Symbol.asyncIterator]();
  let held: Buffer = Buffer.alloc(0);

  async function more(): Promise<boolean> {
    const next = await chunks.next();
    if (next.done) return false;
    const chunk = Buffer.from(next.value.buffer, next.value.byteOffset, next.value.byteLength);
    held = held.length === 0 ? chunk : Buffer.concat([held, chunk]);
    return true;
  }

  function taken(count: number): Buffer {
    const part = held.subarray(0, count);
    held = held.subarray(count);
    return part;
  }

  return {
    async block(maxBytes) {
      for (;;) {
        const end = blockEnd(held);
        if (end >= 0 && end <= maxBytes) return taken(end);
        if (end > maxBytes || held.length > maxBytes || !(await more())) return null;
      }
    },
    async take(count) {
      const parts: Buffer[] = [];
      let missing = count;
      while (missing > 0) {
        if (held.length === 0 && !(await more())) break;
        const part = taken(missing);
        missing -= part.length;
        parts.push(part);
      }
      return Buffer.concat(parts);
    },
    async skip(count) {
      let missing = count;
      while (missing > 0) {
        if (held.length === 0 && !(await more())) break;
        missing -= taken(missing).length;
      }
      return count - missing;
    },
    async skipLineEnds() {
      for (;;) {
        let at = 0;
        while (held[at] === 13 || held[at] === 10) at += 1;
        held = held.subarray(at);
        if (held.length > 0) return true;
        if (!(await more())) return false;
      }
    },
  };
}
