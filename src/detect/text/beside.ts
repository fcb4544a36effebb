import type { ElementId } from '../../schema/vocabulary.ts';
import { readBirthDate } from '../values/birth-dates.ts';
import { withoutConfusions } from '../values/validators.ts';
import type { Page } from './page.ts';
import type { Span } from './span.ts';
import { isWhole } from './whole.ts';

/** What may stand right behind a value of one element without a label of its own: its place says what it is. */
interface Neighbour {
  readonly behind: ElementId;
  readonly element: ElementId;
  /** Signs between the two, with the value as its last group. */
  readonly form: RegExp;
  readonly isValid: (value: string) => boolean;
  readonly confidence: number;
}

const DATE =
  '[0-9]{1,2}[./-][0-9]{1,2}[./-](?:[0-9]{4}|[0-9]{2})|(?:19|20)[0-9]{2}-[0-9]{2}-[0-9]{2}|[0-9]{1,2}[ -](?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}[ -][0-9]{4}';

const isBirth = (value: string): boolean => readBirthDate(value, withoutConfusions) !== undefined;

const always = (): boolean => true;

const NEIGHBOURS: readonly Neighbour[] = [
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
    form: /,? (?:in|at|en|à|a|em|te|w|i) ([A-ZÀ-Þ][A-Za-zÀ-ž.'-]{2,24}(?:(?: (?:de|del|la|le|di|do|da|sur|am|an der) ?|,? )[A-ZÀ-Þ][A-Za-zÀ-ž.'-]{1,24}){0,3}(?: \([A-ZÀ-Þ][A-Za-zÀ-ž -]{1,20}\))?)/y,
    isValid: always,
    confidence: 0.75,
  },
];

const BY_ELEMENT: ReadonlyMap<ElementId, Neighbour> = new Map(NEIGHBOURS.map((one) => [one.behind, one]));

const neighbourOf = (text: string, { element, end, state }: Span): Span | undefined => {
  const neighbour = state === 'clear' ? BY_ELEMENT.get(element) : undefined;
  if (!neighbour) return undefined;
  const { element: found, form, isValid, confidence } = neighbour;
  form.lastIndex = end;
  const value = form.exec(text)?.[1];
  if (value === undefined) return undefined;
  const start = form.lastIndex - value.length;
  if (!isWhole(text, start, form.lastIndex) || !isValid(value)) return undefined;
  const why = `behind ${element}`;
  return { element: found, start, end: form.lastIndex, confidence, state: 'clear', detector: `beside-${found}`, why };
};

/** Most values that follow one another without labels: a card, its last day, its code. */
const MOST = 3;

/** Values that their place behind another value tells: the day of birth behind a number, the end behind a card. */
export const findBeside = ({ text, emit }: Page, spans: readonly Span[]): void => {
  const { length } = spans;
  for (let n = 0; n < length; n += 1) {
    let last = spans[n];
    for (let turn = 0; turn < MOST && last; turn += 1) {
      last = neighbourOf(text, last);
      if (last) emit(last);
    }
  }
};
