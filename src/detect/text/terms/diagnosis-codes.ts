import { DOT } from '../tokens/signs.ts';
import { GAP, KIND, type Tokens } from '../tokens/tokens.ts';
import type { Said } from './extent.ts';
import { TERM } from './medical-words.ts';

export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** A code of ICD-10 right in front of what it is called: "N18.6 ESRD", "I50 - ICC", "I48.91^ATRIAL FIBRILLATION". */
const BEFORE = /(?:^|[^\p{L}\d.-])([A-TV-Z]\d[\dAB](?:\.[\dA-Z]{1,4})?)[ \t]?[-–^:|/]?[ \t]?$/u;
/** Behind it, where nothing but a mark parts them: "Lungenfibrose (J84.1)", "Fraktur rechts, S72.01", "Hypertonie I10". */
const BEHIND = /^,?[ \t]{0,2}[-–:|/([]?[ \t]?([A-TV-Z]\d[\dAB](?:\.[\dA-Z]{1,4})?)(?![\p{L}\d-]|\.\d)/u;
/** A code with its subdivision, which hardly anything else is: "F32.1", "S29.011A". */
const SUBDIVIDED = /^[A-TV-Z]\d[\dAB]\.[\dA-Z]{1,4}(?![\p{L}\d.-])/u;
const LETTERS_OF_CATEGORY = 3;

/** Where codes with a subdivision stand, beside nothing that they are called: "(F32.1, back)". */
export const loneDiagnoses = ({
  text,
  start,
  end,
  kind,
  gap,
  hash,
  count,
}: Tokens): readonly (Stretch & { readonly token: number })[] => {
  const found: (Stretch & { readonly token: number })[] = [];
  for (let at = 0; at + 2 < count; at += 1) {
    const first = start[at] ?? 0;
    if (kind[at] !== KIND.code || (end[at] ?? 0) - first !== LETTERS_OF_CATEGORY || hash[at + 1] !== DOT) continue;
    if (gap[at] === GAP.none && at > 0 && kind[at - 1] !== KIND.mark) continue;
    const own = SUBDIVIDED.exec(text.slice(first, first + MOST));
    if (own) found.push({ token: at, start: first, end: first + own[0].length });
  }
  return found;
};

/** Signs of the longest code with what parts it from words. */
const MOST = 14;

/** Where codes of what words say stand on both sides of them; a drug has none. */
export const diagnosesBeside = ({ text, start, end }: Tokens, { from, to, term }: Said): readonly Stretch[] => {
  if ((term & TERM.drug) !== 0) return [];
  const [first, last] = [start[from] ?? 0, end[to - 1] ?? 0];
  const before = BEFORE.exec(text.slice(Math.max(0, first - MOST), first));
  const behind = BEHIND.exec(text.slice(last, last + MOST));
  const found: Stretch[] = [];
  if (before?.[1] !== undefined) {
    const at = first - before[0].length + before[0].indexOf(before[1]);
    found.push({ start: at, end: at + before[1].length });
  }
  if (behind?.[1] !== undefined) {
    const at = last + behind[0].length - behind[1].length;
    found.push({ start: at, end: at + behind[1].length });
  }
  return found;
};
