import { once } from '../../core/once.ts';
import {
  type ColumnRole,
  type ElementId,
  elementOfRole,
  VALUE_STATE,
  type ValueState,
} from '../../schema/vocabulary.ts';
import type { Candidate } from './candidate.ts';
import { type ColumnProfile, profileColumn } from './cells/column-profile.ts';
import { type ColumnPart, compositeParts } from './cells/composite.ts';
import { jointParts } from './cells/joint-names.ts';
import { listedParts } from './cells/listed-people.ts';
import { statesWords } from './cells/state-words.ts';
import { mixedParts } from './cells/sure-numbers.ts';
import { saysSealed } from './cells/value-state.ts';
import { LISTED, neededTest, type RoleScore, scoreRoles, TAILED } from './column-scores.ts';
import { roleRules } from './data-files.ts';
import { detailsBehind } from './details-behind.ts';
import { partiesByStart } from './headers/parties-by-start.ts';
import { readAmong, sharedLetters } from './headers/shared-letters.ts';
import { withoutSharedPrefix } from './headers/shared-prefix.ts';
import { withHeadersInPlace } from './headers/shifted-headers.ts';
import { type TableTitle, withTitle } from './headers/table-title.ts';
import { withOneTitled } from './headers/titled.ts';
import { keepersOfDocuments } from './keepers.ts';
import { assignMentions, MOST_MENTIONS } from './mentions.ts';
import { otherPeople } from './other-people.ts';
import { peopleAmongCompanies } from './people-among-companies.ts';
import { weighNeighbours } from './rules/neighbours.ts';
import { asNobodys, columnsOfNobody } from './rules/rows-of-nobody.ts';

/** A person's decision about a column; it stands above everything that is found. */
export interface ColumnOverride {
  readonly column: number;
  readonly role: ColumnRole;
  readonly mention?: number;
  readonly by: string;
  readonly why: string;
}

/** What a column holds and why. `confidence` is a probability; `validShare` is over the sample's clear filled cells. */
export interface ColumnFinding {
  readonly column: number;
  readonly name: string | null;
  readonly role: ColumnRole;
  readonly element: ElementId | null;
  readonly mention: number;
  /** Which person of the row a second one of the same cell is; those whom a cell lists behind are the next ones. */
  readonly second?: number;
  /** Whose the header says that it is ("joint", "guardian"; `mention` in qualifiers.yaml); undefined: nobody's in particular. */
  readonly group: string | undefined;
  readonly state: ValueState;
  /** All states that the sample shows, the commonest first. */
  readonly states: readonly ValueState[];
  readonly confidence: number;
  readonly validShare: number;
  /** Test by which a cell counts as valid. */
  readonly validBy: string;
  readonly why: string;
  readonly overridden: boolean;
  readonly profile: ColumnProfile;
  /** Roles of a column whose cells hold several values each, or one of several kinds; its own role is the first of them. */
  readonly parts?: readonly ColumnPart[];
  /** Of a part of a column of several kinds of numbers: its cells. */
  readonly cells?: ColumnPart['cells'];
}

/** The loosest test of a role: by it, cells are counted as valid. */
const needsOf = once((): ReadonlyMap<string, string> => new Map(roleRules().map(({ role, needs }) => [role, needs])));

const percent = (share: number): string => `${Math.floor(share * 100)} %`;

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

