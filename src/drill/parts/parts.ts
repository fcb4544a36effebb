/**
 * A drill is made block by block. A block hangs on its number, the seed and the day alone, so that blocks can be made in
 * any order and on any thread, and a drill of any size needs the memory of one block a thread. Several blocks follow each
 * other in the files of one part.
 */
export interface DrillShape {
  /** People of a block. A drill of no more people is one block, and its files have their plain names. */
  readonly blockPeople: number;
  readonly blocksInPart: number;
}

export interface Block {
  /** From 0. */
  readonly no: number;
  readonly firstId: number;
  readonly people: number;
}

export interface Part {
  /** From 1. */
  readonly no: number;
  readonly of: number;
  readonly blocks: readonly Block[];
}

const BLOCK_PEOPLE = 100_000;
/** Parts that a drill is cut into, so that threads have work; and the most blocks in one, so that files stay handy. */
const LEAST_PARTS = 16;
const MOST_BLOCKS_IN_PART = 20;

export const shapeOf = (people: number): DrillShape => ({
  blockPeople: BLOCK_PEOPLE,
  blocksInPart: Math.min(MOST_BLOCKS_IN_PART, Math.ceil(people / BLOCK_PEOPLE / LEAST_PARTS)),
});

const range = (count: number): readonly number[] => Array.from({ length: count }, (_, n) => n);

export const partsOf = (people: number, { blockPeople, blocksInPart }: DrillShape): readonly Part[] => {
  const blocks = range(Math.ceil(people / blockPeople)).map((no) => ({
    no,
    firstId: no * blockPeople + 1,
    people: Math.min(blockPeople, people - no * blockPeople),
  }));
  const of = Math.ceil(blocks.length / blocksInPart);
  return range(of).map((n) => ({ no: n + 1, of, blocks: blocks.slice(n * blocksInPart, (n + 1) * blocksInPart) }));
};

const numbered = (no: number): string => String(no).padStart(4, '0');

/** Path of a table in a part: `a/b.csv` is `a/b_0001.csv`; a register becomes a folder of its own, which case.yaml names. */
export const pathInPart = (path: string, { no, of }: Pick<Part, 'no' | 'of'>): string => {
  if (of === 1) return path;
  const dot = path.lastIndexOf('.');
  const between = path.startsWith('register/') ? '/' : '_';
  return `${path.slice(0, dot)}${between}${numbered(no)}${path.slice(dot)}`;
};

/** Label of a block's random numbers: the first block of a large drill is the small drill of its size. */
export const labelIn = (label: string, block: Pick<Block, 'no'>): string =>
  block.no === 0 ? label : `${label}#${block.no}`;

export const blockFile = (folder: string, { no }: Pick<Block, 'no'>): string => `${folder}/${numbered(no + 1)}.parquet`;
