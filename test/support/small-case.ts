import { randomBytes } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCaseKey, keyPathOf } from '../../src/case/keys.ts';
import { newFolder, type Ran, runCandor } from './run-candor.ts';

const CASE = `candor: 1
id: small-case
name: A small case
drill: true
at_rest: none
as_of: 2026-03-05
notifier:
  name: Northern Voice Telecom
  role: owner
  kind: private_company
  sectors: [telecom_carrier]
  regulated_by: [FCC]
dates:
  - { event: discovered, at: 2026-03-02, recorded_by: counsel }
  - { event: determined, at: 2026-03-04, recorded_by: counsel }
evidence:
  - { path: ., exposure: presumed, decided_by: counsel, decided_at: 2026-03-04, why: an outsider copied the files }
`;

const GIVEN = ['Adam', 'Brenda', 'Carol', 'David', 'Ellen'];
const FAMILY = ['Quill', 'Harrow', 'Marsh'];
const PLACES = [
  ['Austin', 'TX', '78701'],
  ['Boston', 'MA', '02108'],
  ['Denver', 'CO', '80202'],
];

interface SmallCase {
  readonly folder: string;
  readonly home: string;
}

const makeCase = async ({ folder, home }: SmallCase): Promise<Ran> => {
  mkdirSync(join(folder, 'evidence'), { recursive: true });
  writeFileSync(join(folder, 'case.yaml'), CASE);
  const rows = GIVEN.flatMap((given, n) =>
    PLACES.map(([city, state, zip], k) => {
      const number = n * PLACES.length + k;
      const ssn = `${220 + number}-4${n}-10${10 + number}`;
      return `${given},${FAMILY[k]},${ssn},${number + 1} Oak Street,${city},${state},${zip}`;
    }),
  );
  writeFileSync(
    join(folder, 'evidence', 'customers.csv'),
    `First Name,Last Name,SSN,Street,City,State,ZIP\n${rows.join('\n')}\n`,
  );
  await createCaseKey(folder, keyPathOf('small-case', { HOME: home, XDG_DATA_HOME: home }), randomBytes);
  return runCandor(['respond', folder], { home });
};

/** Run once for all tests: the first test file that asks makes it, the others take copies. */
const shared = join(tmpdir(), 'small-case');

/** A case of fifteen invented people in three states, run to the end; a copy for the caller alone. */
export const runSmallCase = async (): Promise<SmallCase> => {
  if (!existsSync(shared)) {
    const made = newFolder('made');
    const ran = await makeCase({ folder: join(made, 'small'), home: join(made, 'home') });
    if (ran.code !== 4) throw new Error(`the small case does not run: ${ran.stderr}`);
    // Where two make it at the same time, one is first, and theirs are the same.
    try {
      renameSync(made, shared);
    } catch (error) {
      if (!existsSync(shared)) throw error;
    }
  }
  const own = newFolder('case');
  cpSync(shared, own, { recursive: true, preserveTimestamps: true });
  return { folder: join(own, 'small'), home: join(own, 'home') };
};
