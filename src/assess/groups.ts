import { type ElementId, elementFacts, isElementId, type Relation, type ValueState } from '../schema/vocabulary.ts';
import { isOpen } from './law/facts/fact-values.ts';
import { agreed } from './options.ts';

/**
 * Profiles to the groups of people that the facts of the law know (docs/law.md). Pure: what a profile's elements are
 * under law hangs on the holder too, so the notifier comes in as a few flags.
 */

export interface Exposed {
  readonly element: ElementId;
  readonly state: ValueState;
  /** Which class of evidence entries it comes from, where entries differ in what law asks. */
  readonly source?: number;
}

/** One profile: people alike in everything that law can ask for. */
export interface Profile {
  readonly jurisdiction: string | null;
  readonly relation: Relation;
  readonly minor: boolean | null;
  readonly deceased: boolean | null;
  readonly withName: boolean;
  readonly elements: readonly Exposed[];
  /** What is only reachable: taken or not, as the caller assumes. */
  readonly reachable: readonly Exposed[];
  readonly exposure: 'read' | 'presumed' | 'reachable';
  readonly count: number;
  readonly low: number;
  readonly high: number;
  readonly withoutAddress: number;
}

/** What the holder makes of data: a carrier's references are call data, a clinic's health data are protected. */
export interface Holder {
  readonly carrier: boolean;
  readonly coveredEntity: boolean;
  /** Nobody said whether it is one, and it may be: its health data are protected if so. */
  readonly maybeCovered?: boolean;
  readonly healthRecords: boolean;
  /** It is a financial institution, or may be: nobody said it of a lender. */
  readonly financial: boolean;
  /** Facts of the law that hold for every group: `encrypted`, `data_form`, `credentials_open`, `event` ... */
  readonly common: Readonly<Record<string, unknown>>;
  /** What each class of evidence entries says instead; empty where all say the same. */
  readonly bySource?: readonly Readonly<Record<string, unknown>>[];
}

/** A group as the facts of the law take it. */
export type FactGroup = Readonly<Record<string, unknown>>;

const CUSTOMERS: readonly Relation[] = ['customer', 'former_customer', 'prospective_customer'];

const opensBankAccount = ({ common }: Holder): boolean =>
  Array.isArray(common['credentials_open']) && common['credentials_open'].includes('financial_account');

/** The law ids of an element in the hands of this holder. */
export const lawElements = (element: ElementId, relation: Relation, holder: Holder): readonly string[] => {
  const { law, atCarrier = [], whenFinancial = [], health } = elementFacts(element);
  const isCustomer = CUSTOMERS.includes(relation);
  const counted = element !== 'person_name';
  return [
    ...(whenFinancial.length > 0 && opensBankAccount(holder) ? whenFinancial : law),
    ...(holder.carrier && isCustomer ? atCarrier : []),
    ...(health && holder.coveredEntity ? ['phi'] : []),
    ...(health && holder.healthRecords ? ['phr_health_information'] : []),
    ...(counted && holder.financial && isCustomer ? ['customer_information'] : []),
  ];
};

type StateFacts = { readonly encrypted?: string; readonly redacted?: string };

/** How the state of a value reads in law; an unreadable value whose key nobody knows about is open. */
const stateFacts = (state: ValueState, common: Holder['common']): StateFacts => {
  switch (state) {
    case 'clear':
      return {};
    case 'encrypted':
    case 'hashed':
    case 'tokenised': {
      const stated = common['encrypted'];
      const decided = typeof stated === 'string' && stated !== 'none' ? stated : 'unknown';
      return { encrypted: decided };
    }
    case 'masked':
    case 'truncated':
      return { redacted: 'ssn_last_4_visible' };
    default:
      return state satisfies never;
  }
};

type LawElementFacts = string | ({ readonly id: string } & StateFacts);

/** How well a value is protected; the worst counts. What was exposed in clear counts in clear, whatever else was. */
const protection = ({ encrypted = 'none', redacted = 'none' }: StateFacts): number => {
  if (redacted !== 'none') return 4;
  return Math.max(0, ['none', 'key_taken', 'unknown', 'yes'].indexOf(encrypted));
};

