/** A line that is longer is given in pieces, so that a text without line ends does not fill the memory. */
const LONGEST_LINE = 64 << 20;

/** Lines of a text that comes in pieces, cut at LF alone; a CR in front of it goes with it. */
export function* linesOf(pieces: Iterable<string>): Iterable<string> {
  let held: string[] = [];
  let size = 0;
  for (const piece of pieces) {
    const lines = piece.split('\n');
    const last = lines.pop() ?? '';
    for (const line of lines) {
      const whole = held.length === 0 ? line : held.join('') + line;
      held = [];
      size = 0;
      yield whole.endsWith('\r') ? whole.slice(0, -1) : whole;
    }
    held.push(last);
    size += last.length;
    if (size < LONGEST_LINE) continue;
    yield held.join('');
    held = [];
    size = 0;
  }
  const rest = held.join('');
  if (rest !== '') yield rest;
}
