import { conditionTruth } from './conditions.ts';
import { elementTruths } from './facts/data-state.ts';
import { factValue, missingFact, missingGroupFact, type View } from './facts/fact-values.ts';
import type { Group } from './facts/facts-schema.ts';
import type { Combination } from './schema/breach-schema.ts';
import type { LawElement } from './schema/law-lists.ts';
import { all, any, NO, type Truth, truth, unknown, YES } from './truth.ts';

const eventTruth = (key: 'accessed' | 'acquired', view: View): Truth => {
  const found = factValue(`event.${key}`, view);
  if ('missing' in found)
    return unknown({
      fact: `event.${key}`,
      choices: ['yes', 'no'].map((label) => ({ label, patch: { kind: 'event', key, value: label } })),
    });
  return truth(found.value === 'yes');
};

/** Whether what happened is a breach under the law: access or acquisition, as its trigger asks. */
export const breachTruth = (view: View): Truth => {
  const { event } = view.law;
  const acquired = eventTruth('acquired', view);
  // Whoever took data reached them, whatever is known of the access.
  const accessed = any(eventTruth('accessed', view), acquired.is === 'yes' ? YES : NO);
  switch (event.trigger) {
    case null:
      return NO;
    case 'access':
      return accessed;
    case 'access_or_acquisition':
      return any(accessed, acquired);
    case 'acquisition':
    case 'access_and_acquisition':
      return event.access_presumed_acquisition && acquired.is === 'unknown' && accessed.is === 'yes' ? YES : acquired;
    default:
      return event.trigger satisfies never;
  }
};

const nameTruth = (view: View, group: Group): Truth => {
  const stated = group.with_name ?? true;
  const named =
    stated === 'unknown' ? unknown(missingGroupFact('with_name', ['true', 'false'])) : truth(stated === true);
  if (named.is === 'yes' || !view.law.elements_alone_enough) return named;
  const enough = factValue('enough_for_identity_theft', view);
  const alone = 'missing' in enough ? unknown(missingFact('enough_for_identity_theft')) : truth(enough.value === true);
  return any(named, alone);
};

export interface DataTruth {
  readonly triggers: Truth;
  readonly element: (id: LawElement) => Truth;
  readonly readable: readonly string[];
}

/** Whether the group lost a combination of data that the law protects. Any one combination is enough. */
export const dataTruth = (view: View, group: Group): DataTruth => {
  const { of, readable } = elementTruths(view.law, group);
  const inGroup: View = { ...view, group, elements: readable };
  const name = nameTruth(inGroup, group);
  const one = (combination: Combination | null, index: number): Truth => {
    if (combination === null) return NO;
    const elements = combination.all_of
      ? all(...combination.all_of.map(of))
      : any(...(combination.any_of ?? []).map(of));
    // What is not there hangs on nothing else: no condition is asked of it.
    if (elements.is === 'no') return NO;
    return all(
      elements,
      combination.needs_name ? name : YES,
      conditionTruth(combination.condition, inGroup, `$.personal_information[${index}].condition`),
    );
  };
  return { triggers: any(...(view.law.personal_information ?? []).map(one)), element: of, readable };
};
