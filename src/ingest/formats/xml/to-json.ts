import { SaxesParser } from 'saxes';
import { unreadable } from '../../reader.ts';
import { addElement, addOfPlist } from './keyed.ts';
import { type Open, openElement } from './open-element.ts';

/** Elements within elements, at most: deeper ones are no records. */
const DEEPEST = 64;
/** An XML document as the JSON that says the same: its root, and what that holds; and its comments. */
export interface XmlAsJson {
  readonly name: string;
  readonly value: unknown;
  readonly comments: readonly string[];
}

/**
 * An XML document as the JSON that says the same: elements and attributes are keys, elements of one name a list; fields that
 * say their key (`<field name="ssn">`, property lists) stand under it. Entities of a
 * document type are never expanded. Throws `damaged` where it is not well formed or deeper than records are.
 */
export const xmlToJson = (pieces: Iterable<string>): XmlAsJson => {
  const root = openElement('', {});
  const open: Open[] = [root];
  const comments: string[] = [];
  let fault: unknown;
  const parser = new SaxesParser({ xmlns: false });
  parser.on('error', (cause) => {
    fault ??= cause;
  });
  parser.on('opentag', ({ name, attributes }) => {
    if (open.length > DEEPEST) fault ??= new Error('too deep');
    open.push(openElement(name, attributes as Readonly<Record<string, string>>));
  });
  parser.on('closetag', () => {
    const element = open.pop();
    const parent = open.at(-1);
    const isPlist = (open[1] ?? element)?.name === 'plist';
    if (element && parent) (isPlist ? addOfPlist : addElement)(parent, element);
  });
  const take = (text: string): void => {
    const element = open.at(-1);
    if (element) element.text += text;
  };
  parser.on('text', take);
  parser.on('cdata', take);
  parser.on('comment', (comment) => comments.push(comment.trim()));
  for (const piece of pieces) {
    parser.write(piece);
    if (fault !== undefined) throw unreadable('damaged', fault);
  }
  parser.close();
  if (fault !== undefined) throw unreadable('damaged', fault);
  const [[name, [value]] = ['', ['']]] = [...root.children];
  return { name, value, comments };
};
