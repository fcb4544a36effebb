export type Value = string | Node | readonly Value[];
interface Node {
  readonly [name: string]: Value;
}

/** Children of one name: signs of what is kept of them, and whether they are given on as they come. */
interface List {
  signs: number;
  isGiven: boolean;
}

/** An element that is open, with what stands in it so far. */
export interface Open {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  /** Attributes and elements inside, by their names. */
  readonly children: Map<string, Value[]>;
  text: string;
  /** The lists among the children. */
  readonly lists: Map<string, List>;
  /** Signs of the document that were held where it began. */
  readonly from: number;
  /** Of a property list: the key of the value that comes next, and the values of a list. */
  key: string | undefined;
  readonly items: Value[];
}

/** Under this name stands what an element says beside its children and attributes. */
const OWN_TEXT = 'text';

export const openElement = (name: string, attributes: Readonly<Record<string, string>>, from = 0): Open => {
  const given = new Map(Object.entries(attributes));
  const children = new Map([...given].map(([key, value]): [string, Value[]] => [key, [value]]));
  return { name, attributes: given, children, text: '', lists: new Map(), from, key: undefined, items: [] };
};

/** Whether all that stood in an element was given on. */
export const isEmptied = ({ children, lists, text, items }: Open): boolean =>
  lists.size > 0 && children.size === 0 && items.length === 0 && text.trim() === '';

export const asValue = ({ children, text }: Pick<Open, 'children' | 'text'>): Value => {
  const own = text.trim();
  if (children.size === 0) return own;
  const cells = [...children].map(
    ([name, values]) => [name, values.length === 1 ? (values[0] ?? '') : values] as const,
  );
  return Object.fromEntries(own === '' ? cells : [...cells, [OWN_TEXT, own]]);
};

export const add = (parent: Open, name: string, value: Value): void => {
  const known = parent.children.get(name);
  if (known) known.push(value);
  else parent.children.set(name, [value]);
};
