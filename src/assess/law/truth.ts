/**
 * Three-valued truth. What is unknown carries the facts that would decide it, so that an undetermined answer can
 * name them and be worked out under each of their values.
 */

/** One way a missing fact can turn out: the word for it, and the change that makes it so. */
export interface Choice {
  readonly label: string;
  readonly patch: Patch;
}

/** A change to facts or to the law as read; the evaluator runs again under it. */
export type Patch =
  | { readonly kind: 'group'; readonly key: string; readonly value: unknown }
  | { readonly kind: 'event'; readonly key: string; readonly value: unknown }
  | { readonly kind: 'fact'; readonly path: string; readonly value: unknown }
  | { readonly kind: 'law'; readonly law: string; readonly path: string; readonly value: unknown }
  | { readonly kind: 'condition'; readonly law: string; readonly path: string; readonly met: boolean }
  | { readonly kind: 'number'; readonly law: string; readonly item: string; readonly value: number }
  | { readonly kind: 'exemption'; readonly law: string; readonly by: string; readonly value: boolean }
  | { readonly kind: 'shape'; readonly law: string; readonly shape: number };

export interface Missing {
  /** Name as facts or law data call it: `group.encrypted`, `redaction.ssn_last4_is_redacted`. */
  readonly fact: string;
  readonly choices: readonly Choice[];
  /** For facts that hold a list: what is asked of it. */
  readonly values?: readonly string[];
}

export type Is = 'yes' | 'no' | 'unknown';

export interface Truth {
  readonly is: Is;
  /** Empty unless unknown. */
  readonly missing: readonly Missing[];
}

export const YES: Truth = { is: 'yes', missing: [] };
export const NO: Truth = { is: 'no', missing: [] };

export const truth = (value: boolean): Truth => (value ? YES : NO);

export const unknown = (...missing: readonly Missing[]): Truth => ({ is: 'unknown', missing });

const merged = (truths: readonly Truth[]): readonly Missing[] => {
  const byFact = new Map<string, Missing>();
  for (const { missing } of truths) {
    for (const one of missing) {
      const before = byFact.get(one.fact);
      if (!before) byFact.set(one.fact, one);
      else if (before.values && one.values) {
        byFact.set(one.fact, missingList(one.fact, [...new Set([...before.values, ...one.values])]));
      } else {
        const labels = new Set(before.choices.map(({ label }) => label));
        byFact.set(one.fact, {
          fact: one.fact,
          choices: [...before.choices, ...one.choices.filter(({ label }) => !labels.has(label))],
        });
      }
    }
  }
  return [...byFact.values()];
};

const openOf = (truths: readonly Truth[]): Truth => unknown(...merged(truths.filter(({ is }) => is === 'unknown')));

/** False if one part is false, true if all are true. */
export const all = (...truths: readonly Truth[]): Truth => {
  if (truths.some(({ is }) => is === 'no')) return NO;
  return truths.every(({ is }) => is === 'yes') ? YES : openOf(truths);
};

/** True if one part is true, false if all are false. */
export const any = (...truths: readonly Truth[]): Truth => {
  if (truths.some(({ is }) => is === 'yes')) return YES;
  return truths.every(({ is }) => is === 'no') ? NO : openOf(truths);
};

export const not = (one: Truth): Truth => {
  if (one.is === 'unknown') return one;
  return one.is === 'yes' ? NO : YES;
};

/** What is open does not count. */
export const firmly = (one: Truth): Truth => (one.is === 'yes' ? YES : NO);

/** A fact that holds a list: it could name what is asked for, or none of it. */
export const missingList = (fact: string, values: readonly string[]): Missing => ({
  fact,
  values,
  choices: [
    { label: values.join(', '), patch: { kind: 'fact', path: fact, value: values } },
    { label: 'none of them', patch: { kind: 'fact', path: fact, value: [] } },
  ],
});
