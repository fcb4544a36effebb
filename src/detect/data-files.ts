import { readdirSync, readFileSync } from 'node:fs';
import { RE2JS } from 're2js';
import { isMap, isSeq, LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import { CandorError } from '../core/errors.ts';
import { type ElementId, isElementId, VALUE_STATE } from '../schema/vocabulary.ts';
import { spellCase } from './spell-case.ts';
import { VALIDATORS } from './values/validators.ts';

const cases = z.array(z.string()).min(3);

const detectorSchema = z
  .strictObject({
    id: z.string().regex(/^[a-z][a-z0-9-]*$/),
    version: z.int().positive(),
    element: z.custom<ElementId>((value) => typeof value === 'string' && isElementId(value), 'no such element'),
    pattern: z.string().optional(),
    labels: z.array(z.string()).min(1).optional(),
    value: z.string().optional(),
    separator: z.boolean().optional(),
    /** Other words may stand between the label and the value, within the sentence. */
    far: z.boolean().optional(),
    /** A question may stand between: "security question (first pet): Rex". */
    question: z.boolean().optional(),
    /** The value ends with its sentence. */
    sentence: z.boolean().optional(),
    /** Several values may follow the label, with commas or "and" between. */
    list: z.boolean().optional(),
    /** Coded finders that a file describes: their form is more than a pattern says. */
    finder: z.enum(['email', 'url', 'phone', 'name', 'address', 'hex_chain', 'medical']).optional(),
    /** What a pattern's value begins with: a number, a code of letters and digits, a word or a mark. */
    at: z.enum(['number', 'code', 'word', 'mark']).optional(),
    /** Least and most digits of the first run of a number. */
    first: z.tuple([z.int(), z.int()]).readonly().optional(),
    /** Signs that may stand behind the first run of digits; any where none is named. */
    behind: z.array(z.string()).optional(),
    /** Last groups may belong to what follows: they are left out until the rest is valid. */
    shorten: z.boolean().optional(),
    /** No other number may stand directly before or behind. */
    alone: z.boolean().optional(),
    /** Lower-case words that a value may begin with: the tokeniser lists them. */
    words: z.array(z.string()).optional(),
    /** First signs of a word or mark. */
    starts: z.array(z.string()).optional(),
    validator: z
      .string()
      .refine((name) => Object.hasOwn(VALIDATORS, name), 'no such validator')
      .optional(),
    score: z.number().gt(0).max(1),
    boost: z.number().optional(),
    context: z.array(z.string()).optional(),
    needsContext: z.boolean().optional(),
    /** Signs in front of a labelled value that are searched for context; 160 where none is named. */
    reach: z.int().positive().optional(),
    state: z.enum(VALUE_STATE).optional(),
    source: z.string(),
    match: cases,
    noMatch: cases,
  })
  .refine(
    ({ pattern, at, labels, value, finder }) =>
      Number(pattern !== undefined) +
        Number(labels !== undefined && value !== undefined) +
        Number(finder !== undefined) ===
        1 &&
      (at === undefined || pattern !== undefined),
    { message: 'either a pattern, or labels and a value, or a finder' },
  );

type DetectorFile = z.infer<typeof detectorSchema>;

/**
 * A detector as its file states it. Patterns that say where they begin, and values behind labels, are matched there by the
 * engine of the language; a pattern that may begin anywhere runs on RE2, in linear time whatever it is.
 */
export interface Detector extends DetectorFile {
  readonly expression: RegExp;
  readonly anywhere: RE2JS | undefined;
}

/** What is wrong with a detector file, and where. */
export interface DataFault {
  readonly file: string;
  readonly line: number;
  readonly message: string;
}

/** What a detector's expression matches: its value, from the place on where the scanner looks. */
export const patternOf = ({ pattern, value }: DetectorFile): string => pattern ?? value ?? '';

/** Why a pattern is refused, or undefined: outside RE2's language, or with a repetition that has no bound. */
const patternFault = (pattern: string): string | undefined => {
  const outside = pattern.replace(/\\./g, '_').replace(/\[[^\]]*\]/g, '_');
  if (/[*+]|\{\d+,\}/.test(outside)) return 'a repetition has no bound';
  try {
    RE2JS.compile(pattern);
    return undefined;
  } catch {
    return 'the pattern is outside the RE2 language';
  }
};

const compiled = (detector: DetectorFile, pattern: string): Detector => {
  const anywhere = detector.pattern !== undefined && detector.at === undefined ? RE2JS.compile(pattern) : undefined;
  return { ...detector, expression: new RegExp(anywhere ? '$^' : spellCase(pattern), 'y'), anywhere };
};

/** Reads one file of detectors; every fault with its line, none thrown. */
export const readDetectors = (
  text: string,
  file: string,
): { readonly detectors: readonly Detector[]; readonly faults: readonly DataFault[] } => {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter });
  const lineAt = (offset: number): number => counter.linePos(offset).line;
  const faults: DataFault[] = document.errors.map(({ pos, code }) => ({ file, line: lineAt(pos[0]), message: code }));
  const detectors: Detector[] = [];
  if (faults.length > 0 || !isSeq(document.contents))
    return { detectors, faults: faults.length > 0 ? faults : [{ file, line: 1, message: 'not a list of detectors' }] };
  for (const node of document.contents.items) {
    const line = isMap(node) ? lineAt(node.range?.[0] ?? 0) : 1;
    const parsed = detectorSchema.safeParse(isMap(node) ? node.toJSON() : undefined);
    if (!parsed.success) {
      for (const { path, message } of parsed.error.issues)
        faults.push({ file, line, message: `${path.join('.')}: ${message}` });
      continue;
    }
    const pattern = patternOf(parsed.data);
    const fault = patternFault(pattern);
    if (fault) faults.push({ file, line, message: fault });
    else detectors.push(compiled(parsed.data, pattern));
  }
  return { detectors, faults };
};

const folder = new URL('../../data/detectors/', import.meta.url);

/** All detectors of data/detectors; throws one error that lists every fault. */
export const loadDetectors = (): readonly Detector[] => {
  const read = readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => readDetectors(readFileSync(new URL(name, folder), 'utf8'), `data/detectors/${name}`));
  const detectors = read.flatMap((one) => one.detectors);
  const seen = new Set<string>();
  const twice = detectors.flatMap(({ id }) =>
    seen.size === seen.add(id).size ? [`two detectors are called ${id}`] : [],
  );
  const slow = detectors
    .filter(({ anywhere }) => anywhere)
    .map(({ id }) => `${id} does not say where its pattern begins`);
  const faults = read.flatMap((one) => one.faults.map(({ file, line, message }) => `${file}:${line}: ${message}`));
  const all = [...faults, ...twice, ...slow];
  if (all.length > 0) throw new CandorError('DATA_INVALID', all.join('; '));
  return detectors;
};
