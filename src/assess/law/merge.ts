import type { Answered, DeadlineAnswer, Entry, MethodAnswer, RegulatorAnswer, SubstituteAnswer } from './answer.ts';
import type { Missing } from './truth.ts';
import type { LawOfDay } from './versions.ts';

/** One entry from the two shapes that a law may have on its day: what they answer alike stands, the rest is open. */

const missingShape = (law: string, { shapes, open }: LawOfDay): Missing => ({
  fact: open.map((path) => path.replace('$.', '')).join(', '),
  choices: shapes.map(({ label }, shape) => ({ label, patch: { kind: 'shape', law, shape } })),
});

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Nobody can say which date holds: none is given, and what the careful shape says stands beside it. */
const mergedDeadline = (
  careful: DeadlineAnswer | undefined,
  old: DeadlineAnswer | undefined,
  open: string,
): DeadlineAnswer | undefined => {
  if (same(careful, old) || !careful || !old) return careful ?? old;
  const standard = careful.standard === old.standard ? careful.standard : undefined;
  const dated = careful.date || careful.at ? careful : old;
  return {
    date: null,
    rule: null,
    ...(standard ? { standard } : {}),
    unknown: open,
    ...(dated.date || dated.at ? { planned: dated } : {}),
  };
};

type Timed = Answered & { readonly deadline?: DeadlineAnswer };

const mergedAnswer = <T extends Timed>(careful: T, old: T, missing: Missing): T => {
  const deadline = mergedDeadline(careful.deadline, old.deadline, missing.fact);
  const shown = careful.answer === 'not_required' ? old : careful;
  const base = { ...shown, ...(deadline ? { deadline } : {}) };
  if (careful.answer === old.answer) return { ...base, missing: careful.missing };
  return { ...base, answer: 'undetermined', missing: [missing, ...careful.missing, ...old.missing] };
};

const optional = <T extends Timed>(careful: T | undefined, old: T | undefined, missing: Missing): T | undefined => {
  if (careful && old) return mergedAnswer(careful, old, missing);
  const one = careful ?? old;
  // A duty that only one shape knows is owed or not, as that shape has it.
  return one && one.answer !== 'not_required' ? { ...one, answer: 'undetermined', missing: [missing] } : one;
};

const mergedRegulators = (careful: Entry, old: Entry, missing: Missing): readonly RegulatorAnswer[] =>
  careful.regulators.map((item) => {
    const before = old.regulators.find((one) => one.item === item.item);
    return before ? mergedAnswer(item, before, missing) : (optional(item, undefined, missing) ?? item);
  });

type Permitted = SubstituteAnswer | MethodAnswer;

const mergedPermission = <T extends Permitted>(
  careful: T | undefined,
  old: T | undefined,
  missing: Missing,
): T | undefined => {
  if (!careful || !old || same(careful, old)) return careful ?? old;
  return careful.answer === old.answer ? careful : { ...careful, answer: 'undetermined', missing: [missing] };
};

const key = <K extends keyof Entry>(name: K, value: Entry[K] | undefined): Partial<Entry> =>
  value === undefined ? {} : ({ [name]: value } as Partial<Entry>);

export const mergeEntries = (careful: Entry, old: Entry, ofDay: LawOfDay): Entry => {
  const missing = missingShape(careful.jurisdiction ?? '', ofDay);
  return {
    ...careful,
    ...key('content', careful.content ?? old.content),
    ...key('individuals', optional(careful.individuals, old.individuals, missing)),
    regulators: mergedRegulators(careful, old, missing),
    ...key('credit_bureaus', optional(careful.credit_bureaus, old.credit_bureaus, missing)),
    ...key('tell_owner', optional(careful.tell_owner, old.tell_owner, missing)),
    ...key('identity_protection', optional(careful.identity_protection, old.identity_protection, missing)),
    ...key('substitute_notice', mergedPermission(careful.substitute_notice, old.substitute_notice, missing)),
    flagged: true,
  };
};
