import type { StageContext } from '../../../case/stage.ts';
import type { Engine } from '../../../engine/port.ts';
import { ident, join, type Sql, sql } from '../../../engine/sql.ts';
import { RECORD } from '../../../schema/tables/detect.ts';
import { cleanRows, constant, either, spaced } from '../cells/cell-sql.ts';
import type { NormaliseKind } from '../cells/normalise-cells.ts';
import { CELL_FORM, formAlias } from '../cells/normalised.ts';
import type { TableDocument } from '../documents.ts';
import type { PlanColumn, RecordPlan } from '../records/plan-column.ts';
import { hasRecordId, recordId } from '../records/record-ids.ts';
import type { RowRange } from '../records/record-rows.ts';
import { type BatchRows, cellName, ownRows } from '../tables/batches.ts';
import type { TextSetting } from '../texts/text-holding.ts';
import { BETWEEN_NAMES } from './talk-in-row.ts';
import type { TalkPlan } from './talk-plan.ts';
import { MARGIN, mayAnswer, withTurns } from './talk-turns.ts';

/** Tables whose rows become records in one way. */
export interface PlannedTables {
  readonly plan: RecordPlan;
  readonly documents: readonly TableDocument[];
}

/** Engine tables of what texts say: of the people of their rows, and records of others. */
export interface TalkRows {
  readonly own: string;
  readonly others: string;
}

const TEXT_FORM: NormaliseKind = 'text';
const INPUT = ['document_no', 'row_no', 'names', 'text', 'plan', 'writer', 'turns'] as const;
const OUTPUT = ['mention', 'holding', 'withheld', 'told', 'cells'] as const;

const OWN_COLUMNS = [
  { name: 'document_no', type: 'integer' as const },
  { name: 'row_no', type: 'bigint' as const },
  { name: 'mention', type: 'integer' as const },
  { name: 'holding', type: 'text' as const },
  { name: 'withheld', type: 'text' as const },
  { name: 'told', type: 'text' as const },
];

/** Whether the text of a row must be read as a whole: it holds something, and it may be somebody else's. */
const isPromising = (texts: readonly PlanColumn[], { manner }: TalkPlan): Sql => {
  const forms = texts.map(formAlias);
  const holds = either(forms.map((form) => sql`(${form}."a" is not null or ${form}."b" is not null)`));
  return manner === 'subject' ? sql`${holds} and ${either(forms.map((form) => sql`${form}."d" is not null`))}` : holds;
};

const namesOf = ({ heads }: TalkPlan): Sql =>
  heads.length === 0
    ? constant('')
    : join(
        heads.map(({ columns }): Sql => sql`coalesce(${spaced(columns.map(cellName))}, '') || ${BETWEEN_NAMES}`),
        ' || ',
      );

/** The rows of tables of one plan whose text is read as a whole; undefined where none is. */
const talkInput = ({ plan, documents }: PlannedTables, rows: BatchRows, range: RowRange): Sql | undefined => {
  const { talk } = plan;
  const texts = plan.columns.filter(
    ({ column, role, isPlain, isShared }) =>
      role === 'free_text' && talk?.texts.includes(column) && isPlain !== true && !isShared,
  );
  if (talk === undefined || texts.length === 0) return undefined;
  const { turns } = talk;
  const ofTurns = turns ? [...turns.writer, ...turns.conversation, ...(turns.time === null ? [] : [turns.time])] : [];
  const columns = [...new Set([...talk.texts, ...talk.heads.flatMap((head) => head.columns), ...ofTurns])];
  const others = [
    { name: ident('document_no'), value: rows.documentNo },
    { name: ident('row_no'), value: ident('row_no') },
  ];
  const numbers = join(
    documents.map(({ documentNo }) => sql`${documentNo}`),
    ', ',
  );
  const within = (margin: number): Sql =>
    range.from === undefined || range.to === undefined
      ? sql``
      : sql` and row_no between ${range.from - margin} and ${range.to + margin}`;
  const own = sql`${ident(rows.table)}
    where ${rows.documentNo} in (${numbers})${within(turns ? MARGIN : 0)} and ${ownRows(rows, documents)}`;
  const forms = texts.map((column) => {
    const alias = formAlias(column);
    return sql`left join ${ident(CELL_FORM)} ${alias} on ${alias}.kind = ${constant(TEXT_FORM)} and ${alias}.cell = ${cellName(column.column)}`;
  });
  const text = join(
    talk.texts.map((column) => sql`coalesce(${cellName(column)} || ${'\n'}, '')`),
    ' || ',
  );
  const place = sql`cast(document_no as string) as document_no, cast(row_no as string) as row_no`;
  const clean = cleanRows({ columns, others, asTheyStand: rows.asTheyStand }, own);
  const promising = isPromising(texts, talk);
  const [before, read, isRead] = turns
    ? [sql`writer, turns`, withTurns(turns, text, clean), sql`(${promising} or ${mayAnswer(text)})${within(0)}`]
    : [sql`'' as writer, '' as turns`, clean, promising];
  return sql`select ${place}, ${namesOf(talk)} as names, ${text} as text, ${JSON.stringify(talk)} as plan, ${before}
    from (${read}) clean ${join(forms, ' ')}
    where ${isRead}`;
};

