import type { ModelName } from './name-model.ts';

/** A piece of text that the model takes for a part of a name: offsets in the text, its probability in hundredths. */
export interface JudgedPiece {
  readonly start: number;
  readonly end: number;
  readonly begins: boolean;
  readonly label: string;
  readonly probability: number;
}

/** What may stand between two pieces of one name. */
const WITHIN = /^(?:[ \t\u00a0]{0,3}['’-]?|\.?)[ \t\u00a0]{0,3}$/;

const LEAST_LETTERS = 2;
const LONGEST = 80;

/** Signs that touch handles, paths and programs, and no name. */
const BEFORE = /[@#_/\\.]$/;
const BEHIND = /^(?:[@_/\\=(]|\.\p{L})/u;

const isName = (text: string, { start, end }: ModelName): boolean => {
  const letters = text.slice(start, end).match(/\p{L}/gu)?.length ?? 0;
  if (letters < LEAST_LETTERS || end - start > LONGEST) return false;
  return !BEFORE.test(text.slice(Math.max(0, start - 1), start)) && !BEHIND.test(text.slice(end, end + 2));
};

/** "J.R. Orrin", but not "quorra.zefti": a dot without a blank stands behind an initial only. */
const isLogin = (text: string, end: number, between: string): boolean =>
  between === '.' && /[\p{L}\p{N}]{2}$/u.test(text.slice(Math.max(0, end - 2), end));

/** Whether a piece goes on with the name before it: the model may begin a new one ("B-PER") right behind. */
const goesOn = (text: string, end: number, labels: ReadonlySet<string>, piece: JudgedPiece): boolean => {
  const between = text.slice(end, piece.start);
  return WITHIN.test(between) && !isLogin(text, end, between) && !(piece.begins && labels.has(piece.label));
};

/** Names in a text: pieces that belong together, as sure as the least sure of them. Signs at their ends are left out. */
export const namesOf = (text: string, pieces: readonly JudgedPiece[]): readonly ModelName[] => {
  const names: ModelName[] = [];
  let labels = new Set<string>();
  for (const piece of pieces) {
    const last = names.at(-1);
    if (last && goesOn(text, last.end, labels, piece)) {
      labels.add(piece.label);
      const probability = Math.min(last.probability, piece.probability);
      names[names.length - 1] = { ...last, end: piece.end, probability };
      continue;
    }
    labels = new Set([piece.label]);
    names.push({ start: piece.start, end: piece.end, probability: piece.probability, label: piece.label });
  }
  return names.filter((name) => isName(text, name));
};
