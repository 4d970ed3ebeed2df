/** Second-level labels under which countries register names (`com.vn`, `or.kr`); not the whole public suffix list, but what the press uses. */
const SECOND_LEVEL = new Set([
  'com',
  'co',
  'gov',
  'go',
  'org',
  'or',
  'net',
  'ne',
  'edu',
  'ac',
  'info',
  'pro',
  'gob',
  'lg',
  'mil',
  'asia',
  're',
  'pe',
]);

/** The registered name that a host belongs to, such as `bacgiang.gov.vn` of `cn.bacgiang.gov.vn`; an IP address is its own. */
export function siteOf(host: string): string {
  const labels = host.toLowerCase().replace(/\.$/, '').split('.');
  if (/^[\d.]+$/.test(host) || host.startsWith('[')) return host;
  const isDeep =
    labels.length > 2 && (labels.at(-1) as string).length === 2 && SECOND_LEVEL.has(labels.at(-2) as string);
  return labels.slice(isDeep ? -3 : -2).join('.');
}

/** True when both URLs belong to one registered name. */
export function isSameSite(a: URL, b: URL): boolean {
  return siteOf(a.hostname) === siteOf(b.hostname);
}
