import { notAssessed, type Tag, type Tags } from '../../domain/tag.ts';
import type { Encoder, OutputRows } from './encoder.ts';
import { fusedProbabilities, needsLinear, tagOf } from './fuse.ts';
import { hashedFeatures, linearMargins, tableOf, type HashedFeatures } from './linear-features.ts';
import type { Entailment, ModelAnswers, ModelRequest, TagItem } from './messages.ts';
import { encoderText, preparedText, wholeText } from './model-text.ts';

type Row = OutputRows[number];
/** Only these heads have linear tables; each reads its own text. */
type LinearText = (kind: 'sentiment' | 'topic') => HashedFeatures;

function probabilities(
  encoder: Encoder,
  name: string,
  one: { lang: string; row: Row; features: LinearText | null },
): number[] {
  const head = encoder.tags.heads[name];
  if (!head) throw new Error(`the model has no head ${name}`);
  const table = one.features && needsLinear(head, one.lang) ? tableOf(encoder.tags, name, one.lang) : undefined;
  const features = table && one.features ? one.features(name === 'topic' ? 'topic' : 'sentiment') : null;
  return fusedProbabilities(head, one.lang, {
    logits: one.row[head.output] as Float32Array,
    margins:
      table && features ? linearMargins(features, table, { weights: encoder.weights, labels: head.labels }) : null,
    genre: one.row['genre']?.[0] ?? 0,
  });
}

function tagsOf(encoder: Encoder, item: TagItem, one: { row: Row; text: string }): Tags {
  const made = new Map<string, HashedFeatures>();
  const features: LinearText = (kind) => {
    const known =
      made.get(kind) ?? hashedFeatures(kind === 'topic' ? wholeText(item) : one.text, encoder.tags.linear.longest);
    made.set(kind, known);
    return known;
  };
  const tag = (name: string): Tag => {
    const head = encoder.tags.heads[name];
    if (!head || !head.measured.includes(item.language)) return notAssessed();
    return tagOf(head, item.language, {
      probabilities: probabilities(encoder, name, { lang: item.language, row: one.row, features }),
      model: encoder.tags.model,
    });
  };
  return { sentiment: tag('sentiment'), topic: tag('topic'), safetyEvent: tag('safetyEvent') };
}

async function answerTag(encoder: Encoder, items: TagItem[]): Promise<Tags[]> {
  const texts = items.map(encoderText);
  const heads = ['sentiment', 'topic', 'safetyEvent'].flatMap((name) => encoder.tags.heads[name]?.output ?? []);
  const outputs = encoder.tags.embedding.size > 0 ? [...heads, 'genre'] : heads;
  const rows = await encoder.run(
    texts.map((text) => ({ text: encoder.tags.prefix + text })),
    outputs,
  );
  return items.map((item, at) => tagsOf(encoder, item, { row: rows[at] as Row, text: texts[at] as string }));
}

/** The unit vector of an embedding after its language's mean is taken away. */
function centred(vector: Float32Array, mean: number[] | undefined): Float32Array {
  const moved = mean ? vector.map((value, at) => value - (mean[at] as number)) : vector;
  const length = Math.hypot(...moved) || 1;
  return moved.map((value) => value / length);
}

async function answerEmbed(encoder: Encoder, items: { text: string; language: string }[]): Promise<Float32Array[]> {
  const { output, means } = encoder.tags.embedding;
  const rows = await encoder.run(
    items.map(({ text }) => ({ text: encoder.tags.prefix + preparedText(text) })),
    [output],
  );
  return rows.map((row, at) =>
    centred(row[output] as Float32Array, means[(items[at] as { language: string }).language] ?? means['vi']),
  );
}

async function answerClaims(encoder: Encoder, items: { sentence: string; language: string }[]): Promise<number[]> {
  const head = encoder.tags.heads['claim'];
  if (!head) throw new Error('the model has no claim head');
  const rows = await encoder.run(
    items.map(({ sentence }) => ({ text: encoder.tags.prefix + preparedText(sentence) })),
    [head.output, 'genre'],
  );
  const at = head.labels.indexOf('checkable');
  return rows.map(
    (row, index) =>
      probabilities(encoder, 'claim', { lang: (items[index] as { language: string }).language, row, features: null })[
        at
      ] as number,
  );
}

async function answerEntail(
  encoder: Encoder,
  items: { premise: string; hypothesis: string; language: string }[],
): Promise<Entailment[]> {
  const head = encoder.tags.heads['entailment'];
  if (!head) throw new Error('the model has no entailment head');
  const rows = await encoder.run(
    items.map(({ premise, hypothesis }) => ({ text: preparedText(premise), pair: preparedText(hypothesis) })),
    [head.output],
  );
  return rows.map((row, index) => {
    const found = probabilities(encoder, 'entailment', {
      lang: (items[index] as { language: string }).language,
      row,
      features: null,
    });
    const of = (label: string): number => found[head.labels.indexOf(label)] ?? 0;
    return { contradiction: of('contradiction'), neutral: of('neutral'), entailment: of('entailment') };
  });
}

/** Does one request's work with a loaded model. */
export async function answer(encoder: Encoder, request: ModelRequest): Promise<ModelAnswers[keyof ModelAnswers]> {
  switch (request.work) {
    case 'tag':
      return answerTag(encoder, request.items);
    case 'embed':
      return answerEmbed(encoder, request.items);
    case 'claims':
      return answerClaims(encoder, request.items);
    case 'entail':
      return answerEntail(encoder, request.items);
  }
}
