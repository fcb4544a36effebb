import { createHash } from 'node:crypto';
import type { Engine } from '../engine/port.ts';
import { sql } from '../engine/sql.ts';
import { type DetectOverride, decisionsFor, previousGroups } from './decisions.ts';
import type { NamedDocument } from './steps/problems.ts';

/** What all documents of a run are detected with: version of the code, data files, protocol and own detectors. */
export const baseKey = (parts: unknown): string => createHash('sha256').update(JSON.stringify(parts)).digest('hex');

export interface KeyedDocument extends NamedDocument {
  readonly sha256: string;
}

/** What one document is detected with: where it is unchanged, so is what was found. */
export const detectKey = (
  base: string,
  document: KeyedDocument,
  overrides: readonly DetectOverride[],
  group: string | undefined,
): string => {
  const decisions = decisionsFor(overrides, document, group).map(({ column, role, mention, by, why }) => ({
    column,
    role,
    mention: mention ?? null,
    by,
    why,
  }));
  return createHash('sha256')
    .update(JSON.stringify({ base, sha256: document.sha256, decisions }))
    .digest('hex')
    .slice(0, 32);
};

interface Standing extends KeyedDocument {
  readonly documentNo: number;
  readonly sourceNo: number;
  readonly key: string;
}

const standingDocuments = async function* (engine: Engine): AsyncIterable<Standing> {
  const query = sql`select d.document_no, d.source_no, d.control_number, d.family, d.sha256, k.detect_key
    from previous_document d join previous_detected k on k.document_no = d.document_no order by d.document_no`;
  const reads = ['previous_document', 'previous_detected'];
  for await (const rows of engine.stream({ name: 'standing', reads, sql: query })) {
    for (const row of rows) {
      yield {
        documentNo: Number(row['document_no']),
        sourceNo: Number(row['source_no']),
        controlNumber: String(row['control_number'] ?? ''),
        family: String(row['family'] ?? ''),
        sha256: String(row['sha256'] ?? ''),
        key: String(row['detect_key']),
      };
    }
  }
};

/** Numbers of sources that hold a document which would be detected otherwise now, in order. */
export const staleSources = async (
  engine: Engine,
  base: string,
  overrides: readonly DetectOverride[],
): Promise<readonly number[]> => {
  const groups = await previousGroups(engine);
  const stale = new Set<number>();
  for await (const document of standingDocuments(engine)) {
    if (detectKey(base, document, overrides, groups.get(document.documentNo)) !== document.key)
      stale.add(document.sourceNo);
  }
  return [...stale].sort((a, b) => a - b);
};
