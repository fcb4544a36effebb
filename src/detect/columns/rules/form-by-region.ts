import { filledCell } from '../cells/column-profile.ts';

/** Letters as A and digits as 9, without separators: the form of a code. */
const formOf = (value: string): string =>
  value
    .toUpperCase()
    .replace(/[\s.-]/g, '')
    .replace(/[A-Z]/g, 'A')
    .replace(/[0-9]/g, '9');

const LEAST_ROWS = 4;
const LEAST_REGIONS = 4;

const mostOf = (forms: readonly string[]): number => {
  const counts = new Map<string, number>();
  for (const form of forms) counts.set(form, (counts.get(form) ?? 0) + 1);
  return Math.max(0, ...counts.values());
};

export interface FormByRegion {
  /** Share of codes that have the commonest form of their own region, among regions with rows enough to tell. */
  readonly own: number;
  /** Share of the commonest form of all. */
  readonly all: number;
  readonly regions: number;
}

/** How far the form of a column's codes hangs on the region of the row, as that of what a state issues does. */
export const formByRegion = (
  codes: readonly (string | null)[],
  regions: readonly (string | null)[],
): FormByRegion | undefined => {
  const byRegion = new Map<string, string[]>();
  codes.forEach((cell, n) => {
    const code = filledCell(cell);
    const region = filledCell(regions[n])?.toUpperCase();
    if (code === undefined || region === undefined) return;
    const forms = byRegion.get(region) ?? [];
    forms.push(formOf(code));
    byRegion.set(region, forms);
  });
  const groups = [...byRegion.values()].filter(({ length }) => length >= LEAST_ROWS);
  if (groups.length < LEAST_REGIONS) return undefined;
  const forms = groups.flat();
  const own = groups.reduce((sum, group) => sum + mostOf(group), 0);
  return { own: own / forms.length, all: mostOf(forms) / forms.length, regions: groups.length };
};
