import { AIR_DATE, DATE, LONG_DATE } from './date-forms.ts';
import { type Around, always, HEAD, isBirth, type Neighbour } from './neighbour.ts';

/** "Dependents: 02 Otis Granger   04/11/2012": lists of people beside whom their days of birth stand. */
const LISTED_BORN =
  /(?:^|[^\p{L}])(?:dependents?|children|kids|minors|household members?|family members?|covered (?:members?|persons?)|enrollees|beneficiar(?:y|ies)|hijos|dependientes|beneficiarios|enfants|ayants droit|kinder|familienmitglieder|figli|filhos|dependentes)(?=[^\p{L}])/iu;

/** "Patient is son Tully Woodhouse, 2016-08-27": a word for a child right in front of a name. */
const OF_CHILD =
  /(?:^|[^\p{L}])(?:son|daughter|baby|newborn|infant|toddler|kid|child|stepson|stepdaughter|grandson|granddaughter|nephew|niece|twins?|hij[oa]|fils|fille|sohn|tochter|figli[oa]|filh[oa]),? $/iu;

/** Digits, and letters that scanners read for them. */
const CONFUSED_DATE = '[0-9OIl]{1,2}/[0-9OIl]{1,2}/[0-9OIl]{4}';

/** Words of reports of the police by which somebody is brought in. */
const OF_POLICE =
  /(?:^|[^\p{L}])(?:identified|verbally|driver|passenger|suspect|subj(?:ect)?|arrestee|detained|[SVWA][-/ ]?\d:)(?=[^\p{L}])/iu;

const RELATION =
  '(?:self|spouse|wife|husband|son|daughter|child|mother|father|brother|sister|grandchild|grandson|granddaughter|stepson|stepdaughter|niece|nephew|dependent|partner|sp|dau|dtr|ch|chld|stepdau|gdau|gson|subscriber|employee|ee|insured|member|applicant|co-?applicant|primary|participant|tenant|head|hoh|titular|cónyuge|padre|madre|conjoint|figlio|figlia|filho|filha|hijo|hija|esposa|esposo|fils|fille|tochter|sohn)';

/** Words and dates in the line of a name that say that a date further on is none of birth. */
const OF_EVENT =
  /\d[/.-]\d{1,2}[/.-]\d|(?:^|[^\p{L}])(?:hired?|start(?:ed)?|since|seen|visit|adm(?:itted)?|date|dated|effective|eff|issued|exp(?:ires)?|term|signed|paid|due|dos|enrolled|married|died|dod|d\.|last|next|appt|from|on)(?=[^\p{L}])|: *$/iu;

/** Years after which somebody may be spoken of by a date alone: later dates are of what happened. */
const LEAST_AGE = 14;
/** The last year of birth where the text names no other year, and where it names none that is later. */
const LAST_BIRTH = 2005;
const LAST_OF_OWN = 1995;

/** The year of a date; of two digits as that of somebody who lives. */
const yearOf = (value: string): number => {
  const year = /(?<!\d)(?:19|20)\d\d(?!\d)/.exec(value)?.[0];
  if (year !== undefined) return Number(year);
  const short = Number(value.slice(-2));
  return short >= 30 ? 1900 + short : 2000 + short;
};

/** What is said of a date of signing, in front of the name that signs. */
const OF_SIGNING =
  /(?:^|[^\p{L}])(?:signed|signature|agreement|witness(?:ed)?|executed|notarized|copyright|approved|prepared|reviewed)(?=[^\p{L}])[^\n]{0,60}$|©/iu;
const NEAR_NAME = 72;

/** Whether a date behind a name alone is one of birth: long before the latest year that the text names. */
const isOldDate = (value: string, before: string, { newest }: Around): boolean => {
  if (!isBirth(value) || OF_SIGNING.test(before.slice(HEAD - NEAR_NAME, HEAD))) return false;
  const [year, last] = [yearOf(value), newest()];
  // An early one may be that of another birth.
  if (last > year && last > LAST_OF_OWN) return year <= last - LEAST_AGE;
  return year <= (last === 0 ? LAST_BIRTH : LAST_OF_OWN);
};

