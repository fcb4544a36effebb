import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { attachArtifacts, fileSha256 } from '../../case/artifacts.ts';
import { exposureOf } from '../../case/case-file.ts';
import { readManifest } from '../../case/manifest.ts';
import { CandorError } from '../../core/errors.ts';
import { sql } from '../../engine/sql.ts';
import { appendEntry } from '../../ledger/log.ts';
import { readEntries } from '../../ledger/verify.ts';
import { fieldPeople } from '../../report/fields/field-people.ts';
import { fitsSheet, writeFields } from '../../report/fields/write-fields.ts';
import type { WrittenFile } from '../../report/files/out-file.ts';
import { FIELD_ELEMENT, RECORD } from '../../schema/tables/detect.ts';
import { DOCUMENT, FIELD } from '../../schema/tables/ingest.ts';
import { PERSON_RECORD } from '../../schema/tables/resolve.ts';
import { type CaseOptions, codeVersion, type OpenCase, withCase } from '../open-case.ts';
import type { World } from '../world.ts';
import { originText } from './check-sheet.ts';
import { decidedCells } from './decided-fields.ts';

export type FieldsForm = 'xlsx' | 'csv';

export interface ExportFieldsOptions extends CaseOptions {
  readonly form?: FieldsForm;
  /** Replaces a sheet that was edited and not taken back. */
  readonly force?: boolean;
}

export interface ExportedFields {
  /** Path below the case folder. */
  readonly file: string;
  /** Columns of all tables, and of all groups of tables. */
  readonly rows: number;
}

/** Whether the sheet in out/ is another than the one that Candor wrote last: then somebody has worked on it. */
export const isEdited = async ({ folder, folders }: OpenCase, form: FieldsForm): Promise<boolean> => {
  const file = `out/fields.${form}`;
  const path = join(folder, file);
  if (!existsSync(path)) return false;
  const sha256 = await fileSha256(path);
  // One that was taken back is of no more use than the one that was written.
  const known = (await readEntries(folders.ledger)).some(
    ({ outputs = {}, inputs = {} }) => outputs[file] === sha256 || inputs['fields'] === sha256,
  );
  return !known;
};

/** Writes the sheet of fields of an open case, whose artifacts are attached. */
export const writeCaseFields = async (open: OpenCase, form: FieldsForm): Promise<WrittenFile> => {
  const { engine, file, folders } = open;
  const origin = originText({ caseId: file.id, revision: readManifest(folders.manifest).revision });
  const { byDocument, byGroup } = await fieldPeople(engine, (path) => exposureOf(file, path).exposure === 'presumed');
  const people = {
    of: (scope: string, mention: number, element: string) =>
      (scope.startsWith('G-') ? byGroup : byDocument).of(scope, mention, element),
  };
  return writeFields(engine, folders.out, { people, decided: decidedCells(file), origin }, form);
};

const countFields = async ({ engine }: OpenCase): Promise<number> => {
  const query = sql`select count(*) as n from field_element`;
  const [counted] = await engine.read({ name: 'field_count', reads: [FIELD_ELEMENT.name], sql: query });
  return Number(counted?.['n'] ?? 0);
};

/** The sheet as it leaves every run; one that somebody works on is left, and of too many columns there is none. */
export const reportFields = async (open: OpenCase): Promise<readonly WrittenFile[]> =>
  fitsSheet(await countFields(open)) && !(await isEdited(open, 'xlsx')) ? [await writeCaseFields(open, 'xlsx')] : [];

const requireSheet = async (open: OpenCase): Promise<void> => {
  if (fitsSheet(await countFields(open))) return;
  throw new CandorError('USAGE', 'the tables have more columns than a sheet has rows', {
    hint: 'candor fields export --csv writes them as CSV',
  });
};

/** Writes out/fields.xlsx or out/fields.csv, with the ledger's entry. */
export const exportFields = (options: ExportFieldsOptions, world: World): Promise<ExportedFields> =>
  withCase(options, world, async (open) => {
    const { form = 'xlsx', force = false } = options;
    const manifest = readManifest(open.folders.manifest);
    if (!manifest.stages['resolve']) {
      throw new CandorError('ARTIFACT_MISSING', 'the stage resolve was not run yet', {
        hint: 'candor respond CASE runs all stages',
      });
    }
    if (!force && (await isEdited(open, form))) {
      throw new CandorError('USAGE', `out/fields.${form} was edited and not taken back`, {
        hint: `candor fields import CASE out/fields.${form} takes it back; --force replaces it`,
      });
    }
    await attachArtifacts(open.engine, open.folder, [DOCUMENT, FIELD, FIELD_ELEMENT, RECORD, PERSON_RECORD]);
    if (form === 'xlsx') await requireSheet(open);
    const { file, sha256, rows } = await writeCaseFields(open, form);
    await appendEntry(
      open.ledger,
      {
        kind: 'export',
        code: codeVersion(),
        inputs: { 'case.yaml': open.caseHash },
        outputs: { [`out/${file}`]: sha256 },
        options: { revision: manifest.revision, fields: true },
        counts: { [file]: rows },
      },
      world.now(),
    );
    return { file: `out/${file}`, rows };
  });
