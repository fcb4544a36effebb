import { loadDetectors } from '../data-files.ts';
import { createScanner } from './scanner.ts';

/** The scanner with all of Candor's own detectors, loaded once for a thread. */
export const { scan } = createScanner(loadDetectors());
