const CELL_ENDS = /^(?:\/?(?:td|th|tr)|\/table)$/;
/** Signs of a cell of a table; what has more is a part of a page that a table lays out. */
const LONGEST_CELL = 300;

/** Ends a line within a long cell until it is known whether its row stays a line of text: a page's own text holds no such sign. */
export const LINE_IN_CELL = '\v';

/** Puts the lines of a cell, from a place in the text on, on one line: a row stays a row. */
const endCell = (out: string[], from: number): void => {
  const cell = out.slice(from).join('');
  const line =
    cell.length <= LONGEST_CELL ? cell.replace(/\s*\n\s*/g, ' ').trim() : cell.replaceAll('\n', LINE_IN_CELL);
  out.splice(from, out.length - from, line);
};

/** Rows that a cell may take, and the columns in which it may take more than its own: a page says in few signs what would fill a disk. */
const MOST_ROWS = 100;
const MOST_COLUMNS = 64;

const spanOf = (attributes: string, name: 'colspan' | 'rowspan'): number => {
  const found = new RegExp(`\\b${name}\\s{0,9}=\\s{0,9}["']?(\\d{1,4})`, 'i').exec(attributes)?.[1];
  return Math.min(name === 'rowspan' ? MOST_ROWS : MOST_COLUMNS, Math.max(1, Number(found ?? 1)));
};

/** Where the next cell of a table stands: which columns cells of the rows above still take, and for how many rows. */
interface Grid {
  column: number;
  readonly taken: Map<number, number>;
}

/** Empty cells for what a row above still takes, up to the next that is free. */
const takenCells = (grid: Grid): string => {
  let cells = '';
  for (
    let left = grid.taken.get(grid.column);
    left !== undefined && grid.column < MOST_COLUMNS;
    left = grid.taken.get(grid.column)
  ) {
    if (left > 1) grid.taken.set(grid.column, left - 1);
    else grid.taken.delete(grid.column);
    grid.column += 1;
    cells += '\t';
  }
  return cells;
};

/** Begins a cell: what stands before it, and the empty cells behind it that it takes as well. */
const beginCell = (grid: Grid, attributes: string): { readonly before: string; readonly behind: string } => {
  if (grid.column >= MOST_COLUMNS) return { before: '\t', behind: '' };
  const before = `${takenCells(grid)}\t`;
  const [columns, rows] = [spanOf(attributes, 'colspan'), spanOf(attributes, 'rowspan')];
  for (let n = grid.column; n < Math.min(grid.column + columns, MOST_COLUMNS) && rows > 1; n += 1)
    grid.taken.set(n, rows - 1);
  grid.column += columns;
  return { before, behind: '\t'.repeat(columns - 1) };
};

/** Ends and begins cells of tables, of tables within cells too, as tags come; what was shown lies in `out`. */
export const cellsInto = (out: string[]) => {
  const grids: Grid[] = [];
  let cell: { readonly from: number; readonly behind: string } | undefined;
  const end = (name: string): void => {
    if (cell !== undefined && CELL_ENDS.test(name)) {
      endCell(out, cell.from);
      out.push(cell.behind);
    }
    // What stands around a table within a cell is no cell of a row.
    if (CELL_ENDS.test(name) || name === 'table') cell = undefined;
  };
  const begin = (name: string, attributes: string): void => {
    if (name === 'table') grids.push({ column: 0, taken: new Map() });
    else if (name === '/table') grids.pop();
    const grid = grids.at(-1) ?? { column: 0, taken: new Map() };
    if (name === 'tr') grid.column = 0;
    if (name !== 'td' && name !== 'th') return;
    const { before, behind } = beginCell(grid, attributes);
    out.push(before);
    cell = { from: out.length, behind };
  };
  return { end, begin };
};
