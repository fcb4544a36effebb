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

/** A share of rows that is more than what adding shares leaves. */
const SOME = 1e-9;

/**
 * The parts of a column of numbers whose kinds stand beside it, the commonest first; undefined where all are of one kind. Where each row of the
 * sample says its kind, what none says goes to the commonest: no number is lost, and no kind is told of which none was seen.
 */
export const kindParts = ({
  column,
  roles,
  rest,
  shares,
}: KindsBeside): readonly [ColumnPart, ...ColumnPart[]] | undefined => {
  const told = [...shares].filter(([role, share]) => share > 0 && role !== rest).sort((a, b) => b[1] - a[1]);
  const wordsOf = (some: typeof told): readonly string[] =>
    some.flatMap(([role]) => [...(roles.get(role) ?? [])]).sort();
  const left = 1 - told.reduce((sum, [, share]) => sum + share, 0);
  const [commonest, ...others] = told;
  if (commonest === undefined) return undefined;
  const isEach = left < SOME && others.length > 0;
  const [restRole, restShare] = isEach ? commonest : ([rest, left] as const);
  const named = isEach ? others : told;
  const parts = named.map((one): ColumnPart => {
    return { role: one[0], share: one[1], cells: { kinds: column, words: wordsOf([one]) } };
  });
  const last: ColumnPart = {
    role: restRole,
    share: restShare,
    cells: { kinds: column, words: wordsOf(named), isRest: true },
  };
  const [first, ...more] = isEach ? [last, ...parts] : [...parts, last];
  return first && [first, ...more];
};

/** Whether a number is of a part, by the cell that says its kind. */
export const isOfKind = ({ words, isRest }: ByKind, kind: string | null): boolean =>
  words.includes(foldWords(kind ?? '')) !== (isRest ?? false);
