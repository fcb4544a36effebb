import { type Assumption, grouped, type Holder, type Profile } from './groups.ts';
import type { Entry, GroupAnswer } from './law/answer.ts';
import { judge, type LawBook } from './law/evaluate.ts';
import { parseFacts } from './law/facts/facts.ts';
import { factsOfDay } from './law/facts/facts-of-day.ts';
import type { Policy } from './options.ts';

/** Whether the people of each profile are told, and what they are offered: by law, or by the notifier's own policy. */

export interface PeopleNotice {
  readonly notice: 'required' | 'not_required' | 'undetermined' | null;
  readonly basis: 'law' | 'policy' | null;
  readonly offerMonths: number | null;
  readonly offerBasis: 'law' | 'policy' | null;
}

const NOBODY: PeopleNotice = { notice: null, basis: null, offerMonths: null, offerBasis: null };

const groupName = (index: number): string => `g${index}`;

interface UnderLaw {
  readonly notice: 'required' | 'not_required' | 'undetermined';
  readonly months: number | null;
}

const strongest = (answers: readonly string[]): UnderLaw['notice'] => {
  if (answers.includes('required')) return 'required';
  return answers.includes('undetermined') ? 'undetermined' : 'not_required';
};

const monthsOf = ({ individuals, identity_protection: offer }: GroupAnswer): number =>
  individuals.answer === 'required' && offer?.answer === 'required' ? (offer.months ?? 0) : 0;

/** What all laws together say of one group; people whose home nobody knows may be told by any. */
const underLaws = (index: number, jurisdiction: unknown, entries: readonly Entry[]): UnderLaw => {
  const answers = entries.flatMap(({ by_group: groups }) => groups?.[groupName(index)] ?? []);
  const words = answers.map(({ individuals }) => individuals.answer);
  const months = Math.max(0, ...answers.map(monthsOf));
  return {
    notice: strongest(jurisdiction === null ? [...words, 'undetermined'] : words),
    months: months === 0 ? null : months,
  };
};

export interface NoticeCase {
  readonly facts: Readonly<Record<string, unknown>>;
  readonly profiles: readonly Profile[];
  readonly holder: Holder;
  readonly policies: readonly Policy[];
  readonly book: LawBook;
}

/** The policies that hold on the day of the case. */
export const policiesOn = (policies: readonly Policy[], asOf: string): readonly Policy[] =>
  policies.filter(({ on, holds }) => on <= asOf && holds !== false);

const byPolicy = ({ notice, months }: UnderLaw, policies: readonly Policy[]): PeopleNotice => {
  const tellsAll = policies.some(({ policy }) => policy === 'tell_everyone');
  const offered = Math.max(0, ...policies.map((one) => (one.policy === 'offer' ? (one.months ?? 0) : 0)));
  const isTold = notice === 'required' || tellsAll;
  const basis = notice === 'required' ? 'law' : tellsAll ? 'policy' : null;
  const told = { notice: isTold ? 'required' : notice, basis } as const;
  if (!isTold) return { ...told, offerMonths: null, offerBasis: null };
  if (offered > (months ?? 0)) return { ...told, offerMonths: offered, offerBasis: 'policy' };
  return { ...told, offerMonths: months, offerBasis: months === null ? null : 'law' };
};

/** One answer a profile, in their order. What is only reachable counts as not taken. */
export const peopleNotices = ({ facts, profiles, holder, policies, book }: NoticeCase): readonly PeopleNotice[] => {
  const assumption: Assumption = 'not_taken';
  const { groups, of } = grouped(profiles, holder, assumption);
  const named = { ...facts, groups: groups.map((group, index) => ({ ...group, group: groupName(index) })) };
  const asOf = String(facts['as_of']);
  const judged = judge(factsOfDay(parseFacts(named, book.known), asOf), book)([]);
  const entries = judged.laws.flatMap((law) => judged.entry(law) ?? []);
  const inForce = policiesOn(policies, asOf);
  const answers = groups.map((group, index) => byPolicy(underLaws(index, group['jurisdiction'], entries), inForce));
  return of.map((index) => answers[index] ?? NOBODY);
};
