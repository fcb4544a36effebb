import { createHash } from 'node:crypto';
import { closeSync, existsSync, openSync, readdirSync, readFileSync, readSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, sep } from 'node:path';
import { z } from 'zod';
import { CandorError } from '../../core/errors.ts';
import { tagsOf } from '../../detect/model/labels.ts';
import type { NameModel } from '../../detect/model/name-model.ts';
import { installedPackage, modelPackages, type ResolvePackage } from './model-packages.ts';

/** A model of a user's folder, ready to be loaded, and what its results hang on. */
export interface ModelFolder {
  readonly model: NameModel;
  /** SHA-256 over names and bytes of the files that are used, and versions of the packages that run them. */
  readonly identity: { readonly sha256: string; readonly versions: Readonly<Record<string, string>> };
}

const CONFIG = 'config.json';
const TOKENIZER = 'tokenizer.json';
const TOKENIZER_CONFIG = 'tokenizer_config.json';
/** ONNX files by their usual names, below the folder or its `onnx/`. */
const ONNX_NAMES = ['model.onnx', 'model_quantized.onnx'];
const DATA_ENDING = /^_data(?:_\d+)?$/;

/** Tokens that models take where neither file says otherwise, and the least that is a context. */
const USUAL_TOKENS = 512;
const LEAST_TOKENS = 16;

const broken = (file: string, detail: string, more: { key?: string; cause?: unknown } = {}): CandorError =>
  new CandorError('INPUT_UNREADABLE', detail, {
    place: { file, ...(more.key === undefined ? {} : { key: more.key }) },
    hint: 'docs/detect.md says what the folder of a model holds',
    cause: more.cause,
  });

const readText = (folder: string, name: string): string => {
  const file = join(folder, name);
  if (!existsSync(file))
    throw new CandorError('INPUT_NOT_FOUND', `the model's folder has no ${name}`, { place: { file } });
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw broken(file, 'it cannot be read', { cause });
  }
};

const readJson = <Shape>(folder: string, name: string, schema: z.ZodType<Shape>): { text: string; value: Shape } => {
  const text = readText(folder, name);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw broken(join(folder, name), 'it is no JSON', { cause });
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return { text, value: parsed.data };
  const [issue] = parsed.error.issues;
  throw broken(join(folder, name), issue?.message ?? 'it is not as expected', { key: issue?.path.join('.') ?? '' });
};

const configSchema = z.object({
  id2label: z.record(z.string().regex(/^\d+$/), z.string(), {
    error: 'expected the labels of a token classifier by number',
  }),
  max_position_embeddings: z.number().optional(),
  pad_token_id: z.number().nullish(),
  position_embedding_type: z.string().optional(),
  model_type: z.string().optional(),
});

const tokenizerSchema = z.object({ model: z.object({}, { error: 'expected a tokenizer as tokenizers write it' }) });
const tokenizerConfigSchema = z.object({ model_max_length: z.number().optional() });

const labelsOf = (folder: string, id2label: Readonly<Record<string, string>>): readonly string[] => {
  const labels = Object.keys(id2label).map((_, n) => id2label[n] ?? '');
  const file = join(folder, CONFIG);
  if (labels.length < 2 || labels.includes(''))
    throw broken(file, 'its labels are not numbered from 0 on', { key: 'id2label' });
  if (!tagsOf(labels).some(({ person }) => person))
    throw broken(file, 'none of its labels names people; data/model/labels.yaml has those that do', {
      key: 'id2label',
    });
  return labels;
};

/** The ONNX file: by its usual names, else the only one there is. */
const onnxOf = (folder: string): string => {
  const inside = [join(folder, 'onnx'), folder];
  const usual = inside.flatMap((place) => ONNX_NAMES.map((name) => join(place, name))).find((file) => existsSync(file));
  if (usual !== undefined) return usual;
  const others = inside.flatMap((place) =>
    existsSync(place) ? readdirSync(place).flatMap((name) => (name.endsWith('.onnx') ? [join(place, name)] : [])) : [],
  );
  const [only, second] = others.sort();
  if (only !== undefined && second === undefined) return only;
  const detail = only === undefined ? 'the folder has no ONNX file' : 'the folder has several ONNX files';
  throw new CandorError('INPUT_NOT_FOUND', `${detail}; expected onnx/model.onnx or onnx/model_quantized.onnx`, {
    place: { file: folder },
  });
};

