import type { CaseFile } from '../../case/case-schema.ts';
import type { Engine, Row } from '../../engine/port.ts';
import { sql } from '../../engine/sql.ts';
import { FIELDS } from '../../resolve/fields/fields.ts';
import { pairKey, personsNow, standingDecisions } from '../review/review-decisions.ts';
import { cutTo, section, type WhySection } from './section.ts';

const LABELS: ReadonlyMap<string, string> = new Map(
  FIELDS.flatMap(({ name, labels }) => Object.entries(labels).map(([level, label]) => [`${name}=${level}`, label])),
);

/** Levels of equal values: each is worth what its own value's rarity is. */
const BY_RARITY: ReadonlySet<string> = new Set(
  FIELDS.flatMap(({ name, exact }) => Object.keys(exact).map((level) => `${name}=${level}`)),
);

const signed = (bits: number): string => `${bits < 0 ? '-' : '+'}${Math.abs(bits).toFixed(1)}`;

/** What each level of each field is worth for one person against two strangers, in bits, by "field=level". */
const worthOf = async (engine: Engine): Promise<ReadonlyMap<string, number>> => {
  const rows = await engine.read({
    name: 'why:worth',
    reads: ['weight'],
    sql: sql`select field, level, weight from weight order by field, level`,
  });
  const found = new Map(rows.map(({ field, level, weight }) => [`${field} ${level}`, Number(weight) / 1000]));
  return new Map(
    [...LABELS.keys()]
      .filter((key) => !BY_RARITY.has(key))
      .flatMap((key) => {
        const [name = '', level = ''] = key.split('=');
        const [same, strangers] = ['same', 'strangers'].map((one) => found.get(`${name}:${one} ${level}`));
        return same === undefined || strangers === undefined ? [] : [[key, same - strangers] as const];
      }),
  );
};

/** A pattern in words: "given name same, by its rarity · middle name same initial +2.1". Identifiers of a record without a name stay as they are. */
const comparedText = (pattern: string, worth: ReadonlyMap<string, number>): string =>
  pattern
    .split(' ')
    .map((part) => {
      const label = LABELS.get(part);
      const bits = worth.get(part);
      const name = (part.split('=')[0] ?? part).replaceAll('_', ' ');
      const value = BY_RARITY.has(part) ? ', by its rarity' : bits === undefined ? '' : ` ${signed(bits)}`;
      return `${name}${label === undefined ? '' : ` ${label}`}${value}`;
    })
    .join(' · ');

/** Decisions of case.yaml in which one of these records stands, with the ids that records have now. */
const decisionsAbout = (persons: Awaited<ReturnType<typeof personsNow>>, records: ReadonlySet<number>) =>
  persons.flatMap(({ together, apart, nobody, by, on, why }) => {
    const ids = together ?? apart ?? nobody ?? [];
    if (!ids.some((id) => records.has(id))) return [];
    const decision = nobody ? 'nobody' : together ? 'one person' : 'two people';
    return [{ decision, records: ids.join(' '), by, on: on ?? null, why }];
  });

/**
 * Why the records of a person are one person, and not one with others: what people decided, and every pair that was joined
 * or looked alike, with its weight in bits, the rule, and what each field that was compared is worth against strangers: an equal
 * value what its own rarity is, any other level so many bits. Relatives and twins agree as well, so the weight is not their sum.
 */
export const pairsOf = async (
  { engine, tokenKey, file }: { readonly engine: Engine; readonly tokenKey: string; readonly file: CaseFile },
  person: number,
  limit: number,
): Promise<readonly WhySection[]> => {
  const own = sql`(select record_id from person_record where person_id = ${person})`;
  const ids = await engine.read({
    name: 'why:own',
    reads: ['person_record'],
    sql: sql`select record_id from ${own} own`,
  });
  const persons = await personsNow(engine, tokenKey, file);
  const decided = decisionsAbout(persons, new Set(ids.map((row) => Number(row['record_id']))));
  const deciders = new Map(
    standingDecisions(persons).flatMap(({ decision, records: [a = 0, b = 0], by }) =>
      decision === 'nobody' ? [] : [[pairKey(a, b), by] as const],
    ),
  );
  const worth = decided.length + ids.length > 1 ? await worthOf(engine) : new Map<string, number>();
  const pairs = await section(
    engine,
    'Why the records are one person',
    ['person_record', 'link'],
    sql`select link.record_a, link.record_b, link.joined, link.weight, link.reason, link.pattern from link
      where record_a in ${own} or record_b in ${own} order by 1, 2`,
    limit,
  );
  const rows = pairs.rows.map((row): Row => {
    const by = deciders.get(pairKey(Number(row['record_a']), Number(row['record_b'])));
    return {
      record_a: row['record_a'] ?? null,
      record_b: row['record_b'] ?? null,
      outcome: Number(row['joined']) === 1 ? 'joined' : 'kept apart',
      bits: row['weight'] === null ? null : (Number(row['weight']) / 1000).toFixed(1),
      rule: by === undefined ? (row['reason'] ?? null) : `decided by ${by}`,
      compared: comparedText(String(row['pattern'] ?? ''), worth),
    };
  });
  return [cutTo(limit, 'What people decided about their records', decided), { ...pairs, rows }];
};
