import { countBefore, type Span } from '../../spans/span.ts';
import { type Gender, genderOf } from '../people/gender.ts';
import type { NamedPerson } from '../people/named-person.ts';
import { withSpouses } from '../people/spouses.ts';
import {
  HEAD,
  lineBefore,
  partiesOf,
  roleAbove,
  roleBehind,
  roleIn,
  type Standing,
  standingOf,
} from '../people/standing.ts';
import { introducedOf } from '../people/subject.ts';
import { isGreeted } from './greeting.ts';
import type { Log } from './log.ts';
import { type Quotes, quotesOf } from './quoted.ts';

const SENDER = /(?:^|\n)[> ]{0,4}(?:from|von|de|da|van|od|fra|från):[^\n]{0,8}$/i;
const WROTE =
  /^[^\n]{0,60}(?:wrote|escribió|schrieb|a écrit|escreveu|ha scritto|schreef|napisał(?:\(a\)|a)?|skrev)\s{0,2}:/i;
/** "Am Di., 9. Apr. 2024 um 17:45 Uhr schrieb Ann Lee <ann@...>:": mail programs of other languages put who wrote behind the verb. */
const WROTE_BEFORE =
  /(?:^|\n)[> \t]{0,12}(?:am|op|den|dnia|le|em|il|el|on|w dniu)\s[^\n]{4,60}\s(?:schrieb|schreef|skrev|napisał(?:\(a\)|a)?|a écrit|escreveu|escribió|ha scritto|wrote):?\s{1,2}["']?$/iu;
const ENDS_HEADING = /^["']?(?:\s{1,2}[<([][^\n<>]{3,60}[>)\]])?\s?:\s{0,2}(?:\n|$)/u;
const SELF =
  /(?:(?:^|\n)\s{0,4}I, {1,2}(?:the undersigned,? )?(?:(?:mr|mrs|ms|dr|shri|sri|smt|kum|prof|rev)\.? )?|\b(?:il sottoscritto|la sottoscritta|je,? soussign[ée]e?,?|el suscrito|la suscrita|the undersigned,?|eu,|yo,) |\b(?:statement of:?|declaration of:?|affidavit of|testimony of|déclaration de|declaración de|my name is|my name's|(?<!(?:her|his|their|whose|child's|son's|daughter's|wife's|husband's) )name is|i am|i'm|im|this is|its|it's|call me|me llamo|mi nombre es|soy|je m'appelle|je suis|mein name ist|ich heiße|ich bin|chamo-me|me chamo|meu nome é|o meu nome é|eu sou|mi chiamo|sono|il mio nome è|ik ben|mijn naam is|nazywam się)\s{1,2}(?:(?:mr|mrs|ms|dr|shri|sri|smt|kum|kumari|prof|rev|herr|frau|mme|sr|sra|dña|d)\.?\s)?)$/i;
const ADDRESSEE = /(?:^|\n)[> ]{0,4}(?:to|an|para|aan|à|till?):[^\n]{0,8}$/i;
const CLOSING =
  /(?:sincerely|regards|yours|thanks|thank you|thx|best|cheers|love|xo|authori[sz]ed(?: by)?|truly|faithfully|respectfully|warmly|solidarity|signed|atentamente|saludos|abrazos?|besos?|cordialement|cordialmente|saluti|abraços|groet(?:en|jes)?|hälsningar|pozdrawiam|gr[uü](?:ß|ss)en?)(?:[^\n]{0,20}\n[\s>]{0,12}(?:[\p{L}.()]{1,8} ){0,3}(?:["“][\p{L} ]{1,16}["”]? ?)?|[,:] {1,2})$/iu;
/** "This is Walt's daughter": whoever says so is not Walt. */
export const OF_NAMED = /^['’]s?\b/;
/** "Dale here.", and a name alone on the last line. */
const HERE = /^,? here\b/i;
const LAST_LINE = /^[ \t.]{0,4}\s{0,80}$/;

interface Naming {
  readonly person: number;
  readonly at: number;
}

const HOLDS = 8000;

/** How the people of a text stand to it and to each other. */
export interface Discourse {
  readonly standing: readonly Standing[];
  readonly role: readonly (string | undefined)[];
  /** Whether the heading of a section gives somebody their role: the lines below it are theirs. */
  readonly isHeaded: (person: number) => boolean;
  /** The party that each is: "insured", "patient". */
  readonly party: readonly (string | undefined)[];
  /** All parties that each is, and whose husband or wife they are named with: "the account holder, her father". */
  readonly parties: readonly ReadonlySet<string>[];
  /** Whether anybody is a party. */
  readonly hasParty: (party: string) => boolean;
  /** Whether anybody has a role, as that party or as none. */
  readonly hasRole: (role: string | undefined, party: string) => boolean;
  readonly gender: readonly Gender[];
  /** Who says "I" and who is "you" at an offset. */
  readonly speakerAt: (at: number) => number | undefined;
  readonly addresseeAt: (at: number) => number | undefined;
  /** Whom the salutation behind an offset addresses, where none stands before it: the head of a letter says "your" as well. */
  readonly addresseeBehind: (at: number) => number | undefined;
  /** Who signs behind an offset. */
  readonly signerBehind: (at: number) => number | undefined;
  /** The first person who is neither somebody beside another nor acts for an office. */
  readonly main: number | undefined;
  readonly isSelf: (person: number) => boolean;
  /** Most lines are a label with what is filled in. */
  readonly isForm: boolean;
}

const LABELLED_LINE = /^[ \t]{0,8}[\p{L}\d(][^\n:=]{0,38}(?:[:=]|\.{4})[ \t]{0,30}\S/u;
const LEAST_LABELLED = 4;

/** Whether a text is a form: four lines or more, and half of them, are labels with what is filled in. */
const looksLikeForm = (text: string): boolean => {
  if (text.length > HOLDS) return false;
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const labelled = lines.filter((line) => LABELLED_LINE.test(line)).length;
  return labelled >= LEAST_LABELLED && 2 * labelled >= lines.length;
};

/** Whether a name fills the last line of a letter or of a message in a thread. */
const isLastLine = (text: string, { at, end }: { readonly at: number; readonly end: number }): boolean =>
  /(?:^|\n)[ \t>]{0,4}$/.test(text.slice(Math.max(0, at - 6), at)) &&
  LAST_LINE.test(text.slice(end, end + 90).replace(BEHIND_SIGNER, '')) &&
  end + 90 >= text.length;

/** Letters whose writer is told by a name on a line of its own below the last words. */
const WRITES = /(?:^|[^\p{L}])(?:i|my|mine)(?=[^\p{L}])/iu;

/** Whether a name stands alone on its line below a blank one, in the last third of a letter without closing words. */
const isAlone = (text: string, { at, end }: { readonly at: number; readonly end: number }): boolean =>
  3 * at > 2 * text.length &&
  /\n[ \t]*\n[ \t]{0,8}(?:(?:mr|mrs|ms|dr|rev)\. )?$/i.test(text.slice(Math.max(0, at - 24), at)) &&
  /^(?:, [^\n]{1,24})?[ \t]*(?:\n|$)/.test(text.slice(end, end + 32));

/** What a signer adds behind a name: "Mortimer Glassman, apt 3B". */
const BEHIND_SIGNER = /^, (?:apt|unit|flat|room|rm|no|lot|suite|#|\d)[\p{L}\d .#/-]{1,12}(?=\s{0,8}$)/iu;

/** "Brother Esteban Maldonado:", "Frau Meier,": a name that heads a letter, alone on its line with a blank one below. */
const isSalutation = (text: string, { at, end }: { readonly at: number; readonly end: number }): boolean =>
  /(?:^|\n)[> ]{0,4}(?:[\p{L}.]{1,12} ){0,2}$/u.test(text.slice(Math.max(0, at - 30), at)) &&
  /^[,:][ \t]{0,3}\n[ \t>]{0,4}\n/.test(text.slice(end, end + 12));

/** A salutation that names nobody: "Dear Sir or Madam:", "Estimada señora:". */
const UNNAMED_SALUTATION =
  /\n[ \t]{0,4}(?:dear (?:sirs?|madam|customer|client|member|patient|policy ?holder|resident|tenant|parent|student|applicant|account ?holder|valued|cardholder|homeowner|neighbou?r)|estimad[oa] (?:señora?|client[ea]|asegurad[oa]|soci[oa])|muy señora? mí[oa]|madame|monsieur|ch[eè]re? client|sehr geehrte damen|geachte (?:heer|mevrouw)|egregio signore|gentile (?:signora|cliente)|prezad[oa] (?:senhora?|cliente)|exm[oa]\.? senhora?)[^\n]{0,24}[,:!][ \t]*\n/i;

/** Whether a name fills its line, with a title. */
const fillsLine = (text: string, { at, end }: { readonly at: number; readonly end: number }): boolean =>
  /(?:^|\n)[ \t]{0,8}(?:\p{L}{1,9}\.?ª? ){0,2}$/u.test(text.slice(Math.max(0, at - 30), at)) &&
  /^[ \t]{0,4}(?:\n|$)/.test(text.slice(end, end + 8));

/** Whom the head of a letter names above an address, where its salutation names nobody. */
const inLetterhead = <One extends Naming & { readonly end: number }>(
  text: string,
  namings: readonly One[],
): readonly One[] => {
  const salutation = text.slice(0, HOLDS).search(UNNAMED_SALUTATION);
  const lines = namings.filter((one) => one.end <= salutation && fillsLine(text, one));
  return lines.slice(0, 1);
};

/** Whom namings, sorted by where they stand, name last up to an offset, and first behind it, as long as they hold: those of one passage of a mail. */
const aroundIn = (namings: readonly Naming[], passageOf: (naming: Naming) => number) => {
  const byPassage = Map.groupBy(
    namings.map((one) => ({ start: one.at, person: one.person, passage: passageOf(one) })),
    ({ passage }) => passage,
  );
  return {
    before: (at: number, passage: number): number | undefined => {
      const sorted = byPassage.get(passage) ?? [];
      const own = sorted[countBefore(sorted, at + 1) - 1];
      return own && at - own.start < HOLDS ? own.person : undefined;
    },
    behind: (at: number, passage: number): number | undefined => {
      const sorted = byPassage.get(passage) ?? [];
      const own = sorted[countBefore(sorted, at + 1)];
      return own && own.start - at < HOLDS ? own.person : undefined;
    },
  };
};

interface Writers extends Pick<Discourse, 'speakerAt' | 'addresseeAt' | 'addresseeBehind' | 'signerBehind'> {}

interface Letters {
  readonly senders: readonly Naming[];
  readonly addressees: readonly Naming[];
  readonly closing: readonly Naming[];
  readonly lastLines: readonly Naming[];
}

/** Who writes and who is written to: what is quoted without a word by whom, whoever the answer is written to wrote to who answers. */
const writersOf = ({ senders, addressees, closing, lastLines }: Letters, quotes: Quotes): Writers => {
  const own = ({ at }: Naming) => quotes.passageAt(at);
  const sent = aroundIn(senders, ({ at }) => quotes.introducedAt(at));
  const written = aroundIn(addressees, own);
  const [signed, signedLast] = [aroundIn(closing, own), aroundIn(lastLines, own)];
  const signerIn = (at: number, passage: number) => signed.behind(at, passage) ?? signedLast.behind(at, passage);
  const speakerIn = (at: number, passage: number) => sent.before(at, passage) ?? signerIn(at, passage);
  return {
    signerBehind: (at) => signerIn(at, quotes.passageAt(at)),
    speakerAt: (at) => {
      const passage = quotes.passageAt(at);
      const around = quotes.around(passage);
      return speakerIn(at, passage) ?? (around === undefined ? undefined : written.before(at, around));
    },
    addresseeAt: (at) => {
      const passage = quotes.passageAt(at);
      const around = quotes.around(passage);
      return written.before(at, passage) ?? (around === undefined ? undefined : speakerIn(at, around));
    },
    addresseeBehind: (at) => written.behind(at, quotes.passageAt(at)),
  };
};

const LINE_HEAD = /(?:^|\n)[> ]{0,4}(?:[[(]?\d{1,2}:\d{2}[^\n\p{L}]{0,8}(?:[ap]m)?[\])]?[ -]{0,3})?$/iu;

/** Lines that somebody heads, from which on they are somebody who speaks in a chat. */
const LEAST_HEADED = 2;

/** Who speaks in a chat, by the heads of lines. */
const speakersOf = (text: string, namings: readonly (Naming & { readonly end: number })[]): readonly number[] => {
  const heads = namings.filter(
    ({ at, end }) =>
      /^(?: \([^()\n]{1,24}\))?:\s/.test(text.slice(end, end + 30)) &&
      LINE_HEAD.test(text.slice(Math.max(0, at - 24), at)),
  );
  const counts = Map.groupBy(heads, ({ person }) => person);
  return [...counts].filter(([, own]) => own.length >= LEAST_HEADED).map(([person]) => person);
};

const roleKey = (role: string | undefined, party: string | undefined): string => `${role ?? ''}/${party ?? ''}`;

export const discourseOf = (
  spans: readonly Span[],
  text: string,
  people: readonly NamedPerson[],
  log?: Log,
): Discourse => {
  const namings = people
    .flatMap(({ names }, person) => names.map((n) => ({ person, at: spans[n]?.start ?? 0, end: spans[n]?.end ?? 0 })))
    .sort((a, b) => a.at - b.at);
  const headed = (pattern: RegExp) => namings.filter(({ at }) => pattern.test(text.slice(Math.max(0, at - HEAD), at)));
  const senders = [
    ...headed(SENDER),
    ...headed(SELF).filter(({ end }) => !OF_NAMED.test(text.slice(end, end + 3))),
    ...headed(WROTE_BEFORE).filter(({ end }) => ENDS_HEADING.test(text.slice(end, end + 72))),
    ...namings.filter(({ end }) => WROTE.test(text.slice(end, end + 80)) || HERE.test(text.slice(end, end + 6))),
  ].sort((a, b) => a.at - b.at);
  const addressees = [
    ...headed(ADDRESSEE),
    ...namings.filter(({ at }) => isGreeted(text.slice(Math.max(0, at - HEAD), at))),
    ...namings.filter((one) => isSalutation(text, one)),
  ].sort((a, b) => a.at - b.at);
  const [closing, lastLines] = [headed(CLOSING), namings.filter((one) => isLastLine(text, one))];
  const closed = [...closing, ...lastLines];
  const signing = new Set(closed.map(({ person }) => person));
  if (addressees.length === 0)
    addressees.push(...inLetterhead(text, namings).filter(({ person }) => !signing.has(person)));
  const isUnsigned = senders.length === 0 && closed.length === 0 && addressees.length > 0;
  const alone = isUnsigned && WRITES.test(text) ? namings.findLast((one) => isAlone(text, one)) : undefined;
  const signers = alone === undefined ? closed : [alone];
  const selves = new Set([...[...senders, ...signers].map(({ person }) => person), ...speakersOf(text, namings)]);
  const told = people.map(({ names }) => partiesOf(spans, text, names));
  const party = told.map(([first]) => first);
  const all = withSpouses(spans, text, people, told);
  const firsts = people.map(({ names }) => spans[names[0] ?? 0]?.start ?? 0);
  const roleBefore = firsts.map((at) => roleIn(lineBefore(text, at)));
  const roleOver = firsts.map((at, n) => (roleBefore[n] === undefined ? roleAbove(text, at) : undefined));
  const role = people.map(
    ({ names }, n) => roleBefore[n] ?? roleBehind(text, spans[names[0] ?? 0]?.end ?? 0) ?? roleOver[n],
  );
  const parties = new Set(all.flatMap((own) => [...own]));
  const roles = new Set(role.map((one, n) => roleKey(one, party[n])));
  const stands = people.map((person, n) =>
    log?.isStaff(n) && party[n] === undefined ? 'professional' : standingOf(spans, text, person, party[n], role[n]),
  );
  const introduced = introducedOf(spans, text, people, stands);
  const standing = stands.map((one, n) => (n === introduced && !selves.has(n) ? 'subject' : one));
  const apart = new Set([...selves, ...addressees.map(({ person }) => person)]);
  const isPlain = (n: number) => standing[n] === 'plain' || standing[n] === 'subject';
  const others = people.findIndex((_, n) => isPlain(n) && !apart.has(n));
  const plain = others < 0 ? people.findIndex((_, n) => isPlain(n)) : others;
  const letters = { senders, addressees, closing: alone ? [alone] : closing, lastLines: alone ? [] : lastLines };
  return {
    ...writersOf(letters, quotesOf(text)),
    standing,
    main: plain < 0 ? undefined : plain,
    role,
    isHeaded: (person) => roleOver[person] !== undefined,
    gender: people.map(({ gender, given, family }) => gender ?? genderOf(given === '' ? family : given)),
    party,
    parties: all,
    hasParty: (one) => parties.has(one),
    hasRole: (one, as) => roles.has(roleKey(one, undefined)) || roles.has(roleKey(one, as)),
    isSelf: (person) => selves.has(person),
    isForm: looksLikeForm(text),
  };
};
