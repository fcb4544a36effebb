import type { Entry, RegulatorAnswer } from './answer.ts';
import { type Count, NOBODY } from './count.ts';
import { type Calendar, calendarOf, type HolidayRules } from './days/calendar.ts';
import type { Clock } from './days/deadline.ts';
import { individualsTimed } from './days/individual-deadline.ts';
import { individualsOwed } from './duties/individuals.ts';
import type { Forbids } from './duties/one-text.ts';
import { entryOf } from './entry.ts';
import type { Computed, View } from './facts/fact-values.ts';
import { DEFAULT_TIME_ZONE, type Facts, type KnownLaws } from './facts/facts-schema.ts';
import { mergeEntries } from './merge.ts';
import { countWhere, lawOutcome } from './outcome.ts';
import { isReached, placesOf } from './reach.ts';
import type { Scene } from './scene.ts';
import type { Law } from './schema/law-schema.ts';
import { patchedNumbers, patchedShape, patchFacts, patchLaw } from './schema/patches.ts';
import { conditionPaths } from './schema/paths.ts';
import { type LawOfDay, lawOfDay } from './schema/versions.ts';
import { type JudgedLaw, toldAnywhere } from './told.ts';
import { any, NO, type Patch, type Truth, truth, unknown } from './truth.ts';

/** The law as data: what data/law and data/calendars hold, read and checked. */
export interface LawData {
  readonly laws: readonly Law[];
  readonly calendars: readonly HolidayRules[];
  readonly forbids: Forbids;
}

/** Law data made ready for evaluation; calendars keep the years that they worked out. */
export interface LawBook {
  readonly laws: readonly Law[];
  readonly forbids: Forbids;
  readonly federal: Calendar;
  readonly calendars: ReadonlyMap<string, Calendar>;
  /** Which law each named exemption of other laws means. */
  readonly followed: ReadonlyMap<string, string>;
  readonly known: KnownLaws;
}

const FEDERAL = 'federal';

export const lawBook = ({ laws, calendars, forbids }: LawData): LawBook => {
  const byId = new Map(calendars.map((rules) => [rules.id, calendarOf(rules)]));
  const versions = laws.flatMap(({ id, version_id: current, in_force_version: older }) =>
    current && older ? [[id, [current, older.version_id]] as const] : [],
  );
  return {
    laws,
    forbids,
    federal: byId.get(FEDERAL) ?? (() => false),
    calendars: byId,
    followed: new Map(laws.flatMap(({ id, followed_as: names = [] }) => names.map((name) => [name, id] as const))),
    known: {
      places: laws.flatMap(({ place }) => (place ? [place] : [])),
      laws: laws.map(({ id }) => id),
      versions: Object.fromEntries(versions),
      conditions: Object.fromEntries(laws.map((law) => [law.id, conditionPaths(law)])),
    },
  };
};

interface Reached extends JudgedLaw {
  readonly ofDay: LawOfDay;
  readonly clock: Clock;
}

const NOTHING_COMPUTED: Omit<Computed, 'places'> = { residents: NOBODY, persons: NOBODY, anotherAuthority: NO };

const reach = (
  newest: Law,
  facts: Facts,
  places: readonly string[],
  book: LawBook,
  patches: readonly Patch[],
): Reached[] => {
  const computed: Computed = { ...NOTHING_COMPUTED, places };
  if (!isReached(newest, facts, { facts, law: newest, computed })) return [];
  const day = lawOfDay(newest, facts);
  const assumed = patchedShape(newest.id, patches);
  const shapes = (assumed === undefined ? day.shapes : day.shapes.slice(assumed, assumed + 1)).map((shape) => ({
    ...shape,
    law: patchLaw(shape.law, newest.id, patches),
  }));
  const own = newest.holidays === undefined ? undefined : book.calendars.get(newest.holidays);
  return [
    {
      newest,
      ofDay: { ...day, shapes },
      outcomes: shapes.map(({ law }) => lawOutcome(law, { facts, law, computed })),
      clock: { facts, timeZone: facts.time_zone ?? DEFAULT_TIME_ZONE, federal: book.federal, own },
    },
  ];
};

