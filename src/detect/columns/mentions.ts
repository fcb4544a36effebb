import { type ColumnRole, MOST_MENTIONS } from '../../schema/vocabulary.ts';
import { KEEPER } from './keepers.ts';

interface Described {
  readonly group: string | undefined;
  /** The words of its header that say so. */
  readonly party?: string | undefined;
  readonly number: number | undefined;
  readonly role: ColumnRole;
  readonly cells?: readonly (string | null)[];
}

const NAMES: readonly ColumnRole[] = ['full_name', 'given_name', 'family_name'];

/** Numbers of those who treat and prescribe: never the patient's, whatever the header says. */
const OF_PROVIDER: ReadonlySet<ColumnRole> = new Set<ColumnRole>(['npi', 'dea_number']);

const keyOf = ({ group, number }: Described): string => `${group ?? ''}:${number ?? 1}`;

/** Numbers that tell people apart and not a second phone: those that stand at name columns, from 2 on. */
const countedPeople = (columns: readonly Described[]): ReadonlySet<string> => {
  const found = new Set<string>();
  for (const column of columns) {
    const { group, number, role } = column;
    if (number === undefined || number < 2 || number > MOST_MENTIONS || !NAMES.includes(role)) continue;
    const isHolder = (other: Described) => (other.group ?? 'holder') === (group ?? 'holder');
    // "Apellido 2" and "prenume 2" alone are a second surname or given name of the same person.
    const hasNamed = (part: ColumnRole): boolean =>
      columns.some((other) => other.number === number && other.role === part);
    const isWhole = hasNamed('full_name') || (hasNamed('given_name') && hasNamed('family_name'));
    if (group === undefined && !isWhole) continue;
    const isFirst = (other: Described) => other.role === role && isHolder(other) && (other.number ?? 1) === 1;
    // Members are counted from 2 on behind a head of household, who is called otherwise.
    const isFurther = (other: Described) =>
      other.group === group && other.role === role && (other.number ?? 1) >= 2 && other.number !== number;
    if (columns.some(isFirst) || (group !== undefined && isWhole && columns.some(isFurther))) found.add(keyOf(column));
  }
  return found;
};

/** What each of counted owners has, and one owner may have several of. */
const BELONGINGS: ReadonlySet<ColumnRole> = new Set<ColumnRole>([
  'alpr',
  'vin',
  'imei',
  'date_of_birth',
  'ssn',
  'drivers_license',
]);
/** Share of the rows that fill such a column in which its owner may have no name. */
const UNNAMED = 0.1;

/** "Plate 2" beside "Owner 2" is that owner's, unless rows that name no second owner have one too. */
const ofCounted = (column: Described, all: readonly Described[], counted: ReadonlySet<string>): Described => {
  const { group, number, role, cells = [] } = column;
  if (group !== undefined || number === undefined || !BELONGINGS.has(role)) return column;
  const owners = all.filter((one) => one.number === number && NAMES.includes(one.role) && counted.has(keyOf(one)));
  const [owner] = owners;
  if (owner === undefined || new Set(owners.map(keyOf)).size > 1) return column;
  const rows = cells.flatMap((cell, n) => (cell?.trim() ? [n] : []));
  const unnamed = rows.filter((n) => !owner.cells?.[n]?.trim());
  return unnamed.length > UNNAMED * rows.length ? column : { ...column, group: owner.group };
};

/** A driver's licence beside a column of a driver is that driver's: its name is the licence's own. */
const ofDriver = (column: Described, all: readonly Described[], at: number): Described => {
  const beside = [all[at - 1], all[at + 1]].find((other) => other?.group === 'driver');
  return beside ? { ...column, group: beside.group, number: beside.number } : column;
};

const PLACES: ReadonlySet<ColumnRole> = new Set<ColumnRole>(['city', 'region', 'postal_code']);

/** Parties that a row is about; two of them with names of their own are two people, who may be one in some rows. */
const PARTIES: ReadonlySet<string> = new Set([
  ...[
    'insured',
    'claimant',
    'patient',
    'pt',
    'subscriber',
    'policyholder',
    'borrower',
    'applicant',
    'student',
    'employee',
  ],
  ...['recipient', 'recip', 'head of household', 'hoh'],
  ...['tenant', 'guest', 'passenger', 'buyer', 'cardholder', 'taxpayer', 'debtor', 'defendant', 'resident', 'member'],
  ...['owner', 'landlord'],
]);

