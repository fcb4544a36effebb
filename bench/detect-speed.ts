import { readFileSync } from 'node:fs';
import { scan } from '../src/detect/text/default-scanner.ts';
import { DEFAULT_LIMITS } from '../src/ingest/limits.ts';

const MEGABYTE = 1_000_000;
const GIVEN = ['Mary', 'John', 'Linda', 'Robert', 'Okonkwo', 'Ana', 'Wei'];
const FAMILY = ['Smith', 'Garcia', 'Nguyen', 'Lindqvist', 'Brown'];

/** Units of a text that are looked at at once, as the commands read a file. */
const PIECE = DEFAULT_LIMITS.part;

/** Lines that are personal data from end to end, seven values in 150 signs, in pieces as the command reads a file. */
function* densePieces(size: number): Iterable<string> {
  let state = 1;
  const below = (n: number): number => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return state % n;
  };
  const line = (): string =>
    `${GIVEN[below(7)]} ${FAMILY[below(5)]}, SSN ${100 + below(500)}-${10 + below(89)}-${1000 + below(8999)}, born ${1 + below(12)}/${1 + below(28)}/19${50 + below(49)}, ${1 + below(9999)} Oak Street, Dover, DE 199${10 + below(80)}, (302) 555-0${100 + below(99)}, user${below(9999)}@example.com, card 4111 1111 1111 1111\n`;
  // Of its own, so that nothing is held of the lines while a piece is looked at: memory is that of the scan.
  const piece = (): string => {
    const lines: string[] = [];
    for (let length = 0; length < PIECE; length += lines.at(-1)?.length ?? PIECE) lines.push(line());
    return lines.join('');
  };
  for (let done = 0; done < size; done += PIECE) yield piece();
}

/** A text (UTF-16) in pieces, again and again up to a size. It lies outside the heap, whose limit would grow with it. */
function* repeated(text: Buffer, size: number): Iterable<string> {
  for (let done = 0; done < size; done += text.length / 2)
    for (let at = 0; at < text.length; at += 2 * PIECE) yield text.toString('utf16le', at, at + 2 * PIECE);
}

/** Processor seconds of a call. */
const secondsOf = (call: () => void): number => {
  const before = process.cpuUsage();
  call();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000_000;
};

const countMatches = (pattern: RegExp, text: string): number => {
  let count = 0;
  for (const _ of text.matchAll(pattern)) count += 1;
  return count;
};

const measure = (name: string, pieces: () => Iterable<string>): void => {
  let warm = 0;
  for (const piece of pieces()) {
    scan(piece);
    warm += piece.length;
    if (warm > 20 * MEGABYTE) break;
  }
  let [size, found, full, plain] = [0, 0, 0, 0];
  for (const piece of pieces()) {
    size += piece.length / MEGABYTE;
    full += secondsOf(() => {
      found += scan(piece).length;
    });
    plain += secondsOf(() => countMatches(/\b\d{3}-\d{2}-\d{4}\b/g, piece));
  }
  const peak = process.resourceUsage().maxRSS / 1024;
  console.log(
    `${name}: ${size.toFixed(0)} MB, ${(size / full).toFixed(1)} MB/s with the full set (${found} found), ` +
      `plain scan for one pattern ${(size / plain).toFixed(0)} MB/s, share 1/${(full / plain).toFixed(0)}, peak ${peak.toFixed(0)} MB`,
  );
};

const measureProse = (files: readonly string[], size: number): void => {
  const read = files.map((file) => Buffer.from(`${readFileSync(file, 'utf8')}\n\n`, 'utf16le'));
  if (read.length > 0) measure('prose', () => repeated(Buffer.concat(read), size));
};

/** Megabytes a processor second of prose (the files, repeated to `size`) and of dense data, beside a plain scan. */
export const measureSpeed = (files: readonly string[], size = 200 * MEGABYTE): void => {
  measureProse(files, size);
  measure('dense data', () => densePieces(size / 4));
};
