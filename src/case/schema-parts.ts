import { z } from 'zod';
import { US_STATES } from '../schema/vocabulary.ts';

/** The small parts that schemas of case.yaml share: words, days, places, paths. */

export const UNKNOWN = 'unknown';
export const maybe = () => z.literal([true, false, UNKNOWN]);
export const yesNo = () => z.enum(['yes', 'no', UNKNOWN]);
export const text = () => z.string().min(1);
export const count = () => z.int().nonnegative();
export const flag = () => z.boolean();

/** A day that exists: 2021-02-30 is refused. */
export const isDay = (value: string): boolean => {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value);
  if (!match) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const length = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1];
  return length !== undefined && day >= 1 && day <= length;
};
const MOMENT = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,9})?)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/;
const isMoment = (value: string): boolean => {
  const match = MOMENT.exec(value);
  return match !== null && isDay(match[1] ?? '');
};

export const isDayOrMoment = (value: string): boolean => isDay(value) || isMoment(value);

export const DAY_HINT = 'a date that exists, as YYYY-MM-DD';
export const MOMENT_HINT = 'a date that exists (YYYY-MM-DD), or a moment with offset (2021-08-13T16:00:00-04:00)';
export const day = () =>
  z
    .string({ error: `expected ${DAY_HINT}` })
    .refine(isDay, { error: `expected ${DAY_HINT}` })
    .meta({ format: 'date' });
export const dayOrMoment = () =>
  z.string({ error: `expected ${MOMENT_HINT}` }).refine(isDayOrMoment, { error: `expected ${MOMENT_HINT}` });

const STATE_IDS = new Set(US_STATES.map((state) => `us-${state.toLowerCase()}`));
export const isPlace = (value: string): boolean =>
  /^[a-z]{2}(-[a-z0-9]+)*$/.test(value) && (!/^us-[a-z]{2}$/.test(value) || STATE_IDS.has(value));
export const PLACE_HINT = 'expected a place or law as us-tx, ca-on, eu-de, uk, us-fcc-cpni';
export const place = () => z.string({ error: PLACE_HINT }).refine(isPlace, { error: PLACE_HINT });

/** A path below the case folder: relative, with `/`, never out of it. */
const isInside = (value: string): boolean =>
  value !== '' &&
  !value.startsWith('/') &&
  !value.includes('\\') &&
  !value.includes('\0') &&
  value.split('/').every((part) => part !== '..');
export const relativePath = () =>
  z.string().refine(isInside, { error: 'expected a path below the folder, with /, without .. and not absolute' });
