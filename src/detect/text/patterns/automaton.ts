import { BLANK } from '../tokens/signs.ts';
import { KIND, type Tokens } from '../tokens/tokens.ts';
import { FOREIGN, type Signs, SYMBOLS, type Tree, treeOf } from './expression-tree.ts';
import type { Expression } from './linear-expression.ts';

/**
 * Tells in one pass over a value's first signs which of several expressions may match there: the look before the
 * expressions. It takes more than they do (what has no width is left out, long repetitions have no end), never less.
 */
export interface Automaton {
  /** By which it is told from others; from 1 on. */
  readonly number: number;
  readonly expressions: readonly Pick<Expression, 'source' | 'flags'>[];
  /** Worked out when a text first asks: most texts ask for few of the forms and labels that there are. */
  states: States | undefined;
}

interface States {
  /** Classes of symbols that no expression tells apart: small tables stay near the processor. */
  readonly classes: Uint8Array;
  /**
   * A row for each state: bits of the expressions that a value has matched when it comes there, bits of those that it may match
   * yet, and by class the row of the next state, 0 where it was not worked out yet.
   */
  table: Int32Array;
  readonly start: number;
  readonly step: (row: number, kind: number) => number;
}

/** Places in a row. */
const MATCHED = 0;
const OPEN = 1;
const NEXT = 2;

/** Expressions from this one on share a bit. */
const LAST_BIT = 31;

/** The bit of the expression of a place among those of an automaton. */
export const bitOf = (place: number): number => 1 << Math.min(place, LAST_BIT);

/** Copies of what is repeated, at most; behind them it is repeated without end. */
const MOST_COPIES = 20;
/** States of an automaton, at most: where it would need more, it does not tell. */
const MOST_STATES = 2000;
/** Signs of a value that are looked at, at most: a text that is made of beginnings costs no more a sign. */
const MOST_SIGNS = 64;

/** The signs of expressions by place, the bit of the expression of each, whether it may end there; and which place may follow which, side by side. */
interface Places {
  readonly signs: Signs[];
  readonly owner: number[];
  readonly ends: boolean[];
  readonly before: number[];
  readonly behind: number[];
}

/** The places with which a part of an expression begins and ends. */
interface Part {
  readonly first: readonly number[];
  readonly last: readonly number[];
  readonly empty: boolean;
}

const NOTHING: Part = { first: [], last: [], empty: true };

const join = ({ before, behind }: Places, a: readonly number[], b: readonly number[]): void => {
  for (const place of a)
    for (const next of b) {
      before.push(place);
      behind.push(next);
    }
};

/** What states are worked out from, in columns: there are 150,000 places, and a set for each would be a sixth of all that a thread holds. */
interface Plan {
  readonly signs: readonly Signs[];
  readonly owner: Int32Array;
  readonly ends: Uint8Array;
  /** Where the followers of each place begin among all; one may stand there twice. */
  readonly starts: Int32Array;
  readonly followers: Int32Array;
  /** The places that a value may begin at, and bits of the expressions that match nothing at all. */
  readonly firsts: readonly number[];
  readonly empty: number;
}

/** Puts the followers of each place side by side. */
const inColumns = ({ signs, owner, ends, before, behind }: Places, firsts: readonly number[], empty: number): Plan => {
  const starts = new Int32Array(signs.length + 1);
  for (const place of before) starts[place + 1] = (starts[place + 1] ?? 0) + 1;
  for (let place = 1; place < starts.length; place += 1)
    starts[place] = (starts[place] ?? 0) + (starts[place - 1] ?? 0);
  const free = starts.slice();
  const followers = new Int32Array(behind.length);
  for (const [n, place] of before.entries()) {
    const at = free[place] ?? 0;
    followers[at] = behind[n] ?? 0;
    free[place] = at + 1;
  }
  return {
    signs: signs.slice(),
    owner: Int32Array.from(owner),
    ends: Uint8Array.from(ends, Number),
    starts,
    followers,
    firsts,
    empty,
  };
};

const planOf = (expressions: Automaton['expressions']): Plan => {
  const places: Places = { signs: [], owner: [], ends: [], before: [], behind: [] };
  let empty = 0;
  const firsts = expressions.flatMap((expression, n) => {
    const part = addTree(places, treeOf(expression), bitOf(n));
    for (const place of part.last) places.ends[place] = true;
    if (part.empty) empty |= bitOf(n);
    return part.first;
  });
  return inColumns(places, firsts, empty);
};

