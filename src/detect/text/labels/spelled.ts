import type { ElementId } from '../../../schema/vocabulary.ts';
import type { Detector } from '../../data-files.ts';
import { reasonOf, type Span } from '../spans/span.ts';
import { type HashSet, wordSet } from '../tokens/characters.ts';
import { GAP, KIND, type Tokens } from '../tokens/tokens.ts';
import { isWhole } from '../tokens/whole.ts';

/** Numbers of digits that a value said digit by digit has, where the element says so. */
const DIGITS: Partial<Readonly<Record<ElementId, readonly number[]>>> = {
  ssn: [9],
  phone: [7, 10, 11],
  payment_card: [15, 16],
  bank_routing_number: [9],
  military_id: [10],
};

/** Numbers of a person that have as many digits as their office likes. */
const ANY: ReadonlySet<ElementId> = new Set([
  'account_number',
  'financial_account',
  'medical_record_number',
  'health_insurance_id',
  'employee_id',
  'student_id',
  'drivers_license',
  'state_id',
  'passport',
  'other_government_id',
  'tax_id',
  'iccid',
  'imei',
  'ticket_number',
  'order_number',
]);

const LEAST_DIGITS = 5;
const MOST_DIGITS = 22;

const WORD = '(?:oh|zero|one|two|three|four|five|six|seven|eight|nine|double|triple|hundred|thousand)';

/** "W as in whiskey", "B for boy", behind a letter; "dash" between digits. */
const AS_IN = '(?: (?:as in|like|for) [A-Za-z]{3,10})?';
const DASH = '(?:(?:dash|hyphen|slash) )?';

/** Signs that are said one by one: letters, then digits or their words: "L U 2 0 9 4 1 8", "four four one, seven two oh", "W as in whiskey, 2 0 7 dash 4 4". */
const SPELLED = new RegExp(
  `(?:[A-Z]${AS_IN}(?:[.,]? |-)){0,5}(?:(?:\\d|${WORD})(?![A-Za-z0-9])[ ,.-]{1,2}${DASH}(?:[Oo] (?=\\d|${WORD}))?){4,21}(?:\\d|${WORD})(?![A-Za-z0-9])`,
  'y',
);

/** Words behind a letter that is told by a word. */
const ALPHABET: HashSet = wordSet('as like for');

const WORDS: HashSet = wordSet('oh zero one two three four five six seven eight nine double triple');

/** Whether what is said sign by sign may begin at a token: a single sign or the word of a digit, and another behind it. */
export const mayBeSpelled = (tokens: Tokens, token: number): boolean =>
  isSign(tokens, token) && (isSign(tokens, token + 1) || ALPHABET.has(tokens.hash[token + 1] ?? 0));

const isSign = ({ kind, gap, hash, start, end, count }: Tokens, token: number): boolean => {
  if (token >= count || (gap[token] ?? 0) >= GAP.newline) return false;
  if (kind[token] === KIND.digits || kind[token] === KIND.upper) return (end[token] ?? 0) - (start[token] ?? 0) === 1;
  return WORDS.has(hash[token] ?? 0);
};

const digitsOf = (value: string): number => value.match(new RegExp(`\\d|${WORD}`, 'g'))?.length ?? 0;

/** Whether a value of so many digits may be of an element. */
const fits = (element: ElementId, digits: number, doubled: boolean): boolean => {
  const exact = DIGITS[element];
  if (exact)
    return exact.includes(digits) || (doubled && exact.some((length) => digits < length && digits >= length - 3));
  return ANY.has(element) && digits >= LEAST_DIGITS && digits <= MOST_DIGITS;
};

/** The value of one of the detectors of a label that is said sign by sign, where that may be: "my chart number is L U 2 0 9 4 1 8". */
export const spelledAt = (
  text: string,
  tokens: Tokens,
  token: number,
  detectors: readonly Detector[],
  isAsked: (detector: Detector, end: number) => boolean,
): Span | undefined => {
  const start = tokens.start[token] ?? 0;
  SPELLED.lastIndex = start;
  if (!SPELLED.test(text)) return undefined;
  const end = SPELLED.lastIndex;
  if (!isWhole(text, start, end)) return undefined;
  const value = text.slice(start, end);
  const digits = digitsOf(value);
  const doubled = /double|triple|hundred|thousand/.test(value);
  const own = detectors.find(
    (detector) => detector.state !== 'truncated' && fits(detector.element, digits, doubled) && isAsked(detector, end),
  );
  if (!own) return undefined;
  const { element, score, id } = own;
  return {
    element,
    start,
    end,
    confidence: Math.min(score, 0.84),
    state: 'clear',
    detector: id,
    why: reasonOf(id, 'spelled, label'),
  };
};
