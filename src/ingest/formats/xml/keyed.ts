import { add, asValue, type Open, type Value } from './open-element.ts';

/**
 * Elements that say their key in an attribute, as exports of databases and settings write fields: `<field name="ssn">`
 * (mysqldump --xml), `<str name="ssn">` (Solr), `<entry key="ssn">` (Java), `<Data Name="...">` (events of Windows); and
 * tables that say which they are. What is called otherwise and has a name is a thing that is called so.
 */
const FIELDS: ReadonlySet<string> = new Set(
  'field column col attribute attr property prop entry param parameter variable var data simpledata metadata str string int integer long float double bool boolean date arr lst'.split(
    ' ',
  ),
);
const TABLES: ReadonlySet<string> = new Set(['table', 'table_data', 'tabledata', 'sheet', 'worksheet', 'recordset']);
const KEYS: ReadonlySet<string> = new Set(['name', 'key']);
const LONGEST_KEY = 100;
/** Attributes that say how a value is written, and nothing of what it is. */
const OF_FORM: ReadonlySet<string> = new Set(['type', 'xsi:type', 'xsi:nil', 'xml:space', 'null']);

const localName = (name: string): string => name.slice(name.indexOf(':') + 1).toLowerCase();

/** A field's value beside its key: where only how it is written is said of it, or a `value` holds it, that alone. */
const fieldValue = (element: Open, keyName: string): Value => {
  const children = new Map([...element.children].filter(([name]) => name !== keyName && !OF_FORM.has(name)));
  const value = asValue({ ...element, children });
  const [only] = children.size === 1 && element.text.trim() === '' ? [...children] : [];
  return only && localName(only[0]) === 'value' && only[1].length === 1 ? (only[1][0] ?? '') : value;
};

/** The only value under a name, where it is words. */
const wordsOf = (element: Open, name: string | undefined): string | undefined => {
  const values = name === undefined ? undefined : element.children.get(name);
  const [only] = values?.length === 1 ? values : [];
  return typeof only === 'string' ? only : undefined;
};

/** A pair of elements or attributes: `<item><key>ssn</key><value>...</value></item>`, whatever it lies in. */
const pairKey = (element: Open): string | undefined => {
  const names = [...element.children.keys()];
  const isPair = names.length === 2 && names.some((name) => localName(name) === 'value') && element.text.trim() === '';
  const isField = FIELDS.has(localName(element.name));
  return isPair
    ? names.find((name) => localName(name) === 'key' || (isField && localName(name) === 'name'))
    : undefined;
};

/** Whether an attribute says nothing beside the key: a field of which more is said is a thing of its own. */
const isPlain = (name: string): boolean =>
  OF_FORM.has(name) || KEYS.has(localName(name)) || localName(name) === 'value';

const attributeKey = (element: Open): string | undefined => {
  const names = [...element.attributes.keys()];
  const called = localName(element.name);
  const isKeyed = TABLES.has(called) || (FIELDS.has(called) && names.every(isPlain));
  return isKeyed ? names.find((name) => KEYS.has(localName(name))) : undefined;
};

/** The attribute or child that says an element's key, and the key; null where it has none. */
const keyOf = (element: Open, keyName: string | undefined) => {
  const key = wordsOf(element, keyName)?.trim() ?? '';
  return keyName !== undefined && key !== '' && key.length <= LONGEST_KEY ? { key, keyName } : null;
};

/** What an open element is called in its parent, as far as its attributes tell. */
export const nameOf = (element: Open): string => keyOf(element, attributeKey(element))?.key ?? element.name;

/** Adds an element to its parent: under its key where it is a field, else under its name. Says under which. */
export const addElement = (parent: Open, element: Open): string => {
  const keyed = keyOf(element, attributeKey(element) ?? pairKey(element));
  if (keyed) add(parent, keyed.key, fieldValue(element, keyed.keyName));
  else add(parent, element.name, asValue(element));
  return keyed?.key ?? element.name;
};

/** The same for a property list of Apple, whose keys stand in front of their values. */
export const addOfPlist = (parent: Open, element: Open): void => {
  const isInDictionary = parent.name === 'dict';
  if (isInDictionary && element.name === 'key') {
    parent.key = element.text.trim();
    return;
  }
  const isFlag = element.name === 'true' || element.name === 'false';
  const value: Value = isFlag ? element.name : element.name === 'array' ? element.items : asValue(element);
  if (parent.name === 'array') parent.items.push(value);
  else add(parent, (isInDictionary && parent.key) || element.name, value);
  parent.key = undefined;
};
