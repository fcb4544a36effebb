import { once } from '../../../core/once.ts';
import { drugNames, medicalWords } from '../../words/data-files.ts';
import { hashOf } from '../tokens/characters.ts';
import { englishLevel, entryOf, FLAG, familyRank, givenRank, LEXICON } from '../tokens/lexicon.ts';
import { COMMA, HASH, SLASH } from '../tokens/signs.ts';
import { GAP, KIND, type Tokens } from '../tokens/tokens.ts';
import { cognateOf } from './cognates.ts';
import { isDosed, isTaken } from './doses.ts';
import type { FoundTerm } from './found-term.ts';
import { TERM } from './medical-words.ts';
import { PART, SIDE } from './places.ts';
import { isShapedAbroad } from './shaped-abroad.ts';

/** Endings of illnesses and operations, as Greek and Latin make them. */
const CONDITION =
  /^[a-z]{3,}(?:itis|osis|lysis|a?emia|opathy|algia|plegia|paresis|[cdhlnrst]oma|uria|rrhea|rrhoea|rrhage|ectasis|megaly|penia|lithiasis|trophy|thymia|phrenia|esthesia|ectomy|otomy|ostomy|oscopy|plasty|centesis)$/;
/** Pictures and curves of what is inside: "cholangiogram", "polysomnography". */
const PICTURE =
  /^[a-z]*(?:angi|ven|myel|ur|cyst|arthr|gastr|bronch|somn|cardi|encephal|my|mamm|son|pyel)ogra(?:ms?|phy)$/;
/** Endings of several illnesses or operations: "carcinomas", "neuropathies", "anastomoses". */
const SEVERAL =
  /^[a-z]{3,}(?:oses|iases|itides|a?emias|opathies|algias|[cdhlnrst]omas|trophies|ectomies|otomies|ostomies|oscopies|plasties)$/;
/** Endings that the makers of drugs agree on (stems of the WHO and the USAN council). */
const DRUG =
  /^[a-z]{2,}(?:mab|tinib|ciclib|pril|sartan|vastatin|olol|conazole|prazole|cillin|mycin|floxacin|cycline|azepam|azolam|dipine|gliptin|gliflozin|glutide|triptan|setron|parin|vudine|navir|tegravir|ciclovir|cyclovir|lukast|oxetine|triptyline|barbital|dronate|thiazide|semide|phylline|oxaban|gatran|fibrate|glitazone|racetam|profen|oxicam|fenac|coxib|caine|tidine|astine|pramine|azosin|platin|rubicin|taxel|parib|rafenib|sertib|limus|cept|kinra|nidazole|bendazole|oxacin|micin|previr|buvir|asvir|fungin|relin|tocin|actide|stim|poetin|grel|grelor|tropium|terol|olone|sone|onide|estrel|gestone|estradiol|prost|zodone|pidem|azenil|peridone|perone|promazine|piprazole|serod|gepant|sartan|dopa|giline|curium|fentanil|orphan|orphanol|trexate|mustine|abine|mestane|lutamide|calcet|ferol|dipivoxil)$/;
/** Words of other fields with such endings. */
const OTHERS: ReadonlySet<string> = new Set(
  'diagnosis prognosis misdiagnosis carlsone sinosis kinosis diploma aroma oklahoma bohemia academia nostalgia sympathy empathy apathy telepathy homeopathy osteopathy psychopathy antipathy hypnosis metamorphosis osmosis symbiosis apotheosis analysis electrolysis catalysis paralysis photolysis hydrolysis pyrolysis strophe tacoma paloma malaguena cocaine novocaine gnosis meiosis mitosis biopsy autopsy atrophy trophy catastrophe lobotomy'.split(
    ' ',
  ),
);

/** Beginnings of their names. */
const DRUG_STARTS = /^(?:cef[a-z]{3,}|sulfa[a-z]{4,}|gado[a-z]{4,})$/;

const SHORTEST = 7;
/** Letters of the shortest listed drug. */
const SHORTEST_DRUG = 5;
/** Words of English up to this level are words that everybody uses. */
const COMMON = 50;

const NOT_NAMES = FLAG.bigCity | FLAG.city | FLAG.country | FLAG.listed;

const listed = once(() => new Set([...drugNames(), ...medicalWords().drug.filter((name) => /^[a-z]+$/.test(name))]));

/** Letters of a drug that is known although it is written by ear, at least. */
const LEAST_HEARD = 7;

/** How a word sounds, about: "naproxin" as "naproxen", "lisinipril" as "lisinopril". */
const soundOf = (word: string): string => word.replace(/[aeiouy]/g, 'e');

const heard = once(() => new Set([...listed()].filter((name) => name.length >= LEAST_HEARD).map(soundOf)));

/** Whether a word that no list of English has is the name of a drug, in English or with the ending of another language ("Cefuroxim", "fluoxetina"). */
const isListed = (word: string): boolean => {
  const names = listed();
  if (names.has(word) || names.has(`${word}e`)) return true;
  return /[aoi]$/.test(word) && (names.has(`${word.slice(0, -1)}e`) || names.has(word.slice(0, -1)));
};

