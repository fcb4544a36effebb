import { loadLawData } from '../assess/data-files.ts';
import type { DutyRow } from '../assess/duty-rows.ts';
import type { Profile } from '../assess/groups.ts';
import { type CaseUnderLaw, rowsOfCase } from '../assess/judge-case.ts';
import { lawBook } from '../assess/law/evaluate.ts';
import { assessOptions } from '../assess/options.ts';
import { readProfiles } from '../assess/profiles.ts';
import { attachArtifacts } from '../case/artifacts.ts';
import { CandorError } from '../core/errors.ts';
import { PROFILE } from '../schema/tables/assess.ts';
import { type OpenCase, withCase } from './open-case.ts';
import type { World } from './world.ts';

export interface WhatIfOptions {
  readonly caseFolder: string;
  readonly keyFile?: string;
  /** Changed facts, as `dates.determined=2026-03-10`, `encrypted=yes`, `count.us-tx=260`. */
  readonly set: readonly string[];
}

/** How one duty stands: its answer and its day. */
export interface DutyState {
  readonly answer: string;
  readonly date: string | null;
}

export interface MovedDuty {
  readonly law: string;
  readonly name: string;
  readonly audience: string;
  readonly who: string | null;
  /** null: the law does not reach the case. */
  readonly before: DutyState | null;
  readonly after: DutyState | null;
  /** Days by which the date moves; null where one side has none. */
  readonly days: number | null;
}

export interface WhatIf {
  readonly set: Readonly<Record<string, unknown>>;
  readonly duties: number;
  readonly moved: readonly MovedDuty[];
}

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

const parseSetting = (text: string): readonly [key: string, value: unknown] => {
  const at = text.indexOf('=');
  if (at < 1)
    throw new CandorError('USAGE', 'a changed fact needs the form key=value', {
      hint: 'for example --set dates.determined=2026-03-10 --set encrypted=yes --set count.us-tx=260',
    });
  return [text.slice(0, at), parseValue(text.slice(at + 1))];
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

const withFact = (underLaw: CaseUnderLaw, key: string, value: unknown): CaseUnderLaw => {
  if (key.startsWith(COUNT))
    return { ...underLaw, profiles: withCount(underLaw.profiles, key.slice(COUNT.length), value) };
  const [first = ''] = key.split('.');
  const ofGroups = OF_GROUPS.includes(first);
  const ofCase = !ofGroups || first === 'event';
  const { options } = underLaw;
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

const changed = (underLaw: CaseUnderLaw, settings: readonly (readonly [string, unknown])[]): CaseUnderLaw =>
  settings.reduce((at, [key, value]) => withFact(at, key, value), underLaw);

const nameOf = ({ jurisdiction, version, audience, who }: DutyRow): string =>
  JSON.stringify([jurisdiction, version, audience, who]);

const DAY_MS = 86_400_000;
const stateOf = (row: DutyRow | undefined): DutyState | null =>
  row ? { answer: row.answer, date: row.deadline_date ?? row.deadline_at } : null;

const daysBetween = (before: DutyState | null, after: DutyState | null): number | null => {
  if (!before?.date || !after?.date) return null;
  return Math.round((Date.parse(after.date) - Date.parse(before.date)) / DAY_MS);
};

const movedDuties = (before: readonly DutyRow[], after: readonly DutyRow[]): readonly MovedDuty[] => {
  const old = new Map(before.map((row) => [nameOf(row), row]));
  const now = new Map(after.map((row) => [nameOf(row), row]));
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((name) => {
    const [was, is] = [old.get(name), now.get(name)];
    const row = is ?? was;
    const [from, to] = [stateOf(was), stateOf(is)];
    if (!row || JSON.stringify(from) === JSON.stringify(to)) return [];
    return [
      {
        law: row.jurisdiction ?? 'unknown',
        name: row.law_name,
        audience: row.audience,
        who: row.who,
        before: from,
        after: to,
        days: daysBetween(from, to),
      },
    ];
  });
};

/** A case as the law sees it, from the profiles of its last run. */
export const caseUnderLaw = async ({ engine, folder, file }: OpenCase, asOf: string): Promise<CaseUnderLaw> => {
  await attachArtifacts(engine, folder, [PROFILE]);
  return { options: assessOptions(file, asOf), profiles: await readProfiles(engine), book: lawBook(loadLawData()) };
};

/** Which duties and dates move when facts are changed. Nothing of the case is touched. */
export const whatIf = (options: WhatIfOptions, world: World): Promise<WhatIf> =>
  withCase({ ...options, readOnly: true }, world, async (open) => {
    const settings = options.set.map(parseSetting);
    const underLaw = await caseUnderLaw(open, open.file.as_of ?? world.now().toISOString().slice(0, 10));
    const [before, after] = [rowsOfCase(underLaw), rowsOfCase(changed(underLaw, settings))];
    return { set: Object.fromEntries(settings), duties: before.length, moved: movedDuties(before, after) };
  });
