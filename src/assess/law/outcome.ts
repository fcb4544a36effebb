import { type Count, counted, sum } from './count.ts';
import { exemptionsOf, type Lifted } from './exemptions.ts';
import { factValue, type View } from './facts/fact-values.ts';
import type { Group } from './facts/facts-schema.ts';
import { harmLifts } from './harm.ts';
import { appliesTruth, groupsUnder } from './reach.ts';
import type { LawElement } from './schema/law-lists.ts';
import type { DatedLaw } from './schema/versions.ts';
import { breachTruth, dataTruth } from './trigger.ts';
import { all, any, not, type Truth, truth, unknown } from './truth.ts';

/** What one law says of each group of people, before numbers and answers. */

export interface GroupOutcome {
  readonly index: number;
  readonly group: Group;
  readonly people: Count;
  /** Elements that count, or may: what was exposed in the sense of the law. */
  readonly readable: readonly string[];
  /** Whether an element counts. */
  readonly element: (id: LawElement) => Truth;
  /** Breach and protected data. */
  readonly triggered: Truth;
  /** A finding of no harm that the law accepts. */
  readonly lifted: Truth;
  /** Notice is due, role and exemptions aside. */
  readonly due: Truth;
}

export interface LawOutcome {
  readonly law: DatedLaw;
  readonly applies: Truth;
  /** Whether the notifier keeps the data for another. */
  readonly maintainer: Truth;
  readonly exempt: Lifted;
  readonly groups: readonly GroupOutcome[];
}

/** The people of a group: its number, its interval, or at least one where nobody knows. */
export const peopleOf = ({ count, count_low: low, count_high: high }: Group): Count => {
  const known = typeof count === 'number' ? count : null;
  return {
    low: low ?? known ?? 1,
    best: known,
    high: high ?? known,
    missing: [],
    inexact: known === null || (low ?? known) !== known || (high ?? known) !== known,
  };
};

const MAINTAINERS: readonly string[] = ['maintainer', 'processor'];

const maintainerTruth = (view: View): Truth => {
  const role = factValue('notifier.role', view);
  return 'missing' in role ? unknown(role.missing) : truth(MAINTAINERS.includes(String(role.value)));
};

const groupOutcome = (view: View, index: number, group: Group, applies: Truth): GroupOutcome => {
  const inGroup: View = { ...view, group };
  const data = dataTruth(inGroup, group);
  const people = peopleOf(group);
  const triggered = all(applies, truth(people.high !== 0), breachTruth(inGroup), data.triggers);
  const lifted = harmLifts({ ...inGroup, elements: data.readable });
  return {
    index,
    group,
    people,
    readable: data.readable,
    element: data.element,
    triggered,
    lifted,
    due: all(triggered, not(lifted)),
  };
};

export const lawOutcome = (law: DatedLaw, view: View): LawOutcome => {
  const { facts } = view;
  const applies = appliesTruth(view);
  return {
    law,
    applies,
    maintainer: maintainerTruth(view),
    exempt: exemptionsOf(view),
    groups: groupsUnder(law, facts).flatMap((index) => {
      const group = facts.groups[index];
      return group ? [groupOutcome(view, index, group, applies)] : [];
    }),
  };
};

/** Whether this law has somebody told: by the notifier itself, or under the regime that it follows instead. */
export const tells = ({ law, maintainer, exempt }: LawOutcome, group: GroupOutcome, condition: Truth): Truth =>
  all(
    truth(law.individuals !== null),
    not(maintainer),
    group.due,
    condition,
    any(not(exempt.individuals), truth(exempt.toldElsewhere)),
  );

export const countWhere = (groups: readonly GroupOutcome[], which: (group: GroupOutcome) => Truth): Count =>
  sum(groups.map((group) => counted(group.people, which(group))));

/** The same, if anybody counts at all: then it is one group at the least. */
export const countIfAny = (groups: readonly GroupOutcome[], which: (group: GroupOutcome) => Truth): Count => {
  const count = countWhere(groups, which);
  const fewest = groups.filter((group) => which(group).is !== 'no').map(({ people }) => people.low);
  return fewest.length === 0 ? count : { ...count, low: Math.max(count.low, Math.min(...fewest)) };
};
