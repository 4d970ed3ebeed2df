import type { Tags } from '../../domain/tag.ts';

/** What the main thread asks of a model worker; one kind of work a request. */
export type ModelRequest =
  | { id: number; work: 'tag'; items: TagItem[] }
  | { id: number; work: 'embed'; items: { text: string; language: string }[] }
  | { id: number; work: 'claims'; items: { sentence: string; language: string }[] }
  | { id: number; work: 'entail'; items: { premise: string; hypothesis: string; language: string }[] };

export interface TagItem {
  kind: 'article' | 'post';
  language: string;
  title: string;
  text: string;
}

/** Probabilities of a claim by a quote, summing to 1. */
export interface Entailment {
  contradiction: number;
  neutral: number;
  entailment: number;
}

export interface ModelAnswers {
  tag: Tags[];
  /** Unit vectors, language means subtracted. */
  embed: Float32Array[];
  /** Probability that the sentence is a checkable claim, 0–1. */
  claims: number[];
  entail: Entailment[];
}

export type ModelReply =
  | { id: number; answer: ModelAnswers[keyof ModelAnswers] }
  | { id: number; failure: string }
  | { ready: true; model: string; loadMs: number }
  | { ready: false; failure: string };

export interface WorkerSettings {
  modelDir: string;
  model: string;
  batchTokens: number;
}
