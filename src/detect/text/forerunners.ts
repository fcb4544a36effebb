import type { ElementId } from '../../schema/vocabulary.ts';
import { DATE } from './date-forms.ts';
import { always, isBirth } from './neighbours.ts';
import type { Span } from './span.ts';
import { isWhole } from './whole.ts';

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
export const forerunnerOf = (text: string, { element, state, start }: Span): Span | undefined => {
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
