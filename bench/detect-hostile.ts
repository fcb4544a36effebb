import { loadDetectors } from '../src/detect/data-files.ts';
import { scan } from '../src/detect/text/default-scanner.ts';
import { findInText } from '../src/detect/text/script.ts';
import { DEFAULT_LIMITS } from '../src/ingest/limits.ts';
import { CROWDED, HOSTILE } from '../test/support/hostile.ts';

const MEGABYTE = 1_000_000;

const secondsOf = (call: () => unknown): number => {
  const before = process.cpuUsage();
  call();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000_000;
};

/** For each pattern a piece that nearly is a value: its label or beginning, and all of a value but the last sign. */
const pieces = (): readonly string[] => [
  ...HOSTILE,
  ...loadDetectors().flatMap(({ match: [first = '', ...rest] }) => [
    first.slice(0, -1),
    `${(rest[0] ?? first).slice(0, -1)} `,
  ]),
];

/** Megabytes a second of each hostile piece over and over, at a tenth of the size and at the whole; the slowest ten. */
export const measureHostile = (size = 10 * MEGABYTE, few = false): void => {
  scan('x '.repeat(500_000));
  const rows = (few ? HOSTILE : pieces()).map((piece) => {
    const text = piece.repeat(Math.ceil(size / piece.length));
    const small = secondsOf(() => scan(text.slice(0, size / 10)));
    const large = secondsOf(() => scan(text.slice(0, size)));
    return { piece, speed: size / MEGABYTE / large, ratio: large / small };
  });
  const slowest = [...rows].sort((a, b) => a.speed - b.speed).slice(0, 10);
  const steepest = [...rows].sort((a, b) => b.ratio - a.ratio).slice(0, 5);
  console.log(`${rows.length} pieces of ${size / MEGABYTE} MB; the slowest:`);
  for (const { piece, speed, ratio } of slowest)
    console.log(
      `  ${speed.toFixed(2)} MB/s, ${ratio.toFixed(1)} times the cost at ten times the size: ${JSON.stringify(piece)}`,
    );
  console.log('the steepest:');
  for (const { piece, speed, ratio } of steepest)
    console.log(`  ${ratio.toFixed(1)} times, ${speed.toFixed(2)} MB/s: ${JSON.stringify(piece)}`);
};

/** The same of texts that are full of people, with whose each value is, at an eighth of a part and at a whole one. */
export const measureCrowded = (size = DEFAULT_LIMITS.part): void => {
  const setting = { tokenKey: '00', detectors: [] };
  for (const piece of CROWDED) {
    const text = piece.repeat(Math.ceil(size / piece.length));
    findInText(text.slice(0, size / 8), 'plain', setting);
    const small = secondsOf(() => findInText(text.slice(0, size / 8), 'plain', setting));
    const large = secondsOf(() => findInText(text.slice(0, size), 'plain', setting));
    const speed = (size / MEGABYTE / large).toFixed(2);
    console.log(
      `  ${(large / small).toFixed(1)} times at eight times the size, ${speed} MB/s: ${JSON.stringify(piece)}`,
    );
  }
};
