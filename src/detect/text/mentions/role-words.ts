import { PARTY_WORDS, partyIn, SAYS } from './parties.ts';
import type { Place } from './scene.ts';
import type { Discourse } from './talk/discourse.ts';

/** A word for a party that a sentence or an entry of a log begins with, and a verb behind it: "Mother tested positive", "3/7 Pt has". */
const BEGINS = new RegExp(
  `(?:(?<=^|[.!?;] {1,2}|\\n[ \\t>-]{0,6}(?:\\d[\\d/.: -]{3,16})?)(?:the |his |her |child's |pt's )?|(?<=[ (])the )(?:${PARTY_WORDS})(?=['’]s | (?!(?:of|and|to|from|for|in|at|on|by|with|or|is to)\\b)\\p{Ll}{2,})`,
  'giu',
);

/** Where a text speaks of somebody whom it names elsewhere by what they are to it, where they alone are that. */
export const roleWords = (text: string, { parties }: Discourse): readonly Place[] => {
  const holders = Map.groupBy(
    parties.flatMap((all, person) => [...all].map((own) => ({ own, person }))),
    ({ own }) => own,
  );
  if (holders.size === 0) return [];
  const found: Place[] = [];
  for (const { index, 0: words } of text.matchAll(BEGINS)) {
    const own = holders.get(partyIn(words) ?? '');
    const [one] = own ?? [];
    const end = index + words.length;
    if (own?.length === 1 && one && !SAYS.test(text.slice(end, end + 16)))
      found.push({ person: one.person, start: index, end });
  }
  return found;
};
