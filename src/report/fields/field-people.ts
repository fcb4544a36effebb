import type { Engine, Step } from '../../engine/port.ts';
import { ident, type Sql, sql } from '../../engine/sql.ts';
import { ELEMENT_IDS, isElementId, MOST_MENTIONS } from '../../schema/vocabulary.ts';
import { isEveryRecordOwned, severalRecords } from '../steps/several.ts';

/**
 * Whom an element of a table affects: people with a record of the table that exposes it, where the evidence counts as
 * taken. Elements are bits of two numbers, so that one pass over the records counts all of them.
 */
const HALF = 48;

const bitOf = (element: string): readonly [bigint, bigint] => {
  const at = isElementId(element) ? ELEMENT_IDS.indexOf(element) : -1;
  if (at < 0) return [0n, 0n];
  return at < HALF ? [1n << BigInt(at), 0n] : [0n, 1n << BigInt(at - HALF)];
};

const elementsIn = (low: bigint, high: bigint): readonly string[] =>
  ELEMENT_IDS.filter((element) => {
    const [first, second] = bitOf(element);
    return (first & low) !== 0n || (second & high) !== 0n;
  });

/** How many people, by scope (document number or group), person of the row and element. */
export interface FieldPeople {
  of(scope: string, mention: number, element: string): number;
}

const MASKS = [
  { name: 'words', type: 'text' },
  { name: 'low', type: 'bigint' },
  { name: 'high', type: 'bigint' },
] as const;

/** Makes the table `holding_mask`: each distinct holding with the bits of its elements. */
const maskHoldings = async (engine: Engine): Promise<void> => {
  await engine.create('holding_mask', MASKS);
  const writer = await engine.writer('holding_mask', MASKS);
  const holdings = sql`select distinct holding from record where holding is not null order by holding`;
  for await (const rows of engine.stream({ name: 'holdings', reads: ['record'], sql: holdings })) {
    for (const row of rows) {
      const bits = String(row['holding'])
        .split(' ')
        .map((word) => bitOf(word.split('=')[0] ?? ''));
      const either = (half: 0 | 1) => bits.reduce((all, bit) => all | bit[half], 0n);
      writer.append([String(row['holding']), either(0), either(1)]);
    }
    await writer.flush();
  }
  await writer.close();
};

const OWNED_BY_SEVERAL = sql`left join (select p.record_id, p.person_id from person_record p
  join report_several several on several.person_id = p.person_id) s on s.record_id = r.record_id`;
const OWNED = sql`join person_record p on p.record_id = r.record_id and p.root = 'evidence'
  left join report_several s on s.person_id = p.person_id`;

/**
 * What people of a table's rows have there, as bits: the one pass over the records. People with several records have a row
 * each (`person_id`), those with one are counted together. Numbers only, since there are millions: what they hold is a key of its words.
 */
const heldByDocument = (owned: Sql): Step => ({
  name: 'document_person',
  reads: ['record', 'person_record', severalRecords.name, 'counted_document', 'holding_mask'],
  sql: sql`select document_no, group_no, mention, person_id, bit_or(low) as low, bit_or(high) as high,
      case when person_id is null then cast(sum(records) as bigint) else 1 end as people
    from (select d.document_no, d.group_no, r.mention, key64(r.holding) as holding, s.person_id, count(*) as records
      from record r join counted_document d on d.document_no = r.document_no ${owned}
      group by d.document_no, d.group_no, r.mention, key64(r.holding), s.person_id) alike
    join holding_mask h on key64(h.words) = alike.holding
    group by document_no, group_no, mention, person_id, case when person_id is null then low end, case when person_id is null then high end`,
});

/** One row a scope, mention and set of elements, with how many people have exactly it. */
const countStep = (held: Sql): Step => ({
  name: 'field_people',
  reads: ['document_person'],
  sql: sql`select scope, mention, low, high, cast(sum(people) as bigint) as people from (${held}) held
    group by scope, mention, low, high order by scope, mention, low, high`,
});

const ofDocuments = sql`select document_no as scope, mention, low, high, people from document_person`;
const ofGroups = sql`select group_no as scope, mention, low, high, people from document_person where person_id is null
  union all select group_no, mention, bit_or(low), bit_or(high), 1 from document_person
  where person_id is not null group by group_no, mention, person_id`;

