import type { FilingRecord, ToldFacts } from '../case/filing-schema.ts';
import { deadlineWords } from './deadline-words.ts';
import type { DutyRow } from './duty-rows.ts';
import type { Profile } from './groups.ts';
import { type Clock, type Timed, timed, wordsOnly } from './law/days/deadline.ts';
import type { LawBook } from './law/evaluate.ts';
import { parseFacts } from './law/facts/facts.ts';
import { DEFAULT_TIME_ZONE, type Facts } from './law/facts/facts-schema.ts';
import type { Law } from './law/schema/law-schema.ts';
import type { Regulator } from './law/schema/notice-schema.ts';
import { lawOfDay } from './law/schema/versions.ts';

/** Notices that were given: which duties are done, and which filed facts have changed since and ask for an update. */

type RawFacts = Readonly<Record<string, unknown>>;

const dateIn = (facts: RawFacts, key: string): string | null => {
  const dates = (facts['dates'] ?? {}) as Readonly<Record<string, string | undefined>>;
  return dates[key] ?? dates[`${key}_at`] ?? null;
};

export interface Office {
  /** Whose people the office is told about; null: everybody. */
  readonly place: string | null;
  readonly residents: number | null;
}

/** What an office is told if a notice is filed as things stand. */
export const toldFacts = (profiles: readonly Profile[], facts: RawFacts, { place, residents }: Office): ToldFacts => {
  const affected = profiles.filter(({ elements }) => elements.length > 0);
  const here = affected.filter(({ jurisdiction }) => place === null || jurisdiction === place);
  const elements = here.flatMap((profile) => profile.elements.map(({ element }) => element));
  return {
    residents,
    total: affected.reduce((n, { count }) => n + count, 0),
    elements: [...new Set(elements)].sort(),
    discovered: dateIn(facts, 'discovered'),
    determined: dateIn(facts, 'determined'),
    occurred_from: dateIn(facts, 'occurred_from'),
    occurred_to: dateIn(facts, 'occurred_to'),
    notice_to_individuals: dateIn(facts, 'notice_to_individuals'),
  };
};

/** Which filed facts an office sees, by the items of content that it asks for. */
const SEEN_IN: Readonly<Record<keyof ToldFacts, readonly string[]>> = {
  residents: ['number_of_residents', 'number_of_records'],
  total: ['number_affected_total'],
  elements: ['data_types', 'copy_of_notice'],
  discovered: ['discovery_date', 'timeline'],
  determined: ['determination_date', 'timeline'],
  occurred_from: ['incident_date', 'exposure_time_frame', 'timeline'],
  occurred_to: ['incident_date', 'exposure_time_frame', 'timeline'],
  notice_to_individuals: ['notice_date', 'planned_notice_date'],
};
/** What an office sees whose law lists nothing, or only words of the notifier's own. */
const ALWAYS_SEEN: readonly (keyof ToldFacts)[] = ['residents', 'elements', 'discovered'];

const TOLD = Object.keys(SEEN_IN) as (keyof ToldFacts)[];

const seenIn = (content: readonly string[]): readonly (keyof ToldFacts)[] => {
  const named = TOLD.filter((fact) => SEEN_IN[fact].some((id) => content.includes(id)));
  return named.length === 0 ? ALWAYS_SEEN : named;
};

const WORDS: Readonly<Record<keyof ToldFacts, string>> = {
  residents: 'people to report',
  total: 'people in all',
  elements: 'data',
  discovered: 'discovered',
  determined: 'determined',
  occurred_from: 'began',
  occurred_to: 'ended',
  notice_to_individuals: 'notice to the people',
};

export interface FiledChange {
  readonly fact: keyof ToldFacts;
  readonly filed: string;
  readonly now: string;
}

const shown = (value: ToldFacts[keyof ToldFacts]): string => {
  if (value === null) return 'not known';
  if (Array.isArray(value)) return value.map((word) => word.replaceAll('_', ' ')).join(', ') || 'none';
  return String(value);
};

/** What an office saw and what stands otherwise now. */
export const filedChanges = (filed: ToldFacts, now: ToldFacts, content: readonly string[]): readonly FiledChange[] =>
  seenIn(content).flatMap((fact) => {
    const [was, is] = [shown(filed[fact]), shown(now[fact])];
    return was === is ? [] : [{ fact, filed: was, now: is }];
  });

export const changeText = ({ fact, filed, now }: FiledChange): string => `${WORDS[fact]}: ${filed}, now ${now}`;

/** The item of a law file that a row answers, as the law stood on its day. */
export const itemOf = (row: Pick<DutyRow, 'item'>, law: Law, facts: Facts): Regulator | undefined => {
  const index = /^regulator\[(\d+)\]/.exec(row.item ?? '')?.[1];
  return index === undefined ? undefined : (lawOfDay(law, facts).shapes[0]?.law.regulator[Number(index)] ?? undefined);
};

