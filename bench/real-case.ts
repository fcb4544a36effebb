import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { openEvidence } from '../src/app/evidence/open.ts';
import { attachArtifacts } from '../src/case/artifacts.ts';
import { openDuckdb } from '../src/engine/duckdb/engine.ts';
import { sql } from '../src/engine/sql.ts';
import { ALL_TABLES } from '../src/schema/tables.ts';

/**
 * A case of data that others made: two labelled sets of people as exposed registers (blind form), labelled sentences
 * as text and mail files, logs as unknown text. Runs `candor respond` and the shared scorers.
 *
 *   npm run bench:real -- --data DIR --scorers DIR [--python python3]
 *
 * DIR of data: people/, text/, logs/. DIR of scorers: link/{prepare,score}.py, text/{score.py,mapping.json}. Python
 * needs duckdb, pandas and pyarrow.
 */
const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    scorers: { type: 'string' },
    python: { type: 'string', default: 'python3' },
  },
});
const { data, scorers, python } = values;
if (!data || !scorers) throw new Error('usage: npm run bench:real -- --data DIR --scorers DIR [--python python3]');

const out = fileURLToPath(new URL('./out/real/', import.meta.url));
const candor = fileURLToPath(new URL('../bin/candor.mjs', import.meta.url));
const folder = join(out, 'case');

const CASE = `candor: 1
id: bench-real
name: Data that others made
drill: true
at_rest: none
as_of: 2026-01-12
notifier: {name: Bench, sectors: [telecom_carrier], relation_default: customer}
dates:
  - {event: discovered, at: 2026-01-05, recorded_by: bench, document: none}
evidence:
  - {path: ., exposure: presumed, relation: customer, decided_by: bench, decided_at: 2026-01-06, why: measurement}
`;

interface Sentence {
  readonly full_text: string;
}

const run = (command: string, args: readonly string[], allowed: readonly number[] = [0]): string => {
  const done = spawnSync(command, args, {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, CANDOR_KEY_FILE: join(out, 'case.key') },
  });
  if (done.status === null || !allowed.includes(done.status))
    throw new Error(`${command} ${args[0]}: exit ${done.status}`);
  return done.stdout;
};

/** Two of three sentences are a text file, every third is a mail: its header is Candor's to leave out of the account. */
const isMail = (index: number): boolean => index % 3 === 2;
const nameOf = (index: number): string => `${String(index).padStart(4, '0')}.${isMail(index) ? 'eml' : 'txt'}`;
const asMail = (text: string): string =>
  `From: desk@example.com\r\nTo: files@example.com\r\nSubject: file\r\nDate: Mon, 5 Jan 2026 10:00:00 +0000\r\n` +
  `Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n` +
  `${Buffer.from(text)
    .toString('base64')
    .replaceAll(/(.{76})/g, '$1\r\n')}\r\n`;

const makeCase = (sentences: readonly Sentence[]): void => {
  rmSync(out, { recursive: true, force: true });
  for (const name of ['registers', 'text', 'mail', 'logs'])
    mkdirSync(join(folder, 'evidence', name), { recursive: true });
  writeFileSync(join(folder, 'case.yaml'), CASE);
  writeFileSync(join(out, 'case.key'), `${'5a'.repeat(32)}\n`, { mode: 0o600 });
  run(python, [join(scorers, 'link', 'prepare.py'), '--people', join(data, 'people'), '--out', join(out, 'blind')]);
  for (const name of ['historical_50k', 'febrl3'])
    copyFileSync(join(out, 'blind', `${name}.parquet`), join(folder, 'evidence', 'registers', `${name}.parquet`));
  for (const [index, { full_text: text }] of sentences.entries()) {
    const kind = isMail(index) ? 'mail' : 'text';
    writeFileSync(join(folder, 'evidence', kind, nameOf(index)), isMail(index) ? asMail(text) : text);
  }
  const logs = join(data, 'logs', 'loghub');
  const files = readdirSync(logs, { recursive: true, encoding: 'utf8' }).filter((name) =>
    statSync(join(logs, name)).isFile(),
  );
  for (const name of files.sort().slice(0, 8))
    copyFileSync(join(logs, name), join(folder, 'evidence', 'logs', name.replaceAll('/', '-')));
};

