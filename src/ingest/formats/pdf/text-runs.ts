/** A run of text on a page, as the file draws it. Units are those of the page, `y` upwards. */
export interface TextRun {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** A cell of a table begins here, however near the run before it ends. */
  readonly begins?: boolean;
}

export const endOf = ({ x, width }: TextRun): number => x + width;

/** Whether two stand on one line. */
export const sameHeight = (a: { readonly y: number }, b: { readonly y: number; readonly height: number }): boolean =>
  Math.abs(a.y - b.y) < Math.max(1, 0.4 * b.height);

/** Runs beside each other. */
export interface Row {
  readonly y: number;
  readonly height: number;
  readonly runs: readonly TextRun[];
}

/** Runs as rows, each of runs beside each other that follow one another. */
export const rowsOf = (runs: readonly TextRun[]): readonly Row[] => {
  const rows: { y: number; height: number; runs: TextRun[] }[] = [];
  for (const run of runs) {
    const last = rows.at(-1);
    if (last && sameHeight(run, last)) last.runs.push(run);
    else rows.push({ y: run.y, height: run.height || 1, runs: [run] });
  }
  return rows;
};