/** Letters of the shortest and the longest drug that is called by its begin, and letters that are left off at least. */
const SHORTEST_CLIPPED = 5;
const LONGEST_CLIPPED = 7;
const LEFT_OFF = 3;

/** The beginnings by which clinics call drugs: "clinda", "simva", "fluclox". */
const clipped = once(() => {
  const found = new Set<string>();
  for (const name of medicalWords().drug)
    if (/^[a-z]+$/.test(name) && DRUG.test(name))
      for (let n = SHORTEST_CLIPPED; n <= LONGEST_CLIPPED && n + LEFT_OFF <= name.length; n += 1)
        found.add(name.slice(0, n));
  return found;
});

/** Whether a word is the begin of a drug's name. */
const isClipped = ({ kind }: Tokens, at: number, word: string): boolean =>
  word.length <= LONGEST_CLIPPED && (kind[at] === KIND.lower || kind[at] === KIND.capital) && clipped().has(word);

/** Whether a word stands in a list, and sounds like a drug. */
const isHeard = ({ hash, kind }: Tokens, at: number, word: string): boolean =>
  word.length >= LEAST_HEARD &&
  [at - 1, at + 1].some((sign) => kind[sign] === KIND.mark && (hash[sign] === COMMA || hash[sign] === SLASH)) &&
  heard().has(soundOf(word));

/** What a word is by how it begins and ends; 0 for nothing. */
const shapeOf = (word: string): number => {
  if (OTHERS.has(word) || OTHERS.has(word.replace(/es$|s$/, (end) => (end === 'es' ? 'is' : '')))) return 0;
  if (DRUG.test(word) || DRUG_STARTS.test(word)) return TERM.drug;
  const isShaped = [CONDITION, SEVERAL, PICTURE].some((form) => form.test(word)) || isShapedAbroad(word);
  return isShaped ? TERM.condition : 0;
};

const isNoName = (entry: number): boolean => givenRank(entry) === 0 && familyRank(entry) === 0;

/** What a word that no list of English has is as a drug: by its dose, its name, or how it is taken; 0 for nothing. */
const drugOf = (tokens: Tokens, at: number, entry: number, word: string): number => {
  if (isDosed(tokens, at)) return TERM.drug;
  if (!isNoName(entry)) return 0;
  if (isTaken(tokens, at) || isListed(word) || isHeard(tokens, at, word)) return TERM.drug;
  return isClipped(tokens, at, word) ? TERM.drug | TERM.weak : 0;
};

/** What a word is by its form, its dose or as a drug of the list; 0 for nothing. */
const termOf = (tokens: Tokens, at: number): number => {
  const sort = tokens.kind[at];
  const [start, end] = [tokens.start[at] ?? 0, tokens.end[at] ?? 0];
  if (end - start < SHORTEST_DRUG || (sort !== KIND.lower && sort !== KIND.capital && sort !== KIND.upper)) return 0;
  const entry = entryOf(tokens.hash[at] ?? 0);
  const level = englishLevel(entry);
  if ((level > 0 && level <= COMMON) || ((LEXICON.flags[entry] ?? 0) & NOT_NAMES) !== 0) return 0;
  const word = tokens.text.slice(start, end).toLowerCase();
  const drug = level === 0 ? drugOf(tokens, at, entry, word) : 0;
  if (drug !== 0) return drug;
  if (end - start < SHORTEST) return 0;
  return shapeOf(word) || (level === 0 && isNoName(entry) ? cognateOf(word) : 0);
};

const NECK_OF_FEMUR = hashOf('nof');
const VERTEBRA = /^[CTL][1-9][0-2]?$/;
const MOST_BROKEN = 4;

/** The token behind "#NOF", "# L tib plateau", "#T12", as clinics write fractures; the same token for none. */
const behindBroken = ({ hash, gap, text, start, end }: Tokens, at: number): number => {
  let to = at + 1;
  while (to <= at + 2 && (gap[to] ?? 0) <= GAP.blank && SIDE.has(hash[to] ?? 0)) to += 1;
  const first = to;
  while (
    to < first + MOST_BROKEN &&
    (gap[to] ?? 0) <= GAP.blank &&
    (PART.has(hash[to] ?? 0) || hash[to] === NECK_OF_FEMUR || VERTEBRA.test(text.slice(start[to], end[to])))
  )
    to += 1;
  return to > first ? to : at;
};

/** Words of no list whose ending says that they are an illness, an operation or a drug. */
export const shapedTerms = (tokens: Tokens, known: readonly FoundTerm[]): readonly FoundTerm[] => {
  const found: FoundTerm[] = [];
  const begins = new Set(known.map(({ from }) => from));
  for (let at = 0; at < tokens.count; at += 1) {
    const broken = tokens.hash[at] === HASH ? behindBroken(tokens, at) : at;
    if (broken > at) found.push({ from: at, to: broken, term: TERM.condition });
    const term = broken > at || begins.has(at) ? 0 : termOf(tokens, at);
    if (term !== 0) found.push({ from: at, to: at + 1, term });
  }
  return found;
};
