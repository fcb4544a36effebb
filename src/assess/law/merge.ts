import type {
  Answered,
  DeadlineAnswer,
  Entry,
  IndividualsAnswer,
  RegulatorAnswer,
  SubstituteAnswer,
} from './answer.ts';
import { earliestOf } from './days/earliest.ts';
import type { LawOfDay } from './schema/versions.ts';
import type { Missing } from './truth.ts';

/** One entry from the two shapes that a law may have on its day: what they answer alike stands, the rest is open. */

/** What decides whether a notice is owed at all, under every law. */
const OF_THE_DUTY = ['event', 'personal_information'] as const;

/** What the date of the notice to people hangs on. */
const OF_THE_DATE = ['individuals.deadline', 'individuals.standard'] as const;

/** The paths that are open and bear on an answer, whose own keys are `about`; all of them where none plainly does. */
const missingShape = (law: string, { shapes, open }: LawOfDay, about: readonly string[]): Missing => {
  const paths = open.map((path) => path.replace('$.', ''));
  const bearing = paths.filter((path) => about.some((key) => path.startsWith(key)));
  return {
    fact: (bearing.length > 0 ? bearing : paths).join(', '),
    choices: shapes.map(({ label }, shape) => ({ label, patch: { kind: 'shape', law, shape } })),
  };
};

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

const dateOf = ({ date, at, depends_on: pending, standard }: DeadlineAnswer): string =>
  date ?? at ?? (pending ? `depends on ${pending}` : (standard ?? 'no date'));

const isDated = ({ rule }: DeadlineAnswer): boolean => rule !== null && rule !== undefined;

/** Nobody can say which date holds: none is given, and what the careful shape says stands beside it. */
const mergedDeadline = (
  careful: DeadlineAnswer | undefined,
  old: DeadlineAnswer | undefined,
  missing: Missing,
): DeadlineAnswer | undefined => {
  if (same(careful, old) || !careful || !old) return careful ?? old;
  const standard = careful.standard === old.standard ? careful.standard : undefined;
  const words = { date: null, rule: null, ...(standard ? { standard } : {}) };
  // Only the words differ: no date hangs on them.
  if (!isDated(careful) && !isDated(old)) return words;
  const [first, second] = missing.choices.map(({ label }) => label);
  return {
    ...words,
    unknown: missing.fact,
    ...(isDated(careful) ? { planned: careful } : {}),
    shapes: {
      open: missing.fact.split(', '),
      says: { [first ?? 'as amended']: dateOf(careful), [second ?? 'as before']: dateOf(old) },
    },
  };
};

type Timed = Answered & { readonly deadline?: DeadlineAnswer; readonly overdue?: true };

/** What is missing for an answer, and for its date. */
interface Gap {
  readonly duty: Missing;
  readonly date: Missing;
}

const notLate = <T extends Timed>({ overdue: _overdue, ...one }: T): T => one as unknown as T;

/** Late is what both shapes call late. */
const bothLate = (careful: Timed, old: Timed): { readonly overdue?: true } =>
  careful.overdue && old.overdue ? { overdue: true } : {};

const mergedAnswer = <T extends Timed>(careful: T, old: T, { duty: missing, date }: Gap): T => {
  const deadline = mergedDeadline(careful.deadline, old.deadline, date);
  const shown = notLate(careful.answer === 'not_required' ? old : careful);
  const base = { ...shown, ...(deadline ? { deadline } : {}), ...bothLate(careful, old) };
  if (careful.answer === old.answer) return { ...base, missing: careful.missing };
  return { ...base, answer: 'undetermined', missing: [missing, ...careful.missing, ...old.missing] };
};

const optional = <T extends Timed>(careful: T | undefined, old: T | undefined, gap: Gap): T | undefined => {
  if (careful && old) return mergedAnswer(careful, old, gap);
  const one = careful ?? old;
  if (!one || one.answer === 'not_required') return one;
  // A duty that only one shape knows is owed or not, as that shape has it.
  return { ...notLate(one), answer: 'undetermined', missing: [gap.duty] };
};

type GapOf = (key: string) => Gap;

const mergedRegulators = (careful: Entry, old: Entry, gapOf: GapOf): readonly RegulatorAnswer[] =>
  careful.regulators.map((item) => {
    const gap = gapOf(item.item.replace(/\/.*$/, ''));
    const before = old.regulators.find((one) => one.item === item.item);
    return before ? mergedAnswer(item, before, gap) : (optional(item, undefined, gap) ?? item);
  });

