import type { Mention } from './admit-places.ts';
import { sentenceAround } from './field-text.ts';

/** Mentions that name one spot as a chain: "xã Mỹ An, huyện Lục Ngạn, tỉnh Bắc Giang". Positions are folded ones. */
export interface MentionGroup {
  mentions: Mention[];
  start: number;
  end: number;
  sentence: { start: number; end: number };
}

const BETWEEN =
  /^[\s,()–.-]*(?:(?:tinh|huyen|quan|thi xa|tx|tp|thanh pho|xa|phuong|thi tran|tt|h|p|x)\b[\s.]*)?[\s)]*$/;

/** The mentions of a document as chains, in order. */
export function mentionGroups(mentions: Mention[]): MentionGroup[] {
  const groups: MentionGroup[] = [];
  for (const mention of mentions) {
    const last = groups.at(-1);
    const text = mention.text;
    const isOn =
      last &&
      last.mentions[0]?.text === text &&
      (mention.start < last.end || BETWEEN.test(text.folded.slice(last.end, mention.start))) &&
      !/[.!?]\s|\n/.test(text.folded.slice(last.end, mention.start));
    if (isOn) {
      last.mentions.push(mention);
      last.end = Math.max(last.end, mention.chainEnd, mention.end);
    } else {
      const end = Math.max(mention.end, mention.chainEnd);
      groups.push({ mentions: [mention], start: mention.start, end, sentence: { start: 0, end: 0 } });
    }
  }
  for (const group of groups) {
    const text = (group.mentions[0] as Mention).text;
    group.sentence = sentenceAround(text, group.start, group.end);
  }
  return groups;
}
