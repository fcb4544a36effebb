import type { Engine, Row } from '../../engine/port.ts';
import { sql } from '../../engine/sql.ts';
import { type KnownNumber, type Numbered, placedContent } from './catalogue.ts';
import type { SourceFile } from './sources.ts';

export interface PreviousSource {
  readonly sourceNo: number;
  readonly sha256: string | null;
  readonly bytes: number | null;
  readonly readKey: string;
}

/** What the last revision knows. */
export interface Previous {
  readonly sources: ReadonlyMap<string, PreviousSource>;
  readonly numbers: ReadonlyMap<string, KnownNumber>;
  /** Numbers of other contents that lay in a place, by `placedContent`. */
  readonly earlier: ReadonlyMap<string, number>;
  readonly highestSource: number;
  readonly highestDocument: number;
}

const numberOrNull = (cell: Row[string] | undefined): number | null =>
  cell === null || cell === undefined ? null : Number(cell);
const textOrNull = (cell: Row[string] | undefined): string | null => (typeof cell === 'string' ? cell : null);

/** No file is unchanged by it: what is gone has to be read when it comes again. */
const GONE_KEY = 'gone';

interface Known {
  readonly sources: Map<string, PreviousSource>;
  readonly numbers: Map<string, KnownNumber>;
}

/** Adds the files and documents that are gone, where nothing else lies in their place now; returns what lay where something does. */
const addGone = async (
  engine: Engine,
  { sources, numbers }: Known,
): Promise<Pick<Previous, 'earlier' | 'highestSource' | 'highestDocument'>> => {
  const earlier = new Map<string, number>();
  let [highestSource, highestDocument] = [0, 0];
  for await (const rows of engine.stream({
    name: 'previous_gone',
    reads: ['previous_gone_document'],
    // The last content of a place first.
    sql: sql`select document_no, source_no, family, sha256, bytes from previous_gone_document order by document_no desc`,
  })) {
    for (const row of rows) {
      const [documentNo, sourceNo, family] = [
        Number(row['document_no']),
        Number(row['source_no']),
        String(row['family']),
      ];
      const sha256 = textOrNull(row['sha256']);
      highestSource = Math.max(highestSource, sourceNo);
      highestDocument = Math.max(highestDocument, documentNo);
      if (sha256 !== null) earlier.set(placedContent(family, sha256), documentNo);
      if (numbers.has(family)) continue;
      numbers.set(family, { documentNo, sha256 });
      if (!family.includes('!/') && !sources.has(family))
        sources.set(family, { sourceNo, sha256, bytes: numberOrNull(row['bytes']), readKey: GONE_KEY });
    }
  }
  return { earlier, highestSource, highestDocument };
};

export const previousSources = async (engine: Engine): Promise<Previous> => {
  const sources = new Map<string, PreviousSource>();
  const numbers = new Map<string, KnownNumber>();
  let highestSource = 0;
  let highestDocument = 0;
  for await (const rows of engine.stream({
    name: 'previous_sources',
    reads: ['previous_source'],
    sql: sql`select source_no, path, sha256, bytes, read_key from previous_source order by source_no`,
  })) {
    for (const row of rows) {
      const sourceNo = Number(row['source_no']);
      highestSource = Math.max(highestSource, sourceNo);
      sources.set(String(row['path']), {
        sourceNo,
        sha256: textOrNull(row['sha256']),
        bytes: numberOrNull(row['bytes']),
        readKey: String(row['read_key'] ?? ''),
      });
    }
  }
  for await (const rows of engine.stream({
    name: 'previous_numbers',
    reads: ['previous_document'],
    sql: sql`select document_no, family, sha256 from previous_document order by document_no`,
  })) {
    for (const row of rows) {
      const documentNo = Number(row['document_no']);
      highestDocument = Math.max(highestDocument, documentNo);
      numbers.set(String(row['family']), { documentNo, sha256: textOrNull(row['sha256']) });
    }
  }
  const gone = await addGone(engine, { sources, numbers });
  return {
    sources,
    numbers,
    earlier: gone.earlier,
    highestSource: Math.max(highestSource, gone.highestSource),
    highestDocument: Math.max(highestDocument, gone.highestDocument),
  };
};

/** A row of a document table as the catalogue needs it. */
export const numberedOf = (row: Row): Numbered => ({
  documentNo: Number(row['document_no']),
  family: String(row['family']),
  root: String(row['root']),
  sha256: textOrNull(row['sha256']),
  duplicateOf: numberOrNull(row['duplicate_of']),
  size: numberOrNull(row['bytes']),
});

export interface PlacedDocument extends Numbered {
  readonly sourceNo: number;
}

/** Documents of these sources as the last revision has them. */
export const documentsOfSources = async (
  engine: Engine,
  sources: ReadonlySet<number>,
): Promise<readonly PlacedDocument[]> => {
  const found: PlacedDocument[] = [];
  if (sources.size === 0) return found;
  for await (const rows of engine.stream({
    name: 'standing_documents',
    reads: ['previous_document'],
    sql: sql`select document_no, family, root, sha256, duplicate_of, bytes, source_no from previous_document order by document_no`,
  })) {
    for (const row of rows) {
      const sourceNo = Number(row['source_no']);
      if (sources.has(sourceNo)) found.push({ ...numberedOf(row), sourceNo });
    }
  }
  return found;
};

/**
 * What rows hang on beside the bytes of a file: `locked` where something in it is or was locked, as the passwords of the
 * case count there as well.
 */
export interface ReadKeys {
  readonly open: string;
  readonly locked: string;
}

export const isReadBy = ({ open, locked }: ReadKeys, readKey: string): boolean =>
  readKey === open || readKey === locked;

/** Whether a file is what it was, and was read as it would be read now. What was refused is always tried again. */
export const isUnchanged = (file: SourceFile, previous: PreviousSource | undefined, readKeys: ReadKeys): boolean =>
  file.survey !== null &&
  previous !== undefined &&
  previous.sha256 === file.survey.sha256 &&
  previous.bytes === file.survey.bytes &&
  isReadBy(readKeys, previous.readKey);
