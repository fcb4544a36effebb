/** Texts that are remembered at a time. */
const MOST = 4096;
/** Longer ones hardly come again. */
const LONGEST = 256;

/** A copy that does not hold the whole text of which a string is a piece. */
const copyOf = (text: string): string => Buffer.from(text, 'utf16le').toString('utf16le');

/** Remembers what a function says of short texts that come again and again, as labels do in lists and forms. */
export const remembering = <Answer>(
  tell: (text: string) => Answer,
  most: number = MOST,
): ((text: string) => Answer) => {
  const known = new Map<string, { readonly answer: Answer }>();
  return (text) => {
    if (text.length > LONGEST) return tell(text);
    const found = known.get(text);
    if (found) return found.answer;
    // The answer is made of the copy, too: what it keeps or remembers in its turn is no piece of the whole text either.
    const own = copyOf(text);
    const answer = tell(own);
    if (known.size >= most) known.clear();
    known.set(own, { answer });
    return answer;
  };
};