/** A rule of which nobody knows what it said decides nothing, even where both shapes happen to agree. */
const mergedSubstitute = (
  careful: SubstituteAnswer | undefined,
  old: SubstituteAnswer | undefined,
  missing: Missing,
  isWhollyOpen: boolean,
): SubstituteAnswer | undefined => {
  if (!careful || !old) return careful ?? old;
  return isWhollyOpen || careful.answer !== old.answer ? { answer: 'undetermined', missing: [missing] } : careful;
};

/** The larger of two numbers of people; nobody where there is none, unknown where one is. */
const most = (a: number | null = 0, b: number | null = 0): number | null =>
  a === null || b === null ? null : Math.max(a, b);

/** Firm are those whom both shapes have told; where it is open, all who may be told. */
const mergedIndividuals = (
  careful: IndividualsAnswer | undefined,
  old: IndividualsAnswer | undefined,
  gap: Gap,
): IndividualsAnswer | undefined => {
  const merged = optional(careful, old, gap);
  if (!merged || merged.answer === 'not_required') return merged;
  const possible = most(careful?.possible, old?.possible);
  if (merged.answer === 'undetermined') return { ...merged, persons: possible, possible };
  const [a, b] = [careful?.persons, old?.persons];
  if (typeof a !== 'number' || typeof b !== 'number' || a === b) return merged;
  const low = Math.min(careful?.persons_low ?? a, old?.persons_low ?? b);
  const high = Math.max(careful?.persons_high ?? a, old?.persons_high ?? b);
  return { ...merged, persons: Math.min(a, b), persons_low: low, persons_high: high, possible };
};

const mergedGroups = (careful: Entry, old: Entry, gapOf: GapOf): Partial<Entry> => {
  const gap = gapOf('individuals');
  const named = Object.entries(careful.by_group ?? {}).map(([name, group]) => {
    const before = old.by_group?.[name];
    return [
      name,
      {
        ...before,
        ...group,
        individuals: mergedIndividuals(group.individuals, before?.individuals, gap) ?? group.individuals,
        ...(group.identity_protection
          ? {
              identity_protection: optional(
                group.identity_protection,
                before?.identity_protection,
                gapOf('identity_protection'),
              ),
            }
          : {}),
      },
    ];
  });
  const each = Object.entries(careful.each_group ?? {}).map(([name, group]) => [
    name,
    mergedIndividuals(group, old.each_group?.[name], gap) ?? group,
  ]);
  return {
    ...(careful.by_group ? { by_group: Object.fromEntries(named) } : {}),
    ...(careful.each_group ? { each_group: Object.fromEntries(each) } : {}),
  };
};

const key = <K extends keyof Entry>(name: K, value: Entry[K] | undefined): Partial<Entry> =>
  value === undefined ? {} : ({ [name]: value } as Partial<Entry>);

/** Whether any notice of an entry is late. */
const isLate = ({ individuals, regulators, credit_bureaus: bureaus, tell_owner: owner }: Entry): boolean =>
  [individuals, ...regulators, bureaus, owner].some((one) => one?.overdue === true);

export const mergeEntries = (careful: Entry, old: Entry, ofDay: LawOfDay): Entry => {
  const missing = (about: readonly string[]) => missingShape(careful.jurisdiction ?? '', ofDay, about);
  const gapOf: GapOf = (name) => ({
    duty: missing(name === 'individuals' ? OF_THE_DUTY : [name, ...OF_THE_DUTY]),
    date: missing(name === 'individuals' ? OF_THE_DATE : [name]),
  });
  const merged = {
    ...careful,
    ...key('content', careful.content ?? old.content),
    ...key('individuals', mergedIndividuals(careful.individuals, old.individuals, gapOf('individuals'))),
    ...mergedGroups(careful, old, gapOf),
    regulators: mergedRegulators(careful, old, gapOf),
    ...key(
      'credit_bureaus',
      optional(careful.credit_bureaus, old.credit_bureaus, gapOf('consumer_reporting_agencies')),
    ),
    ...key('tell_owner', optional(careful.tell_owner, old.tell_owner, gapOf('maintainer_to_owner'))),
    ...key(
      'identity_protection',
      optional(careful.identity_protection, old.identity_protection, gapOf('identity_protection')),
    ),
    ...key(
      'substitute_notice',
      mergedSubstitute(
        careful.substitute_notice,
        old.substitute_notice,
        missing(['individuals.substitute']),
        ofDay.open.includes('$.individuals.substitute'),
      ),
    ),
    flagged: careful.flagged || old.flagged || !same(careful, old),
  } as Entry;
  const { earliest: _earliest, ...undated } = merged;
  return { ...undated, ...earliestOf(merged), overdue: isLate(merged) };
};
