import { isCounted } from '../../schema/vocabulary.ts';
import { assignValues } from './mentions/assign.ts';
import { type Cells, cellsOf, tellsPerson } from './mentions/cells.ts';
import type { NamedPerson } from './mentions/people/named-person.ts';
import { peopleOf } from './mentions/people/people.ts';
import { sharedValues } from './mentions/shared/shared.ts';
import { valueKey } from './mentions/single-values.ts';
import type { Span } from './spans/span.ts';

/** Spans (by their place in the list) that belong to one person, and what they say as cells of RECORD. */
export interface Mention {
  readonly members: readonly number[];
  /** Those of them that were given to somebody else, who has them as well: of a joint account, of a couple's home. */
  readonly shared: ReadonlySet<number>;
  readonly kind: string;
  readonly cells: Cells;
}

/** The longest text between two values of one person who is not named. */
const REACH = 1500;

/** Elements of which a second, different value begins somebody else. */
const SINGLE: ReadonlySet<string> = new Set(['ssn', 'date_of_birth', 'email', 'mbi', 'drivers_license']);

/** Values that nobody's name stands near, in reading order: a new group where one is too far or contradicts. */
const unnamedGroups = (
  numbers: readonly number[],
  spans: readonly Span[],
  text: string,
): readonly (readonly number[])[] => {
  const groups: number[][] = [];
  let single = new Map<string, string>();
  let end = Number.NEGATIVE_INFINITY;
  for (const n of numbers) {
    const span = spans[n];
    if (!span) continue;
    const key = valueKey(span, text);
    const known = single.get(span.element);
    if (span.start - end > REACH || (known !== undefined && known !== key)) {
      groups.push([]);
      single = new Map();
    }
    if (SINGLE.has(span.element)) single.set(span.element, key);
    groups.at(-1)?.push(n);
    end = span.end;
  }
  return groups;
};

const NONE: ReadonlySet<number> = new Set();

/** Whether a value stands behind a label at the start of its line. */
const isLabelled = (text: string, { start }: Span): boolean =>
  /(?:^|\n)[^\n]{1,40}[:=]\s{0,30}$/.test(text.slice(Math.max(0, start - 72), start));

const LIST_LINE = /(?:^|\n)\s{0,4}(?:\d{1,4}[.)]|[-*•])\s[^\n]{0,40}$/;

const kindOf = (members: readonly number[], spans: readonly Span[], text: string, kind: string): string => {
  const own = members.flatMap((n) => spans[n] ?? []);
  const labelled = own.filter((span) => isLabelled(text, span)).length;
  const [first] = own;
  if (kind === 'mail') return 'header';
  if (first && LIST_LINE.test(text.slice(Math.max(0, first.start - 48), first.start))) return 'list';
  return labelled * 2 > own.length ? 'form' : 'paragraph';
};

/**
 * Groups the spans of a text by person: every naming of a person is one group, and a value goes to the person whom its
 * label, its line, its paragraph or the letter's "my" and "your" mean, and to those of whom the text says that they share it. Values without a name are grouped as they stand.
 */
export const mentionsOf = (
  spans: readonly Span[],
  text: string,
  kind: string,
  people: readonly NamedPerson[] = peopleOf(spans, text),
): readonly Mention[] => {
  const counted = ({ element }: Span) => isCounted(element);
  const owners = assignValues(spans, text, people, counted);
  const sharers = sharedValues(spans, text, people, owners);
  const groups: number[][] = people.map(() => []);
  const shared = people.map(() => new Set<number>());
  const alone: number[] = [];
  for (const [n, span] of spans.entries()) {
    if (!counted(span)) continue;
    const owner = owners[n];
    const [others, isNobodys] = [sharers.get(n) ?? [], owner === undefined];
    if (owner !== undefined) groups[owner]?.push(n);
    else if (others.length === 0) alone.push(n);
    for (const [turn, person] of others.entries()) {
      groups[person]?.push(n);
      if (!isNobodys || turn > 0) shared[person]?.add(n);
    }
  }
  const named = people.map(({ written, formerNames }, person) => ({
    members: groups[person] ?? [],
    shared: shared[person] ?? NONE,
    written,
    former: [...formerNames].flatMap((n) => spans[n] ?? []),
  }));
  const unnamed = unnamedGroups(alone, spans, text).map((members) => ({
    members,
    shared: NONE,
    written: {},
    former: [],
  }));
  return [...named, ...unnamed]
    .filter(({ members }) => members.some((n) => spans[n] !== undefined && tellsPerson(spans[n])))
    .sort((a, b) => (a.members[0] ?? 0) - (b.members[0] ?? 0))
    .map(({ members, shared: own, written, former }) => ({
      members,
      shared: own,
      kind: kindOf(members, spans, text, kind),
      cells: cellsOf(
        members.flatMap((n) => spans[n] ?? []),
        text,
        written,
        former,
      ),
    }));
};
