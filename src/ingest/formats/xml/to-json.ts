import { SaxesParser } from 'saxes';
import { unreadable } from '../../reader.ts';
import { addElement, addOfPlist, nameOf } from './keyed.ts';
import { isEmptied, type Open, openElement, type Value } from './open-element.ts';

/** Elements within elements, at most: deeper ones are no records. */
const DEEPEST = 64;
/** Signs of a document that are held at most; what else there is must be given on. */
const MOST_HELD = 64 << 20;
/** Elements of one name under one parent from which on they are given on as they come. */
const LONG_LIST = 1000;
/** Share of them that hold elements or attributes: others are lines of a text. */
const OF_RECORDS = 0.8;

/** An XML document as the JSON that says the same: its root, and what that holds; and its comments. */
export interface XmlAsJson {
  readonly name: string;
  readonly value: unknown;
  readonly comments: readonly string[];
  /** Whether it ends before its elements do. */
  readonly isCut: boolean;
}

/** Takes a record of a long list: the names down to it, and where in the document (UTF-16 units) it ends. */
export type TakeRecord = (path: string, record: Value, end: number) => void;

const isRecord = (value: Value): boolean => typeof value !== 'string';

/** Whether a list begins to be long: looked at only as often as it doubles, since it may be one of words. */
const isLong = (values: readonly Value[]): boolean =>
  values.length >= LONG_LIST &&
  Number.isInteger(Math.log2(values.length / LONG_LIST)) &&
  values.filter(isRecord).length >= OF_RECORDS * values.length;

/** Reads a document piece by piece. `write` throws where it is at fault, and from there on nothing is given to `take`. */
const createReading = (take?: TakeRecord) => {
  const root = openElement('', {});
  const open: Open[] = [root];
  const comments: string[] = [];
  /** Signs that are no longer held, and those of comments, which are held apart. */
  let freed = 0;
  let commented = 0;
  let fault: unknown;
  const parser = new SaxesParser({ xmlns: false });
  const held = (): number => parser.position - freed;
  /** Gives on what stands in a list of an open element if it is long; `signs`: of the one that came last. */
  const giveLong = (parent: Open, key: string, signs: number): void => {
    const values = parent.children.get(key) ?? [];
    if (!take || open.length < 2 || (values.length < 2 && !parent.lists.has(key))) return;
    const list = parent.lists.get(key) ?? { signs: 0, isGiven: false };
    parent.lists.set(key, list);
    list.signs += signs;
    if (!list.isGiven && !isLong(values)) return;
    const path = [...open.slice(1).map(nameOf), key].join('.');
    for (const record of values) take(path, record, parser.position);
    parent.children.delete(key);
    freed += list.signs;
    list.signs = 0;
    list.isGiven = true;
  };
  /** Where the last tag ends, and the last piece with its beginning: what is behind that tag may be an entity without an end. */
  let tagged = 0;
  let last = { piece: '', from: 0 };
  const closeLast = (): void => {
    const element = open.pop();
    const parent = open.at(-1);
    // What stands behind a fault has lost its place.
    if (!element || !parent || fault !== undefined) return;
    const signs = held() - element.from;
    if ((open[1] ?? element).name === 'plist') addOfPlist(parent, element);
    else if (isEmptied(element)) freed += signs;
    else giveLong(parent, addElement(parent, element), signs);
  };
  const keep = (text: string): void => {
    const element = open.at(-1);
    if (!element) return;
    // Blanks between the records of a list would be held for each of them.
    if (element.text === '' && text.trim() === '') freed += text.length;
    else element.text += text;
  };
  parser.on('error', (cause) => {
    fault ??= unreadable('damaged', cause);
  });
  parser.on('opentag', ({ name, attributes }) => {
    if (open.length > DEEPEST) fault ??= unreadable('damaged', new Error('too deep'));
    open.push(openElement(name, attributes as Readonly<Record<string, string>>, held()));
    tagged = parser.position;
  });
  parser.on('closetag', () => {
    closeLast();
    tagged = parser.position;
  });
  parser.on('text', keep);
  parser.on('cdata', keep);
  parser.on('comment', (comment) => {
    commented += comment.length;
    comments.push(comment.trim());
  });
  const check = (): void => {
    if (held() + commented > MOST_HELD) fault ??= unreadable('too_large');
    if (fault !== undefined) throw fault;
  };
  return {
    write: (piece: string): void => {
      last = { piece, from: parser.position };
      parser.write(piece);
      check();
    },
    /** Ends the document. One that is cut says nothing wrong until there: its elements are as if they ended here. */
    close: (): boolean => {
      if (open.length > 1 && !last.piece.slice(Math.max(0, tagged - last.from)).includes('>')) return true;
      parser.close();
      check();
      return false;
    },
    /** What was read so far: elements that are open are as if they ended here. */
    done: (isCut: boolean): XmlAsJson => {
      while (open.length > 1) closeLast();
      const [[name, [value]] = ['', [{}]]] = [...root.children];
      return { name, value, comments, isCut };
    },
  };
};

/**
 * An XML document as the JSON that says the same: elements and attributes are keys, elements of one name a list; fields that
 * say their key (`<field name="ssn">`, property lists) stand under it. `take` is given the records of long lists, which the
 * value then does not hold: so a document of any size is read in the memory of a record. Entities of a document type are
 * never expanded. Throws `damaged` where it is not well formed or deeper than records are, `too_large` where more would
 * have to be held than a document may hold beside its long lists.
 */
export const xmlToJson = (pieces: Iterable<string>, take?: TakeRecord): XmlAsJson => {
  const reading = createReading(take);
  for (const piece of pieces) reading.write(piece);
  return reading.done(reading.close());
};

/** The same of the beginning of a document, without the records of its long lists. */
export const xmlBeside = (pieces: Iterable<string>): XmlAsJson => {
  const reading = createReading(() => undefined);
  for (const piece of pieces) reading.write(piece);
  return reading.done(false);
};
