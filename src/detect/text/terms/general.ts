import { wordSet } from '../tokens/characters.ts';
import { APOSTROPHE, DOT, QUESTION } from '../tokens/signs.ts';
import { GAP, KIND, type Tokens } from '../tokens/tokens.ts';
import { medicalContext } from './data-files.ts';
import type { Said } from './extent.ts';

const GENERAL = medicalContext('general');
const ABOUT = medicalContext('about');
const ANYONE = medicalContext('anyone');
const WITH = wordSet('with mit avec con com met who have having living suffering');
/** Words between whoever has an illness and that they have it: "patients admitted with sepsis", "residents on warfarin". */
const SO = wordSet('admitted diagnosed presenting treated seen on taking');
const MAY = wordSet('if may might can could');

/** Words between an illness and what is made about it: "sepsis pathway posters". */
const MOST_BEHIND = 2;
/** Tokens of a sentence in front of an illness in which is looked for what a list is about. */
const MOST_BEFORE = 20;

const QUOTES: ReadonlySet<number> = new Set([...'"”’»'].map((sign) => sign.charCodeAt(0)).concat(APOSTROPHE));

const isInFrontOfGeneral = ({ hash, gap, kind, count }: Tokens, to: number): boolean => {
  for (let at = to, words = 0; at < count && words < MOST_BEHIND; at += 1) {
    if ((gap[at] ?? 0) >= GAP.newline) return false;
    if (kind[at] === KIND.mark) {
      if (!QUOTES.has(hash[at] ?? 0)) return false;
      continue;
    }
    if (GENERAL.has(hash[at] ?? 0)) return true;
    words += 1;
  }
  return false;
};

/**
 * How an illness is spoken of without anybody having it: "made" in front of what is made about it ("diabetes leaflet"), "listed" behind it
 * ("leaflets: asthma, falls"), "anyone" as what people in general have ("people with dementia, brain injury"); '' for neither.
 */
export const generalOf = (tokens: Tokens, { from, to }: Said): '' | 'made' | 'listed' | 'anyone' => {
  if (isInFrontOfGeneral(tokens, to)) return 'made';
  const { hash, gap } = tokens;
  let isHad = false;
  for (let at = from - 1; at >= 0 && at >= from - MOST_BEFORE && (gap[at + 1] ?? 0) < GAP.paragraph; at -= 1) {
    const own = hash[at] ?? 0;
    if (own === QUESTION || (own === DOT && gap[at + 1] !== GAP.none)) return '';
    if (ABOUT.has(own)) return 'listed';
    if (isHad && ANYONE.has(own)) return 'anyone';
    if (MAY.has(own)) return 'anyone';
    isHad = WITH.has(own) || SO.has(own);
  }
  return '';
};
