import { createHash } from 'node:crypto';
import { type Dirent, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { scan } from '../src/detect/text/default-scanner.ts';
import type { Span } from '../src/detect/text/spans/span.ts';

/** Names beside these words are of people who really are named: authors, maintainers, who reported a fault. */
const REAL =
  /copyright|author|maintain|@|©|\(c\)|written by|thank|contribut|debian\.org|signed-off|patch|reported|credit|github\.com|bug|by /i;
const AROUND = 60;
const MEGABYTE = 1_000_000;

/** Largest file that is read, and most of one folder: no single kind of text shall decide. */
const LARGEST = 2 * MEGABYTE;
const MOST = 16 * MEGABYTE;

const read = (path: string): string | undefined => {
  if (statSync(path).size > LARGEST) return undefined;
  const bytes = readFileSync(path);
  const plain = path.endsWith('.gz') ? gunzipSync(bytes) : path.endsWith('.br') ? brotliDecompressSync(bytes) : bytes;
  if (plain.length > 4 * LARGEST || plain.includes(0)) return undefined;
  const text = plain.toString('utf8');
  return text.includes('\uFFFD') ? undefined : text;
};

const SKIPPED: ReadonlySet<string> = new Set([
  '.map',
  '.png',
  '.jpg',
  '.gif',
  '.ico',
  '.woff',
  '.woff2',
  '.svg',
  '.pyc',
  '.node',
  '.wasm',
]);

function* filesIn(folder: string): Generator<string> {
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a: Dirent, b: Dirent) =>
    a.name < b.name ? -1 : 1,
  );
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.name.startsWith('.')) continue;
    if (entry.isDirectory()) yield* filesIn(path);
    else if (entry.isFile() && !SKIPPED.has(extname(entry.name))) yield path;
  }
}

/** Texts of a folder, each once, until it has given enough; files are taken in an order that their names' hash gives. */
const textsOf = (folder: string): readonly string[] => {
  const hash = (text: string) => createHash('sha256').update(text).digest('hex');
  const root = realpathSync(folder);
  const paths = statSync(root).isDirectory() ? [...filesIn(root)] : [root];
  const seen = new Set<string>();
  const texts: string[] = [];
  let size = 0;
  for (const path of paths.map((one) => ({ one, key: hash(one) })).sort((a, b) => (a.key < b.key ? -1 : 1))) {
    if (size > MOST) break;
    const text = read(path.one);
    if (text === undefined || text.trim() === '') continue;
    const key = hash(text);
    if (seen.has(key)) continue;
    seen.add(key);
    texts.push(text);
    size += text.length;
  }
  return texts;
};

const kindOf = (text: string, { element, start, end }: Span): string => {
  const near = text.slice(Math.max(0, start - AROUND), end + AROUND);
  return element === 'person_name' && REAL.test(near) ? 'person_name (authors)' : element;
};

const line = (text: string, { start, end, detector, confidence }: Span): string =>
  `${detector} ${confidence.toFixed(2)} ${JSON.stringify(`${text.slice(Math.max(0, start - 40), start)}«${text.slice(start, end)}»${text.slice(end, end + 20)}`)}`;

/** Detections a megabyte of texts that hold nobody's data, by element; names beside words for authors are counted apart. */
export const measureBenign = (args: readonly string[]): void => {
  const shown = args.find((arg) => arg.startsWith('show='))?.slice(5);
  const counts = new Map<string, number>();
  let size = 0;
  for (const folder of args.filter((arg) => !arg.startsWith('show='))) {
    const texts = textsOf(folder);
    const own = texts.reduce((sum, text) => sum + text.length, 0);
    size += own;
    console.log(`${folder}: ${texts.length} texts, ${(own / MEGABYTE).toFixed(1)} MB`);
    for (const text of texts) {
      for (const span of scan(text)) {
        const kind = kindOf(text, span);
        counts.set(kind, (counts.get(kind) ?? 0) + 1);
        if (kind === shown) console.log(line(text, span));
      }
    }
  }
  console.log(`${(size / MEGABYTE).toFixed(1)} MB; detections a MB:`);
  for (const [kind, count] of [...counts].sort((a, b) => b[1] - a[1]))
    console.log(`  ${kind}: ${((count * MEGABYTE) / size).toFixed(2)} (${count})`);
};
