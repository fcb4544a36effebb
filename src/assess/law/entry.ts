import type { Entry, GroupAnswer } from './answer.ts';
import { startDay } from './days/deadline.ts';
import { earliestOf } from './days/earliest.ts';
import { holdState } from './days/individual-deadline.ts';
import { bureausAnswer, type TimedBureaus } from './duties/bureaus.ts';
import { individualsAnswer } from './duties/individuals.ts';
import { contentAnswer, protectionAnswer, recipientsOf } from './duties/letter.ts';
import { methodAnswers } from './duties/methods.ts';
import { ownerAnswer, type TimedOwner } from './duties/owner.ts';
import { recordAnswer } from './duties/record.ts';
import { regulatorAnswers, type TimedAnswer } from './duties/regulators.ts';
import { substituteAnswer } from './duties/substitute.ts';
import type { GroupOutcome } from './outcome.ts';
import type { Scene } from './scene.ts';
import type { LawOfDay } from './schema/versions.ts';

/** The duties under one law, put together. */

type Maybe<K extends keyof Entry> = Pick<Entry, K> | Record<never, never>;

const groupNames = (groups: readonly GroupOutcome[]): readonly string[] => [
  ...new Set(groups.flatMap(({ group }) => (group.group ? [group.group] : []))),
];

const groupAnswer = (scene: Scene, groups: readonly GroupOutcome[]): GroupAnswer => {
  const { outcome, view } = scene;
  const individuals = individualsAnswer(outcome, view, scene.individuals.timed, groups);
  const told = individuals.answer !== 'not_required';
  return {
    individuals,
    ...(scene.newest.reach === 'residents' ? { identity_protection: protectionAnswer(outcome, view, groups) } : {}),
    ...(told ? { content: contentAnswer(view, groups) } : {}),
  };
};

const byGroup = (scene: Scene): Maybe<'by_group'> => {
  const { groups } = scene.outcome;
  const names = groupNames(groups);
  if (names.length === 0 || !scene.outcome.law.individuals) return {};
  const byName = Map.groupBy(groups, ({ group }) => group.group);
  return {
    by_group: Object.fromEntries(names.map((name) => [name, groupAnswer(scene, byName.get(name) ?? [])])),
  };
};

/** Each group that has no name for itself, so that what is open in one does not hide behind what is owed to another. */
const eachGroup = (scene: Scene): Maybe<'each_group'> => {
  const { outcome, view } = scene;
  const unnamed = outcome.groups.filter(({ group }) => !group.group);
  if (outcome.groups.length < 2 || !outcome.law.individuals) return {};
  return {
    each_group: Object.fromEntries(
      unnamed.map((one) => [`groups[${one.index}]`, individualsAnswer(outcome, view, scene.individuals.timed, [one])]),
    ),
  };
};

/** The law that people are told under instead, where it is one of those known. */
const followedLaw = ({ outcome }: Scene, followed: ReadonlyMap<string, string>): Maybe<'individuals_under'> => {
  const [law] = outcome.exempt.by.flatMap((by) => followed.get(by) ?? []);
  return law === undefined ? {} : { individuals_under: law };
};

/** What the letter needs, where there is or may be one. */
const letterParts = (scene: Scene, told: boolean): Partial<Entry> => {
  const { outcome, view } = scene;
  const rule = outcome.law.individuals;
  if (!told || !rule) return {};
  const recipients = recipientsOf(view, outcome.groups);
  return {
    content: contentAnswer(view, outcome.groups),
    ...(rule.form ? { form: rule.form } : {}),
    ...(recipients ? { recipients } : {}),
  };
};

/** How people may be told: asked for by the facts, so answered also where nobody must be told. */
const waysOfTelling = ({ outcome, view }: Scene): Partial<Entry> => {
  const rule = outcome.law.individuals;
  const { contact, relationship } = view.facts;
  if (!rule) return {};
  return {
    ...(contact ? { substitute_notice: substituteAnswer(view, outcome.groups) } : {}),
    ...(relationship ? { methods: methodAnswers(outcome.law.id, rule, relationship) } : {}),
  };
};

interface Dates {
  readonly individuals: string | null;
  readonly regulators: readonly TimedAnswer[];
  readonly bureaus: TimedBureaus | undefined;
  readonly owner: TimedOwner | undefined;
}

