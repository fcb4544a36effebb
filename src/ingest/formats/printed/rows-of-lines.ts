type Cells = readonly string[];

/** Lines of a row, at most. */
const MOST_LINES = 1000;
const SIGN = / *\+$/;

/** By the signs that psql puts behind cells which go on in the next line, where nothing else stands in that. */
const isTold = (above: Cells, cells: Cells): boolean =>
  above.some((cell) => SIGN.test(cell)) && cells.every((cell, n) => cell === '' || SIGN.test(above[n] ?? ''));

/** By a first cell that is empty, in a table whose rows have lines between them (`isRuled`). */
const isBelow = (above: Cells, cells: Cells): boolean =>
  cells[0] === '' && cells.every((cell, n) => cell === '' || above[n] !== '');

/** Puts lines of a table together that are one row; gives each row as soon as it is whole. */
export const createRows = (isRuled: boolean) => {
  let row: Cells | undefined;
  let last: Cells = [];
  let lines = 0;
  const end = (): readonly Cells[] => {
    const cells = row;
    row = undefined;
    return cells ? [cells] : [];
  };
  const begin = (cells: Cells): readonly Cells[] => {
    const done = end();
    row = cells;
    lines = 0;
    return done;
  };
  return {
    /** The next line; without cells it is a rule. */
    add: (cells: Cells): readonly Cells[] => {
      const isSigned = isTold(last, cells);
      const goesOn = row !== undefined && lines < MOST_LINES && (isSigned || (isRuled && isBelow(row, cells)));
      last = cells;
      if (cells.length === 0) return end();
      if (!row || !goesOn) return begin(cells);
      lines += 1;
      row = row.map((cell, n) => `${isSigned ? cell.replace(SIGN, '') : cell} ${cells[n] ?? ''}`.trim());
      return [];
    },
    end,
  };
};
