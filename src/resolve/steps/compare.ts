import type { Engine } from '../../engine/port.ts';
import { ident, integer, join, type Sql, sql } from '../../engine/sql.ts';
import { NICKNAME_GROUPS } from '../data-files.ts';
import { FIELDS, FIELDS_A_WORD, type Field, PATTERN_WORDS } from '../fields.ts';
import { MENTION } from './mentions.ts';

/** Pairs with their levels packed: field n of a word takes four bits, the first field the lowest. */
export const COMPARISON = 'resolve_comparison';
/** Columns of the packed levels. */
export const wordNames = Array.from({ length: PATTERN_WORDS }, (_, n) => `levels_${n}`);
const NICKNAME = 'resolve_nickname';

/** Given names that one person may use, both ways round. */
export const fillNicknames = async (engine: Engine): Promise<void> => {
  const columns = [
    { name: 'a', type: 'text' as const },
    { name: 'b', type: 'text' as const },
  ];
  const pairs = new Set<string>();
  for (const group of NICKNAME_GROUPS) {
    for (const a of group) for (const b of group) if (a !== b) pairs.add(`${a} ${b}`);
  }
  await engine.create(NICKNAME, columns);
  const writer = await engine.writer(NICKNAME, columns);
  for (const pair of [...pairs].sort()) writer.append(pair.split(' '));
  await writer.close();
};

const wordOf = (fields: readonly Field[]): Sql =>
  join(
    fields.map(({ level }, n) => sql`cast(${level} as integer) * ${integer(16 ** n)}`),
    ' + ',
  );

/** Compares the pairs of a table (a, b) field by field. */
export const comparePairs = async (engine: Engine, pairs: string, into: string): Promise<void> => {
  const words = wordNames.map((name, n) => {
    const fields = FIELDS.slice(n * FIELDS_A_WORD, (n + 1) * FIELDS_A_WORD);
    return sql`cast(${wordOf(fields)} as integer) as ${ident(name)}`;
  });
  await engine.run({
    name: into,
    reads: [pairs, MENTION, NICKNAME],
    sql: sql`select p.a, p.b, ${join(words, ', ')}
      from ${ident(pairs)} p join ${ident(MENTION)} a on a.mention_no = p.a join ${ident(MENTION)} b on b.mention_no = p.b
      left join ${ident(NICKNAME)} k on k.a = a.given and k.b = b.given`,
  });
};
