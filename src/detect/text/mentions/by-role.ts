import { roleIn } from './discourse.ts';
import { isRelative, partyIn } from './parties.ts';
import type { Tier } from './scene.ts';
import { lastSentence } from './sentence.ts';

/** "Which is her husband's; hers is": the last word says whose. */
const ABSOLUTE = /(?:^|[^\p{L}])(?:hers|mine|yours|theirs|his(?= is))(?=[^\p{L}])[^.!?]{0,24}$/iu;

/** ", who carried his brother through a window,": said of the one in front by the way. */
const BY_THE_WAY = /, (?:who|whose|which|where) [^,.]{3,70},/giu;

export const byRole: Tier = ({ discourse }, { label, before, after }) => {
  const words = lastSentence(label).replace(BY_THE_WAY, ' ');
  const asked = roleIn(words);
  if (asked === undefined || ABSOLUTE.test(words)) return [];
  // A brother is no father, though both are relatives.
  const party = partyIn(words);
  const isOther = (own: string | undefined) =>
    own !== undefined && party !== undefined && own !== party && isRelative(own) && isRelative(party);
  return [...before, ...after]
    .filter(({ person }) => discourse.role[person] === asked && !isOther(discourse.party[person]))
    .map(({ person }) => person);
};

/** "555-0117, which is her husband's", "555-0102 (mom's cell)": whose a value is, told behind it. */
const TOLD_BEHIND =
  /^(?: ?\(|,? (?:which|that) (?:is|was) |,? -? ?(?=(?:my|his|her)\b))(?:(?:is|the|her|his|my|their|your) )?[\p{L}-]{3,12}(?:['’]s)?(?= ?(?:cell|phone|number|work|home|mobile|email|line)?[).;,])/iu;

export const byRoleBehind: Tier = ({ text, discourse }, { span, before, after }) => {
  const words = TOLD_BEHIND.exec(text.slice(span.end, span.end + 48))?.[0];
  const party = words === undefined ? undefined : partyIn(words);
  if (words === undefined || party === undefined || !isRelative(party)) return [];
  const asked = roleIn(words);
  const all = [...before, ...after];
  const meant = all.filter(({ person }) => discourse.party[person] === party);
  return (meant.length > 0 ? meant : all.filter(({ person }) => discourse.role[person] === asked)).map(
    ({ person }) => person,
  );
};
