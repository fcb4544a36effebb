import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCandor } from '../../test/support/run-candor.ts';
import { runSmallCase } from '../../test/support/small-case.ts';
import type { Filing } from '../report/filings/filing.ts';

let small: Awaited<ReturnType<typeof runSmallCase>>;
let filings: readonly Filing[];
beforeAll(async () => {
  small = await runSmallCase();
  const { code, stdout, stderr } = await runCandor(['filings', small.folder, '--json'], { home: small.home });
  if (code !== 0) throw new Error(stderr);
  filings = JSON.parse(stdout);
});
afterAll(() => rmSync(dirname(small.folder), { recursive: true, force: true }));

/** The text of the part that stands last in a package, from its local head. */
const documentText = (bytes: Buffer): string => {
  const at = bytes.indexOf('word/document.xml', bytes.indexOf('_rels/.rels'));
  const head = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 3, 4]), at);
  const size = bytes.readUInt32LE(head + 18);
  return inflateRawSync(
    bytes.subarray(at + 'word/document.xml'.length, at + 'word/document.xml'.length + size),
  ).toString();
};

describe('candor filings', () => {
  it('drafts what each office asks for, filled as far as the case knows', () => {
    const massachusetts = filings.filter(({ jurisdiction }) => jurisdiction === 'us-ma');
    expect(massachusetts.map(({ office }) => office)).toEqual([
      'Attorney General',
      'Director of Consumer Affairs and Business Regulation (OCABR)',
    ]);
    const fields = Object.fromEntries((massachusetts[0]?.fields ?? []).map(({ id, value }) => [id, value]));
    expect(fields).toMatchObject({
      number_of_residents: '5',
      reporting_entity: 'Northern Voice Telecom',
      wisp_status: null,
    });
  });

  it('drafts nothing for an office below its threshold', () => {
    expect(filings.some(({ jurisdiction }) => jurisdiction === 'us-tx')).toBe(false);
  });

  it('writes a document that holds the same, and the case still verifies', async () => {
    const [first] = filings;
    const path = join(small.folder, 'out', 'filings', `${first?.name}.docx`);
    expect(existsSync(path)).toBe(true);
    const text = documentText(readFileSync(path));
    expect(text).toContain('Draft: notice to Attorney General');
    expect(text).toContain('to be filled in');
    expect((await runCandor(['verify', small.folder], { home: small.home })).code).toBe(0);
  });

  it('takes drafts away that the case no longer calls for', async () => {
    const yaml = join(small.folder, 'case.yaml');
    writeFileSync(yaml, `${readFileSync(yaml, 'utf8')}incident: { encrypted: 'yes' }\n`);
    expect((await runCandor(['filings', small.folder], { home: small.home })).stdout).toMatch(/^0 drafts/m);
    expect((await runCandor(['verify', small.folder], { home: small.home })).stdout).not.toContain('filings');
  });
});