const RECIPIENT: ReadonlySet<string> = new Set(['recipient', 'recip']);
/** Nobody who receives a parcel or a payment tells these. */
const OF_PROGRAM: ReadonlySet<ColumnRole> = new Set<ColumnRole>(['date_of_birth', 'health_insurance_id', 'mbi']);

/** Recipients of a benefit are whom the row is about, and not whom something is sent to. */
const withRecipients = (columns: readonly Described[]): readonly Described[] => {
  const isRecipient = ({ group, party }: Described) => group === 'receiver' && RECIPIENT.has(party ?? '');
  if (!columns.some((one) => isRecipient(one) && OF_PROGRAM.has(one.role))) return columns;
  return columns.map((one) => (isRecipient(one) ? { ...one, group: 'holder' } : one));
};

/** What is called after a party goes where its names went, which other names in their cells have told to be somebody else's. */
const withNames = (columns: readonly Described[]): readonly Described[] => {
  const isHolder = ({ group }: Described): boolean => (group ?? 'holder') === 'holder';
  const namesOf = (party: string | undefined) =>
    columns.filter((one) => party !== undefined && one.party === party && NAMES.includes(one.role));
  return columns.map((one) => {
    if (one.group !== 'holder' || !PARTIES.has(one.party ?? '')) return one;
    const names = namesOf(one.party);
    const [{ group } = one] = names;
    return names.some(isHolder) ? one : { ...one, group };
  });
};

/** The columns of a second party as those of another person: an insured and a claimant both hold, and are not one. */
const withParties = (given: readonly Described[]): readonly Described[] => {
  const columns = withNames(given);
  const isParty = ({ group, party }: Described): boolean => group === 'holder' && PARTIES.has(party ?? '');
  const named = [
    ...new Set(columns.filter((one) => isParty(one) && NAMES.includes(one.role)).map(({ party }) => party ?? '')),
  ];
  const others = new Set(named.slice(1));
  if (others.size === 0) return columns;
  return columns.map((one) => (isParty(one) && others.has(one.party ?? '') ? { ...one, group: one.party } : one));
};

/** Parties to whom something happened, those first who are it more surely: what a row says of health is theirs. */
const SUFFERERS: readonly string[] = ['patient', 'pt', 'claimant'];
/** What is of the party that suffered, where a column does not say whose it is. */
const OF_SUFFERER: ReadonlySet<ColumnRole> = new Set<ColumnRole>(['medical']);

/** A diagnosis or an injury beside an insured and a patient, or a claimant, is not the insured's. */
const withSufferers = (columns: readonly Described[]): readonly Described[] => {
  const named = (party: string) =>
    columns.find((one) => (one.party ?? '') === party && NAMES.includes(one.role))?.group;
  const group = SUFFERERS.map(named).find((one) => one !== undefined);
  if (group === undefined || group === 'holder') return columns;
  return columns.map((one) => (one.group === undefined && OF_SUFFERER.has(one.role) ? { ...one, group } : one));
};

/** Parents by the words that name them; a row that names them tells what is a guardian's of the first. */
const PARENTS: ReadonlySet<string> = new Set(['mother', 'father']);

/** "GuardianEmail" beside a mother and a father, where no column names a guardian, is a parent's and not of somebody without a name. */
const withGuardians = (columns: readonly Described[]): readonly Described[] => {
  const isNamed = (test: (group: string) => boolean) => (one: Described) =>
    one.group !== undefined && test(one.group) && NAMES.includes(one.role);
  if (columns.some(isNamed((group) => group === 'guardian'))) return columns;
  const parent = columns.find(isNamed((group) => PARENTS.has(group)));
  if (parent === undefined) return columns;
  const { group, number } = parent;
  return columns.map((one) => (one.group === 'guardian' && (one.number ?? 1) < 2 ? { ...one, group, number } : one));
};

