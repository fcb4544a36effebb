import type { StageContext } from '../../../case/stage.ts';
import type { RowWriter } from '../../../engine/port.ts';
import { ident, join, type Sql, sql } from '../../../engine/sql.ts';
import { RECORD } from '../../../schema/tables/detect.ts';
import { findInText } from '../../text/script.ts';
import type { TableDocument } from '../documents.ts';
import { hasRecordId, recordId } from '../records/record-ids.ts';
import { type BatchRows, cellName, ownRows } from '../tables/batches.ts';
import { shapeTexts, type TableShape } from '../tables/table-shape.ts';
import { aboutSomebody } from './about-somebody.ts';
import { dividedHolding, type TextDecisions } from './text-documents.ts';
import type { TextFindings } from './text-findings.ts';
import { toldWords } from './text-holding.ts';

type Cells = readonly (string | null)[];

/** A table without a column that speaks of a person. */
export interface ImpersonalTable {
  readonly document: TableDocument;
  /** Sampled cells by column, in row order. */
  readonly sample: readonly Cells[];
  /** Where it is a form, or several. */
  readonly shape: TableShape | undefined;
}

const behind = (document: TableDocument, n: number): string => {
  const name = document.names[n]?.trim();
  return name ? `${name}: ` : '';
};

/** A row as text: a line for each filled cell, behind its header. */
const rowText = (document: TableDocument, row: Cells): string =>
  row.flatMap((cell, n) => (cell?.trim() ? [`${behind(document, n)}${cell.trim()}`] : [])).join('\n');

/** The same by SQL. Headers come from evidence, so they are parameters. */
const rowTextSql = (document: TableDocument): Sql =>
  join(
    document.names.map((_, n) => {
      const cell = sql`nullif(trim(${cellName(n + 1)}), '')`;
      return sql`coalesce(${behind(document, n)} || ${cell} || ${'\n'}, '')`;
    }),
    ' || ',
  );

/** What says that a text speaks of somebody: more than a name, which stands in many cells that expose nobody. */
const tells = (holding: string | null): boolean =>
  (holding ?? '').split(' ').some((word) => word !== '' && !word.startsWith('person_name='));

/** What a row's text says of one person. */
interface Told {
  readonly told: string | null;
  readonly cells: Readonly<Record<string, string | number | null>>;
  readonly holding: string | null;
  readonly withheld: string | null;
}

/** The records of a row's text that tell something. `text`: the row by its cells, in which one cell says nothing of another. */
const toldIn = (found: TextFindings, { protocol }: TextDecisions, text?: string): readonly Told[] => {
  const about = text === undefined ? undefined : aboutSomebody(found, text);
  return found.records.flatMap(({ cells }, n) => {
    if (about?.has(n) === false) return [];
    const one = {
      cells,
      told: toldWords(
        found.detections
          .filter(({ record }) => record === n)
          .map(({ element, confidence }) => ({ element, thousandths: Math.floor(confidence / 1000) })),
      ),
      ...dividedHolding(found, n, String(cells['holding'] ?? ''), protocol),
    };
    return tells(one.holding) || tells(one.withheld) ? [one] : [];
  });
};

/** Whether a row of the sample speaks of anybody; a short table is its own sample. */
const isPromising = ({ document, sample }: ImpersonalTable, decisions: TextDecisions): boolean => {
  const setting = { tokenKey: '', detectors: decisions.detectors };
  return (sample[0] ?? []).some((_, row) => {
    const cells = sample.map((column) => column[row] ?? null);
    const text = rowText(document, cells);
    return toldIn(findInText(text, 'plain', setting), decisions, text).length > 0;
  });
};

const writeTold = (writer: RowWriter, documentNo: number, rowNo: number, told: readonly Told[]): void => {
  for (const [n, { cells, holding, withheld, told: words }] of told.entries()) {
    if (!hasRecordId(rowNo, n + 1)) return;
    const all: Readonly<Record<string, string | number | bigint | null>> = {
      ...cells,
      holding,
      withheld,
      told: words,
      record_id: recordId(documentNo, rowNo, n + 1),
      document_no: documentNo,
      row_no: rowNo,
      part: null,
      start_at: null,
      mention: n + 1,
      kind: 'row',
    };
    writer.append(RECORD.columns.map(({ name }) => all[name] ?? null));
  }
};

