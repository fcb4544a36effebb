import type { Detector } from '../../data-files.ts';

/** Picks detectors out of a label's list; each list is looked through once, for labels stand in the text again and again. */
export const choose = (isWanted: (detector: Detector) => boolean) => {
  const known = new WeakMap<readonly Detector[], readonly Detector[]>();
  return (detectors: readonly Detector[]): readonly Detector[] => {
    const found = known.get(detectors) ?? detectors.filter(isWanted);
    known.set(detectors, found);
    return found;
  };
};
