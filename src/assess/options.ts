import { caseFacts, groupFacts } from '../case/case-facts.ts';
import type { CaseFile, Decision } from '../case/case-schema.ts';
import { decisionsInForce } from '../case/decisions.ts';
import type { FilingRecord } from '../case/filing-schema.ts';
import { stableJson } from '../case/manifest.ts';

export type Policy = Extract<Decision, { readonly about: 'policy' }>;

/** Evidence entries that say the same of their people, by index (-1: documents that no entry covers), and what they say. */
export interface EntryClass {
  readonly entries: readonly number[];
  readonly facts: Readonly<Record<string, unknown>>;
}

/** What assess hangs on beside its input tables: plain data, hashed into the settings of the stage. */
export interface AssessOptions {
  /** The notifier's side of the facts, as `candor law evaluate` takes them; `as_of` is set. */
  readonly facts: Readonly<Record<string, unknown>>;
  /** Facts that hold for every group of people. What evidence entries say differently is `unknown`. */
  readonly group: Readonly<Record<string, unknown>>;
  /** Keys of `group` on which the entries differ. */
  readonly differing: readonly string[];
  /** Where entries differ: which of them say the same. Empty: all do. */
  readonly classes?: readonly EntryClass[];
  /** Notices that were filed, oldest first. */
  readonly filings?: readonly FilingRecord[];
  /** What the notifier does beyond the law. */
  readonly policies?: readonly Policy[];
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What all agree on; where they differ nobody can say it of a person who may come from either. */
export const agreed = (all: readonly Readonly<Record<string, unknown>>[]): Readonly<Record<string, unknown>> => {
  const keys = [...new Set(all.flatMap((one) => Object.keys(one)))].sort();
  return Object.fromEntries(
    keys.map((key) => {
      const values = all.map((one) => one[key]);
      if (values.every((value) => same(value, values[0]))) return [key, values[0]];
      return [key, values.every(isRecord) ? agreed(values.filter(isRecord)) : 'unknown'];
    }),
  );
};

const differingIn = (all: readonly Readonly<Record<string, unknown>>[]): readonly string[] =>
  [...new Set(all.flatMap((one) => Object.keys(one)))]
    .sort()
    .filter((key) => all.some((one) => !same(one[key], all[0]?.[key])));

/** Entries by what they say; the documents that no entry covers are taken as what the case says for all. */
const classesOf = (file: CaseFile, exposed: readonly number[]): readonly EntryClass[] => {
  const byFacts = new Map<string, EntryClass>();
  for (const entry of [-1, ...exposed]) {
    const facts = groupFacts(file, entry < 0 ? null : entry);
    const key = stableJson(facts);
    byFacts.set(key, { entries: [...(byFacts.get(key)?.entries ?? []), entry], facts });
  }
  return byFacts.size === 1 ? [] : [...byFacts.values()];
};

const policiesOf = (file: CaseFile): readonly Policy[] =>
  decisionsInForce(file).flatMap((decision) => (decision.about === 'policy' ? [decision] : []));

/** What case.yaml says to assess. `asOf` is the day of knowledge where the file names none. */
export const assessOptions = (file: CaseFile, asOf: string): AssessOptions => {
  const exposed = (file.evidence ?? []).flatMap(({ exposure }, index) => (exposure === 'excluded' ? [] : [index]));
  const entries = exposed.length > 0 ? exposed.map((index) => groupFacts(file, index)) : [groupFacts(file, null)];
  return {
    facts: { ...caseFacts(file), as_of: file.as_of ?? asOf },
    group: agreed(entries),
    differing: differingIn(entries),
    classes: classesOf(file, exposed),
    filings: file.filings ?? [],
    policies: policiesOf(file),
  };
};
