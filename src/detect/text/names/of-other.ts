import { FLAG, joined, phraseFlags } from '../tokens/lexicon.ts';
import { GAP, type Tokens } from '../tokens/tokens.ts';
import { type Around, aroundOf } from './around/around.ts';
import { isCode } from './around/code.ts';
import { isElsewhere, isSaints } from './around/elsewhere.ts';
import { isNamedThing } from './around/named-thing.ts';
import { isShop } from './around/shops.ts';
import { isTeam } from './around/teams.ts';
import { itemsOf, type Part } from './found.ts';
import { isShortForm } from './initials.ts';
import { isLed } from './led.ts';
import { isFirmAhead } from './lists/firms.ts';
import { isHeading } from './lists/heading-row.ts';
import type { Item } from './lists/items.ts';
import { isFirm, isFirmBehind } from './lists/lists.ts';
import { lengthOf } from './look.ts';

const NO_PERSON = FLAG.organization | FLAG.street | FLAG.place_type;

/** A single word that the rest of the text may still make a name. */
export const isOpen = (items: readonly Item[], { following }: Around): boolean =>
  items.length === 1 && items[0]?.kind === 'word' && !(following && following.word.flags & NO_PERSON);

/** Whether words are of a program, a firm, a country or an office: "Sri Lanka", "Deputy Prime Minister". */
const isOfOther = (tokens: Tokens, first: Item, last: Item, behind: Item | undefined): boolean =>
  isCode(tokens, first.from, last.next) ||
  isFirm(tokens, first.from) ||
  isSaints(tokens, first.from, last.next) ||
  isLed(tokens, first.from) ||
  isFirmBehind(tokens, last.next) ||
  (first === last &&
    ((first.word.english > 0 && behind?.kind === 'title') ||
      endsCountry(tokens, first.from) ||
      isFirmAhead(tokens, last.next)));

const endsCountry = ({ hash, gap }: Tokens, at: number): boolean =>
  at > 0 && gap[at] === GAP.blank && (phraseFlags(joined(hash[at - 1] ?? 0, hash[at] ?? 0)) & FLAG.country) !== 0;

/** Whether what stands in front of words, or their place on the page, says that they are of nobody. */
const isOfPage = (tokens: Tokens, items: readonly Item[], first: Item, last: Item): boolean =>
  isElsewhere(tokens, first.from, items.length === 1) ||
  isNamedThing(tokens, first.from, last.next, items.length) ||
  isShop(tokens, first.from, last.next) ||
  isTeam(tokens, first.from, last.next) ||
  isHeading(tokens, items, first, last) ||
  (items.length === 1 && isShortForm(tokens, first));

/** What stands around part of a run; undefined where that says that its words are of something else than somebody. */
export const aroundSomebody = (tokens: Tokens, part: Part): Around | undefined => {
  const { run, from, to } = part;
  const items = itemsOf(part);
  const [first, last] = [items[0], items.at(-1)];
  if (!first || !last || isOfOther(tokens, first, last, run[to])) return undefined;
  const around = aroundOf(tokens, run, from, to);
  if (!around.titled && !around.suffixed && isOfPage(tokens, items, first, last)) return undefined;
  // "Le docteur", "El doctor": words of grammar that are names as well.
  const isGrammar =
    items.length === 1 && around.before < 2 && first.word.flags & FLAG.particle && lengthOf(tokens, first.from) <= 2;
  return isGrammar ? undefined : around;
};
