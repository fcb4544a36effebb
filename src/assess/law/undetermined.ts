import type { Answered, DeadlineAnswer, Entry } from './answer.ts';
import type { Missing, Patch } from './truth.ts';

/** What is undetermined, what is missing, and what would follow from each way it can turn out: all worked out, none written. */

export interface Undetermined {
  readonly jurisdiction: string | null;
  readonly key: string;
  readonly who?: string;
  readonly step?: string;
  readonly state?: string;
  readonly group?: string;
  readonly method?: string;
  readonly missing: readonly string[];
  readonly if: Readonly<Record<string, string>>;
}

type Open = Pick<Answered, 'missing'> & { readonly answer: string; readonly deadline?: DeadlineAnswer };

const factsOf = (missing: readonly Missing[]): readonly string[] => [
  ...new Set(missing.flatMap(({ fact }) => fact.split(', '))),
];

/** An answer in an entry, and how to find it in the entry of another evaluation. */
interface Spot {
  readonly key: string;
  readonly head: Partial<Undetermined>;
  readonly find: (entry: Entry) => Open | undefined;
}

/** Groups that are open although the place as a whole is answered; of those that miss the same facts the first. */
const openGroups = (entry: Entry): readonly string[] => {
  if (entry.individuals?.answer === 'undetermined') return [];
  const seen = new Set<string>();
  return Object.entries(entry.each_group ?? {}).flatMap(([group, { answer, missing }]) => {
    const facts = factsOf(missing).join('|');
    if (answer !== 'undetermined' || seen.has(facts)) return [];
    seen.add(facts);
    return [group];
  });
};

const spotsOf = (entry: Entry): readonly Spot[] => [
  { key: 'individuals', head: {}, find: (one) => one.individuals },
  ...entry.regulators.map(({ item, who, step, state }) => ({
    key: 'regulators',
    head: { who, ...(step ? { step } : {}), ...(state ? { state } : {}) },
    find: (one: Entry) => one.regulators.find((other) => other.item === item),
  })),
  { key: 'credit_bureaus', head: {}, find: (one) => one.credit_bureaus },
  { key: 'tell_owner', head: {}, find: (one) => one.tell_owner },
  { key: 'identity_protection', head: {}, find: (one) => one.identity_protection },
  { key: 'substitute_notice', head: {}, find: (one) => one.substitute_notice },
  ...Object.keys(entry.methods ?? {}).map((method) => ({
    key: 'methods',
    head: { method },
    find: (one: Entry) => one.methods?.[method],
  })),
  ...Object.keys(entry.by_group ?? {}).map((group) => ({
    key: 'individuals',
    head: { group },
    find: (one: Entry) => one.by_group?.[group]?.individuals,
  })),
  ...openGroups(entry).map((group) => ({
    key: 'individuals',
    head: { group },
    find: (one: Entry) => one.each_group?.[group],
  })),
];

export type Evaluate = (law: string, patches: readonly Patch[]) => Entry | undefined;

const DEEPEST = 4;

const outcomes = (
  spot: Spot,
  jurisdiction: string,
  open: Open,
  evaluate: Evaluate,
  patches: readonly Patch[],
  labels: readonly string[],
): readonly (readonly [string, string])[] => {
  const next = open.missing.find(({ choices }) => choices.length > 0);
  if (!next || labels.length >= DEEPEST) return [[labels.join('; '), 'undetermined']];
  return next.choices.flatMap(({ label, patch }) => {
    const under = [...patches, patch];
    const entry = evaluate(jurisdiction, under);
    const found = entry ? spot.find(entry) : undefined;
    // A law that no longer reaches the case asks nothing.
    const answer = found?.answer ?? 'not_required';
    const named = labels.length === 0 && open.missing.length === 1 ? label : `${next.fact}: ${label}`;
    const path = [...labels, named];
    return answer === 'undetermined' && found
      ? outcomes(spot, jurisdiction, found, evaluate, under, path)
      : [[path.join('; '), answer] as const];
  });
};

/** A notice that is owed by a day that nobody can say, because the law of that day is not known. */
const undatedOf = (entry: Entry, spot: Spot, open: Open | undefined): readonly Undetermined[] => {
  const shapes = open?.deadline?.shapes;
  if (!shapes || open.answer === 'not_required' || spot.head.group !== undefined) return [];
  return [
    {
      jurisdiction: entry.jurisdiction,
      key: `${spot.key}.deadline`,
      ...spot.head,
      missing: shapes.open,
      if: shapes.says,
    },
  ];
};

/** Every undetermined answer of an entry. `evaluate` is the evaluator itself, under changed facts. */
export const undeterminedOf = (entry: Entry, evaluate: Evaluate): readonly Undetermined[] =>
  spotsOf(entry).flatMap((spot) => {
    const open = spot.find(entry);
    if (open?.answer !== 'undetermined') return undatedOf(entry, spot, open);
    const follows = outcomes(spot, entry.jurisdiction ?? '', open, evaluate, [], []);
    return [
      {
        jurisdiction: entry.jurisdiction,
        key: spot.key,
        ...spot.head,
        missing: factsOf(open.missing),
        if: Object.fromEntries(follows.filter(([label]) => label !== '')),
      },
    ];
  });
