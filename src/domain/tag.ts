/** What one tagger says of one text. `label` may be `uncertain` (below the threshold) or `not-assessed` (not measured for the language, or no model). */
export interface Tag {
  label: string;
  /** Calibrated, 0–1; 0 where not assessed. */
  score: number;
  /** Name and version of what said it; `none` where not assessed, `REVIEWER` where a person overruled it. */
  model: string;
}

/** In the place of a model's name: a person said it. Such a tag outlives edits of the item. */
export const REVIEWER = 'reviewer';

export const SENTIMENTS = ['negative', 'neutral', 'positive'] as const;
export const SAFETY_EVENTS = [
  'natural-hazard',
  'fire-explosion',
  'accident',
  'health',
  'fraud',
  'cyber',
  'violence',
] as const;
export type SafetyEvent = (typeof SAFETY_EVENTS)[number];

export interface Tags {
  sentiment: Tag;
  topic: Tag;
  safetyEvent: Tag;
}

/** The tag of a text that nothing has assessed. */
export function notAssessed(): Tag {
  return { label: 'not-assessed', score: 0, model: 'none' };
}
