import { areOfPeople } from '../delimited/header-words.ts';

/** A record of a person as a program wrote it down, with where it stands in the text (UTF-16 units). */
export interface WrittenRecord {
  readonly fields: ReadonlyMap<string, string>;
  readonly from: number;
  readonly to: number;
}

interface Closed extends WrittenRecord {
  readonly key: string;
  /** What a list of people holds that is none: it stays with the person in whose record the list is. */
  readonly beside: ReadonlyMap<string, string>;
}

/** An array that is open. */
interface Frame {
  readonly key: string;
  readonly from: number;
  readonly fields: Map<string, string>;
  readonly beside: Map<string, string>;
  children: Closed[];
  /** Whether its elements are people, each a record of its own. */
  isList: boolean;
  /** Fields that are held of it and of what lies in it. */
  held: number;
  /** Values that it lists, and arrays that were taken from it. */
  listed: number;
}

/** So few people of a record, a family or the drivers of a car, stay with it; more are a list of their own. */
const MOST_IN_RECORD = 7;
const OF_RECORDS = 0.8;
const DEEPEST = 24;
/** Fields of a record, and signs of a key, at most: what has more is no record of a person, and stays text. */
const MOST_FIELDS = 5000;
const LONGEST_KEY = 100;
/** What a value of a person has and rules for the fields of a form have not. */
const DETAIL = /\d(?:[-. ()/]?\d){3}|@/;

const headsOf = (fields: ReadonlyMap<string, string>): readonly string[] =>
  [...fields.keys()].flatMap((key) => [key.replaceAll('.', ' '), key.slice(key.lastIndexOf('.') + 1)]);

const isPerson = ({ fields }: WrittenRecord): boolean =>
  fields.size > 1 && areOfPeople(headsOf(fields)) && [...fields.values()].some((value) => DETAIL.test(value));

const NOTHING: ReadonlyMap<string, string> = new Map();

/** Puts the fields of an array into those of the one around it, under its key or its number. */
const putInto = (all: Map<string, string>, { key, fields }: Pick<Closed, 'key' | 'fields'>, no: number): void => {
  for (const [name, value] of fields) all.set(`${key || no}.${name}`, value);
};

const merged = ({ fields, children, beside }: Frame): ReadonlyMap<string, string> => {
  const [only] = children;
  if (only && children.length === 1 && fields.size + beside.size === 0) return only.fields;
  const all = new Map([...fields, ...beside]);
  for (const [n, child] of children.entries()) putInto(all, child, n + 1);
  return all;
};

/** Puts fields into arrays as they open and close, and gives records of people as soon as they are whole: `take`. */
export const createFrames = (take: (record: WrittenRecord) => void) => {
  const open: Frame[] = [];
  const takeAll = (people: readonly Closed[]): void => {
    for (const one of people) if (isPerson(one)) take(one);
  };
  /** Takes the people of a list, and keeps what is none of them. */
  const takeList = (frame: Frame): void => {
    takeAll(frame.children);
    for (const child of frame.children) {
      frame.listed += 1;
      if (!isPerson(child) && frame.beside.size < MOST_FIELDS) putInto(frame.beside, child, frame.listed);
    }
    frame.children = [];
  };
  const closed = (frame: Frame, to: number): Closed => {
    const { key, from, children, fields, beside, isList } = frame;
    if (frame.held > MOST_FIELDS) return { key, from, to, fields: NOTHING, beside: NOTHING };
    const people = children.filter(isPerson);
    const isOfPeople = people.length > 1 && people.length >= OF_RECORDS * children.length;
    if (!isList && (!isOfPeople || areOfPeople(headsOf(fields))))
      return { key, from, to, fields: merged(frame), beside: NOTHING };
    takeList(frame);
    return { key, from, to, fields, beside };
  };
  const add = (parent: Frame, child: Closed): void => {
    putInto(parent.beside, { key: child.key, fields: child.beside }, parent.listed + parent.children.length + 1);
    if (child.fields.size === 0) return;
    parent.held += child.fields.size;
    if (parent.held > MOST_FIELDS && !parent.isList) return;
    parent.children.push(child);
    if (!parent.isList && parent.children.length > MOST_IN_RECORD && !areOfPeople(headsOf(parent.fields)))
      parent.isList = parent.children.every(isPerson);
    if (!parent.isList) return;
    takeList(parent);
    parent.held = parent.fields.size;
  };
  const close = (to: number): void => {
    const frame = open.pop();
    if (!frame) return;
    const done = closed(frame, to);
    const parent = open.at(-1);
    if (parent) add(parent, done);
    else takeAll([done]);
  };
  /** A field of the array that is open. */
  const field = (name: string, value: string): void => {
    const frame = open.at(-1);
    if (!frame) return;
    frame.held += 1;
    if (frame.held <= MOST_FIELDS) frame.fields.set(name.slice(0, LONGEST_KEY), value);
  };
  return {
    open: (key: string, from: number): void => {
      if (open.length >= DEEPEST) while (open.length > 0) close(from);
      const [fields, beside] = [new Map<string, string>(), new Map<string, string>()];
      const counts = { held: 0, listed: 0 };
      open.push({ key: key.slice(0, LONGEST_KEY), from, fields, beside, children: [], isList: false, ...counts });
    },
    close,
    field,
    /** A value of a list, which has no key of its own; lists without a key are calls and the like. */
    item: (value: string): void => {
      const frame = open.at(-1);
      if (!frame || frame.key === '') return;
      frame.listed += 1;
      field(String(frame.listed), value);
    },
    end: (to: number): void => {
      while (open.length > 0) close(to);
    },
  };
};
