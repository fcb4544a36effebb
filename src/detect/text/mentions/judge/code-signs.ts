import type { Scene, Value } from '../scene.ts';
import { put, type Sheet, type Signs, sign } from './sign.ts';

/** Signs in front of a value in which a code may stand, and around a name. */
const REACH = 120;
const AROUND = 32;
/** Namings of a person that are looked at. */
const MOST_NAMINGS = 4;

/** "VICTIM-1: ", "Dep. 2  ", "(W2) ", "B1 " in front of a name; "mother of V1: " is another's. */
const IN_FRONT =
  /(?:^|(?<!(?:of|for|to|by|with) )(?<![\p{L}\p{N}]))(\p{L}{1,14})\.?[ #-]{0,2}(\d{1,2})[).:]{0,2}(?: ?\([^()\n]{1,12}\))?[ \t:–-]{0,12}$/u;
/** " (V1)", ", S-2," behind one. */
const BEHIND = /^,? ?[([]?(\p{Lu}{1,4})[.-]?(\d{1,2})(?=[)\],;:\s])/u;
/** Where a text speaks of somebody by a code. */
const SPOKEN = /(?<![\p{L}\p{N}.#-])(\p{L}{1,14})\.?[ #-]?(\d{1,2})(['’]s)?(?![\p{L}\p{N}]|[./-]\d)/gu;
const SENTENCE_ENDS = /[.;!?][)"”]? +(?=\p{Lu})|\n/gu;

const [OWNS, FIRST, LAST, OTHERS] = ['code owns', 'code=first', 'code=last', 'code!'].map(sign);

/** The codes that a word and a number may be: its first letter and the word itself. */
const keysOf = (word: string, number: string): readonly string[] => {
  const upper = word.toUpperCase();
  return [...new Set([upper + number, upper.slice(0, 1) + number])];
};

/** By the codes that a text gives to people whose each is: "V1" of "VICTIM-1: Ann Lee"; a code of two people is nobody's. */
export const codesOf = ({ people, spans, text }: Scene): ReadonlyMap<string, number> => {
  const codes = new Map<string, number>();
  const shared = new Set<string>();
  const hold = (found: RegExpExecArray | null, person: number): void => {
    for (const key of found ? keysOf(found[1] ?? '', found[2] ?? '') : []) {
      if ((codes.get(key) ?? person) !== person) shared.add(key);
      codes.set(key, person);
    }
  };
  for (const [person, { names }] of people.entries())
    for (const n of names.slice(0, MOST_NAMINGS)) {
      const [start, end] = [spans[n]?.start ?? 0, spans[n]?.end ?? 0];
      const line =
        text
          .slice(Math.max(0, start - AROUND), start)
          .split('\n')
          .at(-1) ?? '';
      hold(IN_FRONT.exec(line), person);
      hold(BEHIND.exec(text.slice(end, end + AROUND)), person);
    }
  for (const key of shared) codes.delete(key);
  return codes;
};

/** Whom the sentence in front of a value speaks of by a code: "V1's new number is", "B2 661". */
export const codeSigns = ({ text }: Scene, { span }: Value, codes: ReadonlyMap<string, number>): Signs => {
  if (codes.size === 0) return () => undefined;
  const sentence =
    text
      .slice(Math.max(0, span.start - REACH), span.start)
      .split(SENTENCE_ENDS)
      .at(-1) ?? '';
  const spoken = [...sentence.matchAll(SPOKEN)].flatMap(([, word = '', number = '', owns]) => {
    const person = codes.get(word.toUpperCase() + number);
    return person === undefined ? [] : [{ person, owns: owns !== undefined }];
  });
  const [first, last, owner] = [spoken[0], spoken.at(-1), spoken.findLast(({ owns }) => owns)];
  if (!first || !last) return () => undefined;
  return (sheet: Sheet, person: number) => {
    if (owner?.person === person) put(sheet, OWNS);
    if (first.person === person) put(sheet, FIRST);
    if (last.person === person) put(sheet, LAST);
    if (spoken.every((one) => one.person !== person)) put(sheet, OTHERS);
  };
};
