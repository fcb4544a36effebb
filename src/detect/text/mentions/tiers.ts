import { foldWords } from '../../columns/fold.ts';
import type { Span } from '../span.ts';
import { type Discourse, roleIn } from './discourse.ts';
import { areAlike, genderIn } from './gender.ts';
import { partyIn } from './parties.ts';
import type { NamedPerson } from './people.ts';
import { pronounIn } from './pronouns.ts';

/** What people who act for an office are named with: how to reach them, and the numbers of their office. */
const OF_OFFICE: ReadonlySet<string> = new Set('phone email npi dea_number employee_id signature'.split(' '));

/** The longest text between a name and a value of the same person: a page of a letter or form, in UTF-16 units. */
const REACH = 1500;
/** The longest text within which a value belongs to the name before it in the same sentence. */
export const SENTENCE = 140;

export interface Place {
  readonly person: number;
  readonly start: number;
  readonly end: number;
}

export interface Scene {
  readonly people: readonly NamedPerson[];
  readonly spans: readonly Span[];
  readonly text: string;
  readonly places: readonly Place[];
  readonly discourse: Discourse;
  readonly speakerOf: (at: number) => number | undefined;
}

/** What is looked at for one value. */
export interface Value {
  readonly span: Span;
  /** Words between the value before, or the start of the line, and this one. */
  readonly label: string;
  /** Names in front, the nearest first, and behind. */
  readonly before: readonly Place[];
  readonly after: readonly Place[];
  /** The owner of the value before where no name, blank line or other label stands between. */
  readonly previous: number | undefined;
  /** "His" or "her" said whose that one is. */
  readonly told: boolean;
  /** Text between the value before and this one. */
  readonly between: string;
}

export const isNewParagraph = (stretch: string): boolean => /\n[ \t>]*\r?\n/.test(stretch);

/** Stands for a person whom the text does not name. */
export const NOBODY = -1;

type Tier = (scene: Scene, value: Value) => readonly (number | undefined)[];

const fitsOffice = ({ discourse }: Scene, person: number, { element }: Span): boolean =>
  discourse.standing[person] !== 'professional' || OF_OFFICE.has(element);

const byRole: Tier = ({ discourse }, { label, before, after }) => {
  const asked = roleIn(label);
  if (asked === undefined) return [];
  return [...before, ...after].filter(({ person }) => discourse.role[person] === asked).map(({ person }) => person);
};

const byOwnWords: Tier = (scene, value) => {
  const { discourse, speakerOf } = scene;
  const { label, span } = value;
  const pronoun = pronounIn(label);
  if (pronoun === 'my') {
    const speaker = speakerOf(span.start) ?? discourse.speakerAt(span.start);
    // Whoever writes is not the one who is written to.
    return [speaker ?? (discourse.addresseeAt(span.start) === undefined ? undefined : NOBODY)];
  }
  if (pronoun === 'third' && isFormal(scene, value)) return [discourse.addresseeAt(span.start)];
  return pronoun === 'your' ? [speakerOf(span.start) ?? discourse.addresseeAt(span.start) ?? discourse.main] : [];
};

const FORMAL = /(?:^|[^\p{L}])sus?(?=[^\p{L}])[^.;]*$/iu;

/** "Su teléfono" in a letter is "your", unless somebody is named in the same paragraph. */
const isFormal = ({ text }: Scene, { span, label, before }: Value): boolean => {
  if (!FORMAL.test(label)) return false;
  const [near] = before;
  return near === undefined || isNewParagraph(text.slice(near.end, span.start));
};

/** The party that the label names: "Insd's vehicle", "Pt's cell". */
const byParty: Tier = ({ discourse }, { label, before, after }) => {
  const party = partyIn(label);
  if (party === undefined) return [];
  return [...before, ...after].filter(({ person }) => discourse.party[person] === party).map(({ person }) => person);
};

const columnOf = (text: string, at: number): number => at - text.lastIndexOf('\n', at - 1) - 1;

