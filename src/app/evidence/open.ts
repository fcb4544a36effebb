import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { CandorError } from '../../core/errors.ts';
import { bufferBytes, openFile } from '../../ingest/bytes/bytes.ts';
import { collector, type Spill } from '../../ingest/bytes/spill.ts';
import { surveyOf, surveyor } from '../../ingest/bytes/survey.ts';
import { identify } from '../../ingest/identify.ts';
import { DEFAULT_LIMITS } from '../../ingest/limits.ts';
import { type OpenOptions, openFile as openUnits } from '../../ingest/open-file.ts';
import type { Opened } from '../../ingest/opened.ts';
import { createOutcome } from '../../ingest/outcome.ts';
import { HEAD_BYTES } from '../../ingest/reader.ts';
import type { Content } from '../../ingest/take-content.ts';
import type { Charset } from '../../ingest/text/charset.ts';
import { createDecoder } from '../../ingest/text/decode.ts';
import { createCutter } from '../../ingest/text/pieces.ts';

/** Runs `work` with a place for members of archives that are too large for memory; it is gone afterwards. */
export const withSpill = async function* <Item>(work: (spill: Spill) => AsyncIterable<Item>): AsyncIterable<Item> {
  const folder = await mkdtemp(join(tmpdir(), 'candor-'));
  try {
    yield* work({ folder, key: randomBytes(32) });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

/** Opens a plain file that a user named. */
export const openNamedFile = async (path: string): Promise<Content> => {
  const found = await stat(path).catch(() => undefined);
  if (!found?.isFile()) throw new CandorError('INPUT_NOT_FOUND', 'no such file', { place: { file: path } });
  try {
    const bytes = openFile(path);
    return { bytes, survey: surveyOf(bytes) };
  } catch (cause) {
    throw new CandorError('INPUT_UNREADABLE', 'the file cannot be opened', {
      place: { file: path },
      hint: 'look at the rights of the user who runs candor',
      cause,
    });
  }
};

/** A stream's first bytes, and all of it again. */
interface Peeked {
  readonly head: Buffer;
  readonly isWhole: boolean;
  readonly all: AsyncIterable<Buffer>;
}

const peek = async (stream: AsyncIterable<Uint8Array>): Promise<Peeked> => {
  const source = stream[Symbol.asyncIterator]();
  const pieces: Buffer[] = [];
  let size = 0;
  let isWhole = false;
  while (size < HEAD_BYTES && !isWhole) {
    const next = await source.next();
    if (next.done) isWhole = true;
    else {
      pieces.push(Buffer.from(next.value));
      size += next.value.byteLength;
    }
  }
  const head = Buffer.concat(pieces);
  const all = async function* () {
    yield head;
    for (let next = isWhole ? undefined : await source.next(); next && !next.done; next = await source.next()) {
      yield Buffer.from(next.value);
    }
  };
  return { head, isWhole, all: all() };
};

/** All of a stream, so that it can be read from any place. */
const collected = async (pieces: AsyncIterable<Buffer>, spill: Spill): Promise<Content> => {
  const target = collector(spill);
  const survey = surveyor();
  for await (const piece of pieces) {
    survey.add(piece);
    target.add(piece);
  }
  return { bytes: target.done(), survey: survey.done() };
};

/** How standard input is called in what is printed. */
export const STDIN_NAME = '-';

/** A text that is read while it still comes in. */
const streamedText = async function* (
  pieces: AsyncIterable<Buffer>,
  charset: Charset,
  mediaType: string,
): AsyncIterable<Opened> {
  const decoder = createDecoder(charset);
  const cutter = createCutter(DEFAULT_LIMITS.part);
  const outcome = createOutcome();
  const opened = (text: string): Opened => ({ event: 'text', as: 'plain', part: outcome.text(text, 'plain'), text });
  const facts = { mediaType, size: null, sha256: null, charset: charset.name };
  yield { event: 'begin', family: STDIN_NAME, depth: 0, ...facts };
  for await (const piece of pieces) for (const text of cutter.add(decoder.write(piece))) yield opened(text);
  for (const text of [...cutter.add(decoder.end()), ...cutter.end()]) yield opened(text);
  yield outcome.end();
};

type Options = Partial<Pick<OpenOptions, 'asText' | 'isCopy' | 'passwords'>>;

/** Standard input: plain text as it comes, everything else when all of it is there. */
const openStream = async function* (stdin: Readable, spill: Spill, options: Options): AsyncIterable<Opened> {
  const { head, isWhole, all } = await peek(stdin);
  const first = bufferBytes(head);
  const { look, reader, mediaType } = await identify(STDIN_NAME, first, surveyOf(first), options.asText);
  if (!isWhole && reader?.format === 'text' && look.charset) {
    yield* streamedText(all, look.charset, mediaType);
    return;
  }
  const content = await collected(all, spill);
  try {
    yield* openUnits(STDIN_NAME, content, { limits: DEFAULT_LIMITS, spill, isCopy: () => false, ...options });
  } finally {
    content.bytes.close();
  }
};

const openPath = async function* (path: string, spill: Spill, options: Options): AsyncIterable<Opened> {
  const content = await openNamedFile(path);
  try {
    yield* openUnits(path, content, { limits: DEFAULT_LIMITS, spill, isCopy: () => false, ...options });
  } finally {
    content.bytes.close();
  }
};

/** A file, or standard input (`-`), opened to the bottom. */
export const openEvidence = (path: string, stdin: Readable, options: Options = {}): AsyncIterable<Opened> =>
  withSpill((spill) => (path === STDIN_NAME ? openStream(stdin, spill, options) : openPath(path, spill, options)));
