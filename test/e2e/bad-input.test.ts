import { chmodSync, mkdirSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { newFolder, type Ran, runCandor } from '../support/run-candor.ts';

const CASE = `candor: 1
id: bad-input
name: Bad input
drill: true
at_rest: none
as_of: 2026-03-09
notifier: {name: Example, sectors: [retail], relation_default: customer}
dates: [{event: discovered, at: 2026-03-02, document: ticket, recorded_by: desk}]
evidence: [{path: ., exposure: presumed, decided_by: Counsel, decided_at: 2026-03-05, why: same server}]
`;

/** Planted in the files that are hard to read; none of it may be shown. */
const SECRET = ['Quillbrook', '212-34-5678'];
const PERSON = `name,ssn,street,city,state,zip\nOdette ${SECRET[0]},${SECRET[1]},1 Main St,Austin,TX,78701\n`;

const write = (folder: string, name: string, bytes: string | Uint8Array): string => {
  const path = join(folder, 'evidence', name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, bytes);
  return path;
};

const newCase = (yaml = CASE): { readonly folder: string; readonly home: string } => {
  const folder = newFolder('bad');
  mkdirSync(join(folder, 'evidence'));
  writeFileSync(join(folder, 'case.yaml'), yaml);
  const home = newFolder('home');
  mkdirSync(join(home, 'candor', 'keys'), { recursive: true });
  writeFileSync(join(home, 'candor', 'keys', 'bad-input.key'), `${'6b'.repeat(32)}\n`, { mode: 0o600 });
  return { folder, home };
};

/** A picture of one point. */
const PICTURE = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

const isRoot = process.getuid?.() === 0;

describe('evidence that is hard to read', () => {
  let ran: Ran;
  let units: Readonly<Record<string, { status: string; reason: string | null }>>;
  let folder: string;

  beforeAll(async () => {
    const made = newCase();
    folder = made.folder;
    write(folder, 'good.csv', PERSON);
    write(folder, 'zero.csv', '');
    write(
      folder,
      'binary.csv',
      Uint8Array.from({ length: 4096 }, (_, n) => (n * 7919) % 256),
    );
    write(folder, 'nul.csv', `name,ssn\nAda\0 ${SECRET[0]},${SECRET[1]}\n`);
    write(folder, 'formula.csv', `name,ssn,note\n"=HYPERLINK(""http://x"")",${SECRET[1]},<script>alert(1)</script>\n`);
    write(
      folder,
      'mixed.csv',
      Buffer.concat([Buffer.from('name,city\nJosé,Málaga\n', 'utf8'), Buffer.from('José,Málaga\n', 'latin1')]),
    );
    write(
      folder,
      'wide.csv',
      `${Array.from({ length: 1_000_000 }, (_, n) => `c${n}`).join(',')}\n${'1,'.repeat(999_999)}1\n`,
    );
    write(folder, 'cut.gz', gzipSync(PERSON.repeat(500)).subarray(0, 60));
    write(folder, 'photo.pdf', Buffer.from(PICTURE, 'base64'));
    write(folder, 'bomb.gz', gzipSync(Buffer.alloc(64 << 20)));
    // More bytes than any text or signed 32-bit number holds; sparse, so it costs no disk.
    truncateSync(write(folder, 'huge.bin', ''), 2.2e9);
    symlinkSync('/etc/passwd', join(folder, 'evidence', 'outside'));
    chmodSync(write(folder, 'locked.txt', 'x'), 0o000);
    ran = await runCandor(['respond', folder, '--json'], made);
    const listed = await runCandor(['ingest', '--list', join(folder, 'evidence')], made);
    units = Object.fromEntries(
      listed.stdout
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line) as { path?: string; status: string; reason: string | null })
        .flatMap((unit) => (unit.path === undefined ? [] : [[unit.path, unit] as const])),
    );
  }, 180_000);

  it('does not stop the run: the good file is counted, and exit 3 or 4 says that some is unread', () => {
    expect([3, 4], ran.stderr).toContain(ran.code);
    const result = JSON.parse(ran.stdout) as { exits: number[]; report: { people: { affected: { value: number } } } };
    expect(result.exits).toContain(3);
    expect(result.report.people.affected.value).toBeGreaterThanOrEqual(1);
  });

  it.each([
    ['binary.csv', 'unknown_type'],
    ['photo.pdf', 'picture'],
    ['huge.bin', 'unknown_type'],
    ['outside', 'link'],
  ])('calls %s unread: %s', (path, reason) => {
    expect(units[path]).toMatchObject({ status: 'unread', reason });
  });

  it('calls cut.gz partly read: what stands in front of the cut is read, as a unit that is damaged too', () => {
    expect(units['cut.gz']).toMatchObject({ status: 'partly', reason: 'damaged' });
    expect(units['cut.gz!/cut']).toMatchObject({ status: 'partly', reason: 'damaged' });
  });

  it.skipIf(isRoot)('calls a file unread that may not be opened', () => {
    expect(units['locked.txt']).toMatchObject({ status: 'unread', reason: 'no_permission' });
  });

  it('lists every file, and the totals add up', async () => {
    const listed = await runCandor(['ingest', '--list', join(folder, 'evidence')]);
    const lines = listed.stdout.trimEnd().split('\n');
    const { totals } = JSON.parse(lines.at(-1) ?? '{}') as { totals: Record<string, number> };
    const { units: all, read, partly, unread, duplicate, culled } = totals;
    expect(all).toBe(lines.length - 1);
    expect((read ?? 0) + (partly ?? 0) + (unread ?? 0) + (duplicate ?? 0) + (culled ?? 0)).toBe(all);
  });

  it('shows nothing of what stands in the files', () => {
    const shown = ran.stdout + ran.stderr;
    expect(SECRET.filter((secret) => shown.includes(secret))).toEqual([]);
  });
});

