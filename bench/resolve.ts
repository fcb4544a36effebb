import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

/**
 * How well and how fast `candor link` finds people on labelled sets, all with the same defaults, the truth never read
 * by the tool: pairwise and B-cubed precision, recall and F1, people exactly right, wall, CPU and peak memory.
 *
 *   npm run bench:resolve -- --scorers DIR [--people DIR] [--sets historical_50k,febrl3,700000] [--peers] [--python python3]
 *
 * A set that is a number is made by the scorers' gen.py with so many people; "50000:few" has only some of its columns. `--peers` runs Splink and
 * goldenmatch beside (in the same run, with the settings of their own documentation).
 * Python needs duckdb, pandas, pyarrow, scipy, names; splink and goldenmatch for peers.
 */
const { values } = parseArgs({
  options: {
    people: { type: 'string' },
    scorers: { type: 'string' },
    sets: { type: 'string', default: 'historical_50k,febrl3' },
    peers: { type: 'boolean', default: false },
    python: { type: 'string', default: 'python3' },
  },
});
const { people, scorers, sets, peers, python } = values;
if (!scorers) throw new Error('usage: npm run bench:resolve -- --scorers DIR [--people DIR] [--sets LIST] [--peers]');

const out = fileURLToPath(new URL('./out/resolve/', import.meta.url));
const candor = fileURLToPath(new URL('../bin/candor.mjs', import.meta.url));
mkdirSync(out, { recursive: true });

/** Runs a command and says what it took, children included: seconds and megabytes. */
const METER = `
import json, resource, subprocess, sys, time
started = time.time()
with open(sys.argv[1], "wb") as into:
    code = subprocess.run(sys.argv[2:], stdout=into).returncode
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(json.dumps(dict(code=code, wall=time.time() - started, cpu=used.ru_utime + used.ru_stime, megabytes=used.ru_maxrss / 1024)))
`;

interface Took {
  readonly code: number;
  readonly wall: number;
  readonly cpu: number;
  readonly megabytes: number;
}

interface Score {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  readonly b3_precision: number;
  readonly b3_recall: number;
  readonly b3_f1: number;
  readonly exact_share: number;
  readonly clusters: number;
  readonly true_clusters: number;
}

const runPython = (args: readonly string[]): string => {
  const done = spawnSync(python, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
  if (done.status !== 0) throw new Error(`${args[0]}: exit ${done.status}`);
  return done.stdout;
};

const metered = (into: string, command: readonly string[]): Took => {
  const took = JSON.parse(runPython(['-c', METER, into, ...command])) as Took;
  if (took.code !== 0) throw new Error(`${command[1]}: exit ${took.code}`);
  return took;
};

/** Columns of tables that say less than those of gen.py. */
const NARROW: Readonly<Record<string, string>> = {
  few: 'id, first_name, last_name, dob, zip',
  contact: 'id, first_name, last_name, phone, email',
  whole:
    "id, first_name || ' ' || last_name as name, street || ', ' || city || ', ' || state || ' ' || coalesce(zip, '') as address, phone",
  numbers: 'id, last_name, ssn, dob, zip',
  bare: 'id, first_name, last_name, city, state, zip',
  last4: 'id, first_name, last_name, right(ssn, 4) as ssn_last4, year(try_cast(dob as date)) as birth_year, zip, email',
};

/** The folder of a set: its rows without truth, and the truth apart. */
const prepare = (set: string): { readonly rows: string; readonly truth: string; readonly kind: string } => {
  const [, size, narrow] = /^(\d+)(?::(\w+))?$/.exec(set) ?? [];
  if (size) {
    const folder = join(out, size);
    mkdirSync(folder, { recursive: true });
    const [whole, rows] = [join(folder, 'truth.parquet'), join(folder, `${narrow ?? 'people'}.parquet`)];
    if (!existsSync(whole)) runPython([join(scorers, 'link', 'gen.py'), '--people', size, '--out', whole]);
    if (!existsSync(rows)) {
      const columns = narrow === undefined ? '* exclude (person)' : NARROW[narrow];
      if (columns === undefined) throw new Error(`${set}: one of ${Object.keys(NARROW).join(', ')}`);
      const blind = `copy (select ${columns} from '${whole}') to '${rows}' (format parquet)`;
      runPython(['-c', 'import duckdb, sys; duckdb.sql(sys.argv[1])', blind]);
    }
    return { rows, truth: whole, kind: 'people' };
  }
  if (!people) throw new Error(`${set} lies in the folder that --people names`);
  const blind = join(out, 'blind');
  if (!existsSync(join(blind, `${set}.parquet`)))
    runPython([join(scorers, 'link', 'prepare.py'), '--people', people, '--out', blind]);
  return { rows: join(blind, `${set}.parquet`), truth: join(blind, `${set}.truth.parquet`), kind: set };
};

const thousandth = (share: number): string => share.toFixed(4).replace(/^0/, '');

const report = (set: string, tool: string, took: Took, truth: string, found: string): void => {
  const args = [join(scorers, 'link', 'score.py'), '--truth', truth, '--cluster', 'person', '--pred', found];
  const score = JSON.parse(runPython(args)) as Score;
  const shares = [score.precision, score.recall, score.f1, score.b3_precision, score.b3_recall, score.b3_f1];
  const cells = [
    ...[...shares, score.exact_share].map(thousandth),
    `${score.clusters} / ${score.true_clusters}`,
    took.wall.toFixed(1),
    took.cpu.toFixed(1),
    (took.megabytes / 1024).toFixed(1),
  ];
  console.log(`| ${set} | ${tool} | ${cells.join(' | ')} |`);
};

interface Peer {
  readonly tool: string;
  readonly script: string;
  readonly more: readonly string[];
  /** Where its people stand. */
  readonly into: string;
}

/** The peers as their documentation runs them; goldenmatch in the mode that it publishes against Splink. */
const peersOf = (kind: string): readonly Peer[] => [
  {
    tool: 'Splink',
    script: 'splink_peer.py',
    more: kind === 'people' ? ['--threshold', '0.99'] : [],
    into: `${kind}.splink.csv`,
  },
  {
    tool: 'goldenmatch',
    script: 'goldenmatch_peer.py',
    more: ['--mode', 'probabilistic'],
    into: `${kind}.goldenmatch-probabilistic.csv`,
  },
];

console.log('| set | tool | P | R | F1 | B³ P | B³ R | B³ F1 | exact | people found / true | wall s | CPU s | GB |');
console.log(`| --- | --- |${' ---: |'.repeat(11)}`);
for (const set of sets.split(',')) {
  const { rows, truth, kind } = prepare(set);
  const found = join(out, `${set}.candor.csv`);
  const took = metered(found, [process.execPath, candor, 'link', rows, '--id', 'id']);
  report(set, 'Candor', took, truth, found);
  if (!peers) continue;
  for (const { tool, script, more, into } of peersOf(kind)) {
    const spent = metered(join(out, `${set}.${script}.log`), [
      python,
      join(scorers, 'link', script),
      kind,
      ...['--data', join(rows, '..'), '--out', out],
      ...more,
    ]);
    report(set, tool, spent, truth, join(out, into));
  }
}
