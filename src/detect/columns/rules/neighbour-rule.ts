import type { ColumnRole } from '../../../schema/vocabulary.ts';
import type { Candidate } from '../candidate.ts';
import type { RoleScore } from '../column-scores.ts';

export const SURE = 0.5;

export const topOf = ({ scores }: Candidate): RoleScore | undefined => scores[0];

export const holds = (candidate: Candidate, ...roles: readonly ColumnRole[]): boolean => {
  const top = topOf(candidate);
  return top !== undefined && top.score >= SURE && roles.includes(top.role);
};

export const raise = (candidate: Candidate, role: ColumnRole, by: number, note: string): void => {
  const before = topOf(candidate)?.role;
  candidate.scores = candidate.scores
    .map((score) => (score.role === role ? { ...score, score: score.score + by } : score))
    .sort((a, b) => b.score - a.score);
  if (topOf(candidate)?.role === role && (before !== role || by >= 2)) candidate.notes = [...candidate.notes, note];
};

export const isUnsaid = ({ header }: Candidate): boolean => Math.max(0, ...header.scores.values()) < 3;

/** What a column says of another: raises scores of `candidate` by all columns of the row and those beside it. */
export type Rule = (candidate: Candidate, all: readonly Candidate[], near: readonly Candidate[]) => void;
