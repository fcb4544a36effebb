import { type DataFault, type Detector, loadDetectors, readDetectors } from './data-files.ts';
import { calibrated } from './text/calibration.ts';
import { scan } from './text/default-scanner.ts';
import { createScanner } from './text/scanner.ts';
import type { Span } from './text/spans/span.ts';

/** A case's own file of detectors: its path below the case, and its text. */
export interface OwnDetectors {
  readonly path: string;
  readonly text: string;
}

export type Find = (text: string) => readonly Span[];

/** Where an id stands last in a file: that is the one too many. */
const placeOfId = (text: string, id: string): { readonly line: number; readonly column: number } => {
  const lines = text.split('\n');
  const at = lines.findLastIndex((line) => new RegExp(`\\bid:\\s*['"]?${id}\\b(?!-)`).test(line));
  return { line: Math.max(0, at) + 1, column: Math.max(0, lines[at]?.indexOf(id) ?? 0) + 1 };
};

/** Detectors of a case's own files; every fault, and every id that stands twice or is one of Candor's. */
export const readOwnDetectors = (
  files: readonly OwnDetectors[],
): { readonly detectors: readonly Detector[]; readonly faults: readonly DataFault[] } => {
  const read = files.map(({ path, text }) => ({ path, text, ...readDetectors(text, path) }));
  const seen = new Set(loadDetectors().map(({ id }) => id));
  const twice = read.flatMap(({ path, text, detectors }) =>
    detectors.flatMap(({ id }) =>
      seen.size === seen.add(id).size
        ? [{ file: path, ...placeOfId(text, id), message: `another detector is called ${id}` }]
        : [],
    ),
  );
  return {
    detectors: read.flatMap(({ detectors }) => detectors),
    faults: [...read.flatMap(({ faults }) => faults), ...twice],
  };
};

/** A finder with Candor's detectors, whose confidence is what it is worth, and others, whose score their file states. */
export const scanWith = (detectors: readonly Detector[]): Find => {
  const own = new Set(detectors.map(({ id }) => id));
  const worth = (span: Span) => (own.has(span.detector) ? span : calibrated(span));
  return createScanner([...loadDetectors(), ...detectors], worth).scan;
};

interface Own {
  readonly key: string;
  readonly find: Find;
  readonly ids: ReadonlySet<string>;
}

let last: Own | undefined;

/** A case's own detectors beside those of Candor; made once for a thread. */
const ownOf = (files: readonly OwnDetectors[]): Own => {
  const key = JSON.stringify(files);
  if (last?.key === key) return last;
  const { detectors } = readOwnDetectors(files);
  const made = { key, find: scanWith(detectors), ids: new Set(detectors.map(({ id }) => id)) };
  last = made;
  return made;
};

/** The finder of values with a case's own detectors beside those of Candor. */
export const findWithOwn = (files: readonly OwnDetectors[]): Find => (files.length === 0 ? scan : ownOf(files).find);

/** Ids of a case's own detectors. */
export const ownIds = (files: readonly OwnDetectors[]): ReadonlySet<string> =>
  files.length === 0 ? new Set() : ownOf(files).ids;
