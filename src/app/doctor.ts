import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, statfs, writeFile } from 'node:fs/promises';
import { availableParallelism, freemem, tmpdir, totalmem } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { cipherPathOf } from '../case/at-rest.ts';
import { userDataFolder } from '../case/keys.ts';
import { CandorError } from '../core/errors.ts';
import { openDuckdb } from '../engine/duckdb/engine.ts';
import { cipherFault, cipherWorks, duckdbVersion } from '../engine/duckdb/extension.ts';
import { sql } from '../engine/sql.ts';
import { modelPackages } from './detectors/model-packages.ts';
import type { World } from './world.ts';

/** `ok`; `absent`: something optional is not there, and `remedy` says what needs it; `bad`: Candor cannot work. */
export interface DoctorCheck {
  readonly name: string;
  readonly state: 'ok' | 'absent' | 'bad';
  readonly found: string;
  readonly remedy?: string;
}

const ok = (name: string, found: string): DoctorCheck => ({ name, state: 'ok', found });
const absent = (name: string, found: string, remedy: string): DoctorCheck => ({ name, state: 'absent', found, remedy });
const bad = (name: string, found: string, remedy: string): DoctorCheck => ({ name, state: 'bad', found, remedy });

const LEAST_NODE = 24;
const LEAST_MEMORY = 2e9;
const LEAST_DISK = 5e9;
const gigabytes = (bytes: number): string => `${(bytes / 1e9).toFixed(1)} GB`;

const checkNode = (): DoctorCheck => {
  const version = process.versions.node;
  return Number(version.split('.')[0]) >= LEAST_NODE
    ? ok('Node.js', version)
    : bad('Node.js', version, `install Node ${LEAST_NODE} or later`);
};

/** Older versions of Node decode these two bytes as control characters, which would corrupt evidence. */
const checkCharsets = (): DoctorCheck =>
  new TextDecoder('windows-1252').decode(Uint8Array.of(0x93, 0x80)) === '\u201c\u20ac'
    ? ok('character sets', 'windows-1252 is decoded rightly')
    : bad('character sets', 'windows-1252 is decoded wrongly', `install Node ${LEAST_NODE} or later`);

const checkEngine = async (): Promise<DoctorCheck> => {
  const engine = await openDuckdb({ threads: 1 });
  try {
    const [row] = await engine.read({ name: 'probe', reads: [], sql: sql`select fold('Éa B') as t` });
    return row?.['t'] === 'ea b'
      ? ok('engine', `DuckDB ${duckdbVersion()}`)
      : bad('engine', `DuckDB ${duckdbVersion()} answers wrongly`, 'install the packages again');
  } finally {
    await engine.close();
  }
};

const checkCipher = async (env: World['env']): Promise<DoctorCheck> => {
  const path = cipherPathOf(env);
  const need = 'at_rest: encrypted needs it: candor setup; or lay cases on an encrypted volume (at_rest: volume)';
  if (!existsSync(path)) return absent('cipher', 'not installed', need);
  const fault = await cipherFault(path);
  if (fault) return absent('cipher', fault, need);
  return (await cipherWorks(path))
    ? ok('cipher', 'encrypts and reads back')
    : absent('cipher', 'loads, but does not encrypt', need);
};

const checkKeys = async (env: World['env']): Promise<DoctorCheck> => {
  const folder = userDataFolder(env);
  return existsSync(join(folder, 'keys'))
    ? ok('keys', join(folder, 'keys'))
    : ok('keys', `will lie in ${join(folder, 'keys')}`);
};

const checkMachine = async (folder: string): Promise<readonly DoctorCheck[]> => {
  const memory = `${gigabytes(totalmem())}, ${gigabytes(freemem())} free`;
  const space = await statfs(folder);
  const free = space.bavail * space.bsize;
  const disk = `${gigabytes(free)} free at ${folder}`;
  return [
    ok('processors', String(availableParallelism())),
    totalmem() < LEAST_MEMORY
      ? bad('memory', memory, `${gigabytes(LEAST_MEMORY)} are needed at least`)
      : ok('memory', memory),
    free < LEAST_DISK
      ? absent('disk', disk, 'working copies need about as much as the tables of the evidence hold')
      : ok('disk', disk),
  ];
};

/** Whether files can be kept from other users of the machine, as 0600 promises. */
const checkPermissions = async (): Promise<DoctorCheck> => {
  if (process.platform === 'win32')
    return absent('permissions', 'Windows has no file modes', 'keep cases in a folder that only you can open');
  const folder = await mkdtemp(join(tmpdir(), 'candor-doctor-'));
  try {
    await writeFile(join(folder, 'probe'), '', { mode: 0o600 });
    return ok('permissions', 'files can be kept private (0600)');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

const onPath = (env: World['env'], names: readonly string[]): string | undefined =>
  (env['PATH'] ?? '')
    .split(delimiter)
    .filter((folder) => folder !== '')
    .flatMap((folder) => names.map((name) => join(folder, name)))
    .find((path) => existsSync(path));

const checkProgram = async (
  env: World['env'],
  name: string,
  names: readonly string[],
  args: readonly string[],
  need: string,
): Promise<DoctorCheck> => {
  const path = onPath(env, names);
  if (!path) return absent(name, 'not found', need);
  try {
    const { stdout, stderr } = await promisify(execFile)(path, [...args], { timeout: 20_000 });
    return ok(name, (stdout || stderr).trim().split('\n')[0] ?? path);
  } catch {
    return absent(name, 'found, but does not start', need);
  }
};

const checkModel = (): DoctorCheck => {
  try {
    const versions = Object.entries(modelPackages().versions).map(([name, version]) => `${name} ${version}`);
    return ok('name model', versions.join(', '));
  } catch (error) {
    if (!(error instanceof CandorError)) throw error;
    return absent('name model', 'its packages are not installed', `only a model of names needs them: ${error.hint}`);
  }
};

/** What this machine can do for Candor. Only looks: nothing is installed, no network is used. */
export const doctor = async (folder: string, world: Pick<World, 'env'>): Promise<readonly DoctorCheck[]> => [
  checkNode(),
  checkCharsets(),
  await checkEngine(),
  await checkCipher(world.env),
  await checkKeys(world.env),
  ...(await checkMachine(resolve(folder))),
  checkModel(),
  await checkPermissions(),
  await checkProgram(
    world.env,
    'Chromium',
    ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'],
    ['--version'],
    "only the tests of the report's page need it",
  ),
  await checkProgram(
    world.env,
    'pip',
    ['pip3', 'pip'],
    ['--version'],
    'one of the ways by which candor setup gets the cipher',
  ),
];
