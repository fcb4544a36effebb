import type { CaseFile, EvidenceEntry } from '../case/case-schema.ts';
import type { Relation } from '../schema/vocabulary.ts';
import type { EarlierCases } from './bridge/earlier-people.ts';

/** A decision about an evidence folder: what it exposes, and whose data they are. `path` is relative to evidence/. */
type EvidenceDecision = Pick<EvidenceEntry, 'path' | 'exposure' | 'relation'>;

/** A register: a file or folder below register/ that says who the people are. `asOf` is yyyymmdd. */
export interface RegisterSource {
  readonly path: string;
  readonly relation: Relation | null;
  readonly asOf: number | null;
}

/** What resolution hangs on beside its input tables; plain data, hashed into the settings of the stage. */
export interface ResolveOptions {
  readonly evidence: readonly EvidenceDecision[];
  readonly registers: readonly RegisterSource[];
  /** Relation where neither a row nor its folder says one. */
  readonly relationDefault: Relation;
  /** Day (yyyymmdd) on which people younger than 18 count as minors; null: not known. */
  readonly minorsAt: number | null;
  readonly testValues: readonly { readonly element: string; readonly value: string }[];
  /** Decisions about records: one person, different people, or no person at all. `seen`: what each said then, as a token. */
  readonly persons: readonly {
    readonly apart?: readonly number[];
    readonly together?: readonly number[];
    readonly nobody?: readonly number[];
    readonly seen?: readonly string[];
  }[];
  /** Addresses of the notifier itself: letters to them reach no customer. */
  readonly ownAddresses: readonly { readonly street: string; readonly postalCode: string }[];
  /** A rehearsal: its people are made of names and numbers that are reserved for fiction. */
  readonly isDrill: boolean;
  /** Earlier cases whose people are looked for; carries a key, so it is no part of the settings. */
  readonly earlier?: EarlierCases;
  /** Learn the weights anew instead of keeping those of the first revision; person ids may change. */
  readonly relearn: boolean;
}

const RELATION_OF_REGISTER = {
  customers: 'customer',
  former_customers: 'former_customer',
  employees: 'employee',
  addresses: null,
  other: null,
} as const satisfies Record<string, Relation | null>;

const dayNumber = (value: string | undefined): number | null =>
  value === undefined ? null : Number(value.slice(0, 10).replaceAll('-', ''));

/** The day that decides who is a minor: when the breach was discovered, else the next best day that is recorded. */
const minorsDay = (file: CaseFile): number | null => {
  for (const wanted of ['discovered', 'aware', 'reasonable_belief', 'determined', 'occurred_to', 'occurred_from']) {
    const found = file.dates?.find(({ event }) => event === wanted);
    if (found) return dayNumber(found.at);
  }
  return dayNumber(file.as_of);
};

/** What case.yaml says to resolution. */
export const resolveOptions = (file: CaseFile, relearn = false): ResolveOptions => ({
  evidence: (file.evidence ?? []).map(({ path, exposure, relation }) => ({
    path,
    exposure,
    ...(relation ? { relation } : {}),
  })),
  registers: (file.registers ?? []).map(({ path, kind, relation, as_of }) => ({
    path,
    relation: relation ?? RELATION_OF_REGISTER[kind ?? 'other'],
    asOf: dayNumber(as_of),
  })),
  relationDefault: file.notifier.relation_default ?? 'customer',
  minorsAt: minorsDay(file),
  testValues: (file.test_values ?? []).map(({ element, value }) => ({ element, value })),
  persons: (file.persons ?? []).map(({ apart, together, nobody, seen }) => ({
    ...(apart ? { apart } : {}),
    ...(together ? { together } : {}),
    ...(nobody ? { nobody } : {}),
    ...(seen ? { seen } : {}),
  })),
  ownAddresses: (file.contact?.own_addresses ?? []).map(({ street, postal_code }) => ({
    street,
    postalCode: postal_code,
  })),
  isDrill: file.drill === true,
  relearn,
});
