import { wordSet } from '../tokens/characters.ts';
import { COMMA, DOT } from '../tokens/signs.ts';
import { GAP, KIND, type Tokens } from '../tokens/tokens.ts';

const UNITS = wordSet('mg mcg ug ml g units unit iu ie ui meq');
const DOSE = /^[0-9]{1,5}(?:mg|mcg|µg|ml|g|iu|ie|units)$/i;

/** Units in which nothing but a drug is given. */
const OF_DRUGS = wordSet('mg mcg ug iu ie ui');
const DOSE_OF_DRUG = /^[0-9]{1,5}(?:mg|mcg|µg|iu|ie)$/i;
const SLASH = 47;

/** The token behind a number with what stands behind its point or comma: "0.6", "20.000", "1,5". */
const behindNumber = ({ hash, kind, gap }: Tokens, at: number): number =>
  (hash[at + 1] === DOT || hash[at + 1] === COMMA) && kind[at + 2] === KIND.digits && gap[at + 2] === GAP.none
    ? at + 3
    : at + 1;

/** The token behind a dose: "0.6 mg", "75mcg", "2 puffs". */
export const behindDose = (tokens: Tokens, to: number): number => {
  const { kind, hash, gap, text, start, end } = tokens;
  if (gap[to] !== GAP.blank) return to;
  if (kind[to] === KIND.code) return DOSE.test(text.slice(start[to], end[to])) ? to + 1 : to;
  if (kind[to] !== KIND.digits) return to;
  const whole = behindNumber(tokens, to);
  return UNITS.has(hash[whole] ?? 0) ? whole + 1 : to;
};

/** Whether a word has a dose of a drug right behind, which is not what a laboratory measured in a volume ("388 mg/dL"). */
export const isDosed = (tokens: Tokens, word: number): boolean => {
  const { kind, hash, gap, text, start, end } = tokens;
  const at = word + 1;
  if (gap[at] !== GAP.blank) return false;
  if (kind[at] === KIND.code) return DOSE_OF_DRUG.test(text.slice(start[at], end[at])) && hash[at + 1] !== SLASH;
  if (kind[at] !== KIND.digits) return false;
  const whole = behindNumber(tokens, at);
  return OF_DRUGS.has(hash[whole] ?? 0) && hash[whole + 1] !== SLASH;
};

/** How often and by which way a drug is taken, in the shorthand of prescriptions, and in words that say it of much else too. */
const SIG = wordSet('bid tid qid qhs qam qpm qod prn subq subcut gtt ivpb');
const HOW_OFTEN = wordSet('po iv im sq sl qd hs daily nightly weekly monthly twice once every');
const PIECES = wordSet(
  'tab tabs tablet tablets cap caps capsule capsules puff puffs drop drops pill pills spray sprays units patch',
);
const TAKING = wordSet(
  'on takes take taking took started starts starting stopped stop uses using used continue cont hold held given gave refill refused',
);

const CHANGED = wordSet('incr increased decr decreased changed titrated reduced inc dec');
const TO = wordSet('to by');

/** "Xyvolar qhs", "Xyvolar 2 tabs bid", "takes Xyvolar daily": whether a word is taken as drugs are. */
export const isTaken = ({ hash, kind, gap }: Tokens, word: number): boolean => {
  let at = word + 1;
  if (gap[at] !== GAP.blank) return false;
  // "Lasix incr to 40 bid", "increased to".
  if (CHANGED.has(hash[at] ?? 0)) at += TO.has(hash[at + 1] ?? 0) ? 2 : 1;
  if (kind[at] === KIND.digits) at += 1;
  const counted = at > word + 1 && PIECES.has(hash[at] ?? 0);
  if (counted) at += 1;
  if ((gap[at] ?? 0) !== GAP.blank) return false;
  if (SIG.has(hash[at] ?? 0)) return true;
  return HOW_OFTEN.has(hash[at] ?? 0) && (at > word + 1 || TAKING.has(hash[word - 1] ?? 0));
};
