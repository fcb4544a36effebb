import { type Document, isMap, isNode, isScalar, type LineCounter } from 'yaml';
import type { z } from 'zod';
import type { Place } from '../core/errors.ts';
import { nearestWord } from '../core/nearest.ts';
import { fieldsAt } from './schema-fields.ts';

/** One thing that is wrong in a file that people write: where, what was expected, and the word that was probably meant. */
export interface Fault {
  readonly place: Place;
  readonly text: string;
}

type Path = readonly PropertyKey[];
type Issue = z.core.$ZodIssue;

/** `notifier.sectors[0]` */
export const keyText = (path: Path): string =>
  path.reduce<string>(
    (text, part) => (typeof part === 'number' ? `${text}[${part}]` : text ? `${text}.${String(part)}` : String(part)),
    '',
  );

/** Start of a node, or of the nearest node around it that exists. */
const offsetOf = (document: Document, path: Path): number => {
  for (let depth = path.length; depth >= 0; depth -= 1) {
    const node = depth === 0 ? document.contents : document.getIn(path.slice(0, depth), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return 0;
};

const offsetOfKey = (document: Document, path: Path, key: string): number => {
  const parent = path.length === 0 ? document.contents : document.getIn(path, true);
  const pair = isMap(parent) ? parent.items.find((item) => isScalar(item.key) && item.key.value === key) : undefined;
  return pair && isScalar(pair.key) && pair.key.range ? pair.key.range[0] : offsetOf(document, path);
};

const listed = (words: readonly string[]): string =>
  words.length <= 12 ? words.join(', ') : `${words.slice(0, 12).join(', ')} and ${words.length - 12} more`;

const valueAt = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>(
    (part, key) =>
      typeof part === 'object' && part !== null ? (part as Record<PropertyKey, unknown>)[key] : undefined,
    value,
  );

/** A wrong word is repeated only when it is near a valid one: anything else could be a value that nobody may print. */
const wordFault = (given: unknown, words: readonly string[]): string => {
  const near = typeof given === 'string' ? nearestWord(given, words) : undefined;
  return near === undefined
    ? `expected one of ${listed(words)}`
    : `"${String(given)}" is not known; did you mean "${near}"? (one of ${listed(words)})`;
};

const KIND_WORDS: Readonly<Record<string, string>> = {
  object: 'an object',
  array: 'a list',
  string: 'text',
  int: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
};

const valueFault = (issue: Issue, value: unknown): string => {
  const given = valueAt(value, issue.path);
  if (given === undefined && issue.code !== 'custom') return `is missing`;
  switch (issue.code) {
    case 'invalid_value':
      return wordFault(given, issue.values.map(String));
    case 'invalid_type':
      return issue.message.startsWith('expected')
        ? issue.message
        : `expected ${KIND_WORDS[issue.expected] ?? issue.expected}`;
    case 'too_small':
      return issue.origin === 'string' ? 'must not be empty' : `expected at least ${issue.minimum}`;
    case 'too_big':
      return `expected at most ${issue.maximum}`;
    default:
      return issue.message;
  }
};

const faultsOfIssue = (
  issue: Issue,
  schema: z.ZodType,
  document: Document,
  value: unknown,
): readonly { readonly path: Path; readonly offset: number; readonly text: string }[] => {
  if (issue.code === 'unrecognized_keys') {
    const known = fieldsAt(schema, issue.path, value);
    return issue.keys.map((key) => {
      const near = nearestWord(key, known);
      const hint = near ? `did you mean "${near}"?` : `expected one of ${listed(known)}`;
      return {
        path: [...issue.path, key],
        offset: offsetOfKey(document, issue.path, key),
        text: `unknown key "${key.slice(0, 40)}"; ${hint}`,
      };
    });
  }
  if (issue.code === 'invalid_union' && issue.discriminator !== undefined) {
    const path = [...issue.path];
    if (path.at(-1) !== issue.discriminator) path.push(issue.discriminator);
    const words = fieldsAt(schema, path, value);
    const given = valueAt(value, path);
    return [
      {
        path,
        offset: offsetOf(document, path),
        text: given === undefined ? 'is missing' : wordFault(given, words),
      },
    ];
  }
  if (issue.code === 'invalid_union') {
    return [{ path: issue.path, offset: offsetOf(document, issue.path), text: 'expected text or a whole number' }];
  }
  return [{ path: issue.path, offset: offsetOf(document, issue.path), text: valueFault(issue, value) }];
};

/** Every issue of a schema as a fault with its place in the text, in the order of the text. */
export const faultsOf = (
  issues: readonly Issue[],
  schema: z.ZodType,
  document: Document,
  lines: LineCounter,
  file: string,
): readonly Fault[] => {
  const value: unknown = document.toJS({ maxAliasCount: 100 });
  return issues
    .flatMap((issue) => faultsOfIssue(issue, schema, document, value))
    .sort((left, right) => left.offset - right.offset)
    .map(({ path, offset, text }) => {
      const { line, col } = lines.linePos(offset);
      const key = keyText(path);
      return { place: { file, line, column: col, ...(key ? { key } : {}) }, text };
    });
};