/** Documents of identity whose holder's day of birth stands right behind their number. */
const DOCUMENTS = ['passport', 'drivers_license', 'state_id', 'other_government_id'] as const;

/** Days of birth that stand behind a name or the number of a document without a word of birth. */
export const BIRTHS: readonly Neighbour[] = [
  ...DOCUMENTS.map(
    (behind): Neighbour => ({
      behind,
      element: 'date_of_birth',
      form: new RegExp(`(?:[,;] ?| {0,2}[/|] {0,2})(${DATE}|${LONG_DATE})(?![/.-]?\\d)`, 'y'),
      isValid: isOldDate,
      confidence: 0.66,
    }),
  ),
  {
    behind: 'person_name',
    element: 'date_of_birth',
    // "Gudrun Maier, *19.12.1963": the sign of birth.
    form: new RegExp(`,? {0,2}\\(?[*] ?(${DATE}|${LONG_DATE})`, 'y'),
    isValid: isBirth,
    confidence: 0.85,
  },
  {
    behind: 'person_name',
    element: 'date_of_birth',
    // The next field of a message between hospitals: "|OYELOWO^FOLASADE||19620914|".
    form: /(?:\^[A-Z.]{0,12}){0,4}\|{1,2}((?:19|20)[0-9]{6})(?=\|)/y,
    isValid: isBirth,
    confidence: 0.85,
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
    form: new RegExp(`(?:, ?|[ \\t]{1,30}| {0,4}[·•|;–-] {1,4}|[ ]?\\()(${DATE}|${LONG_DATE})`, 'y'),
    isValid: isOldDate,
    confidence: 0.62,
  },
  {
    behind: 'person_name',
    element: 'date_of_birth',
    form: new RegExp(`[,(|]?[ \\t]{1,12}\\(?(${DATE})`, 'y'),
    isValid: (value, before) =>
      isBirth(value) && (LISTED_BORN.test(before.slice(0, HEAD)) || OF_CHILD.test(before.slice(HEAD - 24, HEAD))),
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
    element: 'date_of_birth',
    // Children of a booking: "LEE/BENJAMIN MSTR *CHD 14MAR16".
    form: new RegExp(` {1,3}\\*?\\(?(?:CHD|INF|CNN|INS)[ /]?(${AIR_DATE})`, 'y'),
    isValid: always,
    confidence: 0.85,
  },
  {
    behind: 'person_name',
    element: 'date_of_birth',
    // "Zaniyah Monroe    2/4/2014    daughter".
    form: new RegExp(`[ \\t]{2,40}(${DATE})(?=[ \\t]{2,40}${RELATION}(?![a-z]))`, 'y'),
    isValid: isBirth,
    confidence: 0.74,
  },
  {
    behind: 'person_name',
    element: 'date_of_birth',
    // The head of a letter: "RE: Ann Lee" and "4-16-1977" below.
    form: new RegExp(
      `[ \\t]{0,40}\\r?\\n[ \\t]{0,40}(${DATE}|${LONG_DATE})(?=[ \\t]{2}|[ \\t]{0,40}(?:\\r?\\n|$))`,
      'y',
    ),
    isValid: isOldDate,
    confidence: 0.62,
  },
  {
    behind: 'person_name',
    element: 'date_of_birth',
    // A cell of its own in the line of a name: "Eldridge, Samuel   Rm 214B   MRN 228-41-07   10/12/1937".
    form: new RegExp(
      `[^\\n]{1,80}?(?: {2,40}|\\t{1,4}| ?\\| ?)(${DATE})(?= {2}|\\t| ?\\||[ \\t]{0,40}(?:\\r?\\n|$))`,
      'y',
    ),
    isValid: (value, before, around) => isOldDate(value, before, around) && !OF_EVENT.test(around.between),
    confidence: 0.6,
  },
];
