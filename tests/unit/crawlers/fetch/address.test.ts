import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isAllowedAddress, isPublicAddress, parseRange } from '../../../../src/crawlers/fetch/address.ts';

const REFUSED = [
  '0.0.0.0',
  '0.1.2.3',
  '10.0.0.1',
  '100.64.0.1',
  '100.127.255.255',
  '127.0.0.1',
  '127.255.255.254',
  '169.254.169.254',
  '172.16.0.1',
  '172.31.255.255',
  '192.0.0.8',
  '192.0.2.1',
  '192.88.99.1',
  '192.168.1.1',
  '198.18.0.1',
  '198.19.255.255',
  '198.51.100.7',
  '203.0.113.9',
  '224.0.0.1',
  '239.255.255.255',
  '240.0.0.1',
  '255.255.255.255',
  '::',
  '::1',
  '::ffff:127.0.0.1',
  '::ffff:8.8.8.8',
  '::ffff:7f00:1',
  '::127.0.0.1',
  '64:ff9b::7f00:1',
  '64:ff9b::8.8.8.8',
  '64:ff9b:1::1',
  '2002:7f00:1::',
  '2002:808:808::1',
  '2001::1',
  '2001:db8::1',
  '3fff::1',
  'fc00::1',
  'fd12:3456::1',
  'fe80::1',
  'fe80::1%eth0',
  'fec0::1',
  'ff02::1',
  '100::1',
  '5f00::1',
  'localhost',
  '',
  '1.2.3',
  '01.2.3.4',
  '2130706433',
  '0x7f000001',
  '127.1',
];
const PUBLIC = [
  '8.8.8.8',
  '1.1.1.1',
  '100.63.255.255',
  '100.128.0.1',
  '172.15.0.1',
  '172.32.0.1',
  '192.0.1.1',
  '192.169.0.1',
  '198.17.0.1',
  '223.255.255.255',
  '2001:4860:4860::8888',
  '2606:4700::1111',
  '2a00:1450::1',
];

describe('addresses', () => {
  it.each(REFUSED)('refuses %s', (address) => expect(isPublicAddress(address)).toBe(false));
  it.each(PUBLIC)('takes %s for public', (address) => expect(isPublicAddress(address)).toBe(true));

  it('holds an address in every range cut from it, and out of the range of its first bit turned', () => {
    fc.assert(
      fc.property(fc.oneof(fc.ipV4(), fc.ipV6()), fc.nat(32), (address, bits) => {
        expect(isAllowedAddress(address, [parseRange(`${address}/${bits}`)])).toBe(true);
      }),
    );
    expect(isAllowedAddress('128.0.0.1', [parseRange('127.0.0.0/8')])).toBe(false);
    expect(isAllowedAddress('10.1.3.0', [parseRange('10.1.2.0/23')])).toBe(true);
    expect(isAllowedAddress('10.1.4.0', [parseRange('10.1.2.0/23')])).toBe(false);
  });

  it('lets an IPv4 range hold the mapped form, and no range hold a scoped address', () => {
    expect(isAllowedAddress('::ffff:127.0.0.1', [parseRange('127.0.0.0/8')])).toBe(true);
    expect(isAllowedAddress('::1', [parseRange('127.0.0.0/8')])).toBe(false);
    expect(isAllowedAddress('fe80::1%lo', [parseRange('fe80::/10')])).toBe(false);
  });

  it.each(['127.0.0.0/33', '127.0.0/8', 'loopback', '::1/129', '1.2.3.4/-1', '1.2.3.4/', ''])(
    'does not take %j for a range',
    (text) => {
      expect(() => parseRange(text)).toThrow(expect.objectContaining({ code: 'config-invalid' }));
    },
  );
});
