import { readdirSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { CandorError } from '../core/errors.ts';
import { calendarSchema } from './law/days/calendar.ts';
import type { LawData } from './law/evaluate.ts';
import { type Law, lawSchema } from './law/schema/law-schema.ts';

/** What is wrong with a file of law data, and where in it. */
export interface LawFault {
  readonly file: string;
  readonly key: string;
  readonly text: string;
}

const data = new URL('../../data/', import.meta.url);
const contentSchema = z.strictObject({ note: z.string(), forbids: z.record(z.string(), z.array(z.string())) });

const keyOf = (path: readonly PropertyKey[]): string =>
  path.reduce<string>((text, part) => (typeof part === 'number' ? `${text}[${part}]` : `${text}.${String(part)}`), '$');

interface Read<T> {
  readonly file: string;
  readonly value: T | undefined;
  readonly faults: readonly LawFault[];
}

const readJson = <T>(file: string, schema: z.ZodType<T>): Read<T> => {
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(new URL(file, data), 'utf8'));
  } catch (error) {
    const text = error instanceof SyntaxError ? 'is not JSON' : 'could not be read';
    return { file, value: undefined, faults: [{ file: `data/${file}`, key: '$', text }] };
  }
  const parsed = schema.safeParse(json);
  if (parsed.success) return { file, value: parsed.data, faults: [] };
  const faults = parsed.error.issues.map(({ path, message }) => ({
    file: `data/${file}`,
    key: keyOf(path),
    text: message,
  }));
  return { file, value: undefined, faults };
};

const jsonIn = (folder: string): readonly string[] =>
  readdirSync(new URL(`${folder}/`, data))
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => `${folder}/${name}`);

const misnamed = ({ file, value }: Read<Law>): readonly LawFault[] =>
  value && !file.endsWith(`/${value.id}.json`)
    ? [{ file: `data/${file}`, key: '$.id', text: 'is not the name of the file' }]
    : [];

/** All law data with every fault of form; what can be read is there. */
export const readLawData = (): { readonly data: LawData; readonly faults: readonly LawFault[] } => {
  const laws = jsonIn('law/jurisdictions').map((file) => readJson(file, lawSchema));
  const calendars = jsonIn('calendars').map((file) => readJson(file, calendarSchema));
  const content = readJson('law/content.json', contentSchema);
  return {
    data: {
      laws: laws.flatMap(({ value }) => value ?? []),
      calendars: calendars.flatMap(({ value }) => value ?? []),
      forbids: content.value?.forbids ?? {},
    },
    faults: [...laws, ...calendars, content].flatMap(({ faults }) => faults).concat(laws.flatMap(misnamed)),
  };
};

/** All law data; throws one error that lists every fault. */
export const loadLawData = (): LawData => {
  const read = readLawData();
  if (read.faults.length === 0) return read.data;
  throw new CandorError('LAW_INVALID', read.faults.map(({ file, key, text }) => `${file} ${key}: ${text}`).join('; '), {
    hint: 'candor law check lists every fault',
  });
};