const decide = (candidate: Candidate): Omit<ColumnFinding, 'mention' | 'group'> => {
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

/** A column whose cells name two people ("Ana Lopez & James Smith"). */
const asJoint = (
  finding: Omit<ColumnFinding, 'mention' | 'group'>,
  parts: readonly [ColumnPart, ColumnPart],
): Omit<ColumnFinding, 'mention' | 'group'> => ({
  ...finding,
  role: 'full_name',
  element: 'person_name',
  confidence: Math.max(finding.role === 'full_name' ? finding.confidence : 0, 0.85),
  validBy: 'any',
  validShare: 1,
  why: `${percent(parts[1].share)} of its cells name two people`,
  parts,
});

/** A column of numbers some of whose cells are surely of another kind ("ID number": a licence or an SSN) is each of them. */
const asMixed = (
  finding: Omit<ColumnFinding, 'mention' | 'group'>,
  cells: Candidate['cells'],
): Omit<ColumnFinding, 'mention' | 'group'> => {
  const names = finding.role === 'full_name' || finding.role === 'other' ? jointParts(cells) : undefined;
  if (names) return asJoint(finding, names);
  const parts = mixedParts(finding.role, cells);
  if (!parts) return finding;
  const told = parts.slice(0, -1).map(({ role, share }) => `${percent(share)} of its cells have the form of ${role}`);
  const [{ role }] = parts;
  return { ...finding, role, element: elementOfRole(role) ?? null, parts, why: [...told, finding.why].join('; ') };
};

/** A column of companies some of which are people is of both. */
const withPeople = (
  finding: Omit<ColumnFinding, 'mention' | 'group'>,
  candidate: Candidate,
  all: readonly Candidate[],
): Omit<ColumnFinding, 'mention' | 'group'> => {
  if (finding.role !== 'organization' || finding.parts) return finding;
  const parts = peopleAmongCompanies(
    candidate,
    all.filter((other) => other !== candidate),
  );
  if (!parts) return finding;
  const [{ role, share }] = parts;
  const why = `${percent(share)} of its cells name people, as Social Security numbers in their rows bear out; ${finding.why}`;
  return { ...finding, role, element: elementOfRole(role) ?? null, parts, validBy: 'any', validShare: 1, why };
};

/** Roles of a column whose cells may list people. */
const LISTING: ReadonlySet<ColumnRole> = new Set<ColumnRole>(['other', 'free_text', 'full_name', 'given_name']);

/** A column whose cells list people, with what is told of each, speaks of all of them. */
const asListed = (
  finding: Omit<ColumnFinding, 'mention' | 'group'>,
  { header, cells }: Candidate,
): Omit<ColumnFinding, 'mention' | 'group'> | undefined => {
  const listed = LISTING.has(finding.role) ? listedParts(header, cells) : undefined;
  if (listed === undefined) return undefined;
  const { parts, dateOrder } = listed;
  const told = [...new Set(parts.map(({ role }) => role))].join(', ');
  return {
    ...finding,
    role: parts[0].role,
    element: elementOfRole(parts[0].role) ?? null,
    confidence: 0.9,
    validBy: 'any',
    validShare: 1,
    why: `its cells list people: ${told}`,
    profile: { ...finding.profile, dateOrder },
    parts,
  };
};

/** A column whose cells hold several values is what they hold. */
const asComposite = (
  finding: Omit<ColumnFinding, 'mention' | 'group'>,
  candidate: Candidate,
): Omit<ColumnFinding, 'mention' | 'group'> => {
  const { header, cells, isOfThings } = candidate;
  if (isOfThings) return finding;
  const listed = asListed(finding, candidate);
  if (listed) return listed;
  const found = compositeParts(header, cells);
  const [first] = found?.parts ?? [];
  if (!found || !first) return asMixed(finding, cells);
  const told = found.parts.map(({ role, share }) => `${role} in ${percent(share)}`).join(', ');
  return {
    ...finding,
    role: first.role,
    element: elementOfRole(first.role) ?? null,
    confidence: Math.min(0.95, 0.6 + 0.35 * Math.max(...found.parts.map(({ share }) => share))),
    state: 'clear',
    states: ['clear'],
    validShare: 1,
    validBy: 'any',
    why: `its cells hold several values: ${told}`,
    profile: { ...finding.profile, dateOrder: found.dateOrder },
    parts: found.parts,
  };
};

/** How many people stand behind the first in the cells of a column. */
const listedBehind = ({ parts = [] }: { readonly parts?: readonly ColumnPart[] }): number =>
  Math.max(0, ...parts.map(({ cells }) => (typeof cells === 'object' && 'entry' in cells ? cells.entry - 1 : 0)));

const HOME = new Set(['household', 'hh', 'family', 'relative', 'relatives', 'hogar', 'famille', 'haushalt']);

/** Whose a column is that lists people and does not say which, where another column names the row's own person: not that person's. */
const ofListed = (
  found: readonly { readonly role: ColumnRole; readonly parts?: readonly ColumnPart[] }[],
  at: number,
  { group, tokens }: Candidate['header'],
): string | undefined => {
  const own = found[at];
  const isList = own?.parts?.some(({ cells }) => typeof cells === 'object' && 'entry' in cells) ?? false;
  if (!isList || (group !== undefined && group !== 'holder')) return undefined;
  if (!found.some((other) => other !== own && elementOfRole(other.role) === 'person_name')) return undefined;
  return tokens.some((token) => HOME.has(token)) ? 'dependent' : `column ${at + 1}`;
};

/** Which person of the row the second one of each column's cells is, `first` being the first that no column has. */
const secondsOf = (found: readonly { readonly parts?: readonly ColumnPart[] }[], first: number): readonly number[] => {
  const isPair = ({ parts = [] }: { readonly parts?: readonly ColumnPart[] }) =>
    parts.some(({ cells }) => typeof cells === 'object' && 'person' in cells);
  let next = first + (found.some(isPair) ? 1 : 0);
  return found.map((one) => {
    const behind = listedBehind(one);
    if (behind === 0) return Math.min(MOST_MENTIONS, first);
    next += behind;
    return next - behind;
  });
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
  const described = candidates.map(({ header, group, name, cells, profile }, n) => ({
    name,
    group: ofListed(found, n, header) ?? group ?? header.group,
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
  const mentions = assignMentions(described.map((column, n) => ({ ...column, group: parties.get(n) ?? column.group })));
  const seconds = secondsOf(found, Math.max(0, ...mentions) + 1);
  return overrule(
    found.map((finding, n) => ({
      ...finding,
      mention: mentions[n] ?? 1,
      second: seconds[n] ?? MOST_MENTIONS,
      group: parties.get(n) ?? described[n]?.group,
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
