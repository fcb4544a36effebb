import { areOfPeople, isAccountHeader } from '../delimited/header-words.ts';
import { isRecord, pairsOf } from './flatten.ts';
import { messagesIn } from './message-lists.ts';
import { headsOf, rowsWithin } from './rows-within.ts';

/** A list of people, or of messages, that stands in a record, and where. */
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

const withoutArrays = (value: unknown): unknown =>
  isRecord(value)
    ? Object.fromEntries(
        Object.entries(value).flatMap(([key, inner]) => (Array.isArray(inner) ? [] : [[key, withoutArrays(inner)]])),
      )
    : value;

/** Whether a record tells of a person beside its lists. */
export const isOfPerson = (record: unknown): boolean => areOfPeople(headsOf(withoutArrays(record)));

/** Whether a list is of people; `isHeld`: whether it is somebody's, whose accounts may have names too ("Checking"). */
const isPeopleList = (value: readonly unknown[], isHeld: () => boolean): boolean => {
  if (pairsOf(value) !== undefined) return false;
  if (value.length <= MOST_IN_ROW || value.filter(isRecord).length < OF_RECORDS * value.length) return false;
  const heads = value.slice(0, LOOKED_AT).flatMap((element) => (isRecord(element) ? headsOf(element) : []));
  if (!areOfPeople(heads)) return false;
  return areOfPeople(heads.filter((head) => !isAccountHeader(head))) || !isHeld();
};

/**
 * Takes lists of many people, and of messages, out of a record, such as the customers of an answer of a service that is one line, and gives what
 * is left: a row has columns for few people, and lists in it may have hundreds.
 */
export const withoutPeople = (record: unknown, found: PeopleList[]): unknown => {
  const isHeld = (): boolean => isOfPerson(record);
  const leave = (value: unknown, path: string, depth: number): unknown => {
    const messages = Array.isArray(value) ? messagesIn(value, record) : undefined;
    if (messages) {
      found.push({ path, rows: messages });
      return undefined;
    }
    if (Array.isArray(value) && isPeopleList(value, isHeld)) {
      found.push({ path, rows: value });
      return undefined;
    }
    if (!isRecord(value) || depth > DEEPEST) return value;
    const within = rowsWithin(value);
    const isTable = within !== undefined && within.rows.length > MOST_IN_ROW;
    if (isTable) found.push({ path, rows: within.rows });
    const before = found.length;
    const left = Object.entries(isTable ? within.left : value).map(
      ([key, inner]) => [key, leave(inner, path === '' ? key : `${path}.${key}`, depth + 1)] as const,
    );
    return found.length === before && !isTable
      ? value
      : Object.fromEntries(left.filter(([, inner]) => inner !== undefined));
  };
  return leave(record, '', 0);
};