/** "Addr line 2" beside "Name line 2" is a second line of one address, unless a place or a word for the person goes with it. */
const asSecondLine = (column: Described, all: readonly Described[]): Described => {
  const { group, number, role } = column;
  if ((role !== 'street' && role !== 'unit') || number === undefined || number < 2 || group !== undefined)
    return column;
  const isOwn = (other: Described) => other.number === number && PLACES.has(other.role);
  const hasFirst = all.some((other) => other.role === 'street' && other.group === undefined && (other.number ?? 1) < 2);
  return hasFirst && !all.some(isOwn) ? { ...column, number: undefined } : column;
};

/** What is told of a person and of no household. */
const OF_ONE: ReadonlySet<ColumnRole> = new Set<ColumnRole>([
  'given_name',
  'full_name',
  'date_of_birth',
  'ssn',
  'gender',
]);

/** Whether all that a row names beside people who go by first names alone ("Husband", "Wife", "Child 1") is their family: nobody by itself. */
const isOfFamily = (holders: readonly Described[], columns: readonly Described[]): boolean => {
  if (holders.some(({ role }) => OF_ONE.has(role))) return false;
  const others = columns.filter((one) => !holders.includes(one));
  return others.some(
    ({ role, group, number }) =>
      role === 'given_name' &&
      !others.some((one) => one.role === 'family_name' && one.group === group && one.number === number),
  );
};

/** Those who are named beside somebody: where nobody else is named, what the row tells of a person is still not theirs. */
const BESIDE: ReadonlySet<string> = new Set(
  ['mother', 'father', 'emergency', 'reference'].map((group) => `${group}:1`),
);
const OWN_NUMBERS: ReadonlySet<ColumnRole> = new Set<ColumnRole>(['date_of_birth', 'ssn', 'other_government_id']);

/**
 * Which person of the row each column speaks of: 1 the holder, then one for each group ("spouse", "emergency") and
 * number ("owner 2") in the order of their first column. More people than a record id can tell share the last place.
 */
export const assignMentions = (described: readonly Described[]): readonly number[] => {
  const lines = described.map((column) => asSecondLine(column, described));
  const given = withGuardians(withSufferers(withParties(withRecipients(lines))));
  const parted = given.map((column, n) => {
    if (OF_PROVIDER.has(column.role)) return { ...column, group: 'provider' };
    // Drivers that are counted are the insured and who drives beside; a lone driver is somebody else.
    if (column.group === 'driver' && column.number !== undefined) return { ...column, group: 'holder' };
    // "Drivers" alone, over numbers of licences, is the licence.
    const isLicence = column.group === undefined || (column.group === 'driver' && column.number === undefined);
    return column.role === 'drivers_license' && isLicence
      ? ofDriver({ ...column, group: undefined }, given, n)
      : column;
  });
  const counted = countedPeople(parted);
  const columns = parted.map((column) => ofCounted(column, parted, counted));
  const personOf = (column: Described): string => {
    if (counted.has(keyOf(column))) return keyOf(column);
    return column.group === undefined || column.group === 'holder' ? ':1' : `${column.group}:1`;
  };
  const holders = columns.filter((column) => personOf(column) === ':1');
  const hasHolder = holders.some(({ role }) => NAMES.includes(role)) && !isOfFamily(holders, columns);
  const hasPeople = (key: string) => columns.some((column) => personOf(column) === key && NAMES.includes(column.role));
  const order = [...new Set(columns.map(personOf).filter((key) => key !== ':1'))];
  // Where no column names a holder, the first named person of the row is who it is about (a child beside its guardian), unless
  // all that they did is keep the document.
  const isNumbered = holders.some(({ role }) => OWN_NUMBERS.has(role));
  const isBeside = (key: string): boolean => key === `${KEEPER}:1` || (isNumbered && BESIDE.has(key));
  const only = hasHolder ? undefined : order.find((key) => !isBeside(key) && hasPeople(key));
  const others = order.filter((key) => key !== only);
  return columns.map((column) => {
    const key = personOf(column);
    if (key === ':1' || key === only) return 1;
    return Math.min(MOST_MENTIONS, others.indexOf(key) + 2);
  });
};
