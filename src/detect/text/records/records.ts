import { type ColumnRole, type ElementId, elementOfRole } from '../../../schema/vocabulary.ts';
import { readKey } from '../../columns/headers/read-key.ts';
import { emitAt, type Page } from '../page.ts';
import { reasonOf } from '../spans/span.ts';
import { type Tokens, tokenFrom } from '../tokens/tokens.ts';
import { isNationalId, isNumbered, isOfRole, isSureName } from './field-values.ts';
import type { Pair } from './pair.ts';
import { eachPair, latestEnd, valueIn } from './pairs.ts';

/** How strongly the name of a field has to say what it holds; less where a value can be told for a name by itself. */
const LEAST = 4;
const LEAST_NAMED = 2.4;

/** Signs between two fields of one record, at most. */
const MOST_APART = 400;

/** What fields of a record are about somebody by; two different ones are asked for, one of them of those that say who it is. */
const WHO: ReadonlySet<ElementId> = new Set<ElementId>([
  'person_name',
  'date_of_birth',
  'ssn',
  'other_government_id',
  'passport',
  'drivers_license',
]);
const ABOUT: ReadonlySet<ElementId> = new Set<ElementId>([
  ...WHO,
  'phone',
  'email',
  'postal_address',
  'place_of_birth',
  'religion',
  'health_insurance_id',
  'medical_record_number',
  'employee_id',
  'student_id',
]);
const LEAST_ABOUT = 2;
/** Of source code, whose settings and tests look like records. */
const LEAST_IN_CODE = 3;

const CONFIDENCE = 0.89;
const SURE_NAME = 0.96;
/** Above any date: that its key speaks of a date bears the date out as well. */
const BIRTH_DATE = 0.91;
/** Below what is sure: the grammar of addresses goes first where it reads one. */
const ADDRESS = 0.84;
const DETECTOR = 'record-field';

/** A field of a record of which its name says what it holds. */
interface Named extends Pair {
  readonly role: ColumnRole;
  readonly element: ElementId;
  /** How strongly its name says so. */
  readonly score: number;
}

/** The same of which the value says so, too. */
interface Field extends Named {
  readonly to: number;
  /** Its name leaves no doubt what it holds, as "name" alone does. */
  readonly sure: boolean;
}

/** Accounts of banks, firms and programs are called alike: what an account is of says the text around it. */
const OF_ACCOUNT = /acc(?:oun)?t|kont|cuenta|conta|compte|rekening/i;

/** Short names stand for much else: a check digit has to bear them out. */
const isVague = (name: string, role: ColumnRole, value: string): boolean =>
  (role === 'account_number' && OF_ACCOUNT.test(name)) ||
  (role === 'other_government_id' && name.length <= SHORT_NAME && !isNationalId(value));

const SHORT_NAME = 4;

const namedOf = (pair: Pair): Named | undefined => {
  const reading = readKey(pair.name);
  const element = reading && elementOfRole(reading.role);
  if (!element || reading.score < (element === 'person_name' ? LEAST_NAMED : LEAST)) return undefined;
  return { ...pair, ...reading, element };
};

const fieldOf = (text: string, named: Named): Field | undefined => {
  const { role, name, score } = named;
  const { from, to } = valueIn(text, named);
  const value = text.slice(from, to);
  return isOfRole(role, value, name) && !isVague(name, role, value)
    ? { ...named, from, to, sure: score >= LEAST && isSureName(role, name, value) }
    : undefined;
};

/** Whether what fields are about says who somebody is. */
const tellSomebody = (elements: ReadonlySet<ElementId>, inCode: boolean): boolean => {
  const about = [...elements].filter((element) => ABOUT.has(element));
  return about.length >= (inCode ? LEAST_IN_CODE : LEAST_ABOUT) && about.some((element) => WHO.has(element));
};

/**
 * Without fields whose names, with those of all that may be of the same record, are of nobody whatever their values are: these cost more to
 * read, and files of programs are full of "name:" and "source:".
 */
const mayBeOfSomebody = (named: readonly Named[], inCode: boolean): readonly Named[] => {
  const groups: Named[][] = [];
  let end = Number.NEGATIVE_INFINITY;
  for (const field of [...named].sort((a, b) => a.at - b.at)) {
    if (field.at - end > MOST_APART) groups.push([]);
    groups.at(-1)?.push(field);
    end = Math.max(end, latestEnd(field));
  }
  return groups.filter((group) => tellSomebody(new Set(group.map(({ element }) => element)), inCode)).flat();
};

/** Fields that stand together. */
const recordsOf = (fields: readonly Field[]): readonly (readonly Field[])[] => {
  const records: Field[][] = [];
  let end = -MOST_APART - 1;
  for (const field of fields) {
    if (field.at - end > MOST_APART) records.push([]);
    records.at(-1)?.push(field);
    end = field.to;
  }
  return records;
};

const isOfSomebody = (record: readonly Field[], inCode: boolean): boolean =>
  tellSomebody(new Set(record.flatMap(({ element, sure }) => (sure ? [element] : []))), inCode);

/** Whether a label that detectors have stands in the name of a field: they know better what its value looks like. */
const isLabelled = (tokens: Tokens, heads: ReadonlySet<number>, { at, name, isLabel, role }: Field): boolean => {
  if (!isLabel || !isNumbered(role)) return false;
  const behind = tokenFrom(tokens, at + name.length);
  for (let token = tokenFrom(tokens, at); token < behind; token += 1) if (heads.has(token)) return true;
  return false;
};

const confidenceOf = (element: ElementId): number => {
  if (element === 'person_name') return SURE_NAME;
  if (element === 'date_of_birth') return BIRTH_DATE;
  return element === 'postal_address' ? ADDRESS : CONFIDENCE;
};

const emitField = (page: Page, { element, from, to }: Field): void => {
  const token = tokenFrom(page.tokens, from);
  if (page.tokens.taken[token] === 1) return;
  const detector = element === 'person_name' ? 'name-lists' : DETECTOR;
  emitAt(page, token, {
    element,
    start: from,
    end: to,
    confidence: confidenceOf(element),
    state: 'clear',
    detector,
    why: reasonOf(detector, 'label of its field'),
  });
};

/**
 * Fields of records in text, whose names are read as a table's headers are: "client.geboortedatum=27-06-1938", <Nazwisko>Kubiak</Nazwisko>,
 * "Konfession ....: islamisch". They count where several of them stand together and say who somebody is.
 * `hasForms`: the window may be a form of people.
 */
export const findRecords = (page: Page, hasForms: boolean): void => {
  const { tokens, labels } = page;
  const { text, code } = tokens;
  const named: Named[] = [];
  eachPair(tokens, hasForms, (pair) => {
    const field = namedOf(pair);
    if (field) named.push(field);
  });
  const fields = mayBeOfSomebody(named, code)
    .flatMap((field) => fieldOf(text, field) ?? [])
    .sort((a, b) => a.from - b.from || a.to - b.to);
  const heads = new Set(labels.map(({ from }) => from));
  for (const record of recordsOf(fields))
    if (isOfSomebody(record, code))
      for (const field of record) if (!isLabelled(tokens, heads, field)) emitField(page, field);
};
