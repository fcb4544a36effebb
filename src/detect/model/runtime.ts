import { CandorError } from '../../core/errors.ts';
import type { NameModel } from './name-model.ts';

/** What Candor uses of an ONNX runtime; the packages are the user's, so that their types are not at hand. */
interface Tensor {
  readonly data: unknown;
  readonly dims: readonly number[];
}
interface Session {
  readonly inputNames: readonly string[];
  readonly outputNames: readonly string[];
  readonly run: (feeds: Readonly<Record<string, Tensor>>) => Promise<Readonly<Record<string, Tensor>>>;
  readonly release: () => Promise<void>;
}
interface Runtime {
  readonly env: { readonly wasm?: { numThreads?: number } };
  readonly Tensor: new (type: 'int64', data: BigInt64Array, dims: readonly number[]) => Tensor;
  readonly InferenceSession: {
    readonly create: (path: string, options: Readonly<Record<string, unknown>>) => Promise<Session>;
  };
}

/** What Candor uses of the tokenizer. */
export interface Tokenizer {
  readonly encode: (
    text: string,
    options: { readonly add_special_tokens: boolean },
  ) => { readonly ids: readonly number[]; readonly tokens: readonly string[] };
}
interface TokenizerModule {
  readonly Tokenizer: new (tokenizer: unknown, config: unknown) => Tokenizer;
}

/** Logits of one window: a row a token, a column a label. */
export type Infer = (ids: readonly number[]) => Promise<Float32Array>;

/** One thread and one order of work: the same input gives the same bytes on one kind of machine. Fatal messages only. */
const OPTIONS = {
  intraOpNumThreads: 1,
  interOpNumThreads: 1,
  executionMode: 'sequential',
  executionProviders: ['cpu'],
  logSeverityLevel: 4,
};

const broken = (file: string, detail: string, cause?: unknown): CandorError =>
  new CandorError('INPUT_UNREADABLE', detail, {
    place: { file },
    hint: 'export the model again, as a token classifier in ONNX form that takes texts of any length (dynamic axes), with its tokenizer.json',
    cause,
  });

const LONGEST_REASON = 200;

/** The packages' own words about a file, without its path. */
const reasonOf = (error: unknown, file: string): string =>
  (error instanceof Error ? error.message : 'it cannot be loaded').replaceAll(file, 'it').slice(0, LONGEST_REASON);

const KNOWN_INPUTS = ['input_ids', 'attention_mask', 'token_type_ids'];

/** Loads the model once; the function that runs it, and one that gives its memory back. */
export const openSession = async (
  model: NameModel,
): Promise<{ readonly infer: Infer; readonly close: () => Promise<void> }> => {
  const runtime = (await import(model.packages.runtime)) as Runtime;
  if (runtime.env.wasm) runtime.env.wasm.numThreads = 1;
  const session = await runtime.InferenceSession.create(model.onnx, OPTIONS).catch((error: unknown) => {
    throw broken(model.onnx, reasonOf(error, model.onnx), error);
  });
  const [output] = session.outputNames.includes('logits') ? ['logits'] : session.outputNames;
  const unknown = session.inputNames.find((name) => !KNOWN_INPUTS.includes(name));
  if (unknown !== undefined || output === undefined)
    throw broken(model.onnx, 'it asks for other inputs than input_ids, attention_mask and token_type_ids');
  const infer: Infer = async (ids) => {
    const tensor = (values: readonly number[]) =>
      new runtime.Tensor('int64', BigInt64Array.from(values, BigInt), [1, values.length]);
    const all = [tensor(ids), tensor(ids.map(() => 1)), tensor(ids.map(() => 0))];
    const named = KNOWN_INPUTS.flatMap((name, n): [string, Tensor][] => {
      const value = all[n];
      return value && session.inputNames.includes(name) ? [[name, value]] : [];
    });
    const ran = await session.run(Object.fromEntries(named)).catch((error: unknown) => {
      throw broken(model.onnx, `it does not run on ${ids.length} tokens: ${reasonOf(error, model.onnx)}`, error);
    });
    const result = ran[output];
    const [batch, tokens, labels] = result?.dims ?? [];
    if (!(result?.data instanceof Float32Array) || batch !== 1 || tokens !== ids.length)
      throw broken(model.onnx, 'its output is not one row of 32-bit numbers a token');
    if (labels !== model.labels.length)
      throw broken(model.onnx, `it has ${labels} labels a token, and config.json names ${model.labels.length}`);
    return result.data;
  };
  return { infer, close: () => session.release() };
};

export const openTokenizer = async (model: NameModel): Promise<Tokenizer> => {
  const module = (await import(model.packages.tokenizer)) as TokenizerModule;
  try {
    return new module.Tokenizer(JSON.parse(model.tokenizer), JSON.parse(model.tokenizerConfig));
  } catch (error) {
    throw broken(model.tokenizerPath, reasonOf(error, model.tokenizerPath), error);
  }
};
