import type { RegulatorAnswer } from '../answer.ts';
import { conditionTruth } from '../conditions.ts';
import { type Count, reaches } from '../count.ts';
import { startDay, type Timed, timed, wordsOnly } from '../days/deadline.ts';
import type { View } from '../facts/fact-values.ts';
import { countIfAny, type GroupOutcome } from '../outcome.ts';
import { answerOf, conditionInGroup, judged, type Scene, someGroup } from '../scene.ts';
import type { Regulator } from '../schema/notice-schema.ts';
import { all, any, firmly, NO, not, type Truth } from '../truth.ts';

/** Offices: the items of a law file one by one, and the reports of a no-harm finding. */

/** An answer with its last day, for what is earliest and overdue. */
export interface TimedAnswer {
  readonly answer: RegulatorAnswer;
  readonly lastDay: string | null;
  readonly recorded: boolean;
  readonly flagged: boolean;
}

interface Varied {
  readonly item: Regulator;
  readonly flagged: boolean;
}

/** The first variant whose condition is met replaces the keys that it names. */
const varied = (item: Regulator, path: string, scene: Scene): Varied => {
  for (const [index, { condition, ...replaces }] of (item.variants ?? []).entries()) {
    const met = conditionTruth(condition, scene.view, `${path}.variants[${index}].condition`);
    if (met.is === 'unknown') return { item, flagged: true };
    if (met.is === 'yes') return { item: { ...item, ...replaces } as Regulator, flagged: false };
  }
  return { item, flagged: false };
};

/** Which people an item is about: those whose notice is due, or more, where it stands in spite of that. */
const concerned = (item: Regulator, path: string, { view, outcome }: Scene): ((group: GroupOutcome) => Truth) => {
  if (item.despite_no_trigger)
    return (group) =>
      all(outcome.applies, not(group.lifted), conditionInGroup(view, group, item.condition, `${path}.condition`));
  return item.owed_despite_no_harm ? ({ triggered }) => triggered : ({ due }) => due;
};

const BEFORE_OR_WITH: readonly string[] = ['before_individuals', 'with_individuals'];

const itemTimed = (item: Regulator, scene: Scene): Timed => {
  if (item.deadline) return timed(item.deadline, scene.clock);
  const bound = item.deadline_bound !== undefined || BEFORE_OR_WITH.includes(item.timing);
  const { owed, timed: individuals } = scene.individuals;
  return wordsOnly(item.standard, bound && owed.is !== 'no' ? individuals.lastDay : null);
};

const isRecorded = (item: Regulator, scene: Scene): boolean =>
  item.recorded_as !== undefined && startDay(item.recorded_as, scene.clock) !== null;

interface Counted {
  readonly people: Count;
  readonly residents: Count;
  /** Residents without those of whom it is open whether they count. */
  readonly firm: Count;
  readonly state?: string;
}

const countsOf = (item: Regulator, which: (group: GroupOutcome) => Truth, scene: Scene): readonly Counted[] => {
  const { outcome, states, toldAnywhere } = scene;
  const of = (groups: readonly GroupOutcome[]): Counted => {
    const residents = countIfAny(groups, which);
    return { people: residents, residents, firm: countIfAny(groups, (group) => firmly(which(group))) };
  };
  if (item.counts === 'residents_of_one_state')
    return states.map((state) => ({
      ...of(outcome.groups.filter(({ group }) => group.jurisdiction === state)),
      state,
    }));
  // A rule on notifiers counts its own people; the law of a place that counts everybody counts all who are told.
  const everybody = item.counts === 'persons_anywhere' && scene.newest.reach === 'residents';
  const own = of(outcome.groups);
  return [everybody ? { ...own, people: toldAnywhere } : own];
};

const withThreshold = (item: Regulator): Pick<RegulatorAnswer, 'threshold'> =>
  item.threshold_is === 'any' || item.threshold_residents === null
    ? {}
    : { threshold: { test: item.threshold_is, residents: item.threshold_residents } };

const headOf = ({ who, step, timing }: Regulator, state: string | undefined) => ({
  who,
  ...(step ? { step } : {}),
  ...(state ? { state } : {}),
  timing,
});

/** A condition on the number asks for the people that the item is about. */
const asCounted = (view: View, { people, residents }: Counted): View =>
  view.computed ? { ...view, computed: { ...view.computed, persons: people, residents } } : view;

