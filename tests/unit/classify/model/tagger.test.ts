import { describe, expect, it } from 'vitest';
import { DiembaoError } from '../../../../src/domain/errors.ts';
import type { Tags } from '../../../../src/domain/tag.ts';
import type { TagItem } from '../../../../src/classify/model/messages.ts';
import { makeModelPool, type ModelPool } from '../../../../src/classify/model/model-pool.ts';
import { absentTagger, modelTagger } from '../../../../src/classify/model/tagger.ts';

const post = (text: string): TagItem => ({ kind: 'post', language: 'vi', title: '', text });
const tagsFor = (text: string): Tags => {
  const tag = { label: text, score: 1, model: 'm' };
  return { sentiment: tag, topic: tag, safetyEvent: tag };
};

/** A pool that remembers what it was asked; each request in `failures` fails once. */
function pretended(failures: Error[] = []): ModelPool & { asked: string[][] } {
  const asked: string[][] = [];
  return {
    asked,
    ask: async (_work, items) => {
      asked.push((items as TagItem[]).map(({ text }) => text));
      const failure = failures.shift();
      if (failure) throw failure;
      return (items as TagItem[]).map(({ text }) => tagsFor(text)) as never;
    },
    ready: async () => 'm',
    close: async () => undefined,
  };
}

describe('the tagger', () => {
  it('sends what comes in together as one request, identical texts once', async () => {
    const pool = pretended();
    const tagger = modelTagger(pool);
    const found = await Promise.all(['a', 'b', 'a', 'c', 'b'].map((text) => tagger.tag(post(text))));
    expect(found.map(({ sentiment }) => sentiment.label)).toEqual(['a', 'b', 'a', 'c', 'b']);
    expect(pool.asked).toEqual([['a', 'b', 'c']]);
    await tagger.tag(post('a'));
    expect(pool.asked).toHaveLength(1);
  });
  it('sends at most 64 texts together', async () => {
    const pool = pretended();
    const tagger = modelTagger(pool);
    await Promise.all(Array.from({ length: 130 }, (_, at) => tagger.tag(post(`text ${at}`))));
    expect(pool.asked.map((batch) => batch.length)).toEqual([64, 64, 2]);
  });
  it('does not remember a failure', async () => {
    const tagger = modelTagger(pretended([new DiembaoError('model-unavailable', 'gone')]));
    await expect(tagger.tag(post('a'))).rejects.toMatchObject({ code: 'model-unavailable' });
    expect((await tagger.tag(post('a'))).sentiment.label).toBe('a');
  });
  it('assesses nothing where there is no model', async () => {
    const { sentiment, topic, safetyEvent } = await absentTagger().tag(post('a'));
    expect([sentiment, topic, safetyEvent].map(({ label }) => label)).toEqual([
      'not-assessed',
      'not-assessed',
      'not-assessed',
    ]);
  });
});

describe('the pool', () => {
  it('says model-unavailable where the folder holds no model', async () => {
    const pool = makeModelPool({ modelDir: '/there/is/none', model: 'nothing', batchTokens: 1024 }, 1);
    await expect(pool.ready()).rejects.toMatchObject({ code: 'model-unavailable' });
    await expect(pool.ask('tag', [post('a')])).rejects.toMatchObject({ code: 'model-unavailable' });
    await pool.close();
  });
});
