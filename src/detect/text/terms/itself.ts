import { once } from '../../../core/once.ts';
import { loadDetectors } from '../../data-files.ts';
import { hashOf, hashSet, spellingOf, wordSet } from '../tokens/characters.ts';
import { COLON, COMMA, DOT, PLUS, SLASH } from '../tokens/signs.ts';
import { GAP, KIND, type Tokens } from '../tokens/tokens.ts';
import { MEDICAL_CONTEXT, medicalContext } from './data-files.ts';
import type { Said } from './extent.ts';
import type { Candidate } from './judge/candidate.ts';
import { TERM } from './medical-words.ts';
import { isCause, isSomebodyAt, saysOfSomebody } from './said-of.ts';

/** Detectors of data/detectors/facts.yaml whose labels say what somebody has, in a sentence and in front of a colon. */
const IN_SENTENCES: ReadonlySet<string> = new Set(['health-told', 'medical-condition']);
const IN_FORMS: ReadonlySet<string> = new Set(['health-line']);

const labelsOf = (ids: ReadonlySet<string>): readonly string[] =>
  loadDetectors().flatMap(({ id, labels }) => (ids.has(id) ? (labels ?? []).map(spellingOf) : []));

const oneOf = (labels: readonly string[]): string =>
  labels.map((label) => label.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')).join('|');

/** "Hx of", "h/o a", "Dx -" and "PMHx:" at the end of what stands in front of a word, and the last words of all such. */
const shorthand = once(() => {
  // What says so although no detector has it as a label.
  const { charted, chart_head } = MEDICAL_CONTEXT;
  const [told, forms] = [
    [...labelsOf(IN_SENTENCES), ...charted],
    [...labelsOf(IN_FORMS), ...chart_head],
  ];
  return {
    form: new RegExp(`(?:^|[^\\p{L}\\d])(?:(?:${oneOf(told)}) ?(?:[:-] ?)?(?:an? )?|(?:${oneOf(forms)}) ?: ?)$`, 'u'),
    last: hashSet([...told, ...forms].map((label) => hashOf(/[^ /]*$/.exec(label)?.[0] ?? ''))),
  };
});

const ARTICLE = wordSet('a an');

/** The token in front of a colon, a hyphen or an article in front of a word. */
const lastBefore = ({ hash, kind }: Tokens, from: number): number => {
  const at = ARTICLE.has(hash[from - 1] ?? 0) ? from - 2 : from - 1;
  return kind[at] === KIND.mark ? at - 1 : at;
};

/** Signs of the longest shorthand with what stands behind it. */
const MOST = 48;

const isBehindShorthand = (tokens: Tokens, from: number): boolean => {
  const { text, start, hash } = tokens;
  const { form, last } = shorthand();
  // Most words have none: the form is asked where a last word is right.
  if (!last.has(hash[lastBefore(tokens, from)] ?? 0)) return false;
  const at = start[from] ?? 0;
  return form.test(spellingOf(text.slice(Math.max(0, at - MOST), at)));
};

/** "34F ", "71 y/o M with ", "54-year-old woman c/o ", "29/F s/p ": an age and a sex, and what leads from them to what somebody has. */
const AGED =
  /(?:^|[^\p{L}\d])\d{1,3}[ -]?(?:y[/.]?o\.?|yrs?|years?|y)?[ /-]?(?:old )?(?:[MF]|male|female|man|woman|boy|girl|gentleman|lady)[,.]? (?:(?:with|w\/|who has|p\/w|admitted (?:with|for|w\/)|here (?:with|for)) (?:an? )?)?$/u;
const AGED_ENDS = wordSet('m f male female man woman boy girl gentleman lady with w has p for a an');
/** Signs of the longest of these. */
const MOST_AGED = 48;

/** Whether an age and a sex stand right in front, as charts and lists of patients introduce what somebody has. */
const isBehindAge = ({ text, start, hash, kind }: Tokens, from: number): boolean => {
  const before = kind[from - 1] === KIND.mark ? from - 2 : from - 1;
  // "29F" is one word.
  if (before < 0 || (kind[before] !== KIND.code && !AGED_ENDS.has(hash[before] ?? 0))) return false;
  const at = start[from] ?? 0;
  return AGED.test(text.slice(Math.max(0, at - MOST_AGED), at));
};

/** "CP 7/10": how bad a pain is, behind it. */
const PAIN = /^,? (?:\d|10)(?:-\d)?\/10(?!\d)/;
const MOST_PAIN = 10;
const isRated = ({ text, end }: Tokens, to: number): boolean =>
  PAIN.test(text.slice(end[to - 1], (end[to - 1] ?? 0) + MOST_PAIN));

/** "Hx of CHF", and "s/p CABG" where the phrase itself is one of medicine. */
const isInShorthand = (tokens: Tokens, { from, to }: Said): boolean =>
  isBehindShorthand(tokens, from) || (to - 1 > from && isBehindShorthand(tokens, to - 1));

const HAVE = wordSet('has had have');

/** "Mr. Hill has HIV": a word that means something else as well may be had in another way. */
const isHad = (tokens: Tokens, { from, term }: Said): boolean =>
  HAVE.has(tokens.hash[from - 1] ?? 0) && (term & TERM.weak) === 0 && saysOfSomebody(tokens, from);

/** Whether an abbreviation that is a state or a unit first is written as one. */
const isWritten = ({ kind }: Tokens, { to, term }: Said): boolean =>
  (term & TERM.strict) === 0 || kind[to - 1] === KIND.upper;

/** What remarks of everyday speech begin with: "lost the baby", "threw up", "stopped taking her meds". */
const DID = wordSet(
  'lost losing threw throws failed stopped stops forgets hears had got gets broke tore fell wets pees',
);
const JUST = wordSet('just also recently then since again already has have had nearly');

/** "Mandy lost the baby", "she just threw up": a remark of several words right behind whom it is made about. */
const isDoneBy = (tokens: Tokens, { from, to, term }: Said): boolean => {
  const { hash, kind, gap } = tokens;
  if (to - from < 2 || (term & TERM.weak) !== 0 || !DID.has(hash[from] ?? 0)) return false;
  const at = JUST.has(hash[from - 1] ?? 0) ? from - 2 : from - 1;
  if (at < 0 || kind[at] === KIND.mark || gap[at + 1] !== GAP.blank) return false;
  return isSomebodyAt(tokens, at);
};

const VACCINES: ReadonlySet<string> = new Set(MEDICAL_CONTEXT.vaccine);
/** The day of the first dose, in the next column or behind a sign. */
const DOSE_DAY =
  /^ ?(?:vaccine|#?[1-5])?[ \t:|,;]{1,32}(?:\d{1,2}[/.-]\d{1,2}[/.-](?:\d{4}|\d{2})|(?:19|20)\d\d-\d\d-\d\d)(?!\d)/;
const MOST_TO_DAY = 56;

/** "MMR   04/22/19  04/30/22": whether a vaccine has a day behind it, in a record of who was given it. */
const isGivenVaccine = ({ text, start, end }: Tokens, { from, to }: Said): boolean => {
  const behind = end[to - 1] ?? 0;
  return (
    VACCINES.has(text.slice(start[from], behind).toLowerCase()) &&
    DOSE_DAY.test(text.slice(behind, behind + MOST_TO_DAY))
  );
};

/** Signs between a word and what stands behind it and a colon. */
const AT_COLON = 2;

/** "Tom is out because of anemia", "Diagnosis: anemia", "hx of CHF": sentence, label or shorthand says more than all signs. */
export const saysItself = ({ tokens, said, distance }: Candidate): boolean => {
  const { from } = said;
  if (tokens.hash[from - 1] === COLON && distance <= AT_COLON) return true;
  if (isCause(tokens, from - 1) && saysOfSomebody(tokens, from)) return true;
  if (tokens.personal && (isGivenVaccine(tokens, said) || isDoneBy(tokens, said))) return true;
  if (!tokens.personal || !isWritten(tokens, said)) return false;
  return isHad(tokens, said) || isInShorthand(tokens, said) || isBehindAge(tokens, from) || isRated(tokens, said.to);
};

const JOINING = wordSet('and or y e et und');
const JOINING_MARKS: ReadonlySet<number> = new Set([COMMA, SLASH, PLUS, hashOf('&')]);

const ELSE = medicalContext('else');
const DENIES = medicalContext('denies');
const NONE = medicalContext('none');
/** Signs within an entry: "HFrEF (EF 30%)", "CABG '14", "s/p TAVR". */
const INSIDE: ReadonlySet<number> = new Set([..."()%/+-'’.&<>~"].map((sign) => sign.charCodeAt(0)));

/** Tokens from one word of medicine of a list to the next, and of one entry. */
const MOST_OF_LIST = 28;
const MOST_OF_ENTRY = 7;

/** Whether a token may stand within an entry of a list: nothing that says something else of somebody begins with it, and no sentence ends. */
const isWithinEntry = ({ hash, gap, kind }: Tokens, at: number): boolean => {
  const own = hash[at] ?? 0;
  if ((gap[at] ?? 0) > GAP.newline) return false;
  if (kind[at] !== KIND.mark) return !(ELSE.has(own) || DENIES.has(own) || NONE.has(own));
  // A dot within "2.5" and no end of a sentence.
  return INSIDE.has(own) && !(own === DOT && gap[at + 1] !== GAP.none);
};

/**
 * "CHF, afib", "HTN/DM2", "HCV and PTSD", "TAVR 2021, HFrEF (EF 30%), ICD": whether words begin an entry of the list in which those stand that end in
 * front of `before`.
 */
export const isListedWith = (tokens: Tokens, before: number, said: Said): boolean => {
  const { hash, gap, kind } = tokens;
  const { from } = said;
  if (before <= 0 || from <= before || from - before > MOST_OF_LIST || !tokens.personal) return false;
  const isJoint = (at: number) => (kind[at] === KIND.mark ? JOINING_MARKS : JOINING).has(hash[at] ?? 0);
  if (!isJoint(from - 1) || (gap[from] ?? 0) > GAP.newline) return false;
  let entry = 0;
  for (let at = before; at < from; at += 1) {
    entry = isJoint(at) ? 0 : entry + 1;
    if (entry > MOST_OF_ENTRY || (entry > 0 && !isWithinEntry(tokens, at))) return false;
  }
  return isWritten(tokens, said);
};

/** "Refill. Wheezing. Hx AF": whether words are a sentence of their own. */
export const isSentence = ({ hash, gap, count }: Tokens, { from, to }: Said): boolean =>
  hash[from - 1] === DOT && gap[from] === GAP.blank && (to >= count || hash[to] === DOT);
