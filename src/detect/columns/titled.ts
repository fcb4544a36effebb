import { type Rule, raise, topOf } from './neighbour-rule.ts';

/** A table that is called after one kind of number has one column of it: of several without header, the likeliest. */
export const titled: Rule = (candidate, all) => {
  const top = topOf(candidate);
  if (candidate.header.title === undefined || candidate.header.tokens.length > 0) return;
  if (top === undefined || top.header === 0 || top.proof > 0) return;
  const isOutdone = all.some((other) => {
    const rival = other === candidate ? undefined : topOf(other);
    if (rival === undefined || rival.role !== top.role) return false;
    return rival.score > top.score || (rival.score === top.score && other.column < candidate.column);
  });
  if (isOutdone) raise(candidate, top.role, -6, '');
};
