import { type Cells, createCells } from './cells.ts';

/** What says in a row whose it is, where the row is about something of theirs. */
const IDENTITY = [
  // First the number that rows of other tables name somebody by.
  ...[
    'patient key',
    'medical record number',
    'full name',
    'family name',
    'given name',
    'middle name',
    'name suffix',
    'birth date',
  ],
  ...['insurance member id', 'subscriber id'],
];

export const identityOf = (cells: Cells): ReadonlyMap<string, string> => {
  const identity = new Map<string, string>();
  for (const name of IDENTITY) {
    const value = cells.first(name);
    if (value !== undefined) identity.set(name, value);
  }
  return identity;
};

export const FURTHER_ADDRESSES = 'addresses';

/** A row for another address of somebody: side by side in one row, two of them would read as one. */
export const addressRow = (whose: Cells, address: Cells): Cells => {
  const cells = createCells(identityOf(whose));
  for (const [name, value] of address.done()) if (value !== null) cells.put(name, value);
  return cells;
};
