import { usStateCode } from '../../columns/cells/content-words.ts';
import { foldWords } from '../../columns/cells/fold.ts';
import { readPhone } from '../../columns/cells/phone-number.ts';
import { splitFullAddress } from '../../columns/cells/split-address.ts';
import { splitFullName } from '../../columns/cells/split-name.ts';
import { isConfusedPhone, withoutConfusions } from '../../values/validators.ts';
import { type Span, spanValue } from '../spans/span.ts';
import { isSaidDead } from './people/died.ts';
import { isMiddle, type NamePart, partBefore } from './people/name-part.ts';
import type { Written } from './people/named-person.ts';
import { placeBehind } from './place-fields.ts';
import { birthDate } from './single-values.ts';

export type Cells = Readonly<Record<string, string | number | null>>;

type Read = (value: string, span: Span, text: string) => Cells;

const digits = (value: string): string => value.replace(/\D/g, '');
const plain = (value: string): string => value.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase();

/** A number behind its element, so that numbers of two kinds are never the same. */
const numberOf =
  (column: string): Read =>
  (value, { element, state }) =>
    state === 'clear' ? { [column]: `${element}:${plain(value)}` } : {};
const governmentId = numberOf('government_id');
const personNumber = numberOf('person_number');

const clearDigits =
  (column: string): Read =>
  (value, { state }) =>
    state === 'clear' ? { [column]: digits(value) } : {};

const address: Read = (value, { end }, text) => {
  const { street, city, region, postalCode } = splitFullAddress(value);
  if (city !== null || postalCode !== null) return { address: street, city, region, postal_code: postalCode };
  const behind = placeBehind(text, end);
  const state = behind.region === undefined ? undefined : (usStateCode(behind.region) ?? behind.region);
  return {
    address: street,
    city: behind.city ?? null,
    region: region ?? state ?? null,
    postal_code: behind.postal_code ?? null,
  };
};

const name = (value: string, { order = 'given' }: Pick<Span, 'order'> = {}): Cells => {
  const flat = value.replace(/\s+/g, ' ');
  const { given, middle, family, suffix } = splitFullName(flat, order);
  return { full_name: flat, given_name: given, middle_name: middle, family_name: family, name_suffix: suffix };
};

const NO_NAME: Cells = { middle_name: null, name_suffix: null };

/** Of a number that is hidden but for its end, the last four digits are kept: they tell people apart. */
const socialSecurity: Read = (value, { state }) => {
  const all = digits(withoutConfusions(value));
  // Seven or eight digits have lost their first zeros.
  if (state === 'clear') return { ssn: all.length >= 7 ? all.padStart(9, '0') : all };
  return state === 'truncated' && all.length >= 4 ? { ssn: all.slice(-4) } : {};
};

/** How a value becomes cells of RECORD; elements without an entry stand in `holding` only. */
const READ: Partial<Record<Span['element'], Read>> = {
  person_name: name,
  ssn: socialSecurity,
  phone: (value) => ({ phone: readPhone(isConfusedPhone(value) ? withoutConfusions(value) : value) }),
  // In a request the signs are written by their codes.
  email: (value) => ({ email: value.replace('%40', '@').replace(/%2B/gi, '+').toLowerCase() }),
  date_of_birth: (value) => ({ date_of_birth: birthDate(value) }),
  postal_address: address,
  place_of_birth: (value) => ({ place_of_birth: value }),
  imei: clearDigits('imei'),
  imsi: clearDigits('imsi'),
  iccid: clearDigits('iccid'),
  account_number: (value) => ({ account_number: value }),
  medical_record_number: personNumber,
  student_id: personNumber,
  employee_id: personNumber,
  medical_id: personNumber,
  health_insurance_id: (value, { state }) => (state === 'clear' ? { member_number: value } : {}),
  username: (value) => ({ username: value.toLowerCase() }),
  drivers_license: governmentId,
  state_id: governmentId,
  passport: governmentId,
  military_id: governmentId,
  tax_id: governmentId,
  tribal_id: governmentId,
  voter_id: governmentId,
  mbi: governmentId,
  other_government_id: governmentId,
};

/** Whether a value of an element tells who a person is. */
export const tellsPerson = ({ element }: Span): boolean => READ[element] !== undefined;

/** The name of somebody whose parts stand in fields of their own; nothing where one of them is not told. */
const fromParts = (names: readonly Span[], text: string): Cells => {
  const wordsOf = (isSought: (start: number) => boolean): string | undefined => {
    const found = names.find(({ start }) => isSought(start));
    return found && spanValue(found, text);
  };
  const part = (wanted: NamePart) => wordsOf((start) => partBefore(text, start) === wanted);
  const [given, family] = [part('given'), part('family')];
  if (given === undefined || family === undefined) return {};
  const middle = wordsOf((start) => isMiddle(text, start));
  const [first = given, ...others] = [given, middle ?? ''].join(' ').trim().split(/\s+/);
  return {
    ...name([first, ...others, family].join(' ')),
    given_name: first,
    middle_name: others.join(' ') || null,
    family_name: family,
  };
};

/** The name of somebody of whom the text tells the given name alone, or the family name in another place: "Harold and Inger Nyquist". */
const fromWritten = ({ given, family }: Written): Cells => {
  if (given === undefined) return {};
  const whole = family === undefined ? given : `${given} ${family}`;
  return { ...NO_NAME, full_name: whole, given_name: given, family_name: family ?? null };
};

const words = (span: Span, text: string): string => foldWords(text.slice(span.start, span.end));

/** The family name that somebody had before, where the text tells a whole name of theirs by now. */
const maidenName = (former: readonly Span[], current: readonly Span[], text: string): Cells => {
  const [one] = former;
  const isWhole = current.some(({ start, end }) => /\s/.test(text.slice(start, end)));
  const family = one && name(text.slice(one.start, one.end), one)['family_name'];
  return isWhole && family ? { maiden_name: family } : {};
};

/**
 * The cells of one person's values; of several values of one kind the first counts, of names the longest that is theirs still. `written`: parts of their
 * name that stand apart; `former`: namings by a name that was theirs.
 */
export const cellsOf = (
  spans: readonly Span[],
  text: string,
  written: Written = {},
  former: readonly Span[] = [],
): Cells => {
  const before = new Set(former.map((span) => words(span, text)));
  const all = spans.filter(({ element }) => element === 'person_name');
  const current = before.size === 0 ? all : all.filter((span) => !before.has(words(span, text)));
  const maiden = before.size === 0 ? {} : maidenName(former, current, text);
  const names = 'maiden_name' in maiden ? current : all;
  const longest = [...names].sort((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start)[0];
  const whole =
    longest !== undefined &&
    /\s/.test(text.slice(longest.start, longest.end)) &&
    partBefore(text, longest.start) === undefined;
  const cells: Record<string, string | number | null> = whole
    ? {}
    : { ...fromWritten(written), ...fromParts(names, text) };
  const holding = new Set<string>();
  for (const span of spans) {
    holding.add(`${span.element}=${span.state}`);
    if (span.element === 'person_name' && (span !== longest || 'full_name' in cells)) continue;
    const found = READ[span.element]?.(spanValue(span, text), span, text) ?? {};
    for (const [column, value] of Object.entries(found)) cells[column] ??= value;
  }
  const deceased = isSaidDead(names, text) ? { deceased: 1 } : {};
  return { ...cells, ...maiden, ...deceased, holding: [...holding].sort().join(' ') };
};
