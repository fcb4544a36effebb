import type { ElementId } from '../../../schema/vocabulary.ts';
import { readBirthDate } from '../../values/birth-dates.ts';
import { withoutConfusions } from '../../values/validators.ts';
import type { Page } from '../page.ts';
import { type Automaton, automatonOf, bitOf, possibleAt } from '../patterns/automaton.ts';
import { reasonOf, type Span } from '../spans/span.ts';
import { lineStart } from '../tokens/line-of.ts';
import { BLANK } from '../tokens/signs.ts';
import { tokenFrom } from '../tokens/tokens.ts';
import { isWhole } from '../tokens/whole.ts';
import { DATE, LONG_DATE } from './date-forms.ts';

/** What is known by its own form alone, or is no number: nothing is said by a value of the same kind in front. */
const OWN_FORM: ReadonlySet<ElementId> = new Set([
  'person_name',
  'postal_address',
  'email',
  'url',
  'ip_address',
  'mac_address',
  'date',
  'age',
  'zip',
  'password',
  'username',
  'security_answer',
  'card_expiry',
  'card_security_code',
  'access_code',
]);

/** What parts the entries of a list: a comma, "and", a wide gap, or a line end with the sign of a list. */
const JOINT =
  /(?:\)| ?\([^()\n]{1,24}\))?(?:[,;] {1,2}(?:(?:and|y|und|et|e) )?| (?:and|y|und|et|e|&) |\.? ?\r?\n[ \t>]{0,8}(?:(?:\d{1,2}[.):]|[-*•–])[ \t]{1,3})?| {0,2}[·•] {1,2}|[. ] {2,20}| (?=(?:mine|hers|theirs) ))/y;

