import type { Engine } from '../../../engine/port.ts';
import { ident, integer, join, type Sql, sql } from '../../../engine/sql.ts';
import { keepCounts, STANDING_COUNTS, standingCounts } from '../counts/common-values.ts';
import { NAME_PAIR } from '../counts/origins.ts';
import { type Filled, NORMAL_CELLS } from './normal.ts';

/** Names of which the other records tell that the family name stands in front: `given` and `family` as they stand. */
export const TURNED = 'resolve_turned_name';

const PAIRS = 'resolve_ordered_name';
const FIRSTS = 'resolve_first_count';
const LASTS = 'resolve_last_count';

/** Names of fewer letters are initials, or stand in either place anyway. */
const LEAST_LETTERS = 3;
/** Others have the word in the other place by so many times, each; and both together. Of names that are seldom written so, one in a hundred is. */
const EACH = 2;
const BOTH = 128;

/** With how many different words one stands: somebody who is in a thousand rows has told the order of his name once. */
const countOf = (column: Sql): Sql =>
  sql`select ${column} as word, count(*) as n from ${ident(PAIRS)} group by ${column}`;

/** How much oftener others have a word in the other place: they in it, and beside it, without the pair itself; half of one stands for those unseen. */
const odds = (there: Sql, here: Sql): Sql => sql`((${there} + 0.5) / (${here} - 1 + 0.5))`;

const findPairs = async (engine: Engine): Promise<void> => {
  const long = (cell: Sql): Sql => sql`length(${cell}) >= ${integer(LEAST_LETTERS)}`;
  await engine.run({
    name: PAIRS,
    reads: [NAME_PAIR],
    sql: sql`select given, family from ${ident(NAME_PAIR)} pairs
      where ${long(sql`given`)} and ${long(sql`family`)} and given <> family`,
  });
  await engine.run({ name: FIRSTS, reads: [PAIRS], sql: countOf(sql`given`) });
  await engine.run({ name: LASTS, reads: [PAIRS], sql: countOf(sql`family`) });
  const [front, back] = [odds(sql`front.n`, sql`g.n`), odds(sql`behind.n`, sql`f.n`)];
  await engine.run({
    name: TURNED,
    reads: [PAIRS, FIRSTS, LASTS],
    sql: sql`select p.given, p.family from ${ident(PAIRS)} p
      join ${ident(FIRSTS)} g on g.word = p.given join ${ident(LASTS)} f on f.word = p.family
      join ${ident(LASTS)} front on front.word = p.given join ${ident(FIRSTS)} behind on behind.word = p.family
      where ${front} >= ${integer(EACH)} and ${back} >= ${integer(EACH)} and ${front} * ${back} >= ${integer(BOTH)}`,
  });
  for (const name of [NAME_PAIR, PAIRS, FIRSTS, LASTS]) await engine.drop(name);
};

/**
 * Finds the names that stand in the other order than the other records have their words in: "Pernell Marissa" where Pernell is others'
 * family name and Marissa others' first name. Nothing is known beforehand of any name. `isAddition`: as the last revision found them.
 */
export const findTurnedNames = async (engine: Engine, filled: Filled, isAddition: boolean): Promise<void> => {
  if (!filled.has('given') || !filled.has('family')) {
    await engine.create(TURNED, [
      { name: 'given', type: 'text' },
      { name: 'family', type: 'text' },
    ]);
  } else if (isAddition) {
    await engine.run({
      name: TURNED,
      reads: [STANDING_COUNTS],
      sql: sql`select value as given, among as family from ${standingCounts('turned')} before`,
    });
  } else await findPairs(engine);
  await keepCounts(
    engine,
    TURNED,
    sql`select 'turned' as what, given as value, family as among, cast(1 as bigint) as records from ${ident(TURNED)}`,
  );
};

/** Rows of normal forms with turned names in their usual order: the family name in front goes behind, and the middle name, where it is more than an initial, is the first. */
export const withNamesInOrder = (rows: Sql, filled: Filled): Sql => {
  if (!filled.has('given') || !filled.has('family')) return rows;
  const isMiddle = sql`length(r.mid1) > 1`;
  const turned: Readonly<Record<string, Sql>> = {
    given: sql`case when ${isMiddle} then r.mid1 else r.family end`,
    mid1: sql`case when ${isMiddle} then r.family else r.mid1 end`,
    family: sql`r.given`,
  };
  const cells = NORMAL_CELLS.map((name) => {
    const other = turned[name];
    return other
      ? sql`case when t.given is null then r.${ident(name)} else ${other} end as ${ident(name)}`
      : sql`r.${ident(name)}`;
  });
  return sql`(select r.record_id, r.blocked, ${join(cells, ', ')} from ${rows} r left join ${ident(TURNED)} t on t.given = r.given and t.family = r.family)`;
};
