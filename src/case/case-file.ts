import { createHash } from 'node:crypto';
import { access, readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { LineCounter, parseDocument } from 'yaml';
import { CandorError } from '../core/errors.ts';
import type { ExposureState, Relation } from '../schema/vocabulary.ts';
import { type Fault, faultsOf } from './case-faults.ts';
import { type CaseFile, caseSchema, type EvidenceEntry } from './case-schema.ts';

export type { CaseFile, Decision, EvidenceEntry } from './case-schema.ts';

export const CASE_FILE = 'case.yaml';
const LARGEST_CASE_FILE = 16 * 1024 * 1024;
const SHOWN_FAULTS = 50;

/** case.yaml as it was read: validated, with the SHA-256 (hex) of its bytes. */
export interface ReadCase {
  readonly file: CaseFile;
  readonly hash: string;
}

const invalid = (faults: readonly Fault[]): CandorError => {
  const [first] = faults;
  const shown = faults.slice(0, SHOWN_FAULTS).map(({ place, text }) => {
    const key = place.key ? `${place.key}: ` : '';
    return `line ${place.line ?? 1}, column ${place.column ?? 1}: ${key}${text}`;
  });
  if (faults.length > SHOWN_FAULTS) shown.push(`and ${faults.length - SHOWN_FAULTS} more`);
  return new CandorError(
    'CASE_INVALID',
    faults.length === 1 ? (shown[0] ?? '') : `${faults.length} faults\n    ${shown.join('\n    ')}`,
    {
      ...(first ? { place: first.place } : {}),
      hint: 'docs/case.md explains every key; docs/schema/case.schema.json helps an editor to complete them',
    },
  );
};

/** Faults that only several keys together show. */
const crossFaults = (file: CaseFile): readonly { readonly path: readonly PropertyKey[]; readonly text: string }[] => {
  const faults: { path: PropertyKey[]; text: string }[] = [];
  const paths = new Map<string, number>();
  for (const [index, entry] of (file.evidence ?? []).entries()) {
    const path = plainPath(entry.path);
    const before = paths.get(path);
    if (before !== undefined)
      faults.push({ path: ['evidence', index, 'path'], text: `stands already in evidence[${before}]` });
    paths.set(path, index);
    if (entry.exposure === 'reachable') continue;
    for (const key of ['decided_by', 'decided_at', 'why'] as const) {
      if (entry[key] === undefined)
        faults.push({
          path: ['evidence', index, key],
          text: `"${entry.exposure}" is a decision, so ${key} must stand beside it`,
        });
    }
  }
  const events = new Set<string>();
  for (const [index, { event, at }] of (file.dates ?? []).entries()) {
    const kind = `${event} ${at.includes('T') ? 'moment' : 'day'}`;
    if (events.has(kind))
      faults.push({
        path: ['dates', index, 'event'],
        text: `"${event}" stands twice; the older value goes below earlier`,
      });
    events.add(kind);
  }
  if (file.at_rest === 'volume' && !file.at_rest_statement)
    faults.push({ path: ['at_rest_statement'], text: 'at_rest: volume needs a statement (by, on, text)' });
  return faults;
};

/** Parses the text of a case.yaml; every fault is reported at once, with its place. `name` stands for the file in messages. */
export const parseCaseFile = (text: string, name = CASE_FILE): CaseFile => {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  if (document.errors.length > 0) {
    throw invalid(
      document.errors.map((error) => {
        const { line, col } = lines.linePos(error.pos[0]);
        return {
          place: { file: name, line, column: col },
          text: `not valid YAML (${error.code.toLowerCase().replaceAll('_', ' ')})`,
        };
      }),
    );
  }
  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: 100 });
  } catch {
    throw invalid([{ place: { file: name, line: 1, column: 1 }, text: 'too many aliases' }]);
  }
  const parsed = caseSchema.safeParse(value);
  if (!parsed.success) throw invalid(faultsOf(parsed.error.issues, caseSchema, document, lines, name));
  const crossed = crossFaults(parsed.data);
  if (crossed.length > 0) {
    const issues = crossed.map(({ path, text: message }) => ({
      code: 'custom' as const,
      path: [...path],
      message,
      input: undefined,
    }));
    throw invalid(faultsOf(issues, caseSchema, document, lines, name));
  }
  return parsed.data;
};

