import type { Row } from '../../engine/port.ts';
import type { Count, EvidenceFacts } from './report-facts.ts';

export const count = (id: string, value: number): Count => ({ id, value });

export const total = (rows: readonly Row[], fits: (row: Row) => boolean, column = 'n'): number =>
  rows.reduce((sum, row) => (fits(row) ? sum + Number(row[column] ?? 0) : sum), 0);

/** What was opened and what was not, by status, type and reason. */
export const evidenceFacts = (
  files: readonly Row[],
  documents: readonly Row[],
  unread: readonly Row[],
): EvidenceFacts => {
  const statuses = (rows: readonly Row[], prefix: string) =>
    rows.map((row) => ({
      status: String(row['status']),
      count: count(`${prefix}.${row['status']}`, Number(row['n'])),
      bytes: Number(row['bytes'] ?? 0),
    }));
  return {
    byFile: statuses(files, 'files'),
    files: count(
      'files',
      total(files, () => true),
    ),
    bytes: total(files, () => true, 'bytes'),
    byDocument: statuses(documents, 'documents'),
    documents: count(
      'documents',
      total(documents, () => true),
    ),
    unread: unread.map((row) => ({
      status: row['status'] === 'partly' ? 'partly' : 'unread',
      mediaType: String(row['media_type']),
      reason: String(row['reason']),
      documents: count(`documents.${row['status']}:${row['media_type']}:${row['reason']}`, Number(row['n'])),
      bytes: Number(row['bytes']),
      partsUnread: Number(row['parts_unread']),
    })),
  };
};