/** Writes what the texts said: records of others behind those of the row's own people, as far as a row has ids for them. */
const writeTalk = async (engine: Engine, { own, others }: TalkRows, mostOwn: ReadonlyMap<number, number>) => {
  await engine.create(own, OWN_COLUMNS);
  await engine.create(others, RECORD.columns);
  const writers = { own: await engine.writer(own, OWN_COLUMNS), others: await engine.writer(others, RECORD.columns) };
  const query = sql`select cast(document_no as integer) as document_no, cast(row_no as bigint) as row_no, cast(mention as integer) as mention,
    holding, withheld, told, cells from row_said order by 1, 2, cells`;
  let last = { documentNo: 0, rowNo: 0, mentions: 0 };
  for await (const batch of engine.stream({ name: 'row_talk', reads: ['row_said'], sql: query })) {
    for (const { document_no: document, row_no: row, mention, holding, withheld, told, cells } of batch) {
      const said = { holding: holding ?? null, withheld: withheld ?? null, told: told ?? null };
      if (cells === null || cells === undefined) {
        writers.own.append([
          Number(document),
          BigInt(Number(row)),
          Number(mention),
          said.holding,
          said.withheld,
          said.told,
        ]);
        continue;
      }
      const [documentNo, rowNo] = [Number(document), Number(row)];
      const isSame = last.documentNo === documentNo && last.rowNo === rowNo;
      last = { documentNo, rowNo, mentions: isSame ? last.mentions + 1 : (mostOwn.get(documentNo) ?? 1) + 1 };
      if (!hasRecordId(rowNo, last.mentions)) continue;
      const all: Readonly<Record<string, string | number | bigint | null>> = {
        ...(JSON.parse(String(cells)) as Record<string, string | number | null>),
        ...said,
        record_id: recordId(documentNo, rowNo, last.mentions),
        document_no: documentNo,
        row_no: rowNo,
        mention: last.mentions,
        kind: 'row',
      };
      writers.others.append(RECORD.columns.map(({ name }) => all[name] ?? null));
    }
    await writers.own.flush();
    await writers.others.flush();
  }
  await writers.own.close();
  await writers.others.close();
};

/**
 * Reads the free text of rows in which others than the row's own people may be meant, as texts about these; undefined
 * where there are none.
 */
export const readTalk = async (
  { engine }: StageContext,
  rows: BatchRows,
  groups: readonly PlannedTables[],
  range: Pick<RowRange, 'from' | 'to'>,
  { protocol, detectors }: TextSetting,
): Promise<TalkRows | undefined> => {
  const inputs = groups.map((group) => talkInput(group, rows, { documents: group.documents, ...range }));
  const input = inputs.filter((one) => one !== undefined);
  if (input.length === 0) return undefined;
  await engine.script({
    name: 'row_said',
    reads: [rows.table, CELL_FORM],
    input: join(input, ' union all '),
    inputColumns: INPUT,
    module: new URL('./talk-in-row.ts', import.meta.url).href,
    function: 'talkInRow',
    setting: { protocol, detectors },
    output: OUTPUT.map((name) => ({ name, type: 'text' })),
  });
  const mostOwn = new Map(
    groups.flatMap(({ plan, documents }) =>
      documents.map(({ documentNo }): [number, number] => [documentNo, Math.max(...plan.mentions)]),
    ),
  );
  const talk = { own: 'row_talk_own', others: 'row_talk_others' };
  await writeTalk(engine, talk, mostOwn);
  await engine.drop('row_said');
  return talk;
};

/** Records of rows with what their text says of their own people, where it was read as a whole, instead of what its cells hold. */
export const withTalk = async (engine: Engine, source: string, { own }: TalkRows): Promise<string> => {
  const said: Readonly<Record<string, Sql>> = {
    told: sql`case when t.document_no is null then r.told else t.told end as told`,
    extra: sql`case when t.document_no is null then r.extra else t.holding end as extra`,
    extra_withheld: sql`case when t.document_no is null then r.extra_withheld else t.withheld end as extra_withheld`,
  };
  const names = [...RECORD.columns.map(({ name }) => name), 'extra', 'extra_withheld'];
  const list = join(
    names.map((name) => said[name] ?? sql`r.${ident(name)}`),
    ', ',
  );
  const target = 'record_talk';
  await engine.run({
    name: target,
    reads: [source, own],
    sql: sql`select ${list} from ${ident(source)} r left join ${ident(own)} t
      on t.document_no = r.document_no and t.row_no = r.row_no and t.mention = r.mention`,
  });
  await engine.drop(own);
  await engine.drop(source);
  return target;
};

/** The same with the records of others whom the texts name. */
export const withOthers = async (engine: Engine, source: string, { others }: TalkRows): Promise<string> => {
  const target = 'record_whole';
  const list = join(
    RECORD.columns.map(({ name }) => ident(name)),
    ', ',
  );
  await engine.run({
    name: target,
    reads: [source, others],
    sql: sql`select ${list} from ${ident(source)} union all select ${list} from ${ident(others)}`,
  });
  await engine.drop(source);
  await engine.drop(others);
  return target;
};
