import { createHash } from 'node:crypto';
import { open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { type Document, isSeq, parseDocument } from 'yaml';
import { CASE_FILE, parseCaseFile } from './case-file.ts';
import type { CaseFile, Decision } from './case-schema.ts';

/**
 * Recorded decisions stand in case.yaml, in the order in which they were taken: one file then holds all that people
 * know, counsel reads it in one place, and its hash among the inputs of a run covers them. They are only added to;
 * the ledger entry of each addition (hash before and after) shows when one was changed later.
 */

/** What a decision is about: a later one about the same thing replaces it. */
export const topicOf = (decision: Decision): string => {
  switch (decision.about) {
    case 'exemption':
      return `exemption ${decision.jurisdiction} ${decision.exemption}`;
    case 'condition':
      return `condition ${decision.jurisdiction} ${decision.path}`;
    case 'assumption':
      return `assumption ${decision.law}`;
    case 'policy':
      return `policy ${decision.policy}`;
    case 'gap':
      return `gap ${decision.from} ${decision.to}`;
    case 'answer':
      return `answer ${decision.question}`;
    default:
      return decision.about;
  }
};

/** The decisions that hold: of each topic the last one; notes hold all. */
export const decisionsInForce = (file: Pick<CaseFile, 'decisions'>): readonly Decision[] => {
  const decisions = file.decisions ?? [];
  const last = new Map(decisions.map((decision, index) => [topicOf(decision), index]));
  return decisions.filter((decision, index) => decision.about === 'note' || last.get(topicOf(decision)) === index);
};

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Replaces a file so that a reader sees the old or the new one, whole. */
export const replaceFile = async (path: string, text: string): Promise<void> => {
  const partial = `${path}.partial`;
  const handle = await open(partial, 'w', 0o600);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(partial, path);
};

export interface RecordedDecision {
  /** SHA-256 of case.yaml before and after, for the ledger entry that the caller appends. */
  readonly before: string;
  readonly after: string;
  readonly index: number;
}

/** Lists of case.yaml that are only added to. */
type AddedTo = 'decisions' | 'filings' | 'dates';

const addTo = (document: Document, key: AddedTo, entry: object): void => {
  const list = document.get(key);
  if (isSeq(list)) {
    list.flow = false;
    list.add(document.createNode(entry));
  } else document.set(key, document.createNode([entry]));
};

/**
 * Changes case.yaml, keeping its comments and order; the result is validated before it is written. `edit` changes the
 * parsed document, and may be given to `addEntries` for lists.
 */
export const editCaseFile = async (
  caseFolder: string,
  edit: (document: Document, file: CaseFile) => void,
): Promise<Omit<RecordedDecision, 'index'> & { readonly file: CaseFile }> => {
  const path = join(caseFolder, CASE_FILE);
  const text = await readFile(path, 'utf8');
  const before = parseCaseFile(text, path);
  const document = parseDocument(text);
  edit(document, before);
  const changed = document.toString({ lineWidth: 120 });
  const file = parseCaseFile(changed, path);
  await replaceFile(path, changed);
  return { before: sha256(text), after: sha256(changed), file };
};

/** Adds entries at the end of lists of case.yaml. */
export const addEntries =
  (entries: readonly (readonly [key: AddedTo, entry: object])[]) =>
  (document: Document): void => {
    for (const [key, entry] of entries) addTo(document, key, entry);
  };

/** Adds a decision to case.yaml. */
export const recordDecision = async (caseFolder: string, decision: Decision): Promise<RecordedDecision> => {
  const { before, after, file } = await editCaseFile(caseFolder, addEntries([['decisions', decision]]));
  return { before, after, index: (file.decisions?.length ?? 0) - 1 };
};
