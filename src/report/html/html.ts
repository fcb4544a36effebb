/** HTML that is safe to stand in a page. Only this module makes it; a bare string is always escaped. */
export interface Html {
  readonly html: string;
}

type Part = Html | string | number | null | undefined | false | readonly Part[];

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Direction marks could turn a name around on the page; control characters have no glyph. */
export const escapeHtml = (text: string): string =>
  text
    .toWellFormed()
    .replace(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, (mark) =>
      mark === '\n' || mark === '\t' ? mark : '\ufffd',
    )
    .replace(/[&<>"']/g, (character) => ESCAPES[character] ?? character);

const render = (part: Part): string => {
  if (part === null || part === undefined || part === false) return '';
  if (Array.isArray(part)) return part.map(render).join('');
  if (typeof part === 'object' && 'html' in part) return part.html;
  return escapeHtml(String(part));
};

/** Tag for HTML: everything interpolated is escaped, unless it is `Html` itself. Attributes must stand in quotes. */
export const html = (strings: TemplateStringsArray, ...parts: readonly Part[]): Html => ({
  html: strings.map((text, n) => (n === 0 ? text : render(parts[n - 1]) + text)).join(''),
});

/** Text of our own (style sheet, drawn charts) that is HTML already. Never for evidence. */
export const trusted = (text: string): Html => ({ html: text });
