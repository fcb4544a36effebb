import type { ElementId } from '../../schema/vocabulary.ts';
import { readBirthDate } from '../values/birth-dates.ts';
import { VALIDATORS, withoutConfusions } from '../values/validators.ts';
import { DATE, LONG_DATE } from './date-forms.ts';
import type { Page } from './page.ts';
import type { Span } from './span.ts';
import { tokenFrom } from './tokens.ts';
import { isWhole } from './whole.ts';

/** What may stand right behind a value of one element without a label of its own: its place says what it is. */
interface Neighbour {
  readonly behind: ElementId;
  readonly element: ElementId;
  /** Signs between the two, with the value as its last group. */
  readonly form: RegExp;
  /** Of the value, and of what it stands behind with what stands in front of that. */
  readonly isValid: (value: string, before: string) => boolean;
  readonly confidence: number;
}

/** Signs in front of what a value stands behind that tell what kind of value it is. */
const HEAD = 160;

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
const PAIRED =
  '[ \\t]{0,3}[/,;|:-]?[ \\t]{0,3}\\n?[ \\t]{0,8}(?:(?:and|then|acct|account|checking|savings|chk|sav)[.:#]? ?(?:no|number|#)?[.:]? {0,3})?';

const RELATION =
  '(?:self|spouse|wife|husband|son|daughter|child|mother|father|brother|sister|grandchild|grandson|granddaughter|stepson|stepdaughter|niece|nephew|dependent|partner|hijo|hija|esposa|esposo|fils|fille|tochter|sohn)';

/** The last year in which somebody of whom nothing but the date is said was born: later dates are of what happened. */
const LAST_BIRTH = 2005;

/** Whether a date behind a name alone is one of birth: of a year long past, with its century, or with two digits that say so. */
const isOldDate = (value: string): boolean => {
  if (!isBirth(value)) return false;
  const year = /(\d{4})$/.exec(value)?.[1] ?? /^(\d{4})-/.exec(value)?.[1];
  if (year !== undefined) return Number(year) <= LAST_BIRTH;
  return /[/.-][3-9]\d$/.test(value);
};

const isBirth = (value: string): boolean => readBirthDate(value, withoutConfusions) !== undefined;

/** Digits of a telephone number of anywhere, right behind a name; no number of the social security and no date. */
const isLikePhone = (value: string): boolean =>
  /^\+?(?:\d[ .-]?){9,12}$/.test(value) &&
  !/^\d{3}[- ]\d{2}[- ]\d{4}$|^\d{1,2}[.-]\d{1,2}[.-]\d{4}$|^(?:19|20)\d{2}-/.test(value);

const always = (): boolean => true;

const PLACE =
  "(?:[A-ZÀ-Þ][A-Za-zÀ-ž'-]{2,24}|[A-ZÀ-Þ][a-z]{1,3}\\. [A-ZÀ-Þ][A-Za-zÀ-ž'-]{2,24})(?:(?: (?:de|del|la|le|di|do|da|sur|am|an der) ?|,? )[A-ZÀ-Þ][A-Za-zÀ-ž'-]{1,24}){0,3}";

