import type { Candidate } from '../candidate.ts';
import { filledCell } from '../cells/column-profile.ts';
import { foldWords } from '../cells/fold.ts';
import { wordList } from '../data-files.ts';
import { holds, type Rule } from './neighbour-rule.ts';

const HARMED = wordList('harmed_in_cells');
const ACCUSED = wordList('accused_in_cells');

/** Share of the cells of a column that must say on which side somebody stands, so that it is one of sides. */
const SIDES = 0.8;
const MOST_DISTINCT = 20;

const sideOf = (words: string): 'harmed' | 'accused' | undefined => {
  const has = (list: ReadonlySet<string>): boolean =>
    list.has(words) || words.split(' ').some((word) => list.has(word));
  // "Victim of the suspect" may be either: an offence is nobody's less surely than it is somebody's.
  if (has(ACCUSED)) return 'accused';
  return has(HARMED) ? 'harmed' : undefined;
};

/** The folded cells that say that the row's person is not accused, and their share; undefined: the column is not one of sides. */
const harmedIn = ({
  cells,
  profile,
}: Candidate): { readonly words: ReadonlySet<string>; readonly share: number } | undefined => {
  if (profile.distinct > MOST_DISTINCT) return undefined;
  const values = cells.flatMap((cell) => filledCell(cell) ?? []).map(foldWords);
  const sides = values.map(sideOf);
  const harmed = values.filter((_, n) => sides[n] === 'harmed');
  if (harmed.length === 0 || sides.filter(Boolean).length < SIDES * values.length) return undefined;
  return { words: new Set([...HARMED, ...harmed]), share: harmed.length / values.length };
};

/** An offence in a row whose person is its victim or saw it ("Role": VICTIM, SUSPECT, WITNESS) is no record of theirs. */
export const sidesOfOffences: Rule = (candidate, all) => {
  if (!holds(candidate, 'criminal_record')) return;
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
