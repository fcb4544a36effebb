import type { Profile } from '../../assess/groups.ts';
import type { CaseUnderLaw } from '../../assess/judge-case.ts';
import { CandorError } from '../../core/errors.ts';
import { ELEMENT_IDS, isElementId, VALUE_STATE, type ValueState } from '../../schema/vocabulary.ts';

/** Changed facts of a case: `dates.determined=2026-03-10`, `encrypted=yes`, `count.us-tx=260`, `element.ssn=none`. */
export type Setting = readonly [key: string, value: unknown];

/** Facts that hold for every group of people; all others are the notifier's side. */
const OF_GROUPS = [
  'encrypted',
  'redacted',
  'data_form',
  'phi',
  'enough_for_identity_theft',
  'identifies_the_person',
  'credentials_open',
  'opens_account_alone',
  'card_kind',
  'biometric_use',
  'income_tax_withheld',
  'event',
];
const COUNT = 'count.';
const ELEMENT = 'element.';

const parseValue = (text: string): unknown => {
  if (/^(true|false|null|-?\d+|\[.*\]|\{.*\})$/s.test(text)) {
    try {
      return JSON.parse(text);
    } catch {
      return text;
    }
  }
  return text;
};

const parseSetting = (text: string): Setting => {
  const at = text.indexOf('=');
  if (at < 1)
    throw new CandorError('USAGE', 'a changed fact needs the form key=value', {
      hint: 'for example --set dates.determined=2026-03-10 --set encrypted=yes --set count.us-tx=260 --set element.ssn=none',
    });
  return [text.slice(0, at), parseValue(text.slice(at + 1))];
};

/** All changed facts; a key that is given twice would silently hold as the last. */
export const parseSettings = (texts: readonly string[]): readonly Setting[] => {
  const settings = texts.map(parseSetting);
  const twice = settings.find(([key], at) => settings.findIndex(([other]) => other === key) !== at);
  if (twice) throw new CandorError('USAGE', 'a fact is set twice', { place: { key: twice[0] } });
  return settings;
};

type Facts = Readonly<Record<string, unknown>>;

const isRecord = (value: unknown): value is Facts =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const setIn = (facts: Facts, key: string, value: unknown): Facts => {
  const [first = '', ...rest] = key.split('.');
  const below = facts[first];
  return { ...facts, [first]: rest.length === 0 ? value : setIn(isRecord(below) ? below : {}, rest.join('.'), value) };
};

/** The same people in another number: the first profile of the place takes the difference. */
const withCount = (profiles: readonly Profile[], place: string, count: unknown): readonly Profile[] => {
  const jurisdiction = place === 'unknown' ? null : place;
  const here = profiles.filter((profile) => profile.jurisdiction === jurisdiction && profile.elements.length > 0);
  if (typeof count !== 'number' || count < 0 || here.length === 0)
    throw new CandorError('USAGE', `count.${place} needs a whole number, and people of the case who live there`);
  const total = here.reduce((n, profile) => n + profile.count, 0);
  return profiles.map((profile) => {
    if (!here.includes(profile)) return profile;
    // Shares of the place keep their proportion; rounding goes to the first.
    const share = Math.floor((profile.count * count) / total);
    const rest =
      profile === here[0] ? count - here.reduce((n, one) => n + Math.floor((one.count * count) / total), 0) : 0;
    return { ...profile, count: share + rest, low: share + rest, high: share + rest };
  });
};

const NONE = 'none';
const EVERYONE = 'everyone';

const isState = (value: unknown): value is ValueState => (VALUE_STATE as readonly unknown[]).includes(value);

/** The same people with another element: not exposed at all, exposed in another state, or exposed of everyone. */
const withElement = (profiles: readonly Profile[], element: string, value: unknown): readonly Profile[] => {
  if (!isElementId(element))
    throw new CandorError('USAGE', `element.${element}: there is no such element`, {
      hint: `one of ${ELEMENT_IDS.join(', ')}`,
    });
  if (value !== NONE && value !== EVERYONE && !isState(value))
    throw new CandorError('USAGE', `element.${element} needs ${[NONE, EVERYONE, ...VALUE_STATE].join(', ')}`);
  return profiles.map((profile) => {
    const others = profile.elements.filter((one) => one.element !== element);
    const own = profile.elements.filter((one) => one.element === element);
    const isLost = profile.elements.length > 0 && value === EVERYONE;
    const elements =
      value === NONE
        ? others
        : isLost
          ? [...others, { element, state: 'clear' as const }]
          : isState(value)
            ? [...others, ...own.map((one) => ({ ...one, state: value }))]
            : profile.elements;
    const withName = elements.some(({ element: id, state }) => id === 'person_name' && state === 'clear');
    return { ...profile, elements, withName };
  });
};

const withFact = (underLaw: CaseUnderLaw, [key, value]: Setting): CaseUnderLaw => {
  const { profiles, options } = underLaw;
  if (key.startsWith(COUNT)) return { ...underLaw, profiles: withCount(profiles, key.slice(COUNT.length), value) };
  if (key.startsWith(ELEMENT))
    return { ...underLaw, profiles: withElement(profiles, key.slice(ELEMENT.length), value) };
  const [first = ''] = key.split('.');
  const ofGroups = OF_GROUPS.includes(first);
  const ofCase = !ofGroups || first === 'event';
  return {
    ...underLaw,
    options: {
      ...options,
      ...(ofGroups
        ? {
            group: setIn(options.group, key, value),
            classes: (options.classes ?? []).map((one) => ({ ...one, facts: setIn(one.facts, key, value) })),
          }
        : {}),
      ...(ofCase ? { facts: setIn(options.facts, key, value) } : {}),
    },
  };
};

/** The case with these facts instead of its own. */
export const underSettings = (underLaw: CaseUnderLaw, settings: readonly Setting[]): CaseUnderLaw =>
  settings.reduce(withFact, underLaw);
