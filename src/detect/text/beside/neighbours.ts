import type { ElementId } from '../../../schema/vocabulary.ts';
import { readBirthDate } from '../../values/birth-dates.ts';
import { VALIDATORS, withoutConfusions } from '../../values/validators.ts';
import { DATE, LONG_DATE } from './date-forms.ts';

/** What may stand right behind a value of one element without a label of its own: its place says what it is. */
export interface Neighbour {
  readonly behind: ElementId;
  readonly element: ElementId;
  /** Signs between the two, with the value as its last group. */
  readonly form: RegExp;
  /** Of the value, and of what it stands behind with what stands in front of that. */
  readonly isValid: (value: string, before: string) => boolean;
  readonly confidence: number;
}

/** Signs in front of what a value stands behind that tell what kind of value it is. */
export const HEAD = 160;

const fold = (word: string): string =>
  word
    .normalize('NFD')
    .replace(/[^a-z]/gi, '')
    .toLowerCase();

/** Letters of a family name in a login, at least. */
const LEAST_SHARED = 4;

/** Whether a login is made of a name: "Gideon Alvarado (galvarado)", "(alvarad2)". */
const isMadeOf = (login: string, before: string): boolean => {
  const words = before
    .slice(HEAD)
    .split(/[\s'’-]+/)
    .map(fold);
  return words.some((word) => word.length >= LEAST_SHARED && fold(login).includes(word.slice(0, 7)));
};

/** "Dependents: 02 Otis Granger   04/11/2012": lists of people beside whom their days of birth stand. */
const LISTED_BORN =
  /(?:^|[^\p{L}])(?:dependents?|children|kids|minors|household members?|family members?|covered (?:members?|persons?)|enrollees|beneficiar(?:y|ies)|hijos|dependientes|beneficiarios|enfants|ayants droit|kinder|familienmitglieder|figli|filhos|dependentes)(?=[^\p{L}])/iu;

/** "Born: 19 June 1989, Galway": a word of birth in front of the date. */
const BORN =
  /(?:^|[^\p{L}])(?:born|geb\.?|geboren|née?|nat[oa]|nacid[oa]|nascid[oa])(?: (?:on|am|le|el|il|em))?[ :]{1,3}$/iu;

/** Digits, and letters that scanners read for them. */
const CONFUSED_DATE = '[0-9OIl]{1,2}/[0-9OIl]{1,2}/[0-9OIl]{4}';

/** What stands between the number of a bank and that of an account: a sign, blanks or a line end, "acct". */
export const PAIRED =
  '[ \\t]{0,3}[/,;|:-]?[ \\t]{0,3}\\n?[ \\t]{0,8}(?:(?:and|then|[Aa]/?[Cc]|[Nn]o|acct|account|ACCT|[Aa]ct|ACT|[Dd][Dd][Aa]|checking|savings|chk|sav)[.:#]? ?(?:no|number|#)?[.:]? {0,3})?';

/** Words of reports of the police by which somebody is brought in. */
const OF_POLICE =
  /(?:^|[^\p{L}])(?:identified|verbally|driver|passenger|suspect|subj(?:ect)?|arrestee|detained|[SVWA][-/ ]?\d:)(?=[^\p{L}])/iu;

const RELATION =
  '(?:self|spouse|wife|husband|son|daughter|child|mother|father|brother|sister|grandchild|grandson|granddaughter|stepson|stepdaughter|niece|nephew|dependent|partner|sp|dau|dtr|ch|chld|stepdau|gdau|gson|hijo|hija|esposa|esposo|fils|fille|tochter|sohn)';

/** The last year in which somebody of whom nothing but the date is said was born: later dates are of what happened. */
const LAST_BIRTH = 2005;

/** Whether a date behind a name alone is one of birth: of a year long past, with its century, or with two digits that say so. */
const isOldDate = (value: string): boolean => {
  if (!isBirth(value)) return false;
  const year = /(\d{4})$/.exec(value)?.[1] ?? /^(\d{4})-/.exec(value)?.[1];
  if (year !== undefined) return Number(year) <= LAST_BIRTH;
  return /[/.-][3-9]\d$/.test(value);
};

export const isBirth = (value: string): boolean => readBirthDate(value, withoutConfusions) !== undefined;

/** Digits of a telephone number of anywhere, right behind a name; no number of the social security and no date. */
const isLikePhone = (value: string): boolean =>
  /^\+?(?:\d[ .-]?){9,12}$/.test(value) &&
  !/^\d{3}[- ]\d{2}[- ]\d{4}$|^\d{1,2}[.-]\d{1,2}[.-]\d{4}$|^(?:19|20)\d{2}-/.test(value);

export const always = (): boolean => true;

const PLACE =
  "(?:[A-ZÀ-Þ][A-Za-zÀ-ž'-]{2,24}|[A-ZÀ-Þ][a-z]{1,3}\\. [A-ZÀ-Þ][A-Za-zÀ-ž'-]{2,24})(?:(?: (?:de|del|la|le|di|do|da|sur|am|an der) ?|,? )[A-ZÀ-Þ][A-Za-zÀ-ž'-]{1,24}){0,3}";

/** A day as airlines write it. */
const AIR_DATE = '[0-3][0-9](?:JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)[0-9]{2}';

export const NEIGHBOURS: readonly Neighbour[] = [
  {
    behind: 'person_name',
    element: 'date_of_birth',
    // The next field of a message between hospitals: "|OYELOWO^FOLASADE||19620914|".
    form: /(?:\^[A-Z.]{0,12}){0,4}\|{1,2}((?:19|20)[0-9]{6})(?=\|)/y,
    isValid: isBirth,
    confidence: 0.85,
  },
  {
    behind: 'medical',
    element: 'medical',
    // The code of an illness in brackets: "atopic dermatitis (L20.9)".
    form: /,? {0,2}[([]((?:ICD(?:-10)?:? )?[A-TV-Z][0-9][0-9AB](?:\.[0-9A-Z]{1,4})?)(?=[)\]])/y,
    isValid: always,
    confidence: 0.85,
  },
  {
    behind: 'person_name',
    element: 'username',
    form: / ?[([]([A-Za-z][A-Za-z0-9._-]{3,24})(?=[)\]])/y,
    isValid: isMadeOf,
    confidence: 0.8,
  },
  {
    behind: 'username',
    element: 'password',
    form: / ?\/ ?([^\s"'<>/]{6,40})/y,
    isValid: (value) => VALIDATORS['strong_secret']?.(value) === true,
    confidence: 0.72,
  },
  {
    behind: 'financial_account',
    element: 'bank_routing_number',
    form: /[ \t]{0,2}[/,|][ \t]{0,2}([0-9]{9})/y,
    isValid: (value) => VALIDATORS['routing']?.(value) === true,
    confidence: 0.8,
  },
  {
    behind: 'bank_routing_number',
    element: 'financial_account',
    // Two numbers that follow each other as on a cheque: "021000021 / 4478812093".
    form: new RegExp(`${PAIRED}([0-9]{5,17}|[0-9]{2,6}(?:[- ][0-9]{2,8}){1,3})`, 'y'),
    isValid: (value) => !VALIDATORS['routing']?.(value),
    confidence: 0.8,
  },
  {
    behind: 'person_name',
    element: 'date_of_birth',
    form: new RegExp(
      `[ \\t]{0,12}[,(|]?[ \\t]{1,12}${RELATION}\\.?[ \\t]{0,12}[,)|]?[ \\t]{1,12}(${DATE}|${CONFUSED_DATE})`,
      'y',
    ),
    isValid: isBirth,
    confidence: 0.75,
  },
  {
    behind: 'person_name',
    element: 'date_of_birth',
    form: new RegExp(`(?:, ?| {1,8}| {0,4}[·•|;–-] {1,4}|[ ]?\\()(${DATE}|${LONG_DATE})`, 'y'),
    isValid: isOldDate,
    confidence: 0.62,
  },
  {
    behind: 'person_name',
    element: 'date_of_birth',
    form: new RegExp(`[,(|]?[ \\t]{1,12}\\(?(${DATE})`, 'y'),
    isValid: (value, before) => isBirth(value) && LISTED_BORN.test(before.slice(0, HEAD)),
    confidence: 0.74,
  },
  {
    behind: 'person_name',
    element: 'date_of_birth',
    form: new RegExp(`(?:,? (?:JR|SR|Jr|Sr|II|III)\\.?)? ?\\((${DATE})(?=\\))`, 'y'),
    isValid: isBirth,
    confidence: 0.62,
  },
  {
    behind: 'person_name',
    element: 'date_of_birth',
    // A list of a family, the head of a report: "Temilade, F, 2013-02-14".
    form: new RegExp(
      `[,;/]?[ \\t]{1,12}\\(?(?:[WBHAI]/)?[MFmf]\\)?(?:emale|ale)?[,;/]?[ \\t]{1,12}(${DATE}|${LONG_DATE})`,
      'y',
    ),
    isValid: isBirth,
    confidence: 0.74,
  },
  {
    behind: 'person_name',
    element: 'date_of_birth',
    // The head of a chart: "Tyler Boudreaux   26 y.o. M   1999-04-12".
    form: new RegExp(
      `[,;]?[ \\t]{1,12}\\(?[0-9]{1,3} ?-?(?:y\\.?/?o\\.?|yrs?\\.?(?: old)?|years?(?:[ -]old)?|ans|años|anni|Jahre)[,;)]?(?:[ \\t]{1,12}(?:[MFmf](?:emale|ale)?|[Ww]oman|[Mm]an))?[,;]?[ \\t]{1,12}\\(?(${DATE}|${LONG_DATE})`,
      'y',
    ),
    isValid: isBirth,
    confidence: 0.74,
  },
  {
    behind: 'person_name',
    element: 'date_of_birth',
    // From birth to death: "Earline McClendon, March 9, 1938 - May 27, 2025".
    form: new RegExp(
      `,?[ \\t]{0,4}\\n?[ \\t]{0,8}\\(?(${DATE}|${LONG_DATE})(?= ?[-–—] ?(?:${DATE}|${LONG_DATE}))`,
      'y',
    ),
    isValid: isBirth,
    confidence: 0.76,
  },
  {
    behind: 'person_name',
    element: 'date_of_birth',
    // Officers write days of birth without signs: "verbally as Kyle Mosely, 091488".
    form: /,? \(?((?:0[1-9]|1[0-2])(?:[0-2][0-9]|3[01])(?:[3-9][0-9]|0[0-9]))(?=[,.;) ])/y,
    isValid: (_, before) => OF_POLICE.test(before.slice(0, HEAD)),
    confidence: 0.7,
  },
  {
    behind: 'person_name',
    element: 'phone',
    form: /(?:,|:| [-–])? {1,2}(\+?[0-9]{2,5}(?:[ .-][0-9]{2,4}){2,4})/y,
    isValid: isLikePhone,
    confidence: 0.62,
  },
  {
    behind: 'date_of_birth',
    element: 'ssn',
    form: /[ ]{0,3}[,;/|(-]?[ ]{0,3}(?:SSN:?[ ]{0,2})?([0-9]{3}[- ][0-9]{2}[- ][0-9]{4})/y,
    isValid: (value) => VALIDATORS['ssn_any']?.(value) === true,
    confidence: 0.85,
  },
  {
    behind: 'ssn',
    element: 'date_of_birth',
    form: new RegExp(`[ ]{0,2}[,;/|(-]?[ ]{0,2}(${DATE})`, 'y'),
    isValid: isBirth,
    confidence: 0.75,
  },
  {
    behind: 'payment_card',
    element: 'card_expiry',
    form: /[ ]{0,4}[,;/|(-]?[ ]{0,4}((?:0?[1-9]|1[0-2]) ?[/-] ?(?:20)?[2-4][0-9])(?![/.-]?\d)/y,
    isValid: always,
    confidence: 0.8,
  },
  {
    behind: 'payment_card',
    element: 'card_expiry',
    form: /[ ]{0,4},? {0,4}[Ee](?:xp|XP)\.?:? {0,2}((?:0[1-9]|1[0-2])[2-4][0-9])(?!\d)/y,
    isValid: always,
    confidence: 0.8,
  },
  {
    behind: 'passport',
    element: 'date_of_birth',
    // Data that airlines send ahead: "P/USA/A21884073/USA/02JUN83/F".
    form: new RegExp(`/[A-Z]{3}/(${AIR_DATE})(?=/[MFXU])`, 'y'),
    isValid: always,
    confidence: 0.9,
  },
  {
    behind: 'person_name',
    element: 'date_of_birth',
    // Children of a booking: "LEE/BENJAMIN MSTR *CHD 14MAR16".
    form: new RegExp(` {1,3}\\*?\\(?(?:CHD|INF|CNN|INS)[ /]?(${AIR_DATE})`, 'y'),
    isValid: always,
    confidence: 0.85,
  },
  {
    behind: 'card_expiry',
    element: 'card_security_code',
    // "4/27 code 902", "1/27, back number 338".
    form: /[ ]{0,4}[,;/|(-]?[ ]{0,4}(?:(?:(?:the|sec|security) )?(?:code|cvv2?|cvc2?|cid|ccv|csc|back(?: number)?)[ :#]{1,3}(?:is )?)?([0-9]{3,4})/y,
    isValid: (value) => !/^(?:19|20)\d\d$/.test(value),
    confidence: 0.7,
  },
  {
    behind: 'date_of_birth',
    element: 'place_of_birth',
    form: new RegExp(
      `(?:,? | {2,8})(?:in|at|en|à|a|em|te|w|i|(?:[Ll]ugar|[Oo]rt|[Ll]ieu|[Ll]uogo|[Ll]ocal|[Pp]lace)(?=:)):? {1,2}(${PLACE}(?: \\([A-ZÀ-Þ][A-Za-zÀ-ž -]{1,20}\\))?)`,
      'y',
    ),
    isValid: always,
    confidence: 0.75,
  },
  {
    behind: 'date_of_birth',
    element: 'place_of_birth',
    form: new RegExp(`, (${PLACE})(?=[;,)\\n]|\\.?(?:\\s|$))`, 'y'),
    isValid: (_, before) => BORN.test(before.slice(0, HEAD)),
    confidence: 0.7,
  },
];
