import { loadDetectors } from '../data-files.ts';
import { calibrated } from './calibration.ts';
import { createScanner, type Scanner } from './scanner.ts';

let scanner: Scanner | undefined;

/** Finds with all of Candor's own detectors, loaded once for a thread when the first text comes. */
export const scan: Scanner['scan'] = (text) => {
  scanner ??= createScanner(loadDetectors(), calibrated);
  return scanner.scan(text);
};
