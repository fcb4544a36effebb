import { join } from 'node:path';

/** The rooms of a case folder (DESIGN section 2), as paths. */
export const caseFolders = (folder: string) => ({
  caseFile: join(folder, 'case.yaml'),
  evidence: join(folder, 'evidence'),
  register: join(folder, 'register'),
  logs: join(folder, 'logs'),
  artifacts: join(folder, 'artifacts'),
  manifest: join(folder, 'artifacts', 'manifest.json'),
  scratch: join(folder, 'artifacts', '.working'),
  spill: join(folder, 'artifacts', '.spill'),
  ledger: join(folder, 'ledger'),
  out: join(folder, 'out'),
  /** Sample letters of the notifier, for filings that ask for a copy. */
  letters: join(folder, 'letters'),
  /** Receipts and drafts of notices that were filed. */
  filed: join(folder, 'filed'),
  /** What each revision was judged from, as numbers. */
  revisions: join(folder, 'revisions'),
  /** Counsel's own notes, under a key of their own: no other part of Candor reads it. */
  privileged: join(folder, 'privileged'),
});

export type CaseFolders = ReturnType<typeof caseFolders>;
