import type { FoundLabel } from '../page.ts';
import type { Span } from '../spans/span.ts';
import { DOT } from '../tokens/signs.ts';
import { GAP, KIND, type Tokens } from '../tokens/tokens.ts';

/** ".PP" at the start of a line of a manual's source: a command of its typesetter, and no passport. */
export const isMacro = ({ kind, hash, gap }: Tokens, { from, to }: FoundLabel): boolean => {
  const dot = from - 1;
  if (to !== from + 1 || kind[from] !== KIND.upper || gap[from] !== GAP.none || hash[dot] !== DOT) return false;
  return kind[dot] === KIND.mark && (dot === 0 || (gap[dot] ?? 0) >= GAP.newline);
};

const CALLED = /^\(\s?(?:['"$&*)@]|[\w.]{1,40}\()/;

/** "$user = get_userdata( $id );": what is called, and no login ("user root(uid=0)" is one). */
export const isCall = (text: string, { element, end }: Span): boolean =>
  element === 'username' && CALLED.test(text.slice(end, end + 44));
