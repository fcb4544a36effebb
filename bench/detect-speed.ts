import { readFileSync } from 'node:fs';
import { scan } from '../src/detect/text/default-scanner.ts';

const MEGABYTE = 1_000_000;
const GIVEN = ['Mary', 'John', 'Linda', 'Robert', 'Okonkwo', 'Ana', 'Wei'];
const FAMILY = ['Smith', 'Garcia', 'Nguyen', 'Lindqvist', 'Brown'];

/** Lines that are personal data from end to end: seven values in 150 signs. */
const denseText = (size: number): string => {
  let state = 1;
  const below = (n: number): number => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return state % n;
  };
  const lines: string[] = [];
  for (let length = 0; length < size; ) {
    const line = `${GIVEN[below(7)]} ${FAMILY[below(5)]}, SSN ${100 + below(500)}-${10 + below(89)}-${1000 + below(8999)}, born ${1 + below(12)}/${1 + below(28)}/19${50 + below(49)}, ${1 + below(9999)} Oak Street, Dover, DE 199${10 + below(80)}, (302) 555-0${100 + below(99)}, user${below(9999)}@example.com, card 4111 1111 1111 1111\n`;
    lines.push(line);
    length += line.length;
  }
  return lines.join('');
};

/** Processor seconds of a call. */
const secondsOf = (call: () => void): number => {
  const before = process.cpuUsage();
  call();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000_000;
};

const PIECE = 4 * 1024 * 1024;

/** Reads a text in pieces, as the command does, so that memory stays small. */
const inPieces = (text: string, read: (piece: string) => void): void => {
  for (let at = 0; at < text.length; at += PIECE) read(text.slice(at, at + PIECE));
};

const countMatches = (pattern: RegExp, text: string): number => {
  let count = 0;
  for (const _ of text.matchAll(pattern)) count += 1;
  return count;
};

const measure = (name: string, text: string): void => {
  const size = text.length / MEGABYTE;
  inPieces(text.slice(0, 20 * MEGABYTE), scan);
  let found = 0;
  const full = secondsOf(() =>
    inPieces(text, (piece) => {
      found += scan(piece).length;
    }),
  );
  const plain = secondsOf(() => inPieces(text, (piece) => countMatches(/\b\d{3}-\d{2}-\d{4}\b/g, piece)));
  const peak = process.resourceUsage().maxRSS / 1024;
  console.log(
    `${name}: ${size.toFixed(0)} MB, ${(size / full).toFixed(1)} MB/s with the full set (${found} found), ` +
      `plain scan for one pattern ${(size / plain).toFixed(0)} MB/s, share 1/${(full / plain).toFixed(0)}, peak ${peak.toFixed(0)} MB`,
  );
};

/** Megabytes a processor second of prose (the files, repeated to `size`) and of dense data, beside a plain scan. */
export const measureSpeed = (files: readonly string[], size = 200 * MEGABYTE): void => {
  const read = files.map((file) => readFileSync(file, 'utf8')).join('\n\n');
  if (read.length > 0) measure('prose', read.repeat(Math.ceil(size / read.length)).slice(0, size));
  measure('dense data', denseText(size / 4));
};