/** What stands between two names side by side: blanks, and a label at most; and lines over which they head columns. */
const BETWEEN_COLUMNS = /^ {3,}(?:[\p{L}][\p{L} .'/-]{1,28}: *)?$/u;
const MOST_ROWS = 8;

/** Names side by side on a line above head the columns of a form: "Castleberry, Norman      Castleberry, Opal". */
const byColumn: Tier = ({ text }, { span, before }) => {
  const [near] = before;
  if (!near) return [];
  const line = text.lastIndexOf('\n', near.start - 1) + 1;
  const heads = before.filter(({ start }) => start >= line).reverse();
  const [first, second] = heads;
  if (!first || !second || new Set(heads.map(({ person }) => person)).size < 2) return [];
  if (!BETWEEN_COLUMNS.test(text.slice(first.end, second.start))) return [];
  const stretch = text.slice(near.end, span.start);
  const rows = stretch.split('\n').length - 1;
  const own = text.slice(text.lastIndexOf('\n', span.start - 1) + 1, text.indexOf('\n', span.end) + 1 || text.length);
  if (rows < 1 || rows > MOST_ROWS || !/\S {3,}\S/.test(own)) return [];
  const column = columnOf(text, span.start);
  return [heads.findLast(({ start }) => columnOf(text, start) <= column + 2)?.person];
};

const TABULAR = /\S(?: {2,}|\t|[;|])\S/;

/** Whether nothing but a word for whoever uses a thing stands before a name: "915-555-0102  user: Ann". */
const isHeadless = (between: string): boolean =>
  !/[:?]/.test(between.replace(/(?:user|name|used by|assigned to|holder|owner)\s{0,2}:\s{0,4}$/i, ''));

/** The one name behind a value in the same row of a table: "100448   QUINONES,JOSE   584...". */
const byRow: Tier = ({ text }, { span, before, after }) => {
  const [near] = after;
  const start = text.lastIndexOf('\n', span.start - 1) + 1;
  const end = text.indexOf('\n', span.end);
  const until = end < 0 ? text.length : end;
  if (!near || near.start >= until || (before[0]?.start ?? -1) >= start || until - start > 400) return [];
  return TABULAR.test(text.slice(start, until)) && isHeadless(text.slice(span.end, near.start)) ? [near.person] : [];
};

/** "Ms. Okafor gave her number as": the pronoun means the name that the clause begins with. */
const isOwnClause = ({ discourse }: Scene, { person }: Place, stretch: string): boolean =>
  stretch.length < 48 && !/[,;.:!?\n]/.test(stretch) && areAlike(discourse.gender[person], genderIn(stretch));

const SOURCE =
  /(?:^|[^\p{L}])(?:per|according to|as told by|reported by|informed by|selon|según|laut)\s(?:(?:mr|mrs|ms|dr)\.? )?$/iu;

/** The name in the same sentence or line. */
const bySentence: Tier = (scene, { span, before, label }) => {
  // "Per Ines" names who said it.
  const near = before.find(({ start }) => !SOURCE.test(scene.text.slice(Math.max(0, start - 24), start)));
  if (!near) return [];
  const stretch = scene.text.slice(near.end, span.start + 1);
  if (pronounIn(label) === 'third')
    return isOwnClause(scene, near, stretch) && fitsOffice(scene, near.person, span) ? [near.person] : [];
  if (stretch.length > SENTENCE || /[.!?]["')]?\s+\p{Lu}|\n/u.test(stretch.replace(/\n(?=\s{0,4}[\p{Ll}\d(])/gu, ' ')))
    return [];
  return fitsOffice(scene, near.person, span) ? [near.person] : [];
};

const byPronoun: Tier = (scene, { span, label, before }) => {
  if (pronounIn(label) !== 'third') return [];
  const { discourse } = scene;
  const gender = genderIn(label);
  const meant = before.filter(
    ({ person }) =>
      areAlike(discourse.gender[person], gender) &&
      discourse.standing[person] !== 'professional' &&
      !discourse.isSelf(person),
  );
  // Whoever is known to be a woman is "her" before one of whom nothing is known, unless that one is right here.
  const [near] = meant;
  const isHere = near && !/\n(?![\p{Ll}\d(])/u.test(scene.text.slice(near.end, span.start));
  const known = meant.filter(({ person }) => gender !== undefined && discourse.gender[person] === gender);
  // A paragraph that begins with "she" goes on with whom the text is about.
  const goesOn = near !== undefined && isNewParagraph(scene.text.slice(near.end, span.start));
  const topic = goesOn ? meant.filter(({ person }) => discourse.standing[person] === 'subject') : [];
  return [...topic, ...(isHere ? meant : [...known, ...meant])].map(({ person }) => person);
};

/** Lines of a signature or an address below a name that has its line to itself. */
const MOST_LINES = 4;

/** The name that fills the line above: a signature with its telephone, an address under a name. */
const byOwnLine: Tier = (scene, { span, before }) => {
  const [near] = before;
  if (!near || !fitsOffice(scene, near.person, span)) return [];
  const { text } = scene;
  const start = text.lastIndexOf('\n', near.start - 1) + 1;
  const stretch = text.slice(near.end, span.start);
  const alone = /^[ \t>]*(?:[\p{L}]{1,4}\.? )?$/u.test(text.slice(start, near.start)) && /^[ \t]*\n/.test(stretch);
  const lines = stretch.split('\n').length - 1;
  return alone && lines <= MOST_LINES && !isNewParagraph(stretch) && !/[.!?]\s/.test(stretch) ? [near.person] : [];
};

/** "Date of birth for Ned?" and on the next line the date: whom the question names. */
const byQuestion: Tier = ({ text }, { label, before }) => {
  const [near] = before.filter(
    ({ start, end }) =>
      /(?:^|[^\p{L}])(?:for|of|about)\s$/iu.test(text.slice(start - 8, start)) ||
      /^['’]s\b/.test(text.slice(end, end + 3)),
  );
  return near && label.includes('?') && label.includes(text.slice(near.start, near.end)) ? [near.person] : [];
};

const byChat: Tier = ({ speakerOf }, { span }) => [speakerOf(span.start)];

/** What a contract is paid with and is about: of whoever applies, not of the last of a list of people. */
const OF_CONTRACT: ReadonlySet<string> = new Set(
  'payment_card card_expiry card_security_code financial_account bank_routing_number iban vin account_number account_pin'.split(
    ' ',
  ),
);

/** Whoever a form is about, for what stands on a line of its own behind a list of others that no label names. */
const contractorOf = (
  { discourse }: Scene,
  previous: number,
  { element }: Span,
  between: string,
): number | undefined => {
  const { standing, role, party, main } = discourse;
  const listed = role[previous] === undefined && party[previous] === undefined && standing[previous] === 'plain';
  const other = main !== undefined && main !== previous && standing[main] === 'subject';
  return OF_CONTRACT.has(element) && between.includes('\n') && listed && other ? main : undefined;
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

/** The owner of the value before goes on owning; somebody beside another only within the sentence. */
const byContinuity: Tier = (scene, { previous, span, between, told }) => {
  if (previous === undefined || !fitsOffice(scene, previous, span) || (NEW_ENTRY.test(between) && hasSubject(scene)))
    return [];
  const contractor = contractorOf(scene, previous, span, between);
  if (contractor !== undefined) return [contractor];
  if (scene.discourse.standing[previous] !== 'second' || told || !ENDS.test(between)) return [previous];
  return hasTopic(scene, previous, between, span) ? [] : [previous];
};

/** A line of a log that begins with a date or a time: it speaks of whom the file is about again. */
const NEW_ENTRY = /\n[ \t]{0,4}(?:\d{1,2}[/.:-]\d{1,2}|\d{4}-\d{2})/;

const hasSubject = ({ discourse }: Scene): boolean => discourse.standing.includes('subject');

const ENDS = /[.!?;]\s|\n/;

/** Whether a text is about somebody else than a person: by a label, or within prose by being named first. */
const hasTopic = ({ discourse }: Scene, person: number, between: string, { element }: Span): boolean => {
  const { main, standing } = discourse;
  if (main === undefined || main === person) return false;
  return standing.includes('subject') || !between.includes('\n') || OF_CONTRACT.has(element);
};

/** The last pronoun of the paragraph says whose things are spoken of. */
const byParagraphWords: Tier = ({ text, discourse }, { span }) => {
  const head = text.slice(Math.max(0, span.start - 120), span.start);
  const paragraph = head.slice(Math.max(head.lastIndexOf('\n\n'), 0));
  const pronoun = pronounIn(paragraph);
  if (pronoun === 'your') return [discourse.addresseeAt(span.start)];
  return pronoun === 'my' ? [discourse.speakerAt(span.start)] : [];
};

/** The last name of the same lines; a form's first person before its second. */
const byBlock: Tier = (scene, { span, before }) => {
  const own = before.filter(
    ({ end, person }) => !isNewParagraph(scene.text.slice(end, span.start)) && fitsOffice(scene, person, span),
  );
  const { standing, role } = scene.discourse;
  const first = own.filter(
    ({ person }) => standing[person] !== 'second' && standing[person] !== 'professional' && role[person] === undefined,
  );
  const subject = before.find(({ person }) => standing[person] === 'subject')?.person;
  const { main } = scene.discourse;
  const topic = subject ?? (before.some(({ person }) => person === main) ? main : undefined);
  const near = first.filter(({ end }) => subject === undefined || !ENDS.test(scene.text.slice(end, span.start)));
  return [...near.map(({ person }) => person), topic, ...own.map(({ person }) => person)];
};

/** Letters of a name that an address of the net may hold. */
const LEAST_LETTERS = 4;

/** Whose name a mail address or a user name holds: "gphelps77" is of Gordon Phelps. */
const byOwnName: Tier = ({ text, people }, { span, before, after }) => {
  if (span.element !== 'email' && span.element !== 'username') return [];
  const local = foldWords(text.slice(span.start, span.end).split('@')[0] ?? '').replace(/[^\p{L}]/gu, '');
  const holds = (name: string) => name.length >= LEAST_LETTERS && local.includes(name);
  const near = [...new Set([...before, ...after].map(({ person }) => person))];
  const both = near.filter(
    (person) => holds(people[person]?.family ?? '') && local.includes((people[person]?.given ?? '').slice(0, 1)),
  );
  const found =
    both.length > 0
      ? both
      : near.filter((person) => holds(people[person]?.family ?? '') || holds(people[person]?.given ?? ''));
  return found.length === 1 ? found : [];
};

/** "Line 2 301-555-0176 (Kenechi)": a name in brackets right behind. */
const byBracket: Tier = ({ text }, { span, after }) => {
  const [near] = after;
  return near &&
    near.start - span.end <= 3 &&
    /^ {0,2}\($/.test(text.slice(span.end, near.start)) &&
    text[near.end] === ')'
    ? [near.person]
    : [];
};

/** The head of a letter, before anybody is named, is of whoever signs it. */
const byLetterhead: Tier = ({ discourse }, { span, before }) =>
  before.length === 0 ? [discourse.signerBehind(span.start)] : [];

/** A name right behind on the same line: "ann@example.com (Ann Lee)". */
const byNameBehind: Tier = ({ text }, { span, after }) => {
  const [near] = after;
  if (!near || near.start - span.end > 40) return [];
  return /^[ \t]{0,2}[(,;|<-]?[ \t]{0,3}$/.test(text.slice(span.end, near.start)) ? [near.person] : [];
};

const bySubject: Tier = ({ discourse }, { span, before }) => {
  const subject = before.find(({ person }) => discourse.standing[person] === 'subject');
  return [subject?.person, discourse.addresseeAt(span.start)];
};

const byDistance: Tier = (scene, { span, before, after }) => {
  const near = (place: Place) =>
    Math.max(span.start - place.end, place.start - span.end) < REACH && fitsOffice(scene, place.person, span);
  const { standing } = scene.discourse;
  const plain = before.filter((place) => near(place) && standing[place.person] !== 'second');
  return [...plain, ...before.filter(near), ...after.filter(near)].map(({ person }) => person);
};

/** In the order in which they are believed. */
export const TIERS: readonly Tier[] = [
  byOwnName,
  byHolder,
  byParty,
  byRole,
  byQuestion,
  byOwnWords,
  byRow,
  byColumn,
  byBracket,
  bySentence,
  byPronoun,
  byOwnLine,
  byChat,
  byNameBehind,
  byLetterhead,
  byContinuity,
  byBlock,
  byParagraphWords,
  bySubject,
  byDistance,
];