/** Whose the next value is, where no name says it. */
const WHO =
  /(?:for (?:me|him|her|us)|mine|hers|his|theirs|yours|(?:(?:my|his|her|their|your|the) )?(?:wife|husband|son|daughter|mom|mother|dad|father|brother|sister|spouse|partner|kid|baby|(?:(?:first|second|third|other|new) )?(?:driver|co-?driver|borrower|co-?borrower|applicant|co-?applicant|tenant|buyer|seller|passenger|owner|insured|traveler|patient|student))(?:['’]?s)?)(?=[ :=–-])/iy;

/** A word written like a name, at the head of an entry. */
const LIKE_NAME = /\p{Lu}[\p{L}'’-]{1,20}(?: (?:\p{Lu}[\p{L}'’-]{0,20}|jr|sr)\.?){0,2}(?=[ :=–-]{1,4}\S)/uy;

/** What leads to a name: "for Ann", "my wife Ann", "child 1 Ann". */
const LEAD =
  /(?:for |(?:(?:my|his|her|their|our) )?(?:wife|husband|son|daughter|mom|mother|dad|father|brother|sister|spouse|partner|(?:child|dependent|minor|infant|twin|applicant|tenant|insured)(?: #?[A-Z1-9])?)[,:]? )/iy;

/** Tells in one look which of the two may stand at the head of an entry. */
const OWNERS: Automaton = automatonOf([WHO, LEAD]);
const IS_WHO = bitOf(0);
const IS_LEAD = bitOf(1);

/** What stands between whose a value is and the value. */
const BETWEEN =
  /(?:['’]s?)?(?: ?\([^()\n]{1,24}\))?[ \t]{0,20}(?:[:=–—|.,(-]|(?:is|was(?: born)?|born|has|es|ist|est)(?= ))?[ \t.]{0,20}(?:on |(?:no|nr|number)[.:]? |#)?/y;

/** Digits of a value, at least: fewer are anything. */
const LEAST_DIGITS = 5;

const forms = new Map<string, RegExp>();

/** Values written as one is: letters for letters, and digits for digits; a lone run of digits may have one more or less. */
const formLike = (value: string): RegExp => {
  const shape = value
    .replace(/\d/g, '9')
    .replace(/\p{Lu}/gu, 'A')
    .replace(/\p{Ll}/gu, 'a');
  const known = forms.get(shape);
  if (known) return known;
  const lone = /^9+$/.test(shape);
  const source = shape.replace(/9+|A+|a+|[^9Aa]/g, (run) => {
    const { length } = run;
    if (run.startsWith('9')) return lone ? `[0-9]{${length - 1},${length + 1}}` : `[0-9]{${length}}`;
    if (run.startsWith('A')) return `[A-Z]{${length}}`;
    return run.startsWith('a') ? `[a-z]{${length}}` : run.replace(/[^ \w]/g, '\\$&');
  });
  const made = new RegExp(source, 'y');
  if (forms.size >= MOST_FORMS) forms.clear();
  forms.set(shape, made);
  return made;
};

const MOST_FORMS = 512;

const BIRTH = new RegExp(`${DATE}|${LONG_DATE}`, 'iy');

const after = (form: RegExp, text: string, at: number): number => {
  form.lastIndex = at;
  return form.test(text) ? form.lastIndex : -1;
};

const isDigit = (unit: number): boolean => unit >= 48 && unit <= 57;

/** What a form tells apart in a first sign: digits, capitals and small letters are alike, every other sign is its own. */
const firstKind = (unit: number): number => {
  if (isDigit(unit)) return 0;
  if (unit >= 65 && unit <= 90) return 1;
  return unit >= 97 && unit <= 122 ? 2 : unit;
};

const isDay = (value: string): boolean => readBirthDate(value, withoutConfusions) !== undefined;

/** The end of a value like another at an offset; -1 where none stands there. */
const likeAt = (text: string, at: number, { element, start, end }: Span): number => {
  const isBirth = element === 'date_of_birth';
  // Most of what follows begins otherwise; a day may be written in letters where another is not.
  if (!isBirth && firstKind(text.charCodeAt(at)) !== firstKind(text.charCodeAt(start))) return -1;
  if (isBirth && isDigit(text.charCodeAt(at)) !== isDigit(text.charCodeAt(start))) return -1;
  const to = after(isBirth ? BIRTH : formLike(text.slice(start, end)), text, at);
  if (to < 0 || !isWhole(text, at, to)) return -1;
  return isBirth && !isDay(text.slice(at, to)) ? -1 : to;
};

const LINE_START = /(?:^|\n)[ \t>]{0,8}(?:(?:\d{1,2}[.)]|[-*•–])[ \t]{1,3})?$/;

/** Signs that stand at the head of an entry, beside blanks. */
const HEADS = '>.)-*•–';

/** Most values stand within their line, which a look at the sign in front of the blanks tells. */
const beginsLine = (text: string, at: number): boolean => {
  let before = at - 1;
  while (before >= 0 && text.charCodeAt(before) === BLANK) before -= 1;
  const sign = text[before] ?? '\n';
  return (sign <= ' ' || HEADS.includes(sign)) && LINE_START.test(text.slice(Math.max(0, at - 16), at));
};

/** What a line of a list says behind its value, and how the next one begins: "561882047 Ann Lee". */
const REST_OF_LINE = /[^\n\d:]{0,40}\r?\n[ \t>]{0,8}(?:(?:\d{1,2}[.)]|[-*•–])[ \t]{1,3})?/y;

/** What parts values that are given one after the other: "MRNs 7740021 / 7740022", "claims 22-118834 (knee), no. 23-004471 (back)". */
const ENUMERATED = /(?: ?\([^()\n\d]{1,24}\))?(?:[,;]? (?:and|&|or|\/|y|und|et) |\/|[,;] )(?:no\. ?|#)?/iy;

/** What parts a value from the one that is right, or was: "said 11/2/68, we have 11/20/1968", "5512, not 5521". */
const CORRECTED =
  /[,;:)]? {0,2}(?:[(–—-] ?)?(?:but |and |or )?(?:(?:we|i|you|they) (?:have|show|see)|ours (?:is|says|shows)|(?:it )?should (?:be|read)|maybe|correct(?:ed)? (?:one )?(?:is|to)|(?:the |our )?(?:file|system|records?) (?:say|says|has|have|shows?)|on file(?: is)?|changed to|not|instead of|formerly|previously|was) (?:as |it is )?/iy;

/** What is known of a page while its lists are read. */
interface Known {
  /** Bits of what may say whose a value is at an offset. */
  readonly owners: (at: number) => number;
  /** The end of the name that begins at an offset; -1 for none. */
  readonly nameEnd: (at: number) => number;
  readonly isLabel: (at: number) => boolean;
  /** Whether a label begins between two offsets. */
  readonly hasLabel: (from: number, to: number) => boolean;
}

/** The place of the first label that begins at a token or behind it; labels stand in order. */
const firstFrom = (labels: Page['labels'], token: number): number => {
  let low = 0;
  let high = labels.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((labels[middle]?.from ?? token) < token) low = middle + 1;
    else high = middle;
  }
  return low;
};

const knownOf = ({ tokens, labels }: Page, spans: readonly Span[]): Known => {
  const { units, from: first, to: last } = tokens;
  let names: Map<number, number> | undefined;
  return {
    owners: (at) => possibleAt(OWNERS, units, at - first, last - first),
    nameEnd: (at) => {
      if (!names) {
        names = new Map();
        for (const { element, start, end } of spans)
          if (element === 'person_name') names.set(start, Math.max(end, names.get(start) ?? 0));
      }
      return names.get(at) ?? -1;
    },
    isLabel: (at) => {
      const token = tokenFrom(tokens, at);
      if (token >= tokens.count || tokens.start[token] !== at) return false;
      return labels[firstFrom(labels, token)]?.from === token;
    },
    hasLabel: (from, to) => {
      const label = labels[firstFrom(labels, tokenFrom(tokens, from))];
      return label !== undefined && (tokens.start[label.from] ?? to) < to;
    },
  };
};

/** Signs in front of a value on its line that are looked at for its label. */
const LABEL_REACH = 80;

/** "DOB: 3/22/1958", and below "Visit: 9/12/2024": a line with its own label is no entry of a list, and what heads the next one nobody. */
const isField = (text: string, start: number, { hasLabel }: Known): boolean =>
  hasLabel(Math.max(lineStart(text, start), start - LABEL_REACH), start);

/** The end of what says whose the next value is, at the head of an entry; -1 where nothing does. */
const ownerEnd = (text: string, { start, end }: Span, joint: number, known: Known): number => {
  const { owners, nameEnd, isLabel } = known;
  const possible = owners(joint);
  const lead = possible & IS_LEAD ? after(LEAD, text, joint) : -1;
  const name = nameEnd(lead < 0 ? joint : lead);
  if (name > 0) return name;
  const who = possible & IS_WHO ? after(WHO, text, joint) : -1;
  if (who > 0 || !/[\n·•]/.test(text.slice(end, joint)) || isLabel(joint) || isField(text, start, known)) return who;
  return after(LIKE_NAME, text, joint);
};

/** Where the value of the next entry begins; -1 where none does. */
const nextStart = (text: string, span: Span, known: Known): number => {
  const { start, end } = span;
  const joint = after(JOINT, text, end);
  // An entry begins with a word.
  if (joint >= 0 && !isDigit(text.charCodeAt(joint))) {
    const behind = ownerEnd(text, span, joint, known);
    if (behind > 0) return after(BETWEEN, text, behind);
  }
  const corrected = after(CORRECTED, text, end);
  if (corrected >= 0 && likeAt(text, corrected, span) > 0) return corrected;
  const next = after(ENUMERATED, text, end);
  if (next >= 0 && likeAt(text, next, span) - next === end - start) return next;
  return beginsLine(text, start) ? after(REST_OF_LINE, text, end) : -1;
};

/** The next value of a list behind one: behind whose it is, or at the start of the next line as the one before. */
const nextLike = (text: string, span: Span, known: Known): Span | undefined => {
  const { element, confidence, state, detector } = span;
  const at = nextStart(text, span, known);
  const to = at > span.end ? likeAt(text, at, span) : -1;
  return to < 0
    ? undefined
    : { element, start: at, end: to, confidence, state, detector, why: reasonOf(detector, 'list') };
};

const isListable = (text: string, { element, start, end, state }: Span): boolean => {
  if (state !== 'clear' || OWN_FORM.has(element)) return false;
  let digits = 0;
  for (let at = start; at < end; at += 1) if (isDigit(text.charCodeAt(at))) digits += 1;
  return digits >= LEAST_DIGITS;
};

const MOST_ENTRIES = 200;

/**
 * "SSNs: Ann 412-77-6038, Ben 409-63-1185", "her number is 8085550129, mine 8085550195": a label holds for every entry of a
 * list that says whose it is and gives a value of the same form.
 */
export const findCarried = (page: Page, spans: readonly Span[]): void => {
  const { text, emit } = page;
  const { length } = spans;
  const known = knownOf(page, spans);
  let found: Map<number, ElementId> | undefined;
  for (let n = 0; n < length; n += 1) {
    let last = spans[n];
    if (!last || !isListable(text, last)) continue;
    for (let turn = 0; turn < MOST_ENTRIES && last; turn += 1) {
      last = nextLike(text, last, known);
      if (!last) break;
      found ??= new Map(spans.slice(0, length).map(({ start, element }) => [start, element]));
      if (found.get(last.start) === last.element) break;
      found.set(last.start, last.element);
      emit(last);
    }
  }
};
