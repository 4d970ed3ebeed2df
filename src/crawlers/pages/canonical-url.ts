import { siteOf } from '../list-pages/same-site.ts';
import { plainLine } from './entities.ts';

/** Query parameters that say how a reader came, never what is shown. */
const TRACKING =
  /^(?:utm_?\w*|vn_(?:source|medium|campaign|term|thumb|zone|aid)\w*|zarsrc|gidzl|zalo\w*|fbclid|fb_\w+|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|yclid|twclid|ttclid|li_fat_id|igshid|igsh|mibextid|sfnsn|mc_[ce]id|mc_\w+|mkt_tok|_hs\w+|hsa_\w+|pk_\w+|piwik_\w+|matomo_\w+|at_(?:medium|campaign|link\w*|custom\w*|ptr\w*|bbc\w*)|_ga|_gl|ga_\w+|s_kwcid|xtor|cmpid|cmp|icid|ncid|ocid|smid|spm|trk|trackingid|ref|ref_?src|ref_url|referrer|__twitter_impression|_branch\w*|wt\.\w+|sr_share|share_?source|amp|outputtype|amp_\w+|rss)$/i;
const INDEX_FILE = /\/(?:index\.(?:html?|php|aspx?|jsp)|default\.(?:aspx?|html?))$/i;

/** The path of the page that an AMP twin stands for. */
function withoutAmp(path: string): string {
  const bare = path
    .replace(/\.amp(?=\.html?$|$)/i, '')
    .replace(/[-_]amp(?=\.html?$|\.aspx$|\/?$)/i, '')
    .replace(/\/amp\/?$/i, '')
    .replace(/^\/amp(?=\/.)/i, '');
  return bare === '' ? '/' : bare;
}

function keptQuery(search: string): string {
  const kept = search
    .slice(1)
    .split('&')
    .filter((pair) => {
      const name = pair.split('=', 1)[0] ?? '';
      return name !== '' && !TRACKING.test(name) && !/^output=amp$/i.test(pair);
    });
  return kept.length > 0 ? `?${kept.join('&')}` : '';
}

/**
 * A URL without tracking parameters, fragment, default port, index file and AMP twin's marks; host in lower case, order
 * and spelling of what remains untouched. What is not an http(s) URL is returned as it is.
 */
export function cleanUrl(url: string): string {
  const parsed = URL.canParse(url) ? new URL(url) : null;
  if (!parsed || !/^https?:$/.test(parsed.protocol)) return url;
  parsed.hash = parsed.hash.startsWith('#!') ? parsed.hash : '';
  parsed.search = keptQuery(parsed.search);
  parsed.username = '';
  parsed.password = '';
  parsed.pathname = withoutAmp(parsed.pathname);
  if (parsed.hostname.startsWith('amp.') && parsed.hostname.split('.').length > 2)
    parsed.hostname = parsed.hostname.slice(4);
  if (!parsed.search) parsed.pathname = parsed.pathname.replace(INDEX_FILE, '/');
  return parsed.href;
}

function isPageOf(own: URL, declared: URL): boolean {
  if (!/^https?:$/.test(declared.protocol) || siteOf(own.hostname) !== siteOf(declared.hostname)) return false;
  if (/^(?:127\.|localhost$|\[::1\]$)/.test(own.hostname) && own.host !== declared.host) return false;
  const ownPath = own.pathname.replace(/\/$/, '');
  const path = declared.pathname.replace(/\/$/, '');
  if (path === '' && declared.search === '') return ownPath === '' && own.search === '';
  // A section above the page, or the script without the number that tells pages apart: a template's mistake.
  if (ownPath.startsWith(`${path}/`)) return false;
  return !(ownPath === path && own.search !== '' && declared.search === '' && /\d/.test(own.search));
}

/** The clean URL that a page declares for itself when it may: same registered name, neither the home page nor a section above; else its own. */
export function declaredOrClean(url: string, declared: string | null): string {
  const clean = cleanUrl(url);
  if (!declared || !URL.canParse(clean) || !URL.canParse(declared, clean)) return clean;
  const target = cleanUrl(new URL(declared, clean).href);
  return URL.canParse(target) && isPageOf(new URL(clean), new URL(target)) ? target : clean;
}

/** The URL that stands for a page everywhere: its rel=canonical when that can be believed, else `cleanUrl`. Reads the first 300,000 characters. */
export function canonicalUrl(url: string, html?: string): string {
  const links = (html ?? '').slice(0, 300_000).matchAll(/<link\b[^>]{0,2000}>/gi);
  for (const [tag] of links) {
    if (!/\brel\s*=\s*["']?[^"'>]*\bcanonical\b/i.test(tag)) continue;
    const href = /\bhref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))/i.exec(tag);
    if (href) return declaredOrClean(url, plainLine(href[1] ?? href[2] ?? href[3] ?? ''));
  }
  return cleanUrl(url);
}
