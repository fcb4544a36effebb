/**
 * An identifier of a person, and how many different names may stand with one value of it before it tells nobody
 * (a switchboard, a default number). Households share telephones and accounts; nobody shares an SSN.
 */
export interface Identifier {
  readonly field: string;
  /** Undefined: each value stands behind its own (`PASSPORT:X123`). */
  readonly element?: string;
  /** The field whose second value this is, of one element: that it is nobody's says nothing of the first. */
  readonly secondOf?: string;
  readonly names: number;
  /** Values that are typed where there is none, and that nobody has, as an RE2 pattern. */
  readonly placeholder: string;
  /** Values that are hardly anybody's: placeholders where two names carry one. Other countries' numbers have other rules. */
  readonly unlikely: string | null;
}

const sameDigits = (digits: string): string => [...'0123456789'].map((digit) => `${digit}${digits}`).join('|');

const TELEPHONE: Omit<Identifier, 'field' | 'secondOf'> = {
  element: 'phone',
  names: 10,
  placeholder: `^(${sameDigits('+')}|1234567890|0123456789)$`,
  unlikely: `^(1234567.*|.*(${sameDigits('{7}')}))$`,
};

export const IDENTIFIERS: readonly Identifier[] = [
  {
    field: 'ssn',
    element: 'ssn',
    names: 4,
    placeholder: `^(${sameDigits('{9}')}|123456789|987654321|012345678|078051120|219099999)$`,
    unlikely: '^(999.*|000.*|666.*|.{3}00.*|.*0000)$',
  },
  {
    field: 'government_id',
    names: 4,
    placeholder: ':(0+|X+|N/?A|UNKNOWN|NONE|TEST)$',
    unlikely: `:(${sameDigits('+')}|123456789?0?)$`,
  },
  {
    field: 'person_number',
    names: 4,
    placeholder: ':(X+|N/?A|UNKNOWN|NONE|TEST)$',
    // Houses number from 1 on: 11 and 222 are somebody's, in each of them.
    unlikely: `:(9{4,}|${sameDigits('{6,}')}|123456789?0?)$`,
  },
  { field: 'phone', ...TELEPHONE },
  { field: 'other_phone', secondOf: 'phone', ...TELEPHONE },
  {
    field: 'email',
    element: 'email',
    names: 8,
    placeholder: '^(none|noemail|no-?reply|donotreply|nobody|null|test)@(none|test|example|noemail|email|nomail)[.]',
    unlikely: '^(none|no|na|n/a|noemail|no-?reply|donotreply|unknown|test|nobody|null|x+|a|abc)@',
  },
  {
    field: 'account',
    element: 'account_number',
    names: 10,
    placeholder: '^(0+|NONE|UNKNOWN|TEST)$',
    unlikely: '^9{4,}$',
  },
  {
    field: 'member_number',
    element: 'health_insurance_id',
    names: 10,
    placeholder: '^(0+|NONE|UNKNOWN|TEST|SELFPAY)$',
    unlikely: '^9{4,}$',
  },
  {
    field: 'username',
    element: 'username',
    names: 4,
    placeholder: '^(none|null|unknown|n/a|-+)$',
    unlikely: '^(admin|administrator|root|guest|test|user|system)$',
  },
  // Of a table that numbers somebody else than it names, each number has many names.
  { field: 'row_key', element: 'record_id', names: 4, placeholder: ':(0|-1|null|none)$', unlikely: null },
  { field: 'imei', element: 'imei', names: 6, placeholder: '^(0+|1+|9+)$', unlikely: null },
  { field: 'imsi', element: 'imsi', names: 6, placeholder: '^(0+|1+|9+)$', unlikely: null },
  { field: 'iccid', element: 'iccid', names: 6, placeholder: '^(0+|1+|9+)$', unlikely: null },
];

export const IDENTIFIER_FIELDS = IDENTIFIERS.map(({ field }) => field);

export interface TestValue {
  readonly element: string;
  readonly value: string;
}

const plain = (value: string): string => value.toUpperCase().replace(/[^A-Z0-9]/g, '');

/** A value of case.yaml in the form of its field. */
const formOf = ({ element, value }: TestValue, { field, element: own }: Identifier): string => {
  if (own === undefined) {
    const number = field === 'person_number' ? plain(value).replace(/^0+/, '') : plain(value);
    return `${element.toUpperCase()}:${number}`;
  }
  if (field === 'email' || field === 'username') return value.trim().toLowerCase();
  return own === 'phone' ? value.replace(/\D/g, '').slice(-10) : plain(value);
};

/** Values of case.yaml that may be of an identifier. */
export const decided = (testValues: readonly TestValue[], identifier: Identifier): readonly string[] =>
  testValues
    .filter(({ element }) => identifier.element === undefined || identifier.element === element)
    .map((value) => formOf(value, identifier));
