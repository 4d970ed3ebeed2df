/** The heads that are measured. */
export const HEADS = ['sentiment', 'topic', 'safetyEvent', 'claim', 'entailment'] as const;
export type HeadName = (typeof HEADS)[number];

/** `train` is trained on, `cal` calibrates, `dev` is only reported. */
export type Split = 'train' | 'cal' | 'dev';

/** A labelled text, or a labelled pair (premise and hypothesis). */
export interface EvalRow {
  text: string;
  pair: string | null;
  lang: string;
  /** Source, or source/domain; `own` are our own words, `real` real items that we labelled. */
  group: string;
  split: Split;
  /** Head → label as the row's own label set names it. */
  targets: Partial<Record<HeadName, string>>;
  kind: 'article' | 'post';
  /** What makes a negative a hard one, such as `drill` or `criticism`. */
  hard: string | null;
}

/** What of `config/topics.yaml` the measurements read. */
export interface TopicSpec {
  id: string;
  scope: string;
  vntc: string[];
  sib200: string[];
}

/** What of `config/safety-events.yaml` the word-list baseline reads. */
export interface EventPhrases {
  events: { id: string; patterns: Record<string, string[]> }[];
  refuse: Record<string, string[]>;
}
