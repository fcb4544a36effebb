import { wordSet } from '../../tokens/characters.ts';
import { GAP, type Tokens } from '../../tokens/tokens.ts';
import { isTicked } from '../denied.ts';
import { isDosed, isTaken } from '../doses.ts';
import type { Said } from '../extent.ts';
import { generalOf } from '../general.ts';
import { isCause, isOwn, isOwned, isPossessive, saysOfSomebody } from '../said-of.ts';
import type { Candidate } from './candidate.ts';
import { type AddSign, stepOf } from './sign.ts';
import { listsOf } from './word-signs.ts';

const FAMILY = wordSet(
  'mother father mom dad mum brother sister uncle aunt grandfather grandmother fhx fh family maternal paternal sibling siblings mutter vater bruder schwester madre padre hermano hermana mere pere frere soeur fratello sorella mae pai irmao irma moeder vader broer zus matka ojciec brat siostra',
);
const PRONOUN = wordSet(
  'he she his her him i my me we they their pt patient client patientin paciente paziente utente pacjent pacjentka pasient pasienten patienten er sie ihm ihre seine elle il lui ela ele hij zij haar zijn hon hun',
);
const NEGATION = wordSet(
  'no not denies denied deny without negative never none neg declined refused free dont doesnt didnt hasnt havent isnt wasnt nunca jamas jamais pas ni kein keine keinen nie geen nooit nessun nessuna',
);
const IF = wordSet(
  'if may might could possible risk rule ruled r/o should would can when whether suspected suspicion unless prevent prevention screening screen',
);

const WORDS = [
  ['relative', FAMILY],
  ['pronoun', PRONOUN],
  ['negation', NEGATION],
  ['if', IF],
] as const;

/** Tokens of a line on each side in which such words are looked for. */
const MOST_BESIDE = 8;

const addBeside = (add: AddSign, { hash, gap, count }: Tokens, { from, to }: Said): void => {
  for (const [name, words] of WORDS) {
    for (let at = from - 1; at >= Math.max(0, from - MOST_BESIDE) && (gap[at + 1] ?? 0) < GAP.newline; at -= 1) {
      if (!words.has(hash[at] ?? 0)) continue;
      add(`${name} before`);
      break;
    }
    for (let at = to; at < Math.min(count, to + MOST_BESIDE) && (gap[at] ?? 0) < GAP.newline; at += 1) {
      if (!words.has(hash[at] ?? 0)) continue;
      add(`${name} behind`);
      break;
    }
  }
};

/** Tokens of a window that is too short to be dense. */
const SHORT = 200;
const MOST_OTHERS = 4;

const addDensity = (add: AddSign, { tokens, near, distance, around }: Candidate, lists: string): void => {
  const tokensAHundred = Math.max(SHORT, tokens.count) / 100;
  const density = around.sure / tokensAHundred;
  const spoken = around.spoken / tokensAHundred;
  add(`dense ${stepOf(density, [0.25, 0.5, 1, 2])}`);
  add(`dense ${stepOf(density, [0.5, 2])} ${lists}`);
  add(`sure ${stepOf(around.sure, [1, 2, 4, 8])}`);
  add(`spoken ${stepOf(spoken, [0.25, 0.5, 1, 2])}`);
  add(`spoken ${stepOf(spoken, [0.5, 1])} ${lists}`);
  add(`nearest ${stepOf(around.nearest, [5, 24, 60, 120, 240, 600, 2000])}`);
  add(`nearest ${stepOf(around.nearest, [24, 240])} ${lists}`);
  add(`on line ${Math.min(MOST_OTHERS, around.onLine)}`);
  add(`sure on line ${Math.min(MOST_OTHERS, around.sureOnLine)}`);
  add(`near ${near} ${lists}`);
  add(`context ${stepOf(distance, [3, 12, 30, 60, 120, 200])}`);
};

/** "Metformin 500 mg", "albuterol 2 puffs", "takes Tarluna daily": whether one of a few words is given as drugs are. */
const hasDose = (tokens: Tokens, { from, to }: Said): boolean => {
  for (let at = from; at < to && at < from + MOST_BESIDE; at += 1)
    if (isDosed(tokens, at) || isTaken(tokens, at)) return true;
  return false;
};

/** Of whom words are said, in what kind of a window, and what is said of them. */
export const addPage = (add: AddSign, candidate: Candidate): void => {
  const { tokens, said } = candidate;
  const { from, to } = said;
  const lists = listsOf(said);
  addDensity(add, candidate, lists);
  const somebody = saysOfSomebody(tokens, from);
  add(`somebody ${somebody}`);
  add(`somebody ${somebody} ${lists}`);
  if (tokens.personal) add(tokens.told ? 'told' : 'personal');
  if (tokens.lower) add('small letters only');
  if (isPossessive(tokens, from - 1) || isOwned(tokens, from - 1)) add('owned');
  if (isOwn(tokens, from - 1)) add(`own ${somebody}`);
  if (isCause(tokens, from - 1)) add('cause');
  const general = generalOf(tokens, said);
  if (general !== '') add(`general ${general}`);
  if (isTicked(tokens, from, to)) add('ticked');
  if (hasDose(tokens, said)) add('dosed');
  addBeside(add, tokens, said);
  for (const genre of candidate.genres()) add(`page ${genre}`);
};
