import { asAssumption, type DutyRow, dutyRows, withReachable } from './duty-rows.ts';
import { withFilings } from './filed.ts';
import { type Assumption, groupsOf, type Holder, holderOf, type Profile } from './groups.ts';
import { answerCase, type CaseAnswer } from './law/answer-case.ts';
import type { LawBook } from './law/evaluate.ts';
import { parseFacts } from './law/facts/facts.ts';
import type { AssessOptions } from './options.ts';
import { type PeopleNotice, peopleNotices } from './people-notice.ts';
import { policyRows } from './policy-rows.ts';

/** A case under law: the notifier's side from its file, the groups from its people. */

const asRecord = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : {};

/**
 * Numbers that the case counts fill what a person left out of `contact`, so that substitute notice is judged by count
 * and missing addresses also where nobody has worked out its cost.
 */
const withContact = (facts: AssessOptions['facts'], profiles: readonly Profile[]): AssessOptions['facts'] => {
  const affected = profiles.filter(({ elements }) => elements.length > 0);
  const sum = (which: (profile: Profile) => number): number => affected.reduce((n, one) => n + which(one), 0);
  return {
    ...facts,
    contact: {
      persons_to_notify: sum(({ count }) => count),
      without_usable_address: sum(({ withoutAddress }) => withoutAddress),
      ...asRecord(facts['contact']),
    },
  };
};

/** Which laws carry a second version, and which assumption asks for it. */
const otherVersions = (facts: AssessOptions['facts'], book: LawBook): readonly Readonly<Record<string, string>>[] => {
  const assumed = asRecord(facts['assumptions']);
  return book.laws.flatMap(({ id, version_id: amended, in_force_version: older }) => {
    if (!amended || !older) return [];
    return [{ [id]: assumed[id] === amended ? older.version_id : amended }];
  });
};

export interface CaseUnderLaw {
  readonly options: AssessOptions;
  readonly profiles: readonly Profile[];
  readonly book: LawBook;
}

/** What holds for every group: what the case states for all its people, and over it what its folders say. */
const holderOfCase = ({ facts, group, classes = [] }: AssessOptions): Holder => {
  const stated = (['event', 'credentials_open'] as const).filter((key) => facts[key] !== undefined);
  const ofCase = Object.fromEntries(stated.map((key) => [key, facts[key]]));
  return holderOf(
    asRecord(facts['notifier']),
    { ...ofCase, ...group },
    classes.map((one) => ({ ...ofCase, ...one.facts })),
  );
};

/** The facts of a case as `candor law evaluate` takes them; `assumptions` name versions to judge by. */
export const factsOfCase = (
  { options, profiles }: Pick<CaseUnderLaw, 'options' | 'profiles'>,
  assumption: Assumption,
  assumptions?: Readonly<Record<string, string>>,
): Readonly<Record<string, unknown>> => {
  const facts = withContact(options.facts, profiles);
  return {
    ...facts,
    groups: groupsOf(profiles, holderOfCase({ ...options, facts }), assumption),
    ...(assumptions ? { assumptions: { ...asRecord(facts['assumptions']), ...assumptions } } : {}),
  };
};

/** The whole answer of the law to a case. */
export const answerOfCase = (
  underLaw: CaseUnderLaw,
  assumption: Assumption,
  assumptions?: Readonly<Record<string, string>>,
): CaseAnswer => {
  const facts = factsOfCase(underLaw, assumption, assumptions);
  return answerCase(parseFacts(facts, underLaw.book.known), underLaw.book, String(facts['as_of']));
};

const rowsUnder = (
  underLaw: CaseUnderLaw,
  assumption: Assumption,
  assumptions?: Readonly<Record<string, string>>,
): readonly DutyRow[] => dutyRows(answerOfCase(underLaw, assumption, assumptions), underLaw.book.laws);

/** Whether the people of each profile are told, and by what. */
export const noticesOfCase = (underLaw: CaseUnderLaw): readonly PeopleNotice[] => {
  const { options, profiles, book } = underLaw;
  const facts = withContact(options.facts, profiles);
  const holder = holderOfCase({ ...options, facts });
  return peopleNotices({ facts, profiles, holder, policies: options.policies ?? [], book });
};

const dayOf = (facts: AssessOptions['facts'], key: string): string | null => {
  const day = asRecord(facts['dates'])[key];
  return typeof day === 'string' && day <= String(facts['as_of']) ? day : null;
};

const rowsOfPolicy = (underLaw: CaseUnderLaw, notices: readonly PeopleNotice[]): readonly DutyRow[] =>
  policyRows({
    asOf: String(underLaw.options.facts['as_of']),
    toldOn: dayOf(underLaw.options.facts, 'notice_to_individuals'),
    policies: underLaw.options.policies ?? [],
    profiles: underLaw.profiles,
    notices,
  });

/** Both readings of a rule whose new version waits: the one that binds, and the other as an assumption. */
const rowsOfLaw = (underLaw: CaseUnderLaw): readonly DutyRow[] => {
  const firm = rowsUnder(underLaw, 'not_taken');
  const isOpen = underLaw.profiles.some(({ reachable }) => reachable.length > 0);
  const rows = isOpen ? withReachable(firm, rowsUnder(underLaw, 'taken')) : firm;
  const assumed = otherVersions(underLaw.options.facts, underLaw.book).flatMap((assumption) =>
    rowsUnder(underLaw, isOpen ? 'taken' : 'not_taken', assumption)
      .filter(({ jurisdiction }) => jurisdiction !== null && Object.hasOwn(assumption, jurisdiction))
      .map(asAssumption),
  );
  return [...rows, ...assumed];
};

/**
 * The duties of a case as rows, in the order of their laws: what the law asks, what of it is done, which updates of
 * filings are due, and what the notifier does beyond the law.
 */
export const rowsOfCase = (
  underLaw: CaseUnderLaw,
  notices: readonly PeopleNotice[] = (underLaw.options.policies ?? []).length > 0 ? noticesOfCase(underLaw) : [],
): readonly DutyRow[] => {
  const { options, profiles, book } = underLaw;
  const filed = { facts: factsOfCase(underLaw, 'not_taken'), filings: options.filings ?? [], profiles, book };
  const rows = [...withFilings(rowsOfLaw(underLaw), filed), ...rowsOfPolicy(underLaw, notices)];
  const order = ({ jurisdiction }: DutyRow): string => jurisdiction ?? '~';
  return rows.sort((a, b) => (order(a) === order(b) ? 0 : order(a) < order(b) ? -1 : 1));
};