/** Which person each row of a register went to, as the scorer of links reads it. */
const writeLinks = async (name: string): Promise<string> => {
  const engine = await openDuckdb();
  try {
    await attachArtifacts(engine, folder, ALL_TABLES);
    await engine.load('blind', join(out, 'blind', `${name}.parquet`), { kind: 'parquet' });
    const rows = await engine.read({
      name: 'links',
      reads: ['blind', 'record', 'person_record', 'document'],
      sql: sql`select blind.c1 as id, person_record.person_id from blind
        join (select record.record_id, record.row_no from record join document using (document_no)
              where document.family = ${`evidence/registers/${name}.parquet`} and record.mention = 1) r on r.row_no = blind.row_no
        join person_record on person_record.record_id = r.record_id order by 1`,
    });
    const file = join(out, `${name}.links.csv`);
    writeFileSync(file, `id,person_id\n${rows.map(({ id, person_id }) => `${id},${person_id}`).join('\n')}\n`);
    return file;
  } finally {
    await engine.close();
  }
};

/** The text that was read of a mail: header, then body. */
const textOf = async (path: string): Promise<string> => {
  let text = '';
  for await (const event of openEvidence(path, Readable.from([]))) if (event.event === 'text') text += event.text;
  return text;
};

/** Where a sentence begins in the text that was read of its document: 0 in text files, behind the header in mails. */
const startsOf = async (sentences: readonly Sentence[]): Promise<ReadonlyMap<string, number>> => {
  const starts = new Map<string, number>();
  for (const [index, { full_text: text }] of sentences.entries()) {
    if (!isMail(index)) continue;
    const read = await textOf(join(folder, 'evidence', 'mail', nameOf(index)));
    const at = read.indexOf(text.trim().replaceAll('\r\n', '\n').slice(0, 40));
    starts.set(nameOf(index), [...read.slice(0, Math.max(0, at))].length - (text.length - text.trimStart().length));
  }
  return starts;
};

const writeSpans = async (sentences: readonly Sentence[]): Promise<string> => {
  const starts = await startsOf(sentences);
  const engine = await openDuckdb();
  try {
    await attachArtifacts(engine, folder, ALL_TABLES);
    // A sentence that stands twice is one document and its copy: the copy has what the first has.
    const rows = await engine.read({
      name: 'spans',
      reads: ['detection', 'document'],
      sql: sql`select shown.family, detection.element, detection.start_at, detection.end_at, detection.confidence from document shown
        join detection on detection.document_no = coalesce(shown.duplicate_of, shown.document_no)
        where substr(shown.family, 1, 14) in ('evidence/text/', 'evidence/mail/') order by 1, 3, 4, 2`,
    });
    const spans = rows.flatMap((row) => {
      const file = String(row['family']).slice('evidence/text/'.length);
      const from = starts.get(file) ?? 0;
      const [start, end] = [Number(row['start_at']) - from, Number(row['end_at']) - from];
      return start < 0
        ? []
        : [
            {
              doc: Number(file.slice(0, 4)),
              element: row['element'],
              start,
              end,
              score: Number(row['confidence']) / 1e6,
            },
          ];
    });
    const file = join(out, 'spans.ndjson');
    writeFileSync(file, spans.map((span) => `${JSON.stringify(span)}\n`).join(''));
    return file;
  } finally {
    await engine.close();
  }
};

const gold = join(resolve(data), 'text', 'presidio_synth_v2.json');
const sentences = JSON.parse(readFileSync(gold, 'utf8')) as readonly Sentence[];
makeCase(sentences);
const result = JSON.parse(run(process.execPath, [candor, 'respond', folder, '--json', '--quiet'], [0, 3, 4])) as {
  readonly usage: unknown;
  readonly stages: readonly unknown[];
};
console.log(JSON.stringify({ usage: result.usage, stages: result.stages }));
for (const name of ['historical_50k', 'febrl3']) {
  const truth = join(out, 'blind', `${name}.truth.parquet`);
  const links = await writeLinks(name);
  console.log(
    name,
    run(python, [join(scorers, 'link', 'score.py'), '--truth', truth, '--cluster', 'person', '--pred', links]),
  );
}
const spans = await writeSpans(sentences);
console.log(
  run(python, [join(scorers, 'text', 'score.py'), '--gold', gold, '--pred', spans, '--tool', 'candor', '--merge']),
);
