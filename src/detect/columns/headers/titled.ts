import type { ColumnRole } from '../../../schema/vocabulary.ts';
import type { Candidate } from '../candidate.ts';
import { type RoleScore, scoreRoles } from '../column-scores.ts';
import { readHeader } from './read-header.ts';

const scoreOf = ({ scores }: Candidate, role: ColumnRole): RoleScore | undefined =>
  scores.find((score) => score.role === role);

/** The column without header that is likeliest to hold what the table is called after; the first of equal ones. */
const likeliest = (titled: readonly Candidate[], role: ColumnRole): Candidate | undefined =>
  titled.reduce<Candidate | undefined>(
    (best, one) =>
      best === undefined || (scoreOf(one, role)?.score ?? 0) > (scoreOf(best, role)?.score ?? 0) ? one : best,
    undefined,
  );

/**
 * A table that is called after one kind of number has one column of it: of several without header the likeliest, beside
 * those whose cells have its form. To the others its name says nothing.
 */
export const withOneTitled = (candidates: readonly Candidate[]): readonly Candidate[] => {
  const titled = candidates.filter(({ header }) => header.title !== undefined && header.tokens.length === 0);
  if (titled.length < 2) return candidates;
  const kept = new Set([...(titled[0]?.header.scores.keys() ?? [])].map((role) => likeliest(titled, role)));
  return candidates.map((candidate) => {
    const isProven = [...candidate.header.scores.keys()].some((role) => (scoreOf(candidate, role)?.proof ?? 0) > 0);
    if (!titled.includes(candidate) || kept.has(candidate) || isProven) return candidate;
    const header = readHeader(null);
    return { ...candidate, header, scores: scoreRoles(header, candidate.profile) };
  });
};
