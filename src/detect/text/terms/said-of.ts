import { type HashSet, hashOf, wordSet } from '../tokens/characters.ts';
import { englishLevel, entryOf, givenRank } from '../tokens/lexicon.ts';
import { DOT, QUESTION } from '../tokens/signs.ts';
import { GAP, KIND, type Tokens } from '../tokens/tokens.ts';

/** Words by which a sentence speaks of somebody. */
const SOMEBODY: HashSet = wordSet(
  'he she his her him hers they their my your i we mr mrs ms miss mom mum dad mother father wife husband son daughter brother sister aunt uncle grandma grandpa grandmother grandfather niece nephew cousin boyfriend girlfriend partner fiance fiancee baby toddler patient pt client resident claimant claimants employee tenant el ella su mi sr sra senor senora hijo hija madre padre esposo esposa er sie ihr sein herr frau il elle son sa ma mme monsieur madame ' +
    'patientin patienten patienten versicherte versicherter ehemann ehefrau gattin gatte tochter sohn mutter vater bruder schwester ihm ihn ihre ihren ihrer ihrem seine seinen seiner seinem patiente lui mari femme epouse epoux fille fils mere pere paciente pacientes marido mujer pareja hermano hermana ele ela seu sua meu minha utente filho filha mae pai mulher irmao irma paziente lei suo signora signor marito moglie figlio figlia padre sorella fratello sottoscritto sottoscritta hij zij ze haar zijn mijn mevrouw dhr mw vrouw echtgenoot echtgenote zoon dochter moeder vader pacjent pacjenta pacjentka pacjentki jego jej pan pani pana syn syna corka corki maz zona zony matka ojciec hon hun hans hennes pasient pasienten hustru ektefelle sambo datter dotter kvinne kvinna kvinde',
);

/** Tokens in front of a word of medicine in which its sentence names or means somebody. */
const MOST_BEFORE = 16;

/** A given name that is no word of everyday speech: "Rohit", "Josiah". */
const isGivenName = ({ kind, hash }: Tokens, at: number): boolean => {
  if (kind[at] !== KIND.capital && kind[at] !== KIND.upper) return false;
  const entry = entryOf(hash[at] ?? 0);
  const level = englishLevel(entry);
  return givenRank(entry) > 0 && (level === 0 || level > COMMON);
};

/** Whether a token names or means somebody: "she", "Rohit". */
export const isSomebodyAt = (tokens: Tokens, at: number): boolean =>
  SOMEBODY.has(tokens.hash[at] ?? 0) || isGivenName(tokens, at);

/** Level up to which an English word is one of everyday speech, and a word of medicine may mean much else. */
const COMMON = 35;

/** Whether what stands before a place ends another sentence: "Tom left. Anemia ..." but not "Dr. Lee". */
const isEnd = ({ kind, hash, gap, start, end }: Tokens, at: number): boolean => {
  if ((gap[at + 1] ?? 0) >= GAP.paragraph) return true;
  if (kind[at] !== KIND.mark) return false;
  if (hash[at] === QUESTION) return true;
  return hash[at] === DOT && gap[at + 1] !== GAP.none && (end[at - 1] ?? 0) - (start[at - 1] ?? 0) > 2;
};

/** Whether the sentence or line of a place speaks of somebody in front of it: "Tom is out because of ...", "Josiah Crenshaw, RSV". */
export const saysOfSomebody = (tokens: Tokens, from: number): boolean => {
  for (let at = from - 1; at >= 0 && at >= from - MOST_BEFORE; at -= 1) {
    if (isEnd(tokens, at)) return false;
    if (isSomebodyAt(tokens, at)) return true;
  }
  return false;
};

/** "Her daughter's insulin", "Ronan's asthma": whether a possessive of somebody ends at a token. */
export const isPossessive = (tokens: Tokens, at: number): boolean =>
  tokens.hash[at] === S &&
  tokens.gap[at] === GAP.none &&
  (SOMEBODY.has(tokens.hash[at - 2] ?? 0) || isGivenName(tokens, at - 2));

const S = hashOf('s');

/** Whether a word is too rare to mean something else in everyday speech. */
export const isRare = ({ hash }: Tokens, token: number): boolean => {
  const level = englishLevel(entryOf(hash[token] ?? 0));
  return level === 0 || level > COMMON;
};

const BEFORE_CAUSE: HashSet = wordSet('of to for with from by after por de wegen pour');
const CAUSES: HashSet = wordSet(
  'because due treated treatment leave absent off out suffering died recovering recovered hospitalized hospitalised admitted seen medication meds medicine history diagnosis diagnosed case cases bout battle attack complications struggling struggles living lives dealing ill sick tested screened therapy surgery operated signs symptoms disabled causa enferma enfermo',
);

/** Tokens between a word such as "absent" and the "with" or "for" of the cause: "off work since March with anemia". */
const MOST_TO_CAUSE = 5;

/** "Because of anemia", "treated for a hernia": what a word of medicine is the cause of. `before` is the token in front of it. */
export const isCause = ({ hash, kind }: Tokens, before: number): boolean => {
  const article = hash[before] === A || hash[before] === AN || hash[before] === THE;
  const last = article ? before - 1 : before;
  if (last <= 0 || kind[last] === KIND.mark || !BEFORE_CAUSE.has(hash[last] ?? 0)) return false;
  for (let at = last - 1; at >= 0 && at >= last - MOST_TO_CAUSE; at -= 1) {
    if (CAUSES.has(hash[at] ?? 0)) return true;
    if (hash[at] === DOT) return false;
  }
  return false;
};

const [A, AN, THE] = ['a', 'an', 'the'].map(hashOf);

const STRONG_OWN = wordSet(
  'my his her their your had has have having suffered suffers suffering diagnosed developed onset hosp dx hx sustained underwent undergoing contracted takes taking used uses using abuses abused smokes smoked injects pmh is am im was after in on shes hes disclosed discloses reported reports admitted acknowledged battles battling managing manages currently now ' +
    'hat hatte habe leidet leide litt erlitt erlitten bekam bekommt nimmt nehme seine seiner seinen ihre ihrer ihren meine meiner meinen tiene tuvo tengo padece padecio sufre sufrio presenta toma tomo souffre souffrait presente prend ha ho soffre assume presentava tem tenho teve sofre sofreu heeft heb had lijdt kreeg gebruikt slikt haar zijn mijn ma mial miala cierpi choruje przyjmuje jego jej har hadde hade lider fikk fick far tar bruker hans hennes hendes sin',
);
const ARTICLE = wordSet(
  'a an the not another some un une einen eine einer einem ein una uno um uma een het le la les du des el il lo en ett et ei',
);

/** "Her stroke", "he had a seizure", "she takes": whether what stands in front of words says whose they are. `before` is the token in front of them. */
export const isOwn = (tokens: Tokens, before: number): boolean => {
  const { hash, gap } = tokens;
  const at = ARTICLE.has(hash[before] ?? 0) ? before - 1 : before;
  if (at < 0 || (gap[at + 1] ?? 0) > GAP.newline) return false;
  // "She's pregnant", "his wife's insulin".
  return isPossessive(tokens, at) || STRONG_OWN.has(hash[at] ?? 0);
};

const OWNER = wordSet('my his her their your our');

/** "Her asthma". */
export const isOwned = ({ hash, gap }: Tokens, before: number): boolean =>
  gap[before + 1] === GAP.blank && OWNER.has(hash[before] ?? 0);
