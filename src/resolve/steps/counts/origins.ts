import type { Engine } from '../../../engine/port.ts';
import { ident, integer, sql } from '../../../engine/sql.ts';
import { partNames } from '../../names/origins.ts';
import { type Filled, NORMAL, withEmpty } from '../forms/normal.ts';
import { keepCounts, STANDING_COUNTS, standingCounts } from './common-values.ts';

/** Family names with the part of the people that has them: those with whom the same first names stand. */
export const ORIGIN = 'resolve_origin';

/** First names that a family name must have to be told: of fewer nobody knows with whom they go. */
const LEAST_NAMES = 8;
/** Names of which both parts are more than an initial, once each, until they are looked through for turned ones; not in an addition. */
export const NAME_PAIR = 'resolve_name_pair';

/** Family names, the largest, and first names of each that are looked at: enough to part them, however many people there are. */
const MOST_FAMILIES = 1000;
const MOST_NAMES = 40;

const SHAPE = [
  { name: 'family', type: 'text' as const },
  { name: 'origin', type: 'text' as const },
];

const readParts = async (engine: Engine, filled: Filled): Promise<ReadonlyMap<string, number>> => {
  if (!filled.has('given') || !filled.has('family')) return new Map();
  await engine.run({
    name: NAME_PAIR,
    reads: [NORMAL],
    sql: sql`select distinct family, given from ${withEmpty(NORMAL, filled)} r where length(family) > 1 and length(given) > 1`,
  });
  await engine.run({
    name: 'resolve_told_family',
    reads: [NAME_PAIR],
    sql: sql`select family from (select family, row_number() over (order by n desc, family) as place from (
      select family, count(*) as n from ${ident(NAME_PAIR)} group by family having count(*) >= ${integer(LEAST_NAMES)}) sizes) ranked
      where place <= ${integer(MOST_FAMILIES)}`,
  });
  const rows = await engine.read({
    name: 'name_pairs',
    reads: [NAME_PAIR, 'resolve_told_family'],
    sql: sql`select family, given from (select p.family, p.given, row_number() over (partition by p.family order by key64(p.given), p.given) as place
      from ${ident(NAME_PAIR)} p join resolve_told_family t on t.family = p.family) drawn where place <= ${integer(MOST_NAMES)} order by family, given`,
  });
  await engine.drop('resolve_told_family');
  return partNames(rows.map(({ family, given }) => ({ family: String(family), given: String(given) })));
};

/** Finds with which family names the same first names stand, and leaves NAME_PAIR where there are both; `isAddition`: as the last revision found it. */
export const findOrigins = async (engine: Engine, filled: Filled, isAddition: boolean): Promise<void> => {
  if (isAddition) {
    await engine.run({
      name: ORIGIN,
      reads: [STANDING_COUNTS],
      sql: sql`select value as family, among as origin from ${standingCounts('origin')} before`,
    });
  } else {
    const parts = await readParts(engine, filled);
    await engine.create(ORIGIN, SHAPE);
    const writer = await engine.writer(ORIGIN, SHAPE);
    for (const [family, part] of parts) writer.append([family, String(part)]);
    await writer.close();
  }
  await keepCounts(
    engine,
    ORIGIN,
    sql`select 'origin' as what, family as value, origin as among, cast(1 as bigint) as records from ${ident(ORIGIN)}`,
  );
};
