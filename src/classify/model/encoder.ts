import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  AutoModel,
  AutoModelForSequenceClassification,
  AutoTokenizer,
  env,
  Tensor,
  type PreTrainedModel,
  type PreTrainedTokenizer,
} from '@huggingface/transformers';
import { tagsFileOf, type TagsFile } from './tags-file.ts';

/** Rows of the named outputs for each input, in the order of the inputs. */
export type OutputRows = Record<string, Float32Array>[];

/** A loaded model: tokenizer, one ONNX Runtime session on one thread, and what turns its outputs into tags. */
export interface Encoder {
  tags: TagsFile;
  weights: Int8Array;
  /** Runs texts (or pairs) in batches of similar length; `outputs` are the wanted ones. */
  run(inputs: { text: string; pair?: string }[], outputs: string[]): Promise<OutputRows>;
}

function encode(tokenizer: PreTrainedTokenizer, input: { text: string; pair?: string }, maxTokens: number): number[] {
  const options =
    input.pair === undefined ? { add_special_tokens: true } : { add_special_tokens: true, text_pair: input.pair };
  const ids = tokenizer.encode(input.text, options);
  if (ids.length <= maxTokens) return ids;
  if (input.pair === undefined) return [...ids.slice(0, maxTokens - 1), ids[ids.length - 1] as number];
  // The claim (the pair's second text) is never cut: its premise gives way.
  const tail = tokenizer.encode(input.pair, { add_special_tokens: false }).length + 3;
  const room = Math.max(8, maxTokens - tail);
  return [...ids.slice(0, room), ...ids.slice(ids.length - Math.min(tail, maxTokens - room))];
}

/** Loads a folder of the model directory, or else a model of the hub by its name. Throws when it cannot be read. */
export async function loadEncoder(options: { modelDir: string; model: string; batchTokens: number }): Promise<Encoder> {
  const folder = join(options.modelDir, options.model);
  const isLocal = existsSync(join(folder, 'config.json'));
  if (!isLocal && !options.model.includes('/'))
    throw new Error(`there is no model in ${folder}: set DIEMBAO_MODEL_DIR or tag.model`);
  env.allowLocalModels = true;
  env.localModelPath = options.modelDir;
  env.allowRemoteModels = !isLocal;
  const loading = {
    dtype: 'q8',
    session_options: {
      intraOpNumThreads: 1,
      interOpNumThreads: 1,
      executionMode: 'sequential',
      enableCpuMemArena: true,
      enableMemPattern: false,
    },
  } as const;
  const tokenizer = await AutoTokenizer.from_pretrained(options.model);
  const own = isLocal && existsSync(join(folder, 'tags.json'));
  const model: PreTrainedModel = await (own ? AutoModel : AutoModelForSequenceClassification).from_pretrained(
    options.model,
    loading,
  );
  const tags = own
    ? (JSON.parse(readFileSync(join(folder, 'tags.json'), 'utf8')) as TagsFile)
    : publicTags(options.model, model);
  const weights = tags.linear.file
    ? new Int8Array(readFileSync(join(folder, tags.linear.file)).buffer)
    : new Int8Array(0);
  return {
    tags,
    weights,
    run: (inputs, outputs) => run({ model, tokenizer, tags, batchTokens: options.batchTokens }, inputs, outputs),
  };
}

function publicTags(name: string, model: PreTrainedModel): TagsFile {
  const { id2label } = model.config as unknown as { id2label?: Record<string, string> };
  const tags = tagsFileOf(name, Object.values(id2label ?? {}), 128);
  if (!tags) throw new Error(`${name} has no tags.json and its labels are not negative, neutral, positive`);
  return tags;
}

interface Loaded {
  model: PreTrainedModel;
  tokenizer: PreTrainedTokenizer;
  tags: TagsFile;
  batchTokens: number;
}

/** Cuts inputs, sorted by length, into batches whose padded size stays within the budget. */
export function lengthBuckets(lengths: number[], batchTokens: number): number[][] {
  const order = lengths.map((_, at) => at).sort((a, b) => (lengths[a] as number) - (lengths[b] as number));
  const buckets: number[][] = [];
  let open: number[] = [];
  for (const at of order) {
    if (open.length > 0 && (open.length + 1) * (lengths[at] as number) > batchTokens) {
      buckets.push(open);
      open = [];
    }
    open.push(at);
  }
  if (open.length > 0) buckets.push(open);
  return buckets;
}

async function run(loaded: Loaded, inputs: { text: string; pair?: string }[], outputs: string[]): Promise<OutputRows> {
  const ids = inputs.map((input) => encode(loaded.tokenizer, input, loaded.tags.maxTokens));
  const rows: OutputRows = inputs.map(() => ({}));
  for (const bucket of lengthBuckets(
    ids.map((one) => one.length),
    loaded.batchTokens,
  )) {
    const length = Math.max(...bucket.map((at) => (ids[at] as number[]).length));
    const tokens = new BigInt64Array(bucket.length * length).fill(1n);
    const mask = new BigInt64Array(bucket.length * length);
    bucket.forEach((at, row) => {
      (ids[at] as number[]).forEach((id, column) => {
        tokens[row * length + column] = BigInt(id);
        mask[row * length + column] = 1n;
      });
    });
    const shape = [bucket.length, length];
    const found = (await loaded.model({
      input_ids: new Tensor('int64', tokens, shape),
      attention_mask: new Tensor('int64', mask, shape),
    })) as Record<string, Tensor>;
    for (const output of outputs) {
      const tensor = found[output];
      if (!tensor) throw new Error(`the model has no output ${output}`);
      const width = tensor.dims[1] as number;
      bucket.forEach((at, row) => {
        (rows[at] as Record<string, Float32Array>)[output] = (tensor.data as Float32Array).slice(
          row * width,
          (row + 1) * width,
        );
      });
    }
    for (const tensor of Object.values(found)) tensor.dispose();
  }
  return rows;
}
