import { contextDistance, type Page } from '../page.ts';
import { wordSet } from '../tokens/characters.ts';
import { COLON } from '../tokens/signs.ts';
import { GAP, KIND, type Tokens } from '../tokens/tokens.ts';
import type { Around } from './around.ts';
import { isTicked } from './denied.ts';
import type { Said } from './extent.ts';
import { TERM } from './medical-words.ts';
import { isCause, isPossessive, isRare, isUncommon, saysOfSomebody } from './said-of.ts';

const STRONG_OWN = wordSet(
  'my his her their your had has have having suffered suffers suffering diagnosed developed onset hosp dx hx sustained underwent undergoing contracted takes taking used uses using abuses abused smokes smoked injects pmh is am im was after in on shes hes disclosed discloses reported reports admitted acknowledged battles battling managing manages currently now',
);
const ARTICLE = wordSet('a an the not another some un une einen eine una uno um uma een');

/** "Her stroke", "he had a seizure", "because of his depression". */
const isOwn = (tokens: Tokens, before: number): boolean => {
  const { hash, gap } = tokens;
  const at = ARTICLE.has(hash[before] ?? 0) ? before - 1 : before;
  if (at < 0 || (gap[at + 1] ?? 0) > GAP.newline) return false;
  // "She's pregnant", "his wife's insulin".
  if (isPossessive(tokens, at)) return true;
  return STRONG_OWN.has(hash[at] ?? 0) && (tokens.told || saysOfSomebody(tokens, before + 1));
};

/** Signs between a word of medicine and the colon behind it. */
const AT_COLON = 2;

/** Whether a word of medicine and a colon stand right in front of a place. */
const isBehindLabel = (page: Page, from: number, contexts: Uint8Array): boolean =>
  page.tokens.hash[from - 1] === COLON &&
  contextDistance(page, page.tokens.start[from - 1] ?? 0, contexts, AT_COLON) < AT_COLON;

/** Signs between which something stands alone: "(vertigo)", ", vertigo," and a cell of a table. */
const isApart = ({ kind, hash, gap }: Tokens, mark: number, at: number): boolean =>
  (gap[at] ?? 0) >= GAP.newline || (kind[mark] === KIND.mark && APART.has(hash[mark] ?? 0));

const APART: ReadonlySet<number> = new Set([...'(),;|/'].map((sign) => sign.charCodeAt(0)));

const isAlone = (tokens: Tokens, { from, to }: Said): boolean =>
  (from === 0 || isApart(tokens, from - 1, from)) && (to >= tokens.count || isApart(tokens, to, to));

/** Whether a word that means much else as well is said of somebody's health. */
export const isTold = (
  page: Page,
  said: Said,
  near: boolean,
  { listed, dense, clinical }: Around,
  contexts: Uint8Array,
): boolean => {
  const { tokens } = page;
  const { from } = said;
  // "Diagnosis: anemia" says it of whoever the form is about.
  if (near && isBehindLabel(page, from, contexts)) return true;
  const cause = isCause(tokens, from - 1);
  if (cause && saysOfSomebody(tokens, from)) return true;
  if (!tokens.personal) return false;
  if (near || listed || isTicked(tokens, from, said.to) || isOwn(tokens, from - 1)) return true;
  if ((dense || clinical) && isUncommon(tokens, from)) return true;
  if ((said.term & TERM.abbreviation) !== 0) return false;
  if (isAlone(tokens, said) && isUncommon(tokens, from)) return true;
  return isRare(tokens, from) && saysOfSomebody(tokens, from);
};
