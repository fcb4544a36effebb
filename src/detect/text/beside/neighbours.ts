import { isMixedSecret } from '../../values/secrets.ts';
import { VALIDATORS } from '../../values/validators.ts';
import { BIRTHS } from './births.ts';
import { AIR_DATE, DATE } from './date-forms.ts';
import { always, HEAD, isBirth, type Neighbour } from './neighbour.ts';

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

/** "Born: 19 June 1989, Galway": a word of birth in front of the date. */
const BORN =
  /(?:^|[^\p{L}])(?:born|geb\.?|geboren|née?|nat[oa]|nacid[oa]|nascid[oa])(?: (?:on|am|le|el|il|em))?[ :]{1,3}$/iu;

/** "Geburtsdatum / -ort: 21.11.1988, Cottbus": the label in front of a date, and whether it asks for a place as well. */
const LABEL = /([^\n:]{4,60}):[ \t]{0,24}$/u;
const OF_BIRTH = /birth|geburt|geboorte|naissance|nascita|nacimiento|nascimento|urodzenia|fødsel|födelse/iu;
const OF_PLACE = /(?:^|[^\p{L}])(?:ort|place|lieu|luogo|lugar|local|miejsce|plaats|sted)(?=$|[^\p{L}])/iu;

const asksForPlace = (before: string): boolean => {
  const label = LABEL.exec(before)?.[1] ?? '';
  return OF_BIRTH.test(label) && OF_PLACE.test(label);
};

/** Words that ask for the last digits of a Social Security number. */
const ASKED_LAST = /(?:last|final) (?:four|4)|últimos (?:cuatro|4)/i;

/** What stands between the number of a bank and that of an account: a sign, blanks or a line end, "acct". */
export const PAIRED =
  '[ \\t]{0,3}[/,;|:-]{0,2}[ \\t]{0,3}\\n?[ \\t]{0,8}(?:(?:and|then|[Aa]/?[Cc]|[Nn]o|acct|account|ACCT|[Aa]ct|ACT|[Dd][Dd][Aa]|checking|savings|chk|sav)[.:#]? ?(?:no|number|#)?[.:]? {0,3})?';

/** Digits of a telephone number of anywhere, right behind a name; no number of the social security and no date. */
const isLikePhone = (value: string): boolean =>
  /^\+?(?:\d[ .-]?){9,12}$/.test(value) &&
  !/^\d{3}[- ]\d{2}[- ]\d{4}$|^\d{1,2}[.-]\d{1,2}[.-]\d{4}$|^(?:19|20)\d{2}-/.test(value);

const PLACE =
  "(?:[A-ZÀ-Þ][A-Za-zÀ-ž'-]{2,24}|[A-ZÀ-Þ][a-z]{1,3}\\. [A-ZÀ-Þ][A-Za-zÀ-ž'-]{2,24})(?:(?: (?:de|del|la|le|di|do|da|sur|am|an der) ?|,? )[A-ZÀ-Þ][A-Za-zÀ-ž'-]{1,24}){0,3}";

/** "m.abara": a login beside a secret; alone it may be a member of a program ("z.object"). */
const INITIAL_AND_NAME = /^[a-z]\.[a-z]{3,}(?:-[a-z]{2,})?$/;

export const NEIGHBOURS: readonly Neighbour[] = [
  ...BIRTHS,
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
    form: /(?: ?[/|] ?|[ \t]{1,16})([^\s"'<>/]{6,40})/y,
    isValid: (value) => VALIDATORS['strong_secret']?.(value) === true,
    confidence: 0.72,
  },
  {
    behind: 'password',
    element: 'username',
    // The next of a list of logins: "rjan / Wisla-1906!, m.abara / Summer2023$".
    form: /[,;] {1,2}([A-Za-z][A-Za-z0-9._-]{2,30})(?= ?[/|] ?[^\s/|]{6})/y,
    isValid: (value) => VALIDATORS['handle']?.(value) === true || INITIAL_AND_NAME.test(value),
    confidence: 0.74,
  },
  {
    behind: 'email',
    element: 'password',
    // A login and its secret, and nothing behind: "scans@clinic.example Sc4n2Fold3r".
    form: /(?: ?[/|:] ?|[ \t]{1,16})([^\s"'<>/@()]{8,40})(?=\.?[ \t]*(?:\r?\n|$|[,;])|\. )/y,
    isValid: isMixedSecret,
    confidence: 0.74,
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
    isValid: (_, before) => BORN.test(before.slice(0, HEAD)) || asksForPlace(before.slice(0, HEAD)),
    confidence: 0.7,
  },
  {
    behind: 'date_of_birth',
    element: 'ssn',
    // "The date of birth and the last four of your social? - 4/18/1985, and 2207".
    form: /,? (?:and|y|&|und|et|then) ([0-9]{4})/y,
    isValid: (value, before) => ASKED_LAST.test(before) && !/^(?:19|20)/.test(value),
    confidence: 0.74,
    state: 'truncated',
  },
];
