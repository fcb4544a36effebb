import type { Detector } from '../../data-files.ts';
import { NATIONAL_IDS } from '../../values/national-ids.ts';
import { type Automaton, automatonOf } from '../patterns/automaton.ts';

/** Detectors that are asked for a value at one place, and what tells which of them may have one there. */
export interface Candidates {
  readonly detectors: readonly Detector[];
  readonly automaton: Automaton | undefined;
}

/** Detectors of a list that was made for one place only. */
export const unplanned = (detectors: readonly Detector[]): Candidates => ({ detectors, automaton: undefined });

const known = new Map<string, Candidates>();

/** Lists with the same detectors share what was worked out. */
const candidatesOf = (detectors: readonly Detector[]): Candidates => {
  const key = detectors.map(({ id, version, expression }) => `${id} ${version} ${expression.source}`).join('\n');
  const found = known.get(key);
  if (found) return found;
  const made = { detectors, automaton: automatonOf(detectors.map(({ expression }) => expression)) };
  known.set(key, made);
  return made;
};

/** The detectors of a label by what may stand between it and its value. */
export interface LabelPlan {
  readonly all: Candidates;
  /** Those that need a sign of separation. */
  readonly separate: Candidates;
  /** Those that a question leaves open. */
  readonly open: Candidates;
  /** Those whose value may stand further on, as where check digits tell it. */
  readonly far: Candidates;
  /** Those whose values may be several. */
  readonly listed: Candidates;
}

export const labelPlan = (detectors: readonly Detector[]): LabelPlan => {
  const those = (isWanted: (detector: Detector) => boolean) => candidatesOf(detectors.filter(isWanted));
  return {
    all: candidatesOf(detectors),
    separate: those(({ separator }) => separator === true),
    open: those(({ question }) => question === true),
    far: those(({ far, validator }) => far === true || (validator !== undefined && validator in NATIONAL_IDS)),
    listed: those(({ list }) => list === true),
  };
};
