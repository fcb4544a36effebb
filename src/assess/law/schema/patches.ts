import type { Facts, Group } from '../facts/facts-schema.ts';
import type { Patch } from '../truth.ts';
import type { Law } from './law-schema.ts';
import { setAt } from './paths.ts';
import type { DatedLaw } from './versions.ts';

/** Facts and law with what is missing filled in, to see what would follow. Only what is unknown is filled. */

const isOpen = (value: unknown): boolean =>
  value === undefined || value === null || value === 'unknown' || value === 'undecided';

const fillElements = (group: Group, key: 'encrypted' | 'redacted', value: unknown): Group['elements'] =>
  group.elements.map((element) =>
    typeof element !== 'string' && element[key] === 'unknown' ? { ...element, [key]: value as 'none' } : element,
  );

const fillGroup = (group: Group, key: string, value: unknown): Group => {
  const filled = group[key as keyof Group] === 'unknown' ? { ...group, [key]: value } : group;
  return key === 'encrypted' || key === 'redacted' ? { ...filled, elements: fillElements(group, key, value) } : filled;
};

const inGroups = (facts: Facts, change: (group: Group) => Group): Facts => ({
  ...facts,
  groups: facts.groups.map(change),
});

/** A fact of the case, which a group may hold for itself as unknown. */
const fillFact = (facts: Facts, path: string, value: unknown): Facts => {
  const [first = '', second] = path.split('.');
  if (first === 'group' && second !== undefined)
    return inGroups(facts, (group) => (isOpen(group[second as keyof Group]) ? { ...group, [second]: value } : group));
  if (second !== undefined) {
    const part: unknown = facts[first as keyof Facts];
    const held = typeof part === 'object' && part !== null ? (part as Readonly<Record<string, unknown>>) : {};
    return { ...facts, [first]: { ...held, [second]: value } };
  }
  const filled = isOpen(facts[first as keyof Facts]) ? { ...facts, [first]: value } : facts;
  return inGroups(filled, (group) => {
    const own = group[first as keyof Group];
    // The group does not say it, or says unknown: what is learnt of the case holds for it.
    return own === 'unknown' || first === 'next_of_kin_address_known' ? { ...group, [first]: value } : group;
  });
};

const fillEvent = (facts: Facts, key: string, value: unknown): Facts => {
  const fill = (event: Facts['event']): Facts['event'] =>
    isOpen(event?.[key as 'accessed']) ? { ...event, [key]: value } : event;
  return inGroups({ ...facts, event: fill(facts.event) }, (group) =>
    group.event ? { ...group, event: fill(group.event) } : group,
  );
};

const withCondition = (facts: Facts, law: string, path: string, met: boolean): Facts => ({
  ...facts,
  conditions: [
    ...(facts.conditions ?? []).filter((one) => one.jurisdiction !== law || one.path !== path),
    { jurisdiction: law, path, met },
  ],
});

const withFulfilled = (facts: Facts, law: string, by: string, value: boolean): Facts => ({
  ...facts,
  exemptions_claimed: (facts.exemptions_claimed ?? []).map((claim) =>
    claim.jurisdiction === law && claim.by === by ? { ...claim, fulfilled: value } : claim,
  ),
});

export const patchFacts = (facts: Facts, patches: readonly Patch[]): Facts =>
  patches.reduce((at, patch) => {
    switch (patch.kind) {
      case 'group':
        return inGroups(at, (group) => fillGroup(group, patch.key, patch.value));
      case 'event':
        return fillEvent(at, patch.key, patch.value);
      case 'fact':
        return fillFact(at, patch.path, patch.value);
      case 'condition':
        return withCondition(at, patch.law, patch.path, patch.met);
      case 'exemption':
        return withFulfilled(at, patch.law, patch.by, patch.value);
      default:
        return at;
    }
  }, facts);

export const patchLaw = (law: DatedLaw, id: Law['id'], patches: readonly Patch[]): DatedLaw =>
  patches.reduce(
    (at, patch) => (patch.kind === 'law' && patch.law === id ? setAt(at, patch.path, patch.value) : at),
    law,
  );

/** Numbers assumed for items of laws. */
export const patchedNumbers = (patches: readonly Patch[]): ReadonlyMap<string, number> =>
  new Map(
    patches.flatMap((patch) => (patch.kind === 'number' ? [[`${patch.law}|${patch.item}`, patch.value] as const] : [])),
  );

/** The shape of a law that is assumed, where its day leaves two. */
export const patchedShape = (id: Law['id'], patches: readonly Patch[]): number | undefined => {
  const found = patches.find((patch) => patch.kind === 'shape' && patch.law === id);
  return found?.kind === 'shape' ? found.shape : undefined;
};
