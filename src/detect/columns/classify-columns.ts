import { once } from '../../core/once.ts';
import {
  type ColumnRole,
  elementOfRole,
  MOST_MENTIONS,
  VALUE_STATE,
  type ValueState,
} from '../../schema/vocabulary.ts';
import type { Candidate } from './candidate.ts';
import { withCardsOfHolders } from './cards-of-cardholders.ts';
import { type ColumnProfile, profileColumn } from './cells/column-profile.ts';
import { statesWords } from './cells/state-words.ts';
import { saysSealed } from './cells/value-state.ts';
import { type ColumnFinding, type ColumnOverride, percent } from './column-finding.ts';
import { LISTED, neededTest, type RoleScore, scoreRoles, TAILED } from './column-scores.ts';
import { roleRules } from './data-files.ts';
import { detailsBehind } from './details-behind.ts';
import { withFurther } from './further-people.ts';
import { partiesByStart } from './headers/parties-by-start.ts';
import { readAmong, sharedLetters } from './headers/shared-letters.ts';
import { withoutSharedPrefix } from './headers/shared-prefix.ts';
import { withHeadersInPlace } from './headers/shifted-headers.ts';
import { type TableTitle, withTitle } from './headers/table-title.ts';
import { withOneTitled } from './headers/titled.ts';
import { keepersOfDocuments } from './keepers.ts';
import { assignMentions } from './mentions.ts';
import { otherPeople } from './other-people.ts';
import { weighNeighbours } from './rules/neighbours.ts';
import { asNobodys, columnsOfNobody } from './rules/rows-of-nobody.ts';
import { asComposite, type Decided, ofListed, ofNamedWithin, secondsOf, withPeople } from './several-values.ts';

/** The loosest test of a role: by it, cells are counted as valid. */
const needsOf = once((): ReadonlyMap<string, string> => new Map(roleRules().map(({ role, needs }) => [role, needs])));

const CERTAIN = 0.995;

/** Chance of the best role among all roles and "none of them". */
const chanceOf = (scores: readonly RoleScore[]): number => {
  const best = scores[0];
  if (!best) return 0;
  // Roles that nothing speaks for are no rivals; all of them together are the 1.
  const rivals = scores.filter(({ header, proof }) => header > 0 || proof > 0);
  const all = rivals.reduce(
    (sum, { score }) => sum + Math.exp(score),
    best.header > 0 || best.proof > 0 ? 1 : 1 + Math.exp(best.score),
  );
  return Math.min(CERTAIN, Math.exp(best.score) / all);
};

const statesOf = (profile: ColumnProfile): readonly ValueState[] =>
  VALUE_STATE.filter((state) => (profile.states.get(state) ?? 0) > 0).sort(
    (a, b) => (profile.states.get(b) ?? 0) - (profile.states.get(a) ?? 0),
  );

/** The last digits of a number stand by their header: no cell shows that more were cut off. */
const withTails = (states: readonly ValueState[]): readonly ValueState[] => [
  ...new Set(states.map((state): ValueState => (state === 'clear' ? 'truncated' : state))),
];

/** Keys and tokens are random signs by nature: only a word for it, in the header or in a cell, says that they are sealed. */
const RANDOM: ReadonlySet<ColumnRole> = new Set<ColumnRole>(['api_key', 'security_token', 'private_key']);
const SEALING = new Set(['enc', 'encrypted', 'encr', 'cipher', 'ciphertext', 'sealed', 'cifrado', 'chiffre', 'crypt']);

const ofSecrets = (states: readonly ValueState[], { header, cells }: Candidate): readonly ValueState[] =>
  header.tokens.some((token) => SEALING.has(token)) || cells.some((cell) => saysSealed(cell ?? ''))
    ? states
    : [...new Set(states.map((state): ValueState => (state === 'encrypted' ? 'clear' : state)))];