interface RowsRead {
  readonly table: string;
  readonly documentNo: number;
  readonly texts: Sql;
  /** Each line is a cell behind its header. */
  readonly isByCell: boolean;
}

/** Reads texts (row_no, text) of one table; answers the part with the records of those that speak of somebody. */
const readTexts = async (
  { engine, scratch }: StageContext,
  part: string,
  { table, documentNo, texts, isByCell }: RowsRead,
  decisions: TextDecisions,
): Promise<string> => {
  await engine.script({
    name: 'row_found',
    reads: [table],
    input: sql`select row_no, '1' as part, 'plain' as kind, text from (${texts}) texts where text <> ''`,
    inputColumns: ['row_no', 'part', 'kind', 'text'],
    module: new URL('../../text/script.ts', import.meta.url).href,
    function: 'detectText',
    setting: { tokenKey: '', detectors: decisions.detectors },
    output: [{ name: 'found', type: 'text' }],
  });
  await engine.create('row_text_record', RECORD.columns);
  const writer = await engine.writer('row_text_record', RECORD.columns);
  const query = sql`select cast(row_no as bigint) as row_no, text, found from row_found order by 1`;
  for await (const batch of engine.stream({ name: 'row_findings', reads: ['row_found'], sql: query })) {
    for (const row of batch) {
      const found = JSON.parse(String(row['found'])) as TextFindings;
      const told = toldIn(found, decisions, isByCell ? String(row['text']) : undefined);
      writeTold(writer, documentNo, Number(row['row_no']), told);
    }
  }
  await writer.close();
  await scratch.put(part, 'row_text_record', { columns: RECORD.columns, orderBy: RECORD.key });
  for (const name of ['row_found', 'row_text_record']) await engine.drop(name);
  return part;
};

const rowsOfDocument = (rows: BatchRows, documentNo: number, which: Sql): Sql =>
  sql`(select * from ${ident(rows.table)} where ${rows.documentNo} = ${documentNo} and ${which}) own`;

/**
 * Tables whose columns speak of nobody (tickets with notes, logs of calls, forms saved as tables) may do so in their
 * cells: each row is read as a text. Answers the parts with the records, in the order of the documents.
 */
export const readRowTexts = async (
  context: StageContext,
  rows: BatchRows,
  tables: readonly ImpersonalTable[],
  decisions: TextDecisions,
): Promise<readonly string[]> => {
  const parts: string[] = [];
  for (const table of tables) {
    const { document, shape } = table;
    if (!shape && !isPromising(table, decisions)) continue;
    const { documentNo } = document;
    const own = rowsOfDocument(rows, documentNo, ownRows(rows, [document]));
    const texts = shape
      ? shapeTexts(document, shape, own)
      : sql`select cast(row_no as string) as row_no, ${rowTextSql(document)} as text from ${own}`;
    const given = { table: rows.table, documentNo, texts, isByCell: shape === undefined };
    parts.push(await readTexts(context, `detect/row-texts-${documentNo}`, given, decisions));
  }
  return parts;
};

/** Titles above a header may name whose the table is ("Account holder: ..."): they are read as one text. */
export const readTitles = async (
  context: StageContext,
  rows: BatchRows,
  documents: readonly TableDocument[],
  decisions: TextDecisions,
): Promise<readonly string[]> => {
  const parts: string[] = [];
  for (const { documentNo, titleRows, names } of documents) {
    if (titleRows === 0) continue;
    const above = rowsOfDocument(rows, documentNo, sql`row_no <= ${titleRows}`);
    const line = join(
      names.map((_, n) => sql`coalesce(${cellName(n + 1)} || ' ', '')`),
      ' || ',
    );
    const texts = sql`select '1' as row_no, string_agg(trim(${line}), ${'\n'} order by row_no) as text from ${above}`;
    parts.push(
      await readTexts(
        context,
        `detect/titles-${documentNo}`,
        { table: rows.table, documentNo, texts, isByCell: false },
        decisions,
      ),
    );
  }
  return parts;
};