/** Folders above a path that are looked at for a case: an analyst names a folder of it, or a file. */
const ABOVE = 4;

const hintOf = async (folder: string): Promise<string> => {
  let above = resolve(folder);
  for (let steps = 0; steps < ABOVE; steps += 1) {
    above = dirname(above);
    const isCase = await access(join(above, CASE_FILE)).then(
      () => true,
      () => false,
    );
    if (isCase) return `the case is the folder above it: ${above}`;
  }
  return 'make one with: candor init CASE';
};

/** Reads and validates the case.yaml of a case folder. */
export const readCaseFile = async (folder: string): Promise<ReadCase> => {
  const path = join(folder, CASE_FILE);
  let bytes: Buffer;
  try {
    bytes = await readFile(path);
  } catch (cause) {
    throw new CandorError('CASE_NOT_FOUND', `no readable ${CASE_FILE} in it`, {
      place: { file: path },
      hint: await hintOf(folder),
      cause,
    });
  }
  if (bytes.length > LARGEST_CASE_FILE) throw invalid([{ place: { file: path }, text: 'larger than 16 MB' }]);
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw invalid([{ place: { file: path }, text: 'not UTF-8 text' }]);
  }
  return { file: parseCaseFile(text, path), hash: createHash('sha256').update(bytes).digest('hex') };
};

/** `./a//b/` and `a/b` are one path; `.` is the folder itself. */
const plainPath = (path: string): string =>
  path
    .split('/')
    .filter((part) => part !== '' && part !== '.')
    .join('/');

/** Whether an entry's path covers a document's, both below the same folder of the case: by whole names. */
export const coversPath = (entryPath: string, documentPath: string): boolean => {
  const [prefix, path] = [plainPath(entryPath), plainPath(documentPath)];
  // `!` stands between a container and its member in document paths: an archive's entry covers its members.
  const next = path[prefix.length];
  return prefix === '' || (path.startsWith(prefix) && (next === undefined || next === '/' || next === '!'));
};

/** What people decided about the exposure of one document, and the entry of case.yaml that says so. */
export interface DocumentExposure {
  readonly exposure: Exclude<ExposureState, 'read'>;
  readonly relation: Relation;
  /** Index in `evidence`, or null when no entry covers the document: then it is reachable, and an open question. */
  readonly entry: number | null;
  readonly decidedBy: string | null;
  readonly decidedAt: string | null;
  readonly why: string | null;
}

/** The evidence entry whose path is the longest prefix (by whole names) of the document's path below evidence/. */
export const evidenceEntryOf = (
  file: Pick<CaseFile, 'evidence'>,
  documentPath: string,
): { readonly index: number; readonly entry: EvidenceEntry } | undefined => {
  const path = documentPath.replace(/^evidence\//, '');
  let best: { readonly index: number; readonly entry: EvidenceEntry; readonly length: number } | undefined;
  for (const [index, entry] of (file.evidence ?? []).entries()) {
    const { length } = plainPath(entry.path);
    if (coversPath(entry.path, path) && (best === undefined || length > best.length)) best = { index, entry, length };
  }
  return best && { index: best.index, entry: best.entry };
};

/** Exposure and relation that hold for a document (path below the case or below evidence/), by the case's recorded decisions. */
export const exposureOf = (file: CaseFile, documentPath: string): DocumentExposure => {
  const found = evidenceEntryOf(file, documentPath);
  const relation = found?.entry.relation ?? file.notifier.relation_default ?? 'customer';
  if (!found) return { exposure: 'reachable', relation, entry: null, decidedBy: null, decidedAt: null, why: null };
  const { entry, index } = found;
  return {
    exposure: entry.exposure,
    relation,
    entry: index,
    decidedBy: entry.decided_by ?? null,
    decidedAt: entry.decided_at ?? null,
    why: entry.why ?? null,
  };
};
