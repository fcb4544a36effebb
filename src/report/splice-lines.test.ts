import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ChangedLine, OtherList, spliceLines } from './splice-lines.ts';

const HEAD = 'person_id,name\r\n';
/** A cell that tries to look like the end of its line and the beginning of another. */
const HOSTILE = '"Ann ""P-9,"",\r\nP-9,\r\n"';
const lineOf = (id: number, name = '"Ann"'): string => `P-${id},${name}\r\n`;
const listOf = (ids: readonly number[], name?: string): string => HEAD + ids.map((id) => lineOf(id, name)).join('');

async function* pieces(text: string, size: number): AsyncIterable<Uint8Array> {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function* batches(changes: readonly ChangedLine[]): AsyncIterable<readonly ChangedLine[]> {
  for (const change of changes) yield [change];
}

const splice = async (text: string, changes: readonly ChangedLine[], size = 64) => {
  let [result, rows] = ['', 0];
  const counted = (n: number) => {
    rows += n;
  };
  for await (const piece of spliceLines(pieces(text, size), HEAD, batches(changes), counted))
    result += typeof piece === 'string' ? piece : Buffer.from(piece).toString();
  return { result, rows };
};

describe('a list with some lines changed', () => {
  it('has new lines in place of old ones, between them and behind them, and lacks those of people who are on it no more', async () => {
    const changes = [
      { id: 1, line: lineOf(1, '"New first"') },
      { id: 3, line: null },
      { id: 4, line: null },
      { id: 5, line: lineOf(5, '"Other"') },
      { id: 9, line: lineOf(9, '"New last"') },
    ];
    const { result, rows } = await splice(listOf([2, 3, 5, 7]), changes);
    expect(result).toBe(
      HEAD + lineOf(1, '"New first"') + lineOf(2) + lineOf(5, '"Other"') + lineOf(7) + lineOf(9, '"New last"'),
    );
    expect(rows).toBe(5);
  });

  it('takes no cell for a line, however it is broken into pieces', async () => {
    const old = listOf([2, 3, 12], HOSTILE);
    const expected = HEAD + lineOf(2, HOSTILE) + lineOf(9, '"New"') + lineOf(12, HOSTILE);
    for (let size = HEAD.length; size < old.length; size++) {
      const changes = [
        { id: 3, line: null },
        { id: 9, line: lineOf(9, '"New"') },
      ];
      expect((await splice(old, changes, size)).result).toBe(expected);
    }
  });

  it('is the same as made anew, whoever changed', async () => {
    const ids = fc.uniqueArray(fc.integer({ min: 0, max: 60 }), { maxLength: 30 });
    const sorted = (all: readonly number[]) => [...all].sort((a, b) => a - b);
    await fc.assert(
      fc.asyncProperty(ids, ids, ids, async (before, now, touched) => {
        const changed = sorted([...new Set([...touched, ...before.filter((id) => !now.includes(id))])]);
        const others = before.filter((id) => now.includes(id) && !changed.includes(id));
        const all = sorted([...new Set([...changed.filter((id) => now.includes(id)), ...others])]);
        const changes = changed.map((id) => ({ id, line: now.includes(id) ? lineOf(id, '"New"') : null }));
        const { result, rows } = await splice(listOf(sorted(before)), changes);
        expect(result).toBe(HEAD + all.map((id) => lineOf(id, changed.includes(id) ? '"New"' : undefined)).join(''));
        expect(rows).toBe(all.length);
      }),
    );
  });

  it('is refused where the file has other columns, is cut off, or is in another order', async () => {
    await expect(splice(`person_id,given_name\r\n${lineOf(1)}`, [])).rejects.toThrow(OtherList);
    await expect(splice(listOf([1, 2]).slice(0, -1), [])).rejects.toThrow(OtherList);
    await expect(splice(listOf([2, 1]), [])).rejects.toThrow(OtherList);
    await expect(splice('', [])).rejects.toThrow(OtherList);
  });
});
