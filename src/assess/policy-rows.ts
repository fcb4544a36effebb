import type { DutyRow } from './duty-rows.ts';
import type { Profile } from './groups.ts';
import type { Policy } from './options.ts';
import { type PeopleNotice, policiesOn } from './people-notice.ts';

/** What the notifier does beyond the law, as rows beside the duties of the law: `basis: policy`, never mixed with them. */

const NAME = 'Policy of the notifier';
/** Stands where a law's id stands: these rows are of no place. */
export const POLICY = 'policy';

const EMPTY: DutyRow = {
  jurisdiction: POLICY,
  law_name: NAME,
  version: null,
  audience: 'individuals',
  who: null,
  answer: 'required',
  basis: 'policy',
  persons: null,
  residents: null,
  threshold: null,
  deadline_date: null,
  deadline_at: null,
  deadline_text: null,
  standard: null,
  depends_on: null,
  because: null,
  missing: null,
  consequence: null,
  citation: null,
  as_of: null,
  confidence: null,
  open_questions: null,
  flagged: 0,
  overdue: 0,
  item: null,
  done_on: null,
  done_reference: null,
  update_of: null,
};

const decidedText = ({ on, by, why }: Policy): string => `decided on ${on} by ${by}: ${why}`;

interface Told {
  readonly profile: Profile;
  readonly notice: PeopleNotice;
}

const sum = (told: readonly Told[]): number => told.reduce((n, { profile }) => n + profile.count, 0);

/** A row a place, of the people whom no law has told for certain. */
const tellRows = (policy: Policy, told: readonly Told[]): readonly DutyRow[] => {
  const beyond = told.filter(({ notice }) => notice.basis === 'policy');
  const places = [...new Set(beyond.map(({ profile }) => profile.jurisdiction))];
  return places.map((place) => {
    const here = beyond.filter(({ profile }) => profile.jurisdiction === place);
    return {
      ...EMPTY,
      jurisdiction: place,
      item: 'tell_everyone',
      persons: sum(here),
      deadline_date: policy.by_day ?? null,
      deadline_text: policy.by_day ? `by ${policy.by_day}, the notifier's own day` : null,
      standard: policy.by_day ? null : 'no law sets a time; with the letters to the others',
      because: `people whom no law has told for certain; ${decidedText(policy)}`,
    };
  });
};

const wholeRow = (policy: Policy, told: readonly Told[]): DutyRow => ({
  ...EMPTY,
  who:
    policy.policy === 'offer'
      ? `everybody who is told: identity protection for ${policy.months} months`
      : 'everybody who is told: the content that the strictest law asks for',
  item: policy.policy,
  persons: sum(told.filter(({ notice }) => notice.notice === 'required')),
  standard: 'with the letters',
  because: decidedText(policy),
});

export interface PolicyCase {
  readonly asOf: string;
  /** The day on which the letters went out, if they did. */
  readonly toldOn: string | null;
  readonly policies: readonly Policy[];
  readonly profiles: readonly Profile[];
  readonly notices: readonly PeopleNotice[];
}

const withDay = (row: DutyRow, { asOf, toldOn }: PolicyCase): DutyRow => ({
  ...row,
  done_on: toldOn,
  overdue: toldOn === null && row.deadline_date !== null && row.deadline_date < asOf ? 1 : 0,
});

/** The rows of the policies that hold, place by place and then those for everybody. */
export const policyRows = (given: PolicyCase): readonly DutyRow[] => {
  const told = given.profiles.flatMap((profile, index): Told[] => {
    const notice = given.notices[index];
    return notice && notice.notice !== null ? [{ profile, notice }] : [];
  });
  return policiesOn(given.policies, given.asOf)
    .flatMap((policy) => (policy.policy === 'tell_everyone' ? tellRows(policy, told) : [wholeRow(policy, told)]))
    .map((row) => withDay(row, given));
};
