/** What one robots.txt says to us. */
export interface RobotsRules {
  isAllowed(pathAndQuery: string): boolean;
  /** Milliseconds between request starts; null when not said. Kept in full up to a day. */
  crawlDelayMs: number | null;
  /** Absolute URLs of sitemaps. */
  sitemaps: string[];
}

interface Rule {
  allow: boolean;
  /** Normalised pattern, cut at its wildcards. */
  parts: string[];
  isAnchored: boolean;
  length: number;
}

interface Group {
  agents: string[];
  rules: Rule[];
  delayMs: number | null;
}

const DAY_MS = 86_400_000;
const UNRESERVED = /[A-Za-z0-9\-._~]/;

/** Octets outside ASCII are encoded, escapes of unreserved characters undone, hex digits in upper case (RFC 9309, 2.2.2). */
function normalisedPath(path: string): string {
  return path
    .replace(/[^\x21-\x7e]+/g, (run) => encodeURIComponent(run.toWellFormed()))
    .replace(/%[0-9a-f]{2}/gi, (escape) => {
      const character = String.fromCharCode(Number.parseInt(escape.slice(1), 16));
      return UNRESERVED.test(character) ? character : escape.toUpperCase();
    });
}

function ruleOf(allow: boolean, value: string): Rule {
  const pattern = normalisedPath(value);
  const isAnchored = pattern.endsWith('$');
  const parts = (isAnchored ? pattern.slice(0, -1) : pattern).split(/\*+/);
  return { allow, parts, isAnchored, length: pattern.length };
}

/** Leftmost matching is enough: a part found later never leaves more room for the rest. */
function isMatch(rule: Rule, path: string): boolean {
  const first = rule.parts[0] as string;
  if (!path.startsWith(first)) return false;
  let at = first.length;
  const lastIndex = rule.parts.length - 1;
  for (let index = 1; index <= lastIndex; index += 1) {
    const part = rule.parts[index] as string;
    if (index === lastIndex && rule.isAnchored) return path.length - part.length >= at && path.endsWith(part);
    const found = path.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return !rule.isAnchored || at === path.length;
}

function linesOf(text: string): { key: string; value: string }[] {
  const found: { key: string; value: string }[] = [];
  for (const line of text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/)) {
    const bare = line.replace(/#.*$/, '');
    const colon = bare.indexOf(':');
    if (colon > 0) found.push({ key: bare.slice(0, colon).trim().toLowerCase(), value: bare.slice(colon + 1).trim() });
  }
  return found;
}

function groupsOf(lines: { key: string; value: string }[]): Group[] {
  const groups: Group[] = [];
  let current: Group | null = null;
  let isOpen = false;
  for (const { key, value } of lines) {
    if (key === 'user-agent') {
      if (!isOpen || !current) groups.push((current = { agents: [], rules: [], delayMs: null }));
      isOpen = true;
      current.agents.push((/^[a-z_-]+|^\*/i.exec(value)?.[0] ?? '').toLowerCase());
    } else if (key === 'allow' || key === 'disallow' || key === 'crawl-delay') {
      isOpen = false;
      if (!current || value === '') continue;
      if (key !== 'crawl-delay') current.rules.push(ruleOf(key === 'allow', value));
      else if (/^\d+(\.\d+)?$/.test(value)) current.delayMs = Math.min(DAY_MS, Math.ceil(Number(value) * 1000));
    }
  }
  return groups;
}

/** Rules of a robots.txt for one product token (such as `DiemBao`). Never throws: what is not understood is skipped. Source: RFC 9309. */
export function parseRobots(text: string, productToken: string): RobotsRules {
  const lines = linesOf(text);
  const groups = groupsOf(lines);
  const token = productToken.toLowerCase();
  const named = groups.filter((group) => group.agents.includes(token));
  const ours = named.length > 0 ? named : groups.filter((group) => group.agents.includes('*'));
  const rules = ours.flatMap((group) => group.rules);
  const delays = ours.flatMap((group) => group.delayMs ?? []);
  return {
    crawlDelayMs: delays.length > 0 ? Math.max(...delays) : null,
    sitemaps: lines.flatMap(({ key, value }) => (key === 'sitemap' && URL.canParse(value) ? [value] : [])),
    isAllowed(pathAndQuery) {
      const path = normalisedPath(pathAndQuery);
      if (path === '/robots.txt') return true;
      let best: Rule | null = null;
      for (const rule of rules) {
        const isBetter = !best || rule.length > best.length || (rule.length === best.length && rule.allow);
        if (isBetter && isMatch(rule, path)) best = rule;
      }
      return best?.allow ?? true;
    },
  };
}

/** What holds where there is no robots.txt. */
export const NO_RULES: RobotsRules = { isAllowed: () => true, crawlDelayMs: null, sitemaps: [] };
