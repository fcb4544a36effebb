import { spellingOf, wordSet } from '../tokens/characters.ts';
import { englishLevel, entryOf, FLAG, familyRank, givenRank, LEXICON } from '../tokens/lexicon.ts';
import { KIND, SPELLING, type Tokens } from '../tokens/tokens.ts';

/** How much of a given name and of a family name a word is: 0 not at all, 1 a list has it, 2 well known, 3 nothing else. */
export interface NameWord {
  readonly given: number;
  readonly family: number;
  /** No list has it and it is no English word: a name from elsewhere, a brand, a misspelling. */
  readonly unknown: boolean;
  /** Letters that English does not have, or an ending that surnames have. */
  readonly foreign: boolean;
  /** An ending that nothing but surnames have. */
  readonly surname: boolean;
  readonly place: boolean;
  readonly english: number;
  readonly flags: number;
}

/** Ranks and titles that are nothing else, also where a bracket or another rank stands behind. */
export const RANKS = wordSet('lt col sgt capt cpl pvt cmdr insp supt ofc cllr');

/** Endings of surnames by which lists can be done without. */
const SURNAME =
  /(?:.{3}[eo]v|ova|eva|ina|skaya|sky|ski|ska|enko|chuk|czyk|wicz|vich|vic|ic|escu|eanu|opoulos|akis|idis|ides|oglu|yan|ian|dze|shvili|sson|sen|dottir|quist|strom|mann|stein|berg|bauer|meier|meyer|huber|hofer|inen|nen|ainen|aitis|auskas|kov|nov|rov|lov|tov|kin|ez|elli|ini|etti|ucci|acci|eira|inho|aes|ndez|guez|nger|sz|ssy|czi|ffy)$/iu;

/** Endings that nothing but surnames have. */
const SURE_SURNAME =
  /.{3}(?:ova|enko|chuk|vic|evich|ovich|sson|dottir|inen|anen|onen|ainen|escu|opoulos|akis|wicz|czyk|dze|shvili|oglu|yev|ayev|skaya|quist|qvist|lund|strom)$/iu;

/** Endings of words, in languages of Europe, that names have not. */
const NO_NAME =
  /.{3}(?:cion|sion|tion|zione|zioni|cao|coes|dad|idade|mente|amento|imento|miento|ement|keit|heit|schaft|ungen|abteilung|waltung|leitung|sammlung|kasse|kassan|klinik|klinikum|kliniek|krankenhaus|ziekenhuis|stelle|versicherung|verzekering|verzekeringen|behorde|gericht|zentrum|centrum|centralen|sjukhus|sjukhuset|sykehus|sygehus|praktijk|verein|verband|vereniging|anstalt|schule|skolan|skolen|kommun|kommune|gemeinde|gemeente|pfleger|pflegerin|arztin|anwalt|anwaltin|lehrer|lehrerin|berater|beraterin|betreuer|betreuerin|schwester|vertreter|vertreterin|assistentin|leiterin|fahrerin|helferin|therapeut|therapeutin|verpleegkundige|medewerker|medewerkster|lich|isch|liche|ische|lichen|ischen|licher|ischer|liches|isches|ismo|isme|ismus|aggio|logia|logie|grafia|graphie)$/u;

/** Levels of English up to which a word is a word before it is a name. */
const COMMON_ENGLISH = 50;

const NOT_NAMES =
  FLAG.weekday | FLAG.nationality | FLAG.organization | FLAG.thing | FLAG.country | FLAG.brand | FLAG.place_type;

/** Levels of English from which on a common name is a name first: "Mike", "Warren", but not "Will" and "Hope". */
const RARE_ENGLISH = 35;

/** Of words that English hardly uses a list of names is believed. */
const HARDLY_USED = 50;

/** A list has it as a name; what somebody is ("Zeugin", "Klager") is a name somewhere and never in front of one. */
const isListed = (flags: number): boolean => (flags & FLAG.listed) !== 0 && (flags & (FLAG.role | FLAG.relation)) === 0;

const isListedRare = (entry: number, flags: number): boolean => isListed(flags) && englishLevel(entry) >= HARDLY_USED;

const isRare = (entry: number): boolean => englishLevel(entry) >= RARE_ENGLISH;

const givenOf = (entry: number, english: boolean, flags: number): number => {
  const rank = givenRank(entry);
  let strength = 0;
  if (english) strength = rank >= (isRare(entry) ? 450 : 600) ? 2 : Number(rank >= 350 || isListedRare(entry, flags));
  else if (rank >= 450) strength = 3;
  else strength = rank > 0 ? 2 : Number(isListed(flags));
  if (flags & FLAG.month) return Math.min(1, strength);
  if (flags & (FLAG.bigCity | FLAG.state)) strength -= 1;
  if (flags & FLAG.brand) strength -= 2;
  else if (flags & NOT_NAMES && rank < 700) strength -= 2;
  return Math.max(0, strength);
};

/** How much less of a family name a word is that names something else as well. */
const otherwise = (flags: number, rank: number): number => {
  const place = flags & (FLAG.country | FLAG.state) ? 1 : 0;
  if (flags & FLAG.brand) return place + 2;
  if (flags & (FLAG.weekday | FLAG.nationality | FLAG.thing)) return place + (rank >= 500 ? 1 : 2);
  return place + (flags & FLAG.organization ? 1 : 0);
};

