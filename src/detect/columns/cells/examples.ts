import { filledCell } from './column-profile.ts';

/** Signs of an example that are shown; a column is told by the beginning of its cells. */
const SHOWN = 40;
/** Distinct values that are looked at for their forms. */
const LOOKED_AT = 400;
const EXAMPLES = 3;
/** Of values this long the last two signs are shown, as everywhere. */
const LONG = 8;

const hidden = (text: string): string =>
  text
    .replace(/\p{Lu}/gu, 'X')
    .replace(/[\p{L}\p{M}]/gu, (sign) => (sign === 'X' ? sign : 'x'))
    .replace(/\p{N}/gu, '#');

/** A value with digits as `#` and letters as `x`: what it is can be told, who it is cannot. Marks between them stay. */
const formOf = (value: string): string => hidden(value.slice(0, SHOWN).toWellFormed().replace(/\s+/g, ' '));

const maskedExample = (value: string): string => {
  const signs = [...value.toWellFormed().replace(/\s+/g, ' ')];
  if (signs.length > SHOWN) return `${hidden(signs.slice(0, SHOWN - 1).join(''))}…`;
  const shown = signs.length >= LONG ? 2 : 0;
  return hidden(signs.slice(0, signs.length - shown).join('')) + signs.slice(signs.length - shown).join('');
};

/**
 * Up to three masked values of a column: one of each of its commonest forms first, then more of the commonest one, in
 * the order in which they stand.
 */
export const maskedExamples = (cells: readonly (string | null)[]): readonly string[] => {
  const byForm = new Map<string, string[]>();
  const seen = new Set<string>();
  for (const cell of cells) {
    const value = filledCell(cell);
    if (value === undefined || seen.has(value)) continue;
    seen.add(value);
    const form = formOf(value);
    byForm.set(form, [...(byForm.get(form) ?? []), value]);
    if (seen.size >= LOOKED_AT) break;
  }
  const forms = [...byForm.values()].sort((a, b) => b.length - a.length);
  const first = forms.slice(0, EXAMPLES).flatMap((values) => values.slice(0, 1));
  const more = forms.flatMap((values) => values.slice(1));
  return [...first, ...more].slice(0, EXAMPLES).map(maskedExample);
};
