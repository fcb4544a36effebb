import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { readManifest } from '../case/manifest.ts';
import { appendEntry } from '../ledger/log.ts';
import { type WrittenFile, writeOutFile } from '../report/files/out-file.ts';
import type { Filing } from '../report/filings/filing.ts';
import { writeFilingDocument } from '../report/filings/filing-document.ts';
import { filingPage } from '../report/filings/filing-page.ts';
import { type DraftedFiling, draftFilings } from './filings/drafts.ts';
import { loadFilingBook } from './filings/forms.ts';
import { caseLetters } from './filings/letters.ts';
import { codeVersion, type OpenCase, withCase } from './open-case.ts';
import { caseUnderLaw } from './whatif.ts';
import type { World } from './world.ts';

export interface FilingsOptions {
  readonly caseFolder: string;
  readonly keyFile?: string;
}

export interface MadeFilings {
  readonly filings: readonly Filing[];
  /** Paths below the case folder. */
  readonly files: readonly string[];
}

const FOLDER = 'filings';

/** The filings of a case as things stand. */
export const filingsOfCase = async (open: OpenCase, world: Pick<World, 'now'>): Promise<readonly DraftedFiling[]> => {
  const asOf = open.file.as_of ?? world.now().toISOString().slice(0, 10);
  return draftFilings({
    file: open.file,
    asOf,
    revision: readManifest(open.folders.manifest).revision,
    underLaw: await caseUnderLaw(open, asOf),
    book: loadFilingBook(),
    letters: await caseLetters(open),
  });
};

const textFile = (path: string, text: string): Promise<WrittenFile> =>
  writeOutFile(path, async (file) => {
    await file.write(text);
    return 0;
  });

/** A filing as JSON, as a page to be printed, and as a Word document; one on record has its JSON alone. */
const writeFiling = async (folder: string, filing: Filing): Promise<readonly WrittenFile[]> => {
  const path = (ending: string): string => join(folder, `${filing.name}.${ending}`);
  const json = await textFile(path('json'), `${JSON.stringify(filing, null, 2)}\n`);
  if (filing.status === 'filed') return [json];
  return [
    json,
    await textFile(path('html'), filingPage(filing)),
    await writeOutFile(path('docx'), async (file) => {
      await writeFilingDocument(file, filing, path('part'));
      return 0;
    }),
  ];
};

/** Drafts for every office that must be told, or may have to be; into out/filings, with the ledger's entry. */
export const makeFilings = (options: FilingsOptions, world: World): Promise<MadeFilings> =>
  withCase(options, world, async (open) => {
    const filings = (await filingsOfCase(open, world)).map(({ filing }) => filing);
    const folder = join(open.folders.out, FOLDER);
    // Drafts of an earlier revision must not stand beside these.
    await rm(folder, { recursive: true, force: true });
    const written: WrittenFile[] = [];
    for (const filing of filings) written.push(...(await writeFiling(folder, filing)));
    const outputs = Object.fromEntries(written.map(({ file, sha256 }) => [`out/${FOLDER}/${file}`, sha256]));
    await appendEntry(
      open.ledger,
      {
        kind: 'export',
        code: codeVersion(),
        inputs: { 'case.yaml': open.caseHash },
        outputs,
        options: { as_of: open.file.as_of ?? world.now().toISOString().slice(0, 10), filings: true },
      },
      world.now(),
    );
    return { filings, files: Object.keys(outputs) };
  });
