import { countBefore, type Span } from '../../spans/span.ts';
import type { NamedPerson } from '../people/named-person.ts';
import { lineBefore } from '../people/standing.ts';

/** What an entry of a log begins with: a day or a time, and the kind of whoever writes. */
const STAMP =
  /^[ \t>]{0,4}[[(]?\d{1,4}[\d/.:T-]{2,16}(?: \d{1,2}:\d{2}(?::\d{2})?)?(?: ?[ap]m?)?[\])]?[ \t]{0,4}(?:[-–] ?)?(?:\p{Lu}{2,6}: )?$/iu;
/** What stands behind the name of who writes an entry. */
const WRITES = /^(?: \([^()\n]{1,24}\))?(?: ?:|[ \t]{0,2}$| [-–] )/mu;

/** Entries that make a text a log; of whoever writes with their initials one does. */
const LEAST_ENTRIES = 2;
const INITIALS = /^(?:\p{Lu}{2,4}|\p{Ll}{2,4})$/u;

/** An entry, by where its head ends. */
interface Entry {
  readonly start: number;
  readonly person: number;
  /** What somebody sent in stands there in their words: "11:05 Mei-Ling Zhao (email):". */
  readonly isSent: boolean;
}

/** Who wrote the entries of a log: they are not spoken of in them. */
export interface Log {
  /** Names, by their place in the list of spans, that head entries. */
  readonly heads: ReadonlySet<number>;
  readonly writerAt: (at: number) => number | undefined;
  /** Who writes for an office: not those who sent in what stands there. */
  readonly isStaff: (person: number) => boolean;
}

const NO_LOG: Log = { heads: new Set(), writerAt: () => undefined, isStaff: () => false };

const wordsOf = (span: Span | undefined, text: string): string => text.slice(span?.start ?? 0, span?.end ?? 0);

/** "2/14 11:40 Obi N.: Called back": the entries of a text, each with who wrote it. */
export const logOf = (spans: readonly Span[], text: string, people: readonly NamedPerson[]): Log => {
  const heads = new Set<number>();
  const entries: Entry[] = [];
  for (const [person, { names }] of people.entries())
    for (const n of names) {
      const [start, end] = [spans[n]?.start ?? 0, spans[n]?.end ?? 0];
      if (!STAMP.test(lineBefore(text, start)) || !WRITES.test(text.slice(end, end + 32))) continue;
      heads.add(n);
      entries.push({ start: end, person, isSent: text.startsWith(' (', end) });
    }
  const [first] = heads;
  if (entries.length < LEAST_ENTRIES && !(first !== undefined && INITIALS.test(wordsOf(spans[first], text))))
    return NO_LOG;
  entries.sort((a, b) => a.start - b.start);
  const staff = new Set(entries.filter(({ isSent }) => !isSent).map(({ person }) => person));
  return {
    heads,
    writerAt: (at) => entries[countBefore(entries, at) - 1]?.person,
    isStaff: (person) => staff.has(person),
  };
};
