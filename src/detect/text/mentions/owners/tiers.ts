import { lineStart } from '../../tokens/line-of.ts';
import { isRelative, partyIn } from '../parties.ts';
import { isYoursOrHers } from '../people/german.ts';
import { ABOUT, roleIn } from '../people/standing.ts';
import { pronounIn } from '../pronouns.ts';
import { fitsOffice, isNewParagraph, NOBODY, type Scene, SENTENCE, type Tier, type Value } from '../scene.ts';
import { lastSentence, SENTENCE_BREAK } from '../sentence.ts';
import { byBlock } from './by-block.ts';
import { byCalled } from './by-called.ts';
import { byChart } from './by-chart.ts';
import { byColumn, byRow } from './by-column.ts';
import { byCounterpart } from './by-counterpart.ts';
import { byEntry } from './by-entry.ts';
import { byFields } from './by-fields.ts';
import { byHead, byOwnHead } from './by-head.ts';
import { byHome } from './by-home.ts';
import { byIndent } from './by-indent.ts';
import { byLetter } from './by-letter.ts';
import { asSubject, byMe, byWriter } from './by-me.ts';
import { byObject } from './by-object.ts';
import { byOrder } from './by-order.ts';
import { byOwnName } from './by-own-name.ts';
import { byPartysOwn } from './by-partys-own.ts';
import { byPronoun } from './by-pronoun.ts';
import { byRole, byRoleBehind, isAtOthers } from './by-role.ts';
import { byAgent, byOwnLine, bySentence } from './by-sentence.ts';
import { bySigner } from './by-signer.ts';
import { byTurns } from './by-turns.ts';
import { OF_CONTRACT } from './contract.ts';
import { byNumber } from './numbered.ts';

const byOwnWords: Tier = (scene, value) => {
  const { discourse, chat } = scene;
  const { span } = value;
  const pronoun = pronounIn(asSubject(scene, value));
  if (pronoun === 'my') {
    const said = chat.headAt(span.start) ?? chat.servedAt(span.start);
    if (said === undefined && chat.isChat) return [];
    const speaker = said ?? discourse.speakerAt(span.start);
    // Whoever writes is not the one who is written to.
    return [speaker ?? (discourse.addresseeAt(span.start) === undefined ? undefined : NOBODY)];
  }
  if (pronoun === 'your') return [reader(scene, value)];
  return pronoun === 'third' && isFormal(scene, value) ? [discourse.addresseeAt(span.start)] : [];
};

/** Whom "your" means: whoever heads the entry, of whom a German sentence goes on to speak, is served or written to. */
const reader = (scene: Scene, value: Value): number | undefined => {
  const { discourse, chat } = scene;
  const { start } = value.span;
  const [head] = chat.isChat ? [] : byEntry(scene, value);
  const meant = head ?? womanBefore(scene, value) ?? chat.servedAt(start) ?? chat.otherAt(start);
  return meant ?? discourse.addresseeAt(start) ?? discourse.addresseeBehind(start) ?? discourse.main;
};

/** The woman of whom the sentence before spoke, where the next begins with "Ihre" and she is not who is written to. */
const womanBefore = ({ discourse, text }: Scene, { span, label, before }: Value): number | undefined => {
  if (!isYoursOrHers(label)) return undefined;
  const [near] = before;
  if (!near || near.person === discourse.addresseeAt(span.start) || isNewParagraph(text.slice(near.end, span.start)))
    return undefined;
  return discourse.gender[near.person] === 'f' && !discourse.isSelf(near.person) ? near.person : undefined;
};

const FORMAL = /(?:^|[^\p{L}])sus?(?=[^\p{L}])(?![^.;]*(?<!\p{L})(?:él|ella)(?!\p{L}))[^.;]*$/iu;

/** Words of a letter that is polite in Spanish. */
const USTED = /(?<!\p{L})(?:usted|(?:le|les) (?:rogamos|informamos|comunicamos|recordamos|agradecemos))(?!\p{L})/iu;

/** "Su teléfono" in a letter is "your", unless somebody is named in the same paragraph; in a polite one, a relative of who reads it. */
const isFormal = ({ text, discourse }: Scene, { span, label, before }: Value): boolean => {
  if (!FORMAL.test(label)) return false;
  const [near] = before;
  const stretch = near && text.slice(near.end, span.start);
  return (
    stretch === undefined ||
    isNewParagraph(stretch) ||
    (before.every(({ person }) => discourse.role[person] === undefined) &&
      USTED.test(text) &&
      SENTENCE_BREAK.test(stretch))
  );
};

