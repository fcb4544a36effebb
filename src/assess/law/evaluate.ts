import type { Entry, RegulatorAnswer } from './answer.ts';
import { type Calendar, calendarOf, type HolidayRules } from './calendar.ts';
import { type Count, counted, NOBODY, sum } from './count.ts';
import type { Clock } from './deadline.ts';
import { entryOf } from './entry.ts';
import type { Computed, View } from './fact-values.ts';
import type { Facts, Group, KnownLaws } from './facts-schema.ts';
import { individualsTimed } from './individual-deadline.ts';
import { individualsCondition, individualsOwed } from './individuals.ts';
import type { Law } from './law-schema.ts';
import { mergeEntries } from './merge.ts';
import type { Forbids } from './one-text.ts';
import { countWhere, type LawOutcome, lawOutcome, peopleOf, tells } from './outcome.ts';
import { patchedNumbers, patchedShape, patchFacts, patchLaw } from './patches.ts';
import { isReached } from './reach.ts';
import type { Scene } from './scene.ts';
import { any, NO, type Patch, type Truth, truth, unknown } from './truth.ts';
import { type LawOfDay, lawOfDay } from './versions.ts';

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
    },
  };
};

const DEFAULT_TIME_ZONE = 'America/New_York';

interface Reached {
  readonly newest: Law;
  readonly ofDay: LawOfDay;
  /** One outcome a shape. */
  readonly outcomes: readonly LawOutcome[];
  readonly clock: Clock;
}

const NOTHING_COMPUTED: Omit<Computed, 'places'> = { residents: NOBODY, persons: NOBODY, anotherAuthority: NO };

const placesOf = (facts: Facts): readonly string[] => [
  ...new Set(facts.groups.flatMap(({ jurisdiction }) => (jurisdiction === null ? [] : [jurisdiction]))),
];

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

const shapesTell = ({ newest, outcomes }: Reached, index: number, view: (outcome: LawOutcome) => View): Truth => {
  const each = outcomes.map((outcome) => {
    const group = outcome.groups.find((one) => one.index === index);
    return group ? tells(outcome, group, individualsCondition(view(outcome))) : NO;
  });
  const [first = NO] = each;
  if (each.every(({ is }) => is === first.is)) return first;
  return unknown({
    fact: 'versions',
    choices: outcomes.map((_, shape) => ({
      label: shape === 0 ? 'as amended' : 'as before',
      patch: { kind: 'shape', law: newest.id, shape },
    })),
  });
};

/** Who is told in the case, under whichever law; somebody whose home is not known may be. */
const toldAnywhere = (reached: readonly Reached[], facts: Facts): Count => {
  const view = ({ law }: LawOutcome): View => ({ facts, law });
  return sum(
    facts.groups.map((group: Group, index) => {
      const told = any(...reached.map((one) => shapesTell(one, index, view)));
      const homeless =
        group.jurisdiction === null && told.is === 'no' && reached.some(({ newest }) => newest.reach === 'residents');
      return counted(peopleOf(group), homeless ? unknown({ fact: 'group.jurisdiction', choices: [] }) : told);
    }),
  );
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

/** The duties of a case under every law that is reached, under the facts or with missing ones filled in. */
export const entriesOf = (stated: Facts, book: LawBook, patches: readonly Patch[] = []): readonly Entry[] => {
  const facts = patchFacts(stated, patches);
  const places = placesOf(facts);
  const reached = book.laws.flatMap((law) => reach(law, facts, places, book, patches));
  const told = toldAnywhere(reached, facts);
  const asksForOthers = ({ newest }: Reached) => JSON.stringify(newest.regulator).includes(ASKS_FOR_OTHERS);
  const first = new Map(
    reached
      .filter((one) => !asksForOthers(one))
      .map((one) => [one.newest.id, entryFor(one, facts, told, NO, book, patches)] as const),
  );
  const authority = authorityTold([...first.values()]);
  const entries = reached.map(
    (one) => first.get(one.newest.id) ?? entryFor(one, facts, told, authority, book, patches),
  );
  // Places in the order in which the facts name them, then the rules on the notifier.
  const order = (entry: Entry): number => {
    const law = book.laws.find(({ id }) => id === entry.jurisdiction);
    const at = law?.place === undefined ? -1 : places.indexOf(law.place);
    return at < 0 ? places.length : at;
  };
  return [...entries].sort((a, b) => order(a) - order(b));
};