/** Whose people the office of a row is told about. */
export const officeOf = (row: Pick<DutyRow, 'item' | 'residents'>, law: Law | undefined): Office => ({
  place: law?.reach === 'residents' ? (law.place ?? null) : (/\/(.+)$/.exec(row.item ?? '')?.[1] ?? null),
  residents: row.residents,
});

/** How records name the office of a row; credit bureaus have no name of their own. */
export const officeName = ({ audience, who }: Pick<DutyRow, 'audience' | 'who'>): string =>
  who ?? audience.replaceAll('_', ' ');

export const filingsFor = (row: DutyRow, filings: readonly FilingRecord[]): readonly FilingRecord[] =>
  filings.filter(
    ({ law, also = [], office, version }) =>
      row.jurisdiction !== null &&
      [law, ...also].includes(row.jurisdiction) &&
      office === officeName(row) &&
      (version ?? null) === row.version,
  );

/** Days of the case that say when a notice was given which no office acknowledges. */
const RECORDED: Readonly<Partial<Record<DutyRow['audience'], string>>> = {
  individuals: 'notice_to_individuals',
  owner: 'maintainer_told_owner',
};

const givenOn = (row: DutyRow, item: Regulator | undefined, facts: RawFacts, asOf: string): string | null => {
  const key = row.audience === 'regulator' ? item?.recorded_as : RECORDED[row.audience];
  const day = key === undefined ? null : (dateIn(facts, key)?.slice(0, 10) ?? null);
  return day !== null && day <= asOf ? day : null;
};

const WITHOUT_DELAY = 'without unreasonable delay: the law data set no time for a correction';

/** A day of new facts that lies before the filing was part of it. */
const updateTimed = (item: Regulator | undefined, filing: FilingRecord, clock: Clock): Timed => {
  const rule = item?.update;
  if (!rule?.deadline) return wordsOnly(rule?.standard ?? WITHOUT_DELAY);
  const { information_available: day, ...dates } = clock.facts.dates;
  const later = day && day > filing.on ? { information_available: day } : {};
  const at = timed(rule.deadline, { ...clock, facts: { ...clock.facts, dates: { ...dates, ...later } } });
  return { ...at, deadline: { ...at.deadline, standard: rule.standard } };
};

const updateRow = (
  row: DutyRow,
  item: Regulator | undefined,
  filing: FilingRecord,
  changes: readonly FiledChange[],
  clock: Clock,
): DutyRow => {
  const { deadline, lastDay } = updateTimed(item, filing, clock);
  return {
    ...row,
    who: `${officeName(row)}, update of ${filing.number}`,
    answer: 'required',
    basis: item?.update ? 'law' : 'filing',
    threshold: null,
    deadline_date: deadline.date ?? null,
    deadline_at: deadline.at ?? null,
    deadline_text: deadlineWords(deadline),
    standard: deadline.standard ?? null,
    depends_on: deadline.depends_on ?? null,
    because: `filed on ${filing.on}: ${changes.map(changeText).join('; ')}`,
    missing: null,
    consequence: null,
    citation: item?.update ? item.update.citation : null,
    flagged: 0,
    overdue: lastDay !== null && clock.facts.as_of != null && lastDay < clock.facts.as_of ? 1 : 0,
    done_on: null,
    done_reference: null,
    update_of: filing.number,
  };
};

export interface FiledCase {
  readonly facts: RawFacts;
  readonly filings: readonly FilingRecord[];
  readonly profiles: readonly Profile[];
  readonly book: LawBook;
}

/** Marks what was given or filed by the day of the case as done, and adds an update where filed facts have changed. */
export const withFilings = (rows: readonly DutyRow[], { facts, filings, profiles, book }: FiledCase): DutyRow[] => {
  const asOf = String(facts['as_of']);
  const parsed = parseFacts(facts, book.known);
  const known = filings.filter(({ on }) => on <= asOf);
  return rows.flatMap((row) => {
    const law = book.laws.find(({ id }) => id === row.jurisdiction);
    const item = law ? itemOf(row, law, parsed) : undefined;
    const filed = filingsFor(row, known);
    const [first, last] = [filed[0], filed.at(-1)];
    const given = row.answer === 'not_required' ? null : givenOn(row, item, facts, asOf);
    const done = {
      ...row,
      done_on: first?.on ?? given,
      done_reference: last?.number ?? null,
      overdue: first || given !== null ? 0 : row.overdue,
    };
    if (!last || !law) return [done];
    const changes = filedChanges(last.told, toldFacts(profiles, facts, officeOf(row, law)), item?.content ?? []);
    if (changes.length === 0) return [done];
    const own = law.holidays === undefined ? undefined : book.calendars.get(law.holidays);
    const clock = { facts: parsed, timeZone: parsed.time_zone ?? DEFAULT_TIME_ZONE, federal: book.federal, own };
    return [done, updateRow(row, item, last, changes, clock)];
  });
};