const oneAnswer = (varied: Varied, index: number, counted: Counted, scene: Scene): TimedAnswer => {
  const { item } = varied;
  const path = `$.regulator[${index}]`;
  const { outcome, view } = scene;
  const name = counted.state ? `regulator[${index}]/${counted.state}` : `regulator[${index}]`;
  const people = judged(scene, name, counted.people);
  const reached = any(
    reaches(people, { law: outcome.law.id, item: name, test: item.threshold_is, number: item.threshold_residents }),
    item.also_if ? conditionTruth(item.also_if, asCounted(view, counted), `${path}.also_if`) : NO,
  );
  const groups = concerned(item, path, scene);
  const own = counted.state
    ? {
        outcome: { ...outcome, groups: outcome.groups.filter(({ group }) => group.jurisdiction === counted.state) },
        view,
      }
    : scene;
  const owed = all(
    someGroup(own, groups, item.condition, `${path}.condition`),
    reached,
    item.by_maintainer === true ? outcome.maintainer : not(outcome.maintainer),
    not(outcome.exempt.regulators),
  );
  const open = reached.is === 'unknown' && owed.is === 'unknown' && people.inexact;
  const due = itemTimed(item, scene);
  const flagged = owed.is !== 'no' && (varied.flagged || due.flagged || open);
  const shown = owed.is !== 'no';
  return {
    answer: {
      ...headOf(item, counted.state),
      ...answerOf(owed),
      ...withThreshold(item),
      ...(counted.residents.high === 0
        ? {}
        : { residents: owed.is === 'yes' ? counted.firm.best : counted.residents.best }),
      ...(shown ? { deadline: due.deadline } : {}),
      ...(shown && item.how ? { how: item.how } : {}),
      ...(flagged ? { flagged: true as const } : {}),
      item: name,
    },
    lastDay: owed.is === 'no' ? null : due.lastDay,
    recorded: isRecorded(item, scene),
    flagged,
  };
};

const absent = (newest: Regulator, index: number): TimedAnswer => ({
  answer: { ...headOf(newest, undefined), answer: 'not_required', missing: [], item: `regulator[${index}]` },
  lastDay: null,
  recorded: false,
  flagged: false,
});

const itemAnswers = (item: Regulator | null, index: number, scene: Scene): readonly TimedAnswer[] => {
  const newest = scene.newest.regulator[index];
  // An office that this version does not know yet is answered all the same: it is not owed anything.
  if (!item) return newest ? [absent(newest, index)] : [];
  // A vendor's own filing is no item of an owner's list.
  if (item.by_maintainer === true && scene.outcome.maintainer.is === 'no') return [];
  const current = varied(item, `$.regulator[${index}]`, scene);
  const groups = concerned(current.item, `$.regulator[${index}]`, scene);
  return countsOf(current.item, groups, scene).map((counted) => oneAnswer(current, index, counted, scene));
};

const usedExemption = (group: GroupOutcome): Truth => all(group.triggered, group.lifted);

const reportAnswer = (scene: Scene): readonly TimedAnswer[] => {
  const { outcome, view, clock } = scene;
  const report = outcome.law.event.risk_of_harm?.report;
  const used = someGroup(scene, usedExemption, undefined, '');
  if (!report || used.is === 'no' || outcome.law.event.trigger === null) return [];
  const variant = report.variants?.find(
    ({ condition }, index) =>
      conditionTruth(condition, view, `$.event.risk_of_harm.report.variants[${index}].condition`).is === 'yes',
  );
  const residents = countIfAny(outcome.groups, usedExemption);
  const item = 'event.risk_of_harm.report';
  const people = judged(scene, item, residents);
  const reached = reaches(people, {
    law: outcome.law.id,
    item,
    test: report.threshold_is,
    number: report.threshold_residents,
  });
  const owed = all(used, reached, not(outcome.maintainer), not(outcome.exempt.regulators));
  const due = report.deadline ? timed(report.deadline, clock) : wordsOnly(report.standard ?? report.text);
  const shown = owed.is !== 'no';
  return [
    {
      answer: {
        who: variant?.to ?? report.to,
        report: report.kind,
        timing: report.kind === 'prior_notice' ? 'before_individuals' : 'unspecified',
        ...answerOf(owed),
        ...(report.threshold_is === 'any' || report.threshold_residents === null
          ? {}
          : { threshold: { test: report.threshold_is, residents: report.threshold_residents } }),
        residents: residents.best,
        ...(shown ? { deadline: due.deadline } : {}),
        item,
      },
      lastDay: shown ? due.lastDay : null,
      recorded: false,
      flagged: due.flagged,
    },
  ];
};

/** An office that asked for the file of the finding gets it. */
const requestAnswer = (scene: Scene): readonly TimedAnswer[] => {
  const { outcome, clock } = scene;
  const request = outcome.law.event.risk_of_harm?.report_on_request;
  const used = someGroup(scene, usedExemption, undefined, '');
  if (!request || used.is === 'no' || startDay('regulator_request', clock) === null) return [];
  const owed = all(used, not(outcome.maintainer), not(outcome.exempt.regulators));
  const due = timed(request.deadline, clock);
  return [
    {
      answer: {
        who: request.to,
        report: 'on_request',
        timing: 'unspecified',
        ...answerOf(owed),
        deadline: due.deadline,
        item: 'event.risk_of_harm.report_on_request',
      },
      lastDay: due.lastDay,
      recorded: false,
      flagged: due.flagged,
    },
  ];
};

/** One answer for each item of the file, in its order; then what a no-harm finding brings. */
export const regulatorAnswers = (scene: Scene): readonly TimedAnswer[] => [
  ...scene.outcome.law.regulator.flatMap((item, index) => itemAnswers(item, index, scene)),
  ...reportAnswer(scene),
  ...requestAnswer(scene),
];
