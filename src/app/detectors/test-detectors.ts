import { readFile } from 'node:fs/promises';
import { CandorError } from '../../core/errors.ts';
import type { DataFault, Detector } from '../../detect/data-files.ts';
import { readOwnDetectors, scanWith } from '../../detect/own-detectors.ts';
import { createScanner } from '../../detect/text/scanner.ts';

/** A case of a detector that does not hold: one it should find and misses, or one it should leave and finds. */
export interface CaseFailure {
  readonly detector: string;
  readonly kind: 'missed' | 'found';
  /** Which of the detector's cases, from 1. */
  readonly number: number;
}

export interface DetectorTest {
  readonly detectors: number;
  readonly cases: number;
  readonly faults: readonly DataFault[];
  readonly failures: readonly CaseFailure[];
}

const failuresOf = (detector: Detector): readonly CaseFailure[] => {
  const { scan } = createScanner([detector]);
  const finds = (text: string) => scan(text).length > 0;
  const failed = (cases: readonly string[], kind: CaseFailure['kind']) =>
    cases.flatMap((text, n) =>
      finds(text) === (kind === 'found') ? [{ detector: detector.id, kind, number: n + 1 }] : [],
    );
  return [...failed(detector.match, 'missed'), ...failed(detector.noMatch, 'found')];
};

const readText = (path: string): Promise<string> =>
  readFile(path, 'utf8').catch((cause: unknown) => {
    throw new CandorError('INPUT_NOT_FOUND', 'no such file', { place: { file: path }, cause });
  });

/** The first fault of a file of detectors as the error of a call. */
export const detectorFault = ({ file, line, column, message }: DataFault): CandorError =>
  new CandorError('USAGE', message, {
    place: { file, line, column },
    hint: 'candor detector test FILE names every fault',
  });

/** A finder with Candor's detectors and those of a user's file; the first fault of the file is thrown. */
export const findWith = async (path: string) => {
  const { detectors, faults } = readOwnDetectors([{ path, text: await readText(path) }]);
  const [fault] = faults;
  if (fault) throw detectorFault(fault);
  return scanWith(detectors);
};

/** Reads a file of detectors and runs the cases that stand in it; every fault is named, none stops the rest. */
export const testDetectors = async (path: string): Promise<DetectorTest> => {
  const { detectors, faults } = readOwnDetectors([{ path, text: await readText(path) }]);
  return {
    detectors: detectors.length,
    cases: detectors.reduce((sum, { match, noMatch }) => sum + match.length + noMatch.length, 0),
    faults,
    failures: detectors.flatMap(failuresOf),
  };
};
