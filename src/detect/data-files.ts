import { readdirSync, readFileSync } from 'node:fs';
import { RE2JS } from 're2js';
import { z } from 'zod';
import { readYaml, yaml } from '../core/data-files.ts';
import { CandorError } from '../core/errors.ts';
import { once } from '../core/once.ts';
import { detectorIssues, offsetOf } from './detector-issues.ts';
import { type DetectorFile, detectorSchema } from './detector-schema.ts';
import { labelsOf } from './numbered-labels.ts';
import { spellCase } from './spell-case.ts';
import { type Expression, linearExpression } from './text/patterns/linear-expression.ts';
import { VALIDATORS } from './values/validators.ts';

/**
 * A detector as its file states it. Candor's own patterns are matched where they say that they begin by the engine of the
 * language; those of a user, and every pattern that may begin anywhere, run on RE2, in linear time whatever they are.
 */
export interface Detector extends DetectorFile {
  readonly expression: Expression;
  readonly anywhere: RE2JS | undefined;
  /** The test of its validator, found by its name once. */
  readonly isValid: ((value: string) => boolean) | undefined;
  /** Why a value behind one of its labels is one: put together once, and not for each value. */
  readonly byLabel: string;
}

/** What is wrong with a detector file, and where. */
export interface DataFault {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/** Whose detectors a file has: Candor's are tested on hostile texts, a user's are not. */
type Owner = 'candor' | 'user';

/** What a detector's expression matches: its value, from the place on where the scanner looks. */
export const patternOf = ({ pattern, value }: DetectorFile): string => pattern ?? value ?? '';

/** Why a pattern is refused, or undefined: outside RE2's language, or with a repetition that has no bound. */
const patternFault = (pattern: string): string | undefined => {
  const outside = pattern.replace(/\\./g, '_').replace(/\[[^\]]*\]/g, '_');
  if (/[*+]|\{\d+,\}/.test(outside)) return 'a repetition has no bound';
  try {
    RE2JS.compile(pattern);
    return undefined;
  } catch (error) {
    const reason = error instanceof Error ? error.message.replace(/^error parsing regexp: /, '').slice(0, 120) : '';
    return `the pattern is outside the RE2 language: ${reason}`;
  }
};

const compiled = (detector: DetectorFile, pattern: string, owner: Owner): Detector => {
  const anywhere = detector.pattern !== undefined && detector.at === undefined ? RE2JS.compile(pattern) : undefined;
  const spelled = anywhere ? '$^' : spellCase(pattern);
  const isOwn = owner === 'candor' || anywhere !== undefined;
  const expression = isOwn ? new RegExp(spelled, 'y') : linearExpression(pattern, spelled);
  const { id, validator } = detector;
  const labels = labelsOf(detector);
  const byLabel = validator === undefined ? `${id}, label` : `${id}, ${validator}, label`;
  const isValid = validator === undefined ? undefined : VALIDATORS[validator];
  return { ...detector, ...(labels && { labels }), expression, anywhere, isValid, byLabel };
};

interface ReadDetectors {
  readonly detectors: readonly Detector[];
  readonly faults: readonly DataFault[];
}

/** Reads one file of detectors; every fault with its place, none thrown. */
export const readDetectors = (text: string, file: string, owner: Owner = 'user'): ReadDetectors => {
  const { isMap, isSeq, LineCounter, parseDocument } = yaml();
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, prettyErrors: false });
  const faultAt = (offset: number, message: string): DataFault => {
    const { line, col: column } = counter.linePos(offset);
    return { file, line: Math.max(1, line), column: Math.max(1, column), message };
  };
  const faults: DataFault[] = document.errors.map(({ pos, message }) => faultAt(pos[0], `no YAML: ${message}`));
  const detectors: Detector[] = [];
  if (faults.length > 0) return { detectors, faults };
  if (!isSeq(document.contents))
    return { detectors, faults: [faultAt(0, 'not a list of detectors: expected "- id: ..." and more of them')] };
  for (const node of document.contents.items) {
    if (!isMap(node)) {
      faults.push(faultAt(0, 'an entry of the list is no detector: expected "- id: ..." with its keys below'));
      continue;
    }
    const parsed = detectorSchema.safeParse(node.toJSON());
    if (!parsed.success) {
      for (const { offset, message } of detectorIssues(node, parsed.error.issues))
        faults.push(faultAt(offset, message));
      continue;
    }
    const pattern = patternOf(parsed.data);
    const fault = patternFault(pattern);
    if (fault) faults.push(faultAt(offsetOf(node, parsed.data.pattern === undefined ? 'value' : 'pattern'), fault));
    else detectors.push(compiled(parsed.data, pattern, owner));
  }
  return { detectors, faults };
};

const folder = new URL('../../data/detectors/', import.meta.url);

/** One of Candor's own files with every fault. */
export const readOwnFile = (name: string): ReadDetectors =>
  readDetectors(readFileSync(new URL(name, folder), 'utf8'), `data/detectors/${name}`, 'candor');

/** The same as a start takes it: its patterns were compiled for RE2 by a test, and where a fault stands is asked only when there is one. */
const takeOwnFile = (name: string): ReadDetectors => {
  try {
    const files = z.array(detectorSchema).parse(readYaml(new URL(name, folder)));
    return { detectors: files.map((file) => compiled(file, patternOf(file), 'candor')), faults: [] };
  } catch {
    return readOwnFile(name);
  }
};

/** The files of data/detectors. */
export const ownFiles = (): readonly string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort();

/** All detectors of data/detectors; throws one error that lists every fault. */
export const loadDetectors = once((): readonly Detector[] => {
  const read = ownFiles().map(takeOwnFile);
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
});