const whyOf = (
  { header, profile, notes, cells }: Candidate,
  best: RoleScore,
  states: readonly ValueState[],
): string => {
  const reasons: string[] = [];
  const words = header.tokens.length > 0 ? [`header "${header.tokens.join(' ')}"`] : [];
  const title = header.title === undefined ? [] : [`its table is called "${header.title}"`];
  if (best.header > 0) reasons.push(...words, ...title);
  else if (header.tokens.length > 0) reasons.push('header does not say it');
  if (profile.filled === 0) reasons.push('no cell is filled');
  if (best.test) reasons.push(`${percent(best.share)} of filled cells pass ${best.test}`);
  else if (best.needs < 1 && best.needs > 0) reasons.push(`${percent(best.needs)} have its form`);
  if (states.some((state) => state !== 'clear'))
    reasons.push(statesWords(states, cells, elementOfRole(best.role) ?? null));
  return [...new Set([...reasons, ...notes])].join('; ');
};

/** Roles whose values stay of their kind however they are hidden: a hash in a password column is a password hash. */
const roleFor = (role: ColumnRole, state: ValueState): ColumnRole =>
  role === 'password' && state === 'hashed' ? 'password_hash' : role;

const fallback = (candidate: Candidate): RoleScore => {
  const { profile } = candidate;
  const long = profile.share('long_text') >= 0.3 && profile.averageLength >= 30;
  const isTime = profile.filled >= 3 && profile.share('date') >= 0.9;
  return {
    role: long ? 'free_text' : isTime ? 'timestamp' : 'other',
    score: 0,
    header: 0,
    proof: 0,
    test: long ? 'long_text' : undefined,
    share: profile.share('long_text'),
    needs: 1,
  };
};

/** Tests that look at a column as a whole and say nothing of a cell. */
const COLUMN_TESTS = /^(?:birth_dates|serial|(?:ssn|phone|routing|national|tax|medical|insured)_column|unique_code)$/;

const LEAST_SCORE = -0.35;

const decide = (candidate: Candidate): Decided => {
  const { profile, column, name } = candidate;
  const top = candidate.scores[0];
  const isFound = top !== undefined && top.score >= LEAST_SCORE;
  const best = isFound ? top : fallback(candidate);
  const isTail = candidate.header.isTail && TAILED.has(best.role);
  const shown = isTail ? withTails(statesOf(profile)) : statesOf(profile);
  const states = RANDOM.has(best.role) ? ofSecrets(shown, candidate) : shown;
  const state = states[0] ?? 'clear';
  const role = roleFor(best.role, state);
  // A list never holds every name, so it proves a column but does not make a cell invalid; column tests judge no cell.
  const isCellTest = best.test !== undefined && !LISTED.test(best.test) && !COLUMN_TESTS.test(best.test);
  const rule = roleRules().find((one) => one.role === best.role);
  const needed = rule ? neededTest(rule, candidate.header, profile) : 'any';
  const cellTest = best.test === 'ssn_digits' ? 'ssn_short' : best.test;
  const validBy = (isCellTest ? cellTest : undefined) ?? needed;
  return {
    column,
    name,
    role,
    element: elementOfRole(role) ?? null,
    state,
    states: states.length > 0 ? states : ['clear'],
    confidence: isFound ? chanceOf(candidate.scores) : Math.max(0.5, 1 - chanceOf(candidate.scores)),
    validShare: profile.filled === 0 ? 0 : profile.share(validBy),
    validBy,
    why: whyOf(candidate, best, states) || 'nothing tells what it holds',
    overridden: false,
    profile,
  };
};

const withoutParts = ({ parts: _, ...finding }: ColumnFinding): ColumnFinding => finding;

const overruleOne = (finding: ColumnFinding, override: ColumnOverride | undefined): ColumnFinding =>
  override === undefined
    ? finding
    : {
        ...withoutParts(finding),
        role: override.role,
        element: elementOfRole(override.role) ?? null,
        mention: override.mention ?? finding.mention,
        confidence: 1,
        validBy: needsOf().get(override.role) ?? 'any',
        why: `decided by ${override.by}: ${override.why}`,
        overridden: true,
      };

