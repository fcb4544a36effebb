import { NOBODY } from '../text-builder.ts';
import type { DocumentTruth, RecordTruth } from '../truth.ts';
import type { MentionOf } from './match-mentions.ts';

export interface FoundRecord {
  readonly recordId: number;
  readonly documentNo: number;
  readonly rowNo: number | null;
  readonly startAt: number | null;
  readonly mention: number;
  /** The person it was given to; null: nobody. */
  readonly person: number | null;
  /** A desk's mailbox without a name: nobody's record, and no fault. */
  readonly isDesk: boolean;
}

export interface MatchedRecords {
  /** True person of each found record. */
  readonly personOf: ReadonlyMap<number, number>;
  /** Records of the truth that no record was found for. */
  readonly missed: readonly RecordTruth[];
  /** Found records that truth does not have. */
  readonly extra: number;
}

const rowKey = (document: string, row: number, mention: number): string => `${document}\n${row}\n${mention}`;

/** The mention of a text that a found record lies in: the last that begins at or before it. */
const mentionAt = (mentions: readonly RecordTruth[], startAt: number): number =>
  Math.max(
    0,
    mentions.findLastIndex(({ start = 0 }) => start <= startAt),
  );

interface TruthRecords {
  readonly rows: ReadonlyMap<string, RecordTruth>;
  readonly texts: ReadonlyMap<string, readonly RecordTruth[]>;
}

const indexOf = (truth: readonly RecordTruth[]): TruthRecords => {
  const rows = new Map<string, RecordTruth>();
  const texts = new Map<string, RecordTruth[]>();
  for (const record of truth) {
    if (record.row !== undefined) rows.set(rowKey(record.document, record.row, record.mention), record);
    else texts.set(record.document, [...(texts.get(record.document) ?? []), record]);
  }
  return { rows, texts };
};

/** The record of the truth that a found record is, by row and mention, or by its place in the text. */
const truthOf = (
  record: FoundRecord,
  mention: number,
  document: string,
  { rows, texts }: TruthRecords,
): RecordTruth | undefined => {
  if (record.rowNo !== null) return rows.get(rowKey(document, record.rowNo, mention));
  const mentions = texts.get(document) ?? [];
  return mentions[mentionAt(mentions, record.startAt ?? 0)];
};

/** Finds for each record of the case whose it is in truth. */
export const matchRecords = (
  found: readonly FoundRecord[],
  truth: readonly RecordTruth[],
  documents: ReadonlyMap<number, DocumentTruth>,
  mentionOf: MentionOf,
): MatchedRecords => {
  const index = indexOf(truth);
  const personOf = new Map<number, number>();
  const reached = new Set<RecordTruth>();
  let extra = 0;
  for (const record of found) {
    const mention = record.rowNo === null ? record.mention : mentionOf(record.documentNo, record.mention);
    if (record.isDesk || mention === null) continue;
    const document = documents.get(record.documentNo)?.document;
    const match = document === undefined ? undefined : truthOf(record, mention, document, index);
    if (!match) {
      extra += 1;
      continue;
    }
    reached.add(match);
    if (match.person !== NOBODY) personOf.set(record.recordId, match.person);
  }
  return { personOf, missed: truth.filter((record) => record.person !== NOBODY && !reached.has(record)), extra };
};
