import type { Candidate } from '../candidate.ts';
import { scoreRoles } from '../column-scores.ts';
import { readHeader } from './read-header.ts';

/** So many headers and more that their cells speak against, of which a third at most is left when all move by one column. */
const LEAST_AGAINST = 3;
const LEFT = 1 / 3;
/** Log-odds that the move has to bring over all columns. */
const GAIN = 10;
const LEAST_CELLS = 3;
/** Of its header's role, fewer cells than this have the form. */
const HARDLY_ANY = 0.3;

const isContradicted = ({ scores, profile }: Candidate): boolean =>
  profile.filled >= LEAST_CELLS &&
  scores.some(({ header, needs }) => header >= 3 && needs < HARDLY_ANY) &&
  !scores.some(({ header, needs }) => header >= 3 && needs >= HARDLY_ANY);

const total = (candidates: readonly Candidate[]): number =>
  candidates.reduce((sum, { scores }) => sum + Math.max(0, scores[0]?.score ?? 0), 0);

/** Whoever drops a column of cells, or adds one, and leaves the header as it was, moves all names by one. */
export const withHeadersInPlace = (candidates: readonly Candidate[]): readonly Candidate[] => {
  const against = candidates.filter(isContradicted).length;
  if (against < LEAST_AGAINST) return candidates;
  const moved = [1, -1].map((by) =>
    candidates.map((candidate, n): Candidate => {
      const header = candidates[n + by]?.header ?? readHeader(null);
      return {
        ...candidate,
        header,
        scores: scoreRoles(header, candidate.profile),
        notes: ['headers stand one column off'],
      };
    }),
  );
  return (
    moved.find(
      (one) => one.filter(isContradicted).length <= LEFT * against && total(one) - total(candidates) >= GAIN,
    ) ?? candidates
  );
};
