import { NOT_BEARING } from '../../detect/steps/holding.ts';
import type { Engine } from '../../engine/port.ts';
import { join, sql } from '../../engine/sql.ts';

/** What was found of some people: element → how surely, in millionths; the surest finding of each counts. */
export interface FoundSet {
  readonly people: number;
  readonly elements: ReadonlyMap<string, number>;
}

const wordsOf = (holding: string): readonly string[] => holding.split(' ').filter((word) => word !== '');

const elementOf = (word: string): string => word.slice(0, word.indexOf('='));

/** Columns that bear their element alone: a city or a middle name exposes no address and no name. */
const COLUMN_CONFIDENCE = sql`select document_no, mention, element, max(confidence) as confidence from field_element
  where element is not null and role not in (${join(
    NOT_BEARING.map((role) => sql`${role}`),
    ', ',
  )})
  group by document_no, mention, element order by document_no, mention, element`;

/** How surely each element of each person of a row was found in the columns of a table. */
const columnConfidence = async (engine: Engine): Promise<ColumnConfidence> => {
  const known = new Map<string, number>();
  const step = { name: 'column_confidence', reads: ['field_element'], sql: COLUMN_CONFIDENCE };
  for await (const rows of engine.stream(step)) {
    for (const { document_no: document, mention, element, confidence } of rows) {
      known.set(`${document} ${mention} ${element}`, Number(confidence));
    }
  }
  return (document, mention, element) =>
    known.get(`${document} ${mention} ${element}`) ?? known.get(`${document} 1 ${element}`);
};

const ROW_CLASS = [
  { name: 'document_no', type: 'integer' },
  { name: 'mention', type: 'integer' },
  { name: 'words', type: 'text' },
  { name: 'found', type: 'text' },
] as const;

/** How surely free text says something: words of RECORD's `told`, in millionths. */
const toldIn = (told: string): ReadonlyMap<string, number> =>
  new Map(wordsOf(told).map((word) => [elementOf(word), 1000 * Number(word.slice(word.indexOf('=') + 1))]));

type ColumnConfidence = (document: number, mention: number, element: string) => number | undefined;

/** How surely each word of a row was found: in its columns, in its free text, or whichever is surer of both. */
const sureWords = (
  { document, mention, words, told }: { document: number; mention: number; words: readonly string[]; told: string },
  confidenceOf: ColumnConfidence,
): readonly string[] => {
  const inText = toldIn(told);
  const elements = words.map(elementOf);
  // A row that was read as a text, as forms are, has nothing from its columns.
  const isText = elements.every((element) => inText.has(element));
  return elements.map((element) => {
    const column = isText ? undefined : confidenceOf(document, mention, element);
    return `${element}=${Math.max(column ?? 0, inText.get(element) ?? 0)}`;
  });
};

/** Rows of tables by what they hold: few classes, each with how surely its elements were found. */
const classifyRows = async (engine: Engine): Promise<void> => {
  const confidenceOf = await columnConfidence(engine);
  await engine.create('row_class', ROW_CLASS);
  const writer = await engine.writer('row_class', ROW_CLASS);
  const query = sql`select distinct document_no, mention, coalesce(holding, '') as holding, coalesce(withheld, '') as withheld,
      coalesce(told, '') as told
    from record where row_no is not null order by document_no, mention, holding, withheld, told`;
  for await (const rows of engine.stream({ name: 'row_classes', reads: ['record'], sql: query })) {
    for (const row of rows) {
      const [document, mention] = [Number(row['document_no']), Number(row['mention'])];
      const [holding, withheld, told] = ['holding', 'withheld', 'told'].map((name) => String(row[name]));
      const words = [...wordsOf(holding ?? ''), ...wordsOf(withheld ?? '')];
      const found = [...sureWords({ document, mention, words, told: told ?? '' }, confidenceOf)].sort();
      writer.append([document, mention, `${holding}|${withheld}|${told}`, found.join(' ')]);
    }
    await writer.flush();
  }
  await writer.close();
};

const COUNTED = [{ name: 'document_no', type: 'integer' }] as const;

const countDocuments = async (engine: Engine, isTaken: (path: string) => boolean): Promise<void> => {
  await engine.create('counted_document', COUNTED);
  const writer = await engine.writer('counted_document', COUNTED);
  const query = sql`select document_no, family from document where root = 'evidence' order by document_no`;
  for await (const rows of engine.stream({ name: 'counted', reads: ['document'], sql: query })) {
    for (const { document_no: number, family } of rows) if (isTaken(String(family))) writer.append([Number(number)]);
    await writer.flush();
  }
  await writer.close();
};

/** Values of texts, by the record that they belong to (to the thousandth, so that there are few sets). */
const textFound = sql`select record_id, string_agg(element || '=' || cast(confidence as string), ' ' order by element) as found
  from (select record_id, element, max(confidence - confidence % 1000) as confidence from detection where record_id is not null
    group by record_id, element) surest group by record_id`;

const PEOPLE = sql`select found, count(*) as people from (
    select person_id, string_agg(found, '|' order by found) as found from (
      select distinct p.person_id, coalesce(c.found, t.found) as found from record r
      join counted_document d on d.document_no = r.document_no
      join person_record p on p.record_id = r.record_id
      join person who on who.person_id = p.person_id and who.kind = 'person'
      left join row_class c on c.document_no = r.document_no and c.mention = r.mention
        and c.words = coalesce(r.holding, '') || '|' || coalesce(r.withheld, '') || '|' || coalesce(r.told, '') and r.row_no is not null
      left join text_found t on t.record_id = r.record_id and r.row_no is null
      where p.root = 'evidence') once
    where found is not null and found <> '' group by person_id) sets
  group by found order by found`;

const parsed = (found: string, people: number): FoundSet => {
  const elements = new Map<string, number>();
  for (const word of found.split(/[ |]/)) {
    const element = elementOf(word);
    const confidence = Number.parseInt(word.slice(element.length + 1), 10);
    elements.set(element, Math.max(elements.get(element) ?? 0, confidence));
  }
  return { people, elements };
};

/**
 * People of the evidence that was taken, by what was found of them and how surely. Rows of the same columns and filled
 * cells are one class, so that there are few sets however many people there are.
 */
export const foundSets = async (engine: Engine, isTaken: (path: string) => boolean): Promise<readonly FoundSet[]> => {
  await countDocuments(engine, isTaken);
  await classifyRows(engine);
  await engine.run({ name: 'text_found', reads: ['detection'], sql: textFound });
  const sets: FoundSet[] = [];
  const reads = ['record', 'person', 'person_record', 'counted_document', 'row_class', 'text_found'];
  for await (const rows of engine.stream({ name: 'found_sets', reads, sql: PEOPLE })) {
    for (const { found, people } of rows) sets.push(parsed(String(found), Number(people)));
  }
  for (const name of ['counted_document', 'row_class', 'text_found']) await engine.drop(name);
  return sets;
};
