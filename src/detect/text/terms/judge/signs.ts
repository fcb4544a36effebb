import type { Candidate } from './candidate.ts';
import { addLine } from './line-signs.ts';
import { addNeighbours } from './neighbour-signs.ts';
import { addPage } from './page-signs.ts';
import { addWords } from './word-signs.ts';

/** What speaks for and against words of medicine being said of somebody, by name. */
export const signsOf = (candidate: Candidate): readonly string[] => {
  const signs: string[] = ['any candidate'];
  const add = (sign: string): void => {
    signs.push(sign);
  };
  const { tokens, said } = candidate;
  addWords(add, tokens, said);
  addNeighbours(add, tokens, said);
  addLine(add, tokens, said);
  addPage(add, candidate);
  return signs;
};
