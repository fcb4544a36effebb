import { type Document, isSeq, type YAMLMap, type YAMLSeq } from 'yaml';
import { attachArtifacts, fileSha256 } from '../../case/artifacts.ts';
import type { CaseFile } from '../../case/case-schema.ts';
import { editCaseFile } from '../../case/decisions.ts';
import { readManifest } from '../../case/manifest.ts';
import { CandorError } from '../../core/errors.ts';
import { appendEntry } from '../../ledger/log.ts';
import { FIELD_ELEMENT } from '../../schema/tables/detect.ts';
import { DOCUMENT, FIELD } from '../../schema/tables/ingest.ts';
import { type CaseOptions, codeVersion, withCase } from '../open-case.ts';
import type { World } from '../world.ts';
import { checkEdits, type FieldChange } from './check-edits.ts';
import { isAbout } from './decided-fields.ts';
import { readEditedSheets } from './edited-sheets.ts';

export interface ImportFieldsOptions extends CaseOptions {
  /** The edited sheet. */
  readonly file: string;
  /** Who decides, where a row does not say it. */
  readonly by?: string;
  readonly dryRun?: boolean;
}

export interface ImportedFields {
  readonly changes: readonly FieldChange[];
  /** Columns of the case whose rows are not on the sheets: what stands of them stays. */
  readonly missing: number;
  readonly recorded: boolean;
  /** Index in the ledger; null where nothing was recorded. */
  readonly entry: number | null;
}

const SHOWN_FAULTS = 50;

const nodeOf = (document: Document, { target, role, mention, by, why }: FieldChange, on: string): YAMLMap => {
  const place = target.scope === 'group' ? { group: target.group } : { document: target.path };
  const who = { by, on, why };
  const node = document.createNode({
    ...place,
    column: target.column,
    role,
    ...(mention === null ? {} : { mention }),
    ...who,
  }) as YAMLMap;
  // The header is for people: the number tells columns of one name apart.
  const column = node.get('column', true);
  if (column && target.header !== '') column.comment = ` ${target.header.replace(/\s+/g, ' ').slice(0, 60)}`;
  return node;
};

const listOf = (document: Document): YAMLSeq => {
  const list = document.get('columns');
  if (isSeq(list)) {
    list.flow = false;
    return list;
  }
  const fresh = document.createNode([]) as YAMLSeq;
  fresh.flow = false;
  document.set('columns', fresh);
  return fresh;
};

/** Puts decisions into `columns` of case.yaml: in place of the one that stood there, else behind the others. */
const applyChanges =
  (changes: readonly FieldChange[], on: string) =>
  (document: Document, { columns = [] }: CaseFile): void => {
    const list = listOf(document);
    const gone: number[] = [];
    for (const change of changes) {
      const at = columns.findIndex((entry) => isAbout(entry, change.target));
      if (change.role === null) gone.push(at);
      else if (at < 0) list.items.push(nodeOf(document, change, on));
      else list.items[at] = nodeOf(document, change, on);
    }
    for (const at of gone.sort((a, b) => b - a)) list.items.splice(at, 1);
    if (list.items.length === 0) document.delete('columns');
  };

/** Takes an edited sheet of fields back: checks every cell, and writes what it decides into case.yaml and the ledger. */
export const importFields = (options: ImportFieldsOptions, world: World): Promise<ImportedFields> =>
  withCase(options, world, async (open) => {
    const { engine, folder, folders, file, ledger } = open;
    await attachArtifacts(engine, folder, [DOCUMENT, FIELD, FIELD_ELEMENT]);
    const rows = await readEditedSheets(options.file);
    const origin = { caseId: file.id, revision: readManifest(folders.manifest).revision };
    const { changes, faults, missing } = await checkEdits(engine, { file, origin, by: options.by }, rows);
    if (faults.length > 0) {
      const shown = faults.slice(0, SHOWN_FAULTS).map(({ place, text }) => `${place}: ${text}`);
      if (faults.length > SHOWN_FAULTS) shown.push(`and ${faults.length - SHOWN_FAULTS} more`);
      throw new CandorError(
        'SHEET_INVALID',
        `${faults.length} ${faults.length === 1 ? 'fault' : 'faults'}; nothing was taken over\n    ${shown.join('\n    ')}`,
        {
          place: { file: options.file },
          hint: 'docs/fields.md says what each cell takes',
        },
      );
    }
    if (options.dryRun || changes.length === 0) return { changes, missing, recorded: false, entry: null };
    const now = world.now();
    const sheet = await fileSha256(options.file);
    const { before, after } = await editCaseFile(folder, applyChanges(changes, now.toISOString().slice(0, 10)));
    const { entry } = await appendEntry(
      ledger,
      {
        kind: 'decision',
        code: codeVersion(),
        inputs: { 'case.yaml before': before, fields: sheet },
        outputs: { 'case.yaml': after },
        options: { about: 'columns' },
        counts: { decisions: changes.length },
      },
      now,
    );
    return { changes, missing, recorded: true, entry: entry.index };
  });
