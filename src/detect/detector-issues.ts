import type { Node, YAMLMap } from 'yaml';
import type { z } from 'zod';
import { yaml } from '../core/data-files.ts';
import { nearestWord } from '../core/nearest.ts';
import { ELEMENT_IDS } from '../schema/vocabulary.ts';
import { detectorSchema } from './detector-schema.ts';
import { VALIDATORS } from './values/validators.ts';

/** What is wrong with a detector, and at which offset of its file. */
interface DetectorIssue {
  readonly offset: number;
  readonly message: string;
}

const startOf = (node: unknown): number | undefined => (node as Node | null | undefined)?.range?.[0];

/** Where a key of a detector stands; the detector itself where it has none. */
export const offsetOf = (node: YAMLMap, key: PropertyKey | undefined): number => {
  const pair = node.items.find((item) => yaml().isScalar(item.key) && item.key.value === key);
  return startOf(pair?.key) ?? startOf(node) ?? 0;
};

/** Where a value of a detector stands by its path. */
const placeOf = (node: YAMLMap, [key, item]: readonly PropertyKey[]): number => {
  const list = typeof key === 'string' ? node.get(key, true) : undefined;
  const value = yaml().isSeq(list) && typeof item === 'number' ? list.items[item] : undefined;
  return startOf(value) ?? offsetOf(node, key);
};

const meant = (word: unknown, words: readonly string[]): string => {
  const near = typeof word === 'string' ? nearestWord(word, words) : undefined;
  return near === undefined ? '' : `; did you mean "${near}"?`;
};

/** Words of which one was meant, by the key whose value is none of them. */
const WORDS: Readonly<Record<string, readonly string[]>> = {
  element: ELEMENT_IDS,
  validator: Object.keys(VALIDATORS),
};

const wordsOf = (node: YAMLMap, { path, message }: z.core.$ZodIssue): string => {
  const [key = ''] = path;
  if (!node.has(key)) return `${String(key)} is missing`;
  const words = WORDS[String(key)];
  return `${path.join('.')}: ${message}${words ? meant(node.get(key), words) : ''}`;
};

/** What a schema says of a detector in words, with the place of each fault. */
export const detectorIssues = (node: YAMLMap, issues: readonly z.core.$ZodIssue[]): readonly DetectorIssue[] =>
  issues.flatMap((issue): readonly DetectorIssue[] => {
    if (issue.code === 'unrecognized_keys') {
      const known = Object.keys(detectorSchema.shape);
      return issue.keys.map((key) => ({ offset: offsetOf(node, key), message: `no such key${meant(key, known)}` }));
    }
    if (issue.path.length === 0) return [{ offset: startOf(node) ?? 0, message: issue.message }];
    return [{ offset: placeOf(node, issue.path), message: wordsOf(node, issue) }];
  });
