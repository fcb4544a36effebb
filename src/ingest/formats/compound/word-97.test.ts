import { describe, expect, it } from 'vitest';
import { wordText97 } from './word-97.ts';

const HEAD = 1024;

/** A file whose text is one piece of single bytes. */
const fileOf = (text: string) => {
  const main = Buffer.alloc(HEAD + text.length);
  main.write(text, HEAD, 'latin1');
  const pieces = Buffer.alloc(21);
  pieces.writeUInt8(2, 0);
  pieces.writeUInt32LE(16, 1);
  pieces.writeUInt32LE(text.length, 9);
  pieces.writeUInt32LE(0x40000000 | (2 * HEAD), 15);
  main.writeUInt32LE(pieces.length, 0x1a6);
  const streams: Readonly<Record<string, Buffer>> = { WordDocument: main, '0Table': pieces };
  return { names: Object.keys(streams), stream: (name: string) => streams[name] };
};

describe('the text of a Word 97 file', () => {
  it('shows what fields show, and an address that only their code has', () => {
    expect(wordText97(fileOf('To \x13HYPERLINK "mailto:ann@a.example"\x14Ann Lee\x15.'))).toBe(
      'To Ann Lee <ann@a.example>.',
    );
  });

  it('keeps the words of fields within fields without an end, in time that grows with the file', () => {
    const fields = 60_000;
    const words = 'Ann Lee '.repeat(25_000);
    const { user } = process.cpuUsage();
    const text = wordText97(fileOf(`${'\x13\x14'.repeat(fields)}${words}${'.\x15'.repeat(fields)}`));
    expect(text).toBe(`${words}${'.'.repeat(fields)}`);
    expect(process.cpuUsage().user - user).toBeLessThan(3e6);
  });
});
