import { isIPv4, isIPv6 } from 'node:net';
import { DiembaoError } from '../../domain/errors.ts';

/** A CIDR range: 4 or 16 octets and the number of leading bits that count. */
export interface AddressRange {
  octets: Uint8Array;
  bits: number;
}

function octetsOfV4(address: string): Uint8Array {
  return Uint8Array.from(address.split('.').map(Number));
}

/** Groups of one half of an IPv6 text; a dotted quad at the end gives two groups. */
function groupsOf(half: string): number[] {
  if (half === '') return [];
  return half.split(':').flatMap((group) => {
    if (!group.includes('.')) return [Number.parseInt(group, 16)];
    const [a = 0, b = 0, c = 0, d = 0] = octetsOfV4(group);
    return [a * 256 + b, c * 256 + d];
  });
}

function octetsOfV6(address: string): Uint8Array {
  const [head = '', tail] = address.split('::');
  const left = groupsOf(head);
  const right = tail === undefined ? [] : groupsOf(tail);
  const groups = [...left, ...new Array<number>(Math.max(0, 8 - left.length - right.length)).fill(0), ...right];
  return Uint8Array.from(groups.flatMap((group) => [group >> 8, group & 255]));
}

/** The 4 or 16 octets of an address, or null for anything else (also for a scoped address such as `fe80::1%eth0`). */
export function addressOctets(address: string): Uint8Array | null {
  if (address.includes('%')) return null;
  if (isIPv4(address)) return octetsOfV4(address);
  return isIPv6(address) ? octetsOfV6(address) : null;
}

/** The range that a text such as `127.0.0.0/8` names; a bare address is a range of one. Throws `config-invalid`. */
export function parseRange(text: string): AddressRange {
  const [address = '', suffix] = text.trim().split('/');
  const octets = addressOctets(address);
  const bits =
    suffix === undefined ? (octets?.length ?? 0) * 8 : /^\d{1,3}$/.test(suffix) ? Number(suffix) : Number.NaN;
  if (!octets || !(bits >= 0 && bits <= octets.length * 8)) {
    throw new DiembaoError('config-invalid', 'allowAddresses holds what is no CIDR range', { facts: { range: text } });
  }
  return { octets, bits };
}

function isInRange(octets: Uint8Array, range: AddressRange): boolean {
  if (octets.length !== range.octets.length) return false;
  for (let bit = 0; bit < range.bits; bit += 8) {
    const mask = range.bits - bit >= 8 ? 255 : (255 << (8 - (range.bits - bit))) & 255;
    const at = bit / 8;
    if (((octets[at] as number) & mask) !== ((range.octets[at] as number) & mask)) return false;
  }
  return true;
}

/** IANA special-purpose registries (IPv4), what is not "globally reachable", and multicast. */
const REFUSED_V4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
].map(parseRange);

/** Only 2000::/3 is given out as global unicast; this leaves out mapped, NAT64, ULA, link-local and multicast at once. */
const GLOBAL_V6 = parseRange('2000::/3');
/** Inside it: IETF protocols with Teredo and ORCHID, documentation, 6to4. */
const REFUSED_V6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'].map(parseRange);
const MAPPED_V4 = parseRange('::ffff:0:0/96');

/** True for an address on the public internet that belongs to one machine; false for every other text. */
export function isPublicAddress(address: string): boolean {
  const octets = addressOctets(address);
  if (!octets) return false;
  if (octets.length === 4) return !REFUSED_V4.some((range) => isInRange(octets, range));
  return isInRange(octets, GLOBAL_V6) && !REFUSED_V6.some((range) => isInRange(octets, range));
}

/** True when one of the ranges holds the address; an IPv4 range holds the mapped IPv6 form of its addresses too. */
export function isAllowedAddress(address: string, ranges: readonly AddressRange[]): boolean {
  const octets = addressOctets(address);
  if (!octets) return false;
  const inner = isInRange(octets, MAPPED_V4) ? octets.subarray(12) : octets;
  return ranges.some((range) => isInRange(octets, range) || isInRange(inner, range));
}
