/** Minutes east of Greenwich where a language's press is written; none of these countries has daylight saving. */
const BY_LANGUAGE: Readonly<Record<string, number>> = { vi: 420, lo: 420, th: 420, km: 420, zh: 480, ja: 540, ko: 540 };
const BY_COUNTRY: Readonly<Record<string, number>> = {
  vn: 420,
  la: 420,
  th: 420,
  kh: 420,
  cn: 480,
  tw: 480,
  hk: 480,
  sg: 480,
  jp: 540,
  kr: 540,
};

/** Minutes east of Greenwich of a zone written `+07:00`, `-0530` or `Z`; null when it is none. */
export function zoneOffsetMinutes(zone: string): number | null {
  if (/^(?:z|utc)$/i.test(zone)) return 0;
  const match = /^([+-])(\d{2}):?(\d{2})$/.exec(zone);
  if (!match) return null;
  const minutes = Number(match[2]) * 60 + Number(match[3]);
  return match[1] === '-' ? -minutes : minutes;
}

/**
 * Minutes east of Greenwich for dates without a zone: the caller's zone, else that of the host's country (`.vn` +7),
 * else that of the declared language, else 0.
 */
export function defaultZoneMinutes(hints: { zone: string | undefined; url: string; language: string | null }): number {
  const stated = hints.zone === undefined ? null : zoneOffsetMinutes(hints.zone);
  if (stated !== null) return stated;
  const country = /^[a-z]+:\/\/[^/?#]*\.([a-z]{2})(?::\d+)?(?:[/?#]|$)/i.exec(hints.url)?.[1]?.toLowerCase() ?? '';
  const language = hints.language?.slice(0, 2).toLowerCase() ?? '';
  return BY_COUNTRY[country] ?? BY_LANGUAGE[language] ?? 0;
}
