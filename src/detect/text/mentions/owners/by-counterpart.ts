import { genderIn } from '../people/gender.ts';
import type { Tier } from '../scene.ts';

/** "SSN 1, hers 2": the value in front of it is of somebody else. */
const AND_HERS = /^\s?[,;]\s(?:and |y |et |und )?(hers|his)(?:\s(?:is|was)|:)?\s[\d(+]/i;
/** Signs behind a value that are looked at. */
const REACH = 24;

/** "Peter Okoro. Wife: Linda Okoro. SSN 1, hers 2": the first is of the nearest whom "hers" cannot mean. */
export const byCounterpart: Tier = ({ text, discourse }, { span, before }) => {
  const [, word] = AND_HERS.exec(text.slice(span.end, span.end + REACH)) ?? [];
  const other = word === undefined ? undefined : genderIn(word);
  if (other === undefined) return [];
  return before
    .filter(({ person }) => (discourse.gender[person] ?? other) !== other)
    .slice(0, 1)
    .map(({ person }) => person);
};