/** Puts people's decisions above what was found. */
export const overrule = (
  findings: readonly ColumnFinding[],
  overrides: readonly ColumnOverride[],
): readonly ColumnFinding[] =>
  findings.map((finding) =>
    overruleOne(
      finding,
      overrides.find(({ column }) => column === finding.column),
    ),
  );

/** Says of one column after another what its header and its cells speak for, each by itself. */
const candidateReader = (names: readonly (string | null)[], title: TableTitle | undefined) => {
  const headers = withoutSharedPrefix(names);
  const shared = sharedLetters(headers);
  return (cells: Candidate['cells'], n: number): Candidate => {
    const header = withTitle(readAmong(headers[n] ?? null, shared), title);
    const profile = profileColumn(cells);
    const scores = scoreRoles(header, profile);
    return { column: n + 1, name: names[n] ?? null, cells, header, profile, scores, notes: [] };
  };
};

/** What the columns of a table hold, once each has been read by itself. */
const classifyTogether = (
  alone: readonly Candidate[],
  overrides: readonly ColumnOverride[],
): readonly ColumnFinding[] => {
  const candidates = withOneTitled(withHeadersInPlace(alone));
  weighNeighbours(candidates);
  const decided = candidates.map((candidate) =>
    withPeople(asComposite(decide(candidate), candidate), candidate, candidates),
  );
  const isOverruled = (at: number): boolean => overrides.some(({ column }) => column === at + 1);
  const ofNobody = columnsOfNobody(decided, candidates, isOverruled);
  const found = decided.map((finding, n) => (ofNobody.has(n) ? asNobodys(finding) : finding));
  const headers = candidates.map(({ header }) => header);
  const described = candidates.map(({ header, group, name, cells, profile }, n) => ({
    name,
    group: ofListed(found, n, headers) ?? ofNamedWithin(found, n, candidates) ?? group ?? header.group,
    party: header.party,
    number: header.number,
    role: found[n]?.role ?? 'other',
    cells,
    profile,
  }));
  const others = otherPeople(described);
  const named = described.map((column, n) => ({ ...column, group: others.get(n) ?? column.group }));
  const parties = new Map([...partiesByStart(named), ...others]);
  const grouped = described.map((column, n) => ({ ...column, group: parties.get(n) ?? column.group }));
  for (const [n, group] of [...detailsBehind(grouped), ...keepersOfDocuments(described)]) parties.set(n, group);
  const owned = withFurther(
    withCardsOfHolders(described.map((column, n) => ({ ...column, group: parties.get(n) ?? column.group }))),
  );
  const mentions = assignMentions(owned);
  const seconds = secondsOf(found, Math.max(0, ...mentions) + 1);
  return overrule(
    found.map((finding, n) => ({
      ...finding,
      mention: mentions[n] ?? 1,
      second: seconds[n] ?? MOST_MENTIONS,
      group: owned[n]?.group,
    })),
    overrides,
  );
};

/**
 * Says what each column of a table holds, from header, sampled cells and neighbours together. `names` may be null for
 * a table without header; `cells` holds the sampled cells of each column in row order. `title`: what the table is called.
 */
export const classifyColumns = (
  names: readonly (string | null)[],
  cells: readonly (readonly (string | null)[])[],
  overrides: readonly ColumnOverride[] = [],
  title?: TableTitle,
): readonly ColumnFinding[] => classifyTogether(cells.map(candidateReader(names, title)), overrides);

/** The same, with a pause behind each column in which others may go on. */
export const classifyWithPauses = async (
  names: readonly (string | null)[],
  cells: readonly (readonly (string | null)[])[],
  title: TableTitle,
  pause: () => Promise<unknown>,
): Promise<readonly ColumnFinding[]> => {
  const read = candidateReader(names, title);
  const alone: Candidate[] = [];
  for (const [n, column] of cells.entries()) {
    alone.push(read(column, n));
    await pause();
  }
  return classifyTogether(alone, []);
};
