import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const candor = fileURLToPath(new URL('../bin/candor.mjs', import.meta.url));

/** Exits of `candor respond` that leave a list: done, problems, duties undetermined. */
const WITH_LIST: readonly (number | null)[] = [0, 3, 4];

const caseFile = (id: string, title: string, sector: string): string => `candor: 1
id: ${id}
name: ${title}
drill: true
at_rest: none
notifier: {name: Bench, sectors: [${sector}]}
dates:
  - {event: discovered, at: 2026-01-05, recorded_by: bench, document: none}
evidence:
  - {path: ., exposure: presumed, relation: customer, decided_by: bench, decided_at: 2026-01-06, why: measurement}
`;

export interface BenchCase {
  readonly id: string;
  readonly title: string;
  readonly sector: string;
  /** Files of evidence by their name. */
  readonly files: ReadonlyMap<string, string>;
}

/** What `candor respond --json` says of its stages. */
export type Stages = readonly { readonly stage: string; readonly counts: Readonly<Record<string, number>> }[];

/** Makes a case in `out/case`, runs it, and says what its stages counted. */
export const respondTo = (out: string, { id, title, sector, files }: BenchCase): Stages => {
  const folder = join(out, 'case');
  for (const [name, content] of files) {
    const path = join(folder, 'evidence', name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
  }
  writeFileSync(join(folder, 'case.yaml'), caseFile(id, title, sector));
  writeFileSync(join(out, 'case.key'), `${'5a'.repeat(32)}\n`, { mode: 0o600 });
  const run = spawnSync(process.execPath, [candor, 'respond', folder, '--json', '--quiet'], {
    env: { ...process.env, CANDOR_KEY_FILE: join(out, 'case.key') },
    encoding: 'utf8',
    maxBuffer: 1 << 26,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (!WITH_LIST.includes(run.status)) throw new Error(`candor respond: exit ${run.status}`);
  return (JSON.parse(run.stdout) as { stages: Stages }).stages;
};
