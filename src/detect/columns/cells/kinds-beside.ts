import type { ColumnRole } from '../../../schema/vocabulary.ts';
import type { ByKind, ColumnPart } from './composite.ts';
import { foldWords } from './fold.ts';

/** A column of kinds of documents beside one of numbers, and the folded words that say each role there. */
export interface KindsBeside {
  /** From 1. */
  readonly column: number;
  readonly roles: ReadonlyMap<ColumnRole, ReadonlySet<string>>;
  /** What the numbers are whose kind is not known. */
  readonly rest: ColumnRole;
  /** Share of the rows that say each role. */
  readonly shares: ReadonlyMap<ColumnRole, number>;
}

/** The parts of a column of numbers whose kinds stand beside it, the commonest first; undefined where all are of one kind. */
export const kindParts = ({
  column,
  roles,
  rest,
  shares,
}: KindsBeside): readonly [ColumnPart, ...ColumnPart[]] | undefined => {
  const told = [...shares].filter(([role, share]) => share > 0 && role !== rest).sort((a, b) => b[1] - a[1]);
  const parts = told.map(([role, share]): ColumnPart => {
    return { role, share, cells: { kinds: column, words: [...(roles.get(role) ?? [])].sort() } };
  });
  const words = told.flatMap(([role]) => [...(roles.get(role) ?? [])]).sort();
  const left = 1 - told.reduce((sum, [, share]) => sum + share, 0);
  const [first, ...more] = parts;
  return first && [first, ...more, { role: rest, share: left, cells: { kinds: column, words, isRest: true } }];
};

/** Whether a number is of a part, by the cell that says its kind. */
export const isOfKind = ({ words, isRest }: ByKind, kind: string | null): boolean =>
  words.includes(foldWords(kind ?? '')) !== (isRest ?? false);
