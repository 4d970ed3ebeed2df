import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { DiembaoError } from '../../domain/errors.ts';
import { type AddressRange, isAllowedAddress, isPublicAddress } from './address.ts';

/** All addresses of a host name; rejects when there are none. */
export type Resolver = (host: string) => Promise<string[]>;

/** Ports of other protocols that a web client must not speak to (WHATWG Fetch, "bad port"). All others may serve HTTP. */
const BAD_PORTS = new Set(
  (
    '1 7 9 11 13 15 17 19 20 21 22 23 25 37 42 43 53 69 77 79 87 95 101 102 103 104 109 110 111 113 115 117 119 123 ' +
    '135 137 139 143 161 179 389 427 465 512 513 514 515 526 530 531 532 540 548 554 556 563 587 601 636 989 990 993 ' +
    '995 1719 1720 1723 2049 3659 4045 4190 5060 5061 6000 6566 6665 6666 6667 6668 6669 6679 6697 10080'
  ).split(' '),
);

/** The machine's own resolver (hosts file included), IPv4 first: a machine without IPv6 then loses no time. */
export const systemResolver: Resolver = async (host) =>
  (await lookup(host, { all: true, order: 'ipv4first' })).map((found) => found.address);

/** The URL as it may stand in an error or a log: without credentials and fragment, at most 500 characters. */
export function shownUrl(url: URL): string {
  return `${url.protocol}//${url.host}${url.pathname}${url.search}`.slice(0, 500);
}

/** The parsed URL if it is http or https, without credentials and on a port of the web. Throws `url-invalid`. */
export function parseTarget(text: string, base?: URL): URL {
  const url = text.length <= 8192 && URL.canParse(text, base?.href) ? new URL(text, base?.href) : null;
  if (!url) throw new DiembaoError('url-invalid', 'not a URL, or longer than 8192 characters');
  const reason =
    url.protocol !== 'http:' && url.protocol !== 'https:'
      ? 'neither http nor https'
      : url.username !== '' || url.password !== ''
        ? 'carries credentials'
        : BAD_PORTS.has(url.port)
          ? 'names the port of another protocol'
          : null;
  if (reason) throw new DiembaoError('url-invalid', `the URL ${reason}`, { facts: { url: shownUrl(url) } });
  url.hash = '';
  return url;
}

async function resolved(url: URL, resolver: Resolver, timeoutMs: number): Promise<string[]> {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (isIP(host)) return [host];
  let timer: NodeJS.Timeout | undefined;
  const facts = { url: shownUrl(url) };
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new DiembaoError('fetch-timeout', 'name resolution took too long', { facts })),
      timeoutMs,
    );
  });
  try {
    return await Promise.race([resolver(host), late]);
  } catch (error) {
    if (error instanceof DiembaoError) throw error;
    throw new DiembaoError('fetch-network', 'the host name does not resolve', { facts, cause: error });
  } finally {
    clearTimeout(timer);
  }
}

/**
 * The addresses that a URL may be fetched from, best first; the caller connects to these and to nothing else.
 * A name that mixes public and refused addresses is refused whole; one with addresses in `allow` keeps only these.
 * Throws `address-refused`, `fetch-network`, `fetch-timeout`.
 */
export async function checkedAddresses(
  url: URL,
  options: { resolver: Resolver; allow: readonly AddressRange[]; timeoutMs: number },
): Promise<string[]> {
  const found = await resolved(url, options.resolver, options.timeoutMs);
  const allowed = found.filter((address) => isAllowedAddress(address, options.allow));
  if (found.length > 0 && found.every((address) => allowed.includes(address) || isPublicAddress(address))) return found;
  if (allowed.length > 0) return allowed;
  throw new DiembaoError('address-refused', 'the host has no public address, or mixes public and other ones', {
    facts: { url: shownUrl(url), address: found[0] ?? 'none' },
  });
}
