import { resolve } from 'node:path';
import { readCaseFile } from '../case/case-file.ts';
import { type Decision, decisionSchema } from '../case/case-schema.ts';
import { recordDecision } from '../case/decisions.ts';
import { caseFolders } from '../case/folders.ts';
import { openCaseKeys } from '../case/keys.ts';
import { lockCase } from '../case/lock.ts';
import { CandorError } from '../core/errors.ts';
import { appendEntry } from '../ledger/log.ts';
import { codeVersion } from './open-case.ts';
import type { World } from './world.ts';

export interface DecideOptions {
  readonly caseFolder: string;
  readonly keyFile?: string;
  /** `about`, `by`, `on`, `why` and what the kind of decision needs, as words; true, false and numbers are understood. */
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

const parseDecision = (facts: Readonly<Record<string, string>>): Decision => {
  const words = Object.fromEntries(Object.entries(facts).map(([key, value]) => [key, plainValue(value)]));
  const parsed = decisionSchema.safeParse(words);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'about'}: ${message}`);
  throw new CandorError('USAGE', `the decision is not complete\n    ${faults.join('\n    ')}`, {
    hint: 'docs/case.md lists each kind of decision and what it needs',
  });
};

/** Records a decision (who, when, why) in case.yaml and in the ledger; the next run decides by it. */
export const decide = async (options: DecideOptions, world: World): Promise<Decided> => {
  const folder = resolve(options.caseFolder);
  const { file } = await readCaseFile(folder);
  const decision = parseDecision({ on: world.now().toISOString().slice(0, 10), ...options.facts });
  if (options.dryRun) return { decision, recorded: false, entry: null };
  const keys = await openCaseKeys(folder, file.id, world.env, options.keyFile);
  const unlock = await lockCase(folder, { now: world.now(), command: 'candor decide' });
  try {
    const { before, after, index } = await recordDecision(folder, decision);
    const { entry } = await appendEntry(
      { folder: caseFolders(folder).ledger, origin: file.id, signing: keys.signing },
      {
        kind: 'decision',
        code: codeVersion(),
        inputs: { 'case.yaml before': before },
        outputs: { 'case.yaml': after },
        options: { about: decision.about, index },
      },
      world.now(),
    );
    return { decision, recorded: true, entry: entry.index };
  } finally {
    await unlock();
  }
};
