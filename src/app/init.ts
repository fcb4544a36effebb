import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, open, readdir, rm } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { cipherPathOf } from '../case/at-rest.ts';
import { CASE_FILE, type CaseFile, parseCaseFile } from '../case/case-file.ts';
import { caseFileText } from '../case/case-template.ts';
import { caseFolders } from '../case/folders.ts';
import { createCaseKey, deriveKeys, keyPathOf, readCaseKey } from '../case/keys.ts';
import { type OpenQuestion, openQuestions } from '../case/open-questions.ts';
import { CandorError } from '../core/errors.ts';
import { verifierKey } from '../ledger/checkpoint.ts';
import { appendEntry } from '../ledger/log.ts';
import { isFolderName, madeFolders, refuseUnfitEntries } from './init/evidence-folders.ts';
import { oddSectors } from './init/odd-sectors.ts';
import { codeVersion } from './open-case.ts';
import type { World } from './world.ts';

/** A case.yaml to be: whatever is left out gets its default, or is a fault. Checked as a case file is. */
export type CaseDraft = Readonly<Record<string, unknown>>;

export interface InitOptions {
  readonly caseFolder: string;
  readonly draft: CaseDraft;
  /** Takes the key from this file, or makes it there. */
  readonly keyFile?: string;
  readonly dryRun?: boolean;
}

export interface InitResult {
  readonly folder: string;
  readonly file: CaseFile;
  readonly text: string;
  readonly keyPath: string;
  /** Verifier key of the ledger; null in a dry run. */
  readonly publicKey: string | null;
  readonly questions: readonly OpenQuestion[];
  /** Folders of evidence that were not there and are made, empty. */
  readonly made: readonly string[];
  readonly warnings: readonly string[];
}

/** A case id out of a folder's name: letters, digits and dashes. */
export const idFrom = (folder: string): string => {
  const slug = basename(resolve(folder))
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 63)
    .replace(/-+$/, '');
  return slug.length >= 3 ? slug : `case-${slug || '1'}`;
};

/** Keys in the order in which people read them; the rest follows as the draft has it. */
const HEAD = ['candor', 'id', 'name', 'drill', 'at_rest', 'at_rest_statement', 'time_zone', 'as_of', 'notifier'];

const rank = (key: string): number => (HEAD.includes(key) ? HEAD.indexOf(key) : HEAD.length);

const fileOf = (folder: string, draft: CaseDraft): { readonly file: CaseFile; readonly text: string } => {
  const given = Object.entries(draft).filter(([, value]) => value !== undefined);
  const id = typeof draft['id'] === 'string' ? draft['id'] : idFrom(folder);
  const all = Object.entries({ candor: 1, id, name: id, at_rest: 'encrypted', ...Object.fromEntries(given) });
  const whole = Object.fromEntries(all.sort(([left], [right]) => rank(left) - rank(right)));
  // Parsed from its own text, so that a fault names the line in the text that --dry-run shows.
  const text = caseFileText(whole as unknown as CaseFile);
  return { file: parseCaseFile(text, CASE_FILE), text };
};

const refuseExisting = async (folder: string): Promise<void> => {
  const { caseFile, ledger, artifacts } = caseFolders(folder);
  for (const path of [caseFile, ledger, artifacts]) {
    const isTaken = existsSync(path) && (path === caseFile || (await readdir(path)).length > 0);
    if (isTaken) {
      throw new CandorError('CASE_EXISTS', 'nothing was changed', {
        place: { file: path },
        hint:
          path === caseFile
            ? 'choose another folder, or go on with this case: candor respond CASE'
            : `there is no ${CASE_FILE} beside it: if an earlier init was cut off, remove this folder and call again`,
      });
    }
  }
};

const makeFolders = async (folder: string, file: CaseFile): Promise<void> => {
  const { evidence, register, logs, artifacts, ledger, out } = caseFolders(folder);
  for (const path of [folder, evidence, register, logs, artifacts, ledger, out]) {
    await mkdir(path, { recursive: true, mode: 0o700 });
  }
  for (const entry of file.evidence ?? []) {
    if (isFolderName(entry.path)) await mkdir(join(evidence, entry.path), { recursive: true, mode: 0o700 });
  }
};

const writeNew = async (path: string, text: string): Promise<void> => {
  const handle = await open(path, 'wx', 0o600);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
};

const warningsOf = (file: CaseFile, env: World['env']): readonly string[] => [
  ...oddSectors(file.notifier.sectors),
  ...(file.at_rest === 'encrypted' && !existsSync(cipherPathOf(env))
    ? ['the cipher for at_rest: encrypted is not installed yet; get it with: candor setup']
    : []),
];

/** Makes a case: folders, key, first ledger entry, and case.yaml last. Never overwrites anything. */
export const initCase = async (options: InitOptions, world: World): Promise<InitResult> => {
  const folder = resolve(options.caseFolder);
  const { file, text } = fileOf(folder, options.draft);
  await refuseExisting(folder);
  await refuseUnfitEntries(folder, file);
  const keyPath = keyPathOf(file.id, world.env, options.keyFile);
  const found = {
    ...{ folder, file, text, keyPath },
    questions: openQuestions(file),
    made: madeFolders(folder, file),
    warnings: warningsOf(file, world.env),
  };
  if (options.dryRun) return { ...found, publicKey: null };
  const isNamed = options.keyFile !== undefined || world.env['CANDOR_KEY_FILE'] !== undefined;
  const isTaken = isNamed && existsSync(keyPath);
  const key = isTaken
    ? await readCaseKey(folder, keyPath)
    : await createCaseKey(folder, keyPath, (size) => world.randomBytes(size));
  try {
    await makeFolders(folder, file);
    const { signing } = deriveKeys(key, file.id);
    const { ledger, caseFile } = caseFolders(folder);
    const hash = createHash('sha256').update(text).digest('hex');
    const entry = { kind: 'init', code: codeVersion(), inputs: { [CASE_FILE]: hash } };
    await appendEntry({ folder: ledger, origin: file.id, signing }, entry, world.now());
    await writeNew(caseFile, text);
    return { ...found, publicKey: verifierKey(file.id, signing) };
  } catch (error) {
    // What was begun goes, so that the call can be repeated: the ledger was empty before, the key was made here.
    const { ledger, caseFile } = caseFolders(folder);
    if (!existsSync(caseFile)) {
      await rm(ledger, { recursive: true, force: true });
      if (!isTaken) await rm(keyPath, { force: true });
    }
    throw error;
  }
};
