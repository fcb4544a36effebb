import { endOf, type TextRun } from './text-runs.ts';

/** A field of a form with what it holds, and its box on the page. */
export interface FormField {
  /** Its value behind its own name: what is read where nothing on the page says what it is. */
  readonly line: string;
  readonly value: string;
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly top: number;
}

/** Heights of a line in which a label stands above a box, and in which one stands in front of it. */
const ABOVE = 1.6;
const IN_FRONT = 18;

/** Whether a run stands on the line of a box, in front of it. */
const isInFront = ({ left, bottom, top }: FormField, run: TextRun): boolean => {
  const middle = run.y + 0.35 * run.height;
  return (
    middle > bottom && middle < top && endOf(run) <= left + run.height && left - endOf(run) < IN_FRONT * run.height
  );
};

const isAbove = ({ left, right, top }: FormField, run: TextRun): boolean =>
  run.y >= top - 0.5 * run.height &&
  run.y - top < ABOVE * run.height &&
  run.x < right &&
  endOf(run) > left - run.height;

const nearest = (runs: readonly TextRun[], distance: (run: TextRun) => number): TextRun | undefined =>
  [...runs].sort((a, b) => distance(a) - distance(b))[0];

/** The value as a run of the page beside its label; undefined where none stands in front of its box or above it. */
const runOf = (field: FormField, runs: readonly TextRun[]): TextRun | undefined => {
  const labels = runs.filter(({ text }) => /\p{L}/u.test(text));
  const inFront = nearest(
    labels.filter((run) => isInFront(field, run)),
    (run) => field.left - endOf(run),
  );
  const label =
    inFront ??
    nearest(
      labels.filter((run) => isAbove(field, run)),
      (run) => run.y - field.top + Math.abs(run.x - field.left),
    );
  if (!label) return undefined;
  const y = inFront ? inFront.y : field.bottom + 0.25 * label.height;
  return { text: field.value, x: field.left, y, width: field.right - field.left, height: label.height, begins: true };
};

/** Fields of a page that people fill in, at most, among which labels are looked for. */
const MOST_FIELDS = 1000;

/** Runs of a page with the values of its form where they stand; lines of those that no label stands by. */
export const withFormValues = (
  runs: readonly TextRun[],
  fields: readonly FormField[],
): { readonly runs: readonly TextRun[]; readonly lines: readonly string[] } => {
  if (fields.length > MOST_FIELDS) return { runs, lines: fields.map(({ line }) => line) };
  const lines: string[] = [];
  const values: { readonly run: TextRun; readonly field: FormField }[] = [];
  for (const field of fields) {
    const run = runOf(field, runs);
    if (run) values.push({ run, field });
    else lines.push(field.line);
  }
  const placed = [...runs, ...values.map(({ run }) => run)];
  // The page as it is read, from the top down: values are drawn behind all labels.
  return { runs: values.length > 0 ? placed.sort((a, b) => b.y - a.y || a.x - b.x) : runs, lines };
};
