import type { DrawnUnit } from './drawn-units.ts';
import { endOf, sameHeight, type TextRun } from './text-runs.ts';

const bare = (text: string): string => text.normalize('NFKC').replace(/\s/g, '');

/** Where in a text the sign stands that follows as many signs that are no blanks. */
const placeBehind = (text: string, signs: number): number => {
  let at = 0;
  for (let left = signs; at < text.length; at += 1) {
    if (/\s/.test(text[at] ?? '')) continue;
    if (left === 0) return at;
    left -= 1;
  }
  return at;
};

/** The parts of a run that begin cells; the run where it is not just what those units draw. */
const partsOf = (run: TextRun, units: readonly DrawnUnit[], starts: ReadonlySet<DrawnUnit>): readonly TextRun[] => {
  const near = 0.1 * run.height;
  const own = units.filter(
    (unit) => sameHeight(unit, run) && unit.from >= run.x - near && unit.to <= endOf(run) + near,
  );
  if (!own.some((unit) => starts.has(unit))) return [run];
  const whole = own.map(({ text }) => bare(text));
  if (whole.join('') !== bare(run.text).normalize('NFKC') || whole.join('').length !== bare(run.text).length)
    return [run];
  const parts: TextRun[] = [];
  let signs = 0;
  let from = 0;
  let x = run.x;
  let begins = false;
  const end = (to: number, right: number): void => {
    const text = run.text.slice(from, to).trim();
    if (text !== '') parts.push({ ...run, text, x, width: right - x, ...(begins ? { begins } : {}) });
    from = to;
  };
  for (const [n, unit] of own.entries()) {
    if (starts.has(unit)) {
      end(placeBehind(run.text, signs), own[n - 1]?.to ?? x);
      x = unit.from;
      begins = true;
    }
    signs += whole[n]?.length ?? 0;
  }
  end(run.text.length, endOf(run));
  return parts;
};

/** Runs of a page, parted where cells of a table begin within them. */
export const splitRuns = (
  runs: readonly TextRun[],
  units: readonly DrawnUnit[],
  starts: readonly DrawnUnit[],
): readonly TextRun[] => {
  if (starts.length === 0) return runs;
  const known = new Set(starts);
  return runs.flatMap((run) => partsOf(run, units, known));
};
