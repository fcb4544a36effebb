import { wordSet } from '../tokens/characters.ts';
import { entryOf, FLAG, familyRank } from '../tokens/lexicon.ts';
import { EQUALS, SLASH } from '../tokens/signs.ts';
import { GAP, KIND, type Tokens } from '../tokens/tokens.ts';
import { contextWords } from './context-words.ts';
import type { Item } from './lists/items.ts';
import { flagsAt } from './look.ts';
import { nameWordOf } from './words.ts';

/** Rank from which on a word is a family name that a particle only makes another: "Estrada da Luz", but "Estrada Ruiz". */
const COMMON_FAMILY = 450;

const isLeading = (tokens: Tokens, at: number): boolean => (flagsAt(tokens, at) & FLAG.leading) !== 0;

/** Whether a word in front makes the next one a family name; "Quartier Gasthof Hans Peter": one that no list has does not. */
const isOfName = (item: Item | undefined): boolean =>
  item?.kind === 'initial' || item?.kind === 'particle' || (item?.kind === 'word' && item.word.given > 0);

/**
 * The place in a run from which on it is called by its first word: "Rua Fúlvio Aducci", "IES Miguel Herrero",
 * "Talleres Urgoiti". The length of the run where no word leads; a given name in front makes it a family name.
 */
const ledFrom = (tokens: Tokens, run: readonly Item[]): number => {
  for (let at = 0; at + 1 < run.length; at += 1) {
    const [item, next] = [run[at], run[at + 1]];
    if (!item || !next || !isLeading(tokens, item.from)) continue;
    const behindName = isOfName(run[at - 1]);
    const family = familyRank(entryOf(tokens.hash[item.from] ?? 0)) >= COMMON_FAMILY;
    if (!behindName && (next.kind === 'particle' || !family)) return at;
  }
  return run.length;
};

/** What a key of a setting is called by: "Max Pool Size=312". */
const isKey = ({ hash, gap, count }: Tokens, run: readonly Item[]): boolean => {
  const next = run.at(-1)?.next ?? count;
  return run.length > 1 && next < count && hash[next] === EQUALS && gap[next] === GAP.none;
};

const NAME_PARTS = contextWords('field_part');
const NAME = wordSet('name names');

/** "Karim Given Name (First Name)": the place of the label that stands behind what was filled in. */
const labelAt = ({ hash }: Tokens, run: readonly Item[]): number => {
  const [part, name] = run.slice(-2);
  const isLabel = NAME.has(hash[name?.from ?? -1] ?? 0) && NAME_PARTS.has(hash[part?.from ?? -1] ?? 0);
  return isLabel ? run.length - 2 : run.length;
};

/** The part of a run that may be of somebody: up to a word that leads the rest, or a label. */
export const judgedPart = (tokens: Tokens, run: readonly Item[]): readonly Item[] => {
  if (isKey(tokens, run)) return [];
  const end = Math.min(ledFrom(tokens, run), labelAt(tokens, run));
  return end === run.length ? run : run.slice(0, end);
};

/** Small words between a kind and the name of what it is: "colegio de San José", "loja da Sta. Cruz". */
const MOST_BETWEEN = 2;

const VESSELS = contextWords('vessel');
const VESSEL_SIGNS = /^[FMRST]\/[SVTY]$/;

const OWNS = contextWords('owning');
const HAS = wordSet('has had');

/** "The yacht Peter Novak owns", "sold the yacht Peter Novak had left her": a whole name and what people do, not ships ("The ferry Madeline Rose had sunk"). */
const isOwner = (tokens: Tokens, first: number): boolean => {
  const { hash, kind, gap } = tokens;
  const next = first + 2;
  if (kind[first + 1] !== KIND.capital || gap[first + 1] !== GAP.blank || kind[next] !== KIND.lower) return false;
  const { family, unknown } = nameWordOf(tokens, first + 1);
  if (nameWordOf(tokens, first).given < 2 || !(family > 0 || unknown)) return false;
  if (HAS.has(hash[next] ?? 0)) return kind[first - 2] === KIND.lower;
  return OWNS.has(hash[next] ?? 0) || (flagsAt(tokens, next) & FLAG.said) !== 0;
};

/** "The ferry Madeline Rose", "USS Arthur Kemp", "M/V ANNA KARLSEN": what stands right in front says that a ship is called so. */
const isOfVessel = (tokens: Tokens, first: number): boolean => {
  const { hash, kind, gap, text, start, end } = tokens;
  if (gap[first] !== GAP.blank || kind[first - 1] === KIND.capital) return false;
  if (VESSELS.has(hash[first - 1] ?? 0)) return !isOwner(tokens, first);
  return hash[first - 2] === SLASH && first > 2 && VESSEL_SIGNS.test(text.slice(start[first - 3], end[first - 1]));
};

/** "el colegio Miguel Herrero", "rue Jean Moulin": the same in small letters right in front. */
export const isLed = (tokens: Tokens, first: number): boolean => {
  const { kind, gap } = tokens;
  if (isOfVessel(tokens, first)) return true;
  for (let at = first - 1; at >= 0 && first - 1 - at <= MOST_BETWEEN; at -= 1) {
    if (kind[at] !== KIND.lower || gap[at + 1] !== GAP.blank) return false;
    if (isLeading(tokens, at)) return true;
    if ((flagsAt(tokens, at) & FLAG.particle) === 0) return false;
  }
  return false;
};
