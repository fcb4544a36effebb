import { z } from 'zod';
import { readYaml } from '../core/data-files.ts';

const file = z.object({
  telling: z.array(z.string()),
  columns: z.array(z.string()),
  many_rows: z.number(),
  many_characters: z.number(),
});

const data = file.parse(readYaml(new URL('../../data/report/expected.yaml', import.meta.url)));

/** Elements behind which somebody stands. */
export const TELLING: readonly string[] = data.telling;

/** Finds, in a folded name of a column, words that speak of people. */
export const PEOPLE_COLUMN = `(^| )(${data.columns.join('|')})( |$)`;

/** So many rows, or characters of text, without anything in them are worth a look. */
export const MANY = { rows: data.many_rows, characters: data.many_characters } as const;
