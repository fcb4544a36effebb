import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { kept, readYaml } from './data-files.ts';

const fileOf = (text: string): URL => {
  const path = join(mkdtempSync(join(tmpdir(), 'kept-')), 'words.yaml');
  writeFileSync(path, text);
  return pathToFileURL(path);
};

test('a data file that changes is read anew, and says the same the second time', () => {
  const file = fileOf('oak: [street, 1, 2.5, no, ~]\n');
  const first = readYaml(file);
  expect(first).toEqual({ oak: ['street', 1, 2.5, 'no', null] });
  expect(readYaml(file)).toEqual(first);
  writeFileSync(file, 'oak: [lane]\n');
  expect(readYaml(file)).toEqual({ oak: ['lane'] });
});

test('what is kept is made once, and again when one of the files it was made of holds something else', () => {
  const [words, code] = [fileOf(`${process.pid} ${process.hrtime.bigint()}`), fileOf('b')];
  let made = 0;
  const read = () =>
    kept('test', [words, code], () => {
      made += 1;
      return Buffer.from(`made ${made}`);
    });
  const texts = () => Buffer.from(read()).toString();
  expect([texts(), texts()]).toEqual(['made 1', 'made 1']);
  writeFileSync(code, 'c');
  expect([texts(), texts()]).toEqual(['made 2', 'made 2']);
});
