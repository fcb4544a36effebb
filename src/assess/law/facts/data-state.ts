import { onceFor } from '../../../core/once.ts';
import type { LawElement } from '../schema/law-lists.ts';
import type { DatedLaw } from '../schema/versions.ts';
import { all, any, type Missing, NO, type Truth, truth, unknown, YES } from '../truth.ts';
import { missingGroupFact } from './fact-values.ts';
import { DATA_FORMS, type Group, REDACTED } from './facts-schema.ts';

/**
 * Whether an element counts in the state in which it was exposed: encrypted, redacted, on paper. A null of the law
 * leaves it open: both consequences are worked out.
 */

interface ElementState {
  readonly encrypted: string;
  readonly redacted: string;
}

const lawGap = (law: DatedLaw, path: string, values: readonly [label: string, value: unknown][]): Missing => ({
  fact: path,
  choices: values.map(([label, value]) => ({ label, patch: { kind: 'law', law: law.id, path, value } })),
});

const yesOrNo: readonly [string, unknown][] = [
  ['true', true],
  ['false', false],
];

/** Encrypted with a safe key: does it count? */
const countsEncrypted = (law: DatedLaw): Truth => {
  const harbor = law.event.encryption_safe_harbor;
  return harbor === null ? unknown(lawGap(law, 'event.encryption_safe_harbor', yesOrNo)) : truth(!harbor);
};

const encryptionTruth = (law: DatedLaw, encrypted: string): Truth => {
  switch (encrypted) {
    case 'none':
      return YES;
    case 'yes':
      return countsEncrypted(law);
    case 'key_taken':
      // A law that is silent on stolen keys is read carefully: data taken with their key count as not encrypted.
      return law.event.key_exception === false ? countsEncrypted(law) : YES;
    default: {
      const safe = countsEncrypted(law);
      if (safe.is === 'yes') return YES;
      return unknown(missingGroupFact('encrypted', ['yes', 'none']), ...safe.missing);
    }
  }
};

const lastFourTruth = (law: DatedLaw): Truth => {
  const redacted = law.redaction?.ssn_last4_is_redacted ?? null;
  return redacted === null ? unknown(lawGap(law, 'redaction.ssn_last4_is_redacted', yesOrNo)) : truth(!redacted);
};

const VISIBLE = 5;

const fiveDigitsTruth = (law: DatedLaw): Truth => {
  const most = law.redaction?.max_visible_digits ?? null;
  // Where four digits already count as readable, five do all the more.
  if (law.redaction?.ssn_last4_is_redacted === false) return YES;
  if (most !== null) return truth(most < VISIBLE);
  return unknown(
    lawGap(law, 'redaction.max_visible_digits', [
      ['4', VISIBLE - 1],
      ['5', VISIBLE],
    ]),
  );
};

const redactionTruth = (law: DatedLaw, redacted: string): Truth => {
  if (redacted === 'none' || law.redaction === null) return YES;
  if (redacted === 'ssn_last_4_visible') return lastFourTruth(law);
  if (redacted === 'ssn_5_digits_visible') return fiveDigitsTruth(law);
  const each = REDACTED.map((state) => redactionTruth(law, state));
  if (each.every(({ is }) => is === 'yes')) return YES;
  return unknown(missingGroupFact('redacted', REDACTED));
};

const formTruth = (law: DatedLaw, form: string): Truth => {
  const { paper } = law.event;
  if (form === 'computerized' || paper === 'any') return YES;
  if (form === 'unknown') return unknown(missingGroupFact('data_form', DATA_FORMS));
  if (paper === null)
    return unknown(
      lawGap(law, 'event.paper', [
        ['any', 'any'],
        ['no', 'no'],
      ]),
    );
  return truth(paper === 'from_computer' && form === 'paper_printed_from_computer');
};

/** The redaction of a whole group is that of its Social Security numbers; an element may state its own. */
const REDACTED_BY_GROUP: readonly LawElement[] = ['ssn'];

const statesOf = (group: Group): ReadonlyMap<string, ElementState> =>
  new Map(
    group.elements.map((element) => {
      const id = typeof element === 'string' ? element : element.id;
      const own = typeof element === 'string' ? undefined : element;
      const groupRedacted = REDACTED_BY_GROUP.includes(id) ? group.redacted : undefined;
      return [
        id,
        { encrypted: own?.encrypted ?? group.encrypted ?? 'none', redacted: own?.redacted ?? groupRedacted ?? 'none' },
      ];
    }),
  );

/** Ids that hang on the holder and not on the value: every datum of a person is personal data. */
const ANY_DATUM: LawElement = 'any_personal_data';
const HEALTH_OF_A_HOLDER: LawElement = 'phi';

export interface ElementTruths {
  /** Whether the group exposed this element in a state that counts. */
  of(id: LawElement): Truth;
  /** Elements that count, or may. */
  readonly readable: readonly string[];
}

const truthsOf = (law: DatedLaw, group: Group): ElementTruths => {
  const form = formTruth(law, group.data_form ?? 'computerized');
  const truths = new Map(
    [...statesOf(group)].map(([id, { encrypted, redacted }]) => [
      id,
      all(form, encryptionTruth(law, encrypted), redactionTruth(law, redacted)),
    ]),
  );
  const whole = any(...truths.values());
  const holder = group.phi === true ? whole : NO;
  const of = (id: LawElement): Truth => {
    if (id === ANY_DATUM) return whole;
    if (id === HEALTH_OF_A_HOLDER) return any(truths.get(id) ?? NO, holder);
    return truths.get(id) ?? NO;
  };
  return { of, readable: [...truths].filter(([, { is }]) => is !== 'no').map(([id]) => id) };
};

/** All of a group that its elements are judged by, as a text. */
const exposedBy = onceFor((group: Group): string => {
  const { data_form: form = 'computerized', phi } = group;
  const elements = [...statesOf(group)].map(([id, { encrypted, redacted }]) => `${id} ${encrypted} ${redacted}`);
  return [form, phi === true, ...elements].join('\n');
});
const judgedBy = onceFor((_law: DatedLaw) => new Map<string, ElementTruths>());

/** What of a group counts under a law, element by element: the same for all of the thousands of groups that lost the same. */
export const elementTruths = (law: DatedLaw, group: Group): ElementTruths => {
  const [judged, exposed] = [judgedBy(law), exposedBy(group)];
  const found = judged.get(exposed) ?? truthsOf(law, group);
  judged.set(exposed, found);
  return found;
};
