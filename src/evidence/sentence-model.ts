/** What the built-in encoder says of sentences; given in from outside, null where no model is there. */
export interface SentenceModel {
  /** Name and version, kept with stored vectors. */
  name: string;
  /** Probability of a checkable claim, 0–1, a sentence each. */
  claimScores(items: { sentence: string; language: string }[]): Promise<number[]>;
  /** Unit vectors, comparable across languages. */
  embed(items: { text: string; language: string }[]): Promise<Float32Array[]>;
  entail(
    items: { premise: string; hypothesis: string; language: string }[],
  ): Promise<{ contradiction: number; neutral: number; entailment: number }[]>;
}
