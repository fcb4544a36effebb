import { z } from 'zod';
import { SECTORS } from '../../case/notifier-schema.ts';
import { readYaml } from '../../core/data-files.ts';
import { nearestWord } from '../../core/nearest.ts';
import { once } from '../../core/once.ts';

const lists = z.partialRecord(z.enum([...SECTORS, 'none']), z.array(z.string()));

/** Everyday words for sectors, with the sector that each means; `none` where laws ask for no such sector. */
const everyday = once((): ReadonlyMap<string, string> => {
  const meanings = lists.parse(readYaml(new URL('../../../data/init/sector-words.yaml', import.meta.url)));
  return new Map(Object.entries(meanings).flatMap(([sector, words]) => words.map((word) => [word, sector] as const)));
});

const isSector = (word: string): boolean => (SECTORS as readonly string[]).includes(word);

const hintFor = (word: string): string => {
  const meant = everyday().get(word) ?? nearestWord(word, SECTORS);
  if (meant === 'none') return 'no sector of these laws is meant by it';
  return meant === undefined ? `the words are ${SECTORS.join(', ')}` : `did you mean "${meant}"?`;
};

/** A warning for each word by which no law asks: most often another was meant, and the duties of that sector would be missing. */
export const oddSectors = (sectors: readonly string[]): readonly string[] =>
  sectors
    .filter((word) => !isSector(word))
    .map((word) => `no law here asks for the sector "${word}"; it is kept; ${hintFor(word)}`);
