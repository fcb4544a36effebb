import { areOfPeople } from '../delimited/header-words.ts';
import { flatten, isRecord, pairsOf } from './flatten.ts';

/** A list of people that stands in a record, and where. */
export interface PeopleList {
  readonly path: string;
  readonly rows: readonly unknown[];
}

/** So few people of a record, a family or the drivers of a car, have columns in its row; more are a list of its own. */
const MOST_IN_ROW = 7;
const OF_RECORDS = 0.8;
/** Elements by whose keys a list is told to be of people. */
const LOOKED_AT = 5;
const DEEPEST = 12;

/** The names of a record's cells: in full, and their last words alone (`name.first`: first). */
const headsOf = (record: unknown): readonly string[] =>
  [...flatten(record).keys()].flatMap((key) => [key.replaceAll('.', ' '), key.slice(key.lastIndexOf('.') + 1)]);

const isPeopleList = (value: readonly unknown[]): boolean =>
  value.length > MOST_IN_ROW &&
  pairsOf(value) === undefined &&
  value.filter(isRecord).length >= OF_RECORDS * value.length &&
  areOfPeople(value.slice(0, LOOKED_AT).flatMap((element) => (isRecord(element) ? headsOf(element) : [])));

/**
 * Takes lists of many people out of a record, such as the customers of an answer of a service that is one line, and gives what
 * is left: a row has columns for few people, and lists in it may have hundreds.
 */
export const withoutPeople = (value: unknown, found: PeopleList[], path = '', depth = 0): unknown => {
  if (Array.isArray(value) && isPeopleList(value)) {
    found.push({ path, rows: value });
    return undefined;
  }
  if (!isRecord(value) || depth > DEEPEST) return value;
  const before = found.length;
  const left = Object.entries(value).map(
    ([key, inner]) => [key, withoutPeople(inner, found, path === '' ? key : `${path}.${key}`, depth + 1)] as const,
  );
  return found.length === before ? value : Object.fromEntries(left.filter(([, inner]) => inner !== undefined));
};