type Late = { readonly overdue?: true };

/** Which of the dates lie before the day of the case, although the notice is owed and not recorded as given. */
const lateness = (dates: Dates, scene: Scene) => {
  const { facts } = scene.view;
  const late = (day: string | null, answer: string | undefined, given: boolean): Late =>
    day !== null && facts.as_of != null && day < facts.as_of && answer === 'required' && !given
      ? { overdue: true }
      : {};
  const told = startDay('notice_to_individuals', scene.clock) !== null || holdState(scene.view).state === 'on';
  const ownerTold = startDay('maintainer_told_owner', scene.clock) !== null;
  return {
    individuals: late(dates.individuals, scene.individuals.owed.is === 'yes' ? 'required' : undefined, told),
    regulators: dates.regulators.map((one) => late(one.lastDay, one.answer.answer, one.recorded)),
    bureaus: late(dates.bureaus?.lastDay ?? null, dates.bureaus?.answer.answer, false),
    owner: late(dates.owner?.lastDay ?? null, dates.owner?.answer.answer, ownerTold),
  };
};

const isTakenWithKey = ({ encrypted, elements }: GroupOutcome['group']): boolean =>
  elements.some((one) => ((typeof one === 'string' ? undefined : one.encrypted) ?? encrypted) === 'key_taken');

/** Data that went with their key, under a law that is silent on it, are read carefully: notice is required. */
const isCarefulReading = ({ outcome }: Scene): boolean =>
  outcome.law.event.key_exception === null &&
  outcome.law.event.encryption_safe_harbor !== false &&
  outcome.groups.some(({ due, group }) => due.is !== 'no' && isTakenWithKey(group));

/** The entry of one shape of a law. `followed`: which law each named exemption means. */
export const entryOf = (scene: Scene, ofDay: LawOfDay, followed: ReadonlyMap<string, string>): Entry => {
  const { outcome, view, newest, clock } = scene;
  const { timed } = scene.individuals;
  const isState = newest.reach === 'residents';
  const individuals = outcome.law.individuals ? individualsAnswer(outcome, view, timed) : undefined;
  const regulators = regulatorAnswers(scene);
  const bureaus = isState || outcome.law.consumer_reporting_agencies ? bureausAnswer(scene) : undefined;
  const owner = ownerAnswer(outcome, view, clock);
  const told = individuals !== undefined && individuals.answer !== 'not_required';
  const record = recordAnswer(outcome, clock);
  const dates = { individuals: told ? timed.lastDay : null, regulators, bureaus, owner };
  const late = lateness(dates, scene);
  const isLate = [late.individuals, ...late.regulators, late.bureaus, late.owner].some(({ overdue }) => overdue);
  const exempted = individuals?.because === 'exemption' ? followedLaw(scene, followed) : {};
  return {
    jurisdiction: outcome.law.id,
    ...(ofDay.versionId === undefined ? {} : { version: ofDay.versionId }),
    ...(individuals ? { individuals: { ...individuals, ...late.individuals } } : {}),
    regulators: regulators.map(({ answer }, index) => ({ ...answer, ...late.regulators[index] })),
    ...(bureaus ? { credit_bureaus: { ...bureaus.answer, ...late.bureaus } } : {}),
    ...(owner ? { tell_owner: { ...owner.answer, ...late.owner } } : {}),
    ...letterParts(scene, told),
    ...waysOfTelling(scene),
    ...(isState ? { identity_protection: protectionAnswer(outcome, view) } : {}),
    ...(record ? { record } : {}),
    ...byGroup(scene),
    ...eachGroup(scene),
    ...exempted,
    ...earliestOf({
      ...(individuals ? { individuals } : {}),
      regulators: regulators.map(({ answer }) => answer),
      ...(bureaus ? { credit_bureaus: bureaus.answer } : {}),
    }),
    overdue: isLate,
    flagged:
      ofDay.flagged ||
      (told && timed.flagged) ||
      regulators.some(({ flagged }) => flagged) ||
      (bureaus?.flagged ?? false) ||
      (owner?.flagged ?? false) ||
      isCarefulReading(scene),
    citations: [ofDay.statute, ...ofDay.citations],
    open_questions: newest.open_questions,
  };
};
