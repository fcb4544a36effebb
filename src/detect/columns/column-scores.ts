import { type ColumnRole, elementOfRole } from '../../schema/vocabulary.ts';
import type { ColumnProfile } from './cells/column-profile.ts';
import { isCodedDate } from './cells/value-dates.ts';
import { type RoleRule, roleRules } from './data-files.ts';
import type { HeaderReading } from './headers/header-words.ts';

/** Log-odds of a role before anything is known; a header that says it plainly brings it to about .94. */
const PRIOR = -2.2;
const CONTRADICTED = 4.5;
/** Below this share of filled cells that pass, a proof says nothing; from the second on, everything. */
const PROOF_FROM = 0.5;
const PROOF_TO = 0.92;
/** Lists of names, places and words never hold all of them: these tests prove earlier. */
export const LISTED = /^(given_name|family_name|full_name|occupation|organization|drug|street)$/;

export interface RoleScore {
  readonly role: ColumnRole;
  readonly score: number;
  readonly header: number;
  readonly proof: number;
  /** Test that gave the proof, and the share of cells that pass it. */
  readonly test: string | undefined;
  readonly share: number;
  readonly needs: number;
}

/** A handful of words over and over is a list of codes, though each may be a name. */
const isFewWords = ({ filled, distinct }: ColumnProfile, test: string): boolean =>
  /^(given_name|family_name|full_name)$/.test(test) &&
  ((filled >= 8 && distinct < Math.min(16, 0.35 * filled)) ||
    (filled >= 6 && distinct <= 2) ||
    (filled >= 4 && distinct === 1));

const proofOf = (rule: RoleRule, profile: ColumnProfile) => {
  let best: { readonly weight: number; readonly test: string | undefined; readonly share: number } = {
    weight: 0,
    test: undefined,
    share: 0,
  };
  for (const { test, weight } of rule.proof) {
    const share = profile.share(test);
    const early = LISTED.test(test) ? 0.22 : 0;
    const part = Math.max(0, Math.min(1, (share - PROOF_FROM + early) / (PROOF_TO - PROOF_FROM)));
    const told = part * weight * (isFewWords(profile, test) ? 0.3 : 1);
    if (told > best.weight) best = { weight: told, test, share };
  }
  return best;
};

/** Numbers of which a header may ask for the last digits only. */
export const TAILED: ReadonlySet<ColumnRole> = new Set<ColumnRole>([
  'payment_card',
  'ssn',
  'phone',
  'financial_account',
  'account_number',
]);

/** Few cells prove little: three cells a fifth, ten cells six tenths, thirty and more everything. */
const weightOfSize = (clearCells: number): number => Math.min(1, 0.2 + Math.log1p(clearCells) / 4.3);

/** The loosest test of a role in this column: last digits and dates as numbers have forms of their own. */
export const neededTest = ({ role, needs }: RoleRule, header: HeaderReading, profile: ColumnProfile): string => {
  if (header.isTail && TAILED.has(role)) return 'tail';
  return needs === 'date' && isCodedDate(profile.dateOrder) ? 'coded_date' : needs;
};

/** A guess that a column is a flag or notes, which any cells may be: only cells that look so bear it out. */
const isIdleGuess = ({ role, needs, proof }: RoleRule, { guessed }: HeaderReading, weight: number): boolean =>
  guessed.has(role) && needs === 'any' && proof.length > 0 && weight === 0 && elementOfRole(role) === undefined;

const scoreRole = (
  rule: RoleRule,
  header: HeaderReading,
  profile: ColumnProfile,
  hasOtherWords: boolean,
): RoleScore => {
  const clear = profile.states.get('clear') ?? 0;
  const isHidden = profile.filled > 0 && clear * 2 < profile.filled;
  const proof = profile.filled === 0 ? { weight: 0, test: undefined, share: 0 } : proofOf(rule, profile);
  const said = isIdleGuess(rule, header, proof.weight) ? 0 : (header.scores.get(rule.role) ?? 0);
  const test = neededTest(rule, header, profile);
  const needs = clear === 0 || isHidden ? 1 : profile.share(test);
  const against = needs < 0.6 ? CONTRADICTED * (1 - needs / 0.6) : 0;
  const other = said === 0 && hasOtherWords ? 0.8 : 0;
  // Where no cell at all has the form, three are enough to contradict the header.
  const weight = needs === 0 && clear >= 3 ? Math.max(0.85, weightOfSize(clear)) : weightOfSize(clear);
  const score = PRIOR + said + proof.weight * weightOfSize(profile.filled) - against * weight - other;
  return { role: rule.role, score, header: said, proof: proof.weight, test: proof.test, share: proof.share, needs };
};

/** Scores of all roles for a column, the best first; equal ones in the order of roles.yaml. */
export const scoreRoles = (header: HeaderReading, profile: ColumnProfile): readonly RoleScore[] => {
  const strongest = Math.max(0, ...header.scores.values());
  return roleRules()
    .map((rule) => scoreRole(rule, header, profile, strongest >= 3))
    .sort((a, b) => b.score - a.score);
};
