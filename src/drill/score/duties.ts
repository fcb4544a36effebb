import type { DutyTruth } from '../truth/truth.ts';
import { type Accuracy, accuracyOf } from './measures.ts';

export interface FoundDuty {
  readonly jurisdiction: string | null;
  readonly audience: string;
  readonly answer: string;
}

export interface DutyScore {
  readonly accuracy: Accuracy;
  readonly missed: readonly string[];
  readonly extra: readonly string[];
  /** Duties of the truth that the case leaves undetermined. */
  readonly undetermined: readonly string[];
}

const keyOf = ({ jurisdiction, audience }: Pick<FoundDuty, 'jurisdiction' | 'audience'>): string =>
  `${jurisdiction} ${audience}`;

/** Duties that truth can say one way or the other; what it leaves open is not judged. */
export const scoreDuties = (found: readonly FoundDuty[], truth: readonly DutyTruth[]): DutyScore => {
  const answered = (answer: string) => new Set(found.filter((duty) => duty.answer === answer).map(keyOf));
  const [required, open] = [answered('required'), answered('undetermined')];
  const wanted = truth.filter(({ answer }) => answer === 'required').map(keyOf);
  const missed = wanted.filter((key) => !required.has(key)).sort();
  const extra = truth
    .filter(({ answer }) => answer === 'not_required')
    .map(keyOf)
    .filter((key) => required.has(key))
    .sort();
  return {
    accuracy: accuracyOf({ hit: wanted.length - missed.length, missed: missed.length, extra: extra.length }),
    missed,
    extra,
    undetermined: missed.filter((key) => open.has(key)),
  };
};
