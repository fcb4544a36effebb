/** What is not shown: between such a tag and its end nothing is text. */
const HIDDEN = /^(script|style|template)$/;

/** A piece of a page: text, data that it does not show, or a tag with what stands in it. */
export type Token =
  | { readonly kind: 'text' | 'hidden'; readonly text: string }
  | { readonly kind: 'tag'; readonly name: string; readonly attributes: string };

const TAG = /^(\/?[A-Za-z][A-Za-z0-9]*)/;

/** The tag whose `<` stands at `open`, and the place behind it; null: it is a plain "less than". */
const tagAt = (html: string, open: number, end: number): Token | null => {
  const name = TAG.exec(html.slice(open + 1, Math.min(end, open + 40)))?.[1];
  if (name === undefined) return null;
  return { kind: 'tag', name: name.toLowerCase(), attributes: html.slice(open + 1 + name.length, end) };
};

/** Data and comments up to their end. */
const hidden = (html: string, from: number, to: number): Token => ({ kind: 'hidden', text: html.slice(from, to) });

const endOfHidden = (html: string, name: string, from: number): number => {
  const close = new RegExp(`</${name}`, 'gi');
  close.lastIndex = from;
  return close.exec(html)?.index ?? html.length;
};

/** What begins with the `<` at `open` and ends with the `>` at `end`, and where the next thing begins. */
const markupAt = (
  html: string,
  open: number,
  end: number,
): { readonly tokens: readonly Token[]; readonly next: number } => {
  if (html.startsWith('<!--', open)) {
    const close = html.indexOf('-->', open + 4);
    const to = close < 0 ? html.length : close;
    return { tokens: [hidden(html, open + 4, to)], next: Math.min(html.length, to + 3) };
  }
  if (/[!?]/.test(html[open + 1] ?? '')) return { tokens: [], next: end + 1 };
  const token = tagAt(html, open, end);
  if (token?.kind !== 'tag') return { tokens: [{ kind: 'text', text: '<' }], next: open + 1 };
  if (!HIDDEN.test(token.name)) return { tokens: [token], next: end + 1 };
  const to = endOfHidden(html, token.name, end + 1);
  return { tokens: token.name === 'style' ? [token] : [token, hidden(html, end + 1, to)], next: to };
};

/** Texts, tags, and what is not shown, in order; styles are left out. */
export function* tokensOf(html: string): Iterable<Token> {
  for (let at = 0; at < html.length; ) {
    const open = html.indexOf('<', at);
    const end = open < 0 ? -1 : html.indexOf('>', open);
    if (end < 0) {
      yield { kind: 'text', text: html.slice(at) };
      return;
    }
    if (open > at) yield { kind: 'text', text: html.slice(at, open) };
    const { tokens, next } = markupAt(html, open, end);
    yield* tokens;
    at = next;
  }
}