const NEIGHBOURS: readonly Neighbour[] = [
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
      `[ \\t]{0,12}[,(|]?[ \\t]{1,12}${RELATION}[ \\t]{0,12}[,)|]?[ \\t]{1,12}(${DATE}|${CONFUSED_DATE})`,
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
    // A list of a family: "Temilade, F, 2013-02-14".
    form: new RegExp(`[,;]? {1,2}\\(?[MFmf]\\)?(?:emale|ale)?[,;]? {1,2}(${DATE}|${LONG_DATE})`, 'y'),
    isValid: isBirth,
    confidence: 0.74,
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
    form: /[ ]{0,4}[,;/|(-]?[ ]{0,4}((?:0[1-9]|1[0-2]) ?[/-] ?(?:20)?[2-4][0-9])/y,
    isValid: always,
    confidence: 0.8,
  },
  {
    behind: 'card_expiry',
    element: 'card_security_code',
    form: /[ ]{0,4}[,;/|(-]?[ ]{0,4}([0-9]{3,4})/y,
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

const BY_ELEMENT: ReadonlyMap<ElementId, readonly Neighbour[]> = Map.groupBy(NEIGHBOURS, ({ behind }) => behind);

/** Where a place ends at an offset: before a label behind a comma, as in "Offenburg, Personalausweis-Nr.", and at once where it is a label. */
const placeEnd = ({ text, tokens, labels }: Page, start: number, end: number): number => {
  let [low, high] = [0, labels.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tokens.start[labels[middle]?.from ?? 0] ?? 0) >= start) high = middle;
    else low = middle + 1;
  }
  const label = labels[low];
  const at = label ? (tokens.start[label.from] ?? end) : end;
  if (at === start) return start;
  const comma = text.lastIndexOf(',', Math.min(at, end));
  return at < end && comma > start ? comma : end;
};

const neighbourAt = (page: Page, span: Span, neighbour: Neighbour): Span | undefined => {
  const { text } = page;
  const { element: found, form, isValid, confidence } = neighbour;
  form.lastIndex = span.end;
  const value = form.exec(text)?.[1];
  if (value === undefined) return undefined;
  const start = form.lastIndex - value.length;
  const before = text.slice(Math.max(0, span.start - HEAD), span.end).padStart(HEAD + span.end - span.start);
  if (!isWhole(text, start, form.lastIndex) || !isValid(value, before)) return undefined;
  const end = found === 'place_of_birth' ? placeEnd(page, start, form.lastIndex) : form.lastIndex;
  if (end === start) return undefined;
  const why = `behind ${span.element}`;
  return { element: found, start, end, confidence, state: 'clear', detector: `beside-${found}`, why };
};

const neighbourOf = (page: Page, span: Span): Span | undefined => {
  if (span.state !== 'clear') return undefined;
  for (const neighbour of BY_ELEMENT.get(span.element) ?? []) {
    const found = neighbourAt(page, span, neighbour);
    if (found) return found;
  }
  return undefined;
};

const BEFORE_ACCOUNT = new RegExp(`^${PAIRED}[0-9]{5,17}(?![0-9])`);

/** The first of two numbers that a label of accounts stands before, where it is a bank's own: "deposit to 021000021 / 4478812093". */
const routingOf = (text: string, span: Span): Span | undefined => {
  const { element, state, start, end } = span;
  if (element !== 'financial_account' || state !== 'clear' || end - start !== ROUTING_DIGITS) return undefined;
  if (VALIDATORS['routing']?.(text.slice(start, end)) !== true) return undefined;
  if (!BEFORE_ACCOUNT.test(text.slice(end, end + REACH))) return undefined;
  return {
    ...span,
    element: 'bank_routing_number',
    confidence: 0.95,
    detector: 'beside-bank_routing_number',
    why: 'before an account',
  };
};

const ROUTING_DIGITS = 9;

/** What stands right in front of a value of one element: the form ends where that begins. */
interface Forerunner {
  readonly before: ElementId;
  readonly element: ElementId;
  readonly form: RegExp;
  readonly isValid: (value: string) => boolean;
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

const FORERUNNERS: readonly Forerunner[] = [
  {
    before: 'ssn',
    element: 'date_of_birth',
    // "Noelle   grandchild   3/30/2014   SSN ...".
    form: new RegExp(`(${DATE})[ \\t,;|/-]{1,16}(?:(?:SSN|ssn|Ssn|SS#|social)[:#]?[ \\t]{0,4})?$`),
    isValid: isBirth,
    confidence: 0.72,
  },
  // "user siordache / pw ...", "user: brindlecat | email: ...".
  {
    before: 'password',
    element: 'username',
    form: loginBefore('pw|pwd|pass(?:w(?:or)?d)?|passcode|kennwort|passwort|clave|contraseña'),
    isValid: always,
    confidence: 0.8,
  },
  { before: 'email', element: 'username', form: loginBefore('e-?mail'), isValid: always, confidence: 0.76 },
];

/** What stands right in front of a value and has no label of its own, or one that is too short to count alone. */
const forerunnerOf = (text: string, { element, state, start }: Span): Span | undefined => {
  if (state !== 'clear') return undefined;
  const own = FORERUNNERS.find(({ before }) => before === element);
  if (!own) return undefined;
  const from = Math.max(0, start - REACH);
  const found = own.form.exec(text.slice(from, start));
  const value = found?.[1];
  if (!found || value === undefined || !own.isValid(value)) return undefined;
  const at = from + found.index + found[0].indexOf(value);
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

/** Most values that follow one another without labels: a card, its last day, its code. */
const MOST = 3;

/** Values that their place behind another value tells: the day of birth behind a number, the end behind a card. */
export const findBeside = (page: Page, spans: readonly Span[]): void => {
  const { text, tokens, emit } = page;
  const { length } = spans;
  for (let n = 0; n < length; n += 1) {
    let last = spans[n];
    const before = last && forerunnerOf(text, last);
    if (before && tokens.taken[tokenFrom(tokens, before.start)] !== 1) emit(before);
    const routing = last && routingOf(text, last);
    if (routing) emit(routing);
    last = routing ?? last;
    if (last?.element === 'person_name' && !tokens.personal) continue;
    for (let turn = 0; turn < MOST && last; turn += 1) {
      last = neighbourOf(page, last);
      if (last) emit(last);
    }
  }
};
