/** A person's line as it is now; null: they have none any more. */
export interface ChangedLine {
  readonly id: number;
  readonly line: string | null;
}

/** The file is no list of the kind that is spliced: another head, or lines without their ids in order. */
export class OtherList extends Error {}

const [QUOTE, RETURN, NEWLINE, COMMA, ZERO, NINE] = [0x22, 0x0d, 0x0a, 0x2c, 0x30, 0x39];

/** Where the line ends that begins at `from`, behind its break; -1 where the bytes end before. A break between quotes is part of a cell. */
const lineEnd = (bytes: Uint8Array, from: number): number => {
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

/** Passes on the lines of a chunk, with the changed ones in their places; answers where the line begins that goes on in the next, and the last id. */
async function* spliceChunk(
  bytes: Uint8Array,
  above: number,
  queue: Queue,
  counted: Counted,
): AsyncGenerator<Uint8Array | string, { readonly rest: number; readonly last: number }> {
  let [kept, at, rows, last] = [0, 0, 0, above];
  for (let end = lineEnd(bytes, at); end >= 0; at = end, end = lineEnd(bytes, at)) {
    const id = idAt(bytes, at);
    if (id <= last) throw new OtherList('lines are not in order');
    last = id;
    const next = queue.next();
    if (next === undefined || next.id > id) rows += 1;
    else {
      yield bytes.subarray(kept, at);
      const isReplaced = yield* changesUpTo(queue, id, counted);
      kept = isReplaced ? end : at;
      rows += isReplaced ? 0 : 1;
    }
  }
  yield bytes.subarray(kept, at);
  counted(rows);
  return { rest: at, last };
}

/**
 * The lines of a list with the changed ones in their places, as pieces of bytes and text: what stays is passed on as it
 * is. `old` are the bytes of the list, `changes` lines in the order of their ids.
 */
export async function* spliceLines(
  old: AsyncIterable<Uint8Array>,
  head: string,
  changes: AsyncIterable<readonly ChangedLine[]>,
  counted: Counted,
): AsyncIterable<Uint8Array | string> {
  const queue = await queueOf(changes);
  const heading = Buffer.from(head);
  let rest: Uint8Array = new Uint8Array(0);
  let last = -1;
  let isHead = true;
  for await (const chunk of old) {
    let bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    if (isHead) {
      if (!heading.equals(bytes.subarray(0, heading.length))) throw new OtherList('other columns');
      bytes = bytes.subarray(heading.length);
      isHead = false;
      yield head;
    }
    const done = yield* spliceChunk(bytes, last, queue, counted);
    rest = bytes.subarray(done.rest);
    last = done.last;
  }
  if (isHead || rest.length > 0) throw new OtherList('it ends in the middle of a line');
  yield* changesUpTo(queue, Number.MAX_SAFE_INTEGER, counted);
}
