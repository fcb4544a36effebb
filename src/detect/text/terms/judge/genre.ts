import { wordSet } from '../../tokens/characters.ts';
import type { Tokens } from '../../tokens/tokens.ts';

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

const SETS = GENRES.map(([name, words]) => [name, wordSet(words)] as const);
const MOST = 3;
/** Tokens of the shortest page of which words tell the kind. */
const SHORTEST = 120;

/** How many different words of each kind of text a page has, up to a few. */
export const genresOf = ({ hash, count }: Tokens): readonly string[] =>
  (count < SHORTEST ? [] : SETS).map(([name, set]) => {
    const met = new Set<number>();
    for (let at = 0; at < count && met.size < 8; at += 1) {
      const own = hash[at] ?? 0;
      if (set.has(own)) met.add(own);
    }
    return `${name} ${met.size === 0 ? 0 : met.size < 3 ? 1 : met.size < 6 ? 2 : MOST}`;
  });
