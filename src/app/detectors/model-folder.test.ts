import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { newFolder } from '../../../test/support/run-candor.ts';
import { writeTinyModel } from '../../../test/support/tiny-model.ts';
import { openTagger } from '../../detect/model/tagger.ts';
import { openModelFolder } from './model-folder.ts';
import { installedPackage } from './model-packages.ts';

const root = newFolder('model');
const LABELS = ['O', 'B-PER', 'I-PER', 'B-LOC'];
let folder = '';
let made = 0;

beforeEach(() => {
  made += 1;
  folder = writeTinyModel(join(root, String(made)), LABELS, { quorra: ['B-PER', 8], zefti: ['I-PER', 8] });
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

const fault = (work: () => unknown): unknown => {
  try {
    work();
  } catch (error) {
    return error;
  }
  return undefined;
};

describe('the folder of a model', () => {
  it('is known by the bytes of the files that are used, wherever it lies, and by the packages that run it', () => {
    const { model, identity } = openModelFolder(folder);
    expect(model.labels).toEqual(LABELS);
    expect(identity.versions).toHaveProperty(['@huggingface/tokenizers'], '0.2.0');
    const again = writeTinyModel(join(root, 'again'), LABELS, { quorra: ['B-PER', 8], zefti: ['I-PER', 8] });
    writeFileSync(join(again, 'README.md'), 'says nothing');
    expect(openModelFolder(again).identity).toEqual(identity);
    expect(openModelFolder(`${relative(process.cwd(), again)}/./`).identity).toEqual(identity);
    const other = writeTinyModel(join(root, 'other'), LABELS, { quorra: ['B-PER', 9], zefti: ['I-PER', 8] });
    expect(openModelFolder(other).identity.sha256).not.toBe(identity.sha256);
  });

  it('names the file and the reason where something is missing or broken', () => {
    expect(fault(() => openModelFolder(join(root, 'none')))).toMatchObject({ code: 'INPUT_NOT_FOUND' });
    rmSync(join(folder, 'onnx', 'model.onnx'));
    expect(fault(() => openModelFolder(folder))).toMatchObject({
      code: 'INPUT_NOT_FOUND',
      detail: expect.stringContaining('no ONNX file'),
    });
    writeFileSync(join(folder, 'config.json'), '{"id2label": {"0": "O", "1": "B-LOC"}}');
    expect(fault(() => openModelFolder(folder))).toMatchObject({
      code: 'INPUT_UNREADABLE',
      place: { file: join(folder, 'config.json'), key: 'id2label' },
      detail: expect.stringContaining('names people'),
    });
    writeFileSync(join(folder, 'config.json'), 'no json');
    expect(fault(() => openModelFolder(folder))).toMatchObject({ detail: 'it is no JSON' });
    rmSync(join(folder, 'config.json'));
    expect(fault(() => openModelFolder(folder))).toMatchObject({ place: { file: join(folder, 'config.json') } });
  });

  it('takes an ONNX file of another name where it is the only one, and asks where there are several', () => {
    const onnx = readFileSync(join(folder, 'onnx', 'model.onnx'));
    rmSync(join(folder, 'onnx', 'model.onnx'));
    writeFileSync(join(folder, 'onnx', 'model_q4.onnx'), onnx);
    expect(openModelFolder(folder).model.onnx).toBe(join(folder, 'onnx', 'model_q4.onnx'));
    writeFileSync(join(folder, 'onnx', 'model_fp16.onnx'), onnx);
    expect(fault(() => openModelFolder(folder))).toMatchObject({ detail: expect.stringContaining('several') });
    writeFileSync(join(folder, 'onnx', 'model_quantized.onnx'), onnx);
    expect(openModelFolder(folder).model.onnx).toBe(join(folder, 'onnx', 'model_quantized.onnx'));
  });

  it('says which package is missing and the command that installs it', () => {
    const without = (missing: string) => () =>
      openModelFolder(folder, (name) => (name.startsWith(missing) ? undefined : installedPackage(name)));
    expect(fault(without('onnxruntime-'))).toMatchObject({
      code: 'PACKAGE_MISSING',
      detail: expect.stringContaining('onnxruntime-node'),
      hint: expect.stringContaining('npm install --ignore-scripts onnxruntime-node@'),
    });
    expect(fault(without('@huggingface/'))).toMatchObject({
      detail: expect.stringContaining('@huggingface/tokenizers'),
    });
  });
});

describe('a model that cannot be loaded', () => {
  it('is named with the reason: no ONNX, or labels that are not those of config.json', async () => {
    const config = join(folder, 'config.json');
    writeFileSync(config, readFileSync(config, 'utf8').replace('"3":"B-LOC"', '"3":"B-LOC","4":"I-LOC"'));
    const { model } = openModelFolder(folder);
    const tagger = await openTagger(model);
    await expect(tagger.namesIn('quorra')).rejects.toMatchObject({
      code: 'INPUT_UNREADABLE',
      detail: 'it has 4 labels a token, and config.json names 5',
    });
    await tagger.close();
    writeFileSync(model.onnx, 'no model');
    await expect(openTagger(model)).rejects.toMatchObject({ code: 'INPUT_UNREADABLE', place: { file: model.onnx } });
  });

  it('is one whose tokenizer says nothing of words', async () => {
    writeFileSync(join(folder, 'tokenizer.json'), '{"model":{}}');
    await expect(openTagger(openModelFolder(folder).model)).rejects.toMatchObject({
      code: 'INPUT_UNREADABLE',
      place: { file: join(folder, 'tokenizer.json') },
    });
  });
});
