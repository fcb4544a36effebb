import type { Span } from '../../spans/span.ts';
import { isRelative, partyIn, SAYS } from '../parties.ts';
import { roleIn } from '../people/standing.ts';
import type { Tier } from '../scene.ts';
import { lastSentence, withoutAsides } from '../sentence.ts';

/** Where somebody is reached, also where others live. */
const REACHED: ReadonlySet<string> = new Set(['postal_address', 'phone']);

/** "Which is her husband's; hers is": the last word says whose. */
const ABSOLUTE = /(?:^|[^\p{L}])(?:hers|mine|yours|theirs|his(?= is))(?=[^\p{L}])[^.!?]{0,24}$/iu;

/** "Son says she was": who says something is not the one of whom it is said. */
const SAYER = new RegExp(`[\\p{L}-]{3,14}(?=${SAYS.source.slice(1)})`, 'giu');

/** "Stays with her mother at", "is at his grandmother's,": where somebody is found who is not at home. */
const AT_OTHERS =
  /(?:^|[^\p{L}])(?:(?:with|w\/) (?:(?:his|her|their|my) )?[\p{L}-]{3,14},?(?: at| in)?|at (?:his|her|their|my) [\p{L}-]{3,14}['’]s(?:,?|(?: \p{L}+){0,3} (?:while|until|for)[^,.;:\n]{3,40}(?: for (?:his|her|their) \p{L}{3,12})?:?)) {0,2}$/iu;

/** Whether words right before a value say that somebody is found with another and not at home. */
export const isAtOthers = ({ element }: Span, words: string): boolean => REACHED.has(element) && AT_OTHERS.test(words);

export const byRole: Tier = ({ discourse }, { span, label, before, after }) => {
  const sentence = withoutAsides(lastSentence(label));
  if (roleIn(sentence) === undefined) return [];
  const words = sentence.replace(SAYER, ' ');
  if (isAtOthers(span, words)) return [];
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
