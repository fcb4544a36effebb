import type { z } from 'zod';
import { fieldsAt } from '../../../case/schema-fields.ts';
import { CandorError } from '../../../core/errors.ts';
import { nearestWord } from '../../../core/nearest.ts';
import { type Facts, factsSchema, type KnownLaws } from './facts-schema.ts';

type Path = readonly PropertyKey[];
type Issue = z.core.$ZodIssue;

interface FactsFault {
  readonly path: string;
  readonly text: string;
}

const pathText = (path: Path): string =>
  path.reduce<string>((text, part) => (typeof part === 'number' ? `${text}[${part}]` : `${text}.${String(part)}`), '$');

const SHOWN_WORDS = 12;
const listed = (words: readonly string[]): string =>
  words.length <= SHOWN_WORDS
    ? words.join(', ')
    : `${words.slice(0, SHOWN_WORDS).join(', ')} and ${words.length - SHOWN_WORDS} more`;

/** A wrong word is repeated only when it is near a valid one: anything else could be a value that nobody may print. */
const wordText = (given: unknown, words: readonly string[]): string => {
  const near = typeof given === 'string' ? nearestWord(given, words) : undefined;
  return near === undefined
    ? `expected one of ${listed(words)}`
    : `"${String(given)}" is not known; did you mean "${near}"?`;
};

const valueAt = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>(
    (part, key) =>
      typeof part === 'object' && part !== null ? (part as Record<PropertyKey, unknown>)[key] : undefined,
    value,
  );

const KIND_WORDS: Readonly<Record<string, string>> = {
  object: 'an object',
  array: 'a list',
  string: 'text',
  int: 'a whole number',
  number: 'a number',
};

const wordsOf = (issue: Issue): readonly string[] => (issue.code === 'invalid_value' ? issue.values.map(String) : []);

const unionFaults = (issue: Extract<Issue, { code: 'invalid_union' }>, input: unknown): readonly FactsFault[] => {
  const given = valueAt(input, issue.path);
  const nested = issue.errors
    .flat()
    .map((inner): Issue => ({ ...inner, path: [...issue.path, ...inner.path] }) as Issue);
  const deeper = nested.filter(({ path, code }) => path.length > issue.path.length || code === 'unrecognized_keys');
  // An object was meant for the member that takes objects: its own faults say more than "none fits".
  if (typeof given === 'object' && given !== null && deeper.length > 0)
    return deeper.flatMap((one) => faultOf(one, input));
  const words = nested.flatMap(wordsOf);
  const kinds = nested.flatMap((one) =>
    one.code === 'invalid_type' ? (KIND_WORDS[one.expected] ?? one.expected) : [],
  );
  if (kinds.length > 0 && words.length > 0 && words.every((word) => word === 'unknown'))
    return [{ path: pathText(issue.path), text: `expected ${kinds.join(' or ')}, or "unknown"` }];
  return [
    {
      path: pathText(issue.path),
      text: words.length > 0 ? wordText(given, words) : 'is not of a kind that stands here',
    },
  ];
};

const faultOf = (issue: Issue, input: unknown, schema?: z.ZodType): readonly FactsFault[] => {
  switch (issue.code) {
    case 'unrecognized_keys': {
      const known = schema ? fieldsAt(schema, issue.path, input) : [];
      return issue.keys.map((key) => {
        const near = nearestWord(key, known);
        const hint = near ? `; did you mean "${near}"?` : known.length > 0 ? `; expected one of ${listed(known)}` : '';
        return { path: pathText([...issue.path, key.slice(0, 60)]), text: `unknown key${hint}` };
      });
    }
    case 'invalid_union':
      return unionFaults(issue, input);
    case 'invalid_value': {
      const given = valueAt(input, issue.path);
      const text = given === undefined ? 'is missing' : wordText(given, issue.values.map(String));
      return [{ path: pathText(issue.path), text }];
    }
    case 'invalid_type': {
      const missing = valueAt(input, issue.path) === undefined;
      return [
        {
          path: pathText(issue.path),
          text: missing ? 'is missing' : `expected ${KIND_WORDS[issue.expected] ?? issue.expected}`,
        },
      ];
    }
    case 'too_big':
      return [{ path: pathText(issue.path), text: `expected at most ${issue.maximum}` }];
    case 'too_small':
      return [{ path: pathText(issue.path), text: `expected at least ${issue.minimum}` }];
    default:
      return [{ path: pathText(issue.path), text: issue.message }];
  }
};

const intervalFaults = (facts: Facts): readonly FactsFault[] =>
  facts.groups.flatMap(({ count, count_low: low, count_high: high }, index) => {
    const numbers = [low, count, high].filter((n): n is number => typeof n === 'number');
    const ordered = numbers.every((n, at) => at === 0 || n >= (numbers[at - 1] ?? 0));
    return ordered ? [] : [{ path: `$.groups[${index}].count_low`, text: 'expected count_low <= count <= count_high' }];
  });

/** A hold that ends before it began would pause nothing, silently. */
const holdFaults = ({ law_enforcement_hold: hold }: Facts): readonly FactsFault[] =>
  hold?.from && hold.to && hold.to < hold.from
    ? [{ path: '$.law_enforcement_hold.to', text: 'lies before the day on which the hold began' }]
    : [];

/** An answer to a condition that the law does not have would be skipped silently. */
const conditionFaults = (facts: Facts, known: KnownLaws): readonly FactsFault[] =>
  (facts.conditions ?? []).flatMap(({ jurisdiction, path }, index) => {
    const paths = known.conditions[jurisdiction] ?? [];
    return paths.includes(path) ? [] : [{ path: `$.conditions[${index}].path`, text: wordText(path, paths) }];
  });

const SHOWN_FAULTS = 20;

const invalid = (faults: readonly FactsFault[]): CandorError => {
  const shown = faults.slice(0, SHOWN_FAULTS).map(({ path, text }) => `${path}: ${text}`);
  if (faults.length > SHOWN_FAULTS) shown.push(`and ${faults.length - SHOWN_FAULTS} more`);
  return new CandorError('FACTS_INVALID', shown.join('\n    '), {
    place: { key: faults[0]?.path ?? '$' },
    hint: 'docs/law.md lists every key and value',
  });
};

/** Facts from JSON that was already parsed; every unknown key or value is a fault with its path, none is skipped. */
export const parseFacts = (input: unknown, known: KnownLaws): Facts => {
  const schema = factsSchema(known);
  const parsed = schema.safeParse(input);
  if (!parsed.success) throw invalid(parsed.error.issues.flatMap((issue) => faultOf(issue, input, schema)));
  const crossed = [...intervalFaults(parsed.data), ...holdFaults(parsed.data), ...conditionFaults(parsed.data, known)];
  if (crossed.length > 0) throw invalid(crossed);
  return parsed.data;
};
