import type { Entry } from './answer.ts';
import { oneTextForAll } from './duties/one-text.ts';
import { type JudgedCase, judge, type LawBook } from './evaluate.ts';
import { factsOfDay } from './facts/facts-of-day.ts';
import type { Facts, Group } from './facts/facts-schema.ts';
import type { Patch } from './truth.ts';
import { type Undetermined, undeterminedOf } from './undetermined.ts';

/** The whole answer to the facts of a case. */
export interface CaseAnswer {
  readonly format: 1;
  readonly as_of: string;
  readonly duties: readonly Entry[];
  readonly one_text_for_all: 'possible' | 'impossible';
  readonly undetermined: readonly Undetermined[];
}

const patchKey = (patches: readonly Patch[]): string => JSON.stringify(patches);

/** People whose home is not known: neither dropped nor counted for a place. */
const homelessEntry = (groups: readonly Group[]): Entry => ({
  jurisdiction: null,
  individuals: {
    answer: 'undetermined',
    missing: [{ fact: 'group.jurisdiction', choices: [] }],
    persons: groups.reduce<number | null>((n, { count }) => (n === null || count == null ? null : n + count), 0),
  },
  regulators: [],
  overdue: false,
  flagged: true,
  citations: [],
  open_questions: [],
});

/** Places with the same answer stand together; most of them as "any other place". */
const placesText = (byAnswer: ReadonlyMap<string, readonly string[]>): Readonly<Record<string, string>> => {
  const most = Math.max(...[...byAnswer.values()].map(({ length }) => length));
  const others = [...byAnswer].find(([, places]) => places.length === most)?.[0];
  return Object.fromEntries(
    [...byAnswer].map(([answer, places]) => [
      answer === others && byAnswer.size > 1 ? 'any other place' : byAnswer.size > 1 ? places.join(', ') : 'any place',
      answer,
    ]),
  );
};

/** What each place would ask if all whose home is not known lived there. */
const homelessIf = (facts: Facts, groups: readonly Group[], book: LawBook): Readonly<Record<string, string>> => {
  const byAnswer = new Map<string, string[]>();
  for (const place of book.known.places) {
    const moved = { ...facts, groups: groups.map((group) => ({ ...group, jurisdiction: place })) };
    const law = book.laws.find((one) => one.place === place);
    const entry = law ? judge(moved, { ...book, laws: [law] })([]).entry(law.id) : undefined;
    const answer = entry?.individuals?.answer ?? 'not_required';
    byAnswer.set(answer, [...(byAnswer.get(answer) ?? []), place]);
  }
  return placesText(byAnswer);
};

/** The duties of a case and what nobody can decide yet. `asOf` is the day of knowledge where the facts name none. */
export const answerCase = (stated: Facts, book: LawBook, asOf: string): CaseAnswer => {
  const facts = factsOfDay(stated, stated.as_of ?? asOf);
  const judged = judge(facts, book);
  const known = new Map<string, JudgedCase>();
  const under = (patches: readonly Patch[]): JudgedCase => {
    const key = patchKey(patches);
    const found = known.get(key) ?? judged(patches);
    known.set(key, found);
    return found;
  };
  const now = under([]);
  const duties = now.laws.flatMap((law) => now.entry(law) ?? []);
  const homeless = facts.groups.filter(({ jurisdiction }) => jurisdiction === null);
  const open = duties.flatMap((entry) => undeterminedOf(entry, (law, patches) => under(patches).entry(law)));
  return {
    format: 1,
    as_of: facts.as_of ?? asOf,
    duties: homeless.length > 0 ? [...duties, homelessEntry(homeless)] : duties,
    one_text_for_all: oneTextForAll(duties, book.forbids),
    undetermined:
      homeless.length > 0
        ? [
            ...open,
            {
              jurisdiction: null,
              key: 'individuals',
              missing: ['group.jurisdiction'],
              if: homelessIf(facts, homeless, book),
            },
          ]
        : open,
  };
};
