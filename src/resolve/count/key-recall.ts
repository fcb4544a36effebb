import { FIELDS } from '../fields/fields.ts';
import { LEVELS, levelsOf, type Weights } from '../learn/explanations.ts';
import { placeOf } from '../learn/tally.ts';
import type { WorthyKey } from '../steps/pairs/blocking.ts';
import { CERTAIN_KEYS, type Key } from '../steps/pairs/keys.ts';
import { type Told, tells } from './shape.ts';

/** What two mentions of one person have in common: a way in which they may agree, and how likely it is. */
interface Outcome {
  readonly share: number;
  readonly common: readonly string[];
}

/** Levels of a field at which two mentions have something in common; an earlier way has what the later ones have, too. */
interface Way {
  readonly common: readonly string[];
  readonly levels: readonly number[];
}

/** A field by which keys are made: `by` what a mention must say, and the ways from the closest one on. */
interface Part {
  readonly field: string;
  readonly by: readonly Told[];
  readonly ways: readonly Way[];
}

const PARTS: readonly Part[] = [
  {
    field: 'given_name',
    by: ['given'],
    ways: [
      { common: ['given', 'initial', 'given_2'], levels: [8] },
      { common: ['initial', 'given_2'], levels: [2, 3, 7, 9] },
      { common: ['initial'], levels: [4, 11] },
    ],
  },
  {
    field: 'family_name',
    by: ['family'],
    ways: [
      { common: ['family', 'family_1', 'family_4'], levels: [6, 10, 11] },
      { common: ['family_1'], levels: [2, 3, 5, 7, 8, 9] },
    ],
  },
  {
    field: 'date_of_birth',
    by: ['birth_year'],
    ways: [
      { common: ['birth', 'birth_month', 'birth_date', 'birth_year'], levels: [9] },
      { common: ['birth_year'], levels: [4, 5, 12] },
    ],
  },
  {
    field: 'place',
    by: ['zip', 'city', 'address'],
    ways: [
      { common: ['address', 'area', 'zip', 'city'], levels: [8] },
      { common: ['area', 'zip', 'city'], levels: [6, 7] },
      { common: ['city'], levels: [4, 5] },
    ],
  },
  {
    field: 'place_of_birth',
    by: ['place_of_birth'],
    ways: [{ common: ['place_of_birth'], levels: [3] }],
  },
  { field: 'lasting', by: ['lasting'], ways: [{ common: ['lasting'], levels: [3] }] },
];

/** Identifiers are keys by themselves. */
const IDENTIFIERS: readonly (readonly [told: Told, field: string, levels: readonly number[]])[] = [
  ['ssn', 'ssn', [5]],
  ['government_id', 'government_id', [3]],
  ['phone', 'phone', [3, 4]],
  ['email', 'email', [4, 5, 6]],
  ['account', 'account_number', [3]],
  ['person_number', 'person_number', [3]],
  ['member_number', 'member_number', [3]],
  ['username', 'username', [3]],
  ['row_key', 'row_key', [3]],
  ['imei', 'device', [3]],
  ['company', 'organization', [3]],
];

/** What a column of a key needs the mention to say, where it is called otherwise. */
const SAID_BY: Readonly<Record<string, Told>> = {
  birth_month: 'birth',
  birth_date: 'birth',
  initial: 'given',
  given_2: 'given',
  family_1: 'family',
  family_4: 'family',
  area: 'zip',
};

type ShareOf = (field: string, levels: readonly number[]) => number;

/** How likely a partner says the same kind of thing. */
type Partner = (told: Told) => number;

const outcomesOf = (
  { field, by, ways }: Part,
  shape: number,
  shareOf: ShareOf,
  partner: Partner,
): readonly Outcome[] => {
  const said = by.filter((told) => tells(shape, told));
  if (said.length === 0) return [];
  const both = Math.max(...said.map(partner));
  const found = ways.map(({ common, levels }) => ({ share: both * shareOf(field, levels), common }));
  return [...found, { share: 1 - found.reduce((sum, { share }) => sum + share, 0), common: [] }];
};

const isMet = ({ columns, words }: Key, common: ReadonlySet<string>): boolean => {
  if (!columns.every((column) => common.has(column))) return false;
  const [given, family] = [common.has('given'), common.has('family')];
  if (words === 0) return true;
  if (words === 1) return given || family;
  if (words === 2) return given && family;
  return (given && common.has('family_1')) || (family && common.has('initial'));
};

/** Every way in which all parts can agree, with what is then in common. */
const combinations = (parts: readonly (readonly Outcome[])[]): readonly Outcome[] =>
  parts.reduce<readonly Outcome[]>(
    (all, part) =>
      part.length === 0
        ? all
        : all.flatMap(({ share, common }) =>
            part.map((one) => ({ share: share * one.share, common: [...common, ...one.common] })),
          ),
    [{ share: 1, common: [] }],
  );

/** A key, and how likely it brings two mentions together that both have it. */
interface Reach {
  readonly key: Key;
  readonly reach: number;
}

/**
 * Keys that mentions of this shape have. Of a coarser key's blocks some were too large to be compared; half of the mentions in them are
 * found all the same, by other records of the person.
 */
const keysOf = (keys: readonly WorthyKey[], shape: number): readonly Reach[] =>
  [
    ...CERTAIN_KEYS.map((key) => ({ key, reach: 1 })),
    ...keys.map(({ key, covered }) => ({ key, reach: (1 + covered) / 2 })),
  ].filter(({ key: { columns } }) => columns.every((column) => tells(shape, SAID_BY[column] ?? (column as Told))));

/**
 * How likely some key brings a mention of this shape together with another of the same person: names, birth dates, places and
 * identifiers agree as often as the model has learned of one person, each on its own, where the other mention says them at all.
 */
export const keyRecall = (
  shape: number,
  partner: Partner,
  keys: readonly WorthyKey[],
  { shares }: Pick<Weights, 'shares'>,
): number => {
  const shareOf: ShareOf = (name, levels) => {
    const field = FIELDS[placeOf(name)];
    if (field === undefined) return 0;
    const sumOf = (all: readonly number[]): number =>
      all.reduce((sum, level) => sum + (shares.same[placeOf(name) * LEVELS + level] ?? 0), 0);
    // Levels that no pair of these records can have keep what is believed of them, beside the whole that the others make.
    return sumOf(levels) / sumOf(levelsOf(field));
  };
  const withoutNumbers = IDENTIFIERS.filter(([told]) => tells(shape, told)).reduce(
    (missed, [told, field, levels]) => missed * (1 - partner(told) * shareOf(field, levels)),
    1,
  );
  const mine = keysOf(keys, shape);
  const ways = combinations(PARTS.map((part) => outcomesOf(part, shape, shareOf, partner)));
  const missed = ways.reduce((sum, { share, common }) => {
    const has = new Set(common);
    const reached = mine.reduce((most, { key, reach }) => (isMet(key, has) ? Math.max(most, reach) : most), 0);
    return sum + share * (1 - reached);
  }, 0);
  return 1 - missed * withoutNumbers;
};
