import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseDocument } from 'yaml';
import {
  type AnswerPlace,
  type AnswerValue,
  placeOfQuestion,
  putAnswer,
  readingsOf,
  validReading,
} from '../case/answer-question.ts';
import { CASE_FILE, readCaseFile } from '../case/case-file.ts';
import { type CaseFile, type Decision, decisionSchema } from '../case/case-schema.ts';
import { addEntries, editCaseFile } from '../case/decisions.ts';
import { caseFolders } from '../case/folders.ts';
import { lockCase } from '../case/lock.ts';
import { CandorError } from '../core/errors.ts';
import { appendEntry } from '../ledger/log.ts';
import { keysOfCase } from './case-keys.ts';
import { decisionFitsLaw } from './decision-fits-law.ts';
import { codeVersion } from './open-case.ts';
import type { World } from './world.ts';

export interface DecideOptions {
  readonly caseFolder: string;
  readonly keyFile?: string;
  /**
   * `about` (a kind of decision, or the id of an open question), `by`, `on`, `why` and what the kind needs, as words;
   * true, false and numbers are understood.
   */
  readonly facts: Readonly<Record<string, string>>;
  readonly dryRun?: boolean;
}

export interface Decided {
  readonly decision: Decision;
  readonly recorded: boolean;
  /** Index in the ledger; null on a dry run. */
  readonly entry: number | null;
}

const plainValue = (text: string): string | number | boolean | null => {
  if (text === 'true' || text === 'false') return text === 'true';
  if (text === 'null') return null;
  return /^\d{1,9}$/.test(text) ? Number(text) : text;
};

const KINDS: readonly string[] = decisionSchema.options.map(({ shape }) => [...shape.about.values][0] ?? '');

/** A word of digits, or `true`, is text again where the kind of decision takes text: a version of 2007, an agency. */
const asTaken = (facts: Readonly<Record<string, string>>): Readonly<Record<string, unknown>> => {
  const plain = Object.fromEntries(Object.entries(facts).map(([key, value]) => [key, plainValue(value)]));
  const { error } = decisionSchema.safeParse(plain);
  const texts = (error?.issues ?? []).flatMap((issue) =>
    issue.code === 'invalid_type' && issue.expected === 'string' ? [String(issue.path[0])] : [],
  );
  return Object.fromEntries(
    Object.entries(facts).map(([key, value]) => [key, texts.includes(key) ? value : plain[key]]),
  );
};

const parseDecision = (words: Readonly<Record<string, unknown>>): Decision => {
  const parsed = decisionSchema.safeParse(words);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'about'}: ${message}`);
  throw new CandorError('USAGE', `the decision is not complete\n    ${faults.join('\n    ')}`, {
    hint: 'docs/case.md lists each kind of decision and what it needs; an open question needs value=...',
  });
};

interface Change {
  readonly decision: Decision;
  /** Where the answer to a question goes; undefined: the decision says it all. */
  readonly place?: AnswerPlace;
}

/** A decision of its kind, from words. */
const decisionOf = (facts: Readonly<Record<string, string>>): Change => ({
  decision: parseDecision(asTaken(facts)),
});

const unknownQuestion = (id: string): CandorError => {
  const isDecision = id === 'decisions.risk_of_harm' || id.startsWith('risk_of_harm');
  return new CandorError('NOT_FOUND', 'neither a kind of decision nor the id of a question that case.yaml can answer', {
    place: { key: id },
    hint: isDecision
      ? 'this one is a decision: candor decide CASE risk_of_harm finding=...'
      : 'candor decide CASE lists the open questions with their ids',
  });
};

/** The answer to an open question: put at its place, and kept as a decision with who, when and why. */
const answerOf = async (folder: string, file: CaseFile, facts: Readonly<Record<string, string>>): Promise<Change> => {
  const { about: id = '', value: text, by = '', on = '', why = '', document: paper } = facts;
  const place = placeOfQuestion(id, file);
  if (!place) throw unknownQuestion(id);
  const common = { by, on, why, ...(paper ? { document: paper } : {}) };
  if (place.kind === 'gap')
    return { decision: parseDecision({ about: 'gap', from: place.from, to: place.to, ...common }) };
  if (text === undefined)
    throw new CandorError('USAGE', 'an answer needs its value', {
      hint: `for example: candor decide CASE ${id} value=...`,
    });
  if (place.kind === 'condition') {
    const { jurisdiction, path } = place;
    return { decision: parseDecision({ about: 'condition', jurisdiction, path, met: plainValue(text), ...common }) };
  }
  const path = join(folder, CASE_FILE);
  const before = await readFile(path, 'utf8');
  const changed = (value: AnswerValue): string => {
    const document = parseDocument(before);
    putAnswer(document, file, place, { value, ...common });
    return document.toString({ lineWidth: 120 });
  };
  const plain = plainValue(text);
  const readings = readingsOf(text, plain === null ? text : plain);
  const value = place.kind === 'value' ? validReading(readings, changed, path) : text;
  return { decision: parseDecision({ about: 'answer', question: id, value, ...common }), place };
};

/** Records a decision, or the answer to an open question, in case.yaml and in the ledger; the next run decides by it. */
export const decide = async (options: DecideOptions, world: World): Promise<Decided> => {
  const folder = resolve(options.caseFolder);
  const { file } = await readCaseFile(folder);
  const facts: Readonly<Record<string, string>> = { on: world.now().toISOString().slice(0, 10), ...options.facts };
  const change = KINDS.includes(facts['about'] ?? '') ? decisionOf(facts) : await answerOf(folder, file, facts);
  const { decision, place } = change;
  decisionFitsLaw(decision);
  if (options.dryRun) return { decision, recorded: false, entry: null };
  const keys = await keysOfCase(folder, file, world, options.keyFile);
  const unlock = await lockCase(folder, { now: world.now(), command: 'candor decide' });
  try {
    const {
      before,
      after,
      file: written,
    } = await editCaseFile(folder, (document, now) => {
      if (place && decision.about === 'answer') putAnswer(document, now, place, decision);
      addEntries([['decisions', decision]])(document);
    });
    const { entry } = await appendEntry(
      { folder: caseFolders(folder).ledger, origin: file.id, signing: keys.signing },
      {
        kind: 'decision',
        code: codeVersion(),
        inputs: { 'case.yaml before': before },
        outputs: { 'case.yaml': after },
        options: { about: decision.about, index: (written.decisions?.length ?? 0) - 1 },
      },
      world.now(),
    );
    return { decision, recorded: true, entry: entry.index };
  } finally {
    await unlock();
  }
};
