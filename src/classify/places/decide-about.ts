import type { Mention } from './admit-places.ts';
import type { MentionGroup } from './mention-groups.ts';
import type { PlaceMatcher } from './place-matcher.ts';
import { weakReason } from './weak-context.ts';

/** Where a text without a title keeps one, and how far a lead goes: the first paragraph of a news item (folded characters). */
const LEAD_LENGTH = 420;

/** District of an id of ours: `bac-giang/luc-ngan/chu` → `bac-giang/luc-ngan`; empty for the province. */
const districtOf = (id: string): string =>
  id
    .split('/')
    .slice(0, 2)
    .join('/')
    .replace(/^[^/]+$/, '');

/** A whole address – commune, district, province – says where the news happened, also a paragraph later. */
const isAddress = ({ mentions }: MentionGroup): boolean => new Set(mentions.map(({ place }) => place.id)).size >= 3;

/** Strong chains that make the province a subject although neither title nor lead names it. */
const STRONG_CHAINS = 2;

export interface About {
  about: boolean;
  /** `title`, `lead`, `body`, `single-mention`, `weak:<first reason>`, `only-new-province`, `no-mention`. */
  reason: string;
  /** Weak reason of each mention; absent for strong ones. */
  weak: Map<Mention, string>;
}

/** Whether the province is a subject, judged from its believed mentions. */
export function decideAbout(matcher: PlaceMatcher, groups: MentionGroup[]): About {
  const weak = new Map<Mention, string>();
  const strong = new Set<string>();
  let head: 'title' | 'lead' | null = null;
  let isOurs = false;
  const homes = new Set<string>();
  const scenes = new Set<string>();
  for (const group of groups) {
    if (group.mentions.every((mention) => mention.place.oursShare < 1)) continue;
    isOurs = true;
    const text = (group.mentions[0] as Mention).text;
    const zone =
      text.field === 'title' ? 'title' : group.start < (isAddress(group) ? 2 : 1) * LEAD_LENGTH ? 'lead' : null;
    const reason = weakReason(matcher, group, zone !== null);
    const districts = group.mentions.map(({ place }) => districtOf(place.id)).filter(Boolean);
    if (reason) {
      for (const mention of group.mentions) weak.set(mention, reason);
      if (reason === 'hometown' && zone) for (const district of districts) homes.add(district);
    } else {
      for (const district of districts) scenes.add(district);
      strong.add(`${text.field}${group.start}`);
      if (zone) head = head === 'title' ? head : zone;
    }
  }
  if (head) return { about: true, reason: head, weak };
  // The district someone in the lead lives in, named once more on its own: it happened there.
  const isScene = [...scenes].some((district) => homes.has(district));
  if (strong.size >= STRONG_CHAINS || isScene) return { about: true, reason: 'body', weak };
  return { about: false, reason: notAbout({ isOurs, groups, strong: strong.size, weak }), weak };
}

function notAbout(seen: {
  isOurs: boolean;
  groups: MentionGroup[];
  strong: number;
  weak: Map<Mention, string>;
}): string {
  if (seen.groups.length === 0) return 'no-mention';
  if (!seen.isOurs) return 'only-new-province';
  if (seen.strong > 0) return 'single-mention';
  return `weak:${seen.weak.values().next().value ?? ''}`;
}
