/** A segment that is longer is given in pieces, so that a text without ends does not fill the memory. */
const LONGEST = 64 << 20;

/** Segments of a text that comes in pieces, cut at each sign of `ends`; empty ones are left out. */
export function* segmentsOf(pieces: Iterable<string>, ends: string | RegExp, longest = LONGEST): Iterable<string> {
  let held: string[] = [];
  let size = 0;
  const whole = (last: string): string => {
    const text = held.length === 0 ? last : held.join('') + last;
    held = [];
    size = 0;
    return text;
  };
  for (const piece of pieces) {
    const cut = piece.split(ends);
    const last = cut.pop() ?? '';
    for (const one of cut) {
      const text = whole(one);
      if (text !== '') yield text;
    }
    held.push(last);
    size += last.length;
    if (size >= longest) yield whole('');
  }
  const rest = whole('');
  if (rest !== '') yield rest;
}
