import { hashOf } from '../../tokens/characters.ts';
import type { Tokens } from '../../tokens/tokens.ts';
import { mayHave, placeIn, wordIndex } from '../../tokens/word-index.ts';

/** Words by which a page tells what kind of text it is: each counts once. */
const GENRES = [
  [
    'of care',
    'patient pt dob mrn exam vitals bp hr rx dx hx allergies meds labs impression plan assessment encounter visit paciente patientin patienten diagnose diagnosen anamnese befund medikation entlassung aufnahme beschwerden therapie krankenkasse diagnostico diagnosticos antecedentes alergias tratamiento urgencias ingreso diagnostic ordonnance traitement hospitalisation paziente diagnosi anamnesi terapia referto prognosi utente diagnóstico medicacao consulta patientgegevens voorgeschiedenis medicatie huisarts verwijzing pacjent rozpoznanie zalecenia leczenie szpital pasient pasienten sykehus legevakt patienten vardcentral remiss journal',
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
