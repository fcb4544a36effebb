import { lineStart } from '../../tokens/line-of.ts';
import { isRelative, partyIn } from '../parties.ts';
import { ABOUT, roleIn } from '../people/standing.ts';
import { NOBODY, type Scene, type Tier, type Value } from '../scene.ts';
import { lastSentence } from '../sentence.ts';
import { isAtOthers } from './by-role.ts';

/** A relative and what is theirs: "dad's", "my mother's"; a driver's license is no driver's. */
export const OWNED =
  /(?:\p{L}(?<![Dd]river|[Oo]perator)['’]s|\b(?:moms|mums|dads|wifes|husbands|sons|daughters|mothers|fathers|sisters|brothers|bfs|gfs|grandmas|grandpas|aunts|uncles))(?= )/u;

/** "My late aunt was born in": what is said of somebody else's life. */
const OF_RELATIVE =
  /(?:^|[^\p{L}])(?:my|our|mon|ma|mein|meine|mi|mio|mia|meu|minha) [^.;\n]{0,24}(?:was|is|has|had|lives|lived|suffers|takes|died|got|needs|works|est|a|vit|ist|hat|tiene|vive|padece|è|ha|tem|mora)(?=[^\p{L}])[^.;\n]{0,40}$/iu;

/** Whom the text is about where a relative without a name is not who writes. */
const unnamedRelative = ({ discourse }: Scene): number => {
  const { main, standing } = discourse;
  return main !== undefined && standing[main] === 'subject' && !discourse.isSelf(main) ? main : NOBODY;
};

/** "LM for mom at", "dad's cell", "mother called from": how a relative is reached. */
const REACHED_AT =
  /(?:^|[^\p{L}])(?:mom|mum|mother|dad|father|wife|husband|brother|sister|daughter|grandmother|grandma|grandfather|aunt|uncle|boyfriend|girlfriend|roommate)(?:['’]?s)?(?: (?:at|@|on|cell|phone|number|mobile|work|home|email|line|(?:called|calling|texted)(?: back)? from)[.:]?){1,2} {0,2}$/iu;

/** Whether a number is that of a relative whom nobody names. */
const isUnnamed = ({ discourse, text }: Scene, { span, label, before }: Value, party: string): boolean => {
  if ((span.element !== 'phone' && span.element !== 'email') || !REACHED_AT.test(label)) return false;
  const line = lineStart(text, span.start);
  return before.every(({ start }) => start < line) && !discourse.hasRole(roleIn(label), party);
};

/** "The husband", of papers that part a couple. */
const MARRIED = /(?:^|[^\p{L}])the (?:husband|wife)(?=[^\p{L}])/iu;

/** The one man or woman near who is nobody's relative. */
const spouse = ({ discourse }: Scene, { before, after }: Value, party: string): number | undefined => {
  const gender = party === 'husband' ? 'm' : 'f';
  const found = new Set(
    [...before, ...after]
      .map(({ person }) => person)
      .filter((n) => discourse.gender[n] === gender && discourse.role[n] === undefined)
      .filter((n) => discourse.standing[n] !== 'professional'),
  );
  return found.size === 1 ? [...found][0] : undefined;
};

/** The party that the label names: "Insd's vehicle", "Pt's cell". */
export const byParty: Tier = (scene, value) => {
  const { discourse } = scene;
  const { span, label, before, after } = value;
  const words = lastSentence(label);
  const party = partyIn(words);
  if (party === undefined || isAtOthers(span, words)) return [];
  const meant = [...before, ...after].filter(({ person }) => discourse.parties[person]?.has(party) ?? false);
  // "Dads is 295-66-8814": a father whom nobody names is none of the others.
  if (meant.length === 0 && isRelative(party) && OWNED.test(label) && roleIn(label) === undefined) return [NOBODY];
  if (meant.length === 0 && isRelative(party) && isUnnamed(scene, value, party)) return [NOBODY];
  if (meant.length === 0 && MARRIED.test(words)) return [spouse(scene, value, party)];
  // "Patient's phone", where the one whom the file is about was called otherwise.
  const { main, standing } = discourse;
  if (meant.length === 0 && ABOUT.has(party) && main !== undefined && standing[main] === 'subject')
    return discourse.party[main] === undefined ? [main] : [];
  if (meant.length === 0 && isRelative(party) && OF_RELATIVE.test(lastSentence(label))) return [unnamedRelative(scene)];
  return meant.map(({ person }) => person);
};