const inSequence = (places: Places, a: Part, b: Part): Part => {
  join(places, a.last, b.first);
  return {
    first: a.empty ? [...a.first, ...b.first] : a.first,
    last: b.empty ? [...a.last, ...b.last] : b.last,
    empty: a.empty && b.empty,
  };
};

/** Copies of a part, each joined to the next alone: what may be left out are the last ones. */
const addRepeat = (places: Places, part: Tree, least: number, most: number, bit: number): Part => {
  const endless = most > MOST_COPIES;
  const count = endless ? Math.min(Math.max(least, 1), MOST_COPIES) : most;
  const copies = Array.from({ length: count }, () => addTree(places, part, bit));
  const [first, last] = [copies[0], copies.at(-1)];
  if (first === undefined || last === undefined) return NOTHING;
  copies.slice(1).forEach((copy, n) => {
    join(places, copies[n]?.last ?? [], copy.first);
  });
  if (endless) join(places, last.last, last.first);
  const empty = least === 0 || first.empty;
  const ends = empty ? copies : copies.slice(Math.min(least, count) - 1);
  return { first: first.first, last: ends.flatMap((copy) => copy.last), empty };
};

/** Adds the places of a part of an expression. */
const addTree = (places: Places, tree: Tree, bit: number): Part => {
  switch (tree.kind) {
    case 'repeat':
      return addRepeat(places, tree.part, tree.least, tree.most, bit);
    case 'sequence':
      return tree.parts.reduce((all, part) => inSequence(places, all, addTree(places, part, bit)), NOTHING);
    case 'choice': {
      const parts = tree.parts.map((part) => addTree(places, part, bit));
      return {
        first: parts.flatMap(({ first }) => first),
        last: parts.flatMap(({ last }) => last),
        empty: parts.some(({ empty }) => empty),
      };
    }
    case 'signs': {
      const place = places.signs.push(tree.signs) - 1;
      places.owner.push(bit);
      places.ends.push(false);
      return { first: [place], last: [place], empty: false };
    }
  }
};

/** The class of each symbol, and a symbol of each class. */
const classesOf = (signs: Iterable<Signs>): { readonly classes: Uint8Array; readonly symbols: readonly number[] } => {
  const classes = new Uint8Array(SYMBOLS);
  let symbols: number[] = [0];
  for (const own of new Set(signs)) {
    // What was one class becomes two where the signs tell its symbols apart.
    const halves = new Int32Array(2 * symbols.length).fill(-1);
    symbols = [];
    for (let symbol = 0; symbol < SYMBOLS; symbol += 1) {
      const half = 2 * (classes[symbol] ?? 0) + (own[symbol] ?? 0);
      if (halves[half] === -1) halves[half] = symbols.push(symbol) - 1;
      classes[symbol] = halves[half] ?? 0;
    }
  }
  return { classes, symbols };
};

const twice = (table: Int32Array): Int32Array => {
  const larger = new Int32Array(2 * table.length);
  larger.set(table);
  return larger;
};

/** Stands for a state that was not worked out. */
const UNKNOWN = 0;

/** An automaton of some expressions, which have a bit each. */
export const automatonOf = (expressions: Automaton['expressions']): Automaton => {
  made += 1;
  return { number: made, expressions, states: undefined };
};

let made = 0;

/** The first state; the others are worked out when a text first comes to them. */
const statesOf = ({ expressions }: Automaton): States => {
  const { signs, owner, ends, starts, followers, firsts, empty } = planOf(expressions);
  const { classes, symbols } = classesOf(signs);
  const width = NEXT + symbols.length;
  const rows = new Map<string, number>();
  /** Places that may come next, by state; the first stands for none. */
  const sets: (readonly number[])[] = [[]];
  const states: States = {
    classes,
    table: new Int32Array(4 * width),
    start: width,
    step: (row, kind) => {
      const symbol = symbols[kind] ?? FOREIGN;
      const set = new Set<number>();
      let matched = 0;
      for (const place of sets[row / width] ?? []) {
        if (signs[place]?.[symbol] !== 1) continue;
        if (ends[place] === 1) matched |= owner[place] ?? 0;
        for (let n = starts[place] ?? 0; n < (starts[place + 1] ?? 0); n += 1) set.add(followers[n] ?? 0);
      }
      const target = rowOf(matched, [...set]);
      states.table[row + NEXT + kind] = target;
      return target;
    },
  };
  const rowOf = (matched: number, set: readonly number[]): number => {
    const waiting = set.filter((place) => ((owner[place] ?? 0) & matched) === 0).sort((a, b) => a - b);
    const key = `${matched} ${waiting.join(' ')}`;
    const found = rows.get(key);
    if (found !== undefined) return found;
    if (sets.length > MOST_STATES) return UNKNOWN;
    const row = (sets.push(waiting) - 1) * width;
    rows.set(key, row);
    if (row >= states.table.length) states.table = twice(states.table);
    states.table[row + MATCHED] = matched;
    states.table[row + OPEN] = waiting.reduce((bits, place) => bits | (owner[place] ?? 0), 0);
    return row;
  };
  rowOf(empty, firsts);
  return states;
};

