/** What a file may be at most. All of them are counted, none is a guess about time; they are part of the settings. */
export interface Limits {
  /** Containers inside each other. */
  readonly depth: number;
  /** Entries of all containers of one source together. */
  readonly entries: number;
  /** Bytes that one source may unpack to. */
  readonly unpackedBytes: number;
  /** How many times its packed size a container may unpack to, once `ratioFromBytes` are passed. */
  readonly ratio: number;
  readonly ratioFromBytes: number;
  /** Bytes of a unit that its reader must hold as a whole (mail, PDF, Word, JSON that is no list). */
  readonly wholeBytes: number;
  /** Columns of a table that are kept. */
  readonly columns: number;
  /** UTF-16 units of one cell. */
  readonly cell: number;
  /** UTF-16 units of one part of a text. */
  readonly part: number;
  /** Rounds of a hash that tries of passwords may take in one source: some 2 µs each. */
  readonly keyRounds: number;
  /** Bytes from which a table is given to the engine: below, asking costs more than our own parser does. */
  readonly directBytes: number;
}

export const DEFAULT_LIMITS: Limits = {
  depth: 12,
  entries: 1_000_000,
  unpackedBytes: 200e9,
  ratio: 200,
  ratioFromBytes: 512e6,
  wholeBytes: 256e6,
  columns: 2000,
  cell: 1 << 20,
  part: 1 << 19,
  keyRounds: 100e6,
  directBytes: 4 << 20,
};
