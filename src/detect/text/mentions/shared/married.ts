import type { Place } from '../scene.ts';
import type { Couple } from './couples.ts';
import { SPOUSE_BEFORE, SPOUSE_BEHIND } from './words.ts';

/** Signs between the namings of two of whom one is called the other's husband or wife. */
const REACH = 300;
const LOOKED_AT = 40;

/** Those whom a text names one behind the other and calls husband and wife, or who were: "Ann Lee came in with her ex-husband Bo Ray". */
export const marriedIn = (text: string, names: readonly Place[]): readonly Couple[] =>
  names.flatMap(({ person, start, end }, n) => {
    const isSpouse =
      SPOUSE_BEFORE.test(text.slice(Math.max(0, start - LOOKED_AT), start)) ||
      SPOUSE_BEHIND.test(text.slice(end, end + LOOKED_AT));
    const other = isSpouse ? names.slice(0, n).findLast((one) => one.person !== person) : undefined;
    return other && start - other.end < REACH ? [{ people: [other.person, person], start: other.start, end }] : [];
  });
