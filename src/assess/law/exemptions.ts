import { factValue, type View } from './facts/fact-values.ts';
import type { Facts } from './facts/facts-schema.ts';
import type { Exemption } from './schema/law-schema.ts';
import type { DatedLaw } from './schema/versions.ts';
import { all, any, type Missing, NO, type Truth, truth, unknown, YES } from './truth.ts';

/** Nothing is exempt unclaimed. A claim counts when it is fulfilled and the notifier is what the exemption needs. */

export interface Lifted {
  readonly individuals: Truth;
  readonly regulators: Truth;
  readonly bureaus: Truth;
  /** People are told under another regime all the same: they count among those who are told. */
  readonly toldElsewhere: boolean;
  /** What is surely followed instead, as the law names it. */
  readonly by: readonly string[];
}

const NOTHING: Lifted = { individuals: NO, regulators: NO, bureaus: NO, toldElsewhere: false, by: [] };

/** Effects that take a duty away; the others change how it is met, or who enforces it. */
const LIFTING: readonly Exemption['effect'][] = ['exempt', 'deemed_compliant', 'public_notice_instead'];

const GOVERNMENT = ['government_agency', 'state_agency', 'public_corporation'];

const fact = (path: string, wanted: (value: unknown) => boolean, view: View): Truth => {
  const found = factValue(path, view, []);
  return 'missing' in found ? unknown(found.missing) : truth(wanted(found.value));
};

/** Being under a law is enough for `subject`: the facts say whether the notifier is. What they cannot say is taken as claimed. */
const isSubject = (by: Exemption['by'], view: View): Truth => {
  switch (by) {
    case 'hipaa':
      return fact('notifier.hipaa', (value) => value !== 'none', view);
    case 'glba':
      return fact('notifier.glba', (value) => value === 'subject', view);
    case 'insurance_law':
      return fact('notifier.sectors', (value) => Array.isArray(value) && value.includes('insurer'), view);
    case 'government':
      return fact('notifier.kind', (value) => GOVERNMENT.includes(String(value)), view);
    default:
      return YES;
  }
};

type Claim = NonNullable<Facts['exemptions_claimed']>[number];

const fulfilledOpen = (claim: Claim, law: DatedLaw): Missing => ({
  fact: `exemptions_claimed.${claim.by}.fulfilled`,
  choices: [true, false].map((value) => ({
    label: String(value),
    patch: { kind: 'exemption', law: law.id, by: claim.by, value },
  })),
});

const claimTruth = (claim: Claim, exemption: Exemption, view: View): Truth => {
  const fulfilled =
    claim.fulfilled === 'unknown' ? unknown(fulfilledOpen(claim, view.law)) : truth(claim.fulfilled === true);
  return all(fulfilled, exemption.needs === 'subject' ? isSubject(exemption.by, view) : YES);
};

const lift = (at: Lifted, exemption: Exemption, counts: Truth): Lifted => {
  const owed = exemption.still_owed;
  const keeps = (...what: readonly Exemption['still_owed'][number][]): Truth =>
    what.some((one) => owed.includes(one)) ? NO : counts;
  const individuals = keeps('individuals');
  const isFollowed = exemption.effect === 'deemed_compliant';
  return {
    individuals: any(at.individuals, individuals),
    regulators: any(at.regulators, keeps('regulators', 'copy_to_regulator')),
    bureaus: any(at.bureaus, keeps('credit_bureaus')),
    toldElsewhere: at.toldElsewhere || (individuals.is !== 'no' && isFollowed),
    by: individuals.is === 'yes' && isFollowed ? [...at.by, exemption.by] : at.by,
  };
};

/** What the claimed exemptions of a law take away. */
export const exemptionsOf = (view: View): Lifted => {
  const claims = (view.facts.exemptions_claimed ?? []).filter(({ jurisdiction }) => jurisdiction === view.law.id);
  return claims.reduce<Lifted>((at, claim) => {
    const fitting = view.law.exemptions_structured.filter(
      ({ by, effect }) => by === claim.by && LIFTING.includes(effect),
    );
    return fitting.reduce((lifted, exemption) => lift(lifted, exemption, claimTruth(claim, exemption, view)), at);
  }, NOTHING);
};
