import type { Facts, Group } from './facts-schema.ts';

/**
 * Facts as they are known on the day of the case. Whatever was found, claimed or decided later is a plan: it does not
 * count yet. Dates of events keep their place, so that a deadline can show what a planned day would bring.
 */

const isLater = (day: string | null | undefined, asOf: string): boolean => typeof day === 'string' && day > asOf;

/** A count that was revised after the day had its former value. */
const groupOfDay =
  (asOf: string) =>
  (group: Group): Group => {
    if (!isLater(group.revised_on, asOf) || typeof group.count_before !== 'number') return group;
    const { count_low: _low, count_high: _high, ...rest } = group;
    return { ...rest, count: group.count_before };
  };

export const factsOfDay = (facts: Facts, asOf: string): Facts => {
  const known = <T extends { readonly on?: string | null | undefined }>(list: readonly T[] | null | undefined): T[] =>
    (list ?? []).filter(({ on }) => !isLater(on, asOf));
  const { risk_of_harm: risk, exemptions_claimed: claims, conditions, extension_claimed: extension } = facts;
  return {
    ...facts,
    as_of: asOf,
    groups: facts.groups.map(groupOfDay(asOf)),
    ...(isLater(risk?.on, asOf) ? { risk_of_harm: null } : {}),
    ...(isLater(extension?.filed, asOf) ? { extension_claimed: null } : {}),
    ...(claims ? { exemptions_claimed: known(claims) } : {}),
    ...(conditions ? { conditions: known(conditions) } : {}),
  };
};
