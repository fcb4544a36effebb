import type { StageContext } from '../../case/stage.ts';
import type { UnreadReason } from '../../schema/unread-reasons.ts';
import type { Opened, UnitBegin, UnitEnd } from '../opened.ts';
import { emptyProblem, oddityProblem, unreadProblem } from '../problems.ts';
import type { Table } from '../reader.ts';
import type { Batch } from './batch.ts';
import type { Catalogue } from './catalogue.ts';
import { copyTable, type TableCopy } from './table-copy.ts';

/** The part of a table's rows: its name holds the content, so that a changed file never meets an old copy. */
export const rowsPart = (documentNo: number, sha256: string): string => `rows/${documentNo}-${sha256.slice(0, 16)}`;

export const controlNumber = (prefix: string, documentNo: number): string =>
  `${prefix}-${String(documentNo).padStart(7, '0')}`;

/** A document that is open: its facts so far. */
interface OpenDocument {
  readonly begin: UnitBegin;
  readonly documentNo: number;
  readonly parentNo: number | null;
  readonly duplicateOf: number | null;
  readonly control: string;
  readonly ordinal: number;
  readonly texts: number;
  readonly headerRow: number | null;
  readonly copy: TableCopy | null;
}

export interface Recording {
  readonly context: Pick<StageContext, 'engine' | 'scratch'>;
  readonly catalogue: Catalogue;
  readonly batch: Batch;
  readonly controlPrefix: string;
  readonly source: { readonly sourceNo: number; readonly root: string };
}

/** What a source came to, when all in it was recorded. */
export interface SourceEnd {
  readonly status: UnitEnd['status'];
  readonly reason: UnitEnd['reason'];
  readonly mediaType: string | null;
  readonly documents: number;
  /** Whether anything in it is or was under a password. */
  readonly isLocked: boolean;
}

/** A table whose rows ended before their time is partly read, or not at all. */
const endOf = (end: UnitEnd, copy: TableCopy | null): UnitEnd => {
  if (!copy?.failed) return end;
  return copy.rows > 0
    ? { ...end, status: 'partly', reason: copy.failed }
    : { ...end, status: 'unread', kind: 'unread', reason: copy.failed };
};

const documentRow = (document: OpenDocument, end: UnitEnd, { source }: Recording) => {
  const { begin, copy } = document;
  const table = end.kind === 'table' ? copy : null;
  return {
    document_no: document.documentNo,
    control_number: document.control,
    source_no: source.sourceNo,
    parent_no: document.parentNo,
    family: begin.family,
    root: source.root,
    kind: end.kind,
    media_type: begin.mediaType,
    bytes: begin.size,
    sha256: begin.sha256,
    status: end.status,
    reason: end.reason,
    duplicate_of: document.duplicateOf,
    charset: begin.charset,
    language: end.language,
    rows: table ? table.rows : null,
    columns: table ? table.names.length : null,
    header_row: table ? document.headerRow : null,
    characters: end.characters,
    parts: end.parts > 0 ? end.parts : null,
    parts_unread: end.parts > 0 ? end.partsUnread : null,
    ordinal: document.ordinal,
  };
};

const recordFaults = (batch: Batch, { control, begin, copy }: OpenDocument, end: UnitEnd): void => {
  for (const oddity of copy?.oddities ?? []) batch.problem(oddityProblem(control, begin.family, oddity));
  if (end.reason !== null) batch.problem(unreadProblem(control, begin.family, end.reason));
  if (begin.size === 0 && end.status === 'read') batch.problem(emptyProblem(control, begin.family));
};

const recordEnd = async (recording: Recording, document: OpenDocument, end: UnitEnd): Promise<void> => {
  const { batch } = recording;
  const { documentNo, copy } = document;
  batch.add('document', documentRow(document, end, recording));
  const isTable = end.kind === 'table' && copy !== null;
  if (isTable) {
    copy.names.forEach((name, n) => {
      batch.add('field', { document_no: documentNo, column_no: n + 1, name, filled: copy.filled[n] ?? 0 });
    });
  }
  recordFaults(batch, document, end);
  // Detection redoes what has a copy: an empty one says that nothing stands here any more.
  const isRead = end.status === 'read' || end.status === 'partly';
  if (isRead && !isTable && document.texts === 0) await batch.text(documentNo, 1, 'plain', '');
};

const tableCopied = async (document: OpenDocument, table: Table, { context }: Recording): Promise<OpenDocument> => ({
  ...document,
  headerRow: table.kind === 'rows' ? table.headerRow : null,
  copy: await copyTable(context, rowsPart(document.documentNo, document.begin.sha256 ?? ''), table),
});

/** Writes down what comes out of one source: give it everything in order, then ask for the end. */
export const createRecorder = (recording: Recording) => {
  const { catalogue, batch, controlPrefix, source } = recording;
  const open: OpenDocument[] = [];
  let numbered: { readonly documentNo: number; readonly duplicateOf: number | null } | undefined;
  let root: { readonly mediaType: string | null; readonly end: UnitEnd } | undefined;
  let documents = 0;
  let isLocked = false;
  let firstUnread: UnreadReason | null = null;

  const begin = (unit: UnitBegin): void => {
    const { documentNo, duplicateOf } = numbered ?? {
      documentNo: catalogue.numberOf(unit),
      duplicateOf: null,
    };
    numbered = undefined;
    open.push({
      begin: unit,
      documentNo,
      parentNo: open.at(-1)?.documentNo ?? null,
      duplicateOf,
      control: controlNumber(controlPrefix, documentNo),
      ordinal: documents,
      texts: 0,
      headerRow: null,
      copy: null,
    });
    documents += 1;
  };

  const end = async (unit: UnitEnd): Promise<void> => {
    const document = open.pop();
    if (!document) throw new Error('a unit ends that did not begin');
    const done = endOf(unit, document.copy);
    await recordEnd(recording, document, done);
    firstUnread ??= done.reason;
    isLocked ||= done.reason === 'password';
    if (open.length === 0) root = { mediaType: document.begin.mediaType, end: done };
  };

  return {
    /** Gives the unit that begins next its number, and says whether another document holds its content. */
    isCopy: ({ family, sha256, size }: { readonly family: string; readonly sha256: string; readonly size: number }) => {
      const documentNo = catalogue.numberOf({ family, sha256 });
      const duplicateOf = catalogue.originalOf({ documentNo, family, root: source.root, sha256, size });
      numbered = { documentNo, duplicateOf };
      return duplicateOf !== null;
    },
    take: async (opened: Opened): Promise<void> => {
      if (opened.event === 'begin') return begin(opened);
      if (opened.event === 'end') return end(opened);
      const document = open.pop();
      if (!document) throw new Error('something stands outside of all units');
      if (opened.event === 'text') {
        await batch.text(document.documentNo, opened.part, opened.as, opened.text);
        open.push({ ...document, texts: document.texts + 1 });
      } else if (opened.event === 'oddity') {
        isLocked ||= opened.oddity.code === 'UNLOCKED';
        batch.problem(oddityProblem(document.control, document.begin.family, opened.oddity));
        open.push(document);
      } else open.push(await tableCopied(document, opened.table, recording));
    },
    /** A source is read where all of it is: the first thing in it that is not gives the reason. */
    end: (): SourceEnd => {
      if (!root) throw new Error('a source has no unit');
      const { status, reason } = root.end;
      const isPartly = status === 'read' && firstUnread !== null;
      const facts = { mediaType: root.mediaType, documents, isLocked };
      return isPartly ? { ...facts, status: 'partly', reason: firstUnread } : { ...facts, status, reason };
    },
  };
};
