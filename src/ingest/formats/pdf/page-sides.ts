import { type Extent, overlaps, type Region } from './page-columns.ts';
import type { Line } from './page-lines.ts';

/** Lines that say the same of two, at least, how many of them are of other forms, and their share of all lines with something on both sides. */
const LEAST_ALIKE = 3;
const LEAST_FORMS = 3;
const ALIKE = 0.7;

/** A gap between lines that parts what stands above from what stands below, in the usual gap. */
const PARTING = 1.6;

/** What a line is called: words in front of a colon or of a wide gap. */
const LABEL = /^(?=\p{L})([^:\t\d]{1,40})[:\t]/u;

const labelOf = (text: string): string | undefined => LABEL.exec(text)?.[1]?.trim().toLowerCase();

/** How a line is written: its label as it is, digits as one digit, words with a capital as one letter. */
const formOf = (text: string): string => {
  const label = labelOf(text);
  const value = text
    .slice(label === undefined ? 0 : text.search(/[:\t]/))
    .replace(/\d+/g, '9')
    .replace(/\p{Lu}[\p{L}'’.-]*(?: +\p{Lu}[\p{L}'’.-]*)*/gu, 'A')
    .trim();
  return `${label ?? ''}${value}`;
};

/** The text of each line between two places across the page. */
const textsIn = (lines: readonly Line[], extent: Extent): readonly string[] =>
  lines.map(({ pieces }) =>
    pieces
      .filter((piece) => overlaps(piece, extent))
      .map(({ text }) => text.trim())
      .join('\t'),
  );

/** Whether sides say the same of different people, line by line: both have a "Phone", or a town with its code. */
const areAlike = (sides: readonly (readonly string[])[]): boolean => {
  const forms = new Set<string>();
  let both = 0;
  let alike = 0;
  for (const n of (sides[0] ?? []).keys()) {
    const filled = sides.map((side) => side[n] ?? '').filter((text) => text !== '');
    if (filled.length < 2) continue;
    const labels = new Set(filled.map(labelOf));
    // Fields of one form beside each other: those of two people are called alike.
    if (labels.size > 1) return false;
    both += 1;
    const [form = '', ...others] = filled.map(formOf);
    if (others.some((other) => other !== form)) continue;
    alike += 1;
    forms.add(form);
  }
  return alike >= LEAST_ALIKE && forms.size >= LEAST_FORMS && alike >= ALIKE * both;
};

/** The columns in so many groups from left to right; empty where they do not fall into as many alike ones. */
const grouped = (columns: readonly Extent[], groups: number): readonly Extent[] => {
  const each = columns.length / groups;
  if (!Number.isInteger(each)) return [];
  return Array.from({ length: groups }, (_, n) => ({
    from: columns[n * each]?.from ?? 0,
    to: columns[(n + 1) * each - 1]?.to ?? 0,
  }));
};

/** Lines of a side from the top down, with an empty one where more than the usual space parts them. */
const spaced = (lines: readonly Line[], texts: readonly string[]): readonly string[] => {
  const own = lines.flatMap(({ y }, n) => (texts[n] ? [{ y, text: texts[n] }] : []));
  const gaps = own.slice(1).map(({ y }, n) => (own[n]?.y ?? y) - y);
  const usual = [...gaps].sort((a, b) => a - b)[gaps.length >> 2] ?? 0;
  return own.flatMap(({ text }, n) => ((gaps[n - 1] ?? 0) > PARTING * usual ? ['', text] : [text]));
};

/** Sides of a page that people read, at most. */
const MOST_SIDES = 4;

/**
 * The lines of a region side by side, the left one first: cards, labels of envelopes, columns of a form for two people, letters beside
 * each other. Undefined where the lines go across.
 */
export const sidesOf = ({ lines, columns }: Region): readonly string[] | undefined => {
  for (let groups = 2; groups <= Math.min(MOST_SIDES, columns.length); groups += 1) {
    const sides = grouped(columns, groups).map((extent) => textsIn(lines, extent));
    if (sides.length > 0 && areAlike(sides))
      return sides.flatMap((texts, n) => [...(n > 0 ? [''] : []), ...spaced(lines, texts)]);
  }
  return undefined;
};
