import { SaxesParser } from 'saxes';
import { unreadable } from '../../reader.ts';

type Value = string | Node | readonly Value[];
interface Node {
  readonly [name: string]: Value;
}

interface Open {
  readonly name: string;
  readonly children: Map<string, Value[]>;
  text: string;
}

/** Elements within elements, at most: deeper ones are no records. */
const DEEPEST = 64;
/** Under this name stands what an element says beside its children and attributes. */
const OWN_TEXT = 'text';

const asValue = ({ children, text }: Open): Value => {
  const own = text.trim();
  if (children.size === 0) return own;
  const cells = [...children].map(
    ([name, values]) => [name, values.length === 1 ? (values[0] ?? '') : values] as const,
  );
  return Object.fromEntries(own === '' ? cells : [...cells, [OWN_TEXT, own]]);
};

const add = (parent: Open, name: string, value: Value): void => {
  const known = parent.children.get(name);
  if (known) known.push(value);
  else parent.children.set(name, [value]);
};

/** An XML document as the JSON that says the same: its root, and what that holds; and its comments. */
export interface XmlAsJson {
  readonly name: string;
  readonly value: unknown;
  readonly comments: readonly string[];
}

/**
 * An XML document as the JSON that says the same: elements and attributes are keys, elements of one name a list. Entities of a
 * document type are never expanded. Throws `damaged` where it is not well formed or deeper than records are.
 */
export const xmlToJson = (pieces: Iterable<string>): XmlAsJson => {
  const root: Open = { name: '', children: new Map(), text: '' };
  const open: Open[] = [root];
  const comments: string[] = [];
  let fault: unknown;
  const parser = new SaxesParser({ xmlns: false });
  parser.on('error', (cause) => {
    fault ??= cause;
  });
  parser.on('opentag', ({ name, attributes }) => {
    if (open.length > DEEPEST) fault ??= new Error('too deep');
    const element: Open = { name, children: new Map(), text: '' };
    for (const [key, value] of Object.entries(attributes)) add(element, key, String(value));
    open.push(element);
  });
  parser.on('closetag', () => {
    const element = open.pop();
    const parent = open.at(-1);
    if (element && parent) add(parent, element.name, asValue(element));
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
