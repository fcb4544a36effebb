import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { lawFaults } from './check-law.ts';
import { readLawData } from './data-files.ts';
import { lawSchema } from './law/schema/law-schema.ts';

const root = join(import.meta.dirname, '..', '..');
const { data, faults } = readLawData();

describe('the law data', () => {
  it('are 65 laws without a fault', () => {
    expect(data.laws).toHaveLength(65);
    expect([...faults, ...lawFaults(data)]).toEqual([]);
  });

  it('give citation, source, month and confidence of every law', () => {
    for (const law of data.laws) {
      expect([law.id, law.statute.length > 3, law.sources.length > 0, /^\d{4}-\d{2}/.test(law.as_of)]).toEqual([
        law.id,
        true,
        true,
        true,
      ]);
    }
  });

  it('are described by the published JSON Schema (vitest -u writes it anew)', async () => {
    const schema = `${JSON.stringify(z.toJSONSchema(lawSchema, { io: 'input', reused: 'ref' }), null, 2)}\n`;
    await expect(schema).toMatchFileSnapshot(join(root, 'data', 'law', 'schema.json'));
  });

  it('tell every fault with its place', () => {
    const [law] = data.laws;
    if (!law) throw new Error('no law');
    const broken = {
      ...law,
      reach: 'residents' as const,
      place: undefined,
      holidays: 'us-xx',
      applies_if: { text: 'x', holds_if: { fact: 'weather.today', op: 'equals' as const, value: true } },
    };
    const keys = lawFaults({ ...data, laws: [broken] }).map(({ key }) => key);
    expect(keys).toEqual(expect.arrayContaining(['$.applies_if.holds_if', '$.holidays', '$.place']));
  });
});

/** Files that may name places: the closed lists, the words that people read, and the invented company. */
const MAY_NAME = ['schema/vocabulary.ts', 'report/place-names.ts', 'case/case-schema.ts', 'drill/drill-case.ts'];

describe('the code', () => {
  it('names no jurisdiction: a law is data', () => {
    const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
      .map((file) => file.replaceAll('\\', '/'))
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && !MAY_NAME.includes(file));
    const ids = data.laws.map(({ id }) => id);
    const naming = files.filter((file) => {
      const code = readFileSync(join(root, 'src', file), 'utf8')
        .replaceAll(/\/\*[\s\S]*?\*\//g, '')
        .split('\n')
        // Examples in messages, comments and help name places; conditions must not.
        .filter(
          (line) =>
            !/^\s*(\/\/|\*)|hint|Hint|error:|expected|describe\(|usage|e\.g\.|such as|addHelpText|Examples?/.test(line),
        )
        .join('\n');
      return ids.some((id) => new RegExp(`['"\`]${id}['"\`]`).test(code));
    });
    expect(naming).toEqual([]);
  });
});
