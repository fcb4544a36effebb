import type { Candidate } from '../candidate.ts';
import { filledCell } from '../cells/column-profile.ts';
import { foldWords } from '../cells/fold.ts';
import { wordList } from '../data-files.ts';
import { NAMES } from './about-people.ts';
import { holds, type Rule } from './neighbour-rule.ts';

const HARMED = wordList('harmed_in_cells');
const ACCUSED = wordList('accused_in_cells');
const BESIDE_HARMED = wordList('beside_harmed_in_cells');

/** Share of the cells of a column that must say on which side somebody stands, so that it is one of sides. */
const SIDES = 0.8;
const MOST_DISTINCT = 20;
/** Words that name a side at most. */
const MOST_WORDS = 3;

type Side = 'harmed' | 'accused' | 'beside';

/** Whether folded words begin with one of a list ("victim 2", "reporting party"); what stands in front of it is of something else ("known to victim"). */
const beginsWith = (list: ReadonlySet<string>, words: readonly string[]): boolean =>
  words.some((_, n) => n < MOST_WORDS && list.has(words.slice(0, n + 1).join(' ')));

const sideOf = (cell: string): Side | undefined => {
  const words = cell.split(' ');
  if (beginsWith(ACCUSED, words)) return 'accused';
  if (beginsWith(HARMED, words)) return 'harmed';
  return BESIDE_HARMED.has(cell) ? 'beside' : undefined;
};

/** The folded cells that say that the row's person is not accused, and their share; undefined: the column is not one of sides. */
const harmedIn = ({
  cells,
  profile,
  header,
}: Candidate): { readonly words: ReadonlySet<string>; readonly share: number } | undefined => {
  // "Victim type" beside an offence is about somebody else than the row.
  if (profile.distinct > MOST_DISTINCT || header.tokens.some((token) => HARMED.has(token))) return undefined;
  const values = cells.flatMap((cell) => filledCell(cell) ?? []).map(foldWords);
  const sides = values.map(sideOf);
  const harmed = values.filter((_, n) => sides[n] === 'harmed' || sides[n] === 'beside');
  // Owners and parents stand in rows of offenders, too, and "WI" is a state as well.
  const isOfSides = sides.some((side) => side === 'harmed' || side === 'accused');
  if (!isOfSides || harmed.length === 0 || sides.filter(Boolean).length < SIDES * values.length) return undefined;
  return { words: new Set([...HARMED, ...harmed]), share: harmed.length / values.length };
};

/** Whether the table names its people as accused. */
const namesAccused = (other: Candidate): boolean =>
  holds(other, ...NAMES) && other.header.tokens.some((token) => ACCUSED.has(token));

/** An offence in a row whose person is its victim or saw it ("Role": VICTIM, SUSPECT, WITNESS) is no record of theirs. */
export const sidesOfOffences: Rule = (candidate, all) => {
  if (!holds(candidate, 'criminal_record') || all.some(namesAccused)) return;
  const found = all.flatMap((other) => {
    const harmed = other === candidate ? undefined : harmedIn(other);
    return harmed ? [{ column: other.column, ...harmed }] : [];
  })[0];
  if (found === undefined) return;
  candidate.kinds = {
    column: found.column,
    roles: new Map([['other', found.words]]),
    rest: 'criminal_record',
    shares: new Map([['other', found.share]]),
  };
};
