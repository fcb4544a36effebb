import { dictionary } from './dictionary.ts';

export type Json = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const objectsIn = (value: unknown): readonly Json[] => (Array.isArray(value) ? value : [value]).filter(isObject);

const isPlain = (value: unknown): value is string | number | boolean =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';

export const textOf = (value: unknown): string => (isPlain(value) ? String(value) : '');

/** "maritalStatus" as words; what stands beside a value ("_birthDate") is called as the value is. */
export const wordsOf = (key: string): string =>
  key
    .replace(/^_/, '')
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase();

const SAYS_NOTHING = /^(?:(?:https?:|urn:)\S{0,300}|[A-Za-z-]{1,40}|\d{1,3})$/;

/** Whether an element only says of what kind its neighbour is. */
const isSilent = (key: string, value: unknown): boolean =>
  dictionary().silent.has(key) && isPlain(value) && SAYS_NOTHING.test(String(value));

/** Takes elements out of an object; what nobody takes is the rest, so that nothing is lost. */
export const createTaking = (value: Json) => {
  const taken = new Set<string>();
  return {
    value,
    take: (key: string): unknown => {
      taken.add(key);
      return value[key];
    },
    /** A plain value as text; what is none is left where it is. */
    text: (key: string): string => {
      const found = value[key];
      if (isPlain(found)) taken.add(key);
      return textOf(found);
    },
    texts: (key: string): readonly string[] => {
      const found = value[key];
      const all: readonly unknown[] = Array.isArray(found) ? found : [found];
      if (all.every((one) => one === null || isPlain(one))) taken.add(key);
      return all.map(textOf).filter((text) => text !== '');
    },
    rest: (): readonly (readonly [key: string, value: unknown])[] =>
      Object.entries(value).filter(([key, one]) => !taken.has(key) && !isSilent(key, one)),
  };
};

export type Taking = ReturnType<typeof createTaking>;
