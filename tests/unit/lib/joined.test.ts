import { describe, expect, it } from 'vitest';
import { joined } from '../../../src/lib/joined.ts';

describe('a joined read', () => {
  it('is made once for all who ask together, and anew for who asks later, also after a failure', async () => {
    let count = 0;
    const read = joined(async () => {
      count += 1;
      if (count === 2) throw new Error('down');
      return count;
    });
    expect(await Promise.all([read(), read(), read()])).toEqual([1, 1, 1]);
    expect((await Promise.allSettled([read(), read()])).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect([await read(), count]).toEqual([3, 3]);
  });
});
