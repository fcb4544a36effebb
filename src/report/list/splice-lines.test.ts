import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ChangedLine, type OldList, OtherList, plainEnd, quotedEnd, spliceLines } from './splice-lines.ts';

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

/** Lines below the head; a cell with breaks has two of them. */
const linesIn = (text: string): number => text.split('\r\n').length - 2 - 2 * (text.split(HOSTILE).length - 1);

const splice = async (text: string, changes: readonly ChangedLine[], size = 64, old: Partial<OldList> = {}) => {
  let [result, rows] = [HEAD, 0];
  const counted = (n: number) => {
    rows += n;
  };
  for await (const piece of spliceLines(
    pieces(text, size),
    { head: HEAD, rows: linesIn(text), lineEnd: quotedEnd, ...old },
    batches(changes),
    counted,
  ))
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

  it('is found faster where no cell has a break, which the number of its lines tells', async () => {
    const changes = [{ id: 3, line: lineOf(3, '"New"') }];
    const plain = { lineEnd: plainEnd, rows: 3 };
    expect((await splice(listOf([2, 3, 12]), changes, 20, plain)).result).toBe(
      HEAD + lineOf(2) + lineOf(3, '"New"') + lineOf(12),
    );
    await expect(splice(listOf([2, 3, 12], HOSTILE), changes, 20, plain)).rejects.toThrow(OtherList);
    const inOrder = HEAD + lineOf(2, '"Ann\r\nP-4,"') + lineOf(6);
    await expect(splice(inOrder, [], 20, { ...plain, rows: 2 })).rejects.toThrow(OtherList);
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
    await expect(splice(listOf([1, 2]), [], 64, { rows: 3 })).rejects.toThrow(OtherList);
  });
});
