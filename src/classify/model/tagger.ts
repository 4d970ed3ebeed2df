import { notAssessed, type Tags } from '../../domain/tag.ts';
import { sha256 } from '../../lib/hash.ts';
import type { TagItem } from './messages.ts';
import type { ModelPool } from './model-pool.ts';

/** How long a text waits for company, and how many go together. */
const GATHER_MS = 5;
const GATHER_COUNT = 64;
const REMEMBERED = 5_000;

/** Tags texts; what comes in together goes to the model together, identical texts once. */
export interface Tagger {
  /** Throws `model-unavailable`. */
  tag(item: TagItem): Promise<Tags>;
  close(): Promise<void>;
}

/** The tagger of an installation without a model: everything is `not-assessed`, nothing is faked. */
export function absentTagger(): Tagger {
  return {
    tag: async () => ({ sentiment: notAssessed(), topic: notAssessed(), safetyEvent: notAssessed() }),
    close: async () => undefined,
  };
}

interface Waiting {
  item: TagItem;
  resolve: (tags: Tags) => void;
  reject: (error: unknown) => void;
}

/** A tagger over a pool of model workers. */
export function modelTagger(pool: ModelPool): Tagger {
  const remembered = new Map<string, Promise<Tags>>();
  let waiting: Waiting[] = [];
  let timer: NodeJS.Timeout | null = null;

  const send = async (batch: Waiting[]): Promise<void> => {
    try {
      const answers = await pool.ask(
        'tag',
        batch.map(({ item }) => item),
      );
      batch.forEach(({ resolve }, at) => resolve(answers[at] as Tags));
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
  };
  const flush = (): void => {
    if (timer) clearTimeout(timer);
    timer = null;
    const batch = waiting;
    waiting = [];
    if (batch.length > 0) void send(batch);
  };
  const enqueue = (item: TagItem): Promise<Tags> =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      if (waiting.length >= GATHER_COUNT) flush();
      else timer ??= setTimeout(flush, GATHER_MS);
    });

  return {
    tag: (item) => {
      const key = sha256(`${item.kind}\n${item.language}\n${item.title}\n${item.text}`);
      const known = remembered.get(key);
      if (known) return known;
      const asked = enqueue(item);
      remembered.set(key, asked);
      asked.catch(() => remembered.delete(key));
      if (remembered.size > REMEMBERED) remembered.delete(remembered.keys().next().value as string);
      return asked;
    },
    close: async () => {
      flush();
      await pool.close();
    },
  };
}
