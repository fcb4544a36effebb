import { randomBytes } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createCaseKey, keyPathOf } from '../../src/case/keys.ts';
import { newFolder } from './run-candor.ts';

export const caseText = (id: string): string => `candor: 1
id: ${id}
name: A case of invented people
drill: true
at_rest: none
as_of: 2026-03-05
notifier: { name: Northern Voice Telecom, sectors: [telecom_carrier] }
# Counsel decided about the whole folder.
evidence:
  - { path: ., exposure: presumed, decided_by: counsel, decided_at: 2026-03-04, why: an outsider copied the files }
`;

export interface CaseOfFiles {
  readonly folder: string;
  readonly home: string;
  /** Takes all of it away. */
  readonly remove: () => void;
}

/** A case with these files as its evidence, not run yet, and its key in a home of its own. */
export const caseOfFiles = async (
  id: string,
  files: Readonly<Record<string, string | Uint8Array>>,
): Promise<CaseOfFiles> => {
  const home = newFolder('home');
  const folder = join(newFolder('case'), id);
  mkdirSync(join(folder, 'evidence'), { recursive: true });
  writeFileSync(join(folder, 'case.yaml'), caseText(id));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, 'evidence', name), text);
  await createCaseKey(folder, keyPathOf(id, { HOME: home, XDG_DATA_HOME: home }), randomBytes);
  const remove = () => {
    for (const path of [dirname(folder), home]) rmSync(path, { recursive: true, force: true });
  };
  return { folder, home, remove };
};
