/** A person's line as it is now; null: they have none any more. */
export interface ChangedLine {
  readonly id: number;
  readonly line: string | null;
}

/** The file is no list of the kind that is spliced: another head, or lines without their ids in order. */
export class OtherList extends Error {}

const [QUOTE, RETURN, NEWLINE, COMMA, ZERO, NINE] = [0x22, 0x0d, 0x0a, 0x2c, 0x30, 0x39];

/** Where the line ends that begins at `from`, behind its break; -1 where the bytes end before. */
export type LineEnd = (bytes: Uint8Array, from: number) => number;

/** Every break ends a line: the engine's own search finds it in a tenth of the time. Right where there are as many as lines. */
export const plainEnd: LineEnd = (bytes, from) => {
  for (let at = bytes.indexOf(NEWLINE, from); at >= 0; at = bytes.indexOf(NEWLINE, at + 1)) {
    if (at > from && bytes[at - 1] === RETURN) return at + 1;
  }
  return -1;
};

/** A break between quotes is part of a cell. */
export const quotedEnd: LineEnd = (bytes, from) => {
  let isQuoted = false;
  for (let at = from; at < bytes.length - 1; at++) {
    const byte = bytes[at];
    if (byte === QUOTE) isQuoted = !isQuoted;
    else if (byte === RETURN && !isQuoted && bytes[at + 1] === NEWLINE) return at + 2;
  }
  return -1;
};

/** The number in `P-123,` at the beginning of a line. */
const idAt = (bytes: Uint8Array, from: number): number => {
  let id = 0;
  let at = from + 2;
  for (; bytes[at] !== COMMA; at++) {
    const byte = bytes[at] ?? 0;
    if (byte < ZERO || byte > NINE) throw new OtherList('a line has no number');
    id = id * 10 + (byte - ZERO);
  }
  return id;
};

/** Changed lines one by one, with a look at the next. */
interface Queue {
  readonly next: () => ChangedLine | undefined;
  readonly take: () => Promise<void>;
}

const queueOf = async (changes: AsyncIterable<readonly ChangedLine[]>): Promise<Queue> => {
  const batches = changes[Symbol.asyncIterator]();
  let [batch, place]: [readonly ChangedLine[], number] = [[], 0];
  const fill = async (): Promise<void> => {
    while (place >= batch.length) {
      const next = await batches.next();
      if (next.done) return;
      [batch, place] = [next.value, 0];
    }
  };
  await fill();
  return {
    next: () => batch[place],
    take: async () => {
      place += 1;
      await fill();
    },
  };
};

/** What is told of rows that were passed on. */
type Counted = (rows: number) => void;

/** Passes on the changed lines up to an id; answers whether one is that of the id itself. */
async function* changesUpTo(queue: Queue, id: number, counted: Counted): AsyncGenerator<string, boolean> {
  let isOwn = false;
  for (let next = queue.next(); next !== undefined && next.id <= id; next = queue.next()) {
    isOwn = next.id === id;
    if (next.line !== null) {
      counted(1);
      yield next.line;
    }
    await queue.take();
  }
  return isOwn;
}

/** A place in a chunk: where a line begins and ends (-1: it does not end here), its id, the id above it, and the rows that were passed. */
interface Place {
  readonly at: number;
  readonly end: number;
  readonly id: number;
  readonly above: number;
  readonly passed: number;
}

/** Goes over whole lines to the first whose id is at least `until`. A plain loop over millions of lines: it is the whole cost. */
const findLine = (bytes: Uint8Array, from: number, last: number, until: number, lineEnd: LineEnd): Place => {
  let [at, above, passed] = [from, last, 0];
  for (let end = lineEnd(bytes, at); end >= 0; end = lineEnd(bytes, at)) {
    const id = idAt(bytes, at);
    if (id <= above) throw new OtherList('lines are not in order');
    if (id >= until) return { at, end, id, above, passed };
    above = id;
    at = end;
    passed += 1;
  }
  return { at, end: -1, id: -1, above, passed };
};

/** Passes on the lines of a chunk, with the changed ones in their places; answers where the line begins that goes on in the next, and the last id. */
async function* spliceChunk(
  bytes: Uint8Array,
  above: number,
  queue: Queue,
  counted: Counted,
  lineEnd: LineEnd,
): AsyncGenerator<Uint8Array | string, { readonly rest: number; readonly last: number; readonly lines: number }> {
  let [kept, from, last, lines] = [0, 0, above, 0];
  for (;;) {
    const place = findLine(bytes, from, last, queue.next()?.id ?? Number.MAX_SAFE_INTEGER, lineEnd);
    counted(place.passed);
    lines += place.passed;
    if (place.at > kept) yield bytes.subarray(kept, place.at);
    if (place.end < 0) return { rest: place.at, last: place.above, lines };
    const isReplaced = yield* changesUpTo(queue, place.id, counted);
    if (!isReplaced) counted(1);
    lines += 1;
    kept = isReplaced ? place.end : place.at;
    from = place.end;
    last = place.id;
  }
}

/** A list as it was written. */
export interface OldList {
  readonly head: string;
  /** Lines below the head. */
  readonly rows: number;
  readonly lineEnd: LineEnd;
}

/** Puts pieces behind what is left of those before, always in the same memory: what was made of it holds until the next piece. */
const joiner = (): ((rest: Uint8Array, piece: Uint8Array) => Uint8Array) => {
  let memory = Buffer.alloc(0);
  return (rest, piece) => {
    const length = rest.length + piece.length;
    if (length > memory.length) {
      const larger = Buffer.allocUnsafe(2 * length);
      larger.set(rest);
      memory = larger;
    } else memory.set(rest);
    memory.set(piece, rest.length);
    return memory.subarray(0, length);
  };
};

/**
 * The lines of a list below its head with the changed ones in their places, as pieces of bytes and text (whole lines), each of which
 * holds until the next is asked for: what stays is passed on as it is. `bytes` are those of the list, `changes` lines in the order of their ids.
 */
export async function* spliceLines(
  bytes: AsyncIterable<Uint8Array>,
  { head, rows, lineEnd }: OldList,
  changes: AsyncIterable<readonly ChangedLine[]>,
  counted: Counted,
): AsyncIterable<Uint8Array | string> {
  const queue = await queueOf(changes);
  const heading = Buffer.from(head);
  let rest: Uint8Array = new Uint8Array(0);
  let [last, lines] = [-1, 0];
  let isHead = true;
  const joined = joiner();
  for await (const piece of bytes) {
    let whole = joined(rest, piece);
    if (isHead) {
      if (!heading.equals(whole.subarray(0, heading.length))) throw new OtherList('other columns');
      whole = whole.subarray(heading.length);
      isHead = false;
    }
    const done = yield* spliceChunk(whole, last, queue, counted, lineEnd);
    rest = whole.subarray(done.rest);
    last = done.last;
    lines += done.lines;
  }
  if (isHead || rest.length > 0) throw new OtherList('it ends in the middle of a line');
  if (lines !== rows) throw new OtherList('another number of lines');
  yield* changesUpTo(queue, Number.MAX_SAFE_INTEGER, counted);
}
