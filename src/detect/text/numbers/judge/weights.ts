import { readFileSync } from 'node:fs';
import { CandorError } from '../../../../core/errors.ts';
import { once } from '../../../../core/once.ts';
import type { ElementId } from '../../../../schema/vocabulary.ts';
import { keyOfName } from './sign-list.ts';

const FILE = 'data/judges/numbers.txt';

/** What the judge answers: an element, one of those that it leaves to the rules, or that a number is nobody's. */
export const ANSWERS = [
  'none',
  'other',
  'date_of_birth',
  'phone',
  'ssn',
  'account_number',
  'financial_account',
  'bank_routing_number',
  'payment_card',
  'card_expiry',
  'card_security_code',
  'drivers_license',
  'passport',
  'health_insurance_id',
  'medical_record_number',
  'employee_id',
  'student_id',
  'order_number',
  'ticket_number',
  'other_government_id',
  'tax_id',
  'alpr',
  'vin',
  'username',
  'password',
  'account_pin',
] as const satisfies readonly (ElementId | 'none' | 'other')[];

export type Answer = (typeof ANSWERS)[number];

export const NONE = 0;
export const OTHER = 1;

const NUMBERS: ReadonlyMap<string, number> = new Map(ANSWERS.map((answer, n) => [answer, n]));

/** The answer that is right for an element; nothing where an element has none of its own. */
export const answerOf = (element: string): number => NUMBERS.get(element) ?? OTHER;

/** What each sign weighs for each answer, in hundredths: by its key the number of its row, which goes from one place to the next. */
export interface Weights {
  readonly rows: ReadonlyMap<number, number>;
  readonly places: Int32Array;
  readonly answers: Uint8Array;
  readonly values: Int16Array;
}

const fault = (line: number): CandorError =>
  new CandorError('DATA_INVALID', 'a sign has a name, answers and whole numbers', { place: { file: FILE, line } });

/** Reads a table: a line a sign, behind a tab its answers with what it weighs for them. */
export const readWeights = (source: string): Weights => {
  const rows = new Map<number, number>();
  const places: number[] = [0];
  const answers: number[] = [];
  const values: number[] = [];
  source.split('\n').forEach((line, n) => {
    if (line === '' || line.startsWith('#')) return;
    const [name = '', weights = ''] = line.split('\t');
    const key = keyOfName(name);
    if (key === undefined) throw fault(n + 1);
    const parts = weights.split(' ');
    for (let at = 0; at < parts.length; at += 2) {
      const answer = NUMBERS.get(parts[at] ?? '');
      const weight = Number(parts[at + 1]);
      if (answer === undefined || !Number.isInteger(weight)) throw fault(n + 1);
      answers.push(answer);
      values.push(weight);
    }
    rows.set(key, rows.size);
    places.push(answers.length);
  });
  return { rows, places: Int32Array.from(places), answers: Uint8Array.from(answers), values: Int16Array.from(values) };
};

export const numberWeights = once(() =>
  readWeights(readFileSync(new URL(`../../../../../${FILE}`, import.meta.url), 'utf8')),
);
