import { PARTY_WORDS, partyIn } from '../parties.ts';
import type { Tier } from '../scene.ts';
import { lastSentence } from '../sentence.ts';
import type { Discourse } from '../talk/discourse.ts';
import { isAtOthers } from './by-role.ts';

/** What a party has, or how it is reached, up to a value: "Pt's cell", "the mother's current address is", "called Respondent at". */
const OWN = new RegExp(
  `(?<!['’]s |['’] |\\p{L}-|\\p{L})(?<head>${PARTY_WORDS})(?:(?:['’]s?)(?: [\\p{L}.#-]{2,14}){0,4}| (?:at|on|cell|phone|tel|email|dob|ssn|ss#|address))(?: (?:is|was|at|on|no\\.?|number|#)){0,2}\\s?[:#]?\\s{0,3}$`,
  'iu',
);

/** Who is a party of a suit: the only ones whom its papers call the mother and the father. */
const OF_SUIT = ['plaintiff', 'defendant'] as const;
const GENDER_OF_PARENT: ReadonlyMap<string, string> = new Map([
  ['mother', 'f'],
  ['wife', 'f'],
  ['father', 'm'],
  ['husband', 'm'],
]);

/** The one who is a party of a suit and a man or a woman as the word for a parent or spouse says. */
const ofSuit = ({ parties, gender }: Discourse, party: string): readonly number[] => {
  const asked = GENDER_OF_PARENT.get(party);
  return asked === undefined
    ? []
    : parties.flatMap((own, n) => (OF_SUIT.some((one) => own.has(one)) && gender[n] === asked ? [n] : []));
};

/** The only one who is the party whose the label ends by saying that a value is. */
export const byPartysOwn: Tier = ({ discourse }, { span, label }) => {
  const words = lastSentence(label);
  const head = isAtOthers(span, words) ? undefined : OWN.exec(words)?.groups?.['head'];
  const party = head === undefined ? undefined : partyIn(head);
  if (party === undefined) return [];
  const holders = discourse.parties.flatMap((own, n) => (own.has(party) ? [n] : []));
  const meant = holders.length === 0 ? ofSuit(discourse, party) : holders;
  return meant.length === 1 ? meant : [];
};