const entryFor = (
  reached: Reached,
  facts: Facts,
  told: Count,
  authority: Truth,
  book: LawBook,
  patches: readonly Patch[],
): Entry => {
  const { newest, ofDay, outcomes, clock } = reached;
  const states = placesOf(facts).filter((place) =>
    book.laws.some((law) => law.reach === 'residents' && law.place === place),
  );
  const entries = outcomes.map((outcome) => {
    const due = countWhere(outcome.groups, (group) => group.due);
    const view: View = {
      facts,
      law: outcome.law,
      computed: { residents: due, persons: due, places: placesOf(facts), anotherAuthority: authority },
    };
    const scene: Scene = {
      newest,
      outcome,
      view,
      clock,
      toldAnywhere: told,
      numbers: patchedNumbers(patches),
      states,
      individuals: { owed: individualsOwed(outcome, view), timed: individualsTimed(view, clock) },
    };
    return entryOf(scene, ofDay, book.followed);
  });
  const [careful, old] = entries;
  if (!careful) throw new Error(`no shape of ${newest.id}`);
  return old ? mergeEntries(careful, old, ofDay) : careful;
};

const ASKS_FOR_OTHERS = 'computed.another_authority_is_told';

/** A filing that is about an authority; the press is none. */
const isAuthority = ({ state }: RegulatorAnswer): boolean => state === undefined;

const authorityTold = (entries: readonly Entry[]): Truth =>
  any(
    ...entries.flatMap(({ regulators }) =>
      regulators
        .filter(isAuthority)
        .map(({ answer, missing }) => (answer === 'undetermined' ? unknown(...missing) : truth(answer === 'required'))),
    ),
  );

/** A case under all laws that it reaches; an entry is worked out when it is asked for. */
export interface JudgedCase {
  /** Ids of the laws: places in the order in which the facts name them, then the rules on the notifier. */
  readonly laws: readonly string[];
  entry(law: string): Entry | undefined;
}

const memo = <T>(make: (key: string) => T): ((key: string) => T) => {
  const made = new Map<string, T>();
  return (key) => {
    if (!made.has(key)) made.set(key, make(key));
    return made.get(key) as T;
  };
};

/** Whether a patch changes what other laws see too. */
const isOfOneLaw = (patch: Patch): boolean => 'law' in patch;

const orderOf = (laws: readonly Law[], places: readonly string[]): readonly string[] => {
  const at = ({ place }: Law): number => {
    const index = place === undefined ? -1 : places.indexOf(place);
    return index < 0 ? places.length : index;
  };
  return [...laws].sort((a, b) => at(a) - at(b)).map(({ id }) => id);
};

/** What each law of the book says under the facts, with missing ones filled in by `patches`. */
const reachedOf = (
  facts: Facts,
  book: LawBook,
  patches: readonly Patch[],
  base: ReadonlyMap<string, readonly Reached[]> | undefined,
): ReadonlyMap<string, readonly Reached[]> => {
  const places = placesOf(facts);
  const isWhole = base === undefined || !patches.every(isOfOneLaw);
  const touched = (law: Law): boolean => isWhole || patches.some((patch) => 'law' in patch && patch.law === law.id);
  return new Map(
    book.laws.map((law) => [
      law.id,
      touched(law) ? reach(law, facts, places, book, patches) : (base?.get(law.id) ?? []),
    ]),
  );
};

/** Judges a case, and judges it again under changed facts without doing twice what they do not touch. */
export const judge = (stated: Facts, book: LawBook): ((patches: readonly Patch[]) => JudgedCase) => {
  const base = reachedOf(stated, book, [], undefined);
  return (patches) => {
    const facts = patchFacts(stated, patches);
    const byLaw = patches.length === 0 ? base : reachedOf(facts, book, patches, base);
    const reached = [...byLaw.values()].flat();
    const told = toldAnywhere(reached, facts);
    const asksForOthers = ({ newest }: Reached) => JSON.stringify(newest.regulator).includes(ASKS_FOR_OTHERS);
    const entry = memo((id): Entry | undefined => {
      const [one] = byLaw.get(id) ?? [];
      if (!one) return undefined;
      if (!asksForOthers(one)) return entryFor(one, facts, told, NO, book, patches);
      const others = reached.filter((other) => !asksForOthers(other)).flatMap(({ newest }) => entry(newest.id) ?? []);
      return entryFor(one, facts, told, authorityTold(others), book, patches);
    });
    return {
      laws: orderOf(
        reached.map(({ newest }) => newest),
        placesOf(facts),
      ),
      entry,
    };
  };
};
