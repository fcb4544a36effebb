/** The letter in its other case; itself where there is none of one unit. */
const otherCase = (letter: string): string => {
  const other = letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase();
  return other.length === letter.length ? other : letter;
};

/** An escape, a class, the opening of a group with its flags or name, or one letter or sign. */
const PIECE = /\\.|\[(?:\\.|[^\]\\])*\]|\((?:\?(?:[a-z]*(?:-[a-z]+)?:|[=!]|<[=!]|P?<\w+>))?|[^\\[(]/gsu;

/** Ranges and letters of a class, with those of the other case behind. */
const spelledClass = (piece: string): string => {
  const inner = piece.slice(1, -1);
  const others = [...inner.matchAll(/\\.|([\p{L}])-([\p{L}])|\p{L}/gsu)].map(([whole, from, to]) => {
    if (whole.startsWith('\\')) return '';
    return from !== undefined && to !== undefined ? `${otherCase(from)}-${otherCase(to)}` : otherCase(whole);
  });
  return `[${inner}${others.filter((other) => other !== '' && !inner.includes(other)).join('')}]`;
};

const spelledPiece = (piece: string): string => {
  if (piece.startsWith('[')) return spelledClass(piece);
  const other = piece.startsWith('\\') ? piece : otherCase(piece);
  return other === piece ? piece : `[${piece}${other}]`;
};

/**
 * A pattern that spells out what its groups `(?i:...)` leave to the engine of the language: `(?i:ab|c)` becomes
 * `(?:[aA][bB]|[cC])`. V8 compiles alternatives in such groups as if they asked for the case as written once a process
 * has compiled much (seen in Node 24.21, and always with `--no-regexp-optimization`): what is found would hang on what
 * ran before.
 */
export const spellCase = (pattern: string): string => {
  const groups: boolean[] = [];
  return pattern.replace(PIECE, (piece) => {
    const blind = groups.at(-1) ?? false;
    if (piece.startsWith('(')) {
      const [, on = '', off = ''] = /^\(\?([a-z]*)-?([a-z]*):/.exec(piece) ?? [];
      groups.push(!off.includes('i') && (blind || on.includes('i')));
      return on === 'i' && off === '' ? '(?:' : piece;
    }
    if (piece === ')') groups.pop();
    return blind ? spelledPiece(piece) : piece;
  });
};
