import { localDay, spanOf } from '../days/days.ts';
import { type DateKey, DEFAULT_TIME_ZONE, type Facts } from '../facts/facts-schema.ts';
import type { Combination } from './breach-schema.ts';
import type { ClockStart } from './law-lists.ts';
import type { Law, LawVersion } from './law-schema.ts';
import type { Regulator } from './notice-schema.ts';
import { setAt } from './paths.ts';

/**
 * The law of its day. A law file is the newest law; each version says what stood before it. Where the day is inside
 * a version's month, or what stood before is not known, two shapes of the law are judged and their answers compared.
 */
export interface DatedLaw extends Omit<Law, 'personal_information' | 'regulator'> {
  /** null in a place: the item did not exist on that day. Items keep their places, which paths count. */
  readonly personal_information: readonly (Combination | null)[] | null;
  readonly regulator: readonly (Regulator | null)[];
}

export interface LawShape {
  readonly law: DatedLaw;
  /** Word for this shape where there are two. */
  readonly label: string;
}

export interface LawOfDay {
  /** The careful shape (the newest one) first. */
  readonly shapes: readonly LawShape[];
  /** Paths of the law in which the shapes differ. */
  readonly open: readonly string[];
  /** Citations of the versions that hold, and of those that do not hold yet. */
  readonly citations: readonly string[];
  /** True where a version that is not described bears on the day. */
  readonly flagged: boolean;
  readonly versionId: string | undefined;
  readonly statute: string;
}

const DAY_KEYS: readonly DateKey[] = [
  'discovered',
  'discovered_at',
  'determined',
  'determined_at',
  'aware_at',
  'reasonable_belief_at',
  'confirmed',
  'scope_identified',
  'materiality_determined',
];

const dayAt = (facts: Facts, key: DateKey): string | undefined => {
  const value = facts.dates[key];
  return value ? localDay(value, facts.time_zone ?? DEFAULT_TIME_ZONE) : undefined;
};

/** The day whose law counts: discovery; where it is not known, determination, then what else is known. */
export const dayOfLaw = (facts: Facts): string =>
  DAY_KEYS.flatMap((key) => dayAt(facts, key) ?? [])[0] ?? facts.as_of ?? '9999-12-31';

const decidingDay = (facts: Facts, start: ClockStart): string | undefined => {
  switch (start) {
    case 'discovery':
      return dayAt(facts, 'discovered') ?? dayAt(facts, 'discovered_at');
    case 'determination':
      return dayAt(facts, 'determined') ?? dayAt(facts, 'determined_at');
    case 'notice_to_individuals':
      return dayAt(facts, 'notice_to_individuals');
    default:
      return undefined;
  }
};

/** A day that has come; a plan decides nothing. */
const hasCome = (day: string | undefined, facts: Facts): day is string =>
  day !== undefined && (facts.as_of == null || day <= facts.as_of);

/** Where the case stands to a version: after its start, before it, or inside the month or year that is all that is known. */
const sideOf = (version: LawVersion, facts: Facts): 'after' | 'before' | 'inside' => {
  const days = (version.decided_by ?? [])
    .map((start) => decidingDay(facts, start))
    .filter((day) => hasCome(day, facts));
  const latest = [dayOfLaw(facts), ...days].reduce((a, b) => (a > b ? a : b));
  const [first, last] = spanOf(version.effective_from);
  if (latest < first) return 'before';
  return first !== last && latest <= last ? 'inside' : 'after';
};

interface Undoing {
  readonly old: DatedLaw;
  readonly careful: DatedLaw;
  readonly open: readonly string[];
}

const undo = (at: Undoing, version: LawVersion, side: 'before' | 'inside'): Undoing => {
  const paths = Object.entries(version.changes);
  const before = (law: DatedLaw) => paths.reduce((all, [path, { before }]) => setAt(all, path, before ?? null), law);
  const known = (law: DatedLaw) =>
    paths.reduce((all, [path, one]) => (one.before_unknown ? all : setAt(all, path, one.before ?? null)), law);
  const open = paths.filter(([, one]) => side === 'inside' || one.before_unknown).map(([path]) => path);
  return {
    old: before(at.old),
    careful: side === 'inside' ? at.careful : known(at.careful),
    open: [...at.open, ...open],
  };
};

const isNull = (value: unknown): boolean => value === null;

/** Words and lists that nobody knows are empty, so that readers find no null where the newest law has none. */
const usable = (law: DatedLaw): DatedLaw => ({
  ...law,
  ...(law.individuals && isNull(law.individuals.standard) ? { individuals: { ...law.individuals, standard: '' } } : {}),
  regulator: law.regulator.map((item) => (item && isNull(item.content) ? { ...item, content: [] } : item)),
});

/** The rule that binds: the one of the file, or the older one until it takes effect, unless the facts assume otherwise. */
const bindingRule = (
  law: Law,
  facts: Facts,
): { readonly law: Law; readonly versionId: string | undefined; readonly statute: string } => {
  const assumed = facts.assumptions?.[law.id];
  const older = law.in_force_version;
  if (!older || assumed === law.version_id) return { law, versionId: law.version_id, statute: law.statute };
  const legalStatus = { state: 'in_force' as const, since: older.since, detail: null };
  return {
    law: { ...law, ...older.replaces, statute: older.statute, legal_status: legalStatus } as Law,
    versionId: older.version_id,
    statute: older.statute,
  };
};

/** A version that would hold if what it names happened today: letters that have not gone out, for one. */
const mayStillHold = (version: LawVersion, facts: Facts): boolean =>
  (version.decided_by ?? []).some((start) => decidingDay(facts, start) === undefined) &&
  facts.as_of != null &&
  facts.as_of >= spanOf(version.effective_from)[0];

export const lawOfDay = (newest: Law, facts: Facts): LawOfDay => {
  const { law, versionId, statute } = bindingRule(newest, facts);
  let at: Undoing = { old: law, careful: law, open: [] };
  const citations: string[] = [];
  let flagged = false;
  for (const version of [...law.versions].reverse()) {
    const side = sideOf(version, facts);
    if (side !== 'after' && mayStillHold(version, facts)) flagged = true;
    if (side === 'after') citations.push(version.citation);
    else if (Object.keys(version.changes).length === 0) flagged = true;
    else at = undo(at, version, side);
  }
  const careful = { law: usable(at.careful), label: 'as amended' };
  const old = { law: usable(at.old), label: 'as before' };
  const shapes = at.open.length > 0 ? [careful, old] : [careful];
  return {
    shapes,
    open: at.open,
    citations: citations.reverse(),
    flagged,
    versionId,
    statute,
  };
};
