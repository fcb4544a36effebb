import { readFileSync } from 'node:fs';
import { scan } from '../src/detect/text/default-scanner.ts';

/** Names beside these words are of people who really are named: authors, maintainers, who reported a fault. */
const REAL =
  /copyright|author|maintain|@|©|\(c\)|written by|thank|contribut|debian\.org|signed-off|patch|reported|credit|github\.com|bug|by /i;
const AROUND = 60;
const MEGABYTE = 1_000_000;

/** Detections a megabyte of texts that hold nobody's data, by element; names beside words for authors are counted apart. */
export const measureBenign = (files: readonly string[]): void => {
  const counts = new Map<string, number>();
  let size = 0;
  for (const file of files) {
    const text = readFileSync(file, 'utf8');
    size += text.length;
    for (const { element, start, end } of scan(text)) {
      const near = text.slice(Math.max(0, start - AROUND), end + AROUND);
      const name = element === 'person_name' && REAL.test(near) ? 'person_name (authors)' : element;
      counts.set(name, (counts.get(name) ?? 0) + 1);
    }
  }
  console.log(`${(size / MEGABYTE).toFixed(1)} MB in ${files.length} files; detections a MB:`);
  for (const [element, count] of [...counts].sort((a, b) => b[1] - a[1]))
    console.log(`  ${element}: ${((count * MEGABYTE) / size).toFixed(2)}`);
};