const factsOfSource = ({ common, bySource = [] }: Holder, source: number | undefined): Holder['common'] =>
  (source === undefined ? undefined : bySource[source]) ?? common;

/** What counts for each law id: the worst of its values, each as its folder and its own state say. */
const groupElements = (exposed: readonly Exposed[], relation: Relation, holder: Holder): readonly LawElementFacts[] => {
  const worst = new Map<string, StateFacts>();
  for (const { element, state, source } of exposed) {
    const common = factsOfSource(holder, source);
    const own = stateFacts(state, common);
    const facts = source === undefined ? own : withSource(own, common);
    for (const id of lawElements(element, relation, { ...holder, common })) {
      const before = worst.get(id);
      if (before === undefined || protection(facts) < protection(before)) worst.set(id, facts);
    }
  }
  return [...worst]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, facts]) => (Object.keys(facts).length === 0 ? id : { id, ...facts }));
};

/** Where folders differ, each value says for itself what the folder says of all of its own. */
const withSource = (own: StateFacts, common: Holder['common']): StateFacts => {
  const { encrypted, redacted } = common;
  const stated = {
    ...(typeof encrypted === 'string' && encrypted !== 'none' ? { encrypted } : {}),
    ...(typeof redacted === 'string' && redacted !== 'none' ? { redacted } : {}),
  };
  return { ...stated, ...own };
};

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const decided = (value: unknown): value is 'yes' | 'no' => value === 'yes' || value === 'no';

/**
 * What happened to the data of these people. `presumed` is the recorded decision that they were taken; `read` is what
 * logs show, which says nothing of taking.
 */
const eventOf = (exposure: Profile['exposure'], common: Holder['common']): Readonly<Record<string, unknown>> => {
  const stated = isRecord(common['event']) ? common['event'] : {};
  const acquired = decided(stated['acquired']) ? stated['acquired'] : exposure === 'read' ? 'unknown' : 'yes';
  const accessed = decided(stated['accessed']) && exposure !== 'read' ? stated['accessed'] : 'yes';
  return { ...stated, accessed, acquired };
};

/** Whether what is only reachable counts as taken. */
export type Assumption = 'taken' | 'not_taken';

/** What each value says for itself where folders differ. */
const OF_VALUES: readonly string[] = ['encrypted', 'redacted'];

const sourcesOf = (exposed: readonly Exposed[]): readonly number[] =>
  [...new Set(exposed.flatMap(({ source }) => (source === undefined ? [] : [source])))].sort((a, b) => a - b);

/**
 * What holds for people whose data come from these classes of entries: what those agree on. Each class is first read
 * with its own event, so that "taken" in one and "not taken" in the other is open, and not decided by either.
 */
const commonOf = (exposed: readonly Exposed[], exposure: Profile['exposure'], holder: Holder): Holder['common'] => {
  const sources = sourcesOf(exposed);
  const read = (common: Holder['common']) => ({ ...common, event: eventOf(exposure, common) });
  if (sources.length === 0) return read(holder.common);
  const all = agreed(sources.map((source) => read(factsOfSource(holder, source))));
  return Object.fromEntries(Object.entries(all).filter(([key]) => !OF_VALUES.includes(key)));
};

const groupOf = (profile: Profile, holder: Holder, assumption: Assumption): FactGroup | undefined => {
  const exposed = assumption === 'taken' ? [...profile.elements, ...profile.reachable] : profile.elements;
  if (exposed.length === 0) return undefined;
  const { event, ...common } = commonOf(exposed, profile.exposure, holder);
  const elements = groupElements(exposed, profile.relation, holder);
  const health = exposed.some(({ element }) => elementFacts(element).health === true);
  return {
    ...(health && holder.maybeCovered ? { phi: true } : {}),
    ...common,
    jurisdiction: profile.jurisdiction,
    relation: profile.relation,
    elements,
    with_name: exposed.some(({ element, state }) => element === 'person_name' && state === 'clear') || profile.withName,
    ...(health && holder.coveredEntity ? { phi: true } : {}),
    event,
  };
};

interface Numbers {
  readonly count: number;
  readonly low: number;
  readonly high: number;
  readonly minors: number;
  readonly deceased: number;
  readonly withoutAddress: number;
}

