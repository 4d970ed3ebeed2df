import type { FoldedText } from './fold-text.ts';
import { foldText, originalSlice } from './fold-text.ts';
import type { Spelling } from './marks.ts';
import { spellingOf } from './marks.ts';

interface Entry<T> {
  phrase: string;
  value: T;
  /** How spellings met before compare; bounded by MEMO_SIZE. */
  seen: Map<string, Spelling>;
}
const MEMO_SIZE = 64;
interface Node<T> {
  next: Map<string, Node<T>> | null;
  entries: Entry<T>[];
}

/** A phrase found in a folded text; positions are folded ones. */
export interface Hit<T> {
  start: number;
  end: number;
  value: T;
  /** False where marks were left out. */
  isExact: boolean;
}

/** Phrases of many kinds, compiled once: words by a trie of folded syllables, unspaced scripts by substring. */
export interface PhraseTrie<T> {
  root: Node<T>;
  unspaced: { folded: string; value: T }[];
}

/** Index of the first hit that starts at or after a position; hits are in order of start. */
export function firstFrom<T>(hits: Hit<T>[], position: number): number {
  let low = 0;
  let high = hits.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((hits[middle] as Hit<T>).start < position) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The hits that start in [from, to), in order; cost grows with what it returns, not with the text. */
export function hitsIn<T>(hits: Hit<T>[], from: number, to: number): Hit<T>[] {
  return hits.slice(firstFrom(hits, from), firstFrom(hits, to));
}

const LATIN = /^[\x20-\x7E]+$/;

export function phraseTrie<T>(entries: Iterable<{ phrase: string; value: T }>): PhraseTrie<T> {
  const trie: PhraseTrie<T> = { root: { next: null, entries: [] }, unspaced: [] };
  for (const entry of entries) {
    const { folded } = foldText(entry.phrase);
    if (LATIN.test(folded)) addWords(trie.root, folded.match(/[a-z0-9]+|-/g) ?? [], entry);
    else trie.unspaced.push({ folded, value: entry.value });
  }
  return trie;
}

function addWords<T>(root: Node<T>, words: string[], entry: { phrase: string; value: T }): void {
  let node = root;
  for (const word of words) {
    node.next ??= new Map();
    let child = node.next.get(word);
    if (!child) node.next.set(word, (child = { next: null, entries: [] }));
    node = child;
  }
  node.entries.push({ ...entry, seen: new Map() });
}

const isWord = (code: number): boolean => (code >= 97 && code <= 122) || (code >= 48 && code <= 57);

/** What may stand between two syllables of one name: one space, dash, underscore, dot or apostrophe, or only blanks. */
function joins(folded: string, from: number, to: number): boolean {
  if (to === from + 1) return ' -_.\n'.includes(folded[from] as string);
  for (let i = from; i < to; i++) if (folded[i] !== ' ' && folded[i] !== '\n') return false;
  return to - from <= 8;
}

/**
 * All phrases of the trie in the text, in order of their start; nested ones too. With `exactMarks` a word must carry
 * its marks: in a marked text "song" is not "sông".
 */
export function findPhrases<T>(trie: PhraseTrie<T>, text: FoldedText, exactMarks = false): Hit<T>[] {
  const hits: Hit<T>[] = [];
  const { folded } = text;
  const length = folded.length;
  let i = 0;
  while (i < length) {
    if (!isWord(folded.charCodeAt(i))) {
      i++;
      continue;
    }
    let end = i + 1;
    while (end < length && isWord(folded.charCodeAt(end))) end++;
    const node = trie.root.next?.get(folded.slice(i, end));
    if (node) follow(node, { text, start: i, end, exactMarks }, hits);
    i = end;
  }
  if (text.hasUnspaced) findUnspaced(trie, folded, hits);
  return hits;
}

function spelling<T>(entry: Entry<T>, written: string): Spelling {
  let found = entry.seen.get(written);
  if (found === undefined) {
    found = spellingOf(written, entry.phrase);
    if (entry.seen.size < MEMO_SIZE) entry.seen.set(written, found);
  }
  return found;
}

interface Walk {
  text: FoldedText;
  start: number;
  end: number;
  exactMarks: boolean;
}

function follow<T>(first: Node<T>, walk: Walk, hits: Hit<T>[]): void {
  const { text, start, exactMarks } = walk;
  const { folded } = text;
  let node: Node<T> | undefined = first;
  let { end } = walk;
  for (;;) {
    const written = node.entries.length > 0 ? originalSlice(text, start, end) : '';
    for (const entry of node.entries) {
      const found = spelling(entry, written);
      if (found === 'exact' || (found === 'fewer' && !exactMarks)) {
        hits.push({ start, end, value: entry.value, isExact: found === 'exact' });
      }
    }
    if (!node.next) return;
    let at = end;
    while (at < folded.length && at - end <= 8 && !isWord(folded.charCodeAt(at))) at++;
    const dash = node.next.get('-');
    if (dash?.next && /^\s*-\s*$/.test(folded.slice(end, at))) node = dash;
    else if (at === end || !joins(folded, end, at)) return;
    let wordEnd = at;
    while (wordEnd < folded.length && isWord(folded.charCodeAt(wordEnd))) wordEnd++;
    const next: Map<string, Node<T>> = node.next ?? new Map<string, Node<T>>();
    let child = next.get(folded.slice(at, wordEnd));
    if (!child) {
      wordEnd = runOnEnd(text, at, wordEnd);
      child = next.get(folded.slice(at, wordEnd));
    }
    if (!child) return;
    node = child;
    end = wordEnd;
  }
}

/** Where a word ends that runs on into a capital, as where a page lost a line break: "Bắc GiangMột". */
function runOnEnd(text: FoldedText, from: number, end: number): number {
  for (let i = from + 1; i < end; i++) {
    const char = text.original[text.offsets[i] as number] as string;
    const before = text.original[text.offsets[i - 1] as number] as string;
    if (char !== char.toLowerCase() && before !== before.toUpperCase()) return i;
  }
  return end;
}

function findUnspaced<T>(trie: PhraseTrie<T>, folded: string, hits: Hit<T>[]): void {
  for (const { folded: phrase, value } of trie.unspaced) {
    for (let at = folded.indexOf(phrase); at !== -1; at = folded.indexOf(phrase, at + phrase.length)) {
      hits.push({ start: at, end: at + phrase.length, value, isExact: true });
    }
  }
  hits.sort((a, b) => a.start - b.start || b.end - a.end);
}