const familyOf = (entry: number, english: boolean, flags: number): number => {
  const rank = familyRank(entry);
  let strength = 0;
  if (english) strength = rank >= (isRare(entry) ? 550 : 700) ? 2 : Number(rank >= 400 || isListedRare(entry, flags));
  else if (rank >= 550) strength = 3;
  else strength = rank >= 300 ? 2 : Number(isListed(flags));
  if (flags & FLAG.month) return Math.min(1, strength);
  // People are called like towns more often than towns stand behind a given name.
  if (flags & FLAG.bigCity) strength = Math.max(strength - 1, rank > 0 ? 1 : 0);
  return Math.max(0, strength - otherwise(flags, rank));
};

const describe = (tokens: Tokens, token: number): NameWord => {
  const entry = entryOf(tokens.hash[token] ?? 0);
  const flags = LEXICON.flags[entry] ?? 0;
  const level = flags & FLAG.name_first ? 0 : englishLevel(entry);
  const isEnglish = level > 0 && level <= COMMON_ENGLISH;
  // Only the spelling of the hash counts, so that what is remembered holds for every way to write it.
  const word = spellingOf(tokens.text.slice(tokens.start[token], tokens.end[token]));
  // "In", "An", "So" are names somewhere, and words first.
  const small = level === 10 && word.length <= 2;
  const given = small ? 0 : givenOf(entry, isEnglish, flags);
  const family = small ? 0 : familyOf(entry, isEnglish, flags);
  // Many towns are called like people; only large ones count against a common name.
  const town = flags & FLAG.city && given < 2 && family < 3 ? FLAG.city : 0;
  const places = (flags & (FLAG.bigCity | FLAG.country | FLAG.state)) | town;
  const surname = level === 0 && SURE_SURNAME.test(word);
  const other = flags & ~(FLAG.city | FLAG.listed | FLAG.particle | FLAG.place_start);
  const unknown = given === 0 && family === 0 && level === 0 && other === 0 && word.length > 2 && !NO_NAME.test(word);
  const foreign = (unknown || given + family < 3) && SURNAME.test(word);
  // "Nora", "Irma" and "Lola" are relatives in some languages, and somebody everywhere.
  const kinds = given === 3 ? flags & ~FLAG.relation : flags;
  return { given, family, unknown, foreign, place: places !== 0, english: level, flags: kinds, surname };
};

/**
 * What is asked of a word before anything else, as bits: no name whatever stands around it, common in English, in no list;
 * a title, suffix or particle that tells of a name.
 */
export const WORD = { noName: 1, common: 2, unlisted: 4, telling: 8 } as const;

const TELLING = FLAG.suffix | FLAG.title | FLAG.relation | FLAG.particle;

const bitsOf = (hash: number, { given, family, unknown, english, flags }: NameWord): number => {
  const entry = entryOf(hash);
  const telling = (flags & TELLING) !== 0 || RANKS.has(hash);
  const noName = given === 0 && family === 0 && !unknown && english > 0 && !telling;
  const isEnglish = englishLevel(entry) > 0 && (flags & FLAG.name_first) === 0;
  const common = isEnglish && givenRank(entry) < 400 && familyRank(entry) < 400;
  return (
    (noName ? WORD.noName : 0) |
    (common ? WORD.common : 0) |
    (entry === 0 ? WORD.unlisted : 0) |
    (telling ? WORD.telling : 0)
  );
};

const NOTHING: NameWord = {
  given: 0,
  family: 0,
  unknown: false,
  foreign: false,
  place: false,
  english: 0,
  flags: 0,
  surname: false,
};

/** Words that were described, each in the place that its hash has: another word of that place takes it over. */
const PLACES = 1 << 16;
const described: (NameWord | undefined)[] = new Array(PLACES).fill(undefined);
/** For each place the hash of its word and the word's bits, side by side: memory is asked once for both. */
const looks = new Int32Array(2 * PLACES);

/** The place of a token's word, which is described there. */
const placeFor = (tokens: Tokens, token: number): number => {
  const hash = tokens.hash[token] ?? 0;
  const place = hash & (PLACES - 1);
  if (looks[2 * place] === hash && hash !== 0) return place;
  const word = describe(tokens, token);
  described[place] = word;
  looks[2 * place] = hash;
  looks[2 * place + 1] = bitsOf(hash, word);
  return place;
};

/** What a token says as part of a name. */
export const nameWordOf = (tokens: Tokens, token: number): NameWord => described[placeFor(tokens, token)] ?? NOTHING;

/** `WORD` bits of a token. */
export const wordBits = (tokens: Tokens, token: number): number => looks[2 * placeFor(tokens, token) + 1] ?? 0;

/** Whether a word has letters that English has not. */
export const isForeignWord = ({ spelling }: Tokens, token: number): boolean =>
  ((spelling[token] ?? 0) & SPELLING.foreign) !== 0;

/** Whether a capital word could be no part of a name: the quick look before the full one. */
export const isPlainWord = (tokens: Tokens, token: number): boolean => {
  const bits = wordBits(tokens, token);
  return (bits & WORD.common) !== 0 || ((bits & WORD.unlisted) !== 0 && tokens.kind[token] === KIND.upper);
};

const SMALL_A = 97;
const SMALL_Z = 122;

/** "readFile": a word with capitals inside that begins small and that no list has is a name of a program. */
export const isOfProgram = (tokens: Tokens, token: number): boolean => {
  const first = tokens.units[(tokens.start[token] ?? 0) - tokens.from] ?? 0;
  return first >= SMALL_A && first <= SMALL_Z && wordBits(tokens, token) === WORD.unlisted;
};
