import type { ElementId } from '../../../schema/vocabulary.ts';
import type { Span } from '../spans/span.ts';
import { CLASS, CLASSES } from '../tokens/characters.ts';
import { isWhole } from '../tokens/whole.ts';
import { DATE } from './date-forms.ts';
import { always, isBirth } from './neighbour.ts';

/** What stands right in front of a value of one element: the form ends where that begins. */
interface Forerunner {
  readonly before: ElementId;
  readonly element: ElementId;
  readonly form: RegExp;
  /** The quick look before the form: signs that may stand between, and what kind of sign stands in front of them. */
  readonly between: string;
  readonly ends: ReadonlySet<number>;
  /** Of the value, and of the words in front of it. */
  readonly isValid: (value: string, before: string) => boolean;
  readonly confidence: number;
}

/** Signs in front of a value within which what stands before it begins. */
const REACH = 64;

/** A login with its label, and the label of what follows it. */
const loginBefore = (next: string): RegExp =>
  new RegExp(
    `(?:^|[^\\p{L}\\p{N}])(?:user(?:name| ?id)?|login|logon|uid|acc(?:oun)?t)[ :=]{1,3}["']?([A-Za-z][\\w.-]{2,30})["']?[ \\t]?[ ,/|;][ \\t]?(?:and )?(?:${next})[ :=]{1,3}["']?$`,
    'iu',
  );

/** "Hired 05/02/2023, SSN ...", "died on ", "effective: ": words that say that a day is of what happened. */
const HAPPENED =
  /(?:^|[^\p{L}])(?:\p{L}{2,12}ed|died|hire|dod|dos|since|from|until|eff|effective|expires|exp|date|visit|seen|admit|adm|appt|death|start|term|end)(?: date)?(?: on)?[ \t:.-]{0,4}$/iu;

const LOGIN_BETWEEN = ' :=\'"';

const DIGIT: ReadonlySet<number> = new Set([CLASS.digit]);
const LETTER: ReadonlySet<number> = new Set([CLASS.lower, CLASS.upper]);

const FORERUNNERS: readonly Forerunner[] = [
  {
    before: 'ssn',
    element: 'date_of_birth',
    // "Noelle   grandchild   3/30/2014   SSN ...".
    form: new RegExp(`(${DATE})[ \\t,;|/-]{1,16}(?:(?:SSN|ssn|Ssn|SS#|social)[:#]?[ \\t]{0,4})?$`),
    between: ' \t,;|/-:#SsNnocial',
    ends: DIGIT,
    isValid: (value, before) => isBirth(value) && !HAPPENED.test(before),
    confidence: 0.72,
  },
  // "Monzo 04-00-04 44188277": the code of a branch stands in front of the account.
  {
    before: 'financial_account',
    element: 'bank_routing_number',
    form: /(?<![\d-])(\d\d-\d\d-\d\d|\d{3}-\d{3})[ ,/]{1,3}$/,
    between: ' ,/',
    ends: DIGIT,
    // "07-01-16" is a day as well, which hardly ever stands right in front of an account but where it says when something happened.
    isValid: (_, before) => !HAPPENED.test(before),
    confidence: 0.82,
  },
  // "user siordache / pw ...", "user: brindlecat | email: ...".
  {
    before: 'password',
    element: 'username',
    form: loginBefore('pw|pwd|pass(?:w(?:or)?d)?|passcode|kennwort|passwort|clave|contraseña'),
    between: LOGIN_BETWEEN,
    ends: LETTER,
    isValid: always,
    confidence: 0.8,
  },
  {
    before: 'email',
    element: 'username',
    form: loginBefore('e-?mail'),
    between: LOGIN_BETWEEN,
    ends: LETTER,
    isValid: always,
    confidence: 0.76,
  },
];

/** Whether what a forerunner ends with stands in front of the signs between. */
const mayStandBefore = (text: string, from: number, start: number, { between, ends }: Forerunner): boolean => {
  let at = start - 1;
  while (at >= from && between.includes(text.charAt(at))) at -= 1;
  return at >= from && ends.has(CLASSES[text.charCodeAt(at)] ?? 0);
};

/** What stands right in front of a value and has no label of its own, or one that is too short to count alone. */
export const forerunnerOf = (text: string, { element, state, start }: Span): Span | undefined => {
  if (state !== 'clear') return undefined;
  const own = FORERUNNERS.find(({ before }) => before === element);
  const from = Math.max(0, start - REACH);
  if (!own || !mayStandBefore(text, from, start, own)) return undefined;
  const found = own.form.exec(text.slice(from, start));
  const value = found?.[1];
  if (!found || value === undefined) return undefined;
  const at = from + found.index + found[0].indexOf(value);
  if (!own.isValid(value, text.slice(from, at))) return undefined;
  if (!isWhole(text, at, at + value.length)) return undefined;
  return {
    element: own.element,
    start: at,
    end: at + value.length,
    confidence: own.confidence,
    state: 'clear',
    detector: `beside-${own.element}`,
    why: `before ${element}`,
  };
};
