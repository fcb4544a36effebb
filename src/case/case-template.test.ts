import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { parseCaseFile } from './case-file.ts';
import type { CaseFile } from './case-schema.ts';
import { caseFileText, caseJsonSchema } from './case-template.ts';

const FILE: CaseFile = {
  candor: 1,
  id: 'acme-2021',
  name: 'Acme: "August" # 2021',
  at_rest: 'encrypted',
  notifier: { name: 'Acme', sectors: ['telecom_carrier'] },
};

describe('a new case.yaml', () => {
  it('says what was given, with comments and examples for what is not there yet', () => {
    const text = caseFileText(FILE);
    expect(parseCaseFile(text)).toEqual(FILE);
    expect(text).toMatch(/^# What people know of this case/);
    expect(text).toContain('# evidence:');
  });

  it('has examples that are valid when they are uncommented', () => {
    const text = caseFileText(FILE);
    const start = text.indexOf('# dates:');
    const examples: unknown = parse(text.slice(start).replaceAll(/^# /gm, ''));
    expect(() => parseCaseFile(JSON.stringify({ ...FILE, ...Object(examples) }))).not.toThrow();
  });
});

describe('the published JSON Schema', () => {
  it('is the one that the code checks with (vitest -u writes it anew)', async () => {
    const path = join(import.meta.dirname, '..', '..', 'docs', 'schema', 'case.schema.json');
    await expect(`${JSON.stringify(caseJsonSchema(), null, 2)}\n`).toMatchFileSnapshot(path);
  });
});
