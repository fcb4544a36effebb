import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { loadLawData } from '../../src/assess/data-files.ts';
import { answerCase } from '../../src/assess/law/answer-case.ts';
import { type LawBook, lawBook } from '../../src/assess/law/evaluate.ts';
import { parseFacts } from '../../src/assess/law/facts/facts.ts';
import { printedAnswer } from '../../src/assess/law/printed.ts';

export type Json = Readonly<Record<string, unknown>>;

const isRecord = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What every case states unless it says otherwise: a shop that lost its customers' data to an outsider. */
const BASE: Json = {
  notifier: {
    name: 'Lakeside Books LLC',
    role: 'owner',
    kind: 'private_company',
    sectors: ['retail'],
    hipaa: 'none',
    glba: 'none',
    based_in: 'us-mi',
    employees: 85,
    public_company: false,
  },
  time_zone: 'America/Chicago',
  dates: { discovered: '2026-06-01', determined: '2026-06-04' },
  as_of: '2026-06-10',
  event: { accessed: 'yes', acquired: 'yes' },
};

const BASE_GROUP: Json = { count: 10, relation: 'customer', elements: ['ssn'], with_name: true };

const merged = (base: unknown, over: unknown): unknown =>
  isRecord(base) && isRecord(over)
    ? Object.fromEntries(
        [...new Set([...Object.keys(base), ...Object.keys(over)])].map((key) => [
          key,
          key in over ? merged(base[key], over[key]) : base[key],
        ]),
      )
    : over;

/** Facts of a case: what it says over the base, in the case and in each group. */
export const factsOf = (over: Json): Json => {
  const facts = merged(BASE, over);
  const groups = isRecord(over) && Array.isArray(over['groups']) ? over['groups'] : [];
  return { ...(facts as Json), groups: groups.map((group: unknown) => merged(BASE_GROUP, group)) };
};

let book: LawBook | undefined;
export const testBook = (): LawBook => {
  book ??= lawBook(loadLawData());
  return book;
};

export const evaluate = (over: Json): Json => {
  const laws = testBook();
  return printedAnswer(answerCase(parseFacts(factsOf(over), laws.known), laws, '2026-12-31'));
};

export interface Entry {
  readonly jurisdiction: string | null;
  readonly individuals?: { readonly answer: string; readonly because?: string; readonly deadline?: Json };
  readonly regulators: readonly {
    readonly who: string;
    readonly step?: string;
    readonly state?: string;
    readonly answer: string;
    readonly report?: string;
    readonly deadline?: Json;
  }[];
  readonly credit_bureaus?: { readonly answer: string; readonly deadline?: Json };
}

export const entryIn = (answer: Json, jurisdiction: string | null): Entry => {
  const duties = answer['duties'] as readonly Entry[];
  const found = duties.find((one) => one.jurisdiction === jurisdiction);
  if (!found) throw new Error(`no entry for ${jurisdiction}`);
  return found;
};

/** A case in YAML: facts over the base, and what of the answer it is about. */
export interface LawCase {
  readonly name: string;
  readonly facts: Json;
  readonly answer: Json;
}

const folder = join(import.meta.dirname, '..', 'cases', 'law');

export const lawCases = (): readonly (readonly [file: string, cases: readonly LawCase[]])[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => [name.replace('.yaml', ''), parse(readFileSync(join(folder, name), 'utf8')) as LawCase[]] as const);
