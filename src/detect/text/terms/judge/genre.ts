import { hashOf } from '../../tokens/characters.ts';
import type { Tokens } from '../../tokens/tokens.ts';
import { mayHave, placeIn, wordIndex } from '../../tokens/word-index.ts';

/** Words by which a page tells what kind of text it is: each counts once. */
const GENRES = [
  [
    'of care',
    'patient pt dob mrn exam vitals bp hr rx dx hx allergies meds labs impression plan assessment encounter visit paciente patientin',
  ],
  [
    'of work',
    'experience education resume cv skills employment certified certification certifications bsn rn msn licensure references graduate university degree gpa responsibilities precepted charge staff unit beds',
  ],
  [
    'of cover',
    'policy coverage covered benefits benefit claim claims appeal denied deductible copay plan member enrollment premium provider authorization',
  ],
  [
    'of rules',
    'must should may shall employees staff procedure procedures guideline guidelines training policy section required applies program programs',
  ],
] as const;

/** All of these words, and by place bits of the kinds of text that each tells. */
const WORDS = wordIndex(GENRES.flatMap(([, words]) => words.split(' ').map(hashOf)));
const KINDS = new Uint8Array(WORDS.keys.length);
for (const [n, [, words]] of GENRES.entries())
  for (const word of words.split(' ')) {
    const place = placeIn(WORDS, hashOf(word));
    KINDS[place] = (KINDS[place] ?? 0) | (1 << n);
  }

const MOST = 3;
/** Tokens of the shortest page of which words tell the kind. */
const SHORTEST = 120;

/** How many different words of each kind of text stand among tokens. */
const countsOf = ({ hash, count }: Tokens): readonly number[] => {
  const met = new Uint8Array(KINDS.length);
  const counts = GENRES.map(() => 0);
  for (let at = 0; at < count; at += 1) {
    const own = hash[at] ?? 0;
    const place = mayHave(WORDS, own) ? placeIn(WORDS, own) : -1;
    if (place < 0 || met[place] === 1) continue;
    met[place] = 1;
    for (let n = 0; n < counts.length; n += 1) counts[n] = (counts[n] ?? 0) + (((KINDS[place] ?? 0) >> n) & 1);
  }
  return counts;
};

const stepOf = (words: number): number => {
  if (words === 0) return 0;
  if (words < 3) return 1;
  return words < 6 ? 2 : MOST;
};

/** How many different words of each kind of text a page has, up to a few. */
export const genresOf = (tokens: Tokens): readonly string[] =>
  tokens.count < SHORTEST ? [] : countsOf(tokens).map((words, n) => `${GENRES[n]?.[0]} ${stepOf(words)}`);

/** Whether a page has words of care, and none of work, of cover or of rules: a chart, a bill or a report of somebody who was treated. */
export const isOfCareOnly = (tokens: Tokens): boolean => {
  const [care = 0, ...others] = countsOf(tokens);
  return care > 0 && others.every((words) => words === 0);
};

/** Words by which a page speaks to everybody, and those by which it speaks of one of them; each counts as often as it stands. */
const ADDRESSED = wordIndex(
  'our everyone everybody anyone people adults members patients clients residents employees students families women men seniors visitors'
    .split(' ')
    .map(hashOf),
);
const OF_ONE = wordIndex(
  'he she his her him hers hes shes i my me im pt patient client clmt claimant defendant resident mr mrs ms dob mrn yo mom dad mother father wife husband son daughter brother sister'
    .split(' ')
    .map(hashOf),
);

const isOneOf = (index: typeof ADDRESSED, hash: number): boolean => mayHave(index, hash) && placeIn(index, hash) >= 0;

/** In a letter these are whom it is written to. */
const YOU = wordIndex(['you', 'your'].map(hashOf));
const [DEAR, TO, ALL] = ['dear', 'to', 'all'].map(hashOf);

/** Words to all, at least, in a page that speaks to everybody, and for one of somebody how many of them. */
const LEAST_TO_ALL = 3;
const A_PERSON = 5;

/** Whether a page speaks to everybody, and of hardly anybody: what it says of health is advice, cover or an offer. */
export const isToAll = ({ hash, count }: Tokens): boolean => {
  let [to, of, you, isLetter] = [0, 0, 0, false];
  for (let at = 0; at < count; at += 1) {
    const own = hash[at] ?? 0;
    to += Number(isOneOf(ADDRESSED, own));
    of += Number(isOneOf(OF_ONE, own));
    you += Number(isOneOf(YOU, own));
    isLetter ||= own === DEAR;
    // "To all staff:".
    if (own === TO && hash[at + 1] === ALL) to += LEAST_TO_ALL;
  }
  const all = isLetter ? to : to + you;
  return all >= LEAST_TO_ALL && all >= A_PERSON * (isLetter ? of + you : of);
};