/** Which people of a row have a column of an element of their own, by scope and element. */
const ownColumns = async (engine: Engine, scope: Sql): Promise<ReadonlyMap<string, ReadonlySet<number>>> => {
  const found = new Map<string, Set<number>>();
  const query = sql`select distinct ${scope} as scope, element, mention from field_element where element is not null
    order by scope, element, mention`;
  for await (const rows of engine.stream({ name: 'own_columns', reads: ['field_element'], sql: query })) {
    for (const { scope: name, element, mention } of rows) {
      const key = `${name} ${element}`;
      found.set(key, (found.get(key) ?? new Set()).add(Number(mention)));
    }
  }
  return found;
};

/** People by scope, whose number in the table of what is held has a name. */
const peopleBy = async (
  engine: Engine,
  held: Sql,
  fieldScope: Sql,
  nameOf: (scope: number) => string,
): Promise<FieldPeople> => {
  const owners = await ownColumns(engine, fieldScope);
  const counts = new Map<string, number>();
  const mentions = new Set<string>();
  for await (const rows of engine.stream(countStep(held))) {
    for (const row of rows) {
      const scope = nameOf(Number(row['scope']));
      mentions.add(`${scope} ${row['mention']}`);
      for (const element of elementsIn(BigInt(row['low'] ?? 0), BigInt(row['high'] ?? 0))) {
        const key = `${scope} ${row['mention']} ${element}`;
        counts.set(key, (counts.get(key) ?? 0) + Number(row['people']));
      }
    }
  }
  return {
    of: (name, mention, element) => {
      // Columns that speak of nobody in particular count for the first person of the row.
      const owner = mentions.has(`${name} ${mention}`) ? mention : 1;
      const own = owners.get(`${name} ${element}`) ?? new Set<number>();
      // Others of the row who have the element without a column of their own have it in common with the first who has one.
      const isFirst = Math.min(...own, owner) === owner;
      const sharing = Array.from({ length: isFirst ? MOST_MENTIONS : 0 }, (_, n) => n + 1).filter(
        (other) => other !== owner && !own.has(other),
      );
      return [owner, ...sharing].reduce((sum, other) => sum + (counts.get(`${name} ${other} ${element}`) ?? 0), 0);
    },
  };
};

const COUNTED = [
  { name: 'document_no', type: 'integer' },
  { name: 'group_no', type: 'integer' },
] as const;

/** Makes the table of documents whose people count, with their groups by number; returns the groups. */
const countDocuments = async (engine: Engine, isTaken: (path: string) => boolean): Promise<readonly string[]> => {
  const groups = new Map<string, number>();
  await engine.create('counted_document', COUNTED);
  const writer = await engine.writer('counted_document', COUNTED);
  const query = sql`select d.document_no, d.family, max(e.group_id) as group_id from document d
    join field_element e on e.document_no = d.document_no where d.root = 'evidence'
    group by d.document_no, d.family order by d.document_no`;
  for await (const rows of engine.stream({ name: 'tables', reads: ['document', 'field_element'], sql: query })) {
    for (const { document_no: number, family, group_id: group } of rows) {
      if (!isTaken(String(family))) continue;
      const groupNo = groups.get(String(group)) ?? groups.size;
      groups.set(String(group), groupNo);
      writer.append([Number(number), groupNo]);
    }
    await writer.flush();
  }
  await writer.close();
  return [...groups.keys()];
};

/** Counts the people of every table and of every group of tables. `isTaken`: whether the evidence at a path was taken. */
export const fieldPeople = async (
  engine: Engine,
  isTaken: (path: string) => boolean,
): Promise<{ readonly byDocument: FieldPeople; readonly byGroup: FieldPeople }> => {
  const groups = await countDocuments(engine, isTaken);
  await maskHoldings(engine);
  await engine.run(severalRecords);
  await engine.run(heldByDocument((await isEveryRecordOwned(engine)) ? OWNED_BY_SEVERAL : OWNED));
  try {
    return {
      byDocument: await peopleBy(engine, ofDocuments, sql`cast(document_no as string)`, String),
      byGroup: await peopleBy(engine, ofGroups, ident('group_id'), (scope) => groups[scope] ?? ''),
    };
  } finally {
    for (const name of ['counted_document', 'holding_mask', severalRecords.name, 'document_person'])
      await engine.drop(name);
  }
};
