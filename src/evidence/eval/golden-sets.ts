/** Golden sets of claims in `fixtures/golden`, each with records of its own. By the engine's authors: */
export const OWN_SETS = ['evidence', 'evidence-classes'] as const;
/** By writers who had not seen the engine, in everyday words; the third, and half B of the last, are held out. */
export const FREE_SETS = ['evidence-free', 'evidence-free-2', 'evidence-free-3', 'evidence-free-4'] as const;
/** By others still, who were given only what the judge is asked to do. */
export const BRIEF_SETS = [
  'evidence-brief-1',
  'evidence-brief-2',
  'evidence-brief-3',
  'evidence-brief-4',
  'evidence-brief-5',
  'evidence-brief-6',
  'evidence-brief-7',
  'evidence-brief-8',
  'evidence-brief-9',
] as const;
/** Those of them that nobody who works on the judge has read. */
export const UNREAD_BRIEF_SETS: readonly (typeof BRIEF_SETS)[number][] = [
  'evidence-brief-5',
  'evidence-brief-7',
  'evidence-brief-9',
];
