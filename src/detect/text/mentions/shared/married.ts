import type { Place } from '../scene.ts';
import type { Couple } from './couples.ts';
import { MY_SPOUSE, SPOUSE_BEFORE, SPOUSE_BEHIND } from './words.ts';

/** Signs between the namings of two of whom one is called the other's husband or wife. */
const REACH = 300;
const LOOKED_AT = 40;
const MOST_NAMES = 8;

/** In front of the name of whoever speaks. */
const SAYS_WHO =
  /(?<!\p{L})(?:this is|my name is|name['’]?s|i am|i['’]m|me,|soy|ich bin|je suis) (?:(?:mr|mrs|ms)\.? )?$/iu;

/** Those whom a text names one behind the other and calls husband and wife, or who were: "Ann Lee came in with her ex-husband Bo Ray". */
export const marriedIn = (text: string, names: readonly Place[]): readonly Couple[] =>
  names.flatMap(({ person, start, end }, n) => {
    const head = text.slice(Math.max(0, start - LOOKED_AT), start);
    const isSpouse = SPOUSE_BEFORE.test(head) || SPOUSE_BEHIND.test(text.slice(end, end + LOOKED_AT));
    const other = isSpouse
      ? names.slice(Math.max(0, n - MOST_NAMES), n).findLast((one) => one.person !== person)
      : undefined;
    // "My wife" is of whoever says so.
    const isTold =
      other && (!MY_SPOUSE.test(head) || SAYS_WHO.test(text.slice(Math.max(0, other.start - LOOKED_AT), other.start)));
    return isTold && start - other.end < REACH ? [{ people: [other.person, person], start: other.start, end }] : [];
  });

/** Whom whoever speaks or writes calls a husband or wife of their own. */
export const ownSpousesIn = (text: string, names: readonly Place[]): readonly Place[] =>
  names.filter(({ start }) => MY_SPOUSE.test(text.slice(Math.max(0, start - LOOKED_AT), start)));