describe('a case that is not right', () => {
  it.each([
    ['a typo', CASE.replace('sectors', 'sectros'), 'did you mean "sectors"'],
    ['a wrong date', CASE.replace('2026-03-02', '2026-02-30'), 'a date that exists'],
    ['an unknown state', CASE.replace('sectors: [retail]', 'sectors: [retail], based_in: us-xx'), 'us-tx'],
    ['an undecided presumption', CASE.replace(', why: same server', ''), 'why must stand beside it'],
    ['no YAML', 'candor: [1', 'case.yaml'],
  ])('is refused for %s, with line and column', async (_what, yaml, expected) => {
    const { folder, home } = newCase(yaml);
    const ran = await runCandor(['respond', folder], { home });
    expect(ran.code).toBe(2);
    expect(ran.stderr).toContain(expected);
    expect(ran.stderr).toMatch(/line \d+, column \d+/);
  });

  it('is refused where there is none, and where it has no evidence folder', async () => {
    const nothing = await runCandor(['respond', newFolder('empty')]);
    expect([nothing.code, nothing.stderr]).toEqual([2, expect.stringContaining('candor init')]);
    const { folder, home } = newCase();
    rmSync(join(folder, 'evidence'), { recursive: true });
    const without = await runCandor(['respond', folder], { home });
    expect([without.code, without.stderr]).toEqual([2, expect.stringContaining('evidence')]);
  });

  it('is refused where its evidence folder is a link: it would be a case without people', async () => {
    const { folder, home } = newCase();
    rmSync(join(folder, 'evidence'), { recursive: true });
    symlinkSync(newFolder('elsewhere'), join(folder, 'evidence'));
    const ran = await runCandor(['respond', folder], { home });
    expect([ran.code, ran.stderr]).toEqual([2, expect.stringContaining('not followed')]);
  });

  it('counts as not wholly read where its registers are a link', async () => {
    const { folder, home } = newCase();
    write(folder, 'people.csv', PERSON);
    symlinkSync(newFolder('elsewhere'), join(folder, 'register'));
    const ran = await runCandor(['respond', folder, '--json'], { home });
    const { exits } = JSON.parse(ran.stdout) as { exits: readonly number[] };
    expect(exits).toContain(3);
  });

  it('may be empty: nobody is affected, and nothing is asked', async () => {
    const { folder, home } = newCase();
    const ran = await runCandor(['respond', folder, '--json'], { home });
    expect(ran.code, ran.stderr).toBe(0);
    const { report } = JSON.parse(ran.stdout) as { report: { people: { affected: { value: number } } } };
    expect(report.people.affected.value).toBe(0);
  });
});
