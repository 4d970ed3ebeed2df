/** Half-open range of UTF-16 units in one field of a document. */
export interface Span {
  field: 'title' | 'text';
  start: number;
  end: number;
}

export type EvidenceKind = 'official-statement' | 'fact-check' | 'correction';

/** An official statement or published fact check of the registry. */
export interface Evidence {
  id: string;
  kind: EvidenceKind;
  publisher: string;
  url: string;
  publishedAt: string;
  lang: string;
  title: string;
  text: string;
  /** SHA-256 of the text; checked against the archived capture before a quote is shown. */
  hash: string;
  /** What a fact check examined, in its words, and how it rated it; absent where the record says neither. */
  claimReviewed?: string;
  rating?: EvidenceRating;
  /** Set when its publisher took it back: it then speaks for and against nothing. */
  withdrawnAt?: string;
  /** The record that its publisher put in its place. */
  supersededBy?: string;
  /** Where the bytes it was read from are archived. Without a capture a record is never quoted. */
  capture?: string;
  /** The document it was read from, for records that official sources brought. */
  documentId?: string;
}

export type EvidenceRating = 'false' | 'misleading' | 'true';

/** A quoted piece of evidence beside a claim; `quote` stands verbatim in the evidence. */
export interface EvidenceQuote {
  id: string;
  quote: string;
  url: string;
  publisher: string;
  publishedAt: string;
}

/** A record that may bear on a claim without settling it; for a reviewer, never a verdict. */
export interface Suggestion {
  /** The claim as it stands in the document. */
  text: string;
  span: Span;
  evidenceId: string;
  /** The sentence of the record that comes nearest, verbatim. */
  quote: string;
  /** 0–1, how much of the claim the record covers. */
  score: number;
}

/** A reviewer's word on a suggestion: the link that it makes, or that the record speaks of something else. */
export interface ClaimLabel {
  /** `stableId('label', documentId, claim, evidenceId)`. */
  id: string;
  documentId: string;
  claim: string;
  evidenceId: string;
  /** The sentence of the record that was shown beside the claim, verbatim. */
  quote: string;
  verdict: 'contradicted' | 'supported' | 'unrelated';
  by: string;
  at: string;
}

interface ClaimWords {
  text: string;
  span: Span;
  /** One sentence that says why. */
  why: string;
}

/** A checkable factual sentence with its verdict. Boundary B3: contradicted and supported cannot be built without evidence. */
export type Claim =
  | (ClaimWords & { verdict: 'contradicted' | 'supported'; evidence: [EvidenceQuote, ...EvidenceQuote[]] })
  | (ClaimWords & { verdict: 'no-evidence'; evidence: [] });
