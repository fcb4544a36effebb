import { FLAG } from '../tokens/lexicon.ts';
import type { Around } from './around/around.ts';
import type { Item } from './lists/items.ts';
import type { NameWord } from './words.ts';

export const isEnglish = ({ english }: NameWord): boolean => english > 0 && english <= 50;

/** A single word behind a title or a cue: by how well it is known as a name. */
const cuedScore = (word: NameWord, listed: number, known: number, unknown: number): number => {
  if (listed >= 2) return known;
  // "My sister, Verbena": a word that hardly anybody uses is a name where one is asked for.
  const rare = word.english >= 50 && (word.flags & NO_SIGNER) === 0;
  return listed === 1 || word.unknown || rare ? unknown : 0;
};

/** "Rev. January 2022", "Assistant Vice President": what nobody is called behind a title. */
const NO_TITLED = FLAG.month | FLAG.role | FLAG.weekday | FLAG.organization | FLAG.thing;

const titledScore = ({ place, family, english, flags, given }: NameWord): number => {
  if (flags & NO_TITLED && given < 2 && family < 2) return 0;
  if (place && family === 0) return 60;
  return english > 0 && family < 2 ? 55 : 90;
};

/** A single word in a sentence. */
const proseScore = ({ given, family, english, surname }: NameWord): number => {
  if (english > 0) return 0;
  if (given >= 2) return given === 3 ? 56 : 52;
  return family === 3 || surname ? 52 : 0;
};

const NO_PERSON = FLAG.role | FLAG.relation | FLAG.title | FLAG.no_name | FLAG.month | FLAG.weekday | FLAG.brand;

const NO_SIGNER = NO_PERSON | FLAG.organization | FLAG.place_type | FLAG.thing | FLAG.country | FLAG.nationality;

/** An English word that is a name as well, in a text that speaks of people: only inside a sentence. */
const englishName = ({ given, english }: NameWord, inside: boolean): number =>
  inside && (given >= 2 || (given > 0 && english >= 50)) ? 54 : 0;

/** A word that no list of given names has, in a text that speaks of people. */
const otherName = ({ given, family, unknown, surname }: NameWord, around: Around): number => {
  const { alone, inProse, before } = around;
  if (family === 3 || surname) return inProse || alone ? 54 : 0;
  if (given > 0 || family > 0) return alone || before === 1 ? 52 : 0;
  if (!unknown || !around.told) return 0;
  return alone ? 50 : 0;
};

/** A word that may be a name and stands behind a weak cue. */
const withCue = (score: number, cued: number): number => (score > 52 ? score + cued : score);

/** A single word in a text that speaks of people. */
const personalScore = ({ word, upper }: Item, around: Around): number => {
  const { given, english, unknown, place, flags } = word;
  if (upper || place || around.placed || flags & NO_PERSON) return 0;
  if (around.origin && flags & FLAG.city && given < 3) return 0;
  if ((around.fond && (unknown || given > 0)) || (around.withMe && given > 0)) return 57;
  const cued = around.before === 1 ? 8 : 0;
  if (english > 0) return withCue(englishName(word, around.inside), cued);
  if (given >= 2) return (given === 3 ? 62 : 57) + cued;
  return around.whence ? 0 : withCue(otherName(word, around), cued);
};

/** "She has not told Sofía": a given name that is a town as well. */
const isTold = ({ given }: NameWord, { before, inside, placed, whence }: Around): boolean =>
  before === 1 && given >= 2 && inside && !placed && !whence;

/** A single word. */
const singleScore = (item: Item, around: Around): number => {
  const { word, upper } = item;
  const { before, titled, addressed, inProse, alone } = around;
  if (titled) return titledScore(word);
  // "Su número": a word of grammar.
  if (word.flags & NO_NOUN && before < 3 && (word.given < 2 || word.flags & FLAG.small_word)) return 0;
  const listed = Math.max(word.given, word.family);
  // "parent=PARENT": a placeholder.
  if (upper && isEnglish(word) && word.given < 2) return 0;
  // "Love, Sunshine": whatever is signed.
  if (before === 3 && alone && !upper && listed === 0 && !word.unknown && !(word.flags & NO_SIGNER)) return 55;
  if (before === 3) return cuedScore(word, listed, 88, 78);
  if (before === 2) return cuedScore(word, listed, 78, 62);
  if (word.place && !upper && isTold(word, around)) return 54;
  if (upper || word.place) return 0;
  // "Don't go, Mark!": spoken to.
  if (addressed && word.given >= 2) return 62;
  if (around.personal) return personalScore(item, around);
  const score = inProse ? proseScore(word) : 0;
  return score > 0 && before === 1 ? score + 10 : score;
};

/** "Sie wohnt", "Im Dezember sagte er": words of grammar and of the calendar. */
const NO_NOUN = FLAG.small_word | FLAG.month | FLAG.weekday;
const NO_ACTOR = FLAG.country | FLAG.state | FLAG.bigCity;

/** A single word that does or says what people do; towns are called like people, and do not speak. */
const actorScore = ({ word, upper }: Item, reported: boolean): number => {
  const place = word.place && !(reported && (word.flags & NO_ACTOR) === 0);
  if (upper || place || word.flags & NO_NOUN || (word.english > 0 && word.english <= 50 && word.given < 2)) return 0;
  if (word.given >= 2 || word.family >= 2) return 66;
  return word.unknown || word.given + word.family > 0 ? 55 : 0;
};

const NO_SUBJECT = FLAG.brand | FLAG.company | FLAG.nationality | FLAG.organization | FLAG.month;

/** A single listed word before a verb that people and things have: somebody, where the word is no other. */
const subjectScore = ({ word, upper, foreign }: Item): number => {
  if (upper || word.place || word.english > 0 || word.flags & NO_SUBJECT) return 0;
  if (word.given >= 2 || word.family >= 2) return 54;
  return foreign && word.given + word.family > 0 ? 50 : 0;
};

/** A single listed word with a telephone number or an age behind it. */
const reachedScore = ({ word, upper }: Item): number => {
  if (upper || word.place || word.english > 0 || word.flags & NO_SUBJECT) return 0;
  return word.given > 0 || word.family >= 2 ? 62 : 0;
};

/** "Von: ..." heads a mail, and "Sie wohnt" speaks of nobody by name. */
const isGrammar = ({ word: { flags } }: Item, { speaker, before }: Around): boolean =>
  (speaker && (flags & FLAG.particle) !== 0) || (before < 3 && (flags & FLAG.small_word) !== 0);

/** One word and nothing else. */
export const aloneScore = (first: Item, around: Around): number => {
  if (isGrammar(first, around)) return 0;
  const score = Math.max(singleScore(first, around), around.situation);
  if (around.after === 2 && score > 0) return score + 15;
  if (around.after === 2 && !around.speaker && !first.upper && first.word.given >= 2) return 62;
  if (around.suffixed && (first.word.unknown || first.word.given > 0)) return Math.max(score, 62);
  if (around.after === 3 && !around.speaker) return Math.max(score, reachedScore(first));
  const speaks = around.speaker && (around.after === 3 || first.word.given >= 2);
  const acts = !around.speaker && ((around.after === 2 && around.inProse) || around.reported);
  if (speaks || acts) return Math.max(score, actorScore(first, around.reported));
  return around.after === 1 && around.inProse ? Math.max(score, subjectScore(first)) : score;
};
