import { plainLine } from './entities.ts';
import { textField } from './json-ld.ts';
import { firstMeta, type PageFields } from './page-fields.ts';

const SEPARATOR = /\s+[-–—|·»•:]{1,2}\s+|\s*[|｜_]\s*|\s*－\s*|--/u;

const folded = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');

/** A title without the site's name at its end (or start): a part that names the site, or that a known headline lacks. */
function withoutSiteName(title: string, siteNames: readonly string[], headline: string | null): string {
  if (headline && headline.length >= 8 && title.startsWith(headline)) return headline;
  const parts = title.split(SEPARATOR).filter(Boolean);
  if (parts.length < 2) return title;
  const isSite = (part: string): boolean =>
    siteNames.some(
      (name) =>
        name !== '' && (folded(part).includes(name) || (folded(part).length > 3 && name.includes(folded(part)))),
    );
  let last = parts.length;
  while (last > 1 && isSite(parts[last - 1] as string)) last -= 1;
  let end = title.length;
  if (last < parts.length) end = title.indexOf(parts[last] as string, (parts[last - 1] as string).length);
  const cut = title.slice(0, end).replace(/[\s\-–—|｜·»•:_－]+$/u, '');
  return cut.length >= 8 || last < parts.length ? cut : title;
}

/** A headline that a system cut off with dots, completed from the page's other titles. */
function completed(headline: string, others: readonly (string | null)[]): string {
  const stem = headline.replace(/\s*(?:\.{3}|…)$/u, '');
  if (stem === headline && headline.length < 100) return headline;
  return (
    others.find((other) => other !== null && other.length > stem.length && folded(other).startsWith(folded(stem))) ??
    headline
  );
}

/** The page's title: JSON-LD headline, og:title, h1, title element, without the site's name; null when it has none. */
export function pageTitle(fields: PageFields, h1: string | null): string | null {
  const host = URL.canParse(fields.url) ? new URL(fields.url).hostname.replace(/^www\./, '') : '';
  const siteNames = [
    fields.metas.get('og:site_name') ?? '',
    textField(fields.article, 'publisher') ?? '',
    host,
    host.split('.')[0] ?? '',
  ]
    .map(folded)
    .filter((name) => name.length >= 3);
  const bare = (title: string | null): string | null => (title ? withoutSiteName(title, siteNames, h1) : null);
  const headline = textField(fields.article, 'headline');
  const social = bare(firstMeta(fields, ['og:title', 'twitter:title']));
  const tag = bare(fields.titleTag);
  const stated = headline ? plainLine(headline) : null;
  if (stated) return completed(bare(stated) ?? stated, [h1, social, tag]);
  if (social) return completed(social, [h1, tag]);
  return firstMeta(fields, ['headline']) ?? h1 ?? lastResort(tag);
}

/** A title element alone: the part after the last separator is taken for the site's name when it is short. */
function lastResort(tag: string | null): string | null {
  if (!tag) return null;
  const match = /^(.{12,}?)(?:\s+[-–—|]\s+|\s*[|｜_]\s*|--)[^|｜_–—]{2,40}$/u.exec(tag);
  return match?.[1] ?? tag;
}