/** The place of the last sign that was looked at where one told that nothing goes on. */
let told = 0;

/** Bits of the expressions that may match at an offset among the units of a text that ends at `to`, or goes on there. */
export const possibleAt = (automaton: Automaton, units: Uint16Array, from: number, to: number): number => {
  automaton.states ??= statesOf(automaton);
  const { states } = automaton;
  const { classes, start } = states;
  const end = Math.min(to, from + MOST_SIGNS);
  let found = states.table[start + MATCHED] ?? 0;
  let row = start;
  for (let at = from; ; ) {
    // Calls nothing, so that no column is asked for again at each sign; states not worked out yet are rare.
    const { table } = states;
    for (; at < end; at += 1) {
      const target = table[row + NEXT + (classes[Math.min(units[at] ?? 0, FOREIGN)] ?? 0)] ?? UNKNOWN;
      if (target === UNKNOWN) break;
      found |= table[target + MATCHED] ?? 0;
      if (table[target + OPEN] === 0) {
        told = at;
        return found;
      }
      row = target;
    }
    const kind = classes[Math.min(units[at] ?? 0, FOREIGN)] ?? 0;
    if (at >= end || states.step(row, kind) === UNKNOWN) return found | (table[row + OPEN] ?? 0);
  }
};

/**
 * Words at which an automaton told that nothing begins: the automaton with how many first signs told it, and these signs, side by side. Most
 * of what stands behind a label is a small word, and a text has few of them. A hash finds the slot and no more: words of one hash are
 * easily made, and what was read before must not change what is found.
 */
const REFUSED_SLOTS = 1 << 13;
const COLUMNS = 2;
const refused = new Int32Array(COLUMNS * REFUSED_SLOTS);

/** First signs that are remembered, at most; of ASCII, each of seven bits. */
const MOST_FIRST = 4;
const FIRST_BITS = 7;

/** By kind whether a word without foreign letters is spelled in ASCII; numbers, which are too, hardly stand twice. */
const TELLS = new Uint8Array(8);
for (const kind of [KIND.lower, KIND.capital, KIND.upper]) TELLS[kind] = 1;

const firstSigns = (units: Uint16Array, at: number, count: number): number => {
  let signs = 0;
  for (let n = at; n < at + count; n += 1) signs = (signs << FIRST_BITS) | (units[n] ?? 0);
  return signs;
};

/** Bits of the expressions that may match at a token. */
export const possibleFrom = (automaton: Automaton, tokens: Tokens, token: number): number => {
  const { units, from, to, start, end, hash, kind, spelling } = tokens;
  const at = (start[token] ?? 0) - from;
  if (TELLS[kind[token] ?? 0] !== 1 || spelling[token] !== 0) return possibleAt(automaton, units, at, to - from);
  const { number } = automaton;
  // The end of the word, with the blank behind it where one stands there.
  const behind = (end[token] ?? 0) - from;
  const edge = behind < to - from && units[behind] === BLANK ? behind + 1 : behind;
  const asked = 8 * number + (kind[token] ?? 0);
  const slot = COLUMNS * (((hash[token] ?? 0) ^ Math.imul(asked, SPREAD)) & (REFUSED_SLOTS - 1));
  const known = refused[slot] ?? 0;
  // Automaton and count in one number; signs are asked last.
  const count = known & 7;
  if (known >> 3 === number && at + count <= edge && refused[slot + 1] === firstSigns(units, at, count)) return 0;
  const found = possibleAt(automaton, units, at, to - from);
  const needed = told - at + 1;
  // What is told by the first signs hangs on nothing else.
  if (found === 0 && told < edge && needed <= MOST_FIRST) {
    refused[slot] = 8 * number + needed;
    refused[slot + 1] = firstSigns(units, at, needed);
  }
  return found;
};

/** Spreads the numbers of automata over the slots. */
const SPREAD = 0x9e3779b1;
