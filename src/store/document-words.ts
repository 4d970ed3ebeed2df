import type { Document, DocumentWords } from '../domain/document.ts';
import { searchWords } from '../lib/fold.ts';
import type { Effects } from './port.ts';

/** The words of a document, split here. */
export const splitWords = ({ title, text, excerpt }: Document): DocumentWords => ({
  title: searchWords(title),
  text: searchWords(text || excerpt),
});

/** Document id → the words that were split elsewhere. */
export const givenWords = ({ words = [] }: Effects): ReadonlyMap<string, DocumentWords> =>
  new Map(words.map((one) => [one.documentId, one]));