const numbersOf = ({ count, low, high, minor, deceased, withoutAddress }: Profile): Numbers => ({
  count,
  low,
  high,
  minors: minor ? count : 0,
  deceased: deceased ? count : 0,
  withoutAddress,
});

const added = (a: Numbers, b: Numbers): Numbers => ({
  count: a.count + b.count,
  low: a.low + b.low,
  high: a.high + b.high,
  minors: a.minors + b.minors,
  deceased: a.deceased + b.deceased,
  withoutAddress: a.withoutAddress + b.withoutAddress,
});

const counted = ({ count, low, high, minors, deceased, withoutAddress }: Numbers): FactGroup => ({
  count,
  ...(low === count && high === count ? {} : { count_low: low, count_high: high }),
  minors,
  deceased,
  without_usable_address: withoutAddress,
});

/** Groups of people, and the place of each profile's group among them; -1 where nothing of theirs counts. */
export interface Grouped {
  readonly groups: readonly FactGroup[];
  readonly of: readonly number[];
}

/** People who lost the same things in the same way, in the order of their facts: the same profiles, the same groups. */
export const grouped = (profiles: readonly Profile[], holder: Holder, assumption: Assumption): Grouped => {
  const byFacts = new Map<string, { readonly facts: FactGroup; readonly numbers: Numbers }>();
  const keys = profiles.map((profile) => {
    const facts = groupOf(profile, holder, assumption);
    if (!facts) return null;
    const key = JSON.stringify(facts);
    const before = byFacts.get(key);
    const numbers = numbersOf(profile);
    byFacts.set(key, { facts, numbers: before ? added(before.numbers, numbers) : numbers });
    return key;
  });
  const sorted = [...byFacts].sort(([a], [b]) => (a < b ? -1 : 1));
  const places = new Map(sorted.map(([key], index) => [key, index]));
  return {
    groups: sorted.map(([, { facts, numbers }]) => ({ ...facts, ...counted(numbers) })),
    of: keys.map((key) => (key === null ? -1 : (places.get(key) ?? -1))),
  };
};

export const groupsOf = (profiles: readonly Profile[], holder: Holder, assumption: Assumption): readonly FactGroup[] =>
  grouped(profiles, holder, assumption).groups;

const CARRIERS = ['telecom_carrier', 'voip_provider', 'relay_service_provider'];

const listOf = (value: unknown): readonly string[] => (Array.isArray(value) ? value.map(String) : []);

/** The holder as the notifier's facts describe it. */
export const holderOf = (
  notifier: Readonly<Record<string, unknown>>,
  common: Readonly<Record<string, unknown>>,
  bySource: NonNullable<Holder['bySource']> = [],
): Holder => {
  const sectors = listOf(notifier['sectors']);
  return {
    carrier: sectors.some((sector) => CARRIERS.includes(sector)),
    coveredEntity: ['covered_entity', 'business_associate'].includes(String(notifier['hipaa'])),
    maybeCovered: isOpen('notifier.hipaa', notifier['hipaa'], sectors),
    healthRecords: notifier['vendor_of_personal_health_records'] === true,
    financial: notifier['glba'] === 'subject' || isOpen('notifier.glba', notifier['glba'], sectors),
    common,
    bySource,
  };
};

/** "element=state" words, as profiles hold them; "@1" behind one names its class of evidence entries. */
export const parseExposed = (text: string): readonly Exposed[] =>
  text.split(' ').flatMap((word) => {
    const [, element, state, source] = /^([a-z0-9_]+)=([a-z]+)(?:@(\d+))?$/.exec(word) ?? [];
    if (element === undefined || !isElementId(element)) return [];
    const exposed = { element, state: state as ValueState };
    return [source === undefined ? exposed : { ...exposed, source: Number(source) }];
  });

export const exposedText = (exposed: readonly Exposed[]): string =>
  exposed
    .map(({ element, state, source }) => `${element}=${state}${source === undefined ? '' : `@${source}`}`)
    .join(' ');

/** Whether these people's data come from folders that say different things. */
export const isMixed = ({ elements }: Profile): boolean => sourcesOf(elements).length > 1;
