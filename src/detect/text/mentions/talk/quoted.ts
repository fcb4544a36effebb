import { countBefore } from '../../spans/span.ts';

/** The passages of a mail that marks of quotation ("> ") part: each is somebody else's words. Numbers of passages; 0 is what is quoted nowhere. */
export interface Quotes {
  readonly passageAt: (at: number) => number;
  /** The passage that the heading at an offset introduces: "Ann Lee wrote:" in front of a quoted line; else its own. */
  readonly introducedAt: (at: number) => number;
  /** The passage in which one stands; nothing for 0. */
  readonly around: (passage: number) => number | undefined;
}

const MARKS = /^(?:[ \t]{0,3}>){1,9}/;
/** Blank lines behind a heading, at most. */
const MOST_BLANK = 2;

interface Line {
  readonly start: number;
  readonly passage: number;
  readonly isBlank: boolean;
}

const NONE: Quotes = { passageAt: () => 0, introducedAt: () => 0, around: () => undefined };

/** Reads the marks at the heads of lines: a deeper line opens a passage within the one above, a less deep one ends it. */
export const quotesOf = (text: string): Quotes => {
  if (!/^[ \t]{0,3}>/m.test(text)) return NONE;
  const outer: number[] = [-1];
  const open: number[] = [0];
  const lines: Line[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    const marks = MARKS.exec(line)?.[0] ?? '';
    const isBlank = line.length - marks.length < 4 && line.slice(marks.length).trim() === '';
    const depth = marks.split('>').length - 1;
    // Blank lines without marks stand inside quotations as well.
    if (!(isBlank && depth === 0)) {
      open.length = Math.min(open.length, depth + 1);
      while (open.length <= depth) {
        outer.push(open.at(-1) ?? 0);
        open.push(outer.length - 1);
      }
    }
    lines.push({ start, passage: open.at(-1) ?? 0, isBlank });
    start += line.length + 1;
  }
  const around = (passage: number): number | undefined => (passage > 0 ? outer[passage] : undefined);
  const lineAt = (at: number): number => countBefore(lines, at + 1) - 1;
  const passageAt = (at: number): number => lines[lineAt(at)]?.passage ?? 0;
  return {
    passageAt,
    introducedAt: (at) => {
      const own = lineAt(at);
      let next = own + 1;
      while (next <= own + MOST_BLANK && lines[next]?.isBlank) next += 1;
      const below = lines[next]?.passage ?? 0;
      return around(below) === lines[own]?.passage ? below : (lines[own]?.passage ?? 0);
    },
    around,
  };
};
