import { RE2JS } from 're2js';

/** What finders ask of an expression: its form, and whether it matches at a place, with the end of the match behind it. */
export interface Expression {
  readonly source: string;
  readonly flags: string;
  lastIndex: number;
  test(text: string): boolean;
}

/** Values are shorter: signs of a text that a match may take. */
const LONGEST = 4096;

/**
 * An expression of a user, matched at `lastIndex` in linear time whatever it is. The engine of the language goes back
 * and tries again, which a repetition inside a repetition makes last for years on a text that was made for it.
 * `spelled` is the same in that engine's spelling: its form is looked at, it never runs.
 */
export const linearExpression = (pattern: string, spelled: string): Expression => {
  const compiled = RE2JS.compile(pattern);
  return {
    source: new RegExp(spelled, 'y').source,
    flags: 'y',
    lastIndex: 0,
    test(text) {
      const matcher = compiled.matcher(text.slice(this.lastIndex, this.lastIndex + LONGEST));
      const isFound = matcher.lookingAt();
      this.lastIndex = isFound ? this.lastIndex + matcher.end() : 0;
      return isFound;
    },
  };
};