/** A relative and what is theirs: "dad's", "my mother's"; a driver's license is no driver's. */
const OWNED =
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
const byParty: Tier = (scene, value) => {
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

const HOLDER =
  /(?:name on (?:the )?(?:card|account)|name as on card|card ?holder(?:['’]s)?(?: name)?|account ?holder|titular|karteninhaber(?:in)?|kontoinhaber(?:in)?)\s{0,2}[:-]?\s{0,4}$/i;
/** Signs behind a card or an account within which its holder is named. */
const HOLDER_REACH = 90;

/** "Card: Visa ... Name on card: M Fitzsimmons". */
const byHolder: Tier = ({ text }, { span, after }) => {
  const [near] = after;
  if (!near || !OF_CONTRACT.has(span.element) || near.start - span.end > HOLDER_REACH) return [];
  return HOLDER.test(text.slice(Math.max(span.end, near.start - 40), near.start)) ? [near.person] : [];
};

/** "Ann Lee (dependent, born 1/9/04", "Grant's (F600": what a bracket right behind a name says is of whom it names. */
const OPENS = /^(?:['’]s?)?(?: [\p{L}-]{1,14}){0,2} ?\((?:[^()\n]|\n(?![ \t]*\n))*$/u;

const byOpenBracket: Tier = (scene, { span, before, label }) => {
  const [near] = before;
  if (!near || span.start - near.end > SENTENCE || !fitsOffice(scene, near.person, span)) return [];
  const isOthers = OWNED.test(label) || pronounIn(label) === 'third' || pronounIn(label) === 'my';
  return !isOthers && OPENS.test(scene.text.slice(near.end, span.start)) ? [near.person] : [];
};

/** "The plate 8JLK402, registered to Ann Lee", "acct 03-0181 which is Ann Lee", "915-555-0102  user: Ann Lee": whose it is, told behind it. */
const BELONGS =
  /^(?![^.!?\n]{0,48}(?<!\p{L})(?:and|but|y|und|et)(?!\p{L}))[^.!?\n]{0,48}(?:belong(?:s|ed|ing) to|registered (?:to|in the name of)|in the name of|owned by|issued to|assigned to) (?:(?:mr|mrs|ms|dr)\.? )?$|^,? (?:which|that) (?:is|was) (?:(?:mr|mrs|ms|dr)\.? )?$|^ {1,8}(?:user|used by|assigned to|holder|owner) ?: {0,4}$/iu;

/** "Which is Ann's sister's" is not Ann's. */
const OF_OTHER = /^['’]s \p{L}/u;

const byBelonging: Tier = ({ text }, { span, after }) => {
  const [near] = after;
  const isOwn = near && near.start - span.end < SENTENCE && BELONGS.test(text.slice(span.end, near.start));
  return isOwn && !OF_OTHER.test(text.slice(near.end, near.end + 12)) ? [near.person] : [];
};

/** "Line 2 555-0176 (Kenechi)": whom the bracket right behind a value names and nobody else. */
const byNameBehind: Tier = ({ text }, { span, after }) => {
  const [near] = after;
  const isIn = near !== undefined && near.start - span.end <= 3 && /^ {0,2}\($/.test(text.slice(span.end, near.start));
  return isIn && /^(?:['’]s)?[),;]/.test(text.slice(near.end, near.end + 3)) ? [near.person] : [];
};

/** In the order in which they are believed. */
export const TIERS: readonly Tier[] = [
  byOwnName,
  byOwnHead,
  byObject,
  byHolder,
  byOrder,
  byCounterpart,
  byTurns,
  byHome,
  byNumber,
  byCalled,
  byBlock,
  byMe,
  byOpenBracket,
  byRoleBehind,
  byBelonging,
  byNameBehind,
  byWriter,
  byPartysOwn,
  bySigner,
  byChart,
  byParty,
  byRole,
  byHead,
  byOwnWords,
  byRow,
  byColumn,
  byFields,
  byAgent,
  bySentence,
  byPronoun,
  byOwnLine,
  byIndent,
  byEntry,
  byLetter,
];

/** Tiers that go by words or marks that say outright whose a value is: where the first that names anybody is one of them, nobody else is asked. */
export const OUTRIGHT: ReadonlySet<Tier> = new Set([
  byOwnHead,
  byObject,
  byHolder,
  byOrder,
  byCounterpart,
  byTurns,
  byHome,
  byNumber,
  byCalled,
  byBlock,
  byOpenBracket,
  byRoleBehind,
  byBelonging,
  byNameBehind,
  byWriter,
  byPartysOwn,
  bySigner,
  byChart,
  byFields,
  byHead,
  byAgent,
  byIndent,
  byEntry,
]);
