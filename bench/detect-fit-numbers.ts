import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { NONE } from '../src/detect/text/numbers/judge/answers.ts';
import { markedTextsIn } from '../test/support/marked-text.ts';
import { numberCasesOf } from './number-cases.ts';
import { fitModel, tableOf } from './number-model.ts';
import { measureLeftOut } from './numbers-left-out.ts';

const OUT = 'out=';

/**
 * Fits data/judges/numbers.txt to marked texts. With `out` it shows instead what is found in the texts of each author, or of those whose names
 * begin as named in `out=PREFIX,...`, by weights that are fitted to the others'.
 */
export const fitNumbers = (args: readonly string[]): void => {
  const folders = args.filter((arg) => arg !== 'out' && !arg.startsWith(OUT));
  const texts = folders.flatMap((folder) => markedTextsIn(pathToFileURL(`${resolve(folder)}/`)));
  const marked = numberCasesOf(texts);
  const { cases, names } = marked;
  const met = cases.filter(({ isPractice }) => !isPractice);
  console.log(`${met.length} numbers, ${met.filter(({ answer }) => answer !== NONE).length} of somebody`);
  if (folders.length < args.length) {
    const out = args.find((arg) => arg.startsWith(OUT))?.slice(OUT.length);
    measureLeftOut(texts, marked, out?.split(','));
    return;
  }
  const table = tableOf(fitModel(cases, names), names);
  writeFileSync(new URL('../data/judges/numbers.txt', import.meta.url), table);
  console.log(`data/judges/numbers.txt: ${table.split('\n').length - 3} signs`);
};
