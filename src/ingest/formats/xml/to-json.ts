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
}

/** Takes a record of a long list: the names down to it, and where in the document (UTF-16 units) it ends. */
export type TakeRecord = (path: string, record: Value, end: number) => void;

const isRecord = (value: Value): boolean => typeof value !== 'string';

/** Whether a list begins to be long, or was: looked at only as often as it doubles, since it may be one of words. */
const isLong = ({ children, given }: Open, key: string): boolean => {
  const values = children.get(key) ?? [];
  if (given.has(key)) return true;
  if (values.length < LONG_LIST || !Number.isInteger(Math.log2(values.length / LONG_LIST))) return false;
  return values.filter(isRecord).length >= OF_RECORDS * values.length;
};

/** Gives on what stands in a long list of an element, down to which `open` leads. */
const giveLong = (open: readonly Open[], key: string, end: number, take: TakeRecord): void => {
  const parent = open.at(-1);
  if (!parent || open.length < 2 || !isLong(parent, key)) return;
  const path = [...open.slice(1).map(nameOf), key].join('.');
  for (const record of parent.children.get(key) ?? []) take(path, record, end);
  parent.children.delete(key);
  parent.given.add(key);
};

/**
 * An XML document as the JSON that says the same: elements and attributes are keys, elements of one name a list; fields that
 * say their key (`<field name="ssn">`, property lists) stand under it. `take` is given the records of long lists, which the
 * value then does not hold: so a document of any size is read in the memory of a record. Entities of a document type are
 * never expanded. Throws `damaged` where it is not well formed or deeper than records are, `too_large` where more would
 * have to be held than a document may hold beside its long lists.
 */
export const xmlToJson = (pieces: Iterable<string>, take?: TakeRecord): XmlAsJson => {
  const root = openElement('', {});
  const open: Open[] = [root];
  const comments: string[] = [];
  /** Signs since the last record that was given on, and those of comments. */
  let held = 0;
  let commented = 0;
  let fault: unknown;
  const parser = new SaxesParser({ xmlns: false });
  parser.on('error', (cause) => {
    fault ??= unreadable('damaged', cause);
  });
  parser.on('opentag', ({ name, attributes }) => {
    if (open.length > DEEPEST) fault ??= unreadable('damaged', new Error('too deep'));
    open.push(openElement(name, attributes as Readonly<Record<string, string>>));
  });
  const close = (parent: Open, element: Open): void => {
    const isPlist = (open[1] ?? element).name === 'plist';
    if (isPlist) addOfPlist(parent, element);
    else if (!isEmptied(element)) {
      const key = addElement(parent, element);
      if (take)
        giveLong(open, key, parser.position, (...record) => {
          held = 0;
          take(...record);
        });
    }
  };
  parser.on('closetag', () => {
    const element = open.pop();
    const parent = open.at(-1);
    // What stands behind a fault has lost its place.
    if (element && parent && fault === undefined) close(parent, element);
  });
  const keep = (text: string): void => {
    const element = open.at(-1);
    if (element) element.text += text;
  };
  parser.on('text', keep);
  parser.on('cdata', keep);
  parser.on('comment', (comment) => {
    commented += comment.length;
    comments.push(comment.trim());
  });
  for (const piece of pieces) {
    held += piece.length;
    if (held + commented > MOST_HELD) fault ??= unreadable('too_large');
    parser.write(piece);
    if (fault !== undefined) throw fault;
  }
  parser.close();
  if (fault !== undefined) throw fault;
  const [[name, [value]] = ['', [{}]]] = [...root.children];
  return { name, value, comments };
};