const PIECE = 1 << 22;

/** Weights are hashed piece by piece: they may be larger than memory should hold. */
const hashFile = (hash: ReturnType<typeof createHash>, file: string): void => {
  const buffer = Buffer.alloc(PIECE);
  const handle = openSync(file, 'r');
  try {
    for (let read = readSync(handle, buffer); read > 0; read = readSync(handle, buffer))
      hash.update(buffer.subarray(0, read));
  } finally {
    closeSync(handle);
  }
};

/** The ONNX file and the files of weights that lie beside it ("model.onnx_data"). */
const withWeights = (onnx: string): readonly string[] => {
  const [place, name] = [dirname(onnx), basename(onnx)];
  const beside = readdirSync(place).filter(
    (other) => other.startsWith(name) && DATA_ENDING.test(other.slice(name.length)),
  );
  return [onnx, ...beside.sort().map((other) => join(place, other))];
};

const hashOf = (folder: string, onnx: string): string => {
  const texts = [CONFIG, TOKENIZER, TOKENIZER_CONFIG]
    .map((name) => join(folder, name))
    .filter((file) => existsSync(file));
  const hash = createHash('sha256');
  for (const file of [...texts, ...withWeights(onnx)]) {
    hash.update(`${relative(folder, file).split(sep).join('/')}\n`);
    hashFile(hash, file);
  }
  return hash.digest('hex');
};

/** Models that count positions from behind the padding's number on have fewer of them than they say. */
const OFFSET_TYPES = new Set(['roberta', 'xlm-roberta', 'camembert', 'xlm-roberta-xl', 'longformer']);

const maxTokensOf = (config: z.infer<typeof configSchema>, most: number | undefined): number => {
  const { max_position_embeddings: positions, pad_token_id: padding, model_type: type = '' } = config;
  const offset = OFFSET_TYPES.has(type) ? (padding ?? 1) + 1 : 0;
  const known = positions !== undefined && positions > 0 ? positions - offset : USUAL_TOKENS;
  return Math.min(known, most ?? known);
};

/** Opens the folder of a token-classification model in the layout of Hugging Face; nothing of it is loaded yet. */
export const openModelFolder = (folder: string, resolve: ResolvePackage = installedPackage): ModelFolder => {
  if (!existsSync(folder))
    throw new CandorError('INPUT_NOT_FOUND', 'there is no such folder of a model', { place: { file: folder } });
  const config = readJson(folder, CONFIG, configSchema).value;
  const labels = labelsOf(folder, config.id2label);
  const tokenizer = readJson(folder, TOKENIZER, tokenizerSchema).text;
  const hasOwn = existsSync(join(folder, TOKENIZER_CONFIG));
  const own = hasOwn ? readJson(folder, TOKENIZER_CONFIG, tokenizerConfigSchema) : { text: '{}', value: {} };
  const maxTokens = maxTokensOf(config, own.value.model_max_length);
  if (maxTokens < LEAST_TOKENS) throw broken(join(folder, CONFIG), 'it takes too few tokens at a time');
  const onnx = onnxOf(folder);
  const { packages, versions } = modelPackages(resolve);
  return {
    model: {
      onnx,
      bytes: withWeights(onnx).reduce((sum, file) => sum + statSync(file).size, 0),
      labels,
      tokenizer,
      tokenizerPath: join(folder, TOKENIZER),
      tokenizerConfig: own.text,
      maxTokens,
      packages,
    },
    identity: { sha256: hashOf(folder, onnx), versions },
  };
};
