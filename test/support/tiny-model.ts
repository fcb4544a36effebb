import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * A token-classification model of a few kilobytes in the layout of Hugging Face, written by hand as protocol buffers: one
 * Gather node that looks up a row of logits for each token of a small vocabulary. Fields are those of onnx.proto3.
 */

const varint = (value: number): readonly number[] => {
  const bytes: number[] = [];
  for (let rest = value; ; rest = Math.floor(rest / 128)) {
    if (rest < 128) return [...bytes, rest];
    bytes.push((rest % 128) + 128);
  }
};
const number = (field: number, value: number): Buffer => Buffer.from([...varint(field * 8), ...varint(value)]);
const bytes = (field: number, value: Buffer | string): Buffer => {
  const content = Buffer.from(value as string);
  return Buffer.concat([Buffer.from([...varint(field * 8 + 2), ...varint(content.length)]), content]);
};
const message = (field: number, ...parts: readonly Buffer[]): Buffer => bytes(field, Buffer.concat(parts));

const FLOAT = 1;
const INT64 = 7;

/** Lengths of text that a model takes: any, or a fixed number of tokens. */
type Length = number | 'any';

/** A tensor of unknown batch: `last` is the size of a third dimension. */
const tensorType = (field: number, name: string, type: number, length: Length, last?: number): Buffer => {
  const dims = [message(1, bytes(2, 'batch')), message(1, length === 'any' ? bytes(2, 'length') : number(1, length))];
  const shape = last === undefined ? dims : [...dims, message(1, number(1, last))];
  return message(field, bytes(1, name), message(2, message(1, number(1, type), message(2, ...shape))));
};

/** The ONNX file: logits = Gather(table, input_ids). */
const onnxOf = (rows: readonly (readonly number[])[], length: Length): Buffer => {
  const labels = rows[0]?.length ?? 0;
  const raw = Buffer.from(Float32Array.from(rows.flat()).buffer);
  const table = message(
    5,
    number(1, rows.length),
    number(1, labels),
    number(2, FLOAT),
    bytes(8, 'table'),
    bytes(9, raw),
  );
  const gather = message(1, bytes(1, 'table'), bytes(1, 'input_ids'), bytes(2, 'logits'), bytes(4, 'Gather'));
  const graph = message(
    7,
    gather,
    bytes(2, 'tiny'),
    table,
    tensorType(11, 'input_ids', INT64, length),
    tensorType(11, 'attention_mask', INT64, length),
    tensorType(12, 'logits', FLOAT, length, labels),
  );
  return Buffer.concat([number(1, 8), graph, message(8, number(2, 13))]);
};

const SPECIAL = ['[PAD]', '[UNK]', '[CLS]', '[SEP]'];

const tokenizerOf = (vocabulary: readonly string[]) => ({
  version: '1.0',
  added_tokens: SPECIAL.map((content, id) => ({ id, content, special: true, normalized: false })),
  normalizer: {
    type: 'BertNormalizer',
    clean_text: true,
    handle_chinese_chars: true,
    strip_accents: null,
    lowercase: true,
  },
  pre_tokenizer: { type: 'BertPreTokenizer' },
  post_processor: {
    type: 'TemplateProcessing',
    single: [
      { SpecialToken: { id: '[CLS]', type_id: 0 } },
      { Sequence: { id: 'A', type_id: 0 } },
      { SpecialToken: { id: '[SEP]', type_id: 0 } },
    ],
    special_tokens: {
      '[CLS]': { id: '[CLS]', ids: [2], tokens: ['[CLS]'] },
      '[SEP]': { id: '[SEP]', ids: [3], tokens: ['[SEP]'] },
    },
  },
  decoder: { type: 'WordPiece', prefix: '##', cleanup: true },
  model: {
    type: 'WordPiece',
    unk_token: '[UNK]',
    continuing_subword_prefix: '##',
    max_input_chars_per_word: 100,
    vocab: Object.fromEntries(vocabulary.map((word, id) => [word, id])),
  },
});

/** What the model says of each word: a label, and how far its logit lies above the others (7 is .99 and more). */
export type TinyWords = Readonly<Record<string, readonly [label: string, logit: number]>>;

/** Writes the model; words that are not named, and unknown ones, are "O". */
export const writeTinyModel = (
  folder: string,
  labels: readonly string[],
  words: TinyWords,
  maxTokens = 64,
  length: Length = 'any',
): string => {
  const vocabulary = [...SPECIAL, ...Object.keys(words)];
  const rows = vocabulary.map((word) => {
    const [label, logit] = words[word] ?? ['O', 9];
    return labels.map((name) => (name === label ? logit : 0));
  });
  mkdirSync(join(folder, 'onnx'), { recursive: true });
  const id2label = Object.fromEntries(labels.map((label, n) => [n, label]));
  const files: readonly (readonly [string, string | Buffer])[] = [
    ['config.json', JSON.stringify({ model_type: 'bert', id2label, max_position_embeddings: maxTokens })],
    ['tokenizer.json', JSON.stringify(tokenizerOf(vocabulary))],
    ['tokenizer_config.json', JSON.stringify({ tokenizer_class: 'BertTokenizer' })],
    [join('onnx', 'model.onnx'), onnxOf(rows, length)],
  ];
  for (const [name, content] of files) writeFileSync(join(folder, name), content);
  return folder;
};
